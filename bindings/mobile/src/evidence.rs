//! Evidence as streams of bytes: into the record without a file in between, and out of it for a picture on a screen.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError, Weak};

use serde::{Deserialize, Serialize};

use alongside_core::evidence::{Evidence, media};
use alongside_core::ids::RecordId;
use alongside_core::incidents::Incident;
use alongside_core::session::{Intake, TakenIn, Unlocked};
use alongside_core::time::Reading;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal, limits};

use crate::arrival::{Arriving, Sink};
use crate::screens::{App, Desk, Shared};
use crate::{ErrorCode, Frame, Result};

/// How a file came to be here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum EvidenceOrigin {
    /// It was there before, and she chose it.
    Picked,
    /// It is a picture that was taken from here.
    Photo,
    /// It is sound or video that is being recorded from here.
    Recording,
    /// Another app shared it.
    Shared,
}

/// A file that is about to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct NewEvidence {
    /// The entry that it shows something of: 32 hexadecimal digits. Without one it waits to be sorted.
    pub entry: Option<String>,
    /// What it is called.
    pub file_name: String,
    /// Its media type, where the phone knows it; else its name speaks for it.
    pub media_type: Option<String>,
    /// How it came to be here.
    pub origin: EvidenceOrigin,
}

/// A file that was taken in whole. One that was sealed beside the shut record has no id and no hash yet.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct TakenInView {
    /// Its id: 32 hexadecimal digits.
    pub id: String,
    /// SHA-256 of the bytes as they came: 64 hexadecimal digits.
    pub sha256: String,
    /// How many they were.
    pub bytes: i64,
}

impl From<TakenIn> for TakenInView {
    fn from(taken: TakenIn) -> Self {
        TakenInView {
            id: taken.evidence_id.to_string(),
            sha256: taken.sha256.to_string(),
            bytes: i64::try_from(taken.bytes).unwrap_or(i64::MAX),
        }
    }
}

/// An item for a file, with what is known of it before its first byte.
pub(crate) fn new_item(
    record: &mut Unlocked,
    entry: Option<RecordId>,
    (name, media_type): (String, Option<String>),
    origin: EvidenceOrigin,
    reading: &Reading,
) -> alongside_core::Result<Evidence> {
    let case = match entry {
        Some(entry) => record.read::<Incident>(entry)?.case,
        None => record.case_or_first(None, reading)?,
    };
    let known = media_type.or_else(|| media::by_name(&name).map(str::to_owned));
    let likely = known.as_deref().unwrap_or(match origin {
        EvidenceOrigin::Picked | EvidenceOrigin::Shared => media::UNKNOWN,
        EvidenceOrigin::Photo => "image",
        EvidenceOrigin::Recording => "audio",
    });
    let method = match origin {
        EvidenceOrigin::Picked => "imported-file",
        EvidenceOrigin::Shared => "shared-from-app",
        EvidenceOrigin::Photo | EvidenceOrigin::Recording => "made-in-app",
    };
    let mut item = Evidence::new(reading, case, media::kind_of(likely, &name));
    let method = record.vocabularies().term(Vocabulary::CaptureMethod, method, "capture_method")?;
    item.capture_method = Some(method);
    item.media_type = Some(known.unwrap_or_else(|| media::UNKNOWN.to_owned()));
    item.file_name = (!name.is_empty()).then_some(name);
    item.entries = entry.into_iter().collect();
    Ok(item)
}

/// Closes an item whose bytes have all come.
pub(crate) fn finish(
    record: &mut Unlocked,
    intake: Intake,
    reading: &Reading,
) -> alongside_core::Result<TakenIn> {
    let taken = record.finish_evidence(intake, reading)?;
    // The file is in, whole and durable. Without a reference it can still be given one.
    let _ = record.give_reference(taken.evidence_id, reading);
    Ok(taken)
}

/// What has become of a file that is being taken in.
enum Coming {
    /// Its bytes come. Once one could not be written, nothing but giving it up is left.
    Writing { sink: Sink, failed: Option<ErrorCode> },
    /// It is in.
    In(TakenInView),
    /// It was given up.
    GivenUp,
    /// The record was locked. The key of the file is gone from memory with all others.
    Cut,
}

/// A file that is being taken in, as the app knows it too.
pub(crate) struct OpenIntake {
    cut: AtomicBool,
    coming: Mutex<Coming>,
    arriving: Option<Arriving>,
}

impl OpenIntake {
    /// Works on it. Where the record was locked meanwhile, the key of the file is dropped before and after.
    fn with<T>(&self, work: impl FnOnce(&mut Coming) -> T) -> T {
        let mut coming = self.coming.lock().unwrap_or_else(PoisonError::into_inner);
        self.look(&mut coming);
        let done = work(&mut coming);
        self.look(&mut coming);
        done
    }

    fn look(&self, coming: &mut Coming) {
        if self.cut.load(Ordering::Acquire) && matches!(coming, Coming::Writing { .. }) {
            *coming = Coming::Cut;
        }
    }

    /// The record is being locked. Waits for nobody: whoever is writing drops the key at the end of that call.
    fn cut(&self) {
        self.cut.store(true, Ordering::Release);
        match self.coming.try_lock() {
            Ok(mut coming) => self.look(&mut coming),
            Err(TryLockError::Poisoned(poisoned)) => self.look(&mut poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => {}
        }
    }

    /// Its writer, to be closed or dropped.
    fn take(&self, then: Coming) -> Result<Sink> {
        self.with(|coming| match std::mem::replace(coming, then) {
            Coming::Writing { sink, .. } => Ok(sink),
            before => {
                let error = not_writing(&before);
                *coming = before;
                Err(error)
            }
        })
    }
}

fn not_writing(coming: &Coming) -> ErrorCode {
    match coming {
        Coming::Cut => ErrorCode::Locked,
        Coming::GivenUp => ErrorCode::Cancelled,
        Coming::Writing { .. } | Coming::In(_) => ErrorCode::Invalid,
    }
}

/// The files that are being taken in piece by piece.
#[derive(Default)]
pub(crate) struct OpenIntakes(Mutex<Vec<Weak<OpenIntake>>>);

impl OpenIntakes {
    fn add(&self, intake: &Arc<OpenIntake>) {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|one| one.strong_count() > 0);
        open.push(Arc::downgrade(intake));
    }

    /// Drops the key of every one of them: the record is being locked.
    pub(crate) fn cut(&self) {
        for intake in self.0.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            if let Some(intake) = intake.upgrade() {
                intake.cut();
            }
        }
    }
}

/// A file that is being taken in, piece by piece. Nothing of it stands on disk in clear.
///
/// It ends with `finish` or `abandon`. Locking the record ends it too, since its key is dropped with all others: from
/// then on every call gives `Locked`, the pieces that came whole are kept, and the next unlock says that a file was cut
/// off. The same holds for one that is let go of without either.
#[derive(uniffi::Object)]
pub struct EvidenceIntake {
    shared: Weak<Shared>,
    open: Arc<OpenIntake>,
}

#[uniffi::export]
impl EvidenceIntake {
    /// Takes in the next bytes, at most 1 MiB (1,048,576). More are refused as `Invalid`, and nothing is lost by it.
    ///
    /// After any other failure nothing but `abandon` is left.
    pub fn write(&self, bytes: &[u8]) -> Result<()> {
        if bytes.len() > limits::EVIDENCE_STEP_MAX_BYTES {
            return Err(ErrorCode::Invalid);
        }
        self.go_on(|sink| {
            match self.open.arriving.as_ref().map_or(Ok(()), |arriving| arriving.check(bytes.len())) {
                // Locking stops everything: it was not she who stopped it.
                Err(_) if self.open.cut.load(Ordering::Acquire) => Err(alongside_core::Error::Locked),
                checked => checked.and_then(|()| sink.write(bytes)),
            }
        })?;
        if let Some(arriving) = &self.open.arriving {
            arriving.advance(bytes.len());
        }
        Ok(())
    }

    /// Makes durable what has come so far. A recording asks for it about once a second.
    pub fn sync(&self) -> Result<()> {
        self.go_on(Sink::sync)
    }

    /// Closes the file and says what was taken in; called again, it says the same. `InUse` while an operation has the
    /// record: it can be called again.
    pub fn finish(&self, frame: Frame) -> Result<TakenInView> {
        if let Some(taken) = self.taken() {
            return Ok(taken);
        }
        // The long part, while nobody waits for the record.
        self.sync()?;
        let taken = if self.is_sealed() { self.finish_sealed() } else { self.finish_in_record(&frame) }?;
        self.open.with(|coming| *coming = Coming::In(taken.clone()));
        self.end(Some(&frame));
        Ok(taken)
    }

    /// Gives the file up: nothing of it is left. After `finish`, or called again, it does nothing.
    pub fn abandon(&self, frame: Frame) -> Result<()> {
        self.end(None);
        if self.is_sealed() {
            return match self.open.take(Coming::GivenUp) {
                Ok(Sink::Capture(writer)) => Ok(writer.abandon()?),
                _ => Ok(()),
            };
        }
        let shared = self.shared.upgrade().ok_or(ErrorCode::Locked)?;
        let mut held = shared.held();
        let intake = match self.open.take(Coming::GivenUp) {
            Ok(Sink::Record(intake)) => intake,
            Err(ErrorCode::Locked) => return Err(ErrorCode::Locked),
            Ok(Sink::Capture(_)) | Err(_) => return Ok(()),
        };
        Desk::new(&shared, &mut held, &frame).when_back(move |desk| {
            let reading = desk.reading;
            desk.record()?.abandon_evidence(intake, &reading)
        })?;
        Ok(())
    }
}

impl EvidenceIntake {
    /// A file whose bytes go there. The desk is held by whoever calls, so that no lock falls between.
    pub(crate) fn of(shared: &Arc<Shared>, sink: Sink, arriving: Option<Arriving>) -> Arc<Self> {
        let of_record = matches!(sink, Sink::Record(_));
        let coming = Mutex::new(Coming::Writing { sink, failed: None });
        let open = Arc::new(OpenIntake { cut: AtomicBool::new(false), coming, arriving });
        // One that is sealed beside the record has no key of it: locking leaves it alone.
        if of_record {
            shared.intakes.add(&open);
        }
        Arc::new(EvidenceIntake { shared: Arc::downgrade(shared), open })
    }

    fn is_sealed(&self) -> bool {
        self.open.arriving.as_ref().is_some_and(|arriving| arriving.sealed)
    }

    /// Nothing more comes of it, where the view shows it.
    fn end(&self, kept_at: Option<&Frame>) {
        if let Some(arriving) = &self.open.arriving {
            arriving.end(self.shared.upgrade().as_ref(), kept_at);
        }
    }

    fn finish_in_record(&self, frame: &Frame) -> Result<TakenInView> {
        let shared = self.shared.upgrade().ok_or(ErrorCode::Locked)?;
        let mut held = shared.held();
        let record = held.door.open().map_err(ErrorCode::from)?;
        match self.open.take(Coming::GivenUp) {
            Ok(Sink::Record(intake)) => Ok(TakenInView::from(finish(record, intake, &frame.reading())?)),
            Ok(Sink::Capture(_)) => Err(ErrorCode::Internal),
            // Somebody else has finished it meanwhile.
            Err(error) => self.taken().ok_or(error),
        }
    }

    /// Makes a sealed one whole. What it is called in the record is known at the next unlock.
    fn finish_sealed(&self) -> Result<TakenInView> {
        let writer = match self.open.take(Coming::GivenUp) {
            Ok(Sink::Capture(writer)) => writer,
            Ok(Sink::Record(_)) => return Err(ErrorCode::Internal),
            Err(error) => return self.taken().ok_or(error),
        };
        writer.finish()?;
        let bytes = self.open.arriving.as_ref().map_or(0, |arriving| arriving.taken.load(Ordering::Relaxed));
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        Ok(TakenInView { id: String::new(), sha256: String::new(), bytes })
    }

    fn go_on(&self, step: impl FnOnce(&mut Sink) -> alongside_core::Result<()>) -> Result<()> {
        self.open.with(|coming| match coming {
            Coming::Writing { failed: Some(code), .. } => Err(*code),
            Coming::Writing { sink, failed } => step(sink).map_err(|error| {
                let code = ErrorCode::from(error);
                *failed = Some(code);
                code
            }),
            other => Err(not_writing(other)),
        })
    }

    fn taken(&self) -> Option<TakenInView> {
        self.open.with(|coming| match coming {
            Coming::In(taken) => Some(taken.clone()),
            _ => None,
        })
    }
}

impl Drop for EvidenceIntake {
    /// Whoever lets go of it half-way leaves nothing in the view.
    fn drop(&mut self) {
        self.end(None);
    }
}

#[uniffi::export]
impl App {
    /// Begins to take a file in. `Locked` where the record is shut, `InUse` while an operation has it.
    pub fn begin_evidence(&self, item: NewEvidence, frame: Frame) -> Result<Arc<EvidenceIntake>> {
        let shared = self.shared();
        let reading = frame.reading();
        let mut held = shared.held();
        let record = held.door.open()?;
        let entry = item.entry.map(|id| id.parse::<RecordId>()).transpose()?;
        let said = (item.file_name, item.media_type);
        let item = new_item(record, entry, said, item.origin, &reading)?;
        let intake = record.begin_evidence(item, &reading)?;
        Ok(EvidenceIntake::of(shared, Sink::Record(intake), None))
    }

    /// Bytes of a file in the record from `offset` on, at most `length` and at most 1 MiB (1,048,576) at a time; fewer
    /// at its end. For a picture on the screen: a shell keeps none of it in a file.
    ///
    /// `Under18` for what may not be shown; `InUse` while an operation has the record.
    pub fn evidence_range(&self, id: String, offset: i64, length: u32, frame: Frame) -> Result<Vec<u8>> {
        let _ = frame;
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let out_of_range = || Error::invalid("length", Refusal::OutOfRange);
        if length > limits::EVIDENCE_STEP_MAX_BYTES {
            return Err(out_of_range().into());
        }
        let offset = u64::try_from(offset).map_err(|_| ErrorCode::from(out_of_range()))?;
        let id: RecordId = id.parse()?;
        let mut held = self.shared().held();
        Ok(held.door.open()?.evidence_range(id, offset, length)?)
    }
}
