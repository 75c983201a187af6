//! First open.

use alongside_mobile::screens::Field;
use alongside_tests::flow::Walk;

/// Six taps from nothing to the first entry: the offer, the passcode, the passcode again, and Save; typing is no tap.
#[test]
fn the_first_entry_is_six_taps_away() {
    let mut walk = Walk::new("first-entry");
    walk.tap("Write something down now");
    walk.secretly("Next", "over the hills");
    walk.secretly("Next", "over the hills");
    walk.types(Field::Line, "He stood by the bus stop again, looking at our window.");
    walk.tap("Save");
    assert!(walk.front().contains("He stood by the bus stop again"));
    walk.tap("Done");
    walk.tap("Answer them");
    walk.tap("Yes").tap("No").tap("Not sure").tap("Yes");
    walk.tap("Leave");
    assert!(!walk.front().contains("bus stop"), "nothing of the record is left on the screen");
    walk.secretly("Open", "over the wall");
    assert!(walk.front().contains("wrong-passcode"));
    walk.secretly("Open", "over the hills");
    walk.tap("My record");
    walk.ends();
}

/// Set-up says first what should be known, and somebody who is made to do it can stop there.
#[test]
fn set_up_begins_with_the_safer_device() {
    let mut walk = Walk::new("set-up");
    walk.tap("Set up").tap("Go on here").tap("Yes");
    walk.tap("Leave");
    walk.tap("Set up").tap("Go on here").tap("No");
    walk.secretly("Next", "abc");
    assert!(walk.front().contains("passcode-refused"));
    walk.secretly("Next", "a longer one").secretly("Next", "another one");
    assert!(walk.front().contains("not the same"));
    walk.secretly("Next", "a longer one").secretly("Next", "a longer one");
    assert!(walk.front().contains("Write it down"));
    walk.ends();
}

/// Help is there before anything is set up, and leaves nothing behind.
#[test]
fn help_needs_nothing() {
    let mut walk = Walk::new("help-first");
    walk.tap("I need help now");
    walk.ends();
}
