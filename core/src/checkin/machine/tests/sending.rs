//! Rows on their way: waiting longer each time, given up after a day, never sent again once handed over.

use super::super::outbox::backoff_s;
use super::super::*;
use super::fixture::*;
use crate::checkin::channel::{MessageKind, SendFailure};

fn fired() -> (Armed, CheckIn, RowKey) {
    let armed = arm(&Plan { contacts: vec![(1, false), (1, false)], ..Plan::default() }, &Draw::new(3));
    let state = does(&armed, &armed.check_in, &Act::AlertNow, 0);
    let key = texts(&state, TextKind::Alert)[0].key;
    (armed, state, key)
}

#[test]
fn waits_double_from_a_quarter_of_a_minute_to_a_quarter_of_an_hour() {
    let key = RowKey { contact: 0, way: 0, kind: MessageKind::Alert, generation: 0 };
    let plain = [15, 30, 60, 120, 240, 480, 900, 900, 900];
    let mut waits = std::collections::HashSet::new();
    for spread in 0..=255 {
        for (attempt, plain) in (1..).zip(plain) {
            let wait = backoff_s(Mode::Real, key, attempt, spread);
            assert!((plain - plain / 5..=plain + plain / 5).contains(&wait), "{wait} after {attempt}");
            waits.insert((attempt, wait));
        }
    }
    assert!(waits.iter().filter(|(attempt, _)| *attempt == 8).count() > 20, "not everybody comes at once");
    assert!(backoff_s(Mode::Real, key, u16::MAX, 0) <= 1080);
    assert!(backoff_s(Mode::Test, key, 1, 0) <= 3);
}

#[test]
fn a_row_is_tried_for_a_day_and_holds_up_no_other() {
    let (armed, mut state, key) = fired();
    let (mut seconds, mut tries) = (0, 0);
    while seconds < 24 * 3600 {
        state = does(&armed, &state, &Act::Tick, seconds);
        if state.sendable(START_S + seconds).contains(&key) {
            state = does(&armed, &state, &Act::SendBegun(key), seconds);
            assert!(!state.sendable(START_S + seconds).contains(&key), "it is being sent");
            state = does(&armed, &state, &Act::Sent(key, Err(SendFailure::Later)), seconds);
            tries += 1;
            let others = state.sendable(START_S + seconds);
            assert!(others.iter().any(|other| other.contact != key.contact));
        }
        seconds += 5;
    }
    assert!((80..140).contains(&tries), "{tries} tries");
    assert!(!state.row(key).expect("there").may_have_left());
    state = does(&armed, &state, &Act::Tick, 24 * 3600);
    assert_eq!(state.row(key).expect("there").state, RowState::GivenUp);
    assert!(state.sendable(i64::MAX).is_empty());
    assert!(state.state == State::Closed(Ending::Abandoned));
}

#[test]
fn what_was_handed_over_is_never_sent_again() {
    let (armed, state, key) = fired();
    let begun = does(&armed, &state, &Act::SendBegun(key), 1);
    assert!(refused(&armed, &begun, &Act::SendBegun(key), 2), "somebody is sending it");
    let handed = does(&armed, &begun, &Act::Sent(key, Ok(())), 3);
    for what in [
        Act::RunnerStarted,
        Act::Tick,
        Act::Sent(key, Err(SendFailure::Later)),
        Act::NothingToSay(key),
        Act::Sent(key, Err(SendFailure::Refused)),
    ] {
        let after = does(&armed, &handed, &what, 4000);
        assert_eq!(after.row(key).expect("there").state, RowState::Handed, "{what:?}");
        assert!(!after.sendable(i64::MAX).contains(&key));
        assert!(refused(&armed, &after, &Act::SendBegun(key), 4001));
    }
}

#[test]
fn what_a_dead_process_was_sending_is_sent_again() {
    let (armed, state, key) = fired();
    let begun = does(&armed, &state, &Act::SendBegun(key), 1);
    let recovered = does(&armed, &begun, &Act::RunnerStarted, 2);
    let row = recovered.row(key).expect("there");
    assert!(row.state == RowState::Waiting && row.may_have_left());
    assert!(recovered.sendable(START_S + 2).contains(&key));
    // And if no runner starts, when the lease is over.
    assert!(begun.sendable(START_S + 1 + crate::limits::SEND_LEASE_S).contains(&key));
    let again = does(&armed, &begun, &Act::SendBegun(key), 1 + crate::limits::SEND_LEASE_S);
    assert!(again.row(key).expect("there").perhaps);
}

#[test]
fn an_address_that_is_refused_is_tried_no_more() {
    let (armed, state, key) = fired();
    let begun = does(&armed, &state, &Act::SendBegun(key), 1);
    let refused = does(&armed, &begun, &Act::Sent(key, Err(SendFailure::Refused)), 2);
    assert!(!refused.sendable(i64::MAX).contains(&key));
    assert!(refused.sendable(i64::MAX).len() > 2, "the others go on");
}

#[test]
fn of_positions_only_the_newest_waits() {
    let armed = arm(&Plan { contacts: vec![(2, true)], ..Plan::default() }, &Draw::new(4));
    let mut state = armed.check_in.clone();
    for minute in 1..60 {
        state = does(
            &armed,
            &state,
            &Act::Located(position(515_000_000 + minute, i64::from(minute) * 60, None)),
            i64::from(minute) * 60,
        );
    }
    let of_series = |series| state.outbox.iter().filter(|row| row.series == Some(series)).count();
    assert_eq!((of_series(Series::Position), of_series(Series::Plan)), (2, 2));
    let located = state.contacts[0].watcher.as_ref().and_then(|watcher| watcher.located_at);
    assert_eq!(located, Some(START_S + 55 * 60), "every five minutes");
}

#[test]
fn an_empty_battery_is_said_at_once_and_its_flutter_is_not() {
    let armed = arm(&Plan { contacts: vec![(1, true)], ..Plan::default() }, &Draw::new(4));
    let mut state = armed.check_in.clone();
    let mut numbers = std::collections::HashSet::new();
    for second in 1..=120_i32 {
        let battery = if second % 2 == 0 { 15 } else { 16 };
        let at = i64::from(second);
        state = does(&armed, &state, &Act::Located(position(515_000_000 + second, at, Some(battery))), at);
        numbers.insert(state.seq);
    }
    assert_eq!(numbers.len() - 1, 2 - usize::from(numbers.len() == 2), "at most once a minute: {numbers:?}");
}
