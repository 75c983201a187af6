//! Check-ins for tests: an installation with contacts and PINs, and a channel that writes down what it is given.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use alongside_core::Result;
use alongside_core::checkin::channel::{Abilities, Address, Channel, Message, SendFailure};
use alongside_core::checkin::machine::{Fallback, Mode};
use alongside_core::contacts::{Consent, NewContact};
use alongside_core::entropy::SystemEntropy;
use alongside_core::ids::RecordId;
use alongside_core::runner::Clock;
use alongside_core::session::{CheckIns, Locked, StartRequest, Unlocked};
use alongside_core::time::Reading;
use alongside_core::vault::{Credential, KdfParameters};
use alongside_core::vocabulary::Term;

use crate::clock::SystemClock;
use crate::device::FileDeviceKey;
use crate::fixture::{FIRST, Fixture, passcode};

/// The PIN of an honest ending.
pub const SAFE: &str = "2580";
/// The PIN of a forced one.
pub const DURESS: &str = "0852";

/// An installation below `top`, whose device keys lie in files beside it, as several processes see it.
#[must_use]
pub fn installed(top: &Path) -> Fixture {
    let device = Arc::new(FileDeviceKey::new(&top.join("device-keys")));
    Fixture::at(&top.join("data"), Arc::new(SystemEntropy::new()), device)
}

/// Its check-ins.
#[must_use]
pub fn check_ins(fixture: &Fixture) -> CheckIns {
    CheckIns::at(&fixture.environment, &fixture.folder)
}

/// Sets up with [`FIRST`], contacts by name, each with a folder of that name, and both PINs.
#[must_use]
pub fn furnish(
    fixture: &Fixture,
    names: &[&str],
    fallback: Fallback,
    reading: &Reading,
) -> (Unlocked, Vec<RecordId>) {
    std::fs::create_dir_all(&fixture.folder).expect("a folder");
    let kdf = || Ok(KdfParameters::CHEAP_FOR_TESTS);
    let mut vault = Locked::set_up(&fixture.environment, &fixture.folder, &passcode(FIRST), kdf, reading)
        .expect("set-up");
    let contacts = names.iter().map(|name| add_contact(&mut vault, name, reading)).collect();
    set_pins(&mut vault, fallback).expect("sets PINs");
    (vault, contacts)
}

/// Adds a contact who has agreed.
pub fn add_contact(vault: &mut Unlocked, name: &str, reading: &Reading) -> RecordId {
    let new = NewContact {
        name: name.to_owned(),
        ways: vec![(Term::unchecked_from_store("maildir"), format!("/outbox/{name}"))],
        consent: Some(Consent::Agreed),
        ..NewContact::default()
    };
    vault.add_contact(new, reading).expect("adds").0
}

/// Sets [`SAFE`] and [`DURESS`].
pub fn set_pins(vault: &mut Unlocked, fallback: Fallback) -> Result<()> {
    let duress = passcode(DURESS);
    vault.set_checkin_pins(&passcode(SAFE), Some((&duress, fallback)), KdfParameters::CHEAP_FOR_TESTS)
}

/// Opens with [`FIRST`].
pub fn unlocked(fixture: &Fixture, reading: &Reading) -> Result<Unlocked> {
    Locked::open(&fixture.environment, &fixture.folder)?
        .unlock(&Credential::Passcode(&passcode(FIRST)), reading)
}

/// An ordinary one.
#[must_use]
pub fn request(mode: Mode, duration_s: i64, grace_s: u32, contacts: &[RecordId]) -> StartRequest {
    StartRequest {
        mode,
        duration_s,
        grace_s,
        max_extend_s: 7200,
        place: None,
        note: None,
        fence: None,
        positions_follow: false,
        position: None,
        app_only: false,
        contacts: contacts.to_vec(),
    }
}

/// One message as the channel wrote it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// `X-Kind`.
    pub kind: String,
    /// What makes duplicates recognisable.
    pub reference: String,
    /// Whether it was marked as a test.
    pub test: bool,
    /// The address.
    pub to: String,
    /// On the monotonic clock, milliseconds.
    pub at_monotonic_ms: u64,
    /// Process that wrote it.
    pub by: u32,
}

/// What was written down so far.
#[must_use]
pub fn delivered(outbox: &Path) -> Vec<Delivered> {
    let written = std::fs::read_to_string(outbox).unwrap_or_default();
    let lines = written.lines().map(|line| {
        let [kind, reference, test, address, at, by] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("a line of another form: {line}");
        };
        Delivered {
            kind: kind.to_owned(),
            reference: reference.to_owned(),
            test: test == "test",
            to: address.to_owned(),
            at_monotonic_ms: at.parse().expect("a number"),
            by: by.parse().expect("a number"),
        }
    });
    lines.collect()
}

/// What the channel does besides writing down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Takes as long as this between writing down and saying so.
    Takes(Duration),
    /// Writes nothing down and never answers.
    Hangs,
    /// Says that it can't now.
    Declines,
    /// Its process is killed right after writing down.
    Dies,
}

impl Habit {
    /// From an argument of a program: `hangs`, `declines`, `dies`, or milliseconds.
    #[must_use]
    pub fn from_argument(word: &str) -> Self {
        match word {
            "hangs" => Habit::Hangs,
            "declines" => Habit::Declines,
            "dies" => Habit::Dies,
            ms => Habit::Takes(Duration::from_millis(ms.parse().expect("milliseconds"))),
        }
    }
}

/// A channel named `maildir` that adds one line for each message to a file, durably.
pub struct Notebook {
    /// The file.
    pub outbox: PathBuf,
    /// What else it does.
    pub habit: Habit,
    /// Ends hanging, so that a test can end.
    pub released: Arc<AtomicBool>,
}

impl Notebook {
    /// One that answers at once.
    #[must_use]
    pub fn at(outbox: &Path, habit: Habit) -> Self {
        Notebook { outbox: outbox.to_owned(), habit, released: Arc::default() }
    }

    fn write_down(&self, message: &Message) {
        let line = format!(
            "{} {} {} {} {} {}\n",
            message.kind.as_str(),
            message.reference,
            if message.test { "test" } else { "real" },
            message.address.to,
            SystemClock.reading().monotonic_ms,
            std::process::id(),
        );
        let mut file = OpenOptions::new().append(true).create(true).open(&self.outbox).expect("opens");
        file.write_all(line.as_bytes()).expect("writes");
        file.sync_all().expect("syncs");
    }
}

impl Channel for Notebook {
    fn name(&self) -> &'static str {
        "maildir"
    }

    fn abilities(&self) -> Abilities {
        Abilities { automatic: true, silent: false, can_probe: true }
    }

    fn probe(&self, _: &Address) -> std::result::Result<(), SendFailure> {
        Ok(())
    }

    fn send(&self, message: &Message) -> std::result::Result<(), SendFailure> {
        match self.habit {
            Habit::Hangs => {
                while !self.released.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(20));
                }
                return Err(SendFailure::Later);
            }
            Habit::Declines => return Err(SendFailure::Later),
            Habit::Takes(time) => {
                self.write_down(message);
                std::thread::sleep(time);
            }
            Habit::Dies => {
                self.write_down(message);
                kill_myself()
            }
        }
        Ok(())
    }
}

/// The kernel's own kill, which nothing can answer to.
fn kill_myself() -> ! {
    let process = std::process::id().to_string();
    let _ = std::process::Command::new("kill").arg("-KILL").arg(process).stderr(Stdio::null()).status();
    std::process::abort()
}
