//! PNG and APNG: what they tell, and a clean copy.
//!
//! A PNG is a signature of eight bytes and a row of chunks: length, type of four letters, content, checksum. What is shown
//! stands in a few of them; texts, Exif (before or behind the picture), times, signed histories and whatever programs made up
//! stand in others. Old programs write Exif, IPTC and XMP as hexadecimal text in a compressed chunk (`Raw profile type …`).
//! IEND ends the file. A clean copy holds the chunks of the list below with the checksums they had, the profile blanked, and
//! the orientation.

use super::bytes::{array, at_most, be32, find, part, place, rest, text};
use super::checksum::{crc32, inflated, stored};
use super::plan::Plan;
use super::refusal::Refused;
use super::report::{Class, Report};
use super::{exif, iptc, jpeg_clean, profile, trailer, xmp};
use crate::limits;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that make the picture, its colours, its size on paper and its movement.
const KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"mDCv", b"cLLi", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"CgBI",
];

/// One chunk.
struct Chunk<'a> {
    kind: [u8; 4],
    at: usize,
    end: usize,
    body: &'a [u8],
    /// It says to be longer than the file.
    cut: bool,
}

/// The chunks up to IEND, and where they end.
fn chunks(bytes: &[u8]) -> (Vec<Chunk<'_>>, usize) {
    let mut found = Vec::new();
    let mut at = SIGNATURE.len();
    while found.len() < limits::PHOTO_CHUNKS_MAX {
        let Some((length, kind)) = be32(bytes, at).zip(array::<4>(bytes, at.saturating_add(4))) else {
            break;
        };
        let begin = at.saturating_add(8);
        let whole = begin.saturating_add(place(length)).saturating_add(4);
        let cut = whole > bytes.len();
        let end = whole.min(bytes.len());
        let body = if cut { rest(bytes, begin) } else { at_most(bytes, begin, place(length)) };
        found.push(Chunk { kind, at, end, body, cut });
        at = end;
        if cut || &kind == b"IEND" {
            break;
        }
    }
    (found, at.min(bytes.len()))
}

/// What a text chunk holds: its name, and its text, unpacked. `budget` is what may still be unpacked in this file.
fn words(chunk: &Chunk<'_>, budget: &mut usize) -> Option<(String, Vec<u8>)> {
    let zero = memchr::memchr(0, chunk.body)?;
    let key = text(at_most(chunk.body, 0, zero));
    let after = rest(chunk.body, zero.checked_add(1)?);
    let packed = match &chunk.kind {
        b"tEXt" => return Some((key, after.to_vec())),
        b"zTXt" | b"iCCP" => rest(after, 1),
        _ => {
            let is_packed = after.first() == Some(&1);
            let language = rest(after, 2);
            let translated = rest(language, memchr::memchr(0, language)?.checked_add(1)?);
            let value = rest(translated, memchr::memchr(0, translated)?.checked_add(1)?);
            if !is_packed {
                return Some((key, value.to_vec()));
            }
            value
        }
    };
    let value = inflated(packed, *budget);
    *budget = budget.saturating_sub(value.as_ref().map_or(*budget, Vec::len));
    Some((key, value?))
}

/// Looks at a PNG.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    let (chunks, end) = chunks(bytes);
    let mut budget = limits::PHOTO_UNPACKED_MAX_BYTES;
    report.damaged |= chunks.last().is_none_or(|last| last.cut || &last.kind != b"IEND");
    for chunk in &chunks {
        if &chunk.kind == b"IHDR" {
            report.size = be32(chunk.body, 0).zip(be32(chunk.body, 4)).filter(|(w, h)| *w > 0 && *h > 0);
        }
        let name = String::from_utf8_lossy(&chunk.kind).into_owned();
        report.within(&name, |report| scan_chunk(report, chunk, &mut budget));
    }
    trailer::scan(report, rest(bytes, end));
}

fn scan_chunk(report: &mut Report, chunk: &Chunk<'_>, budget: &mut usize) {
    match &chunk.kind {
        b"eXIf" | b"zxIf" | b"exIf" => exif::scan(report, exif::without_prefix(chunk.body)),
        b"tEXt" | b"zTXt" | b"iTXt" => {
            let before = report.findings.len();
            match words(chunk, budget) {
                Some((key, value)) => scan_text(report, &key, &value),
                None => report.add(Class::Notes, "Text", ""),
            }
            // Whatever it holds, it is text that a clean copy has not.
            if report.findings.len() == before {
                report.add(Class::Notes, "Text", "");
            }
        }
        b"tIME" => {
            let year = super::bytes::be16(chunk.body, 0).unwrap_or(0);
            let parts = rest(chunk.body, 2);
            if let [month, day, hour, minute, second, ..] = parts {
                let value = format!("{year:04}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}");
                report.add(Class::Time, "ModifyDate", value);
            } else {
                report.add(Class::Time, "ModifyDate", "");
            }
        }
        b"iCCP" => match words(chunk, budget) {
            Some((key, value)) => {
                if key != NAME && !key.is_empty() && profile::blanked(&value).is_some() {
                    report.add(Class::Profile, "ProfileName", key);
                }
                profile::scan(report, &value);
            }
            None => report.add(Class::Notes, "ICC", ""),
        },
        b"caBX" => trailer::scan_box(report, chunk.body),
        kind if KEPT.contains(&kind) => {}
        _ => report.add(Class::Notes, "Chunk", text(chunk.body.get(..16).unwrap_or(chunk.body))),
    }
}

/// What a blanked profile is called.
const NAME: &str = "ICC";

fn scan_text(report: &mut Report, key: &str, value: &[u8]) {
    if key == "XML:com.adobe.xmp" {
        return xmp::scan(report, value);
    }
    if let Some(kind) = key.strip_prefix("Raw profile type ") {
        let raw = unhexed(value);
        return match kind {
            "exif" | "EXIF" | "APP1" | "app1" => match xmp::of_segment(&raw) {
                Some(packet) => xmp::scan(report, packet),
                None => exif::scan(report, exif::without_prefix(&raw)),
            },
            "xmp" => xmp::scan(report, &raw),
            "iptc" | "IPTC" | "8bim" => match find(&raw, b"8BIM") {
                Some(at) => iptc::scan_resources(report, rest(&raw, at)),
                None => iptc::scan_records(report, &raw),
            },
            _ => report.add(Class::Notes, key, ""),
        };
    }
    let low = key.to_ascii_lowercase();
    let class = match low.as_str() {
        "author" | "artist" | "creator" | "copyright" | "owner" => Class::Owner,
        "software" | "generator" | "program" => Class::Software,
        "make" => Class::Make,
        "model" | "source" | "camera" => Class::Model,
        "serialnumber" | "serial number" => Class::Serial,
        "creation time" | "create-date" | "modify-date" | "timestamp" => Class::Time,
        _ if low.starts_with("date:") || low.contains("datetime") => Class::Time,
        _ if low.contains("gps") || low.contains("latitude") || low.contains("longitude") => Class::Location,
        _ => Class::Text,
    };
    report.add(class, key, text(value));
}

/// Hexadecimal text behind a name and a length, as old programs write it.
fn unhexed(value: &[u8]) -> Vec<u8> {
    let mut lines = value.trim_ascii_start().splitn(3, |byte| *byte == b'\n');
    let digits = lines.nth(2).unwrap_or_default();
    let nibbles: Vec<u8> = digits
        .iter()
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    nibbles.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum: u8, nibble| (sum << 4) | nibble)).collect()
}

/// The copy of a PNG.
pub(super) fn clean(bytes: &[u8]) -> Result<Plan, Refused> {
    let (chunks, _) = chunks(bytes);
    if !chunks.iter().any(|chunk| &chunk.kind == b"IDAT")
        || !chunks.iter().any(|chunk| &chunk.kind == b"IHDR")
    {
        return Err(Refused::NoPicture);
    }
    let mut orientation = exif_block(&chunks).map_or(1, |block| jpeg_clean::orientation(&block));
    let mut plan = Plan::default();
    plan.new_bytes(SIGNATURE);
    for chunk in &chunks {
        match &chunk.kind {
            b"iCCP" => {
                let mut budget = limits::PHOTO_UNPACKED_MAX_BYTES;
                let Some((_, mut value)) = words(chunk, &mut budget) else { continue };
                // What follows a profile is none of it; one that broke off has no colours.
                let said = be32(&value, 0).map_or(0, place);
                let whole = said <= value.len();
                value.truncate(said);
                if !profile::is_profile(&value) || chunk.cut || !whole {
                    continue;
                }
                // Written anew in any case: what stands between and behind the parts of the old stream is not looked at.
                let mut body = NAME.as_bytes().to_vec();
                body.extend_from_slice(&[0, 0]);
                body.extend(stored(&profile::blanked(&value).unwrap_or(value)));
                write(&mut plan, b"iCCP", &body);
            }
            // The picture itself may be cut off, and what is there still shows.
            kind if KEPT.contains(&kind) && (!chunk.cut || matches!(kind, b"IDAT" | b"fdAT")) => {
                if kind == b"IDAT"
                    && let Some(block) = jpeg_clean::written(orientation, false)
                {
                    write(&mut plan, b"eXIf", &block);
                    orientation = 1;
                }
                plan.copy_range(chunk.at, chunk.end);
            }
            _ => {}
        }
    }
    Ok(plan)
}

fn write(plan: &mut Plan, kind: &[u8; 4], body: &[u8]) {
    plan.new_bytes(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes());
    plan.new_bytes(kind);
    plan.new_bytes(body);
    plan.new_bytes(&crc32(&[kind, body]).to_be_bytes());
}

/// Exif, where it stands: in its own chunk, or as old programs write it.
fn exif_block(chunks: &[Chunk<'_>]) -> Option<Vec<u8>> {
    let own = chunks.iter().find(|chunk| &chunk.kind == b"eXIf");
    if let Some(chunk) = own {
        return Some(exif::without_prefix(chunk.body).to_vec());
    }
    let mut budget = limits::PHOTO_UNPACKED_MAX_BYTES;
    let texts = chunks.iter().filter(|chunk| matches!(&chunk.kind, b"tEXt" | b"zTXt" | b"iTXt"));
    texts.filter_map(|chunk| words(chunk, &mut budget)).find_map(|(key, value)| {
        let raw = matches!(key.as_str(), "Raw profile type exif" | "Raw profile type APP1")
            .then(|| unhexed(&value))?;
        part(&raw, 0, 8)?;
        Some(exif::without_prefix(&raw).to_vec())
    })
}
