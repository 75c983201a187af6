//! What the index of a still picture (`meta`) tells: Exif and XMP in items of their own, small pictures, layers, what a crop
//! hides.

use super::boxes::{first, inside, meta_begin};
use super::items::{Index, Item, Location};
use super::texts::{hidden, scan_meta, scan_uuid};
use crate::error::Result;
use crate::limits;
use crate::photos::bytes::{be32, part, place, place64, rest, wide};
use crate::photos::report::{Class, Report};
use crate::photos::source::Source;
use crate::photos::tiff::Tiff;
use crate::photos::{exif, profile, trailer, xmp};

/// Types of items that are pictures.
pub(super) const PICTURES: &[&[u8; 4]] = &[
    b"hvc1", b"av01", b"avc1", b"lhv1", b"vvc1", b"jpeg", b"grid", b"iovl", b"iden", b"tmap", b"unci",
    b"j2k1", b"hvt1", b"evc1", b"mski", b"sato", b"tili",
];

/// Looks at `meta` of the file.
pub(super) fn scan(report: &mut Report, source: &mut dyn Source, body: &[u8]) -> Result<()> {
    let boxes = rest(body, meta_begin(body));
    if first(boxes, b"iinf").is_none() && first(boxes, b"pitm").is_none() {
        // The `meta` of a film stands at the top as well.
        scan_meta(report, body);
        return Ok(());
    }
    let Ok(index) = Index::read(boxes) else {
        report.damaged = true;
        return Ok(());
    };
    report.size = index.primary.and_then(|id| index.size_of(id)).or(report.size);
    for item in &index.items {
        scan_item(report, source, boxes, &index, item)?;
    }
    for inner in inside(boxes, 0) {
        match &inner.kind {
            b"uuid" => scan_uuid(report, inner.body),
            b"free" | b"skip" => hidden(report, &inner),
            b"hdlr" => report.within("hdlr", |report| {
                report.add_text(Class::Software, "HandlerName", rest(inner.body, 24));
            }),
            b"iprp" => properties(report, inner.body),
            b"pitm" | b"iinf" | b"iloc" | b"iref" | b"idat" | b"dinf" | b"grpl" | b"ipro" => {}
            kind => report.add(Class::Notes, &String::from_utf8_lossy(kind), ""),
        }
    }
    Ok(())
}

fn scan_item(
    report: &mut Report,
    source: &mut dyn Source,
    boxes: &[u8],
    index: &Index<'_>,
    item: &Item,
) -> Result<()> {
    let picture = PICTURES.contains(&&item.kind);
    let name = String::from_utf8_lossy(&item.kind).into_owned();
    if picture {
        if index.is_thumbnail(item.id) {
            report.within("thmb", |report| report.add_thumbnail(&name, index.size_of(item.id)));
        } else if index.is_layer(item.id) {
            let what = index.property(item.id, b"auxC");
            let words = what.map(|body| crate::photos::bytes::text(rest(body, 4))).unwrap_or_default();
            report.add(Class::Layer, &name, words);
        } else if index.primary != Some(item.id) && !index.is_part(item.id) {
            report.add(Class::SecondPicture, &name, "");
        }
        if index.property(item.id, b"clap").is_some() && !index.is_thumbnail(item.id) {
            report.add(Class::Crop, "clap", "");
        }
        if item.named && !index.is_thumbnail(item.id) {
            report.add(Class::Notes, "ItemName", "");
        }
        return Ok(());
    }
    let bytes = content(source, boxes, index, item.id)?;
    match (&item.kind, item.content.as_str()) {
        (b"Exif", _) => match bytes {
            Some(bytes) => exif::scan(report, tiff_in(&bytes)),
            None => report.add(Class::Notes, "Exif", ""),
        },
        (b"mime", content) if content.contains("rdf+xml") || content.contains("xmp") => {
            let bytes = bytes.unwrap_or_default();
            xmp::scan(report, &bytes);
            if bytes.is_empty() {
                report.add(Class::Notes, "XMP", "");
            }
        }
        (b"jumb", _) => trailer::scan_box(report, b"jumb"),
        (_, content) if content.contains("c2pa") => report.add(Class::Origin, "C2PA", ""),
        _ => report.add(Class::Notes, &name, item.content.clone()),
    }
    Ok(())
}

/// Exif of an item begins behind four bytes that say where; they are sometimes wrong.
fn tiff_in(bytes: &[u8]) -> &[u8] {
    let said = be32(bytes, 0).map_or(0, place).saturating_add(4);
    let there = rest(bytes, said);
    if Tiff::new(there).is_some() { there } else { exif::without_prefix(bytes) }
}

/// The bytes of an item of text, where they are no more than a text may be.
fn content(source: &mut dyn Source, boxes: &[u8], index: &Index<'_>, id: u32) -> Result<Option<Vec<u8>>> {
    let Some(location) = index.location(id) else { return Ok(None) };
    let stored = first(boxes, b"idat").map(|inner| inner.body).unwrap_or_default();
    let mut found = Vec::new();
    let end = if location.construction == 0 { source.length() } else { wide(stored.len()) };
    // Parts that lie over one another would be longer together than all there is.
    let most = limits::PHOTO_TEXT_MAX_BYTES.min(place64(end));
    for (from, to) in parts(location, end) {
        let length = place64(to.min(end).saturating_sub(from));
        if found.len().saturating_add(length) > most {
            return Ok(None);
        }
        match location.construction {
            // Of a file that ends too early, what is there: whoever else has the file can read it as well.
            0 => match source.read_part(from, length)? {
                Some(bytes) => found.extend(bytes),
                None => return Ok(None),
            },
            1 => found.extend_from_slice(part(stored, place64(from), length).unwrap_or_default()),
            _ => return Ok(None),
        }
    }
    Ok(Some(found))
}

/// The parts of an item, those without an end up to the end of what they lie in.
pub(super) fn parts(location: &Location, end: u64) -> impl Iterator<Item = (u64, u64)> {
    location.parts.iter().map(move |(from, to)| (*from, if *to == u64::MAX { end } else { *to }))
}

/// Texts and days among the properties.
fn properties(report: &mut Report, body: &[u8]) {
    let Some(container) = first(body, b"ipco") else { return };
    report.within("ipco", |report| {
        for inner in inside(container.body, 0) {
            let blank = rest(inner.body, 4).iter().all(|byte| *byte == 0);
            match &inner.kind {
                b"udes" if !blank => report.add_text(Class::Text, "udes", rest(inner.body, 4)),
                b"altt" if !blank => report.add_text(Class::Text, "altt", rest(inner.body, 4)),
                b"crtt" | b"mdft" if !blank => {
                    report.add(Class::Time, &String::from_utf8_lossy(&inner.kind), "");
                }
                b"colr" if matches!(part(inner.body, 0, 4), Some(b"prof" | b"rICC")) => {
                    profile::scan(report, rest(inner.body, 4));
                }
                _ => {}
            }
        }
    });
}
