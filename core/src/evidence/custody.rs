//! The custody event record: what was done with an item, by whom, when. Events are only ever added.

use minicbor::{Decode, Encode};

use crate::error::{Error, Part, Refusal, Result};
use crate::fields::{self, Change, Checked};
use crate::ids::{Digest32, RecordId};
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

record! {
    /// Something that was done with an evidence item.
    pub struct CustodyEvent = CUSTODY "custody-event" schema 1 kept [5] {
        /// The item; given once.
        5 evidence: RecordId,
        /// What was done (vocabulary `custody-event`).
        6 what: Option<Term>,
        /// When, where she says so; else the time of recording.
        7 when: Option<Occurred>,
        /// Who did it.
        8 who: Option<String>,
        /// Who got it: name.
        9 to_whom_name: Option<String>,
        /// Who got it: role.
        10 to_whom_role: Option<String>,
        /// Who got it: collar number.
        11 to_whom_collar_no: Option<String>,
        /// How (vocabulary `custody-method`).
        12 method: Option<Term>,
        /// Receipt, crime or upload reference.
        13 reference: Option<String>,
        /// SHA-256 of the bytes as they were then.
        14 hash_seen: Option<Digest32>,
        /// A note.
        15 note: Option<String>,
    }
}

impl CustodyEvent {
    /// Something that was done with an item.
    #[must_use]
    pub fn new(reading: &Reading, evidence: RecordId, what: Term) -> Self {
        CustodyEvent {
            stamp: Stamp::first(reading),
            evidence,
            what: Some(what),
            when: None,
            who: None,
            to_whom_name: None,
            to_whom_role: None,
            to_whom_collar_no: None,
            method: None,
            reference: None,
            hash_seen: None,
            note: None,
            beyond: Beyond::default(),
        }
    }
}

impl Checked for CustodyEvent {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("evidence", |c| c.evidence)?;
        change.fixed("hash_seen", |c| c.hash_seen)?;
        if self.what.is_none() {
            return Err(Error::invalid("what", Refusal::Empty));
        }
        change.term("what", Vocabulary::CustodyEvent, |c| c.what.as_ref())?;
        change.occurred("when", |c| c.when.as_ref())?;
        fields::short("who", self.who.as_ref())?;
        fields::short("to_whom_name", self.to_whom_name.as_ref())?;
        fields::short("to_whom_role", self.to_whom_role.as_ref())?;
        fields::short("to_whom_collar_no", self.to_whom_collar_no.as_ref())?;
        change.term("method", Vocabulary::CustodyMethod, |c| c.method.as_ref())?;
        fields::short("reference", self.reference.as_ref())?;
        fields::long("note", self.note.as_ref())
    }
}

/// The listing of a custody event.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct CustodyListing<'a> {
    /// The item.
    #[n(0)]
    pub evidence: RecordId,
    /// What was done.
    #[b(1)]
    pub what: Option<&'a str>,
    /// When: as she says, else as recorded.
    #[n(2)]
    pub sort_ms: i64,
}

impl<'a> CustodyListing<'a> {
    /// Back from a head.
    pub fn decode(listing: &'a [u8]) -> Result<Self> {
        minicbor::decode(listing).map_err(|_| Error::Damaged(Part::Row))
    }
}

impl Listed for CustodyEvent {
    fn listing(&self) -> Result<Vec<u8>> {
        labels::encode(&CustodyListing {
            evidence: self.evidence,
            what: self.what.as_ref().map(Term::as_str),
            sort_ms: self.when.as_ref().and_then(Occurred::sort_ms).unwrap_or(self.stamp.recorded_at.unix_ms),
        })
    }
}
