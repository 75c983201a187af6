//! The seal of a frame: ChaCha20-Poly1305 under a key made for this one frame, so that its nonce can be zero.
//!
//! hpke's own one, which is in the library in any case: ring's would bring another, and it is much the larger.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce, Tag};

use super::aead::DoesNotOpen;
use super::derive::derive;
use crate::error::{Error, Result};
use crate::secret::SecretBytes;

/// Bytes in front of what is sealed. They end with a salt, which makes the key another one for each frame.
pub(crate) const FRAME_HEADER_BYTES: usize = 17;
/// The tag behind.
pub(crate) const FRAME_TAG_BYTES: usize = 16;

/// What seals the frame with this header, sent in this direction (`ab` or `ba`).
fn cipher(
    key: &SecretBytes<32>,
    direction: [u8; 2],
    header: &[u8; FRAME_HEADER_BYTES],
) -> Result<ChaCha20Poly1305> {
    let secret = derive(key.expose(), header, &[b"alongside/frame/1", &direction])?;
    ChaCha20Poly1305::new_from_slice(secret.expose()).map_err(|_| Error::Internal("key length"))
}

/// Seals `plain` in place and gives its tag. The caller has drawn the salt at the end of `header` anew.
pub(crate) fn seal_frame(
    key: &SecretBytes<32>,
    direction: [u8; 2],
    header: &[u8; FRAME_HEADER_BYTES],
    plain: &mut [u8],
) -> Result<[u8; FRAME_TAG_BYTES]> {
    let tag = cipher(key, direction, header)?
        .encrypt_inout_detached(&Nonce::default(), header, plain.into())
        .map_err(|_| Error::Internal("seal frame"))?;
    Ok(tag.into())
}

/// Opens `sealed` (with its tag behind) in place. What does not open says nothing more.
pub(crate) fn open_frame<'a>(
    key: &SecretBytes<32>,
    direction: [u8; 2],
    header: &[u8; FRAME_HEADER_BYTES],
    sealed: &'a mut [u8],
) -> Result<&'a mut [u8], DoesNotOpen> {
    let (text, tag) = sealed.split_last_chunk_mut::<FRAME_TAG_BYTES>().ok_or(DoesNotOpen)?;
    cipher(key, direction, header)
        .map_err(|_| DoesNotOpen)?
        .decrypt_inout_detached(&Nonce::default(), header, (&mut *text).into(), &Tag::from(*tag))
        .map_err(|_| DoesNotOpen)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(key: &SecretBytes<32>, header: &[u8; 17]) -> Vec<u8> {
        let mut bytes = b"text".to_vec();
        let tag = seal_frame(key, *b"ab", header, &mut bytes).expect("seals");
        [bytes.as_slice(), &tag].concat()
    }

    #[test]
    fn it_opens_only_with_its_key_direction_and_header() {
        let (key, header) = (SecretBytes::copy_of(&[1; 32]), [7; 17]);
        let sealed = sealed(&key, &header);
        assert_eq!(open_frame(&key, *b"ab", &header, &mut sealed.clone()).expect("opens"), b"text");
        assert!(open_frame(&key, *b"ba", &header, &mut sealed.clone()).is_err());
        assert!(open_frame(&SecretBytes::copy_of(&[2; 32]), *b"ab", &header, &mut sealed.clone()).is_err());
        for at in 0..header.len() {
            let mut other = header;
            other[at] ^= 1;
            assert!(open_frame(&key, *b"ab", &other, &mut sealed.clone()).is_err(), "byte {at}");
        }
    }

    #[test]
    fn another_salt_is_another_key() {
        let key = SecretBytes::copy_of(&[1; 32]);
        let mut other = [7; 17];
        other[16] ^= 1;
        assert_ne!(sealed(&key, &[7; 17])[..4], sealed(&key, &other)[..4]);
    }
}
