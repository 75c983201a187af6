//! Captures made while locked: sealed to the public half of one volume, opened by it at its next unlock.

use std::path::{Path, PathBuf};

use minicbor::{Decode, Encode};
use zeroize::{Zeroize, Zeroizing};

use super::hazmat::derive::{authenticate, derive, equal};
use super::hazmat::hpke;
use super::install::Install;
use super::installation::{Environment, WIPING};
use super::storage::Storage;
use super::stream::{ChunkOpener, ChunkSealer, Sealed};
use super::volume::Volume;
use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::{FileId, InstallationId};
use crate::limits;
use crate::secret::SecretBytes;
use crate::time::RecordedAt;

const INBOX: &str = "inbox";
const PUBLIC: &str = "inbox.pub";
/// A capture that is still being written ends in this; a finished one has its bare name.
const UNFINISHED: &str = "part";
/// One that was cut off and is being taken in: its writer, should it still live, can no longer finish it.
const CLAIMED: &str = "cut";
const VERSION: u16 = 1;
const HEADER_BYTES: usize = 2 + 16;
/// Plain bytes of the sealed description, whatever the file name's length.
const DESCRIPTION_BYTES: usize = 1536;
const DESCRIPTION_SEALED_BYTES: usize = DESCRIPTION_BYTES + 16;
const BODY_AT: u64 = (HEADER_BYTES + hpke::KEY_BYTES + DESCRIPTION_SEALED_BYTES) as u64;

/// What was captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum CaptureKind {
    /// A line or more of text.
    #[n(1)]
    Note,
    /// A picture.
    #[n(2)]
    Photo,
    /// Sound or video.
    #[n(3)]
    Recording,
    /// Any other file.
    #[n(4)]
    File,
    /// History of a check-in that ran while the vault was locked.
    #[n(5)]
    CheckInHistory,
}

/// What a capture says of itself, sealed.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Description {
    #[cbor(n(1), with = "minicbor::bytes")]
    file_key: Vec<u8>,
    #[n(2)]
    pub(crate) kind: CaptureKind,
    #[n(3)]
    pub(crate) captured_at: RecordedAt,
    #[n(4)]
    pub(crate) file_name: Option<String>,
    #[n(5)]
    pub(crate) media_type: Option<String>,
}

impl Drop for Description {
    fn drop(&mut self) {
        self.file_key.zeroize();
        self.file_name.zeroize();
    }
}

fn info(installation: InstallationId) -> Vec<u8> {
    [b"alongside/capture/1".as_slice(), installation.as_bytes()].concat()
}

/// The key by which this installation knows its own public half again.
pub(super) fn tag_key(device_secret: &SecretBytes<32>) -> Result<SecretBytes<32>> {
    derive(device_secret.expose(), b"", &[b"alongside/inbox/1"])
}

/// Publishes the public half that captures are sealed to from now on.
pub(super) fn publish(
    storage: &dyn Storage,
    folder: &Path,
    installation: InstallationId,
    device_secret: &SecretBytes<32>,
    public: &[u8; 32],
) -> Result<()> {
    let mut bytes = installation.as_bytes().to_vec();
    bytes.extend_from_slice(public);
    let tag = authenticate(&tag_key(device_secret)?, &[&bytes]);
    bytes.extend_from_slice(&tag);
    storage.replace(&folder.join(PUBLIC), &bytes)
}

/// Takes the public half away: captures are declined.
pub(super) fn withdraw(storage: &dyn Storage, folder: &Path) -> Result<()> {
    storage.remove(&folder.join(PUBLIC))
}

/// The public half, if there is one and it is this installation's own.
pub(super) fn published(
    storage: &dyn Storage,
    folder: &Path,
    install: &Install,
    device_secret: &SecretBytes<32>,
) -> Result<[u8; 32]> {
    let (installation, public) = published_under(storage, folder, &tag_key(device_secret)?)?;
    if installation == install.id { Ok(public) } else { Err(Error::Damaged(Part::Inbox)) }
}

/// The public half, if there is one and it was published under `key`; and of which installation it is.
pub(super) fn published_under(
    storage: &dyn Storage,
    folder: &Path,
    key: &SecretBytes<32>,
) -> Result<(InstallationId, [u8; 32])> {
    let bytes = match storage.read(&folder.join(PUBLIC), 256) {
        Ok(bytes) => bytes,
        Err(Error::FileNotFound) => return Err(Error::CaptureOff),
        Err(error) => return Err(error),
    };
    let damaged = || Error::Damaged(Part::Inbox);
    let (content, tag) = bytes.split_last_chunk::<32>().ok_or_else(damaged)?;
    if !equal(&authenticate(key, &[content]), tag) {
        return Err(damaged());
    }
    let (id, public) = content.split_first_chunk::<16>().ok_or_else(damaged)?;
    Ok((InstallationId(*id), public.try_into().map_err(|_| damaged())?))
}

/// A capture that is being written. Needs no passcode, no store and no lock.
pub struct CaptureWriter {
    storage: std::sync::Arc<dyn Storage>,
    sealer: ChunkSealer,
    unfinished: PathBuf,
    path: PathBuf,
    folder: PathBuf,
}

/// What a capture is and when it was made.
#[derive(Debug, Clone)]
pub struct NewCapture {
    /// What it is.
    pub kind: CaptureKind,
    /// When.
    pub captured_at: RecordedAt,
    /// The file's own name, kept inside only.
    pub file_name: Option<String>,
    /// Its media type, kept inside only.
    pub media_type: Option<String>,
}

impl CaptureWriter {
    pub(super) fn begin(
        storage: &std::sync::Arc<dyn Storage>,
        entropy: &dyn Entropy,
        folder: &Path,
        installation: InstallationId,
        public: &[u8; 32],
        capture: NewCapture,
    ) -> Result<Self> {
        let id = FileId(random(entropy)?);
        CaptureWriter::begin_as(id, storage, entropy, folder, installation, public, capture)
    }

    /// With an id that is given. An unfinished capture of that id is replaced.
    fn begin_as(
        id: FileId,
        storage: &std::sync::Arc<dyn Storage>,
        entropy: &dyn Entropy,
        folder: &Path,
        installation: InstallationId,
        public: &[u8; 32],
        capture: NewCapture,
    ) -> Result<Self> {
        if capture.file_name.as_ref().is_some_and(|name| name.len() > limits::FILE_NAME_MAX_BYTES) {
            return Err(Error::invalid("file_name", Refusal::TooLong));
        }
        if capture.media_type.as_ref().is_some_and(|media| media.len() > 200) {
            return Err(Error::invalid("media_type", Refusal::TooLong));
        }
        let key = make_secret::<32>(entropy)?;
        let description = Description {
            file_key: key.expose().to_vec(),
            kind: capture.kind,
            captured_at: capture.captured_at,
            file_name: capture.file_name,
            media_type: capture.media_type,
        };
        let mut plain =
            Zeroizing::new(minicbor::to_vec(&description).map_err(|_| Error::Internal("encode"))?);
        if plain.len() > DESCRIPTION_BYTES {
            return Err(Error::invalid("file_name", Refusal::TooLong));
        }
        // The decoder stops at the end of the map, so zeros behind it are only padding.
        plain.resize(DESCRIPTION_BYTES, 0);
        let mut header = VERSION.to_be_bytes().to_vec();
        header.extend_from_slice(id.as_bytes());
        let (encapped, description) = hpke::seal_to(entropy, public, &info(installation), &header, &plain)?;

        let inbox = folder.join(INBOX);
        storage.create_folder(&inbox)?;
        let path = inbox.join(id.to_string());
        let unfinished = path.with_extension(UNFINISHED);
        let mut file = storage.create(&unfinished)?;
        file.append(&[header.as_slice(), &encapped, &description].concat())?;
        let sealer = ChunkSealer::new(&key, id, file)?;
        Ok(CaptureWriter { storage: std::sync::Arc::clone(storage), sealer, unfinished, path, folder: inbox })
    }

    /// Takes in more bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.sealer.write(bytes)
    }

    /// Makes what was written so far durable; a recording cut off later keeps it.
    pub fn sync(&mut self) -> Result<()> {
        self.sealer.sync_data()
    }

    /// Takes back what was written: the file that it came from was not what it seemed.
    pub fn abandon(self) -> Result<()> {
        let CaptureWriter { storage, sealer, unfinished, .. } = self;
        drop(sealer);
        storage.remove(&unfinished)
    }

    pub(super) fn unfinished_path(&self) -> PathBuf {
        self.unfinished.clone()
    }

    /// Makes the capture durable and visible to the next unlock.
    pub fn finish(self) -> Result<Sealed> {
        let sealed = self.sealer.finish()?;
        self.storage.fix_time(&self.unfinished)?;
        self.storage.rename(&self.unfinished, &self.path)?;
        self.storage.sync_folder(&self.folder)?;
        Ok(sealed)
    }
}

/// Begins the capture that brings a check-in's history back to the vault that armed it, sealed to that vault's public
/// key whether or not captures are taken. Nothing if a finished one of this `id` waits already, so that it may be tried
/// again after a kill; an unfinished one is replaced. Where that installation is no more, there is nowhere to bring it:
/// `NotSetUp`.
#[allow(dead_code, reason = "what runs check-ins is built on top of this")]
pub(crate) fn history_capture(
    environment: &Environment,
    installation_folder: &Path,
    installation: InstallationId,
    public: &[u8; 32],
    id: FileId,
    captured_at: RecordedAt,
) -> Result<Option<CaptureWriter>> {
    let storage = environment.storage.as_ref();
    // An inbox in an erased folder would stand in the way of setting up anew, and nobody could open it.
    if storage.exists(&installation_folder.join(WIPING)) || !Install::exists(storage, installation_folder) {
        return Err(Error::NotSetUp);
    }
    if Install::read(storage, installation_folder)?.0.id != installation {
        return Err(Error::NotSetUp);
    }
    let path = installation_folder.join(INBOX).join(id.to_string());
    if storage.exists(&path) {
        return Ok(None);
    }
    for ending in [UNFINISHED, CLAIMED] {
        storage.remove(&path.with_extension(ending))?;
    }
    let capture =
        NewCapture { kind: CaptureKind::CheckInHistory, captured_at, file_name: None, media_type: None };
    let entropy = environment.entropy.as_ref();
    CaptureWriter::begin_as(
        id,
        &environment.storage,
        entropy,
        installation_folder,
        installation,
        public,
        capture,
    )
    .map(Some)
}

/// A note as it is sealed: u32 length, text, zeros up to a multiple of 4 KiB.
pub(super) fn padded_note(text: &str) -> Result<Zeroizing<Vec<u8>>> {
    let length = u32::try_from(text.len()).map_err(|_| Error::invalid("note", Refusal::TooLong))?;
    let full = text.len().saturating_add(4).next_multiple_of(limits::CAPTURE_NOTE_BYTES);
    let mut bytes = Zeroizing::new(Vec::with_capacity(full));
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(text.as_bytes());
    bytes.resize(full, 0);
    Ok(bytes)
}

/// Takes the text out of a padded note.
pub(crate) fn note_text(bytes: &[u8]) -> Result<String> {
    let damaged = || Error::Damaged(Part::Capture);
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or_else(damaged)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| damaged())?;
    let text = rest.get(..length).ok_or_else(damaged)?;
    String::from_utf8(text.to_vec()).map_err(|_| damaged())
}

/// A capture in the inbox that opens for this volume.
pub(crate) struct OpenedCapture {
    pub(crate) id: FileId,
    pub(crate) description: Description,
    /// Whether `finish` was reached; one that was not may still hold whole chunks.
    pub(crate) finished: bool,
    path: PathBuf,
}

impl OpenedCapture {
    /// Reads the body.
    pub(crate) fn opener(&self, storage: &dyn Storage) -> Result<ChunkOpener> {
        let key = SecretBytes::from_slice(&self.description.file_key).ok_or(Error::Damaged(Part::Capture))?;
        ChunkOpener::new(&key, self.id, storage.open(&self.path)?, BODY_AT)
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes an unfinished capture from its writer, so that nothing is added to it any more.
    pub(crate) fn claim(&mut self, storage: &dyn Storage) -> Result<()> {
        let claimed = self.path.with_extension(CLAIMED);
        if !self.finished && self.path != claimed {
            storage.rename(&self.path, &claimed)?;
            self.path = claimed;
        }
        Ok(())
    }

    /// Removes the capture, once what it held is committed elsewhere.
    pub(crate) fn remove(&self, storage: &dyn Storage) -> Result<()> {
        storage.remove(&self.path)
    }
}

/// What the inbox holds for this volume. What does not open is left: it may be another volume's, or nobody's.
pub(crate) fn waiting(storage: &dyn Storage, folder: &Path, volume: &Volume) -> Result<Vec<OpenedCapture>> {
    let inbox = folder.join(INBOX);
    let mut found = Vec::new();
    for name in storage.list(&inbox)? {
        if found.len() == limits::CAPTURES_PER_UNLOCK_MAX {
            break;
        }
        let (stem, finished) = match name.split_once('.') {
            None => (name.as_str(), true),
            Some((stem, UNFINISHED | CLAIMED)) => (stem, false),
            Some(_) => continue,
        };
        let Ok(id) = stem.parse::<FileId>() else { continue };
        let path = inbox.join(&name);
        if let Some(description) = describe(storage, &path, id, volume) {
            found.push(OpenedCapture { id, description, finished, path });
        }
    }
    Ok(found)
}

fn describe(storage: &dyn Storage, path: &Path, id: FileId, volume: &Volume) -> Option<Description> {
    let mut front = vec![0; usize::try_from(BODY_AT).ok()?];
    let mut file = storage.open(path).ok()?;
    if file.read_at(0, &mut front).ok()? != front.len() {
        return None;
    }
    let (header, rest) = front.split_first_chunk::<HEADER_BYTES>()?;
    let (encapped, sealed) = rest.split_first_chunk::<{ hpke::KEY_BYTES }>()?;
    if header.get(..2)? != VERSION.to_be_bytes() || header.get(2..)? != id.as_bytes() {
        return None;
    }
    let plain =
        hpke::open_with(volume.inbox_seed(), encapped, &info(volume.installation), header, sealed).ok()?;
    minicbor::decode(&plain).ok()
}
