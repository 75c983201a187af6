//! The pages before the record, as they are shown.

use serde::{Deserialize, Serialize};

use alongside_core::limits;

use super::action::UnlockAction;
use super::state::UnlockPage;
use crate::screens::capture::{self, CaptureAction};
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, Field, FieldView, ReadingView, Screen};

/// Lines for twelve words.
const RECOVERY_LINES: u32 = 3;

/// A working page that says nothing of what this is. No corner, and no word of ours.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct CoverView {
    /// Which page she chose; the shell has them: `notes`, `calculator`.
    pub kind: String,
    /// The title of the notes, which is that of any page of notes.
    pub title: String,
    /// Which gesture leads on: `hold-title` on the notes, `hold-equals` on the calculator, `two-fingers` anywhere, each
    /// held for two seconds.
    pub gesture: Option<String>,
    /// What the gesture hands back.
    pub uncover: Action,
}

/// A passcode is asked for, or chosen.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct PasscodeView {
    /// Its title.
    pub title: String,
    /// What is said before.
    pub paragraphs: Vec<String>,
    /// The field; its text comes with the main action, as bytes, or with the one that is held.
    pub field: FieldView,
    /// What can be done, the main action last.
    pub actions: Vec<ActionView>,
}

pub(crate) fn view(page: UnlockPage, sight: &Sight<'_>) -> Screen {
    match page {
        UnlockPage::Cover => cover(sight),
        UnlockPage::Passcode => passcode(sight),
        UnlockPage::Recovery => recovery(sight),
    }
}

fn cover(sight: &Sight<'_>) -> Screen {
    let view = CoverView {
        kind: sight.face.cover.clone().unwrap_or_default(),
        title: sight.text("unlock-cover-notes"),
        gesture: sight.face.quick_exit_gesture.clone(),
        uncover: Action::Unlock { action: UnlockAction::Uncover },
    };
    Screen::Cover { view }
}

fn passcode(sight: &Sight<'_>) -> Screen {
    let mut field = sight.secret_field(Field::Passcode, "unlock-passcode", limits::PASSCODE_MAX_BYTES);
    field.problem = sight.problem();
    let capture =
        sight.face.capture_on.then(|| sight.quiet(capture::does(CaptureAction::Open), "capture-open"));
    let open = sight.main(Action::Unlock { action: UnlockAction::Passcode }, "unlock-open");
    let recovery = sight.quiet(Action::Unlock { action: UnlockAction::UseRecovery }, "unlock-recovery");
    let view = PasscodeView {
        title: sight.text("unlock-title"),
        paragraphs: Vec::new(),
        field,
        actions: capture.into_iter().chain([recovery, open]).collect(),
    };
    Screen::Passcode { view }
}

fn recovery(sight: &Sight<'_>) -> Screen {
    let mut field = sight.secret_field(Field::Recovery, "unlock-recovery-words", limits::PASSCODE_MAX_BYTES);
    field.lines = RECOVERY_LINES;
    field.problem = sight.problem();
    let view = PasscodeView {
        title: sight.text("unlock-recovery-title"),
        paragraphs: vec![sight.text("unlock-recovery-about")],
        field,
        actions: vec![sight.main(Action::Unlock { action: UnlockAction::Recovery }, "unlock-open")],
    };
    Screen::Passcode { view }
}

/// What opens the record can't be read: what happened, what still stands, what to do.
pub(crate) fn broken(sight: &Sight<'_>) -> Screen {
    let problem = sight.problem();
    let paragraphs = problem.into_iter().flat_map(|problem| {
        [Some(problem.what), problem.kept, Some(problem.next), Some(problem.code)].into_iter().flatten()
    });
    let view = ReadingView {
        title: sight.text("unlock-broken"),
        paragraphs: paragraphs.collect(),
        actions: Vec::new(),
    };
    Screen::Reading { view }
}
