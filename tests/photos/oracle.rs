//! Two other readers of Exif and of films, which share no code with ours: kamadak-exif and nom-exif.

use std::io::Cursor;

use exif::{In, Reader, Tag, Value};
use nom_exif::{Exif, ExifTag, GPSInfo, MediaKind, MediaParser, MediaSource, TrackInfoTag};

/// What a reader says about a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Said {
    /// Degrees to the north and to the east.
    pub(crate) position: Option<(f64, f64)>,
    /// Who built the device.
    pub(crate) make: Option<String>,
    /// Which device.
    pub(crate) model: Option<String>,
}

/// What both say; one that can't read a file says nothing about it.
pub(crate) fn said(bytes: &[u8]) -> Vec<(&'static str, Said)> {
    [("kamadak-exif", kamadak(bytes)), ("nom-exif", nom(bytes))]
        .into_iter()
        .filter_map(|(name, said)| Some((name, said?)))
        .collect()
}

fn kamadak(bytes: &[u8]) -> Option<Said> {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut Cursor::new(bytes));
    let found = read.or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    let field = |tag: Tag| found.get_field(tag, In::PRIMARY).map(|field| &field.value);
    let text = |tag: Tag| match field(tag)? {
        Value::Ascii(lines) => Some(String::from_utf8_lossy(lines.first()?).trim().to_owned()),
        _ => None,
    };
    let degrees = |tag: Tag, side: Tag, minus: &str| match field(tag)? {
        Value::Rational(parts) => {
            let scales = [1.0, 60.0, 3600.0];
            let sum: f64 = parts.iter().zip(scales).map(|(part, scale)| part.to_f64() / scale).sum();
            let sign =
                if text(side).is_some_and(|side| side.eq_ignore_ascii_case(minus)) { -1.0 } else { 1.0 };
            Some(sign * sum).filter(|sum| sum.is_finite())
        }
        _ => None,
    };
    let lat = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, "S");
    let lon = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, "W");
    Some(Said { position: lat.zip(lon), make: text(Tag::Make), model: text(Tag::Model) })
}

fn nom(bytes: &[u8]) -> Option<Said> {
    let text = |value: Option<&nom_exif::EntryValue>| {
        value.and_then(nom_exif::EntryValue::as_str).map(|text| text.trim().to_owned())
    };
    let position =
        |gps: Option<&GPSInfo>| gps.and_then(|gps| gps.latitude_decimal().zip(gps.longitude_decimal()));
    let source = MediaSource::from_memory(bytes.to_vec()).ok()?;
    let mut parser = MediaParser::new();
    if source.kind() == MediaKind::Image {
        let found: Exif = parser.parse_exif(source).ok()?.into();
        return Some(Said {
            position: position(found.gps_info()),
            make: text(found.get(ExifTag::Make)),
            model: text(found.get(ExifTag::Model)),
        });
    }
    let found = parser.parse_track(source).ok()?;
    Some(Said {
        position: position(found.gps_info()),
        make: text(found.get(TrackInfoTag::Make)),
        model: text(found.get(TrackInfoTag::Model)),
    })
}
