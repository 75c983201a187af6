//! What a watch does, rule by rule.

use super::testing::*;
use super::*;
use crate::checkin::frames::{Ack, AckStatus, Body, PlanBody, PlanFlags};
use crate::limits;
use crate::time::{BootId, Reading};

use AckStatus::{Held, HeldClockUncertain, Refused, Ringing};
use WatchEffect::{
    Acknowledge, Ask, ClockWarning, Ended, Extended, Forget, QuietAlert, QuietLine, Ring, RingTest,
};

fn ack(seq: u16, status: AckStatus) -> WatchEffect {
    Acknowledge { seq, status }
}

/// That many seconds after a reading, in the same boot.
fn later(reading: Reading, seconds: u64) -> Reading {
    reading.after(seconds * 1000)
}

#[test]
fn it_asks_two_minutes_after_the_deadline_and_rings_a_minute_later() {
    let mut phone = Phone::holding();
    assert_eq!(phone.effects, [ack(1, Held)]);
    assert_eq!(phone.tick(&later(at(21, 46), 59)), []);
    assert_eq!(phone.tick(&at(21, 47)), [Ask]);
    assert_eq!(phone.tick(&later(at(21, 47), 59)), []);
    assert_eq!(phone.tick(&at(21, 48)), [Ring, ack(1, Ringing)]);
    assert_eq!(phone.tick(&later(at(21, 49), 59)), []);
    assert_eq!(phone.tick(&at(21, 50)), [Ring], "it goes on until somebody answers");
}

#[test]
fn a_late_wake_asks_before_it_rings() {
    let mut phone = Phone::holding();
    assert_eq!(phone.tick(&at(23, 0)), [Ask]);
    assert_eq!(phone.tick(&at(23, 1)), [Ring, ack(1, Ringing)]);
}

#[test]
fn an_answer_puts_the_ring_off_for_two_minutes_and_never_ends_it() {
    for answered in [Answered::NotYet, Answered::TheyTexted] {
        let mut phone = Phone::holding();
        phone.tick(&at(21, 47));
        assert_eq!(phone.answer(answered, &at(21, 48)), [], "instead of the ring");
        assert_eq!(phone.tick(&later(at(21, 49), 59)), []);
        assert_eq!(phone.tick(&at(21, 50)), [Ring, ack(1, Ringing)]);
        assert_eq!(phone.answer(answered, &at(21, 51)), []);
        assert_eq!(phone.tick(&at(21, 52)), []);
        assert_eq!(phone.tick(&at(21, 53)), [Ring]);
    }
}

#[test]
fn the_watcher_ends_a_ring_and_nothing_else() {
    let mut phone = Phone::holding();
    assert_eq!(phone.answer(Answered::Silence, &at(21, 0)), []);
    assert_eq!(phone.tick(&at(21, 47)), [Ask]);
    assert_eq!(
        phone.answer(Answered::Silence, &later(at(21, 47), 30)),
        [],
        "that is no answer to a question"
    );
    assert_eq!(phone.tick(&at(21, 48)), [Ring, ack(1, Ringing)]);
    assert_eq!(phone.answer(Answered::Silence, &at(21, 49)), [Ended(Ending::Silenced)]);
    assert_eq!(phone.tick(&at(21, 55)), []);
    // The word may still come, either one.
    assert_eq!(phone.operation(2, 0, Some(SAFE), &at(22, 0)), [Ended(Ending::Safe), ack(2, Held)]);
}

#[test]
fn a_ring_that_nobody_answers_ends_after_a_day() {
    let mut phone = Phone::holding();
    phone.tick(&at(21, 47));
    phone.tick(&at(21, 48));
    assert_eq!(phone.tick(&later(at(21, 48), 24 * 3600 - 1)), [Ring]);
    assert_eq!(phone.tick(&later(at(21, 48), 24 * 3600)), [Ended(Ending::Unanswered)]);
}

#[test]
fn her_word_ends_it_at_any_number_and_while_it_rings() {
    let mut phone = Phone::holding();
    phone.operation(9, clock_s(21, 50), None, &at(20, 30));
    assert_eq!(phone.operation(2, 0, Some(SAFE), &at(21, 0)), [Ended(Ending::Safe), ack(2, Held)]);
    assert_eq!(phone.operation(2, 0, Some(SAFE), &at(21, 1)), [ack(2, Held)], "again changes nothing");
    assert_eq!(phone.tick(&at(21, 47)), []);

    let mut phone = Phone::holding();
    phone.tick(&at(21, 47));
    phone.tick(&at(21, 48));
    assert_eq!(phone.operation(2, 0, Some(SAFE), &at(21, 49)), [Ended(Ending::Safe), ack(2, Held)]);
    assert_eq!(phone.operation(3, 0, None, &at(21, 50)), [ack(3, Held)], "what has ended stays so");
}

#[test]
fn a_forced_word_is_told_quietly_and_answered_like_a_free_one() {
    let mut phone = Phone::holding();
    assert_eq!(phone.operation(2, 0, Some(DURESS), &at(21, 0)), [QuietAlert, ack(2, Held)]);
    assert_eq!(phone.watch.phase(), Phase::Closed(Ending::UnderThreat));
    assert_eq!(phone.operation(2, 0, Some(DURESS), &at(21, 1)), [ack(2, Held)], "again changes nothing");
    assert_eq!(phone.operation(3, 0, Some(SAFE), &at(21, 2)), [ack(3, Held)], "no all-clear counts");
    assert!(phone.watch.is_under_threat());
    assert_eq!(phone.tick(&later(at(21, 9), 59)), []);
    assert_eq!(phone.tick(&at(21, 10)), [QuietAlert], "until it was seen");
    assert_eq!(phone.answer(Answered::Silence, &at(21, 11)), []);
    assert_eq!(phone.tick(&at(22, 0)), [], "and the deadline brings no ring");
    let view = phone.watch.view(&at(22, 0));
    assert!(view.under_threat && view.place == "Riverside path");
}

#[test]
fn an_answer_that_was_lost_is_given_again_and_is_the_same_after_either_word() {
    let newest = |phone: &Phone| {
        let (seq, status) = phone.watch.newest_answer();
        ack(seq, status)
    };
    let mut phone = Phone::holding();
    assert_eq!(newest(&phone), ack(1, Held));
    phone.tick(&at(21, 47));
    assert_eq!(newest(&phone), ack(1, Held), "it asks, and tells nobody so");
    phone.tick(&at(21, 48));
    assert_eq!(newest(&phone), ack(1, Ringing));
    let mut after = Vec::new();
    for token in [SAFE, DURESS] {
        let mut phone = Phone::holding();
        phone.tick(&at(21, 47));
        phone.tick(&at(21, 48));
        let told = phone.operation(2, 0, Some(token), &at(21, 49)).to_vec();
        assert!(told.contains(&newest(&phone)), "{told:?}");
        phone.tick(&at(23, 0));
        after.push(newest(&phone));
    }
    assert_eq!(after, [ack(2, Held), ack(2, Held)]);
}

#[test]
fn a_forced_word_counts_after_a_free_one_and_under_an_older_number() {
    let mut phone = Phone::holding();
    phone.operation(5, 0, Some(SAFE), &at(21, 0));
    assert_eq!(phone.watch.view(&at(21, 0)).place, "", "nothing is shown of what went well");
    assert_eq!(phone.operation(3, 0, Some(DURESS), &at(21, 5)), [QuietAlert, ack(3, Held)]);
    assert_eq!(phone.watch.phase(), Phase::Closed(Ending::UnderThreat));
}

#[test]
fn a_forced_word_ends_a_ring() {
    // 0 closes; the other deadline is too near to wait for.
    for deadline in [0, clock_s(21, 46)] {
        let mut phone = Phone::holding();
        phone.tick(&at(21, 47));
        phone.tick(&at(21, 48));
        phone.operation(2, deadline, Some(DURESS), &at(21, 49));
        assert_eq!(phone.effects.first(), Some(&QuietAlert));
        assert_eq!(phone.watch.phase(), Phase::Closed(Ending::UnderThreat));
        assert_eq!(phone.tick(&at(21, 51)), [], "{deadline}");
    }
}

#[test]
fn a_forced_extension_looks_extended_and_is_told_quietly() {
    let mut phone = Phone::holding();
    assert_eq!(
        phone.operation(2, clock_s(21, 55), Some(DURESS), &at(21, 0)),
        [QuietAlert, Extended, ack(2, Held)]
    );
    assert_eq!(phone.watch.deadline(), clock_s(21, 55));
    phone.answer(Answered::Silence, &at(21, 1));
    assert_eq!(phone.tick(&at(21, 50)), []);
    assert_eq!(phone.tick(&at(21, 57)), [QuietAlert], "the deadline is told quietly too");
    assert_eq!(phone.watch.phase(), Phase::Closed(Ending::UnderThreat));
    let ring = WatchWake { at_ms: clock_ms(21, 58), kind: WatchWakeKind::Ring, discreet: false };
    assert!(next_wakes(&phone.watch, &at(21, 57)).contains(&ring));
    assert_eq!(phone.tick(&at(21, 58)), [ack(2, Ringing)], "the other phone is told what it expects");
}

#[test]
fn she_can_call_for_help_at_once() {
    // A token that is neither is no token.
    for token in [None, Some([1; 8])] {
        let mut phone = Phone::holding();
        assert_eq!(phone.operation(2, 0, token, &at(20, 30)), [Ring, ack(2, Ringing)]);
        assert_eq!(effect_message(&phone.watch.view(&at(20, 30)), Ring), Some(WatchMessage::Help));
        assert_eq!(phone.operation(2, 0, token, &at(20, 31)), [ack(2, Ringing)]);
        // No later deadline and no plan that lay unopened ends it.
        phone.operation(3, clock_s(21, 50), None, &at(20, 31));
        phone.plan(4, &amended(30), &at(21, 0));
        assert_eq!(phone.watch.phase(), Phase::Ringing);
        phone.answer(Answered::Silence, &at(21, 1));
        assert_eq!(phone.watch.phase(), Phase::Closed(Ending::Silenced));
        phone.operation(5, 0, None, &at(21, 2));
        assert_eq!(phone.watch.phase(), Phase::Ringing, "she may call again");
    }
}

#[test]
fn a_call_for_help_under_threat_stays_quiet() {
    let mut phone = Phone::holding();
    phone.operation(2, clock_s(21, 55), Some(DURESS), &at(21, 0));
    phone.answer(Answered::Silence, &at(21, 1));
    assert_eq!(
        phone.operation(3, 0, None, &at(21, 2)),
        [QuietAlert, ack(3, Ringing)],
        "as after a free word"
    );
    assert_eq!(phone.watch.phase(), Phase::Closed(Ending::UnderThreat));
}

#[test]
fn without_an_amended_plan_fifteen_minutes_are_all() {
    let mut phone = Phone::holding();
    assert_eq!(phone.operation(2, clock_s(21, 55), None, &at(21, 0)), [Extended, ack(2, Held)]);
    assert_eq!(phone.watch.deadline(), clock_s(21, 55));
    phone.operation(3, clock_s(23, 0), Some([3; 8]), &at(21, 1));
    assert_eq!(phone.watch.deadline(), clock_s(22, 0));
    phone.operation(2, clock_s(21, 55), None, &at(21, 2));
    assert_eq!(phone.watch.deadline(), clock_s(22, 0), "an older number is passed over");
    assert_eq!(phone.operation(4, clock_s(20, 0), None, &at(21, 3)), [Extended, ack(4, Held)]);
    assert_eq!(phone.watch.deadline(), clock_s(21, 45), "and it is never earlier than planned");
    assert_eq!(phone.tick(&at(21, 47)), [Ask]);
}

#[test]
fn an_amended_plan_moves_the_deadline_with_its_operation_in_either_order() {
    for plan_first in [true, false] {
        let mut phone = Phone::holding();
        if plan_first {
            phone.plan(2, &amended(60), &at(21, 0));
        }
        phone.operation(3, clock_s(22, 45), Some([3; 8]), &at(21, 1));
        if !plan_first {
            assert_eq!(phone.watch.deadline(), clock_s(22, 0));
            assert_eq!(phone.plan(2, &amended(60), &at(21, 2)), [Extended, ack(2, Held)]);
        }
        assert_eq!(phone.watch.deadline(), clock_s(22, 45));
        assert_eq!(phone.tick(&at(22, 0)), []);
        assert_eq!(phone.tick(&at(22, 47)), [Ask]);
    }
}

#[test]
fn an_extension_that_is_opened_late_ends_the_question_and_the_ring() {
    let mut phone = Phone::holding();
    phone.tick(&at(21, 47));
    phone.tick(&at(21, 48));
    assert_eq!(phone.operation(2, clock_s(22, 0), None, &at(21, 49)), [Extended, ack(2, Held)]);
    assert_eq!(phone.watch.phase(), Phase::Armed);
    assert_eq!(phone.tick(&at(22, 2)), [Ask]);
    assert_eq!(phone.tick(&at(22, 3)), [Ring, ack(2, Ringing)]);
}

#[test]
fn a_later_plan_repeats_what_the_first_one_fixed() {
    let same = amended(60);
    let wrong = [
        PlanBody { h_safe: [0; 8], ..same.clone() },
        PlanBody { h_duress: [0; 8], ..same.clone() },
        PlanBody { max_ext_s: same.max_ext_s + 1, ..same.clone() },
        PlanBody { max_ext_s: same.max_ext_s - 1, ..same.clone() },
        PlanBody { tz_min: 10_000, ..same.clone() },
    ];
    let mut phone = Phone::holding();
    for other in wrong {
        assert_eq!(phone.plan(2, &other, &at(21, 0)), [ack(2, Refused)]);
        assert_eq!(phone.watch.deadline(), clock_s(21, 45));
    }
    assert_eq!(phone.plan(2, &same, &at(21, 0)), [Extended, ack(2, Held)]);
    assert_eq!(phone.plan(2, &same, &at(21, 1)), [ack(2, Held)], "its acknowledgement may be lost");
    assert_eq!(phone.plan(1, &plan(), &at(21, 2)), [], "an older one is passed over");
    assert_eq!(phone.watch.deadline(), clock_s(22, 45));
}

#[test]
fn an_amended_plan_is_taken_whatever_time_a_restarted_phone_makes_of_it() {
    // Two days ahead, or half an hour behind, by a clock that was turned while it was off.
    for (wall_ms, phase) in [(clock_ms(69, 0), Phase::Asking), (clock_ms(15, 0), Phase::Armed)] {
        let mut phone = Phone::holding();
        phone.tick(&at(20, 20));
        phone.tick(&in_boot(2, wall_ms, 60_000));
        phone.plan(2, &amended(60), &in_boot(2, wall_ms, 60_000));
        assert!(phone.effects.contains(&Extended));
        assert_eq!((phone.watch.deadline(), phone.watch.phase()), (clock_s(22, 45), phase));
    }
}

#[test]
fn nothing_goes_beyond_what_the_first_plan_allowed() {
    let mut phone = Phone::holding();
    phone.plan(2, &amended(120), &at(21, 0));
    phone.operation(3, clock_s(23, 55), None, &at(21, 1));
    assert_eq!(phone.watch.deadline(), clock_s(23, 45));

    // A plan of a day that could be put off for days is held for a day and its grace.
    let day = PlanBody { due: clock_s(44, 0), max_ext_s: 5 * 86_400, ..plan() };
    let mut phone = Phone::with(&day, beside());
    phone.operation(2, clock_s(44, 30), None, &at(21, 1));
    assert_eq!(phone.watch.deadline(), clock_s(44, 15));
}

#[test]
fn a_plan_that_can_not_be_held_says_why() {
    let refused = |plan: PlanBody, reading: Reading| accept(CID8, 1, &plan, beside(), &reading).err();
    let held = |plan: PlanBody, reading: Reading| refused(plan, reading).is_none();
    assert!(held(plan(), at(21, 55)));
    assert_eq!(refused(plan(), later(at(21, 55), 1)), Some(NotHeld::OldPlan));
    let long = PlanBody { due: clock_s(44, 0), ..plan() };
    assert!(held(long.clone(), at(44, 0)));
    assert_eq!(refused(long.clone(), later(at(44, 0), 1)), Some(NotHeld::OldPlan));
    assert_eq!(refused(PlanBody { due: long.due + 1, ..long }, at(20, 0)), Some(NotHeld::TooLong));
    let graceful = PlanBody { grace_s: limits::WATCH_GRACE_MAX_S + 1, ..plan() };
    assert_eq!(refused(graceful, at(20, 0)), Some(NotHeld::TooLong));
    assert_eq!(refused(plan(), at(19, 49)), Some(NotHeld::ClockOff), "it comes from the future");
    for malformed in [
        PlanBody { due: clock_s(19, 0), ..plan() },
        PlanBody { due: i64::MAX, ..plan() },
        PlanBody { at_e5: Some((9_000_001, 0)), ..plan() },
        PlanBody { note: "x".repeat(limits::WATCH_TEXT_MAX_BYTES), ..plan() },
    ] {
        assert_eq!(refused(malformed, at(20, 0)), Some(NotHeld::Malformed));
    }
    let keys = vec![0; limits::WATCH_KEYS_MAX_BYTES + 1].into();
    let with_long_keys = accept(CID8, 1, &plan(), Beside { keys, ..beside() }, &at(20, 0));
    assert_eq!(with_long_keys.err(), Some(NotHeld::Malformed));
    assert_eq!(NotHeld::OldPlan.acknowledged_as(), None);
    assert_eq!(NotHeld::ClockOff.acknowledged_as(), Some(Refused));
}

#[test]
fn a_plan_that_comes_after_its_deadline_asks_at_once() {
    let (_, effects) = accept(CID8, 1, &plan(), beside(), &at(21, 50)).expect("it is held");
    assert_eq!(effects, [ack(1, Held), Ask]);
}

#[test]
fn a_clock_that_is_known_to_be_fast_alarms_when_it_is_time() {
    // Seven minutes fast: at its 20:07 it is 20:00.
    let offset = Some(Offset::at_pairing(clock_ms(12, 0), clock_ms(12, 7)));
    let (watch, effects) =
        accept(CID8, 1, &plan(), Beside { offset, ..beside() }, &at(20, 7)).expect("it is held");
    assert_eq!(effects, [ack(1, Held)]);
    let mut phone = Phone { watch, effects };
    assert_eq!(phone.watch.asks_at_ms(), clock_ms(21, 54));
    assert_eq!(phone.tick(&later(at(21, 53), 59)), []);
    assert_eq!(phone.tick(&at(21, 54)), [Ask]);
}

#[test]
fn a_clock_that_is_not_known_is_said_and_alarms_up_to_five_minutes_later() {
    let at_offset = |offset| accept(CID8, 1, &plan(), Beside { offset, ..beside() }, &at(20, 0));
    let asks_at = |offset| at_offset(offset).expect("it is held").0.asks_at_ms();
    let (watch, effects) = at_offset(None).expect("it is held");
    assert_eq!(effects, [ack(1, HeldClockUncertain), ClockWarning]);
    assert_eq!(watch.asks_at_ms(), clock_ms(21, 52));
    assert_eq!(watch.view(&at(20, 0)).clock, ClockNote::Uncertain);
    let known_to = |error_ms| Some(Offset { offset_ms: 0, error_ms });
    assert_eq!(asks_at(known_to(120_000)), clock_ms(21, 47));
    assert_eq!(asks_at(known_to(180_000)), clock_ms(21, 50));
    assert_eq!(asks_at(known_to(3_600_000)), clock_ms(21, 52));
    let far = Some(Offset { offset_ms: 600_001, error_ms: 0 });
    assert_eq!(at_offset(far).err(), Some(NotHeld::ClockOff));
}

#[test]
fn after_a_restart_it_asks_for_five_minutes_before_it_rings() {
    let mut phone = Phone::holding();
    // Off from 21:00 to 21:40, and the clock is right after it.
    phone.tick(&at(21, 0));
    let booted = |minutes: i64| in_boot(2, clock_ms(21, 40 + minutes), minutes * 60_000);
    assert_eq!(phone.tick(&booted(1)), []);
    assert_eq!(phone.watch.view(&booted(1)).clock, ClockNote::Guess);
    assert_eq!(phone.tick(&booted(7)), [Ask]);
    assert_eq!(phone.tick(&booted(11)), []);
    assert_eq!(phone.tick(&booted(12)), [Ring, ack(1, Ringing)]);
}

#[test]
fn a_clock_turned_back_while_off_is_put_right_by_the_next_frame() {
    let mut phone = Phone::holding();
    phone.tick(&at(20, 30));
    // Off for half an hour, and six hours back: it can only know that a minute has passed.
    let booted = |minutes: i64| in_boot(2, clock_ms(15, minutes), minutes * 60_000);
    phone.tick(&booted(1));
    assert_eq!(phone.watch.asks_at_ms(), clock_ms(21, 47));
    assert_eq!(phone.watch.time_at(&booted(1)).ms(), clock_ms(20, 31));
    let effects = phone.location(2, clock_s(21, 1), &booted(1)).to_vec();
    assert_eq!(effects, [ClockWarning]);
    // By this clock it is half an hour earlier; what is not known adds its five minutes.
    assert_eq!(phone.watch.asks_at_ms(), clock_ms(21, 22));
}

#[test]
fn in_one_boot_no_turned_clock_counts() {
    let mut phone = Phone::holding();
    let turned = |hours: i64, reading: Reading, trusted| Reading {
        wall_ms: reading.wall_ms + hours * 3_600_000,
        trusted,
        ..reading
    };
    for trusted in [true, false] {
        assert_eq!(phone.tick(&turned(5, at(21, 0), trusted)), []);
        assert_eq!(phone.tick(&turned(-3, at(21, 46), trusted)), []);
    }
    assert_eq!(phone.tick(&turned(-3, at(21, 47), false)), [Ask]);
    assert_eq!(phone.tick(&at(21, 46)), [], "two wakes in the other order");
    assert_eq!(phone.tick(&at(21, 48)), [Ring, ack(1, Ringing)]);
}

#[test]
fn a_phone_that_never_knows_its_boot_asks_for_longer() {
    let unknown = |reading: Reading| Reading { boot: BootId::UNKNOWN, ..reading };
    let (watch, effects) = accept(CID8, 1, &plan(), beside(), &unknown(at(20, 0))).expect("it is held");
    let mut phone = Phone { watch, effects };
    assert_eq!(phone.tick(&unknown(at(21, 47))), [Ask]);
    assert_eq!(phone.tick(&unknown(at(21, 51))), []);
    assert_eq!(phone.tick(&unknown(at(21, 52))), [Ring, ack(1, Ringing)]);
}

#[test]
fn a_plan_with_positions_says_once_that_none_comes() {
    let follows = PlanBody { flags: PlanFlags(PlanFlags::POSITIONS_FOLLOW), ..plan() };
    let mut phone = Phone::with(&follows, beside());
    assert_eq!(phone.tick(&later(at(20, 19), 59)), []);
    assert_eq!(phone.tick(&at(20, 20)), [QuietLine]);
    assert_eq!(phone.tick(&at(20, 50)), []);
    assert_eq!(phone.location(2, clock_s(20, 50), &at(20, 51)), []);
    assert_eq!(phone.location(2, clock_s(21, 5), &at(21, 5)), [], "an equal number is passed over");
    assert_eq!(phone.tick(&at(21, 9)), []);
    assert_eq!(phone.tick(&at(21, 10)), [QuietLine], "counted from when it was sent");
    let last = phone.watch.view(&at(21, 10)).last_location.expect("one came");
    assert_eq!((last.sent_at, last.batt_pct, last.age_s), (clock_s(20, 50), 5, 10));
    assert_eq!(phone.tick(&at(21, 47)), [Ask]);

    let mut phone = Phone::holding();
    assert_eq!(phone.tick(&at(21, 0)), [], "without the flag its absence means nothing");
}

#[test]
fn a_test_makes_one_short_sound() {
    let test = PlanBody { flags: PlanFlags(PlanFlags::TEST), ..plan() };
    let mut phone = Phone::with(&test, beside());
    assert!(phone.watch.is_test() && phone.watch.view(&at(20, 0)).test);
    assert_eq!(phone.tick(&at(21, 47)), [Ask]);
    assert_eq!(phone.tick(&at(21, 48)), [RingTest, ack(1, Ringing)]);
    assert_eq!(phone.tick(&at(22, 0)), []);
}

#[test]
fn what_has_ended_is_forgotten_after_two_days() {
    let mut phone = Phone::holding();
    phone.operation(2, 0, Some(SAFE), &at(21, 0));
    assert_eq!(phone.tick(&later(at(21, 0), 48 * 3600 - 1)), []);
    assert_eq!(phone.tick(&later(at(21, 0), 48 * 3600)), [Forget]);
}

#[test]
fn a_word_before_its_plan_is_kept_for_a_day_and_taken_with_it() {
    let WatchEvent::Frame { body: Body::Operation(close), .. } = operation(2, 0, Some(SAFE)) else {
        panic!("an operation")
    };
    let mut early = PendingOperation::new(CID8, 2, close, &at(20, 0));
    let stored = minicbor::to_vec(&early).expect("it encodes");
    assert!(early == minicbor::decode(&stored).expect("it decodes"));
    assert!(early.keep(&later(at(20, 0), 24 * 3600 - 1)) && !early.keep(&later(at(20, 0), 24 * 3600)));
    assert!(!early.calls_for_help());
    let other = PendingOperation::new(crate::ids::Cid8([8; 8]), 2, close, &at(20, 0));

    let watch = Phone::holding().watch;
    let (watch, effects) = apply_pending(watch, &[other], &at(20, 1));
    assert_eq!((watch.phase(), effects), (Phase::Armed, vec![]));
    let (watch, effects) = apply_pending(watch, &[early], &at(20, 1));
    assert_eq!(watch.phase(), Phase::Closed(Ending::Safe));
    assert_eq!(effects, [Ended(Ending::Safe), ack(2, Held)]);

    let WatchEvent::Frame { body: Body::Operation(help), .. } = operation(3, 0, None) else {
        panic!("an operation")
    };
    assert!(PendingOperation::new(CID8, 3, help, &at(20, 0)).calls_for_help());
}

#[test]
fn its_own_kind_of_message_does_nothing() {
    let mut phone = Phone::holding();
    let ack = Ack { recv_at: 0, seq: 1, status: Held };
    assert_eq!(phone.on(&WatchEvent::Frame { seq: 9, body: Body::Ack(ack) }, &at(21, 0)), []);
}

#[test]
fn what_is_copied_of_the_face_follows_it() {
    let mut phone = Phone::holding();
    let face =
        WatchFace { language: Some("en".into()), notification_word: Some("é".repeat(150)), discreet: true };
    phone.on(&WatchEvent::FaceChanged(face), &at(21, 0));
    let kept = phone.watch.face();
    assert!(kept.discreet && kept.language.as_deref() == Some("en"));
    assert_eq!(kept.notification_word.as_ref().map(String::len), Some(200), "whole characters");
}

#[test]
fn the_fullest_watch_fits_its_file_and_prints_nothing() {
    let name = "n".repeat(limits::WATCH_NAME_MAX_BYTES);
    let full = PlanBody {
        due: clock_s(44, 0),
        tz_min: -1080,
        place: "p".repeat(184),
        at_e5: Some((-9_000_000, -18_000_000)),
        note: "q".repeat(200),
        flags: PlanFlags(u32::MAX),
        ..plan()
    };
    let beside = Beside {
        friend: name.repeat(3),
        keys: vec![0xff; limits::WATCH_KEYS_MAX_BYTES].into(),
        offset: Some(Offset { offset_ms: -600_000, error_ms: u64::MAX }),
        face: WatchFace { language: Some(name.clone()), notification_word: Some(name), discreet: true },
    };
    let mut phone = Phone::with(&full, beside);
    phone.location(u16::MAX, i64::MIN, &at(20, 1));
    phone.operation(u16::MAX, i64::MAX, Some([1; 8]), &at(20, 2));
    phone.operation(u16::MAX, i64::MAX, Some(DURESS), &at(20, 3));
    let bytes = minicbor::to_vec(&phone.watch).expect("it encodes");
    assert!(bytes.len() <= limits::WATCH_PLAIN_BYTES, "{}", bytes.len());
    assert_eq!(phone.watch.keys().len(), limits::WATCH_KEYS_MAX_BYTES);
    assert_eq!(format!("{:?}", phone.watch), "Watch { phase: Armed, .. }");
}

#[test]
fn each_wake_comes_when_something_is_due() {
    let kinds = |phone: &Phone, reading: &Reading| -> Vec<(i64, WatchWakeKind)> {
        next_wakes(&phone.watch, reading).iter().map(|wake| (wake.at_ms, wake.kind)).collect()
    };
    let follows = PlanBody { flags: PlanFlags(PlanFlags::POSITIONS_FOLLOW), ..plan() };
    let mut phone = Phone::with(&follows, beside());
    let line = (clock_ms(20, 20), WatchWakeKind::QuietLine);
    assert_eq!(kinds(&phone, &at(20, 0)), [line, (clock_ms(21, 47), WatchWakeKind::Ask)]);
    phone.tick(&at(21, 47));
    assert_eq!(kinds(&phone, &at(21, 47)), [(clock_ms(21, 48), WatchWakeKind::Ring)]);
    phone.answer(Answered::NotYet, &at(21, 47));
    assert_eq!(kinds(&phone, &at(21, 47)), [(clock_ms(21, 49), WatchWakeKind::Ring)]);
    phone.tick(&at(21, 49));
    let (again, end) = ((clock_ms(21, 51), WatchWakeKind::Ring), (clock_ms(45, 49), WatchWakeKind::End));
    assert_eq!(kinds(&phone, &at(21, 50)), [again, end]);
    assert_eq!(kinds(&phone, &at(22, 0))[0].0, clock_ms(22, 0), "never in the past");
    phone.operation(2, 0, Some(DURESS), &at(22, 0));
    let quiet = (clock_ms(22, 10), WatchWakeKind::QuietAlert);
    assert_eq!(kinds(&phone, &at(22, 0)), [quiet, (clock_ms(70, 0), WatchWakeKind::Forget)]);
}
