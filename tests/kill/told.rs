//! What a writer has said, and whether it is so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use alongside_core::Error;
use alongside_core::entropy::SystemEntropy;
use alongside_core::store::{Kind, Store};
use alongside_core::time::Reading;
use alongside_core::vault::{Credential, Disk, Volume, testing};
use alongside_tests::device::FileDeviceKey;
use alongside_tests::fixture::{Chore, FIRST, Fixture, Note, Proof, passcode, reading};

/// What was acknowledged, and what was tried without an answer: after a kill at most one thing.
pub(crate) struct Told {
    temporary: Option<tempfile::TempDir>,
    folder: std::path::PathBuf,
    set_up: bool,
    /// The passcode that opens; a second one where a change got no answer.
    passcodes: Vec<String>,
    notes: BTreeMap<String, Option<String>>,
    chores: BTreeMap<String, u64>,
    imports: BTreeSet<String>,
    captures: BTreeSet<String>,
    decoy: Option<String>,
    unanswered: Vec<Vec<String>>,
    minute: u64,
}

impl Told {
    pub(crate) fn new() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().to_owned();
        Told { temporary: Some(temporary), ..Told::at(&folder) }
    }

    pub(crate) fn at(folder: &Path) -> Self {
        std::fs::create_dir_all(folder.join("data")).unwrap();
        Told {
            temporary: None,
            folder: folder.to_owned(),
            set_up: false,
            passcodes: vec![FIRST.to_owned()],
            notes: BTreeMap::new(),
            chores: BTreeMap::new(),
            imports: BTreeSet::new(),
            captures: BTreeSet::new(),
            decoy: None,
            unanswered: Vec::new(),
            minute: 50_000_000,
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.temporary.as_ref().map_or(&self.folder, |temporary| temporary.path())
    }

    pub(crate) fn passcodes(&self) -> &[String] {
        &self.passcodes
    }

    pub(crate) fn is_set_up(&self) -> bool {
        self.set_up
    }

    /// Takes in what a life of the writer has said.
    pub(crate) fn hear(&mut self, lines: &[String]) {
        self.unanswered.clear();
        for line in lines {
            let words: Vec<_> = line.split(' ').collect();
            match words.as_slice() {
                ["try", what @ ..] => {
                    self.unanswered.push(what.iter().map(|word| (*word).to_owned()).collect());
                }
                ["did", what @ ..] => {
                    self.unanswered.pop();
                    self.did(what);
                }
                // What failed may or may not have been done: still unanswered.
                ["begun" | "ready"] | ["failed", _] => {}
                other => panic!("{other:?}"),
            }
        }
        let new: Vec<_> = self.tried("passcode").map(|words| words[0].clone()).collect();
        self.passcodes.extend(new);
    }

    fn did(&mut self, what: &[&str]) {
        match what {
            ["set-up", _] => self.set_up = true,
            ["note", number, id, length] => {
                let text = format!("text {number}{}", "x".repeat(length.parse().unwrap()));
                self.notes.insert((*id).to_owned(), Some(text));
            }
            ["revise", id, number] => {
                self.notes.insert((*id).to_owned(), Some(format!("revised {number}")));
            }
            ["delete", id] => {
                self.notes.insert((*id).to_owned(), None);
            }
            ["chore", id, number] => {
                self.chores.insert((*id).to_owned(), number.parse().unwrap());
            }
            ["import", _, id] => {
                self.imports.insert((*id).to_owned());
            }
            ["passcode", new] => self.passcodes = vec![(*new).to_owned()],
            ["decoy", new] => self.decoy = Some((*new).to_owned()),
            ["capture", text @ ..] => {
                self.captures.insert(text.join(" "));
            }
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn fixture(&self) -> Fixture {
        let device = Arc::new(FileDeviceKey::new(&self.folder().join("device-keys")));
        Fixture::at(&self.folder().join("data"), Arc::new(SystemEntropy::new()), device)
    }

    /// Later each time, so that no attempt has to wait.
    fn now(&mut self) -> Reading {
        self.minute += 1;
        reading().after(self.minute * 61_000)
    }

    fn open(&mut self, secret: &str) -> Result<Volume, Error> {
        let mut installation = self.fixture().open()?;
        let lock = installation.take_lock()?;
        let now = self.now();
        installation.unlock(&lock, &Credential::Passcode(&passcode(secret)), &now)
    }

    /// What follows the word in each unanswered try.
    fn tried<'a>(&'a self, what: &'a str) -> impl Iterator<Item = &'a [String]> {
        self.unanswered.iter().filter(move |tried| tried[0] == what).map(|tried| &tried[1..])
    }

    /// Opens what was written, and compares. What got no answer may be there or not, whole.
    pub(crate) fn check(&mut self, what: &str) {
        if !self.set_up {
            match self.fixture().open() {
                Err(Error::NotSetUp) => return,
                Ok(_) => self.set_up = true,
                Err(other) => panic!("{what}: {other}"),
            }
        }
        let mut opened: Vec<(String, Volume)> = Vec::new();
        for secret in self.passcodes.clone() {
            match self.open(&secret) {
                Ok(volume) => opened.push((secret, volume)),
                Err(Error::WrongPasscode) => {}
                Err(other) => panic!("{what}: {secret}: {other}"),
            }
        }
        let [(secret, volume)] = opened.as_slice() else {
            panic!("{what}: {} of {:?} open", opened.len(), self.passcodes);
        };
        self.passcodes = vec![secret.clone()];
        self.check_volume(volume, what);
        let decoy = self.decoy.clone();
        let pending: Vec<_> = self.tried("decoy").map(|words| (words[0].clone(), false)).collect();
        for (secret, acknowledged) in decoy.map(|secret| (secret, true)).into_iter().chain(pending) {
            match self.open(&secret) {
                Ok(volume) => {
                    let mut store = Store::open(&self.fixture().environment, &volume).unwrap();
                    assert_eq!(store.verify(|_, _| true).unwrap().damage, [], "{what}");
                    assert_eq!(store.current(Kind::GAP).count(), 0, "{what}");
                    self.decoy = Some(secret);
                }
                Err(Error::WrongPasscode) if !acknowledged => {}
                Err(other) => panic!("{what}: decoy: {other}"),
            }
        }
    }

    fn check_volume(&mut self, volume: &Volume, what: &str) {
        let fixture = self.fixture();
        let mut store =
            Store::open(&fixture.environment, volume).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(store.damage(), [], "{what}");
        assert_eq!(store.verify(|_, _| true).unwrap().damage, [], "{what}");
        self.check_notes(&store, what);
        for (id, number) in self.chores.clone() {
            let chore: Chore = store.read(id.parse().unwrap()).unwrap();
            let state = chore.state.unwrap().to_string();
            let pending = self.tried("chore").any(|words| *words == [id.clone(), state.clone()]);
            assert!(chore.state == Some(number) || pending, "{what}: chore {id}");
            self.chores.insert(id, chore.state.unwrap());
        }
        for id in &self.imports {
            let (proof, material) = store
                .read_with_material::<Proof>(id.parse().unwrap())
                .unwrap_or_else(|error| panic!("{what}: {error}"));
            let (key, file) = (material.file_key.unwrap(), material.file_id.unwrap());
            let path = store.folder().join("e").join(&file.to_string()[..2]).join(file.to_string());
            let plain = testing::open_file(&Disk, &path, key.expose(), file, proof.chunks)
                .unwrap_or_else(|error| panic!("{what}: import {id}: {error}"));
            let sum = alongside_core::ids::to_hex(&crate::formats::second::sha256(&[&plain]));
            assert_eq!(Some(sum), proof.sha256, "{what}: import {id}");
        }
        let seen: BTreeSet<String> = testing::captures(&fixture.disk(), &fixture.folder, volume)
            .unwrap()
            .into_iter()
            .filter_map(|(_, seen)| seen.ok())
            .filter(|seen| seen.finished)
            .map(|seen| testing::note_text(&seen.body).unwrap())
            .collect();
        let tried: Vec<_> = self.tried("capture").map(|words| words.join(" ")).collect();
        self.captures.extend(tried.into_iter().filter(|text| seen.contains(text)));
        assert_eq!(seen, self.captures, "{what}: captures");
    }

    fn check_notes(&mut self, store: &Store, what: &str) {
        let mut seen = BTreeSet::new();
        for current in store.current(Kind::GAP) {
            let id = current.id.to_string();
            let text = match store.read::<Note>(current.id) {
                Ok(note) => note.text,
                Err(Error::Deleted) => None,
                Err(other) => panic!("{what}: note {id}: {other}"),
            };
            match self.notes.get(&id) {
                Some(expected) if *expected == text => {}
                Some(_) => {
                    let revised = self.tried("revise").any(|words| {
                        words[0] == id && text.as_deref() == Some(&*format!("revised {}", words[1]))
                    });
                    let deleted = text.is_none() && self.tried("delete").any(|words| words[0] == id);
                    assert!(revised || deleted, "{what}: note {id} is {text:?}");
                }
                None => {
                    let written = self.tried("note").any(|words| {
                        text.as_deref().is_some_and(|text| text.starts_with(&format!("text {}", words[0])))
                    });
                    assert!(written, "{what}: nobody wrote {id}: {text:?}");
                }
            }
            self.notes.insert(id.clone(), text);
            seen.insert(id);
        }
        let lost: Vec<_> = self.notes.keys().filter(|id| !seen.contains(*id)).collect();
        assert!(lost.is_empty(), "{what}: {lost:?} were acknowledged and are gone");
    }
}
