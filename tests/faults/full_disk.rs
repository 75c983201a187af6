//! A disk that is really full: a limit on the size of files at every step, and a small file system filled up.
//!
//! The database writes its own files, so only the system can fail those.

use std::path::Path;
use std::process::Command;

use alongside_core::store::Store;
use alongside_tests::fixture::{Note, add, passcode, reading};
use alongside_tests::rounds::rounds;

use crate::kill::told::Told;

/// Runs the writer until it fails, by way of a shell command in front, and takes in what it says.
fn fill(told: &mut Told, round: u32, shell: &str) -> Vec<String> {
    let output = Command::new("sh")
        .args(["-c", &format!("{shell} exec \"$@\""), "sh", env!("CARGO_BIN_EXE_writer")])
        .arg(told.folder())
        .args([round.to_string(), (u64::from(round) * 100_000).to_string()])
        .args(told.passcodes())
        .output()
        .expect("a shell");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<String> =
        String::from_utf8(output.stdout).expect("text").lines().map(str::to_owned).collect();
    told.hear(&lines);
    lines
}

fn failures(lines: &[String]) -> Vec<&str> {
    lines.iter().filter_map(|line| line.strip_prefix("failed ")).collect()
}

/// Steps that were acknowledged.
fn done(lines: &[String]) -> usize {
    lines.iter().filter(|line| line.starts_with("did ")).count()
}

#[test]
fn a_limit_on_the_size_of_files_loses_nothing_at_any_step() {
    // In blocks of 512 bytes: from less than a header to more than a day's writing.
    let mut blocks = 1;
    let (mut rounds_done, mut without_set_up, mut acknowledged) = (0, 0, 0);
    while blocks < 1500 {
        let what = format!("{blocks} blocks");
        let mut told = Told::new();
        let lines = fill(&mut told, blocks, &format!("trap '' XFSZ; ulimit -f {blocks};"));
        let failed = failures(&lines);
        assert!(!failed.is_empty(), "{what}: {lines:?}");
        assert!(failed.iter().all(|code| *code == "no-space"), "{what}: {failed:?}");
        acknowledged += done(&lines);
        if told.is_set_up() {
            told.check(&what);
        } else {
            // A set-up that failed is begun again, with room this time.
            without_set_up += 1;
            told.fixture().create("first-passcode").unwrap_or_else(|error| panic!("{what}: {error}"));
            told.check(&what);
        }
        rounds_done += 1;
        blocks = (blocks + 1).max(blocks * (100 + rounds(40, 6)) / 100);
    }
    println!(
        "{rounds_done} limits, {without_set_up} of them below a set-up, {acknowledged} steps acknowledged"
    );
    assert!(without_set_up > 3 && acknowledged > 100);
}

/// A small file system of its own, taken down at the end.
struct Small {
    folder: tempfile::TempDir,
}

impl Small {
    fn mount(kib: u32) -> Result<Self, String> {
        let folder = tempfile::tempdir().unwrap();
        let output = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={kib}k"), "tmpfs"])
            .arg(folder.path())
            .output()
            .map_err(|error| error.to_string())?;
        if output.status.success() {
            Ok(Small { folder })
        } else {
            Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        // Detached at once and taken down when nobody looks any more: a process that another test just started may
        // still have it open between fork and exec.
        let unmounted = Command::new("umount").arg("--lazy").arg(self.folder.path()).status();
        assert!(unmounted.is_ok_and(|status| status.success()), "the small file system is taken down");
    }
}

#[test]
fn a_full_file_system_loses_nothing_and_can_still_be_read() {
    for kib in [40, 150, 300, 330, 360, 400, 600, 1000, 2000] {
        let small = match Small::mount(kib) {
            Ok(small) => small,
            Err(why) => {
                // Mounting is the system's to allow. The limit on files above stands for it then.
                println!("NOT POSSIBLE HERE: mounting a small file system: {why}");
                assert!(!is_root() || why.contains("permission") || why.contains("denied"), "{why}");
                return;
            }
        };
        let what = format!("{kib} KiB");
        let ballast = small.path().join("ballast");
        std::fs::write(&ballast, vec![1; 20 * 1024]).unwrap();
        let mut told = Told::at(small.path());
        let lines = fill(&mut told, kib, "");
        let failed = failures(&lines);
        assert!(!failed.is_empty(), "{what}: {lines:?}");
        assert!(failed.iter().all(|code| *code == "no-space"), "{what}: {failed:?}");
        if told.is_set_up() {
            // As full as it is: everything can be read.
            told.check(&format!("{what}, full"));
        }
        std::fs::remove_file(&ballast).unwrap();
        told.check(&format!("{what}, with a little room"));
        if told.is_set_up() {
            write_on(&told, &what);
        }
        println!("{what}: {} steps acknowledged", done(&lines));
    }
}

/// With a little room again, writing goes on.
fn write_on(told: &Told, what: &str) {
    let fixture = told.fixture();
    let mut installation = fixture.open().unwrap();
    let lock = installation.take_lock().unwrap();
    let secret = passcode(&told.passcodes()[0]);
    let later = reading().after(90_000_000 * 61_000);
    let credential = alongside_core::vault::Credential::Passcode(&secret);
    let volume =
        installation.unlock(&lock, &credential, &later).unwrap_or_else(|error| panic!("{what}: {error}"));
    let mut store = Store::open(&fixture.environment, &volume).unwrap();
    add(&mut store, &mut Note::new(9, "after")).unwrap_or_else(|error| panic!("{what}: {error}"));
    store.close().unwrap_or_else(|error| panic!("{what}: {error}"));
}

pub(super) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}
