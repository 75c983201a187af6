//! Frames: what can be told from outside, and that nothing but the frame itself opens.

use alongside_core::Error;
use alongside_core::checkin::frames::{
    Ack, AckStatus, Body, Location, Operation, PlanBody, PlanFlags, PlanKey, ShortKey, Side, header, link,
    open_plan, open_short, read_link, read_links, seal_plan, seal_short, split, testing,
};
use alongside_core::checkin::frames::{FrameClass, Joiner};
use alongside_core::checkin::pairing::{PairingPayload, read_shown};
use alongside_core::ids::{Cid8, to_hex};
use alongside_core::limits::FRAME_TIME_MAX_S;
use alongside_core::secret::SecretBytes;
use alongside_tests::entropy::DeterministicEntropy;
use proptest::prelude::*;

use super::cases;

fn time() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0), 1_700_000_000..2_000_000_000_i64, 0..=FRAME_TIME_MAX_S]
}

fn position() -> impl Strategy<Value = (i32, i32)> {
    (-9_000_000..=9_000_000_i32, -18_000_000..=18_000_000_i32)
}

/// A body of a short frame. A failure shows its bytes: the body itself prints nothing.
struct Said(Body);

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&to_hex(&testing::encode_short(&self.0).expect("encodes")))
    }
}

fn short() -> impl Strategy<Value = Said> {
    let operation = (time(), time(), any::<Option<[u8; 8]>>())
        .prop_map(|(sent_at, deadline, token)| Said(Body::Operation(Operation { sent_at, deadline, token })));
    let location = (time(), position(), any::<u32>(), any::<u32>(), 0..=100_u8).prop_map(
        |(sent_at, (lat_e5, lon_e5), acc_m, age_s, batt_pct)| {
            Said(Body::Location(Location { sent_at, lat_e5, lon_e5, acc_m, age_s, batt_pct }))
        },
    );
    let status = prop_oneof![
        Just(AckStatus::Held),
        Just(AckStatus::HeldClockUncertain),
        Just(AckStatus::Refused),
        Just(AckStatus::Ringing)
    ];
    let ack = (time(), any::<u16>(), status)
        .prop_map(|(recv_at, seq, status)| Said(Body::Ack(Ack { recv_at, seq, status })));
    prop_oneof![operation, location, ack]
}

fn plan() -> impl Strategy<Value = PlanBody> {
    let texts = (".{0,40}", ".{0,100}");
    let numbers = (any::<u32>(), any::<u32>(), -1080..=1080_i32, any::<u32>());
    let hashes = any::<([u8; 8], [u8; 8])>();
    (time(), time(), numbers, texts, prop::option::of(position()), hashes).prop_map(
        |(sent_at, due, (grace_s, max_ext_s, tz_min, flags), (place, note), at_e5, (h_safe, h_duress))| {
            let flags = PlanFlags(flags);
            PlanBody { sent_at, due, grace_s, max_ext_s, tz_min, place, at_e5, note, flags, h_safe, h_duress }
        },
    )
}

fn keys(key: [u8; 32]) -> (PlanKey, ShortKey) {
    (PlanKey::new(SecretBytes::copy_of(&key)), ShortKey::new(SecretBytes::copy_of(&key)))
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::A), Just(Side::B)]
}

/// Bytes with a header that may be right, of a length that may be right.
fn nearly_a_frame() -> impl Strategy<Value = Vec<u8>> {
    let first = prop_oneof![Just(0x11), Just(0x12), Just(0x14), any::<u8>()];
    let rest = prop_oneof![Just(64), Just(192), Just(416), 0..450_usize]
        .prop_flat_map(|length| prop::collection::vec(any::<u8>(), length));
    let chunk = (1..14_u8, 0..34_u8, 0..34_u8);
    (first, rest, chunk).prop_map(|(first, mut rest, (units, index, total))| {
        if first == 0x14 && rest.len() > 19 {
            rest[16..19].copy_from_slice(&[units, index, total]);
        }
        [vec![first], rest].concat()
    })
}

proptest! {
    #![proptest_config(cases(256, 20_000))]

    #[test]
    fn whatever_a_short_frame_says_it_looks_the_same(
        (one, other) in (short(), short()), sender in side(), seq in any::<u16>(), cid in any::<[u8; 8]>(),
    ) {
        let entropy = DeterministicEntropy::new(u64::from_be_bytes(cid));
        let (_, key) = keys([7; 32]);
        let (one, other) = (one.0, other.0);
        let frames = [&one, &other].map(|body| seal_short(&entropy, &key, sender, Cid8(cid), seq, body).unwrap());
        for (frame, body) in frames.iter().zip([&one, &other]) {
            prop_assert_eq!(frame.len(), 65);
            prop_assert_eq!(&frame[..11], &[&[0x12], cid.as_slice(), &seq.to_be_bytes()].concat());
            let (_, opened) = open_short(&key, sender, frame).unwrap();
            prop_assert!(opened == *body);
        }
        // The rest is as random as its salt: it shares nothing, not even where both say the same.
        let twice = seal_short(&entropy, &key, sender, Cid8(cid), seq, &one).unwrap();
        let shared = frames[0][17..].iter().zip(&twice[17..]).filter(|(one, other)| one == other).count();
        prop_assert!(shared < 12, "{shared} bytes of 48 are the same");
    }

    #[test]
    fn a_plan_has_one_of_two_sizes_and_comes_back(
        plan in plan(), sender in side(), seq in any::<u16>(), cid in any::<[u8; 8]>(),
    ) {
        let (key, _) = keys([7; 32]);
        let length = testing::encode_plan(&plan).unwrap().len();
        let sealed = seal_plan(&DeterministicEntropy::new(1), &key, sender, Cid8(cid), seq, &plan);
        if length > 383 {
            prop_assert!(sealed.is_err());
        } else {
            let frame = sealed.unwrap();
            prop_assert_eq!(frame.len(), if length < 160 { 193 } else { 417 });
            let (seen, opened) = open_plan(&key, sender, &frame).unwrap();
            prop_assert_eq!((seen.class, seen.cid8, seen.seq, opened), (FrameClass::Plan, Cid8(cid), seq, plan));
        }
    }

    #[test]
    fn any_changed_byte_refuses(
        plan in plan(), body in short(), at in any::<prop::sample::Index>(), change in 1..=255_u8,
    ) {
        let (entropy, (plan_key, short_key)) = (DeterministicEntropy::new(1), keys([7; 32]));
        if let Ok(mut frame) = seal_plan(&entropy, &plan_key, Side::A, Cid8([1; 8]), 2, &plan) {
            let at = at.index(frame.len());
            frame[at] ^= change;
            prop_assert!(open_plan(&plan_key, Side::A, &frame).is_err(), "byte {at}");
        }
        let mut frame = seal_short(&entropy, &short_key, Side::A, Cid8([1; 8]), 2, &body.0).unwrap();
        let at = at.index(frame.len());
        frame[at] ^= change;
        prop_assert!(open_short(&short_key, Side::A, &frame).is_err(), "byte {at}");
    }

    #[test]
    fn no_key_opens_the_other_class_or_another_phones_frames(
        plan in plan(), body in short(), key in any::<[u8; 32]>(), other in any::<[u8; 32]>(),
    ) {
        prop_assume!(key != other);
        let (entropy, cid8) = (DeterministicEntropy::new(1), Cid8([1; 8]));
        // The same secret in both types is the worst case.
        let (plan_key, short_key) = keys(key);
        let (other_plan_key, other_short_key) = keys(other);
        if let Ok(frame) = seal_plan(&entropy, &plan_key, Side::A, cid8, 2, &plan) {
            prop_assert!(matches!(open_short(&short_key, Side::A, &frame), Err(Error::BadFrame)));
            prop_assert!(matches!(open_plan(&other_plan_key, Side::A, &frame), Err(Error::BadFrame)));
            prop_assert!(matches!(open_plan(&plan_key, Side::B, &frame), Err(Error::BadFrame)));
        }
        let frame = seal_short(&entropy, &short_key, Side::A, cid8, 2, &body.0).unwrap();
        prop_assert!(matches!(open_plan(&plan_key, Side::A, &frame), Err(Error::BadFrame)));
        prop_assert!(matches!(open_short(&other_short_key, Side::A, &frame), Err(Error::BadFrame)));
        prop_assert!(matches!(open_short(&short_key, Side::B, &frame), Err(Error::BadFrame)));
    }

    #[test]
    fn what_stands_around_a_link_does_not_matter(
        plan in plan(), before in "[ a-z.,:]{0,30}", after in "[ .,:][ a-zA-Z.,:]{0,30}", width in 20..200_usize,
    ) {
        let (key, _) = keys([7; 32]);
        let Ok(frame) = seal_plan(&DeterministicEntropy::new(1), &key, Side::A, Cid8([1; 8]), 2, &plan) else {
            return Ok(());
        };
        let link = link(&frame);
        let lines: Vec<_> = link.as_bytes().chunks(width).map(String::from_utf8_lossy).collect();
        let text = format!("{before}{}{after}", lines.join("\n"));
        prop_assert_eq!(read_links(&text).unwrap(), vec![frame]);
    }

    #[test]
    fn parts_come_together_in_any_order(
        body in plan(), limit in 60..400_usize, order in any::<u64>(),
    ) {
        let (key, _) = keys([7; 32]);
        let Ok(frame) = seal_plan(&DeterministicEntropy::new(1), &key, Side::A, Cid8([1; 8]), 2, &body) else {
            return Ok(());
        };
        let Ok(mut parts) = split(&frame, limit) else {
            return Ok(());
        };
        prop_assert!(parts.iter().all(|part| link(part).len() <= limit && header(part).is_ok()));
        let chosen = DeterministicEntropy::new(order);
        for at in (1..parts.len()).rev() {
            parts.swap(at, chosen.index(at + 1));
        }
        let again = parts[chosen.index(parts.len() - 1)].clone();
        if parts.len() > 1 {
            parts.insert(0, again);
        }
        let mut joiner = Joiner::new();
        let joined: Vec<_> = parts.iter().filter_map(|part| joiner.take(part).unwrap()).collect();
        prop_assert_eq!(joined, vec![frame]);
    }
}

proptest! {
    #![proptest_config(cases(2000, 200_000))]

    #[test]
    fn any_bytes_as_frame_are_refused(bytes in nearly_a_frame()) {
        let (plan, short) = keys([7; 32]);
        let seen = header(&bytes);
        prop_assert!(open_plan(&plan, Side::A, &bytes).is_err());
        prop_assert!(open_short(&short, Side::A, &bytes).is_err());
        prop_assert_eq!(Joiner::new().take(&bytes).is_ok(), seen.is_ok());
        if seen.is_ok() {
            prop_assert_eq!(read_link(&link(&bytes)).unwrap(), bytes);
        }
    }

    #[test]
    fn any_text_as_link_or_pairing_code_is_refused_or_read(text in "[-_A-Za-z0-9 .\n>#/:é]{0,600}") {
        let _ = read_links(&text);
        let _ = read_shown(&text);
    }

    #[test]
    fn any_bytes_as_payload_are_refused_or_stand_as_they_are(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(payload) = PairingPayload::from_bytes(&bytes) {
            prop_assert_eq!(payload.to_bytes().unwrap(), bytes);
        }
    }
}
