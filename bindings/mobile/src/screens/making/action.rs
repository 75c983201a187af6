//! What can be done on the page on which something is made.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::ids::RecordId;

use super::state::{MakeKind, MakePage, Stage};
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::page::Page;
use crate::screens::{Action, Answer, Effect, Permission};

/// What can be done on the page on which something is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum MakeAction {
    /// Something else with the camera.
    Other {
        /// What.
        kind: MakeKind,
    },
    /// Turn the camera on, or begin to record sound: the phone is asked whether it may.
    Begin,
    /// Take the picture, or begin to record video.
    Go,
    /// End the recording, and keep it.
    Stop,
    /// The answer to `Make`: it was kept, or nothing was.
    Ended {
        /// Whether it was kept.
        kept: bool,
    },
}

pub(super) fn does(action: MakeAction) -> Action {
    Action::Make { action }
}

/// The page.
pub(crate) fn open(desk: &mut Desk<'_>, kind: MakeKind, entry: Option<RecordId>) {
    let inside = !matches!(desk.held.door, Door::Shut);
    let page = MakePage { kind, entry, inside, stage: Stage::Before, kept: false, hindered: None };
    desk.held.stack.lead_to(Page::Make(page));
}

fn in_front<'d>(desk: &'d mut Desk<'_>) -> Option<&'d mut MakePage> {
    match desk.held.stack.front_mut() {
        Some(Page::Make(page)) => Some(page),
        _ => None,
    }
}

pub(crate) fn act(desk: &mut Desk<'_>, action: MakeAction) -> Result<()> {
    let Some(page) = in_front(desk) else {
        return match action {
            // She went on, or left: what was made until then is kept, and said.
            MakeAction::Ended { kept: true } => say_kept(desk),
            _ => Ok(()),
        };
    };
    let stage = page.stage;
    match action {
        MakeAction::Other { kind } => {
            if stage != Stage::Running && stage != Stage::Ending {
                page.kind = kind;
                // Video is recorded with sound: the phone is asked for that too.
                page.stage = Stage::Before;
                (page.kept, page.hindered) = (false, None);
            }
        }
        MakeAction::Begin => {
            if stage == Stage::Before {
                let first =
                    if page.kind == MakeKind::Sound { Permission::Microphone } else { Permission::Camera };
                ask(desk, first)?;
            }
        }
        MakeAction::Go => {
            if stage == Stage::Ready {
                go(desk);
            }
        }
        MakeAction::Stop => {
            if stage == Stage::Running {
                page.stage = Stage::Ending;
            }
        }
        MakeAction::Ended { kept } => {
            if kept && !matches!(stage, Stage::Running | Stage::Ending) {
                // A page before this one began it. It turns no camera on here.
                return say_kept(desk);
            }
            let goes_on = kept && page.kind != MakeKind::Sound;
            page.stage = if goes_on { Stage::Ready } else { Stage::Before };
            page.kept = kept;
            page.hindered = (!kept).then_some("make-failed");
        }
    }
    Ok(())
}

fn say_kept(desk: &mut Desk<'_>) -> Result<()> {
    let words = desk.words()?;
    desk.notice(words.text("make-kept", &[]));
    Ok(())
}

fn go(desk: &mut Desk<'_>) {
    let Some(page) = in_front(desk) else { return };
    page.stage = Stage::Running;
    (page.kept, page.hindered) = (false, None);
    let (kind, entry) = (page.kind, page.entry.map(|id| id.to_string()));
    desk.ask(Effect::Make { kind, entry });
}

fn ask(desk: &mut Desk<'_>, permission: Permission) -> Result<()> {
    let id = if permission == Permission::Camera { "make-ask-camera" } else { "make-ask-microphone" };
    let sentence = desk.words()?.text(id, &[]);
    desk.ask(Effect::AskPermission { permission, sentence });
    Ok(())
}

/// The phone said whether this may have the camera, or the microphone. A page that waited for it goes on.
pub(crate) fn asked(desk: &mut Desk<'_>, permission: Permission, answer: Answer) -> Result<()> {
    let Some(page) = in_front(desk) else { return Ok(()) };
    if page.stage != Stage::Before {
        return Ok(());
    }
    page.hindered = match (permission, answer) {
        (Permission::Camera | Permission::Microphone, Answer::Granted) => None,
        (Permission::Camera, Answer::Refused) => Some("make-refused-camera"),
        (Permission::Camera, Answer::RefusedForGood) => Some("make-refused-camera-for-good"),
        (Permission::Microphone, Answer::Refused) => Some("make-refused-microphone"),
        (Permission::Microphone, Answer::RefusedForGood) => Some("make-refused-microphone-for-good"),
        _ => return Ok(()),
    };
    if page.hindered.is_some() {
        return Ok(());
    }
    match (page.kind, permission) {
        (MakeKind::Photo, Permission::Camera) | (MakeKind::Video, Permission::Microphone) => {
            page.stage = Stage::Ready;
        }
        (MakeKind::Video, Permission::Camera) => return ask(desk, Permission::Microphone),
        (MakeKind::Sound, Permission::Microphone) => go(desk),
        _ => {}
    }
    Ok(())
}
