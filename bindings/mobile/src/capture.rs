//! Capture while the record stays shut: for an extension or a receiver that links nothing but this.
//!
//! What is captured is sealed to the record's public half, waits beside it, and is taken in at the next unlock with the
//! time at which it was made. Nothing here asks for a passcode, and nothing here can read anything back.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use zeroize::Zeroizing;

use alongside_core::limits;
use alongside_core::secret::SecretBytes;
use alongside_core::session::{Letterbox, Locked};
use alongside_core::time::RecordedAt;
use alongside_core::vault::{CaptureWriter, Environment, NewCapture};

use crate::device_key::environment;
use crate::{DeviceKey, ErrorCode, Frame, Result};

/// What is captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum CaptureKind {
    /// A picture.
    Photo,
    /// Sound or video.
    Recording,
    /// Any other file.
    File,
}

/// A file that is about to be captured.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct NewCaptureItem {
    /// What it is.
    pub kind: CaptureKind,
    /// What it is called. Kept inside only.
    pub file_name: Option<String>,
    /// Its media type. Kept inside only.
    pub media_type: Option<String>,
}

/// The way in while the record stays shut.
#[derive(uniffi::Object)]
pub struct Capture {
    environment: Environment,
    folder: PathBuf,
    /// Where it is another program that captures: by what it knows the public half again.
    key: Option<Zeroizing<Vec<u8>>>,
}

#[uniffi::export]
impl Capture {
    /// Over the record in `folder`. Makes nothing and reads nothing yet.
    ///
    /// With `key`, what `letterbox_key` gave, the folder holds nothing but a copy of `inbox.pub`, and what is captured
    /// is left in `inbox` beside it until the shell takes it into that of the record. Then no device key is asked.
    #[uniffi::constructor(default(key = None))]
    pub fn open(folder: String, device: Arc<dyn DeviceKey>, key: Option<Vec<u8>>) -> Arc<Self> {
        let key = key.map(Zeroizing::new);
        Arc::new(Capture { environment: environment(device, None), folder: PathBuf::from(folder), key })
    }

    /// What another program of this phone needs, beside a copy of `inbox.pub`, to capture. It opens and seals nothing.
    pub fn letterbox_key(&self) -> Result<Vec<u8>> {
        Ok(self.locked()?.letterbox_key()?.expose().to_vec())
    }

    /// Whether captures are taken now. Nothing but "no" is said where nothing is set up or what is there can't be read.
    #[must_use]
    pub fn is_on(&self) -> bool {
        if self.key.is_some() {
            return self.letterbox().is_ok();
        }
        self.locked().is_ok_and(|locked| locked.face().capture_on)
    }

    /// Keeps a note. `CaptureOff` where captures are not taken.
    pub fn note(&self, text: String, frame: Frame) -> Result<()> {
        let at = frame.reading();
        match &self.key {
            Some(_) => self.letterbox()?.note(&text, RecordedAt::from(at))?,
            None => self.locked()?.capture_note(&text, &at)?,
        }
        Ok(())
    }

    /// Begins to keep a file. `CaptureOff` where captures are not taken.
    pub fn begin(&self, item: NewCaptureItem, frame: Frame) -> Result<Arc<CaptureIntake>> {
        let capture = NewCapture {
            kind: match item.kind {
                CaptureKind::Photo => alongside_core::vault::CaptureKind::Photo,
                CaptureKind::Recording => alongside_core::vault::CaptureKind::Recording,
                CaptureKind::File => alongside_core::vault::CaptureKind::File,
            },
            captured_at: RecordedAt::from(frame.reading()),
            file_name: item.file_name,
            media_type: item.media_type,
        };
        let writer = match &self.key {
            Some(_) => self.letterbox()?.begin(capture)?,
            None => self.locked()?.begin_capture(capture)?,
        };
        Ok(Arc::new(CaptureIntake(Mutex::new(Kept::Writing { writer, failed: None }))))
    }
}

impl Capture {
    /// Over an environment of one's own: for tests and the terminal.
    #[must_use]
    pub fn over(environment: Environment, folder: PathBuf) -> Arc<Self> {
        Arc::new(Capture { environment, folder, key: None })
    }

    /// The same for another program. A key of another length is none.
    fn letterbox(&self) -> alongside_core::Result<Letterbox> {
        let key = self.key.as_ref().and_then(|key| SecretBytes::from_slice(key));
        Letterbox::open(&self.environment, &self.folder, &key.ok_or(alongside_core::Error::CaptureOff)?)
    }

    /// As it is on disk at this moment: another process may have switched captures off.
    fn locked(&self) -> alongside_core::Result<Locked> {
        Locked::open(&self.environment, &self.folder)
    }
}

/// What has become of a capture.
enum Kept {
    /// Its bytes come. Once one could not be written, nothing but giving it up is left.
    Writing { writer: CaptureWriter, failed: Option<ErrorCode> },
    /// It waits for the next unlock.
    Whole,
    /// It was given up.
    GivenUp,
}

/// A file that is being captured, piece by piece. It ends with `finish` or `abandon`; one that is let go of without
/// either is taken in at the next unlock as far as it came whole. Unlocking or locking the record changes nothing for it.
#[derive(uniffi::Object)]
pub struct CaptureIntake(Mutex<Kept>);

#[uniffi::export]
impl CaptureIntake {
    /// Takes in the next bytes, at most 1 MiB (1,048,576). More are refused as `Invalid`, and nothing is lost by it.
    ///
    /// After any other failure nothing but `abandon` is left.
    pub fn write(&self, bytes: &[u8]) -> Result<()> {
        if bytes.len() > limits::EVIDENCE_STEP_MAX_BYTES {
            return Err(ErrorCode::Invalid);
        }
        self.go_on(|writer| writer.write(bytes))
    }

    /// Makes durable what has come so far. A recording asks for it about once a second.
    pub fn sync(&self) -> Result<()> {
        self.go_on(CaptureWriter::sync)
    }

    /// Makes it whole: the next unlock takes it in. Called again it does nothing.
    pub fn finish(&self) -> Result<()> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *kept, Kept::GivenUp) {
            Kept::Writing { failed: Some(code), writer } => {
                *kept = Kept::Writing { failed: Some(code), writer };
                Err(code)
            }
            Kept::Writing { writer, failed: None } => {
                writer.finish()?;
                *kept = Kept::Whole;
                Ok(())
            }
            Kept::Whole => {
                *kept = Kept::Whole;
                Ok(())
            }
            Kept::GivenUp => Err(ErrorCode::Cancelled),
        }
    }

    /// Gives it up: nothing of it is left. After `finish`, or called again, it does nothing.
    pub fn abandon(&self) -> Result<()> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *kept, Kept::GivenUp) {
            Kept::Writing { writer, .. } => Ok(writer.abandon()?),
            Kept::Whole => {
                *kept = Kept::Whole;
                Ok(())
            }
            Kept::GivenUp => Ok(()),
        }
    }
}

impl CaptureIntake {
    fn go_on(&self, step: impl FnOnce(&mut CaptureWriter) -> alongside_core::Result<()>) -> Result<()> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *kept {
            Kept::Writing { failed: Some(code), .. } => Err(*code),
            Kept::Writing { writer, failed } => step(writer).map_err(|error| {
                let code = ErrorCode::from(error);
                *failed = Some(code);
                code
            }),
            Kept::Whole => Err(ErrorCode::Invalid),
            Kept::GivenUp => Err(ErrorCode::Cancelled),
        }
    }
}
