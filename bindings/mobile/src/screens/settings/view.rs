//! All settings, as they are shown.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::said::{REMINDER, REMINDER_WORD};

use super::action::{SettingsAction, does};
use super::setting::SettingKind;
use crate::screens::checkin::{self, CheckInAction};
use crate::screens::sight::Sight;
use crate::screens::{Action, Problem, RowView, Screen};

/// All settings, what others can see of this app first.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct SettingsView {
    /// Its title.
    pub title: String,
    /// The settings.
    pub groups: Vec<SettingGroupView>,
    /// What went wrong.
    pub problem: Option<Problem>,
}

/// Settings that belong together.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct SettingGroupView {
    /// What they are about.
    pub heading: String,
    /// Each with how it stands.
    pub rows: Vec<RowView>,
}

/// What a notification reads with a word; with the usual one where it is empty.
pub(super) fn notification(word: &str, sight: &Sight<'_>) -> String {
    let usual = sight.text(REMINDER_WORD);
    let word = if word.is_empty() { usual.as_str() } else { word };
    sight.with(REMINDER, &[("word", word.into())])
}

fn row(title: String, detail: Option<String>, action: Action) -> RowView {
    let mut spoken = title.clone();
    if let Some(detail) = &detail {
        spoken.push_str(", ");
        spoken.push_str(detail);
    }
    RowView { title, detail, edge: None, spoken, action }
}

/// A row that leads to the page of a setting.
fn setting(kind: SettingKind, sight: &Sight<'_>) -> RowView {
    row(sight.text(kind.message()), kind.stands(sight), does(SettingsAction::Look { setting: kind }))
}

/// A row that leads to a page of its own.
fn page(id: &str, action: SettingsAction, sight: &Sight<'_>) -> RowView {
    row(sight.text(id), None, does(action))
}

fn group(heading: &str, rows: Vec<RowView>, sight: &Sight<'_>) -> SettingGroupView {
    SettingGroupView { heading: sight.text(heading), rows }
}

pub(super) fn view(sight: &Sight<'_>) -> Screen {
    let view = SettingsView {
        title: sight.text("settings-title"),
        groups: vec![
            group("settings-others", others(sight), sight),
            group("settings-lock", lock(sight), sight),
            group("settings-words", vec![setting(SettingKind::Language, sight)], sight),
            group("settings-shut", vec![setting(SettingKind::Capture, sight)], sight),
            group("settings-end", vec![page("settings-wipe", SettingsAction::Wipe, sight)], sight),
        ],
        problem: sight.problem(),
    };
    Screen::Settings { view }
}

fn others(sight: &Sight<'_>) -> Vec<RowView> {
    let word = sight.face.notification_word.as_deref().unwrap_or_default();
    let reads = notification(word, sight);
    let mut rows = vec![setting(SettingKind::Cover, sight)];
    if sight.face.cover.is_some() {
        rows.push(setting(SettingKind::Gesture, sight));
    }
    rows.push(row(sight.text("settings-word"), Some(reads), does(SettingsAction::Word)));
    rows.push(setting(SettingKind::Discreet, sight));
    rows.push(setting(SettingKind::Screenshots, sight));
    rows.push(setting(SettingKind::Spoken, sight));
    rows.push(setting(SettingKind::ShareList, sight));
    rows.push(setting(SettingKind::Tile, sight));
    rows.push(setting(SettingKind::Shortcut, sight));
    rows.push(page("settings-left", SettingsAction::Left, sight));
    rows
}

fn lock(sight: &Sight<'_>) -> Vec<RowView> {
    let pins = sight.words().attribute("settings-pins", "about", &[]);
    vec![
        setting(SettingKind::AutoLock, sight),
        page("settings-passcode", SettingsAction::ChangePasscode, sight),
        page("settings-recovery", SettingsAction::Recovery, sight),
        row(sight.text("settings-pins"), Some(pins), checkin::does(CheckInAction::Pins)),
        page("settings-second", SettingsAction::Second, sight),
    ]
}
