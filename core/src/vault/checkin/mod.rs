//! The files of the check-in, `checkin/` in the installation's folder: readable without a passcode, without `install`
//! and without the installation's lock, and still there after the vault was wiped.
//!
//! `folder` is the way in; `capsules` and `watches` are what it holds for each check-in of hers and of others; `pins`
//! and `bundle` are the PINs and what is sealed to them. Formats: `core/docs/formats.md` 8.

mod bundle;
mod capsule_file;
mod capsules;
mod folder;
mod lock;
mod pins;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod watches;

pub use bundle::SealedBundle;
pub use lock::CheckinLock;
pub use pins::{PinRoles, PinSet};

pub(crate) use bundle::{open_bundles, seal_bundle};
pub(crate) use capsule_file::CapsuleKey;
pub(crate) use folder::CheckinFolder;
pub(crate) use pins::{make_pins, pin_seed};
