//! How suggested exhibit references of a case look.

use crate::error::{Error, Refusal, Result};

/// Most letters of initials.
pub const INITIALS_MAX_CHARS: usize = 4;

/// Whether initials and separator can stand in a reference: one to four letters; nothing, `/`, `-` or a space.
pub fn check_style(initials: Option<&str>, separator: Option<&str>) -> Result<()> {
    if let Some(initials) = initials {
        let count = initials.chars().count();
        if count == 0 {
            return Err(Error::invalid("reference_initials", Refusal::Empty));
        }
        if count > INITIALS_MAX_CHARS {
            return Err(Error::invalid("reference_initials", Refusal::TooLong));
        }
        if !initials.chars().all(char::is_alphabetic) {
            return Err(Error::invalid("reference_initials", Refusal::Malformed));
        }
    }
    match separator {
        None | Some("/" | "-" | " ") => Ok(()),
        Some(_) => Err(Error::invalid("reference_separator", Refusal::Malformed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_letters() {
        assert!(check_style(Some("AB"), Some("/")).is_ok());
        assert!(check_style(Some("A1"), None).is_err());
        assert!(check_style(Some(""), None).is_err());
        assert!(check_style(Some("ABCDE"), None).is_err());
        assert!(check_style(None, Some("::")).is_err());
    }
}
