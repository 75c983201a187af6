//! `face`: the little that is needed before unlock. One for the installation, changed alike from every volume.

use std::path::Path;

use minicbor::{Decode, Encode};

use super::hazmat::aead::OVERHEAD_BYTES;
use super::hazmat::derive::derive;
use super::sealed_file;
use super::storage::Storage;
use crate::entropy::Entropy;
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::InstallationId;
use crate::limits;
use crate::secret::SecretBytes;

const FACE: &str = "face";
const LABEL: &[u8] = b"alongside/face/1";
/// Longest text in it, in bytes.
const TEXT_MAX_BYTES: usize = 200;

/// What is needed before unlock, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
#[expect(clippy::struct_excessive_bools, reason = "settings that are each on or off")]
pub struct Face {
    /// BCP 47 tag; absent until chosen.
    #[n(1)]
    pub language: Option<String>,
    /// What the app shows before the passcode page; absent until chosen.
    #[n(2)]
    pub cover: Option<String>,
    /// The neutral word that notifications carry.
    #[n(3)]
    pub notification_word: Option<String>,
    /// The gesture that leaves and locks.
    #[n(4)]
    pub quick_exit_gesture: Option<String>,
    /// Fewer signs outside the app, at the price of less certain wakes.
    #[n(5)]
    pub discreet: bool,
    /// Whether the screen may be captured.
    #[n(6)]
    pub screenshots_allowed: bool,
    /// Whether a note can be taken without the passcode.
    #[n(7)]
    pub capture_on: bool,
    /// Seconds without use after which the vault locks.
    #[n(8)]
    pub auto_lock_s: u32,
    /// Vocabulary `nation`; absent until chosen.
    #[n(9)]
    pub nation: Option<String>,
    /// Directory record of the campus; absent until chosen.
    #[n(10)]
    pub campus: Option<String>,
    /// Short labels for a screen reader in company.
    #[n(11)]
    pub short_spoken_labels: bool,
    /// 0, or the volume that waits for its first run after a decoy was wiped.
    #[n(12)]
    pub first_run_volume: u8,
    /// Whether other apps offer to share with this one; absent: no.
    #[n(13)]
    pub in_share_list: Option<bool>,
    /// Whether a tile among the phone's quick settings leads to a note; absent: no.
    #[n(14)]
    pub has_tile: Option<bool>,
    /// Whether a shortcut at the app's icon leads to a note; absent: no.
    #[n(15)]
    pub has_shortcut: Option<bool>,
}

impl Default for Face {
    fn default() -> Self {
        Face {
            language: None,
            cover: None,
            notification_word: None,
            quick_exit_gesture: None,
            discreet: false,
            screenshots_allowed: false,
            capture_on: true,
            auto_lock_s: 120,
            nation: None,
            campus: None,
            short_spoken_labels: false,
            first_run_volume: 0,
            in_share_list: None,
            has_tile: None,
            has_shortcut: None,
        }
    }
}

impl Face {
    fn check(&self) -> Result<()> {
        let texts = [
            &self.language,
            &self.cover,
            &self.notification_word,
            &self.quick_exit_gesture,
            &self.nation,
            &self.campus,
        ];
        if texts.into_iter().flatten().any(|text| text.len() > TEXT_MAX_BYTES) {
            return Err(Error::invalid("face", Refusal::TooLong));
        }
        if !limits::AUTO_LOCK_RANGE_S.contains(&self.auto_lock_s) {
            return Err(Error::invalid("auto_lock_s", Refusal::OutOfRange));
        }
        Ok(())
    }

    fn aad(installation: InstallationId) -> Vec<u8> {
        [LABEL, installation.as_bytes()].concat()
    }

    pub(super) fn write(
        &self,
        storage: &dyn Storage,
        entropy: &dyn Entropy,
        folder: &Path,
        installation: InstallationId,
        device_secret: &SecretBytes<32>,
    ) -> Result<()> {
        self.check()?;
        let key = derive(device_secret.expose(), b"", &[LABEL])?;
        let plain = limits::HEADER_BYTES.saturating_sub(OVERHEAD_BYTES);
        let sealed = sealed_file::seal(entropy, &key, &Face::aad(installation), plain, self)?;
        storage.replace(&folder.join(FACE), &sealed)
    }

    pub(super) fn read(
        storage: &dyn Storage,
        folder: &Path,
        installation: InstallationId,
        device_secret: &SecretBytes<32>,
    ) -> Result<Self> {
        let key = derive(device_secret.expose(), b"", &[LABEL])?;
        let bytes = storage.read(&folder.join(FACE), limits::HEADER_BYTES).map_err(|error| match error {
            Error::NoAccess => Error::NoAccess,
            _ => Error::Damaged(Part::Face),
        })?;
        sealed_file::open(&key, &Face::aad(installation), bytes, Part::Face)
    }
}
