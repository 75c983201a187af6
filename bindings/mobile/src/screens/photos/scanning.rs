//! Looking: what was chosen, or a picture that lies in the record.

use std::sync::{Arc, OnceLock, Weak};

use alongside_core::evidence::Evidence;
use alongside_core::ids::RecordId;
use alongside_core::photos::{self, Known, Position, Source, Windowed};
use alongside_core::places::PlaceLabel;
use alongside_core::progress::Progress;
use alongside_core::session::Unlocked;
use alongside_core::store::Kind;
use alongside_core::{Error, Result, limits};

use super::action::lead_to;
use super::state::{Batch, Looked, PhotoPage, Shows};
use crate::arrival::{AS_GIVEN, FILE_NAME_MAX_CHARS, plain};
use crate::photo::{Given, PhotoFile};
use crate::screens::desk::Desk;
use crate::screens::page::Page;

/// Looks at what was chosen, for the page in front; where that is another one by now, it is let go of.
pub(crate) fn look_at(desk: &mut Desk<'_>, files: Vec<PhotoFile>) -> Result<()> {
    let Some(Page::Photos(page)) = desk.held.stack.front() else { return Ok(()) };
    let (of, refused) = (Arc::downgrade(&page.batch), page.refused);
    if files.is_empty() {
        return Ok(());
    }
    if u32::try_from(files.len()).is_ok_and(|count| count <= limits::PHOTOS_AT_ONCE_MAX) {
        let known = desk.record().map(|record| known(record)).unwrap_or_default();
        let copies = desk.shared.copies.clone();
        desk.begin(
            "photo-working",
            true,
            move |progress, _| {
                let files = look_at_each(files, refused, progress, &of)?;
                let reports = files.iter().filter_map(|looked| looked.found.as_ref().ok());
                let summary = photos::summary(reports, &known);
                Ok((of, Batch { files, summary, copies, may_copy: OnceLock::new() }))
            },
            |desk, done| {
                match done {
                    Ok((of, batch)) => show(desk, &of, batch),
                    Err(Error::Cancelled) => {}
                    Err(error) => return Err(error),
                }
                Ok(())
            },
        );
        return Ok(());
    }
    let words = desk.words()?;
    desk.notice(words.text("photo-too-many", &[("count", limits::PHOTOS_AT_ONCE_MAX.into())]));
    Ok(())
}

fn look_at_each(
    files: Vec<PhotoFile>,
    refused: bool,
    progress: &Progress,
    page: &Weak<Batch>,
) -> Result<Vec<Looked>> {
    progress.expect(u64::try_from(files.len()).unwrap_or(u64::MAX));
    let mut looked = Vec::with_capacity(files.len());
    for PhotoFile { name, altered, bytes } in files {
        let name = plain(&name, FILE_NAME_MAX_CHARS);
        let mut length = 0;
        let found = Given::new(&bytes, progress, page).and_then(|given| {
            length = given.length();
            photos::scan(&mut Windowed::new(Box::new(given)), &name)
        });
        bytes.rest();
        if matches!(found, Err(Error::Cancelled)) {
            return Err(Error::Cancelled);
        }
        let copy = OnceLock::new();
        looked.push(Looked { name, altered: altered || refused, bytes: Some(bytes), length, found, copy });
        progress.advance(1)?;
    }
    Ok(looked)
}

/// Shows what was found on the page that asked for it, where that still stands.
fn show(desk: &mut Desk<'_>, of: &Weak<Batch>, batch: Batch) {
    let Some(of) = of.upgrade() else { return };
    let is_of = |page: &PhotoPage| Arc::ptr_eq(&page.batch, &of);
    desk.held.stack.take_off(|page| {
        matches!(page, Page::Photos(page) if is_of(page) && !matches!(page.shows, Shows::Pick | Shows::All))
    });
    let found = desk.held.stack.pages_mut().find_map(|page| match page {
        Page::Photos(page) if is_of(page) => Some(page),
        _ => None,
    });
    if let Some(page) = found {
        *page = PhotoPage::of(&Arc::new(batch), Shows::All);
    }
}

/// Places that she gave a position to.
fn known(record: &Unlocked) -> Vec<Known> {
    let places = record.current(Kind::PLACE).filter(|current| !current.deleted);
    let known = places.filter_map(|current| {
        let place: PlaceLabel = record.read(current.id).ok()?;
        let at = place.coordinates?;
        let degrees = |e7: i32| f64::from(e7) / 1e7;
        let position = Position::new(degrees(at.lat_e7), degrees(at.lon_e7))?;
        Some(Known { label: place.label?, position })
    });
    known.collect()
}

/// A sealed original, read inside the record: nothing of it stands anywhere in clear.
struct Sealed<'a> {
    record: &'a mut Unlocked,
    id: RecordId,
    length: u64,
    progress: &'a Progress,
}

impl Source for Sealed<'_> {
    fn length(&self) -> u64 {
        self.length
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> Result<()> {
        let mut at = at;
        for part in into.chunks_mut(limits::EVIDENCE_STEP_MAX_BYTES) {
            self.progress.check()?;
            let read = self.record.evidence_range(self.id, at, part.len())?;
            if read.len() != part.len() {
                return Err(Error::FileChanged);
            }
            part.copy_from_slice(&read);
            at = at.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
        }
        Ok(())
    }
}

/// Looks at a picture or film that lies in the record. No copy is made of it here.
pub(super) fn look_at_proof(desk: &mut Desk<'_>, id: RecordId) -> Result<()> {
    desk.begin_with_record(
        "photo-working",
        true,
        move |record, progress, _| {
            let item: Evidence = record.read(id)?;
            let altered = item.is_original.as_ref().is_some_and(|term| term.as_str() == AS_GIVEN);
            let (name, length) = (item.file_name.unwrap_or_default(), item.size.unwrap_or_default());
            let sealed = Sealed { record, id, length, progress };
            let found = match photos::scan(&mut Windowed::new(Box::new(sealed)), &name) {
                // Neither is about what stands in the file.
                Err(error @ (Error::Cancelled | Error::Under18)) => return Err(error),
                found => found,
            };
            Ok(Looked { name, altered, bytes: None, length, found, copy: OnceLock::new() })
        },
        |desk, looked| {
            match looked {
                Ok(looked) => {
                    let batch = Batch { files: vec![looked], ..Batch::default() };
                    lead_to(desk, PhotoPage::of(&Arc::new(batch), Shows::All));
                }
                Err(Error::Cancelled) => {}
                Err(error) => return Err(error),
            }
            Ok(())
        },
    )
}
