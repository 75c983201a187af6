//! Frames and links: the bytes of then open now, the second implementation opens them, and every size is as promised.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use alongside_core::checkin::frames::{
    Ack, AckStatus, Body, FrameKeys, Location, Operation, PlanBody, PlanFlags, Side, link, open_plan,
    open_short, read_link, seal_plan, seal_short, split, testing, token_hash,
};
use alongside_core::ids::to_hex;
use alongside_tests::entropy::DeterministicEntropy;
use qrcode::bits::Bits;
use qrcode::{EcLevel, Version};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};

use super::cbor::{self, Value};
use super::pairing::{CID8, WALL_S, lines, paired};
use super::second::{hkdf, sha256};
use super::vectors::unhex;

const SEED: u64 = 0x6672_616d;
const SAFE: [u8; 8] = *b"is safe.";
const DURESS: [u8; 8] = *b"duress!!";
/// An extension takes 8 random bytes where a token would stand.
const NO_TOKEN: [u8; 8] = [0x5e; 8];
const DUE: i64 = WALL_S + 3600;

/// A place of `place` and a note of `note` ASCII characters. So that it reaches the sizes of the table, grace and
/// extension are above 18 hours (five bytes each) and the zone is that of Greenwich (one byte).
fn plan(place: usize, note: usize) -> PlanBody {
    PlanBody {
        sent_at: WALL_S,
        due: DUE,
        grace_s: 70_000,
        max_ext_s: 86_400,
        tz_min: 0,
        place: "p".repeat(place),
        at_e5: Some((5_145_450, -258_790)),
        note: "n".repeat(note),
        flags: PlanFlags(PlanFlags::POSITIONS_FOLLOW),
        h_safe: token_hash(CID8, &SAFE),
        h_duress: token_hash(CID8, &DURESS),
    }
}

fn plans() -> [(&'static str, PlanBody); 3] {
    let bare = PlanBody {
        grace_s: 900,
        max_ext_s: 5400,
        tz_min: -300,
        at_e5: None,
        flags: PlanFlags(PlanFlags::TEST),
        ..plan(0, 0)
    };
    [("plan", plan(40, 56)), ("plan-large", plan(80, 220)), ("plan-bare", bare)]
}

fn operation(deadline: i64, token: Option<[u8; 8]>) -> Body {
    Body::Operation(Operation { sent_at: WALL_S + 60, deadline, token })
}

/// Name, sender and body of each short vector.
fn shorts() -> [(&'static str, Side, Body); 7] {
    let location = Location {
        sent_at: WALL_S + 60,
        lat_e5: 5_145_450,
        lon_e5: -258_790,
        acc_m: 35,
        age_s: 300,
        batt_pct: 81,
    };
    [
        ("safe", Side::A, operation(0, Some(SAFE))),
        ("duress", Side::A, operation(0, Some(DURESS))),
        ("extend", Side::A, operation(DUE + 900, None)),
        ("extend-with-pin", Side::A, operation(DUE + 900, Some(NO_TOKEN))),
        ("alert-now", Side::A, operation(0, None)),
        ("location", Side::A, Body::Location(location)),
        ("ack", Side::B, Body::Ack(Ack { recv_at: WALL_S + 5, seq: 3, status: AckStatus::Held })),
    ]
}

/// The keys of the check-in of the vectors: the first step of what A sends.
fn keys() -> FrameKeys {
    let [a, _] = paired();
    a.send.ahead(1).and_then(|key| key.frame_keys(CID8)).expect("derives")
}

static LINES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| lines("frames.txt", &made()));

fn made() -> String {
    let (entropy, keys) = (DeterministicEntropy::new(SEED), keys());
    let mut text = String::new();
    let mut put = |name: &str, value: &str| writeln!(text, "{name} {value}").expect("writes");
    put("key-plan", &to_hex(keys.plan.secret().expose()));
    put("key-short", &to_hex(keys.short.secret().expose()));
    put("token-hash-safe", &to_hex(&token_hash(CID8, &SAFE)));
    put("token-hash-duress", &to_hex(&token_hash(CID8, &DURESS)));
    for (name, plan) in plans() {
        let frame = seal_plan(&entropy, &keys.plan, Side::A, CID8, 3, &plan).expect("seals");
        put(name, &to_hex(&frame));
        if name == "plan" {
            for (number, part) in split(&frame, 160).expect("fits").iter().enumerate() {
                put(&format!("{name}-part-{number}"), &to_hex(part));
            }
        }
    }
    for (name, sender, body) in shorts() {
        let frame = seal_short(&entropy, &keys.short, sender, CID8, 0x0102, &body).expect("seals");
        put(name, &to_hex(&frame));
        if name == "safe" {
            put("safe-link", &link(&frame));
        }
    }
    text
}

fn stored(name: &str) -> Vec<u8> {
    unhex(&LINES[name])
}

/// What a frame seals, as the second implementation opens it; `None` where it does not open.
fn second_open(key: &[u8], direction: [u8; 2], frame: &[u8]) -> Option<Vec<u8>> {
    let (header, sealed) = frame.split_at(17);
    let key = hkdf(key, header, &[b"alongside/frame/1", &direction]);
    let cipher = LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &key).expect("32 bytes"));
    let mut sealed = sealed.to_vec();
    let nonce = Nonce::assume_unique_for_key([0; 12]);
    let plain = cipher.open_in_place(nonce, Aad::from(header), &mut sealed).ok()?;
    let end = plain.iter().rposition(|byte| *byte != 0).expect("padding");
    assert_eq!(plain[end], 0x80, "ISO 7816-4");
    Some(plain[..end].to_vec())
}

fn number(number: i64) -> Value {
    u64::try_from(number).map_or_else(|_| Value::Negative(number.unsigned_abs() - 1), Value::Number)
}

#[test]
fn the_stored_frames_open_and_say_what_they_said() {
    let keys = keys();
    for (name, plan) in plans() {
        let (header, opened) = open_plan(&keys.plan, Side::A, &stored(name)).expect("opens");
        assert_eq!((header.cid8, header.seq, opened), (CID8, 3, plan), "{name}");
    }
    for (name, sender, body) in shorts() {
        let (header, opened) = open_short(&keys.short, sender, &stored(name)).expect("opens");
        assert_eq!((header.cid8, header.seq), (CID8, 0x0102), "{name}");
        assert!(opened == body, "{name}");
    }
    assert_eq!(read_link(&LINES["safe-link"]).expect("a link"), stored("safe"));
}

#[test]
fn a_second_implementation_opens_the_plans() {
    let key = stored("key-plan");
    for (name, plan) in plans() {
        let frame = stored(name);
        assert_eq!(frame[..11], [&[0x11], CID8.0.as_slice(), &[0, 3]].concat(), "{name}");
        let plain = second_open(&key, *b"ab", &frame).expect("opens");
        let (latitude, longitude) = match plan.at_e5 {
            Some((latitude, longitude)) => (number(latitude.into()), number(longitude.into())),
            None => (Value::Null, Value::Null),
        };
        let expected = [
            number(1),
            number(plan.sent_at),
            number(plan.due),
            number(plan.grace_s.into()),
            number(plan.max_ext_s.into()),
            number(plan.tz_min.into()),
            Value::Text(plan.place),
            latitude,
            longitude,
            Value::Text(plan.note),
            number(plan.flags.0.into()),
            Value::Bytes(stored("token-hash-safe")),
            Value::Bytes(stored("token-hash-duress")),
        ];
        assert_eq!(cbor::one(&plain).items(), expected, "{name}");
        assert!(second_open(&stored("key-short"), *b"ab", &frame).is_none(), "{name}");
        assert!(second_open(&key, *b"ba", &frame).is_none(), "{name}");
    }
}

#[test]
fn a_second_implementation_opens_the_short_frames() {
    let (key, sent) = (stored("key-short"), WALL_S + 60);
    let bytes = |bytes: &[u8]| Value::Bytes(bytes.to_vec());
    let extended = number(DUE + 900);
    let location = [5_145_450, -258_790, 35, 300, 81].map(number);
    let expected: [(&str, Vec<Value>); 7] = [
        ("safe", vec![number(2), number(sent), number(0), bytes(&SAFE)]),
        ("duress", vec![number(2), number(sent), number(0), bytes(&DURESS)]),
        ("extend", vec![number(2), number(sent), extended.clone(), bytes(&[])]),
        ("extend-with-pin", vec![number(2), number(sent), extended, bytes(&NO_TOKEN)]),
        ("alert-now", vec![number(2), number(sent), number(0), bytes(&[])]),
        ("location", [[number(3), number(sent)].as_slice(), &location].concat()),
        ("ack", vec![number(9), number(WALL_S + 5), number(3), number(1)]),
    ];
    for (name, items) in expected {
        let frame = stored(name);
        assert_eq!(frame[..11], [&[0x12], CID8.0.as_slice(), &[1, 2]].concat(), "{name}");
        let direction = if name == "ack" { *b"ba" } else { *b"ab" };
        let plain = second_open(&key, direction, &frame).expect("opens");
        assert_eq!(cbor::one(&plain).items(), items, "{name}");
        assert!(second_open(&stored("key-plan"), direction, &frame).is_none(), "{name}");
    }
}

#[test]
fn a_second_implementation_hashes_tokens_and_joins_parts() {
    for (name, token) in [("token-hash-safe", SAFE), ("token-hash-duress", DURESS)] {
        assert_eq!(sha256(&[b"alongside/token/1", &CID8.0, &token])[..8], stored(name));
    }
    let frame = stored("plan");
    let mut joined = vec![0x11];
    joined.extend_from_slice(&stored("plan-part-0")[1..17]);
    for index in 0..3 {
        let part = stored(&format!("plan-part-{index}"));
        assert_eq!(part[0], 0x14);
        assert_eq!(part[1..17], frame[1..17]);
        assert_eq!(part[17..20], [160 / 32, index, 3]);
        joined.extend_from_slice(&part[20..]);
    }
    assert_eq!(joined, frame);
    assert!(!LINES.contains_key("plan-part-3"));
}

#[test]
fn the_link_is_prefix_base64url_and_one_letter() {
    let link = &LINES["safe-link"];
    let digits = link.strip_prefix("https://along.invalid/#").and_then(|rest| rest.strip_suffix('x'));
    let value = |digit: u8| match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        other => panic!("{other}"),
    };
    let digits = digits.expect("both ends").bytes().map(value);
    let bits: Vec<u8> = digits.flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1)).collect();
    let bytes = bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit));
    assert_eq!(bytes.collect::<Vec<u8>>(), stored("safe"));
}

/// The least version of a QR code that holds so many bytes in byte mode at level M.
fn qr_version(length: usize) -> i16 {
    let holds = |version: &i16| {
        let mut bits = Bits::new(Version::Normal(*version));
        bits.push_byte_data(&vec![0xa5; length]).is_ok() && bits.push_terminator(EcLevel::M).is_ok()
    };
    (1..=40).find(holds).expect("some version holds it")
}

/// Segments of a text in the alphabet of a text message: one of 160 characters, or several of 153.
fn segments(text: &str) -> usize {
    let basic = |c: char| c.is_ascii_alphanumeric() || ":/.#-_".contains(c);
    assert!(text.chars().all(basic), "all characters are single ones of GSM 03.38: {text}");
    if text.len() <= 160 { 1 } else { text.len().div_ceil(153) }
}

#[test]
fn every_size_is_as_in_the_table() {
    // Plain, frame, link without its end letter, segments, version of the QR code.
    for (at, plain, frame, characters, messages, qr) in [(0, 152, 193, 281, 2, 10), (1, 356, 417, 579, 4, 16)]
    {
        let (name, plan) = &plans()[at];
        assert_eq!(testing::encode_plan(plan).expect("encodes").len(), plain, "{name}");
        assert_sizes(name, frame, characters, messages, qr);
    }
    let mut plains: Vec<_> = shorts()
        .iter()
        .map(|(name, _, body)| {
            assert_sizes(name, 65, 110, 1, 5);
            testing::encode_short(body).expect("encodes").len()
        })
        .collect();
    plains.sort_unstable();
    assert_eq!((plains[0], plains[plains.len() - 1]), (9, 24));
    assert_eq!(stored("plan-bare").len(), 193);
    assert_eq!(qr_version(119), 7, "a pairing payload");
}

fn assert_sizes(name: &str, frame: usize, characters: usize, messages: usize, qr: i16) {
    let stored = stored(name);
    let link = link(&stored);
    assert_eq!((stored.len(), link.len()), (frame, characters + 1), "{name}");
    assert_eq!((segments(&link), qr_version(stored.len())), (messages, qr), "{name}");
}
