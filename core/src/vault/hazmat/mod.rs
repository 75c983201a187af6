//! The only place that touches cryptographic primitives. Private to `vault`; what leaves it is bound to its place.

pub(super) mod aead;
pub(super) mod aes_zip;
pub(super) mod agreement;
pub(super) mod argon;
pub(super) mod derive;
pub(super) mod frame;
pub(super) mod hpke;
pub(super) mod sign;
pub(super) mod stream;
