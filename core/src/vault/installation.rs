//! One installation: three volumes, one device secret, one face. The only thing that can name more than one volume.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use zeroize::Zeroizing;

use super::device_key::{DeviceKey, DeviceKeyLevel, VAULT_KEY};
use super::face::Face;
use super::header::{Header, Opened, SlotContext, SlotKind};
use super::install::{self, Install};
use super::keys::{Keys, KeysPlace};
use super::process_lock::ProcessLock;
use super::recovery::RecoveryCode;
use super::storage::Storage;
use super::throttle::Throttle;
use super::volume::Volume;
use super::wipe::finish_wipe;
use crate::entropy::Entropy;
use crate::error::{Error, Part, Result};
use crate::ids::{InstallationId, VolumeNumber};
use crate::secret::{Passcode, SecretBytes, scrub_stack};
use crate::time::Reading;

pub(super) const VOLUMES: &str = "v";
/// Set-up builds everything in here and moves it out, `install.1` and `install.2` last.
pub(super) const STAGING: &str = "setup";
/// Stands while a wipe is under way, so that one that was cut off is finished.
pub(super) const WIPING: &str = "wiping";
/// Everything that set-up makes besides `install`, in the order in which it is moved out.
pub(super) const FURNITURE: [&str; 7] =
    [VOLUMES, "device.1", "device.2", "attempts", "inbox", "inbox.pub", "face"];
pub(super) const INSTALL_COPIES: [&str; 2] = ["install.1", "install.2"];

/// What the world outside gives to an installation.
#[derive(Clone)]
pub struct Environment {
    /// Files.
    pub storage: Arc<dyn Storage>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// The device's key store.
    pub device: Arc<dyn DeviceKey>,
    /// Where the check-in's files lie, if not in the folder of the installation: a phone can read them there before it
    /// is unlocked for the first time, and the rest not yet.
    pub checkins: Option<PathBuf>,
}

/// What somebody offers to open a vault with.
pub enum Credential<'a> {
    /// The passcode of a volume.
    Passcode(&'a Passcode),
    /// The recovery code of a volume.
    Recovery(&'a RecoveryCode),
}

/// Makes the database of a new, empty volume: a callback, since the vault knows no database.
pub type Furnish<'a> = dyn FnMut(&Volume) -> Result<()> + 'a;

/// An installation that is there, locked.
pub struct Installation {
    pub(super) environment: Environment,
    pub(super) folder: PathBuf,
    pub(super) install: Install,
    pub(super) device_secret: SecretBytes<32>,
    pub(super) face: Face,
    healed: Vec<Part>,
}

pub(super) fn volume_folder(folder: &Path, number: VolumeNumber) -> PathBuf {
    folder.join(VOLUMES).join(number.get().to_string())
}

impl Installation {
    /// Whether there is an installation in `folder` whose own set-up was finished.
    pub fn exists(environment: &Environment, folder: &Path) -> Result<bool> {
        finish_wipe(environment, folder)?;
        Ok(Install::exists(environment.storage.as_ref(), folder))
    }

    /// The id of the installation in `folder`; nothing where there is none any more.
    pub(crate) fn id_at(environment: &Environment, folder: &Path) -> Result<Option<InstallationId>> {
        let storage = environment.storage.as_ref();
        if !Install::exists(storage, folder) {
            return Ok(None);
        }
        Install::read(storage, folder).map(|(install, _)| Some(install.id))
    }

    /// Opens what can be opened without a passcode.
    pub fn open(environment: &Environment, folder: &Path) -> Result<Self> {
        let storage = environment.storage.as_ref();
        if !Installation::exists(environment, folder)? {
            let ruined = !storage.exists(&folder.join(STAGING)) && storage.exists(&folder.join(VOLUMES));
            return Err(if ruined { Error::Damaged(Part::Install) } else { Error::NotSetUp });
        }
        // What set-up left behind after it was done. While it still runs it has the lock.
        if storage.exists(&folder.join(STAGING)) && ProcessLock::try_take(folder).is_ok() {
            let _ = storage.remove_folder(&folder.join(STAGING));
        }
        let mut healed = Vec::new();
        let (install, was_damaged) = Install::read(storage, folder)?;
        if was_damaged {
            healed.push(Part::Install);
        }
        let (device_secret, was_damaged) =
            install::read_device_secret(storage, folder, environment.device.as_ref(), VAULT_KEY)?;
        if was_damaged {
            healed.push(Part::Device);
        }
        let face = match Face::read(storage, folder, install.id, &device_secret) {
            Ok(face) => face,
            // Settings of the front page, not records: shown as damaged, replaced at the next change.
            Err(Error::Damaged(_)) => {
                healed.push(Part::Face);
                Face { capture_on: storage.exists(&folder.join("inbox.pub")), ..Face::default() }
            }
            Err(error) => return Err(error),
        };
        Ok(Installation {
            environment: environment.clone(),
            folder: folder.to_owned(),
            install,
            device_secret,
            face,
            healed,
        })
    }

    /// Folder of the installation.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the world outside gives.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// What is known before unlock.
    #[must_use]
    pub fn face(&self) -> &Face {
        &self.face
    }

    /// Whether the first-run page stands here, although volumes do.
    #[must_use]
    pub fn waits_for_first_run(&self) -> bool {
        self.face.first_run_volume != 0
    }

    /// Doubled files of which one copy was damaged and has been rewritten if that could be done; a damaged face.
    #[must_use]
    pub fn healed(&self) -> &[Part] {
        &self.healed
    }

    /// How well the device keeps its part of the key.
    pub fn device_key_level(&self) -> Result<DeviceKeyLevel> {
        self.environment.device.level(VAULT_KEY)
    }

    /// The installation's own secret, so that a test can search a process for it after lock.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn device_secret_for_tests(&self) -> Vec<u8> {
        self.device_secret.expose().to_vec()
    }

    /// Takes the lock that every unlocked session holds.
    pub fn take_lock(&self) -> Result<ProcessLock> {
        ProcessLock::try_take(&self.folder)
    }

    /// Replaces the face.
    pub fn set_face(&mut self, face: Face) -> Result<()> {
        let environment = &self.environment;
        face.write(
            environment.storage.as_ref(),
            environment.entropy.as_ref(),
            &self.folder,
            self.install.id,
            &self.device_secret,
        )?;
        self.face = face;
        Ok(())
    }

    pub(super) fn context(&self, volume: VolumeNumber) -> SlotContext<'_> {
        SlotContext { install: &self.install, device_secret: &self.device_secret, volume }
    }

    /// Opens the volume that `credential` belongs to. All three are tried at every attempt, in fixed order.
    pub fn unlock(
        &mut self,
        _lock: &ProcessLock,
        credential: &Credential<'_>,
        reading: &Reading,
    ) -> Result<Volume> {
        let opened = self.open_volume(credential, reading);
        // What deriving and opening left on the stack would else be carried along in the unused parts of whatever is
        // built there next, to other threads too.
        scrub_stack();
        opened
    }

    #[inline(never)]
    fn open_volume(&mut self, credential: &Credential<'_>, reading: &Reading) -> Result<Volume> {
        let throttle = self.throttle(reading)?;
        throttle.check(reading)?;
        let attempt = self.attempt(credential)?;
        let Some((number, header, opened)) = attempt.opened else {
            let environment = &self.environment;
            throttle.take(environment.storage.as_ref(), &self.folder, &self.device_secret)?;
            return Err(if attempt.unreadable {
                Error::Damaged(Part::Header)
            } else if self.waits_for_first_run() {
                Error::NotSetUp
            } else {
                Error::WrongPasscode
            });
        };
        if attempt.damaged.contains(&number) {
            // Tried again at the next unlock if it can't be done now.
            let _ = header.write(
                self.environment.storage.as_ref(),
                self.environment.entropy.as_ref(),
                &volume_folder(&self.folder, number),
            );
            self.healed.push(Part::Header);
        }
        let folder = volume_folder(&self.folder, number);
        let place = KeysPlace {
            installation: self.install.id,
            volume: number,
            folder: &folder,
            master: &opened.master,
        };
        let (keys, was_damaged) = place.read(self.environment.storage.as_ref())?;
        if was_damaged {
            self.healed.push(Part::Keys);
        }
        self.carry_through(number, &header, &opened, &keys);
        Volume::new(self.install.id, number, opened.decoy, folder, opened.master, keys)
    }

    /// Two changes end in a second file, and a kill or a full disk between leaves only the first written. Both are
    /// carried through here, as far as that can be done now.
    fn carry_through(&mut self, number: VolumeNumber, header: &Header, opened: &Opened, keys: &Keys) {
        if self.face.first_run_volume == number.get() {
            // A vault that opens is there: the first-run page must not offer to make another one over it.
            let _ = self.set_face(Face { first_run_volume: 0, ..self.face.clone() });
        }
        // The code that is shown is the one in `keys`, so that is the one that has to open.
        let code = keys.recovery.expose();
        if matches!(self.context(number).open(SlotKind::Recovery, code, header), Ok(None)) {
            let _ = self.rewrap(number, SlotKind::Recovery, code, opened);
        }
    }

    pub(super) fn throttle(&self, reading: &Reading) -> Result<Throttle> {
        Throttle::read(self.environment.storage.as_ref(), &self.folder, &self.device_secret, reading)
    }

    pub(super) fn attempt(&self, credential: &Credential<'_>) -> Result<Attempt> {
        let (kind, secret) = match credential {
            Credential::Passcode(passcode) => (
                SlotKind::Passcode,
                Zeroizing::new(self.install.kdf.derive(passcode, &self.install.salt)?.expose().to_vec()),
            ),
            Credential::Recovery(code) => (SlotKind::Recovery, Zeroizing::new(code.expose().to_vec())),
        };
        let mut attempt = Attempt { opened: None, damaged: Vec::new(), unreadable: false };
        for number in VolumeNumber::ALL {
            let copies = Header::read(
                self.environment.storage.as_ref(),
                &volume_folder(&self.folder, number),
                number,
            )?;
            attempt.unreadable |= copies.good.is_empty();
            if !copies.bad.is_empty() || copies.good.len() > 1 {
                attempt.damaged.push(number);
            }
            for header in copies.good {
                let opened = self.context(number).open(kind, &secret, &header)?;
                if let (Some(opened), None) = (opened, &attempt.opened) {
                    attempt.opened = Some((number, header, opened));
                }
            }
        }
        Ok(attempt)
    }

    /// Whether `passcode` opens this very volume; asked again before a wipe. A wrong one takes a token.
    pub fn confirm(&self, volume: &Volume, passcode: &Passcode, reading: &Reading) -> Result<()> {
        let throttle = self.throttle(reading)?;
        throttle.check(reading)?;
        match self.attempt(&Credential::Passcode(passcode))?.opened {
            Some((number, _, _)) if number == volume.number => Ok(()),
            _ => {
                throttle.take(self.environment.storage.as_ref(), &self.folder, &self.device_secret)?;
                Err(Error::WrongPasscode)
            }
        }
    }
}

pub(super) struct Attempt {
    pub(super) opened: Option<(VolumeNumber, Header, Opened)>,
    /// Volumes of which one copy of the header is damaged or behind.
    damaged: Vec<VolumeNumber>,
    /// Whether a volume has no good header at all.
    unreadable: bool,
}
