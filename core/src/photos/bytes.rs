//! Numbers and parts of a slice that may be shorter than anybody says. Nothing here can panic.

/// `length` bytes from `at` on, or nothing where they are not all there.
pub(super) fn part(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// Everything from `at` on.
pub(super) fn rest(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

/// At most `length` bytes from `at` on: as many as there are.
pub(super) fn at_most(bytes: &[u8], at: usize, length: usize) -> &[u8] {
    let rest = rest(bytes, at);
    rest.get(..length).unwrap_or(rest)
}

/// `N` bytes from `at` on.
pub(super) fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    part(bytes, at, N)?.try_into().ok()
}

/// A byte.
pub(super) fn u8_at(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

/// Two bytes, the larger half first.
pub(super) fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    array(bytes, at).map(u16::from_be_bytes)
}

/// Four bytes, the largest first.
pub(super) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_be_bytes)
}

/// Eight bytes, the largest first.
pub(super) fn be64(bytes: &[u8], at: usize) -> Option<u64> {
    array(bytes, at).map(u64::from_be_bytes)
}

/// Two bytes, the smaller half first.
pub(super) fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    array(bytes, at).map(u16::from_le_bytes)
}

/// Four bytes, the smallest first.
pub(super) fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_le_bytes)
}

/// A 32-bit number as a place in a slice: a slice on every system that this runs on is longer.
pub(super) fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A 64-bit number as a place in a slice; one that fits no slice lies behind the end of each.
pub(super) fn place64(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A place in a slice as a place in a file.
pub(super) fn wide(place: usize) -> u64 {
    u64::try_from(place).unwrap_or(u64::MAX)
}

/// Where `needle` first begins.
pub(super) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, needle)
}

/// Writes `new` over what stands at `at`, as far as that is there.
pub(super) fn put(bytes: &mut [u8], at: usize, new: &[u8]) {
    if let Some(old) = at.checked_add(new.len()).and_then(|end| bytes.get_mut(at..end)) {
        old.copy_from_slice(new);
    }
}

/// Zeroes `length` bytes from `at` on, as far as they are there.
pub(super) fn blank(bytes: &mut [u8], at: usize, length: usize) {
    let end = at.saturating_add(length).min(bytes.len());
    if let Some(old) = bytes.get_mut(at..end) {
        old.fill(0);
    }
}

/// Text as it is shown: what is no text left out, ends trimmed, no longer than a finding may be.
pub(super) fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let shown = String::from_utf8_lossy(at_most(bytes, 0, end.min(crate::limits::PHOTO_VALUE_MAX_BYTES)));
    shown.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{fffd}').to_owned()
}

/// Text in UTF-16.
pub(super) fn text_utf16(bytes: &[u8], big_endian: bool) -> String {
    let units = at_most(bytes, 0, crate::limits::PHOTO_VALUE_MAX_BYTES)
        .chunks_exact(2)
        .filter_map(|pair| if big_endian { be16(pair, 0) } else { le16(pair, 0) })
        .take_while(|unit| *unit != 0);
    let shown: String = char::decode_utf16(units).map(|c| c.unwrap_or(' ')).collect();
    shown.trim().to_owned()
}

/// Digits of a whole number, where there are only digits.
pub(super) fn number(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    digits.iter().try_fold(0_u64, |sum, digit| {
        let digit = digit.is_ascii_digit().then(|| digit.wrapping_sub(b'0'))?;
        sum.checked_mul(10)?.checked_add(u64::from(digit))
    })
}
