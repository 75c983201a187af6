//! Checksums of PNG and zlib, and the one form of zlib that needs no compressor.

use crate::inflate::{self, Stream};

/// CRC-32 of parts one after the other, bit by bit: it runs over a few kilobytes only.
pub(super) fn crc32(parts: &[&[u8]]) -> u32 {
    let mut sum = u32::MAX;
    for byte in parts.iter().copied().flatten() {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1));
        }
    }
    !sum
}

/// `bytes` as a zlib stream of stored blocks.
pub(super) fn stored(bytes: &[u8]) -> Vec<u8> {
    const BLOCK_BYTES: usize = 0xffff;
    let mut stream = vec![0x78, 0x01];
    let count = bytes.len().div_ceil(BLOCK_BYTES).max(1);
    for index in 0..count {
        let block = super::bytes::at_most(bytes, index.saturating_mul(BLOCK_BYTES), BLOCK_BYTES);
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(index.saturating_add(1) == count));
        stream.extend_from_slice(&length.to_le_bytes());
        stream.extend_from_slice(&(!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
    let (mut one, mut other) = (1_u32, 0_u32);
    for byte in bytes {
        one = one.wrapping_add(u32::from(*byte)) % 65_521;
        other = other.wrapping_add(one) % 65_521;
    }
    stream.extend_from_slice(&((other << 16) | one).to_be_bytes());
    stream
}

/// What a zlib stream holds, up to `most` bytes. Of a stream that breaks off or goes on, what came until there.
pub(super) fn inflated(stream: &[u8], most: usize) -> Option<Vec<u8>> {
    let first = stream.len().saturating_mul(2).max(1024);
    let (bytes, _) = inflate::inflated(stream, Stream::Zlib, first, most);
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_of_the_standard() {
        assert_eq!(crc32(&[b"1234", b"56789"]), 0xcbf4_3926);
    }

    #[test]
    fn what_is_stored_is_read_back_and_a_bomb_is_cut_off() {
        for length in [1, 65_535, 65_536, 200_000] {
            let bytes = vec![7; length];
            assert_eq!(inflated(&stored(&bytes), 200_000), Some(bytes));
        }
        assert!(inflated(&stored(&vec![7; 100_000]), 99).is_none_or(|bytes| bytes.len() <= 99));
        assert_eq!(inflated(b"no stream", 99), None);
    }
}
