//! A signed head as a line of text, so that it can be written into a message or printed as a code.

use crate::checkin::{from_base64url, to_base64url};
use crate::error::{Error, Refusal, Result};
use crate::store::{SIGNED_HEAD_BYTES, SignedHead};

/// What it begins with.
pub const HEAD_TEXT_PREFIX: &str = "record-head-1:";

/// The line: the prefix, and the bytes of the head in base64url (RFC 4648, 5).
#[must_use]
pub fn head_to_text(head: &SignedHead) -> String {
    format!("{HEAD_TEXT_PREFIX}{}", to_base64url(&head.to_bytes()))
}

/// Reads such a line, or the bytes themselves (`head.bin`). White space in and around it is passed over, for a message may break it.
pub fn head_from_text(given: &[u8]) -> Result<SignedHead> {
    if given.len() == SIGNED_HEAD_BYTES {
        return SignedHead::parse(given);
    }
    let malformed = || Error::invalid("head", Refusal::Malformed);
    let letters: Vec<u8> = given.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let digits = letters.strip_prefix(HEAD_TEXT_PREFIX.as_bytes()).ok_or_else(malformed)?;
    SignedHead::parse(&from_base64url(digits).ok_or_else(malformed)?)
}
