//! What is noted beside the entries.

use alongside_mobile::screens::{Action, Field, WayIn};
use alongside_tests::flow::Walk;

use super::able;

/// The newest entry of the record that these begin with.
const ENTRY: &str = "They stood by the car park and looked over. It was number 10.";

fn at_the_record(name: &str) -> Walk {
    let mut walk = Walk::with(name, "small");
    walk.act(Action::Opened { way: WayIn::Launcher, facts: able() });
    walk.secretly("Open", "correct horse").tap("My record");
    walk
}

/// What was told to the police is noted from an entry, filled in, and followed up.
#[test]
fn the_police_are_noted_and_followed_up() {
    let mut walk = at_the_record("police");
    walk.tap(ENTRY).tap("Police").types(Field::Answer, "CAD 1234").tap("Add");
    walk.tap("Police").tap("Police force").types(Field::Answer, "Avon and Somerset").tap("Save");
    walk.tap("What they did").tap("Took details").tap("Save");
    walk.tap("Next contact due").types(Field::Answer, "soon").tap("Save");
    assert!(walk.front().contains("invalid-input"));
    walk.tap("In a week").act(Action::Back).act(Action::Back);
    walk.tap("Police");
    assert!(walk.front().contains("To follow up"));
    walk.tap("Add a contact with the police").tap("Skip").tap("When").tap("Yesterday");
    walk.tap("Entries").tap(&format!("Entry 10 · {ENTRY}")).tap("Save");
    walk.tap("Leave");
    walk.ends();
}

/// An order with a condition; an entry that may go against it.
#[test]
fn an_order_is_noted_and_an_entry_may_go_against_it() {
    let mut walk = at_the_record("orders");
    walk.tap("Orders and conditions").tap("Add an order or condition").tap("Restraining order");
    walk.tap("Add one").types(Field::Answer, "Not to come to the car park").tap("Save");
    walk.tap("Who to tell if it is broken").types(Field::Answer, "PC Grey, 101").tap("Save");
    walk.tap("Ends").types(Field::Answer, "4 December 2028").tap("Save");
    walk.act(Action::Back).act(Action::Back);
    walk.tap(ENTRY).tap("Order it may go against").tap("Condition 1").tap("I think it did");
    assert!(walk.front().contains("call 999"));
    walk.tap("Who was told about it").tap("101").tap("Save").tap("Done");
    walk.tap("Leave");
    walk.ends();
}

/// A person is described, proof is looked at, words are corrected, and everything stands in the order of time.
#[test]
fn people_proof_words_and_time() {
    let mut walk = at_the_record("noted");
    walk.tap("People").tap("R. from upstairs");
    walk.tap("What they look like").types(Field::Answer, "Tall, grey coat").tap("Save");
    walk.tap("Relationship").tap("Neighbour").act(Action::Back).act(Action::Back);
    walk.tap("Proof").tap("door.jpg").tap("Entries").tap(&format!("Entry 10 · {ENTRY}")).tap("Save");
    walk.tap("What it shows").types(Field::Answer, "The door, open").tap("Leave");
    walk.secretly("Open", "correct horse").tap("Go on with it").tap("Save");
    walk.act(Action::Back).tap("My record").tap(ENTRY);
    walk.tap("Correct it or add to it").tap("What happened").tap("A slip in the writing");
    walk.types(Field::Answer, "They stood in the car park.").tap("Save").act(Action::Back);
    walk.tap("Earlier versions");
    assert!(walk.front().contains("A slip in the writing"));
    walk.act(Action::Back).act(Action::Back).tap("Timeline").tap("Leave");
    walk.ends();
}
