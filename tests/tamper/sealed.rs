//! Acts on sealed evidence files.

use std::fs;
use std::path::PathBuf;

use alongside_core::ids::FileId;
use alongside_core::vault::{Disk, testing};
use alongside_core::{Error, Part};

const KEY: [u8; 32] = [3; 32];
const CHUNK: usize = 65_536 + 16;

struct Sealed {
    _folder: tempfile::TempDir,
    path: PathBuf,
    good: Vec<u8>,
    plain: Vec<u8>,
    chunks: u32,
}

fn sealed(bytes: usize, id: FileId) -> Sealed {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("f");
    let plain: Vec<u8> = (0..bytes).map(|at| u8::try_from(at % 249).unwrap()).collect();
    let chunks = testing::seal_file(&Disk, &path, &KEY, id, &[&plain]).unwrap().chunks;
    Sealed { good: fs::read(&path).unwrap(), _folder: folder, path, plain, chunks }
}

impl Sealed {
    fn open_as(&self, bytes: &[u8], id: FileId) -> Result<Vec<u8>, Error> {
        fs::write(&self.path, bytes).unwrap();
        testing::open_file(&Disk, &self.path, &KEY, id, self.chunks)
    }

    fn damaged(&self, bytes: &[u8], what: &str) {
        let opened = self.open_as(bytes, ID);
        assert!(matches!(opened, Err(Error::Damaged(Part::Evidence))), "{what}: {opened:?}");
    }
}

const ID: FileId = FileId([4; 16]);

#[test]
fn swapped_chunks_are_noticed() {
    let file = sealed(200_000, ID);
    let chunk = |number: usize| &file.good[number * CHUNK..(number + 1) * CHUNK];
    let rest = &file.good[2 * CHUNK..];
    file.damaged(&[chunk(1), chunk(0), rest].concat(), "two swapped");
    file.damaged(&[chunk(0), chunk(0), rest].concat(), "one twice");
    file.damaged(&[chunk(0), rest].concat(), "one left out");
    assert_eq!(file.open_as(&file.good, ID).unwrap(), file.plain);
}

#[test]
fn a_chunk_of_another_file_is_noticed() {
    let (file, other) = (sealed(200_000, ID), sealed(200_000, FileId([5; 16])));
    file.damaged(&[&other.good[..CHUNK], &file.good[CHUNK..]].concat(), "the first chunk of another file");
    file.damaged(&other.good, "another file as a whole");
    assert!(file.open_as(&file.good, FileId([5; 16])).is_err(), "this file as another");
}

#[test]
fn a_cut_or_longer_file_is_noticed() {
    let file = sealed(200_000, ID);
    for length in [0, 1, CHUNK, 2 * CHUNK, 3 * CHUNK, file.good.len() - 1] {
        file.damaged(&file.good[..length], &format!("cut at {length}"));
    }
    file.damaged(&[file.good.as_slice(), &[0]].concat(), "one byte more");
    file.damaged(&[file.good.as_slice(), &file.good[3 * CHUNK..]].concat(), "the last chunk twice");
}

#[test]
fn any_flipped_bit_is_noticed() {
    let file = sealed(70_000, ID);
    for at in (0..file.good.len()).step_by(4999).chain([CHUNK - 1, CHUNK, file.good.len() - 1]) {
        let mut changed = file.good.clone();
        changed[at] ^= 1;
        file.damaged(&changed, &format!("byte {at}"));
    }
}

#[test]
fn files_at_the_edges_of_a_chunk_open() {
    for bytes in [0, 1, 65_535, 65_536, 65_537, 131_072] {
        let file = sealed(bytes, ID);
        assert_eq!(file.open_as(&file.good, ID).unwrap(), file.plain, "{bytes} bytes");
        let expected = bytes.div_ceil(65_536).max(1);
        assert_eq!(usize::try_from(file.chunks).unwrap(), expected, "{bytes} bytes");
        assert_eq!(file.good.len(), bytes + 16 * expected);
    }
}

#[test]
fn what_is_left_of_a_cut_off_file_is_its_whole_chunks() {
    let file = sealed(300_000, ID);
    for (length, whole) in [(0, 0), (100, 0), (CHUNK - 1, 0), (CHUNK, 1), (CHUNK + 5, 1), (4 * CHUNK + 7, 4)]
    {
        fs::write(&file.path, &file.good[..length]).unwrap();
        let found = testing::recoverable_chunks(&Disk, &file.path, &KEY, ID).unwrap();
        assert_eq!(found, (whole, false), "cut at {length}");
    }
    fs::write(&file.path, &file.good).unwrap();
    assert_eq!(testing::recoverable_chunks(&Disk, &file.path, &KEY, ID).unwrap(), (5, true));
}
