//! What leaves the vault for others to check: leaves of the log, single fields with their salts, signatures over bundles.

use super::unlocked::Unlocked;
use crate::error::{Error, Part, Result};
use crate::ids::{ChainId, RecordId};
use crate::store::{LinkedLeaf, Revealed};

/// What every signature over a bundle begins with, so that it can't be one over anything else.
pub(crate) const BUNDLE_LABEL: &[u8] = b"alongside/bundle/1";

impl Unlocked {
    /// The id of the log's chain.
    pub fn log_id(&self) -> Result<ChainId> {
        self.store.log_id()
    }

    /// Every record of the log in order: where it stands, not what it says.
    pub fn log_leaves(&self, each: impl FnMut(LinkedLeaf) -> Result<()>) -> Result<()> {
        self.store.log_leaves(each)
    }

    /// The fields of one revision of a record of the log, each with what others need to recheck it.
    pub fn reveal(&self, record: RecordId, revision: u32) -> Result<Revealed> {
        self.store.reveal(record, revision)
    }

    /// Signs a bundle as this phone.
    pub(crate) fn sign_bundle(&self, bytes: &[u8]) -> Result<[u8; 64]> {
        if bytes.starts_with(BUNDLE_LABEL) {
            self.volume.sign(bytes)
        } else {
            Err(Error::Damaged(Part::Record))
        }
    }
}
