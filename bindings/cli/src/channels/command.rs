//! A program that takes the message on its standard input. It is started as it is, never through a shell.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use alongside_core::checkin::channel::{Abilities, Address, Channel, Message, SendFailure};

use super::SEEN;
use super::letter::{Letter, Stamps};
use crate::clock::Stopwatch;
use crate::environment;

/// How long a program may take. One that hands over to a mail server is done in a second or two.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// How long a program that was ended may take to be gone.
const END_LIMIT: Duration = Duration::from_secs(1);
/// Between two looks at whether it is done.
const PAUSE: Duration = Duration::from_millis(10);

/// Exit codes that say never, as `sysexits.h` numbers them: no such user, no such host, not allowed.
const NEVER: [i32; 3] = [67, 68, 77];

/// Starts a program for each message.
pub(super) struct Piped {
    stamps: Stamps,
    time_limit: Duration,
}

impl Piped {
    /// With clocks and randomness for its letters.
    pub(super) fn new(stamps: Stamps) -> Self {
        Piped { stamps, time_limit: TIME_LIMIT }
    }

    /// One that waits less long, for tests.
    #[cfg(test)]
    pub(super) fn within(self, time_limit: Duration) -> Self {
        Piped { time_limit, ..self }
    }
}

impl Channel for Piped {
    fn name(&self) -> &'static str {
        "command"
    }

    /// What a program would do can't be known without letting it: only an earlier test counts.
    fn abilities(&self) -> Abilities {
        Abilities { can_probe: false, ..SEEN }
    }

    /// Whether the program is there, no more.
    fn probe(&self, address: &Address) -> Result<(), SendFailure> {
        let (program, _) = words(&address.to)?;
        if is_there(&program) { Ok(()) } else { Err(SendFailure::Later) }
    }

    fn send(&self, message: &Message) -> Result<(), SendFailure> {
        let (program, arguments) = words(&message.address.to)?;
        let letter = Letter::new(message, self.stamps.stamp()?)?.local();
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // A group of its own, so that what it starts can be ended with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            ErrorKind::InvalidInput => SendFailure::Refused,
            _ => SendFailure::Later,
        })?;
        if feed(&mut child, letter).is_none() {
            end(&mut child);
            return Err(SendFailure::Later);
        }
        if let Some(status) = wait(&mut child, self.time_limit) {
            return judged(status);
        }
        end(&mut child);
        Err(SendFailure::TimedOut)
    }
}

/// The program and its arguments.
fn words(line: &str) -> Result<(String, Vec<String>), SendFailure> {
    let mut words = shlex::split(line).unwrap_or_default();
    if words.first().is_none_or(String::is_empty) || line.contains('\0') {
        return Err(SendFailure::Refused);
    }
    let arguments = words.split_off(1);
    Ok((words.concat(), arguments))
}

/// Gives it the letter. A program that reads none of it would hold up whoever writes, so a thread of its own does,
/// and a reader that has gone away is no failure: the exit code says whether the message left.
fn feed(child: &mut Child, letter: Vec<u8>) -> Option<()> {
    let mut stdin = child.stdin.take()?;
    let write = move || {
        let _ = stdin.write_all(&letter);
    };
    thread::Builder::new().name("letter".into()).spawn(write).ok().map(|_| ())
}

/// How it ended, if it did in time. Only the program itself is waited for, not what it left behind.
fn wait(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let (since, limit_ms) = (Stopwatch::start(), limit.as_millis());
    loop {
        // An error here means that the child can't be asked; it is then ended like one that takes too long.
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if since.milliseconds() < limit_ms => thread::sleep(PAUSE),
            _ => return None,
        }
    }
}

/// Ends it, and all that it started and that did not leave its group. It has not been waited for, so its number
/// is still its own.
fn end(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        if let Some(group) = group {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
    let _ = child.kill();
    wait(child, END_LIMIT);
}

fn judged(status: ExitStatus) -> Result<(), SendFailure> {
    match status.code() {
        Some(0) => Ok(()),
        Some(code) if NEVER.contains(&code) => Err(SendFailure::Refused),
        // 75 asks to be tried again. So does all else: a program that crashed today may work tomorrow.
        _ => Err(SendFailure::Later),
    }
}

/// Whether there is a program of that name: as a path, else in the folders where the system looks.
fn is_there(program: &str) -> bool {
    let named = Path::new(program);
    let places: Vec<PathBuf> = if named.components().count() > 1 {
        vec![named.to_path_buf()]
    } else {
        environment::program_folders().iter().map(|folder| folder.join(named)).collect()
    };
    places.iter().any(|place| can_run(place) || can_run(&place.with_added_extension("exe")))
}

#[cfg(unix)]
fn can_run(path: &Path) -> bool {
    path.is_file() && rustix::fs::access(path, rustix::fs::Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn can_run(path: &Path) -> bool {
    path.is_file()
}
