//! After lock, no key and no text is left in the process.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use alongside_core::session::Locked;
use alongside_core::vault::{Credential, Disk, Environment};
use alongside_tests::device::FileDeviceKey;
use alongside_tests::fixture::{passcode, reading};
use alongside_tests::memory::{Region, regions};

const PASSCODE: &str = "canary-passcode-5502";
const TEXTS: [&str; 2] = [
    "CANARY-FOXGLOVE waited by the bicycle shed at Marlowe Court until the lights went out",
    "CANARY-PERIWINKLE rang eleven times from 07700 900123, breathing, then Marlowe Court again",
];

/// Every window of `length` bytes of `secret` that stands somewhere in memory.
fn found(regions: &[Region], secret: &[u8], length: usize) -> Vec<String> {
    let mut hits = Vec::new();
    for Region { name, bytes } in regions {
        for window in secret.windows(length) {
            if memchr::memmem::find(bytes, window).is_some() {
                hits.push(format!("{:?} in {name}", String::from_utf8_lossy(window)));
                break;
            }
        }
    }
    hits
}

#[test]
fn after_lock_no_key_and_no_text_is_left_in_memory() {
    let temporary = tempfile::tempdir().expect("a folder");
    let folder = temporary.path().join("data");
    let mut child = Command::new(env!("CARGO_BIN_EXE_subject"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut input = child.stdin.take().expect("piped");
    write!(input, "{}\n{PASSCODE}\n{}\n{}\n\n", folder.display(), TEXTS[0], TEXTS[1]).expect("writes");
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    let mut said = String::new();
    output.read_line(&mut said).expect("reads");
    assert_eq!(said, "locked\n");
    let regions = regions(child.id());
    let total: usize = regions.iter().map(|region| region.bytes.len()).sum();
    drop(input);
    assert!(child.wait().expect("ends").success());
    assert!(total > 1_000_000, "the process was really read: {total} bytes");
    // The folder's name is no secret and stands in memory: so the search does find what is there.
    assert!(!found(&regions, folder.to_str().expect("text").as_bytes(), 16).is_empty());

    let environment = Environment {
        storage: std::sync::Arc::new(Disk),
        entropy: std::sync::Arc::new(alongside_core::entropy::SystemEntropy::new()),
        device: std::sync::Arc::new(FileDeviceKey::new(&folder.with_extension("device"))),
        checkins: None,
    };
    let vault = Locked::open(&environment, &folder)
        .expect("there")
        .unlock(&Credential::Passcode(&passcode(PASSCODE)), &reading())
        .expect("opens");
    let mut left = Vec::new();
    for (name, key) in vault.keys_for_tests().expect("keys") {
        for region in found(&regions, &key, 16) {
            left.push(format!("{name} in {region}"));
        }
    }
    for (name, text) in [("passcode", PASSCODE), ("first text", TEXTS[0]), ("second text", TEXTS[1])] {
        for region in found(&regions, text.as_bytes(), 12) {
            left.push(format!("{name} in {region}"));
        }
    }
    assert!(left.is_empty(), "left in memory after lock:\n{}", left.join("\n"));
}
