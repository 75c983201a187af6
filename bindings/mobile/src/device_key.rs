//! The phone's own key store, which a shell implements for us; the bytes of photos (`photo`) are the only other thing.

use std::path::PathBuf;
use std::sync::Arc;

use alongside_core::entropy::SystemEntropy;
use alongside_core::vault::{Disk, Environment};

/// When a device key must be usable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum KeyUse {
    /// While the phone is unlocked.
    Vault,
    /// While it is locked; on Android before its first unlock too.
    CheckIn,
}

/// How well the device keeps a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum DeviceKeyLevel {
    /// A separate security chip.
    StrongBox,
    /// The processor's trusted part.
    Tee,
    /// Apple's Secure Enclave.
    Enclave,
    /// A file: a copied folder that holds it is worth as much as the device.
    File,
}

/// Why the key store did nothing. No text: a platform's own message may hold anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum DeviceKeyError {
    /// It refused.
    #[error("refused")]
    Refused,
    /// It threw something that nobody expected.
    #[error("unexpected")]
    Unexpected,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for DeviceKeyError {
    /// The reason holds a stack trace and whatever the platform wrote into it, so it ends here.
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        DeviceKeyError::Unexpected
    }
}

/// Keys that never leave the device. Ids are chosen by the core: `vault`, `checkin`, one per armed check-in.
#[uniffi::export(with_foreign)]
pub trait DeviceKey: Send + Sync {
    /// Makes a key, or a new one in the place of the old.
    fn create(&self, id: String, usage: KeyUse) -> Result<(), DeviceKeyError>;
    /// Wraps up to 64 bytes.
    fn wrap(&self, id: String, bytes: Vec<u8>) -> Result<Vec<u8>, DeviceKeyError>;
    /// Unwraps what `wrap` gave.
    fn unwrap(&self, id: String, wrapped: Vec<u8>) -> Result<Vec<u8>, DeviceKeyError>;
    /// Destroys a key; one that is not there is no error.
    fn erase(&self, id: String) -> Result<(), DeviceKeyError>;
    /// How well this key is kept.
    fn level(&self, id: String) -> Result<DeviceKeyLevel, DeviceKeyError>;
}

/// A phone's surroundings: its disk, its randomness, its key store, and where check-ins lie if apart.
pub(crate) fn environment(device: Arc<dyn DeviceKey>, check_ins: Option<String>) -> Environment {
    Environment {
        storage: Arc::new(Disk),
        entropy: Arc::new(SystemEntropy::new()),
        device: Arc::new(Bridged(device)),
        checkins: check_ins.map(PathBuf::from),
    }
}

/// The same as the core wants it.
pub(crate) struct Bridged(pub(crate) Arc<dyn DeviceKey>);

fn failed(_: DeviceKeyError) -> alongside_core::Error {
    alongside_core::Error::DeviceKey
}

impl alongside_core::vault::DeviceKey for Bridged {
    fn create(&self, id: &str, usage: alongside_core::vault::KeyUse) -> alongside_core::Result<()> {
        let usage = match usage {
            alongside_core::vault::KeyUse::Vault => KeyUse::Vault,
            alongside_core::vault::KeyUse::CheckIn => KeyUse::CheckIn,
        };
        self.0.create(id.to_owned(), usage).map_err(failed)
    }

    fn wrap(&self, id: &str, bytes: &[u8]) -> alongside_core::Result<Vec<u8>> {
        self.0.wrap(id.to_owned(), bytes.to_vec()).map_err(failed)
    }

    fn unwrap(&self, id: &str, wrapped: &[u8]) -> alongside_core::Result<Vec<u8>> {
        self.0.unwrap(id.to_owned(), wrapped.to_vec()).map_err(failed)
    }

    fn destroy(&self, id: &str) -> alongside_core::Result<()> {
        self.0.erase(id.to_owned()).map_err(failed)
    }

    fn level(&self, id: &str) -> alongside_core::Result<alongside_core::vault::DeviceKeyLevel> {
        Ok(match self.0.level(id.to_owned()).map_err(failed)? {
            DeviceKeyLevel::StrongBox => alongside_core::vault::DeviceKeyLevel::StrongBox,
            DeviceKeyLevel::Tee => alongside_core::vault::DeviceKeyLevel::Tee,
            DeviceKeyLevel::Enclave => alongside_core::vault::DeviceKeyLevel::Enclave,
            DeviceKeyLevel::File => alongside_core::vault::DeviceKeyLevel::File,
        })
    }
}
