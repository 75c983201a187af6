//! What stands behind the end of a picture, or inside it as a file of its own.

use super::bytes::{at_most, find, rest};
use super::report::{Class, Report};
use super::{bmff, jpeg};
use crate::limits;

/// Marks of known trailers: what they look like, and what they are called.
const KNOWN: &[(&[u8], &str)] = &[
    (b"SEFT", "Samsung"),
    (b"SEFH", "Samsung"),
    (b"AXS!", "AFCP"),
    (b"AXS*", "AFCP"),
    (b"cbipcbbl", "PhotoMechanic"),
    (b"\xa1\xb2\xc3\xd4", "FotoStation"),
    (b"8db42d694ccc418790edff439fe026bf", "Insta360"),
    (b"vivo{\"", "Vivo"),
    (b"CAN_", "Canon"),
    (b"\x89PNG", "PNG"),
    (b"PK\x03\x04", "ZIP"),
];

/// Looks at what stands behind the end. Zeros alone are nothing.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    if bytes.iter().all(|byte| *byte == 0) {
        return;
    }
    report.within("trailer", |report| {
        let named = KNOWN.iter().find(|(mark, _)| find(bytes, mark).is_some());
        let name = named.map_or("data", |(_, name)| name);
        report.add(Class::Trailer, name, format!("{} bytes", bytes.len()));
        if report.depth() > limits::PHOTO_INSIDE_DEPTH_MAX {
            return;
        }
        if let Some(begin) = film_in(bytes) {
            report.add(Class::Video, "MotionPhoto", "");
            let mut film = rest(bytes, begin);
            report.within("video", |report| {
                if bmff::scan(report, &mut film).is_err() {
                    report.damaged = true;
                }
            });
        } else if let Some(begin) = find(at_most(bytes, 0, limits::PHOTO_FRONT_BYTES), b"\xff\xd8\xff") {
            report.add(Class::SecondPicture, "JPEG", "");
            let own = report.size;
            report.within("picture", |report| jpeg::scan(report, rest(bytes, begin)));
            report.size = own;
        }
    });
}

/// Where a film begins: a box of type `ftyp`.
fn film_in(bytes: &[u8]) -> Option<usize> {
    find(bytes, b"ftyp")?.checked_sub(4)
}

/// A box of JUMBF, which holds a signed history or something of that kind.
pub(super) fn scan_box(report: &mut Report, bytes: &[u8]) {
    let is_origin = find(bytes, b"c2pa").is_some() || find(bytes, b"jumb").is_some();
    report.add(if is_origin { Class::Origin } else { Class::Notes }, "JUMBF", "");
}
