//! What can be set.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use alongside_core::secret::Passcode;
use alongside_core::{Error, Refusal, Result, limits};

use super::setting::{SettingKind, choose};
use super::state::{NewPasscode, Of, SettingsPage, Then};
use super::{passcode, wipe};
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Action, Field, checkin};

/// What can be set.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum SettingsAction {
    /// The page of one setting.
    Look {
        /// Which.
        setting: SettingKind,
    },
    /// Set it.
    Choose {
        /// Which.
        setting: SettingKind,
        /// To what: as it stands on its page.
        choice: String,
    },
    /// The page of the word on notifications.
    Word,
    /// Keep the word as it stands in its field.
    SaveWord,
    /// What this app leaves on the phone.
    Left,
    /// Another passcode: asks for the one before.
    ChangePasscode,
    /// What the recovery code is.
    Recovery,
    /// A new recovery code: asks for the passcode.
    MakeCode,
    /// The passcode as it is now. With it comes its text, as bytes.
    Confirm,
    /// A new passcode, or the same once more. With it comes its text, as bytes.
    NewPasscode,
    /// What a second passcode is.
    Second,
    /// Choose it.
    ChooseSecond,
    /// What erasing is.
    Wipe,
    /// On to the page that erases.
    GoOn,
    /// Erase. With it comes the passcode, as bytes.
    Erase,
    /// What stands on the page was read, or written down.
    Done,
}

pub(crate) fn does(action: SettingsAction) -> Action {
    Action::Settings { action }
}

/// All of them.
pub(crate) fn open(desk: &mut Desk<'_>) {
    push(desk, SettingsPage::Top);
}

fn push(desk: &mut Desk<'_>, page: SettingsPage) {
    desk.push(Page::Settings(page));
}

pub(crate) fn act(desk: &mut Desk<'_>, action: SettingsAction, secret: Option<Passcode>) -> Result<()> {
    desk.record()?;
    let given = || secret.ok_or_else(|| Error::invalid("passcode", Refusal::Empty));
    match action {
        SettingsAction::Look { setting } => push(desk, SettingsPage::Setting { setting }),
        SettingsAction::Choose { setting, choice } => return choose(desk, setting, &choice),
        SettingsAction::Word => word(desk),
        SettingsAction::SaveWord => return save_word(desk),
        SettingsAction::Left => push(desk, SettingsPage::Left),
        SettingsAction::ChangePasscode => push(desk, SettingsPage::Confirm { then: Then::ChangePasscode }),
        SettingsAction::Recovery => push(desk, SettingsPage::Recovery),
        SettingsAction::MakeCode => push(desk, SettingsPage::Confirm { then: Then::RecoveryCode }),
        SettingsAction::Confirm => return passcode::confirm(desk, given()?),
        SettingsAction::NewPasscode => return passcode::typed(desk, given()?),
        SettingsAction::Second => push(desk, SettingsPage::Second),
        SettingsAction::ChooseSecond => push(desk, NewPasscode::page(Of::Second)),
        SettingsAction::Wipe => push(desk, SettingsPage::Wipe),
        SettingsAction::GoOn => {
            if matches!(desk.held.stack.front(), Some(Page::Settings(SettingsPage::Wipe))) {
                push(desk, SettingsPage::Erase);
            }
        }
        SettingsAction::Erase => return wipe::erase(desk, given()?),
        SettingsAction::Done => back_to_top(desk),
    }
    Ok(())
}

/// Takes every page of settings off but the first one.
pub(super) fn back_to_top(desk: &mut Desk<'_>) {
    let is_above = |page: &Page| matches!(page, Page::Settings(page) if !matches!(page, SettingsPage::Top));
    desk.held.stack.take_off(is_above);
}

fn word(desk: &mut Desk<'_>) {
    let now = desk.held.face.notification_word.clone().unwrap_or_default();
    desk.held.typed.insert(Field::Word, Zeroizing::new(now));
    push(desk, SettingsPage::Word);
}

/// Keeps the word. Nothing typed leaves the usual one.
fn save_word(desk: &mut Desk<'_>) -> Result<()> {
    let refused = |refusal| Err(Error::invalid("notification_word", refusal));
    let typed = desk.held.typed.get(&Field::Word).map(|text| text.trim().to_owned()).unwrap_or_default();
    if typed.chars().count() > limits::NOTIFICATION_WORD_MAX_CHARS {
        return refused(Refusal::TooLong);
    }
    if typed.chars().any(char::is_control) {
        return refused(Refusal::Malformed);
    }
    let word = (!typed.is_empty()).then_some(typed);
    desk.record()?.set_face(|face| face.notification_word = word)?;
    desk.face_changed();
    desk.held.typed.remove(&Field::Word);
    desk.held.stack.take_off(|page| matches!(page, Page::Settings(SettingsPage::Word)));
    checkin::face_changed(desk);
    Ok(())
}
