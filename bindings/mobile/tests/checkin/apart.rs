//! Check-ins that lie apart from the record, where a phone can read them before it is unlocked for the first time.

use alongside_mobile::screens::Effect;
use alongside_mobile::{CheckInEvents, SendOutcome};

use crate::checkin::hand::{Hand, at, sends, wakes};

const APART: &str = "standing";

/// Minutes after which an ended check-in owes nothing more but its history.
const LATER: [i64; 3] = [90, 120, 180];

#[test]
fn a_check_in_is_told_although_the_record_is_out_of_reach_and_its_history_waits_for_it() {
    let hand = Hand::started_with(Some(APART));
    assert!(!hand.data.join("checkin").exists(), "nothing of it lies in the record's folder");
    assert!(hand.data.with_file_name(APART).join("c").exists());
    hand.app.lock(None, at(1)).expect("locks");

    // Started again and not unlocked yet: the record's folder can't be found, and nobody has the app in memory.
    let away = hand.data.with_file_name("away");
    std::fs::rename(&hand.data, &away).expect("moves");
    let events = CheckInEvents::over(hand.environment.clone(), hand.data.clone());
    assert!(!wakes(&events.recover(at(2))).is_empty());
    let told = sends(&events.tick(at(76)));
    let [(check_in, row, to, _)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(to, "+447700900123");
    let _ = events.sent(check_in.clone(), row.clone(), SendOutcome::HandedOver, at(76));
    for minutes in LATER {
        assert!(sends(&events.tick(at(minutes))).is_empty(), "once is enough");
    }
    // Nobody answers for a day, and it is over.
    for hours in [30, 60] {
        assert!(matches!(events.tick(at(hours * 60)).last(), Some(Effect::SetWakes { .. })));
    }
    assert!(!hand.data.exists(), "nothing is made in its place");

    std::fs::rename(&away, &hand.data).expect("comes back");
    let _ = events.tick(at(61 * 60));
    hand.inside(|record| {
        let kept = record.check_in_history().expect("lists");
        assert_eq!(kept.len(), 1, "it came in, once: {kept:?}");
    });
}

#[test]
fn pins_stay_while_the_record_is_out_of_reach() {
    let hand = Hand::ready_with(Some(APART));
    let pins = hand.data.with_file_name(APART).join("pins.1");
    assert!(pins.exists());
    let away = hand.data.with_file_name("away");
    std::fs::rename(&hand.data, &away).expect("moves");
    for effects in [hand.events.recover(at(1)), hand.events.tick(at(2))] {
        assert_eq!(effects, [Effect::SetWakes { wakes: Vec::new() }]);
    }
    assert!(pins.exists(), "nobody has erased anything");
    // Erased in earnest, the folder is there and empty.
    std::fs::create_dir(&hand.data).expect("is made");
    let _ = hand.events.tick(at(3));
    assert!(!pins.exists());
}
