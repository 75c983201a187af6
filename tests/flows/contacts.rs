//! Contacts, and what a check-in rests on.

use alongside_mobile::screens::{Action, Answer, Field, Permission, PhoneFacts, WayIn};
use alongside_tests::flow::Walk;

use super::able;

/// Somebody is added one page at a time, agrees, is sent a test, and goes.
#[test]
fn a_contact_is_added_tested_and_removed() {
    let mut walk = Walk::with("contacts", "small");
    walk.act(Action::Opened { way: WayIn::Launcher, facts: able() });
    walk.secretly("Open", "correct horse");
    walk.tap_and_wait("Check-in").tap("Contacts").tap("Add somebody");
    walk.types(Field::ContactName, "Robin").tap("Next");
    walk.types(Field::ContactAddress, "999").tap("Save");
    assert!(walk.front().contains("invalid-input"));
    walk.types(Field::ContactAddress, "07700 900456").tap("Save");
    walk.tap("Send these words").tap("Asked, no answer yet");
    walk.tap("Robin");
    assert!(walk.front().contains("have not agreed yet"));
    walk.tap("Ask Robin").tap("Yes, agreed").tap("The place, to within 1 km");
    walk.tap("Move up in the order").tap("What else they are told").tap("When you will be late").tap("Done");
    walk.tap("Test it with Robin").tap_and_wait("Send the test");
    assert!(walk.front().contains("being sent"));
    walk.tap("Done").tap("Remove").tap_and_wait("Remove Robin");
    assert!(!walk.front().contains("Robin"));
    walk.act(Action::NoticeRead).act(Action::Back).tap("Leave");
    walk.ends();
}

/// What is missing is walked one by one; then a whole check-in is practised, and is found among those that are over.
#[test]
fn what_a_check_in_rests_on_is_walked_and_practised() {
    let mut walk = Walk::with("readiness", "small");
    let facts = PhoneFacts { may_notify: false, unrestricted_battery: false, ..able() };
    walk.act(Action::Opened { way: WayIn::Launcher, facts });
    walk.secretly("Open", "correct horse");
    walk.tap_and_wait("Check-in").tap("What it rests on");
    assert!(walk.front().contains("Notifications"));
    walk.tap("Notifications");
    walk.act(Action::Asked { permission: Permission::Notify, answer: Answer::RefusedForGood });
    assert!(walk.front().contains("doesn't ask for this again"));
    walk.tap("Battery limits");
    walk.act(Action::Asked { permission: Permission::Battery, answer: Answer::Granted });
    assert!(!walk.front().contains("Take the battery limit off"));
    walk.tap("Try a whole check-in").tap_and_wait("Practise").look();
    assert!(walk.front().contains("Practice; nothing is sent"));
    walk.pass_s(60).tap("I'm OK").secretly("OK", "2468");
    walk.tap_and_wait("Done").tap_and_wait("Check-in").tap_and_wait("Earlier check-ins");
    assert!(walk.front().contains("Practice; nothing is sent"));
    walk.look();
    walk.ends();
}
