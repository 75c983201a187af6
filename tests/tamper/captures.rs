//! Acts on the inbox of captures.

use std::fs;
use std::path::PathBuf;

use alongside_core::ids::FileId;
use alongside_core::time::RecordedAt;
use alongside_core::vault::testing::{self, SeenCapture};
use alongside_core::vault::{CaptureKind, NewCapture};
use alongside_tests::fixture::{FIRST, Fixture, reading};

fn inbox(fixture: &Fixture) -> PathBuf {
    fixture.folder.join("inbox")
}

fn capture(fixture: &Fixture, text: &str) {
    fixture.open().unwrap().capture_note(text, RecordedAt::from(reading())).unwrap();
}

fn waiting(fixture: &Fixture) -> Vec<(FileId, alongside_core::Result<SeenCapture>)> {
    let opened = fixture.unlock(FIRST).unwrap();
    testing::captures(&fixture.disk(), &fixture.folder, &opened.volume).unwrap()
}

/// Texts of the captures that open, in order of the alphabet.
fn texts(fixture: &Fixture) -> Vec<String> {
    let mut texts: Vec<_> = waiting(fixture)
        .into_iter()
        .filter_map(|(_, seen)| testing::note_text(&seen.ok()?.body).ok())
        .collect();
    texts.sort();
    texts
}

fn names(fixture: &Fixture) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(inbox(fixture))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_deleted_capture_is_gone_and_nobody_is_told() {
    let fixture = Fixture::new();
    capture(&fixture, "one");
    capture(&fixture, "two");
    assert_eq!(texts(&fixture), ["one", "two"]);
    let first = names(&fixture).remove(0);
    fs::remove_file(inbox(&fixture).join(first)).unwrap();
    assert_eq!(texts(&fixture).len(), 1, "said in the document on threats");
}

#[test]
fn what_is_no_capture_is_left_alone() {
    let fixture = Fixture::new();
    capture(&fixture, "real");
    let real = fs::read(inbox(&fixture).join(&names(&fixture)[0])).unwrap();
    let id = "00112233445566778899aabbccddeeff";
    let garbage: Vec<(String, Vec<u8>)> = vec![
        (id.to_owned(), vec![0x5a; 6000]),
        ("11".repeat(16), Vec::new()),
        ("22".repeat(16), b"\x00\x01".to_vec()),
        // A copy under another name: its name is bound inside.
        ("33".repeat(16), real.clone()),
        (format!("{}.part", "44".repeat(16)), real.clone()),
        (format!("{}.old", "55".repeat(16)), real.clone()),
        ("notes.txt".to_owned(), b"hello".to_vec()),
        (".hidden".to_owned(), b"hello".to_vec()),
        ("ü".repeat(16), b"hello".to_vec()),
    ];
    for (name, bytes) in &garbage {
        fs::write(inbox(&fixture).join(name), bytes).unwrap();
    }
    fs::create_dir(inbox(&fixture).join("66".repeat(16))).unwrap();
    assert_eq!(texts(&fixture), ["real"]);
    for (name, bytes) in &garbage {
        assert_eq!(fs::read(inbox(&fixture).join(name)).unwrap(), *bytes, "{name} is left as it is");
    }
}

#[test]
fn every_changed_byte_of_a_capture_is_noticed() {
    let fixture = Fixture::new();
    capture(&fixture, "seen");
    let path = inbox(&fixture).join(&names(&fixture)[0]);
    let good = fs::read(&path).unwrap();
    let opened = fixture.unlock(FIRST).unwrap();
    let disk = fixture.disk();
    let texts = || -> Vec<_> {
        testing::captures(&disk, &fixture.folder, &opened.volume)
            .unwrap()
            .into_iter()
            .filter_map(|(_, seen)| testing::note_text(&seen.ok()?.body).ok())
            .collect()
    };
    for at in (0..good.len()).step_by(13).chain(0..60).chain(1590..1620) {
        let mut changed = good.clone();
        changed[at] ^= 0x10;
        fs::write(&path, changed).unwrap();
        assert_eq!(texts(), [""; 0], "byte {at}");
    }
    for length in [0, 17, 18, 49, 50, 1601, 1602, 1700, good.len() - 1] {
        fs::write(&path, &good[..length]).unwrap();
        assert_eq!(texts(), [""; 0], "cut at {length}");
    }
    fs::write(&path, [good.as_slice(), b"more"].concat()).unwrap();
    assert_eq!(texts(), [""; 0], "longer");
    fs::write(&path, &good).unwrap();
    assert_eq!(texts(), ["seen"]);
}

#[test]
fn bodies_of_two_captures_swapped_open_for_neither() {
    let fixture = Fixture::new();
    capture(&fixture, "one");
    capture(&fixture, "two");
    let paths: Vec<_> = names(&fixture).iter().map(|name| inbox(&fixture).join(name)).collect();
    let [first, second] = [0, 1].map(|at| fs::read(&paths[at]).unwrap());
    fs::write(&paths[0], [&first[..1602], &second[1602..]].concat()).unwrap();
    fs::write(&paths[1], [&second[..1602], &first[1602..]].concat()).unwrap();
    assert_eq!(texts(&fixture), [""; 0]);
}

#[test]
fn a_recording_that_was_cut_off_keeps_its_whole_chunks() {
    let fixture = Fixture::new();
    let installation = fixture.open().unwrap();
    let mut writer = installation
        .begin_capture(NewCapture {
            kind: CaptureKind::Recording,
            captured_at: reading().into(),
            file_name: Some("memo.m4a".into()),
            media_type: Some("audio/mp4".into()),
        })
        .unwrap();
    let sound: Vec<u8> = (0..200_000_u32).map(|at| u8::try_from(at % 253).unwrap()).collect();
    writer.write(&sound).unwrap();
    writer.sync().unwrap();
    // The process ends here.
    drop(writer);
    let captures = waiting(&fixture);
    let [(_, Ok(seen))] = captures.as_slice() else { panic!("{captures:?}") };
    assert!(!seen.finished);
    assert_eq!(seen.kind, CaptureKind::Recording);
    assert_eq!(seen.file_name.as_deref(), Some("memo.m4a"));
    assert!(seen.body == sound[..3 * 65_536], "three whole chunks of {}", sound.len());
}

#[test]
fn captures_look_alike_from_outside() {
    let fixture = Fixture::new();
    capture(&fixture, "a");
    capture(&fixture, &"long ".repeat(800));
    let sizes: Vec<_> =
        names(&fixture).iter().map(|name| fs::metadata(inbox(&fixture).join(name)).unwrap()).collect();
    assert_eq!(sizes[0].len(), sizes[1].len(), "notes up to 4 KiB have one size");
    assert_eq!(sizes[0].modified().unwrap(), sizes[1].modified().unwrap(), "and one time");
    let since_1970 = sizes[0].modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap();
    assert_eq!(since_1970.as_secs(), 1_577_836_800);
}
