//! The pages before a check-in, as they are shown.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::machine::Fallback;
use alongside_core::checkin::position::ToldPrecision;
use alongside_core::checkin::readiness::{self, Answer, ContactFacts, Facts, ItemId, State};
use alongside_core::checkin::said::{PIN_EXPLAINED, duress_explained, level_message};
use alongside_core::contacts::{Contact, asking};
use alongside_core::ids::RecordId;
use alongside_core::{Result, limits};

use super::action::{CheckInAction, ContactAnswer, TypedPlace, UntilChoice, does};
use super::outside::TEXTS;
use super::start::{GRACE_S, agreed, duration_s, told};
use super::state::{NewPin, Starting, Telling};
use super::view::PinView;
use crate::screens::sight::{Sight, problem};
use crate::screens::watching;
use crate::screens::{
    Action, ActionView, ChoiceView, Field, FieldView, Permission, Problem, QuestionView, ReadingView,
    RowView, Screen,
};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// A page of choices and fields: what is to be started, one message without a time, somebody to tell. What does not
/// belong to it is empty.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct CheckInFormView {
    /// Its title.
    pub title: String,
    /// What stands above the times to choose from.
    pub until_label: String,
    /// Until when; empty where there is no time.
    pub until: Vec<ChoiceView>,
    /// The time as typed, where that is chosen.
    pub until_field: Option<FieldView>,
    /// What stands above the contacts.
    pub who_label: String,
    /// Who.
    pub who: Vec<ChoiceView>,
    /// What can be typed besides.
    pub fields: Vec<FieldView>,
    /// What stands above what will happen.
    pub happens_label: String,
    /// What will happen, a line each.
    pub happens: Vec<String>,
    /// What stands above what is missing.
    pub missing_label: String,
    /// What is missing, each with its one step.
    pub missing: Vec<RowView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What else can be done.
    pub quiet: Vec<ActionView>,
    /// Starts or sends.
    pub main: ActionView,
}

pub(super) fn start(starting: &Starting, sight: &Sight<'_>) -> Result<Screen> {
    let record = sight.open()?;
    let chosen: Vec<(RecordId, Contact)> =
        agreed(record)?.into_iter().filter(|(id, _)| starting.who.contains(id)).collect();
    let until = |choice, id: &str| ChoiceView {
        label: sight.text(id),
        chosen: starting.until == choice,
        action: does(CheckInAction::Until { choice }),
    };
    let duration = duration_s(starting.until, sight.typed(Field::Until), &sight.reading);
    let until_field = (starting.until == UntilChoice::Typed).then(|| {
        let field = sight.field(Field::Until, "checkin-screen-until-field", limits::SHORT_TEXT_MAX_CHARS, 1);
        let wrong = duration.as_ref().err().filter(|_| !sight.typed(Field::Until).trim().is_empty());
        FieldView { problem: wrong.map(|error| problem(sight.words(), error)), ..field }
    });
    let facts = facts(starting.pins_set, &chosen, sight);
    let unpaired = chosen.iter().filter(|(_, contact)| contact.paired_at.is_none());
    let view = CheckInFormView {
        title: sight.text("checkin-screen-title"),
        until_label: sight.text("checkin-screen-until"),
        until: vec![
            until(UntilChoice::HalfHour, "checkin-screen-until-half-hour"),
            until(UntilChoice::Hour, "checkin-screen-until-hour"),
            until(UntilChoice::TwoHours, "checkin-screen-until-two-hours"),
            until(UntilChoice::Typed, "checkin-screen-until-typed"),
        ],
        until_field,
        who_label: sight.text("checkin-screen-who"),
        who: who(&starting.who, sight)?,
        fields: vec![
            sight.field(Field::Place, "checkin-screen-place", limits::SHORT_TEXT_MAX_CHARS, 1),
            sight.field(Field::Note, "checkin-screen-note", limits::SHORT_TEXT_MAX_CHARS, 2),
        ],
        happens_label: sight.text("checkin-screen-happens"),
        happens: happens(duration.as_ref().ok().copied(), &chosen, &facts, sight),
        missing_label: sight.text("checkin-screen-missing"),
        missing: missing(&facts, &chosen, sight),
        problem: sight.problem(),
        quiet: [
            sight.quiet(does(CheckInAction::AddContact), "checkin-screen-add"),
            sight.quiet(does(CheckInAction::Pins), "checkin-screen-pins"),
        ]
        .into_iter()
        .chain(unpaired.map(|(id, contact)| watching::pair_offer(*id, contact, sight)))
        .collect(),
        main: sight
            .main(does(CheckInAction::Start), "checkin-screen-start")
            .enabled(duration.is_ok() && !chosen.is_empty()),
    };
    Ok(Screen::CheckInForm { view })
}

/// Every contact: those who agreed can be ticked, the others lead to the page on which that is asked.
fn who(ticked: &[RecordId], sight: &Sight<'_>) -> Result<Vec<ChoiceView>> {
    let contacts = sight.open()?.contacts()?.into_iter();
    Ok(contacts
        .map(|(id, contact)| {
            let name = contact.name.clone().unwrap_or_default();
            let of = id.to_string();
            if contact.has_agreed() {
                let action = does(CheckInAction::Who { contact: of });
                return ChoiceView { label: name, chosen: ticked.contains(&id), action };
            }
            let consent = sight.say.consent(&contact);
            let arguments = [("name", (&name).into()), ("consent", (&consent).into())];
            ChoiceView {
                label: sight.with("checkin-screen-who-not-yet", &arguments),
                chosen: false,
                action: does(CheckInAction::Contact { contact: of }),
            }
        })
        .collect())
}

/// Until when, who is told, and what it rests on: never more than was proved.
fn happens(
    duration_s: Option<i64>,
    chosen: &[(RecordId, Contact)],
    facts: &Facts,
    sight: &Sight<'_>,
) -> Vec<String> {
    let mut lines = Vec::new();
    let names: Vec<&str> = chosen.iter().filter_map(|(_, contact)| contact.name.as_deref()).collect();
    if let Some(duration_s) = duration_s {
        let at = |seconds: i64| {
            let ahead = seconds.saturating_mul(1000);
            sight.say.instant(sight.reading.wall_ms.saturating_add(ahead))
        };
        let due = at(duration_s);
        lines.push(sight.with("checkin-screen-happens-due", &[("due", (&due).into())]));
        if !names.is_empty() {
            let (deadline, who) = (at(duration_s.saturating_add(GRACE_S.into())), names.join(", "));
            lines.push(sight.with(
                "checkin-screen-happens-told",
                &[("deadline", (&deadline).into()), ("who", (&who).into())],
            ));
        }
    }
    if names.is_empty() {
        lines.push(sight.text("checkin-screen-happens-nobody"));
        return lines;
    }
    lines.push(match readiness::look(facts).level {
        0 => sight.text("checkin-screen-happens-untried"),
        level => sight.text(level_message(level)),
    });
    lines
}

/// What this phone and the contacts have. Nobody asks the phone whether it is connected: the ways are tried.
fn facts(pins_set: bool, chosen: &[(RecordId, Contact)], sight: &Sight<'_>) -> Facts {
    let phone = sight.facts;
    let by_text = |contact: &Contact| contact.ways.iter().any(|way| way.channel.as_str() == TEXTS);
    let needed = |there: bool, needed: bool| {
        if needed { Answer::from(Some(there)) } else { Answer::DoesNotApply }
    };
    let days = |at_ms: i64| {
        let days = sight.reading.wall_ms.saturating_sub(at_ms).max(0) / DAY_MS;
        u32::try_from(days).unwrap_or(u32::MAX)
    };
    Facts {
        runner_running: Answer::DoesNotApply,
        notifications: Answer::from(Some(phone.may_notify)),
        network: Answer::NotKnown,
        exact_alarms: Answer::from(Some(phone.exact_alarms)),
        battery_unrestricted: Answer::from(Some(phone.unrestricted_battery)),
        location: needed(
            phone.may_locate,
            chosen.iter().any(|(_, contact)| told(contact) != ToldPrecision::Nothing),
        ),
        sms_permission: needed(
            phone.may_text && phone.has_sim,
            chosen.iter().any(|(_, contact)| by_text(contact)),
        ),
        sim_pin: Answer::NotKnown,
        pins_set,
        contacts: chosen
            .iter()
            .map(|(_, contact)| ContactFacts {
                consent: contact.has_agreed(),
                ways: contact
                    .ways
                    .iter()
                    .map(|way| readiness::Way {
                        channel: way.channel.as_str().to_owned(),
                        automatic: way.channel.as_str() == TEXTS,
                        proved: way.tested.is_some(),
                    })
                    .collect(),
                last_test_days: contact.tested_at.as_ref().map(|at| days(at.unix_ms)),
                paired: contact.paired_at.is_some(),
                // No plan is held of what has not begun.
                acked: false,
            })
            .collect(),
    }
}

/// What is missing, each with its one step. That no PIN is set is asked when it starts, and an app that nobody has is no
/// gap.
fn missing(facts: &Facts, chosen: &[(RecordId, Contact)], sight: &Sight<'_>) -> Vec<RowView> {
    let looked = readiness::look(facts).items.into_iter();
    let rows = looked.filter(|item| item.state == State::Missing).filter_map(|item| {
        let contact = item.contact.and_then(|at| chosen.get(at));
        let permit = |permission| Some(does(CheckInAction::Permit { permission }));
        let action = match item.id {
            ItemId::Notifications => permit(Permission::Notify),
            ItemId::ExactAlarms => permit(Permission::ExactAlarms),
            ItemId::Location => permit(Permission::Locate),
            ItemId::Sms => permit(Permission::Text),
            ItemId::Battery => permit(Permission::Battery),
            ItemId::Way | ItemId::Tested => {
                contact.map(|(id, _)| does(CheckInAction::Contact { contact: id.to_string() }))
            }
            _ => None,
        }?;
        let title = sight.text(item.id.message());
        let detail = sight.words().attribute(item.id.message(), "step", &[]);
        let name = contact.and_then(|(_, contact)| contact.name.clone());
        let spoken = [name.as_deref(), Some(title.as_str()), Some(detail.as_str())];
        let spoken = spoken.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Some(RowView { title, detail: Some(detail), edge: name, spoken, action })
    });
    rows.collect()
}

/// Nobody to tell yet, or one more: what that means, then name and address.
pub(super) fn add_contact(sight: &Sight<'_>) -> Screen {
    let field = |field, id: &str| sight.field(field, id, limits::SHORT_TEXT_MAX_CHARS, 1);
    let empty = |id: Field| sight.typed(id).trim().is_empty();
    let view = CheckInFormView {
        title: sight.text("checkin-screen-contacts"),
        until_label: String::new(),
        until: Vec::new(),
        until_field: None,
        who_label: String::new(),
        who: Vec::new(),
        fields: vec![
            field(Field::ContactName, "checkin-screen-contact-name"),
            field(Field::ContactAddress, "checkin-screen-contact-address"),
        ],
        happens_label: String::new(),
        happens: vec![sight.text("contacts-first")],
        missing_label: String::new(),
        missing: Vec::new(),
        problem: sight.problem(),
        quiet: vec![sight.quiet(Action::Back, "screen-not-now")],
        main: sight
            .main(does(CheckInAction::SaveContact), "checkin-screen-contact-save")
            .enabled(!empty(Field::ContactName) && !empty(Field::ContactAddress)),
    };
    Screen::CheckInForm { view }
}

/// Whether a contact has agreed: nothing is sent to anybody who has not.
pub(super) fn consent(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let contact: Contact = sight.open()?.read(id)?;
    let name = contact.name.clone().unwrap_or_default();
    let choice = |answer, id: &str, chosen| ChoiceView {
        label: sight.text(id),
        chosen,
        action: does(CheckInAction::Answered { answer }),
    };
    let consent = contact.consent.as_ref().map(alongside_core::vocabulary::Term::as_str);
    let test = ActionView::quiet(
        does(CheckInAction::TestContact),
        sight.with("checkin-screen-contact-test", &[("name", (&name).into())]),
    );
    let mut actions = vec![sight.quiet(does(CheckInAction::AskContact), "checkin-screen-contact-send")];
    if contact.has_agreed() {
        actions.push(test);
        actions.push(watching::pair_offer(id, &contact, sight));
    }
    actions.push(sight.quiet(Action::Back, "checkin-screen-contact-later"));
    let view = QuestionView {
        title: sight.with("checkin-screen-contact-ask", &[("name", (&name).into())]),
        paragraphs: vec![sight.text("checkin-screen-contact-ask-first"), asking(sight.words(), &contact)],
        choices: vec![
            choice(ContactAnswer::Agreed, "checkin-screen-contact-yes", consent == Some("agreed")),
            choice(ContactAnswer::Asked, "checkin-screen-contact-asked", consent == Some("asked")),
            choice(ContactAnswer::Declined, "checkin-screen-contact-no", consent == Some("declined")),
        ],
        several: false,
        field: None,
        problem: sight.problem(),
        actions,
    };
    Ok(Screen::Question { view })
}

pub(super) fn place(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let contact: Contact = sight.open()?.read(id)?;
    let name = contact.name.clone().unwrap_or_default();
    let choice = |place, precision: ToldPrecision| ChoiceView {
        label: sight.text(&format!("told-precision-{}", precision.as_str())),
        chosen: told(&contact) == precision,
        action: does(CheckInAction::ToldPlace { place }),
    };
    let view = QuestionView {
        title: sight.with("checkin-screen-contact-place", &[("name", (&name).into())]),
        paragraphs: Vec::new(),
        choices: vec![
            choice(TypedPlace::Nothing, ToldPrecision::Nothing),
            choice(TypedPlace::TenKm, ToldPrecision::TenKm),
            choice(TypedPlace::OneKm, ToldPrecision::OneKm),
            choice(TypedPlace::Exact, ToldPrecision::Exact),
        ],
        several: false,
        field: None,
        problem: sight.problem(),
        actions: vec![
            sight.quiet(does(CheckInAction::ToldPlace { place: TypedPlace::Nothing }), "screen-skip"),
        ],
    };
    Ok(Screen::Question { view })
}

pub(super) fn pins(sight: &Sight<'_>) -> Result<Screen> {
    sight.open()?;
    let view = ReadingView {
        title: sight.text("checkin-screen-pins"),
        paragraphs: PIN_EXPLAINED.iter().map(|id| sight.text(id)).collect(),
        actions: vec![
            sight.quiet(does(CheckInAction::SecondPin), "checkin-screen-pin-second"),
            sight.main(does(CheckInAction::ChangePin), "checkin-screen-pin-change"),
        ],
    };
    Ok(Screen::Reading { view })
}

/// What the second PIN does and does not. Where nobody can be told silently, she chooses what happens then.
pub(super) fn second_pin(silent_way: bool, fallback: Fallback, sight: &Sight<'_>) -> Screen {
    let choice = |text: bool, id: &str| ChoiceView {
        label: sight.text(id),
        chosen: (fallback == Fallback::Text) == text,
        action: does(CheckInAction::Fallback { text }),
    };
    let view = QuestionView {
        title: sight.text("checkin-screen-pin-second"),
        paragraphs: duress_explained(silent_way).iter().map(|id| sight.text(id)).collect(),
        choices: vec![
            choice(true, "checkin-screen-pin-second-text"),
            choice(false, "checkin-screen-pin-second-nobody"),
        ],
        several: false,
        field: None,
        problem: sight.problem(),
        actions: vec![
            sight.quiet(Action::Back, "screen-not-now"),
            sight.main(does(CheckInAction::ChangeBoth), "checkin-screen-pin-second-go-on"),
        ],
    };
    Screen::Question { view }
}

/// A PIN is chosen, then typed once more.
pub(super) fn new_pin(new: &NewPin, sight: &Sight<'_>) -> Screen {
    let (second, again) = (!new.chosen.is_empty(), new.once.is_some());
    let title = match (second, again) {
        (false, false) => "checkin-screen-pin-new",
        (false, true) => "checkin-screen-pin-again",
        (true, false) => "checkin-screen-pin-second-new",
        (true, true) => "checkin-screen-pin-second-again",
    };
    let mut paragraphs = Vec::new();
    if new.differed {
        paragraphs.push(sight.text("checkin-screen-pin-differ"));
    }
    if !second && !again {
        paragraphs.extend(PIN_EXPLAINED.iter().map(|id| sight.text(id)));
    }
    let mut field = sight.secret_field(Field::Pin, title, limits::PASSCODE_MAX_BYTES);
    field.problem = sight.problem();
    let view = PinView {
        title: sight.text(title),
        paragraphs,
        field,
        enter: sight.main(does(CheckInAction::NewPin), "checkin-screen-pin-next"),
    };
    Screen::Pin { view }
}

/// One message without a time.
pub(super) fn tell(telling: &Telling, sight: &Sight<'_>) -> Result<Screen> {
    let place = match &telling.position {
        Some(position) => {
            let when = sight.say.instant(position.taken_at().saturating_mul(1000));
            sight.with(
                "checkin-screen-tell-place",
                &[("metres", position.accuracy_m().into()), ("when", (&when).into())],
            )
        }
        None => sight.text("checkin-screen-tell-no-place"),
    };
    let view = CheckInFormView {
        title: sight.text("checkin-screen-tell"),
        until_label: String::new(),
        until: Vec::new(),
        until_field: None,
        who_label: sight.text("checkin-screen-who"),
        who: who(&telling.who, sight)?,
        fields: vec![sight.field(Field::Tell, "checkin-screen-tell-text", limits::TELL_MAX_CHARS, 3)],
        happens_label: String::new(),
        happens: vec![place],
        missing_label: String::new(),
        missing: Vec::new(),
        problem: sight.problem(),
        quiet: vec![sight.quiet(Action::Back, "screen-not-now")],
        main: sight
            .main(does(CheckInAction::SendTell), "checkin-screen-tell-send")
            .enabled(!telling.who.is_empty() && !sight.typed(Field::Tell).trim().is_empty()),
    };
    Ok(Screen::CheckInForm { view })
}
