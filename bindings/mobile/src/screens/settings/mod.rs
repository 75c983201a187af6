//! Settings: what others can see of this app first, then lock, words, notes without the passcode, erasing.
//!
//! Whichever notebook is open, the pages are the same, down to the last one: what is known before unlock belongs to the
//! phone, and whether there is room for one more notebook is said only to who has chosen its passcode.

mod action;
mod left;
mod one;
mod passcode;
mod passcode_view;
mod seen;
mod setting;
mod state;
mod view;
mod wipe;

pub use action::SettingsAction;
pub use passcode_view::RecoveryCodeView;
pub use seen::{SeenOptionView, SeenView};
pub use setting::SettingKind;
pub use view::{SettingGroupView, SettingsView};

pub(crate) use action::{act, open};
pub(crate) use passcode::choose_anew as choose_passcode_anew;
pub(crate) use seen::seen;
pub(crate) use state::SettingsPage;

use alongside_core::Result;

use super::Screen;
use super::sight::Sight;

pub(crate) fn view(page: &SettingsPage, sight: &Sight<'_>) -> Result<Screen> {
    sight.open()?;
    match page {
        SettingsPage::Top => Ok(view::view(sight)),
        SettingsPage::Setting { setting } => Ok(one::setting(*setting, sight)),
        SettingsPage::Word => Ok(one::word(sight)),
        SettingsPage::Left => Ok(left::view(sight)),
        SettingsPage::Confirm { .. } => Ok(passcode_view::confirm(sight)),
        SettingsPage::NewPasscode(new) => Ok(passcode_view::new_passcode(new, sight)),
        SettingsPage::Recovery => Ok(passcode_view::recovery(sight)),
        SettingsPage::RecoveryCode { code } => passcode_view::recovery_code(code, sight),
        SettingsPage::Second => Ok(passcode_view::second(sight)),
        SettingsPage::Wipe => Ok(wipe::view(sight)),
        SettingsPage::Erase => Ok(wipe::erase_view(sight)),
    }
}
