//! The 17 bytes in clear at the front of a frame, and the few lengths that a frame can have.

use crate::error::{Error, Part, Result};
use crate::ids::Cid8;
use crate::limits;
use crate::vault::{FRAME_HEADER_BYTES, FRAME_TAG_BYTES};

/// The version that this program writes, in the upper half of the first byte.
const VERSION: u8 = 1;
/// What every frame has beside its ciphertext.
pub(super) const OVERHEAD_BYTES: usize = FRAME_HEADER_BYTES + FRAME_TAG_BYTES;
/// The one size of what a short frame seals.
pub(super) const SHORT_BYTES: usize = 32;
/// The two sizes of what a plan seals.
pub(super) const PLAN_BYTES: [usize; 2] = [160, 384];

/// What a frame is, as far as anybody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrameClass {
    /// A plan. 193 or 417 bytes.
    Plan,
    /// Anything else: close, extend, alert now, a position, an acknowledgement. 65 bytes, whatever it says.
    Short,
    /// A part of a frame that was too long for its way.
    Chunk,
}

impl FrameClass {
    /// The lower half of the first byte.
    fn number(self) -> u8 {
        match self {
            FrameClass::Plan => 1,
            FrameClass::Short => 2,
            FrameClass::Chunk => 4,
        }
    }
}

/// Which of the two phones: A is the one whose X25519 key was the smaller at pairing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, minicbor::Encode, minicbor::Decode)]
#[cbor(index_only)]
pub enum Side {
    /// The one with the smaller key.
    #[n(1)]
    A,
    /// The one with the larger key.
    #[n(2)]
    B,
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Side::A => Side::B,
            Side::B => Side::A,
        }
    }

    /// The direction of what this side sends, as it stands in key derivations.
    pub(super) fn direction(self) -> [u8; 2] {
        match self {
            Side::A => *b"ab",
            Side::B => *b"ba",
        }
    }
}

/// What stands in clear at the front of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it is.
    pub class: FrameClass,
    /// Which check-in it belongs to.
    pub cid8: Cid8,
    /// Its number within the check-in and direction.
    pub seq: u16,
    /// Random, so that every frame has a key of its own.
    pub salt: [u8; 6],
}

impl Header {
    /// As it stands at the front of the frame.
    pub(super) fn to_bytes(self) -> [u8; FRAME_HEADER_BYTES] {
        let mut bytes = [0; FRAME_HEADER_BYTES];
        let seq = self.seq.to_be_bytes();
        let first = [(VERSION << 4) | self.class.number()];
        let fields = first.iter().chain(&self.cid8.0).chain(&seq).chain(&self.salt);
        bytes.iter_mut().zip(fields).for_each(|(byte, field)| *byte = *field);
        bytes
    }
}

/// Where parts of a chunk stand: the header, the size of the whole in units of 32 bytes, number, total.
pub(super) const CHUNK_OVERHEAD_BYTES: usize = FRAME_HEADER_BYTES + 3;

/// The size of what stands behind the header of the whole frame, for the size byte of a chunk.
pub(super) fn whole_bytes(units: u8) -> Option<usize> {
    let sealed = usize::from(units).saturating_mul(32);
    let known = sealed == SHORT_BYTES || PLAN_BYTES.contains(&sealed);
    known.then_some(sealed.saturating_add(FRAME_TAG_BYTES))
}

/// Length of part `index` of `total` of `whole` bytes: all are equal, but the last may be shorter.
pub(super) fn part_bytes(whole: usize, index: u8, total: u8) -> Option<usize> {
    let (index, total) = (usize::from(index), usize::from(total));
    if !(2..=limits::FRAME_PARTS_MAX).contains(&total) || index >= total {
        return None;
    }
    let each = whole.div_ceil(total);
    let start = each.saturating_mul(index);
    let length = each.min(whole.checked_sub(start)?);
    (length > 0).then_some(length)
}

/// What a frame says in clear. Looks at version, class and length only: whether it opens, its key tells.
///
/// # Errors
/// [`Error::NewerFormat`] for a version after this one, [`Error::BadFrame`] for anything else that is no frame.
pub fn header(frame: &[u8]) -> Result<Header> {
    let header: &[u8; FRAME_HEADER_BYTES] = frame.first_chunk().ok_or(Error::BadFrame)?;
    let [first, fields @ ..] = header;
    match first >> 4 {
        VERSION => {}
        later if later > VERSION => return Err(Error::NewerFormat(Part::Frame)),
        _ => return Err(Error::BadFrame),
    }
    let sealed = frame.len().checked_sub(OVERHEAD_BYTES);
    let class = match first & 15 {
        1 if sealed.is_some_and(|sealed| PLAN_BYTES.contains(&sealed)) => FrameClass::Plan,
        2 if sealed == Some(SHORT_BYTES) => FrameClass::Short,
        4 if chunk_bytes(frame) == Some(frame.len()) => FrameClass::Chunk,
        _ => return Err(Error::BadFrame),
    };
    let [c0, c1, c2, c3, c4, c5, c6, c7, s0, s1, salt @ ..] = *fields;
    let cid8 = Cid8([c0, c1, c2, c3, c4, c5, c6, c7]);
    Ok(Header { class, cid8, seq: u16::from_be_bytes([s0, s1]), salt })
}

/// The length that a chunk beginning like this has.
pub(super) fn chunk_bytes(start: &[u8]) -> Option<usize> {
    let [units, index, total] = *start.get(FRAME_HEADER_BYTES..)?.first_chunk::<3>()?;
    Some(part_bytes(whole_bytes(units)?, index, total)?.saturating_add(CHUNK_OVERHEAD_BYTES))
}

/// The lengths that a frame beginning like this can have, the longest first; none if it is no frame.
pub(super) fn possible_bytes(start: &[u8]) -> Vec<usize> {
    match start.first() {
        Some(0x11) => PLAN_BYTES.iter().rev().map(|sealed| sealed.saturating_add(OVERHEAD_BYTES)).collect(),
        Some(0x12) => vec![SHORT_BYTES.saturating_add(OVERHEAD_BYTES)],
        Some(0x14) => chunk_bytes(start).into_iter().collect(),
        _ => Vec::new(),
    }
}
