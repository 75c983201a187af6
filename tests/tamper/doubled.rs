//! Files that stand twice, and the small ones that stand once.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use alongside_core::secret::Passcode;
use alongside_core::time::{Reading, RecordedAt};
use alongside_core::vault::{Credential, RecoveryCode};
use alongside_core::{Error, Part};
use alongside_tests::fixture::{FIRST, Fixture, Opened, passcode, reading, snapshot};

use super::Victim;

const SECOND: &str = "second-passcode";

/// A doubled file: its part, and where its two copies lie.
fn doubled(victim: &Victim) -> [(Part, [PathBuf; 2]); 4] {
    let both =
        |folder: &std::path::Path, name: &str| [1, 2].map(|copy| folder.join(format!("{name}.{copy}")));
    let top = &victim.fixture.folder;
    [
        (Part::Install, both(top, "install")),
        (Part::Device, both(top, "device")),
        (Part::Header, both(&victim.volume, "header")),
        (Part::Keys, both(&victim.volume, "keys")),
    ]
}

/// What can befall a file.
fn ruined(bytes: &[u8]) -> Vec<(&'static str, Option<Vec<u8>>)> {
    let mut flipped = bytes.to_vec();
    flipped[20] ^= 4;
    let mut last = bytes.to_vec();
    *last.last_mut().unwrap() ^= 1;
    vec![
        ("missing", None),
        ("empty", Some(Vec::new())),
        ("flipped", Some(flipped)),
        ("its last byte changed", Some(last)),
        ("cut", Some(bytes[..bytes.len() - 1].to_vec())),
        ("longer", Some([bytes, &[0]].concat())),
        ("zeros", Some(vec![0; bytes.len()])),
        ("huge", Some(vec![1; 1 << 20])),
    ]
}

fn put(path: &PathBuf, bytes: Option<&Vec<u8>>) {
    match bytes {
        Some(bytes) => fs::write(path, bytes).unwrap(),
        None => fs::remove_file(path).unwrap(),
    }
}

#[test]
fn one_copy_damaged_is_reported_and_rewritten() {
    let victim = Victim::new(3);
    for (part, copies) in doubled(&victim) {
        for (number, copy) in copies.iter().enumerate() {
            let good = fs::read(copy).unwrap();
            for (how, bytes) in ruined(&good) {
                put(copy, bytes.as_ref());
                let opened = victim.fixture.unlock(FIRST).unwrap_or_else(|error| {
                    panic!("{part:?} copy {} {how}: {error}", number + 1);
                });
                assert_eq!(opened.installation.healed(), [part], "copy {} {how}", number + 1);
                drop(opened);
                assert_eq!(fs::read(&copies[0]).unwrap(), fs::read(&copies[1]).unwrap(), "{part:?} {how}");
                assert_eq!(victim.fixture.unlock(FIRST).unwrap().installation.healed(), []);
            }
        }
    }
    assert_eq!(victim.readable(), [0, 1, 2]);
}

#[test]
fn both_copies_damaged_is_said_and_nothing_is_made_in_their_place() {
    for (at, expected) in [Part::Install, Part::Device, Part::Header, Part::Keys].into_iter().enumerate() {
        let victim = Victim::new(1);
        let (part, copies) = &doubled(&victim)[at];
        assert_eq!(*part, expected);
        for copy in copies {
            super::flip(copy, 30, 0);
        }
        let before = snapshot(&victim.fixture.folder);
        match victim.fixture.unlock(FIRST).map(drop) {
            Err(Error::Damaged(found)) => assert_eq!(found, expected),
            other => panic!("{expected:?}: {other:?}"),
        }
        let again = victim.fixture.create("somebody-else");
        assert!(matches!(again, Err(Error::AlreadySetUp | Error::Damaged(Part::Install))), "{again:?}");
        assert_unchanged(&before, &victim, expected);
    }
}

fn assert_unchanged(before: &BTreeMap<String, Vec<u8>>, victim: &Victim, part: Part) {
    let after = snapshot(&victim.fixture.folder);
    for (name, bytes) in before.iter().filter(|(name, _)| *name != "attempts") {
        assert!(after.get(name) == Some(bytes), "{part:?}: {name} was changed");
    }
}

#[test]
fn both_copies_of_install_gone_is_damage_and_never_a_first_run() {
    let victim = Victim::new(1);
    let [(_, copies), ..] = doubled(&victim);
    for copy in &copies {
        fs::remove_file(copy).unwrap();
    }
    let before = snapshot(&victim.fixture.folder);
    assert!(matches!(victim.fixture.open(), Err(Error::Damaged(Part::Install))));
    assert!(matches!(victim.fixture.create("somebody-else"), Err(Error::Damaged(Part::Install))));
    assert_unchanged(&before, &victim, Part::Install);
}

#[test]
fn damage_in_another_volume_does_not_stop_this_one() {
    let victim = Victim::new(1);
    for number in 1..=3 {
        let folder = victim.fixture.folder.join("v").join(number.to_string());
        if folder != victim.volume {
            fs::remove_dir_all(folder).unwrap();
        }
    }
    let opened = victim.fixture.unlock(FIRST).unwrap();
    assert_eq!(opened.installation.healed(), []);
    drop(opened);
    assert!(
        matches!(victim.fixture.unlock("wrong"), Err(Error::Damaged(Part::Header))),
        "whether the passcode was wrong can't be told any more"
    );
}

/// Header copies after a passcode change of which the second write never happened.
fn half_changed() -> (Victim, [PathBuf; 2]) {
    let victim = Victim::new(1);
    let [_, _, (_, copies), _] = doubled(&victim);
    let old = fs::read(&copies[1]).unwrap();
    let opened = victim.fixture.unlock(FIRST).unwrap();
    opened.installation.change_passcode(&opened.volume, &passcode(SECOND), &reading()).unwrap();
    fs::write(&copies[1], old).unwrap();
    (victim, copies)
}

fn opens(fixture: &Fixture, secret: &str) -> bool {
    match fixture.unlock(secret) {
        Ok(_) => true,
        Err(Error::WrongPasscode) => false,
        Err(other) => panic!("{secret}: {other}"),
    }
}

#[test]
fn after_a_kill_between_the_two_writes_the_first_passcode_that_is_used_stays() {
    for (used, other) in [(FIRST, SECOND), (SECOND, FIRST)] {
        let (victim, copies) = half_changed();
        let opened = victim.fixture.unlock(used).unwrap();
        assert_eq!(opened.installation.healed(), [Part::Header]);
        drop(opened);
        assert_eq!(fs::read(&copies[0]).unwrap(), fs::read(&copies[1]).unwrap());
        assert!(!opens(&victim.fixture, other), "only {used} opens from now on");
        assert!(opens(&victim.fixture, used));
    }
}

#[test]
fn after_a_kill_between_the_two_writes_the_recovery_code_opens_the_newer() {
    let (victim, copies) = half_changed();
    let code = recovery_code(&victim);
    let newer = fs::read(&copies[0]).unwrap();
    let mut installation = victim.fixture.open().unwrap();
    let lock = installation.take_lock().unwrap();
    installation.unlock(&lock, &Credential::Recovery(&code), &reading()).unwrap();
    drop(lock);
    // A passcode was asked for above, so the copies were healed by it already.
    let _ = newer;
    assert_eq!(fs::read(&copies[0]).unwrap(), fs::read(&copies[1]).unwrap());
}

fn recovery_code(victim: &Victim) -> RecoveryCode {
    victim.fixture.unlock(SECOND).unwrap().volume.recovery_code().clone()
}

#[test]
fn a_changed_passcode_leaves_no_way_back_for_the_old_one() {
    let victim = Victim::new(1);
    let opened = victim.fixture.unlock(FIRST).unwrap();
    opened.installation.change_passcode(&opened.volume, &passcode(SECOND), &reading()).unwrap();
    drop(opened);
    assert!(!opens(&victim.fixture, FIRST));
    assert!(opens(&victim.fixture, SECOND));
}

#[test]
fn the_header_of_another_installation_opens_nothing() {
    let victim = Victim::new(1);
    let stranger = Victim::new(0);
    let stranger_opened = stranger.fixture.unlock(FIRST).unwrap();
    stranger_opened
        .installation
        .change_passcode(&stranger_opened.volume, &passcode(SECOND), &reading())
        .unwrap();
    drop(stranger_opened);
    // Into every volume, so that the numbers fit once.
    let good = fs::read(victim.volume.join("header.1")).unwrap();
    for number in 1..=3 {
        for copy in ["header.1", "header.2"] {
            let to = victim.fixture.folder.join("v").join(number.to_string()).join(copy);
            fs::copy(stranger.volume.join(copy), to).unwrap();
        }
    }
    for secret in [FIRST, SECOND] {
        let refused = victim.fixture.unlock(secret).map(drop);
        assert!(matches!(refused, Err(Error::WrongPasscode | Error::Damaged(Part::Header))), "{refused:?}");
    }
    // One good copy is enough to get back.
    fs::write(victim.volume.join("header.1"), good).unwrap();
    let opened = victim.fixture.unlock(FIRST).unwrap();
    assert_eq!(opened.installation.healed(), [Part::Header]);
}

#[test]
fn the_files_on_another_device_open_nothing() {
    let victim = Victim::new(1);
    let device = alongside_tests::device::MemoryDeviceKey::default();
    let stolen = Fixture::at(
        &victim.fixture.folder,
        victim.fixture.environment.entropy.clone(),
        std::sync::Arc::new(device),
    );
    assert!(matches!(stolen.unlock(FIRST), Err(Error::DeviceKey)));
    assert!(opens(&victim.fixture, FIRST));
}

#[test]
fn the_keys_of_another_volume_are_damage() {
    let victim = Victim::new(1);
    let other = (1..=3)
        .map(|number| victim.fixture.folder.join("v").join(number.to_string()))
        .find(|folder| *folder != victim.volume)
        .unwrap();
    fs::copy(other.join("keys.1"), victim.volume.join("keys.1")).unwrap();
    assert_eq!(victim.fixture.unlock(FIRST).unwrap().installation.healed(), [Part::Keys]);
    fs::copy(other.join("keys.1"), victim.volume.join("keys.1")).unwrap();
    fs::copy(other.join("keys.1"), victim.volume.join("keys.2")).unwrap();
    assert!(matches!(victim.fixture.unlock(FIRST), Err(Error::Damaged(Part::Keys))));
}

#[test]
fn install_with_a_forged_cost_is_damage() {
    // SHA-256 at its end is no secret, so a forger can make it fit.
    let victim = Victim::new(1);
    let [(_, copies), ..] = doubled(&victim);
    let mut bytes = fs::read(&copies[0]).unwrap();
    bytes[34..38].copy_from_slice(&u32::MAX.to_be_bytes());
    let content = bytes.len() - 32;
    let hash = crate::formats::second::sha256(&[&bytes[..content]]);
    bytes[content..].copy_from_slice(&hash);
    for copy in &copies {
        fs::write(copy, &bytes).unwrap();
    }
    assert!(matches!(victim.fixture.unlock(FIRST), Err(Error::Damaged(Part::Install))));
    // One forged copy costs nothing.
    let victim = Victim::new(1);
    let [(_, copies), ..] = doubled(&victim);
    fs::write(&copies[0], &bytes).unwrap();
    assert!(opens(&victim.fixture, FIRST));
}

#[test]
fn a_damaged_face_costs_its_settings_only() {
    let victim = Victim::new(1);
    let face = victim.fixture.folder.join("face");
    let good = fs::read(&face).unwrap();
    for (how, bytes) in ruined(&good) {
        put(&face, bytes.as_ref());
        let mut opened = victim.fixture.unlock(FIRST).unwrap_or_else(|error| panic!("{how}: {error}"));
        assert_eq!(opened.installation.healed(), [Part::Face], "{how}");
        let face = opened.installation.face().clone();
        opened.installation.set_face(face).unwrap();
        drop(opened);
        assert_eq!(victim.fixture.open().unwrap().healed(), []);
    }
}

/// The same clocks one minute later, and a bit.
fn a_minute_later() -> Reading {
    reading().after(61_000)
}

fn try_at(victim: &Victim, secret: &Passcode, at: &Reading) -> alongside_core::Result<Opened> {
    let mut installation = victim.fixture.open()?;
    let lock = installation.take_lock()?;
    let volume = installation.unlock(&lock, &Credential::Passcode(secret), at)?;
    Ok(Opened { installation, lock, volume })
}

#[test]
fn a_missing_or_forged_count_of_attempts_means_waiting_a_minute_and_no_more() {
    let victim = Victim::new(1);
    let attempts = victim.fixture.folder.join("attempts");
    let good = fs::read(&attempts).unwrap();
    for (how, bytes) in ruined(&good) {
        put(&attempts, bytes.as_ref());
        let at_once = try_at(&victim, &passcode(FIRST), &reading()).map(drop);
        assert!(matches!(at_once, Err(Error::Throttled { wait_s: 1..=60 })), "{how}: {at_once:?}");
        try_at(&victim, &passcode(FIRST), &a_minute_later()).unwrap_or_else(|error| panic!("{how}: {error}"));
    }
}

#[test]
fn a_count_of_attempts_of_another_installation_is_forged() {
    let (victim, stranger) = (Victim::new(1), Victim::new(0));
    fs::copy(stranger.fixture.folder.join("attempts"), victim.fixture.folder.join("attempts")).unwrap();
    assert!(matches!(victim.fixture.unlock(FIRST), Err(Error::Throttled { .. })));
}

#[test]
fn a_forged_public_half_takes_no_capture() {
    let (victim, stranger) = (Victim::new(1), Victim::new(0));
    let public = victim.fixture.folder.join("inbox.pub");
    let good = fs::read(&public).unwrap();
    let foreign = fs::read(stranger.fixture.folder.join("inbox.pub")).unwrap();
    let mut forged = good.clone();
    forged[16..48].copy_from_slice(&foreign[16..48]);
    for bytes in [foreign, forged] {
        fs::write(&public, bytes).unwrap();
        let opened = victim.fixture.unlock(FIRST).unwrap();
        let refused = opened.installation.capture_note("seen", RecordedAt::from(reading()));
        assert!(matches!(refused, Err(Error::Damaged(Part::Inbox))), "{refused:?}");
        assert!(matches!(
            opened.installation.captures_into(&opened.volume),
            Err(Error::Damaged(Part::Inbox))
        ));
        assert_eq!(fs::read_dir(victim.fixture.folder.join("inbox")).unwrap().count(), 0);
    }
    fs::remove_file(&public).unwrap();
    let refused = victim.fixture.open().unwrap().capture_note("seen", RecordedAt::from(reading()));
    assert!(matches!(refused, Err(Error::CaptureOff)), "{refused:?}");
    fs::write(&public, good).unwrap();
    victim.fixture.open().unwrap().capture_note("seen", RecordedAt::from(reading())).unwrap();
}
