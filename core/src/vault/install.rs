//! `install.1 .2` and `device.1 .2`: what an installation is, in clear, and its secret, wrapped by the device.

use std::path::Path;

use super::copies;
use super::device_key::DeviceKey;
use super::hazmat::derive::sha256;
use super::kdf::KdfParameters;
use super::storage::Storage;
use crate::error::{Error, Part, Result};
use crate::ids::InstallationId;
use crate::secret::SecretBytes;

const VERSION: u16 = 1;
const INSTALL: &str = "install";
pub(super) const DEVICE: &str = "device";
const MAX_BYTES: usize = 1024;

/// What every attempt needs before a passcode is tried. Written once, never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Install {
    pub(crate) id: InstallationId,
    pub(crate) salt: [u8; 16],
    pub(crate) kdf: KdfParameters,
}

/// Splits a file into its content and the SHA-256 at its end, and checks the one against the other.
pub(super) fn checked(bytes: &[u8], part: Part) -> Result<&[u8]> {
    let at = bytes.len().checked_sub(32).ok_or(Error::Damaged(part))?;
    let (content, hash) = bytes.split_at(at);
    if sha256(&[content]) == hash { Ok(content) } else { Err(Error::Damaged(part)) }
}

/// Appends the SHA-256 of what is there.
pub(super) fn with_checksum(mut content: Vec<u8>) -> Vec<u8> {
    let hash = sha256(&[&content]);
    content.extend_from_slice(&hash);
    content
}

/// Takes `N` bytes off the front.
pub(super) fn take<'a, const N: usize>(bytes: &mut &'a [u8], part: Part) -> Result<&'a [u8; N]> {
    let (front, rest) = bytes.split_first_chunk::<N>().ok_or(Error::Damaged(part))?;
    *bytes = rest;
    Ok(front)
}

/// Takes a version off the front and refuses a newer one.
pub(super) fn take_version(bytes: &mut &[u8], known: u16, part: Part) -> Result<()> {
    match u16::from_be_bytes(*take(bytes, part)?) {
        version if version == known => Ok(()),
        version if version > known => Err(Error::NewerFormat(part)),
        _ => Err(Error::Damaged(part)),
    }
}

impl Install {
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = VERSION.to_be_bytes().to_vec();
        bytes.extend_from_slice(self.id.as_bytes());
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.kdf.to_bytes());
        with_checksum(bytes)
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self> {
        let mut rest = checked(bytes, Part::Install)?;
        take_version(&mut rest, VERSION, Part::Install)?;
        let id = InstallationId(*take(&mut rest, Part::Install)?);
        let salt = *take(&mut rest, Part::Install)?;
        let kdf = KdfParameters::from_bytes(*take(&mut rest, Part::Install)?).check()?;
        if rest.is_empty() { Ok(Install { id, salt, kdf }) } else { Err(Error::Damaged(Part::Install)) }
    }

    pub(super) fn write(&self, storage: &dyn Storage, folder: &Path) -> Result<()> {
        copies::write(storage, folder, INSTALL, &self.encode())
    }

    /// The first good copy, and whether the other was damaged. Two good copies that differ can't be told apart: damage.
    pub(super) fn read(storage: &dyn Storage, folder: &Path) -> Result<(Self, bool)> {
        let copies = copies::read(storage, folder, INSTALL, MAX_BYTES, |bytes| Install::parse(&bytes))?;
        let mut good = copies.good.into_iter();
        match (good.next(), good.next()) {
            (Some(install), None) => {
                if !copies.bad.is_empty() {
                    copies::heal(storage, folder, INSTALL, &install.encode());
                }
                Ok((install, !copies.bad.is_empty()))
            }
            _ => Err(Error::Damaged(Part::Install)),
        }
    }

    pub(super) fn exists(storage: &dyn Storage, folder: &Path) -> bool {
        copies::any_exists(storage, folder, INSTALL)
    }
}

/// Wraps `secret` by the device key `key_id` and writes both copies.
pub(super) fn write_device_secret(
    storage: &dyn Storage,
    folder: &Path,
    device: &dyn DeviceKey,
    key_id: &str,
    secret: &SecretBytes<32>,
) -> Result<()> {
    let wrapped = device.wrap(key_id, secret.expose())?;
    let mut bytes = VERSION.to_be_bytes().to_vec();
    bytes.extend_from_slice(&wrapped);
    copies::write(storage, folder, DEVICE, &with_checksum(bytes))
}

/// Unwraps the secret of a folder, D of an installation or P of its check-in, and heals a damaged copy.
pub(super) fn read_device_secret(
    storage: &dyn Storage,
    folder: &Path,
    device: &dyn DeviceKey,
    key_id: &str,
) -> Result<(SecretBytes<32>, bool)> {
    let copies = copies::read(storage, folder, DEVICE, MAX_BYTES, |bytes| {
        let mut rest = checked(&bytes, Part::Device)?;
        take_version(&mut rest, VERSION, Part::Device)?;
        Ok((rest.to_vec(), bytes))
    })?;
    let mut last = Error::Damaged(Part::Device);
    for (wrapped, file) in &copies.good {
        match device.unwrap(key_id, wrapped) {
            Ok(mut secret) => {
                let taken = SecretBytes::from_slice(&secret);
                zeroize::Zeroize::zeroize(&mut secret);
                let secret = taken.ok_or(Error::Damaged(Part::Device))?;
                let healed = !copies.bad.is_empty() || copies.good.len() > 1;
                if healed {
                    copies::heal(storage, folder, DEVICE, file);
                }
                return Ok((secret, healed));
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_changed_byte_is_noticed() {
        let install = Install { id: InstallationId([1; 16]), salt: [2; 16], kdf: KdfParameters::FLOOR };
        let bytes = install.encode();
        assert_eq!(Install::parse(&bytes).expect("parses"), install);
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x40;
            assert!(Install::parse(&changed).is_err(), "byte {at}");
        }
    }

    #[test]
    fn a_newer_version_is_refused_as_such() {
        let mut bytes =
            Install { id: InstallationId([1; 16]), salt: [2; 16], kdf: KdfParameters::FLOOR }.encode();
        bytes[1] = 2;
        let length = bytes.len() - 32;
        let newer = with_checksum(bytes[..length].to_vec());
        assert!(matches!(Install::parse(&newer), Err(Error::NewerFormat(Part::Install))));
    }
}
