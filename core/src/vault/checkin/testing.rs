//! Windows for tests: the check-in's files, as bytes. In no program that ships.

use std::path::Path;

use super::bundle::{SealedBundle, open_bundles, seal_bundle};
use super::folder::CheckinFolder;
use super::pins::{make_pins, pin_seed};
use crate::error::{Error, Result};
use crate::ids::{CheckinId, Cid8};
use crate::secret::Passcode;
use crate::vault::installation::Environment;
use crate::vault::kdf::KdfParameters;

/// The check-in's folder of an installation.
pub struct Folder(CheckinFolder);

/// A capsule that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its generation.
    pub generation: u64,
    /// What was written.
    pub plain: Vec<u8>,
    /// Whether a copy was not as it should be.
    pub healed: bool,
}

impl Folder {
    /// In `installation_folder`.
    #[must_use]
    pub fn at(environment: &Environment, installation_folder: &Path) -> Self {
        Folder(CheckinFolder::at(environment, installation_folder))
    }

    /// Makes a capsule of generation 1.
    pub fn make_capsule(&self, id: CheckinId, plain: &[u8]) -> Result<()> {
        let _lock = self.0.lock()?;
        self.0.write_capsule(&self.0.create_key(id)?, 1, plain)
    }

    /// Writes the next generation of a capsule.
    pub fn change_capsule(&self, id: CheckinId, plain: &[u8]) -> Result<()> {
        let _lock = self.0.lock()?;
        let read = self.0.read_capsule(id)?;
        self.0.write_capsule(&read.key, read.generation.saturating_add(1), plain)
    }

    /// Reads a capsule.
    pub fn capsule(&self, id: CheckinId) -> Result<Seen> {
        let _lock = self.0.lock()?;
        let read = self.0.read_capsule(id)?;
        Ok(Seen { generation: read.generation, plain: read.plain.to_vec(), healed: read.healed })
    }

    /// Which capsules there are.
    pub fn capsules(&self) -> Result<Vec<CheckinId>> {
        self.0.capsules()
    }

    /// Ends a capsule.
    pub fn destroy_capsule(&self, id: CheckinId) -> Result<()> {
        let _lock = self.0.lock()?;
        self.0.destroy_capsule(id)
    }

    /// P; drawn if there is none.
    pub fn secret(&self) -> Result<[u8; 32]> {
        let _lock = self.0.lock()?;
        Ok(*self.0.make_device_secret()?.expose())
    }

    /// Sets PINs: which of the three keys is the safe one, and which the other.
    pub fn set_pins(
        &self,
        kdf: KdfParameters,
        safe: &Passcode,
        duress: Option<&Passcode>,
    ) -> Result<(u8, Option<u8>)> {
        let _lock = self.0.lock()?;
        let p = self.0.make_device_secret()?;
        let (pins, roles) = make_pins(self.0.environment.entropy.as_ref(), &p, kdf, safe, duress)?;
        self.0.write_pins(&pins)?;
        Ok((roles.safe, roles.duress))
    }

    /// Seals one text to each of the three public keys, in their order: a CBOR array of three bundles.
    pub fn seal_bundles(&self, id: CheckinId, texts: [&[u8]; 3]) -> Result<Vec<u8>> {
        let pins = self.0.pins()?.ok_or(Error::NotFound)?;
        let entropy = self.0.environment.entropy.as_ref();
        let seal = |at: usize| seal_bundle(entropy, &pins.public[at], id, texts[at]);
        let bundles: [SealedBundle; 3] = [seal(0)?, seal(1)?, seal(2)?];
        minicbor::to_vec(&bundles).map_err(|_| Error::Internal("encode"))
    }

    /// What a PIN opens of such an array.
    pub fn try_pin(&self, id: CheckinId, bundles: &[u8], pin: &Passcode) -> Result<Option<Vec<u8>>> {
        let _lock = self.0.lock()?;
        let bundles: [SealedBundle; 3] =
            minicbor::decode(bundles).map_err(|_| Error::Internal("no three bundles"))?;
        let pins = self.0.pins()?.ok_or(Error::NotFound)?;
        let p = self.0.device_secret()?.ok_or(Error::NotFound)?;
        Ok(open_bundles(&pin_seed(&pins, &p, pin)?, id, &bundles).map(|plain| plain.to_vec()))
    }

    /// Keeps a plan.
    pub fn write_watch(&self, cid8: Cid8, content: &[u8]) -> Result<()> {
        let _lock = self.0.lock()?;
        self.0.write_watch(cid8, content)
    }

    /// Reads a plan.
    pub fn watch(&self, cid8: Cid8) -> Result<Vec<u8>> {
        let _lock = self.0.lock()?;
        self.0.read_watch(cid8).map(|content| content.to_vec())
    }

    /// Which plans there are.
    pub fn watched(&self) -> Result<Vec<Cid8>> {
        self.0.watched()
    }
}
