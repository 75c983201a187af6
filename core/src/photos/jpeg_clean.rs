//! A clean JPEG: start, JFIF without thumbnail, orientation, Adobe's colour transform, colour profile, then the tables and
//! the picture itself byte for byte, end.

use super::bytes::at_most;
use super::jpeg::{Carried, carried, is_frame, segments};
use super::plan::Plan;
use super::profile;
use super::refusal::Refused;
use super::tiff::{Directory, Kind, Tiff};

/// Bytes of a profile in one segment.
const PROFILE_PART_BYTES: usize = 65_519;

/// The copy of a JPEG.
pub(super) fn clean(bytes: &[u8]) -> Result<Plan, Refused> {
    let segments = segments(bytes);
    let has_frame = segments.all.iter().any(|segment| is_frame(segment.marker));
    let has_picture = segments.all.iter().any(|segment| segment.marker == 0 && segment.end > segment.at);
    if !has_frame || !has_picture {
        return Err(Refused::NoPicture);
    }
    let carried = carried(bytes, &segments);
    let mut plan = Plan::default();
    plan.new_bytes(b"\xff\xd8");
    let body =
        |marker: u8, name: &[u8]| {
            segments.all.iter().filter(move |segment| segment.marker == marker).find_map(|segment| {
                bytes.get(segment.body..segment.end).filter(|body| body.starts_with(name))
            })
        };
    if let Some(jfif) = body(0xe0, b"JFIF\0").filter(|jfif| jfif.len() >= 12) {
        segment(&mut plan, 0xe0, &[at_most(jfif, 0, 12), &[0, 0]]);
    }
    if let Some(exif) = small_exif(&carried) {
        segment(&mut plan, 0xe1, &[b"Exif\0\0", &exif]);
    }
    if let Some(adobe) = body(0xee, b"Adobe").filter(|adobe| adobe.len() >= 12) {
        segment(&mut plan, 0xee, &[at_most(adobe, 0, 12)]);
    }
    if let Some(profile) = carried.profile.filter(|profile| profile::is_profile(profile)) {
        let clean = profile::blanked(&profile).unwrap_or(profile);
        let parts: Vec<&[u8]> = clean.chunks(PROFILE_PART_BYTES).collect();
        let count = u8::try_from(parts.len()).map_err(|_| Refused::TooMany)?;
        for (number, part) in (1..=count).zip(&parts) {
            segment(&mut plan, 0xe2, &[b"ICC_PROFILE\0", &[number, count], part]);
        }
    }
    for segment in &segments.all {
        // Tables, frames, restart intervals, passes and the picture itself.
        if matches!(segment.marker, 0 | 0xc0..=0xcf | 0xda..=0xdf) && segment.marker != 0xc8 {
            plan.copy_range(segment.at, segment.end);
        }
    }
    plan.new_bytes(b"\xff\xd9");
    Ok(plan)
}

fn segment(plan: &mut Plan, marker: u8, parts: &[&[u8]]) {
    let length = parts.iter().fold(2_usize, |sum, part| sum.saturating_add(part.len()));
    plan.new_bytes(&[0xff, marker]);
    plan.new_bytes(&u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes());
    for part in parts {
        plan.new_bytes(part);
    }
}

/// Exif with the orientation, where the picture is turned, and with what says that its colours are Adobe's, where no profile
/// says it. Nothing where neither is.
fn small_exif(carried: &Carried) -> Option<Vec<u8>> {
    let block = carried.exif.iter().find(|block| Tiff::new(block).is_some())?;
    let adobe = carried.profile.is_none() && is_adobe(block);
    written(orientation(block), adobe)
}

/// The orientation of the picture, 1 to 8, from the first directory alone: the thumbnail's has its own.
pub(super) fn orientation(block: &[u8]) -> u16 {
    let Some(tiff) = Tiff::new(block) else { return 1 };
    orientation_in(&tiff.directories().0)
}

/// The same from directories that were read.
pub(super) fn orientation_in(directories: &[Directory<'_>]) -> u16 {
    let main = directories.iter().find(|directory| directory.kind == Kind::Main(0));
    let number = main.and_then(|directory| directory.number(0x0112));
    number
        .and_then(|number| u16::try_from(number).ok())
        .filter(|number| (1..=8).contains(number))
        .unwrap_or(1)
}

/// Whether a camera says by `R03` and an uncalibrated colour space that the colours are Adobe RGB.
fn is_adobe(block: &[u8]) -> bool {
    let Some(tiff) = Tiff::new(block) else { return false };
    let (directories, _) = tiff.directories();
    let index = directories.iter().find(|directory| directory.kind == Kind::Interop);
    index.and_then(|directory| directory.entry(1)).is_some_and(|entry| entry.value.starts_with(b"R03"))
}

/// A block with these two alone, for any container.
pub(super) fn written(orientation: u16, adobe: bool) -> Option<Vec<u8>> {
    if orientation <= 1 && !adobe {
        return None;
    }
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    let mut entries: Vec<(u16, u16, u32, u32)> = Vec::new();
    if orientation > 1 {
        entries.push((0x0112, 3, 1, orientation.into()));
    }
    let after_first = directory_end(8, entries.len().saturating_add(usize::from(adobe)));
    if adobe {
        entries.push((0x8769, 4, 1, after_first));
    }
    directory(&mut block, &entries);
    if adobe {
        let after_second = directory_end(after_first, 2);
        directory(&mut block, &[(0xa001, 3, 1, 0xffff), (0xa005, 4, 1, after_second)]);
        directory(&mut block, &[(0x0001, 2, 4, u32::from_le_bytes(*b"R03\0"))]);
    }
    Some(block)
}

fn directory_end(at: u32, entries: usize) -> u32 {
    let entries = u32::try_from(entries).unwrap_or(0);
    at.saturating_add(entries.saturating_mul(12)).saturating_add(6)
}

fn directory(block: &mut Vec<u8>, entries: &[(u16, u16, u32, u32)]) {
    block.extend_from_slice(&u16::try_from(entries.len()).unwrap_or(0).to_le_bytes());
    for (tag, kind, count, value) in entries {
        block.extend_from_slice(&tag.to_le_bytes());
        block.extend_from_slice(&kind.to_le_bytes());
        block.extend_from_slice(&count.to_le_bytes());
        block.extend_from_slice(&value.to_le_bytes());
    }
    block.extend_from_slice(&[0; 4]);
}
