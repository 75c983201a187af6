//! The check-in.

use alongside_mobile::screens::{Action, Field, WayIn};
use alongside_tests::flow::Walk;

use super::able;

/// Opens the record, starts a check-in in three taps, and goes to the page on which it is ended.
fn started(name: &str) -> Walk {
    let mut walk = Walk::with(name, "small");
    walk.act(Action::Opened { way: WayIn::Launcher, facts: able() });
    walk.secretly("Open", "correct horse");
    walk.tap("Check-in");
    walk.tap("1 hour");
    walk.types(Field::Place, "the library");
    walk.tap_and_wait("Start").look();
    walk
}

/// Ends it with this PIN.
fn ended(mut walk: Walk, pin: &str) {
    walk.pass_s(600);
    walk.tap("I'm OK");
    walk.secretly("OK", "1111");
    assert!(walk.front().contains("wrong-pin"));
    walk.secretly("OK", pin);
    walk.tap_and_wait("Done").look();
    walk.ends();
}

#[test]
fn a_check_in_is_started_put_off_and_ended() {
    let mut walk = started("check-in");
    walk.pass_s(1800);
    walk.tap("Running late").tap_and_wait("15 minutes more, without a PIN").look();
    ended(walk, "2468");
}

/// The same steps with the PIN that is for a forced ending. A test compares the two files.
#[test]
fn a_forced_ending_looks_like_any_other() {
    let mut walk = started("check-in-forced");
    walk.pass_s(1800);
    walk.tap("Running late").tap_and_wait("15 minutes more, without a PIN").look();
    ended(walk, "1357");
}

/// An alarm while the record is shut shows what runs, without a name; the PIN ends it.
#[test]
fn an_alarm_while_locked_leads_to_the_page_that_runs() {
    let mut walk = started("alarm-locked");
    walk.tap("Leave");
    walk.pass_s(3_700);
    walk.act(Action::Opened { way: WayIn::Alarm, facts: able() }).waits();
    assert!(!walk.front().contains("Sam"));
    walk.tap("I'm OK").secretly("OK", "2468");
    walk.ends();
}
