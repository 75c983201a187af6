//! Erasing: an installation whole, or a decoy alone.

use std::path::Path;
use std::sync::Arc;

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

impl Installation {
    /// Erases. From a decoy: that volume only, and the first-run page stands. Otherwise everything.
    ///
    /// The passcode was confirmed by [`Installation::confirm`] beforehand.
    pub fn wipe(mut self, lock: ProcessLock, volume: Volume, furnish: &mut Furnish<'_>) -> Result<()> {
        let storage = Arc::clone(&self.environment.storage);
        if volume.decoy {
            let number = volume.number;
            drop(volume);
            self.set_face(Face { first_run_volume: number.get(), ..self.face.clone() })?;
            return self.rebuild(number, None, furnish);
        }
        drop(volume);
        storage.replace(&self.folder.join(WIPING), b"")?;
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
    environment.device.destroy(VAULT_KEY)?;
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
