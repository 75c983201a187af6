//! Boxes: length of four bytes, type of four letters, content. Length 1 says that eight bytes of length follow the type,
//! length 0 that the box goes to the end. Some boxes hold boxes.

use crate::error::Result;
use crate::limits;
use crate::photos::bytes::{array, be32, be64, part, place, place64, rest, wide};
use crate::photos::source::Source;

/// Type of a box.
pub(super) type Kind = [u8; 4];

/// A box inside a slice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inner<'a> {
    /// Its type.
    pub(super) kind: Kind,
    /// Where it begins in the slice.
    pub(super) at: usize,
    /// Where its content begins.
    pub(super) body_at: usize,
    /// Its content.
    pub(super) body: &'a [u8],
    /// Where it ends.
    pub(super) end: usize,
}

/// The boxes in `bytes` from `from` on. What does not fit ends the list.
pub(super) fn inside(bytes: &[u8], from: usize) -> Boxes<'_> {
    Boxes { bytes, at: from, left: limits::PHOTO_BOXES_MAX, broken: false }
}

/// See [`inside`].
#[derive(Debug, Clone)]
pub(super) struct Boxes<'a> {
    bytes: &'a [u8],
    at: usize,
    left: usize,
    /// The list ended at something that is no box.
    pub(super) broken: bool,
}

impl<'a> Iterator for Boxes<'a> {
    type Item = Inner<'a>;

    fn next(&mut self) -> Option<Inner<'a>> {
        let at = self.at;
        // Old films end a list with zeros, and so does what was blanked.
        if self.left == 0 || part(self.bytes, at, 8).is_none_or(|head| head == [0; 8]) {
            self.broken |= rest(self.bytes, at).iter().any(|byte| *byte != 0);
            return None;
        }
        let found = self.read(at);
        self.broken |= found.is_none();
        let found = found?;
        self.left = self.left.saturating_sub(1);
        self.at = found.end;
        Some(found)
    }
}

impl<'a> Boxes<'a> {
    fn read(&self, at: usize) -> Option<Inner<'a>> {
        let kind = array::<4>(self.bytes, at.checked_add(4)?)?;
        let (head, length) = match be32(self.bytes, at)? {
            0 => (8, rest(self.bytes, at).len()),
            1 => (16, place64(be64(self.bytes, at.checked_add(8)?)?)),
            length => (8, place(length)),
        };
        let body_at = at.checked_add(head)?;
        let body = part(self.bytes, body_at, length.checked_sub(head)?)?;
        Some(Inner { kind, at, body_at, body, end: at.checked_add(length)? })
    }
}

/// The first box of a type.
pub(super) fn first<'a>(bytes: &'a [u8], kind: &Kind) -> Option<Inner<'a>> {
    inside(bytes, 0).find(|inner| &inner.kind == kind)
}

/// The first box along a path of types.
pub(super) fn at_path<'a>(bytes: &'a [u8], path: &[&Kind]) -> Option<&'a [u8]> {
    path.iter().try_fold(bytes, |bytes, kind| first(bytes, kind).map(|inner| inner.body))
}

/// Where the boxes in `meta` begin: QuickTime has none of the four bytes that the standard puts in front.
pub(super) fn meta_begin(body: &[u8]) -> usize {
    if part(body, 4, 4) == Some(b"hdlr") { 0 } else { 4 }
}

/// A box of the file itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outer {
    /// Its type.
    pub(super) kind: Kind,
    /// Where it begins.
    pub(super) at: u64,
    /// Bytes of its head.
    pub(super) head: u64,
    /// Where it ends.
    pub(super) end: u64,
    /// It says to be longer than the file.
    pub(super) cut: bool,
}

impl Outer {
    /// Where its content begins.
    pub(super) fn body_at(&self) -> u64 {
        self.at.saturating_add(self.head)
    }

    /// How long its content is.
    pub(super) fn body_length(&self) -> u64 {
        self.end.saturating_sub(self.body_at())
    }

    /// Its content, where that is no longer than what may be in memory.
    pub(super) fn body(&self, source: &mut dyn Source) -> Result<Option<Vec<u8>>> {
        if self.body_length() > wide(limits::PHOTO_INDEX_MAX_BYTES) {
            return Ok(None);
        }
        source.read_part(self.body_at(), place64(self.body_length()))
    }
}

/// The boxes of a file, where they end, and whether there are more than the limit.
pub(super) fn outer(source: &mut dyn Source) -> Result<(Vec<Outer>, u64)> {
    let mut found = Vec::new();
    let mut at = 0_u64;
    let length = source.length();
    while found.len() < limits::PHOTO_BOXES_MAX {
        let Some(head) = source.read_part(at, 8)? else { break };
        let kind = array::<4>(&head, 4).unwrap_or_default();
        if !kind.iter().all(|byte| matches!(byte, b' '..=b'~' | 0xa9)) {
            break;
        }
        let (head_bytes, size) = match be32(&head, 0).unwrap_or(0) {
            0 => (8, length.saturating_sub(at)),
            1 => {
                let Some(long) = source.read_part(at.saturating_add(8), 8)? else { break };
                (16, be64(&long, 0).unwrap_or(0))
            }
            size => (8, u64::from(size)),
        };
        if size < head_bytes {
            break;
        }
        let said = at.saturating_add(size);
        let end = said.min(length);
        found.push(Outer { kind, at, head: head_bytes, end, cut: said > length });
        at = end;
    }
    Ok((found, at))
}

#[cfg(test)]
pub(in crate::photos) mod tests {
    use super::*;

    /// A box with this content.
    pub(in crate::photos) fn make(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let mut bytes = u32::try_from(body.len() + 8).unwrap().to_be_bytes().to_vec();
        bytes.extend(kind);
        bytes.extend(body);
        bytes
    }

    #[test]
    fn lengths_of_every_form_are_read() {
        let mut bytes = make(b"aaaa", b"12");
        bytes.extend([0, 0, 0, 1]);
        bytes.extend(b"bbbb\0\0\0\0\0\0\0\x12xy");
        bytes.extend([0, 0, 0, 0]);
        bytes.extend(b"ccccrest");
        let read: Vec<_> = inside(&bytes, 0).map(|inner| (inner.kind, inner.body)).collect();
        assert_eq!(read, [(*b"aaaa", b"12".as_slice()), (*b"bbbb", b"xy"), (*b"cccc", b"rest")]);
        let (outer, end) = outer(&mut bytes.as_slice()).unwrap();
        assert_eq!(outer.len(), 3);
        assert_eq!(end, wide(bytes.len()));
    }

    #[test]
    fn a_length_that_lies_ends_the_list() {
        for length in [1_u32, 2, 7, 100, u32::MAX] {
            let mut bytes = make(b"good", b"");
            bytes.extend(length.to_be_bytes());
            bytes.extend(b"liar");
            let mut boxes = inside(&bytes, 0);
            assert_eq!(boxes.by_ref().count(), 1, "{length}");
            assert!(boxes.broken);
            assert!(outer(&mut bytes.as_slice()).unwrap().0.iter().all(|outer| outer.end <= 16));
        }
    }
}
