//! Leaving from every page: the record is shut, nothing of it is shown, what was typed is not lost.

use alongside_mobile::screens::capture::CaptureAction;
use alongside_mobile::screens::checklists::StepAction;
use alongside_mobile::screens::help::HelpAction;
use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::incidents::{EntryQuestion, LogAction};
use alongside_mobile::screens::settings::SettingsAction;
use alongside_mobile::screens::start::{ProfileQuestion, StartAction};
use alongside_mobile::screens::{Action, Effect, Field, Screen};

use crate::screens::phone::{PASSCODE, Phone};

/// Typed wherever there is a field.
const TYPED: &str = "unmistakable words";

fn start(action: StartAction) -> Action {
    Action::Start { action }
}

fn call(action: HelpAction) -> Action {
    Action::Call { action }
}

fn steps(action: StepAction) -> Action {
    Action::Steps { action }
}

fn settings(action: SettingsAction) -> Action {
    Action::Settings { action }
}

fn home(action: HomeAction) -> Action {
    Action::Home { action }
}

/// Ways to every page that needs no record.
fn without_record() -> Vec<Vec<Action>> {
    let mut pages =
        vec![vec![], vec![Action::Help], vec![call(HelpAction::Who)], vec![call(HelpAction::Guides)]];
    pages.push(vec![call(HelpAction::Who), call(HelpAction::Service { id: "nsh".into() })]);
    for link in ["guide:help-now", "card:c-1"] {
        pages.push(vec![call(HelpAction::Guides), call(HelpAction::Lead { link: link.into() })]);
    }
    pages
}

/// Ways to every page of the record that has one entry.
fn within(entry: &str) -> Vec<Vec<Action>> {
    let log = |action| Action::Log { action };
    let open = || log(LogAction::Open { entry: entry.to_owned() });
    let mut pages = without_record();
    pages.extend([
        vec![home(HomeAction::Write)],
        vec![home(HomeAction::Record)],
        vec![home(HomeAction::Record), open()],
        vec![home(HomeAction::Settings)],
        vec![home(HomeAction::Settings), settings(SettingsAction::Word)],
        vec![home(HomeAction::Settings), settings(SettingsAction::Left)],
        vec![home(HomeAction::Settings), settings(SettingsAction::ChangePasscode)],
        vec![home(HomeAction::Settings), settings(SettingsAction::Wipe), settings(SettingsAction::GoOn)],
        vec![home(HomeAction::Steps)],
        vec![home(HomeAction::Steps), steps(StepAction::Questions)],
        vec![home(HomeAction::Steps), steps(StepAction::List { id: "ac".into() })],
        vec![home(HomeAction::Steps), steps(StepAction::Step { id: "st.tell-one".into() })],
        vec![home(HomeAction::Steps), steps(StepAction::Answers)],
        vec![start(StartAction::Questions)],
    ]);
    for question in [EntryQuestion::When, EntryQuestion::Proof, EntryQuestion::Impact] {
        pages.push(vec![open(), log(LogAction::Ask { question })]);
    }
    pages
}

fn type_everywhere(phone: &Phone) {
    for field in
        [Field::Line, Field::Search, Field::Answer, Field::StepNote, Field::Note, Field::Place, Field::Word]
    {
        phone.types(field, TYPED);
    }
}

/// Leaves, and looks at what is left.
fn leaves_clean(phone: &Phone, way: &[Action]) {
    let effects = phone.act(Action::Leave);
    assert_eq!(effects.last(), Some(&Effect::LeaveNow), "{way:?}");
    let view = phone.view();
    assert_eq!(view.screens.len(), 1, "{way:?}");
    assert!(!view.back && view.notices.is_empty() && view.panes == 1, "{way:?}");
    assert!(!phone.shown().contains(TYPED), "{way:?}");
}

#[test]
fn from_every_page_of_the_record_and_what_was_written_is_offered_again() {
    let mut phone = Phone::open();
    phone.tap("Write it down");
    phone.types(Field::Line, "the first entry");
    phone.tap("Save");
    let shown = phone.shown();
    phone.tap("Done");
    let Screen::Home { .. } = phone.front() else { panic!("not home") };
    phone.tap("My record");
    let Screen::Record { view } = phone.front() else { panic!("not the record") };
    let Action::Log { action: LogAction::Open { entry } } = view.page.days[0].rows[0].action.clone() else {
        panic!("no entry in {shown}")
    };
    phone.act(Action::Back);
    for way in within(&entry) {
        for action in &way {
            phone.act(action.clone());
        }
        let root = usize::from(!way.is_empty());
        assert!(phone.view().screens.len() > root, "{way:?} leads somewhere");
        type_everywhere(&phone);
        leaves_clean(&phone, &way);
        assert!(matches!(phone.front(), Screen::Passcode { .. }), "{way:?}");
        // A text that comes too late belongs to nobody any more.
        phone.types(Field::Line, TYPED);
        phone.unlock(PASSCODE);
        let Screen::Home { view } = phone.front() else { panic!("{way:?}: {:?}", phone.front()) };
        assert!(view.waiting.iter().any(|one| one.text == "You were writing something."), "{way:?}");
        phone.tap("Go on with it");
        let Screen::Write { view } = phone.front() else { panic!("{way:?}") };
        assert_eq!(view.field.text, TYPED);
        phone.act(Action::Back);
    }
}

#[test]
fn before_the_record_is_open() {
    let phone = Phone::shut();
    let mut ways = without_record();
    ways.push(vec![Action::Capture { action: CaptureAction::Open }]);
    for way in ways {
        for action in &way {
            phone.act(action.clone());
        }
        type_everywhere(&phone);
        leaves_clean(&phone, &way);
        assert!(matches!(phone.front(), Screen::Passcode { .. }));
    }
}

#[test]
fn from_first_run_nothing_is_kept() {
    let mut phone = Phone::fresh();
    let mut ways = without_record();
    ways.extend([
        vec![start(StartAction::SetUp)],
        vec![start(StartAction::SetUp), start(StartAction::SaferDeviceRead)],
        vec![start(StartAction::SaferDeviceRead), start(StartAction::Forced { yes: true })],
        vec![start(StartAction::WriteNow)],
    ]);
    for way in ways {
        for action in &way {
            phone.act(action.clone());
        }
        type_everywhere(&phone);
        leaves_clean(&phone, &way);
        assert!(matches!(phone.front(), Screen::FirstOpen { .. }), "{way:?}");
    }
    // A passcode that was typed once is forgotten too.
    phone.tap("Write something down now");
    phone
        .app
        .act_with(start(StartAction::Passcode), PASSCODE.as_bytes(), phone.frame.clone())
        .expect("taken");
    phone.act(Action::Leave);
    phone.tap("Write something down now");
    let Screen::Passcode { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.title, fresh_title());
    phone = phone.restarted();
    assert!(matches!(phone.front(), Screen::FirstOpen { .. }));
}

/// The title of the page that asks for a new passcode for the first time.
fn fresh_title() -> String {
    let phone = Phone::fresh();
    phone.tap("Write something down now");
    match phone.front() {
        Screen::Passcode { view } => view.title,
        other => panic!("{other:?}"),
    }
}

#[test]
fn while_it_is_opening_and_help_that_was_opened_meanwhile_stays() {
    let phone = Phone::shut();
    let passcode = Action::Unlock { action: alongside_mobile::screens::unlock::UnlockAction::Passcode };
    phone.app.act_with(passcode.clone(), PASSCODE.as_bytes(), phone.frame.clone()).expect("begins");
    let effects = phone.try_act(Action::Leave).expect("at once");
    assert_eq!(effects, [Effect::LeaveNow]);
    phone.wait();
    assert!(matches!(phone.front(), Screen::Passcode { .. }), "it is shut, however far the opening had come");
    let refused = phone.try_act(home(HomeAction::Write));
    assert_eq!(refused, Err(alongside_mobile::ErrorCode::Locked));
    phone.app.act_with(passcode, PASSCODE.as_bytes(), phone.frame.clone()).expect("begins");
    phone.try_act(Action::Help).expect("at once");
    phone.wait();
    assert!(matches!(phone.front(), Screen::Help { .. }), "{:?}", phone.front());
    phone.act(Action::Back);
    assert!(matches!(phone.front(), Screen::Home { .. }));
}

#[test]
fn a_profile_question_is_left_like_any_page() {
    let phone = Phone::open();
    let profile = StartAction::Profile { question: ProfileQuestion::HeldPhone, answer: Some(false) };
    phone.act(start(StartAction::Questions));
    phone.act(start(profile));
    leaves_clean(&phone, &[]);
}
