//! Exit codes.
//!
//! | code | meaning | error codes |
//! | --- | --- | --- |
//! | 0 | good | |
//! | 1 | stopped by the person, or a fault of this program | cancelled, internal |
//! | 2 | usage: what was typed does not fit | usage, not-found, invalid-input |
//! | 3 | wrong passcode, recovery code, PIN or passphrase | wrong-passcode, wrong-pin, wrong-passphrase |
//! | 4 | damaged, or written by a newer version | damaged, newer-format |
//! | 5 | refused | throttled, not-set-up, already-set-up, in-use, file-exists, passcode-refused, no-spare-vault, capture-off, age-question, under-18, deleted, locked, no-check-in, check-in-armed, no-pin, no-consent, bad-frame, unmet |
//! | 6 | no space or no access | no-space, no-access, file-not-found, file-changed, io, device-key, no-randomness |

use alongside_core::ErrorCode;

/// What the process ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Done.
    Good = 0,
    /// Stopped half-way by the person, or by a fault of this program.
    Stopped = 1,
    /// What was typed does not fit.
    Usage = 2,
    /// Neither a passcode nor a recovery code of this installation.
    WrongPasscode = 3,
    /// What was asked for can't be given: damaged, or of a newer version.
    Damaged = 4,
    /// Refused by a rule.
    Refused = 5,
    /// The system gave no space or no access.
    NoAccess = 6,
}

impl Exit {
    /// The number the shell sees.
    pub(crate) fn number(self) -> u8 {
        self as u8
    }
}

impl From<ErrorCode> for Exit {
    fn from(code: ErrorCode) -> Self {
        // Without a wildcard: a new code does not compile until somebody has decided.
        match code {
            ErrorCode::Cancelled | ErrorCode::Internal => Exit::Stopped,
            ErrorCode::NotFound | ErrorCode::Invalid => Exit::Usage,
            ErrorCode::WrongPasscode | ErrorCode::WrongPin | ErrorCode::WrongPassphrase => Exit::WrongPasscode,
            ErrorCode::Damaged | ErrorCode::NewerFormat => Exit::Damaged,
            ErrorCode::Throttled
            | ErrorCode::NotSetUp
            | ErrorCode::AlreadySetUp
            | ErrorCode::InUse
            // Nothing is written over: the same kind of refusal as a second set-up.
            | ErrorCode::FileExists
            | ErrorCode::PasscodeRefused
            | ErrorCode::NoSpareVault
            | ErrorCode::CaptureOff
            | ErrorCode::AgeQuestion
            | ErrorCode::Under18
            | ErrorCode::Deleted
            | ErrorCode::Locked
            | ErrorCode::NoCheckIn
            | ErrorCode::CheckInArmed
            | ErrorCode::NoPin
            | ErrorCode::NoConsent
            // A message that does not open is no damage of ours.
            | ErrorCode::BadFrame => Exit::Refused,
            // A file that is not there, or moves while it is read, can't be had, whatever was typed.
            ErrorCode::NoSpace
            | ErrorCode::NoAccess
            | ErrorCode::FileNotFound
            | ErrorCode::FileChanged
            | ErrorCode::Io
            | ErrorCode::DeviceKey
            | ErrorCode::NoRandomness => Exit::NoAccess,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows `| number | meaning | codes |` of a text.
    fn rows<'a>(text: &'a str, margin: &str) -> Vec<(u8, Vec<&'a str>)> {
        text.lines()
            .filter_map(|line| line.strip_prefix(margin)?.trim().strip_prefix('|'))
            .filter_map(|line| {
                let cells: Vec<&str> = line.split('|').map(str::trim).collect();
                let number = cells.first()?.parse().ok()?;
                let codes = cells.get(2)?.split(", ").filter(|code| !code.is_empty()).collect();
                Some((number, codes))
            })
            .collect()
    }

    #[test]
    fn every_code_stands_in_both_tables_under_its_number() {
        for (text, margin) in [(include_str!("exit.rs"), "//!"), (include_str!("../README.md"), "")] {
            let rows = rows(text, margin);
            assert_eq!(rows.len(), 7);
            for &code in ErrorCode::ALL {
                let found: Vec<u8> = rows
                    .iter()
                    .filter(|(_, codes)| codes.contains(&code.as_str()))
                    .map(|(number, _)| *number)
                    .collect();
                assert_eq!(found, [Exit::from(code).number()], "{}", code.as_str());
            }
        }
    }

    #[test]
    fn pinned_numbers() {
        assert_eq!(Exit::from(ErrorCode::WrongPasscode).number(), 3);
        assert_eq!(Exit::from(ErrorCode::Damaged).number(), 4);
        assert_eq!(Exit::from(ErrorCode::Throttled).number(), 5);
        assert_eq!(Exit::from(ErrorCode::AlreadySetUp).number(), 5);
        assert_eq!(Exit::from(ErrorCode::CaptureOff).number(), 5);
        assert_eq!(Exit::from(ErrorCode::AgeQuestion).number(), 5);
        assert_eq!(Exit::from(ErrorCode::NoSpace).number(), 6);
        assert_eq!(Exit::Usage.number(), 2);
    }
}
