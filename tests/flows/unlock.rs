//! The record is opened: the list, a search, an entry; a decoy; leaving at once.

use alongside_mobile::screens::{Action, Field};
use alongside_tests::flow::Walk;

#[test]
fn the_list_a_search_and_an_entry_in_one_pane_and_two() {
    let mut walk = Walk::with("record", "small");
    walk.secretly("Open", "correct horse");
    walk.tap("My record");
    walk.types(Field::Search, "gate").tap("Find");
    walk.types(Field::Search, "nowhere at all").tap("Find");
    assert!(walk.front().contains("Nothing was found"));
    walk.types(Field::Search, "").tap("Find");
    walk.tap("With proof");
    walk.reads(|frame| frame.two_panes = true);
    walk.tap("They called and said nothing. It was number 1.");
    assert_eq!(walk.view().panes, 2);
    walk.act(Action::Back);
    walk.reads(|frame| (frame.hours_24, frame.language) = (false, "x-rtl".to_owned())).look();
    walk.ends();
}

#[test]
fn a_decoy_is_a_notebook_like_any_other() {
    let mut walk = Walk::with("decoy", "decoy");
    walk.secretly("Open", "rainy day");
    walk.tap("My record");
    assert!(walk.front().contains("paint for the hall") && !walk.front().contains("number 1"));
    walk.ends();
}

#[test]
fn leaving_shuts_the_record_and_keeps_the_line_that_was_being_written() {
    let mut walk = Walk::with("leave", "small");
    walk.secretly("Open", "correct horse");
    walk.tap("Write it down").types(Field::Line, "He rang at the door and").tap("Leave");
    assert!(!walk.front().contains("rang"));
    walk.secretly("Open", "correct horse").tap("Go on with it");
    assert!(walk.front().contains("He rang at the door and"));
    walk.tap("Help now").tap("Leave");
    walk.ends();
}
