//! What this app leaves on the phone: nothing that it could take away, so that it is known.

use super::one::said;
use crate::screens::checklists::StepAction;
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, ReadingView, Screen};

/// The places, in the order in which somebody who looks comes upon them.
const PLACES: &[&str] = &[
    "intro",
    "apps",
    "storage",
    "recents",
    "battery",
    "alarms",
    "notifications",
    "keyboard",
    "calls",
    "account",
    "backups",
    "watched",
];
/// The step that answers what no setting does.
const SAFER_DEVICE: (&str, &str) = ("st.safe-device", "st-safe-device");

pub(super) fn view(sight: &Sight<'_>) -> Screen {
    let (id, message) = SAFER_DEVICE;
    let label = sight.words().attribute(message, "action", &[]);
    let step = Action::Steps { action: StepAction::Step { id: id.to_owned() } };
    let view = ReadingView {
        title: sight.text("settings-left"),
        paragraphs: said("settings-left", PLACES, sight),
        actions: vec![ActionView::quiet(step, label), sight.main(Action::Back, "settings-done")],
    };
    Screen::Reading { view }
}
