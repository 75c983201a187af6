//! The marked event record: a day she marks, to see what came before and after.

use super::moment;
use crate::error::Result;
use crate::fields::{self, Change, Checked};
use crate::ids::RecordId;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

record! {
    /// A day she marks: moved, break-up, order served.
    pub struct MarkedEvent = EVENT "marked-event" schema 1 kept [5] {
        /// The case it belongs to; given once.
        5 case: RecordId,
        /// What it is (vocabulary `marked-event`).
        6 event: Option<Term>,
        /// When.
        7 when: Option<Occurred>,
        /// Her name for it.
        8 label: Option<String>,
        /// A note.
        9 note: Option<String>,
    }
}

impl MarkedEvent {
    /// An event and when it was.
    #[must_use]
    pub fn new(reading: &Reading, case: RecordId, event: Term, when: Occurred) -> Self {
        MarkedEvent {
            stamp: Stamp::first(reading),
            case,
            event: Some(event),
            when: Some(when),
            label: None,
            note: None,
            beyond: Beyond::default(),
        }
    }
}

impl Checked for MarkedEvent {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("case", |e| e.case)?;
        if self.event.is_none() {
            fields::needed("event", self.label.as_ref())?;
        }
        change.term("event", Vocabulary::MarkedEvent, |e| e.event.as_ref())?;
        change.occurred("when", |e| e.when.as_ref())?;
        fields::short("label", self.label.as_ref())?;
        fields::long("note", self.note.as_ref())
    }
}

impl Listed for MarkedEvent {
    fn listing(&self) -> Result<Vec<u8>> {
        moment::listing(&moment::Parts {
            case: self.case,
            recorded_at: &self.stamp.recorded_at,
            when: self.when.as_ref(),
            term: self.event.as_ref(),
            text: self.label.as_ref().or(self.note.as_ref()),
            entries: &[],
        })
    }
}
