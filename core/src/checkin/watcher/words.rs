//! The words of a watch.

use super::plan::NotHeld;
use super::state::Ending;
use super::step::WatchEffect;
use super::view::{ClockNote, WatchView};
use crate::limits;
use crate::words::Catalogue;

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What is said to a watcher.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum WatchMessage { $($(#[$doc])* $name,)* }

        impl WatchMessage {
            /// All of them.
            pub const ALL: &[WatchMessage] = &[$(WatchMessage::$name,)*];

            /// The id in the catalogue.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(WatchMessage::$name => $id,)* }
            }
        }
    };
}

messages! {
    /// A plan was taken.
    Held = "watch-held",
    /// The question.
    Ask = "watch-ask",
    /// An answer: a message has come.
    TheyTexted = "watch-they-texted",
    /// An answer: none has come.
    NotYet = "watch-not-yet",
    /// Stops the ring.
    Silence = "watch-silence",
    /// After the answer that a message has come.
    OpenIt = "watch-open-it",
    /// The ring.
    Ring = "watch-ring",
    /// The ring where the friend called for help.
    Help = "watch-help",
    /// The friend may be under threat.
    UnderThreat = "watch-under-threat",
    /// Stops the quiet alert.
    Seen = "watch-seen",
    /// No position for a while.
    QuietLine = "watch-quiet-line",
    /// The deadline has moved.
    Extended = "watch-extended",
    /// Ended: the friend has checked in.
    EndedSafe = "watch-ended-safe",
    /// Ended: the watcher stopped it.
    EndedSilenced = "watch-ended-silenced",
    /// Ended: nobody answered.
    EndedUnanswered = "watch-ended-unanswered",
    /// Not held: old.
    OldPlan = "watch-old-plan",
    /// Not held: too long.
    TooLong = "watch-too-long",
    /// Not held: the clocks are far apart.
    ClockOff = "watch-clock-off",
    /// Not held: can't be.
    Malformed = "watch-malformed",
    /// The clocks are not known to agree.
    ClockUncertain = "watch-clock-uncertain",
    /// The time is a guess.
    ClockGuess = "watch-clock-guess",
}

impl NotHeld {
    /// What the watcher is told.
    #[must_use]
    pub fn message(self) -> WatchMessage {
        match self {
            NotHeld::OldPlan => WatchMessage::OldPlan,
            NotHeld::TooLong => WatchMessage::TooLong,
            NotHeld::ClockOff => WatchMessage::ClockOff,
            NotHeld::Malformed => WatchMessage::Malformed,
        }
    }
}

impl ClockNote {
    /// What the watcher is told; nothing where there is nothing to say.
    #[must_use]
    pub fn message(self) -> Option<WatchMessage> {
        match self {
            ClockNote::Agree => None,
            ClockNote::Uncertain => Some(WatchMessage::ClockUncertain),
            ClockNote::Guess => Some(WatchMessage::ClockGuess),
        }
    }
}

/// What an effect on this watch is said with; nothing for what is not said.
#[must_use]
pub fn effect_message(watch: &WatchView, effect: WatchEffect) -> Option<WatchMessage> {
    match effect {
        WatchEffect::Acknowledge { .. } | WatchEffect::Forget => None,
        WatchEffect::Ask => Some(WatchMessage::Ask),
        WatchEffect::Ring | WatchEffect::RingTest if watch.called_for_help => Some(WatchMessage::Help),
        WatchEffect::Ring | WatchEffect::RingTest => Some(WatchMessage::Ring),
        WatchEffect::QuietAlert | WatchEffect::Ended(Ending::UnderThreat) => Some(WatchMessage::UnderThreat),
        WatchEffect::QuietLine => Some(WatchMessage::QuietLine),
        WatchEffect::ClockWarning => Some(WatchMessage::ClockUncertain),
        WatchEffect::Extended => Some(WatchMessage::Extended),
        WatchEffect::Ended(Ending::Safe) => Some(WatchMessage::EndedSafe),
        WatchEffect::Ended(Ending::Silenced) => Some(WatchMessage::EndedSilenced),
        WatchEffect::Ended(Ending::Unanswered) => Some(WatchMessage::EndedUnanswered),
    }
}

/// Says a message about `friend`, as a test where it is one. `due` and `deadline` are times as finished text.
#[must_use]
pub fn said(
    catalogue: &Catalogue,
    message: WatchMessage,
    test: bool,
    friend: &str,
    due: &str,
    deadline: &str,
) -> String {
    let minutes = i64::try_from(limits::WATCH_NO_POSITION_MS / 60_000).unwrap_or_default();
    let arguments = [
        ("friend", friend.into()),
        ("due", due.into()),
        ("deadline", deadline.into()),
        ("count", minutes.into()),
    ];
    let sentence = catalogue.text(message.id(), &arguments);
    if test { catalogue.text("watch-test", &[("text", (&sentence).into())]) } else { sentence }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, message_ids};

    fn english(message: WatchMessage, test: bool) -> String {
        let catalogue = Catalogue::load(Language::En).expect("the words load");
        said(&catalogue, message, test, "Alex", "21:30", "21:45")
    }

    #[test]
    fn every_message_of_a_watch_has_its_words_and_no_other() {
        let mut used: Vec<_> = WatchMessage::ALL.iter().map(|message| message.id().to_owned()).collect();
        used.push("watch-test".into());
        used.sort();
        let written: Vec<_> = message_ids().into_iter().filter(|id| id.starts_with("watch-")).collect();
        assert_eq!(used, written);
    }

    #[test]
    fn a_test_says_so_in_every_word() {
        for &message in WatchMessage::ALL {
            assert!(english(message, true).starts_with("This is a test. "), "{message:?}");
            assert!(!english(message, false).contains("test"), "{message:?}");
        }
    }

    #[test]
    fn a_threat_is_said_calmly_and_sends_nobody_to_the_phone() {
        let text = english(WatchMessage::UnderThreat, false);
        assert!(text.contains("Don't ring their phone. Ignore any message that says all is well."), "{text}");
        assert!(!text.contains("Ring them"), "{text}");
        assert!(english(WatchMessage::QuietLine, false).contains("for 20 minutes"));
    }
}
