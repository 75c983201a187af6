//! Pairing of two phones, and watching for somebody.

use alongside_mobile::screens::watching::WatchAction;
use alongside_mobile::screens::{Action, Answer, Field, Permission, WayIn};
use alongside_tests::flow::Walk;
use alongside_tests::furnished::{self, FromAlex};

use super::able;

/// What the other phone hands over.
fn from_alex() -> FromAlex {
    let folder = tempfile::tempdir().expect("a folder");
    furnished::watching(&folder.path().join("sam")).expect("made")
}

fn comes(walk: &mut Walk, way: WayIn) {
    walk.act_and_wait(Action::Opened { way, facts: able() });
}

fn arrives(walk: &mut Walk, text: &str) {
    walk.act_and_wait(Action::Watch { action: WatchAction::Arrived { text: text.to_owned() } });
}

/// Her own code, nonsense and a code of an hour ago are refused; digits that differ keep nothing; then it is paired.
#[test]
fn two_phones_are_paired_by_codes_and_digits() {
    let alex = from_alex();
    let mut walk = Walk::with("pairing", "small");
    walk.secretly("Open", "correct horse");
    assert!(!walk.front().contains("Watching for somebody"));
    walk.tap_and_wait("Check-in").tap("Pair with Sam").types(Field::MyName, "Kim").tap("Next");
    for answer in [Answer::Refused, Answer::Granted] {
        walk.tap("Read it with the camera");
        walk.act(Action::Asked { permission: Permission::Camera, answer });
    }
    assert!(walk.front().contains(r#""camera":true"#));
    walk.tap("Turn the camera off");
    walk.types(Field::Code, "nothing of ours").tap("Next");
    assert!(walk.front().contains("invalid-input"));
    let own = walk.view().screens.last().map(serde_json::to_value).expect("a page").expect("JSON");
    let own = own.pointer("/Pairing/view/code").and_then(|code| code.as_str()).expect("a code").to_owned();
    walk.types(Field::Code, &own).tap("Next");
    assert!(walk.front().contains("invalid-input"), "her own code pairs with nobody");
    let (drawn, shown_s) = alex.code.split_once('.').expect("a code");
    let old_s = shown_s.parse::<i64>().expect("a time") - 3600;
    walk.types(Field::Code, &format!("{drawn}.{old_s}")).tap("Next");
    assert!(walk.front().contains("more than ten minutes apart"));
    walk.types(Field::Code, &alex.code).tap("Next");
    walk.tap("They don't match");
    assert!(walk.front().contains("Nothing was kept"));
    walk.secretly("Next", &alex.code);
    walk.tap_and_wait("They match");
    assert!(walk.front().contains("Paired with Sam"));
    walk.tap("Done").act(Action::Back);
    walk.tap("Watching for somebody");
    walk.types(Field::Code, "nothing of ours").tap("Take it");
    assert!(walk.front().contains("bad-frame"));
    // A plan of somebody who is paired with another phone.
    walk.types(Field::Code, &alex.plan).tap_and_wait("Take it");
    assert!(walk.front().contains("No plan is held here now"));
    walk.tap("Leave");
    walk.ends();
}

/// The time of a friend passes while the record is shut: it asks, then rings, and is answered.
#[test]
fn a_plan_asks_then_rings_and_is_answered() {
    let mut walk = Walk::with("watching-alarm", "watching");
    // 19:51:03: the first phone speaks first. A minute later this one asks.
    walk.pass_s(71 * 60).wakes();
    walk.pass_s(60).wakes();
    comes(&mut walk, WayIn::Alarm);
    assert!(walk.front().contains("Has a message come?") && !walk.front().contains("library"));
    walk.tap_and_wait("Not yet").act(Action::NoticeRead);
    walk.pass_s(60).wakes();
    walk.pass_s(60).wakes();
    assert!(walk.front().contains("has not checked in"));
    walk.tap("Open with the passcode").secretly("Open", "correct horse");
    assert!(walk.front().contains("library"));
    walk.tap("Call").tap_and_wait("Send an answer to Alex");
    walk.tap_and_wait("Stop the ring");
    assert!(walk.front().contains("You stopped the ring"));
    walk.tap("Done").pass_s(600).wakes();
    walk.tap("Leave");
    walk.ends();
}

/// A plan that is held is looked at and answered; the word that it is over comes while the record is shut.
#[test]
fn a_plan_is_held_until_its_friend_is_done() {
    let alex = from_alex();
    let mut walk = Walk::with("watching", "watching");
    comes(&mut walk, WayIn::Launcher);
    walk.secretly("Open", "correct horse");
    walk.tap("Watching for somebody").tap("Alex");
    walk.tap_and_wait("Send an answer to Alex").look();
    walk.act(Action::Back).tap("Leave");
    arrives(&mut walk, "nothing of ours");
    walk.act(Action::NoticeRead);
    arrives(&mut walk, &format!("Alex here: {}", alex.plan));
    assert!(walk.front().contains("Alex is due at") && !walk.front().contains("library"));
    arrives(&mut walk, &alex.ended);
    assert!(walk.front().contains("Alex has checked in"));
    walk.tap("Done").pass_s(80 * 60).wakes();
    walk.secretly("Open", "correct horse");
    walk.ends();
}
