//! The pages of a check-in.

use alongside_core::checkin::machine::Fallback;
use alongside_core::checkin::position::Position;
use alongside_core::ids::{CheckinId, RecordId};
use alongside_core::say::Stands;
use alongside_core::secret::Passcode;

use super::action::UntilChoice;

/// A page of a check-in.
#[derive(Debug)]
pub(crate) enum CheckInPage {
    /// What is to be started.
    Start(Starting),
    /// What stands behind a check-in, and what is missing.
    Ready {
        /// Whether a PIN is set.
        pins_set: bool,
    },
    /// Trying a whole check-in out.
    Trial,
    /// Those that are over.
    History,
    /// One of them.
    Past { check_in: RecordId },
    /// What the PINs do, and setting them.
    Pins,
    /// What the second PIN does.
    SecondPin {
        /// Whether a contact can be told without a trace on this phone.
        silent_way: bool,
        /// What is done where none can.
        fallback: Fallback,
    },
    /// Before the first one: what others would see.
    Seen,
    /// A PIN is chosen.
    NewPin(NewPin),
    /// The one that runs.
    Running,
    /// By how much it is put off.
    Late,
    /// The PIN is asked for.
    Pin { asked: Asked },
    /// What is said at its end.
    Ended { check_in: CheckinId, stands: Stands },
    /// One message without a time.
    Tell(Telling),
}

impl CheckInPage {
    /// Whether it can only be drawn from the open record.
    pub(crate) fn needs_record(&self) -> bool {
        !matches!(
            self,
            CheckInPage::Running | CheckInPage::Late | CheckInPage::Pin { .. } | CheckInPage::Ended { .. }
        )
    }
}

/// What is to be started.
#[derive(Debug, Clone)]
pub(crate) struct Starting {
    /// Whether paired contacts are sent her place along the way.
    pub(super) follow: bool,
    /// Until when.
    pub(crate) until: UntilChoice,
    /// Who is ticked.
    pub(crate) who: Vec<RecordId>,
    /// Whether a PIN is set.
    pub(crate) pins_set: bool,
}

/// Why the PIN is asked for. The page is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// She is well.
    Safe,
    /// She takes it back.
    CallOff,
    /// She puts it off.
    PutOff { by_s: u32 },
    /// She takes a contact out, and removes them.
    TakeOut {
        /// The place in the check-in.
        place: u8,
        /// Who it is.
        contact: RecordId,
        /// Whether their phone is told that the plan has ended.
        word: bool,
    },
}

/// PINs as they are being chosen, one after the other, each typed twice.
#[derive(Debug)]
pub(crate) struct NewPin {
    /// Whether a check-in is started as soon as it is set.
    pub(crate) then_start: bool,
    /// With a second one: what it does where nobody can be told silently.
    pub(crate) second: Option<Fallback>,
    /// Those that were typed twice already.
    pub(crate) chosen: Vec<Passcode>,
    /// The one that was typed once.
    pub(crate) once: Option<Passcode>,
    /// Whether the two were not the same.
    pub(crate) differed: bool,
}

/// A message without a time.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    /// To whom.
    pub(crate) who: Vec<RecordId>,
    /// Where the phone is, once it has said so.
    pub(crate) position: Option<Position>,
}
