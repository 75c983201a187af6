//! Set-up: a whole installation, built beside its place and moved there at the end; and set-up anew in an erased decoy.

use std::path::Path;

use super::device_key::{KeyUse, VAULT_KEY};
use super::face::Face;
use super::header::{Header, Opened, SlotContext, SlotKind};
use super::inbox;
use super::install::{self, Install};
use super::installation::{
    Environment, FURNITURE, Furnish, INSTALL_COPIES, Installation, STAGING, VOLUMES, volume_folder,
};
use super::kdf::KdfParameters;
use super::keys::{Keys, KeysPlace, Spare};
use super::passcodes::checked_new_passcode;
use super::process_lock::ProcessLock;
use super::throttle::Throttle;
use super::volume::Volume;
use super::wipe::{clear, remove_any};
use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Part, Result};
use crate::ids::{InstallationId, VolumeNumber};
use crate::secret::Passcode;
use crate::time::Reading;

impl Installation {
    /// Sets up a new installation: three volumes, one of them, drawn at random, opened by `passcode`.
    ///
    /// Nothing stands in its place until everything is durable; a set-up that was cut off is begun anew. The lock
    /// keeps a second set-up in the same folder out.
    pub fn create(
        environment: &Environment,
        folder: &Path,
        _lock: &ProcessLock,
        passcode: &Passcode,
        kdf: KdfParameters,
        reading: &Reading,
        furnish: &mut Furnish<'_>,
    ) -> Result<()> {
        checked_new_passcode(passcode)?;
        let storage = environment.storage.as_ref();
        if Installation::exists(environment, folder)? {
            return Err(Error::AlreadySetUp);
        }
        let staging = folder.join(STAGING);
        if storage.exists(&staging) {
            clear(storage, folder, &FURNITURE)?;
            storage.remove_folder(&staging)?;
        } else if FURNITURE.iter().any(|name| storage.exists(&folder.join(name))) {
            // Volumes without `install` are somebody's records whose salt is gone: never built over.
            return Err(Error::Damaged(Part::Install));
        }
        storage.create_folder(&staging.join("inbox"))?;
        storage.sync_folder(folder)?;
        Builder { environment, folder: &staging, kdf, reading }.build(passcode, furnish)?;
        storage.sync_folder(&staging)?;
        for name in FURNITURE.into_iter().chain(INSTALL_COPIES) {
            storage.rename(&staging.join(name), &folder.join(name))?;
        }
        storage.sync_folder(folder)?;
        storage.remove_folder(&staging)
    }

    /// Sets up anew after a decoy was wiped: only in that decoy's volume, never over another.
    ///
    /// A passcode that already opens a volume is not refused: the caller opens with it first.
    pub fn first_run(
        &mut self,
        _lock: &ProcessLock,
        passcode: &Passcode,
        furnish: &mut Furnish<'_>,
    ) -> Result<()> {
        let number = VolumeNumber::new(self.face.first_run_volume).ok_or(Error::AlreadySetUp)?;
        checked_new_passcode(passcode)?;
        self.rebuild(number, Some(passcode), furnish)?;
        self.set_face(Face { first_run_volume: 0, ..self.face.clone() })
    }

    /// Makes an empty vault in the place of a volume, opened by `passcode` or by nobody.
    pub(super) fn rebuild(
        &self,
        number: VolumeNumber,
        passcode: Option<&Passcode>,
        furnish: &mut Furnish<'_>,
    ) -> Result<()> {
        let environment = &self.environment;
        let (storage, entropy) = (environment.storage.as_ref(), environment.entropy.as_ref());
        let folder = volume_folder(&self.folder, number);
        let generation =
            Header::read(storage, &folder, number)?.good.first().map_or(0, |header| header.generation);
        // The header goes first: from then on nothing in the folder can be opened.
        Header::blank(entropy, number, generation.saturating_add(1))?.write(storage, entropy, &folder)?;
        for name in storage.list(&folder)? {
            if !["header.1", "header.2"].contains(&name.as_str()) {
                remove_any(storage, &folder.join(name))?;
            }
        }
        // The new vault is a decoy too: whoever is made to set it up anew must not be able to wipe the others with it.
        let opened = Opened { master: make_secret(entropy)?, decoy: true };
        let mut keys = Keys::make(entropy, Vec::new())?;
        let place = KeysPlace {
            installation: self.install.id,
            volume: number,
            folder: &folder,
            master: &opened.master,
        };
        place.write(storage, entropy, &mut keys)?;
        let mut header = Header::blank(entropy, number, generation.saturating_add(2))?;
        if let Some(passcode) = passcode {
            let context = self.context(number);
            let secret = self.install.kdf.derive(passcode, &self.install.salt)?;
            header.set(
                SlotKind::Passcode,
                context.seal(entropy, SlotKind::Passcode, secret.expose(), &opened)?,
            );
            header.set(
                SlotKind::Recovery,
                context.seal(entropy, SlotKind::Recovery, keys.recovery.expose(), &opened)?,
            );
        }
        furnish(&Volume::new(self.install.id, number, true, folder.clone(), opened.master.clone(), keys)?)?;
        header.write(storage, entropy, &folder)?;
        storage.sync_folder(&folder)
    }
}

/// Builds a whole installation in a folder that is not yet its place.
struct Builder<'a> {
    environment: &'a Environment,
    folder: &'a Path,
    kdf: KdfParameters,
    reading: &'a Reading,
}

impl Builder<'_> {
    fn build(&self, passcode: &Passcode, furnish: &mut Furnish<'_>) -> Result<()> {
        let (storage, entropy) = (self.environment.storage.as_ref(), self.environment.entropy.as_ref());
        let install = Install { id: InstallationId(random(entropy)?), salt: random(entropy)?, kdf: self.kdf };
        let device_secret = make_secret::<32>(entropy)?;
        self.environment.device.create(VAULT_KEY, KeyUse::Vault)?;
        install::write_device_secret(
            storage,
            self.folder,
            self.environment.device.as_ref(),
            VAULT_KEY,
            &device_secret,
        )?;

        let secret = self.kdf.derive(passcode, &install.salt)?;
        let order = shuffled(entropy, VolumeNumber::ALL)?;
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

/// Three things in random order, each order equally likely.
pub(super) fn shuffled<T>(entropy: &dyn Entropy, mut order: [T; 3]) -> Result<[T; 3]> {
    for at in [2_usize, 1] {
        let choices = u8::try_from(at.saturating_add(1)).map_err(|_| Error::Internal("shuffle"))?;
        // Values above the largest multiple are drawn again, so that none is likelier than another.
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
