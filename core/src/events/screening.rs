//! The screening note record: that she went through screening questions, with whom and when. Never the questions.

use super::moment;
use crate::error::Result;
use crate::fields::{self, Change, Checked};
use crate::ids::RecordId;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading};
use crate::vocabulary::Vocabularies;

record! {
    /// She went through screening questions with somebody.
    pub struct ScreeningNote = SCREENING "screening-note" schema 1 kept [5] {
        /// The case it belongs to; given once.
        5 case: RecordId,
        /// With whom.
        6 with_whom: Option<String>,
        /// When.
        7 when: Option<Occurred>,
        /// What came of it, in her words.
        8 outcome: Option<String>,
    }
}

impl ScreeningNote {
    /// A note of with whom and when.
    #[must_use]
    pub fn new(
        reading: &Reading,
        case: RecordId,
        with_whom: impl Into<String>,
        when: Option<Occurred>,
    ) -> Self {
        ScreeningNote {
            stamp: Stamp::first(reading),
            case,
            with_whom: fields::said(with_whom),
            when,
            outcome: None,
            beyond: Beyond::default(),
        }
    }
}

impl Checked for ScreeningNote {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("case", |s| s.case)?;
        fields::short("with_whom", self.with_whom.as_ref())?;
        change.occurred("when", |s| s.when.as_ref())?;
        fields::long("outcome", self.outcome.as_ref())
    }
}

impl Listed for ScreeningNote {
    fn listing(&self) -> Result<Vec<u8>> {
        moment::listing(&moment::Parts {
            case: self.case,
            recorded_at: &self.stamp.recorded_at,
            when: self.when.as_ref(),
            term: None,
            text: self.with_whom.as_ref(),
            entries: &[],
        })
    }
}
