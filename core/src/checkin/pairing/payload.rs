//! What one phone shows the other, and the text that its QR code holds.

use std::convert::Infallible;

use minicbor::{Decoder, Encoder};

use super::refused;
use crate::checkin::frames::{from_base64url, to_base64url};
use crate::error::{Error, Part, Refusal, Result};
use crate::limits;

const VERSION: u8 = 1;

/// What a phone shows the one that it is paired with. Nothing of it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairingPayload {
    /// What its owner wants to be called: 1 to [`limits::CONTACT_NAME_MAX_BYTES`] bytes.
    pub name: String,
    /// Public key of this one pairing.
    pub x25519: [u8; 32],
    /// Public key that stays with the phone.
    pub ed25519: [u8; 32],
    /// Random, for this one pairing.
    pub nonce: [u8; 16],
    /// Where a relay would keep messages for it.
    pub mailbox: [u8; 16],
}

impl PairingPayload {
    /// The array `[1, name, x25519, ed25519, nonce, mailbox]` in deterministic CBOR: what both phones digest.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.encode_into(&mut Encoder::new(&mut bytes)).map_err(|_| Error::Internal("encode payload"))?;
        Ok(bytes)
    }

    fn encode_into(&self, e: &mut Encoder<&mut Vec<u8>>) -> Result<(), minicbor::encode::Error<Infallible>> {
        e.array(6)?.u8(VERSION)?.str(&self.name)?.bytes(&self.x25519)?.bytes(&self.ed25519)?;
        e.bytes(&self.nonce)?.bytes(&self.mailbox)?;
        Ok(())
    }

    /// Reads the array. Both phones digest the same bytes, so only the one way to write it is taken.
    ///
    /// # Errors
    /// [`Error::NewerFormat`] for a later version, [`Error::Invalid`] of field `pairing` for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut d = Decoder::new(bytes);
        let items = d.array().ok().flatten().ok_or_else(refused)?;
        match d.u64().map_err(|_| refused())? {
            1 if items == 6 => {}
            later if later > u64::from(VERSION) => return Err(Error::NewerFormat(Part::Frame)),
            _ => return Err(refused()),
        }
        let name = d.str().map_err(|_| refused())?.to_owned();
        let payload = PairingPayload {
            name,
            x25519: fixed(&mut d)?,
            ed25519: fixed(&mut d)?,
            nonce: fixed(&mut d)?,
            mailbox: fixed(&mut d)?,
        };
        payload.check_name("pairing")?;
        if payload.to_bytes()? == bytes { Ok(payload) } else { Err(refused()) }
    }

    /// The text in the QR code: the payload, and beside it the time on the phone that shows it, which is drawn anew
    /// every few seconds.
    pub(super) fn shown(&self, wall_s: i64) -> String {
        // Encoding into memory does not fail.
        let payload = self.to_bytes().map(|bytes| to_base64url(&bytes)).unwrap_or_default();
        format!("{payload}.{}", wall_s.max(0))
    }

    pub(super) fn check_name(&self, field: &'static str) -> Result<()> {
        if self.name.trim().is_empty() {
            return Err(Error::invalid(field, Refusal::Empty));
        }
        if self.name.len() > limits::CONTACT_NAME_MAX_BYTES {
            return Err(Error::invalid(field, Refusal::TooLong));
        }
        if self.name.chars().any(char::is_control) {
            return Err(Error::invalid(field, Refusal::Malformed));
        }
        Ok(())
    }
}

fn fixed<const N: usize>(d: &mut Decoder<'_>) -> Result<[u8; N]> {
    d.bytes().ok().and_then(|bytes| bytes.try_into().ok()).ok_or_else(refused)
}

/// Reads what another phone shows: its payload, and its clock in seconds since 1970.
///
/// # Errors
/// [`Error::Invalid`] of field `pairing`, [`Error::NewerFormat`] for a later version.
pub fn read_shown(text: &str) -> Result<(PairingPayload, i64)> {
    let text = text.trim();
    if text.len() > limits::PAIRING_TEXT_MAX_BYTES {
        return Err(Error::invalid("pairing", Refusal::TooLong));
    }
    let (payload, wall_s) = text.split_once('.').ok_or_else(refused)?;
    let payload = from_base64url(payload.as_bytes()).ok_or_else(refused)?;
    let digits = !wall_s.is_empty() && wall_s.bytes().all(|digit| digit.is_ascii_digit());
    let wall_s = wall_s.parse().ok().filter(|_| digits).ok_or_else(refused)?;
    Ok((PairingPayload::from_bytes(&payload)?, wall_s))
}
