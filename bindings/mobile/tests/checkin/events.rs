//! Receivers alone: no app, no passcode.

use alongside_mobile::screens::{Effect, WakeKind};
use alongside_mobile::{Frame, PlatformState, SendOutcome};

use crate::checkin::hand::{Hand, MINUTE, at, facts, sends, wakes};

/// The same moment after the phone was started again `awake_ms` ago.
fn rebooted(minutes: i64, awake_ms: i64) -> Frame {
    Frame { boot: "ffeeddccbbaa99887766554433221100".into(), monotonic_ms: awake_ms, ..at(minutes) }
}

fn notices(effects: &[Effect]) -> Vec<(&str, bool)> {
    let notices = effects.iter().filter_map(|effect| match effect {
        Effect::Notify { text, sounds, .. } => Some((text.as_str(), *sounds)),
        _ => None,
    });
    notices.collect()
}

#[test]
fn a_message_that_does_not_leave_is_tried_again_when_next_wakes_says() {
    let hand = Hand::started();
    let fired = hand.events.tick(at(76));
    let (check_in, row, ..) = sends(&fired).pop().expect("a message");
    let answered = hand.events.sent(check_in.clone(), row.clone(), SendOutcome::Later, at(76));
    assert!(sends(&answered).is_empty(), "not at once");
    assert_eq!(hand.events.next_wakes(at(76)), wakes(&answered));
    let again = wakes(&answered).iter().find(|wake| wake.kind == WakeKind::Send).copied().expect("a wake");
    let ahead = again.at_utc_ms - at(76).wall_ms;
    assert!((1_000..=20_000).contains(&ahead), "{ahead}");
    let later = Frame { wall_ms: again.at_utc_ms, monotonic_ms: again.at_monotonic_ms, ..at(76) };
    let second = sends(&hand.events.tick(later.clone()));
    assert_eq!(second.iter().map(|row| &row.1).collect::<Vec<_>>(), [&row]);
    // Twice as long the second time.
    let answered = hand.events.sent(check_in.clone(), row.clone(), SendOutcome::Later, later.clone());
    let next = wakes(&answered).iter().find(|wake| wake.kind == WakeKind::Send).expect("a wake");
    assert!(next.at_utc_ms - later.wall_ms > ahead, "{next:?}");
    // Handed over, it goes no more, however often that is said.
    for _ in 0..2 {
        let _ = hand.events.sent(check_in.clone(), row.clone(), SendOutcome::HandedOver, at(80));
    }
    for minutes in [81, 90, 120] {
        assert!(sends(&hand.events.tick(at(minutes))).is_empty());
    }
    // What is no row is passed over.
    wakes(&hand.events.sent("nonsense".into(), "7".into(), SendOutcome::Refused, at(120)));
}

#[test]
fn an_unanswered_send_comes_again_and_never_twice_at_once() {
    let hand = Hand::started();
    let fired = hand.events.tick(at(76));
    assert_eq!(sends(&fired).len(), 1);
    assert!(sends(&hand.events.tick(at(76))).is_empty(), "it is under way");
    let again = wakes(&hand.events.tick(at(76))).iter().find(|wake| wake.kind == WakeKind::Send).copied();
    let again = again.expect("somebody looks whether it was answered");
    let later = Frame { wall_ms: again.at_utc_ms, monotonic_ms: again.at_monotonic_ms, ..at(76) };
    assert_eq!(sends(&hand.events.tick(later)).len(), 1);
}

#[test]
fn reminders_come_once_each_in_neutral_words_and_sound_only_when_due() {
    let hand = Hand::started();
    assert_eq!(notices(&hand.events.tick(at(31))), [("Reminder. Tap to open.", false)]);
    assert_eq!(notices(&hand.events.tick(at(31))), []);
    assert_eq!(notices(&hand.events.tick(at(61))), [("Reminder. Tap to open.", true)]);
}

#[test]
fn after_a_reboot_she_is_asked_before_anybody_is_told() {
    let hand = Hand::started();
    // Started again after the deadline: what the wall clock says is a guess.
    let recovered = hand.events.recover(rebooted(80, 30_000));
    assert!(sends(&recovered).is_empty());
    assert!(notices(&recovered).contains(&("Reminder. Tap to open.", true)), "{recovered:?}");
    assert!(!wakes(&recovered).is_empty());
    // Twice is harmless.
    assert!(sends(&hand.events.recover(rebooted(80, 31_000))).is_empty());
    let mut told = Vec::new();
    let mut first = None;
    for minute in 1..=7 {
        let frame = rebooted(80 + minute, 30_000 + minute * MINUTE);
        let rows = sends(&hand.events.tick(frame)).into_iter().map(|row| row.1);
        told.extend(rows);
        first = first.or((!told.is_empty()).then_some(minute));
    }
    assert_eq!(first, Some(5), "after five minutes awake");
    // Nobody answers here, so the one message comes again; it is one all the same.
    told.dedup();
    assert_eq!(told.len(), 1);
}

#[test]
fn a_reboot_before_the_time_loses_nothing() {
    let hand = Hand::started();
    let before = wakes(&hand.events.tick(at(10))).to_vec();
    let after = hand.events.recover(rebooted(12, 40_000));
    let deadline = |wakes: &[alongside_mobile::screens::WakeView]| {
        wakes.iter().find(|wake| wake.kind == WakeKind::Deadline).map(|wake| wake.at_utc_ms)
    };
    assert_eq!(deadline(&before), deadline(wakes(&after)));
    // On the clock of the new boot.
    let wake = wakes(&after).iter().find(|wake| wake.kind == WakeKind::Deadline).expect("a deadline");
    assert_eq!(wake.at_monotonic_ms - 40_000, wake.at_utc_ms - at(12).wall_ms);
}

#[test]
fn what_the_phone_loses_is_kept_and_ends_nothing() {
    let hand = Hand::started();
    let mut without = facts();
    without.may_notify = false;
    wakes(&hand.events.platform_lost(PlatformState { facts: without, no_network: true }, at(5)));
    let check_in = hand.check_ins().current().expect("reads").expect("runs");
    assert!(check_in.lost != 0 && check_in.state.is_waiting());
    // A position that can be none is passed over, and so is a frame that opens nowhere.
    wakes(&hand.events.located(i64::MAX, 0, 0, 0, at(6), Some(900)));
    wakes(&hand.events.frame_arrived(&[1, 2, 3], at(6)));
    wakes(&hand.events.frame_arrived(&vec![0; 1 << 20], at(6)));
    wakes(&hand.events.located(515_073_500, -1_277_600, 20, at(6).wall_ms, at(6), Some(80)));
    let check_in = hand.check_ins().current().expect("reads").expect("runs");
    assert!(check_in.position.is_some());
}

#[test]
fn where_there_is_no_check_in_there_is_no_wake_and_no_folder() {
    let hand = Hand::bare();
    for effects in [hand.events.recover(at(0)), hand.events.tick(at(0))] {
        assert_eq!(effects, [Effect::SetWakes { wakes: Vec::new() }]);
    }
    assert_eq!(hand.events.next_wakes(at(0)), []);
    assert!(!hand.data.join("checkin").exists());
}

#[test]
fn what_can_not_be_read_is_looked_at_again_and_she_is_asked() {
    let hand = Hand::started();
    let capsules = hand.data.join("checkin").join("c");
    for entry in std::fs::read_dir(&capsules).expect("a folder") {
        std::fs::write(entry.expect("an entry").path(), b"torn").expect("is spoilt");
    }
    let effects = hand.events.tick(at(5));
    assert_eq!(notices(&effects).len(), 1);
    assert_eq!(wakes(&effects).iter().map(|wake| wake.kind).collect::<Vec<_>>(), [WakeKind::Look]);
}
