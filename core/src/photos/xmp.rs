//! XMP: looked through for the properties that tell something, without a reader of XML.
//!
//! XMP writes a property as an element with text in it, or as an attribute. Bytes are walked tag by tag; the nearest element
//! that is no list (`rdf:…`) names the text. What is no XML at all gives no properties, but the block is still reported:
//! a clean copy has none.

use super::bytes::{at_most, find, part, rest, text};
use super::coordinates::xmp_degrees;
use super::report::{Class, Position, Report};
use crate::limits;

/// Last part of a property's name, and what it tells.
const TOLD: &[(&str, Class)] = &[
    ("Artist", Class::Owner),
    ("AuthorsPosition", Class::Owner),
    ("CaptionWriter", Class::Owner),
    ("CreatorAddress", Class::Owner),
    ("OwnerName", Class::Owner),
    ("PersonInImage", Class::Owner),
    ("PersonDisplayName", Class::Owner),
    ("creator", Class::Owner),
    ("rights", Class::Owner),
    ("BodySerialNumber", Class::Serial),
    ("CameraSerialNumber", Class::Serial),
    ("InternalSerialNumber", Class::Serial),
    ("LensSerialNumber", Class::Serial),
    ("SerialNumber", Class::Serial),
    ("City", Class::PlaceName),
    ("CiAdrCity", Class::PlaceName),
    ("Country", Class::PlaceName),
    ("CountryName", Class::PlaceName),
    ("Location", Class::PlaceName),
    ("LocationName", Class::PlaceName),
    ("ProvinceState", Class::PlaceName),
    ("State", Class::PlaceName),
    ("Sublocation", Class::PlaceName),
    ("GPSAltitude", Class::Altitude),
    ("GPSImgDirection", Class::Heading),
    ("GPSTimeStamp", Class::Time),
    ("CreateDate", Class::Time),
    ("DateCreated", Class::Time),
    ("DateTimeDigitized", Class::Time),
    ("DateTimeOriginal", Class::Time),
    ("MetadataDate", Class::Time),
    ("ModifyDate", Class::Time),
    ("when", Class::Time),
    ("DerivedFrom", Class::Identifier),
    ("DocumentID", Class::Identifier),
    ("InstanceID", Class::Identifier),
    ("OriginalDocumentID", Class::Identifier),
    ("instanceID", Class::Identifier),
    ("documentID", Class::Identifier),
    ("originalDocumentID", Class::Identifier),
    ("Make", Class::Make),
    ("Model", Class::Model),
    ("Lens", Class::Model),
    ("CreatorTool", Class::Software),
    ("Software", Class::Software),
    ("softwareAgent", Class::Software),
    ("Headline", Class::Text),
    ("Keywords", Class::Text),
    ("UserComment", Class::Text),
    ("description", Class::Text),
    ("subject", Class::Text),
    ("title", Class::Text),
];

/// Looks at one block.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\n' | b'\r' | b'\t')) {
        return;
    }
    let narrow;
    let front = at_most(bytes, 0, 128);
    let zeros = memchr::memchr_iter(0, front).count();
    // In UTF-16 and UTF-32 every letter of the names has zeros beside it.
    let bytes = if zeros.saturating_mul(3) > front.len() {
        narrow = bytes.iter().copied().filter(|byte| *byte != 0).collect::<Vec<u8>>();
        &narrow
    } else {
        bytes
    };
    report.within("XMP", |report| {
        report.add(Class::Notes, "XMP", format!("{} bytes", bytes.len()));
        let mut seen = Seen::default();
        properties(bytes, &mut |name, value| seen.take(report, name, value));
        seen.tell(report);
    });
}

#[derive(Default)]
struct Seen {
    lat: Option<f64>,
    lon: Option<f64>,
    thumbnail: bool,
    video: bool,
    any_gps: bool,
}

impl Seen {
    fn take(&mut self, report: &mut Report, name: &str, value: &[u8]) {
        let last = name.rsplit(':').next().unwrap_or(name);
        match last {
            "GPSLatitude" | "GpsLatitude" | "latitude" => {
                self.any_gps = true;
                self.lat = self.lat.or_else(|| xmp_degrees(&text(value)));
            }
            "GPSLongitude" | "GpsLongitude" | "GpsLongtitude" | "longitude" => {
                self.any_gps = true;
                self.lon = self.lon.or_else(|| xmp_degrees(&text(value)));
            }
            "MotionPhoto" | "MicroVideo" => self.video |= text(value) != "0",
            "image" if name.starts_with("xmpGImg") => self.thumbnail = true,
            _ => {
                if let Some((_, class)) = TOLD.iter().find(|(told, _)| *told == last) {
                    report.add_text(*class, name, value);
                }
            }
        }
    }

    fn tell(&self, report: &mut Report) {
        match (self.lat, self.lon) {
            (Some(lat), Some(lon)) if Position::new(lat, lon).is_some() => {
                if let Some(position) = Position::new(lat, lon) {
                    report.add_position("GPSPosition", position, None);
                }
            }
            _ if self.any_gps => report.add(Class::Location, "GPS", ""),
            _ => {}
        }
        if self.thumbnail {
            report.add_thumbnail("xmpGImg:image", None);
        }
        if self.video {
            report.add(Class::Video, "MotionPhoto", "");
        }
    }
}

/// Every property with text, by its name with the prefix.
fn properties(bytes: &[u8], take: &mut dyn FnMut(&str, &[u8])) {
    let mut open: Vec<&str> = Vec::new();
    let mut left = bytes;
    for _ in 0..limits::PHOTO_PROPERTIES_MAX {
        let Some(begin) = memchr::memchr(b'<', left) else { return };
        // The text in front belongs to what is open.
        let words = trimmed(at_most(left, 0, begin));
        if !words.is_empty()
            && let Some(name) = open.iter().rev().find(|name| !name.starts_with("rdf:"))
        {
            take(name, words);
        }
        let tag = rest(left, begin.saturating_add(1));
        let Some(end) = memchr::memchr(b'>', tag) else { return };
        let inside = at_most(tag, 0, end);
        left = rest(tag, end.saturating_add(1));
        match inside.first() {
            Some(b'/') => {
                open.pop();
            }
            Some(b'?' | b'!') | None => {}
            Some(_) => {
                let name_end = inside
                    .iter()
                    .position(|byte| byte.is_ascii_whitespace() || *byte == b'/')
                    .unwrap_or(inside.len());
                let name = std::str::from_utf8(at_most(inside, 0, name_end)).unwrap_or("");
                attributes(rest(inside, name_end), take);
                if inside.last() != Some(&b'/') && open.len() < limits::PHOTO_DEPTH_MAX {
                    open.push(name);
                }
            }
        }
    }
}

fn trimmed(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii()
}

/// `name="value"` again and again.
fn attributes(mut left: &[u8], take: &mut dyn FnMut(&str, &[u8])) {
    for _ in 0..limits::PHOTO_PROPERTIES_MAX {
        let Some(equals) = memchr::memchr(b'=', left) else { return };
        let name = std::str::from_utf8(trimmed(at_most(left, 0, equals))).unwrap_or("");
        let after = rest(left, equals.saturating_add(1)).trim_ascii_start();
        let Some(quote) = after.first().copied().filter(|byte| matches!(byte, b'"' | b'\'')) else { return };
        let value = rest(after, 1);
        let Some(end) = memchr::memchr(quote, value) else { return };
        let words = trimmed(at_most(value, 0, end));
        if !name.is_empty() && !name.starts_with("xmlns") && !name.starts_with("rdf:") && !words.is_empty() {
            take(name, words);
        }
        left = rest(value, end.saturating_add(1));
    }
}

/// The signature of XMP in an APP1 segment, and what stands behind it.
pub(super) fn of_segment(bytes: &[u8]) -> Option<&[u8]> {
    const SIGNATURE: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
    part(bytes, 0, SIGNATURE.len()).filter(|front| *front == SIGNATURE).map(|_| rest(bytes, SIGNATURE.len()))
}

/// The same of a further part, which the first refers to.
pub(super) fn of_extension(bytes: &[u8]) -> Option<&[u8]> {
    const SIGNATURE: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
    // A digest of 32 letters, the length of all and the place of this part follow.
    const HEAD: usize = SIGNATURE.len() + 32 + 8;
    (find(at_most(bytes, 0, SIGNATURE.len()), SIGNATURE) == Some(0)).then(|| rest(bytes, HEAD))
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;

    fn scanned(xml: &str) -> Report {
        let mut report = Report::new(Format::Jpeg);
        scan(&mut report, xml.as_bytes());
        report
    }

    #[test]
    fn attributes_elements_and_lists_are_read() {
        let report = scanned(
            "<x:xmpmeta xmlns:x='a'><rdf:RDF><rdf:Description exif:GPSLatitude=\"51,30.20184N\" tiff:Model='M 1'>\
             <exif:GPSLongitude>0,7.6575W</exif:GPSLongitude><dc:creator><rdf:Seq><rdf:li>A Name</rdf:li></rdf:Seq>\
             </dc:creator><aux:SerialNumber>77</aux:SerialNumber></rdf:Description></rdf:RDF></x:xmpmeta>",
        );
        let position = report.position().unwrap();
        assert!((position.lat - 51.503_364).abs() < 1e-6 && (position.lon + 0.127_625).abs() < 1e-6);
        let value =
            |class| report.findings.iter().find(|one| one.class == class).map(|one| one.value.as_str());
        assert_eq!(value(Class::Owner), Some("A Name"));
        assert_eq!(value(Class::Serial), Some("77"));
        assert_eq!(value(Class::Model), Some("M 1"));
    }

    #[test]
    fn what_is_no_xml_is_still_reported() {
        for text in ["x", "<", "<a", "<a b=", "<a b='", "<a b='€", "</></>", "<a =''>", "<é é='é'>é"] {
            assert!(scanned(text).has(Class::Notes), "{text}");
        }
        assert!(scanned("  \n ").findings.is_empty());
    }

    #[test]
    fn sixteen_bit_letters_are_read() {
        let wide: Vec<u8> =
            "<r tiff:Make='A maker' exif:GPSLatitude='1.5'/>".bytes().flat_map(|byte| [0, byte]).collect();
        let mut report = Report::new(Format::Jpeg);
        scan(&mut report, &wide);
        assert!(report.has(Class::Make) && report.has(Class::Location) && report.position().is_none());
    }
}
