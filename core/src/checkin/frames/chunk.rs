//! A frame in numbered parts, for a way that takes only short messages, and what puts them together again.
//!
//! A part is not sealed a second time: the frame that they make opens whole or not at all.

use std::collections::BTreeMap;

use super::header::{CHUNK_OVERHEAD_BYTES, FrameClass, header, whole_bytes};
use super::link::{PREFIX, digits_for};
use crate::error::{Error, Refusal, Result};
use crate::limits;
use crate::vault::FRAME_HEADER_BYTES;

/// First byte of a chunk.
const CHUNK: u8 = 0x14;
/// First bytes of what was cut.
const PLAN: u8 = 0x11;
const SHORT: u8 = 0x12;

/// Cuts `frame` into as few parts as give links of at most `link_max_chars` characters: the frame itself where it fits.
///
/// # Errors
/// [`Error::BadFrame`] for what is no whole frame, [`Error::Invalid`] of field `link` where even
/// [`limits::FRAME_PARTS_MAX`] parts would be too long.
pub fn split(frame: &[u8], link_max_chars: usize) -> Result<Vec<Vec<u8>>> {
    if header(frame)?.class == FrameClass::Chunk {
        return Err(Error::BadFrame);
    }
    let fits =
        |bytes: usize| PREFIX.len().saturating_add(digits_for(bytes)).saturating_add(1) <= link_max_chars;
    if fits(frame.len()) {
        return Ok(vec![frame.to_vec()]);
    }
    let (front, whole) = frame.split_first_chunk::<FRAME_HEADER_BYTES>().ok_or(Error::BadFrame)?;
    let units =
        (1..=u8::MAX).find(|units| whole_bytes(*units) == Some(whole.len())).ok_or(Error::BadFrame)?;
    let too_long = Error::invalid("link", Refusal::TooLong);
    let most = u8::try_from(limits::FRAME_PARTS_MAX).unwrap_or(u8::MAX);
    let total = (2..=most)
        .find(|total| fits(whole.len().div_ceil(usize::from(*total)).saturating_add(CHUNK_OVERHEAD_BYTES)))
        .ok_or(too_long)?;
    let each = whole.len().div_ceil(usize::from(total));
    let parts: Vec<&[u8]> = whole.chunks(each).collect();
    // Rounding up may leave nothing for the last.
    let total = u8::try_from(parts.len()).map_err(|_| Error::Internal("parts"))?;
    let [_, fields @ ..] = front;
    let chunk =
        |(index, part): (u8, &[u8])| [&[CHUNK], fields.as_slice(), &[units, index, total], part].concat();
    Ok((0..total).zip(parts).map(chunk).collect())
}

/// Which frame a part belongs to: what the header says beside the class, the size of the whole, how many parts.
type Whole = ([u8; FRAME_HEADER_BYTES - 1], u8, u8);

/// Puts parts together again, in whatever order and however often they come.
///
/// Of two parts that contradict each other the later counts, so that pasting once more mends what went wrong.
#[derive(Debug, Clone, Default)]
pub struct Joiner {
    /// The one begun last stands last.
    waiting: Vec<(Whole, BTreeMap<u8, Vec<u8>>)>,
}

impl Joiner {
    /// Waits for nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a frame or a part of one; gives the frame once it is whole.
    ///
    /// # Errors
    /// As [`header`].
    pub fn take(&mut self, frame: &[u8]) -> Result<Option<Vec<u8>>> {
        if header(frame)?.class != FrameClass::Chunk {
            return Ok(Some(frame.to_vec()));
        }
        let (front, rest) = frame.split_first_chunk::<FRAME_HEADER_BYTES>().ok_or(Error::BadFrame)?;
        let ([units, index, total], part) = rest.split_first_chunk().ok_or(Error::BadFrame)?;
        let [_, fields @ ..] = *front;
        let whole = (fields, *units, *total);
        let place = self.waiting.iter().position(|(known, _)| *known == whole);
        let (_, mut parts) = place.map_or((whole, BTreeMap::new()), |place| self.waiting.remove(place));
        parts.insert(*index, part.to_vec());
        if parts.len() < usize::from(*total) {
            if self.waiting.len() >= limits::FRAMES_JOINING_MAX {
                self.waiting.remove(0);
            }
            self.waiting.push((whole, parts));
            return Ok(None);
        }
        let class = if *units == 1 { SHORT } else { PLAN };
        let joined: Vec<u8> =
            [class].into_iter().chain(fields).chain(parts.into_values().flatten()).collect();
        header(&joined)?;
        Ok(Some(joined))
    }

    /// The parts that wait, as they came: what [`Joiner::take`] is given to go on after a restart.
    pub fn waiting(&self) -> impl Iterator<Item = Vec<u8>> + '_ {
        self.waiting.iter().flat_map(|((fields, units, total), parts)| {
            parts.iter().map(move |(index, part)| {
                [&[CHUNK], fields.as_slice(), &[*units, *index, *total], part].concat()
            })
        })
    }
}
