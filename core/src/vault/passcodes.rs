//! New passcodes and recovery codes: the master key of the open volume is wrapped anew, the others are not touched.

use super::header::{Header, Opened, SlotKind};
use super::installation::{Credential, Installation, volume_folder};
use super::recovery::RecoveryCode;
use super::volume::Volume;
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::VolumeNumber;
use crate::limits;
use crate::secret::Passcode;
use crate::time::Reading;

pub(super) fn checked_new_passcode(passcode: &Passcode) -> Result<()> {
    let characters =
        std::str::from_utf8(passcode.expose()).map_or(passcode.expose().len(), |text| text.chars().count());
    if characters < limits::PASSCODE_MIN_CHARS {
        return Err(Error::invalid("passcode", Refusal::OutOfRange));
    }
    Ok(())
}

impl Installation {
    /// Refuses a new passcode that is too short or already opens a volume. Each check takes a token of the throttle.
    pub(super) fn check_new_passcode(&self, passcode: &Passcode, reading: &Reading) -> Result<()> {
        checked_new_passcode(passcode)?;
        let throttle = self.throttle(reading)?;
        throttle.check(reading)?;
        let attempt = self.attempt(&Credential::Passcode(passcode))?;
        throttle.take(self.environment.storage.as_ref(), &self.folder, &self.device_secret)?;
        if attempt.opened.is_some() { Err(Error::PasscodeRefused) } else { Ok(()) }
    }

    /// Wraps the master key anew in one slot of the volume's own header.
    pub(super) fn rewrap(
        &self,
        number: VolumeNumber,
        kind: SlotKind,
        secret: &[u8],
        opened: &Opened,
    ) -> Result<()> {
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
}
