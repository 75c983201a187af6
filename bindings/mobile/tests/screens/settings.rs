//! Settings: each changes what it says and outlasts a lock; passcodes, the recovery code, erasing; and that nothing
//! tells which notebook is open.

use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::settings::{SettingKind, SettingsAction, SettingsView};
use alongside_mobile::screens::unlock::{CoverView, UnlockAction};
use alongside_mobile::screens::{Action, Effect, Field, QuestionView, ReadingView, Screen, Weight};
use alongside_mobile::{ErrorCode, screens};
use serde_json::{Value, json};

use crate::screens::phone::{PASSCODE, Phone, secret};

const OTHER: &str = "nine blue kettles";
const NEW: &str = "eleven green gates";

fn does(action: SettingsAction) -> Action {
    Action::Settings { action }
}

fn choose(phone: &Phone, setting: SettingKind, choice: &str) {
    phone.act(does(SettingsAction::Choose { setting, choice: choice.to_owned() }));
}

/// What the phone is asked for with a cover: its name and icon.
fn covers(phone: &Phone, choice: &str) -> Vec<Effect> {
    let choice = choice.to_owned();
    phone.act(does(SettingsAction::Choose { setting: SettingKind::Cover, choice }))
}

fn settings(phone: &Phone) -> SettingsView {
    match phone.front() {
        Screen::Settings { view } => view,
        other => panic!("{other:?}"),
    }
}

/// What stands beside a setting, by its title.
fn stands(phone: &Phone, title: &str) -> Option<String> {
    let rows = settings(phone).groups.into_iter().flat_map(|group| group.rows);
    rows.into_iter().find(|row| row.title == title).and_then(|row| row.detail)
}

fn question(phone: &Phone) -> QuestionView {
    match phone.front() {
        Screen::Question { view } => view,
        other => panic!("{other:?}"),
    }
}

fn reading(phone: &Phone) -> ReadingView {
    match phone.front() {
        Screen::Reading { view } => view,
        other => panic!("{other:?}"),
    }
}

fn problem(phone: &Phone) -> Option<String> {
    match phone.front() {
        Screen::Passcode { view } => view.field.problem.map(|problem| problem.what),
        other => panic!("{other:?}"),
    }
}

/// The record stands open, at settings.
fn at_settings() -> Phone {
    let phone = Phone::open();
    phone.tap("Settings");
    phone
}

/// The same phone, left and opened again, at settings.
fn again(phone: &mut Phone) {
    phone.act(Action::Leave);
    phone.act(Action::Unlock { action: UnlockAction::Uncover });
    phone.unlock(PASSCODE);
    phone.tap("Settings");
}

#[test]
fn settings_are_the_last_and_quiet_row_of_home_and_begin_with_what_others_see() {
    let phone = Phone::open();
    let Screen::Home { view } = phone.front() else { panic!("not home") };
    assert_eq!(view.rows.last().expect("rows").action, Action::Home { action: HomeAction::Settings });
    phone.tap("Settings");
    let view = settings(&phone);
    assert_eq!(view.groups[0].heading, "What others can see");
    assert_eq!(view.groups.last().expect("groups").rows[0].title, "Erase this notebook");
}

#[test]
fn each_setting_says_what_it_is_and_outlasts_a_lock() {
    let cases = [
        (SettingKind::Screenshots, "Pictures of the screen", "on", "Blocked", "Allowed"),
        (SettingKind::Spoken, "What a screen reader says", "on", "Everything", "Short"),
        (SettingKind::AutoLock, "Locks by itself", "300", "After 2 minutes", "After 5 minutes"),
        (SettingKind::Language, "Language", "en", "As on this phone", "English"),
        (SettingKind::Capture, "Notes without the passcode", "off", "On", "Off"),
    ];
    let mut phone = at_settings();
    for (setting, title, choice, before, after) in cases {
        assert_eq!(stands(&phone, title).as_deref(), Some(before), "{title}");
        phone.tap(title);
        let page = question(&phone);
        assert!(!page.paragraphs.is_empty() && page.title == title, "{title}");
        assert_eq!(page.choices.iter().filter(|one| one.chosen).count(), 1, "{title}");
        choose(&phone, setting, choice);
        let chosen = question(&phone).choices.into_iter().find(|one| one.chosen).expect("one is chosen");
        assert_eq!(chosen.label, after, "{title}");
        phone.tap("Done");
        assert_eq!(stands(&phone, title).as_deref(), Some(after), "{title}");
    }
    again(&mut phone);
    for (_, title, _, _, after) in cases {
        assert_eq!(stands(&phone, title).as_deref(), Some(after), "{title}");
    }
    let mut phone = phone.restarted();
    phone.unlock(PASSCODE);
    phone.tap("Settings");
    for (_, title, _, _, after) in cases {
        assert_eq!(stands(&phone, title).as_deref(), Some(after), "{title}");
    }
}

/// What others would see is shown before it is chosen: the same phone, locked, with the signs and without.
#[test]
fn signs_outside_are_chosen_by_a_picture_of_the_phone() {
    let mut phone = at_settings();
    let title = "Signs outside the app";
    assert_eq!(stands(&phone, title).as_deref(), Some("An alarm is shown"));
    phone.tap(title);
    let Screen::Seen { view } = phone.front() else { panic!("no picture: {}", phone.shown()) };
    assert_eq!(view.title, title);
    let [shown, fewer] = view.options.as_slice() else { panic!("{view:?}") };
    assert!(shown.choice.chosen && !fewer.choice.chosen);
    assert!(shown.alarm.is_some() && shown.alarm.as_ref() != Some(&shown.time));
    assert!(shown.notification.as_ref().is_some_and(|text| text.contains("Reminder")), "{shown:?}");
    assert!(fewer.alarm.is_none() && fewer.notification.is_none());
    assert!(fewer.lines.iter().any(|line| line.contains("may wake some minutes late")), "{fewer:?}");
    phone.act(fewer.choice.action.clone());
    phone.tap("Done");
    again(&mut phone);
    assert_eq!(stands(&phone, title).as_deref(), Some("Fewer signs"));
}

#[test]
fn what_is_set_has_its_effect() {
    let phone = at_settings();
    assert!(!phone.view().screenshots);
    choose(&phone, SettingKind::Screenshots, "on");
    assert!(phone.view().screenshots);
    assert_eq!(phone.view().locks_after_ms, Some(120_000));
    choose(&phone, SettingKind::AutoLock, "15");
    assert_eq!(phone.view().locks_after_ms, Some(15_000));
    choose(&phone, SettingKind::Capture, "off");
    phone.act(Action::Leave);
    assert_eq!(phone.view().locks_after_ms, None, "what is shut does not lock");
    assert!(!phone.shown().contains("Keep a note"));
}

#[test]
fn what_is_no_choice_changes_nothing_and_says_so() {
    let phone = at_settings();
    for (setting, choice) in [
        (SettingKind::AutoLock, "14"),
        (SettingKind::AutoLock, "3601"),
        (SettingKind::AutoLock, "soon"),
        (SettingKind::Cover, "a game"),
        (SettingKind::Gesture, "hold-title"),
        (SettingKind::Discreet, "perhaps"),
        (SettingKind::Language, "x-long"),
        (SettingKind::Capture, ""),
    ] {
        let before = settings(&phone);
        choose(&phone, setting, choice);
        let after = settings(&phone);
        assert!(after.problem.is_some(), "{setting:?} {choice}");
        assert_eq!(SettingsView { problem: None, ..after }, SettingsView { problem: None, ..before });
        phone.act(Action::NoticeRead);
    }
}

#[test]
fn a_cover_never_comes_without_the_way_on_from_it() {
    let cover = |phone: &Phone| -> (String, Option<String>) {
        phone.act(Action::Leave);
        match phone.front() {
            Screen::Cover { view: CoverView { kind, gesture, .. } } => (kind, gesture),
            other => panic!("{other:?}"),
        }
    };
    let phone = at_settings();
    phone.tap("Before the passcode");
    assert!(question(&phone).paragraphs[2].contains("no more"), "what it does not do is said");
    phone.tap("A calculator");
    assert_eq!(question(&phone).title, "The way from there to the passcode");
    assert_eq!(cover(&phone), ("calculator".into(), Some("hold-equals".into())));
    let view = phone.view();
    assert!(view.corners.is_none() && view.screens.len() == 1);
    let mut phone = phone.restarted();
    again(&mut phone);
    assert_eq!(
        stands(&phone, "The way from there to the passcode").as_deref(),
        Some("Hold the equals sign for two seconds")
    );
    assert_eq!(covers(&phone, "notes"), [Effect::ShowAs { cover: Some("notes".into()) }]);
    assert_eq!(cover(&phone), ("notes".into(), Some("hold-title".into())));
    again(&mut phone);
    choose(&phone, SettingKind::Gesture, "two-fingers");
    choose(&phone, SettingKind::Cover, "calculator");
    assert_eq!(cover(&phone), ("calculator".into(), Some("two-fingers".into())));
    again(&mut phone);
    assert_eq!(covers(&phone, "none"), [Effect::ShowAs { cover: None }]);
    assert_eq!(stands(&phone, "The way from there to the passcode"), None);
    phone.act(Action::Leave);
    assert!(matches!(phone.front(), Screen::Passcode { .. }));
}

#[test]
fn the_word_on_notifications_is_shown_as_it_will_read() {
    let mut phone = at_settings();
    let title = "Word on notifications";
    assert_eq!(stands(&phone, title).as_deref(), Some("Reminder. Tap to open."));
    phone.tap(title);
    phone.types(Field::Word, " Plants ");
    assert!(question(&phone).paragraphs.contains(&"A notification reads: Plants. Tap to open.".to_owned()));
    phone.tap("Save");
    assert_eq!(stands(&phone, title).as_deref(), Some("Plants. Tap to open."));
    again(&mut phone);
    phone.tap(title);
    assert_eq!(question(&phone).field.expect("a field").text, "Plants");
    for refused in ["a".repeat(25), "two\nlines".to_owned()] {
        phone.types(Field::Word, &refused);
        phone.tap("Save");
        assert!(question(&phone).problem.is_some(), "{refused}");
    }
    phone.types(Field::Word, &"é".repeat(24));
    phone.tap("Save");
    assert!(stands(&phone, title).expect("a word").starts_with("ééé"));
    phone.tap(title);
    phone.types(Field::Word, "");
    phone.tap("Save");
    assert_eq!(stands(&phone, title).as_deref(), Some("Reminder. Tap to open."));
}

#[test]
fn what_the_phone_lists_is_said_and_nothing_is_promised() {
    let phone = at_settings();
    phone.tap("What this app leaves on the phone");
    let page = reading(&phone);
    for part in ["list of apps", "storage", "open apps", "Battery", "alarm", "history of notifications"] {
        assert!(page.paragraphs.iter().any(|text| text.contains(part)), "{part}");
    }
    for part in ["keyboard", "calls and messages", "library of apps", "Another device"] {
        assert!(page.paragraphs.iter().any(|text| text.contains(part)), "{part}");
    }
    phone.act(page.actions[0].action.clone());
    assert!(matches!(phone.front(), Screen::Step { .. }), "it ends with something to do");
}

#[test]
fn after_a_change_the_old_passcode_opens_nothing() {
    let mut phone = at_settings();
    phone.tap("Change the passcode");
    phone.gives("Next", OTHER);
    assert_eq!(problem(&phone).as_deref(), Some("That isn't the passcode."));
    phone.gives("Next", PASSCODE);
    phone.gives("Next", "abc");
    assert!(problem(&phone).is_some(), "too short");
    phone.gives("Next", NEW);
    phone.gives("Next", OTHER);
    assert!(phone.shown().contains("The two were not the same"));
    phone.gives("Next", NEW);
    phone.gives("Next", NEW);
    assert_eq!(phone.view().notices[0].text, "The passcode is changed.");
    settings(&phone);
    phone.act(Action::Leave);
    phone.unlock(PASSCODE);
    assert_eq!(problem(&phone).as_deref(), Some("That isn't the passcode."));
    phone.unlock(NEW);
    assert!(matches!(phone.front(), Screen::Home { .. }));
}

/// The words on the page of a recovery code.
fn words(phone: &Phone) -> String {
    let Screen::RecoveryCode { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.words.len(), 12);
    view.words.join(" ")
}

fn made(phone: &Phone, passcode: &str) -> String {
    phone.tap("Recovery code");
    phone.tap("Make a new code");
    phone.gives("Next", passcode);
    words(phone)
}

#[test]
fn a_recovery_code_is_shown_once_and_opens() {
    let mut phone = at_settings();
    phone.tap("Recovery code");
    phone.tap("Make a new code");
    phone.gives("Next", OTHER);
    assert!(problem(&phone).is_some(), "it is not made for who does not know the passcode");
    phone.gives("Next", PASSCODE);
    let first = words(&phone);
    phone.tap("I have written it down");
    let after_the_first = phone.shown();
    let second = made(&phone, PASSCODE);
    assert_ne!(first, second);
    phone.tap("I have written it down");
    assert_eq!(phone.shown(), after_the_first, "the page after a code tells one code from another");
    phone.act(Action::Leave);
    phone.tap("Use the recovery code");
    phone.gives("Open", "twelve words that are none");
    assert!(problem(&phone).expect("a problem").starts_with("The recovery code"));
    phone.gives("Open", &first);
    assert_eq!(problem(&phone).as_deref(), Some("These words open nothing here."));
    phone.gives("Open", &second.to_uppercase());
    let Screen::Passcode { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.title, "Choose a new passcode");
    assert!(view.paragraphs[0].contains("recovery code"));
    phone.gives("Next", NEW);
    phone.gives("Next", NEW);
    assert!(matches!(phone.front(), Screen::Home { .. }), "{:?}", phone.front());
    phone.act(Action::Leave);
    phone.unlock(PASSCODE);
    assert!(problem(&phone).is_some());
    phone.unlock(NEW);
    assert!(matches!(phone.front(), Screen::Home { .. }));
}

#[test]
fn without_a_new_passcode_the_one_before_still_opens() {
    let mut phone = at_settings();
    let code = made(&phone, PASSCODE);
    phone.act(Action::Leave);
    phone.tap("Use the recovery code");
    phone.gives("Open", &code);
    phone.tap("Not now");
    assert!(matches!(phone.front(), Screen::Home { .. }));
    phone.act(Action::Leave);
    phone.unlock(PASSCODE);
    assert!(matches!(phone.front(), Screen::Home { .. }));
}

#[test]
fn a_second_passcode_opens_an_empty_notebook_and_a_third_is_refused_only_at_the_end() {
    let mut phone = Phone::open();
    phone.tap("Write it down");
    phone.types(Field::Line, "what matters");
    phone.tap("Save");
    phone.tap("Done");
    phone.tap("Settings");
    phone.tap("A second passcode");
    assert!(reading(&phone).paragraphs.iter().any(|text| text.contains("compares their sizes")));
    phone.tap("Choose the second passcode");
    phone.gives("Next", PASSCODE);
    phone.gives("Next", PASSCODE);
    assert!(problem(&phone).is_some(), "one that opens something already");
    phone.gives("Next", OTHER);
    phone.gives("Next", OTHER);
    assert!(phone.view().notices[0].text.starts_with("The second passcode is set."));
    assert_eq!(stands(&phone, "Notes without the passcode").as_deref(), Some("Off"));
    phone.tap("A second passcode");
    phone.tap("Choose the second passcode");
    phone.gives("Next", NEW);
    phone.gives("Next", NEW);
    assert!(problem(&phone).expect("refused").contains("no space left"));
    phone.act(Action::Leave);
    phone.unlock(OTHER);
    assert!(!phone.shown().contains("what matters") && phone.shown().contains("No entries yet"));
}

#[test]
fn erasing_takes_the_passcode_and_ends_where_first_open_begins() {
    let mut phone = Phone::open();
    phone.tap("Settings");
    phone.tap("Erase this notebook");
    let page = reading(&phone);
    for part in ["This goes:", "This stays:", "can't be undone"] {
        assert!(page.paragraphs.iter().any(|text| text.contains(part)), "{part}");
    }
    assert!(!phone.shown().contains("check-in is running"));
    phone.tap("Go on");
    let Screen::Passcode { view } = phone.front() else { panic!("{:?}", phone.front()) };
    let erase = view.actions.last().expect("an action");
    assert!(erase.hold && erase.weight == Weight::Danger && !erase.risks.is_empty());
    phone.gives("Erase", OTHER);
    assert_eq!(problem(&phone).as_deref(), Some("That isn't the passcode."));
    // Nothing is gone, and nothing is shut.
    phone.act(Action::Back);
    phone.act(Action::Leave);
    phone.unlock(PASSCODE);
    phone.tap("Settings");
    phone.tap("Erase this notebook");
    phone.tap("Go on");
    let effects = phone.gives("Erase", PASSCODE);
    assert!(effects.contains(&Effect::Unnotify { numbers: Vec::new() }), "{effects:?}");
    assert!(effects.contains(&Effect::SetWakes { wakes: Vec::new() }), "{effects:?}");
    assert_eq!(phone.view(), Phone::fresh().view(), "as if nothing had ever been here");
    assert_eq!(phone.try_act(Action::Home { action: HomeAction::Write }), Err(ErrorCode::Locked));
    let mut phone = phone.restarted();
    assert_eq!(phone.view(), Phone::fresh().view());
    phone.unlock(PASSCODE);
    assert!(matches!(phone.front(), Screen::FirstOpen { .. }));
}

/// A phone with two notebooks, shut.
fn with_second() -> Phone {
    Phone::prepared(|record| {
        let reading = Phone::shut().frame.reading();
        record.make_decoy(&secret(OTHER), &reading).expect("makes one");
    })
}

#[test]
fn erasing_the_second_notebook_looks_the_same_and_leaves_the_first() {
    let erased = |passcode: &str| -> (Phone, Vec<Effect>) {
        let mut phone = with_second();
        phone.unlock(passcode);
        for label in ["Settings", "Erase this notebook", "Go on"] {
            phone.tap(label);
        }
        let effects = phone.gives("Erase", passcode);
        (phone, effects)
    };
    let ((own, own_effects), (second, second_effects)) = (erased(PASSCODE), erased(OTHER));
    assert_eq!(own.view(), second.view());
    assert_eq!(own_effects, second_effects);
    let (own, second) = (own.restarted(), second.restarted());
    assert_eq!(own.view(), second.view());
    // Set up with the passcode of the first: it is there.
    second.tap("Write something down now");
    second.gives("Next", PASSCODE);
    second.gives("Next", PASSCODE);
    second.act(Action::Leave);
    second.inside(PASSCODE, |record| assert!(!record.can_make_decoy(), "the first notebook"));
}

/// Does the same in either; what is seen and asked of the phone at each step. A recovery code is drawn at random.
fn walk(phone: &mut Phone, passcode: &str) -> Vec<Value> {
    use SettingsAction as Does;
    let acts: Vec<(Action, Option<&str>)> = vec![
        (Action::Home { action: HomeAction::Settings }, None),
        (does(Does::Look { setting: SettingKind::Cover }), None),
        (does(Does::Choose { setting: SettingKind::Cover, choice: "notes".into() }), None),
        (does(Does::Choose { setting: SettingKind::Gesture, choice: "two-fingers".into() }), None),
        (does(Does::Choose { setting: SettingKind::Cover, choice: "none".into() }), None),
        (does(Does::Done), None),
        (does(Does::Look { setting: SettingKind::Capture }), None),
        (does(Does::Choose { setting: SettingKind::Capture, choice: "on".into() }), None),
        (does(Does::Choose { setting: SettingKind::Discreet, choice: "on".into() }), None),
        (does(Does::Done), None),
        (does(Does::Word), None),
        (Action::Typed { field: Field::Word, text: "Plants".into() }, None),
        (does(Does::SaveWord), None),
        (does(Does::Left), None),
        (Action::Back, None),
        (does(Does::Recovery), None),
        (does(Does::MakeCode), None),
        (does(Does::Confirm), Some("not this one")),
        (does(Does::Confirm), Some(passcode)),
        (does(Does::Done), None),
        (does(Does::Second), None),
        (does(Does::ChooseSecond), None),
        (does(Does::NewPasscode), Some(NEW)),
        (Action::Back, None),
        (Action::Back, None),
        (does(Does::ChangePasscode), None),
        (does(Does::Confirm), Some(passcode)),
        (does(Does::NewPasscode), Some("a passcode for either")),
        (does(Does::NewPasscode), Some("a passcode for either")),
        (does(Does::Wipe), None),
        (does(Does::GoOn), None),
        (does(Does::Erase), Some("not this one")),
        (Action::Leave, None),
    ];
    let began = phone.frame.clone();
    phone.unlock(passcode);
    let mut seen = vec![json!(phone.view())];
    for (action, secret) in acts {
        phone.pass_s(5);
        let effects = match secret {
            Some(secret) => phone.act_with(action.clone(), secret),
            None => phone.act(action.clone()),
        };
        let mut view = phone.view();
        for screen in &mut view.screens {
            if let Screen::RecoveryCode { view } = screen {
                view.words.iter_mut().for_each(|word| *word = "a word".into());
            }
        }
        seen.push(json!({ "act": action, "effects": effects, "view": view }));
    }
    phone.frame = began;
    seen
}

#[test]
fn either_notebook_has_the_same_settings() {
    let (mut own, mut second) = (with_second(), with_second());
    let (first, other) = (walk(&mut own, PASSCODE), walk(&mut second, OTHER));
    for (number, (one, two)) in first.iter().zip(&other).enumerate() {
        assert_eq!(one, two, "step {number}");
    }
    let all = json!(first).to_string();
    for part in ["RecoveryCode", "Choose the second passcode", "The passcode is changed.", "Plants. Tap"] {
        assert!(all.contains(part), "{part}");
    }
}

#[test]
fn nothing_is_set_while_it_is_shut() {
    let phone = Phone::shut();
    for action in [
        SettingsAction::Word,
        SettingsAction::Choose { setting: SettingKind::Screenshots, choice: "on".into() },
        SettingsAction::Confirm,
        SettingsAction::Erase,
        SettingsAction::Wipe,
    ] {
        assert_eq!(phone.try_act(does(action.clone())), Err(ErrorCode::Locked), "{action:?}");
    }
    assert!(matches!(phone.view().screens[..], [screens::Screen::Passcode { .. }]));
}
