//! What a phone sees of Alongside: the screens, and the few calls beside them.
//!
//! `screens` says what is shown, asked, offered and said; a shell paints it. Beside it stand the device's keys, the
//! check-in's own events for a phone that wakes locked, capture without the passcode, evidence as streams of bytes,
//! bytes of photos that are read where they lie, and words. Nothing else of the core crosses, so that no shell can go round the screens.
//!
//! This is the only crate with UniFFI's attributes. It is an ordinary Rust library too: tests and the terminal link
//! it without any of that.

uniffi::setup_scaffolding!();

mod arrival;
mod camera;
mod capture;
mod checkin;
mod device_key;
mod error;
mod evidence;
mod frame;
mod operation;
mod photo;
pub mod screens;
mod words;

pub use arrival::NewArrival;
pub use camera::{CodePicture, code_picture};
pub use capture::{Capture, CaptureIntake, CaptureKind, NewCaptureItem};
pub use checkin::{CheckInEvents, PlatformState, SendOutcome};
pub use device_key::{DeviceKey, DeviceKeyError, DeviceKeyLevel, KeyUse};
pub use error::{ErrorCode, Result};
pub use evidence::{EvidenceIntake, EvidenceOrigin, NewEvidence, TakenInView};
pub use frame::Frame;
pub use operation::{Operation, OperationProgress};
pub use photo::{PhotoAt, PhotoBytes, PhotoBytesError, PhotoFile};
pub use screens::App;
pub use words::{WordArgument, WordCode, WordPart, WordValue, words};

/// Wipes what is given back, so that no key stays in memory that nobody owns any more. The fuzzer has one that counts.
#[cfg(not(fuzzing))]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);
