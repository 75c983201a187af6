//! Acts on the database as a whole: garbage, newer programs, another process.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use alongside_core::store::{Kind, Store};
use alongside_core::{Error, Part};
use alongside_tests::fixture::{FIRST, Fixture, Note, add, add_notes, copy_folder, reading, snapshot};

use super::Victim;

/// Opening fails with `expected`, and no byte of the volume changes.
fn refused_untouched(fixture: &Fixture, volume: &Path, expected: fn(&Error) -> bool, what: &str) {
    let before = snapshot(volume);
    match fixture.try_store() {
        Err(error) if expected(&error) => {}
        Err(other) => panic!("{what}: {other}"),
        Ok(_) => panic!("{what}: it opened"),
    }
    let after = snapshot(volume);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{what}");
    for (name, bytes) in before {
        assert!(after[&name] == bytes, "{what}: {name} was changed");
    }
}

fn damaged(error: &Error) -> bool {
    matches!(error, Error::Damaged(Part::Database))
}

fn newer(error: &Error) -> bool {
    matches!(error, Error::NewerFormat(_))
}

#[test]
fn a_database_replaced_by_garbage_is_refused_and_untouched() {
    let victim = Victim::new(10);
    let good = fs::read(victim.database()).unwrap();
    let mut without_tables = good.clone();
    without_tables[100..200].fill(0);
    let garbage: Vec<(&str, Vec<u8>)> = vec![
        ("noise", (0..20_000_u32).map(|at| u8::try_from(at * 7 % 256).unwrap()).collect()),
        ("zeros", vec![0; 8192]),
        ("empty", Vec::new()),
        ("one byte", vec![b'S']),
        ("half a header", good[..60].to_vec()),
        ("only a header", good[..100].to_vec()),
        ("half a page", good[..2000].to_vec()),
        ("text", b"This was a diary once.".to_vec()),
        ("page 1 without its tables", without_tables),
    ];
    for (what, bytes) in garbage {
        fs::write(victim.database(), bytes).unwrap();
        refused_untouched(&victim.fixture, &victim.volume, damaged, what);
    }
    fs::remove_file(victim.database()).unwrap();
    refused_untouched(&victim.fixture, &victim.volume, damaged, "missing");
}

/// A volume as a killed process leaves it: with changes in the log beside the database.
fn killed() -> (tempfile::TempDir, Fixture, std::path::PathBuf) {
    let living = Victim::new(3);
    let opened = living.fixture.unlock(FIRST).unwrap();
    let mut store = Store::open(&living.fixture.environment, &opened.volume).unwrap();
    add_notes(&mut store, 3);
    let temporary = tempfile::tempdir().unwrap();
    copy_folder(&living.fixture.folder, temporary.path());
    let volume = temporary.path().join(living.volume.strip_prefix(&living.fixture.folder).unwrap());
    let environment = &living.fixture.environment;
    let fixture =
        Fixture::at(temporary.path(), Arc::clone(&environment.entropy), Arc::clone(&environment.device));
    assert!(fs::metadata(volume.join("store.db-wal")).unwrap().len() > 4096);
    (temporary, fixture, volume)
}

#[test]
fn a_ruined_database_keeps_its_log_of_changes() {
    for (what, bytes) in [("empty", Vec::new()), ("noise", vec![0x5a; 20_000]), ("short", vec![b'S'; 50])] {
        let (_temporary, fixture, volume) = killed();
        fs::write(volume.join("store.db"), bytes).unwrap();
        refused_untouched(&fixture, &volume, damaged, what);
    }
    let (_temporary, fixture, volume) = killed();
    fs::remove_file(volume.join("store.db")).unwrap();
    refused_untouched(&fixture, &volume, damaged, "missing");
}

#[test]
fn a_store_of_a_newer_program_is_refused_and_untouched() {
    let victim = Victim::new(3);
    victim.sql("PRAGMA user_version = 2");
    refused_untouched(&victim.fixture, &victim.volume, newer, "closed in peace");

    let (_temporary, fixture, volume) = killed();
    // Byte 60 of the file is the version; the log of changes holds the first page too, or not.
    let connection = rusqlite::Connection::open(volume.join("store.db")).unwrap();
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    connection.execute_batch("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 2;").unwrap();
    drop(connection);
    let _ = fs::remove_file(volume.join("store.db-shm"));
    assert!(fs::metadata(volume.join("store.db-wal")).unwrap().len() > 4096);
    refused_untouched(&fixture, &volume, newer, "left by a kill");
}

#[test]
fn an_install_or_header_of_a_newer_program_is_refused_and_untouched() {
    let victim = Victim::new(1);
    let raise = |path: &Path| {
        let mut bytes = fs::read(path).unwrap();
        bytes[1] = 2;
        let content = bytes.len() - 32;
        let hash = crate::formats::second::sha256(&[&bytes[..content]]);
        bytes[content..].copy_from_slice(&hash);
        fs::write(path, bytes).unwrap();
    };
    for (part, path) in [
        (Part::Header, victim.volume.join("header.1")),
        (Part::Device, victim.fixture.folder.join("device.2")),
        (Part::Install, victim.fixture.folder.join("install.2")),
    ] {
        raise(&path);
        let before = snapshot(&victim.fixture.folder);
        match victim.fixture.unlock(FIRST).map(drop) {
            Err(Error::NewerFormat(found)) => assert_eq!(found, part),
            other => panic!("{part:?}: {other:?}"),
        }
        assert!(before == snapshot(&victim.fixture.folder), "{part:?}: something was changed");
    }
}

#[test]
fn starting_anew_leaves_the_broken_one_aside() {
    let victim = Victim::new(3);
    let garbage = vec![0x5a_u8; 20_000];
    fs::write(victim.database(), &garbage).unwrap();
    fs::write(victim.volume.join("store.db-wal"), b"also garbage").unwrap();
    let mark = fs::read(victim.volume.join("mark")).unwrap();
    let opened = victim.fixture.unlock(FIRST).unwrap();
    Store::start_anew(&victim.fixture.environment, &opened.volume, &reading()).unwrap();
    let mut store = Store::open(&victim.fixture.environment, &opened.volume).unwrap();
    assert_eq!(store.damage(), []);
    assert_eq!(store.current(Kind::GAP).count(), 0);
    add(&mut store, &mut Note::new(1, "text 1")).unwrap();
    store.close().unwrap();
    let aside = victim.volume.join("store.broken-1");
    assert!(fs::read(aside.join("store.db")).unwrap() == garbage);
    assert_eq!(fs::read(aside.join("store.db-wal")).unwrap(), b"also garbage");
    assert!(fs::read(aside.join("mark")).unwrap() == mark);

    // A second time goes beside the first.
    fs::write(victim.database(), b"broken again").unwrap();
    Store::start_anew(&victim.fixture.environment, &opened.volume, &reading()).unwrap();
    assert_eq!(fs::read(victim.volume.join("store.broken-2/store.db")).unwrap(), b"broken again");
    assert!(fs::read(aside.join("store.db")).unwrap() == garbage);
}

#[test]
fn a_second_process_is_told_that_it_is_in_use() {
    let victim = Victim::new(1);
    let opened = victim.fixture.unlock(FIRST).unwrap();
    assert!(matches!(victim.fixture.again().unlock(FIRST), Err(Error::InUse)));
    // Even without asking for the lock, the database itself is held by one.
    let store = Store::open(&victim.fixture.environment, &opened.volume).unwrap();
    let second = Store::open(&victim.fixture.environment, &opened.volume);
    assert!(matches!(second, Err(Error::InUse)));
    drop((store, opened));
    victim.fixture.again().unlock(FIRST).unwrap();
}

#[test]
fn two_set_ups_at_once_make_one_installation() {
    for _ in 0..20 {
        let fixture = Fixture::bare(Arc::new(alongside_core::entropy::SystemEntropy::new()));
        let results: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = ["first-passcode", "other-passcode", "third-passcode"]
                .map(|secret| {
                    let fixture = fixture.again();
                    scope.spawn(move || (secret, fixture.create(secret)))
                })
                .into_iter()
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let made: Vec<_> =
            results.iter().filter(|(_, result)| result.is_ok()).map(|(secret, _)| *secret).collect();
        let [made] = made.as_slice() else { panic!("{results:?}") };
        let opened = fixture.unlock(made).unwrap_or_else(|error| panic!("{error}: {results:?}"));
        assert_eq!(Store::open(&fixture.environment, &opened.volume).unwrap().damage(), []);
        for (secret, result) in &results {
            assert!(
                secret == made || matches!(result, Err(Error::InUse | Error::AlreadySetUp)),
                "{secret}: {result:?}"
            );
        }
    }
}
