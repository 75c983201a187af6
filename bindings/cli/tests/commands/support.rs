//! A folder of its own, and the command that runs in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::SystemTime;

use alongside_core::checkin::machine::Fallback;
use alongside_core::entropy::SystemEntropy;
use alongside_core::secret::Passcode;
use alongside_core::session::Locked;
use alongside_core::time::{BootId, Reading, Zone};
use alongside_core::vault::{Disk, Environment, KdfParameters};
use serde_json::Value;

use crate::device_key::FileDeviceKey;

/// The command.
const PROGRAM: &str = env!("CARGO_BIN_EXE_alongside");
/// The passcode of every record here.
const PASSCODE: &str = "seven yellow bicycles";

/// Opening costs half a second on purpose, hundreds of times. Tests of what follows it have a record for which it costs
/// next to nothing; the command itself sets up the records of those that are about passcodes, and of the tour.
const CHEAP: KdfParameters = KdfParameters { memory_kib: 64, passes: 1 };

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Answer {
    /// That it ended well; what it said.
    #[track_caller]
    pub(crate) fn good(self) -> Self {
        assert_eq!(self.exit, 0, "{self:?}");
        self
    }

    /// The JSON on standard output.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// That it ended with `exit` and said `code` in its own words and in JSON alike.
    #[track_caller]
    pub(crate) fn fails(&self, exit: i32, code: &str) {
        assert_eq!(self.exit, exit, "{self:?}");
        let json: Value = match self.err.lines().rfind(|line| line.starts_with("{\"error\"")) {
            Some(line) => serde_json::from_str(line).expect("an error is JSON"),
            None => return assert!(self.err.contains(&format!("({code})")), "{self:?}"),
        };
        assert_eq!(json["error"]["code"], code, "{self:?}");
        assert!(json["error"]["message"].as_str().is_some_and(|message| !message.is_empty()));
    }
}

/// The keys of a JSON object, sorted.
pub(crate) fn has_keys(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value.get(key).is_some(), "{key} is missing from {value}");
    }
}

/// Where a test works.
pub(crate) struct Place(tempfile::TempDir);

impl Place {
    /// Without a record.
    pub(crate) fn empty() -> Self {
        let place = Place(tempfile::tempdir().expect("a folder"));
        place.write("passcode", format!("{PASSCODE}\n").as_bytes());
        place.write("wrong", b"not this one");
        place
    }

    /// With a record that the command itself set up.
    pub(crate) fn set_up_by_command() -> Self {
        let place = Place::empty();
        place.opens(&["init"]).good();
        place
    }

    /// With a record.
    pub(crate) fn set_up() -> Self {
        let place = Place::empty();
        place.make("data", None);
        place
    }

    /// Makes a record in one of its folders, with the PINs of check-ins where they are given: the first, and the one for
    /// a forced ending, which leaves a text.
    pub(crate) fn make(&self, data: &str, pins: Option<[&str; 2]>) {
        let folder = self.path(data);
        let environment = Environment {
            storage: Arc::new(Disk),
            entropy: Arc::new(SystemEntropy::new()),
            device: Arc::new(FileDeviceKey::new(&folder, None)),
            checkins: None,
        };
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("a clock");
        let reading = Reading {
            wall_ms: i64::try_from(since.as_millis()).expect("a time"),
            zone: Zone::LONDON,
            monotonic_ms: 0,
            boot: BootId::UNKNOWN,
            trusted: false,
        };
        let secret = |text: &str| Passcode::new(text.as_bytes().to_vec()).expect("a passcode");
        let mut vault = Locked::set_up(&environment, &folder, &secret(PASSCODE), || Ok(CHEAP), &reading)
            .expect("sets up");
        if let Some([safe, forced]) = pins {
            let forced = secret(forced);
            vault
                .set_checkin_pins(&secret(safe), Some((&forced, Fallback::Text)), CHEAP)
                .expect("sets the PINs");
        }
        vault.lock().expect("locks");
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: &[u8]) {
        std::fs::write(self.path(name), content).expect("a file");
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.command_on("data", arguments)
    }

    /// The same on another data folder.
    pub(crate) fn command_on(&self, data: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(["--data", data]).args(arguments).current_dir(self.0.path());
        command.env_remove("COLUMNS").env("TZ", "Europe/London");
        command
    }

    /// Runs it without a passcode.
    pub(crate) fn runs(&self, arguments: &[&str]) -> Answer {
        answer(&mut self.command(arguments), "")
    }

    /// Runs it with the passcode, answers in JSON.
    pub(crate) fn opens(&self, arguments: &[&str]) -> Answer {
        self.typing(arguments, "")
    }

    /// The same, with something on standard input.
    pub(crate) fn typing(&self, arguments: &[&str], typed: &str) -> Answer {
        let mut all = vec!["--passcode-file", "passcode", "--json"];
        all.extend(arguments);
        answer(&mut self.command(&all), typed)
    }

    /// Runs several commands on one open record; what each said on standard output, a line each.
    pub(crate) fn session(&self, lines: &[&str]) -> Vec<Value> {
        let answer = self.typing(&["open"], &(lines.join("\n") + "\n")).good();
        let answers: Vec<Value> =
            answer.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(answers.len(), lines.len(), "{answer:?}");
        answers
    }

    /// Runs it under a limit on the size of files, in blocks of 512 or 1024 bytes as the shell has it.
    pub(crate) fn limited(&self, blocks: u32, arguments: &str) -> Answer {
        let script = format!(
            "trap '' XFSZ; ulimit -f {blocks}; exec '{PROGRAM}' --data data --passcode-file passcode --json \
             {arguments}"
        );
        let mut command = Command::new("sh");
        command.args(["-c", &script]).current_dir(self.0.path());
        answer(&mut command, "")
    }

    /// Holds the record open until the child is dropped or told to leave.
    pub(crate) fn held_open(&self) -> Child {
        let mut command = self.command(&["--passcode-file", "passcode", "open"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        command.spawn().expect("it starts")
    }

    /// Every sealed file of evidence.
    pub(crate) fn sealed_files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for volume in ["1", "2", "3"] {
            below(&self.path("data").join("v").join(volume).join("e"), &mut found);
        }
        found
    }

    /// The database of the record that holds a file: from outside nothing else tells which of the three it is.
    pub(crate) fn database(&self) -> PathBuf {
        let file = self.sealed_files().remove(0);
        file.ancestors().nth(3).expect("the folder of its volume").join("store.db")
    }
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, found);
        } else {
            found.push(path);
        }
    }
}

pub(crate) fn answer(command: &mut Command, typed: &str) -> Answer {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    if let Some(mut input) = child.stdin.take() {
        // A command that stops early reads nothing; its exit code says why.
        let _ = input.write_all(typed.as_bytes());
    }
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Answer { exit: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}
