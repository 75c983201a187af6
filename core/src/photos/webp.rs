//! WebP: what it tells, and a clean copy.
//!
//! `RIFF`, the length of what follows, `WEBP`, then chunks: type of four letters, length, content, a zero where the length is
//! odd. The extended form begins with `VP8X`, whose flags say which further chunks there are; an animation has frames (`ANMF`)
//! with chunks inside. Exif, XMP, signed histories and anything else are chunks as well. A clean copy holds the picture, the
//! movement, the blanked profile and the orientation, with flags and lengths that fit.

use super::bytes::{array, at_most, le32, place, put, rest, u8_at};
use super::plan::Plan;
use super::refusal::Refused;
use super::report::{Class, Report};
use super::{exif, jpeg_clean, profile, trailer, xmp};
use crate::limits;

/// Flags of VP8X.
const HAS_PROFILE: u8 = 0x20;
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

struct Chunk<'a> {
    kind: [u8; 4],
    at: usize,
    end: usize,
    body: &'a [u8],
}

/// The chunks of `bytes` from `at` to `to`.
fn chunks(bytes: &[u8], from: usize, to: usize) -> Vec<Chunk<'_>> {
    let bytes = at_most(bytes, 0, to);
    let mut found = Vec::new();
    let mut at = from;
    while found.len() < limits::PHOTO_CHUNKS_MAX {
        let Some((kind, length)) = array::<4>(bytes, at).zip(le32(bytes, at.saturating_add(4))) else {
            break;
        };
        let begin = at.saturating_add(8);
        let body = at_most(bytes, begin, place(length));
        let end = begin.saturating_add(body.len());
        found.push(Chunk { kind, at, end, body });
        at = end.saturating_add(usize::from(body.len() % 2 == 1));
    }
    found
}

/// Where the file says that it ends.
fn end(bytes: &[u8]) -> usize {
    let said = le32(bytes, 4).map_or(0, place).saturating_add(8);
    said.saturating_add(said % 2).min(bytes.len())
}

/// Whether a chunk makes the picture.
fn is_picture(kind: [u8; 4]) -> bool {
    matches!(&kind, b"VP8X" | b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF")
}

/// Looks at a WebP.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    let end = end(bytes);
    report.damaged |= le32(bytes, 4).map_or(0, place).saturating_add(8) > bytes.len();
    for chunk in chunks(bytes, 12, end) {
        let name = String::from_utf8_lossy(&chunk.kind).into_owned();
        report.within(name.trim(), |report| match &chunk.kind {
            b"EXIF" => exif::scan(report, exif::without_prefix(chunk.body)),
            b"XMP " | b"XMP\0" => xmp::scan(report, chunk.body),
            b"ICCP" => profile::scan(report, chunk.body),
            b"C2PA" => report.add(Class::Origin, "JUMBF", ""),
            b"VP8X" => report.size = size(chunk.body),
            b"ANMF" => {
                for inside in chunks(chunk.body, 16, chunk.body.len()) {
                    if !matches!(&inside.kind, b"VP8 " | b"VP8L" | b"ALPH") {
                        report.add(Class::Notes, "Chunk", "");
                    }
                }
            }
            kind if is_picture(*kind) => {}
            _ => report.add(Class::Notes, "Chunk", ""),
        });
    }
    trailer::scan(report, rest(bytes, end));
}

/// Width and height: three bytes each, less one.
fn size(body: &[u8]) -> Option<(u32, u32)> {
    let three = |at: usize| {
        let [low, middle, high] = array::<3>(body, at)?;
        u32::from_le_bytes([low, middle, high, 0]).checked_add(1)
    };
    three(4).zip(three(7))
}

/// The copy of a WebP.
pub(super) fn clean(bytes: &[u8]) -> Result<Plan, Refused> {
    let chunks = chunks(bytes, 12, end(bytes));
    if !chunks.iter().any(|chunk| matches!(&chunk.kind, b"VP8 " | b"VP8L" | b"ANMF")) {
        return Err(Refused::NoPicture);
    }
    let extended = chunks.iter().any(|chunk| &chunk.kind == b"VP8X");
    let of = |kind: &[u8; 4]| chunks.iter().find(|chunk| &chunk.kind == kind).map(|chunk| chunk.body);
    let profile = of(b"ICCP")
        .filter(|profile| extended && profile::is_profile(profile))
        .map(|found| profile::blanked(found).unwrap_or_else(|| found.to_vec()));
    let turned = of(b"EXIF").map_or(1, |block| jpeg_clean::orientation(exif::without_prefix(block)));
    let small_exif = jpeg_clean::written(turned, false).filter(|_| extended);
    let mut inside = Plan::default();
    let mut has_profile = false;
    for chunk in &chunks {
        match &chunk.kind {
            b"VP8X" => {
                let mut body = at_most(chunk.body, 0, 10).to_vec();
                body.resize(10, 0);
                let mut flags = u8_at(&body, 0).unwrap_or(0) & !(HAS_PROFILE | HAS_EXIF | HAS_XMP);
                flags |= if profile.is_some() { HAS_PROFILE } else { 0 };
                flags |= if small_exif.is_some() { HAS_EXIF } else { 0 };
                put(&mut body, 0, &[flags]);
                write(&mut inside, b"VP8X", &body);
            }
            b"ICCP" => {
                if let Some(profile) = profile.as_ref().filter(|_| !has_profile) {
                    has_profile = true;
                    write(&mut inside, b"ICCP", profile);
                }
            }
            b"ANMF" => frame(&mut inside, chunk, bytes),
            kind if is_picture(*kind) => whole(&mut inside, chunk),
            _ => {}
        }
    }
    if let Some(exif) = &small_exif {
        write(&mut inside, b"EXIF", exif);
    }
    let mut plan = Plan::default();
    plan.new_bytes(b"RIFF");
    let length = u32::try_from(inside.length().saturating_add(4)).map_err(|_| Refused::TooLarge)?;
    plan.new_bytes(&length.to_le_bytes());
    plan.new_bytes(b"WEBP");
    plan.append(inside);
    Ok(plan)
}

fn write(plan: &mut Plan, kind: &[u8; 4], body: &[u8]) {
    plan.new_bytes(kind);
    plan.new_bytes(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    plan.new_bytes(body);
    if body.len() % 2 == 1 {
        plan.new_bytes(&[0]);
    }
}

/// A chunk as it is, with the length it really has.
fn whole(plan: &mut Plan, chunk: &Chunk<'_>) {
    plan.new_bytes(&chunk.kind);
    plan.new_bytes(&u32::try_from(chunk.body.len()).unwrap_or(u32::MAX).to_le_bytes());
    plan.copy_range(chunk.at.saturating_add(8), chunk.end);
    if chunk.body.len() % 2 == 1 {
        plan.new_bytes(&[0]);
    }
}

/// A frame of an animation: 16 bytes of where and how long, then the chunks of its picture.
fn frame(plan: &mut Plan, chunk: &Chunk<'_>, bytes: &[u8]) {
    let begin = chunk.at.saturating_add(8);
    let mut inside = Plan::default();
    inside.copy_range(begin, begin.saturating_add(16).min(chunk.end));
    for part in chunks(bytes, begin.saturating_add(16), chunk.end) {
        if matches!(&part.kind, b"VP8 " | b"VP8L" | b"ALPH") {
            whole(&mut inside, &part);
        }
    }
    let length = inside.length();
    plan.new_bytes(b"ANMF");
    plan.new_bytes(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    plan.append(inside);
    plan.zeros(length % 2);
}
