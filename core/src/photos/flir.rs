//! What cameras for heat keep in a block of their own: where it was, which camera, and the photo that was taken beside.
//!
//! The block comes in several APP1 segments, each with `FLIR` in front. Put together they begin with `FFF`, and at 18 and 1C hex
//! stand the place and the number of its records: 32 bytes each, with a type, the place of the record and its length. Numbers
//! have the larger half first in some files and the smaller in others; the version at 14 hex, 100 to 199, shows which.

use super::bytes::{array, at_most, be16, be32, le16, le32, part, place, rest, u8_at};
use super::report::{Class, Position, Report};
use super::tiff::jpeg_size;
use crate::limits;

/// What stands in front of each part of the block: the name, a version, which part, and the last one.
const FRONT: &[u8] = b"FLIR\0";
const FRONT_BYTES: usize = 8;

const VISIBLE_PHOTO: u16 = 0x0e;
const CAMERA: u16 = 0x20;
const GPS: u16 = 0x2b;

/// A part of the block, where an APP1 segment holds one.
pub(super) fn of_segment(body: &[u8]) -> Option<&[u8]> {
    body.starts_with(FRONT).then(|| rest(body, FRONT_BYTES))
}

/// Looks at the block, put together.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    report.within("FLIR", |report| {
        let Some(big_endian) = order(bytes) else { return };
        let number = |at: usize| if big_endian { be32(bytes, at) } else { le32(bytes, at) }.map(place);
        let (Some(list), Some(count)) = (number(0x18), number(0x1c)) else { return };
        for index in 0..count.min(limits::PHOTO_DIRECTORIES_MAX) {
            let entry = list.saturating_add(index.saturating_mul(32));
            let kind = if big_endian { be16(bytes, entry) } else { le16(bytes, entry) };
            let at = number(entry.saturating_add(0x0c)).zip(number(entry.saturating_add(0x10)));
            let (Some(kind), Some((at, length))) = (kind, at) else { return };
            record(report, kind, at_most(bytes, at, length));
        }
    });
}

/// Which half of numbers comes first.
fn order(bytes: &[u8]) -> Option<bool> {
    let right = |version: Option<u32>| version.is_some_and(|version| (100..200).contains(&version));
    if right(be32(bytes, 0x14)) { Some(true) } else { right(le32(bytes, 0x14)).then_some(false) }
}

fn record(report: &mut Report, kind: u16, body: &[u8]) {
    match kind {
        GPS => gps(report, body),
        CAMERA => {
            report.add_text(Class::Model, "CameraModel", at_most(body, 0xd4, 32));
            report.add_text(Class::Serial, "CameraSerialNumber", at_most(body, 0x104, 16));
        }
        VISIBLE_PHOTO => {
            let size = jpeg_size(body).map_or(String::new(), |(width, height)| format!("{width}x{height}"));
            report.add(Class::SecondPicture, "EmbeddedImage", size);
        }
        _ => {}
    }
}

/// Whether it is known, letters of the sides, then latitude and longitude as real numbers, the smaller half first in every file.
fn gps(report: &mut Report, body: &[u8]) {
    if le32(body, 0).unwrap_or(0) == 0 {
        return;
    }
    let degrees = |at: usize, side: usize, minus: u8| {
        let degrees = array::<8>(body, at).map(f64::from_le_bytes)?;
        Some(if u8_at(body, side) == Some(minus) { -degrees.abs() } else { degrees })
    };
    let found = degrees(0x10, 0x08, b'S').zip(degrees(0x18, 0x0a, b'W'));
    match found.and_then(|(lat, lon)| Position::new(lat, lon)) {
        Some(position) => report.add_position("GPSPosition", position, None),
        None => report.add(Class::Location, "GPS", ""),
    }
    let metres = part(body, 0x20, 4).and_then(|bytes| array::<4>(bytes, 0)).map(f32::from_le_bytes);
    if let Some(metres) = metres.filter(|metres| metres.is_finite() && *metres > 0.0) {
        report.add(Class::Altitude, "GPSAltitude", format!("{metres:.1} m"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::bytes::put;
    use super::*;

    /// A block with a position, a camera and a photo.
    fn block(big_endian: bool) -> Vec<u8> {
        let u32 = |number: u32| if big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
        let mut gps = vec![0; 0x60];
        put(&mut gps, 0, &1_u32.to_le_bytes());
        put(&mut gps, 8, b"N\0W\0");
        put(&mut gps, 0x10, &51.503_364_f64.to_le_bytes());
        put(&mut gps, 0x18, &0.127_625_f64.to_le_bytes());
        put(&mut gps, 0x20, &35.5_f32.to_le_bytes());
        let mut camera = vec![0; 0x120];
        put(&mut camera, 0xd4, b"CANARY-MODEL");
        put(&mut camera, 0x104, b"CANARY-SERIAL");
        let photo = b"\xff\xd8\xff\xc0\0\x11\x08\0\x20\0\x40".to_vec();
        let mut bytes = b"FFF\0".to_vec();
        bytes.resize(64, 0);
        let records = [(GPS, gps), (CAMERA, camera), (VISIBLE_PHOTO, photo), (0, Vec::new())];
        put(&mut bytes, 0x14, &u32(101));
        put(&mut bytes, 0x18, &u32(64));
        put(&mut bytes, 0x1c, &u32(4));
        let mut at = 64 + 32 * 4;
        let mut data = Vec::new();
        for (kind, body) in records {
            let mut entry = vec![0; 32];
            put(&mut entry, 0, &if big_endian { kind.to_be_bytes() } else { kind.to_le_bytes() });
            put(&mut entry, 0x0c, &u32(at));
            put(&mut entry, 0x10, &u32(body.len().try_into().unwrap()));
            bytes.extend(entry);
            at += u32::try_from(body.len()).unwrap();
            data.extend(body);
        }
        bytes.extend(data);
        bytes
    }

    fn scanned(bytes: &[u8]) -> Report {
        let mut report = Report::new(Format::Jpeg);
        scan(&mut report, bytes);
        report
    }

    #[test]
    fn place_camera_and_photo_are_found_in_both_orders() {
        for big_endian in [true, false] {
            let report = scanned(&block(big_endian));
            let position = report.position().unwrap();
            assert_eq!((position.lat, position.lon), (51.503_364, -0.127_625));
            let has = |class, value: &str| {
                report.findings.iter().any(|one| one.class == class && one.value == value)
            };
            assert!(has(Class::Model, "CANARY-MODEL") && has(Class::Serial, "CANARY-SERIAL"));
            assert!(has(Class::SecondPicture, "64x32") && has(Class::Altitude, "35.5 m"));
        }
    }

    #[test]
    fn a_block_that_knows_no_place_tells_none() {
        let mut bytes = block(true);
        put(&mut bytes, 64 + 32 * 4, &[0; 4]);
        let report = scanned(&bytes);
        assert!(!report.has(Class::Location) && report.has(Class::Serial));
    }

    #[test]
    fn every_beginning_ends_well() {
        let bytes = block(true);
        for length in 0..bytes.len() {
            scanned(&bytes[..length]);
        }
        let mut lying = bytes;
        put(&mut lying, 0x1c, &[0xff; 4]);
        assert!(scanned(&lying).has(Class::Location));
    }
}
