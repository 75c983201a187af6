//! What a clean copy is made of: bytes of the original, new bytes and zeros, in order. It is written piece by piece, so
//! that a film of many gigabytes needs no more memory than its index.

use super::source::Source;
use crate::error::{Error, Result};
use crate::ordering::sorted;

/// One piece of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Bytes of the original.
    Copy { from: u64, length: u64 },
    /// New bytes.
    New(Vec<u8>),
    /// So many zeros.
    Zeros(u64),
}

impl Piece {
    fn length(&self) -> u64 {
        match self {
            Piece::Copy { length, .. } | Piece::Zeros(length) => *length,
            Piece::New(bytes) => super::bytes::wide(bytes.len()),
        }
    }
}

/// What is written next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// So many zeros.
    Zeros(u64),
}

/// A copy that can be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Plan {
    pieces: Vec<Piece>,
}

/// Bytes moved at a time.
const STEP_BYTES: usize = 64 * 1024;

impl Plan {
    /// Adds bytes of the original.
    pub(super) fn copy(&mut self, from: u64, length: u64) {
        if let Some(Piece::Copy { from: begun, length: so_far }) = self.pieces.last_mut()
            && begun.checked_add(*so_far) == Some(from)
        {
            *so_far = so_far.saturating_add(length);
        } else if length > 0 {
            self.pieces.push(Piece::Copy { from, length });
        }
    }

    /// Adds bytes of an original that is held as a slice.
    pub(super) fn copy_range(&mut self, from: usize, to: usize) {
        self.copy(super::bytes::wide(from), super::bytes::wide(to.saturating_sub(from)));
    }

    /// Adds new bytes.
    pub(super) fn new_bytes(&mut self, bytes: &[u8]) {
        if let Some(Piece::New(so_far)) = self.pieces.last_mut() {
            so_far.extend_from_slice(bytes);
        } else if !bytes.is_empty() {
            self.pieces.push(Piece::New(bytes.to_vec()));
        }
    }

    /// Adds zeros.
    pub(super) fn zeros(&mut self, length: u64) {
        if let Some(Piece::Zeros(so_far)) = self.pieces.last_mut() {
            *so_far = so_far.saturating_add(length);
        } else if length > 0 {
            self.pieces.push(Piece::Zeros(length));
        }
    }

    /// Adds another plan.
    pub(super) fn append(&mut self, other: Plan) {
        for piece in other.pieces {
            match piece {
                Piece::Copy { from, length } => self.copy(from, length),
                Piece::New(bytes) => self.new_bytes(&bytes),
                Piece::Zeros(length) => self.zeros(length),
            }
        }
    }

    /// How long the copy is.
    pub(super) fn length(&self) -> u64 {
        self.pieces.iter().fold(0, |sum, piece| sum.saturating_add(piece.length()))
    }

    /// Fills `into` with what the copy holds from `at` on, as if it were written.
    pub(super) fn read(&self, source: &mut dyn Source, at: u64, into: &mut [u8]) -> Result<()> {
        let wanted_end = at.saturating_add(super::bytes::wide(into.len()));
        let mut begin = 0_u64;
        let mut filled = 0_usize;
        for piece in &self.pieces {
            let end = begin.saturating_add(piece.length());
            let (from, to) = (at.max(begin), wanted_end.min(end));
            if from < to {
                let skipped = from.saturating_sub(begin);
                let count = super::bytes::place64(to.saturating_sub(from));
                let next = filled.saturating_add(count);
                let part = into.get_mut(filled..next).unwrap_or_default();
                match piece {
                    Piece::Copy { from, .. } => source.read_at(from.saturating_add(skipped), part)?,
                    Piece::Zeros(_) => part.fill(0),
                    Piece::New(bytes) => {
                        let there = super::bytes::part(bytes, super::bytes::place64(skipped), count);
                        part.copy_from_slice(there.ok_or(Error::FileChanged)?);
                    }
                }
                filled = next;
            }
            if end >= wanted_end {
                break;
            }
            begin = end;
        }
        if filled == into.len() { Ok(()) } else { Err(Error::FileChanged) }
    }

    /// Hands the copy on, step by step. Zeros are only counted: a new file need not be filled with them.
    pub(super) fn write(
        &self,
        source: &mut dyn Source,
        take: &mut dyn FnMut(Step<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut step = vec![0; STEP_BYTES];
        for piece in &self.pieces {
            let (mut from, mut left) = match piece {
                Piece::New(bytes) => {
                    take(Step::Bytes(bytes))?;
                    continue;
                }
                Piece::Zeros(length) => {
                    take(Step::Zeros(*length))?;
                    continue;
                }
                Piece::Copy { from, length } => (*from, *length),
            };
            while left > 0 {
                let count = usize::try_from(left).unwrap_or(STEP_BYTES).min(STEP_BYTES);
                let part = step.get_mut(..count).unwrap_or_default();
                source.read_at(from, part)?;
                take(Step::Bytes(part))?;
                from = from.saturating_add(super::bytes::wide(count));
                left = left.saturating_sub(super::bytes::wide(count));
            }
        }
        Ok(())
    }

    /// Whether the copy is these bytes, without a second one of it in memory.
    pub(super) fn gives(&self, source: &mut dyn Source, bytes: &[u8]) -> Result<bool> {
        let mut left = bytes;
        let mut same = self.length() == super::bytes::wide(bytes.len());
        self.write(source, &mut |step| {
            let count = match step {
                Step::Bytes(bytes) => bytes.len(),
                Step::Zeros(length) => super::bytes::place64(length),
            };
            let (part, rest) = left.split_at_checked(count).unwrap_or((left, &[]));
            same &= match step {
                Step::Bytes(bytes) => part == bytes,
                Step::Zeros(_) => part.iter().all(|byte| *byte == 0),
            };
            left = rest;
            Ok(())
        })?;
        Ok(same)
    }

    /// The whole copy in memory.
    pub(super) fn written(&self, source: &mut dyn Source) -> Result<Vec<u8>> {
        let mut copy = Vec::with_capacity(super::bytes::place64(self.length()));
        self.write(source, &mut |step| {
            match step {
                Step::Bytes(bytes) => copy.extend_from_slice(bytes),
                Step::Zeros(length) => {
                    copy.resize(copy.len().saturating_add(super::bytes::place64(length)), 0);
                }
            }
            Ok(())
        })?;
        Ok(copy)
    }
}

/// Which bytes of a file are kept; all others become zeros.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    ranges: Vec<(u64, u64)>,
}

impl Kept {
    /// Keeps `from` up to `to`.
    pub(super) fn keep(&mut self, from: u64, to: u64) {
        if let Some(last) = self.ranges.last_mut()
            && last.0 <= from
            && from <= last.1
        {
            last.1 = last.1.max(to);
        } else if from < to {
            self.ranges.push((from, to));
        }
    }

    /// How many ranges there are.
    pub(super) fn count(&self) -> usize {
        self.ranges.len()
    }

    /// In order, without overlaps.
    pub(super) fn settle(&mut self) {
        self.ranges = sorted(std::mem::take(&mut self.ranges));
        let mut settled: Vec<(u64, u64)> = Vec::with_capacity(self.ranges.len());
        for (from, to) in self.ranges.drain(..) {
            match settled.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => settled.push((from, to)),
            }
        }
        self.ranges = settled;
    }

    /// Takes out what lies in `gone`, whose ranges are settled as well.
    pub(super) fn without(&mut self, gone: &Kept) {
        let mut left = Vec::with_capacity(self.ranges.len());
        for (from, to) in self.ranges.drain(..) {
            let mut at = from;
            let first = gone.ranges.partition_point(|range| range.1 <= from);
            for (begin, end) in gone.ranges.iter().skip(first).take_while(|range| range.0 < to) {
                if at < *begin {
                    left.push((at, *begin));
                }
                at = at.max(*end);
            }
            if at < to {
                left.push((at, to));
            }
        }
        self.ranges = left;
    }

    /// The ranges, after [`Kept::settle`] in order.
    pub(super) fn ranges(&self) -> &[(u64, u64)] {
        &self.ranges
    }

    /// Adds `from` up to `to` to a plan: what is kept as it is, the rest as zeros. The ranges are settled.
    pub(super) fn masked(&self, plan: &mut Plan, from: u64, to: u64) {
        let first = self.ranges.partition_point(|range| range.1 <= from);
        let mut at = from;
        for range in self.ranges.iter().skip(first) {
            if range.0 >= to {
                break;
            }
            let (begin, end) = (range.0.max(from), range.1.min(to));
            plan.zeros(begin.saturating_sub(at));
            plan.copy(begin, end.saturating_sub(begin));
            at = end;
        }
        plan.zeros(to.saturating_sub(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_becomes_zeros() {
        let mut kept = Kept::default();
        for (from, to) in [(8, 10), (1, 3), (2, 4), (20, 30)] {
            kept.keep(from, to);
        }
        kept.settle();
        assert_eq!(kept.ranges(), [(1, 4), (8, 10), (20, 30)]);
        let mut plan = Plan::default();
        kept.masked(&mut plan, 2, 12);
        plan.new_bytes(b"ab");
        assert_eq!(plan.length(), 12);
        let mut original: &[u8] = b"0123456789ABCDEF";
        assert_eq!(plan.written(&mut original).unwrap(), b"23\0\0\0\089\0\0ab");
    }

    #[test]
    fn what_is_gone_is_taken_out_of_what_is_kept() {
        let of = |ranges: &[(u64, u64)]| Kept { ranges: ranges.to_vec() };
        let mut kept = of(&[(0, 10), (20, 30), (40, 50)]);
        kept.without(&of(&[(2, 3), (5, 22), (29, 41), (60, 70)]));
        assert_eq!(kept.ranges(), [(0, 2), (3, 5), (22, 29), (41, 50)]);
    }

    #[test]
    fn a_copy_gives_its_own_bytes_and_no_others() {
        let mut plan = Plan::default();
        plan.copy(1, 3);
        plan.zeros(2);
        plan.new_bytes(b"ab");
        let mut original: &[u8] = b"0123456789";
        let copy = plan.written(&mut original).unwrap();
        assert_eq!(copy, b"123\0\0ab");
        assert!(plan.gives(&mut original, &copy).unwrap());
        for other in [b"123\0\0ac".as_slice(), b"123\0xab", b"124\0\0ab", b"123\0\0a", b"123\0\0abc", b""] {
            assert!(!plan.gives(&mut original, other).unwrap(), "{other:?}");
        }
    }

    #[test]
    fn neighbours_become_one_piece() {
        let mut plan = Plan::default();
        plan.copy(0, 4);
        plan.copy(4, 4);
        plan.zeros(1);
        plan.zeros(0);
        plan.zeros(2);
        assert_eq!(plan.pieces, [Piece::Copy { from: 0, length: 8 }, Piece::Zeros(3)]);
    }
}
