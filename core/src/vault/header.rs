//! `header.1 .2` of a volume: two slots that each wrap its master key, in 4 KiB of what looks like noise.

use crate::ordering::ShortList as _;
use std::path::Path;

use super::copies::{self, Copies};
use super::hazmat::aead::{OVERHEAD_BYTES, SealKey};
use super::hazmat::derive::{derive, equal};
use super::install::{Install, checked, take, take_version, with_checksum};
use super::storage::Storage;
use crate::entropy::{Entropy, random};
use crate::error::{Error, Part, Result};
use crate::ids::VolumeNumber;
use crate::limits;
use crate::secret::SecretBytes;

const VERSION: u16 = 1;
const HEADER: &str = "header";
const COMMIT_BYTES: usize = 16;
const FLAGS_BYTES: usize = 16;
/// Commitment, nonce, master key, flags, tag.
pub(super) const SLOT_BYTES: usize = COMMIT_BYTES + 32 + FLAGS_BYTES + OVERHEAD_BYTES;
const FLAG_DECOY: u8 = 1;

/// Which secret opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlotKind {
    /// S is Argon2id of the passcode.
    Passcode,
    /// S is the recovery code.
    Recovery,
}

impl SlotKind {
    fn number(self) -> u8 {
        match self {
            SlotKind::Passcode => 0,
            SlotKind::Recovery => 1,
        }
    }
}

/// What a slot holds once it is open.
pub(super) struct Opened {
    pub(super) master: SecretBytes<32>,
    pub(super) decoy: bool,
}

/// The parsed header of one volume.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) generation: u64,
    volume: u8,
    slots: [[u8; SLOT_BYTES]; 2],
}

/// What both kinds of slot need besides their own secret.
pub(super) struct SlotContext<'a> {
    pub(super) install: &'a Install,
    pub(super) device_secret: &'a SecretBytes<32>,
    pub(super) volume: VolumeNumber,
}

impl SlotContext<'_> {
    fn kek(&self, kind: SlotKind, secret: &[u8]) -> Result<SecretBytes<32>> {
        let mut ikm = zeroize::Zeroizing::new(Vec::with_capacity(64));
        ikm.extend_from_slice(secret);
        ikm.extend_from_slice(self.device_secret.expose());
        derive(&ikm, self.install.id.as_bytes(), &[b"alongside/kek/1", &[self.volume.get(), kind.number()]])
    }

    fn aad(&self, kind: SlotKind) -> Vec<u8> {
        let mut aad = b"alongside/slot/1".to_vec();
        aad.extend_from_slice(self.install.id.as_bytes());
        aad.extend_from_slice(&self.install.salt);
        aad.extend_from_slice(&self.install.kdf.to_bytes());
        aad.extend_from_slice(&[self.volume.get(), kind.number()]);
        aad
    }

    /// Wraps a master key for `secret`.
    pub(super) fn seal(
        &self,
        entropy: &dyn Entropy,
        kind: SlotKind,
        secret: &[u8],
        opened: &Opened,
    ) -> Result<[u8; SLOT_BYTES]> {
        let kek = self.kek(kind, secret)?;
        let commit = derive(kek.expose(), b"", &[b"alongside/commit/1"])?;
        let mut plain = zeroize::Zeroizing::new([0_u8; 32 + FLAGS_BYTES]);
        plain[..32].copy_from_slice(opened.master.expose());
        plain[32 + FLAGS_BYTES - 1] = if opened.decoy { FLAG_DECOY } else { 0 };
        let sealed = SealKey::new(kek.expose())?.seal(entropy, &self.aad(kind), plain.as_slice())?;
        let mut slot = [0_u8; SLOT_BYTES];
        slot[..COMMIT_BYTES].copy_from_slice(&commit.expose()[..COMMIT_BYTES]);
        slot[COMMIT_BYTES..].copy_from_slice(&sealed);
        Ok(slot)
    }

    /// Tries `secret` on a slot.
    pub(super) fn open(&self, kind: SlotKind, secret: &[u8], header: &Header) -> Result<Option<Opened>> {
        let slot = &header.slots[usize::from(kind.number())];
        let kek = self.kek(kind, secret)?;
        let commit = derive(kek.expose(), b"", &[b"alongside/commit/1"])?;
        let matches = equal(&commit.expose()[..COMMIT_BYTES], &slot[..COMMIT_BYTES]);
        let mut sealed = zeroize::Zeroizing::new(slot[COMMIT_BYTES..].to_vec());
        let key = SealKey::new(kek.expose())?;
        let Ok(plain) = key.open(&self.aad(kind), &mut sealed) else { return Ok(None) };
        let (Some(master), Some(flags)) = (plain.get(..32), plain.last()) else { return Ok(None) };
        let Some(master) = SecretBytes::from_slice(master) else { return Ok(None) };
        Ok(matches.then_some(Opened { master, decoy: flags & FLAG_DECOY != 0 }))
    }
}

impl Header {
    /// A header whose slots open for nobody.
    pub(super) fn blank(entropy: &dyn Entropy, volume: VolumeNumber, generation: u64) -> Result<Self> {
        let slots = [random(entropy)?, random(entropy)?];
        Ok(Header { generation, volume: volume.get(), slots })
    }

    pub(super) fn set(&mut self, kind: SlotKind, slot: [u8; SLOT_BYTES]) {
        self.slots[usize::from(kind.number())] = slot;
    }

    fn encode(&self, entropy: &dyn Entropy) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(limits::HEADER_BYTES);
        bytes.extend_from_slice(&VERSION.to_be_bytes());
        bytes.extend_from_slice(&self.generation.to_be_bytes());
        bytes.push(self.volume);
        bytes.extend_from_slice(&self.slots[0]);
        bytes.extend_from_slice(&self.slots[1]);
        let filled = bytes.len();
        bytes.resize(limits::HEADER_BYTES.saturating_sub(32), 0);
        entropy.fill(bytes.get_mut(filled..).unwrap_or_default())?;
        Ok(with_checksum(bytes))
    }

    fn parse(bytes: &[u8], volume: VolumeNumber) -> Result<Self> {
        if bytes.len() != limits::HEADER_BYTES {
            return Err(Error::Damaged(Part::Header));
        }
        let mut rest = checked(bytes, Part::Header)?;
        take_version(&mut rest, VERSION, Part::Header)?;
        let generation = u64::from_be_bytes(*take(&mut rest, Part::Header)?);
        let [number] = *take(&mut rest, Part::Header)?;
        if number != volume.get() {
            return Err(Error::Damaged(Part::Header));
        }
        let slots = [*take(&mut rest, Part::Header)?, *take(&mut rest, Part::Header)?];
        Ok(Header { generation, volume: number, slots })
    }

    /// Both copies; where both are good and differ, the higher generation comes first.
    pub(super) fn read(storage: &dyn Storage, folder: &Path, volume: VolumeNumber) -> Result<Copies<Header>> {
        let mut copies = copies::read(storage, folder, HEADER, limits::HEADER_BYTES, |bytes| {
            Header::parse(&bytes, volume)
        })?;
        copies.good.order_by_key(|header| std::cmp::Reverse(header.generation));
        Ok(copies)
    }

    pub(super) fn write(&self, storage: &dyn Storage, entropy: &dyn Entropy, folder: &Path) -> Result<()> {
        copies::write(storage, folder, HEADER, &self.encode(entropy)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::{SystemEntropy, make_secret};
    use crate::ids::InstallationId;
    use crate::vault::kdf::KdfParameters;

    #[test]
    fn a_slot_opens_only_in_its_own_place() {
        let entropy = SystemEntropy::new();
        let install =
            Install { id: InstallationId([1; 16]), salt: [2; 16], kdf: KdfParameters::CHEAP_FOR_TESTS };
        let device_secret = make_secret(&entropy).expect("random");
        let volume = VolumeNumber::ALL[1];
        let context = SlotContext { install: &install, device_secret: &device_secret, volume };
        let opened = Opened { master: make_secret(&entropy).expect("random"), decoy: true };
        let slot = context.seal(&entropy, SlotKind::Passcode, b"secret", &opened).expect("seals");
        let mut header = Header::blank(&entropy, volume, 1).expect("random");
        header.set(SlotKind::Passcode, slot);
        header.set(SlotKind::Recovery, slot);

        let again = context.open(SlotKind::Passcode, b"secret", &header).expect("tries").expect("opens");
        assert_eq!(again.master.expose(), opened.master.expose());
        assert!(again.decoy);

        let refused = |context: &SlotContext<'_>, kind, secret: &[u8]| {
            context.open(kind, secret, &header).expect("tries").is_none()
        };
        assert!(refused(&context, SlotKind::Passcode, b"secreT"));
        assert!(refused(&context, SlotKind::Recovery, b"secret"), "moved to the other slot");
        let elsewhere = SlotContext { volume: VolumeNumber::ALL[0], ..context };
        assert!(refused(&elsewhere, SlotKind::Passcode, b"secret"), "moved to another volume");
        for other in [
            Install { id: InstallationId([9; 16]), ..install.clone() },
            Install { salt: [9; 16], ..install.clone() },
            Install { kdf: KdfParameters { passes: 2, ..install.kdf }, ..install.clone() },
        ] {
            let foreign = SlotContext { install: &other, device_secret: &device_secret, volume };
            assert!(refused(&foreign, SlotKind::Passcode, b"secret"), "another installation");
        }
        let other_device = make_secret(&entropy).expect("random");
        let stolen = SlotContext { install: &install, device_secret: &other_device, volume };
        assert!(refused(&stolen, SlotKind::Passcode, b"secret"), "another device");
    }
}
