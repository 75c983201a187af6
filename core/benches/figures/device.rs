//! A device key that costs nothing, and a vault in a temporary folder on the disk that is measured.

use std::path::PathBuf;
use std::sync::Arc;

use alongside_core::Result;
use alongside_core::entropy::SystemEntropy;
use alongside_core::secret::Passcode;
use alongside_core::session::{Locked, Unlocked};
use alongside_core::time::{BootId, Reading, Zone};
use alongside_core::vault::{
    Credential, DeviceKey, DeviceKeyLevel, Disk, Environment, KdfParameters, KeyUse,
};
use tempfile::TempDir;

struct NoDevice;

impl DeviceKey for NoDevice {
    fn create(&self, _: &str, _: KeyUse) -> Result<()> {
        Ok(())
    }
    fn wrap(&self, _: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        Ok(bytes.to_vec())
    }
    fn unwrap(&self, _: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        Ok(wrapped.to_vec())
    }
    fn destroy(&self, _: &str) -> Result<()> {
        Ok(())
    }
    fn level(&self, _: &str) -> Result<DeviceKeyLevel> {
        Ok(DeviceKeyLevel::File)
    }
}

pub(crate) fn reading() -> Reading {
    Reading {
        wall_ms: 1_795_286_400_000,
        zone: Zone::LONDON,
        monotonic_ms: 1_000_000,
        boot: BootId([1; 16]),
        trusted: false,
    }
}

/// A vault below the target folder, so that the disk is the one that the build runs on.
pub(crate) struct Place {
    pub(crate) temporary: TempDir,
    pub(crate) environment: Environment,
}

impl Place {
    pub(crate) fn new() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target");
        std::fs::create_dir_all(&root).expect("target folder");
        let environment = Environment {
            storage: Arc::new(Disk),
            entropy: Arc::new(SystemEntropy::new()),
            device: Arc::new(NoDevice),
            checkins: None,
        };
        Place { temporary: tempfile::tempdir_in(root).expect("a folder"), environment }
    }

    pub(crate) fn set_up(&self, kdf: KdfParameters) -> Unlocked {
        let folder = self.temporary.path().join("data");
        Locked::set_up(&self.environment, &folder, &passcode(), || Ok(kdf), &reading()).expect("set-up")
    }

    pub(crate) fn unlock(&self) -> Unlocked {
        let folder = self.temporary.path().join("data");
        let locked = Locked::open(&self.environment, &folder).expect("there");
        locked.unlock(&Credential::Passcode(&passcode()), &reading()).expect("opens")
    }
}

pub(crate) fn passcode() -> Passcode {
    Passcode::new(b"bench-passcode".to_vec()).expect("short")
}
