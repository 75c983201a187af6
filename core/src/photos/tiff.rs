//! The walker of TIFF's directories: Exif in every container, TIFF and DNG files, indexes of second pictures.
//!
//! A TIFF file is a graph. Its header (`II` or `MM`, 42, an offset) points to a directory; a directory is a count, that
//! many entries of 12 bytes (tag, kind, count, value or offset of the value) and the offset of the next directory. BigTIFF
//! (43 in place of 42) has the same with 64-bit numbers and entries of 20 bytes. Some entries point to further directories:
//! Exif, GPS, interoperability, sub-pictures. Every directory is visited once, whoever points to it.

use super::bytes::{array, part, place64, u8_at, wide};
use crate::limits;

/// Which directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of the chain that the header begins: its number.
    Main(usize),
    /// One that `SubIFDs` points to.
    Sub,
    /// Exif.
    Exif,
    /// GPS.
    Gps,
    /// Interoperability.
    Interop,
}

/// One entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// What it is.
    pub(super) tag: u16,
    /// Kind of its numbers.
    pub(super) kind: u16,
    /// How many.
    pub(super) count: u64,
    /// Where the entry itself stands.
    pub(super) at: usize,
    /// Where its value stands, inside the entry or elsewhere.
    pub(super) value_at: usize,
    /// The value; empty where it is not all there.
    pub(super) value: &'a [u8],
    order: Order,
}

/// One directory.
#[derive(Debug, Clone)]
pub(super) struct Directory<'a> {
    /// Which.
    pub(super) kind: Kind,
    /// Where it stands.
    pub(super) at: usize,
    /// Its entries as far as they can be read.
    pub(super) entries: Vec<Entry<'a>>,
    /// How many entries it says to have.
    pub(super) count: usize,
    /// The offset of the next one, or 0.
    pub(super) next: u64,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order {
    big_endian: bool,
    /// BigTIFF.
    pub(super) big: bool,
}

impl Order {
    /// A number of 1, 2, 4 or 8 bytes.
    pub(super) fn number(self, bytes: &[u8], at: usize, size: usize) -> Option<u64> {
        let part = part(bytes, at, size)?;
        let push = |sum: u64, byte: &u8| (sum << 8) | u64::from(*byte);
        Some(if self.big_endian { part.iter().fold(0, push) } else { part.iter().rev().fold(0, push) })
    }

    /// The bytes of a number.
    pub(super) fn bytes(self, number: u64, size: usize) -> Vec<u8> {
        let mut bytes = number.to_le_bytes().get(..size).unwrap_or_default().to_vec();
        if self.big_endian {
            bytes.reverse();
        }
        bytes
    }

    /// Whether the larger half comes first.
    pub(super) fn is_big_endian(self) -> bool {
        self.big_endian
    }

    /// Bytes of the count in front of the entries.
    pub(super) fn head_bytes(self) -> usize {
        if self.big { 8 } else { 2 }
    }

    /// Bytes of one entry.
    pub(super) fn entry_bytes(self) -> usize {
        if self.big { 20 } else { 12 }
    }

    /// Bytes of an offset.
    pub(super) fn offset_bytes(self) -> usize {
        if self.big { 8 } else { 4 }
    }
}

impl Entry<'_> {
    /// Bytes of one number of this kind.
    pub(super) fn size(&self) -> usize {
        size_of_kind(self.kind)
    }

    /// The `index`th number, where it is a whole one.
    pub(super) fn number(&self, index: usize) -> Option<u64> {
        let size = self.size();
        if matches!(self.kind, 5 | 10 | 11 | 12) {
            return None;
        }
        self.order.number(self.value, index.checked_mul(size)?, size)
    }

    /// All whole numbers, at most `limits::PHOTO_STRIPS_MAX`.
    pub(super) fn numbers(&self) -> Vec<u64> {
        let count = place64(self.count).min(limits::PHOTO_STRIPS_MAX);
        (0..count).map_while(|index| self.number(index)).collect()
    }

    /// The `index`th number as a fraction; nothing where its denominator is 0, or where it is no finite number.
    pub(super) fn real(&self, index: usize) -> Option<f64> {
        self.any_real(index).filter(|number| number.is_finite())
    }

    /// The same with numbers that are not finite.
    pub(super) fn any_real(&self, index: usize) -> Option<f64> {
        let at = index.checked_mul(self.size())?;
        match self.kind {
            5 | 10 => {
                let half = |at: usize| {
                    let number = u32::try_from(self.order.number(self.value, at, 4)?).ok()?;
                    Some(if self.kind == 5 { f64::from(number) } else { f64::from(number.cast_signed()) })
                };
                let (above, below) = (half(at)?, half(at.checked_add(4)?)?);
                (below != 0.0).then(|| above / below)
            }
            11 => {
                let bits = u32::try_from(self.order.number(self.value, at, 4)?).ok()?;
                Some(f64::from(f32::from_bits(bits)))
            }
            12 => {
                let bits = self.order.number(self.value, at, 8)?;
                Some(f64::from_bits(bits))
            }
            2 => None,
            _ => u32::try_from(self.number(index)?).ok().map(f64::from),
        }
    }

    /// Whether its value stands elsewhere.
    pub(super) fn is_outside(&self) -> bool {
        self.value.len() > self.order.offset_bytes()
    }

    /// How its numbers are written.
    pub(super) fn order(&self) -> Order {
        self.order
    }
}

impl<'a> Directory<'a> {
    /// The first entry with this tag.
    pub(super) fn entry(&self, tag: u16) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.tag == tag)
    }

    /// The first number of the entry with this tag.
    pub(super) fn number(&self, tag: u16) -> Option<u64> {
        self.entry(tag)?.number(0)
    }
}

/// Bytes of one number of a kind; 0 for a kind that there is not.
fn size_of_kind(kind: u16) -> usize {
    match kind {
        1 | 2 | 6 | 7 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16 | 17 | 18 => 8,
        _ => 0,
    }
}

/// A TIFF header and everything behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tiff<'a> {
    bytes: &'a [u8],
    order: Order,
    first: u64,
}

impl<'a> Tiff<'a> {
    /// Reads the header.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let big_endian = match array::<2>(bytes, 0)? {
            [b'I', b'I'] => false,
            [b'M', b'M'] => true,
            _ => return None,
        };
        let mut order = Order { big_endian, big: false };
        match order.number(bytes, 2, 2)? {
            42 => {}
            43 if order.number(bytes, 4, 2)? == 8 => order.big = true,
            _ => return None,
        }
        let first = if order.big { order.number(bytes, 8, 8)? } else { order.number(bytes, 4, 4)? };
        Some(Tiff { bytes, order, first })
    }

    /// Reads a header that says its byte order and is wrong in what follows, as far as others read it all the same.
    pub(super) fn damaged(bytes: &'a [u8]) -> Option<Self> {
        let big_endian = matches!(array::<2>(bytes, 0)?, [b'M', b'M']);
        if !big_endian && !bytes.starts_with(b"II") {
            return None;
        }
        let order = Order { big_endian, big: false };
        Some(Tiff { bytes, order, first: order.number(bytes, 4, 4)? })
    }

    /// How numbers are written.
    pub(super) fn order(&self) -> Order {
        self.order
    }

    /// All bytes.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Every directory that can be reached, the main chain first, and whether some could not be read.
    pub(super) fn directories(&self) -> (Vec<Directory<'a>>, bool) {
        let mut found: Vec<Directory<'a>> = Vec::new();
        let mut broken = false;
        let mut main = 0_usize;
        let mut entries_left = limits::PHOTO_ENTRIES_MAX;
        let mut waiting = vec![(Kind::Main(0), self.first)];
        let mut visited = std::collections::BTreeSet::new();
        while let Some((kind, offset)) = waiting.pop() {
            if offset == 0 || !visited.insert(offset) {
                broken |= offset != 0;
                continue;
            }
            if found.len() >= limits::PHOTO_DIRECTORIES_MAX {
                broken = true;
                break;
            }
            let Some(directory) = self.directory(kind, place64(offset), &mut entries_left) else {
                broken = true;
                continue;
            };
            broken |= directory.entries.len() < directory.count;
            if let Kind::Main(_) = kind {
                main = main.saturating_add(1);
                waiting.push((Kind::Main(main), directory.next));
            }
            for entry in &directory.entries {
                let below = match entry.tag {
                    0x8769 => Kind::Exif,
                    0x8825 => Kind::Gps,
                    0xa005 => Kind::Interop,
                    0x014a => Kind::Sub,
                    _ => continue,
                };
                for offset in entry.numbers().into_iter().take(limits::PHOTO_DIRECTORIES_MAX) {
                    waiting.push((below, offset));
                }
            }
            found.push(directory);
        }
        (found, broken)
    }

    fn directory(&self, kind: Kind, at: usize, entries_left: &mut usize) -> Option<Directory<'a>> {
        let order = self.order;
        let count = place64(order.number(self.bytes, at, order.head_bytes())?);
        let begin = at.checked_add(order.head_bytes())?;
        let mut entries = Vec::new();
        for index in 0..count {
            if *entries_left == 0 {
                break;
            }
            let at = begin.checked_add(index.checked_mul(order.entry_bytes())?)?;
            let Some(bytes) = part(self.bytes, at, order.entry_bytes()) else { break };
            *entries_left = entries_left.saturating_sub(1);
            entries.push(self.entry(at, bytes)?);
        }
        let end = begin.checked_add(count.checked_mul(order.entry_bytes())?);
        let next = end.and_then(|end| order.number(self.bytes, end, order.offset_bytes())).unwrap_or(0);
        Some(Directory { kind, at, entries, count, next })
    }

    fn entry(&self, at: usize, bytes: &[u8]) -> Option<Entry<'a>> {
        let order = self.order;
        let tag = u16::try_from(order.number(bytes, 0, 2)?).ok()?;
        let kind = u16::try_from(order.number(bytes, 2, 2)?).ok()?;
        let count = order.number(bytes, 4, order.offset_bytes())?;
        let field = if order.big { 12 } else { 8 };
        let length = count.saturating_mul(wide(size_of_kind(kind)));
        let value_at = if length <= wide(order.offset_bytes()) {
            at.checked_add(field)?
        } else {
            place64(order.number(bytes, field, order.offset_bytes())?)
        };
        let value = part(self.bytes, value_at, place64(length)).unwrap_or_default();
        Some(Entry { tag, kind, count, at, value_at, value, order })
    }
}

/// The width and height of a JPEG, from its frame header, wherever it begins in `bytes`.
pub(super) fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    use super::bytes::be16;
    let mut at = super::bytes::find(bytes, b"\xff\xd8\xff")?.checked_add(2)?;
    for _ in 0..limits::PHOTO_SEGMENTS_MAX {
        if u8_at(bytes, at)? != 0xff {
            return None;
        }
        let marker = u8_at(bytes, at.checked_add(1)?)?;
        if marker == 0xff {
            at = at.checked_add(1)?;
            continue;
        }
        let body = at.checked_add(4)?;
        if matches!(marker, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) {
            let height = be16(bytes, body.checked_add(1)?)?;
            let width = be16(bytes, body.checked_add(3)?)?;
            return Some((width.into(), height.into()));
        }
        at = at.checked_add(2)?.checked_add(be16(bytes, at.checked_add(2)?)?.into())?;
    }
    None
}
