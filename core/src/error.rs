//! Errors: a typed cause inside, a stable code outside, never a sentence.
//!
//! Words for each code stand in the catalogue (`error-<code>`). No variant carries text that a person
//! typed, a file name, a key or an operating-system message: an error may be printed or logged anywhere.

use std::io;

use thiserror::Error;

/// Result of everything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Which stored thing was found damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// `install.1` and `install.2`.
    Install,
    /// `device.1` and `device.2`.
    Device,
    /// `face`.
    Face,
    /// `header.1` and `header.2` of a volume.
    Header,
    /// `keys.1` and `keys.2` of a volume.
    Keys,
    /// The database as a whole.
    Database,
    /// One row of the database.
    Row,
    /// The link between two records of a chain.
    Chain,
    /// The mark beside the database.
    Mark,
    /// A sealed evidence file.
    Evidence,
    /// The public half that captures are sealed to.
    Inbox,
    /// One capture.
    Capture,
    /// A record whose fields do not decode.
    Record,
    /// What keeps a check-in running while the vault is locked.
    Capsule,
    /// The public halves of the PINs of the check-in.
    Pins,
    /// The accepted plan of somebody else's check-in.
    Watch,
    /// A frame of a paired phone.
    Frame,
}

/// Why an input was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Nothing was given where something is needed.
    Empty,
    /// Longer than the limit in [`crate::limits`].
    TooLong,
    /// More of them than the limit in [`crate::limits`].
    TooMany,
    /// Outside the range that has a meaning.
    OutOfRange,
    /// Not of the expected form.
    Malformed,
    /// A date or time that does not exist in that zone.
    ImpossibleDate,
    /// A range that ends before it begins.
    EndBeforeStart,
    /// An id that the vocabulary does not hold.
    UnknownTerm,
    /// Named record does not exist.
    UnknownRecord,
    /// Two answers that exclude each other.
    Contradiction,
}

/// What can go wrong. Every variant has one stable [`ErrorCode`].
#[derive(Debug, Error)]
pub enum Error {
    /// The passcode or recovery code opens none of the volumes.
    #[error("wrong-passcode")]
    WrongPasscode,
    /// Too many wrong attempts: wait that many seconds (at most 60).
    #[error("throttled")]
    Throttled {
        /// Seconds until the next attempt is taken.
        wait_s: u32,
    },
    /// There is no installation in this folder, or it waits for its first run.
    #[error("not-set-up")]
    NotSetUp,
    /// There is an installation already; nothing is ever made over it.
    #[error("already-set-up")]
    AlreadySetUp,
    /// Another process has the installation open.
    #[error("in-use")]
    InUse,
    /// What was asked for can't be given because it is damaged.
    #[error("damaged")]
    Damaged(Part),
    /// Written by a newer version of this program; left untouched.
    #[error("newer-format")]
    NewerFormat(Part),
    /// The disk or a quota is full.
    #[error("no-space")]
    NoSpace,
    /// The folder or file can't be read or written.
    #[error("no-access")]
    NoAccess,
    /// A file that was to be read is not there.
    #[error("file-not-found")]
    FileNotFound,
    /// A file changed its length or vanished while it was read.
    #[error("file-changed")]
    FileChanged,
    /// The name given for a new file is taken.
    #[error("file-exists")]
    FileExists,
    /// Any other failure of the operating system.
    #[error("io")]
    Io(io::ErrorKind),
    /// No such record.
    #[error("not-found")]
    NotFound,
    /// An input was refused.
    #[error("invalid-input")]
    Invalid {
        /// Name of the field, as in the formats document.
        field: &'static str,
        /// Why.
        refusal: Refusal,
    },
    /// The new passcode already opens a volume of this installation, or is too short.
    #[error("passcode-refused")]
    PasscodeRefused,
    /// This vault has no spare left.
    #[error("no-spare-vault")]
    NoSpareVault,
    /// Capture while locked is off.
    #[error("capture-off")]
    CaptureOff,
    /// An intimate file needs an answer to the question about age first.
    #[error("age-question")]
    AgeQuestion,
    /// The file may show someone under 18: not taken, not shown, not copied.
    #[error("under-18")]
    Under18,
    /// The entry, item or record was deleted; only its number is left.
    #[error("deleted")]
    Deleted,
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
    /// The vault was locked in between.
    #[error("locked")]
    Locked,
    /// There is no check-in that this could act on.
    #[error("no-check-in")]
    NoCheckIn,
    /// A check-in runs already; there is one at a time.
    #[error("check-in-armed")]
    CheckInArmed,
    /// The PIN is not the check-in's.
    #[error("wrong-pin")]
    WrongPin,
    /// The passphrase does not open this report, or what tells so was changed.
    #[error("wrong-passphrase")]
    WrongPassphrase,
    /// No check-in PIN has been set in this vault.
    #[error("no-pin")]
    NoPin,
    /// This contact has not agreed, or has declined.
    #[error("no-consent")]
    NoConsent,
    /// No frame, a frame for somebody else, or one that was changed on its way: nothing more can be told.
    #[error("bad-frame")]
    BadFrame,
    /// The device's key store refused or failed.
    #[error("device-key")]
    DeviceKey,
    /// The system gave no randomness.
    #[error("no-randomness")]
    NoRandomness,
    /// A rule of this program was broken by this program.
    #[error("internal")]
    Internal(&'static str),
}

macro_rules! codes {
    ($($variant:ident = $text:literal,)*) => {
        /// Stable codes. They are never renamed and never used for something else.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorCode { $(#[doc = concat!("`", $text, "`")] $variant,)* }

        impl ErrorCode {
            /// All codes, in the order of the documentation.
            pub const ALL: &[ErrorCode] = &[$(ErrorCode::$variant,)*];

            /// The code as it is printed, stored and looked up in the catalogue.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(ErrorCode::$variant => $text,)* }
            }
        }
    };
}

codes! {
    WrongPasscode = "wrong-passcode",
    Throttled = "throttled",
    NotSetUp = "not-set-up",
    AlreadySetUp = "already-set-up",
    InUse = "in-use",
    Damaged = "damaged",
    NewerFormat = "newer-format",
    NoSpace = "no-space",
    NoAccess = "no-access",
    FileNotFound = "file-not-found",
    FileChanged = "file-changed",
    FileExists = "file-exists",
    Io = "io",
    NotFound = "not-found",
    Invalid = "invalid-input",
    PasscodeRefused = "passcode-refused",
    NoSpareVault = "no-spare-vault",
    CaptureOff = "capture-off",
    AgeQuestion = "age-question",
    Under18 = "under-18",
    Deleted = "deleted",
    Cancelled = "cancelled",
    Locked = "locked",
    NoCheckIn = "no-check-in",
    CheckInArmed = "check-in-armed",
    WrongPin = "wrong-pin",
    WrongPassphrase = "wrong-passphrase",
    NoPin = "no-pin",
    NoConsent = "no-consent",
    BadFrame = "bad-frame",
    DeviceKey = "device-key",
    NoRandomness = "no-randomness",
    Internal = "internal",
}

impl Error {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Error::WrongPasscode => ErrorCode::WrongPasscode,
            Error::Throttled { .. } => ErrorCode::Throttled,
            Error::NotSetUp => ErrorCode::NotSetUp,
            Error::AlreadySetUp => ErrorCode::AlreadySetUp,
            Error::InUse => ErrorCode::InUse,
            Error::Damaged(_) => ErrorCode::Damaged,
            Error::NewerFormat(_) => ErrorCode::NewerFormat,
            Error::NoSpace => ErrorCode::NoSpace,
            Error::NoAccess => ErrorCode::NoAccess,
            Error::FileNotFound => ErrorCode::FileNotFound,
            Error::FileChanged => ErrorCode::FileChanged,
            Error::FileExists => ErrorCode::FileExists,
            Error::Io(_) => ErrorCode::Io,
            Error::NotFound => ErrorCode::NotFound,
            Error::Invalid { .. } => ErrorCode::Invalid,
            Error::PasscodeRefused => ErrorCode::PasscodeRefused,
            Error::NoSpareVault => ErrorCode::NoSpareVault,
            Error::CaptureOff => ErrorCode::CaptureOff,
            Error::AgeQuestion => ErrorCode::AgeQuestion,
            Error::Under18 => ErrorCode::Under18,
            Error::Deleted => ErrorCode::Deleted,
            Error::Cancelled => ErrorCode::Cancelled,
            Error::Locked => ErrorCode::Locked,
            Error::NoCheckIn => ErrorCode::NoCheckIn,
            Error::CheckInArmed => ErrorCode::CheckInArmed,
            Error::WrongPin => ErrorCode::WrongPin,
            Error::WrongPassphrase => ErrorCode::WrongPassphrase,
            Error::NoPin => ErrorCode::NoPin,
            Error::NoConsent => ErrorCode::NoConsent,
            Error::BadFrame => ErrorCode::BadFrame,
            Error::DeviceKey => ErrorCode::DeviceKey,
            Error::NoRandomness => ErrorCode::NoRandomness,
            Error::Internal(_) => ErrorCode::Internal,
        }
    }

    /// An input of `field` refused for `refusal`.
    #[must_use]
    pub fn invalid(field: &'static str, refusal: Refusal) -> Self {
        Error::Invalid { field, refusal }
    }
}

impl From<io::Error> for Error {
    /// The text of the system's message may hold a path, so only its kind is kept.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Error::NoSpace
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Error::NoAccess,
            io::ErrorKind::NotFound => Error::FileNotFound,
            io::ErrorKind::AlreadyExists => Error::FileExists,
            kind => Error::Io(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_plain() {
        let mut seen = std::collections::BTreeSet::new();
        for code in ErrorCode::ALL {
            let text = code.as_str();
            assert!(
                text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{text}"
            );
            assert!(seen.insert(text), "{text} stands twice");
        }
    }

    #[test]
    fn display_is_the_code_and_nothing_else() {
        assert_eq!(Error::Io(io::ErrorKind::Other).to_string(), "io");
        assert_eq!(Error::invalid("what_happened", Refusal::Empty).to_string(), "invalid-input");
    }
}
