//! Turning a spare volume into a decoy.

use super::header::{Header, Opened, SlotKind};
use super::installation::{Installation, volume_folder};
use super::keys::{KeysPlace, Spare};
use super::volume::Volume;
use crate::error::{Error, Result};
use crate::secret::Passcode;
use crate::time::Reading;

impl Installation {
    /// Turns a spare of the open volume into a decoy with its own passcode, hands it the last spare,
    /// and switches capture while locked off.
    pub fn make_decoy(&mut self, volume: &mut Volume, new: &Passcode, reading: &Reading) -> Result<()> {
        if volume.keys.spares.is_empty() {
            return Err(Error::NoSpareVault);
        }
        self.check_new_passcode(new, reading)?;
        let captured_here = self.captures_into(volume).unwrap_or(false);
        self.set_capture(None)?;
        let spares = std::mem::take(&mut volume.keys.spares);
        let made = self.furnish_decoy(&spares, new).and_then(|()| {
            volume.write_keys(self.environment.storage.as_ref(), self.environment.entropy.as_ref())
        });
        if let Err(error) = made {
            // Not made: the spares are still this vault's, and captures go where they went.
            volume.keys.spares = spares;
            if captured_here {
                self.set_capture(Some(volume))?;
            }
            return Err(error);
        }
        Ok(())
    }

    /// Gives the first spare a passcode, a recovery code and the other spares.
    pub(super) fn furnish_decoy(&self, spares: &[Spare], new: &Passcode) -> Result<()> {
        let (storage, entropy) = (self.environment.storage.as_ref(), self.environment.entropy.as_ref());
        let (spare, rest) = spares.split_first().ok_or(Error::NoSpareVault)?;
        let folder = volume_folder(&self.folder, spare.volume);
        let place = KeysPlace {
            installation: self.install.id,
            volume: spare.volume,
            folder: &folder,
            master: &spare.master,
        };
        let (mut keys, _) = place.read(storage)?;
        keys.spares =
            rest.iter().map(|spare| Spare { volume: spare.volume, master: spare.master.clone() }).collect();
        place.write(storage, entropy, &mut keys)?;
        let opened = Opened { master: spare.master.clone(), decoy: true };
        let secret = self.install.kdf.derive(new, &self.install.salt)?;
        let context = self.context(spare.volume);
        let copies = Header::read(storage, &folder, spare.volume)?;
        let generation = copies.good.first().map_or(0, |header| header.generation).saturating_add(1);
        let mut header = Header::blank(entropy, spare.volume, generation)?;
        header.set(SlotKind::Passcode, context.seal(entropy, SlotKind::Passcode, secret.expose(), &opened)?);
        header.set(
            SlotKind::Recovery,
            context.seal(entropy, SlotKind::Recovery, keys.recovery.expose(), &opened)?,
        );
        header.write(storage, entropy, &folder)
    }
}
