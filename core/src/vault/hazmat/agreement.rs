//! X25519 with a key of our own making, for pairing.

use x25519_dalek::{PublicKey, StaticSecret};

use crate::secret::SecretBytes;

/// The public key that belongs to `secret`. Any 32 random bytes are a secret.
pub(crate) fn public_key(secret: &SecretBytes<32>) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(*secret.expose())).to_bytes()
}

/// What both sides come to. `None` where the other key is one of the few that force an all-zero result on everybody.
pub(crate) fn agree(secret: &SecretBytes<32>, theirs: &[u8; 32]) -> Option<SecretBytes<32>> {
    let shared = StaticSecret::from(*secret.expose()).diffie_hellman(&PublicKey::from(*theirs));
    shared.was_contributory().then(|| SecretBytes::copy_of(shared.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{from_hex, to_hex};

    fn key(text: &str) -> [u8; 32] {
        from_hex(text, "key").expect("hex")
    }

    #[test]
    fn known_answer() {
        // RFC 7748, 6.1.
        let alice =
            SecretBytes::copy_of(&key("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
        assert_eq!(
            to_hex(&public_key(&alice)),
            "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
        );
        let bob = key("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        assert_eq!(
            to_hex(agree(&alice, &bob).expect("agrees").expose()),
            "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"
        );
    }

    #[test]
    fn a_key_that_forces_the_result_is_refused() {
        let secret = SecretBytes::copy_of(&[9; 32]);
        let mut one = [0; 32];
        one[0] = 1;
        let order_eight = key("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800");
        for forcing in [[0; 32], one, order_eight] {
            assert!(agree(&secret, &forcing).is_none(), "{}", to_hex(&forcing));
        }
    }
}
