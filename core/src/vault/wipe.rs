//! Erasing: an installation whole, or a decoy alone.

use std::path::Path;
use std::sync::Arc;

use super::checkin::CheckinFolder;
use super::device_key::VAULT_KEY;
use super::face::Face;
use super::installation::{
    Environment, FURNITURE, Furnish, INSTALL_COPIES, Installation, STAGING, WIPING, volume_folder,
};
use super::process_lock::ProcessLock;
use super::storage::Storage;
use super::volume::Volume;
use crate::entropy::random;
use crate::error::Result;
use crate::ids::VolumeNumber;
use crate::limits;

/// What becomes of the check-in's files when everything else is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckinsOnWipe {
    /// They stay, with their device keys: one may be running, and its PIN was not given.
    Keep,
    /// They go too.
    Destroy,
}

/// What [`WIPING`] holds if the check-in's files go too; else it is empty.
const WITH_CHECKINS: &[u8] = &[1];
/// Whatever else it holds, an erasure that was begun is carried through.
const WIPING_MAX_BYTES: usize = 4096;

impl CheckinsOnWipe {
    fn mark(self) -> &'static [u8] {
        match self {
            CheckinsOnWipe::Keep => &[],
            CheckinsOnWipe::Destroy => WITH_CHECKINS,
        }
    }
}

impl Installation {
    /// Erases. From a decoy: that volume only, and the first-run page stands. Otherwise everything.
    ///
    /// The passcode was confirmed by [`Installation::confirm`] beforehand. `checkins` counts for the whole only: from a
    /// decoy nothing of the check-in is touched.
    pub fn wipe(
        mut self,
        lock: ProcessLock,
        volume: Volume,
        checkins: CheckinsOnWipe,
        furnish: &mut Furnish<'_>,
    ) -> Result<()> {
        let storage = Arc::clone(&self.environment.storage);
        if volume.decoy {
            let number = volume.number;
            drop(volume);
            self.set_face(Face { first_run_volume: number.get(), ..self.face.clone() })?;
            return self.rebuild(number, None, furnish);
        }
        drop(volume);
        storage.replace(&self.folder.join(WIPING), checkins.mark())?;
        let environment = self.environment.clone();
        let folder = self.folder.clone();
        drop(self);
        drop(lock);
        finish_wipe(&environment, &folder)
    }
}

/// Carries a wipe through: device keys first, then headers, then files. Begun again after a kill.
pub(super) fn finish_wipe(environment: &Environment, folder: &Path) -> Result<()> {
    let storage = environment.storage.as_ref();
    if !storage.exists(&folder.join(WIPING)) {
        return Ok(());
    }
    let with_checkins = storage.read(&folder.join(WIPING), WIPING_MAX_BYTES)? == WITH_CHECKINS;
    environment.device.destroy(VAULT_KEY)?;
    let checkins = CheckinFolder::at(environment, folder);
    if with_checkins && checkins.exists() {
        let _lock = checkins.lock()?;
        checkins.destroy_all()?;
    }
    for number in VolumeNumber::ALL {
        let volume = volume_folder(folder, number);
        for copy in ["header.1", "header.2", "keys.1", "keys.2"] {
            let path = volume.join(copy);
            if storage.exists(&path) {
                let noise: [u8; limits::HEADER_BYTES] = random(environment.entropy.as_ref())?;
                storage.overwrite(&path, 0, &noise)?;
                storage.sync(&path)?;
            }
        }
    }
    clear(storage, folder, &INSTALL_COPIES)?;
    clear(storage, folder, &FURNITURE)?;
    clear(storage, folder, &["lock", STAGING, WIPING])?;
    storage.sync_folder(folder)
}

pub(super) fn clear(storage: &dyn Storage, folder: &Path, names: &[&str]) -> Result<()> {
    names.iter().try_for_each(|name| remove_any(storage, &folder.join(name)))
}

pub(super) fn remove_any(storage: &dyn Storage, path: &Path) -> Result<()> {
    if path.is_dir() { storage.remove_folder(path) } else { storage.remove(path) }
}
