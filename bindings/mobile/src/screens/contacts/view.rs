//! The small pages about one contact, as they are shown.

use alongside_core::checkin::position::ToldPrecision;
use alongside_core::checkin::said::row_message;
use alongside_core::checkin::telling::{Telling, telling};
use alongside_core::contacts::{Contact, asking};
use alongside_core::ids::RecordId;
use alongside_core::say::not_sent;
use alongside_core::vocabulary::Term;
use alongside_core::{Result, limits};

use super::action::{ContactAction, ContactAnswer, TellWhen, TypedPlace, does};
use super::remove::{Standing, standing};
use super::state::{ContactPage, SentTest, Testing, Went};
use super::{list, page_view, test};
use crate::screens::checkin::TEXTS;
use crate::screens::sight::Sight;
use crate::screens::{
    Action, ActionView, ChoiceView, Field, FieldView, QuestionView, Screen, Weight, watching,
};

pub(crate) fn view(page: &ContactPage, sight: &Sight<'_>) -> Result<Screen> {
    match page {
        ContactPage::List => list::list(sight),
        ContactPage::Contact { contact } => page_view::contact(*contact, sight),
        ContactPage::Name => Ok(name(sight)),
        ContactPage::Address { contact } => address(*contact, sight),
        ContactPage::Consent { contact } => consent(*contact, sight),
        ContactPage::Place { contact } => place(*contact, sight),
        ContactPage::Way { contact, channel, to } => way(*contact, channel, to, sight),
        ContactPage::Tells { contact } => tells(*contact, sight),
        ContactPage::MyName { contact } => my_name(*contact, sight),
        ContactPage::Test(testing) => trial(testing, sight),
        ContactPage::Remove { contact, word } => remove(*contact, *word, sight),
    }
}

/// A small page that asks one thing.
fn asks(title: String, sight: &Sight<'_>) -> QuestionView {
    QuestionView {
        title,
        paragraphs: Vec::new(),
        choices: Vec::new(),
        several: false,
        field: None,
        problem: None,
        actions: vec![sight.quiet(Action::Back, "screen-not-now")],
    }
}

fn field(field: Field, id: &str, sight: &Sight<'_>) -> FieldView {
    let view = sight.field(field, id, limits::SHORT_TEXT_MAX_CHARS, 1);
    FieldView { problem: sight.problem(), ..view }
}

/// Who it is, and what it means to add somebody: said before anything is kept.
fn name(sight: &Sight<'_>) -> Screen {
    let mut view = asks(sight.text("contact-add-title"), sight);
    view.paragraphs.push(sight.text("contacts-first"));
    view.field = Some(field(Field::ContactName, "contact-name", sight));
    let is_empty = sight.typed(Field::ContactName).trim().is_empty();
    view.actions.push(sight.main(does(ContactAction::Next), "contact-next").enabled(!is_empty));
    Screen::Question { view }
}

fn address(known: Option<RecordId>, sight: &Sight<'_>) -> Result<Screen> {
    let name = match known {
        Some(id) => sight.open()?.read::<Contact>(id)?.name.unwrap_or_default(),
        None => sight.typed(Field::ContactName).trim().to_owned(),
    };
    let mut view = asks(sight.with("contact-reach", &[("name", (&name).into())]), sight);
    view.field = Some(field(Field::ContactAddress, "contact-address", sight));
    let is_empty = sight.typed(Field::ContactAddress).trim().is_empty();
    view.actions.push(sight.main(does(ContactAction::Save), "contact-save").enabled(!is_empty));
    Ok(Screen::Question { view })
}

/// Whether a contact has agreed: nothing is sent to anybody who has not.
fn consent(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let contact: Contact = sight.open()?.read(id)?;
    let name = contact.name.clone().unwrap_or_default();
    let consent = contact.consent.as_ref().map(Term::as_str);
    let choice = |answer, id: &str, term: &str| ChoiceView {
        label: sight.text(id),
        chosen: consent == Some(term),
        action: does(ContactAction::Answered { answer }),
    };
    let mut view = asks(sight.with("contact-agreed", &[("name", (&name).into())]), sight);
    view.paragraphs = vec![sight.text("contact-ask-first"), asking(sight.words(), &contact)];
    view.choices = vec![
        choice(ContactAnswer::Agreed, "contact-yes", "agreed"),
        choice(ContactAnswer::Asked, "contact-asked", "asked"),
        choice(ContactAnswer::Declined, "contact-no", "declined"),
    ];
    view.problem = sight.problem();
    view.actions = vec![sight.quiet(does(ContactAction::Ask), "contact-send-words")];
    if contact.has_agreed() {
        let label = sight.with("contact-test", &[("name", (&name).into())]);
        view.actions.push(ActionView::quiet(does(ContactAction::Test { contact: id.to_string() }), label));
        view.actions.push(watching::pair_offer(id, &contact, sight));
    }
    view.actions.push(sight.quiet(Action::Back, "contact-not-yet"));
    Ok(Screen::Question { view })
}

/// How exactly a contact is told where she is.
fn told(contact: &Contact) -> ToldPrecision {
    let term = contact.precision.as_ref();
    term.and_then(|term| ToldPrecision::from_id(term.as_str())).unwrap_or_default()
}

fn place(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let contact: Contact = sight.open()?.read(id)?;
    let name = contact.name.clone().unwrap_or_default();
    let choice = |place, precision: ToldPrecision| ChoiceView {
        label: sight.text(&format!("told-precision-{}", precision.as_str())),
        chosen: told(&contact) == precision,
        action: does(ContactAction::ToldPlace { place }),
    };
    let mut view = asks(sight.with("contact-told-place", &[("name", (&name).into())]), sight);
    view.choices = vec![
        choice(TypedPlace::Nothing, ToldPrecision::Nothing),
        choice(TypedPlace::TenKm, ToldPrecision::TenKm),
        choice(TypedPlace::OneKm, ToldPrecision::OneKm),
        choice(TypedPlace::Exact, ToldPrecision::Exact),
    ];
    view.problem = sight.problem();
    // What was chosen before stays where this is skipped.
    let kept = match told(&contact) {
        ToldPrecision::Nothing => TypedPlace::Nothing,
        ToldPrecision::TenKm => TypedPlace::TenKm,
        ToldPrecision::OneKm => TypedPlace::OneKm,
        ToldPrecision::Exact => TypedPlace::Exact,
    };
    view.actions = vec![sight.quiet(does(ContactAction::ToldPlace { place: kept }), "screen-skip")];
    Ok(Screen::Question { view })
}

fn way(id: RecordId, channel: &str, to: &str, sight: &Sight<'_>) -> Result<Screen> {
    let contact: Contact = sight.open()?.read(id)?;
    let mut view = asks(to.to_owned(), sight);
    let way = contact.ways.iter().find(|way| way.channel.as_str() == channel && way.to == to);
    let tested = way.and_then(|way| way.tested.as_ref()).map(|at| sight.say.recorded(at));
    view.paragraphs.push(match tested {
        Some(when) => sight.with("contact-way-tested", &[("when", (&when).into())]),
        None => sight.text("contacts-not-tested"),
    });
    if channel != TEXTS {
        view.paragraphs.push(sight.text("contact-way-not-from-here"));
    }
    view.problem = sight.problem();
    let drop = ActionView::new(does(ContactAction::DropWay), sight.text("contact-way-drop"), Weight::Danger);
    view.actions.push(drop.after(vec![sight.text("contact-way-drop-risk")]));
    Ok(Screen::Question { view })
}

fn tells(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let contact: Contact = sight.open()?.read(id)?;
    let name = contact.name.clone().unwrap_or_default();
    let choice = |when, id: &str, chosen| ChoiceView {
        label: sight.text(id),
        chosen,
        action: does(ContactAction::Tell { when }),
    };
    let mut view = asks(sight.text("contact-tells"), sight);
    view.paragraphs.push(sight.with("contact-tells-what", &[("name", (&name).into())]));
    view.choices = vec![
        choice(TellWhen::Start, "contacts-tell-start", contact.tell_at_start),
        choice(TellWhen::Late, "contacts-tell-late", contact.tell_when_late),
        choice(TellWhen::Arrival, "contacts-tell-arrival", contact.tell_on_arrival),
    ];
    view.several = true;
    view.problem = sight.problem();
    view.actions = vec![sight.main(does(ContactAction::Done), "contact-done")];
    Ok(Screen::Question { view })
}

fn my_name(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let name = sight.open()?.read::<Contact>(id)?.name.unwrap_or_default();
    let mut view = asks(sight.text("contact-my-name"), sight);
    view.paragraphs.push(sight.with("contact-my-name-what", &[("name", (&name).into())]));
    view.field = Some(FieldView {
        limit_chars: u32::try_from(limits::CALLED_GSM7_MAX_UNITS).unwrap_or(u32::MAX),
        ..field(Field::MyName, "contact-my-name-field", sight)
    });
    view.actions.push(sight.main(does(ContactAction::SaveMyName), "contact-save"));
    Ok(Screen::Question { view })
}

/// What will go, then what became of it.
fn trial(testing: &Testing, sight: &Sight<'_>) -> Result<Screen> {
    let contact: Contact = sight.open()?.read(testing.contact)?;
    let name = contact.name.clone().unwrap_or_default();
    let mut view = asks(sight.with("contact-test", &[("name", (&name).into())]), sight);
    view.problem = sight.problem();
    if let Some(sent) = &testing.sent {
        view.paragraphs = became(sent, &name, sight);
        view.actions = vec![sight.main(does(ContactAction::Done), "contact-done")];
        return Ok(Screen::Question { view });
    }
    let text = sight.text(test::SAYS);
    let called = contact.calls_me.as_deref();
    let message =
        Telling { text: &text, called, position: None, precision: ToldPrecision::Nothing, test: true };
    view.paragraphs = vec![
        sight.with("contact-test-goes", &[("name", (&name).into())]),
        telling(sight.words(), &message, &sight.reading),
    ];
    let texts = contact.ways.iter().any(|way| way.channel.as_str() == TEXTS);
    if !texts {
        view.paragraphs.push(sight.text("contact-test-not-from-here"));
        let action = does(ContactAction::AddWay { contact: testing.contact.to_string() });
        view.actions.push(sight.quiet(action, "contact-add-way"));
    }
    let send = sight.main(does(ContactAction::SendTest), "contact-test-send");
    let send = if texts { send.after(vec![sight.text("contact-test-risk")]) } else { send };
    view.actions.push(send.enabled(contact.has_agreed()));
    if !contact.has_agreed() {
        view.paragraphs.push(sight.text("contact-needs-yes"));
    }
    Ok(Screen::Question { view })
}

/// How far a test has come, a line for each way.
fn became(sent: &SentTest, name: &str, sight: &Sight<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for Went { channel, state, last } in &sent.went {
        let way = match channel {
            Some(channel) => sight.say.channel(channel),
            None => sight.text("checkin-said-way-by-hand"),
        };
        let came = match last {
            Some(failure) if !state.is_final() => sight.text(&not_sent(*failure)),
            _ => sight.text(&row_message(*state)),
        };
        let told = [("way", (&way).into()), ("came", (&came).into())];
        lines.push(sight.with("contact-test-went", &told));
    }
    lines.push(sight.with("contact-test-ask", &[("name", name.into())]));
    if sent.dated {
        let days = i64::from(limits::TEST_GOOD_FOR_DAYS);
        lines.push(sight.with("contact-test-counts", &[("count", days.into())]));
    }
    lines
}

/// What goes and what stays, before it is done.
fn remove(id: RecordId, word: bool, sight: &Sight<'_>) -> Result<Screen> {
    let contact: Contact = sight.open()?.read(id)?;
    let name = contact.name.clone().unwrap_or_default();
    let told = [("name", (&name).into())];
    let stands = standing(sight.known.running(), id);
    let mut view = asks(sight.with("contact-remove-title", &told), sight);
    view.paragraphs.push(sight.with("contact-remove-what", &told));
    match stands {
        Standing::Outside => {}
        Standing::InIt { holds_plan, .. } => {
            view.paragraphs.push(sight.with("contact-remove-pin", &told));
            if holds_plan {
                view.paragraphs.push(sight.with("contact-remove-word", &told));
                let choice = |wanted: bool, id: &str| ChoiceView {
                    label: sight.text(id),
                    chosen: word == wanted,
                    action: does(ContactAction::LastWord { word: wanted }),
                };
                view.choices = vec![choice(true, "contact-word-yes"), choice(false, "contact-word-no")];
            }
        }
        Standing::Alone => view.paragraphs.push(sight.with("contact-remove-alone", &told)),
        Standing::InTest => view.paragraphs.push(sight.with("contact-remove-test", &told)),
    }
    if sight.known.unreadable {
        view.paragraphs.push(sight.with("contact-remove-cant-look", &told));
    }
    view.problem = sight.problem();
    let remove =
        ActionView::new(does(ContactAction::Remove), sight.with("contact-remove-do", &told), Weight::Danger);
    let risks = vec![sight.text("contact-remove-risk")];
    view.actions.push(remove.after(risks).enabled(stands != Standing::Alone));
    Ok(Screen::Question { view })
}
