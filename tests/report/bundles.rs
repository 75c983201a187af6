//! A bundle that nobody touched is intact; every byte that is touched is noticed.

use std::process::Command;

use alongside_core::progress::Progress;
use alongside_core::report::container::outside::FolderBundle;
use alongside_core::report::parts::{Part, field_id};
use alongside_core::report::selection::Selection;
use alongside_core::report::verify::{Compare, EntryVerdict, FileVerdict, Verdict, verify};
use alongside_core::store::Kind;

use super::made::{look, look_or_none, made, unpacked};

#[test]
fn every_part_is_intact_and_names_its_entries() {
    let made = made(12, 4);
    for (part, expected) in [
        (Part::A, EntryVerdict::Redacted),
        (Part::B, EntryVerdict::Redacted),
        (Part::All, EntryVerdict::Intact),
    ] {
        let seen = look(&made.bundle(part), &Compare::Nothing).expect("a bundle");
        assert_eq!(seen.verdict, Verdict::Intact, "{part:?}: {seen:?}");
        assert_eq!(seen.entries.len(), 12);
        assert!(seen.entries.iter().all(|entry| entry.verdict == expected), "{part:?}");
        assert!(seen.files.iter().all(|file| file.verdict == FileVerdict::Intact));
        assert!(!seen.signer_checked && !seen.signer_matched);
    }
}

#[test]
fn the_same_record_at_the_same_time_gives_the_same_bytes() {
    let made = made(3, 2);
    assert!(made.bundle(Part::All) == made.bundle(Part::All));
}

#[test]
fn what_is_withheld_verifies_and_what_was_shown_is_gone() {
    let made = made(4, 0);
    let entry = made.vault.entry(Some(made.case), 2).expect("there");
    let mut selection = Selection::of_case(made.case, Part::All);
    selection.withheld.insert((entry, field_id(Kind::INCIDENT, "what_happened").expect("a field")));
    let (bytes, _) = made.written(selection);
    let seen = look(&bytes, &Compare::Nothing).expect("a bundle");
    assert_eq!(seen.verdict, Verdict::Intact);
    let verdicts: Vec<_> = seen.entries.iter().map(|entry| (entry.entry_no, entry.verdict)).collect();
    assert!(verdicts.contains(&(2, EntryVerdict::Redacted)) && verdicts.contains(&(1, EntryVerdict::Intact)));
    assert!(!String::from_utf8_lossy(&bytes).contains("=SUM(1)+cmd"));
}

/// Every byte of a small bundle, and lengths up to it.
#[test]
fn every_single_byte_that_is_changed_is_noticed() {
    let made = made(1, 1);
    let bytes = made.bundle(Part::All);
    let step = if cfg!(debug_assertions) { 13 } else { 1 };
    // Another starting point in each run, so that every byte has its turn in time; the optimised build looks at all of them.
    let start = usize::try_from(std::process::id()).expect("fits") % step;
    println!("start {start}, step {step}, {} bytes", bytes.len());
    for at in (start..bytes.len()).step_by(step) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        let seen = look_or_none(&changed);
        assert!(
            seen.is_none_or(|seen| seen.verdict == Verdict::Changed || seen.verdict == Verdict::Incomplete),
            "byte {at}"
        );
    }
    for length in (start..bytes.len()).step_by(step * 8) {
        let seen = look_or_none(&bytes[..length]);
        assert!(seen.is_none_or(|seen| seen.verdict != Verdict::Intact), "cut at {length}");
    }
}

#[test]
fn every_file_that_is_changed_missing_or_added_is_named() {
    let made = made(3, 2);
    let files = unpacked(&made.bundle(Part::All));
    let folder = tempfile::tempdir().unwrap();
    let write = || {
        for (name, content) in &files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        }
    };
    let seen = || {
        let mut bundle = FolderBundle::open(folder.path()).unwrap();
        verify(&mut bundle, &Compare::Nothing, &Progress::new()).unwrap()
    };
    write();
    assert_eq!(seen().verdict, Verdict::Intact);
    for (name, content) in &files {
        let path = folder.path().join(name);
        std::fs::remove_file(&path).unwrap();
        let without = seen();
        assert_ne!(without.verdict, Verdict::Intact, "{name}");
        // Without the list nobody can say which file of it is missing; everything else is named.
        if name != "manifest.txt" {
            assert!(
                without.files.iter().any(|file| file.name == *name && file.verdict == FileVerdict::Missing),
                "{name}"
            );
        }
        let mut longer = content.clone();
        longer.push(b' ');
        std::fs::write(&path, longer).unwrap();
        assert_eq!(seen().verdict, Verdict::Changed, "{name}");
        write();
    }
    std::fs::write(folder.path().join("files/more.jpg"), b"x").unwrap();
    let with = seen();
    assert_eq!(with.verdict, Verdict::Changed);
    assert!(
        with.files.iter().any(|file| file.name == "files/more.jpg" && file.verdict == FileVerdict::Added)
    );
}

/// What HOW-TO-VERIFY.txt says is what is run here: its lines, as they stand in it.
#[test]
fn the_steps_that_go_with_it_hold_without_the_program() {
    let made = made(2, 2);
    let (bytes, written) = made.written(Selection::of_case(made.case, Part::All));
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("record");
    for (name, content) in unpacked(&bytes) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    let text = std::fs::read_to_string(folder.join("HOW-TO-VERIFY.txt")).unwrap();
    let steps: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .map(str::trim_end)
        .filter(|line| {
            ["sha256sum ", "(printf ", "openssl ", "tail "].iter().any(|begin| line.starts_with(begin))
        })
        .collect();
    assert_eq!(steps.len(), 5, "{steps:?}");
    let run = |script: &str| {
        let output = Command::new("sh").args(["-ec", script]).current_dir(&folder).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (good, said) = run(&steps.join("\n"));
    assert!(good, "{said}");
    assert!(said.contains("Verified Successfully") || said.contains("verified successfully"), "{said}");
    assert_eq!(said.matches(&written.head.fingerprint()).count(), 2, "{said}");
    // A changed file does not pass them.
    std::fs::write(folder.join("chain.txt"), b"other").unwrap();
    assert!(!run(steps[0]).0);
    let mut list = std::fs::read(folder.join("manifest.txt")).unwrap();
    list.push(b'\n');
    std::fs::write(folder.join("manifest.txt"), list).unwrap();
    assert!(!run(&steps[1..3].join("\n")).0);
}
