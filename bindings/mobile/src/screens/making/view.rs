//! The page on which something is made, as it is shown.

use serde::{Deserialize, Serialize};

use super::action::{MakeAction, does};
use super::state::{MakeKind, MakePage, Stage};
use crate::screens::sight::Sight;
use crate::screens::{ActionView, Screen};

/// A picture is taken, or something is recorded.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct MakeView {
    /// Its title.
    pub title: String,
    /// What is made.
    pub kind: MakeKind,
    /// What the phone shows of it, and where it goes.
    pub paragraphs: Vec<String>,
    /// Whether the camera is on, and what it sees stands on the page.
    pub camera: bool,
    /// Whether a recording may run. A shell ends it and keeps it as soon as no page in front says so.
    pub records: bool,
    /// How it stands: that it records, that one was kept, or what stood in the way.
    pub stands: Option<String>,
    /// What else can be made with the camera.
    pub others: Vec<ActionView>,
    /// The one large action.
    pub main: ActionView,
}

pub(crate) fn view(page: &MakePage, sight: &Sight<'_>) -> Screen {
    let sound = page.kind == MakeKind::Sound;
    let mut paragraphs = Vec::new();
    if page.stage == Stage::Before {
        paragraphs.push(sight.text(if sound { "make-dot-microphone" } else { "make-dot-camera" }));
        if sound {
            paragraphs.push(sight.text("make-goes-on"));
        }
        let goes = if page.entry.is_some() { "make-goes-entry" } else { "capture-will" };
        paragraphs.push(sight.text(goes));
    }
    let mut others = Vec::new();
    if !sound && matches!(page.stage, Stage::Before | Stage::Ready) {
        let (kind, id) = match page.kind {
            MakeKind::Photo => (MakeKind::Video, "make-video"),
            _ => (MakeKind::Photo, "make-photo"),
        };
        others.push(sight.quiet(does(MakeAction::Other { kind }), id));
    }
    let runs = page.stage == Stage::Running && page.kind != MakeKind::Photo;
    let stands = match (page.hindered, runs, page.kept) {
        (Some(hindered), ..) => Some(hindered),
        (None, true, _) => Some("make-records"),
        (None, false, true) => Some("make-kept"),
        (None, false, false) => None,
    };
    let busy = page.stage == Stage::Ending || (page.stage == Stage::Running && !runs);
    let (action, id) = match (page.stage, page.kind) {
        (Stage::Before, MakeKind::Sound) => (MakeAction::Begin, "make-record"),
        (Stage::Before, _) => (MakeAction::Begin, "make-camera-on"),
        (Stage::Ready | Stage::Running, MakeKind::Photo) => (MakeAction::Go, "make-take"),
        (Stage::Ready, _) => (MakeAction::Go, "make-record"),
        (Stage::Running | Stage::Ending, _) => (MakeAction::Stop, "make-stop"),
    };
    let title = match page.kind {
        MakeKind::Photo => "make-photo",
        MakeKind::Sound => "capture-microphone",
        MakeKind::Video => "make-video",
    };
    let view = MakeView {
        title: sight.text(title),
        kind: page.kind,
        paragraphs,
        camera: !sound && page.stage != Stage::Before,
        records: runs,
        stands: stands.map(|id| sight.text(id)),
        others,
        main: sight.main(does(action), id).enabled(!busy),
    };
    Screen::Make { view }
}
