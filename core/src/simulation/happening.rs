//! What happens in a simulation, one line each: who, when, what.

use crate::checkin::channel::MessageKind;
use crate::words::{Argument, Catalogue};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// True time, milliseconds since 1970 in UTC.
    pub at_ms: i64,
    /// The phone, or [`RELAY`].
    pub who: String,
    /// What.
    pub what: What,
}

/// Who a holder of deadlines is in the timeline.
pub const RELAY: &str = "relay";

macro_rules! what {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $kind:ty),* })? = $code:literal,)*) => {
        /// Everything that can happen, each with its code in scenario files and its words in the catalogue.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum What {
            $($(#[$doc])* $name $({ $(
                /// What the words say of it.
                $field: $kind
            ),* })?,)*
        }

        impl What {
            /// All codes.
            pub const CODES: &[&str] = &[$($code,)*];

            /// The name in scenario files.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(What::$name { .. } => $code,)* }
            }

            fn arguments(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(What::$name $({ $($field),* })? => {
                        vec![$($((stringify!($field), $field.to_string())),*)?]
                    })*
                }
            }
        }
    };
}

what! {
    /// A check-in was started.
    Started { due: String } = "started",
    /// It could not be started, or an act was refused.
    Refused { code: String } = "refused",
    /// The level that is shown.
    Level { level: u8 } = "level",
    /// A reminder.
    Reminder { number: u8 } = "reminder",
    /// Asked, because only a clock that may have been turned says that it is over.
    Prompt = "prompt",
    /// Asked whether she has arrived.
    Arrived = "arrived",
    /// Contacts are being told.
    Fired = "fired",
    /// It was said that the clock was turned.
    ClockTurned = "clock-turned",
    /// Its history is ready to be handed over.
    History = "history",
    /// What was left of it was destroyed.
    Destroyed = "destroyed",
    /// A check-in can't be read, and that is said.
    Unreadable = "unreadable",
    /// The app says for how long it was stopped.
    WasStopped { minutes: i64 } = "was-stopped",
    /// A right PIN ended it.
    Ended = "ended",
    /// A right PIN took it back.
    Cancelled = "cancelled",
    /// It was put off.
    Extended { minutes: u32 } = "extended",
    /// She asked for help.
    HelpAsked = "help-asked",
    /// A wrong PIN.
    WrongPin = "wrong-pin",
    /// Too many tries.
    Throttled = "throttled",
    /// A position was had.
    Located = "located",
    /// A contact was taken out.
    ContactRemoved { name: String } = "contact-removed",
    /// A message was handed to the network.
    Sent { to: String, kind: String } = "sent",
    /// A message could not leave.
    NotSent { to: String, kind: String } = "not-sent",
    /// A watcher's answer was taken.
    Acknowledged = "acknowledged",
    /// The phone was turned off.
    PoweredOff = "powered-off",
    /// It was turned on.
    PoweredOn = "powered-on",
    /// The system ended the app.
    Killed = "killed",
    /// The app died in the middle of something.
    Crashed = "crashed",
    /// Somebody stopped the app.
    ForceStopped = "force-stopped",
    /// The app was opened.
    Opened = "opened",
    /// The first unlock after a start.
    Unlocked = "unlocked",
    /// The radio: `airplane`, `no-signal`, `no-network`, or on again.
    Radio { state: String } = "radio",
    /// The clock was set.
    ClockSet { minutes: i64 } = "clock-set",
    /// The phone has the right time from elsewhere.
    TimeTrusted = "time-trusted",
    /// What the app may do has changed.
    Permission { state: String } = "permission",
    /// The phone is in another zone.
    Travelled { zone: String } = "travelled",
    /// A file was damaged.
    Corrupted = "corrupted",
    /// The phone was restored from a copy.
    Restored = "restored",
    /// Alarms come late.
    AlarmsLate { seconds: u64 } = "alarms-late",
    /// An alert was read off the network.
    Alert { text: String } = "alert",
    /// A text that takes one back.
    AllClear { text: String } = "all-clear",
    /// Another text.
    Tell { text: String } = "tell",
    /// A sealed message that is not opened yet.
    Frame = "frame",
    /// A sealed message was opened.
    OpenedMessage = "opened-message",
    /// What was opened belongs to nothing that this phone knows.
    NotForHere = "not-for-here",
    /// A plan is held.
    PlanHeld = "plan-held",
    /// An old plan is shown, without an alarm.
    PlanOld = "plan-old",
    /// A plan is not held.
    PlanRefused = "plan-refused",
    /// A word that came before its plan is kept.
    KeptEarly = "kept-early",
    /// The watcher is asked.
    Ask = "ask",
    /// It rings.
    Ring = "ring",
    /// The ring of a test.
    RingTest = "ring-test",
    /// A quiet alert.
    QuietAlert = "quiet-alert",
    /// A quiet line.
    QuietLine = "quiet-line",
    /// The clocks are not known to agree.
    ClockWarning = "clock-warning",
    /// The watcher sees a new time.
    WatchExtended = "watch-extended",
    /// The watch ended: checked in.
    WatchEnded = "watch-ended",
    /// The watch ended: silenced.
    WatchSilenced = "watch-silenced",
    /// The watch ended: nobody answered.
    WatchUnanswered = "watch-unanswered",
    /// The watch ended: under threat.
    WatchThreat = "watch-threat",
    /// The watch is forgotten.
    Forgotten = "forgotten",
    /// The watcher answered.
    Answered { answer: String } = "answered",
    /// The relay holds the deadline.
    RelayHolds = "relay-holds",
    /// The relay was told that it is over.
    RelayClosed = "relay-closed",
    /// The relay released: shown as not held, since no relay is built.
    Released = "released",
    /// The relay is away.
    RelayDown = "relay-down",
    /// It is back.
    RelayUp = "relay-up",
}

impl What {
    /// A message as it comes in at a contact.
    #[must_use]
    pub(super) fn received(kind: MessageKind, text: &str) -> Self {
        let text = text.to_owned();
        match kind {
            MessageKind::Alert => What::Alert { text },
            MessageKind::AllClear => What::AllClear { text },
            MessageKind::Plan => What::Frame,
            MessageKind::Tell | MessageKind::Ask => What::Tell { text },
        }
    }

    /// The id of its words.
    #[must_use]
    pub fn message(&self) -> String {
        format!("simulate-{}", self.code())
    }

    /// The text that came with it.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            What::Alert { text } | What::AllClear { text } | What::Tell { text } => text,
            _ => "",
        }
    }

    /// In words.
    #[must_use]
    pub fn said(&self, words: &Catalogue) -> String {
        let arguments = self.arguments();
        let arguments: Vec<(&str, Argument<'_>)> =
            arguments.iter().map(|(name, value)| (*name, Argument::Text(value))).collect();
        words.text(&self.message(), &arguments)
    }
}
