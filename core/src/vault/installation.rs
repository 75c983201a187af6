//! One installation: three volumes, one device secret, one face. The only thing that can name more than one volume.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use zeroize::Zeroizing;

use super::builder::Builder;
use super::device_key::{DeviceKey, DeviceKeyLevel, VAULT_KEY};
use super::face::Face;
use super::header::{Header, Opened, SlotContext, SlotKind};
use super::inbox::{self, CaptureKind, CaptureWriter, NewCapture};
use super::install::{self, Install};
use super::kdf::KdfParameters;
use super::keys::{Keys, KeysPlace, Spare};
use super::process_lock::ProcessLock;
use super::recovery::RecoveryCode;
use super::storage::Storage;
use super::throttle::Throttle;
use super::volume::Volume;
use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::VolumeNumber;
use crate::limits;
use crate::secret::{Passcode, SecretBytes};
use crate::time::{Reading, RecordedAt};

pub(super) const VOLUMES: &str = "v";
/// Set-up builds everything in here and moves it out, `install.1` and `install.2` last.
const STAGING: &str = "setup";
/// Stands while a wipe is under way, so that one that was cut off is finished.
const WIPING: &str = "wiping";
/// Everything that set-up makes besides `install`, in the order in which it is moved out.
const FURNITURE: [&str; 7] = [VOLUMES, "device.1", "device.2", "attempts", "inbox", "inbox.pub", "face"];
const INSTALL_COPIES: [&str; 2] = ["install.1", "install.2"];

/// What the world outside gives to an installation.
#[derive(Clone)]
pub struct Environment {
    /// Files.
    pub storage: Arc<dyn Storage>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// The device's key store.
    pub device: Arc<dyn DeviceKey>,
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
    environment: Environment,
    folder: PathBuf,
    install: Install,
    device_secret: SecretBytes<32>,
    face: Face,
    healed: Vec<Part>,
}

pub(super) fn volume_folder(folder: &Path, number: VolumeNumber) -> PathBuf {
    folder.join(VOLUMES).join(number.get().to_string())
}

fn checked_new_passcode(passcode: &Passcode) -> Result<()> {
    let characters =
        std::str::from_utf8(passcode.expose()).map_or(passcode.expose().len(), |text| text.chars().count());
    if characters < limits::PASSCODE_MIN_CHARS {
        return Err(Error::invalid("passcode", Refusal::OutOfRange));
    }
    Ok(())
}

impl Installation {
    /// Whether there is an installation in `folder` whose own set-up was finished.
    pub fn exists(environment: &Environment, folder: &Path) -> Result<bool> {
        finish_wipe(environment, folder)?;
        Ok(Install::exists(environment.storage.as_ref(), folder))
    }

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
            install::read_device_secret(storage, folder, environment.device.as_ref())?;
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

    fn context(&self, volume: VolumeNumber) -> SlotContext<'_> {
        SlotContext { install: &self.install, device_secret: &self.device_secret, volume }
    }

    /// Opens the volume that `credential` belongs to. All three are tried at every attempt, in fixed order.
    pub fn unlock(
        &mut self,
        _lock: &ProcessLock,
        credential: &Credential<'_>,
        reading: &Reading,
    ) -> Result<Volume> {
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

    fn throttle(&self, reading: &Reading) -> Result<Throttle> {
        Throttle::read(self.environment.storage.as_ref(), &self.folder, &self.device_secret, reading)
    }

    fn attempt(&self, credential: &Credential<'_>) -> Result<Attempt> {
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

    /// Refuses a new passcode that is too short or already opens a volume. Each check takes a token of the throttle.
    fn check_new_passcode(&self, passcode: &Passcode, reading: &Reading) -> Result<()> {
        checked_new_passcode(passcode)?;
        let throttle = self.throttle(reading)?;
        throttle.check(reading)?;
        let attempt = self.attempt(&Credential::Passcode(passcode))?;
        throttle.take(self.environment.storage.as_ref(), &self.folder, &self.device_secret)?;
        if attempt.opened.is_some() { Err(Error::PasscodeRefused) } else { Ok(()) }
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

    /// Wraps the master key anew in one slot of the volume's own header.
    fn rewrap(&self, number: VolumeNumber, kind: SlotKind, secret: &[u8], opened: &Opened) -> Result<()> {
        let environment = &self.environment;
        let storage = environment.storage.as_ref();
        let folder = volume_folder(&self.folder, number);
        let copies = Header::read(storage, &folder, number)?;
        let mut header = copies.good.into_iter().next().ok_or(Error::Damaged(Part::Header))?;
        header.generation = header.generation.saturating_add(1);
        header.set(kind, self.context(number).seal(environment.entropy.as_ref(), kind, secret, opened)?);
        header.write(storage, environment.entropy.as_ref(), &folder)
    }

    /// Gives the open volume a new passcode. The others are not touched.
    pub fn change_passcode(&self, volume: &Volume, new: &Passcode, reading: &Reading) -> Result<()> {
        self.check_new_passcode(new, reading)?;
        let secret = self.install.kdf.derive(new, &self.install.salt)?;
        let opened = Opened { master: volume.master.clone(), decoy: volume.decoy };
        self.rewrap(volume.number, SlotKind::Passcode, secret.expose(), &opened)
    }

    /// Draws a new recovery code for the open volume. The old one opens nothing here from now on.
    pub fn renew_recovery(&self, volume: &mut Volume) -> Result<()> {
        let environment = &self.environment;
        let code = RecoveryCode::make(environment.entropy.as_ref())?;
        let opened = Opened { master: volume.master.clone(), decoy: volume.decoy };
        // The code is kept first: a kill in between leaves the old slot, and the next unlock mends it.
        let old = std::mem::replace(&mut volume.keys.recovery, code.clone());
        if let Err(error) = volume.write_keys(environment.storage.as_ref(), environment.entropy.as_ref()) {
            volume.keys.recovery = old;
            return Err(error);
        }
        self.rewrap(volume.number, SlotKind::Recovery, code.expose(), &opened)
    }

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
    fn furnish_decoy(&self, spares: &[Spare], new: &Passcode) -> Result<()> {
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

    /// Switches capture while locked on, into the vault of `volume`, or off.
    pub fn set_capture(&mut self, volume: Option<&Volume>) -> Result<()> {
        let storage = Arc::clone(&self.environment.storage);
        match volume {
            Some(volume) => {
                inbox::publish(
                    storage.as_ref(),
                    &self.folder,
                    self.install.id,
                    &self.device_secret,
                    &volume.inbox_public(),
                )?;
            }
            None => inbox::withdraw(storage.as_ref(), &self.folder)?,
        }
        self.set_face(Face { capture_on: volume.is_some(), ..self.face.clone() })
    }

    /// Whether captures go to this volume; a public half that is not its own is reported by the error.
    pub fn captures_into(&self, volume: &Volume) -> Result<bool> {
        match inbox::published(
            self.environment.storage.as_ref(),
            &self.folder,
            &self.install,
            &self.device_secret,
        ) {
            Ok(public) => Ok(public == volume.inbox_public()),
            Err(Error::CaptureOff) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Begins a capture. Needs no passcode, no database and no lock.
    pub fn begin_capture(&self, capture: NewCapture) -> Result<CaptureWriter> {
        if self.waits_for_first_run() {
            return Err(Error::NotSetUp);
        }
        let environment = &self.environment;
        let public =
            inbox::published(environment.storage.as_ref(), &self.folder, &self.install, &self.device_secret)?;
        CaptureWriter::begin(
            &environment.storage,
            environment.entropy.as_ref(),
            &self.folder,
            self.install.id,
            &public,
            capture,
        )
    }

    /// Captures a note whole.
    pub fn capture_note(&self, text: &str, captured_at: RecordedAt) -> Result<()> {
        if text.trim().is_empty() {
            return Err(Error::invalid("note", Refusal::Empty));
        }
        if text.chars().count() > limits::LONG_TEXT_MAX_CHARS {
            return Err(Error::invalid("note", Refusal::TooLong));
        }
        let capture = NewCapture { kind: CaptureKind::Note, captured_at, file_name: None, media_type: None };
        let mut writer = self.begin_capture(capture)?;
        writer.write(&inbox::padded_note(text)?)?;
        writer.finish().map(drop)
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
    fn rebuild(
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

struct Attempt {
    opened: Option<(VolumeNumber, Header, Opened)>,
    /// Volumes of which one copy of the header is damaged or behind.
    damaged: Vec<VolumeNumber>,
    /// Whether a volume has no good header at all.
    unreadable: bool,
}

/// Carries a wipe through: device keys first, then headers, then files. Begun again after a kill.
fn finish_wipe(environment: &Environment, folder: &Path) -> Result<()> {
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

fn clear(storage: &dyn Storage, folder: &Path, names: &[&str]) -> Result<()> {
    names.iter().try_for_each(|name| remove_any(storage, &folder.join(name)))
}

fn remove_any(storage: &dyn Storage, path: &Path) -> Result<()> {
    if path.is_dir() { storage.remove_folder(path) } else { storage.remove(path) }
}
