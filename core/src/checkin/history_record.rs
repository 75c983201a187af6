//! The history of check-ins in the vault: a house record, kept for a short time, deleted alone.

use crate::error::Result;
use crate::fields::{self, Checked};
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::Reading;
use crate::vocabulary::Vocabularies;

use super::machine::Entry;

record! {
    /// A check-in that is over.
    pub struct CheckInHistory = CHECKIN_HISTORY "check-in-history" schema 1 kept [] {
        /// Times, ending, and what was told to whom.
        5 entry: Option<Entry>,
        /// Where she was going, in her words.
        6 place: Option<String>,
        /// What else she noted.
        7 note: Option<String>,
    }
}

impl CheckInHistory {
    /// From what the capsule handed over.
    #[must_use]
    pub fn new(reading: &Reading, mut entry: Entry) -> Self {
        let (place, note) = (entry.place.take(), entry.note.take());
        CheckInHistory {
            stamp: Stamp::first(reading),
            entry: Some(entry),
            place: place.and_then(fields::said),
            note: note.and_then(fields::said),
            beyond: Beyond::default(),
        }
    }
}

impl Checked for CheckInHistory {
    fn check_change(&self, _: Option<&Self>, _: &Vocabularies) -> Result<()> {
        fields::short("place", self.place.as_ref())?;
        fields::short("note", self.note.as_ref())
    }
}

impl Listed for CheckInHistory {
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(None, None, None)
    }
}
