//! Clean copies: one question about age before the first, then each made and looked at again.

use std::path::Path;
use std::sync::{Arc, Weak};

use alongside_core::entropy::Entropy;
use alongside_core::photos::{self, NotCleaned, Windowed};
use alongside_core::progress::Progress;
use alongside_core::{Error, Result};

use super::action::{PhotoAnswer, in_front, lead_to};
use super::state::{Batch, Made, PhotoPage, Shows};
use crate::photo::{Given, PhotoBytes, length};
use crate::screens::desk::Desk;
use crate::screens::page::Page;

/// What is being done.
const CLEANING: &str = "photo-cleaning";

/// A file to be copied: where it stands among the others, what it is called, its bytes.
type Meant = (usize, String, Arc<dyn PhotoBytes>);
type Copied = Vec<(usize, Result<Made, NotCleaned>)>;

/// Begins to make copies of what the page in front shows, or asks first.
pub(super) fn clean(desk: &mut Desk<'_>) -> Result<()> {
    let page = in_front(desk)?;
    match page.batch.may_copy.get() {
        None => {
            let ask = PhotoPage::of(&page.batch, Shows::Intimate(page.one()));
            lead_to(desk, ask);
            Ok(())
        }
        Some(false) => Err(Error::Under18),
        Some(true) => begin(desk),
    }
}

/// An answer: no intimate picture, or none of somebody under 18, and the copies begin. Else there are none.
pub(super) fn answered(desk: &mut Desk<'_>, answer: PhotoAnswer) -> Result<()> {
    let page = in_front(desk)?;
    let batch = Arc::clone(&page.batch);
    let may_copy = match (page.shows, answer) {
        (Shows::Intimate(of), PhotoAnswer::Yes | PhotoAnswer::Unsure) => {
            desk.held.stack.replace(Page::Photos(PhotoPage::of(&batch, Shows::Age(of))));
            return Ok(());
        }
        (Shows::Intimate(_) | Shows::Age(_), PhotoAnswer::No) => true,
        (Shows::Age(_), PhotoAnswer::Yes | PhotoAnswer::Unsure) => false,
        _ => return Err(Error::NotFound),
    };
    // Asked once: a second answer does not undo the first.
    let _ = batch.may_copy.set(may_copy);
    desk.held.stack.pop();
    clean(desk)
}

fn begin(desk: &mut Desk<'_>) -> Result<()> {
    let runs = desk.held.under_way.iter().any(|under_way| under_way.label == CLEANING);
    let page = in_front(desk)?;
    if runs {
        return Ok(());
    }
    let folder = page.batch.copies.clone().ok_or(Error::NotFound)?;
    let mut total = 0_u64;
    let mut meant: Vec<Meant> = Vec::new();
    for (at, looked) in page.meant() {
        if let (Some(bytes), Ok(_), None) = (&looked.bytes, &looked.found, looked.copy.get()) {
            meant.push((at, looked.name.clone(), Arc::clone(bytes)));
            total = total.saturating_add(looked.length);
        }
    }
    let of = Arc::downgrade(&page.batch);
    let entropy = Arc::clone(&desk.shared.environment.entropy);
    desk.begin(
        CLEANING,
        true,
        move |progress, _| {
            // A copy is about as long as its original.
            progress.expect(total);
            let copied = copy_each(&meant, &folder, &*entropy, progress, &of)?;
            Ok((of, copied))
        },
        |_, done: Result<(Weak<Batch>, Copied)>| {
            let (of, copied) = match done {
                Err(Error::Cancelled) => return Ok(()),
                done => done?,
            };
            // Where no page shows them any more, the copies go with this.
            if let Some(batch) = of.upgrade() {
                for (at, copy) in copied {
                    if let Some(looked) = batch.files.get(at) {
                        let _ = looked.copy.set(copy);
                    }
                }
            }
            Ok(())
        },
    );
    Ok(())
}

/// Copies each. What is no fault of one file ends it, and takes away what was made.
fn copy_each(
    meant: &[Meant],
    folder: &Path,
    entropy: &dyn Entropy,
    progress: &Progress,
    page: &Weak<Batch>,
) -> Result<Copied> {
    std::fs::create_dir_all(folder)?;
    let mut copied = Vec::with_capacity(meant.len());
    for (at, name, bytes) in meant {
        let copy = one(bytes, name, folder, (entropy, progress), page);
        bytes.rest();
        match copy {
            Err(NotCleaned::Error(
                error @ (Error::Cancelled | Error::NoSpace | Error::NoRandomness | Error::FileExists),
            )) => return Err(error),
            copy => copied.push((*at, copy)),
        }
    }
    Ok(copied)
}

fn one(
    bytes: &Arc<dyn PhotoBytes>,
    name: &str,
    folder: &Path,
    (entropy, progress): (&dyn Entropy, &Progress),
    page: &Weak<Batch>,
) -> Result<Made, NotCleaned> {
    let given = Given::new(bytes, progress, page)?;
    let before = alongside_core::photos::Source::length(&given);
    let mut is_same = || Ok(length(&**bytes)? == before);
    let mut source = Windowed::new(Box::new(given));
    let (path, clean) = photos::clean_source(&mut source, name, folder, (entropy, progress), &mut is_same)?;
    Ok(Made { path, removed: clean.removed, stays: clean.stays })
}
