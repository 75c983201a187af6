//! Folders and files that may not be written, as somebody for whom the system means it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use alongside_tests::fixture::{FIRST, copy_folder, snapshot};

use super::full_disk::is_root;
use super::original;

/// Runs the writer; as nobody where we are root, for whom no permission counts.
fn writer(folder: &Path) -> Vec<String> {
    let program = env!("CARGO_BIN_EXE_writer");
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
        command
    } else {
        Command::new(program)
    };
    let output = command.arg(folder).args(["1", "1", FIRST]).output().expect("the writer runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Sets what others may do with everything below a folder.
fn allow(folder: &Path, folders: u32, files: u32) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            allow(&path, folders, files);
        } else {
            fs::set_permissions(&path, Permissions::from_mode(files)).unwrap();
        }
    }
    fs::set_permissions(folder, Permissions::from_mode(folders)).unwrap();
}

#[test]
fn a_folder_that_may_not_be_written_is_said_to_be_so() {
    let temporary = tempfile::tempdir().unwrap();
    fs::create_dir(temporary.path().join("data")).unwrap();
    allow(temporary.path(), 0o755, 0o644);
    if !is_root() {
        allow(temporary.path(), 0o555, 0o444);
    }
    assert_eq!(writer(temporary.path()).last().unwrap(), "failed no-access");
    allow(temporary.path(), 0o755, 0o644);
    assert!(snapshot(temporary.path()).is_empty());
}

#[test]
fn an_installation_that_may_not_be_written_is_left_as_it_is() {
    let round = original(false).copy();
    let place = tempfile::tempdir().unwrap();
    copy_folder(round.temporary.path(), place.path());
    let before = snapshot(place.path());
    allow(place.path(), 0o555, 0o444);
    let lines = writer(place.path());
    allow(place.path(), 0o755, 0o644);
    assert_eq!(lines, ["begun", "failed no-access"]);
    assert!(before == snapshot(place.path()), "not a byte was changed");
}

#[test]
fn a_file_that_may_not_be_read_is_no_damage() {
    for name in ["install.1", "device.2", "face", "attempts"] {
        let round = original(false).copy();
        let place = tempfile::tempdir().unwrap();
        copy_folder(round.temporary.path(), place.path());
        allow(place.path(), 0o777, 0o666);
        let path = place.path().join("data").join(name);
        fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
        let lines = writer(place.path());
        allow(place.path(), 0o755, 0o644);
        assert_eq!(lines.last().unwrap(), "failed no-access", "{name}");
    }
}

#[test]
fn a_database_that_may_not_be_written_is_said_to_be_so_and_loses_nothing() {
    let round = original(false).copy();
    let volume = round.fixture.volume_folder();
    let inside = volume.strip_prefix(round.temporary.path()).unwrap();
    let place = tempfile::tempdir().unwrap();
    copy_folder(round.temporary.path(), place.path());
    allow(place.path(), 0o777, 0o666);
    let database = place.path().join(inside).join("store.db");
    let before = fs::read(&database).unwrap();
    fs::set_permissions(&database, Permissions::from_mode(0o444)).unwrap();
    let lines = writer(place.path());
    allow(place.path(), 0o755, 0o644);
    let failed: Vec<_> = lines.iter().filter(|line| line.starts_with("failed")).collect();
    assert!(!failed.is_empty() && failed.iter().all(|line| *line == "failed no-access"), "{lines:?}");
    assert!(fs::read(&database).unwrap() == before);
    round.has_everything(FIRST, "the original");
}
