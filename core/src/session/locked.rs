//! An installation that nobody has unlocked: set-up, unlock, capture.

use std::path::{Path, PathBuf};

use super::unlocked::{UnlockReport, Unlocked};
use crate::error::{Error, Result};
use crate::secret::{Passcode, SecretBytes};
use crate::store::Store;
use crate::time::{Reading, RecordedAt};
use crate::vault::{
    CaptureWriter, Credential, DeviceKeyLevel, Environment, Face, Installation, KdfParameters, NewCapture,
    ProcessLock, Volume,
};

/// A locked installation.
pub struct Locked {
    environment: Environment,
    folder: PathBuf,
    installation: Installation,
}

impl Locked {
    /// Whether the first-run page stands in `folder`: nothing there yet, or a vault was erased.
    pub fn is_first_run(environment: &Environment, folder: &Path) -> Result<bool> {
        if !Installation::exists(environment, folder)? {
            return Ok(true);
        }
        Ok(Installation::open(environment, folder)?.waits_for_first_run())
    }

    /// Opens what needs no passcode. An installation that waits for its first run says that it is not set up.
    pub fn open(environment: &Environment, folder: &Path) -> Result<Self> {
        let installation = Installation::open(environment, folder)?;
        Ok(Locked { environment: environment.clone(), folder: folder.to_owned(), installation })
    }

    /// Sets up and unlocks. Over an installation it is refused; after an erased vault only its place is used again,
    /// and a passcode that opens a vault opens it.
    ///
    /// `kdf` is asked only when a new installation is made, since measuring takes a moment.
    pub fn set_up(
        environment: &Environment,
        folder: &Path,
        passcode: &Passcode,
        kdf: impl FnOnce() -> Result<KdfParameters>,
        reading: &Reading,
    ) -> Result<Unlocked> {
        let mut furnish = |volume: &Volume| Store::create(environment, volume, reading);
        if Installation::exists(environment, folder)? {
            let mut locked = Locked::open(environment, folder)?;
            if !locked.installation.waits_for_first_run() {
                return Err(Error::AlreadySetUp);
            }
            let lock = locked.installation.take_lock()?;
            return match locked.installation.unlock(&lock, &Credential::Passcode(passcode), reading) {
                Ok(volume) => locked.opened(lock, volume, reading),
                Err(Error::NotSetUp) => {
                    locked.installation.first_run(&lock, passcode, &mut furnish)?;
                    let volume =
                        locked.installation.unlock(&lock, &Credential::Passcode(passcode), reading)?;
                    locked.opened(lock, volume, reading)
                }
                Err(error) => Err(error),
            };
        }
        environment.storage.create_folder(folder)?;
        let lock = ProcessLock::try_take(folder)?;
        Installation::create(environment, folder, &lock, passcode, kdf()?, reading, &mut furnish)?;
        drop(lock);
        Locked::open(environment, folder)?.unlock(&Credential::Passcode(passcode), reading)
    }

    /// What is known before unlock.
    #[must_use]
    pub fn face(&self) -> &Face {
        self.installation.face()
    }

    /// Whether the first-run page stands here.
    #[must_use]
    pub fn waits_for_first_run(&self) -> bool {
        self.installation.waits_for_first_run()
    }

    /// How well the device keeps its part of the key.
    pub fn device_key_level(&self) -> Result<DeviceKeyLevel> {
        self.installation.device_key_level()
    }

    /// Opens the vault that the credential belongs to and takes in what waits for it.
    pub fn unlock(mut self, credential: &Credential<'_>, reading: &Reading) -> Result<Unlocked> {
        let lock = self.installation.take_lock()?;
        let volume = self.installation.unlock(&lock, credential, reading)?;
        self.opened(lock, volume, reading)
    }

    fn opened(self, lock: ProcessLock, volume: Volume, reading: &Reading) -> Result<Unlocked> {
        Unlocked::open(self.environment, self.folder, self.installation, lock, volume, reading)
    }

    /// Puts a database that can't be opened aside, untouched, and begins a new one beside it.
    ///
    /// Refused while the database can be opened: nothing readable is put aside.
    pub fn start_store_anew(
        mut self,
        credential: &Credential<'_>,
        reading: &Reading,
    ) -> Result<UnlockReport> {
        let lock = self.installation.take_lock()?;
        let volume = self.installation.unlock(&lock, credential, reading)?;
        match Store::open(&self.environment, &volume) {
            Ok(_) => return Err(Error::AlreadySetUp),
            Err(Error::Damaged(_)) => {}
            Err(error) => return Err(error),
        }
        Store::start_anew(&self.environment, &volume, reading)?;
        self.opened(lock, volume, reading)?.lock()
    }

    /// Captures a note without the passcode.
    pub fn capture_note(&self, text: &str, reading: &Reading) -> Result<()> {
        self.installation.capture_note(text, RecordedAt::from(*reading))
    }

    /// Begins the capture of a photo, a recording or a file without the passcode.
    pub fn begin_capture(&self, capture: NewCapture) -> Result<CaptureWriter> {
        self.installation.begin_capture(capture)
    }

    /// By what another program of this phone knows the public half of captures as this installation's own
    /// ([`crate::vault::Letterbox`]).
    pub fn letterbox_key(&self) -> Result<SecretBytes<32>> {
        self.installation.letterbox_key()
    }
}
