//! An honest and a forced PIN lead to the same in everything but what is sealed and what she chose to owe.

use std::fmt::Write as _;

use super::super::*;
use super::fixture::*;
use crate::checkin::frames::{Body, Operation};
use crate::checkin::status::status;
use crate::time::Reading;

/// A state without what may differ: frames by their length only, the text that is owed.
fn shown(state: &CheckIn) -> CheckIn {
    let mut shown = state.clone();
    shown.owed = None;
    for row in &mut shown.outbox {
        if let Content::Frame(frame) = &mut row.content {
            frame.fill(0);
        }
    }
    shown
}

fn assert_alike(safe: &Done, duress: &Done, reading: &Reading, after: &str) {
    assert_eq!(safe.refused, duress.refused, "{after}");
    assert_eq!(safe.effects, duress.effects, "{after}");
    assert!(shown(&safe.state) == shown(&duress.state), "{after}");
    assert_eq!(safe.state.next_wakes(reading), duress.state.next_wakes(reading), "{after}");
    assert_eq!(safe.state.level(), duress.state.level(), "{after}");
    assert_eq!(status(&safe.state, reading), status(&duress.state, reading), "{after}");
    assert!(safe.state.history_waits == duress.state.history_waits, "{after}");
    let now = safe.state.anchor.estimate(reading).seconds();
    assert_eq!(safe.state.sendable(now), duress.state.sendable(now), "{after}");
}

/// The same acts with either PIN. With a text that is owed they are alike until it goes; otherwise to the end.
fn compare(seed: u64, fallback: Fallback) -> (usize, usize) {
    let draw = Draw::new(seed);
    let plan = Plan { fallback, pins: true, ..Plan::drawn(&draw) };
    let armed = arm(&plan, &draw);
    let (mut one, mut other) = (armed.check_in.clone(), armed.check_in.clone());
    let (mut seconds, mut acts_with_pin, mut story) = (0, 0, format!("seed {seed} {plan:?}"));
    for step in 0..60 {
        seconds += draw.between(0, [2, 60, 600, 3_600, 20_000][draw.below(5)]);
        let reading = reading_at(seconds);
        let what = drawn_act(&draw, &one, seconds);
        let _ = write!(story, "\n  {seconds} s: {what:?}");
        // From here on the text itself is there, as she was told it would be.
        let goes = other.owed.is_some_and(|owed| START_S + seconds >= owed.at);
        if goes && what == Act::Tick {
            return (step, acts_with_pin);
        }
        let safe = act(&armed, &one, &what.with(Pin::Safe), &reading);
        let duress = act(&armed, &other, &what.with(Pin::Duress), &reading);
        assert_alike(&safe, &duress, &reading, &story);
        acts_with_pin += usize::from(what.pin().is_some() && !safe.refused);
        (one, other) = (safe.state, duress.state);
    }
    (60, acts_with_pin)
}

#[test]
fn either_pin_looks_the_same_to_the_end_where_nobody_is_told() {
    let seed = fresh_seed();
    let acts: usize = (0..80).map(|case| compare(seed.wrapping_add(case), Fallback::Nobody).1).sum();
    assert!(acts > 50, "PINs were entered: {acts}");
}

#[test]
fn either_pin_looks_the_same_until_the_text_that_she_chose() {
    let seed = fresh_seed();
    let acts: usize = (0..80).map(|case| compare(seed.wrapping_add(case), Fallback::Text).1).sum();
    assert!(acts > 50, "PINs were entered: {acts}");
}

fn close(pin: Pin) -> Act {
    Act::Close(Closing::Safe, pin)
}

fn held(armed: &Armed) -> CheckIn {
    let held = (1, crate::checkin::frames::AckStatus::Held);
    does(armed, &armed.check_in, &Act::Acknowledged(0, 1, held), 10)
}

#[test]
fn where_no_phone_holds_the_plan_a_forced_ending_is_told_by_one_text_for_each_way() {
    let armed = arm(&Plan::default(), &Draw::new(5));
    for (pin, expected) in [(Pin::Safe, 0), (Pin::Duress, 3)] {
        for how in [Closing::Safe, Closing::Cancel] {
            let closed = does(&armed, &armed.check_in, &Act::Close(how, pin), 3600);
            let before = does(&armed, &closed, &Act::Tick, 105 * 60 - 1);
            assert!(texts(&before, TextKind::Forced).is_empty(), "not before the deadline");
            let after = does(&armed, &before, &Act::Tick, 105 * 60);
            let forced = texts(&after, TextKind::Forced);
            assert_eq!(forced.len(), expected);
            assert!(forced.iter().all(|row| row.state == RowState::Waiting));
            let later = does(&armed, &send_all(&armed, after, 105 * 60), &Act::Tick, 106 * 60);
            assert_eq!(texts(&later, TextKind::Forced).len(), expected, "once");
            let handed = |row: &&Row| row.state == RowState::Handed;
            assert_eq!(texts(&later, TextKind::Forced).into_iter().filter(handed).count(), expected);
        }
    }
}

#[test]
fn where_a_phone_holds_the_plan_the_token_goes_there_and_no_text() {
    let armed = arm(&Plan::default(), &Draw::new(6));
    let bundles = armed.bundles.as_ref().expect("PINs");
    for (pin, bundle) in [(Pin::Safe, &bundles[0]), (Pin::Duress, &bundles[1])] {
        let closed = does(&armed, &held(&armed), &close(pin), 3600);
        assert!(closed.owed.is_none());
        let frames = opened_frames(&armed, &closed);
        let tokens: Vec<_> = frames
            .iter()
            .filter_map(|(_, _, body)| match body {
                Body::Operation(Operation { deadline: 0, token, .. }) => *token,
                _ => None,
            })
            .collect();
        assert_eq!(tokens, [bundle.token]);
        let after = does(&armed, &closed, &Act::Tick, 106 * 60);
        assert!(texts(&after, TextKind::Forced).is_empty());
    }
}

#[test]
fn a_forced_extension_is_told_at_the_first_deadline_and_the_new_one_holds() {
    let armed = arm(&Plan::default(), &Draw::new(7));
    let extended = does(&armed, &armed.check_in, &Act::Extend(1800, Some(Pin::Duress)), 3600);
    let told = does(&armed, &extended, &Act::Tick, 105 * 60);
    assert_eq!(texts(&told, TextKind::Forced).len(), 3);
    assert!(told.state.is_waiting());
    let fired = does(&armed, &told, &Act::Tick, 135 * 60);
    assert!(fired.state == State::Firing);
    assert_eq!(texts(&fired, TextKind::Alert).len(), 3);
    // A second forced act is not told a second time, and the history knows nothing of the first.
    let closed = does(&armed, &fired, &close(Pin::Duress), 136 * 60);
    assert!(closed.owed.is_none());
    let entry = closed.history_waits.as_ref().expect("history");
    assert!(entry.told.iter().all(|told| told.row.generation != u16::MAX));
    let shown = status(&closed, &reading_at(136 * 60));
    assert_eq!(shown.outbox.len(), closed.outbox.len() - 3);
}

#[test]
fn a_forced_ending_after_an_alert_is_told_after_what_takes_the_alert_back() {
    let plan = Plan { contacts: vec![(1, false)], ..Plan::default() };
    let armed = arm(&plan, &Draw::new(8));
    let fired = send_all(&armed, does(&armed, &armed.check_in, &Act::AlertNow, 600), 600);
    for pin in [Pin::Safe, Pin::Duress] {
        let closed = does(&armed, &fired, &close(pin), 700);
        assert!(closed.state == State::Closed(Ending::SafeAfterAlert));
        assert_eq!(texts(&closed, TextKind::AllClear).len(), 1);
        // No network until the owed text is due: the all-clear leaves first, then what says that it was forced.
        let due = does(&armed, &closed, &Act::Tick, 1000);
        assert_eq!(texts(&due, TextKind::Forced).len(), usize::from(pin == Pin::Duress));
        let first = due.sendable(START_S + 1000);
        assert_eq!(first.len(), 1);
        assert!(due.row(first[0]).is_some_and(|row| row.content == Content::Text(TextKind::AllClear)));
        let sent = send_all(&armed, due, 1000);
        assert!(sent.outbox.iter().all(|row| row.state.is_final()));
    }
}

#[test]
fn a_forced_removal_tells_the_phones_that_stay() {
    let armed = arm(&Plan { contacts: vec![(1, true), (1, true)], ..Plan::default() }, &Draw::new(9));
    let held = (2, crate::checkin::frames::AckStatus::Held);
    let state = does(&armed, &armed.check_in, &Act::Acknowledged(1, 1, held), 10);
    let tokens = |pin| {
        let removed = does(&armed, &state, &Act::Remove(0, pin, false), 600);
        let frames = opened_frames(&armed, &removed);
        let deadline = removed.deadline();
        frames
            .into_iter()
            .filter_map(|(contact, _, body)| match body {
                Body::Operation(operation) => {
                    assert_eq!((contact, operation.deadline), (1, deadline));
                    operation.token
                }
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    let [safe, duress] = armed.bundles.as_ref().expect("PINs");
    assert_eq!(tokens(Pin::Duress), [duress.token]);
    let filler = tokens(Pin::Safe);
    assert!(filler.len() == 1 && filler[0] != safe.token && filler[0] != duress.token);
}

#[test]
fn every_ending_is_destroyed_at_the_same_moment() {
    let armed = arm(&Plan::default(), &Draw::new(10));
    let day = 24 * 3600;
    let deadline = 105 * 60;
    for (at, how) in [(3600, Closing::Safe), (3600, Closing::Cancel), (deadline + 600, Closing::Safe)] {
        for pin in [Pin::Safe, Pin::Duress] {
            let mut state = armed.check_in.clone();
            if at > deadline {
                state = does(&armed, &state, &Act::Tick, deadline);
            }
            state = does(&armed, &state, &Act::Close(how, pin), at);
            // Ticked late now and then, and never sent: the owed text is given up in time.
            for late in [at + 1, deadline + 77, at.max(deadline) + 400] {
                state = does(&armed, &state, &Act::Tick, late);
            }
            let end = at.max(deadline) + day;
            let gone = |seconds| {
                act(&armed, &state, &Act::Tick, &reading_at(seconds)).effects.contains(&Effect::Destroy)
            };
            assert!(!gone(end - 1), "{how:?} {pin:?}");
            assert!(gone(end) || at > deadline, "{how:?} {pin:?}");
            assert!(gone(end + limits_after(at, deadline)), "{how:?} {pin:?}");
        }
    }
}

/// After an alert the owed text is due five minutes after the ending, and is tried for as long.
fn limits_after(at: i64, deadline: i64) -> i64 {
    if at > deadline { crate::limits::FORCED_AFTER_ALERT_S } else { 0 }
}

#[test]
fn a_device_that_was_off_for_a_day_still_sends_what_is_owed() {
    let armed = arm(&Plan::default(), &Draw::new(11));
    let closed = does(&armed, &armed.check_in, &close(Pin::Duress), 3600);
    let after = 3 * 24 * 3600;
    let woken = act(&armed, &closed, &Act::Tick, &reading_at(after));
    assert!(!woken.effects.contains(&Effect::Destroy));
    assert_eq!(texts(&woken.state, TextKind::Forced).len(), 3);
    let sent = send_all(&armed, woken.state, after);
    assert!(act(&armed, &sent, &Act::Tick, &reading_at(after)).effects.contains(&Effect::Destroy));
}
