//! TIFF, BigTIFF and DNG files: what they tell, and a clean copy.
//!
//! Here the picture itself is part of the graph that `tiff` walks over: tags say how large it is and where its strips or tiles
//! lie. Nothing can be taken out without moving what others point at, so the copy has the same length and everything kept
//! stays where it is: in each directory the entries that make the picture move together, and every byte that no kept entry,
//! strip, tile or table points at becomes zero. Directories for Exif and GPS go; so do small pictures beside the large one.
//!
//! DNG is a TIFF whose first directory is often a small picture and whose large one is a sub-directory; it needs further tags
//! to develop the raw picture. Readers look up the camera by its model, so that one name stays, and is said.

use super::bytes::{place64, put, u8_at, wide};
use super::plan::{Kept, Plan};
use super::refusal::Refused;
use super::report::{Class, Report};
use super::tiff::{Directory, Entry, Kind, Tiff};
use super::{exif, profile};
use crate::limits;
use crate::ordering::ShortList as _;

/// Tags that make a picture: TIFF 6.0, its supplements, and ranges of DNG 1.6 with the tags left out that name something.
const STRUCTURE: &[(u16, u16)] = &[
    (0x00fe, 0x0103),
    (0x0106, 0x010a),
    (0x0111, 0x0112),
    (0x0115, 0x011c),
    (0x0122, 0x0125),
    (0x0128, 0x0129),
    (0x012d, 0x012d),
    (0x013d, 0x0145),
    (0x0147, 0x0148),
    (0x014a, 0x014c),
    (0x014e, 0x014e),
    (0x0150, 0x0156),
    (0x015b, 0x015b),
    (0x0200, 0x0203),
    (0x0205, 0x0209),
    (0x0211, 0x0214),
    (0x828d, 0x828e),
    (0x80e3, 0x80e6),
    (0x8773, 0x8773),
];

const DNG: &[(u16, u16)] = &[
    (0x828f, 0x828f),
    (0xc612, 0xc614),
    (0xc616, 0xc62e),
    (0xc631, 0xc633),
    (0xc65a, 0xc65c),
    (0xc68d, 0xc68e),
    (0xc690, 0xc690),
    (0xc692, 0xc692),
    (0xc6bf, 0xc6bf),
    (0xc6c5, 0xc6c5),
    (0xc6f9, 0xc6fd),
    (0xc714, 0xc715),
    (0xc71e, 0xc71f),
    (0xc725, 0xc726),
    (0xc740, 0xc741),
    (0xc74e, 0xc74e),
    (0xc761, 0xc761),
    (0xc791, 0xc793),
    (0xc7a3, 0xc7a6),
    (0xc7b5, 0xc7b5),
    (0xc7e9, 0xc7ea),
    (0xcd2d, 0xcd2e),
];

fn within(tag: u16, ranges: &[(u16, u16)]) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&tag))
}

/// Whether a file has a version of DNG.
pub(super) fn is_dng(bytes: &[u8]) -> bool {
    Tiff::new(bytes).is_some_and(|tiff| is_dng_file(&tiff.directories().0))
}

fn is_dng_file(directories: &[Directory<'_>]) -> bool {
    directories.iter().any(|directory| directory.entry(0xc612).is_some())
}

/// Whether a directory is a small picture beside another one.
fn is_small(directory: &Directory<'_>) -> bool {
    let said = directory.number(0x00fe).unwrap_or(0) & 1 == 1 || directory.number(0x00ff) == Some(2);
    let jpeg_alone = directory.entry(0x0201).is_some()
        && [0x0111, 0x0144].iter().all(|tag| directory.entry(*tag).is_none());
    directory.kind != Kind::Main(0) && (said || jpeg_alone)
}

/// Whether a directory holds a picture.
fn has_picture(directory: &Directory<'_>) -> bool {
    [0x0111, 0x0144, 0x0201].iter().any(|tag| directory.entry(*tag).is_some())
}

/// Whether it is one of the pictures of the file.
fn is_kept(directory: &Directory<'_>) -> bool {
    matches!(directory.kind, Kind::Main(_) | Kind::Sub) && !is_small(directory) && has_picture(directory)
}

/// Looks at a TIFF or DNG.
pub(super) fn scan(report: &mut Report, bytes: &[u8]) {
    let Some(tiff) = Tiff::new(bytes) else {
        report.damaged = true;
        return;
    };
    let (directories, broken) = tiff.directories();
    report.damaged |= broken || directories.is_empty();
    let size = |directory: &Directory<'_>| {
        let number = |tag| directory.number(tag).and_then(|number| u32::try_from(number).ok());
        number(0x0100).zip(number(0x0101)).filter(|(width, height)| *width > 0 && *height > 0)
    };
    // The largest is the picture: in a DNG the first one is often small.
    let largest = |one: &(u32, u32)| u64::from(one.0).saturating_mul(one.1.into());
    report.size = directories.iter().filter(|one| is_kept(one)).filter_map(size).max_by_key(largest);
    let dng = is_dng_file(&directories);
    for directory in &directories {
        let picture = is_kept(directory);
        let structure = |tag: u16| {
            let shown = within(tag, STRUCTURE) || (dng && within(tag, DNG));
            match directory.kind {
                Kind::Main(_) | Kind::Sub if picture => shown,
                Kind::Main(_) | Kind::Sub => shown && !matches!(tag, 0x0201 | 0x0202),
                _ => false,
            }
        };
        exif::scan_directory(report, &tiff, directory, &structure);
        // The first one stays even where it holds no picture: the header points to it.
        let gone = !picture && directory.kind != Kind::Main(0);
        if gone && matches!(directory.kind, Kind::Main(_) | Kind::Sub) && directory.entry(0x0201).is_none() {
            report.within("IFD", |report| match size(directory) {
                Some(size) if has_picture(directory) => report.add_thumbnail("PreviewImage", Some(size)),
                _ => report.add(Class::Notes, "IFD", ""),
            });
        }
    }
    if super::bytes::find(bytes, b"jumdc2pa").is_some() {
        report.add(Class::Origin, "JUMBF", "");
    }
}

/// The copy of a TIFF or DNG.
pub(super) fn clean(bytes: &[u8]) -> Result<Plan, Refused> {
    let tiff = Tiff::new(bytes).ok_or(Refused::Damaged)?;
    let (directories, _) = tiff.directories();
    let dng = is_dng_file(&directories);
    if !directories.iter().any(is_kept) || !directories.iter().any(|one| one.kind == Kind::Main(0)) {
        return Err(Refused::NoPicture);
    }
    let mut copy = Rewrite { tiff: &tiff, kept: Kept::default(), gone: Kept::default(), written: Vec::new() };
    for directory in directories.iter().filter(|one| !is_kept(one) && one.kind != Kind::Main(0)) {
        for entry in &directory.entries {
            copy.drop_value(entry);
        }
    }
    copy.kept.keep(0, if tiff.order().big { 16 } else { 8 });
    // The first directory stays whatever it holds: the header points to it.
    let kept: Vec<&Directory<'_>> =
        directories.iter().filter(|one| is_kept(one) || one.kind == Kind::Main(0)).collect();
    let mut mains = kept.iter().filter(|one| matches!(one.kind, Kind::Main(_))).skip(1).map(|one| one.at);
    for directory in &kept {
        let next = if matches!(directory.kind, Kind::Main(_)) { mains.next() } else { None };
        let subs: Vec<u64> =
            kept.iter().filter(|one| one.kind == Kind::Sub).map(|one| wide(one.at)).collect();
        copy.directory(directory, dng, next.unwrap_or(0), &subs)?;
    }
    copy.plan()
}

struct Rewrite<'a, 'b> {
    tiff: &'b Tiff<'a>,
    kept: Kept,
    /// What must not be kept: values of tags that go. Some writers count strips too long, and those lie behind them.
    gone: Kept,
    /// New bytes, each with its place. They are kept as well.
    written: Vec<(usize, Vec<u8>)>,
}

impl Rewrite<'_, '_> {
    fn directory(
        &mut self,
        directory: &Directory<'_>,
        dng: bool,
        next: usize,
        subs: &[u64],
    ) -> Result<(), Refused> {
        let order = self.tiff.order();
        let mut table = Vec::new();
        let mut count = 0_u64;
        for entry in &directory.entries {
            let needed = within(entry.tag, STRUCTURE) || (dng && within(entry.tag, DNG));
            if !needed || (entry.value.is_empty() && entry.count > 0) {
                self.drop_value(entry);
                continue;
            }
            let bytes = self.tiff.bytes();
            let old = super::bytes::part(bytes, entry.at, order.entry_bytes()).ok_or(Refused::Damaged)?;
            let mut new = old.to_vec();
            if entry.tag == 0x014a {
                let left: Vec<u64> = entry.numbers().into_iter().filter(|at| subs.contains(at)).collect();
                if left.is_empty() {
                    continue;
                }
                self.sub_directories(entry, &left, &mut new);
            } else {
                self.value(entry);
            }
            table.extend(new);
            count = count.saturating_add(1);
        }
        let mut whole = order.bytes(count, order.head_bytes());
        whole.extend(table);
        whole.extend(order.bytes(wide(next), order.offset_bytes()));
        self.write(directory.at, whole);
        self.picture(directory)
    }

    /// Sub-directories that stay. Fewer than before fit where they stood.
    fn sub_directories(&mut self, entry: &Entry<'_>, left: &[u64], new: &mut [u8]) {
        let order = self.tiff.order();
        let list: Vec<u8> = left.iter().flat_map(|at| order.bytes(*at, entry.size())).collect();
        put(new, 4, &order.bytes(wide(left.len()), order.offset_bytes()));
        let field = if order.big { 12 } else { 8 };
        if list.len() <= order.offset_bytes() {
            let mut inside = list;
            inside.resize(order.offset_bytes(), 0);
            put(new, field, &inside);
        } else {
            self.write(entry.value_at, list);
        }
    }

    fn drop_value(&mut self, entry: &Entry<'_>) {
        if entry.is_outside() {
            self.gone.keep(wide(entry.value_at), wide(entry.value_at.saturating_add(entry.value.len())));
        }
    }

    fn value(&mut self, entry: &Entry<'_>) {
        if !entry.is_outside() {
            return;
        }
        let clean = if entry.tag == 0x8773 { profile::blanked(entry.value) } else { None };
        match clean {
            Some(clean) => self.write(entry.value_at, clean),
            None => self.keep(entry.value_at, entry.value.len()),
        }
    }

    fn write(&mut self, at: usize, bytes: Vec<u8>) {
        self.written.push((at, bytes));
    }

    fn keep(&mut self, at: usize, length: usize) {
        let end = at.saturating_add(length).min(self.tiff.bytes().len());
        self.kept.keep(wide(at), wide(end));
    }

    /// Strips, tiles and tables of the picture.
    fn picture(&mut self, directory: &Directory<'_>) -> Result<(), Refused> {
        for (at_tag, size_tag) in [(0x0111, 0x0117), (0x0144, 0x0145)] {
            let Some(places) = directory.entry(at_tag).map(Entry::numbers) else { continue };
            let mut sizes = directory.entry(size_tag).map(Entry::numbers).unwrap_or_default();
            if sizes.is_empty() && places.len() == 1 {
                sizes = uncompressed(directory).into_iter().collect();
            }
            if sizes.is_empty() && !places.is_empty() && directory.entry(0x0201).is_none() {
                return Err(Refused::Damaged);
            }
            for (at, size) in places.iter().zip(&sizes) {
                self.keep(place64(*at), place64(*size));
            }
        }
        if let (Some(at), Some(size)) = (directory.number(0x0201), directory.number(0x0202)) {
            self.keep(place64(at), place64(size));
        }
        // Tables of the old form of JPEG: 64 bytes of a quantisation, 16 counts and their values of a code.
        for (tag, code) in [(0x0207, false), (0x0208, true), (0x0209, true)] {
            for at in directory.entry(tag).map(Entry::numbers).unwrap_or_default().into_iter().take(8) {
                let at = place64(at);
                let values = (0..16_usize).map(|index| {
                    usize::from(u8_at(self.tiff.bytes(), at.saturating_add(index)).unwrap_or(0))
                });
                let length = if code { values.sum::<usize>().saturating_add(16) } else { 64 };
                self.keep(at, length);
            }
        }
        if self.kept.count() > limits::PHOTO_STRIPS_MAX { Err(Refused::TooMany) } else { Ok(()) }
    }

    fn plan(mut self) -> Result<Plan, Refused> {
        let bytes = self.tiff.bytes();
        self.written.order_by_key(|(at, _)| *at);
        let mut from = 0_usize;
        self.kept.settle();
        self.gone.settle();
        self.kept.without(&self.gone);
        let mut plan = Plan::default();
        for (at, new) in &self.written {
            let end = at.saturating_add(new.len());
            // Directories that lie in one another, or in what is kept, can't both be right.
            if *at < from || end > bytes.len() {
                return Err(Refused::Damaged);
            }
            self.kept.masked(&mut plan, wide(from), wide(*at));
            plan.new_bytes(new);
            from = end;
        }
        self.kept.masked(&mut plan, wide(from), wide(bytes.len()));
        Ok(plan)
    }
}

/// The length of a picture that is not compressed and does not say it.
fn uncompressed(directory: &Directory<'_>) -> Option<u64> {
    if directory.number(0x0103).unwrap_or(1) != 1 {
        return None;
    }
    let samples = directory.number(0x0115).unwrap_or(1);
    let bits = directory.number(0x0102).unwrap_or(1).checked_mul(samples)?;
    let line = directory.number(0x0100)?.checked_mul(bits)?.div_ceil(8);
    line.checked_mul(directory.number(0x0101)?)
}
