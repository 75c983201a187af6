//! Keys and sealed files: an installation of three volumes, each opened by its own passcode and this device together.
//!
//! Primitives stay in `hazmat`, which nothing outside this folder can name. Formats: `core/docs/formats.md` 1, 4 and 6.

mod bucket;
mod capture_switch;
#[allow(dead_code, reason = "what runs check-ins is built on top of this")]
pub(crate) mod checkin;
mod copies;
mod decoy;
mod device_key;
mod face;
mod file_key;
mod file_lock;
mod hazmat;
mod header;
mod inbox;
mod install;
mod installation;
mod kdf;
mod keys;
mod passcodes;
mod process_lock;
mod recovery;
mod sealed_file;
mod set_up;
mod storage;
mod stream;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod throttle;
mod volume;
mod wipe;

pub use bucket::Bucket;
pub use capture_switch::Letterbox;
pub use checkin::{CheckinLock, PinRoles, PinSet, SealedBundle};
pub use device_key::{CHECKIN_KEY, DeviceKey, DeviceKeyLevel, KeyUse, VAULT_KEY};
pub use face::Face;
pub use file_key::FileKey;
pub use inbox::{CaptureKind, CaptureWriter, NewCapture};
pub use installation::{Credential, Environment, Furnish, Installation};
pub use kdf::KdfParameters;
pub use process_lock::ProcessLock;
pub use recovery::{RECOVERY_WORDS, RecoveryCode};
pub use storage::{Disk, ReadFile, Storage, WriteFile};
pub use stream::Sealed;
pub use volume::Volume;
pub use wipe::CheckinsOnWipe;

pub(crate) use checkin::{CapsuleKey, CheckinFolder, make_pins, open_bundles, pin_seed, seal_bundle};
pub(crate) use hazmat::aes_zip::{
    AES_ZIP_CHECK_BYTES, AES_ZIP_CODE_BYTES, AES_ZIP_SALT_BYTES, AesZipCipher, AesZipKeys,
};
pub(crate) use hazmat::agreement::{agree, public_key as agreement_key};
pub(crate) use hazmat::derive::{SaltSource, Sha256, authenticate, derive, equal, sha256};
pub(crate) use hazmat::frame::{FRAME_HEADER_BYTES, FRAME_TAG_BYTES, open_frame, seal_frame};
pub(crate) use hazmat::sign::verify as verify_signature;
pub(crate) use hazmat::stream::seal_step;
pub(crate) use inbox::history_capture;
pub(crate) use inbox::{OpenedCapture, note_text, waiting as waiting_captures};
pub(crate) use stream::{ChunkOpener, ChunkSealer};
pub(crate) use volume::{RowSeal, Table};
