//! Set-up: a whole installation of three volumes, in a folder that is not yet its place.

use std::path::Path;

use super::device_key::{KeyUse, VAULT_KEY};
use super::face::Face;
use super::header::{Header, Opened, SlotContext, SlotKind};
use super::inbox;
use super::install::{self, Install};
use super::installation::{Environment, Furnish, VOLUMES, volume_folder};
use super::kdf::KdfParameters;
use super::keys::{Keys, KeysPlace, Spare};
use super::throttle::Throttle;
use super::volume::Volume;
use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Result};
use crate::ids::{InstallationId, VolumeNumber};
use crate::secret::Passcode;
use crate::time::Reading;

/// Builds a whole installation in a folder that is not yet its place.
pub(super) struct Builder<'a> {
    pub(super) environment: &'a Environment,
    pub(super) folder: &'a Path,
    pub(super) kdf: KdfParameters,
    pub(super) reading: &'a Reading,
}

impl Builder<'_> {
    pub(super) fn build(&self, passcode: &Passcode, furnish: &mut Furnish<'_>) -> Result<()> {
        let (storage, entropy) = (self.environment.storage.as_ref(), self.environment.entropy.as_ref());
        let install = Install { id: InstallationId(random(entropy)?), salt: random(entropy)?, kdf: self.kdf };
        let device_secret = make_secret::<32>(entropy)?;
        self.environment.device.create(VAULT_KEY, KeyUse::Vault)?;
        install::write_device_secret(storage, self.folder, self.environment.device.as_ref(), &device_secret)?;

        let secret = self.kdf.derive(passcode, &install.salt)?;
        let order = shuffled(entropy)?;
        let [own, first, second] = order;
        let masters = [make_secret::<32>(entropy)?, make_secret(entropy)?, make_secret(entropy)?];
        let [own_master, first_master, second_master] = masters;
        let spares = vec![
            Spare { volume: first, master: first_master.clone() },
            Spare { volume: second, master: second_master.clone() },
        ];
        let volumes = [
            (own, own_master, spares, true),
            (first, first_master, Vec::new(), false),
            (second, second_master, Vec::new(), false),
        ];
        let mut public = None;
        for (number, master, spares, is_own) in volumes {
            let folder = volume_folder(self.folder, number);
            storage.create_folder(&folder.join("e"))?;
            let mut keys = Keys::make(entropy, spares)?;
            let place =
                KeysPlace { installation: install.id, volume: number, folder: &folder, master: &master };
            place.write(storage, entropy, &mut keys)?;
            let mut header = Header::blank(entropy, number, 1)?;
            if is_own {
                let context =
                    SlotContext { install: &install, device_secret: &device_secret, volume: number };
                let opened = Opened { master: master.clone(), decoy: false };
                header.set(
                    SlotKind::Passcode,
                    context.seal(entropy, SlotKind::Passcode, secret.expose(), &opened)?,
                );
                header.set(
                    SlotKind::Recovery,
                    context.seal(entropy, SlotKind::Recovery, keys.recovery.expose(), &opened)?,
                );
            }
            header.write(storage, entropy, &folder)?;
            let volume = Volume::new(install.id, number, false, folder.clone(), master, keys)?;
            furnish(&volume)?;
            if is_own {
                public = Some(volume.inbox_public());
            }
            storage.sync_folder(&folder)?;
        }
        let public = public.ok_or(Error::Internal("no own volume"))?;
        inbox::publish(storage, self.folder, install.id, &device_secret, &public)?;
        Throttle::full(self.reading).write(storage, self.folder, &device_secret)?;
        Face::default().write(storage, entropy, self.folder, install.id, &device_secret)?;
        storage.sync_folder(&self.folder.join(VOLUMES))?;
        install.write(storage, self.folder)
    }
}

/// The three volumes in random order, each order equally likely.
fn shuffled(entropy: &dyn Entropy) -> Result<[VolumeNumber; 3]> {
    let mut order = VolumeNumber::ALL;
    for at in [2_usize, 1] {
        let choices = u8::try_from(at.saturating_add(1)).map_err(|_| Error::Internal("shuffle"))?;
        // Values above the largest multiple are drawn again, so that no volume is likelier than another.
        let limit = u8::MAX - u8::MAX % choices;
        let chosen = loop {
            let [byte] = random::<1>(entropy)?;
            if byte < limit {
                break usize::from(byte % choices);
            }
        };
        order.swap(at, chosen);
    }
    Ok(order)
}
