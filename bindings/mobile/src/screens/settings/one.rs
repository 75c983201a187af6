//! The page of one setting, and that of the word on notifications.

use alongside_core::limits;

use super::action::{SettingsAction, does};
use super::seen::seen;
use super::setting::SettingKind;
use super::view::notification;
use crate::screens::sight::Sight;
use crate::screens::{ActionView, ChoiceView, Field, QuestionView, Screen};

/// What a message says in its attributes, one after the other.
pub(super) fn said(id: &str, attributes: &[&str], sight: &Sight<'_>) -> Vec<String> {
    let mut paragraphs = Vec::with_capacity(attributes.len());
    for attribute in attributes {
        paragraphs.push(sight.words().attribute(id, attribute, &[]));
    }
    paragraphs
}

pub(super) fn setting(setting: SettingKind, sight: &Sight<'_>) -> Screen {
    let done = sight.main(does(SettingsAction::Done), "settings-done");
    if setting == SettingKind::Discreet {
        return seen(done, sight);
    }
    let mut choices = Vec::new();
    for one in setting.offered(sight) {
        let action = does(SettingsAction::Choose { setting, choice: one.choice });
        choices.push(ChoiceView { label: one.label, chosen: one.chosen, action });
    }
    let title = sight.text(setting.message());
    let mut paragraphs = said(setting.message(), setting.explained(), sight);
    if sight.facts.ios && sight.words().has_attribute(setting.message(), "iphone") {
        paragraphs.push(sight.words().attribute(setting.message(), "iphone", &[]));
    }
    question(title, paragraphs, choices, None, done, sight)
}

pub(super) fn word(sight: &Sight<'_>) -> Screen {
    let reads = notification(sight.typed(Field::Word).trim(), sight);
    let mut paragraphs = said("settings-word", &["about"], sight);
    paragraphs.push(sight.with("settings-word-reads", &[("text", (&reads).into())]));
    let field = sight.field(Field::Word, "settings-word-field", limits::NOTIFICATION_WORD_MAX_CHARS, 1);
    let save = sight.main(does(SettingsAction::SaveWord), "settings-word-save");
    question(sight.text("settings-word"), paragraphs, Vec::new(), Some(field), save, sight)
}

fn question(
    title: String,
    paragraphs: Vec<String>,
    choices: Vec<ChoiceView>,
    field: Option<crate::screens::FieldView>,
    main: ActionView,
    sight: &Sight<'_>,
) -> Screen {
    let actions = vec![main];
    let problem = sight.problem();
    let view = QuestionView { title, paragraphs, choices, several: false, field, problem, actions };
    Screen::Question { view }
}
