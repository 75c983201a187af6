//! GIF: what it tells, and a clean copy.
//!
//! A header, the size of the screen, perhaps a table of colours, then blocks: pictures (2C), extensions (21 and a label) and
//! the end (3B). The content of a block comes in parts with their length in front; a part of length 0 ends it. Comments (FE)
//! and applications (FF: XMP, signed histories, colour profiles, how often a film repeats) are extensions. A clean copy holds
//! pictures, their timing, texts that are drawn, and how often it repeats.

use super::bytes::{at_most, le16, part, rest, u8_at};
use super::plan::Plan;
use super::refusal::Refused;
use super::report::{Class, Report};
use super::{profile, trailer, xmp};
use crate::limits;

struct Block {
    /// 2C for a picture, 3B for the end, else the label of an extension.
    kind: u8,
    at: usize,
    end: usize,
    /// It goes on behind the end of the file.
    cut: bool,
}

const PICTURE: u8 = 0x2c;
const END: u8 = 0x3b;
const PROFILE: &[u8] = b"\x0bICCRGBG1012";

/// Bytes of a table of colours by its flags.
fn table_bytes(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3_usize << ((flags & 7).saturating_add(1)) }
}

/// The end of parts with their lengths in front, and whether the file ends first.
fn parts_end(bytes: &[u8], from: usize) -> (usize, bool) {
    let mut at = from;
    while let Some(length) = u8_at(bytes, at) {
        at = at.saturating_add(1).saturating_add(length.into());
        if length == 0 {
            return (at, false);
        }
    }
    (bytes.len(), true)
}

/// Where the blocks begin, the blocks, and where the file ends.
fn blocks(bytes: &[u8]) -> (usize, Vec<Block>, usize) {
    let first = 13_usize.saturating_add(table_bytes(u8_at(bytes, 10).unwrap_or(0)));
    let mut found = Vec::new();
    let mut at = first;
    while found.len() < limits::PHOTO_CHUNKS_MAX {
        let Some(mark) = u8_at(bytes, at) else { break };
        let (kind, content) = match mark {
            0x21 => (u8_at(bytes, at.saturating_add(1)).unwrap_or(0), at.saturating_add(2)),
            PICTURE => {
                let flags = u8_at(bytes, at.saturating_add(9)).unwrap_or(0);
                (PICTURE, at.saturating_add(11).saturating_add(table_bytes(flags)))
            }
            END => {
                return (first, found, at.saturating_add(1));
            }
            0 => {
                // Some writers leave zeros between blocks.
                at = at.saturating_add(1);
                continue;
            }
            _ => break,
        };
        let (end, cut) = parts_end(bytes, content);
        found.push(Block { kind, at, end, cut });
        at = end;
    }
    (first, found, at.min(bytes.len()))
}

/// The parts of a block put together.
fn joined(bytes: &[u8], from: usize, end: usize) -> Vec<u8> {
    let mut joined = Vec::new();
    let mut at = from;
    while at < end {
        let length = usize::from(u8_at(bytes, at).unwrap_or(0));
        joined.extend_from_slice(at_most(bytes, at.saturating_add(1), length));
        at = at.saturating_add(1).saturating_add(length.max(1));
    }
    joined
}

fn repeats(bytes: &[u8], block: &Block) -> bool {
    let name = part(bytes, block.at.saturating_add(2), 12);
    block.kind == 0xff && matches!(name, Some(b"\x0bNETSCAPE2.0" | b"\x0bANIMEXTS1.0"))
}

fn profile_of(bytes: &[u8], block: &Block) -> Option<Vec<u8>> {
    let is_one = block.kind == 0xff && part(bytes, block.at.saturating_add(2), 12) == Some(PROFILE);
    let found = is_one.then(|| joined(bytes, block.at.saturating_add(14), block.end.saturating_sub(1)))?;
    profile::is_profile(&found).then_some(found)
}

/// Looks at a GIF.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    report.size = le16(bytes, 6).zip(le16(bytes, 8)).map(|(width, height)| (width.into(), height.into()));
    let (_, blocks, end) = blocks(bytes);
    report.damaged |= bytes.get(end.saturating_sub(1)) != Some(&END);
    for block in &blocks {
        let body = bytes.get(block.at..block.end).unwrap_or_default();
        match block.kind {
            0xfe => report.within("comment", |report| {
                let words = joined(body, 2, body.len());
                let words = super::bytes::text(&words);
                let class = if words.is_empty() { Class::Notes } else { Class::Text };
                report.add(class, "Comment", words);
            }),
            0xff if repeats(bytes, block) => {}
            0xff => report.within("application", |report| {
                let name = super::bytes::text(at_most(body, 3, 11));
                match name.as_str() {
                    // Its parts have no lengths of their own: it is one text with a tail that reads as lengths.
                    "XMP DataXMP" => xmp::scan(report, rest(body, 14)),
                    "C2PA_GIF" | "C2PA_GIF\u{1}" => report.add(Class::Origin, "JUMBF", ""),
                    _ if profile_of(bytes, block).is_some() => {
                        profile::scan(report, &profile_of(bytes, block).unwrap_or_default());
                    }
                    _ if name.starts_with("C2PA") => report.add(Class::Origin, "JUMBF", ""),
                    _ => report.add(Class::Notes, "Application", name),
                }
            }),
            PICTURE | 0xf9 | 0x01 => {}
            _ => report.add(Class::Notes, "Extension", ""),
        }
    }
    trailer::scan(report, rest(bytes, end));
}

/// The copy of a GIF.
pub(super) fn clean(bytes: &[u8]) -> Result<Plan, Refused> {
    let (first, blocks, _) = blocks(bytes);
    if !blocks.iter().any(|block| block.kind == PICTURE) {
        return Err(Refused::NoPicture);
    }
    let mut plan = Plan::default();
    plan.copy_range(0, first);
    for block in &blocks {
        if let Some(found) = profile_of(bytes, block) {
            let clean = profile::blanked(&found).unwrap_or(found);
            plan.new_bytes(b"\x21\xff");
            plan.new_bytes(PROFILE);
            for part in clean.chunks(255) {
                plan.new_bytes(&[u8::try_from(part.len()).unwrap_or(u8::MAX)]);
                plan.new_bytes(part);
            }
            plan.new_bytes(&[0]);
        } else if matches!(block.kind, PICTURE | 0xf9 | 0x01) || repeats(bytes, block) {
            plan.copy_range(block.at, block.end);
            if block.cut {
                return Ok(plan);
            }
        }
    }
    plan.new_bytes(&[END]);
    Ok(plan)
}
