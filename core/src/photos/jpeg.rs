//! JPEG: how its parts lie, and what they tell. The copy is made in `jpeg_clean`.
//!
//! A JPEG is a row of segments: FF, a marker, a length of two bytes that counts itself, and the content. A few markers stand
//! alone. Behind SOS (DA) comes the picture itself, in which FF is followed by 00 or by one of eight restart markers; the
//! next other marker ends it. Pictures in several passes have several such parts with segments between them. EOI (D9) ends
//! the file, and whatever stands behind it is shown by nothing and found by whoever looks.
//!
//! Where other things hide: APP0 thumbnails, APP1 Exif and XMP, APP2 colour profile, FlashPix and the index of further
//! pictures (MPF), APP11 a signed history (C2PA), APP13 Photoshop and IPTC, comments, anything behind EOI.

use super::bytes::{at_most, be16, find, part, place64, rest, u8_at};
use super::report::{Class, Report};
use super::tiff::Tiff;
use super::{exif, flir, iptc, profile, trailer, xmp};
use crate::limits;
use crate::ordering::ShortList as _;

/// One segment, or one part of the picture itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    /// The marker; 0 for a part of the picture itself.
    pub(super) marker: u8,
    /// Where it begins, with FF.
    pub(super) at: usize,
    /// Where its content begins.
    pub(super) body: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// The segments of a file, and where the picture ends.
#[derive(Debug)]
pub(super) struct Segments {
    /// In order, without SOI and EOI.
    pub(super) all: Vec<Segment>,
    /// What the file ended in the middle of: no decoder goes on behind it, and it is in no copy.
    pub(super) cut: Option<Segment>,
    /// Behind EOI; the end of the file where there is no EOI.
    pub(super) end: usize,
    /// The file ended before its time, or a length can't be right.
    pub(super) broken: bool,
}

/// Walks over the segments. Bytes between them, which some writers leave behind, are passed over.
pub(super) fn segments(bytes: &[u8]) -> Segments {
    let mut found = Segments { all: Vec::new(), cut: None, end: bytes.len(), broken: false };
    let mut at = 2_usize;
    loop {
        let Some(marker_at) = next_marker(bytes, at) else {
            found.broken = true;
            return found;
        };
        let marker = u8_at(bytes, marker_at.saturating_add(1)).unwrap_or(0);
        let body = marker_at.saturating_add(4);
        match marker {
            0xd9 => {
                found.end = marker_at.saturating_add(2);
                return found;
            }
            0xd0..=0xd8 | 0x01 => {
                at = marker_at.saturating_add(2);
                continue;
            }
            _ => {}
        }
        let length = be16(bytes, marker_at.saturating_add(2)).map_or(0, usize::from);
        let end = marker_at.saturating_add(2).saturating_add(length);
        found.broken |= length < 2 || end > bytes.len() || found.all.len() >= limits::PHOTO_SEGMENTS_MAX;
        if found.all.len() >= limits::PHOTO_SEGMENTS_MAX {
            return found;
        }
        if end > bytes.len() {
            found.cut =
                Some(Segment { marker, at: marker_at, body: body.min(bytes.len()), end: bytes.len() });
            return found;
        }
        if length < 2 {
            // A wrong length: what follows may still begin with a marker.
            at = marker_at.saturating_add(2);
            continue;
        }
        found.all.push(Segment { marker, at: marker_at, body, end });
        at = end;
        if marker == 0xda {
            let scan_end = scan_end(bytes, end);
            found.all.push(Segment { marker: 0, at: end, body: end, end: scan_end });
            at = scan_end;
        }
    }
}

/// The next FF that a marker follows.
fn next_marker(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at = at.checked_add(memchr::memchr(0xff, rest(bytes, at))?)?;
        match u8_at(bytes, at.checked_add(1)?)? {
            0 | 0xff => at = at.checked_add(1)?,
            _ => return Some(at),
        }
    }
}

/// Where a part of the picture itself ends. FFs that nothing follows belong to no picture. What stands for nothing (02 to BF) begins
/// no segment: in a damaged picture decoders go on behind it.
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = memchr::memchr(0xff, rest(bytes, at)) {
        let ff = at.saturating_add(found);
        match u8_at(bytes, ff.saturating_add(1)) {
            Some(0 | 2..=0xbf | 0xd0..=0xd7) => at = ff.saturating_add(2),
            Some(0xff) => {
                // Fill bytes in front of a marker.
                let fill = rest(bytes, ff).iter().take_while(|byte| **byte == 0xff).count();
                match u8_at(bytes, ff.saturating_add(fill)) {
                    Some(0 | 2..=0xbf | 0xd0..=0xd7) => at = ff.saturating_add(fill).saturating_add(1),
                    _ => return ff,
                }
            }
            _ => return ff,
        }
    }
    bytes.len()
}

/// Whether a marker begins a frame: the header with width and height.
pub(super) fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf)
}

/// What the segments carry, put together where it was split.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// Exif, from its TIFF header on.
    pub(super) exif: Vec<Vec<u8>>,
    /// The colour profile, where all of its parts are there.
    pub(super) profile: Option<Vec<u8>>,
    extended_xmp: Vec<u8>,
    heat: Vec<u8>,
    photoshop: Vec<u8>,
}

const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// Collects Exif, profile and whatever else comes in several segments.
pub(super) fn carried(bytes: &[u8], segments: &Segments) -> Carried {
    let mut carried = Carried::default();
    let mut parts: Vec<(u8, u8, &[u8])> = Vec::new();
    for segment in segments.all.iter().chain(&segments.cut) {
        let body = bytes.get(segment.body..segment.end).unwrap_or_default();
        match segment.marker {
            0xe1 if is_exif(body) => {
                let block = rest(body, EXIF.len());
                match carried.exif.last_mut() {
                    // A second one without a header goes on where the first ended.
                    Some(last) if Tiff::new(block).is_none() && Tiff::new(last).is_some() => {
                        last.extend(block);
                    }
                    _ => carried.exif.push(block.to_vec()),
                }
            }
            0xe1 => {
                if let Some(part) = xmp::of_extension(body) {
                    carried.extended_xmp.extend_from_slice(part);
                } else if let Some(part) = flir::of_segment(body) {
                    carried.heat.extend_from_slice(part);
                }
            }
            0xe2 if body.starts_with(PROFILE) => {
                let number = u8_at(body, PROFILE.len()).unwrap_or(0);
                let count = u8_at(body, PROFILE.len().saturating_add(1)).unwrap_or(0);
                parts.push((number, count, rest(body, PROFILE.len().saturating_add(2))));
            }
            0xed if body.starts_with(PHOTOSHOP) => {
                carried.photoshop.extend_from_slice(rest(body, PHOTOSHOP.len()));
            }
            _ => {}
        }
    }
    parts.order_by_key(|(number, ..)| *number);
    let whole = (1..=u8::MAX).zip(&parts).all(|(number, part)| part.0 == number);
    if whole && parts.first().is_some_and(|part| usize::from(part.1) == parts.len()) {
        carried.profile = Some(parts.iter().flat_map(|(.., part)| part.iter().copied()).collect());
    }
    carried
}

fn is_exif(body: &[u8]) -> bool {
    part(body, 0, EXIF.len()).is_some_and(|front| front.eq_ignore_ascii_case(EXIF))
        || part(body, 0, 6) == Some(b"Exif\0\xff")
}

/// Looks at a JPEG.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    let segments = segments(bytes);
    let carried = carried(bytes, &segments);
    report.damaged |= segments.broken;
    if let Some(frame) = segments.all.iter().find(|segment| is_frame(segment.marker)) {
        let at = |more: usize| be16(bytes, frame.body.saturating_add(more)).map(u32::from);
        let own = at(3).zip(at(1)).filter(|(width, height)| *width > 0 && *height > 0);
        report.size = own.or(report.size);
    }
    for (index, block) in carried.exif.iter().enumerate() {
        // A clean copy has at most one, with the orientation.
        if index > 0 {
            report.add(Class::Notes, "Exif", "");
        }
        exif::scan(report, block);
    }
    for segment in segments.all.iter().chain(&segments.cut) {
        let body = bytes.get(segment.body..segment.end).unwrap_or_default();
        scan_segment(report, segment.marker, body, bytes, segment.body);
    }
    if let Some(profile) = &carried.profile {
        profile::scan(report, profile);
    }
    if !carried.extended_xmp.is_empty() {
        xmp::scan(report, &carried.extended_xmp);
    }
    if !carried.photoshop.is_empty() {
        iptc::scan_resources(report, &carried.photoshop);
    }
    if !carried.heat.is_empty() {
        flir::scan(report, &carried.heat);
    }
    trailer::scan(report, rest(bytes, segments.end));
}

fn scan_segment(report: &mut Report, marker: u8, body: &[u8], bytes: &[u8], at: usize) {
    match marker {
        0xe0 if body.starts_with(b"JFIF\0") => {
            let size = (u8_at(body, 12).unwrap_or(0), u8_at(body, 13).unwrap_or(0));
            report.within("APP0", |report| match size {
                // Without one of its sides it is no picture, whatever else stands there.
                (0, 0) if body.len() <= 14 => {}
                (0, _) | (_, 0) => report.add(Class::Notes, "JFIFThumbnail", ""),
                (width, height) => {
                    report.add_thumbnail("JFIFThumbnail", Some((width.into(), height.into())));
                }
            });
        }
        0xe0 if body.starts_with(b"JFXX\0") => {
            report
                .within("APP0", |report| report.add_thumbnail("JFXXThumbnail", super::tiff::jpeg_size(body)));
        }
        0xe1 if is_exif(body) || xmp::of_extension(body).is_some() => {}
        0xe1 if xmp::of_segment(body).is_some() => {
            xmp::scan(report, xmp::of_segment(body).unwrap_or_default());
        }
        0xe1 if find(at_most(body, 0, 64), b"xmp").is_some() || body.starts_with(b"<") => {
            xmp::scan(report, body);
        }
        0xe2 if body.starts_with(PROFILE) => {}
        0xe2 if body.starts_with(b"MPF\0") => further_pictures(report, body, bytes, at),
        0xeb => report.within("APP11", |report| trailer::scan_box(report, body)),
        0xed if body.starts_with(PHOTOSHOP) => {}
        0xee if body.starts_with(b"Adobe") && body.len() <= 12 => {}
        0xe0..=0xef => {
            let key = format!("APP{}", marker & 0x0f);
            let name = text_front(body);
            // Cameras for heat have a block of their own (`flir`), old ones a text.
            let old = find(at_most(body, 0, 64), b"[picture info]").is_some();
            let heat = flir::of_segment(body).is_some();
            let class = if old || heat { Class::MakerNote } else { Class::Notes };
            report.add(class, &key, name);
        }
        0xfe => report.within("COM", |report| {
            report.add_text(Class::Text, "Comment", body);
            if super::bytes::text(body).is_empty() {
                report.add(Class::Notes, "Comment", "");
            }
        }),
        _ => {}
    }
}

fn text_front(body: &[u8]) -> String {
    let letters = body.iter().take(16).take_while(|byte| byte.is_ascii_graphic()).copied().collect();
    String::from_utf8(letters).unwrap_or_default()
}

/// The index of further pictures. Each is a whole JPEG behind the first, with Exif of its own.
fn further_pictures(report: &mut Report, body: &[u8], bytes: &[u8], at: usize) {
    let index = rest(body, 4);
    let header_at = at.saturating_add(4);
    report.within("MPF", |report| {
        let Some(tiff) = Tiff::new(index) else { return report.add(Class::SecondPicture, "MPF", "") };
        let (directories, _) = tiff.directories();
        let entries = directories.iter().find_map(|directory| directory.entry(0xb002));
        let list = entries.map(|entry| entry.value).unwrap_or_default();
        let count = list.chunks_exact(16).count();
        report.add(Class::SecondPicture, "MPF", count.to_string());
        for (number, entry) in list.chunks_exact(16).enumerate().take(limits::PHOTO_INSIDE_MAX) {
            let order = tiff.order();
            let size = order.number(entry, 4, 4).map_or(0, place64);
            let offset = order.number(entry, 8, 4).map_or(0, place64);
            if offset == 0 || report.depth() > limits::PHOTO_INSIDE_DEPTH_MAX {
                continue;
            }
            let picture = at_most(bytes, header_at.saturating_add(offset), size);
            if picture.starts_with(b"\xff\xd8\xff") {
                let own = report.size;
                report
                    .within(&format!("picture {}", number.saturating_add(1)), |report| scan(report, picture));
                report.size = own;
            }
        }
    });
}
