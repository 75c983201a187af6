//! What can be done with photos.

use serde::{Deserialize, Serialize};

use alongside_core::evidence::media;
use alongside_core::{Error, Result, limits};

use super::state::{Batch, PhotoPage, Shows};
use super::{cleaning, scanning};
use crate::photo::PhotoAt;
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Action, Answer, Effect, Permission, SharedFile};

/// An answer to a question that comes before a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum PhotoAnswer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    Unsure,
}

/// What can be done with photos.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum PhotoAction {
    /// The page.
    Open,
    /// Choose photos or videos: the phone is asked whether it hands them over as they were made.
    Pick,
    /// What was chosen lies at these paths. What has no path comes by `App::look_at_photos`.
    Chosen {
        /// The files.
        files: Vec<PhotoAt>,
    },
    /// Look at one of several.
    One {
        /// Which, as it was chosen: counted from 0.
        at: u32,
    },
    /// Look at a picture or film in the record.
    Proof {
        /// Which: 32 hexadecimal digits.
        id: String,
    },
    /// Make clean copies of what the page in front shows.
    Clean,
    /// The answer to the question in front.
    Answer {
        /// What it is.
        answer: PhotoAnswer,
    },
    /// Share the copies of what the page in front shows.
    Share,
    /// Keep an original as proof.
    Keep,
}

pub(crate) fn does(action: PhotoAction) -> Action {
    Action::Photos { action }
}

pub(crate) fn act(desk: &mut Desk<'_>, action: PhotoAction) -> Result<()> {
    // What was chosen comes when it comes: also when the page that asked for it is gone, and the record shut.
    if !matches!(action, PhotoAction::Chosen { .. }) {
        desk.record()?;
    }
    match action {
        PhotoAction::Open => {
            lead_to(desk, PhotoPage::of(&std::sync::Arc::new(Batch::default()), Shows::Pick));
            Ok(())
        }
        PhotoAction::Pick => {
            in_front(desk)?;
            let sentence = desk.words()?.text("photo-ask-originals", &[]);
            desk.ask(Effect::AskPermission { permission: Permission::Originals, sentence });
            Ok(())
        }
        PhotoAction::Chosen { files } => {
            scanning::look_at(desk, files.into_iter().map(PhotoAt::file).collect())
        }
        PhotoAction::One { at } => {
            let at = usize::try_from(at).map_err(|_| Error::NotFound)?;
            let page = in_front(desk)?;
            if page.batch.files.get(at).is_none() {
                return Err(Error::NotFound);
            }
            let one = PhotoPage::of(&page.batch, Shows::One(at));
            lead_to(desk, one);
            Ok(())
        }
        PhotoAction::Proof { id } => scanning::look_at_proof(desk, id.parse()?),
        PhotoAction::Clean => cleaning::clean(desk),
        PhotoAction::Answer { answer } => cleaning::answered(desk, answer),
        PhotoAction::Share => share(desk),
        PhotoAction::Keep => {
            in_front(desk)?;
            let types = ["image/*", "video/*"].map(str::to_owned).to_vec();
            desk.ask(Effect::PickFile { entry: None, types });
            Ok(())
        }
    }
}

/// The phone was asked for pictures as they were made. Whatever it said, photos can be chosen. Says whether that was for
/// photos, and not for proof.
pub(crate) fn asked(desk: &mut Desk<'_>, answer: Answer) -> bool {
    let Some(Page::Photos(page)) = desk.held.stack.front_mut() else { return false };
    page.refused = answer != Answer::Granted;
    desk.ask(Effect::PickPhotos { most: limits::PHOTOS_AT_ONCE_MAX });
    true
}

pub(super) fn lead_to(desk: &mut Desk<'_>, page: PhotoPage) {
    desk.held.stack.lead_to(Page::Photos(page));
}

pub(super) fn in_front<'d>(desk: &'d Desk<'_>) -> Result<&'d PhotoPage> {
    match desk.held.stack.front() {
        Some(Page::Photos(page)) => Ok(page),
        _ => Err(Error::NotFound),
    }
}

fn share(desk: &mut Desk<'_>) -> Result<()> {
    let mut files = Vec::new();
    for (_, looked) in in_front(desk)?.meant() {
        if let Some(Ok(made)) = looked.copy.get() {
            let path = made.path.to_str().ok_or(Error::NoAccess)?.to_owned();
            let media_type = media::by_name(&path).unwrap_or(media::UNKNOWN).to_owned();
            files.push(SharedFile { path, media_type });
        }
    }
    if files.is_empty() {
        return Err(Error::NotFound);
    }
    desk.ask(Effect::ShareFiles { files });
    Ok(())
}
