//! First open, as it is shown.

use serde::{Deserialize, Serialize};

use alongside_core::limits;

use super::action::StartAction;
use super::profile::ProfileQuestion;
use super::state::StartPage;
use crate::screens::sight::Sight;
use crate::screens::unlock::PasscodeView;
use crate::screens::{Action, ActionView, ChoiceView, Field, QuestionView, ReadingView, Screen};

/// Three offers before any question.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct FirstOpenView {
    /// Its title.
    pub title: String,
    /// One line on who this is for.
    pub text: String,
    /// The offers, in their order.
    pub offers: Vec<ActionView>,
}

fn does(action: StartAction) -> Action {
    Action::Start { action }
}

pub(crate) fn view(page: &StartPage, sight: &Sight<'_>) -> Screen {
    match page {
        StartPage::FirstOpen => first_open(sight),
        StartPage::SaferDevice => safer_device(sight),
        StartPage::Forced => forced(sight),
        StartPage::ForcedYes => forced_yes(sight),
        StartPage::NewPasscode { first, differed, .. } => new_passcode(sight, first.is_some(), *differed),
        StartPage::Profile { question } => profile(sight, *question),
    }
}

fn first_open(sight: &Sight<'_>) -> Screen {
    let view = FirstOpenView {
        title: sight.text("start-title"),
        text: sight.text("start-who-for"),
        offers: vec![
            sight.quiet(Action::Help, "start-offer-help"),
            sight.main(does(StartAction::WriteNow), "start-offer-write"),
            sight.quiet(does(StartAction::SetUp), "start-offer-set-up"),
        ],
    };
    Screen::FirstOpen { view }
}

fn safer_device(sight: &Sight<'_>) -> Screen {
    let words = sight.words();
    let view = ReadingView {
        title: words.attribute("st-safe-device", "action", &[]),
        paragraphs: vec![
            words.attribute("st-safe-device", "why", &[]),
            words.attribute("st-safe-device", "how", &[]),
            sight.text("start-safer-here"),
        ],
        actions: vec![
            sight.quiet(Action::Leave, "start-not-here"),
            sight.main(does(StartAction::SaferDeviceRead), "start-go-on-here"),
        ],
    };
    Screen::Reading { view }
}

fn forced(sight: &Sight<'_>) -> Screen {
    let choice = |yes, id: &str| ChoiceView {
        label: sight.text(id),
        chosen: false,
        action: does(StartAction::Forced { yes }),
    };
    let view = QuestionView {
        title: sight.text("start-forced"),
        paragraphs: vec![sight.text("start-forced-why")],
        choices: vec![choice(true, "start-forced-yes"), choice(false, "start-forced-no")],
        several: false,
        field: None,
        problem: None,
        actions: Vec::new(),
    };
    Screen::Question { view }
}

fn forced_yes(sight: &Sight<'_>) -> Screen {
    let view = ReadingView {
        title: sight.text("start-forced-title"),
        paragraphs: vec![
            sight.text("start-forced-nothing-yet"),
            sight.text("start-forced-what-this-does"),
            sight.text("start-forced-later"),
        ],
        actions: vec![
            sight.quiet(does(StartAction::GoOn), "start-go-on"),
            sight.main(Action::Help, "start-offer-help"),
        ],
    };
    Screen::Reading { view }
}

fn new_passcode(sight: &Sight<'_>, again: bool, differed: bool) -> Screen {
    let (title, text) =
        if again { ("start-passcode-again", None) } else { ("start-passcode", Some("start-passcode-about")) };
    let mut field = sight.secret_field(Field::Passcode, title, limits::PASSCODE_MAX_BYTES);
    field.problem = sight.problem();
    let mut paragraphs: Vec<String> = text.map(|id| sight.text(id)).into_iter().collect();
    if differed {
        paragraphs.insert(0, sight.text("start-passcodes-differ"));
    }
    let view = PasscodeView {
        title: sight.text(title),
        paragraphs,
        field,
        actions: vec![sight.main(does(StartAction::Passcode), "start-next")],
    };
    Screen::Passcode { view }
}

fn profile(sight: &Sight<'_>, question: ProfileQuestion) -> Screen {
    let id = question.of_core().message();
    let choice = |answer: Option<bool>, id: &str| ChoiceView {
        label: sight.text(id),
        chosen: false,
        action: does(StartAction::Profile { question, answer }),
    };
    let view = QuestionView {
        title: sight.text(id),
        paragraphs: vec![sight.words().attribute(id, "why", &[])],
        choices: vec![
            choice(Some(true), "log-yes"),
            choice(Some(false), "log-no"),
            choice(None, "log-not-sure"),
        ],
        several: false,
        field: None,
        problem: sight.problem(),
        actions: vec![sight.quiet(Action::Back, "screen-not-now")],
    };
    Screen::Question { view }
}
