//! The places that ExifTool finds in a file.

use super::exiftool::{Tag, Tags};

/// How a place stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// In Exif.
    Exif,
    /// In XMP.
    Xmp,
    /// In the index of a film.
    Film,
    /// Somewhere else: in a block of one maker, in a track.
    Other,
}

/// One place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// How it stands there.
    pub(super) kind: Kind,
    /// Degrees to the north and to the east.
    pub(super) at: (f64, f64),
    /// How near another one has to be to be the same.
    pub(super) within: f64,
}

/// As exact as seven digits of seconds.
const EXACT: f64 = 1e-6;
/// ExifTool prints that box of films with five digits.
const ROUNDED: f64 = 1e-5;

impl Place {
    /// Whether a position is this place.
    pub(super) fn is(&self, position: (f64, f64)) -> bool {
        // Digits are compared, and a number in binary is none of them exactly.
        let near = |one: f64, other: f64| (one - other).abs() <= self.within * 1.01;
        near(self.at.0, position.0) && near(self.at.1, position.1)
    }
}

fn kind(group: &str) -> Kind {
    match group {
        "GPS" => Kind::Exif,
        "Keys" | "UserData" | "ItemList" => Kind::Film,
        _ if group.starts_with("XMP") => Kind::Xmp,
        _ => Kind::Other,
    }
}

/// All places of a file.
pub(super) fn places(tags: &Tags) -> Vec<Place> {
    let pairs = tags.named("GPSLatitude", |group| group != "Composite").filter_map(|lat| pair(tags, lat));
    let texts = tags.0.iter().filter_map(in_text);
    pairs.chain(texts).collect()
}

/// Latitude and longitude with their signs, which in Exif are letters beside them.
fn pair(tags: &Tags, lat: &Tag) -> Option<Place> {
    let beside = |name: &str| {
        tags.0.iter().find(|tag| tag.document == lat.document && tag.group == lat.group && tag.name == name)
    };
    let is_minus = |name: &str, minus: &str| {
        let letter = beside(name).and_then(Tag::text).unwrap_or_default();
        letter.to_ascii_uppercase().starts_with(minus)
    };
    let kind = kind(&lat.group);
    let at = (lat.number()?, beside("GPSLongitude")?.number()?);
    // XMP has signs of its own, which ExifTool has read already.
    let at = if kind == Kind::Xmp {
        at
    } else {
        let signed = |number: f64, minus: bool| if minus { -number.abs() } else { number };
        (signed(at.0, is_minus("GPSLatitudeRef", "S")), signed(at.1, is_minus("GPSLongitudeRef", "W")))
    };
    Some(Place { kind, at, within: EXACT })
}

/// `51.5 -0.1 35` in a film, or `… Lat=51.50336 Lon=-0.12762 …`.
fn in_text(tag: &Tag) -> Option<Place> {
    if tag.group == "Composite" {
        return None;
    }
    let text = tag.text()?;
    let place = |at, within| Place { kind: kind(&tag.group), at, within };
    match tag.name.as_str() {
        "GPSCoordinates" => {
            let mut numbers = text.split_whitespace().map(str::parse::<f64>);
            Some(place((numbers.next()?.ok()?, numbers.next()?.ok()?), EXACT))
        }
        "LocationInformation" => {
            let number = |name: &str| text.split_once(name)?.1.split(' ').next()?.parse::<f64>().ok();
            Some(place((number("Lat=")?, number("Lon=")?), ROUNDED))
        }
        _ => None,
    }
}

/// Whether a file tells a place at all, in numbers or in words.
pub(super) fn tells_a_place(tags: &Tags) -> bool {
    let in_words = |tag: &Tag| {
        let name = tag.name.as_str();
        let told = match tag.group.as_str() {
            group if group.starts_with("IPTC") => matches!(
                name,
                "City"
                    | "Sub-location"
                    | "Province-State"
                    | "Country-PrimaryLocationName"
                    | "ContentLocationName"
            ),
            "XMP-photoshop" => matches!(name, "City" | "State" | "Country"),
            "XMP-iptcCore" => name == "Location",
            "XMP-iptcExt" => name.starts_with("LocationCreated") || name.starts_with("LocationShown"),
            "Keys" | "UserData" | "ItemList" => name.starts_with("Location"),
            _ => false,
        };
        told && tag.texts().iter().any(|text| !text.is_empty())
    };
    !places(tags).is_empty() || tags.0.iter().any(in_words)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::exiftool::tests::tags;
    use super::*;

    #[test]
    fn places_have_their_signs() {
        let found = places(&tags(&[
            ("GPS", "GPSLatitude", json!(51.5)),
            ("GPS", "GPSLatitudeRef", json!("N")),
            ("GPS", "GPSLongitude", json!(0.127_625)),
            ("GPS", "GPSLongitudeRef", json!("w")),
            ("Keys", "GPSCoordinates", json!("51.5 -0.25 35")),
            ("UserData", "LocationInformation", json!("x Role=shooting Lat=51.50336 Lon=-0.12762 Alt=0")),
            ("XMP-exif", "GPSLatitude", json!("-1.5")),
            ("XMP-exif", "GPSLongitude", json!(2)),
        ]));
        let at: Vec<_> = found.iter().map(|place| place.at).collect();
        assert_eq!(at, [(51.5, -0.127_625), (-1.5, 2.0), (51.5, -0.25), (51.503_36, -0.127_62)]);
        assert!(found[0].is((51.500_001, -0.127_625)) && !found[0].is((51.500_003, -0.127_625)));
        assert!(found[3].is((51.503_365, -0.127_625)));
    }

    #[test]
    fn a_block_without_a_value_tells_no_place() {
        assert!(!tells_a_place(&tags(&[
            ("GPS", "GPSLatitude", json!("undef")),
            ("IPTC", "City", json!(""))
        ])));
        assert!(tells_a_place(&tags(&[("XMP-photoshop", "City", json!("London"))])));
    }
}
