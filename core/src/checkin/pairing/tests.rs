//! Two phones come to the same, and what is no other phone is refused.

use super::*;
use crate::checkin::frames::{PlanBody, PlanFlags, seal_plan};
use crate::entropy::SystemEntropy;
use crate::error::Part;
use crate::ids::Cid8;
use crate::limits;

const CID8: Cid8 = Cid8([5; 8]);

fn pending(identity: u8) -> PendingPairing {
    PendingPairing::begin(&SystemEntropy::new(), "Amina", [identity; 32], [identity; 16]).expect("begins")
}

fn paired() -> (Paired, Paired) {
    let (ours, theirs) = (pending(1), pending(2));
    let (our_payload, their_payload) = (ours.payload().clone(), theirs.payload().clone());
    (ours.finish(&their_payload).expect("pairs"), theirs.finish(&our_payload).expect("pairs"))
}

fn plan() -> PlanBody {
    PlanBody {
        sent_at: 1,
        due: 2,
        grace_s: 3,
        max_ext_s: 4,
        tz_min: 0,
        place: String::new(),
        at_e5: None,
        note: String::new(),
        flags: PlanFlags::default(),
        h_safe: [0; 8],
        h_duress: [0; 8],
    }
}

fn is_refused<T>(result: &Result<T>) -> bool {
    matches!(*result, Err(Error::Invalid { field: "pairing", .. }))
}

#[test]
fn both_come_to_the_same_root() {
    let (one, other) = paired();
    assert_eq!(one.side, other.side.other());
    assert_eq!(one.digits, other.digits);
    assert!(one.digits.len() == 6 && one.digits.bytes().all(|digit| digit.is_ascii_digit()));
    assert_eq!(one.send.bytes_for_tests(), other.receive.bytes_for_tests());
    assert_eq!(one.receive.bytes_for_tests(), other.send.bytes_for_tests());
    assert_ne!(one.send.bytes_for_tests(), one.receive.bytes_for_tests());
    assert_eq!((one.their_identity, one.their_mailbox), ([2; 32], [2; 16]));
    assert_eq!(one.their_name, "Amina");
    assert_ne!(paired().0.send.bytes_for_tests(), one.send.bytes_for_tests());
}

#[test]
fn a_changed_payload_shows_in_the_keys() {
    let (ours, theirs) = (pending(1), pending(2));
    let their_payload = theirs.payload().clone();
    let mut changed = ours.payload().clone();
    changed.name = "Anima".into();
    let (one, other) = (ours.finish(&their_payload).expect("pairs"), theirs.finish(&changed).expect("pairs"));
    assert_ne!(one.send.bytes_for_tests(), other.receive.bytes_for_tests());
}

#[test]
fn what_is_no_other_phone_is_refused() {
    let other = pending(2).payload().clone();
    let own = pending(1);
    let payload = own.payload().clone();
    assert!(is_refused(&own.finish(&payload)));
    assert!(is_refused(&pending(2).finish(&other)), "the same identity");
    assert!(is_refused(&pending(1).finish(&PairingPayload { x25519: [0; 32], ..other.clone() })));
    let mut forcing = [0; 32];
    forcing[0] = 1;
    assert!(is_refused(&pending(1).finish(&PairingPayload { x25519: forcing, ..other.clone() })));
    for name in [String::new(), " ".into(), "a".repeat(limits::CONTACT_NAME_MAX_BYTES + 1), "a\u{7}".into()] {
        assert!(is_refused(&pending(1).finish(&PairingPayload { name: name.clone(), ..other.clone() })));
        let begun = PendingPairing::begin(&SystemEntropy::new(), &name, [1; 32], [1; 16]);
        assert!(matches!(begun, Err(Error::Invalid { field: "name", .. })));
    }
    assert!(pending(1).finish(&other).is_ok());
}

#[test]
fn what_is_shown_is_read() {
    let long =
        PairingPayload { name: "n".repeat(limits::CONTACT_NAME_MAX_BYTES), ..pending(1).payload().clone() };
    for payload in [pending(1).payload().clone(), long] {
        assert_eq!(
            read_shown(&payload.shown(1_800_000_000)).expect("reads"),
            (payload.clone(), 1_800_000_000)
        );
        assert_eq!(read_shown(&format!(" {}\n", payload.shown(i64::MAX))).expect("reads").1, i64::MAX);
    }
    let payload = pending(1).payload().clone();
    let shown = pending(1).shown(5);
    let (digits, _) = shown.split_once('.').expect("a time");
    for text in [
        "",
        ".",
        ".5",
        digits,
        &format!("{digits}."),
        &format!("{digits}.-5"),
        &format!("{digits}.+5"),
        &format!("{digits}.5.5"),
        &"a".repeat(400),
    ] {
        assert!(is_refused(&read_shown(text)), "{text}");
    }
    let mut bytes = payload.to_bytes().expect("encodes");
    assert_eq!(PairingPayload::from_bytes(&bytes).expect("reads"), payload);
    bytes.push(0);
    assert!(is_refused(&PairingPayload::from_bytes(&bytes)));
    bytes.pop();
    bytes[1] = 2;
    assert!(matches!(PairingPayload::from_bytes(&bytes), Err(Error::NewerFormat(Part::Frame))));
    // The version in two bytes: not the one way to write it.
    let two_bytes = [&[0x86, 0x18, 1], &payload.to_bytes().expect("encodes")[2..]].concat();
    assert!(is_refused(&PairingPayload::from_bytes(&two_bytes)));
}

#[test]
fn the_watcher_finds_the_step() {
    let (sender, watcher) = paired();
    let mut key = sender.send;
    for steps in 0..=limits::WATCHER_STEPS_AHEAD_MAX + 1 {
        let keys = key.frame_keys(CID8).expect("derives");
        let frame =
            seal_plan(&SystemEntropy::new(), &keys.plan, sender.side, CID8, 0, &plan()).expect("seals");
        let found = open_plan_with_ratchet(&watcher.receive, watcher.side.other(), &frame);
        if steps > limits::WATCHER_STEPS_AHEAD_MAX {
            assert!(matches!(found, Err(Error::BadFrame)));
        } else {
            let (_, opened, ahead, found) = found.expect("opens");
            assert_eq!((opened, ahead), (plan(), steps));
            assert_eq!(found.short.secret().expose(), keys.short.secret().expose());
            // Once it has gone on, what was sent before stays closed.
            let later = watcher.receive.ahead(ahead).expect("in reach").stepped().expect("steps");
            assert!(open_plan_with_ratchet(&later, sender.side, &frame).is_err());
        }
        key = key.stepped().expect("steps");
        assert_eq!(key.step(), steps + 1);
    }
    assert!(watcher.receive.ahead(limits::WATCHER_STEPS_AHEAD_MAX + 1).is_err());
    const { assert!(limits::SENDER_STEPS_UNACKED_MAX < limits::WATCHER_STEPS_AHEAD_MAX) };
}

#[test]
fn each_check_in_has_keys_of_its_own() {
    let (paired, _) = paired();
    let keys = paired.send.frame_keys(CID8).expect("derives");
    let other = paired.send.frame_keys(Cid8([6; 8])).expect("derives");
    assert_ne!(keys.plan.secret().expose(), other.plan.secret().expose());
    assert_ne!(keys.plan.secret().expose(), keys.short.secret().expose());
}

#[test]
fn a_direction_key_is_stored_and_prints_nothing() {
    let key = paired().0.send.stepped().expect("steps");
    let again: DirectionKey = minicbor::decode(&minicbor::to_vec(&key).expect("encodes")).expect("decodes");
    assert_eq!((again.bytes_for_tests(), again.step()), (key.bytes_for_tests(), 1));
    assert!(minicbor::decode::<DirectionKey>(&[0x82, 0x41, 0, 0]).is_err());
    assert_eq!(format!("{key:?}"), "DirectionKey { key: [redacted], step: 1 }");
    assert_eq!(format!("{:?} {:?}", pending(1), paired().0), "[redacted] [redacted]");
}
