//! Takes captures into the log: a note becomes an entry, a file becomes evidence that belongs to no entry yet.

use crate::ordering::ShortList as _;
use std::sync::Arc;

use super::housekeeping::Housekeeping;
use super::own_term;
use super::unlocked::Unlocked;
use crate::checkin::machine::Entry;
use crate::error::{Error, Part, Result};
use crate::evidence::sealed_files::fresh_material;
use crate::evidence::{Evidence, EvidenceState};
use crate::ids::{FileId, RecordId};
use crate::incidents::Incident;
use crate::limits;
use crate::store::Material;
use crate::time::{Reading, RecordedAt};
use crate::vault::{CaptureKind, ChunkOpener, OpenedCapture, Storage, note_text, sha256, waiting_captures};

/// The record that a capture becomes. It follows from the capture's id without showing it, so that a capture is
/// taken in once and no export shares bytes with a file on the phone.
fn record_of(capture: FileId) -> RecordId {
    let digest = sha256(&[b"alongside/capture-record/1", capture.as_bytes()]);
    let mut id = [0; 16];
    id.copy_from_slice(digest.first_chunk::<16>().unwrap_or(&[0; 16]));
    RecordId(id)
}

pub(super) fn run(vault: &mut Unlocked, reading: &Reading, done: &mut Housekeeping) -> Result<()> {
    let storage = Arc::clone(&vault.environment.storage);
    let folder = vault.installation_folder();
    let mut captures = waiting_captures(storage.as_ref(), &folder, &vault.volume)?;
    captures.order_by_key(|capture| capture.description.captured_at.unix_ms);
    for mut capture in captures {
        if !capture.finished && storage.is_being_written(capture.path())? {
            // Its writer lives: a recording that goes on. It comes in when it is done.
            continue;
        }
        if !capture.finished && capture.description.kind == CaptureKind::CheckInHistory {
            // It was cut off, and half of it tells nothing: the next try writes it anew. Where nobody is left to try,
            // it goes.
            if vault.check_ins().files.capsules()?.is_empty() {
                capture.remove(storage.as_ref())?;
            }
            continue;
        }
        capture.claim(storage.as_ref())?;
        match take_in(vault, &capture, storage.as_ref(), reading) {
            Ok(false) => capture.remove(storage.as_ref())?,
            Ok(true) => {
                capture.remove(storage.as_ref())?;
                // What a check-in hands over of itself is nothing that somebody captured.
                if capture.description.kind != CaptureKind::CheckInHistory {
                    done.captures_taken_in = done.captures_taken_in.saturating_add(1);
                }
            }
            // One that is damaged is left where it is; the others still come in.
            Err(Error::Damaged(_)) => done.captures_damaged = done.captures_damaged.saturating_add(1),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Takes one in; `false` if there was nothing in it.
fn take_in(
    vault: &mut Unlocked,
    capture: &OpenedCapture,
    storage: &dyn Storage,
    reading: &Reading,
) -> Result<bool> {
    let id = record_of(capture.id);
    let mut opener = capture.opener(storage)?;
    let (chunks, ended) = opener.recoverable()?;
    if !ended && (capture.finished || (chunks == 0 && opener.holds_a_chunk()?)) {
        return Err(Error::Damaged(Part::Capture));
    }
    if chunks == 0 {
        // Cut off before its first piece was whole: there is nothing to take in.
        return Ok(false);
    }
    match capture.description.kind {
        CaptureKind::Note => take_note(vault, id, capture, &mut opener, chunks, reading),
        CaptureKind::Photo | CaptureKind::Recording | CaptureKind::File => {
            take_file(vault, id, capture, &mut opener, (chunks, ended), reading)
        }
        CaptureKind::CheckInHistory => take_history(vault, id, &mut opener, chunks, reading),
    }
    .map(|()| true)
}

/// The whole body of a capture that is small by its nature.
fn whole(opener: &mut ChunkOpener, chunks: u32, most: usize) -> Result<zeroize::Zeroizing<Vec<u8>>> {
    let mut bytes = zeroize::Zeroizing::new(Vec::new());
    for number in 0..chunks {
        bytes.extend_from_slice(opener.chunk(number, number.saturating_add(1) == chunks)?);
        if bytes.len() > most {
            return Err(Error::Damaged(Part::Capture));
        }
    }
    Ok(bytes)
}

/// What a check-in told of itself at its end.
fn take_history(
    vault: &mut Unlocked,
    id: RecordId,
    opener: &mut ChunkOpener,
    chunks: u32,
    reading: &Reading,
) -> Result<()> {
    if vault.store.find(id).is_some() {
        return Ok(());
    }
    let bytes = whole(opener, chunks, limits::CHUNK_BYTES)?;
    let damaged = || Error::Damaged(Part::Capture);
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or_else(damaged)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| damaged())?;
    let entry = Entry::from_bytes(rest.get(..length).ok_or_else(damaged)?)?;
    vault.take_check_in_history(id, entry, reading)
}

fn take_note(
    vault: &mut Unlocked,
    id: RecordId,
    capture: &OpenedCapture,
    opener: &mut ChunkOpener,
    chunks: u32,
    reading: &Reading,
) -> Result<()> {
    if vault.store.find(id).is_some() {
        return Ok(());
    }
    let most = limits::LONG_TEXT_MAX_CHARS.saturating_mul(4).saturating_add(limits::CAPTURE_NOTE_BYTES);
    let bytes = whole(opener, chunks, most)?;
    let text = note_text(&bytes)?;
    let case = vault.case_or_first(None, reading)?;
    let mut incident = Incident::new(reading, case, vault.incidents.next_entry_no(case)?, &text);
    incident.captured_at = Some(capture.description.captured_at.clone());
    incident.source = Some(own_term("captured-while-locked"));
    let mut transaction = vault.store.begin(reading)?;
    transaction.create_as(id, &mut incident, Material::default())?;
    transaction.commit()?;
    vault.committed(&[id]);
    Ok(())
}

fn take_file(
    vault: &mut Unlocked,
    id: RecordId,
    capture: &OpenedCapture,
    opener: &mut ChunkOpener,
    (chunks, ended): (u32, bool),
    reading: &Reading,
) -> Result<()> {
    let material = fresh_material(vault.environment.entropy.as_ref())?;
    match vault.store.find(id) {
        None => {
            let case = vault.case_or_first(None, reading)?;
            let mut item = new_item(case, capture, reading);
            let mut transaction = vault.store.begin(reading)?;
            transaction.create_as(id, &mut item, material.clone())?;
            transaction.commit()?;
            vault.committed(&[id]);
        }
        Some(current) if current.deleted => return Ok(()),
        Some(_) => {
            // Taking it in was cut off before. A file is never written twice: a new key, a new name.
            let (mut item, old) = vault.store.read_with_material::<Evidence>(id)?;
            if item.state != Some(EvidenceState::Open) {
                return Ok(());
            }
            let mut transaction = vault.store.begin(reading)?;
            transaction.revise_with(id, &mut item, own_term("file-taken-in"), None, material.clone())?;
            transaction.commit()?;
            vault.committed(&[id]);
            if let Some(old) = old.file_id {
                vault.files.remove(old)?;
            }
        }
    }
    let mut writer = vault.files.begin(&material)?;
    for number in 0..chunks {
        writer.write(opener.chunk(number, ended && number.saturating_add(1) == chunks)?)?;
    }
    let sealed = writer.finish()?;
    vault.close_item(id, &sealed, Some(material), reading)
}

fn new_item(case: RecordId, capture: &OpenedCapture, reading: &Reading) -> Evidence {
    let description = &capture.description;
    let kind = match description.kind {
        CaptureKind::Photo => "photo",
        CaptureKind::Recording => "audio-recording",
        _ => "other",
    };
    let mut item = Evidence::new(reading, case, own_term(kind));
    item.sealed_at = Some(description.captured_at.clone());
    item.imported_at = Some(RecordedAt::from(*reading));
    item.capture_method = Some(own_term("made-in-app"));
    item.file_name.clone_from(&description.file_name);
    item.media_type.clone_from(&description.media_type);
    item.state = Some(EvidenceState::Open);
    item
}
