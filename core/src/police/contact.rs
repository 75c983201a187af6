//! The police contact record.

use crate::error::{Error, Refusal, Result};
use crate::events::moment;
use crate::fields::{self, Change, Checked};
use crate::ids::RecordId;
use crate::ordering::ShortList as _;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

record! {
    /// One contact with the police.
    pub struct PoliceContact = POLICE "police-contact" schema 1 kept [5] {
        /// The case it belongs to; given once.
        5 case: RecordId,
        /// When.
        6 when: Option<Occurred>,
        /// How (vocabulary `police-channel`).
        7 channel: Option<Term>,
        /// Force.
        8 force: Option<String>,
        /// Log or CAD number.
        9 incident_no: Option<String>,
        /// Crime number.
        10 crime_no: Option<String>,
        /// Officer: name.
        11 officer_name: Option<String>,
        /// Officer: collar number.
        12 collar_no: Option<String>,
        /// Officer: unit.
        13 unit: Option<String>,
        /// Entries that were reported.
        14 entries: Vec<RecordId>,
        /// What she reported, in her words.
        15 what_i_reported: Option<String>,
        /// What they did (vocabulary `police-action`).
        16 what_they_did: Vec<Term>,
        /// What they did, in her words.
        17 what_they_did_text: Option<String>,
        /// Evidence items that were handed over.
        18 evidence_handed_over: Vec<RecordId>,
        /// Receipt or exhibit number given, in the order of `evidence_handed_over`.
        19 evidence_receipts: Vec<Option<String>>,
        /// What was promised.
        20 promised: Option<String>,
        /// When they are due to be in touch.
        21 next_contact_due: Option<Occurred>,
        /// Written confirmation or reference that was given.
        22 written_confirmation: Option<String>,
        /// How she felt.
        23 how_i_felt: Option<String>,
        /// Whether she made a complaint or asked for a review.
        24 complaint_made: Option<bool>,
        /// When.
        25 complaint_when: Option<Occurred>,
        /// What came of it.
        26 complaint_outcome: Option<String>,
    }
}

impl PoliceContact {
    /// A contact about which nothing is said yet.
    #[must_use]
    pub fn new(reading: &Reading, case: RecordId) -> Self {
        PoliceContact {
            stamp: Stamp::first(reading),
            case,
            when: None,
            channel: None,
            force: None,
            incident_no: None,
            crime_no: None,
            officer_name: None,
            collar_no: None,
            unit: None,
            entries: Vec::new(),
            what_i_reported: None,
            what_they_did: Vec::new(),
            what_they_did_text: None,
            evidence_handed_over: Vec::new(),
            evidence_receipts: Vec::new(),
            promised: None,
            next_contact_due: None,
            written_confirmation: None,
            how_i_felt: None,
            complaint_made: None,
            complaint_when: None,
            complaint_outcome: None,
            beyond: Beyond::default(),
        }
    }
}

/// Those of `contacts` in which somebody said when they would be in touch, the earliest first.
#[must_use]
pub fn follow_ups(contacts: &[(RecordId, PoliceContact)]) -> Vec<&(RecordId, PoliceContact)> {
    let due = |contact: &PoliceContact| contact.next_contact_due.as_ref().and_then(Occurred::sort_ms);
    let mut awaited: Vec<_> = contacts.iter().filter(|(_, contact)| due(contact).is_some()).collect();
    awaited.order_by_key(|(_, contact)| due(contact));
    awaited
}

impl Checked for PoliceContact {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("case", |p| p.case)?;
        change.occurred("when", |p| p.when.as_ref())?;
        change.term("channel", Vocabulary::PoliceChannel, |p| p.channel.as_ref())?;
        for (field, text) in [
            ("force", &self.force),
            ("incident_no", &self.incident_no),
            ("crime_no", &self.crime_no),
            ("officer_name", &self.officer_name),
            ("collar_no", &self.collar_no),
            ("unit", &self.unit),
        ] {
            fields::short(field, text.as_ref())?;
        }
        fields::links("entries", &self.entries)?;
        fields::long("what_i_reported", self.what_i_reported.as_ref())?;
        change.terms("what_they_did", Vocabulary::PoliceAction, |p| &p.what_they_did)?;
        fields::long("what_they_did_text", self.what_they_did_text.as_ref())?;
        fields::links("evidence_handed_over", &self.evidence_handed_over)?;
        fields::column("evidence_receipts", &self.evidence_receipts, self.evidence_handed_over.len())?;
        fields::long("promised", self.promised.as_ref())?;
        change.occurred("next_contact_due", |p| p.next_contact_due.as_ref())?;
        fields::long("written_confirmation", self.written_confirmation.as_ref())?;
        fields::long("how_i_felt", self.how_i_felt.as_ref())?;
        change.occurred("complaint_when", |p| p.complaint_when.as_ref())?;
        fields::long("complaint_outcome", self.complaint_outcome.as_ref())?;
        if self.complaint_made == Some(false)
            && (self.complaint_when.is_some() || self.complaint_outcome.is_some())
        {
            return Err(Error::invalid("complaint_made", Refusal::Contradiction));
        }
        Ok(())
    }
}

impl Listed for PoliceContact {
    fn listing(&self) -> Result<Vec<u8>> {
        let text = self.crime_no.as_ref().or(self.incident_no.as_ref()).or(self.force.as_ref());
        moment::listing(&moment::Parts {
            case: self.case,
            recorded_at: &self.stamp.recorded_at,
            when: self.when.as_ref(),
            term: self.channel.as_ref(),
            text,
            entries: &self.entries,
        })
    }
}
