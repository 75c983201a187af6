//! The seal of a frame: ChaCha20-Poly1305 under a key made for this one frame, so that its nonce can be zero.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::aead::DoesNotOpen;
use super::derive::derive;
use crate::error::{Error, Result};
use crate::secret::SecretBytes;

/// Bytes in front of what is sealed. They end with a salt, which makes the key another one for each frame.
pub(crate) const FRAME_HEADER_BYTES: usize = 17;
/// The tag behind.
pub(crate) const FRAME_TAG_BYTES: usize = 16;

/// The key for the frame with this header, sent in this direction (`ab` or `ba`).
fn frame_key(
    key: &SecretBytes<32>,
    direction: [u8; 2],
    header: &[u8; FRAME_HEADER_BYTES],
) -> Result<Box<LessSafeKey>> {
    let secret = derive(key.expose(), header, &[b"alongside/frame/1", &direction])?;
    let unbound = UnboundKey::new(&CHACHA20_POLY1305, secret.expose());
    Ok(Box::new(LessSafeKey::new(unbound.map_err(|_| Error::Internal("key length"))?)))
}

fn nonce() -> Nonce {
    Nonce::assume_unique_for_key([0; NONCE_LEN])
}

/// Seals `plain` in place and gives its tag. The caller has drawn the salt at the end of `header` anew.
pub(crate) fn seal_frame(
    key: &SecretBytes<32>,
    direction: [u8; 2],
    header: &[u8; FRAME_HEADER_BYTES],
    plain: &mut [u8],
) -> Result<[u8; FRAME_TAG_BYTES]> {
    let tag = frame_key(key, direction, header)?
        .seal_in_place_separate_tag(nonce(), Aad::from(header), plain)
        .map_err(|_| Error::Internal("seal frame"))?;
    tag.as_ref().try_into().map_err(|_| Error::Internal("tag length"))
}

/// Opens `sealed` (with its tag behind) in place. What does not open says nothing more.
pub(crate) fn open_frame<'a>(
    key: &SecretBytes<32>,
    direction: [u8; 2],
    header: &[u8; FRAME_HEADER_BYTES],
    sealed: &'a mut [u8],
) -> Result<&'a mut [u8], DoesNotOpen> {
    let key = frame_key(key, direction, header).map_err(|_| DoesNotOpen)?;
    key.open_in_place(nonce(), Aad::from(header), sealed).map_err(|_| DoesNotOpen)
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
