//! Settings are walked, and everything is erased.

use alongside_mobile::screens::{Action, Field};
use alongside_tests::flow::Walk;

#[test]
fn settings_are_walked_and_outlast_a_lock() {
    let mut walk = Walk::with("settings", "small");
    walk.secretly("Open", "correct horse");
    walk.tap("Settings");
    walk.tap("Before the passcode").tap("A calculator").tap("Done");
    walk.tap("Word on notifications").types(Field::Word, "Plants").tap_and_wait("Save");
    walk.tap("In the list for sharing").tap("On").tap("Done");
    walk.tap("A tile among the quick settings").tap("On").tap("Done");
    walk.tap("A shortcut at the icon").tap("On").tap("Off").tap("Done");
    walk.tap("Locks by itself").tap("After 5 minutes").tap("Done");
    walk.tap("What this app leaves on the phone").act(Action::Back);
    walk.tap("Change the passcode").secretly("Next", "not this one");
    assert!(walk.front().contains("wrong-passcode"));
    walk.secretly("Next", "correct horse");
    walk.secretly("Next", "battery staple").secretly("Next", "battery staple");
    walk.tap("Leave");
    let uncover = alongside_mobile::screens::unlock::UnlockAction::Uncover;
    walk.act(Action::Unlock { action: uncover });
    walk.tap("Use the recovery code").act(Action::Back);
    walk.secretly("Open", "correct horse");
    assert!(walk.front().contains("wrong-passcode"));
    walk.secretly("Open", "battery staple").tap("Settings");
    assert!(walk.front().contains("Plants. Tap to open."));
    walk.ends();
}

#[test]
fn everything_is_erased() {
    let mut walk = Walk::with("wiped", "small");
    walk.secretly("Open", "correct horse");
    walk.tap("Settings").tap("Erase this notebook").tap("Go on");
    walk.secretly("Erase", "not this one");
    assert!(walk.front().contains("wrong-passcode"));
    walk.secretly("Erase", "correct horse");
    assert!(walk.front().contains("Write something down now"));
    walk.ends();
}
