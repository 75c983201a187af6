//! The pages of passcodes and of the recovery code.

use serde::{Deserialize, Serialize};

use alongside_core::vault::RecoveryCode;
use alongside_core::{Result, limits};

use super::action::{SettingsAction, does};
use super::one::said;
use super::state::{NewPasscode, Of};
use crate::screens::sight::Sight;
use crate::screens::unlock::PasscodeView;
use crate::screens::{Action, ActionView, Field, ReadingView, Screen};

/// A recovery code that was just made. It is shown this once.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct RecoveryCodeView {
    /// Its title.
    pub title: String,
    /// What is said before the words.
    pub paragraphs: Vec<String>,
    /// Its words with their numbers, in order. A shell lets nobody copy them and keeps them out of what it stores.
    pub words: Vec<String>,
    /// They are written down: the page goes, and with it the code.
    pub main: ActionView,
}

fn passcode_page(
    title: &str,
    paragraphs: Vec<String>,
    actions: Vec<ActionView>,
    sight: &Sight<'_>,
) -> Screen {
    let mut field = sight.secret_field(Field::Passcode, title, limits::PASSCODE_MAX_BYTES);
    field.problem = sight.problem();
    let view = PasscodeView { title: sight.text(title), paragraphs, field, actions };
    Screen::Passcode { view }
}

pub(super) fn confirm(sight: &Sight<'_>) -> Screen {
    let next = sight.main(does(SettingsAction::Confirm), "settings-next");
    let why = said("settings-passcode-now", &["about"], sight);
    passcode_page("settings-passcode-now", why, vec![next], sight)
}

pub(super) fn new_passcode(new: &NewPasscode, sight: &Sight<'_>) -> Screen {
    let mut paragraphs = Vec::new();
    if new.differed {
        paragraphs.push(sight.text("start-passcodes-differ"));
    }
    let (title, attributes): (&str, &[&str]) = match (new.first.is_some(), new.of) {
        (true, _) => ("settings-passcode-again", &[]),
        (false, Of::This) => ("settings-passcode-new", &["about", "copies"]),
        (false, Of::Recovered) => ("settings-passcode-new", &["recovered", "about", "copies"]),
        (false, Of::Second) => ("settings-second-choose", &["about"]),
    };
    paragraphs.extend(said(title, attributes, sight));
    let mut actions = Vec::new();
    if new.of == Of::Recovered {
        actions.push(sight.quiet(Action::Back, "screen-not-now"));
    }
    actions.push(sight.main(does(SettingsAction::NewPasscode), "settings-next"));
    passcode_page(title, paragraphs, actions, sight)
}

pub(super) fn recovery(sight: &Sight<'_>) -> Screen {
    let view = ReadingView {
        title: sight.text("settings-recovery"),
        paragraphs: said("settings-recovery", &["about", "keep", "renews"], sight),
        actions: vec![sight.main(does(SettingsAction::MakeCode), "settings-recovery-make")],
    };
    Screen::Reading { view }
}

pub(super) fn recovery_code(code: &RecoveryCode, sight: &Sight<'_>) -> Result<Screen> {
    let spaced = code.words()?;
    let mut words = Vec::new();
    for (number, word) in (1_u32..).zip(spaced.split(' ')) {
        words.push(sight.with("settings-recovery-word", &[("number", number.into()), ("word", word.into())]));
    }
    let view = RecoveryCodeView {
        title: sight.text("settings-recovery-code"),
        paragraphs: said("settings-recovery-code", &["once", "copy"], sight),
        words,
        main: sight.main(does(SettingsAction::Done), "settings-recovery-written"),
    };
    Ok(Screen::RecoveryCode { view })
}

/// What a second passcode stands against and what not. The page is the same whether there is room for one or not.
pub(super) fn second(sight: &Sight<'_>) -> Screen {
    const SAID: &[&str] = &["about", "stands", "copies", "notes", "history", "room"];
    let view = ReadingView {
        title: sight.text("settings-second"),
        paragraphs: said("settings-second", SAID, sight),
        actions: vec![
            sight.quiet(Action::Back, "screen-not-now"),
            sight.main(does(SettingsAction::ChooseSecond), "settings-second-choose"),
        ],
    };
    Screen::Reading { view }
}
