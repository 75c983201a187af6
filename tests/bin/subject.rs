//! A program that does a day's work and locks, so that another can search its memory from outside.
//!
//! It gets everything through a pipe: folder, passcode, then one text a line until an empty line. It prints
//! `locked` and waits for the end of its input. Its allocator is the one that comes with the screens: what a phone and
//! the terminal run with.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a harness that can't go on stops")]

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::sync::Arc;

use alongside_core::entropy::SystemEntropy;
use alongside_core::evidence::Evidence;
use alongside_core::incidents::{Incident, IncidentFilter};
use alongside_core::progress::Progress;
use alongside_core::secret::Passcode;
use alongside_core::session::Locked;
use alongside_core::vault::{Credential, Disk, Environment, KdfParameters};
use alongside_core::vocabulary::Term;
use alongside_tests::device::FileDeviceKey;
use alongside_tests::fixture::reading;

/// One line from the pipe, byte by byte, so that nothing waits in a buffer that lives on.
fn line(input: &mut File) -> String {
    let mut bytes = Vec::with_capacity(4096);
    let mut byte = [0];
    while input.read(&mut byte).expect("reads") == 1 && byte[0] != b'\n' {
        bytes.push(byte[0]);
    }
    String::from_utf8(bytes).expect("text")
}

fn main() {
    let mut input = File::from(std::io::stdin().as_fd().try_clone_to_owned().expect("standard input"));
    let folder = PathBuf::from(line(&mut input));
    work(&folder, &mut input);
    let mut output = File::from(std::io::stdout().as_fd().try_clone_to_owned().expect("standard output"));
    output.write_all(b"locked\n").expect("writes");
    let mut rest = Vec::new();
    input.read_to_end(&mut rest).expect("waits");
}

#[inline(never)]
fn work(folder: &std::path::Path, input: &mut File) {
    let environment = Environment {
        storage: Arc::new(Disk),
        entropy: Arc::new(SystemEntropy::new()),
        device: Arc::new(FileDeviceKey::new(&folder.with_extension("device"))),
        checkins: None,
    };
    let passcode = Passcode::new(line(input).into_bytes()).expect("a passcode");
    let kdf = || Ok(KdfParameters::CHEAP_FOR_TESTS);
    let mut vault = Locked::set_up(&environment, folder, &passcode, kdf, &reading()).expect("set-up");
    let mut texts = 0;
    loop {
        let text = line(input);
        if text.is_empty() {
            break;
        }
        texts += 1;
        vault.add_incident(None, &text, |_| Ok(()), &reading()).expect("saves");
        let id = vault.entry(None, texts).expect("there");
        let change = |incident: &mut Incident| {
            incident.exact_words = Some(text.clone());
            Ok(())
        };
        vault.amend(id, change, Term::unchecked_from_store("typo"), None, &reading()).expect("amends");
        let case = vault.case(None).expect("reads").expect("there");
        let mut item = Evidence::new(&reading(), case, Term::unchecked_from_store("photo"));
        item.file_name = Some(text.clone());
        let mut intake = vault.begin_evidence(item, &reading()).expect("begins");
        for _ in 0..3_000 {
            intake.write(text.as_bytes()).expect("writes");
        }
        let taken = vault.finish_evidence(intake, &reading()).expect("finishes");
        assert!(vault.evidence_range(taken.evidence_id, 70_000, 100).expect("reads").len() == 100);
        vault.export_evidence(taken.evidence_id, &mut std::io::sink(), &Progress::new()).expect("reads");
    }
    assert!(!vault.page(&IncidentFilter::default(), None, 50).expect("lists").items.is_empty());
    assert!(vault.check_records(&Progress::new()).expect("checks").damage.is_empty());
    let locked = vault.lock_again().expect("locks");
    locked.capture_note("a note taken in between", &reading()).expect("captures");
    let vault = locked.unlock(&Credential::Passcode(&passcode), &reading()).expect("opens");
    vault.lock().expect("locks");
}
