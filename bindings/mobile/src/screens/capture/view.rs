//! The page of a note that is kept while the record stays shut, as it is shown.

use serde::{Deserialize, Serialize};

use alongside_core::limits;

use super::action::{CaptureAction, does};
use super::state::CapturePage;
use crate::screens::sight::Sight;
use crate::screens::{ActionView, Field, FieldView, Screen};

/// A note that is kept while the record stays shut.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct CaptureView {
    /// Its title.
    pub title: String,
    /// What will happen to it, in one line.
    pub will: String,
    /// That one was kept, where that was just now.
    pub kept: Option<String>,
    /// What is to be kept.
    pub field: FieldView,
    /// A picture, a recording.
    pub others: Vec<ActionView>,
    /// Keep it.
    pub main: ActionView,
}

pub(crate) fn view(page: CapturePage, sight: &Sight<'_>) -> Screen {
    let mut field = sight.field(Field::Capture, "capture-note", limits::LONG_TEXT_MAX_CHARS, 6);
    field.problem = sight.problem();
    let view = CaptureView {
        title: sight.text("capture-title"),
        will: sight.text("capture-will"),
        kept: page.kept.then(|| sight.text("capture-kept")),
        field,
        others: vec![
            sight.quiet(does(CaptureAction::Camera), "capture-camera"),
            sight.quiet(does(CaptureAction::Microphone), "capture-microphone"),
        ],
        main: sight.main(does(CaptureAction::Keep), "capture-keep"),
    };
    Screen::Capture { view }
}
