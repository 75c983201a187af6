//! Evidence: taking files in, linking them, reading ranges of them, giving them out, checking them.

use std::io::Write;

use serde::Serialize;

use super::own_term;
use super::unlocked::Unlocked;
use crate::cases::Case;
use crate::error::{Error, Part, Refusal, Result};
use crate::evidence::sealed_files::{SealedFileWriter, fresh_material};
use crate::evidence::{CustodyEvent, Evidence, EvidenceState, Under18};
use crate::fields::Checked;
use crate::ids::{Digest32, RecordId};
use crate::progress::Progress;
use crate::store::{Kind, Material};
use crate::time::Reading;
use crate::vault::{Sealed, Sha256};

/// A file that is being taken in. It holds no part of the vault: other work goes on meanwhile.
pub struct Intake {
    id: RecordId,
    writer: SealedFileWriter,
}

impl Intake {
    /// The evidence item it belongs to.
    #[must_use]
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// Takes in more bytes, in order.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.writer.write(bytes)
    }

    /// Makes durable what was taken in so far. Whoever records calls it about once a second.
    pub fn sync(&mut self) -> Result<()> {
        self.writer.sync()
    }

    /// Bytes taken in so far.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.writer.size_bytes()
    }
}

/// A file that was taken in whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenIn {
    /// Its item.
    pub evidence_id: RecordId,
    /// SHA-256 of the bytes as received.
    pub sha256: Digest32,
    /// Length in bytes.
    pub bytes: u64,
}

/// What checking one file showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedFile {
    /// Its item.
    pub evidence_id: RecordId,
    /// Code of what is wrong.
    pub reason: &'static str,
}

/// What checking all files showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceCheck {
    /// Files looked at.
    pub checked: u64,
    /// Those that are not as they were taken in.
    pub damaged: Vec<CheckedFile>,
}

impl Unlocked {
    /// Begins to take a file in: the item is committed first, with a fresh key and name.
    ///
    /// A file marked as intimate needs the answer to the question about age; where it may show somebody under 18
    /// nothing is taken.
    pub fn begin_evidence(&mut self, mut item: Evidence, reading: &Reading) -> Result<Intake> {
        Self::refuse_under_18(&item)?;
        item.state = Some(EvidenceState::Open);
        (item.size, item.chunks, item.sha256) = (None, None, None);
        item.check(&self.vocabularies)?;
        self.check_entries(&item.entries)?;
        let material = fresh_material(self.environment.entropy.as_ref())?;
        let mut transaction = self.store.begin(reading)?;
        let id = transaction.create_with(&mut item, material.clone())?;
        transaction.commit()?;
        self.committed(&[id]);
        match self.files.begin(&material) {
            Ok(writer) => Ok(Intake { id, writer }),
            Err(error) => {
                // Nothing was taken in, so nothing may be left that looks like a file cut off.
                self.forget_item(id, reading)?;
                Err(error)
            }
        }
    }

    fn refuse_under_18(item: &Evidence) -> Result<()> {
        match (item.is_intimate(), item.under_18) {
            (true, None) => Err(Error::AgeQuestion),
            (true, Some(Under18::Yes | Under18::Unsure)) => Err(Error::Under18),
            _ => Ok(()),
        }
    }

    /// Makes the file durable, closes the item and notes in its custody list that it was taken in.
    pub fn finish_evidence(&mut self, intake: Intake, reading: &Reading) -> Result<TakenIn> {
        let Intake { id, writer } = intake;
        let sealed = match writer.finish() {
            Ok(sealed) => sealed,
            Err(error) => {
                self.forget_item(id, reading)?;
                return Err(error);
            }
        };
        self.close_item(id, &sealed, None, reading)?;
        Ok(TakenIn { evidence_id: id, sha256: sealed.sha256, bytes: sealed.size_bytes })
    }

    pub(super) fn close_item(
        &mut self,
        id: RecordId,
        sealed: &Sealed,
        material: Option<Material>,
        reading: &Reading,
    ) -> Result<()> {
        let (mut item, old) = self.store.read_with_material::<Evidence>(id)?;
        item.state = Some(EvidenceState::Closed);
        item.size = Some(sealed.size_bytes);
        item.chunks = Some(sealed.chunks);
        item.sha256 = Some(sealed.sha256);
        let mut custody = CustodyEvent::new(reading, id, own_term("imported"));
        custody.hash_seen = Some(sealed.sha256);
        let mut transaction = self.store.begin(reading)?;
        transaction.revise_with(id, &mut item, own_term("file-taken-in"), None, material.unwrap_or(old))?;
        let event = transaction.create(&mut custody)?;
        transaction.commit()?;
        self.committed(&[id, event]);
        Ok(())
    }

    /// Drops a file that was not taken in whole: a cancel, or a source that failed.
    pub fn abandon_evidence(&mut self, intake: Intake, reading: &Reading) -> Result<()> {
        let Intake { id, writer } = intake;
        drop(writer);
        self.forget_item(id, reading)
    }

    fn forget_item(&mut self, id: RecordId, reading: &Reading) -> Result<()> {
        self.delete_evidence(id, None, reading)
    }

    /// Deletes an item: number and digests stay, the file and its key go.
    pub fn delete_evidence(&mut self, id: RecordId, note: Option<String>, reading: &Reading) -> Result<()> {
        let (_, material) = self.store.read_with_material::<Evidence>(id)?;
        self.delete::<Evidence>(id, note, reading)?;
        match material.file_id {
            // If removing fails it is tried again at the next unlock, since the tombstone names the file.
            Some(file) => self.files.remove(file),
            None => Ok(()),
        }
    }

    /// Links an item to an entry. One that is linked already is refused.
    pub fn link_evidence(&mut self, id: RecordId, entry: RecordId, reading: &Reading) -> Result<()> {
        self.check_entries(&[entry])?;
        let change = |item: &mut Evidence| {
            if item.entries.contains(&entry) {
                return Err(Error::invalid("entries", Refusal::Contradiction));
            }
            item.entries.push(entry);
            Ok(())
        };
        self.amend(id, change, own_term("linked"), None, reading).map(drop)
    }

    /// Takes the link between an item and an entry away; both stay.
    pub fn unlink_evidence(&mut self, id: RecordId, entry: RecordId, reading: &Reading) -> Result<()> {
        let change = |item: &mut Evidence| {
            let Some(at) = item.entries.iter().position(|other| *other == entry) else {
                return Err(Error::invalid("evidence", Refusal::UnknownRecord));
            };
            item.entries.remove(at);
            Ok(())
        };
        self.amend(id, change, own_term("linked"), None, reading).map(drop)
    }

    fn check_entries(&self, entries: &[RecordId]) -> Result<()> {
        for entry in entries {
            match self.store.find(*entry) {
                Some(current) if current.kind == Kind::INCIDENT && !current.deleted => {}
                _ => return Err(Error::invalid("entries", Refusal::UnknownRecord)),
            }
        }
        Ok(())
    }

    /// Adds something to the custody list of an item.
    pub fn add_custody(&mut self, event: &mut CustodyEvent, reading: &Reading) -> Result<RecordId> {
        let item: Evidence = self.store.read(event.evidence)?;
        if event.hash_seen.is_none() {
            event.hash_seen = item.sha256;
        }
        self.create(event, reading)
    }

    /// An item whose file can be read: whole, or cut off; never one that nothing may show.
    fn readable(&self, id: RecordId) -> Result<(Evidence, Material)> {
        let (item, material) = self.store.read_with_material::<Evidence>(id)?;
        if item.is_withheld() {
            return Err(Error::Under18);
        }
        match item.state {
            Some(EvidenceState::Closed | EvidenceState::CutOff) => Ok((item, material)),
            _ => Err(Error::NotFound),
        }
    }

    /// Bytes `offset..offset + length` of a file, for a preview; fewer at its end.
    pub fn evidence_range(&self, id: RecordId, offset: u64, length: usize) -> Result<Vec<u8>> {
        let (item, material) = self.readable(id)?;
        let (Some(chunks), Some(size)) = (item.chunks, item.size) else {
            return Err(Error::Damaged(Part::Evidence));
        };
        // A cut-off file has no last chunk: none of its chunks is sealed as one.
        let chunks = if item.state == Some(EvidenceState::CutOff) { u32::MAX } else { chunks };
        self.files.range(&material, chunks, size, offset, length)
    }

    /// Writes a file out in clear. Stops at the first damage; the caller removes what it had begun.
    pub fn export_evidence(
        &self,
        id: RecordId,
        out: &mut dyn Write,
        progress: &Progress,
    ) -> Result<Evidence> {
        let (item, material) = self.readable(id)?;
        self.read_file(&item, &material, progress, |plain| Ok(out.write_all(plain)?))?;
        out.flush()?;
        Ok(item)
    }

    /// Gives the bytes of a file to `sink`, in order. What came before a damaged place was as it was taken in.
    pub fn read_evidence(&self, id: RecordId, sink: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let (item, material) = self.readable(id)?;
        self.read_file(&item, &material, &Progress::new(), sink)
    }

    fn read_file(
        &self,
        item: &Evidence,
        material: &Material,
        progress: &Progress,
        mut sink: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        let (Some(chunks), Some(size)) = (item.chunks, item.size) else {
            return Err(Error::Damaged(Part::Evidence));
        };
        progress.expect(size);
        let mut opener = self.files.open(material)?;
        let mut read = 0_u64;
        let mut take = |plain: &[u8]| {
            let length = u64::try_from(plain.len()).unwrap_or(u64::MAX);
            read = read.saturating_add(length);
            progress.advance(length)?;
            sink(plain)
        };
        if item.state == Some(EvidenceState::CutOff) {
            for number in 0..chunks {
                take(opener.chunk(number, false)?)?;
            }
        } else {
            opener.read_all(chunks, &mut take)?;
        }
        if read == size { Ok(()) } else { Err(Error::Damaged(Part::Evidence)) }
    }

    /// Reads every file once and compares it with what was taken in.
    pub fn check_evidence(&self, progress: &Progress) -> Result<EvidenceCheck> {
        let ids: Vec<RecordId> = self
            .store
            .current(Kind::EVIDENCE)
            .filter(|current| !current.deleted)
            .map(|current| current.id)
            .collect();
        self.check_evidence_of(&ids, progress)
    }

    /// The same for some items.
    pub fn check_evidence_of(&self, ids: &[RecordId], progress: &Progress) -> Result<EvidenceCheck> {
        let mut result = EvidenceCheck { checked: 0, damaged: Vec::new() };
        for id in ids.iter().copied() {
            let (item, material) = match self.store.read_with_material::<Evidence>(id) {
                Ok(read) => read,
                Err(error) => {
                    result.damaged.push(CheckedFile { evidence_id: id, reason: error.code().as_str() });
                    continue;
                }
            };
            match item.state {
                // One that is still open after unlock could not be read at all.
                Some(EvidenceState::Open) => {
                    result.damaged.push(CheckedFile { evidence_id: id, reason: "damaged" });
                    continue;
                }
                Some(EvidenceState::CutOff) if item.chunks == Some(0) => continue,
                None => continue,
                Some(EvidenceState::Closed | EvidenceState::CutOff) => {}
            }
            result.checked = result.checked.saturating_add(1);
            let mut hash = Sha256::new();
            let one = Progress::new();
            let read = self.read_file(&item, &material, &one, |plain| {
                hash.update(plain);
                progress.advance(u64::try_from(plain.len()).unwrap_or(0))
            });
            let same = item.sha256.is_none_or(|expected| expected == Digest32(hash.finish()));
            match read {
                Err(Error::Cancelled) => return Err(Error::Cancelled),
                Ok(()) if same => {}
                Ok(()) => result.damaged.push(CheckedFile { evidence_id: id, reason: "damaged" }),
                Err(error) => {
                    result.damaged.push(CheckedFile { evidence_id: id, reason: error.code().as_str() });
                }
            }
        }
        Ok(result)
    }

    /// How many bytes [`Unlocked::check_evidence`] will read.
    #[must_use]
    pub fn evidence_bytes(&self) -> u64 {
        self.store
            .current(Kind::EVIDENCE)
            .filter(|current| !current.deleted)
            .filter_map(|current| crate::evidence::EvidenceListing::decode(current.listing).ok()?.size)
            .fold(0, u64::saturating_add)
    }

    /// Gives an item the next exhibit reference, where its case has initials for them. Nothing where it has none.
    pub fn give_reference(&mut self, id: RecordId, reading: &Reading) -> Result<Option<String>> {
        let item: Evidence = self.store.read(id)?;
        let case: Case = self.store.read(item.case)?;
        let Some(initials) = case.reference_initials else { return Ok(None) };
        self.suggest_reference(id, &initials, case.reference_separator.as_deref(), reading).map(Some)
    }

    /// Suggests the next exhibit reference of a case and gives it to an item that has none.
    pub fn suggest_reference(
        &mut self,
        id: RecordId,
        initials: &str,
        separator: Option<&str>,
        reading: &Reading,
    ) -> Result<String> {
        let item: Evidence = self.store.read(id)?;
        if let Some(reference) = item.suggested_reference {
            return Ok(reference);
        }
        let number = self.links.next_reference_no(item.case)?;
        let reference = crate::evidence::reference::suggested(initials, separator, number);
        crate::evidence::reference::check_style(Some(initials), separator)?;
        let change = |item: &mut Evidence| {
            item.reference_no = Some(number);
            item.suggested_reference = Some(reference.clone());
            Ok(())
        };
        self.amend(id, change, own_term("other"), None, reading)?;
        Ok(reference)
    }
}
