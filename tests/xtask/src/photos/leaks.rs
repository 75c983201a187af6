//! Which tags identify, and as what. What a decoder needs is listed; every other tag of a picture is a leak of some class.

use std::collections::BTreeMap;

use super::exiftool::{Tag, Tags};

/// Groups in which nothing identifies: what ExifTool says of the file itself, what it works out from other tags, and what colours
/// are made of. The names in a colour profile are looked for byte by byte.
const SILENT: &[&str] = &["System", "ExifTool", "Composite", "Adobe", "InteropIFD", "PNG-pHYs", "PNG-cICP"];

/// Tags of a directory of TIFF that make the picture. ExifTool calls a picture packed as JPEG a preview or another image, also
/// where it is the only one.
const DIRECTORY: &[&str] = &[
    "BadFaxLines",
    "BitsPerSample",
    "CFAPattern2",
    "CFARepeatPatternDim",
    "CleanFaxData",
    "ColorMap",
    "Compression",
    "ConsecutiveBadFaxLines",
    "DataType",
    "DotRange",
    "ExtraSamples",
    "FillOrder",
    "ImageDepth",
    "ImageHeight",
    "ImageWidth",
    "InkNames",
    "InkSet",
    "JPEGACTables",
    "JPEGDCTables",
    "JPEGProc",
    "JPEGQTables",
    "JPEGRestartInterval",
    "JPEGTables",
    "Matteing",
    "MaxSampleValue",
    "MinSampleValue",
    "OldSubfileType",
    "Orientation",
    "PageNumber",
    "PhotometricInterpretation",
    "PlanarConfiguration",
    "Predictor",
    "PrimaryChromaticities",
    "ReferenceBlackWhite",
    "ResolutionUnit",
    "RowsPerStrip",
    "SMaxSampleValue",
    "SMinSampleValue",
    "SampleFormat",
    "SamplesPerPixel",
    "StripByteCounts",
    "StripOffsets",
    "SubfileType",
    "T4Options",
    "T6Options",
    "Thresholding",
    "TileByteCounts",
    "TileDepth",
    "TileLength",
    "TileOffsets",
    "TileWidth",
    "TransferFunction",
    "WhitePoint",
    "XResolution",
    "YCbCrCoefficients",
    "YCbCrPositioning",
    "YCbCrSubSampling",
    "YResolution",
];
const EXIF: &[&str] = &[
    "ColorSpace",
    "ComponentsConfiguration",
    "ExifImageHeight",
    "ExifImageWidth",
    "ExifVersion",
    "FlashpixVersion",
];
const PNG: &[&str] = &[
    "AnimationFrames",
    "AnimationPlays",
    "BackgroundColor",
    "BitDepth",
    "BlueX",
    "BlueY",
    "ColorType",
    "Compression",
    "Filter",
    "Gamma",
    "GreenX",
    "GreenY",
    "ImageHeight",
    "ImageWidth",
    "Interlace",
    "Palette",
    "PaletteHistogram",
    "ProfileName",
    "RedX",
    "RedY",
    "SRGBRendering",
    "SignificantBits",
    "Transparency",
    "WhitePointX",
    "WhitePointY",
];
const GIF: &[&str] = &[
    "AnimationIterations",
    "BackgroundColor",
    "BitsPerPixel",
    "ColorResolutionDepth",
    "Duration",
    "FrameCount",
    "GIFVersion",
    "HasColorMap",
    "ImageHeight",
    "ImageWidth",
    "PixelAspectRatio",
    "TransparentColor",
];
const JFIF: &[&str] = &["JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"];

/// Tags of films and of pictures made of boxes that do identify where they are not empty, and their class: the rest describes
/// pictures, samples and where they lie.
const BOXES: &[(&str, &str)] = &[
    ("CreateDate", DATES),
    ("ModifyDate", DATES),
    ("TrackCreateDate", DATES),
    ("TrackModifyDate", DATES),
    ("MediaCreateDate", DATES),
    ("MediaModifyDate", DATES),
    ("HandlerDescription", TEXTS),
    ("HandlerVendorID", TEXTS),
    ("CompressorName", TEXTS),
    ("VendorID", TEXTS),
    ("EncoderVendor", TEXTS),
    ("MetaFormat", TEXTS),
    ("MetaType", TEXTS),
    ("Text", TEXTS),
    ("SampleText", TEXTS),
    ("URL", TEXTS),
    ("ContentDescribes", TEXTS),
    ("UserDescription", TEXTS),
    ("TimeZone", DATES),
];
/// Beginnings of names that identify in boxes, whatever follows.
const BOX_FRONTS: &[(&str, &str)] =
    &[("GPS", "gps"), ("SampleTime", TEXTS), ("Thumbnail", "thumb"), ("Preview", "thumb")];
/// How pictures in a row are packed, by the four letters of it.
const CODECS: &[&str] = &["av01", "avc1", "hev1", "hvc1", "jpeg", "vp09"];
const DATES: &str = "qt_dates";
const TEXTS: &str = "qt_meta";

/// Numbers among tags whose names only begin like one that identifies.
const HARMLESS: &[&str] = &["PreviewTime", "PreviewDuration"];

/// The class of leak that a tag is; nothing for one that may stay in a copy.
pub(super) fn class(tag: &Tag) -> Option<&'static str> {
    let (group, name) = (tag.group.as_str(), tag.name.as_str());
    let unless = |kept: &[&str], class: &'static str| (!kept.contains(&name)).then_some(class);
    if SILENT.contains(&group) || group.starts_with("ICC") {
        return None;
    }
    match group {
        "File" => match name {
            "Comment" => Some("comment"),
            "CurrentIPTCDigest" => Some("iptc_ps"),
            _ => None,
        },
        "GPS" | "GeoTiff" => Some("gps"),
        "ExifIFD" => unless(EXIF, "exif"),
        "GIF" => unless(GIF, "comment"),
        "PNG" => unless(PNG, "png_text"),
        "JFIF" => unless(JFIF, "thumb"),
        "JFXX" => Some("thumb"),
        "RIFF" => matches!(name, "Exif" | "XMP" | "Comment" | "Software").then_some("other"),
        "UserData" | "Keys" | "ItemList" | "AudioKeys" | "VideoKeys" => Some(TEXTS),
        "JUMBF" | "CBOR" | "JSON" | "C2PA" => Some("c2pa"),
        "QuickTime" | "Meta" => boxes(tag),
        _ if group.starts_with("Track") => boxes(tag),
        _ if group.starts_with("XMP") => Some("xmp"),
        _ if group.starts_with("IPTC") || group == "Photoshop" => Some("iptc_ps"),
        _ if group.starts_with("MPF") || group.starts_with("MPImage") => Some("trailer_motion_mpf"),
        _ if group.starts_with("IFD") || group.starts_with("SubIFD") => directory(group, name),
        _ => Some("other"),
    }
}

/// Tags of a directory. The picture of the first is the picture itself, whatever ExifTool calls it.
fn directory(group: &str, name: &str) -> Option<&'static str> {
    let image = ["Preview", "OtherImage", "JpgFromRaw"].iter().any(|front| name.starts_with(front));
    match name {
        _ if name.starts_with("Thumbnail") => Some("thumb"),
        _ if image && group == "IFD0" => None,
        // A page of a file of pages is as good a picture as the first; a small one beside it has its own name.
        _ if image && !name.starts_with("Preview") => None,
        _ if image => Some("thumb"),
        _ => (!DIRECTORY.contains(&name)).then_some("exif"),
    }
}

fn boxes(tag: &Tag) -> Option<&'static str> {
    let empty = tag.text().is_some_and(|text| {
        text.chars().all(|c| matches!(c, '0' | ':' | ' ' | '\0'))
            || text.eq_ignore_ascii_case("0000:00:00 00:00:00")
    });
    if empty || HARMLESS.contains(&tag.name.as_str()) {
        return None;
    }
    // How samples are packed. In a track of pictures that is no leak; in any other the track itself is one.
    if tag.name == "OtherFormat" {
        return (!tag.text().is_some_and(|text| CODECS.contains(&text.as_str()))).then_some(TEXTS);
    }
    let named = BOXES.iter().find(|(name, _)| *name == tag.name);
    let begun = || BOX_FRONTS.iter().find(|(front, _)| tag.name.starts_with(front));
    named.or_else(begun).map(|(_, class)| *class)
}

/// The classes that a file leaks, each with the first tag that does.
pub(super) fn leaks(tags: &Tags) -> BTreeMap<&'static str, String> {
    let mut found = BTreeMap::new();
    for tag in &tags.0 {
        if let Some(class) = class(tag) {
            found.entry(class).or_insert_with(|| format!("{}:{}", tag.group, tag.name));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn class_of(group: &str, name: &str, value: Value) -> Option<&'static str> {
        class(&Tag { document: String::new(), group: group.into(), name: name.into(), value })
    }

    #[test]
    fn what_identifies_has_a_class_and_what_a_decoder_needs_has_none() {
        for (group, name, expected) in [
            ("GPS", "GPSVersionID", Some("gps")),
            ("IFD0", "Orientation", None),
            ("IFD0", "Make", Some("exif")),
            ("IFD0", "PreviewImage", None),
            ("IFD1", "ThumbnailImage", Some("thumb")),
            ("XMP-dc", "Creator", Some("xmp")),
            ("Nikon", "Lens", Some("other")),
            ("PNG", "Software", Some("png_text")),
            ("PNG", "Gamma", None),
            ("ICC_Profile", "ProfileDescription", None),
        ] {
            assert_eq!(class_of(group, name, json!("x")), expected, "{group}:{name}");
        }
    }

    #[test]
    fn a_track_is_no_leak_where_pictures_are_packed_in_it() {
        assert_eq!(class_of("Track1", "OtherFormat", json!("av01")), None);
        assert_eq!(class_of("Track3", "OtherFormat", json!("camm")), Some("qt_meta"));
    }

    #[test]
    fn a_day_of_zeros_is_no_day() {
        assert_eq!(class_of("Track1", "TrackCreateDate", json!("0000:00:00 00:00:00")), None);
        assert_eq!(class_of("Track1", "TrackCreateDate", json!("2021:02:03 04:05:06")), Some("qt_dates"));
        assert_eq!(class_of("Track2", "HandlerDescription", json!("")), None);
        assert_eq!(class_of("Track2", "HandlerDescription", json!("A maker")), Some("qt_meta"));
    }
}
