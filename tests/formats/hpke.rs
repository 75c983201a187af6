//! HPKE in Base mode (RFC 9180) a second time: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};

const KEM_SUITE: &[u8] = b"KEM\x00\x20";
const SUITE: &[u8] = b"HPKE\x00\x20\x00\x01\x00\x03";

fn extract(suite: &[u8], salt: &[u8], label: &[u8], ikm: &[u8]) -> Hkdf<Sha256> {
    Hkdf::<Sha256>::new(Some(salt), &[b"HPKE-v1", suite, label, ikm].concat())
}

fn expand<const N: usize>(suite: &[u8], key: &Hkdf<Sha256>, label: &[u8], info: &[u8]) -> [u8; N] {
    let length = u16::try_from(N).expect("fits").to_be_bytes();
    let mut out = [0; N];
    key.expand(&[length.as_slice(), b"HPKE-v1", suite, label, info].concat(), &mut out).expect("expands");
    out
}

/// The extracted key itself, for one more use as salt or key.
fn prk(suite: &[u8], salt: &[u8], label: &[u8], ikm: &[u8]) -> Vec<u8> {
    Hkdf::<Sha256>::extract(Some(salt), &[b"HPKE-v1", suite, label, ikm].concat()).0.to_vec()
}

/// `DeriveKeyPair` of RFC 9180, 7.1.3.
pub(crate) fn key_pair(seed: &[u8; 32]) -> (StaticSecret, PublicKey) {
    let secret =
        StaticSecret::from(expand::<32>(KEM_SUITE, &extract(KEM_SUITE, b"", b"dkp_prk", seed), b"sk", b""));
    let public = PublicKey::from(&secret);
    (secret, public)
}

/// Opens a single sealed message.
pub(crate) fn open(
    seed: &[u8; 32],
    encapped: [u8; 32],
    info: &[u8],
    aad: &[u8],
    sealed: &[u8],
) -> Option<Vec<u8>> {
    let (secret, public) = key_pair(seed);
    let shared_point = secret.diffie_hellman(&PublicKey::from(encapped));
    let context = [encapped, public.to_bytes()].concat();
    let eae = extract(KEM_SUITE, b"", b"eae_prk", shared_point.as_bytes());
    let shared: [u8; 32] = expand(KEM_SUITE, &eae, b"shared_secret", &context);

    let schedule =
        [vec![0], prk(SUITE, b"", b"psk_id_hash", b""), prk(SUITE, b"", b"info_hash", info)].concat();
    let secret = extract(SUITE, &shared, b"secret", b"");
    let key: [u8; 32] = expand(SUITE, &secret, b"key", &schedule);
    let nonce: [u8; 12] = expand(SUITE, &secret, b"base_nonce", &schedule);
    ChaCha20Poly1305::new_from_slice(&key)
        .expect("32 bytes")
        .decrypt(&Nonce::from(nonce), Payload { msg: sealed, aad })
        .ok()
}
