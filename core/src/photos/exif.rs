//! What Exif tells: the same tags in every container.

use super::bytes::{at_most, find, place64, rest, text, text_utf16};
use super::coordinates::decimals;
use super::jpeg_clean::orientation_in;
use super::report::{Class, Position, Report};
use super::tiff::{Directory, Entry, Kind, Tiff, jpeg_size};
use super::{iptc, profile, xmp};
use crate::limits;

/// A tag that tells something.
struct Told {
    tag: u16,
    key: &'static str,
    class: Class,
}

const fn told(tag: u16, key: &'static str, class: Class) -> Told {
    Told { tag, key, class }
}

/// Tags of the main directories and of Exif whose value is shown. Exif 2.32, TIFF/EP, DNG 1.6, and Windows' own (XP…).
const TOLD: &[Told] = &[
    told(0x010d, "DocumentName", Class::Text),
    told(0x010e, "ImageDescription", Class::Text),
    told(0x010f, "Make", Class::Make),
    told(0x0110, "Model", Class::Model),
    told(0x011d, "PageName", Class::Text),
    told(0x0131, "Software", Class::Software),
    told(0x0132, "ModifyDate", Class::Time),
    told(0x013b, "Artist", Class::Owner),
    told(0x013c, "HostComputer", Class::Host),
    told(0x8298, "Copyright", Class::Owner),
    told(0x882a, "TimeZoneOffset", Class::Zone),
    told(0x9003, "DateTimeOriginal", Class::Time),
    told(0x9004, "CreateDate", Class::Time),
    told(0x9010, "OffsetTime", Class::Zone),
    told(0x9011, "OffsetTimeOriginal", Class::Zone),
    told(0x9012, "OffsetTimeDigitized", Class::Zone),
    told(0x927c, "MakerNote", Class::MakerNote),
    told(0x9286, "UserComment", Class::Text),
    told(0x9c9b, "XPTitle", Class::Text),
    told(0x9c9c, "XPComment", Class::Text),
    told(0x9c9d, "XPAuthor", Class::Owner),
    told(0x9c9e, "XPKeywords", Class::Text),
    told(0x9c9f, "XPSubject", Class::Text),
    told(0xa420, "ImageUniqueID", Class::Identifier),
    told(0xa430, "OwnerName", Class::Owner),
    told(0xa431, "BodySerialNumber", Class::Serial),
    told(0xa433, "LensMake", Class::Make),
    told(0xa434, "LensModel", Class::Model),
    told(0xa435, "LensSerialNumber", Class::Serial),
    told(0xa437, "Photographer", Class::Owner),
    told(0xa438, "ImageEditor", Class::Owner),
    told(0xa439, "CameraFirmware", Class::Software),
    told(0xa43a, "RAWDevelopingSoftware", Class::Software),
    told(0xa43b, "ImageEditingSoftware", Class::Software),
    told(0xc614, "UniqueCameraModel", Class::Model),
    told(0xc615, "LocalizedCameraModel", Class::Model),
    told(0xc62f, "CameraSerialNumber", Class::Serial),
    told(0xc634, "DNGPrivateData", Class::MakerNote),
    told(0xc65d, "RawDataUniqueID", Class::Identifier),
    told(0xc68b, "OriginalRawFileName", Class::Text),
    told(0xc71b, "PreviewDateTime", Class::Time),
    told(0xfde8, "OwnerName", Class::Owner),
    told(0xfde9, "SerialNumber", Class::Serial),
    told(0x830e, "ModelPixelScale", Class::Location),
    told(0x8482, "ModelTiepoint", Class::Location),
    told(0x85d8, "ModelTransform", Class::Location),
];

/// Tags of Exif that a clean copy has as well, or that say nothing: orientation, versions, colour space, size.
const SAYS_NOTHING: &[u16] = &[
    0x0100, 0x0101, 0x0112, 0x0213, 0x8769, 0x8825, 0xa005, 0x9000, 0x9101, 0xa000, 0xa001, 0xa002, 0xa003,
    0x0001, 0x0002,
];

/// Looks at Exif: `bytes` begin with the TIFF header.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    let whole = Tiff::new(bytes);
    if whole.is_none() && bytes.iter().any(|byte| *byte != 0) {
        report.damaged = true;
        report.add(Class::Notes, "Exif", "");
    }
    let Some(tiff) = whole.or_else(|| Tiff::damaged(bytes)) else { return };
    report.within("Exif", |report| {
        let (directories, broken) = tiff.directories();
        report.damaged |= broken;
        // The first block is that of the picture itself.
        report.turned = report.turned.or(Some(orientation_in(&directories) >= TURNED_FROM));
        for directory in &directories {
            scan_directory(report, &tiff, directory, &|tag| SAYS_NOTHING.contains(&tag));
        }
        // A header without a directory hides nothing that can be read, but it is no part of a clean copy.
        if directories.is_empty() && whole.is_some() {
            report.add(Class::Notes, "Exif", "");
        }
    });
}

/// Orientations from here on are turned by a quarter.
const TURNED_FROM: u16 = 5;

/// The TIFF header in something that should begin with it: some writers put the name of the block in front, or count
/// wrongly.
pub(super) fn without_prefix(bytes: &[u8]) -> &[u8] {
    if Tiff::new(bytes).is_some() {
        return bytes;
    }
    let front = at_most(bytes, 0, 64);
    let begin = [b"II*\0", b"MM\0*"].into_iter().filter_map(|head| find(front, head)).min();
    begin.map_or(bytes, |at| rest(bytes, at))
}

/// Looks at one directory. What `is_structure` says is needed to show the picture tells nothing.
pub(super) fn scan_directory(
    report: &mut Report,
    tiff: &Tiff<'_>,
    directory: &Directory<'_>,
    is_structure: &dyn Fn(u16) -> bool,
) {
    let name = match directory.kind {
        Kind::Main(0) => "IFD0".to_owned(),
        Kind::Main(number) => format!("IFD{number}"),
        Kind::Sub => "SubIFD".to_owned(),
        Kind::Exif => "ExifIFD".to_owned(),
        Kind::Gps => "GPS".to_owned(),
        Kind::Interop => "InteropIFD".to_owned(),
    };
    report.within(&name, |report| match directory.kind {
        Kind::Gps => gps(report, directory),
        _ => plain(report, tiff, directory, is_structure),
    });
}

fn plain(
    report: &mut Report,
    tiff: &Tiff<'_>,
    directory: &Directory<'_>,
    is_structure: &dyn Fn(u16) -> bool,
) {
    let mut others = 0_usize;
    for entry in &directory.entries {
        if let Some(told) = TOLD.iter().find(|told| told.tag == entry.tag) {
            tell(report, told, entry);
            continue;
        }
        match entry.tag {
            0x02bc => xmp::scan(report, entry.value),
            0x83bb => iptc::scan_records(report, entry.value),
            0x8649 => iptc::scan_resources(report, entry.value),
            0x8773 => profile::scan(report, entry.value),
            0x0201 | 0x0202 if !is_structure(entry.tag) => {}
            tag if is_structure(tag) => {}
            _ => others = others.saturating_add(1),
        }
    }
    if others > 0 {
        report.add(Class::Notes, "Settings", others.to_string());
    }
    if !is_structure(0x0201) {
        thumbnail(report, tiff, directory);
    }
}

/// A small JPEG beside the picture.
fn thumbnail(report: &mut Report, tiff: &Tiff<'_>, directory: &Directory<'_>) {
    let Some(at) = directory.number(0x0201) else { return };
    let length = directory.number(0x0202).unwrap_or(0);
    if length == 0 {
        return report.add(Class::Notes, "ThumbnailOffset", "");
    }
    // Its size stands at its beginning, which is often all that a damaged file has of it.
    let small = jpeg_size(at_most(tiff.bytes(), place64(at), place64(length)));
    report.add_thumbnail("ThumbnailImage", small);
}

fn tell(report: &mut Report, told: &Told, entry: &Entry<'_>) {
    let value = match told.class {
        Class::MakerNote => format!("{} bytes", entry.count),
        Class::Zone if entry.kind != 2 => {
            let hours = entry.number(0).and_then(|number| u16::try_from(number).ok()).map(u16::cast_signed);
            hours.map_or(String::new(), |hours| hours.to_string())
        }
        Class::Text | Class::Owner if entry.kind == 1 => text_utf16(entry.value, false),
        Class::Location => String::new(),
        _ if entry.tag == 0x9286 => comment(entry),
        _ if entry.tag == 0xc65d => hex(entry.value),
        _ if matches!(entry.kind, 1 | 2 | 7) => text(entry.value),
        _ => numbers(entry),
    };
    // A tag whose text is empty or blank is still there, and a clean copy has none of them.
    if value.is_empty() && !matches!(told.class, Class::Location) {
        return report.add(Class::Notes, told.key, "");
    }
    report.add(told.class, told.key, value);
}

/// A few numbers where text should stand.
fn numbers(entry: &Entry<'_>) -> String {
    let shown = (0..8).map_while(|index| {
        entry
            .number(index)
            .map(|number| number.to_string())
            .or_else(|| entry.any_real(index).map(|real| format!("{real:e}")))
    });
    shown.collect::<Vec<_>>().join(" ")
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().map_or('0', char::from);
    at_most(bytes, 0, 32).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The first eight bytes of a user comment name its letters.
fn comment(entry: &Entry<'_>) -> String {
    let words = rest(entry.value, 8);
    match entry.value.get(..7) {
        Some(b"UNICODE") => text_utf16(words, entry.order().is_big_endian()),
        _ => text(words),
    }
}

fn gps(report: &mut Report, directory: &Directory<'_>) {
    let accuracy_m = directory.entry(0x1f).and_then(|entry| entry.real(0)).and_then(whole_metres);
    match position(directory, [1, 2, 3, 4]) {
        Some(position) => report.add_position("GPSPosition", position, accuracy_m),
        None if directory.entries.iter().any(|entry| entry.tag != 0) || directory.count > 0 => {
            report.add(Class::Location, "GPS", "");
        }
        None => report.add(Class::Notes, "GPS", ""),
    }
    if let Some(position) = position(directory, [0x13, 0x14, 0x15, 0x16]) {
        report.add_position("GPSDestPosition", position, None);
    }
    if let Some(metres) = directory.entry(6).and_then(|entry| entry.real(0)) {
        let below = directory.number(5) == Some(1);
        report.add(
            Class::Altitude,
            "GPSAltitude",
            format!("{} m", decimals(if below { -metres } else { metres }, 1)),
        );
    }
    for (tag, key) in [(0x0f, "GPSTrack"), (0x11, "GPSImgDirection"), (0x18, "GPSDestBearing")] {
        if let Some(degrees) = directory.entry(tag).and_then(|entry| entry.real(0)) {
            report.add(Class::Heading, key, decimals(degrees, 1));
        }
    }
    if let Some(entry) = directory.entry(0x1d) {
        report.add_text(Class::Time, "GPSDateStamp", entry.value);
    }
    if let Some(clock) = directory.entry(7) {
        let parts: Vec<f64> = (0..3).map_while(|index| clock.real(index)).collect();
        if let [hours, minutes, seconds] = parts.as_slice() {
            report.add(Class::Time, "GPSTimeStamp", format!("{hours:02}:{minutes:02}:{seconds:02} UTC"));
        }
    }
    for (tag, key, class) in [
        (0x12, "GPSMapDatum", Class::Notes),
        (0x1b, "GPSProcessingMethod", Class::Notes),
        (0x1c, "GPSAreaInformation", Class::PlaceName),
    ] {
        if let Some(entry) = directory.entry(tag) {
            let words = if tag == 0x12 { entry.value } else { rest(entry.value, 8) };
            report.add_text(class, key, words);
        }
    }
}

fn whole_metres(metres: f64) -> Option<u32> {
    (0..=limits::PHOTO_ACCURACY_MAX_M).find(|whole| f64::from(*whole) >= metres)
}

/// A position out of the reference and the degrees of both directions.
fn position(directory: &Directory<'_>, tags: [u16; 4]) -> Option<Position> {
    let [lat_ref, lat, lon_ref, lon] = tags;
    let side = |tag: u16, minus: u8| {
        let letter = directory.entry(tag).and_then(|entry| entry.value.first()).copied().unwrap_or(0);
        if letter.to_ascii_uppercase() == minus { -1.0 } else { 1.0 }
    };
    let lat = degrees(directory.entry(lat)?)? * side(lat_ref, b'S');
    let lon = degrees(directory.entry(lon)?)? * side(lon_ref, b'W');
    Position::new(lat, lon)
}

/// Degrees, minutes and seconds, of which the last two may be missing or without a denominator; or text.
fn degrees(entry: &Entry<'_>) -> Option<f64> {
    if entry.kind == 2 {
        return super::coordinates::xmp_degrees(&text(entry.value)).map(f64::abs);
    }
    let degrees = entry.real(0)?;
    let minutes = entry.real(1).unwrap_or(0.0);
    let seconds = entry.real(2).unwrap_or(0.0);
    Some(degrees + minutes / 60.0 + seconds / 3600.0)
}
