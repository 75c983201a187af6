//! Files that come from outside or are made here: into the open record, or sealed beside a shut one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use alongside_core::ids::RecordId;
use alongside_core::progress::Progress;
use alongside_core::session::{Intake, Locked};
use alongside_core::time::RecordedAt;
use alongside_core::vault::{CaptureKind, CaptureWriter, NewCapture};
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, limits};

use crate::evidence::{EvidenceIntake, EvidenceOrigin, new_item};
use crate::screens::{App, Desk, Door, EndedWork, Shared, UnderWay};
use crate::{ErrorCode, Frame, Operation, Result};

/// A file that is about to come.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct NewArrival {
    /// The entry that it shows something of: 32 hexadecimal digits. Without one it waits to be sorted.
    pub entry: Option<String>,
    /// What it is called, as whoever gives it says; empty where it was just made.
    pub file_name: String,
    /// Its media type, as whoever gives it says.
    pub media_type: Option<String>,
    /// How it came to be here.
    pub origin: EvidenceOrigin,
    /// Its length in bytes, as whoever gives it says, for the progress that is shown; 0 where nobody says it.
    pub bytes: i64,
    /// Whether the phone may have taken the place out of it before it was handed over.
    pub altered: bool,
}

/// Where the bytes of a file go.
pub(crate) enum Sink {
    /// Into the open record.
    Record(Intake),
    /// Beside the record, sealed to its public half.
    Capture(Box<CaptureWriter>),
}

impl Sink {
    pub(crate) fn write(&mut self, bytes: &[u8]) -> alongside_core::Result<()> {
        match self {
            Sink::Record(intake) => intake.write(bytes),
            Sink::Capture(writer) => writer.write(bytes),
        }
    }

    pub(crate) fn sync(&mut self) -> alongside_core::Result<()> {
        match self {
            Sink::Record(intake) => intake.sync(),
            Sink::Capture(writer) => writer.sync(),
        }
    }
}

/// What is known of an arrival beside where its bytes go.
pub(crate) struct Arriving {
    /// How far it has come, and whether she stopped it.
    progress: Progress,
    /// How many bytes have come.
    pub(crate) taken: AtomicU64,
    /// What the view shows of it, where it shows it.
    shown: Option<(u32, EndedWork)>,
    over: AtomicBool,
    /// Whether it is kept beside a shut record.
    pub(crate) sealed: bool,
    /// What is said when it is in.
    said: &'static [&'static str],
}

impl Arriving {
    /// Whether the next bytes may come: she has not stopped it, and it has an end.
    pub(crate) fn check(&self, bytes: usize) -> alongside_core::Result<()> {
        self.progress.check()?;
        let after =
            self.taken.load(Ordering::Relaxed).saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
        if after > limits::ARRIVAL_MAX_BYTES {
            return Err(Error::invalid("file", alongside_core::Refusal::TooLong));
        }
        Ok(())
    }

    pub(crate) fn advance(&self, bytes: usize) {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let taken = self.taken.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        // What was said of its length was wrong: how far it is, nobody knows.
        if taken > self.progress.total() {
            self.progress.expect(0);
        }
        // Whether it was stopped is looked at before the next bytes.
        let _ = self.progress.advance(bytes);
    }

    /// It is in, or will not be. Nothing is shown of it any more, and what became of it is said once.
    pub(crate) fn end(&self, shared: Option<&Arc<Shared>>, kept_at: Option<&Frame>) {
        if self.over.swap(true, Ordering::AcqRel) {
            return;
        }
        if let Some((_, ended)) = &self.shown {
            ended.end(Vec::new());
        }
        let Some(shared) = shared else { return };
        let mut held = shared.held();
        if let Some((number, _)) = &self.shown {
            held.under_way.retain(|under_way| under_way.number != *number);
        }
        shared.lower(&self.progress);
        let Some(frame) = kept_at else { return };
        let mut desk = Desk::new(shared, &mut held, frame);
        desk.held.last_act = Some(desk.reading);
        if let Ok(words) = desk.words() {
            for id in self.said {
                desk.notice(words.text(id, &[]));
            }
        }
    }
}

/// A name or a type as another program gives it, without what no file's name holds.
pub(crate) fn plain(text: &str, most: usize) -> String {
    text.chars().filter(|char| !char.is_control()).take(most).collect()
}

fn media_type(said: Option<String>) -> Option<String> {
    let is_part = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    said.filter(|text| {
        text.len() <= MEDIA_TYPE_MAX_BYTES
            && text.split_once('/').is_some_and(|(kind, rest)| is_part(kind) && is_part(rest))
    })
}

/// Longer than any that is in use.
const MEDIA_TYPE_MAX_BYTES: usize = 127;
/// Longer than any name that a person gave; what is behind it is let go of.
pub(crate) const FILE_NAME_MAX_CHARS: usize = 200;
/// What this file is, where the phone may have taken something out of it.
pub(crate) const AS_GIVEN: &str = "as-given";

#[uniffi::export]
impl App {
    /// Begins to take in a file that was shared, chosen or is being made here. Where the record is open it goes into it;
    /// where that is shut it is sealed beside it, as `Capture` does, and is found at the next unlock. The view shows how
    /// far it is, and how to stop it; stopped, the next `write` gives `Cancelled`.
    ///
    /// `CaptureOff` where nothing is taken while the record is shut; `InUse` while an operation has it.
    pub fn begin_arrival(&self, arrival: NewArrival, frame: Frame) -> Result<Arc<EvidenceIntake>> {
        let shared = self.shared();
        let reading = frame.reading();
        let name = plain(&arrival.file_name, FILE_NAME_MAX_CHARS);
        let media = media_type(arrival.media_type);
        let made = matches!(arrival.origin, EvidenceOrigin::Photo | EvidenceOrigin::Recording);
        let mut held = shared.held();
        let (sink, sealed) = match &mut held.door {
            Door::Away => return Err(ErrorCode::InUse),
            Door::FirstRun | Door::Broken(_) => return Err(ErrorCode::CaptureOff),
            Door::Open(record) => {
                let entry = arrival.entry.map(|id| id.parse::<RecordId>()).transpose()?;
                let mut item = new_item(record, entry, (name, media), arrival.origin, &reading)?;
                if arrival.altered {
                    let as_given =
                        record.vocabularies().term(Vocabulary::Originality, AS_GIVEN, "is_original")?;
                    item.is_original = Some(as_given);
                }
                (Sink::Record(record.begin_evidence(item, &reading)?), false)
            }
            Door::Shut => {
                // The key store is asked: nobody waits for the desk meanwhile.
                drop(held);
                let shut = Locked::open(&shared.environment, &shared.folder)?;
                let writer = shut.begin_capture(NewCapture {
                    kind: match arrival.origin {
                        EvidenceOrigin::Photo => CaptureKind::Photo,
                        EvidenceOrigin::Recording => CaptureKind::Recording,
                        EvidenceOrigin::Picked | EvidenceOrigin::Shared => CaptureKind::File,
                    },
                    captured_at: RecordedAt::from(reading),
                    file_name: (!name.is_empty()).then_some(name),
                    media_type: media,
                })?;
                held = shared.held();
                (Sink::Capture(Box::new(writer)), true)
            }
        };
        let progress = Progress::new();
        progress.expect(u64::try_from(arrival.bytes).unwrap_or_default());
        let mut shown = None;
        if !made {
            let number = held.next_number;
            held.next_number = number.wrapping_add(1);
            let ended = EndedWork::default();
            held.operations.insert(number, Operation::new(progress.clone(), ended.clone()));
            held.under_way.push(UnderWay {
                number,
                label: if sealed { "arrival-sealing" } else { "write-proof-adding" },
                stops: true,
                progress: progress.clone(),
                arrives: true,
                outlives: sealed,
            });
            if !sealed {
                shared.raise(progress.clone());
            }
            shown = Some((number, ended));
        }
        let said = said(made, sealed, arrival.altered);
        let arriving = Arriving {
            progress,
            taken: AtomicU64::new(0),
            shown,
            over: AtomicBool::new(false),
            sealed,
            said,
        };
        // The desk is still held, so that no lock falls between the two.
        Ok(EvidenceIntake::of(shared, sink, Some(arriving)))
    }
}

/// What is said when it is in. Of what was made here its own page says it.
fn said(made: bool, sealed: bool, altered: bool) -> &'static [&'static str] {
    match (made, sealed, altered) {
        (true, ..) => &[],
        (false, true, false) => &["capture-kept"],
        (false, true, true) => &["capture-kept", "arrival-altered"],
        (false, false, false) => &["arrival-kept"],
        (false, false, true) => &["arrival-kept", "arrival-altered"],
    }
}
