//! What can be kept while the record stays shut.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use alongside_core::{Error, Refusal, Result};

use super::state::CapturePage;
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::making::{self, MakeKind};
use crate::screens::page::Page;
use crate::screens::{Action, Field};

/// What can be kept while the record stays shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum CaptureAction {
    /// The page.
    Open,
    /// Keep what stands in the field.
    Keep,
    /// Take a picture.
    Camera,
    /// Record sound.
    Microphone,
}

pub(crate) fn does(action: CaptureAction) -> Action {
    Action::Capture { action }
}

/// Whether something can be kept here now: the record is shut, and she left that way open.
pub(crate) fn is_open(desk: &Desk<'_>) -> bool {
    matches!(desk.held.door, Door::Shut) && desk.held.face.capture_on
}

/// Somebody came to keep something: the page, else a line that says that it was not kept.
pub(crate) fn arrive(desk: &mut Desk<'_>) -> Result<()> {
    if is_open(desk) {
        desk.held.typed.remove(&Field::Capture);
        desk.held.stack.lead_to(Page::Capture(CapturePage::default()));
        return Ok(());
    }
    let words = desk.words()?;
    desk.notice(words.text("capture-declined", &[]));
    Ok(())
}

pub(crate) fn act(desk: &mut Desk<'_>, action: CaptureAction) -> Result<()> {
    if action == CaptureAction::Open {
        return arrive(desk);
    }
    if !is_open(desk) {
        return Err(Error::CaptureOff);
    }
    match action {
        CaptureAction::Open => {}
        CaptureAction::Keep => return keep(desk),
        CaptureAction::Camera => making::open(desk, MakeKind::Photo, None),
        CaptureAction::Microphone => making::open(desk, MakeKind::Sound, None),
    }
    Ok(())
}

fn keep(desk: &mut Desk<'_>) -> Result<()> {
    let text = desk.take_typed(Field::Capture);
    if text.trim().is_empty() {
        return Err(Error::invalid("note", Refusal::Empty));
    }
    if let Some(page) = page(desk) {
        page.kept = false;
    }
    seal(desk, text);
    Ok(())
}

/// Leaving, or locking, with a note in the field: it is kept too.
pub(crate) fn keep_typed(desk: &mut Desk<'_>) {
    let text = desk.take_typed(Field::Capture);
    if is_open(desk) && page(desk).is_some() && !text.trim().is_empty() {
        seal(desk, text);
    }
}

/// A text that was shared while the record stays shut: kept as a note, and said so.
pub(crate) fn keep_shared(desk: &mut Desk<'_>, text: String) {
    let (open, reading, text) = (desk.opener(), desk.reading, Zeroizing::new(text));
    desk.begin(
        "screen-waiting",
        false,
        move |_, watch| open().and_then(|shut| shut.capture_note(&text, &reading.after(watch.elapsed_ms()))),
        |desk, sealed: Result<()>| {
            sealed?;
            let words = desk.words()?;
            desk.notice(words.text("capture-kept", &[]));
            Ok(())
        },
    );
}

/// Seals a note for the record, on a thread of its own: it asks the phone's key store.
fn seal(desk: &mut Desk<'_>, text: Zeroizing<String>) {
    let (open, reading) = (desk.opener(), desk.reading);
    desk.begin(
        "screen-waiting",
        false,
        move |_, watch| {
            let sealed = open().and_then(|shut| shut.capture_note(&text, &reading.after(watch.elapsed_ms())));
            (text, sealed)
        },
        |desk, (text, sealed): (Zeroizing<String>, Result<()>)| {
            let stands = page(desk).is_some();
            if sealed.is_ok() {
                if let Some(page) = page(desk) {
                    page.kept = true;
                }
            } else if stands && !desk.held.typed.contains_key(&Field::Capture) {
                // It is not lost while the page stands: it can be kept by another try.
                desk.held.typed.insert(Field::Capture, text);
            }
            if stands { sealed } else { Ok(()) }
        },
    );
}

fn page<'d>(desk: &'d mut Desk<'_>) -> Option<&'d mut CapturePage> {
    desk.held.stack.pages_mut().find_map(|page| match page {
        Page::Capture(page) => Some(page),
        _ => None,
    })
}
