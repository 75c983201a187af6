//! The incident record: one thing that happened, in her words.

use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::fields::{self, Coordinates};
use crate::ids::RecordId;
use crate::store::{Beyond, Stamp, record};
use crate::time::{self, Occurred, Precision, Reading, RecordedAt, Zone};
use crate::vocabulary::Term;

/// A term of an order that she thinks an incident has to do with.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize)]
#[cbor(array)]
pub struct OrderTerm {
    /// The order.
    #[n(0)]
    pub order: RecordId,
    /// Which of its terms, counted from 0; absent where it is the order as a whole.
    #[n(1)]
    pub term: Option<u32>,
    /// Whether it went against it (vocabulary `breach-view`); absent until she says.
    #[n(2)]
    pub view: Option<Term>,
}

record! {
    /// One thing that happened.
    pub struct Incident = INCIDENT "incident" schema 1 kept [5, 6] {
        /// The case it belongs to; given once.
        5 case: RecordId,
        /// "Entry 14": counted per case, given at the first save, never used again.
        6 entry_no: u32,
        /// When it was captured while the vault was locked.
        7 captured_at: Option<RecordedAt>,
        /// How it came into the log (vocabulary `source`).
        8 source: Option<Term>,
        /// When it happened, as well as she knows.
        9 occurred: Option<Occurred>,
        /// When she found out, if later.
        10 discovered_at: Option<Occurred>,
        /// How many events this one entry stands for.
        11 series_count: Option<u32>,
        /// First of the series.
        12 series_from: Option<Occurred>,
        /// Last of the series.
        13 series_to: Option<Occurred>,
        /// Where (vocabulary `setting`).
        14 place_setting: Option<Term>,
        /// Her private name for the place: a place label.
        15 place_label: Option<RecordId>,
        /// Where, in her words.
        16 place_text: Option<String>,
        /// Position; off unless she adds it.
        17 place_coordinates: Option<Coordinates>,
        /// Within how many metres the position holds.
        18 place_precision: Option<u32>,
        /// What happened (vocabulary `behaviour`).
        19 behaviours: Vec<Term>,
        /// What else it was, in her words.
        20 behaviour_other: Option<String>,
        /// How it reached her (vocabulary `channel`).
        21 channels: Vec<Term>,
        /// Number, handle, address or account it came from, in the order of `channels`.
        22 from_identifiers: Vec<Option<String>>,
        /// Which of her phones or accounts it came to, in the order of `channels`.
        23 received_on: Vec<Option<String>>,
        /// What happened, in her own words, never changed by the program.
        24 what_happened: Option<String>,
        /// What was said or written, word for word.
        25 exact_words: Option<String>,
        /// Who it was: persons of the case.
        26 persons: Vec<RecordId>,
        /// Who it was, described.
        27 who_description: Option<String>,
        /// How sure she is (vocabulary `identification-confidence`).
        28 who_confidence: Option<Term>,
        /// How she knows who it was.
        29 how_identified: Option<String>,
        /// Person or role it went through.
        30 through_others: Option<String>,
        /// Witnesses: name or description.
        31 witness_names: Vec<Option<String>>,
        /// Witnesses: how to reach them.
        32 witness_contacts: Vec<Option<String>>,
        /// Witnesses: what they saw.
        33 witness_saw: Vec<Option<String>>,
        /// Witnesses: whether they would speak to police (vocabulary `witness-willing`).
        34 witness_willing: Vec<Option<Term>>,
        /// Witnesses: whether they made a statement.
        35 witness_statement: Vec<Option<bool>>,
        /// Who else was there.
        36 others_present: Option<String>,
        /// Why there is no evidence (vocabulary `no-evidence-reason`).
        37 no_evidence_reason: Option<Term>,
        /// What she did (vocabulary `response`).
        38 my_response: Vec<Term>,
        /// What she did or said, in her words.
        39 my_response_text: Option<String>,
        /// Who else was told (vocabulary `other-report-to`).
        40 other_report_to: Vec<Option<Term>>,
        /// When they were told, in the order of `other_report_to`.
        41 other_report_when: Vec<Option<Occurred>>,
        /// The reference they gave, in the order of `other_report_to`.
        42 other_report_reference: Vec<Option<String>>,
        /// What came of it, in the order of `other_report_to`.
        43 other_report_result: Vec<Option<String>>,
        /// What it did to her (vocabulary `impact`).
        44 impact: Vec<Term>,
        /// What it did to her, in her words.
        45 impact_text: Option<String>,
        /// Her own mark from 0 "hardly" to 10 "very much".
        46 impact_scale: Option<u32>,
        /// What she changed (vocabulary `change`).
        47 changes: Vec<Term>,
        /// What she changed, in her words.
        48 changes_text: Option<String>,
        /// Children and others it touched (vocabulary `others-affected`).
        49 others_impact: Vec<Term>,
        /// Children and others, in her words.
        50 others_impact_text: Option<String>,
        /// Terms of orders it has to do with, and her view.
        51 order_terms: Vec<OrderTerm>,
        /// Who was told that it may go against an order (vocabulary `breach-reported`).
        52 breach_reported: Vec<Term>,
        /// Answer to the question that comes first (vocabulary `safe-now`).
        53 safe_now: Option<Term>,
        /// Who wrote it down (vocabulary `entered-by`).
        54 entered_by: Option<Term>,
        /// Who helped or wrote (vocabulary `entered-by-role`).
        55 entered_by_role: Option<Term>,
        /// A note on when it was written down.
        56 written_note: Option<String>,
        /// What needs care before it is shown (vocabulary `sensitivity`).
        57 sensitivity: Vec<Term>,
        /// Left out of every export.
        58 private_note: Option<String>,
        /// Stays in the chain, hidden from normal views; the reason stands in the stamp.
        59 withdrawn: bool,
        /// The language it is written in (BCP 47).
        60 language: Option<String>,
    }
}

/// When an entry was written down, against when it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Written {
    /// Within an hour of it.
    AtTheTime,
    /// On the same day.
    SameDay,
    /// Later.
    Later,
}

impl Written {
    /// The id in the vocabulary `written`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Written::AtTheTime => "at-the-time",
            Written::SameDay => "same-day",
            Written::Later => "later-from-memory",
        }
    }
}

/// What has become of an entry. A draft is a record of its own kind, a deleted entry has no content to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It stands.
    Recorded,
    /// She took it back; it stays in the chain.
    Withdrawn,
}

impl Status {
    /// The word in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Recorded => "recorded",
            Status::Withdrawn => "withdrawn",
        }
    }
}

/// What is written down within this time of an exact moment was written at the time.
pub const AT_THE_TIME_MS: i64 = 60 * 60_000;

impl Incident {
    /// An entry of one line; everything else can be added later. The text is kept as it is.
    #[must_use]
    pub fn new(reading: &Reading, case: RecordId, entry_no: u32, what_happened: impl Into<String>) -> Self {
        Incident {
            stamp: Stamp::first(reading),
            case,
            entry_no,
            captured_at: None,
            source: None,
            occurred: None,
            discovered_at: None,
            series_count: None,
            series_from: None,
            series_to: None,
            place_setting: None,
            place_label: None,
            place_text: None,
            place_coordinates: None,
            place_precision: None,
            behaviours: Vec::new(),
            behaviour_other: None,
            channels: Vec::new(),
            from_identifiers: Vec::new(),
            received_on: Vec::new(),
            what_happened: fields::said(what_happened),
            exact_words: None,
            persons: Vec::new(),
            who_description: None,
            who_confidence: None,
            how_identified: None,
            through_others: None,
            witness_names: Vec::new(),
            witness_contacts: Vec::new(),
            witness_saw: Vec::new(),
            witness_willing: Vec::new(),
            witness_statement: Vec::new(),
            others_present: None,
            no_evidence_reason: None,
            my_response: Vec::new(),
            my_response_text: None,
            other_report_to: Vec::new(),
            other_report_when: Vec::new(),
            other_report_reference: Vec::new(),
            other_report_result: Vec::new(),
            impact: Vec::new(),
            impact_text: None,
            impact_scale: None,
            changes: Vec::new(),
            changes_text: None,
            others_impact: Vec::new(),
            others_impact_text: None,
            order_terms: Vec::new(),
            breach_reported: Vec::new(),
            safe_now: None,
            entered_by: None,
            entered_by_role: None,
            written_note: None,
            sensitivity: Vec::new(),
            private_note: None,
            withdrawn: false,
            language: None,
            beyond: Beyond::default(),
        }
    }

    /// Whether it stands.
    #[must_use]
    pub fn status(&self) -> Status {
        if self.withdrawn { Status::Withdrawn } else { Status::Recorded }
    }

    /// When she wrote it: at the capture, else at the first commit.
    #[must_use]
    pub fn written_at(&self) -> &RecordedAt {
        self.captured_at.as_ref().unwrap_or(&self.stamp.recorded_at)
    }

    /// When it was written down, against when it happened; nothing where that can't be said.
    #[must_use]
    pub fn written(&self) -> Option<Written> {
        let occurred = self.occurred.as_ref()?;
        let written_ms = self.written_at().unix_ms;
        let bounds = occurred.bounds()?;
        let gap_ms = written_ms.saturating_sub(bounds.latest_ms);
        match occurred.precision {
            Precision::Exact | Precision::About if gap_ms <= AT_THE_TIME_MS => {
                return Some(Written::AtTheTime);
            }
            Precision::Month | Precision::Unknown => return None,
            _ => {}
        }
        let zone: Zone = occurred.zone.parse().ok()?;
        if day(written_ms, zone)? <= day(bounds.latest_ms, zone)? {
            Some(Written::SameDay)
        } else {
            Some(Written::Later)
        }
    }

    /// Where lists put it: when it happened, else its capture, else its recording.
    #[must_use]
    pub fn sort_ms(&self) -> i64 {
        self.occurred.as_ref().and_then(Occurred::sort_ms).unwrap_or(self.written_at().unix_ms)
    }

    /// Whether any of the free texts that say what happened holds words.
    #[must_use]
    pub fn has_words(&self) -> bool {
        [&self.what_happened, &self.exact_words, &self.behaviour_other]
            .into_iter()
            .flatten()
            .any(|text| !fields::is_blank(text))
    }
}

fn day(unix_ms: i64, zone: Zone) -> Option<NaiveDate> {
    time::local(unix_ms, zone).map(|local| local.date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::reading;

    fn written(occurred: &str) -> Option<Written> {
        let mut incident = Incident::new(&reading(), RecordId([1; 16]), 1, "text");
        incident.occurred = Some(Occurred::typed(occurred, Zone::LONDON, &reading()).expect("understood"));
        incident.written()
    }

    #[test]
    fn when_it_was_written_follows_from_the_times() {
        assert_eq!(written("18:30"), Some(Written::AtTheTime));
        assert_eq!(written("about 18:00"), Some(Written::AtTheTime));
        assert_eq!(written("09:00"), Some(Written::SameDay));
        assert_eq!(written("today"), Some(Written::SameDay));
        assert_eq!(written("this morning"), Some(Written::SameDay));
        assert_eq!(written("yesterday"), Some(Written::Later));
        assert_eq!(written("November 2026"), None);
        assert_eq!(written("unknown"), None);
        // A capture is written when it is captured, however late the vault is opened.
        let mut incident = Incident::new(&reading(), RecordId([1; 16]), 1, "text");
        incident.stamp = Stamp::first(&reading().after(3 * 86_400_000));
        incident.occurred = Some(Occurred::typed("18:30", Zone::LONDON, &reading()).expect("understood"));
        assert_eq!(incident.written(), Some(Written::Later));
        incident.captured_at = Some(RecordedAt::from(reading()));
        assert_eq!(incident.written(), Some(Written::AtTheTime));
    }
}
