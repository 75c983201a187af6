//! Errors as they cross: a code, never a sentence. The words stand in the catalogue.

use alongside_core::{Error, ErrorCode as Code};

/// Result of what crosses.
pub type Result<T, E = ErrorCode> = std::result::Result<T, E>;

/// The codes of core, one for one, in its order. Codes, so no variant carries anything.
macro_rules! mirrored {
    ($($text:tt $variant:ident,)*) => {
        /// Why something could not be done. The catalogue has the words for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error, serde::Serialize, serde::Deserialize)]
        pub enum ErrorCode {
            $(#[doc = $text]
            #[error("{}", Code::$variant.as_str())]
            $variant,)*
        }

        impl ErrorCode {
            /// All of them, in the order of core.
            pub const ALL: &[ErrorCode] = &[$(ErrorCode::$variant,)*];
        }

        impl From<Code> for ErrorCode {
            fn from(code: Code) -> Self {
                match code { $(Code::$variant => ErrorCode::$variant,)* }
            }
        }

        impl From<ErrorCode> for Code {
            fn from(code: ErrorCode) -> Self {
                match code { $(ErrorCode::$variant => Code::$variant,)* }
            }
        }
    };
}

/// Hands every code, with its documentation, to a macro.
macro_rules! for_every_code {
    ($to:ident) => {
        $to! {
            "`wrong-passcode`" WrongPasscode,
            "`throttled`" Throttled,
            "`not-set-up`" NotSetUp,
            "`already-set-up`" AlreadySetUp,
            "`in-use`" InUse,
            "`damaged`" Damaged,
            "`newer-format`" NewerFormat,
            "`no-space`" NoSpace,
            "`no-access`" NoAccess,
            "`file-not-found`" FileNotFound,
            "`file-changed`" FileChanged,
            "`file-exists`" FileExists,
            "`io`" Io,
            "`not-found`" NotFound,
            "`invalid-input`" Invalid,
            "`passcode-refused`" PasscodeRefused,
            "`no-spare-vault`" NoSpareVault,
            "`capture-off`" CaptureOff,
            "`age-question`" AgeQuestion,
            "`under-18`" Under18,
            "`deleted`" Deleted,
            "`cancelled`" Cancelled,
            "`locked`" Locked,
            "`no-check-in`" NoCheckIn,
            "`check-in-armed`" CheckInArmed,
            "`wrong-pin`" WrongPin,
            "`wrong-passphrase`" WrongPassphrase,
            "`no-pin`" NoPin,
            "`no-consent`" NoConsent,
            "`bad-frame`" BadFrame,
            "`device-key`" DeviceKey,
            "`no-randomness`" NoRandomness,
            "`internal`" Internal,
        }
    };
}
pub(crate) use for_every_code;

for_every_code!(mirrored);

impl From<Error> for ErrorCode {
    fn from(error: Error) -> Self {
        error.code().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_core_crosses_and_comes_back() {
        assert_eq!(ErrorCode::ALL.len(), Code::ALL.len());
        for code in Code::ALL {
            let crossed = ErrorCode::from(*code);
            assert_eq!(Code::from(crossed), *code);
            assert_eq!(crossed.to_string(), code.as_str());
        }
    }
}
