//! Golden vectors: the same randomness gives the same bytes as ever, and the bytes of then open now.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use alongside_core::ids::{FileId, to_hex};
use alongside_core::store::{SignedHead, Store, testing as store_testing};
use alongside_core::time::RecordedAt;
use alongside_core::vault::{Credential, testing as vault_testing};
use alongside_tests::entropy::DeterministicEntropy;
use alongside_tests::fixture::{
    Chore, FIRST, Fixture, Note, add, delete, passcode, reading, revise, snapshot,
};
use alongside_tests::{golden, tree};

use super::second;

/// Where the vectors lie, from the top of the repository.
pub(crate) const VECTORS: &str = "tests/fixtures/formats";
const SEED: u64 = 0x0061_6c6f_6e67;
pub(crate) const NOTE: &str = "He stood at the gate.\nÀ dix-huit heures.";
/// Key and id of the sealed file.
pub(crate) const CHUNK_KEY: [u8; 32] = [0x5a; 32];
pub(crate) const CHUNK_FILE: FileId = FileId([0xa5; 16]);

/// What the sealed file holds: two whole chunks and a bit.
pub(crate) fn chunk_plain() -> Vec<u8> {
    (0..2 * 65_536 + 1000_u32).map(|at| u8::try_from(at % 251).expect("below 251")).collect()
}

/// Name of a vector and its bytes.
type Vectors = Vec<(&'static str, Vec<u8>)>;

static MADE: LazyLock<Vectors> = LazyLock::new(make);

/// The device of the vectors: its keys are drawn from a seed of their own.
fn fixture() -> Fixture {
    Fixture::bare(Arc::new(DeterministicEntropy::new(SEED)))
}

fn make() -> Vectors {
    let fixture = fixture();
    fixture.create(FIRST).expect("set-up");
    let opened = fixture.unlock(FIRST).expect("unlocks");
    let mut store = Store::open(&fixture.environment, &opened.volume).expect("opens");
    let mut note = Note::new(1, "first words");
    note.tags = vec!["street".into(), "evening".into()];
    let id = add(&mut store, &mut note).expect("is written");
    note.text = Some("second words".into());
    revise(&mut store, id, &mut note).expect("is written");
    let gone = add(&mut store, &mut Note::new(2, "soon gone")).expect("is written");
    let chore = add(&mut store, &mut Chore::new("language", 1)).expect("is written");
    revise(&mut store, chore, &mut Chore::new("language", 2)).expect("is written");
    delete::<Note>(&mut store, gone).expect("is written");
    let head = store.signed_head(&opened.volume, &reading()).expect("signs");
    store.close().expect("closes");
    opened.installation.capture_note(NOTE, RecordedAt::from(reading())).expect("captures");

    let files = snapshot(&fixture.folder);
    let volume = opened.volume.folder();
    let inside = |name: &str| fs::read(volume.join(name)).expect("reads");
    let number = volume.file_name().expect("a name").to_string_lossy().into_owned();
    let capture = files.iter().find(|(name, _)| name.starts_with("inbox/")).expect("a capture");
    let device = &files["device.1"];
    let secret = fixture
        .environment
        .device
        .unwrap("vault", second::wrapped_secret(device))
        .expect("the device unwraps");
    let ids = format!(
        "volume {number}\ncapture {}\ndevice-secret {}\nmaster {}\n",
        capture.0.trim_start_matches("inbox/"),
        to_hex(&secret),
        to_hex(&opened.volume.master_for_tests()),
    );

    let path = fixture.folder.join("chunks");
    let plain = chunk_plain();
    // In pieces that fit no chunk: how bytes come in must not matter.
    let pieces: Vec<_> = plain.chunks(10_007).collect();
    let sealed = vault_testing::seal_file(
        fixture.environment.storage.as_ref(),
        &path,
        &CHUNK_KEY,
        CHUNK_FILE,
        &pieces,
    )
    .expect("seals");
    assert_eq!((sealed.size_bytes, sealed.chunks), (132_072, 3));
    assert_eq!(sealed.sha256.0, second::sha256(&[&plain]));

    vec![
        ("ids.txt", ids.into_bytes()),
        ("install", files["install.1"].clone()),
        ("device", device.clone()),
        ("face", files["face"].clone()),
        ("attempts", files["attempts"].clone()),
        ("inbox.pub", files["inbox.pub"].clone()),
        ("header", inside("header.1")),
        ("keys", inside("keys.1")),
        ("mark", inside("mark")),
        ("capture", capture.1.clone()),
        ("rows.txt", rows_as_text(&volume.join("store.db"), &opened.volume.master_for_tests()).into_bytes()),
        ("signed-head", head.to_bytes()),
        ("chunks", fs::read(path).expect("reads")),
    ]
}

/// Each row sealed and open, with leaf and link of every revision.
fn rows_as_text(database: &std::path::Path, master: &[u8; 32]) -> String {
    let mut text = String::new();
    for ((table, row), sealed) in second::rows(database) {
        let table = char::from(table);
        let plain = second::open_row(master, (u8::try_from(table).expect("ASCII"), row), &sealed)
            .expect("the row opens");
        writeln!(text, "{table} {row} sealed {}", to_hex(&sealed)).expect("writes");
        writeln!(text, "{table} {row} plain {}", to_hex(&plain)).expect("writes");
    }
    text
}

/// The bytes of a vector as they lie in the repository.
pub(crate) fn stored(name: &str) -> Vec<u8> {
    // Blessing rewrites them all before the first is read.
    static BLESSED: LazyLock<()> = LazyLock::new(|| {
        if golden::blessing() {
            MADE.iter().for_each(|(name, bytes)| golden::check(&format!("{VECTORS}/{name}"), bytes));
        }
    });
    LazyLock::force(&BLESSED);
    fs::read(tree::root().join(VECTORS).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A word of `ids.txt`.
pub(crate) fn id(name: &str) -> String {
    let text = String::from_utf8(stored("ids.txt")).expect("text");
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {name}")).to_owned()
}

/// Bytes of a word of `ids.txt`.
pub(crate) fn id_bytes<const N: usize>(name: &str) -> [u8; N] {
    unhex(&id(name)).try_into().expect("length")
}

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| u8::try_from(char::from(byte).to_digit(16).expect("hex")).expect("below 16");
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

/// The rows of `rows.txt`: `h` or `t`, number, sealed and open.
pub(crate) fn stored_rows() -> Vec<(u8, i64, Vec<u8>, Vec<u8>)> {
    let text = String::from_utf8(stored("rows.txt")).expect("text");
    let lines: Vec<_> = text.lines().map(|line| line.split(' ').collect::<Vec<_>>()).collect();
    lines
        .chunks(2)
        .map(|pair| {
            assert_eq!((pair[0][2], pair[1][2]), ("sealed", "plain"));
            let row = pair[0][1].parse().expect("a number");
            (pair[0][0].as_bytes()[0], row, unhex(pair[0][3]), unhex(pair[1][3]))
        })
        .collect()
}

/// A folder that holds the vectors as an installation, with the device that belongs to it.
fn laid_out() -> (Fixture, PathBuf) {
    let fixture = fixture();
    let put = |name: &str, bytes: &[u8]| {
        let path = fixture.folder.join(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(path, bytes).expect("writes");
    };
    let volume = format!("v/{}", id("volume"));
    for copy in [1, 2] {
        put(&format!("install.{copy}"), &stored("install"));
        put(&format!("device.{copy}"), &stored("device"));
        put(&format!("{volume}/header.{copy}"), &stored("header"));
        put(&format!("{volume}/keys.{copy}"), &stored("keys"));
    }
    put("face", &stored("face"));
    put("attempts", &stored("attempts"));
    put("inbox.pub", &stored("inbox.pub"));
    put(&format!("{volume}/mark"), &stored("mark"));
    put(&format!("inbox/{}", id("capture")), &stored("capture"));
    let database = fixture.folder.join(&volume).join("store.db");
    let connection = rusqlite::Connection::open(&database).expect("opens");
    connection
        .execute_batch(
            "CREATE TABLE h(i INTEGER PRIMARY KEY, b BLOB);
             CREATE TABLE t(i INTEGER PRIMARY KEY, b BLOB);
             PRAGMA user_version = 1;",
        )
        .expect("makes tables");
    for (table, row, sealed, _) in stored_rows() {
        let sql = format!("INSERT INTO {}(i, b) VALUES (?1, ?2)", char::from(table));
        connection.execute(&sql, rusqlite::params![row, sealed]).expect("inserts");
    }
    let folder = fixture.folder.clone();
    (fixture, folder)
}

macro_rules! written {
    ($($test:ident $name:literal,)*) => {$(
        #[test]
        fn $test() {
            let (_, bytes) = MADE.iter().find(|(name, _)| *name == $name).expect("a vector");
            golden::check(&format!("{VECTORS}/{}", $name), bytes);
        }
    )*};
}

written! {
    ids_are_drawn_as_ever "ids.txt",
    install_is_written_as_ever "install",
    device_is_written_as_ever "device",
    face_is_written_as_ever "face",
    attempts_are_written_as_ever "attempts",
    inbox_pub_is_written_as_ever "inbox.pub",
    header_is_written_as_ever "header",
    keys_are_written_as_ever "keys",
    mark_is_written_as_ever "mark",
    capture_is_written_as_ever "capture",
    rows_are_written_as_ever "rows.txt",
    signed_head_is_written_as_ever "signed-head",
    chunks_are_written_as_ever "chunks",
}

#[test]
fn an_installation_of_then_opens_now() {
    let (fixture, folder) = laid_out();
    let before = snapshot(&folder);
    let mut opened = fixture.unlock(FIRST).expect("unlocks");
    assert_eq!(opened.installation.healed(), []);
    assert!(opened.installation.face().capture_on);
    assert_eq!(opened.volume.master_for_tests(), id_bytes::<32>("master"));

    let captures = vault_testing::captures(&fixture.disk(), &folder, &opened.volume).expect("lists");
    let [(_, Ok(capture))] = captures.as_slice() else { panic!("{captures:?}") };
    assert_eq!(vault_testing::note_text(&capture.body).expect("a note"), NOTE);

    let mut store = Store::open(&fixture.environment, &opened.volume).expect("opens");
    assert_eq!(store.damage(), []);
    assert_eq!(store.verify(|_, _| true).expect("goes through").damage, []);
    let notes: Vec<_> =
        store.current(alongside_core::store::Kind::GAP).map(|note| (note.id, note.deleted)).collect();
    let [(kept, false), (gone, true)] = notes.as_slice() else { panic!("{notes:?}") };
    let note: Note = store.read(*kept).expect("reads");
    assert_eq!(note.text.as_deref(), Some("second words"));
    assert_eq!(note.tags, ["street", "evening"]);
    let first: Note = store.read_revision(*kept, 1).expect("reads");
    assert_eq!(first.text.as_deref(), Some("first words"));
    assert_eq!(store.read_tombstone::<Note>(*gone).expect("is left").0.number, 2);
    let head = SignedHead::parse(&stored("signed-head")).expect("the signature fits");
    assert_eq!((head.n, head.link), store.log_head());
    assert_eq!(
        store.signed_head(&opened.volume, &reading()).expect("signs").to_bytes(),
        stored("signed-head")
    );
    drop(store);

    // Its recovery code opens it too.
    let code = opened.volume.recovery_code().clone();
    opened
        .installation
        .unlock(&opened.lock, &Credential::Recovery(&code), &reading())
        .expect("the code opens");
    assert!(matches!(
        opened.installation.unlock(
            &opened.lock,
            &Credential::Passcode(&passcode("another-passcode")),
            &reading()
        ),
        Err(alongside_core::Error::WrongPasscode | alongside_core::Error::Damaged(_))
    ));
    let after = snapshot(&folder);
    for (name, bytes) in before.iter().filter(|(name, _)| !name.contains("store.db") && *name != "attempts") {
        assert!(after[name] == *bytes, "{name} was changed by being read");
    }
}

#[test]
fn rows_of_then_decode_now() {
    for (table, row, _, plain) in stored_rows() {
        let again = match table {
            b'h' => store_testing::head_again(&plain).expect("decodes"),
            _ => store_testing::body_again(&plain).expect("decodes").0,
        };
        assert_eq!(to_hex(&again), to_hex(&plain), "row {row}");
    }
}

#[test]
fn a_sealed_file_of_then_opens_now() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chunks");
    fs::write(&path, stored("chunks")).unwrap();
    let disk = alongside_core::vault::Disk;
    let plain = vault_testing::open_file(&disk, &path, &CHUNK_KEY, CHUNK_FILE, 3).expect("opens");
    assert!(plain == chunk_plain());
}
