//! IPTC records, and the resource blocks of Photoshop that carry them in JPEG.
//!
//! A resource is `8BIM`, an id, a name with its length in front (padded to two bytes), a length and that many bytes (padded).
//! Resource 0x0404 holds records: 1C, number of the record, number of the field, length, value.

use super::bytes::{be16, be32, part, place, rest, text, u8_at};
use super::report::{Class, Report};
use super::{exif, profile, xmp};
use crate::limits;

/// Looks at the resources of an APP13 segment, without its signature.
pub(super) fn scan_resources(report: &mut Report, bytes: &[u8]) {
    let before = report.findings.len();
    report.within("8BIM", |report| {
        let mut at = 0_usize;
        for _ in 0..limits::PHOTO_SEGMENTS_MAX {
            let Some(next) = resource(report, bytes, at) else { break };
            at = next;
        }
    });
    // A clean copy has none of them, whatever they hold.
    if report.findings.len() == before && !bytes.is_empty() {
        report.add(Class::Notes, "8BIM", "");
    }
}

fn resource(report: &mut Report, bytes: &[u8], at: usize) -> Option<usize> {
    let signature = part(bytes, at, 4)?;
    if !matches!(signature, b"8BIM" | b"PHUT" | b"AgHg" | b"DCSR" | b"MeSa") {
        return None;
    }
    let id = be16(bytes, at.checked_add(4)?)?;
    let name_at = at.checked_add(6)?;
    let name = usize::from(u8_at(bytes, name_at)?).checked_add(1)?;
    let size_at = name_at.checked_add(name.checked_next_multiple_of(2)?)?;
    let size = place(be32(bytes, size_at)?);
    let begin = size_at.checked_add(4)?;
    let body = part(bytes, begin, size).unwrap_or_else(|| rest(bytes, begin));
    match id {
        0x0404 => scan_records(report, body),
        0x0409 | 0x040c => {
            let size = be32(body, 4).zip(be32(body, 8));
            report.add_thumbnail("PhotoshopThumbnail", size);
        }
        0x040f => profile::scan(report, body),
        0x0422 | 0x0423 => exif::scan(report, body),
        0x0424 => xmp::scan(report, body),
        _ => report.add(Class::Notes, "Photoshop", format!("{id:04x}")),
    }
    begin.checked_add(size.checked_next_multiple_of(2)?)
}

/// Looks at the records.
pub(super) fn scan_records(report: &mut Report, bytes: &[u8]) {
    report.within("IPTC", |report| {
        let mut at = 0_usize;
        let mut others = 0_usize;
        for _ in 0..limits::PHOTO_PROPERTIES_MAX {
            let Some(next) = record(report, bytes, at, &mut others) else { break };
            at = next;
        }
        if others > 0 {
            report.add(Class::Notes, "IPTC", others.to_string());
        }
    });
}

fn record(report: &mut Report, bytes: &[u8], at: usize, others: &mut usize) -> Option<usize> {
    let head = part(bytes, at, 5)?;
    let [0x1c, record, field, high, low] = *head else { return None };
    let mut size = usize::from(u16::from_be_bytes([high, low]));
    let mut begin = at.checked_add(5)?;
    if size & 0x8000 != 0 {
        // The length itself is that many bytes long.
        let digits = part(bytes, begin, (size & 0x7fff).min(4))?;
        begin = begin.checked_add(digits.len())?;
        size = digits.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
    }
    let value = part(bytes, begin, size).unwrap_or_else(|| rest(bytes, begin));
    let told = match (record, field) {
        (2, 90) => Some(("City", Class::PlaceName)),
        (2, 92) => Some(("Sub-location", Class::PlaceName)),
        (2, 95) => Some(("Province-State", Class::PlaceName)),
        (2, 100 | 101) => Some(("Country", Class::PlaceName)),
        (2, 26 | 27) => Some(("ContentLocation", Class::PlaceName)),
        (2, 80) => Some(("By-line", Class::Owner)),
        (2, 110 | 115 | 116 | 118 | 122) => Some(("Credit", Class::Owner)),
        (2, 55) => Some(("DateCreated", Class::Time)),
        (2, 60) => Some(("TimeCreated", Class::Time)),
        (2, 62 | 63) => Some(("DigitalCreation", Class::Time)),
        (2, 65) => Some(("OriginatingProgram", Class::Software)),
        (2, 5 | 25 | 105 | 120) => Some(("Caption", Class::Text)),
        _ => None,
    };
    match told {
        Some((key, class)) if !text(value).is_empty() => report.add_text(class, key, value),
        _ => *others = others.saturating_add(1),
    }
    begin.checked_add(size)
}
