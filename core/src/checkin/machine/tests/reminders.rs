//! When she is reminded, asked and woken, to the second.

use super::super::*;
use super::fixture::*;
use crate::time::{BootId, Reading};

/// Due 21:30, deadline 21:45.
fn armed() -> (Armed, CheckIn) {
    let armed = arm(&Plan::default(), &Draw::new(1));
    let state = does(&armed, &armed.check_in, &Act::Tick, 60);
    let sent = send_all(&armed, state, 60);
    (armed, sent)
}

fn moments(plan: &Plan) -> Vec<i64> {
    arm(plan, &Draw::new(1)).check_in.reminders().map(|at| at - START_S).collect()
}

#[test]
fn reminders_before_it_is_due_and_in_the_grace_period() {
    let minutes = |of: [i64; 6]| of.map(|minute| minute * 60);
    assert_eq!(moments(&Plan::default()), minutes([60, 80, 88, 90, 95, 100]));
    let short = Plan { duration_s: 300, grace_s: 120, ..Plan::default() };
    assert_eq!(moments(&short), [180, 300, 340, 380], "those that fit");
    let seconds = Plan { mode: Mode::Test, duration_s: 5, grace_s: 3, ..Plan::default() };
    assert_eq!(moments(&seconds), [5, 6, 7]);
    let exact = Plan { duration_s: 1800, ..Plan::default() };
    assert_eq!(moments(&exact).first(), Some(&1200), "not at the moment it starts");
}

#[test]
fn each_reminder_is_given_once_and_those_slept_through_as_one() {
    let (armed, mut state) = armed();
    let mut given = Vec::new();
    for second in 60..=105 * 60 {
        let done = act(&armed, &state, &Act::Tick, &reading_at(second));
        given.extend(done.effects.iter().map(|effect| (second, *effect)));
        state = done.state;
    }
    let remind = |minute: i64, number, grace| (minute * 60, Effect::Remind { number, grace });
    let expected = [
        remind(60, 1, false),
        remind(80, 2, false),
        remind(88, 3, false),
        remind(90, 4, true),
        remind(95, 5, true),
        remind(100, 6, true),
        (105 * 60, Effect::Fired),
    ];
    assert_eq!(given, expected);
    let (armed, state) = self::armed();
    let late = act(&armed, &state, &Act::Tick, &reading_at(89 * 60));
    assert_eq!(late.effects, [Effect::Remind { number: 3, grace: false }]);
}

#[test]
fn reminders_begin_again_when_it_is_put_off() {
    let (armed, state) = armed();
    let late = does(&armed, &state, &Act::Tick, 89 * 60);
    let extended = does(&armed, &late, &Act::Extend(1800, Some(Pin::Safe)), 89 * 60);
    let done = act(&armed, &extended, &Act::Tick, &reading_at(110 * 60));
    assert_eq!(done.effects, [Effect::Remind { number: 2, grace: false }]);
}

#[test]
fn phases_follow_the_time() {
    let (_, state) = armed();
    let phase = |minute: i64| state.phase(state.anchor.estimate(&reading_at(minute * 60)));
    let expected = [
        (59, Phase::Running),
        (60, Phase::Reminding),
        (89, Phase::Reminding),
        (90, Phase::Grace),
        (104, Phase::Grace),
        (105, Phase::Asking),
    ];
    for (minute, phase_then) in expected {
        assert_eq!(phase(minute), phase_then, "{minute}");
    }
}

fn wakes(state: &CheckIn, seconds: i64) -> Vec<(i64, WakeKind)> {
    let reading = reading_at(seconds);
    let wakes = state.next_wakes(&reading);
    for wake in &wakes {
        let mono = i64::try_from(wake.at_monotonic_ms - reading.monotonic_ms).expect("later");
        assert_eq!(mono, wake.at_utc_ms - reading.wall_ms, "both clocks say the same");
    }
    wakes.iter().map(|wake| (wake.at_utc_ms / 1000 - START_S, wake.kind)).collect()
}

#[test]
fn it_wakes_for_what_is_to_come() {
    use WakeKind::{Deadline, Reminder, Tidy};
    let (armed, state) = armed();
    let reminders = [60, 80, 88, 90, 95, 100].map(|minute| (minute * 60, Reminder));
    let expected: Vec<_> = reminders.into_iter().chain([(105 * 60, Deadline)]).collect();
    assert_eq!(wakes(&state, 61), expected);
    let later = does(&armed, &state, &Act::Tick, 91 * 60);
    assert_eq!(wakes(&later, 91 * 60), [(95 * 60, Reminder), (100 * 60, Reminder), (105 * 60, Deadline)]);
    // The wake at the deadline stays after any ending; a day later it is tidied.
    for pin in [Pin::Safe, Pin::Duress] {
        let closed =
            send_all(&armed, does(&armed, &later, &Act::Close(Closing::Cancel, pin), 92 * 60), 92 * 60);
        assert_eq!(wakes(&closed, 92 * 60), [(105 * 60, Deadline), (105 * 60 + 24 * 3600, Tidy)]);
    }
}

#[test]
fn the_arming_minute_and_what_waits_to_be_sent_wake_it() {
    let armed = arm(&Plan::default(), &Draw::new(1));
    let woken = wakes(&armed.check_in, 0);
    assert!(woken.contains(&(0, WakeKind::Send)), "{woken:?}");
    assert!(woken.contains(&(60, WakeKind::Tidy)), "{woken:?}");
}

#[test]
fn while_asking_it_wakes_every_half_minute_and_not_at_once() {
    let (armed, state) = armed();
    let after = |up_s: i64| Reading {
        monotonic_ms: u64::try_from(up_s * 1000).expect("up"),
        boot: BootId([2; 16]),
        ..reading_at(106 * 60 + up_s)
    };
    let mut state = act(&armed, &state, &Act::Tick, &after(20)).state;
    let (mut up_s, mut wakes) = (20, 0);
    while state.state.is_waiting() {
        let next = state.next_wakes(&after(up_s)).first().copied().expect("a wake");
        let next_s = i64::try_from(next.at_monotonic_ms / 1000).expect("small");
        assert_eq!((next.kind, next_s - up_s), (WakeKind::Deadline, 30));
        (up_s, wakes) = (next_s, wakes + 1);
        assert!(wakes <= 10);
        state = act(&armed, &state, &Act::Tick, &after(up_s)).state;
    }
    assert_eq!((wakes, up_s), (10, 320), "five minutes after she was asked");
    assert!(state.fired.is_some_and(|fired| fired.uncertain));
}

#[test]
fn a_clock_that_was_turned_is_said_once_and_moves_nothing() {
    let (armed, state) = armed();
    for hours in [-3, 5] {
        let turned = |minute: i64| Reading {
            wall_ms: reading_at(minute * 60).wall_ms + hours * 3_600_000,
            ..reading_at(minute * 60)
        };
        let first = act(&armed, &state, &Act::Tick, &turned(30));
        assert_eq!(first.effects, [Effect::ClockTurned]);
        let second = act(&armed, &first.state, &Act::Tick, &turned(31));
        assert!(second.effects.is_empty() && second.state.state == State::Armed);
        assert!(act(&armed, &second.state, &Act::Tick, &turned(104)).state.state == State::Armed);
        assert!(act(&armed, &second.state, &Act::Tick, &turned(105)).state.state == State::Firing);
    }
}
