//! Where things are, and how a lane starts a program.

use std::{
    env,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What every lane is given.
pub(crate) struct Context {
    /// The folder of the workspace.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, ignored by git. Everything a lane installs goes below it.
    pub(crate) target: PathBuf,
    /// Whether tests take as many rounds as before a release.
    pub(crate) long: bool,
    /// Whether bindings are tested over a library built for debugging.
    pub(crate) debug_library: bool,
}

impl Context {
    pub(crate) fn new(long: bool, debug_library: bool) -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .ok_or("the folder of the workspace is not above this package")?
            .to_path_buf();
        if !root.join("Cargo.toml").is_file() {
            return Err(format!("{} is gone: build this task again", root.display()));
        }
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        let target = root.join(target);
        Ok(Self { root, target, long, debug_library })
    }

    /// The ignored folder in the repository, which is cargo's target folder where nothing else is said.
    pub(crate) fn repository_target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// Where the tools that a lane installs live.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// Cargo itself, the same one that started this task.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments);
        if env::var_os("CI").is_some() {
            // Built once: what makes the next build faster makes this one slower.
            command.env("CARGO_INCREMENTAL", "0");
        }
        command
    }

    /// How many rounds tests take, as they read it from `ALONGSIDE_ROUNDS`.
    pub(crate) fn rounds(&self) -> &'static str {
        if self.long { "long" } else { "normal" }
    }

    /// A program, in the folder of the workspace and with the environment that tests read.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("ALONGSIDE_ROUNDS", self.rounds()).env_remove("ALONGSIDE_BLESS");
        command
    }
}

/// Runs it with its output on ours.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let name = shown(command);
    let status = command.status().map_err(|error| format!("{name} could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name}: {status}")) }
}

/// Runs it, gives each line of its output to `each` and prints it.
pub(crate) fn run_reading(command: &mut Command, mut each: impl FnMut(&str)) -> Result<(), String> {
    run_reading_silently(command, |line| {
        println!("{line}");
        each(line);
    })
}

/// Runs it and gives each line of its output to `each`.
pub(crate) fn run_reading_silently(command: &mut Command, mut each: impl FnMut(&str)) -> Result<(), String> {
    let name = shown(command);
    let failed = |error| format!("{name} could not be run: {error}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(failed)?;
            each(&String::from_utf8_lossy(&line));
        }
    }
    let status = child.wait().map_err(failed)?;
    if status.success() { Ok(()) } else { Err(format!("{name}: {status}")) }
}

/// Whether it starts and ends well, in silence.
pub(crate) fn answers(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The whole line, with the program by its name alone: `cargo clippy --workspace`.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
