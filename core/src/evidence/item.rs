//! The evidence record. The bytes of a file stand beside the database; this says what they are.

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::reference;
use crate::error::{Error, Refusal, Result};
use crate::fields::{self, Change, Checked, Coordinates};
use crate::ids::{Digest32, RecordId};
use crate::limits;
use crate::store::{Beyond, Stamp, record};
use crate::time::{Occurred, Reading, RecordedAt};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

/// How far the file of an item has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceState {
    /// It is being written, or was when the program died.
    #[n(0)]
    Open,
    /// It is whole.
    #[n(1)]
    Closed,
    /// Writing was cut off; its first `chunks` chunks are whole.
    #[n(2)]
    CutOff,
}

/// Answer to whether an intimate file may show somebody under 18.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum Under18 {
    /// No.
    #[n(0)]
    No,
    /// Yes: nothing may copy it.
    #[n(1)]
    Yes,
    /// Not sure: nothing may copy it.
    #[n(2)]
    Unsure,
}

record! {
    /// A file, a thing, or something held elsewhere.
    pub struct Evidence = EVIDENCE "evidence" schema 1 kept [5, 36] {
        /// The case it belongs to; given once.
        5 case: RecordId,
        /// What it is (vocabulary `evidence-kind`).
        6 kind: Option<Term>,
        /// What she calls it.
        7 title: Option<String>,
        /// What it shows, in her words.
        8 description: Option<String>,
        /// How it came to be here (vocabulary `capture-method`).
        9 capture_method: Option<Term>,
        /// Who made the picture, recording or copy (vocabulary `captured-by`).
        10 captured_by: Option<Term>,
        /// Their name: the person who could produce it in a statement.
        11 captured_by_name: Option<String>,
        /// When the picture or copy was made.
        12 captured_at: Option<Occurred>,
        /// When it was taken into the vault, by the program.
        13 imported_at: Option<RecordedAt>,
        /// When it was captured while the vault was locked.
        14 sealed_at: Option<RecordedAt>,
        /// Which phone or camera.
        15 captured_on: Option<String>,
        /// Where it comes from (vocabulary `channel`).
        16 source_channel: Option<Term>,
        /// Account or number it comes from.
        17 source_account: Option<String>,
        /// Address of the page it comes from.
        18 source_address: Option<String>,
        /// What this file is (vocabulary `originality`).
        19 is_original: Option<Term>,
        /// Where the original is now and who has it.
        20 original_held: Option<String>,
        /// Name of the file as it came.
        21 file_name: Option<String>,
        /// Media type as it came.
        22 media_type: Option<String>,
        /// How far the file has come; absent where there is none.
        23 state: Option<EvidenceState>,
        /// Length in bytes.
        24 size: Option<u64>,
        /// Number of whole chunks.
        25 chunks: Option<u32>,
        /// SHA-256 of the bytes as they came.
        26 sha256: Option<Digest32>,
        /// Time inside the file, as it stands there.
        27 embedded_time: Option<String>,
        /// Device inside the file, as it stands there.
        28 embedded_device: Option<String>,
        /// Position inside the file.
        29 embedded_position: Option<Coordinates>,
        /// What else stands inside the file, a line each.
        30 embedded_metadata: Option<String>,
        /// The item it was made from.
        31 parent: Option<RecordId>,
        /// How it was made from that (vocabulary `derivation`).
        32 derivation: Option<Term>,
        /// Entries it belongs to.
        33 entries: Vec<RecordId>,
        /// What needs care before it is shown (vocabulary `sensitivity`).
        34 sensitivity: Vec<Term>,
        /// Answer to whether it may show somebody under 18; asked where it is intimate.
        35 under_18: Option<Under18>,
        /// Number in the suggested reference: counted per case, never used again.
        36 reference_no: Option<u32>,
        /// The suggested reference, such as `AB1`.
        37 suggested_reference: Option<String>,
        /// Exhibit number or receipt the police gave.
        38 police_reference: Option<String>,
        /// A thing: what it is.
        39 physical_what: Option<String>,
        /// A thing: what it is packed in.
        40 physical_packaging: Option<String>,
        /// A thing: where it is kept.
        41 physical_stored: Option<String>,
        /// A thing: who has touched it.
        42 physical_touched_by: Option<String>,
    }
}

impl Evidence {
    /// An item of some kind, without a file so far.
    #[must_use]
    pub fn new(reading: &Reading, case: RecordId, kind: Term) -> Self {
        Evidence {
            stamp: Stamp::first(reading),
            case,
            kind: Some(kind),
            title: None,
            description: None,
            capture_method: None,
            captured_by: None,
            captured_by_name: None,
            captured_at: None,
            imported_at: Some(RecordedAt::from(*reading)),
            sealed_at: None,
            captured_on: None,
            source_channel: None,
            source_account: None,
            source_address: None,
            is_original: None,
            original_held: None,
            file_name: None,
            media_type: None,
            state: None,
            size: None,
            chunks: None,
            sha256: None,
            embedded_time: None,
            embedded_device: None,
            embedded_position: None,
            embedded_metadata: None,
            parent: None,
            derivation: None,
            entries: Vec::new(),
            sensitivity: Vec::new(),
            under_18: None,
            reference_no: None,
            suggested_reference: None,
            police_reference: None,
            physical_what: None,
            physical_packaging: None,
            physical_stored: None,
            physical_touched_by: None,
            beyond: Beyond::default(),
        }
    }

    /// Whether it is marked as intimate.
    #[must_use]
    pub fn is_intimate(&self) -> bool {
        self.sensitivity.iter().any(|term| term.as_str() == "intimate")
    }

    /// Whether nothing may show, copy or export it: it is intimate and may show somebody under 18.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.is_intimate() && self.under_18 != Some(Under18::No)
    }

    /// What a whole file says of itself stays as it is.
    fn file_is_unchanged(&self, before: &Self) -> bool {
        before.state != Some(EvidenceState::Closed)
            || (self.state, self.size, self.chunks, self.sha256)
                == (before.state, before.size, before.chunks, before.sha256)
                && (&self.file_name, &self.media_type) == (&before.file_name, &before.media_type)
    }
}

impl Checked for Evidence {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("case", |e| e.case)?;
        if self.kind.is_none() {
            return Err(Error::invalid("kind", Refusal::Empty));
        }
        change.term("kind", Vocabulary::EvidenceKind, |e| e.kind.as_ref())?;
        fields::short("title", self.title.as_ref())?;
        fields::long("description", self.description.as_ref())?;
        origin(&change)?;
        file(&change)?;
        change.term("derivation", Vocabulary::Derivation, |e| e.derivation.as_ref())?;
        if self.derivation.is_some() && self.parent.is_none() {
            return Err(Error::invalid("derivation", Refusal::Contradiction));
        }
        fields::links("entries", &self.entries)?;
        change.terms("sensitivity", Vocabulary::Sensitivity, |e| &e.sensitivity)?;
        if self.is_intimate() && self.under_18.is_none() {
            return Err(Error::AgeQuestion);
        }
        reference::check_item(self, before)?;
        fields::short("police_reference", self.police_reference.as_ref())?;
        fields::long("physical_what", self.physical_what.as_ref())?;
        fields::short("physical_packaging", self.physical_packaging.as_ref())?;
        fields::short("physical_stored", self.physical_stored.as_ref())?;
        fields::long("physical_touched_by", self.physical_touched_by.as_ref())
    }
}

fn origin(change: &Change<'_, Evidence>) -> Result<()> {
    let e = change.now;
    change.term("capture_method", Vocabulary::CaptureMethod, |e| e.capture_method.as_ref())?;
    change.term("captured_by", Vocabulary::CapturedBy, |e| e.captured_by.as_ref())?;
    fields::short("captured_by_name", e.captured_by_name.as_ref())?;
    change.occurred("captured_at", |e| e.captured_at.as_ref())?;
    fields::short("captured_on", e.captured_on.as_ref())?;
    change.term("source_channel", Vocabulary::Channel, |e| e.source_channel.as_ref())?;
    fields::short("source_account", e.source_account.as_ref())?;
    fields::long("source_address", e.source_address.as_ref())?;
    change.term("is_original", Vocabulary::Originality, |e| e.is_original.as_ref())?;
    fields::long("original_held", e.original_held.as_ref())
}

fn file(change: &Change<'_, Evidence>) -> Result<()> {
    let e = change.now;
    change.fixed("imported_at", |e| e.imported_at.clone())?;
    fields::bytes("file_name", e.file_name.as_ref(), limits::FILE_NAME_MAX_BYTES)?;
    fields::short("media_type", e.media_type.as_ref())?;
    if e.size.is_some_and(|size| size > limits::EVIDENCE_MAX_BYTES) {
        return Err(Error::invalid("size", Refusal::TooLong));
    }
    let (size, chunks, sha256) = (e.size.is_some(), e.chunks.is_some(), e.sha256.is_some());
    let complete = match e.state {
        None => !size && !chunks && !sha256,
        Some(EvidenceState::Open) => true,
        Some(EvidenceState::Closed) => size && chunks && sha256,
        // Its whole chunks are known, its length and digest may not be.
        Some(EvidenceState::CutOff) => chunks,
    };
    if !complete {
        return Err(Error::invalid("state", Refusal::Contradiction));
    }
    if change.before.is_some_and(|before| !e.file_is_unchanged(before)) {
        return Err(Error::invalid("sha256", Refusal::Contradiction));
    }
    fields::short("embedded_time", e.embedded_time.as_ref())?;
    fields::short("embedded_device", e.embedded_device.as_ref())?;
    fields::position("embedded_position", e.embedded_position, "embedded_position", None)?;
    fields::long("embedded_metadata", e.embedded_metadata.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{reading, term};

    fn item() -> Evidence {
        Evidence::new(&reading(), RecordId([1; 16]), term("photo"))
    }

    #[test]
    fn an_intimate_item_needs_an_answer_about_age() {
        let vocabularies = Vocabularies::load().expect("loads");
        let mut item = item();
        assert!(item.check(&vocabularies).is_ok());
        item.sensitivity = vec![term("intimate")];
        assert!(matches!(item.check(&vocabularies), Err(Error::AgeQuestion)));
        for (answer, withheld) in [(Under18::No, false), (Under18::Yes, true), (Under18::Unsure, true)] {
            item.under_18 = Some(answer);
            assert!(item.check(&vocabularies).is_ok());
            assert_eq!(item.is_withheld(), withheld);
        }
    }

    #[test]
    fn what_a_whole_file_says_stays() {
        let vocabularies = Vocabularies::load().expect("loads");
        let mut open = item();
        open.state = Some(EvidenceState::Open);
        assert!(open.check(&vocabularies).is_ok());
        let mut closed = Evidence { state: Some(EvidenceState::Closed), ..open.clone() };
        assert!(closed.check_change(Some(&open), &vocabularies).is_err());
        (closed.size, closed.chunks, closed.sha256) = (Some(5), Some(1), Some(Digest32([1; 32])));
        assert!(closed.check_change(Some(&open), &vocabularies).is_ok());
        let other = Evidence { sha256: Some(Digest32([2; 32])), ..closed.clone() };
        assert!(other.check_change(Some(&closed), &vocabularies).is_err());
        let titled = Evidence { title: Some("Note on the door".to_owned()), ..closed.clone() };
        assert!(titled.check_change(Some(&closed), &vocabularies).is_ok());
        let none = Evidence { state: None, ..closed.clone() };
        assert!(none.check_change(Some(&open), &vocabularies).is_err());
        let cut = Evidence { state: Some(EvidenceState::CutOff), sha256: None, size: None, ..closed };
        assert!(cut.check_change(Some(&open), &vocabularies).is_ok());
    }
}
