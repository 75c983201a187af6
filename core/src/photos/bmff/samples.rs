//! Where the samples of a track lie in the file.
//!
//! `stco` or `co64` say where each chunk begins, `stsc` how many samples the chunks hold, `stsz` or `stz2` how long each
//! sample is. Together they give the ranges of the file that a track needs.

use super::boxes::at_path;
use crate::limits;
use crate::photos::bytes::{be16, be32, be64, part, place, rest, u8_at, wide};
use crate::photos::refusal::Refused;

/// Ranges of a track: begin and end of each chunk.
pub(super) type Ranges = Vec<(u64, u64)>;

/// Where the chunks begin.
pub(super) fn chunk_offsets(table: &[u8]) -> Result<Vec<u64>, Refused> {
    let (list, size) = match (at_path(table, &[b"stco"]), at_path(table, &[b"co64"])) {
        (Some(list), None) => (list, 4_usize),
        (_, Some(list)) => (list, 8),
        (None, None) => return Err(Refused::Damaged),
    };
    let count = place(be32(list, 4).ok_or(Refused::Damaged)?);
    let bytes = count.checked_mul(size).and_then(|length| part(list, 8, length)).ok_or(Refused::Damaged)?;
    if count > limits::PHOTO_SAMPLES_MAX {
        return Err(Refused::TooMany);
    }
    let read = |entry: &[u8]| if size == 4 { be32(entry, 0).map(u64::from) } else { be64(entry, 0) };
    Ok(bytes.chunks_exact(size).filter_map(read).collect())
}

/// Lengths of samples.
enum Sizes<'a> {
    /// All of one length.
    Fixed(u64),
    /// Four bytes each.
    Wide(&'a [u8]),
    /// Four, eight or sixteen bits each.
    Narrow(&'a [u8], u8),
}

impl Sizes<'_> {
    fn get(&self, index: usize) -> Option<u64> {
        match self {
            Sizes::Fixed(size) => Some(*size),
            Sizes::Wide(list) => be32(list, index.checked_mul(4)?).map(u64::from),
            Sizes::Narrow(list, 16) => be16(list, index.checked_mul(2)?).map(u64::from),
            Sizes::Narrow(list, 4) => {
                let byte = u8_at(list, index.checked_div(2)?)?;
                Some(u64::from(if index.is_multiple_of(2) { byte >> 4 } else { byte & 15 }))
            }
            Sizes::Narrow(list, _) => u8_at(list, index).map(u64::from),
        }
    }
}

fn sizes(table: &[u8]) -> Result<(Sizes<'_>, usize), Refused> {
    if let Some(list) = at_path(table, &[b"stsz"]) {
        let fixed = be32(list, 4).ok_or(Refused::Damaged)?;
        let count = place(be32(list, 8).ok_or(Refused::Damaged)?);
        if fixed > 0 {
            return Ok((Sizes::Fixed(fixed.into()), count));
        }
        let list = count.checked_mul(4).and_then(|length| part(list, 12, length)).ok_or(Refused::Damaged)?;
        return Ok((Sizes::Wide(list), count));
    }
    let list = at_path(table, &[b"stz2"]).ok_or(Refused::Damaged)?;
    let bits = u8_at(list, 7).ok_or(Refused::Damaged)?;
    let count = place(be32(list, 8).ok_or(Refused::Damaged)?);
    let length = count.checked_mul(bits.into()).map(|bits| bits.div_ceil(8)).ok_or(Refused::Damaged)?;
    part(list, 12, length).ok_or(Refused::Damaged)?;
    Ok((Sizes::Narrow(rest(list, 12), bits), count))
}

/// The ranges of the chunks of one track.
pub(super) fn ranges(table: &[u8]) -> Result<Ranges, Refused> {
    let offsets = chunk_offsets(table)?;
    let (sizes, count) = sizes(table)?;
    let runs = at_path(table, &[b"stsc"]).ok_or(Refused::Damaged)?;
    let run_count = place(be32(runs, 4).ok_or(Refused::Damaged)?);
    let runs = run_count.checked_mul(12).and_then(|length| part(runs, 8, length)).ok_or(Refused::Damaged)?;
    let run = |index: usize| {
        let at = index.checked_mul(12)?;
        Some((place(be32(runs, at)?), place(be32(runs, at.checked_add(4)?)?)))
    };
    let mut found = Ranges::with_capacity(offsets.len());
    let (mut sample, mut current) = (0_usize, 0_usize);
    for (index, at) in offsets.iter().enumerate() {
        let number = index.saturating_add(1);
        while run(current.saturating_add(1)).is_some_and(|(first, _)| first <= number) {
            current = current.saturating_add(1);
        }
        let in_chunk = run(current).map_or(0, |(_, samples)| samples).min(count.saturating_sub(sample));
        let length = match &sizes {
            Sizes::Fixed(size) => wide(in_chunk).saturating_mul(*size),
            listed => (sample..sample.saturating_add(in_chunk))
                .map_while(|index| listed.get(index))
                .fold(0, u64::saturating_add),
        };
        sample = sample.saturating_add(in_chunk);
        found.push((*at, at.saturating_add(length)));
    }
    // Samples that no chunk holds would be lost.
    if sample < count && matches!(sizes, Sizes::Wide(_) | Sizes::Narrow(..)) {
        return Err(Refused::Damaged);
    }
    Ok(found)
}

/// Whether all samples have one length, which in old sound is not their length in bytes.
pub(super) fn is_fixed(table: &[u8]) -> bool {
    at_path(table, &[b"stsz"]).and_then(|list| be32(list, 4)).is_some_and(|size| size > 0)
}

/// The ranges of the first samples of a track, for looking into them: at most `most`.
pub(super) fn first_samples(table: &[u8], most: usize) -> Ranges {
    let (Ok((sizes, _)), Ok(ranges)) = (sizes(table), ranges(table)) else { return Ranges::new() };
    let mut found = Ranges::new();
    let mut index = 0_usize;
    for (from, to) in ranges {
        let mut at = from;
        while at < to && found.len() < most {
            let Some(size) = sizes.get(index).filter(|size| *size > 0) else { break };
            found.push((at, at.saturating_add(size).min(to)));
            at = at.saturating_add(size);
            index = index.saturating_add(1);
        }
        if found.len() >= most {
            break;
        }
    }
    found
}
