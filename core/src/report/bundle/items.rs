//! The files of a bundle: originals as they were taken in, or, in part A, copies without what a picture gives away.

use super::names::Names;
use super::packing::{Packed, Packing};
use crate::error::{Error, Result};
use crate::evidence::{Evidence, EvidenceState, media};
use crate::ids::{Digest32, RecordId};
use crate::limits;
use crate::photos::{self, NotCleaned as Uncleaned};
use crate::progress::Progress;
use crate::report::proof::manifest::{Manifest, NotPacked, Origin};
use crate::report::selection::{Chosen, ChosenItem};
use crate::session::Unlocked;
use crate::vault::Sha256;

/// What goes at the end of the name of a file of this media type.
#[must_use]
pub fn media_ending(media_type: Option<&str>) -> &'static str {
    media_type.and_then(media::ending_of).unwrap_or("bin")
}

/// Packs what each item has, and notes what has none.
pub(super) fn pack(
    vault: &Unlocked,
    chosen: &Chosen,
    packing: &mut dyn Packing,
    manifest: &mut Manifest,
    progress: &Progress,
) -> Result<()> {
    let mut packer = Packer { vault, packing, manifest, progress, names: Names::default() };
    for (item, number) in chosen.items.iter().zip(1_usize..) {
        progress.check()?;
        if let Some(why) = packer.item(item, number, chosen.selection.part.holds_originals())? {
            packer.manifest.not_packed.push((item.id, why.as_str().to_owned()));
        }
    }
    Ok(())
}

/// Items on their way from the vault into the bundle.
struct Packer<'p> {
    vault: &'p Unlocked,
    packing: &'p mut dyn Packing,
    manifest: &'p mut Manifest,
    progress: &'p Progress,
    names: Names,
}

impl Packer<'_> {
    /// Packs one item; why it has no file, where it has none.
    fn item(&mut self, item: &ChosenItem, number: usize, originals: bool) -> Result<Option<NotPacked>> {
        let evidence: Evidence = match self.vault.read(item.id) {
            Ok(evidence) => evidence,
            Err(Error::Damaged(_) | Error::Deleted) => return Ok(Some(NotPacked::Damaged)),
            Err(error) => return Err(error),
        };
        if evidence.is_withheld() {
            return Ok(Some(NotPacked::Under18));
        }
        if item.withheld {
            return Ok(Some(NotPacked::Sensitive));
        }
        match evidence.state {
            None => Ok(Some(NotPacked::NoFile)),
            Some(EvidenceState::Open) => Ok(Some(NotPacked::Damaged)),
            Some(EvidenceState::Closed | EvidenceState::CutOff) if originals => {
                self.original(item.id, &evidence, number)
            }
            Some(EvidenceState::Closed | EvidenceState::CutOff) => self.copy(item.id, &evidence, number),
        }
    }

    /// The bytes as they were taken in. Those of a file that stops too early are kept as far as they go, and called so.
    fn original(&mut self, id: RecordId, evidence: &Evidence, number: usize) -> Result<Option<NotPacked>> {
        let media_type = evidence.media_type.as_deref();
        let name = self.names.file(evidence.suggested_reference.as_deref(), number, media_ending(media_type));
        let media_type = plain(media_type.unwrap_or(media::UNKNOWN));
        let mut file = Packed::begin(self.packing, &name, &media_type, evidence.size.unwrap_or(0))?;
        let mut hash = Sha256::new();
        let progress = self.progress;
        let read = self.vault.read_evidence(id, &mut |bytes| {
            progress.advance(u64::try_from(bytes.len()).unwrap_or(0))?;
            hash.update(bytes);
            file.write(bytes)
        });
        let same = evidence.sha256.is_none_or(|expected| expected == Digest32(hash.finish()));
        let (origin, damaged) = match read {
            Ok(()) if same && evidence.state == Some(EvidenceState::Closed) => (Origin::Original(id), None),
            Ok(()) if same => (Origin::Rest(id), None),
            Ok(()) | Err(Error::Damaged(_)) => (Origin::Rest(id), Some(NotPacked::Damaged)),
            Err(error) => return Err(error),
        };
        self.manifest.files.push(file.end(Some(origin))?);
        Ok(damaged)
    }

    /// A copy without what the picture gives away.
    fn copy(&mut self, id: RecordId, evidence: &Evidence, number: usize) -> Result<Option<NotPacked>> {
        let Some(length) = evidence.size else { return Ok(Some(NotPacked::Damaged)) };
        // Whether it is whole comes first: a copy of half a picture would be called a copy of all of it.
        match self.is_whole(id, evidence) {
            Ok(true) => {}
            Ok(false) | Err(Error::Damaged(_)) => return Ok(Some(NotPacked::Damaged)),
            Err(error) => return Err(error),
        }
        let mut source = FromVault { vault: self.vault, id, length, chunk_at: 0, chunk: Vec::new() };
        let clean = match photos::clean(&mut source) {
            Ok(clean) => clean,
            Err(Uncleaned::Error(Error::Damaged(_))) => return Ok(Some(NotPacked::Damaged)),
            Err(Uncleaned::Error(error)) if error.code() != Error::FileChanged.code() => return Err(error),
            Err(_) => return Ok(Some(NotPacked::NotCleaned)),
        };
        let name = self.names.file(evidence.suggested_reference.as_deref(), number, clean.format.ending());
        let media_type = media::by_name(&name).unwrap_or(media::UNKNOWN);
        let mut file = Packed::begin(self.packing, &name, media_type, clean.bytes())?;
        let progress = self.progress;
        clean.pour(&mut source, &mut |bytes| {
            progress.check()?;
            file.write(bytes)
        })?;
        self.manifest.files.push(file.end(Some(Origin::Copy(id)))?);
        Ok(None)
    }

    fn is_whole(&self, id: RecordId, evidence: &Evidence) -> Result<bool> {
        let mut hash = Sha256::new();
        self.vault.read_evidence(id, &mut |bytes| {
            self.progress.advance(u64::try_from(bytes.len()).unwrap_or(0))?;
            hash.update(bytes);
            Ok(())
        })?;
        let is_closed = evidence.state == Some(EvidenceState::Closed);
        Ok(is_closed && evidence.sha256 == Some(Digest32(hash.finish())))
    }
}

/// A media type as it can stand in a line of its own.
fn plain(media_type: &str) -> String {
    let letters = |c: char| c.is_ascii_alphanumeric() || "/.+-".contains(c);
    if !media_type.is_empty() && media_type.len() <= 100 && media_type.chars().all(letters) {
        media_type.to_owned()
    } else {
        media::UNKNOWN.to_owned()
    }
}

/// A file of the vault, read at any place. One chunk of it is at hand: headers lie close together, and each chunk is opened whole.
struct FromVault<'v> {
    vault: &'v Unlocked,
    id: RecordId,
    length: u64,
    chunk_at: u64,
    chunk: Vec<u8>,
}

impl FromVault<'_> {
    /// What the chunk at hand has from `at` on; another is fetched where it has nothing.
    fn from(&mut self, at: u64) -> Result<&[u8]> {
        let step = u64::try_from(limits::CHUNK_BYTES).unwrap_or(u64::MAX);
        let begins = at.checked_div(step).unwrap_or(0).saturating_mul(step);
        if self.chunk_at != begins || self.chunk.is_empty() {
            self.chunk = self.vault.evidence_range(self.id, begins, limits::CHUNK_BYTES)?;
            self.chunk_at = begins;
        }
        let skip = usize::try_from(at.saturating_sub(begins)).unwrap_or(usize::MAX);
        self.chunk.get(skip..).filter(|rest| !rest.is_empty()).ok_or(Error::FileChanged)
    }
}

impl photos::Source for FromVault<'_> {
    fn length(&self) -> u64 {
        self.length
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> Result<()> {
        let mut done = 0_usize;
        while let Some(room) = into.get_mut(done..).filter(|room| !room.is_empty()) {
            let found = self.from(at.saturating_add(u64::try_from(done).unwrap_or(u64::MAX)))?;
            let count = found.len().min(room.len());
            room.get_mut(..count).unwrap_or_default().copy_from_slice(found.get(..count).unwrap_or_default());
            done = done.saturating_add(count);
        }
        Ok(())
    }
}
