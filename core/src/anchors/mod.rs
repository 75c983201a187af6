//! Heads held by others: who got which, and when. A head in other hands is what shows a record that was cut back or dated back.

mod text;

pub use text::{HEAD_TEXT_PREFIX, head_from_text, head_to_text};

use crate::error::{Error, Refusal, Result};
use crate::fields::{self, Checked};
use crate::ids::Digest32;
use crate::labels;
use crate::store::{Beyond, Listed, SignedHead, Stamp, record};
use crate::time::Reading;
use crate::vocabulary::Vocabularies;

record! {
    /// That somebody was given a head of the log.
    pub struct Anchor = ANCHOR "anchor" schema 1 kept [] {
        /// Who holds it, in her words; absent: not said.
        5 holder: Option<String>,
        /// Whether it went with a report; else it was given by itself.
        6 with_report: bool,
        /// How many records the log had.
        7 records: Option<u64>,
        /// The link of the last of them.
        8 link: Option<Digest32>,
    }
}

impl Anchor {
    /// That `head` was given now.
    #[must_use]
    pub fn new(reading: &Reading, head: &SignedHead, holder: Option<String>, with_report: bool) -> Self {
        Anchor {
            stamp: Stamp::first(reading),
            holder,
            with_report,
            records: Some(head.n),
            link: Some(head.link),
            beyond: Beyond::default(),
        }
    }
}

impl Checked for Anchor {
    fn check_change(&self, _: Option<&Self>, _: &Vocabularies) -> Result<()> {
        fields::short("holder", self.holder.as_ref())?;
        if self.holder.as_deref().is_some_and(|holder| holder.trim().is_empty()) {
            return Err(Error::invalid("holder", Refusal::Empty));
        }
        if self.records.is_none() || self.link.is_none() {
            return Err(Error::Internal("anchor without a head"));
        }
        Ok(())
    }
}

impl Listed for Anchor {
    /// Nothing: anchors are read from their bodies.
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(None, None, None)
    }
}
