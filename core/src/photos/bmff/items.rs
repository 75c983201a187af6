//! The index of still pictures (`meta`): items, where they lie, and what belongs to what.
//!
//! `iinf` lists the items with a number and a type: coded pictures, grids of them, Exif, XMP. `iloc` says where each lies: at
//! places of the file (construction 0), inside `idat` (1) or inside other items (2). `iref` says what belongs to what: a
//! thumbnail (`thmb`), a layer (`auxl`), a description (`cdsc`), the parts of a grid (`dimg`). `iprp` holds properties, and
//! which item has which.

use std::collections::{BTreeMap, BTreeSet};

use super::boxes::{Inner, first, inside};
use crate::limits;
use crate::photos::bytes::{array, be16, be32, part, place, rest, text, u8_at};
use crate::photos::refusal::Refused;

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// Its number.
    pub(super) id: u32,
    /// Its type.
    pub(super) kind: [u8; 4],
    /// What kind of text it is, for the type `mime`.
    pub(super) content: String,
    /// It is sealed.
    pub(super) sealed: bool,
    /// It is called something.
    pub(super) named: bool,
}

/// Where an item lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Location {
    /// The item.
    pub(super) id: u32,
    /// 0: places of the file, 1: inside `idat`, 2: inside other items.
    pub(super) construction: u8,
    /// It lies in another file.
    pub(super) elsewhere: bool,
    /// Begin and end of its parts. An end at [`u64::MAX`] is the end of what it lies in.
    pub(super) parts: Vec<(u64, u64)>,
    /// Where the entry itself stands in the content of `iloc`.
    pub(super) entry: (usize, usize),
}

/// What belongs to what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// How.
    pub(super) kind: [u8; 4],
    /// From this item.
    pub(super) from: u32,
    /// To these.
    pub(super) to: Vec<u32>,
}

/// The whole index. Lists are made to be asked by number: a large picture has thousands of items.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    /// The items.
    pub(super) items: Vec<Item>,
    /// Where they lie.
    pub(super) locations: Vec<Location>,
    /// The picture that is shown.
    pub(super) primary: Option<u32>,
    /// Place of each item in `items`.
    by_id: BTreeMap<u32, usize>,
    /// Place of each item's location in `locations`.
    location_of: BTreeMap<u32, usize>,
    /// Small forms of other items, layers of other items, parts of which other items are made.
    thumbnails: BTreeSet<u32>,
    layers: BTreeSet<u32>,
    parts: BTreeSet<u32>,
    /// For each item, the numbers of its properties from 1 on.
    numbers: BTreeMap<u32, Vec<u16>>,
    properties: Vec<Inner<'a>>,
}

/// Reads a number of a version's width and moves on.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    /// Where it is.
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Cursor { bytes, at }
    }

    /// A number of `size` bytes; 0 bytes are 0.
    pub(super) fn number(&mut self, size: usize) -> Option<u64> {
        let found = part(self.bytes, self.at, size)?;
        self.at = self.at.checked_add(size)?;
        (size <= 8).then(|| found.iter().fold(0, |sum: u64, byte| (sum << 8) | u64::from(*byte)))
    }

    /// A number of at most four bytes.
    pub(super) fn small(&mut self, size: usize) -> Option<u32> {
        u32::try_from(self.number(size)?).ok()
    }
}

impl<'a> Index<'a> {
    /// Reads the index: `boxes` is the content of `meta` behind its version.
    pub(super) fn read(boxes: &'a [u8]) -> Result<Self, Refused> {
        let mut index = Index::default();
        for inner in inside(boxes, 0) {
            match &inner.kind {
                b"pitm" => {
                    let size = if u8_at(inner.body, 0) == Some(0) { 2 } else { 4 };
                    index.primary = Cursor::new(inner.body, 4).small(size);
                }
                b"iinf" => index.items = items(inner.body)?,
                b"iloc" => index.locations = locations(inner.body)?,
                b"iref" => index.read_references(inner.body)?,
                b"iprp" => {
                    index.numbers = properties(inner.body)?;
                    let container = first(inner.body, b"ipco").map(|one| one.body).unwrap_or_default();
                    index.properties = inside(container, 0).collect();
                }
                _ => {}
            }
        }
        for (place, item) in index.items.iter().enumerate() {
            index.by_id.entry(item.id).or_insert(place);
        }
        for (place, location) in index.locations.iter().enumerate() {
            index.location_of.entry(location.id).or_insert(place);
        }
        Ok(index)
    }

    fn read_references(&mut self, body: &[u8]) -> Result<(), Refused> {
        for reference in references(body)? {
            match &reference.kind {
                b"thmb" => drop(self.thumbnails.insert(reference.from)),
                b"auxl" => drop(self.layers.insert(reference.from)),
                b"dimg" => self.parts.extend(reference.to),
                _ => {}
            }
        }
        Ok(())
    }

    /// The item with this number.
    pub(super) fn item(&self, id: u32) -> Option<&Item> {
        self.by_id.get(&id).and_then(|place| self.items.get(*place))
    }

    /// Where an item lies.
    pub(super) fn location(&self, id: u32) -> Option<&Location> {
        self.location_of.get(&id).and_then(|place| self.locations.get(*place))
    }

    /// Whether an item is a small form of another one.
    pub(super) fn is_thumbnail(&self, id: u32) -> bool {
        self.thumbnails.contains(&id)
    }

    /// Whether an item is a layer of another one.
    pub(super) fn is_layer(&self, id: u32) -> bool {
        self.layers.contains(&id)
    }

    /// Whether an item is a part of which another one is made.
    pub(super) fn is_part(&self, id: u32) -> bool {
        self.parts.contains(&id)
    }

    /// The content of an item's first property of a type.
    pub(super) fn property(&self, id: u32, kind: &[u8; 4]) -> Option<&'a [u8]> {
        let numbers = self.numbers.get(&id)?;
        let properties =
            numbers.iter().filter_map(|number| self.properties.get(usize::from(*number).checked_sub(1)?));
        properties.filter(|inner| &inner.kind == kind).map(|inner| inner.body).next()
    }

    /// Width and height of an item.
    pub(super) fn size_of(&self, id: u32) -> Option<(u32, u32)> {
        let body = self.property(id, b"ispe")?;
        be32(body, 4).zip(be32(body, 8))
    }
}

fn items(body: &[u8]) -> Result<Vec<Item>, Refused> {
    let from = if u8_at(body, 0) == Some(0) { 6 } else { 8 };
    let mut found = Vec::new();
    for inner in inside(body, from).filter(|inner| &inner.kind == b"infe") {
        if found.len() >= limits::PHOTO_ITEMS_MAX {
            return Err(Refused::TooMany);
        }
        let version = u8_at(inner.body, 0).unwrap_or(0);
        let mut cursor = Cursor::new(inner.body, 4);
        let read = cursor.small(if version == 3 { 4 } else { 2 }).zip(cursor.small(2));
        let Some((id, protection)) = read else { return Err(Refused::Damaged) };
        // The first two versions have no types: such files hold no pictures that anybody shows.
        let kind = if version >= 2 { array(inner.body, cursor.at).unwrap_or_default() } else { *b"mime" };
        let name = rest(inner.body, cursor.at.saturating_add(if version >= 2 { 4 } else { 0 }));
        let after = memchr::memchr(0, name).map_or(name.len(), |end| end.saturating_add(1));
        let named = name.first().is_some_and(|byte| *byte != 0);
        let content = text(rest(name, after));
        found.push(Item { id, kind, content, sealed: protection != 0, named });
    }
    Ok(found)
}

/// Where the items lie, by the widths that the box itself says.
pub(super) fn locations(body: &[u8]) -> Result<Vec<Location>, Refused> {
    let version = u8_at(body, 0).ok_or(Refused::Damaged)?;
    let widths = be16(body, 4).ok_or(Refused::Damaged)?;
    let width = |shift: u32| usize::from((widths >> shift) & 15);
    let (offset, length, base) = (width(12), width(8), width(4));
    let number = if version >= 1 { width(0) } else { 0 };
    let id_bytes = if version < 2 { 2 } else { 4 };
    let mut cursor = Cursor::new(body, 6);
    let count = cursor.small(id_bytes).ok_or(Refused::Damaged)?;
    if place(count) > limits::PHOTO_ITEMS_MAX {
        return Err(Refused::TooMany);
    }
    let mut found = Vec::new();
    let mut parts_left = limits::PHOTO_STRIPS_MAX;
    for _ in 0..count {
        let begin = cursor.at;
        let mut read = || {
            let id = cursor.small(id_bytes)?;
            let construction = if version >= 1 { u8::try_from(cursor.small(2)? & 15).ok()? } else { 0 };
            let elsewhere = cursor.small(2)? != 0;
            let base = cursor.number(base)?;
            let count = cursor.small(2)?;
            let mut parts = Vec::new();
            for _ in 0..count {
                parts_left = parts_left.checked_sub(1)?;
                cursor.number(number)?;
                let from = base.checked_add(cursor.number(offset)?)?;
                let length = cursor.number(length)?;
                // Without a length it is all of what it lies in.
                parts.push((from, if length == 0 { u64::MAX } else { from.checked_add(length)? }));
            }
            Some(Location { id, construction, elsewhere, parts, entry: (begin, cursor.at) })
        };
        found.push(read().ok_or(Refused::Damaged)?);
    }
    Ok(found)
}

fn references(body: &[u8]) -> Result<Vec<Reference>, Refused> {
    let size = if u8_at(body, 0) == Some(0) { 2 } else { 4 };
    let mut found = Vec::new();
    let mut left = limits::PHOTO_REFERENCES_MAX;
    for inner in inside(body, 4) {
        let mut cursor = Cursor::new(inner.body, 0);
        let Some((from, count)) = cursor.small(size).zip(cursor.small(2)) else { continue };
        left = left.checked_sub(place(count).saturating_add(1)).ok_or(Refused::TooMany)?;
        let to = (0..count).map_while(|_| cursor.small(size)).collect();
        found.push(Reference { kind: inner.kind, from, to });
    }
    Ok(found)
}

/// One entry of `ipma`: the item, and where the entry ends.
pub(super) struct Association {
    pub(super) id: u32,
    pub(super) numbers: Vec<u16>,
    pub(super) entry: (usize, usize),
}

/// The entries of `ipma`.
pub(super) fn associations(body: &[u8]) -> Result<Vec<Association>, Refused> {
    let version = u8_at(body, 0).unwrap_or(0);
    let wide_numbers = u8_at(body, 3).unwrap_or(0) & 1 == 1;
    let mut cursor = Cursor::new(body, 4);
    let count = cursor.small(4).ok_or(Refused::Damaged)?;
    if place(count) > limits::PHOTO_ITEMS_MAX {
        return Err(Refused::TooMany);
    }
    let mut found = Vec::new();
    for _ in 0..count {
        let begin = cursor.at;
        let mut read = || {
            let id = cursor.small(if version < 1 { 2 } else { 4 })?;
            let count = cursor.small(1)?;
            let mut numbers = Vec::new();
            for _ in 0..count {
                let number = cursor.small(if wide_numbers { 2 } else { 1 })?;
                numbers.push(u16::try_from(number & if wide_numbers { 0x7fff } else { 0x7f }).ok()?);
            }
            Some(Association { id, numbers, entry: (begin, cursor.at) })
        };
        found.push(read().ok_or(Refused::Damaged)?);
    }
    Ok(found)
}

fn properties(body: &[u8]) -> Result<BTreeMap<u32, Vec<u16>>, Refused> {
    let mut found: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
    for inner in inside(body, 0).filter(|inner| &inner.kind == b"ipma") {
        for one in associations(inner.body)? {
            found.entry(one.id).or_default().extend(one.numbers);
        }
        if found.len() > limits::PHOTO_ITEMS_MAX {
            return Err(Refused::TooMany);
        }
    }
    Ok(found)
}
