//! What was deflated: our own content, and texts that stand packed in pictures. One function for both, since the library's
//! own entries are compiled anew for each.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// How a stream begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    /// With the two bytes of zlib (RFC 1950).
    Zlib,
    /// With its first block (RFC 1951).
    Raw,
}

/// Up to `most` bytes of what `stream` holds, and whether it came to its end. `first` bytes are made room for at once.
#[inline(never)]
pub(crate) fn inflated(stream: &[u8], kind: Stream, first: usize, most: usize) -> (Vec<u8>, bool) {
    let flags = match kind {
        Stream::Zlib => TINFL_FLAG_PARSE_ZLIB_HEADER,
        Stream::Raw => 0,
    } | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = Box::<DecompressorOxide>::default();
    let mut bytes = vec![0; first.min(most)];
    let (mut read, mut filled) = (0_usize, 0_usize);
    let ended = loop {
        let rest = stream.get(read..).unwrap_or_default();
        let (status, more_read, more) = decompress(&mut state, rest, &mut bytes, filled, flags);
        read = read.saturating_add(more_read);
        filled = filled.saturating_add(more);
        if status != TINFLStatus::HasMoreOutput || bytes.len() >= most {
            break status == TINFLStatus::Done;
        }
        // Room is made for exactly as much: by itself a list takes twice what it had, and more than `most`.
        let twice = bytes.len().saturating_mul(2).max(1);
        let next = if twice > most / 2 { most } else { twice };
        bytes.reserve_exact(next.saturating_sub(bytes.len()));
        bytes.resize(next, 0);
    };
    bytes.truncate(filled);
    (bytes, ended)
}
