//! Disks that fill, people who change their mind, files that rot: the right answer each time, and nothing half-written.

use std::fs;

use alongside_core::Error;
use alongside_core::evidence::Evidence;
use alongside_core::progress::Progress;
use alongside_core::report::bundle::{Destination, ZipPacking, write};
use alongside_core::report::parts::Part;
use alongside_core::report::selection::Selection;
use alongside_core::report::verify::{Compare, FileVerdict, Verdict};
use alongside_core::store::Kind;
use alongside_core::vault::{Disk, Storage};
use alongside_tests::faulty::{Fault, FaultyStorage, Lasts};
use alongside_tests::fixture::reading;

use super::made::{Made, look, made};

fn written_to(
    made: &Made,
    storage: &dyn Storage,
    path: &std::path::Path,
    progress: &Progress,
) -> alongside_core::Result<()> {
    let chosen = made.chosen(Selection::of_case(made.case, Part::All));
    Destination::new(storage, path)?.file(|sink| {
        let mut pages = |manifest: &_| made.pages(&chosen, manifest);
        write(&made.vault, &chosen, &mut ZipPacking::new(sink), &mut pages, &reading(), progress)
    })?;
    Ok(())
}

#[test]
fn nothing_half_written_is_left_behind() {
    let made = made(2, 2);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.zip");
    let names =
        || fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    // Cancelled before it began.
    let progress = Progress::new();
    progress.cancel();
    assert!(matches!(written_to(&made, &Disk, &path, &progress), Err(Error::Cancelled)));
    assert!(names().is_empty());
    // A disk that is full at each of its writes in turn.
    let mut failed = 0_u32;
    for at in 0..400 {
        let storage = FaultyStorage::default();
        storage.plan(at, Fault::NoSpace, Lasts::Once);
        match written_to(&made, &storage, &path, &Progress::new()) {
            Ok(()) => break,
            Err(error) => assert!(matches!(error, Error::NoSpace), "at {at}: {error}"),
        }
        failed += 1;
        assert!(names().is_empty(), "at {at}: {:?}", names());
    }
    assert!(failed > 10, "{failed} places to fail at");
    // What stands there already is left as it is.
    fs::write(&path, b"hers").unwrap();
    assert!(matches!(written_to(&made, &Disk, &path, &Progress::new()), Err(Error::FileExists)));
    assert_eq!(fs::read(&path).unwrap(), b"hers");
    assert_eq!(names().len(), 1);
}

#[test]
fn a_file_that_rotted_is_told_of_and_the_rest_goes_on() {
    let made = made(3, 3);
    let evidence = made.vault.current(Kind::EVIDENCE).nth(1).expect("a file").id;
    let item: Evidence = made.vault.read(evidence).expect("reads");
    // The sealed file of just this length, changed in its middle.
    let mut rotted = 0;
    let root = &made.fixture.folder;
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.components().any(|part| part.as_os_str() == "e") {
                let mut bytes = fs::read(&path).unwrap();
                if u64::try_from(bytes.len()).unwrap().abs_diff(item.size.expect("a size")) < 64 {
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 1;
                    fs::write(&path, bytes).unwrap();
                    rotted += 1;
                }
            }
        }
    }
    assert_eq!(rotted, 1);
    let (bytes, written) = made.written(Selection::of_case(made.case, Part::All));
    assert_eq!(written.manifest.not_packed, [(evidence, "damaged".to_owned())]);
    let seen = look(&bytes, &Compare::Nothing).expect("a bundle");
    assert_eq!(seen.verdict, Verdict::Incomplete);
    assert_eq!(seen.files.iter().filter(|file| file.verdict == FileVerdict::CutOff).count(), 1);
    assert!(seen.signature_holds && seen.chain_holds);
    assert!(String::from_utf8_lossy(&bytes).contains("not whole: what could be read"));
}
