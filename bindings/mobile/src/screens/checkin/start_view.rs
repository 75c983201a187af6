//! The pages before a check-in, as they are shown.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::machine::Fallback;
use alongside_core::checkin::readiness::{self, Facts};
use alongside_core::checkin::said::{PIN_EXPLAINED, duress_explained, level_message};
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::{Result, limits};

use super::action::{CheckInAction, UntilChoice, does};
use super::ready::{ONLY_REMINDS, facts, missing};
use super::start::{GRACE_S, agreed, duration_s};
use super::state::{NewPin, Starting, Telling};
use super::view::PinView;
use crate::screens::contacts::{self, ContactAction};
use crate::screens::sight::{Sight, problem};
use crate::screens::watching;
use crate::screens::{
    Action, ActionView, ChoiceView, Field, FieldView, Problem, QuestionView, ReadingView, RowView, Screen,
};

/// A page of choices and fields: what is to be started, or one message without a time. What does not belong to it is
/// empty.
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
    /// What else can be chosen; several may be.
    pub more: Vec<ChoiceView>,
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
    let facts = facts(starting.pins_set, &chosen, None, sight);
    let mut quiet = vec![
        sight.quiet(contacts::does(ContactAction::Add), "contact-add"),
        sight.quiet(contacts::does(ContactAction::Open), "contact-list-title"),
        sight.quiet(does(CheckInAction::Ready), "ready-title"),
        sight.quiet(does(CheckInAction::Pins), "checkin-screen-pins"),
        sight.quiet(does(CheckInAction::History), "checkins-title"),
    ];
    for (id, contact) in chosen.iter().filter(|(_, contact)| contact.paired_at.is_none()) {
        quiet.push(watching::pair_offer(*id, contact, sight));
    }
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
        more: more(starting, &chosen, sight),
        happens_label: sight.text("checkin-screen-happens"),
        happens: {
            let mut happens = happens(duration.as_ref().ok().copied(), &chosen, &facts, sight);
            if starting.follow && !sight.facts.ios {
                let may = sight.facts.may_locate;
                happens.push(sight.text(if may {
                    "checkin-screen-follow-happens"
                } else {
                    "checkin-screen-follow-not"
                }));
            }
            happens
        },
        missing_label: sight.text("checkin-screen-missing"),
        missing: missing(&facts, &chosen, true, sight),
        problem: sight.problem(),
        quiet,
        main: sight
            .main(does(CheckInAction::Start), "checkin-screen-start")
            .enabled(duration.is_ok() && !chosen.is_empty()),
    };
    Ok(Screen::CheckInForm { view })
}

/// Only a paired phone can be sent a place that nobody reads on the way.
fn more(starting: &Starting, chosen: &[(RecordId, Contact)], sight: &Sight<'_>) -> Vec<ChoiceView> {
    let mut more = Vec::new();
    // On an iPhone nothing would send it.
    if sight.facts.ios {
        return more;
    }
    if starting.follow
        || chosen.iter().any(|(_, contact)| contact.paired_at.is_some() && !contact.is_told_no_place())
    {
        let label = sight.text("checkin-screen-follow");
        more.push(ChoiceView { label, chosen: starting.follow, action: does(CheckInAction::Follow) });
    }
    more
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
                action: contacts::does(ContactAction::Consent { contact: of }),
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
        if !names.is_empty() && !sight.facts.ios {
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
        0 | 1 if sight.facts.ios => sight.text(ONLY_REMINDS),
        0 => sight.text("checkin-screen-happens-untried"),
        level => sight.text(level_message(level)),
    });
    lines
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
        more: Vec::new(),
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
