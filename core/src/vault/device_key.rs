//! The device's own key store, behind a trait. What it wraps can be unwrapped on this device only.

use crate::error::Result;

/// When a device key must be usable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyUse {
    /// While the phone is unlocked.
    Vault,
    /// While it is locked; on Android before its first unlock too.
    CheckIn,
}

/// How well the device keeps its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl DeviceKeyLevel {
    /// The word used in JSON and in message ids.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            DeviceKeyLevel::StrongBox => "strongbox",
            DeviceKeyLevel::Tee => "tee",
            DeviceKeyLevel::Enclave => "enclave",
            DeviceKeyLevel::File => "file",
        }
    }
}

/// Id of the device key that wraps the installation's secret.
pub const VAULT_KEY: &str = "vault";
/// Id of the device key that wraps the check-in's own secret. That of one check-in is this, `-` and its id in hex.
pub const CHECKIN_KEY: &str = "checkin";

/// Keys that never leave the device. Ids are chosen by this crate: `vault`, `checkin`, one per armed check-in.
///
/// Failures come back as [`crate::Error::DeviceKey`]; an implementation puts no text of the platform into it.
pub trait DeviceKey: Send + Sync {
    /// Makes a key, or a new one in the place of the old.
    fn create(&self, id: &str, usage: KeyUse) -> Result<()>;
    /// Wraps up to 64 bytes.
    fn wrap(&self, id: &str, bytes: &[u8]) -> Result<Vec<u8>>;
    /// Unwraps what `wrap` gave.
    fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<Vec<u8>>;
    /// Destroys a key; one that is not there is no error.
    fn destroy(&self, id: &str) -> Result<()>;
    /// How well this key is kept.
    fn level(&self, id: &str) -> Result<DeviceKeyLevel>;
}
