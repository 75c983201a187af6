//! The terminal program as it ships: built apart, without the core's test features.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// Path of the built program. The first call builds it; the build is a debug build, so the key derivation is
/// still the real one.
pub fn program() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let root = crate::tree::root();
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let tests = std::env::current_exe().expect("a test has a path");
        let target = tests.ancestors().nth(3).expect("tests lie in target/debug/deps");
        // Where the tests lie too, so that whatever others wrote is compiled once. The tests' own build of the program
        // has the core with its test features and the same name: the next build puts it back there. With the rest of the
        // workspace beside it, crates of others are those that the tests were built from; what switches the test features on
        // is left out.
        let status = Command::new(cargo)
            .args(["build", "--quiet", "--workspace", "--exclude", "alongside-tests", "--bin", "alongside"])
            .arg("--target-dir")
            .arg(target)
            .current_dir(&root)
            .status()
            .expect("cargo runs");
        assert!(status.success(), "the terminal program does not build");
        let shipped = target.join("shipped");
        let new = target.join(format!("shipped.{}", std::process::id()));
        std::fs::hard_link(target.join("debug").join("alongside"), &new).expect("is linked");
        std::fs::rename(&new, &shipped).expect("is renamed");
        // Where both were the same file already, renaming leaves both names.
        let _ = std::fs::remove_file(&new);
        shipped
    })
}

/// A place where the program runs: its data, its home and its temporary folder, all apart from everybody else's.
pub struct Place {
    /// Holds all of it.
    pub root: tempfile::TempDir,
}

impl Place {
    /// An empty place with a passcode file.
    #[must_use]
    pub fn new(passcode: &str) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        for name in ["home", "tmp"] {
            std::fs::create_dir(root.path().join(name)).expect("a folder");
        }
        std::fs::write(root.path().join("passcode"), format!("{passcode}\n")).expect("writes");
        Place { root }
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.root.path().join("data")
    }

    /// The program with its data folder and passcode, in an environment of its own.
    #[must_use]
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_with("passcode", arguments)
    }

    /// The same with another passcode file of this place.
    #[must_use]
    pub fn command_with(&self, passcode_file: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .env_clear()
            .env("HOME", self.root.path().join("home"))
            .env("TMPDIR", self.root.path().join("tmp"))
            .env("TZ", "Europe/London")
            .current_dir(self.root.path())
            .arg("--data")
            .arg(self.data())
            .arg("--passcode-file")
            .arg(self.root.path().join(passcode_file))
            .args(arguments);
        command
    }

    /// Runs a command to its end.
    #[expect(clippy::must_use_candidate, reason = "often run for what it does")]
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("runs")
    }

    /// Runs a command that must succeed, and gives its standard output.
    #[expect(clippy::must_use_candidate, reason = "often run for what it does")]
    pub fn say(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?} ended with {:?}: {}",
            output.status.code(),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("text")
    }
}
