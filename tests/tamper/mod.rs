//! What somebody does to the files, and that it is noticed. Each test is named after the act.

mod captures;
mod database;
mod doubled;
mod flips;
mod log_of_changes;
mod rollback;
mod rows;
mod sealed;

use std::path::{Path, PathBuf};

use alongside_core::ids::RecordId;
use alongside_core::store::{Checked, Damage, Kind, Store};
use alongside_tests::fixture::{Fixture, Note, add_notes};

/// An installation with some notes, closed.
struct Victim {
    fixture: Fixture,
    /// The notes, in order. Note `k` has the text `text k`.
    notes: Vec<RecordId>,
    volume: PathBuf,
}

impl Victim {
    fn new(notes: u32) -> Self {
        let fixture = Fixture::new();
        let mut store = fixture.store();
        let notes = add_notes(&mut store, notes);
        store.close().unwrap();
        let volume = fixture.volume_folder();
        Victim { fixture, notes, volume }
    }

    fn database(&self) -> PathBuf {
        self.volume.join("store.db")
    }

    /// SQL behind the program's back.
    fn sql(&self, sql: &str) -> usize {
        let connection = rusqlite::Connection::open(self.database()).unwrap();
        let changed = connection.execute(sql, []).unwrap();
        connection.close().unwrap();
        changed
    }

    fn row(&self, table: char, row: i64) -> Vec<u8> {
        let connection = rusqlite::Connection::open(self.database()).unwrap();
        connection.query_row(&format!("SELECT b FROM {table} WHERE i = ?1"), [row], |row| row.get(0)).unwrap()
    }

    fn put_row(&self, table: char, row: i64, sealed: &[u8]) {
        let connection = rusqlite::Connection::open(self.database()).unwrap();
        let sql = format!("INSERT OR REPLACE INTO {table}(i, b) VALUES (?1, ?2)");
        connection.execute(&sql, rusqlite::params![row, sealed]).unwrap();
    }

    /// Row of a note's first revision: three rows of the store's own come before.
    fn row_of(note: usize) -> i64 {
        i64::try_from(note).unwrap() + 4
    }

    fn store(&self) -> Store {
        self.fixture.store()
    }

    /// What a full check says.
    fn checked(&self) -> Checked {
        self.store().verify(|_, _| true).unwrap()
    }

    /// Which notes still read as they were written.
    fn readable(&self) -> Vec<usize> {
        readable(&self.store(), &self.notes)
    }
}

fn readable(store: &Store, notes: &[RecordId]) -> Vec<usize> {
    let reads = |number: usize, id: &RecordId| match store.read::<Note>(*id) {
        Ok(note) => {
            assert_eq!(note.text, Some(format!("text {number}")), "what reads is what was written");
            true
        }
        Err(_) => false,
    };
    notes.iter().enumerate().filter(|(number, id)| reads(*number, id)).map(|(number, _)| number).collect()
}

/// All but some.
fn all_but(count: usize, lost: &[usize]) -> Vec<usize> {
    (0..count).filter(|number| !lost.contains(number)).collect()
}

/// The log lacks records `from_n` to `to_n`.
fn missing(from_n: u64, to_n: u64) -> Damage {
    Damage::Missing { chain: alongside_core::store::Chain::Log, from_n, to_n }
}

/// The log had come to `marked_n` and now ends at `found_n`.
fn behind(marked_n: u64, found_n: u64) -> Damage {
    Damage::BehindMark { chain: alongside_core::store::Chain::Log, marked_n, found_n }
}

/// Inverts one bit of a file.
fn flip(path: &Path, byte: usize, bit: u8) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[byte] ^= 1 << bit;
    std::fs::write(path, bytes).unwrap();
}

/// Where `wanted` stands in a file.
fn position(path: &Path, wanted: &[u8]) -> usize {
    let bytes = std::fs::read(path).unwrap();
    bytes.windows(wanted.len()).position(|window| window == wanted).expect("stands in the file")
}

fn count(store: &Store) -> usize {
    store.current(Kind::GAP).count()
}
