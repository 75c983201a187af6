//! The pages of photos, and what they share: the files of one choice, and what was found in them.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use alongside_core::Result;
use alongside_core::photos::{Class, NotCleaned, Report, Stays, Summary};

use crate::photo::PhotoBytes;

/// What was chosen together. Held by pages alone: with the last of them it is gone.
#[derive(Default)]
pub(crate) struct Batch {
    /// The files, in the order in which they were chosen.
    pub(super) files: Vec<Looked>,
    /// What they tell together.
    pub(super) summary: Summary,
    /// Where copies go; nothing where none can be made.
    pub(super) copies: Option<PathBuf>,
    /// Whether copies may be made: asked once, before the first.
    pub(super) may_copy: OnceLock<bool>,
}

/// A file that was looked at.
pub(super) struct Looked {
    pub(super) name: String,
    /// The phone may have taken the place out before it handed it over.
    pub(super) altered: bool,
    /// Its bytes, where a copy can be made of them.
    pub(super) bytes: Option<Arc<dyn PhotoBytes>>,
    pub(super) length: u64,
    pub(super) found: Result<Report>,
    /// What became of its copy.
    pub(super) copy: OnceLock<Result<Made, NotCleaned>>,
}

/// A clean copy on disk, for as long as a page shows it.
pub(super) struct Made {
    pub(super) path: PathBuf,
    pub(super) removed: Vec<Class>,
    pub(super) stays: Vec<Stays>,
}

impl Drop for Made {
    fn drop(&mut self) {
        // What can't be removed now is removed when the app is next opened.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// What a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// What this is, before anything was chosen.
    Pick,
    /// All that was chosen.
    All,
    /// One of several.
    One(usize),
    /// Whether a picture among those that are to be copied is intimate: of all, or of one.
    Intimate(Option<usize>),
    /// Whether somebody in it could be under 18.
    Age(Option<usize>),
}

/// A page of photos.
pub(crate) struct PhotoPage {
    pub(super) batch: Arc<Batch>,
    pub(super) shows: Shows,
    /// The phone refused to hand over pictures as they were made.
    pub(super) refused: bool,
}

impl fmt::Debug for PhotoPage {
    /// Without names and findings.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PhotoPage").field("shows", &self.shows).finish_non_exhaustive()
    }
}

impl PhotoPage {
    pub(super) fn of(batch: &Arc<Batch>, shows: Shows) -> Self {
        PhotoPage { batch: Arc::clone(batch), shows, refused: false }
    }

    /// Which file it is about alone: one of several, or the only one.
    pub(super) fn one(&self) -> Option<usize> {
        match self.shows {
            Shows::One(at) => Some(at),
            Shows::All if self.batch.files.len() == 1 => Some(0),
            Shows::Intimate(of) | Shows::Age(of) => of,
            Shows::Pick | Shows::All => None,
        }
    }

    /// The files that an act on it is about.
    pub(super) fn meant(&self) -> impl Iterator<Item = (usize, &Looked)> {
        let one = self.one();
        self.batch.files.iter().enumerate().filter(move |(at, _)| one.is_none_or(|one| one == *at))
    }

    /// Whether it is the same kind of page, so that one takes the place of the other.
    pub(crate) fn is_alike(&self, other: &PhotoPage) -> bool {
        std::mem::discriminant(&self.shows) == std::mem::discriminant(&other.shows)
    }

    /// Whether it lists what `other` shows one of.
    pub(crate) fn is_list_of(&self, other: &PhotoPage) -> bool {
        self.shows == Shows::All && matches!(other.shows, Shows::One(_))
    }
}
