//! Privacy steps, and a note while the record is shut.

use alongside_mobile::screens::{Action, Field};
use alongside_tests::flow::Walk;

#[test]
fn one_step_of_a_list_is_done_and_another_talked_through() {
    let mut walk = Walk::with("privacy-steps", "small");
    walk.secretly("Open", "correct horse");
    walk.tap("Privacy steps").tap("Look at the first step");
    walk.types(Field::StepNote, "at my sister's").tap("Done");
    walk.act(Action::Back);
    walk.tap("Leave");
    walk.ends();
}

#[test]
fn a_note_is_kept_while_the_record_is_shut() {
    let mut walk = Walk::with("capture-locked", "small");
    walk.tap("Keep a note");
    walk.types(Field::Capture, "A car with its lights off, twice").tap_and_wait("Keep it");
    assert!(!walk.front().contains("lights off"));
    walk.act(Action::Back);
    walk.secretly("Open", "correct horse");
    walk.tap("My record");
    assert!(walk.front().contains("A car with its lights off"));
    walk.ends();
}
