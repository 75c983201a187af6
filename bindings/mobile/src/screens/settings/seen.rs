//! What others would see of a check-in while it runs, as a small picture of the phone for each choice.

use serde::{Deserialize, Serialize};

use super::action::{SettingsAction, does};
use super::one::said;
use super::setting::SettingKind;
use super::view::notification;
use crate::screens::sight::Sight;
use crate::screens::{ActionView, ChoiceView, Problem, Screen};

/// The picture shows an alarm for a check-in of an hour.
const ALARM_AHEAD_MS: i64 = 3_600_000;

/// What may be seen, and what the phone then looks like, locked.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct SeenOptionView {
    /// What is chosen.
    pub choice: ChoiceView,
    /// What others see, and what that costs; a screen reader says it in place of the picture.
    pub lines: Vec<String>,
    /// In the picture: the time.
    pub time: String,
    /// In the picture: the time of the alarm, below the time and at the top. Absent where none is shown.
    pub alarm: Option<String>,
    /// In the picture: what stands on the locked screen when she is reminded. Absent where nothing does.
    pub notification: Option<String>,
}

/// What others would see of a check-in.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct SeenView {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub paragraphs: Vec<String>,
    /// What there is to choose.
    pub options: Vec<SeenOptionView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// Goes on.
    pub main: ActionView,
}

/// The page, wherever it stands; `main` goes on from it.
pub(crate) fn seen(main: ActionView, sight: &Sight<'_>) -> Screen {
    let setting = SettingKind::Discreet;
    let mut options = Vec::new();
    for one in setting.offered(sight) {
        // The fewer signs are the second choice.
        let fewer = !options.is_empty();
        let action = does(SettingsAction::Choose { setting, choice: one.choice });
        let lines: &[&str] = if fewer { &["fewer", "cost"] } else { &["shown"] };
        let at = |ahead_ms: i64| sight.say.clock_of(sight.reading.wall_ms.saturating_add(ahead_ms));
        options.push(SeenOptionView {
            choice: ChoiceView { label: one.label, chosen: one.chosen, action },
            lines: said("settings-discreet", lines, sight),
            time: at(0),
            alarm: (!fewer).then(|| at(ALARM_AHEAD_MS)),
            notification: (!fewer)
                .then(|| notification(sight.face.notification_word.as_deref().unwrap_or_default(), sight)),
        });
    }
    let view = SeenView {
        title: sight.text(setting.message()),
        paragraphs: said("settings-discreet", &["about"], sight),
        options,
        problem: sight.problem(),
        main,
    };
    Screen::Seen { view }
}
