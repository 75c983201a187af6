//! Capture while locked: on, off, and taking one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::face::Face;
use super::inbox::{self, CaptureKind, CaptureWriter, NewCapture};
use super::installation::{Environment, Installation};
use super::volume::Volume;
use crate::error::{Error, Refusal, Result};
use crate::ids::InstallationId;
use crate::limits;
use crate::secret::SecretBytes;
use crate::time::RecordedAt;

impl Installation {
    /// Switches capture while locked on, into the vault of `volume`, or off.
    pub fn set_capture(&mut self, volume: Option<&Volume>) -> Result<()> {
        let storage = Arc::clone(&self.environment.storage);
        match volume {
            Some(volume) => {
                inbox::publish(
                    storage.as_ref(),
                    &self.folder,
                    self.install.id,
                    &self.device_secret,
                    &volume.inbox_public(),
                )?;
            }
            None => inbox::withdraw(storage.as_ref(), &self.folder)?,
        }
        self.set_face(Face { capture_on: volume.is_some(), ..self.face.clone() })
    }

    /// Whether captures go to this volume; a public half that is not its own is reported by the error.
    pub fn captures_into(&self, volume: &Volume) -> Result<bool> {
        match inbox::published(
            self.environment.storage.as_ref(),
            &self.folder,
            &self.install,
            &self.device_secret,
        ) {
            Ok(public) => Ok(public == volume.inbox_public()),
            Err(Error::CaptureOff) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Begins a capture. Needs no passcode, no database and no lock.
    pub fn begin_capture(&self, capture: NewCapture) -> Result<CaptureWriter> {
        self.letterbox()?.begin(capture)
    }

    /// Captures a note whole.
    pub fn capture_note(&self, text: &str, captured_at: RecordedAt) -> Result<()> {
        self.letterbox()?.note(text, captured_at)
    }

    fn letterbox(&self) -> Result<Letterbox> {
        if self.waits_for_first_run() {
            return Err(Error::NotSetUp);
        }
        Letterbox::open(&self.environment, &self.folder, &self.letterbox_key()?)
    }

    /// What another program of this phone needs, beside a copy of `inbox.pub`, to know that as this installation's own.
    /// It opens and seals nothing.
    pub fn letterbox_key(&self) -> Result<SecretBytes<32>> {
        inbox::tag_key(&self.device_secret)
    }
}

/// Where captures are left, and to whom they are sealed. Whoever has no more than this can read none of them.
pub struct Letterbox {
    environment: Environment,
    folder: PathBuf,
    installation: InstallationId,
    public: [u8; 32],
}

impl Letterbox {
    /// Over the public half in `folder`, which was published under `key`; what is captured is left there. Asks no device
    /// key. `CaptureOff` where no public half is there.
    pub fn open(environment: &Environment, folder: &Path, key: &SecretBytes<32>) -> Result<Self> {
        let (installation, public) = inbox::published_under(environment.storage.as_ref(), folder, key)?;
        Ok(Letterbox { environment: environment.clone(), folder: folder.to_owned(), installation, public })
    }

    /// Begins a capture.
    pub fn begin(&self, capture: NewCapture) -> Result<CaptureWriter> {
        CaptureWriter::begin(
            &self.environment.storage,
            self.environment.entropy.as_ref(),
            &self.folder,
            self.installation,
            &self.public,
            capture,
        )
    }

    /// Captures a note whole.
    pub fn note(&self, text: &str, captured_at: RecordedAt) -> Result<()> {
        if text.trim().is_empty() {
            return Err(Error::invalid("note", Refusal::Empty));
        }
        if text.chars().count() > limits::LONG_TEXT_MAX_CHARS {
            return Err(Error::invalid("note", Refusal::TooLong));
        }
        let capture = NewCapture { kind: CaptureKind::Note, captured_at, file_name: None, media_type: None };
        let padded = inbox::padded_note(text)?;
        let mut writer = self.begin(capture)?;
        let unfinished = writer.unfinished_path();
        let kept = writer.write(&padded).and_then(|()| writer.finish().map(drop));
        if kept.is_err() {
            // Half a note opens for nobody. If even removing fails, the next unlock finds it and leaves it out.
            let _ = self.environment.storage.remove(&unfinished);
        }
        kept
    }
}
