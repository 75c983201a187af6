//! The pages of watching and pairing.

use alongside_core::checkin::pairing::{Paired, PairingPayload, PendingPairing};
use alongside_core::ids::{Cid8, RecordId};

/// A page of watching or pairing.
#[derive(Debug)]
pub(crate) enum WatchPage {
    /// The plans that are held, and a place for what came.
    List,
    /// One plan.
    Plan { cid8: Cid8 },
    /// Pairing with a contact.
    Pair(Box<Pairing>),
}

impl WatchPage {
    /// Whether it can only be drawn from the open record.
    pub(crate) fn needs_record(&self) -> bool {
        matches!(self, WatchPage::List)
    }
}

/// What the camera does while the other code is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looking {
    Off,
    /// It looks for the code.
    On,
    /// It could not be turned on: the message that says why.
    Hindered(&'static str),
}

/// A pairing under way. It is kept nowhere but here, and goes with the page.
#[derive(Debug)]
pub(crate) struct Pairing {
    /// With whom.
    pub(crate) contact: RecordId,
    /// The contact's name.
    pub(crate) name: String,
    /// Whether the two were paired before.
    pub(crate) again: bool,
    /// What the contact sees as her name; known from the second step on.
    pub(crate) my_name: String,
    /// The code that was read is too old, or a clock is wrong.
    pub(crate) old_code: bool,
    /// The digits were not the same.
    pub(crate) differed: bool,
    /// What the camera does.
    pub(crate) camera: Looking,
    /// How far it has come.
    pub(crate) step: PairingStep,
}

/// How far a pairing has come.
#[derive(Debug)]
pub(crate) enum PairingStep {
    /// Her name is asked for.
    Name,
    /// Her code is shown and the other is waited for.
    Codes(PendingPairing),
    /// Six digits are compared.
    Compare(Box<Comparing>),
    /// It is done, and this is how the other phone names its owner.
    Done { theirs: String },
}

/// Two phones that have read each other's code.
#[derive(Debug)]
pub(crate) struct Comparing {
    /// What the other one showed.
    pub(crate) theirs: PairingPayload,
    /// What is kept if the digits are the same.
    pub(crate) paired: Paired,
    /// The other one's clock when it showed its code, seconds since 1970.
    pub(crate) their_wall_s: i64,
    /// The clocks here when that code was read.
    pub(crate) read_at: alongside_core::time::Reading,
}
