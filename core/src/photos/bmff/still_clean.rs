//! The index of a still picture without what identifies, at its old length.
//!
//! Items that are no pictures (Exif, XMP, signed histories) and small pictures go, and with them their entries in every list.
//! What is left is written closely, and one box of free space at the end makes up the length, so that the places of the
//! pictures in the file stay right. Properties keep their numbers: texts and days among them become zero where they stand.

use super::boxes::{Inner, first, inside, meta_begin};
use super::clean::Needed;
use super::items::{Index, associations, locations};
use super::still::{PICTURES, parts};
use crate::photos::bytes::{blank, part, put, rest, u8_at, wide};
use crate::photos::plan::Kept;
use crate::photos::profile;
use crate::photos::refusal::Refused;

/// Properties that make the picture.
const PROPERTIES: &[&[u8; 4]] = &[
    b"ispe", b"pixi", b"hvcC", b"av1C", b"avcC", b"lhvC", b"vvcC", b"evcC", b"jpgC", b"j2kH", b"irot",
    b"imir", b"clap", b"iscl", b"colr", b"pasp", b"auxC", b"clli", b"mdcv", b"cclv", b"amve", b"rloc",
    b"lsel", b"a1op", b"a1lx", b"tols", b"oinf", b"cmpd", b"uncC", b"cpat", b"vexu", b"hfov", b"cmin",
    b"cmex", b"ster", b"ndwt", b"reve", b"mskC", b"subs", b"prdi", b"ssld", b"tilC", b"auxi",
];

/// A still picture's index, rewritten at its old length. Gives the ranges of the file that the kept items need.
pub(super) fn clean(body: &[u8], file_end: u64) -> Result<(Vec<u8>, Vec<Needed>), Refused> {
    let begin = meta_begin(body);
    let boxes = rest(body, begin);
    let index = Index::read(boxes)?;
    if first(boxes, b"ipro").is_some() || index.items.iter().any(|item| item.sealed) {
        return Err(Refused::Encrypted);
    }
    let stays = |id: u32| {
        index.item(id).is_some_and(|item| PICTURES.contains(&&item.kind)) && !index.is_thumbnail(id)
    };
    if !index.primary.or(index.items.first().map(|item| item.id)).is_some_and(stays) {
        return Err(Refused::NoPicture);
    }
    let mut needed = Vec::new();
    let mut stored = Kept::default();
    let stored_end = first(boxes, b"idat").map_or(0, |inner| wide(inner.body.len()));
    for location in index.locations.iter().filter(|location| stays(location.id)) {
        if location.elsewhere {
            return Err(Refused::OutOfPlace);
        }
        match location.construction {
            0 => {
                let open = location.parts.iter().any(|(_, to)| *to == u64::MAX);
                needed.extend(parts(location, file_end).map(|(from, to)| Needed { from, to, loose: open }));
            }
            1 => parts(location, stored_end).for_each(|(from, to)| stored.keep(from, to)),
            _ => {}
        }
    }
    stored.settle();
    let mut clean = part(body, 0, begin).unwrap_or_default().to_vec();
    for inner in inside(boxes, 0) {
        let mut whole = boxes.get(inner.at..inner.end).unwrap_or_default().to_vec();
        let head = inner.body_at.saturating_sub(inner.at);
        match &inner.kind {
            b"pitm" | b"dinf" => {}
            b"hdlr" => blank(&mut whole, head.saturating_add(12), inner.body.len().saturating_sub(12)),
            b"iinf" => whole = counted(&inner, item_list(inner.body, &stays)),
            b"iloc" => whole = counted(&inner, location_list(inner.body, &stays)?),
            b"iref" => whole = made(inner.kind, reference_list(inner.body, &stays)),
            b"iprp" => whole = made(inner.kind, property_list(inner.body, &stays)?),
            b"grpl" => whole = made(inner.kind, group_list(inner.body, &stays)),
            b"idat" => blank_outside(&mut whole, head, &stored),
            _ => continue,
        }
        clean.extend(whole);
    }
    let left = body.len().checked_sub(clean.len()).ok_or(Refused::Damaged)?;
    // A box of free space is no shorter than its head. What is left over is always whole boxes or whole entries of lists, the
    // shortest of which, a number of a list, only goes together with an item.
    if left > 0 {
        let length = u32::try_from(left).map_err(|_| Refused::TooLarge)?;
        if left < 8 {
            return Err(Refused::Damaged);
        }
        clean.extend(length.to_be_bytes());
        clean.extend(b"free");
        clean.resize(body.len(), 0);
    }
    Ok((clean, needed))
}

fn made(kind: [u8; 4], body: Vec<u8>) -> Vec<u8> {
    let length = u32::try_from(body.len().saturating_add(8)).unwrap_or(u32::MAX);
    let mut whole = length.to_be_bytes().to_vec();
    whole.extend(kind);
    whole.extend(body);
    whole
}

/// A list that begins with its version and how many entries it has.
fn counted(inner: &Inner<'_>, (front, count, width, entries): List) -> Vec<u8> {
    let mut body = front;
    let bytes = count.to_be_bytes();
    body.extend_from_slice(rest(&bytes, bytes.len().saturating_sub(width)));
    body.extend(entries);
    made(inner.kind, body)
}

/// What stands in front of the count, the count, its width in bytes, the entries.
type List = (Vec<u8>, u32, usize, Vec<u8>);

fn item_list(body: &[u8], stays: &dyn Fn(u32) -> bool) -> List {
    let width = if u8_at(body, 0) == Some(0) { 2_usize } else { 4 };
    let mut entries = Vec::new();
    let mut count = 0_u32;
    for inner in inside(body, width.saturating_add(4)).filter(|inner| &inner.kind == b"infe") {
        let id_bytes = if u8_at(inner.body, 0) == Some(3) { 4 } else { 2 };
        let id = super::items::Cursor::new(inner.body, 4).small(id_bytes).unwrap_or(0);
        if !stays(id) {
            continue;
        }
        count = count.saturating_add(1);
        let mut whole = body.get(inner.at..inner.end).unwrap_or_default().to_vec();
        // Behind the number, the seal and the type stands the name.
        let name = inner.body_at.saturating_sub(inner.at).saturating_add(id_bytes).saturating_add(10);
        let length = whole.len().saturating_sub(name);
        blank(&mut whole, name, length);
        entries.extend(whole);
    }
    (part(body, 0, 4).unwrap_or_default().to_vec(), count, width, entries)
}

fn location_list(body: &[u8], stays: &dyn Fn(u32) -> bool) -> Result<List, Refused> {
    let width = if u8_at(body, 0).unwrap_or(0) < 2 { 2 } else { 4 };
    let mut entries = Vec::new();
    let mut count = 0_u32;
    for location in locations(body)?.iter().filter(|location| stays(location.id)) {
        count = count.saturating_add(1);
        entries.extend_from_slice(body.get(location.entry.0..location.entry.1).unwrap_or_default());
    }
    Ok((part(body, 0, 6).unwrap_or_default().to_vec(), count, width, entries))
}

fn reference_list(body: &[u8], stays: &dyn Fn(u32) -> bool) -> Vec<u8> {
    let size = if u8_at(body, 0) == Some(0) { 2 } else { 4 };
    let mut clean = part(body, 0, 4).unwrap_or_default().to_vec();
    for inner in inside(body, 4) {
        let mut cursor = super::items::Cursor::new(inner.body, 0);
        let Some((from, count)) = cursor.small(size).zip(cursor.small(2)) else { continue };
        let to: Vec<u32> = (0..count).map_while(|_| cursor.small(size)).filter(|id| stays(*id)).collect();
        if !stays(from) || to.is_empty() {
            continue;
        }
        let number = |id: u32| rest(&id.to_be_bytes(), 4_usize.saturating_sub(size)).to_vec();
        let mut list = number(from);
        list.extend(u16::try_from(to.len()).unwrap_or(u16::MAX).to_be_bytes());
        list.extend(to.into_iter().flat_map(number));
        clean.extend(made(inner.kind, list));
    }
    clean
}

fn property_list(body: &[u8], stays: &dyn Fn(u32) -> bool) -> Result<Vec<u8>, Refused> {
    let mut clean = Vec::new();
    for inner in inside(body, 0) {
        match &inner.kind {
            b"ipco" => {
                let mut list = inner.body.to_vec();
                for property in inside(inner.body, 0) {
                    blank_property(&mut list, &property);
                }
                clean.extend(made(inner.kind, list));
            }
            b"ipma" => {
                let mut entries = Vec::new();
                let mut count = 0_u32;
                for one in associations(inner.body)?.iter().filter(|one| stays(one.id)) {
                    count = count.saturating_add(1);
                    entries.extend_from_slice(inner.body.get(one.entry.0..one.entry.1).unwrap_or_default());
                }
                let front = part(inner.body, 0, 4).unwrap_or_default().to_vec();
                clean.extend(counted(&inner, (front, count, 4, entries)));
            }
            _ => {}
        }
    }
    Ok(clean)
}

fn blank_property(list: &mut [u8], property: &Inner<'_>) {
    match &property.kind {
        b"colr" if matches!(part(property.body, 0, 4), Some(b"prof" | b"rICC")) => {
            if let Some(clean) = profile::blanked(rest(property.body, 4)) {
                put(list, property.body_at.saturating_add(4), &clean);
            }
        }
        kind if PROPERTIES.contains(&kind) => {}
        // Version and flags stay, so that it still reads as an empty one of its kind.
        b"uuid" => blank(list, property.body_at.saturating_add(16), property.body.len().saturating_sub(16)),
        _ => blank(list, property.body_at.saturating_add(4), property.body.len().saturating_sub(4)),
    }
}

/// Groups of items: number of the group, how many, which.
fn group_list(body: &[u8], stays: &dyn Fn(u32) -> bool) -> Vec<u8> {
    let mut clean = Vec::new();
    for inner in inside(body, 0) {
        let mut cursor = super::items::Cursor::new(inner.body, 8);
        let Some(count) = cursor.small(4) else { continue };
        let ids: Vec<u32> = (0..count).map_while(|_| cursor.small(4)).filter(|id| stays(*id)).collect();
        if ids.is_empty() {
            continue;
        }
        let mut list = part(inner.body, 0, 8).unwrap_or_default().to_vec();
        list.extend(u32::try_from(ids.len()).unwrap_or(0).to_be_bytes());
        list.extend(ids.into_iter().flat_map(u32::to_be_bytes));
        clean.extend(made(inner.kind, list));
    }
    clean
}

/// Zeros in `idat` wherever nothing that is kept lies.
fn blank_outside(whole: &mut [u8], head: usize, stored: &Kept) {
    let mut at = 0_u64;
    let end = wide(whole.len().saturating_sub(head));
    for (from, to) in stored.ranges().iter().copied().chain([(end, end)]) {
        let place = |place: u64| super::super::bytes::place64(place);
        blank(whole, head.saturating_add(place(at)), place(from.min(end).saturating_sub(at)));
        at = to.max(at);
    }
}
