//! What the app last knew of the check-ins, so that drawing a page asks no key of the phone.

use alongside_core::Result;
use alongside_core::checkin::machine::{CheckIn, RowKey};
use alongside_core::ids::Digest32;
use alongside_core::session::CheckIns;
use alongside_core::time::Reading;

/// What the app last knew.
#[derive(Default)]
pub(crate) struct Known {
    /// What the files looked like then; nothing where there were none, or where that could not be read.
    mark: Option<Digest32>,
    /// The check-in that ran, or the newest that is kept.
    pub(crate) check_in: Option<CheckIn>,
    /// One is there that can't be read: it may be running.
    pub(crate) unreadable: bool,
    /// What she hands over herself, since nothing sends it.
    pub(crate) by_hand: Vec<(RowKey, String)>,
    /// Whether it is being read anew.
    pub(crate) looking: bool,
}

impl Known {
    /// Reads it anew. Asks the key store.
    pub(crate) fn read(check_ins: &CheckIns, reading: &Reading) -> Self {
        // Looked at first: what is written in between is then read once more.
        let mark = check_ins.mark().ok().flatten();
        let current = check_ins.current();
        let unreadable = current.is_err();
        let check_in = current.ok().flatten();
        let by_hand = check_in.as_ref().map(|known| check_ins.by_hand(known.id, reading));
        let by_hand = by_hand.and_then(Result::ok).unwrap_or_default();
        Known { mark, check_in, unreadable, by_hand, looking: false }
    }

    /// Whether the files have changed since. Asks no key.
    pub(crate) fn is_old(&self, check_ins: &CheckIns) -> bool {
        check_ins.mark().is_ok_and(|mark| mark != self.mark)
    }

    /// The check-in that runs.
    pub(crate) fn running(&self) -> Option<&CheckIn> {
        self.check_in.as_ref().filter(|check_in| !check_in.state.is_closed())
    }
}
