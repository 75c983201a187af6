//! A phone that lets no program run at a chosen time, and sends nothing without a tap: a check-in is a reminder there,
//! and every page that speaks of it says so.

use alongside_mobile::screens::checkin::CheckInAction;
use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::settings::{SettingKind, SettingsAction};
use alongside_mobile::screens::{Action, PhoneFacts, Screen, WayIn};

use crate::checkin::hand::{Hand, at, facts};

fn iphone() -> PhoneFacts {
    PhoneFacts { may_text: false, has_sim: false, ios: true, ..facts() }
}

/// On the page of a check-in, with Sam, who agreed.
fn at_form(facts: PhoneFacts) -> Hand {
    let mut hand = Hand::ready();
    hand.act(Action::Opened { way: WayIn::Launcher, facts }, &at(0));
    hand.unlock(&at(0));
    hand.act(Action::Home { action: HomeAction::CheckIn }, &at(0));
    hand
}

#[test]
fn before_it_starts_the_page_says_that_it_is_a_reminder_and_promises_no_message() {
    let mut hand = at_form(iphone());
    let form = hand.form(&at(0));
    assert_eq!(form.happens.len(), 2, "{:?}", form.happens);
    assert!(!form.happens.iter().any(|line| line.contains("a message goes")), "{:?}", form.happens);
    assert!(form.happens[1].contains("sends nothing by itself"), "{:?}", form.happens);
    assert!(form.happens[1].contains("a reminder, and that is all"), "{:?}", form.happens);
    // Nothing is asked for that such a phone never gives.
    assert!(form.missing.is_empty(), "{:?}", form.missing);
    let mut other = at_form(facts());
    assert!(other.form(&at(0)).happens[1].contains("a message goes"));
}

#[test]
fn what_it_rests_on_counts_no_text_of_such_a_phone() {
    let mut hand = at_form(iphone());
    hand.does(CheckInAction::Ready, &at(0));
    let Screen::Readiness { view } = hand.front(&at(0)) else { panic!("{}", hand.shown(&at(0))) };
    assert!(view.level.contains("sends nothing by itself"), "{}", view.level);
    let rows: Vec<&str> = view.missing.iter().map(|row| row.title.as_str()).collect();
    let there: Vec<&str> = view.there.iter().map(|fact| fact.label.as_str()).collect();
    for never in ["Sending texts", "A way that sends by itself", "Waking on time", "Battery limits"] {
        assert!(!rows.contains(&never) && !there.contains(&never), "{never}: {rows:?}, {there:?}");
    }
    // What helps is another phone.
    assert!(rows.contains(&"Paired with this app"), "{rows:?}");
    assert!(view.phones[0].line.contains("reminds you"), "{:?}", view.phones);
    assert!(!view.phones[1].line.contains("text"), "{:?}", view.phones);
}

#[test]
fn while_it_runs_no_message_is_promised_either() {
    let mut hand = at_form(iphone());
    hand.does(CheckInAction::Start, &at(0));
    let running = hand.running(&at(1));
    assert!(running.lines[0].contains("sends nothing by itself"), "{:?}", running.lines);
    let ring = running.ring.expect("a ring");
    assert!(ring.deadline.starts_with("The time is over at "), "{}", ring.deadline);
    let alert = running.quiet.iter().find(|action| action.label == "Alert now").expect("can be told now");
    assert!(alert.risks[0].contains("Nothing leaves until you tap there"), "{:?}", alert.risks);
    let grace = hand.running(&at(65)).ring.expect("a ring");
    assert_eq!(grace.left.as_deref(), Some("10 minutes until the time is over"));
}

#[test]
fn a_message_of_hers_is_said_to_wait_for_a_tap() {
    let mut hand = at_form(iphone());
    hand.does(CheckInAction::Start, &at(0));
    hand.does(CheckInAction::Tell, &at(1));
    hand.does(CheckInAction::SendTell, &at(1));
    let notices: Vec<String> = hand.view(&at(1)).notices.into_iter().map(|notice| notice.text).collect();
    assert!(notices.iter().any(|text| text.contains("leaves when you tap there")), "{notices:?}");
}

#[test]
fn the_settings_say_what_such_a_phone_keeps_from_an_app() {
    let says = |facts: PhoneFacts, setting: SettingKind| {
        let mut hand = at_form(facts);
        hand.act(Action::Back, &at(0));
        hand.act(Action::Home { action: HomeAction::Settings }, &at(0));
        hand.act(Action::Settings { action: SettingsAction::Look { setting } }, &at(0));
        hand.shown(&at(0))
    };
    for (setting, text) in [
        (SettingKind::Cover, "the icon alone changes"),
        (SettingKind::Screenshots, "lets no app block them"),
        (SettingKind::AutoLock, "can close itself"),
    ] {
        assert!(says(iphone(), setting).contains(text), "{setting:?}");
        assert!(!says(facts(), setting).contains(text), "{setting:?}");
    }
}

#[test]
fn no_place_is_promised_along_the_way() {
    for (facts, offered) in [(facts(), true), (iphone(), false)] {
        let mut hand = at_form(PhoneFacts { may_locate: true, ..facts });
        hand.does(CheckInAction::Follow, &at(0));
        let form = hand.form(&at(0));
        assert_eq!(!form.more.is_empty(), offered, "{:?}", form.more);
        assert_eq!(
            form.happens.iter().any(|line| line.contains("along the way") || line.contains("five minutes")),
            offered
        );
    }
}
