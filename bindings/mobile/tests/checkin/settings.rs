//! Settings, and erasing, while a check-in runs.

use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::settings::{SettingKind, SettingsAction};
use alongside_mobile::screens::{Action, Effect, Field, Screen, WakeView};

use crate::checkin::hand::{Hand, PASSCODE, SAFE, at, wakes};

fn does(action: SettingsAction) -> Action {
    Action::Settings { action }
}

fn notified(effects: &[Effect]) -> Vec<&str> {
    let notices = effects.iter().filter_map(|effect| match effect {
        Effect::Notify { text, .. } => Some(text.as_str()),
        _ => None,
    });
    notices.collect()
}

#[test]
fn another_word_is_on_the_notifications_of_what_runs() {
    let mut hand = Hand::started();
    assert_eq!(notified(&hand.events.tick(at(31))), ["Reminder. Tap to open."]);
    hand.act(Action::Home { action: HomeAction::Settings }, &at(32));
    hand.act(does(SettingsAction::Word), &at(32));
    hand.act(Action::Typed { field: Field::Word, text: "Plants".into() }, &at(32));
    let effects = hand.act(does(SettingsAction::SaveWord), &at(32));
    assert!(!wakes(&effects).is_empty(), "the wakes stay as they were");
    assert_eq!(notified(&hand.events.tick(at(61))), ["Plants. Tap to open."]);
}

#[test]
fn fewer_signs_hold_for_the_wakes_of_what_runs() {
    let mut hand = Hand::started();
    assert!(hand.events.next_wakes(at(1)).iter().all(|wake| !wake.discreet));
    let on = SettingsAction::Choose { setting: SettingKind::Discreet, choice: "on".into() };
    let effects = hand.act(does(on), &at(1));
    assert!(!wakes(&effects).is_empty() && wakes(&effects).iter().all(|wake| wake.discreet));
    stand_as_told(&hand.events.next_wakes(at(1)), wakes(&effects));
}

/// The same wakes. The work that told them had a stopwatch, so that its moments lie a little apart.
#[track_caller]
fn stand_as_told(stand: &[WakeView], told: &[WakeView]) {
    assert_eq!(stand.len(), told.len(), "{stand:?} {told:?}");
    for (stand, told) in stand.iter().zip(told) {
        assert_eq!((stand.kind, stand.discreet), (told.kind, told.discreet));
        assert!(stand.at_utc_ms.abs_diff(told.at_utc_ms) < 10_000, "{stand:?} {told:?}");
    }
}

/// The lines of the page that says what goes.
fn wipe_page(hand: &mut Hand) -> Vec<String> {
    hand.act(Action::Home { action: HomeAction::Settings }, &at(1));
    hand.act(does(SettingsAction::Wipe), &at(1));
    match hand.front(&at(1)) {
        Screen::Reading { view } => view.paragraphs,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_runs_is_said_before_anything_else_and_can_be_ended_first() {
    let mut hand = Hand::started();
    assert!(wipe_page(&mut hand)[0].starts_with("A check-in is running."));
    let Screen::Reading { view } = hand.front(&at(1)) else { panic!("not the page") };
    hand.act(view.actions[0].action.clone(), &at(1));
    let enter = hand.pin_page(&at(1)).enter.action;
    hand.act_with(enter, SAFE, &at(1));
    let Screen::Reading { view } = hand.front(&at(1)) else { panic!("not its end") };
    hand.act(view.actions[0].action.clone(), &at(1));
    let Screen::Reading { view } = hand.front(&at(1)) else { panic!("not the page") };
    assert!(view.paragraphs[0].starts_with("This goes:"), "{:?}", view.paragraphs);
}

#[test]
fn what_runs_stays_when_the_rest_is_erased_and_its_wakes_with_it() {
    let mut hand = Hand::started();
    wipe_page(&mut hand);
    hand.act(does(SettingsAction::GoOn), &at(1));
    let effects = hand.act_with(does(SettingsAction::Erase), PASSCODE, &at(1));
    assert!(matches!(hand.front(&at(1)), Screen::FirstOpen { .. }));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Unnotify { .. })));
    assert!(wakes(&effects).len() > 1, "{effects:?}");
    assert!(hand.check_ins().current().expect("reads").is_some());
    stand_as_told(&hand.events.next_wakes(at(1)), wakes(&effects));
}
