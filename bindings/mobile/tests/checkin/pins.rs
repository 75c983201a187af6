//! Two PINs, one road: whichever is typed, what is shown and what is asked of the phone is the same.

use alongside_mobile::screens::checkin::CheckInAction;
use alongside_mobile::screens::{Action, Effect, Screen, View, WayIn};

use crate::checkin::hand::{FORCED, Hand, MINUTE, SAFE, at, at_ms, sends, wakes};

fn pin() -> Action {
    Action::CheckIn { action: CheckInAction::Pin }
}

/// What one PIN leads to, as the shell gets it: every view and every effect, as JSON.
fn road(hand: &Hand, ask: &CheckInAction, typed: &str, minutes: i64) -> Vec<String> {
    let mut hand = hand.copied();
    let mut seen = Vec::new();
    let view = |view: &View| serde_json::to_string(view).expect("is JSON");
    let effects = |effects: &[Effect]| serde_json::to_string(effects).expect("is JSON");
    let frame = at(minutes);
    seen.push(effects(&hand.opened(WayIn::Reminder, &frame)));
    seen.push(view(&hand.view(&frame)));
    seen.push(effects(&hand.does(ask.clone(), &frame)));
    seen.push(view(&hand.view(&frame)));
    let asked = hand.act_with(pin(), typed, &frame);
    seen.push(steady(&asked, &frame));
    // Looked at a moment later: the act itself took one.
    let later = at_ms(minutes * MINUTE + 10_000);
    seen.push(view(&hand.view(&later)));
    // The next words, and what comes by itself up to the deadline.
    seen.push(effects(&hand.does(CheckInAction::Done, &later)));
    seen.push(view(&hand.view(&later)));
    seen.push(steady(&hand.events.tick(at(minutes + 1)), &frame));
    seen.push(view(&hand.view(&at(minutes + 1))));
    seen
}

/// Effects with their wakes to the minute from now: what was typed took a moment, and never the same.
fn steady(effects: &[Effect], frame: &alongside_mobile::Frame) -> String {
    let steady: Vec<Effect> = effects
        .iter()
        .cloned()
        .map(|effect| match effect {
            Effect::SetWakes { wakes } => Effect::SetWakes {
                wakes: wakes
                    .into_iter()
                    .map(|mut wake| {
                        let minute = |at: i64, from: i64| (at - from + 30_000).div_euclid(60_000);
                        wake.at_utc_ms = minute(wake.at_utc_ms, frame.wall_ms);
                        wake.at_monotonic_ms = minute(wake.at_monotonic_ms, frame.monotonic_ms);
                        wake
                    })
                    .collect(),
            },
            other => other,
        })
        .collect();
    serde_json::to_string(&steady).expect("is JSON")
}

#[test]
fn either_pin_looks_the_same_byte_for_byte() {
    let hand = Hand::started();
    let acts = [CheckInAction::Safe, CheckInAction::CallOff, CheckInAction::PutOff { minutes: 30 }];
    for ask in acts {
        for minutes in [20, 65] {
            let (safe, forced) = (road(&hand, &ask, SAFE, minutes), road(&hand, &ask, FORCED, minutes));
            assert_eq!(safe, forced, "{ask:?} after {minutes} minutes");
            // And it was taken: a wrong one leads elsewhere.
            assert_ne!(safe, road(&hand, &ask, "0000", minutes), "{ask:?}");
        }
    }
}

#[test]
fn after_the_message_has_gone_either_pin_looks_the_same_too() {
    let mut hand = Hand::started();
    let told = hand.does(CheckInAction::AlertNow, &at(10));
    let (check_in, row, ..) = sends(&told).pop().expect("a message");
    let _ = hand.events.sent(check_in, row, alongside_mobile::SendOutcome::HandedOver, at(10));
    let (safe, forced) =
        (road(&hand, &CheckInAction::Safe, SAFE, 20), road(&hand, &CheckInAction::Safe, FORCED, 20));
    assert_eq!(safe, forced);
    assert!(safe.iter().any(|seen| seen.contains("They are told that too")), "{safe:?}");
}

#[test]
fn what_a_forced_pin_owes_goes_at_the_time_she_set_and_not_before() {
    let hand = Hand::started();
    let texts = |typed: &str| {
        let mut hand = hand.copied();
        hand.opened(WayIn::Reminder, &at(20));
        hand.does(CheckInAction::Safe, &at(20));
        let mut sent = sends(&hand.act_with(pin(), typed, &at(20)));
        for minutes in [30, 60, 74] {
            sent.extend(sends(&hand.events.tick(at(minutes))));
        }
        let before = sent.len();
        let late: Vec<String> = sends(&hand.events.tick(at(76))).into_iter().map(|row| row.3).collect();
        (before, late)
    };
    let (safe, forced) = (texts(SAFE), texts(FORCED));
    assert_eq!(safe.0, forced.0);
    assert!(!safe.1.iter().any(|text| text.contains("made to end")), "{safe:?}");
    assert!(forced.1.iter().any(|text| text.contains("made to end")), "{forced:?}");
}

#[test]
fn a_wrong_pin_changes_nothing_and_says_so() {
    let mut hand = Hand::started();
    hand.does(CheckInAction::Safe, &at(5));
    let before = hand.pin_page(&at(5));
    assert!(before.paragraphs.is_empty() && before.field.text.is_empty());
    let effects = hand.act_with(pin(), "0000", &at(5));
    wakes(&effects);
    assert!(sends(&effects).is_empty());
    let page = hand.pin_page(&at(5));
    assert_eq!(page.field.problem.expect("is said").code, "wrong-pin");
    for _ in 0..9 {
        hand.act_with(pin(), "0000", &at(5));
    }
    // One more is for later; the check-in goes on.
    hand.act_with(pin(), SAFE, &at(5));
    assert_eq!(hand.pin_page(&at(5)).field.problem.expect("is said").code, "throttled");
    assert!(!hand.check_ins().current().expect("reads").expect("runs").state.is_closed());
    hand.act_with(pin(), SAFE, &at(7));
    assert!(matches!(hand.front(&at(7)), Screen::Reading { .. }));
}
