//! A program to be killed: it writes on and on, and says what it is about to do and what is durable.
//!
//! `writer FOLDER SEED START PASSCODE...`: `START` counts the minutes since the clock of the tests; the passcodes are
//! tried in turn. Every line is flushed at once. It ends at the first failure, with `failed CODE`, after two more tries.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for tests: what it prints is read by the test that started it"
)]

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use alongside_core::entropy::{SystemEntropy, random};
use alongside_core::ids::{FileId, RecordId};
use alongside_core::store::{Beyond, Listed, Material, Record, Stamp, Store};
use alongside_core::time::{Reading, RecordedAt};
use alongside_core::vault::{Credential, Disk, Installation, testing};
use alongside_core::vocabulary::Term;
use alongside_core::{Error, Result};
use alongside_tests::device::FileDeviceKey;
use alongside_tests::entropy::DeterministicEntropy;
use alongside_tests::fixture::{Chore, Fixture, Note, Opened, Proof, file_key, passcode, reading};

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // The reader may be gone; then there is nobody to tell.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

struct Writer {
    fixture: Fixture,
    chance: DeterministicEntropy,
    minute: u64,
    number: u32,
    notes: Vec<RecordId>,
    chore: Option<RecordId>,
    decoy_tried: bool,
}

impl Writer {
    fn now(&mut self) -> Reading {
        self.minute += 1;
        reading().after(self.minute * 61_000)
    }

    fn unlocked(&mut self, secrets: &[String]) -> Result<Opened> {
        let mut installation = match self.fixture.open() {
            Err(Error::NotSetUp) => {
                say("try set-up");
                self.fixture.create(&secrets[0])?;
                say(&format!("did set-up {}", secrets[0]));
                self.fixture.open()?
            }
            other => other?,
        };
        let lock = installation.take_lock()?;
        let mut last = Error::WrongPasscode;
        for secret in secrets {
            let now = self.now();
            match installation.unlock(&lock, &Credential::Passcode(&passcode(secret)), &now) {
                Ok(volume) => return Ok(Opened { installation, lock, volume }),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    fn step(&mut self, opened: &mut Opened, store: &mut Store) -> Result<()> {
        self.number += 1;
        let number = self.number;
        match self.chance.below(100) {
            0..45 => self.note(store, number),
            45..60 if !self.notes.is_empty() => self.revise(store, number),
            60..68 if !self.notes.is_empty() => self.delete(store),
            68..76 => self.chore(store, number),
            76..84 => self.import(store, number),
            84..91 => self.passcode(opened, number),
            91..94 if !self.decoy_tried && opened.volume.has_spare() => self.decoy(opened, number),
            _ => self.capture(&opened.installation, number),
        }
    }

    fn note(&mut self, store: &mut Store, number: u32) -> Result<()> {
        let length = usize::try_from(self.chance.below(3000)).unwrap();
        let mut note = Note::new(number, &format!("text {number}{}", "x".repeat(length)));
        let now = self.now();
        say(&format!("try note {number}"));
        let mut transaction = store.begin(&now)?;
        let id = transaction.create(&mut note)?;
        transaction.commit()?;
        self.notes.push(id);
        say(&format!("did note {number} {id} {length}"));
        Ok(())
    }

    fn any_note(&mut self) -> usize {
        self.chance.index(self.notes.len())
    }

    fn revise(&mut self, store: &mut Store, number: u32) -> Result<()> {
        let at = self.any_note();
        let id = self.notes[at];
        let mut note: Note = store.read(id)?;
        note.text = Some(format!("revised {number}"));
        say(&format!("try revise {id} {number}"));
        self.revised(store, id, &mut note)?;
        say(&format!("did revise {id} {number}"));
        Ok(())
    }

    fn revised<R: Record + Listed>(&mut self, store: &mut Store, id: RecordId, record: &mut R) -> Result<()> {
        let now = self.now();
        let mut transaction = store.begin(&now)?;
        transaction.revise(id, record, Term::unchecked_from_store("typo"), None)?;
        transaction.commit()
    }

    fn delete(&mut self, store: &mut Store) -> Result<()> {
        let at = self.any_note();
        let id = self.notes.swap_remove(at);
        let now = self.now();
        say(&format!("try delete {id}"));
        let mut transaction = store.begin(&now)?;
        transaction.delete::<Note>(id, Term::unchecked_from_store("deleted"), None)?;
        transaction.commit()?;
        say(&format!("did delete {id}"));
        Ok(())
    }

    fn chore(&mut self, store: &mut Store, number: u32) -> Result<()> {
        let mut chore = Chore::new("chore", u64::from(number));
        let id = if let Some(id) = self.chore {
            say(&format!("try chore {id} {number}"));
            self.revised(store, id, &mut chore)?;
            id
        } else {
            let now = self.now();
            let mut transaction = store.begin(&now)?;
            let id = transaction.create(&mut chore)?;
            transaction.commit()?;
            id
        };
        self.chore = Some(id);
        say(&format!("did chore {id} {number}"));
        Ok(())
    }

    /// As evidence is taken in: an open record, one pass, a closing revision.
    fn import(&mut self, store: &mut Store, number: u32) -> Result<()> {
        let file = FileId(random(&SystemEntropy::new())?);
        let filler = u8::try_from(number % 251).unwrap();
        let bytes = vec![filler; usize::try_from(self.chance.below(200_000)).unwrap()];
        let mut proof = Proof {
            stamp: Stamp::first(&reading()),
            number,
            sha256: None,
            chunks: 0,
            beyond: Beyond::default(),
        };
        let now = self.now();
        say(&format!("try import {number}"));
        let mut transaction = store.begin(&now)?;
        let material = Material { file_key: Some(file_key(filler)), file_id: Some(file) };
        let id = transaction.create_with(&mut proof, material)?;
        transaction.commit()?;
        let name = file.to_string();
        let folder = store.folder().join("e").join(&name[..2]);
        std::fs::create_dir_all(&folder)?;
        let sealed = testing::seal_file(&Disk, &folder.join(name), &[filler; 32], file, &[&bytes])?;
        (proof.sha256, proof.chunks) = (Some(sealed.sha256.to_string()), sealed.chunks);
        self.revised(store, id, &mut proof)?;
        say(&format!("did import {number} {id}"));
        Ok(())
    }

    fn passcode(&mut self, opened: &Opened, number: u32) -> Result<()> {
        let new = format!("passcode-{}-{number}", self.minute);
        let now = self.now();
        say(&format!("try passcode {new}"));
        opened.installation.change_passcode(&opened.volume, &passcode(&new), &now)?;
        say(&format!("did passcode {new}"));
        Ok(())
    }

    fn decoy(&mut self, opened: &mut Opened, number: u32) -> Result<()> {
        self.decoy_tried = true;
        let new = format!("decoy-{}-{number}", self.minute);
        let now = self.now();
        say(&format!("try decoy {new}"));
        opened.installation.make_decoy(&mut opened.volume, &passcode(&new), &now)?;
        opened.installation.set_capture(Some(&opened.volume))?;
        say(&format!("did decoy {new}"));
        Ok(())
    }

    /// As another process does it: with nothing but the folder.
    fn capture(&mut self, installation: &Installation, number: u32) -> Result<()> {
        let text = format!("captured {} {number}", self.minute);
        let now = self.now();
        say(&format!("try capture {text}"));
        match installation.capture_note(&text, RecordedAt::from(now)) {
            // A decoy that was cut off left it off.
            Err(Error::CaptureOff) => return Ok(()),
            other => other?,
        }
        say(&format!("did capture {text}"));
        Ok(())
    }
}

fn run(writer: &mut Writer, secrets: &[String]) -> Result<()> {
    let mut opened = writer.unlocked(secrets)?;
    let mut store = Store::open(&writer.fixture.environment, &opened.volume)?;
    say("ready");
    let mut failures = 0;
    loop {
        if let Err(error) = writer.step(&mut opened, &mut store) {
            say(&format!("failed {}", error.code().as_str()));
            failures += 1;
            if failures == 3 {
                return Ok(());
            }
        }
        if writer.number == 1500 {
            return Ok(());
        }
        if writer.chance.below(40) == 0 {
            // As at lock.
            if let Err(error) = store.settle() {
                say(&format!("failed {}", error.code().as_str()));
                failures += 1;
            }
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = PathBuf::from(&arguments[0]);
    let data = folder.join("data");
    let device = Arc::new(FileDeviceKey::new(&folder.join("device-keys")));
    let mut writer = Writer {
        fixture: Fixture::at(&data, Arc::new(SystemEntropy::new()), device),
        chance: DeterministicEntropy::new(arguments[1].parse().unwrap()),
        minute: arguments[2].parse().unwrap(),
        number: 0,
        notes: Vec::new(),
        chore: None,
        decoy_tried: false,
    };
    say("begun");
    if let Err(error) = run(&mut writer, &arguments[3..]) {
        say(&format!("failed {}", error.code().as_str()));
    }
}
