//! Pairing of two phones whose owners are in one place, and the keys that come of it.
//!
//! Each shows its payload as a QR code and reads the other's. Both come to the same root, show six digits of it to be
//! compared by eye, and keep one key for each direction. Format: `core/docs/formats.md` 9.

mod payload;
mod ratchet;
#[cfg(test)]
mod tests;

pub use payload::{PairingPayload, read_shown};
pub use ratchet::{DirectionKey, open_plan_with_ratchet, open_short_with_ratchet};

use std::fmt;

use super::frames::Side;
use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Refusal, Result};
use crate::secret::SecretBytes;
use crate::vault::{agree, agreement_key, derive, sha256};

/// A payload of another phone that can't be paired with.
fn refused() -> Error {
    Error::invalid("pairing", Refusal::Malformed)
}

/// A pairing that waits for the other phone's payload. Made anew for every pairing and kept nowhere.
pub struct PendingPairing {
    secret: SecretBytes<32>,
    payload: PairingPayload,
}

impl fmt::Debug for PendingPairing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// What two phones have of each other once they are paired. To be kept only after the digits were compared.
pub struct Paired {
    /// Which of the two this one is.
    pub side: Side,
    /// Six digits that are the same on both phones.
    pub digits: String,
    /// Key of what this phone sends.
    pub send: DirectionKey,
    /// Key of what the other one sends.
    pub receive: DirectionKey,
    /// What the other one calls itself.
    pub their_name: String,
    /// The other one's Ed25519 public key.
    pub their_identity: [u8; 32],
    /// The other one's mailbox.
    pub their_mailbox: [u8; 16],
}

impl fmt::Debug for Paired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl PendingPairing {
    /// Begins: draws a key and a nonce for this one pairing.
    ///
    /// # Errors
    /// [`Error::Invalid`] of field `name` for a name that is empty, longer than
    /// [`crate::limits::CONTACT_NAME_MAX_BYTES`] or has control characters.
    pub fn begin(entropy: &dyn Entropy, name: &str, identity: [u8; 32], mailbox: [u8; 16]) -> Result<Self> {
        let secret = make_secret(entropy)?;
        let payload = PairingPayload {
            name: name.to_owned(),
            x25519: agreement_key(&secret),
            ed25519: identity,
            nonce: random(entropy)?,
            mailbox,
        };
        payload.check_name("name")?;
        Ok(PendingPairing { secret, payload })
    }

    /// What the other phone is given.
    #[must_use]
    pub fn payload(&self) -> &PairingPayload {
        &self.payload
    }

    /// What the QR code shows, with the time on this phone's clock in seconds since 1970.
    #[must_use]
    pub fn shown(&self, wall_s: i64) -> String {
        self.payload.shown(wall_s)
    }

    /// Ends: both phones come to the same root. The key of this pairing is gone afterwards.
    ///
    /// # Errors
    /// [`Error::Invalid`] of field `pairing` for this phone's own payload, for one with a key of this phone, and for a
    /// key that would force the result.
    pub fn finish(self, theirs: &PairingPayload) -> Result<Paired> {
        theirs.check_name("pairing")?;
        let ours = &self.payload;
        if theirs.x25519 == ours.x25519 || theirs.ed25519 == ours.ed25519 {
            return Err(refused());
        }
        let shared = agree(&self.secret, &theirs.x25519).ok_or_else(refused)?;
        let side = if ours.x25519 < theirs.x25519 { Side::A } else { Side::B };
        let (a, b) = match side {
            Side::A => (ours, theirs),
            Side::B => (theirs, ours),
        };
        let transcript = sha256(&[&a.to_bytes()?, &b.to_bytes()?]);
        let root = derive(shared.expose(), &transcript, &[b"alongside/pair/1"])?;
        let key = |label: &[u8]| derive(root.expose(), b"", &[label]);
        let a_sends = DirectionKey::new(key(b"alongside/ab/1")?);
        let b_sends = DirectionKey::new(key(b"alongside/ba/1")?);
        let (send, receive) = match side {
            Side::A => (a_sends, b_sends),
            Side::B => (b_sends, a_sends),
        };
        Ok(Paired {
            side,
            digits: digits(&key(b"alongside/digits/1")?),
            send,
            receive,
            their_name: theirs.name.clone(),
            their_identity: theirs.ed25519,
            their_mailbox: theirs.mailbox,
        })
    }
}

/// Six digits of a derived key: its first eight bytes as a number, modulo a million.
fn digits(key: &SecretBytes<32>) -> String {
    let number = u64::from_be_bytes(key.expose().first_chunk::<8>().copied().unwrap_or_default());
    format!("{:06}", number % 1_000_000)
}
