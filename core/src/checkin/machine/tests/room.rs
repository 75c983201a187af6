//! What a capsule holds and what it does not, and that there is always room for what must not be refused.

use super::super::*;
use super::fixture::*;
use crate::checkin::channel::SendFailure;
use crate::limits;

fn bytes(state: &CheckIn) -> Vec<u8> {
    minicbor::to_vec(state).expect("encodes")
}

fn holds(state: &CheckIn, needle: &[u8]) -> bool {
    bytes(state).windows(needle.len()).any(|window| window == needle)
}

#[test]
fn before_a_pin_the_capsule_holds_neither_token_nor_hash_nor_plan_key() {
    let seed = fresh_seed();
    for case in 0..20 {
        let draw = Draw::new(seed.wrapping_add(case));
        let plan = Plan { pins: true, ..Plan::drawn(&draw) };
        let armed = arm(&plan, &draw);
        let [safe, duress] = armed.bundles.as_ref().expect("PINs");
        let mut state = armed.check_in.clone();
        for at in 0..25 {
            for secret in [safe.token, duress.token, safe.h_safe, safe.h_duress] {
                assert!(!holds(&state, &secret), "seed {seed} case {case}");
            }
            for keys in armed.keys.iter().flatten() {
                assert!(!holds(&state, keys.plan.secret().expose()));
                assert_eq!(holds(&state, keys.short.secret().expose()), !state.state.is_closed() || at == 0);
            }
            let what = drawn_act(&draw, &state, at * 20);
            if what.pin().is_some() || state.state.is_closed() {
                break;
            }
            state = act(&armed, &state, &what, &reading_at(at * 20)).state;
        }
    }
}

#[test]
fn the_bundles_of_either_pin_and_of_none_have_one_length() {
    let armed = arm(&Plan::default(), &Draw::new(1));
    let lengths: Vec<usize> = armed.check_in.bundles.iter().map(|bundle| bytes_of(bundle).len()).collect();
    assert_eq!(lengths.len(), 3);
    assert!(lengths.iter().all(|length| *length == lengths[0]));
}

fn bytes_of(bundle: &crate::vault::SealedBundle) -> Vec<u8> {
    minicbor::to_vec(bundle).expect("encodes")
}

/// A capsule that was written before a friend's phone could say that it rings has seven places for what is known of it.
#[test]
fn a_capsule_from_before_phones_said_that_they_ring_opens() {
    let armed = arm(&Plan::default(), &Draw::new(1));
    let mut state = armed.check_in.clone();
    let place_of = |state: &CheckIn| {
        let watcher = minicbor::to_vec(state.contacts[0].watcher.as_ref().expect("paired")).expect("encodes");
        (watcher[0], bytes(state).windows(watcher.len()).any(|window| window == watcher))
    };
    assert_eq!(place_of(&state), (0x87, true), "as it was written then");
    assert!(CheckIn::from_bytes(&bytes(&state)).expect("opens") == state);
    state.contacts[0].watcher.as_mut().expect("paired").rings_since = Some(START_S);
    assert_eq!(place_of(&state), (0x88, true));
    assert!(CheckIn::from_bytes(&bytes(&state)).expect("opens") == state);
}

#[test]
fn a_frame_over_several_ways_is_held_once() {
    let one = arm(&Plan { contacts: vec![(1, true)], ..Plan::default() }, &Draw::new(1));
    let four = arm(&Plan { contacts: vec![(4, true)], ..Plan::default() }, &Draw::new(1));
    let more = bytes(&four.check_in).len() - bytes(&one.check_in).len();
    assert!(more < 3 * 130, "{more} bytes for three more ways");
    assert_eq!(four.check_in.outbox.len(), 4 * one.check_in.outbox.len());
}

/// Five paired contacts with four ways each, nothing leaves for a whole day, and everything that can happen does.
#[test]
fn the_worst_day_fits() {
    let plan = Plan {
        duration_s: limits::CHECKIN_MAX_S - 7200,
        contacts: vec![(4, true); 5],
        tells: true,
        ..Plan::default()
    };
    let armed = arm(&plan, &Draw::new(2));
    let mut state = armed.check_in.clone();
    let (mut most, mut put_off) = (0, 0);
    let deadline = state.max_deadline - START_S;
    for at in (60..deadline).step_by(60) {
        let sure = at < plan.duration_s;
        let acts = [
            Act::Tick,
            Act::Located(position(515_000_000 + i32::try_from(at).expect("small"), at, Some(60))),
            Act::Extend(60, if at % 120 == 0 && sure { Some(Pin::Safe) } else { None }),
        ];
        for what in &acts {
            let done = act(&armed, &state, what, &reading_at(at));
            put_off += usize::from(matches!(what, Act::Extend(..)) && !done.refused);
            state = done.state;
        }
        // Now and then something is tried in vain.
        if let Some(key) = state.sendable(START_S + at).first().copied() {
            state = does(&armed, &state, &Act::SendBegun(key), at);
            state = does(&armed, &state, &Act::Sent(key, Err(SendFailure::Later)), at);
        }
        most = most.max(bytes(&state).len());
        if state.state == State::Firing {
            break;
        }
    }
    assert!(put_off > 5, "{put_off}");
    let fired = does(&armed, &state, &Act::Tick, deadline);
    assert!(fired.state == State::Firing);
    let begun = fired
        .sendable(START_S + deadline)
        .into_iter()
        .fold(fired, |state, key| does(&armed, &state, &Act::SendBegun(key), deadline));
    let closed = does(&armed, &begun, &Act::Close(Closing::Safe, Pin::Duress), deadline + 60);
    let owing = does(&armed, &closed, &Act::Tick, deadline + 600);
    most =
        [bytes(&begun).len(), bytes(&closed).len(), bytes(&owing).len()].into_iter().fold(most, usize::max);
    assert!(owing.outbox.iter().any(Row::is_forced));
    assert!(most <= limits::CAPSULE_PLAIN_BYTES, "{most} bytes");
    assert!(most > limits::CAPSULE_PLAIN_BYTES / 2, "{most} bytes: this is the worst that can be");
}

#[test]
fn where_room_is_short_putting_off_is_refused_and_telling_is_not() {
    let plan = Plan { contacts: vec![(4, true); 5], tells: true, ..Plan::default() };
    let armed = arm(&plan, &Draw::new(3));
    let mut state = armed.check_in.clone();
    let mut taken = 0;
    while !refused(&armed, &state, &Act::Extend(60, Some(Pin::Duress)), 60) {
        state = does(&armed, &state, &Act::Extend(60, Some(Pin::Duress)), 60);
        taken += 1;
    }
    assert!((3..=120).contains(&taken), "{taken}");
    let fired = does(&armed, &state, &Act::AlertNow, 61);
    assert_eq!(texts(&fired, TextKind::Alert).len(), 20);
    assert!(does(&armed, &fired, &Act::Close(Closing::Cancel, Pin::Safe), 62).state.is_closed());
}

#[test]
fn what_can_never_fit_is_refused_when_it_is_armed() {
    let mut armed = arm(&Plan { contacts: vec![(4, true); 5], ..Plan::default() }, &Draw::new(4)).check_in;
    assert!(armed.check_room().is_ok());
    for contact in &mut armed.contacts {
        for way in &mut contact.ways {
            way.to = "x".repeat(limits::WAY_MAX_BYTES);
        }
    }
    assert!(armed.check_room().is_err());
}
