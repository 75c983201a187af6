//! Questions about who may hold this phone. An answer sets defaults that she can change again one by one.
//!
//! Only what somebody else could notice, or what stands open without her, is ever changed, and only towards less.

use super::Setting;
use crate::vault::Face;

/// A question about who may hold this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// Does the other person know how to unlock this phone?
    KnowsPhoneCode,
    /// Do they live in the same home?
    SharesHome,
    /// Are they in the same family group or account?
    SharesAccount,
    /// May they have held this phone?
    HeldPhone,
}

/// What begins the name of the setting that holds an answer.
const PREFIX: &str = "profile.";
/// Name of the setting that says that the questions were put off.
pub const PUT_OFF: &str = "profile.put-off";
/// Seconds after which a record locks by itself where somebody near may take up the phone.
const AUTO_LOCK_NEAR_S: u32 = 60;

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Question; 4] =
        [Question::KnowsPhoneCode, Question::SharesHome, Question::SharesAccount, Question::HeldPhone];

    /// The message that asks it; its attribute `why` says what an answer changes.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Question::KnowsPhoneCode => "profile-knows-phone-code",
            Question::SharesHome => "profile-shares-home",
            Question::SharesAccount => "profile-shares-account",
            Question::HeldPhone => "profile-held-phone",
        }
    }

    /// The message that says what a yes has changed, or what it can't change.
    #[must_use]
    pub fn changed_message(self) -> &'static str {
        match self {
            Question::KnowsPhoneCode => "profile-knows-phone-code-changed",
            Question::SharesHome => "profile-shares-home-changed",
            Question::SharesAccount => "profile-shares-account-changed",
            Question::HeldPhone => "profile-held-phone-changed",
        }
    }

    /// Name of the setting that holds its answer.
    #[must_use]
    pub fn setting(self) -> String {
        let name = match self {
            Question::KnowsPhoneCode => "knows-phone-code",
            Question::SharesHome => "shares-home",
            Question::SharesAccount => "shares-account",
            Question::HeldPhone => "held-phone",
        };
        format!("{PREFIX}{name}")
    }

    /// What a yes sets. Nothing is ever loosened by it.
    ///
    /// Whoever can unlock the phone could find the page that takes notes without the passcode, so that is off until she
    /// turns it on. Whoever lives with her may hear the phone read aloud, see a screen over her shoulder, or take it
    /// up when she puts it down. Whoever shares an account may see what was installed, which no setting hides: its
    /// message says so. Whoever has held the phone may see what its settings list.
    pub fn set_defaults(self, face: &mut Face) {
        match self {
            Question::KnowsPhoneCode => {
                face.auto_lock_s = face.auto_lock_s.min(AUTO_LOCK_NEAR_S);
                face.screenshots_allowed = false;
            }
            Question::SharesHome => {
                face.auto_lock_s = face.auto_lock_s.min(AUTO_LOCK_NEAR_S);
                face.short_spoken_labels = true;
            }
            Question::SharesAccount | Question::HeldPhone => face.discreet = true,
        }
    }

    /// Whether a yes also turns off what can be written without the passcode.
    #[must_use]
    pub fn turns_capture_off(self) -> bool {
        self == Question::KnowsPhoneCode
    }
}

/// Whether a setting is one of the answers, or says that the questions were put off.
#[must_use]
pub fn is_answer(setting: &Setting) -> bool {
    setting.name.as_deref().is_some_and(|name| name.starts_with(PREFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_never_loosens_anything() {
        for question in Question::ALL {
            for auto_lock_s in [15, 60, 300, 3600] {
                let before = Face { auto_lock_s, screenshots_allowed: true, ..Face::default() };
                let mut after = before.clone();
                question.set_defaults(&mut after);
                assert!(after.auto_lock_s <= before.auto_lock_s, "{question:?}");
                assert!(!after.capture_on || before.capture_on, "{question:?}");
                assert!(after.discreet || !before.discreet, "{question:?}");
            }
        }
    }

    #[test]
    fn each_answer_has_a_place_of_its_own() {
        let names: std::collections::BTreeSet<String> =
            Question::ALL.iter().map(|one| one.setting()).collect();
        assert_eq!(names.len(), Question::ALL.len());
        assert!(!names.contains(PUT_OFF));
    }
}
