//! Erasing: what goes, what stays, what can't be undone; then the passcode, and then it goes.

use alongside_core::secret::Passcode;
use alongside_core::{Result, limits};

use super::action::{SettingsAction, does};
use super::one::said;
use super::setting::outside as outside_app;
use super::state::SettingsPage;
use crate::screens::app::found;
use crate::screens::checkin::{self, CheckInAction};
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::home::HomeAction;
use crate::screens::page::Page;
use crate::screens::sight::Sight;
use crate::screens::unlock::PasscodeView;
use crate::screens::watching::Plans;
use crate::screens::{Action, ActionView, Effect, Field, ReadingView, Screen, Weight};

/// Erases. With the wrong passcode the record stays as it is, and open. What is left stands where first open begins,
/// whichever notebook it was.
pub(super) fn erase(desk: &mut Desk<'_>, passcode: Passcode) -> Result<()> {
    if !matches!(desk.held.stack.front(), Some(Page::Settings(SettingsPage::Erase))) {
        return Ok(());
    }
    let (environment, folder) = (desk.shared.environment.clone(), desk.shared.folder.clone());
    let outside = checkin::outside(desk);
    desk.begin_ending(
        "screen-waiting",
        move |record, reading| {
            let confirmed = match record.confirm_passcode(&passcode, reading) {
                Ok(confirmed) => confirmed,
                Err(error) => return Err((record, error)),
            };
            let erased = record.erase(confirmed, reading);
            let after = outside.after(&[], reading);
            Ok((erased, after, found(&environment, &folder)))
        },
        |desk, ended| {
            let (erased, after, (door, root, face)) = match ended {
                Ok(ended) => ended,
                Err((record, error)) => {
                    desk.held.door = Door::Open(record);
                    return Err(error);
                }
            };
            desk.held.door = door;
            if face.cover != desk.held.face.cover {
                desk.ask(Effect::ShowAs { cover: face.cover.clone() });
            }
            // What stood outside the app was hers too.
            let (before, now) = (outside_app(&desk.held.face), outside_app(&face));
            if before != now {
                desk.ask(now);
            }
            desk.held.face = face;
            desk.held.stack.rebase(root);
            desk.held.typed.clear();
            desk.held.waiting.clear();
            desk.held.notices.clear();
            desk.held.problem = None;
            desk.held.drawn.clear();
            desk.held.plans = Plans::default();
            if after.known.running().is_none() && !after.known.unreadable {
                desk.ask(Effect::Unnotify { numbers: Vec::new() });
            }
            checkin::take(desk, after);
            erased
        },
    )
}

/// What goes, what stays, what can't be undone. A check-in that runs comes before all of it.
pub(super) fn view(sight: &Sight<'_>) -> Screen {
    let runs = sight.known.running().is_some();
    let mut paragraphs = Vec::new();
    let mut actions = Vec::new();
    if runs || sight.known.unreadable {
        paragraphs.extend(said("settings-wipe", &["check-in"], sight));
    }
    if runs {
        actions.push(sight.quiet(checkin::does(CheckInAction::CallOff), "settings-wipe-end-check-in"));
    }
    paragraphs.extend(said("settings-wipe", &["goes", "stays", "undone", "copy"], sight));
    actions.push(sight.quiet(Action::Home { action: HomeAction::Who }, "home-who"));
    actions.push(sight.main(does(SettingsAction::GoOn), "settings-wipe-go-on"));
    let view = ReadingView { title: sight.text("settings-wipe"), paragraphs, actions };
    Screen::Reading { view }
}

/// The passcode once more, and what has to be held.
pub(super) fn erase_view(sight: &Sight<'_>) -> Screen {
    let mut field = sight.secret_field(Field::Passcode, "settings-wipe-again", limits::PASSCODE_MAX_BYTES);
    field.problem = sight.problem();
    let erase =
        ActionView::new(does(SettingsAction::Erase), sight.text("settings-wipe-hold"), Weight::Danger);
    let erase = ActionView { hold: true, ..erase.after(said("settings-wipe-hold", &["risk"], sight)) };
    let view = PasscodeView {
        title: sight.text("settings-wipe"),
        paragraphs: said("settings-wipe", &["undone"], sight),
        field,
        actions: vec![sight.quiet(Action::Back, "screen-not-now"), erase],
    };
    Screen::Passcode { view }
}
