//! The one signature of a bundle: over how far the chain has come and the list of all files.

use crate::checkin::to_base64url;
use crate::error::Result;
use crate::ids::Digest32;
use crate::session::{BUNDLE_LABEL, Unlocked};
use crate::store::SignedHead;
use crate::vault::verify_signature;

/// The bytes that are signed.
#[must_use]
pub fn signed_bytes(head: &SignedHead, manifest: &Digest32) -> Vec<u8> {
    [BUNDLE_LABEL, head.to_bytes().as_slice(), manifest.as_bytes()].concat()
}

/// Signs a bundle.
pub fn sign(vault: &Unlocked, head: &SignedHead, manifest: &Digest32) -> Result<[u8; 64]> {
    vault.sign_bundle(&signed_bytes(head, manifest))
}

/// Whether the signature is that of the key in the head.
#[must_use]
pub fn verify(head: &SignedHead, manifest: &Digest32, signature: &[u8]) -> bool {
    let Ok(signature) = <&[u8; 64]>::try_from(signature) else { return false };
    verify_signature(&head.public_key, &signed_bytes(head, manifest), signature)
}

/// The public key in the form that other programs read (RFC 8410, section 4; RFC 7468).
#[must_use]
pub fn public_key_pem(key: &[u8; 32]) -> String {
    const PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
    // 44 bytes: one place is left of the last four.
    let text =
        to_base64url(&[PREFIX.as_slice(), key.as_slice()].concat()).replace('-', "+").replace('_', "/");
    format!("-----BEGIN PUBLIC KEY-----\n{text}=\n-----END PUBLIC KEY-----\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_as_other_programs_read_it() {
        // RFC 8410, section 10.1.
        let key =
            crate::ids::from_hex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1", "key");
        let pem = public_key_pem(&key.expect("hex"));
        assert!(pem.contains("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="), "{pem}");
    }
}
