//! Accepted plans of other people's check-ins: one small sealed file each.

use std::path::PathBuf;

use zeroize::Zeroizing;

use super::folder::CheckinFolder;
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::Cid8;
use crate::limits;
use crate::secret::SecretBytes;
use crate::vault::hazmat::aead::{OVERHEAD_BYTES, SealKey};
use crate::vault::hazmat::derive::derive;
use crate::vault::sealed_file::{padded, unpadded};

const WATCHES: &str = "watch";
const LABEL: &[u8] = b"alongside/watch/1";
const SEALED_PLAIN_BYTES: usize = limits::WATCH_FILE_BYTES - OVERHEAD_BYTES;
const _: () = assert!(limits::WATCH_PLAIN_BYTES == SEALED_PLAIN_BYTES - 4);

fn key(p: &SecretBytes<32>) -> Result<SealKey> {
    SealKey::new(derive(p.expose(), b"", &[LABEL])?.expose())
}

fn aad(cid8: Cid8) -> Vec<u8> {
    [LABEL, cid8.as_bytes()].concat()
}

impl CheckinFolder {
    fn watch_folder(&self) -> PathBuf {
        self.folder.join(WATCHES)
    }

    fn watch_path(&self, cid8: Cid8) -> PathBuf {
        self.watch_folder().join(cid8.to_string())
    }

    /// The plans that are held, readable or not, in the order of their ids.
    pub(crate) fn watched(&self) -> Result<Vec<Cid8>> {
        let names = self.storage().list(&self.watch_folder())?;
        Ok(names
            .iter()
            .filter_map(|name| name.parse::<Cid8>().ok().filter(|cid8| cid8.to_string() == *name))
            .collect())
    }

    /// The file of a plan as it lies there, unopened; empty where it is gone.
    pub(crate) fn watch_outside(&self, cid8: Cid8) -> Result<Vec<u8>> {
        match self.storage().read(&self.watch_path(cid8), limits::WATCH_FILE_BYTES) {
            Err(Error::FileNotFound) => Ok(Vec::new()),
            other => other,
        }
    }

    /// What was written for a plan. None there: `FileNotFound`; one that does not open here: `Damaged`.
    pub(crate) fn read_watch(&self, cid8: Cid8) -> Result<Zeroizing<Vec<u8>>> {
        let damaged = || Error::Damaged(Part::Watch);
        let file = match self.storage().read(&self.watch_path(cid8), limits::WATCH_FILE_BYTES) {
            Err(error @ (Error::NoAccess | Error::FileNotFound)) => return Err(error),
            other => other.map_err(|_| damaged())?,
        };
        let mut file = Zeroizing::new(file);
        if file.len() != limits::WATCH_FILE_BYTES {
            return Err(damaged());
        }
        let p = self.device_secret()?.ok_or_else(damaged)?;
        let plain = key(&p)?.open(&aad(cid8), &mut file).map_err(|_| damaged())?;
        unpadded(plain).map(|content| Zeroizing::new(content.to_vec())).ok_or_else(damaged)
    }

    /// Keeps what is known of a plan, in the place of what was kept before. Draws P if there is none yet.
    pub(crate) fn write_watch(&self, cid8: Cid8, content: &[u8]) -> Result<()> {
        let plain =
            padded(&[], content, SEALED_PLAIN_BYTES).ok_or(Error::invalid("watch", Refusal::TooLong))?;
        let p = self.make_device_secret()?;
        self.ensure(&self.watch_folder())?;
        let sealed = key(&p)?.seal(self.environment.entropy.as_ref(), &aad(cid8), &plain)?;
        self.storage().replace(&self.watch_path(cid8), &sealed)
    }

    /// Forgets a plan; one that is not there is no error.
    pub(crate) fn remove_watch(&self, cid8: Cid8) -> Result<()> {
        let path = self.watch_path(cid8);
        self.storage().remove(&path.with_added_extension("new"))?;
        self.storage().remove(&path)?;
        if self.storage().exists(&self.watch_folder()) {
            self.storage().sync_folder(&self.watch_folder())?;
        }
        Ok(())
    }
}
