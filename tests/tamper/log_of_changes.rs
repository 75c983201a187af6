//! Acts on the database's log of changes, as a killed process leaves it.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use alongside_core::ids::RecordId;
use alongside_core::store::Store;
use alongside_tests::fixture::{FIRST, Fixture, add_notes, copy_folder};

use super::{behind, count, readable};

/// An installation whose process died with 20 notes in the log of changes, after ten in the database.
struct Killed {
    _temporary: tempfile::TempDir,
    fixture: Fixture,
    notes: Vec<RecordId>,
    log: PathBuf,
}

fn killed() -> Killed {
    let living = Fixture::new();
    let mut store = living.store();
    let mut notes = add_notes(&mut store, 10);
    store.close().unwrap();
    let opened = living.unlock(FIRST).unwrap();
    let mut store = Store::open(&living.environment, &opened.volume).unwrap();
    for number in 10..30_u32 {
        let mut note = alongside_tests::fixture::Note::new(number, &format!("text {number}"));
        notes.push(alongside_tests::fixture::add(&mut store, &mut note).unwrap());
    }
    // A copy of the files at this moment is what a kill leaves.
    let temporary = tempfile::tempdir().unwrap();
    copy_folder(&living.folder, temporary.path());
    let inside = opened.volume.folder().strip_prefix(&living.folder).unwrap().join("store.db-wal");
    let fixture = Fixture::at(
        temporary.path(),
        Arc::clone(&living.environment.entropy),
        Arc::clone(&living.environment.device),
    );
    let log = temporary.path().join(inside);
    assert!(fs::metadata(&log).unwrap().len() > 20 * 4096, "the changes stand in the log");
    Killed { _temporary: temporary, fixture, notes, log }
}

#[test]
fn left_alone_it_opens_whole() {
    let killed = killed();
    let mut store = killed.fixture.store();
    assert_eq!(store.damage(), []);
    assert_eq!(store.verify(|_, _| true).unwrap().damage, []);
    assert_eq!(readable(&store, &killed.notes).len(), 30);
}

#[test]
fn a_missing_log_of_changes_is_noticed_by_the_mark() {
    let killed = killed();
    fs::remove_file(&killed.log).unwrap();
    let store = killed.fixture.store();
    assert_eq!(store.damage(), [behind(32, 12)]);
    assert_eq!(count(&store), 10);
}

#[test]
fn a_log_of_changes_cut_in_half_is_noticed_by_the_mark() {
    let killed = killed();
    let bytes = fs::read(&killed.log).unwrap();
    fs::write(&killed.log, &bytes[..bytes.len() / 2]).unwrap();
    let store = killed.fixture.store();
    let [alongside_core::store::Damage::BehindMark { marked_n: 32, found_n, .. }] = store.damage() else {
        panic!("{:?}", store.damage());
    };
    assert!((12..32).contains(found_n), "{found_n}");
    assert_eq!(readable(&store, &killed.notes).len(), usize::try_from(*found_n - 2).unwrap());
}

#[test]
fn a_flipped_bit_in_the_log_of_changes_is_noticed_by_the_mark() {
    let killed = killed();
    let length = fs::metadata(&killed.log).unwrap().len();
    super::flip(&killed.log, usize::try_from(length / 3).unwrap(), 2);
    let store = killed.fixture.store();
    assert!(
        matches!(store.damage(), [alongside_core::store::Damage::BehindMark { marked_n: 32, .. }]),
        "{:?}",
        store.damage()
    );
}

/// SQLite's checksum of the log: two running sums over pairs of words.
fn checksum(big_endian: bool, mut sums: (u32, u32), bytes: &[u8]) -> (u32, u32) {
    let word = |bytes: &[u8]| {
        let bytes = bytes.try_into().unwrap();
        if big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
    };
    for pair in bytes.chunks_exact(8) {
        sums.0 = sums.0.wrapping_add(word(&pair[..4])).wrapping_add(sums.1);
        sums.1 = sums.1.wrapping_add(word(&pair[4..])).wrapping_add(sums.0);
    }
    sums
}

/// Makes all checksums of a log fit its content again.
fn settle_checksums(log: &mut [u8]) {
    let big_endian = log[3] & 1 == 1;
    let mut sums = checksum(big_endian, (0, 0), &log[..24]);
    let (salts, frames) = (log[16..24].to_vec(), &mut log[32..]);
    for frame in frames.chunks_exact_mut(24 + 4096) {
        if frame[8..16] != salts {
            // Left over from before the last checkpoint.
            break;
        }
        sums = checksum(big_endian, sums, &frame[..8]);
        sums = checksum(big_endian, sums, &frame[24..]);
        frame[16..20].copy_from_slice(&sums.0.to_be_bytes());
        frame[20..24].copy_from_slice(&sums.1.to_be_bytes());
    }
}

#[test]
fn the_checksums_of_the_log_of_changes_are_understood_here() {
    let killed = killed();
    let before = fs::read(&killed.log).unwrap();
    let mut after = before.clone();
    settle_checksums(&mut after);
    assert!(before == after, "recomputed over what SQLite wrote, they are what SQLite wrote");
}

#[test]
fn flipped_bits_with_fitting_checksums_are_noticed_or_touch_no_record() {
    let mut noticed = 0;
    for round in 0..12 {
        let killed = killed();
        let mut log = fs::read(&killed.log).unwrap();
        let frames = (log.len() - 32) / (24 + 4096);
        let frame = frames * (round + 1) / 13;
        log[32 + frame * (24 + 4096) + 24 + 300 * (round + 1)] ^= 1 << (round % 8);
        settle_checksums(&mut log);
        fs::write(&killed.log, log).unwrap();
        match killed.fixture.try_store() {
            Err(error) => {
                assert!(matches!(error, alongside_core::Error::Damaged(_)), "{error}");
                noticed += 1;
            }
            Ok(mut store) => {
                let damage = store.verify(|_, _| true).unwrap().damage;
                // What reads, reads as it was written; that is checked in `readable`.
                let read = readable(&store, &killed.notes).len();
                assert!(read == 30 || !damage.is_empty(), "round {round}: {read} of 30 and nothing said");
                noticed += u32::from(!damage.is_empty());
            }
        }
    }
    println!("{noticed} of 12 noticed; the others touched no record");
    assert!(noticed >= 1, "some of twelve must hit a record");
}
