//! Which message of the catalogue says what about a check-in.

use super::channel::{MessageKind, SendFailure};
use super::machine::{CheckIn, Content, Ending, Mode, Phase, Row, RowState, State, TextKind};
use super::{readiness, texts};
use crate::time::Reading;

/// How a check-in stands, as a person reads it. One that was ended under pressure reads like any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stands {
    /// There is none.
    None,
    /// It is being filled in.
    Draft,
    /// Its channels are being proved.
    Arming,
    /// Armed, before the first reminder.
    Running,
    /// Armed, the first reminder is out.
    Reminding,
    /// Armed and due.
    Grace,
    /// Contacts are being told.
    Firing,
    /// Closed in time.
    Safe,
    /// Called off.
    Cancelled,
    /// Closed after contacts were told.
    SafeAfterAlert,
    /// Fired and never answered.
    Abandoned,
    /// Its file can't be read.
    Damaged,
}

impl Stands {
    /// All of them.
    pub const ALL: &[Stands] = &[
        Stands::None,
        Stands::Draft,
        Stands::Arming,
        Stands::Running,
        Stands::Reminding,
        Stands::Grace,
        Stands::Firing,
        Stands::Safe,
        Stands::Cancelled,
        Stands::SafeAfterAlert,
        Stands::Abandoned,
        Stands::Damaged,
    ];

    /// Its message.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Stands::None => "checkin-state-none",
            Stands::Draft => "checkin-state-draft",
            Stands::Arming => "checkin-state-arming",
            Stands::Running => "checkin-state-running",
            Stands::Reminding => "checkin-state-reminding",
            Stands::Grace => "checkin-state-grace",
            Stands::Firing => "checkin-state-firing",
            Stands::Safe => "checkin-state-safe",
            Stands::Cancelled => "checkin-state-cancelled",
            Stands::SafeAfterAlert => "checkin-state-safe-after-alert",
            Stands::Abandoned => "checkin-state-abandoned",
            Stands::Damaged => "checkin-state-damaged",
        }
    }
}

/// How a check-in stands. One that was ended under pressure reads like any other.
#[must_use]
pub fn stands(check_in: &CheckIn, reading: &Reading) -> Stands {
    match (check_in.state, check_in.phase(check_in.anchor.estimate(reading))) {
        (State::Closed(Ending::Safe | Ending::Told), _) => Stands::Safe,
        (State::Closed(Ending::Cancelled), _) => Stands::Cancelled,
        (State::Closed(Ending::SafeAfterAlert), _) => Stands::SafeAfterAlert,
        (State::Closed(Ending::Abandoned), _) => Stands::Abandoned,
        (State::Firing, _) => Stands::Firing,
        (State::Arming | State::Armed, Phase::Grace | Phase::Asking) => Stands::Grace,
        (State::Arming, _) => Stands::Arming,
        (State::Armed, Phase::Reminding) => Stands::Reminding,
        (State::Armed, _) => Stands::Running,
    }
}

/// The message of how a check-in of this mode stands. Of practice nothing is said that would be told to anybody.
#[must_use]
pub fn stands_message(mode: Mode, stands: Stands) -> &'static str {
    match (mode, stands) {
        (Mode::Practice, Stands::Arming | Stands::Running | Stands::Reminding) => PRACTICE_RUNNING,
        (Mode::Practice, Stands::Grace) => PRACTICE_DUE,
        (Mode::Practice, Stands::Firing | Stands::Abandoned) => PRACTICE_OVER,
        (Mode::Practice, Stands::SafeAfterAlert) => PRACTICE_LATE,
        _ => stands.message(),
    }
}

/// The message of how one ended, as its history tells it.
#[must_use]
pub fn ending_message(mode: Mode, ending: Ending) -> &'static str {
    match ending {
        Ending::Safe => stands_message(mode, Stands::Safe),
        Ending::Cancelled => stands_message(mode, Stands::Cancelled),
        Ending::SafeAfterAlert => stands_message(mode, Stands::SafeAfterAlert),
        Ending::Abandoned => stands_message(mode, Stands::Abandoned),
        Ending::Told => ENDED_TOLD,
    }
}

const PRACTICE_RUNNING: &str = "checkin-said-practice-running";
const PRACTICE_DUE: &str = "checkin-said-practice-due";
const PRACTICE_OVER: &str = "checkin-said-practice-over";
const PRACTICE_LATE: &str = "checkin-said-practice-late";
const ENDED_TOLD: &str = "checkin-said-ended-told";

/// Whether anybody is shown a row or anything that comes of it. The text of a forced ending is in no list and no line:
/// it would tell which PIN it was.
#[must_use]
pub fn is_shown(row: &Row) -> bool {
    row.content != Content::Text(TextKind::Forced)
}

/// Labels of the times of a check-in, and what stands beside them.
const TIMES: &[&str] = &[
    "checkin-said-due",
    "checkin-said-told-at",
    "checkin-said-told-unless",
    "checkin-said-told-since",
    "checkin-said-ended",
    "checkin-said-clock",
    "checkin-said-uncertain",
    "checkin-said-mode",
    "checkin-said-mode-test",
    "checkin-said-mode-practice",
    "checkin-said-contact",
];

/// Where no channel sends by itself.
pub const WAY_BY_HAND: &str = "checkin-said-way-by-hand";

/// The channels that have words of their own; any other is called by its id.
const WAYS: &[&str] = &["sms", "email", "maildir", "command"];

/// The message that names a channel; there is none for a channel that only a newer version knows.
#[must_use]
pub fn way_message(channel: &str) -> Option<String> {
    WAYS.contains(&channel).then(|| format!("checkin-said-way-{channel}"))
}

/// The message that says what a message is for.
#[must_use]
pub fn kind_message(kind: MessageKind) -> String {
    format!("checkin-said-kind-{}", kind.as_str())
}

/// The message that says how far a row has come.
#[must_use]
pub fn row_message(state: RowState) -> String {
    format!("checkin-said-row-{}", state.as_str())
}

/// The message that says why a message did not leave.
#[must_use]
pub fn not_sent(failure: SendFailure) -> String {
    format!("checkin-said-row-{}", failure.as_str())
}

/// The message of a level. The one of level 2 takes `$name`: the contact who has the plan.
#[must_use]
pub fn level_message(level: u8) -> &'static str {
    match level {
        0 => "checkin-level-0",
        1 => "checkin-level-1",
        _ => "checkin-level-2",
    }
}

/// A reminder in full; takes `$word`, the word she chose for notifications.
pub const REMINDER: &str = "checkin-reminder";
/// That word where she chose none.
pub const REMINDER_WORD: &str = "checkin-reminder-word";
/// What the phone's settings call the notifications that ring for somebody else.
pub const RING_WORD: &str = "checkin-ring-word";

/// What is said of the check-in PIN before it is first set, in this order.
pub const PIN_EXPLAINED: &[&str] = &["checkin-pin-does", "checkin-pin-cannot", "checkin-pin-tries"];

/// What is said of the second PIN before it is first set, in this order. `silent_way` says whether a contact has
/// acknowledged a plan, so that one can be told without a trace on this phone; where none has, she chooses first
/// whether contacts are told by text.
#[must_use]
pub fn duress_explained(silent_way: bool) -> &'static [&'static str] {
    const SILENT: &[&str] = &[
        "checkin-duress-does",
        "checkin-duress-told",
        "checkin-duress-cannot",
        "checkin-duress-other-ways",
        "checkin-duress-off",
    ];
    const BY_CHOICE: &[&str] = &[
        "checkin-duress-does",
        "checkin-duress-no-watcher",
        "checkin-duress-by-text",
        "checkin-duress-cannot",
        "checkin-duress-other-ways",
        "checkin-duress-off",
    ];
    if silent_way { SILENT } else { BY_CHOICE }
}

/// Every message of this domain.
pub fn messages() -> impl Iterator<Item = String> {
    let fixed = texts::MESSAGES
        .iter()
        .chain(PIN_EXPLAINED)
        .chain(duress_explained(true))
        .chain(duress_explained(false))
        .chain(&[REMINDER, REMINDER_WORD, RING_WORD])
        .chain(&[PRACTICE_RUNNING, PRACTICE_DUE, PRACTICE_OVER, PRACTICE_LATE, ENDED_TOLD])
        .chain(TIMES)
        .map(|id| (*id).to_owned());
    let stands = Stands::ALL.iter().map(|stands| stands.message().to_owned());
    let levels = (0..=2).map(|level| level_message(level).to_owned());
    let ready = readiness::ItemId::ALL.iter().map(|item| item.message().to_owned());
    let states = readiness::State::ALL.iter().map(|state| state.message().to_owned());
    let days = (1..=7).map(|day| format!("{}{day}", texts::WEEKDAY));
    let ways = WAYS.iter().filter_map(|way| way_message(way)).chain([WAY_BY_HAND.to_owned()]);
    let kinds = MessageKind::ALL.iter().map(|kind| kind_message(*kind));
    let rows = RowState::ALL.iter().map(|state| row_message(*state));
    let failures = SendFailure::ALL.iter().map(|failure| not_sent(*failure));
    let outbox = ways.chain(kinds).chain(rows).chain(failures);
    let telling = super::telling::MESSAGES.iter().map(|id| (*id).to_owned());
    fixed.chain(telling).chain(stands).chain(levels).chain(ready).chain(states).chain(days).chain(outbox)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::{Catalogue, Language, message_ids, message_ids_of};

    #[test]
    fn every_message_is_used_and_every_used_one_is_there() {
        let used: BTreeSet<String> = messages().collect();
        let plain = |ids: BTreeSet<String>| ids.into_iter().filter(|id| !id.contains('.'));
        let written: BTreeSet<String> = plain(message_ids_of(&["checkin", "checkin-said"])).collect();
        assert_eq!(used, written);
        // What screens say besides stands in a file of its own, under a name of its own.
        let elsewhere = plain(message_ids()).filter(|id| id.starts_with("checkin-") && !used.contains(id));
        assert_eq!(elsewhere.collect::<BTreeSet<_>>(), plain(message_ids_of(&["checkin-screens"])).collect());
        let screens = message_ids_of(&["checkin-screens"]);
        assert!(screens.iter().all(|id| id.starts_with("checkin-screen-")));
    }

    #[test]
    fn every_item_has_its_one_step() {
        let words = Catalogue::load(Language::En).expect("the words load");
        for item in readiness::ItemId::ALL {
            assert!(words.has_attribute(item.message(), "step"), "{item:?}");
        }
    }

    #[test]
    fn a_reminder_says_nothing_of_what_it_is() {
        let words = Catalogue::load(Language::En).expect("the words load");
        let word = words.text(REMINDER_WORD, &[]);
        assert_eq!(words.text(REMINDER, &[("word", (&word).into())]), "Reminder. Tap to open.");
        assert_eq!(words.text(REMINDER, &[("word", "Plants".into())]), "Plants. Tap to open.");
    }

    #[test]
    fn the_second_pin_is_explained_with_its_limits_and_other_ways() {
        for silent_way in [true, false] {
            let said = duress_explained(silent_way);
            for always in ["checkin-duress-cannot", "checkin-duress-other-ways", "checkin-duress-off"] {
                assert!(said.contains(&always), "{always}");
            }
            assert_eq!(said.contains(&"checkin-duress-no-watcher"), !silent_way);
        }
    }
}
