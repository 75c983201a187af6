//! Files that are too large to be kept, made when the task runs.

use std::{
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    path::Path,
};

/// A film of which these are the samples and the index.
const SAMPLE: &str = "tests/fixtures/photos/video_moov_last.mp4";
/// Bytes between them.
const GAP_BYTES: u64 = 6 * 1024 * 1024 * 1024;
/// A picture to put a text into.
const PICTURE: &str = "tests/fixtures/photos/full.png";
/// Letters that the text has when it is unpacked.
const TEXT_BYTES: usize = 64 * 1024 * 1024;

/// A film of six gigabytes whose index is at the end, with a hole that takes no room on the disk.
pub(super) fn long_film(root: &Path, path: &Path) -> Result<(), String> {
    let film = fs::read(root.join(SAMPLE)).map_err(|error| format!("{SAMPLE}: {error}"))?;
    let at = index_at(&film).ok_or(format!("{SAMPLE} has no index at its end"))?;
    let (front, index) = film.split_at(at);
    let written = || -> std::io::Result<()> {
        let mut whole = File::create(path)?;
        whole.write_all(front)?;
        // A length of 1 says that eight bytes of length follow.
        whole.write_all(&[0, 0, 0, 1])?;
        whole.write_all(b"mdat")?;
        whole.write_all(&(GAP_BYTES + 16).to_be_bytes())?;
        whole.seek(SeekFrom::Current(i64::try_from(GAP_BYTES).unwrap_or(i64::MAX)))?;
        whole.write_all(index)
    };
    written().map_err(|error| format!("{}: {error}", path.display()))
}

/// Where the index of a film begins.
fn index_at(film: &[u8]) -> Option<usize> {
    let mut at = 0_usize;
    while let Some(head) = film.get(at..at.checked_add(8)?) {
        if head.ends_with(b"moov") {
            return Some(at);
        }
        let length = u32::from_be_bytes(head.first_chunk::<4>().copied()?);
        at = at.checked_add(usize::try_from(length).ok().filter(|length| *length >= 8)?)?;
    }
    None
}

/// A picture with a text that is packed to a few hundred kilobytes.
pub(super) fn packed_text(root: &Path, path: &Path) -> Result<(), String> {
    let picture = fs::read(root.join(PICTURE)).map_err(|error| format!("{PICTURE}: {error}"))?;
    // Behind the signature and the header, which is always as long.
    let (front, rest) = picture.split_at_checked(33).ok_or(format!("{PICTURE} is too short"))?;
    let mut body = b"Comment\0\0".to_vec();
    body.extend(packed_zeros(TEXT_BYTES));
    let mut bytes = front.to_vec();
    bytes.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes());
    bytes.extend_from_slice(b"zTXt");
    bytes.extend(body);
    // A checksum that is wrong, which stops nobody who wants to know what stands there.
    bytes.extend([0; 4]);
    bytes.extend_from_slice(rest);
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// So many zeros as deflate packs them with its fixed code: one as it is, then again and again 258 of what stands before.
fn packed_zeros(count: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    // The last block, of the fixed code.
    bits.push(0b1, 1);
    bits.push(0b01, 2);
    bits.push_code(0b0011_0000, 8);
    for _ in 0..count / 258 {
        // Length 258 is the code 285; distance 1 is the code 0.
        bits.push_code(0b1100_0101, 8);
        bits.push_code(0, 5);
    }
    // The end of the block is the code 256.
    bits.push_code(0, 7);
    let mut packed = vec![0x78, 0x01];
    packed.extend(bits.bytes);
    packed.extend([0; 4]);
    packed
}

/// Bits in the order of deflate: the lowest of a byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    /// A number, its lowest bit first.
    fn push(&mut self, number: u32, count: u32) {
        for bit in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut()
                && (number >> bit) & 1 == 1
            {
                *last |= 1 << (self.used % 8);
            }
            self.used += 1;
        }
    }

    /// A code, its highest bit first.
    fn push_code(&mut self, code: u32, count: u32) {
        for bit in (0..count).rev() {
            self.push((code >> bit) & 1, 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_found_behind_the_samples() {
        let film = b"\0\0\0\x0cftypisom\0\0\0\x0amdat12\0\0\0\x08moov";
        assert_eq!(index_at(film), Some(22));
        assert_eq!(index_at(b"\0\0\0\x07moo."), None);
    }

    #[test]
    fn bits_stand_in_the_order_of_deflate() {
        // A zero alone, as every packer writes it.
        assert_eq!(packed_zeros(1)[2..5], [0x63, 0x00, 0x00]);
    }
}
