//! The record.

use alongside_mobile::screens::arrivals::{ArrivalAction, NotTaken};
use alongside_mobile::screens::{Action, Answer, Field, Permission};
use alongside_tests::flow::Walk;

/// A line, six questions, each on its own page, each to be skipped; then the list, a search, and the entry again.
#[test]
fn an_entry_grows_one_question_at_a_time() {
    let mut walk = Walk::new("entry-questions");
    walk.tap("Write something down now");
    walk.secretly("Next", "over the hills").secretly("Next", "over the hills");
    walk.tap("Save");
    assert!(walk.front().contains("invalid-input"), "an empty line is no entry");
    walk.types(Field::Line, "Three calls, nobody spoke.").tap("Save");
    walk.tap("When").tap("Last night");
    walk.tap("Where").types(Field::Answer, "at home, in the kitchen").tap("Add");
    walk.tap("Who").types(Field::Answer, "Alex").tap("Add");
    walk.tap("Police").types(Field::Answer, "CAD 1234").tap("Add");
    walk.tap("What it did to me").tap("Skip");
    walk.tap("Proof").tap("Choose a file");
    walk.act(Action::Asked { permission: Permission::Originals, answer: Answer::Refused });
    walk.act(Action::Arrival { action: ArrivalAction::NotTaken { why: NotTaken::Nothing } });
    walk.tap("Skip");
    walk.tap("Take it back").tap("Let it count again").tap("Done");
    walk.tap("Write it down").types(Field::Line, "A letter under the door").tap("Leave");
    walk.secretly("Open", "over the hills").tap("Go on with it");
    walk.ends();
}
