//! The folder itself: its locks, its secret P, and its end.

use std::path::{Path, PathBuf};

use super::lock::CheckinLock;
use crate::entropy::make_secret;
use crate::error::Result;
use crate::secret::SecretBytes;
use crate::vault::device_key::{CHECKIN_KEY, KeyUse};
use crate::vault::install::{self, DEVICE};
use crate::vault::installation::Environment;
use crate::vault::storage::Storage;

const FOLDER: &str = "checkin";
const LOCK: &str = "lock";
const RUN_LOCK: &str = "run.lock";

/// The check-in's files of one installation.
///
/// Whoever changes anything, and whoever reads a capsule (a damaged copy is mended), holds [`CheckinFolder::lock`].
pub(crate) struct CheckinFolder {
    pub(super) environment: Environment,
    pub(super) folder: PathBuf,
}

impl CheckinFolder {
    /// In `installation_folder`, or where the environment has them. Nothing is made there yet.
    pub(crate) fn at(environment: &Environment, installation_folder: &Path) -> Self {
        let folder = environment.checkins.clone().unwrap_or_else(|| installation_folder.join(FOLDER));
        CheckinFolder { environment: environment.clone(), folder }
    }

    pub(super) fn storage(&self) -> &dyn Storage {
        self.environment.storage.as_ref()
    }

    /// Makes a folder here, durably, if it is not there.
    pub(super) fn ensure(&self, folder: &Path) -> Result<()> {
        if self.storage().exists(folder) {
            return Ok(());
        }
        self.storage().create_folder(folder)?;
        for above in folder.ancestors().skip(1) {
            self.storage().sync_folder(above)?;
            if !above.starts_with(&self.folder) {
                break;
            }
        }
        Ok(())
    }

    /// Whether a doubled file has a copy. A folder that can't be read is an error, not an empty one.
    pub(super) fn has(&self, name: &str) -> Result<bool> {
        let names = self.storage().list(&self.folder)?;
        Ok(names.iter().any(|there| matches!(there.strip_prefix(name), Some(".1" | ".2"))))
    }

    /// Whether anything was ever put here.
    pub(crate) fn exists(&self) -> bool {
        self.storage().exists(&self.folder)
    }

    /// Waits for the lock that is held for one transition, never while something is waited for or sent.
    ///
    /// One thread that takes it twice waits for itself.
    pub(crate) fn lock(&self) -> Result<CheckinLock> {
        if !self.storage().is_shared() {
            return Ok(CheckinLock::alone());
        }
        loop {
            self.ensure(&self.folder)?;
            if let Some(lock) = CheckinLock::take(&self.folder.join(LOCK))? {
                return Ok(lock);
            }
        }
    }

    /// Takes the lock of the one process that runs check-ins, or says that another has it.
    pub(crate) fn try_run_lock(&self) -> Result<CheckinLock> {
        if !self.storage().is_shared() {
            return Ok(CheckinLock::alone());
        }
        self.ensure(&self.folder)?;
        CheckinLock::try_take(&self.folder.join(RUN_LOCK))
    }

    /// P, the secret that stands behind PINs and watched plans; absent until it was made.
    pub(crate) fn device_secret(&self) -> Result<Option<SecretBytes<32>>> {
        if !self.has(DEVICE)? {
            return Ok(None);
        }
        let device = self.environment.device.as_ref();
        install::read_device_secret(self.storage(), &self.folder, device, CHECKIN_KEY)
            .map(|(secret, _healed)| Some(secret))
    }

    /// P; drawn now if it was never made. A damaged one is an error, never replaced: PINs and plans hang on it.
    pub(crate) fn make_device_secret(&self) -> Result<SecretBytes<32>> {
        if let Some(secret) = self.device_secret()? {
            return Ok(secret);
        }
        let device = self.environment.device.as_ref();
        self.ensure(&self.folder)?;
        let secret = make_secret(self.environment.entropy.as_ref())?;
        device.create(CHECKIN_KEY, KeyUse::CheckIn)?;
        install::write_device_secret(self.storage(), &self.folder, device, CHECKIN_KEY, &secret)?;
        Ok(secret)
    }

    /// Ends it all: the device keys first, then the files, the locks among them. Begun again after a kill.
    pub(crate) fn destroy_all(&self) -> Result<()> {
        let device = self.environment.device.as_ref();
        for id in self.named_capsules()? {
            device.destroy(&super::capsule_file::key_id(id))?;
        }
        device.destroy(CHECKIN_KEY)?;
        self.storage().remove_folder(&self.folder)?;
        match self.folder.parent() {
            Some(above) if self.storage().exists(above) => self.storage().sync_folder(above),
            _ => Ok(()),
        }
    }
}
