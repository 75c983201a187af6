//! What became of clean copies, as it is shown.

use serde::{Deserialize, Serialize};

use alongside_core::ordering::ShortList as _;
use alongside_core::photos::{self, Class, NotCleaned};

use super::state::{Made, PhotoPage};
use crate::screens::sight::Sight;

/// What became of clean copies.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct CopyView {
    /// That they were made, or why not.
    pub said: Vec<String>,
    /// What stands above what is gone; absent where nothing is listed there.
    pub gone_heading: Option<String>,
    /// What is not in the copy any more.
    pub gone: Vec<String>,
    /// What stands above what stays; absent where nothing is listed there.
    pub stays_heading: Option<String>,
    /// What stays, and why.
    pub stays: Vec<String>,
    /// That the original is untouched, and what it is for.
    pub original: String,
}

/// What became of the copy of one.
pub(super) fn copy_of(copy: &Result<Made, NotCleaned>, sight: &Sight<'_>) -> CopyView {
    match copy {
        Ok(made) => told(vec![sight.text("photo-copy-made")], &[made], sight),
        Err(not) => {
            let why = photos::not_cleaned_text(sight.words(), not);
            told(vec![sight.text("photo-copy-refused"), why], &[], sight)
        }
    }
}

/// What became of the copies of several; nothing before any was tried.
pub(super) fn copies_of(page: &PhotoPage, sight: &Sight<'_>) -> Option<CopyView> {
    let tried = || page.meant().filter_map(|(_, looked)| looked.copy.get());
    let made: Vec<&Made> = tried().filter_map(|copy| copy.as_ref().ok()).collect();
    let refused = tried().count().saturating_sub(made.len());
    if made.is_empty() && refused == 0 {
        return None;
    }
    let say =
        |id: &str, of: usize| sight.with(id, &[("count", i64::try_from(of).unwrap_or(i64::MAX).into())]);
    let mut said = vec![say("photo-copies-made", made.len())];
    if refused > 0 {
        said.push(say("photo-copies-refused", refused));
    }
    Some(told(said, &made, sight))
}

fn told(mut said: Vec<String>, made: &[&Made], sight: &Sight<'_>) -> CopyView {
    let mut removed: Vec<Class> = made.iter().flat_map(|made| made.removed.iter().copied()).collect();
    removed.order_by_key(|one| *one);
    removed.dedup();
    let mut stays: Vec<_> = made.iter().flat_map(|made| made.stays.iter().copied()).collect();
    stays.order_by_key(|one| *one);
    stays.dedup();
    if removed.is_empty() && !made.is_empty() {
        said.push(sight.text("photo-removed-nothing"));
    }
    CopyView {
        said,
        gone_heading: (!removed.is_empty()).then(|| sight.text("photo-gone")),
        gone: removed.into_iter().map(|class| sight.text(&photos::class_message(class))).collect(),
        stays_heading: (!stays.is_empty()).then(|| sight.text("photo-stays")),
        stays: stays.into_iter().map(|one| sight.text(&photos::stays_message(one))).collect(),
        original: sight.text("photo-original"),
    }
}
