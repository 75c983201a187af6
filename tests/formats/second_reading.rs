//! The vectors, read by the second implementation alone.

use super::second::{self, Door, Install};
use super::vectors::{self, id, id_bytes, stored, stored_rows};
use super::{cbor, hpke};
use alongside_tests::fixture::FIRST;

fn install() -> Install {
    Install::parse(&stored("install"))
}

fn volume() -> u8 {
    id("volume").parse().expect("a number")
}

fn door(install: &Install) -> Door<'_> {
    Door { install, device_secret: id_bytes("device-secret") }
}

fn master() -> [u8; 32] {
    let install = install();
    let secret = install.stretched(FIRST.as_bytes());
    let slot = door(&install).slot(&stored("header"), volume(), 0, &secret).expect("slot 0 opens");
    assert!(!slot.decoy);
    slot.master
}

#[test]
fn the_passcode_and_the_device_open_slot_0_and_give_the_master_key() {
    assert_eq!(master(), id_bytes::<32>("master"));
    let install = install();
    let wrong = install.stretched(b"first-passcodf");
    assert!(door(&install).slot(&stored("header"), volume(), 0, &wrong).is_none());
    let elsewhere = Door { install: &install, device_secret: [0; 32] };
    let right = install.stretched(FIRST.as_bytes());
    assert!(elsewhere.slot(&stored("header"), volume(), 0, &right).is_none(), "another device");
}

#[test]
fn keys_hold_the_spares_the_writer_and_the_code_that_opens_slot_1() {
    let (install, master) = (install(), master());
    let door = door(&install);
    let keys = door.keys(&stored("keys"), volume(), &master).expect("opens");
    assert_eq!(keys.keys().copied().collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    assert_eq!(keys[&1].number(), 1, "generation");
    let spares: Vec<_> = keys[&2].bytes().chunks(33).map(|spare| spare[0]).collect();
    assert_eq!(spares.len(), 2);
    assert!(spares.iter().all(|spare| (1..=3).contains(spare) && *spare != volume()));
    assert_eq!(keys[&3].bytes().len(), 8);
    let slot = door.slot(&stored("header"), volume(), 1, keys[&5].bytes()).expect("slot 1 opens");
    assert_eq!(slot.master, master);
    assert_eq!(keys[&6].bytes(), b"");

    let seed: [u8; 32] = keys[&4].bytes().try_into().expect("32 bytes");
    let public = ed25519_dalek::SigningKey::from_bytes(&seed).verifying_key().to_bytes();
    assert_eq!(second::signed_head(&stored("signed-head")).3, public, "the writer's seed signs heads");
}

#[test]
fn the_face_is_a_map_of_twelve() {
    let install = install();
    let face = door(&install).face(&stored("face"));
    // An answer that was never given is not there.
    assert_eq!(face[&5], cbor::Value::Bool(false));
    assert_eq!(face[&7], cbor::Value::Bool(true));
    assert_eq!(face[&8].number(), 120);
    assert_eq!(face[&12].number(), 0);
    assert!(face.keys().all(|key| (1..=12).contains(key)));
    for chosen in [1, 2, 3, 4, 9, 10] {
        assert!(face.get(&chosen).is_none_or(|value| *value == cbor::Value::Null), "field {chosen}");
    }
}

#[test]
fn attempts_start_full() {
    let install = install();
    assert_eq!(door(&install).attempts(&stored("attempts")), (10, [7; 16], 3_600_000));
}

#[test]
fn every_row_opens_and_both_chains_hold() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("store.db");
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE h(i INTEGER PRIMARY KEY, b BLOB); CREATE TABLE t(i INTEGER PRIMARY KEY, b BLOB);",
        )
        .unwrap();
    let master = master();
    for (table, row, sealed, plain) in stored_rows() {
        assert_eq!(second::open_row(&master, (table, row), &sealed).expect("opens"), plain);
        assert!(second::open_row(&master, (table, row + 1), &sealed).is_none());
        assert_eq!((sealed.len() - 28) % 256, 0);
        let sql = format!("INSERT INTO {}(i, b) VALUES (?1, ?2)", char::from(table));
        connection.execute(&sql, rusqlite::params![row, sealed]).unwrap();
    }
    drop(connection);
    let read = second::read_store(&database, &master);
    // Log: chain, writer, note, revision, second note, tombstone. House: chain, chore, revision.
    let kinds: Vec<_> =
        read.heads.values().map(|head| (head.chain, head.n, head.kind, head.revision, head.state)).collect();
    assert_eq!(
        kinds,
        [
            (0, 1, 1, 1, 0),
            (1, 1, 128, 1, 0),
            (0, 2, 2, 1, 0),
            (0, 3, 12, 1, 0),
            (0, 4, 12, 2, 0),
            (0, 5, 12, 1, 1),
            (1, 2, 129, 1, 1),
            (1, 3, 129, 2, 0),
            (0, 6, 12, 2, 2),
        ]
    );
    assert!(read.heads.values().filter(|head| head.state == 1).all(|head| head.listing.is_empty()));
    let note = &read.bodies[&5];
    assert_eq!((note.schema, note.count), (1, 7));
    assert_eq!(cbor::one(&note.fields[&6]).text(), "second words");
    assert_eq!(cbor::one(&note.fields[&3]).text(), "typo");
    assert!(!note.fields.contains_key(&4), "what was not said is not there");
    let recorded = cbor::one(&note.fields[&1]).items();
    assert_eq!(recorded[0].number(), 1_795_276_800_000);
    assert_eq!(recorded[1].text(), "Europe/London");
    let tombstone = &read.bodies[&9];
    assert!(tombstone.fields.contains_key(&5) && !tombstone.fields.contains_key(&6));

    // The signed head names the end of the log.
    let (chain, n, link, public) = second::signed_head(&stored("signed-head"));
    let last = &read.heads[&9];
    assert_eq!((chain, n, link), (read.chain_ids[0], 6, last.link));
    let writer = &read.bodies[&3];
    assert_eq!(vectors::unhex(cbor::one(&writer.fields[&6]).text()), public, "the log names the key");
    assert_eq!(cbor::one(&writer.fields[&5]).bytes(), last.writer);

    // So does the mark.
    let mark = stored("mark");
    let halves = [0_u8, 1].map(|half| {
        let at = usize::from(half) * 512;
        second::mark_half(&master, half, &mark[at..at + 512]).expect("opens")
    });
    let newest = halves.iter().max_by_key(|half| half[0].number()).expect("two");
    assert_eq!(newest[1].clone().items()[0].number(), 6);
    assert_eq!(newest[1].clone().items()[1].bytes(), last.link);
    assert_eq!(newest[2].clone().items()[0].number(), 3);
    assert_eq!(newest[3].number(), 9);
    assert_eq!(newest[4].number(), 1_795_276_800_000);
    assert_eq!([newest[5].bytes(), newest[6].bytes()], [&read.chain_ids[0], &read.chain_ids[1]]);
    assert!(second::mark_half(&master, 1, &mark[..512]).is_none(), "a half opens in its own place only");
}

#[test]
fn a_capture_opens_by_the_seed_that_the_master_key_gives() {
    let (install, master) = (install(), master());
    let seed = second::hkdf(&master, b"", &[b"alongside/inbox-seed/1"]);
    let (_, public) = hpke::key_pair(&seed);
    assert_eq!(door(&install).inbox_public(&stored("inbox.pub")), public.to_bytes());

    let file = stored("capture");
    let mut rest = file.as_slice();
    let header = second::cut(&mut rest, 18);
    assert_eq!(&header[..2], [0, 1], "version 1");
    let capture_id: [u8; 16] = header[2..].try_into().unwrap();
    assert_eq!(capture_id, id_bytes::<16>("capture"));
    let encapped = second::cut_array(&mut rest);
    let sealed = second::cut(&mut rest, 1536 + 16);
    let info = [b"alongside/capture/1".as_slice(), &install.id].concat();
    let plain = hpke::open(&seed, encapped, &info, header, sealed).expect("opens");
    assert_eq!(plain.len(), 1536);
    let (description, length) = cbor::first(&plain);
    assert!(plain[length..].iter().all(|byte| *byte == 0));
    let cbor::Value::Map(description) = description else { panic!("a map") };
    assert_eq!(description[&2].0.number(), 1, "a note");
    let file_key: [u8; 32] = description[&1].0.bytes().try_into().unwrap();
    let body = second::open_chunks(&file_key, &capture_id, rest).expect("opens");
    assert_eq!(body.len(), 4096);
    assert_eq!(second::unpadded(&body), vectors::NOTE.as_bytes());
}

#[test]
fn chunks_open_each_in_its_place() {
    let sealed = stored("chunks");
    let (key, file) = (vectors::CHUNK_KEY, vectors::CHUNK_FILE.0);
    assert!(second::open_chunks(&key, &file, &sealed).expect("opens") == vectors::chunk_plain());
    assert!(second::open_chunks(&key, &[0; 16], &sealed).is_none(), "another file");
    assert!(second::open_chunks(&key, &file, &sealed[..2 * (65_536 + 16)]).is_none(), "no last chunk");
    let swapped = [&sealed[65_552..131_104], &sealed[..65_552], &sealed[131_104..]].concat();
    assert!(second::open_chunks(&key, &file, &swapped).is_none(), "two chunks swapped");
}
