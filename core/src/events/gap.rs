//! The gap record: something happened and could not be written down.

use super::moment;
use crate::error::{Error, Refusal, Result};
use crate::fields::{self, Change, Checked};
use crate::ids::RecordId;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading};
use crate::vocabulary::Vocabularies;

record! {
    /// Something happened here and was not written.
    pub struct Gap = GAP "gap" schema 1 kept [5] {
        /// The case it belongs to; given once.
        5 case: RecordId,
        /// When, mostly a range of days or months.
        6 when: Option<Occurred>,
        /// A note.
        7 note: Option<String>,
    }
}

impl Gap {
    /// A time from which things are missing.
    #[must_use]
    pub fn new(reading: &Reading, case: RecordId, when: Occurred) -> Self {
        Gap { stamp: Stamp::first(reading), case, when: Some(when), note: None, beyond: Beyond::default() }
    }
}

impl Checked for Gap {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("case", |g| g.case)?;
        if self.when.is_none() {
            return Err(Error::invalid("when", Refusal::Empty));
        }
        change.occurred("when", |g| g.when.as_ref())?;
        fields::long("note", self.note.as_ref())
    }
}

impl Listed for Gap {
    fn listing(&self) -> Result<Vec<u8>> {
        moment::listing(&moment::Parts {
            case: self.case,
            recorded_at: &self.stamp.recorded_at,
            when: self.when.as_ref(),
            term: None,
            text: self.note.as_ref(),
            entries: &[],
        })
    }
}
