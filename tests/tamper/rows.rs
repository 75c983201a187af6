//! Acts on single rows of the database.

use alongside_core::store::{Damage, Kind};
use alongside_core::{Error, Part};
use alongside_tests::fixture::{Chore, Note, add, add_notes, delete, revise};

use super::{Victim, all_but, behind, flip, missing, position};

/// The log begins with two records of its own, so note `k` is record `k + 3` of it.
fn n_of(note: u64) -> u64 {
    note + 3
}

#[test]
fn a_flipped_bit_in_a_body_is_noticed_and_costs_that_record() {
    let victim = Victim::new(20);
    let row = Victim::row_of(7);
    let sealed = victim.row('t', row);
    flip(&victim.database(), position(&victim.database(), &sealed) + 100, 3);
    assert_eq!(victim.store().damage(), [], "bodies are opened when they are read");
    assert_eq!(victim.checked().damage, [Damage::BodyRow { row, record: victim.notes[7], revision: 1 }]);
    assert_eq!(victim.readable(), all_but(20, &[7]));
    assert!(matches!(victim.store().read::<Note>(victim.notes[7]), Err(Error::Damaged(Part::Row))));
}

#[test]
fn a_flipped_bit_in_a_head_is_noticed_and_costs_that_record() {
    let victim = Victim::new(20);
    let row = Victim::row_of(7);
    let sealed = victim.row('h', row);
    flip(&victim.database(), position(&victim.database(), &sealed) + 100, 3);
    assert_eq!(victim.store().damage(), [Damage::HeadRow { row }, missing(n_of(7), n_of(7))]);
    assert_eq!(victim.readable(), all_but(20, &[7]));
}

#[test]
fn a_flipped_bit_in_slack_is_silent_and_harmless() {
    let victim = Victim::new(20);
    let bytes = std::fs::read(victim.database()).unwrap();
    // The gap between the list of cells and the cells of a leaf page belongs to nobody.
    let page = bytes.chunks(4096).rposition(|page| page[0] == 0x0d).unwrap();
    let at = |offset: usize| {
        usize::from(u16::from_be_bytes(bytes[page * 4096 + offset..][..2].try_into().unwrap()))
    };
    let (gap_start, gap_end) = (8 + 2 * at(3), at(5));
    assert!(gap_start + 8 < gap_end, "there is a gap");
    flip(&victim.database(), page * 4096 + gap_start + 4, 0);
    assert_eq!(victim.checked().damage, []);
    assert_eq!(victim.readable(), all_but(20, &[]));
}

#[test]
fn two_swapped_bodies_are_noticed() {
    let victim = Victim::new(20);
    let (first, second) = (Victim::row_of(3), Victim::row_of(9));
    let (first_body, second_body) = (victim.row('t', first), victim.row('t', second));
    victim.put_row('t', first, &second_body);
    victim.put_row('t', second, &first_body);
    assert_eq!(
        victim.checked().damage,
        [
            Damage::BodyRow { row: first, record: victim.notes[3], revision: 1 },
            Damage::BodyRow { row: second, record: victim.notes[9], revision: 1 },
        ]
    );
    assert_eq!(victim.readable(), all_but(20, &[3, 9]));
}

#[test]
fn two_swapped_heads_are_noticed() {
    let victim = Victim::new(20);
    let (first, second) = (Victim::row_of(3), Victim::row_of(9));
    let (first_head, second_head) = (victim.row('h', first), victim.row('h', second));
    victim.put_row('h', first, &second_head);
    victim.put_row('h', second, &first_head);
    let damage = victim.store().damage().to_vec();
    assert!(damage.contains(&Damage::HeadRow { row: first }), "{damage:?}");
    assert!(damage.contains(&Damage::HeadRow { row: second }), "{damage:?}");
    assert_eq!(victim.readable(), all_but(20, &[3, 9]));
}

#[test]
fn a_head_put_into_the_place_of_a_body_is_noticed() {
    let victim = Victim::new(5);
    let row = Victim::row_of(2);
    victim.put_row('t', row, &victim.row('h', row));
    assert_eq!(victim.checked().damage, [Damage::BodyRow { row, record: victim.notes[2], revision: 1 }]);
}

#[test]
fn a_deleted_middle_row_is_noticed() {
    let victim = Victim::new(20);
    let row = Victim::row_of(7);
    assert_eq!(victim.sql(&format!("DELETE FROM h WHERE i = {row}")), 1);
    assert_eq!(victim.sql(&format!("DELETE FROM t WHERE i = {row}")), 1);
    assert_eq!(victim.store().damage(), [missing(n_of(7), n_of(7))]);
    assert_eq!(victim.readable(), all_but(20, &[7]));
}

#[test]
fn a_deleted_body_is_noticed() {
    let victim = Victim::new(20);
    let row = Victim::row_of(7);
    assert_eq!(victim.sql(&format!("DELETE FROM t WHERE i = {row}")), 1);
    assert_eq!(victim.checked().damage, [Damage::BodyRow { row, record: victim.notes[7], revision: 1 }]);
}

#[test]
fn deleted_newest_rows_are_noticed_by_the_mark() {
    let victim = Victim::new(20);
    let row = Victim::row_of(15);
    assert_eq!(victim.sql(&format!("DELETE FROM h WHERE i >= {row}")), 5);
    assert_eq!(victim.sql(&format!("DELETE FROM t WHERE i >= {row}")), 5);
    assert_eq!(victim.store().damage(), [behind(n_of(19), n_of(14))]);
    assert_eq!(victim.readable(), (0..15).collect::<Vec<_>>());
}

#[test]
fn a_hole_at_the_end_stays_visible_after_writing_on() {
    let victim = Victim::new(20);
    let row = Victim::row_of(15);
    victim.sql(&format!("DELETE FROM h WHERE i >= {row}"));
    victim.sql(&format!("DELETE FROM t WHERE i >= {row}"));
    let mut store = victim.store();
    add_notes(&mut store, 2);
    store.close().unwrap();
    assert_eq!(victim.checked().damage, [missing(n_of(15), n_of(19))]);
    let connection = rusqlite::Connection::open(victim.database()).unwrap();
    let next: i64 =
        connection.query_row("SELECT min(i) FROM h WHERE i >= ?1", [row], |row| row.get(0)).unwrap();
    assert_eq!(next, Victim::row_of(20), "no row id is given twice");
}

#[test]
fn a_damaged_newest_head_costs_one_number_and_no_more() {
    let victim = Victim::new(20);
    let row = Victim::row_of(19);
    flip(&victim.database(), position(&victim.database(), &victim.row('h', row)) + 50, 1);
    assert_eq!(victim.store().damage(), [Damage::HeadRow { row }, behind(n_of(19), n_of(18))]);
    let mut store = victim.store();
    add(&mut store, &mut Note::new(20, "text 20")).unwrap();
    add(&mut store, &mut Chore::new("language", 1)).unwrap();
    store.close().unwrap();
    // Neither a second number of the log nor one of the house is missing.
    assert_eq!(victim.checked().damage, [Damage::HeadRow { row }, missing(n_of(19), n_of(19))]);
}

#[test]
fn a_renumbered_row_is_noticed() {
    let victim = Victim::new(20);
    let (from, to) = (Victim::row_of(7), 500);
    assert_eq!(victim.sql(&format!("UPDATE h SET i = {to} WHERE i = {from}")), 1);
    let damage = victim.store().damage().to_vec();
    assert_eq!(damage, [missing(n_of(7), n_of(7)), Damage::HeadRow { row: to }]);
    assert_eq!(victim.sql(&format!("UPDATE t SET i = {to} WHERE i = {}", Victim::row_of(3))), 1);
    let damage = victim.checked().damage;
    let body = Damage::BodyRow { row: Victim::row_of(3), record: victim.notes[3], revision: 1 };
    assert!(damage.contains(&body), "{damage:?}");
}

#[test]
fn a_made_up_head_is_noticed_and_hinders_nothing() {
    let victim = Victim::new(5);
    let row = Victim::row_of(5);
    victim.put_row('h', row, &[0x5a; 284]);
    assert_eq!(victim.store().damage(), [Damage::HeadRow { row }]);
    let mut store = victim.store();
    let id = add(&mut store, &mut Note::new(5, "text 5")).unwrap();
    assert_eq!(store.read::<Note>(id).unwrap().number, 5);
    store.close().unwrap();
    let damage = victim.checked().damage;
    assert!(damage.contains(&Damage::HeadRow { row }), "{damage:?}");
    assert_eq!(victim.readable(), all_but(5, &[]));
}

#[test]
fn a_made_up_body_is_noticed_and_hinders_nothing() {
    let victim = Victim::new(5);
    let row = Victim::row_of(5);
    victim.put_row('t', row, &[0x5a; 284]);
    assert!(!victim.checked().damage.is_empty(), "the full check sees a row that belongs to nothing");
    let mut store = victim.store();
    let id = add(&mut store, &mut Note::new(5, "text 5")).unwrap();
    assert_eq!(store.read::<Note>(id).unwrap().number, 5);
}

#[test]
fn a_made_up_row_with_the_highest_number_does_not_stop_writing() {
    for table in ['h', 't'] {
        let victim = Victim::new(5);
        victim.put_row(table, i64::MAX, &[0x5a; 284]);
        let mut store = victim.store();
        let id = add(&mut store, &mut Note::new(5, "text 5")).unwrap();
        store.close().unwrap();
        assert_eq!(victim.store().read::<Note>(id).unwrap().number, 5);
        assert!(!victim.checked().damage.is_empty(), "{table}");
    }
}

#[test]
fn an_edit_undone_by_an_old_copy_is_noticed() {
    let victim = Victim::new(5);
    let mut store = victim.store();
    let mut note: Note = store.read(victim.notes[2]).unwrap();
    note.text = Some("text changed".into());
    revise(&mut store, victim.notes[2], &mut note).unwrap();
    add(&mut store, &mut Note::new(9, "text 9")).unwrap();
    store.close().unwrap();
    // An edit is a row of its own: to undo it is to delete it.
    let edit = Victim::row_of(5);
    victim.sql(&format!("DELETE FROM h WHERE i = {edit}"));
    victim.sql(&format!("DELETE FROM t WHERE i = {edit}"));
    assert_eq!(victim.store().damage(), [missing(n_of(5), n_of(5))]);
}

#[test]
fn an_old_copy_of_a_deleted_record_put_back_is_noticed() {
    let victim = Victim::new(5);
    let row = Victim::row_of(2);
    let (head, body) = (victim.row('h', row), victim.row('t', row));
    let mut store = victim.store();
    delete::<Note>(&mut store, victim.notes[2]).unwrap();
    store.close().unwrap();
    victim.put_row('h', row, &head);
    victim.put_row('t', row, &body);
    let damage = victim.checked().damage;
    assert!(!damage.is_empty(), "what she deleted came back");
    assert!(
        matches!(victim.store().read_revision::<Note>(victim.notes[2], 1), Err(Error::Deleted)),
        "and is not shown"
    );
}

#[test]
fn only_the_body_of_a_deleted_record_put_back_is_noticed() {
    let victim = Victim::new(5);
    let row = Victim::row_of(2);
    let body = victim.row('t', row);
    let mut store = victim.store();
    delete::<Note>(&mut store, victim.notes[2]).unwrap();
    store.close().unwrap();
    victim.put_row('t', row, &body);
    assert!(!victim.checked().damage.is_empty());
}

#[test]
fn an_old_draft_put_back_is_noticed() {
    let victim = Victim::new(0);
    let mut store = victim.store();
    let id = add(&mut store, &mut Chore::new("draft", 1)).unwrap();
    store.close().unwrap();
    let row = Victim::row_of(0);
    let (head, body) = (victim.row('h', row), victim.row('t', row));
    let mut store = victim.store();
    revise(&mut store, id, &mut Chore::new("draft", 2)).unwrap();
    store.close().unwrap();
    victim.put_row('h', row, &head);
    victim.put_row('t', row, &body);
    assert!(!victim.checked().damage.is_empty());
    assert_eq!(victim.store().read::<Chore>(id).unwrap().state, Some(2), "the newest one counts");
    assert!(matches!(victim.store().read_revision::<Chore>(id, 1), Err(Error::Deleted)));
}

#[test]
fn a_damaged_first_record_of_a_chain_hinders_nothing_else() {
    for row in [1_i64, 2, 3] {
        let victim = Victim::new(5);
        flip(&victim.database(), position(&victim.database(), &victim.row('h', row)) + 50, 1);
        let damage = victim.checked().damage;
        assert!(damage.contains(&Damage::HeadRow { row }), "{damage:?}");
        assert!(!damage.iter().any(|damage| matches!(damage, Damage::Link { n: 4.., .. })), "{damage:?}");
        let mut store = victim.store();
        let id = add(&mut store, &mut Note::new(5, "text 5")).expect("can be written on");
        store.close().unwrap();
        assert_eq!(victim.store().read::<Note>(id).unwrap().number, 5);
        assert_eq!(victim.readable(), all_but(5, &[]));
    }
}

#[test]
fn the_rows_of_another_volume_are_noticed() {
    let victim = Victim::new(5);
    let other = (1..=3)
        .map(|number| victim.fixture.folder.join("v").join(number.to_string()))
        .find(|folder| *folder != victim.volume)
        .unwrap();
    for name in ["store.db", "mark"] {
        std::fs::copy(other.join(name), victim.volume.join(name)).unwrap();
    }
    let damage = victim.store().damage().to_vec();
    for row in 1..=3 {
        assert!(damage.contains(&Damage::HeadRow { row }), "{damage:?}");
    }
    assert!(damage.contains(&Damage::NoMark), "{damage:?}");
    assert_eq!(victim.store().current(Kind::GAP).count(), 0);
}

#[test]
fn what_was_deleted_leaves_no_bytes_behind() {
    let victim = Victim::new(5);
    let row = Victim::row_of(2);
    let (head, body) = (victim.row('h', row), victim.row('t', row));
    let mut store = victim.store();
    delete::<Note>(&mut store, victim.notes[2]).unwrap();
    // Looked for while the store is still open: what is acknowledged is gone.
    for (name, bytes) in alongside_tests::fixture::snapshot(&victim.volume) {
        for (what, gone) in [("head", &head), ("body", &body)] {
            // A piece from the middle would be as telling as the whole.
            for piece in gone.chunks_exact(64) {
                assert!(
                    !bytes.windows(64).any(|window| window == piece),
                    "a piece of the {what} is left in {name}"
                );
            }
        }
    }
    store.close().unwrap();
}
