//! Capture while locked: on, off, and taking one.

use std::sync::Arc;

use super::face::Face;
use super::inbox::{self, CaptureKind, CaptureWriter, NewCapture};
use super::installation::Installation;
use super::volume::Volume;
use crate::error::{Error, Refusal, Result};
use crate::limits;
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
        if self.waits_for_first_run() {
            return Err(Error::NotSetUp);
        }
        let environment = &self.environment;
        let public =
            inbox::published(environment.storage.as_ref(), &self.folder, &self.install, &self.device_secret)?;
        CaptureWriter::begin(
            &environment.storage,
            environment.entropy.as_ref(),
            &self.folder,
            self.install.id,
            &public,
            capture,
        )
    }

    /// Captures a note whole.
    pub fn capture_note(&self, text: &str, captured_at: RecordedAt) -> Result<()> {
        if text.trim().is_empty() {
            return Err(Error::invalid("note", Refusal::Empty));
        }
        if text.chars().count() > limits::LONG_TEXT_MAX_CHARS {
            return Err(Error::invalid("note", Refusal::TooLong));
        }
        let capture = NewCapture { kind: CaptureKind::Note, captured_at, file_name: None, media_type: None };
        let padded = inbox::padded_note(text)?;
        let mut writer = self.begin_capture(capture)?;
        let unfinished = writer.unfinished_path();
        let kept = writer.write(&padded).and_then(|()| writer.finish().map(drop));
        if kept.is_err() {
            // Half a note opens for nobody. If even removing fails, the next unlock finds it and leaves it out.
            let _ = self.environment.storage.remove(&unfinished);
        }
        kept
    }
}
