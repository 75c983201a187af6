//! What waits and sends, ended without mercy before the time is over and started again.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use alongside_core::Error;

use crate::clock::Stopwatch;
use crate::failure::Outcome;

/// How long it runs before it is ended.
const FIRST_RUN: Duration = Duration::from_millis(600);
/// How long the tour waits for a message.
const MESSAGE_MS: u128 = 20_000;
/// Between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// After the first message, for the others that leave with it.
const SETTLES: Duration = Duration::from_millis(600);
/// The longest output that is taken.
const SAID_MAX_BYTES: u64 = 1 << 16;

/// One run: ended when it is let go, so that none outlives the tour.
struct Run {
    child: Child,
    said: BufReader<ChildStdout>,
    first: String,
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Run {
    /// Starts it and waits until it says that it runs.
    fn begin(mut command: Command) -> Outcome<Run> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(Error::from)?;
        let said = child.stdout.take().ok_or(Error::Internal("the output of the tour's run"))?;
        let mut run = Run { child, said: BufReader::new(said), first: String::new() };
        run.said.read_line(&mut run.first).map_err(Error::from)?;
        Ok(run)
    }

    /// Ends it as a power cut would; what it had said by then.
    fn kill(mut self) -> Outcome<String> {
        self.child.kill().map_err(Error::from)?;
        let mut said = std::mem::take(&mut self.first).into_bytes();
        (&mut self.said).take(SAID_MAX_BYTES).read_to_end(&mut said).map_err(Error::from)?;
        Ok(String::from_utf8_lossy(&said).into_owned())
    }
}

/// Runs `command` and ends it, then runs it again until a message lies in the mail folder. What each of the two said.
pub(super) fn killed_and_again(command: impl Fn() -> Command, mail: &Path) -> Outcome<[String; 2]> {
    let run = Run::begin(command())?;
    thread::sleep(FIRST_RUN);
    let first = run.kill()?;
    let run = Run::begin(command())?;
    let waited = Stopwatch::start();
    while letters(mail).is_empty() && waited.milliseconds() < MESSAGE_MS {
        thread::sleep(LOOK_EVERY);
    }
    thread::sleep(SETTLES);
    Ok([first, run.kill()?])
}

/// The messages of a mail folder that nobody has opened, oldest first.
pub(super) fn letters(mail: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(mail.join("new"));
    let mut found: Vec<PathBuf> = entries.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}
