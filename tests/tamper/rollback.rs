//! Older copies put back, and what only somebody else's copy of a signed head can show.

use std::fs;

use alongside_core::store::{Damage, SignedHead};
use alongside_tests::fixture::{FIRST, Note, add, add_notes, reading};

use super::{Victim, behind, count};
use crate::formats::second;

/// A victim that wrote five notes, was copied, and wrote five more; with the head it signed at the end.
fn rolled_back(names: &[&str]) -> (Victim, SignedHead) {
    let victim = Victim::new(5);
    let old: Vec<_> = names.iter().map(|name| fs::read(victim.volume.join(name)).unwrap()).collect();
    let opened = victim.fixture.unlock(FIRST).unwrap();
    let mut store = alongside_core::store::Store::open(&victim.fixture.environment, &opened.volume).unwrap();
    add_notes(&mut store, 5);
    let head = store.signed_head(&opened.volume, &reading()).unwrap();
    store.close().unwrap();
    drop(opened);
    for (name, bytes) in names.iter().zip(old) {
        fs::write(victim.volume.join(name), bytes).unwrap();
    }
    (victim, head)
}

#[test]
fn a_rolled_back_database_is_noticed_by_the_mark() {
    let (victim, _) = rolled_back(&["store.db"]);
    let store = victim.store();
    assert_eq!(store.damage(), [behind(12, 7)]);
    assert_eq!(count(&store), 5);
}

#[test]
fn a_rolled_back_mark_is_normal_after_a_crash_and_says_nothing() {
    let (victim, _) = rolled_back(&["mark"]);
    let store = victim.store();
    assert_eq!(store.damage(), []);
    assert_eq!(count(&store), 10);
}

#[test]
fn a_rolled_back_database_with_its_mark_passes_on_the_device_and_an_earlier_head_exposes_it() {
    let (victim, head) = rolled_back(&["store.db", "mark"]);
    let store = victim.store();
    assert_eq!(store.damage(), [], "nothing on the device can tell");
    assert!(store.log_head().0 < head.n, "the head that somebody else holds can");
    drop(store);

    // Written on beyond that number, so that the count alone says nothing any more.
    let mut store = victim.store();
    add_notes(&mut store, 6);
    store.close().unwrap();
    assert!(victim.store().log_head().0 > head.n);
    let opened = victim.fixture.unlock(FIRST).unwrap();
    let read = second::read_store(&victim.database(), &opened.volume.master_for_tests());
    let there = read.heads.values().find(|there| there.chain == 0 && there.n == head.n).unwrap();
    assert_ne!(there.link, head.link.0, "another link stands where the head says");
    assert_eq!(read.chain_ids[0], head.chain.0);
    assert_eq!(SignedHead::parse(&head.to_bytes()).unwrap(), head, "and the head is hers");
}

#[test]
fn a_head_that_was_changed_is_refused() {
    let (_, head) = rolled_back(&[]);
    let bytes = head.to_bytes();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(SignedHead::parse(&changed).is_err(), "byte {at}");
    }
}

#[test]
fn a_missing_mark_is_reported_and_made_anew() {
    let victim = Victim::new(5);
    fs::remove_file(victim.volume.join("mark")).unwrap();
    let mut store = victim.store();
    assert_eq!(store.damage(), [Damage::NoMark]);
    add(&mut store, &mut Note::new(5, "text 5")).unwrap();
    store.close().unwrap();
    assert_eq!(victim.store().damage(), []);
}

#[test]
fn a_missing_mark_is_reported_again_until_something_is_written() {
    let victim = Victim::new(5);
    fs::remove_file(victim.volume.join("mark")).unwrap();
    for _ in 0..2 {
        let store = victim.store();
        assert_eq!(store.damage(), [Damage::NoMark]);
        store.close().unwrap();
    }
}

#[test]
fn a_mark_of_which_one_half_is_damaged_still_counts() {
    for half in 0..2 {
        let victim = Victim::new(6);
        super::flip(&victim.volume.join("mark"), half * 512 + 100, 0);
        victim.sql("DELETE FROM h WHERE i >= 7");
        victim.sql("DELETE FROM t WHERE i >= 7");
        let damage = victim.store().damage().to_vec();
        // The half that is left may be the one before the last record.
        assert!(damage == [behind(8, 5)] || damage == [behind(7, 5)], "half {half} damaged: {damage:?}");
    }
}

#[test]
fn a_mark_of_which_both_halves_are_damaged_is_reported() {
    let victim = Victim::new(5);
    let mark = victim.volume.join("mark");
    for bytes in [vec![0_u8; 1024], vec![1; 10], Vec::new(), vec![0x5a; 5000]] {
        fs::write(&mark, bytes).unwrap();
        assert_eq!(victim.store().damage(), [Damage::NoMark]);
    }
}

#[test]
fn halves_of_the_mark_in_each_others_place_are_no_mark() {
    let victim = Victim::new(5);
    let mark = victim.volume.join("mark");
    let bytes = fs::read(&mark).unwrap();
    fs::write(&mark, [&bytes[512..], &bytes[..512]].concat()).unwrap();
    assert_eq!(victim.store().damage(), [Damage::NoMark]);
}

#[test]
fn a_database_cut_by_three_pages_is_noticed_and_the_rest_opens() {
    let victim = Victim::new(100);
    let bytes = fs::read(victim.database()).unwrap();
    fs::write(victim.database(), &bytes[..bytes.len() - 3 * 4096]).unwrap();
    match victim.fixture.try_store() {
        Err(alongside_core::Error::Damaged(alongside_core::Part::Database)) => {
            assert_eq!(fs::read(victim.database()).unwrap().len(), bytes.len() - 3 * 4096, "untouched");
        }
        Ok(mut store) => assert!(!store.verify(|_, _| true).unwrap().damage.is_empty()),
        Err(other) => panic!("{other}"),
    }
}
