//! Endings, putting off and taking out, one by one.

use super::super::*;
use super::fixture::*;
use crate::checkin::channel::{MessageKind, SendFailure};
use crate::checkin::frames::{AckStatus, Body};
use crate::checkin::outgoing;

const DEADLINE: i64 = 105 * 60;

fn armed() -> Armed {
    arm(&Plan::default(), &Draw::new(1))
}

fn safe() -> Act {
    Act::Close(Closing::Safe, Pin::Safe)
}

#[test]
fn the_commit_that_comes_first_decides() {
    let armed = armed();
    // Entered in time, and no wake came in between: closed.
    let closed = does(&armed, &armed.check_in, &safe(), DEADLINE);
    assert!(closed.state == State::Closed(Ending::Safe));
    let later = does(&armed, &closed, &Act::Tick, DEADLINE + 1);
    assert!(texts(&later, TextKind::Alert).is_empty());
    // The wake came first, and nobody was reached yet: the rows are withdrawn.
    let fired = does(&armed, &armed.check_in, &Act::Tick, DEADLINE);
    let closed = does(&armed, &fired, &safe(), DEADLINE);
    assert!(closed.state == State::Closed(Ending::SafeAfterAlert));
    assert!(texts(&closed, TextKind::Alert).iter().all(|row| row.state == RowState::Withdrawn));
    assert!(texts(&closed, TextKind::AllClear).is_empty());
}

#[test]
fn whoever_may_have_been_told_is_told_that_it_is_over() {
    let armed = armed();
    let fired = does(&armed, &armed.check_in, &Act::Tick, DEADLINE);
    let alert = texts(&fired, TextKind::Alert)[0].key;
    let begun = does(&armed, &fired, &Act::SendBegun(alert), DEADLINE);
    let lost = does(&armed, &begun, &Act::Sent(alert, Err(SendFailure::TimedOut)), DEADLINE + 45);
    for state in [&begun, &lost] {
        for (how, kind, ending) in [
            (Closing::Safe, TextKind::AllClear, Ending::SafeAfterAlert),
            (Closing::Cancel, TextKind::Ended, Ending::Cancelled),
        ] {
            let closed = does(&armed, state, &Act::Close(how, Pin::Safe), DEADLINE + 50);
            assert!(closed.state == State::Closed(ending));
            assert_eq!(texts(&closed, kind).len(), 3);
            // Each behind the alert of its own way.
            assert!(
                closed.sendable(START_S + DEADLINE + 50).iter().all(|key| key.kind != MessageKind::AllClear)
            );
            let sent = send_all(&armed, closed, DEADLINE + 7200);
            assert!(texts(&sent, kind).iter().all(|row| row.state == RowState::Handed));
        }
    }
}

#[test]
fn a_test_without_a_pin_ends_without_one_and_nothing_else_does() {
    let plan = Plan { mode: Mode::Test, pins: false, ..Plan::default() };
    let test = arm(&plan, &Draw::new(2));
    let how = Act::CloseWithoutPin(Closing::Safe);
    assert!(does(&test, &test.check_in, &how, 60).state.is_closed());
    let with_pin = arm(&Plan { pins: true, ..plan }, &Draw::new(2));
    assert!(refused(&with_pin, &with_pin.check_in, &how, 60));
    let armed = armed();
    assert!(refused(&armed, &armed.check_in, &how, 60));
}

#[test]
fn wrong_pins_cost_a_try_and_nothing_else() {
    let armed = armed();
    let mut state = armed.check_in.clone();
    for _ in 0..10 {
        state = does(&armed, &state, &Act::PinTried, 30);
        state = does(&armed, &state, &Act::PinWrong, 30);
    }
    assert!(refused(&armed, &state, &Act::PinTried, 30));
    assert!(!refused(&armed, &state, &Act::PinTried, 90), "one comes back in a minute");
    assert_eq!((state.wrong_pins, state.deadline()), (10, armed.check_in.deadline()));
    assert!(does(&armed, &state, &Act::Tick, DEADLINE).state == State::Firing);
}

#[test]
fn without_a_pin_it_is_put_off_by_a_quarter_of_an_hour_in_all() {
    let armed = armed();
    assert!(refused(&armed, &armed.check_in, &Act::Extend(59, None), 60), "no flood of small ones");
    assert!(refused(&armed, &armed.check_in, &Act::Extend(901, None), 60));
    let once = does(&armed, &armed.check_in, &Act::Extend(600, None), 60);
    assert!(refused(&armed, &once, &Act::Extend(301, None), 61));
    let twice = does(&armed, &once, &Act::Extend(300, None), 61);
    assert!(refused(&armed, &twice, &Act::Extend(60, None), 62));
    assert_eq!(twice.deadline(), armed.check_in.deadline() + 900);
    let bare = |(_, _, body): &(u8, u16, Body)| matches!(body, Body::Operation(operation) if operation.token.is_none());
    // Nothing has left, so only the newest waits.
    assert_eq!(opened_frames(&armed, &twice).iter().filter(|frame| bare(frame)).count(), 1);
    // With a PIN further, and never past what was fixed at the start.
    let further = does(&armed, &twice, &Act::Extend(6300, Some(Pin::Safe)), 63);
    assert_eq!(further.deadline(), further.max_deadline);
    assert!(refused(&armed, &further, &Act::Extend(60, Some(Pin::Safe)), 64));
}

#[test]
fn an_amended_plan_keeps_its_hashes_and_its_sum() {
    let armed = armed();
    let extended = does(&armed, &armed.check_in, &Act::Extend(3600, Some(Pin::Safe)), 60);
    let plans: Vec<_> = opened_frames(&armed, &extended)
        .into_iter()
        .filter_map(|(_, _, body)| if let Body::Plan(plan) = body { Some(plan) } else { None })
        .collect();
    assert_eq!(plans.len(), 1, "the newer one stands for both");
    let plan = &plans[0];
    let bundle = &armed.bundles.as_ref().expect("PINs")[0];
    assert_eq!((plan.h_safe, plan.h_duress), (bundle.h_safe, bundle.h_duress));
    let sum = plan.due + i64::from(plan.grace_s) + i64::from(plan.max_ext_s);
    assert_eq!(sum, extended.max_deadline);
    assert_eq!(plan.due, extended.due);
}

#[test]
fn what_is_over_is_not_put_off() {
    let armed = armed();
    for pin in [None, Some(Pin::Safe)] {
        assert!(refused(&armed, &armed.check_in, &Act::Extend(600, pin), DEADLINE));
        let fired = does(&armed, &armed.check_in, &Act::AlertNow, 60);
        assert!(refused(&armed, &fired, &Act::Extend(600, pin), 61));
    }
}

#[test]
fn the_last_contact_stays() {
    let armed = armed();
    let one = does(&armed, &armed.check_in, &Act::Remove(0, Pin::Safe, false), 60);
    assert!(refused(&armed, &one, &Act::Remove(1, Pin::Safe, false), 61));
    assert!(refused(&armed, &one, &Act::Remove(0, Pin::Safe, false), 61), "once");
}

#[test]
fn who_is_taken_out_leaves_nothing_in_the_capsule() {
    let armed = armed();
    let short = armed.keys[0].as_ref().expect("paired").short.clone();
    let holds = |state: &CheckIn| {
        let bytes = minicbor::to_vec(state).expect("encodes");
        let find = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        (find(short.secret().expose()), find(b"+447700900000"))
    };
    assert_eq!(holds(&armed.check_in), (true, true));
    let quiet = does(&armed, &armed.check_in, &Act::Remove(0, Pin::Safe, false), 60);
    assert_eq!(holds(&quiet), (false, false), "at once where it is not told");
    let told = does(&armed, &armed.check_in, &Act::Remove(0, Pin::Safe, true), 60);
    assert_eq!(
        holds(&does(&armed, &told, &Act::Tick, 60)),
        (false, true),
        "its key is needed for one frame only"
    );
    let sent = does(&armed, &send_all(&armed, told, 61), &Act::Tick, 62);
    assert_eq!(holds(&sent), (false, false));
    assert!(
        does(&armed, &sent, &Act::Tick, DEADLINE)
            .outbox
            .iter()
            .all(|row| row.key.contact == 1 || row.state.is_final())
    );
}

#[test]
fn who_was_told_before_being_taken_out_hears_that_it_is_over() {
    let armed = armed();
    let fired = send_all(&armed, does(&armed, &armed.check_in, &Act::Tick, DEADLINE), DEADLINE);
    let removed = does(&armed, &fired, &Act::Remove(1, Pin::Safe, false), DEADLINE + 60);
    let closed = does(&armed, &removed, &safe(), DEADLINE + 120);
    let key = texts(&closed, TextKind::AllClear).iter().find(|row| row.key.contact == 1).expect("told").key;
    let now = closed.anchor.estimate(&reading_at(DEADLINE + 120));
    assert!(outgoing::of(&closed, key, now).is_some_and(|message| message.message.text.contains("Kate")));
}

#[test]
fn a_level_that_falls_is_said() {
    let armed = armed();
    let arming = does(&armed, &armed.check_in, &Act::Proved(1, 0), 5);
    assert_eq!((arming.level(), arming.state), (1, State::Arming));
    let held = act(&armed, &arming, &Act::Acknowledged(0, 1, (1, AckStatus::Held)), &reading_at(6));
    assert_eq!((held.state.level(), held.state.state), (2, State::Armed));
    let refused = act(&armed, &held.state, &Act::Acknowledged(0, 2, (1, AckStatus::Refused)), &reading_at(7));
    assert_eq!(refused.state.level(), 1);
    let lost = act(&armed, &refused.state, &Act::ChannelLost(1, 0), &reading_at(8));
    assert_eq!((lost.state.level(), lost.state.state), (0, State::Armed), "it never disarms");
    for said in [&held, &refused, &lost] {
        assert!(said.effects.contains(&Effect::SayLevel));
    }
}

#[test]
fn arming_takes_a_minute_at_most() {
    let armed = armed();
    let before = act(&armed, &armed.check_in, &Act::Tick, &reading_at(59));
    assert!(before.state.state == State::Arming && before.effects.is_empty());
    let after = act(&armed, &before.state, &Act::Tick, &reading_at(60));
    assert!(after.state.state == State::Armed && after.effects == [Effect::SayLevel]);
}

#[test]
fn an_old_or_foreign_acknowledgement_is_refused() {
    let armed = armed();
    let held = Act::Acknowledged(0, 3, (1, AckStatus::Held));
    let state = does(&armed, &armed.check_in, &held, 5);
    assert!(refused(&armed, &state, &held, 6), "replayed");
    assert!(
        refused(&armed, &state, &Act::Acknowledged(0, 4, (state.seq + 1, AckStatus::Held)), 6),
        "never sent"
    );
    assert!(refused(&armed, &state, &Act::Acknowledged(1, 4, (1, AckStatus::Held)), 6), "not paired");
    assert!(refused(&armed, &state, &Act::Acknowledged(9, 4, (1, AckStatus::Held)), 6), "nobody");
}

#[test]
fn the_position_goes_with_the_alert_and_its_second_text_only() {
    let armed = armed();
    let fired = does(&armed, &armed.check_in, &Act::Tick, DEADLINE);
    let now = fired.anchor.estimate(&reading_at(DEADLINE));
    let contact = &fired.contacts[0];
    let said = |kind| outgoing::text_of(&fired, contact, &Content::Text(kind), now).unwrap_or_default();
    let all = [said(TextKind::Alert), said(TextKind::PlanNote)].concat();
    assert!(all.contains("51.50736"), "{all}");
    for kind in [TextKind::AllClear, TextKind::Forced, TextKind::Late, TextKind::Started, TextKind::Arrived] {
        assert!(!said(kind).contains("51.5"), "{}", said(kind));
    }
}

#[test]
fn busy_hands_do_not_keep_it_quiet() {
    // After a restart only the wall clock says that it is over, and something happens every ten seconds.
    let armed = armed();
    let restarted = |up_s: i64| crate::time::Reading {
        monotonic_ms: u64::try_from(up_s * 1000).expect("up"),
        boot: crate::time::BootId([2; 16]),
        ..reading_at(DEADLINE + 60 + up_s)
    };
    let asked = act(&armed, &armed.check_in, &Act::Tick, &restarted(20));
    assert_eq!(asked.effects.first(), Some(&Effect::Prompt));
    assert_eq!(asked.state.grace_used_ms, 0, "nothing counts before she is asked");
    let mut state = asked.state;
    for up_s in (30..=320).step_by(10) {
        let what = if up_s % 100 == 0 { Act::FaceChanged } else { Act::PinWrong };
        state = act(&armed, &state, &what, &restarted(up_s)).state;
    }
    assert_eq!(state.grace_used_ms, 300_000);
    assert!(act(&armed, &state, &Act::Tick, &restarted(320)).state.state == State::Firing);
}
