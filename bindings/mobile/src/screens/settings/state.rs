//! The pages of settings.

use alongside_core::secret::Passcode;
use alongside_core::vault::RecoveryCode;

use super::setting::SettingKind;

/// A page of settings.
#[derive(Debug)]
pub(crate) enum SettingsPage {
    /// All of them.
    Top,
    /// One that is chosen from a few.
    Setting { setting: SettingKind },
    /// The word on notifications.
    Word,
    /// What this app leaves on the phone.
    Left,
    /// The passcode, once more.
    Confirm { then: Then },
    /// A passcode is chosen, then typed once more.
    NewPasscode(NewPasscode),
    /// What the recovery code is.
    Recovery,
    /// One that was just made.
    RecoveryCode { code: RecoveryCode },
    /// What a second passcode is.
    Second,
    /// What goes, what stays, what can't be undone.
    Wipe,
    /// The passcode, and then it goes.
    Erase,
}

/// What follows when the passcode was given once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Another passcode.
    ChangePasscode,
    /// A new recovery code.
    RecoveryCode,
}

/// Whose passcode is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// That of the notebook that is open.
    This,
    /// That of the notebook that was opened with the recovery code.
    Recovered,
    /// That of a second one.
    Second,
}

/// A passcode as it is being chosen.
#[derive(Debug)]
pub(crate) struct NewPasscode {
    /// Whose.
    pub(super) of: Of,
    /// What was typed first.
    pub(super) first: Option<Passcode>,
    /// Whether the second was another than the first.
    pub(super) differed: bool,
}

impl NewPasscode {
    pub(super) fn page(of: Of) -> SettingsPage {
        SettingsPage::NewPasscode(NewPasscode { of, first: None, differed: false })
    }
}
