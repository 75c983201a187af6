//! Texts of a film: `udta` and its many private boxes, and `meta` with keys and values.

use super::boxes::{Inner, at_path, inside, meta_begin};
use super::{C2PA, XMP};
use crate::limits;
use crate::photos::bytes::{at_most, be16, be32, part, place, rest, text, text_utf16, u8_at};
use crate::photos::coordinates::{decimals, iso_6709};
use crate::photos::report::{Class, Position, Report};
use crate::photos::{exif, tiff, xmp};

/// What a name tells: boxes of user data, values of `ilst`, keys of Apple and Android, and ends of such keys.
const TOLD: &[(&str, Class)] = &[
    ("make", Class::Make),
    ("mak", Class::Make),
    ("manu", Class::Make),
    ("manufacturer", Class::Make),
    ("model", Class::Model),
    ("mod", Class::Model),
    ("modl", Class::Model),
    ("CAME", Class::Serial),
    ("serial", Class::Serial),
    ("MUID", Class::Identifier),
    ("content.identifier", Class::Identifier),
    ("identifier", Class::Identifier),
    ("LENS", Class::Serial),
    ("FIRM", Class::Software),
    ("software", Class::Software),
    ("swr", Class::Software),
    ("enc", Class::Software),
    ("encoder", Class::Software),
    ("too", Class::Software),
    ("tool", Class::Software),
    ("version", Class::Software),
    ("day", Class::Time),
    ("date", Class::Time),
    ("creationdate", Class::Time),
    ("creation_time", Class::Time),
    ("date_recorded", Class::Time),
    ("yrrc", Class::Time),
    ("author", Class::Owner),
    ("aut", Class::Owner),
    ("auth", Class::Owner),
    ("ART", Class::Owner),
    ("aART", Class::Owner),
    ("artist", Class::Owner),
    ("perf", Class::Owner),
    ("cpy", Class::Owner),
    ("cprt", Class::Owner),
    ("copyright", Class::Owner),
    ("own", Class::Owner),
    ("ownr", Class::Owner),
    ("apID", Class::Owner),
    ("covr", Class::Thumbnail),
    ("thmb", Class::Thumbnail),
];

fn tell(report: &mut Report, name: &str, value: String) {
    let plain = name.trim_start_matches('\u{a9}');
    let last = plain.rsplit('.').next().unwrap_or(plain);
    // Words on which positions stand: a key that ends in location, or Apple's box of that name.
    if matches!(last, "ISO6709" | "location" | "location-eng" | "xyz") || plain.contains("location.ISO6709") {
        return match iso_6709(&value) {
            Some((position, altitude)) => {
                report.add_position(name, position, None);
                if let Some(metres) = altitude {
                    report.add(Class::Altitude, name, format!("{} m", decimals(metres, 1)));
                }
            }
            None => report.add(Class::Location, name, value),
        };
    }
    let told = TOLD.iter().find(|(known, _)| {
        *known == last || *known == plain || plain.ends_with(known) && known.contains('.')
    });
    let class = match told {
        Some((_, class)) => *class,
        None if plain.contains("location") => Class::PlaceName,
        None if value.is_empty() => Class::Notes,
        None => Class::Text,
    };
    report.add(class, name, value);
}

fn name_of(kind: [u8; 4]) -> String {
    kind.iter().map(|byte| char::from(*byte)).collect()
}

/// Looks at the boxes of user data.
pub(super) fn scan_user_data(report: &mut Report, body: &[u8]) {
    for inner in inside(body, 0) {
        let name = name_of(inner.kind);
        match &inner.kind {
            b"meta" => report.within("meta", |report| scan_meta(report, inner.body)),
            b"loci" => location(report, inner.body),
            b"XMP_" => xmp::scan(report, inner.body),
            b"uuid" => scan_uuid(report, inner.body),
            b"free" | b"skip" => hidden(report, &inner),
            b"thmb" | b"snal" | b"tnal" => report.add_thumbnail(&name, tiff::jpeg_size(inner.body)),
            b"CNTH" | b"MVTG" | b"RMKN" | b"TAGS" | b"QVMI" | b"GPMF" | b"SDLN" | b"smrd" | b"gpmf"
            | b"CNCV" => {
                report.add(Class::MakerNote, &name, format!("{} bytes", inner.body.len()));
                if let Some(at) = crate::photos::bytes::find(inner.body, b"II*\0") {
                    exif::scan(report, rest(inner.body, at));
                }
            }
            kind if kind.first() == Some(&0xa9) => tell(report, &name, apple_text(inner.body)),
            // Texts of 3GPP: version, language, then text.
            b"titl" | b"dscp" | b"cprt" | b"perf" | b"auth" | b"gnre" | b"albm" | b"yrrc" | b"kywd" => {
                let words = rest(inner.body, 6);
                let utf16 = be16(words, 0) == Some(0xfeff);
                tell(report, &name, if utf16 { text_utf16(rest(words, 2), true) } else { text(words) });
            }
            b"manu" | b"modl" => tell(report, &name, text(rest(inner.body, 6))),
            _ => tell(report, &name, text(inner.body)),
        }
    }
}

/// Boxes of free space: zeros or something hidden.
pub(super) fn hidden(report: &mut Report, inner: &Inner<'_>) {
    if inner.body.iter().any(|byte| *byte != 0) {
        report.add(Class::Trailer, "free", format!("{} bytes", inner.body.len()));
    }
}

/// Looks at a box with a type of sixteen bytes.
pub(super) fn scan_uuid(report: &mut Report, body: &[u8]) {
    match part(body, 0, 16) {
        Some(kind) if kind == XMP => xmp::scan(report, rest(body, 16)),
        Some(kind) if kind == C2PA => report.add(Class::Origin, "C2PA", ""),
        _ => report.add(Class::Notes, "uuid", ""),
    }
}

/// A text of QuickTime: its length, its language, itself.
fn apple_text(body: &[u8]) -> String {
    let length = usize::from(be16(body, 0).unwrap_or(0));
    let words = at_most(rest(body, 4), 0, length);
    if words.is_empty() { text(body) } else { text(words) }
}

/// `loci` of 3GPP: a name, a role, then longitude, latitude and altitude in 65536ths.
fn location(report: &mut Report, body: &[u8]) {
    let name = rest(body, 6);
    let wide = be16(name, 0) == Some(0xfeff);
    let name_bytes = if wide {
        name.chunks_exact(2).take_while(|pair| *pair != [0, 0]).count().saturating_mul(2).saturating_add(2)
    } else {
        memchr::memchr(0, name).map_or(name.len(), |end| end.saturating_add(1))
    };
    let numbers = rest(name, name_bytes.saturating_add(1));
    let fixed = |at: usize| be32(numbers, at).map(|bits| f64::from(bits.cast_signed()) / 65_536.0);
    match (fixed(4), fixed(0)) {
        (Some(lat), Some(lon)) if Position::new(lat, lon).is_some() => {
            if let Some(position) = Position::new(lat, lon) {
                report.add_position("loci", position, None);
            }
        }
        _ => report.add(Class::Location, "loci", ""),
    }
    if let Some(metres) = fixed(8).filter(|metres| *metres != 0.0) {
        report.add(Class::Altitude, "loci", format!("{} m", decimals(metres, 1)));
    }
    report.add_text(Class::PlaceName, "loci", name);
}

/// Looks at `meta` of a film: keys and their values.
pub(super) fn scan_meta(report: &mut Report, body: &[u8]) {
    let begin = meta_begin(body);
    let whole = rest(body, begin);
    let keys = at_path(whole, &[b"keys"]).map(key_names).unwrap_or_default();
    let mut any = false;
    for inner in inside(body, begin) {
        match &inner.kind {
            b"ilst" => {
                for value in inside(inner.body, 0) {
                    any = true;
                    scan_value(report, &value, &keys);
                }
            }
            b"uuid" => scan_uuid(report, inner.body),
            b"xml " | b"bxml" => {
                report.add(Class::Notes, "xml", text(at_most(rest(inner.body, 4), 0, 64)));
            }
            b"free" | b"skip" => hidden(report, &inner),
            _ => {}
        }
    }
    // A clean copy has no such box, whatever it holds.
    if !any {
        report.add(Class::Notes, "meta", "");
    }
}

/// Names of keys, in their order.
fn key_names(body: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    for inner in inside(body, 8).take(limits::PHOTO_PROPERTIES_MAX) {
        let name = text(inner.body);
        names.push(name.strip_prefix("com.apple.quicktime.").unwrap_or(&name).to_owned());
    }
    names
}

fn scan_value(report: &mut Report, value: &Inner<'_>, keys: &[String]) {
    let number = place(u32::from_be_bytes(value.kind));
    let own = part(value.body, 4, 4) == Some(b"mean");
    let name = match keys.get(number.wrapping_sub(1)) {
        Some(name) => name.clone(),
        None if own => inside(value.body, 0)
            .filter(|inner| &inner.kind == b"name")
            .map(|inner| text(rest(inner.body, 4)))
            .next()
            .unwrap_or_default(),
        None => name_of(value.kind),
    };
    let mut any = false;
    for data in inside(value.body, 0).filter(|inner| &inner.kind == b"data") {
        any = true;
        let kind = be32(data.body, 0).unwrap_or(0) & 0x00ff_ffff;
        let words = rest(data.body, 8);
        let shown = match kind {
            1 | 4 => text(words),
            2 => text_utf16(words, true),
            21 | 22 if words.len() <= 8 => {
                words.iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte)).to_string()
            }
            _ => format!("{} bytes", words.len()),
        };
        if matches!(u8_at(words, 0), Some(0xff | 0x89)) && words.len() > 64 {
            report.add_thumbnail(&name, tiff::jpeg_size(words));
        } else {
            tell(report, &name, shown);
        }
    }
    if !any {
        report.add(Class::Notes, &name, "");
    }
}
