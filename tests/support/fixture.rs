//! Installations for tests, with a cheap key derivation.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use alongside_core::Result;
use alongside_core::entropy::{Entropy, SystemEntropy};
use alongside_core::ids::RecordId;
use alongside_core::secret::{Passcode, SecretBytes};
use alongside_core::store::{Beyond, Listed, Record, Stamp, Store, record};
use alongside_core::time::{BootId, Reading, Zone};
use alongside_core::vault::{
    Credential, DeviceKey, Disk, Environment, Installation, KdfParameters, ProcessLock, Storage, VAULT_KEY,
    Volume,
};
use alongside_core::vocabulary::Term;

use crate::device::MemoryDeviceKey;
use crate::entropy::DeterministicEntropy;
use crate::faulty::FaultyStorage;

record! {
    /// A record of the log with a number and a text.
    pub struct Note = GAP "note" schema 1 kept [5] {
        /// Stays in a tombstone.
        5 number: u32,
        /// Does not.
        6 text: Option<String>,
        /// More than one.
        7 tags: Vec<String>,
    }
}

record! {
    /// A record of the house.
    pub struct Chore = SETTING "chore" schema 1 kept [] {
        /// Its name.
        5 name: Option<String>,
        /// Its state.
        6 state: Option<u64>,
    }
}

record! {
    /// A record that comes with a sealed file.
    pub struct Proof = EVIDENCE "proof" schema 1 kept [5] {
        /// Stays in a tombstone.
        5 number: u32,
        /// SHA-256 of the file, in hex.
        6 sha256: Option<String>,
        /// Its chunks.
        7 chunks: u32,
    }
}

impl Listed for Note {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(self.number.to_be_bytes().to_vec())
    }
}

impl Listed for Chore {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(self.name.clone().unwrap_or_default().into_bytes())
    }
}

impl Listed for Proof {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(self.number.to_be_bytes().to_vec())
    }
}

impl Note {
    /// A note.
    #[must_use]
    pub fn new(number: u32, text: &str) -> Self {
        Note {
            stamp: Stamp::first(&reading()),
            number,
            text: Some(text.to_owned()),
            tags: Vec::new(),
            beyond: Beyond::default(),
        }
    }
}

impl Chore {
    /// A chore.
    #[must_use]
    pub fn new(name: &str, state: u64) -> Self {
        Chore {
            stamp: Stamp::first(&reading()),
            name: Some(name.to_owned()),
            state: Some(state),
            beyond: Beyond::default(),
        }
    }
}

/// A fixed moment: 21 November 2026, 16:00 UTC.
#[must_use]
pub fn reading() -> Reading {
    Reading {
        wall_ms: 1_795_276_800_000,
        zone: Zone::LONDON,
        monotonic_ms: 3_600_000,
        boot: BootId([7; 16]),
        trusted: false,
    }
}

/// A passcode.
#[must_use]
pub fn passcode(text: &str) -> Passcode {
    Passcode::new(text.as_bytes().to_vec()).expect("a passcode that may be typed")
}

/// The passcode of every fixture.
pub const FIRST: &str = "first-passcode";

/// An installation in a folder of its own.
pub struct Fixture {
    /// Goes with the fixture.
    pub temporary: Option<tempfile::TempDir>,
    /// Where it is.
    pub folder: PathBuf,
    /// What it is given.
    pub environment: Environment,
    /// The same storage, to be made to fail.
    pub storage: FaultyStorage,
}

/// An unlocked volume, with the lock it needs.
pub struct Opened {
    /// The installation.
    pub installation: Installation,
    /// Its lock.
    pub lock: ProcessLock,
    /// The volume.
    pub volume: Volume,
}

impl Fixture {
    /// A place for an installation, not yet made.
    #[must_use]
    pub fn bare(entropy: Arc<dyn Entropy>) -> Self {
        let folder_of_its_own = tempfile::tempdir().expect("a temporary folder");
        let device = MemoryDeviceKey::with_key(VAULT_KEY, entropy.as_ref());
        let folder = folder_of_its_own.path().join("data");
        std::fs::create_dir(&folder).expect("a folder");
        let mut fixture = Fixture::at(&folder, entropy, Arc::new(device));
        fixture.temporary = Some(folder_of_its_own);
        fixture
    }

    /// An installation, or a place for one, that lies somewhere already.
    #[must_use]
    pub fn at(folder: &Path, entropy: Arc<dyn Entropy>, device: Arc<dyn DeviceKey>) -> Self {
        let storage = FaultyStorage::default();
        let environment = Environment { storage: Arc::new(storage.clone()), entropy, device, checkins: None };
        Fixture { temporary: None, folder: folder.to_owned(), environment, storage }
    }

    /// An installation with [`FIRST`] as its passcode and random keys.
    #[must_use]
    pub fn new() -> Self {
        let fixture = Fixture::bare(Arc::new(SystemEntropy::new()));
        fixture.create(FIRST).expect("set-up");
        fixture
    }

    /// An installation with [`FIRST`] as its passcode and keys drawn from `seed`.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        let fixture = Fixture::bare(Arc::new(DeterministicEntropy::new(seed)));
        fixture.create(FIRST).expect("set-up");
        fixture
    }

    /// Sets up.
    pub fn create(&self, secret: &str) -> Result<()> {
        let environment = &self.environment;
        let lock = ProcessLock::try_take(&self.folder)?;
        Installation::create(
            environment,
            &self.folder,
            &lock,
            &passcode(secret),
            KdfParameters::CHEAP_FOR_TESTS,
            &reading(),
            &mut |volume| Store::create(environment, volume, &reading()),
        )
    }

    /// Opens what needs no passcode.
    pub fn open(&self) -> Result<Installation> {
        Installation::open(&self.environment, &self.folder)
    }

    /// Opens with a passcode.
    pub fn unlock(&self, secret: &str) -> Result<Opened> {
        let mut installation = self.open()?;
        let lock = installation.take_lock()?;
        let volume = installation.unlock(&lock, &Credential::Passcode(&passcode(secret)), &reading())?;
        Ok(Opened { installation, lock, volume })
    }

    /// Opens the store behind [`FIRST`]; the lock is let go at once.
    #[must_use]
    pub fn store(&self) -> Store {
        self.try_store().expect("the store opens")
    }

    /// Opens the store behind [`FIRST`], or says why not.
    pub fn try_store(&self) -> Result<Store> {
        Store::open(&self.environment, &self.unlock(FIRST)?.volume)
    }

    /// Folder of the volume behind [`FIRST`].
    #[must_use]
    pub fn volume_folder(&self) -> PathBuf {
        self.unlock(FIRST).expect("unlocks").volume.folder().to_owned()
    }

    /// Another handle on the same files: another process, in the same place, on the same device.
    #[must_use]
    pub fn again(&self) -> Self {
        Fixture::at(&self.folder, Arc::clone(&self.environment.entropy), Arc::clone(&self.environment.device))
    }

    /// The plain disk, for what must not be counted.
    #[must_use]
    pub fn disk(&self) -> Arc<dyn Storage> {
        Arc::new(Disk)
    }
}

impl Default for Fixture {
    fn default() -> Self {
        Fixture::new()
    }
}

/// Adds a record in a transaction of its own.
pub fn add<R: Record + Listed>(store: &mut Store, record: &mut R) -> Result<RecordId> {
    let mut transaction = store.begin(&reading())?;
    let id = transaction.create(record)?;
    transaction.commit()?;
    Ok(id)
}

/// Revises a record in a transaction of its own.
pub fn revise<R: Record + Listed>(store: &mut Store, id: RecordId, record: &mut R) -> Result<()> {
    let mut transaction = store.begin(&reading())?;
    transaction.revise(id, record, Term::unchecked_from_store("typo"), None)?;
    transaction.commit()
}

/// Deletes a record in a transaction of its own.
pub fn delete<R: Record + Listed>(store: &mut Store, id: RecordId) -> Result<()> {
    let mut transaction = store.begin(&reading())?;
    transaction.delete::<R>(id, Term::unchecked_from_store("deleted"), None)?;
    transaction.commit()
}

/// `count` notes, one transaction each, texts `text 0`, `text 1` and so on.
pub fn add_notes(store: &mut Store, count: u32) -> Vec<RecordId> {
    (0..count)
        .map(|number| add(store, &mut Note::new(number, &format!("text {number}"))).expect("is written"))
        .collect()
}

/// A copy of every file below a folder.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copies");
        }
    }
}

/// Every file below a folder with its bytes, by its path from there.
#[must_use]
pub fn snapshot(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    fn walk(top: &Path, folder: &Path, found: &mut std::collections::BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(top, &path, found);
            } else {
                let name = path.strip_prefix(top).expect("below").to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read(&path).expect("reads"));
            }
        }
    }
    let mut found = std::collections::BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

/// A key for a sealed file.
#[must_use]
pub fn file_key(fill: u8) -> SecretBytes<32> {
    SecretBytes::copy_of(&[fill; 32])
}
