//! Pairing: payloads, transcript, root, digits, direction keys and their steps, twice.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use alongside_core::checkin::frames::Side;
use alongside_core::checkin::pairing::{DirectionKey, Paired, PairingPayload, PendingPairing, read_shown};
use alongside_core::entropy::Entropy;
use alongside_core::ids::{Cid8, to_hex};
use alongside_tests::entropy::DeterministicEntropy;
use alongside_tests::{golden, tree};
use x25519_dalek::{PublicKey, StaticSecret};

use super::cbor::{self, Value};
use super::second::{hkdf, sha256};
use super::vectors::{VECTORS, unhex};

const SEEDS: [u64; 2] = [0x0070_6169_7231, 0x0070_6169_7232];
/// Fourteen bytes: with it a payload has 119.
const NAMES: [&str; 2] = ["Amina Okonkwo.", "Zoë"];
pub(crate) const WALL_S: i64 = 1_800_000_000;
pub(crate) const CID8: Cid8 = Cid8([0xc1, 0xd8, 0, 1, 2, 3, 4, 5]);

fn pending(at: usize) -> PendingPairing {
    let marks = [[0x1d, 0x1b], [0x2d, 0x2b]][at];
    PendingPairing::begin(&DeterministicEntropy::new(SEEDS[at]), NAMES[at], [marks[0]; 32], [marks[1]; 16])
        .expect("begins")
}

/// The two phones of the vectors, A first.
pub(crate) fn paired() -> [Paired; 2] {
    let payloads = [pending(0).payload().clone(), pending(1).payload().clone()];
    let mut both = [pending(0).finish(&payloads[1]), pending(1).finish(&payloads[0])]
        .map(|paired| paired.expect("pairs"));
    both.sort_by_key(|paired| paired.side == Side::B);
    both
}

/// `name value` lines of a vector file, after it was compared with what the core makes now.
pub(crate) fn lines(name: &str, made: &str) -> BTreeMap<String, String> {
    let path = format!("{VECTORS}/{name}");
    golden::check(&path, made.as_bytes());
    let text = std::fs::read_to_string(tree::root().join(path)).expect("reads");
    let pair = |line: &str| line.split_once(' ').map(|(name, value)| (name.to_owned(), value.to_owned()));
    text.lines().map(|line| pair(line).expect("a name and a value")).collect()
}

/// 32 bytes of a line.
pub(crate) fn key(lines: &BTreeMap<String, String>, name: &str) -> [u8; 32] {
    unhex(&lines[name]).try_into().expect("32 bytes")
}

static LINES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| lines("pairing.txt", &made()));

fn made() -> String {
    let mut text = String::new();
    let mut put = |name: &str, value: &str| writeln!(text, "{name} {value}").expect("writes");
    for (at, name) in ["one", "two"].iter().enumerate() {
        // What a pairing draws first is its secret.
        let mut secret = [0; 32];
        DeterministicEntropy::new(SEEDS[at]).fill(&mut secret).expect("fills");
        put(&format!("secret-{name}"), &to_hex(&secret));
        put(&format!("payload-{name}"), &to_hex(&pending(at).payload().to_bytes().expect("encodes")));
        put(&format!("shown-{name}"), &pending(at).shown(WALL_S));
    }
    let [a, b] = paired();
    assert_eq!(a.digits, b.digits);
    put("digits", &a.digits);
    put("ab-0", &to_hex(&a.send.bytes_for_tests()));
    put("ba-0", &to_hex(&b.send.bytes_for_tests()));
    let steps = |key: &DirectionKey, steps| key.ahead(steps).expect("in reach");
    put("ab-1", &to_hex(&steps(&a.send, 1).bytes_for_tests()));
    put("ab-32", &to_hex(&steps(&a.send, 32).bytes_for_tests()));
    let keys = steps(&a.send, 1).frame_keys(CID8).expect("derives");
    put("cid8", &CID8.to_string());
    put("ab-1-plan", &to_hex(keys.plan.secret().expose()));
    put("ab-1-short", &to_hex(keys.short.secret().expose()));
    text
}

/// Name, X25519 key, Ed25519 key, nonce and mailbox of a payload.
fn parsed(payload: &[u8]) -> (String, [u8; 32], Vec<u8>, Vec<u8>, Vec<u8>) {
    let items = cbor::one(payload).items();
    let [Value::Number(1), Value::Text(name), x25519, ed25519, nonce, mailbox] = items.as_slice() else {
        panic!("{items:?}")
    };
    let x25519 = x25519.bytes().try_into().expect("32 bytes");
    (name.clone(), x25519, ed25519.bytes().to_vec(), nonce.bytes().to_vec(), mailbox.bytes().to_vec())
}

/// The root as the second implementation comes to it, for the phone with this secret.
fn second_root(secret: [u8; 32], own: &[u8], other: &[u8]) -> [u8; 32] {
    let (own_key, other_key) = (parsed(own).1, parsed(other).1);
    let secret = StaticSecret::from(secret);
    assert_eq!(PublicKey::from(&secret).to_bytes(), own_key);
    let shared = secret.diffie_hellman(&PublicKey::from(other_key));
    let transcript = if own_key < other_key { sha256(&[own, other]) } else { sha256(&[other, own]) };
    hkdf(shared.as_bytes(), &transcript, &[b"alongside/pair/1"])
}

#[test]
fn a_second_implementation_comes_to_the_same_keys() {
    let lines = &*LINES;
    let (one, two) = (unhex(&lines["payload-one"]), unhex(&lines["payload-two"]));
    let root = second_root(key(lines, "secret-one"), &one, &two);
    assert_eq!(root, second_root(key(lines, "secret-two"), &two, &one));

    let digits = hkdf(&root, b"", &[b"alongside/digits/1"]);
    let number = u64::from_be_bytes(digits[..8].try_into().expect("8")) % 1_000_000;
    assert_eq!(lines["digits"], format!("{number:06}"));

    let mut direction = hkdf(&root, b"", &[b"alongside/ab/1"]);
    assert_eq!(direction, key(lines, "ab-0"));
    assert_eq!(hkdf(&root, b"", &[b"alongside/ba/1"]), key(lines, "ba-0"));
    for step in 1..=32 {
        direction = hkdf(&direction, b"", &[b"alongside/step/1"]);
        match step {
            1 => assert_eq!(direction, key(lines, "ab-1")),
            32 => assert_eq!(direction, key(lines, "ab-32")),
            _ => {}
        }
    }
    let checkin = hkdf(&key(lines, "ab-1"), b"", &[b"alongside/ci/1", &unhex(&lines["cid8"])]);
    assert_eq!(hkdf(&checkin, b"", &[b"alongside/plan/1"]), key(lines, "ab-1-plan"));
    assert_eq!(hkdf(&checkin, b"", &[b"alongside/short/1"]), key(lines, "ab-1-short"));
}

#[test]
fn payloads_are_deterministic_arrays_and_119_bytes_with_a_name_of_14() {
    for (at, name) in ["one", "two"].iter().enumerate() {
        let payload = unhex(&LINES[&format!("payload-{name}")]);
        let (called, x25519, ed25519, nonce, mailbox) = parsed(&payload);
        let read = PairingPayload::from_bytes(&payload).expect("reads");
        assert_eq!(called, NAMES[at]);
        assert_eq!((read.name, read.x25519), (called, x25519));
        assert_eq!(
            (read.ed25519.to_vec(), read.nonce.to_vec(), read.mailbox.to_vec()),
            (ed25519, nonce, mailbox)
        );
        let (shown, wall_s) = read_shown(&LINES[&format!("shown-{name}")]).expect("reads");
        assert_eq!((shown.to_bytes().expect("encodes"), wall_s), (payload, WALL_S));
    }
    assert_eq!(unhex(&LINES["payload-one"]).len(), 119);
}
