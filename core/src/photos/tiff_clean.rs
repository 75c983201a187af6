//! A clean TIFF, BigTIFF or DNG.
//!
//! Nothing can be taken out without moving what others point at, so the copy has the same length and everything kept stays where it
//! is: in each directory the entries that make the picture move together, and every byte that no kept entry, strip, tile or table
//! points at becomes zero. Directories for Exif and GPS go; so do small pictures beside the large one.

use super::bytes::{place64, put, u8_at, wide};
use super::plan::{Kept, Plan};
use super::profile;
use super::refusal::Refused;
use super::tiff::{Directory, Entry, Kind, Tiff};
use super::tiff_file::{is_dng_file, is_kept, is_structure};
use crate::limits;
use crate::ordering::ShortList as _;

/// The copy of a TIFF or DNG.
pub(super) fn clean(bytes: &[u8]) -> Result<Plan, Refused> {
    let tiff = Tiff::new(bytes).ok_or(Refused::Damaged)?;
    let (directories, _) = tiff.directories();
    let dng = is_dng_file(&directories);
    if !directories.iter().any(is_kept) || !directories.iter().any(|one| one.kind == Kind::Main(0)) {
        return Err(Refused::NoPicture);
    }
    let mut copy = Rewrite {
        tiff: &tiff,
        values: Kept::default(),
        strips: Kept::default(),
        gone: Kept::default(),
        written: Vec::new(),
    };
    for directory in &directories {
        copy.drop_list(directory);
    }
    for directory in directories.iter().filter(|one| !is_kept(one) && one.kind != Kind::Main(0)) {
        for entry in &directory.entries {
            copy.drop_value(entry);
        }
    }
    copy.values.keep(0, if tiff.order().big { 16 } else { 8 });
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
    /// Values of tags that stay, and tables of the old form of JPEG.
    values: Kept,
    /// The picture itself.
    strips: Kept,
    /// What must not be kept: values of tags that go, and lists as they were. Some writers count strips too long, and those lie
    /// behind them.
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
            let needed = is_structure(entry.tag, dng);
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

    /// The list as it is goes: a shorter one is written in its place, or none.
    fn drop_list(&mut self, directory: &Directory<'_>) {
        let order = self.tiff.order();
        let entries = directory.entries.len().saturating_mul(order.entry_bytes());
        let length = order.head_bytes().saturating_add(entries).saturating_add(order.offset_bytes());
        let end = directory.at.saturating_add(length).min(self.tiff.bytes().len());
        self.gone.keep(wide(directory.at), wide(end));
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
            None => self.keep_value(entry.value_at, entry.value.len()),
        }
    }

    fn write(&mut self, at: usize, bytes: Vec<u8>) {
        self.written.push((at, bytes));
    }

    /// A range of the file, as far as it is there.
    fn range(&self, at: usize, length: usize) -> (u64, u64) {
        let end = at.saturating_add(length).min(self.tiff.bytes().len());
        (wide(at), wide(end))
    }

    fn keep_value(&mut self, at: usize, length: usize) {
        let (from, to) = self.range(at, length);
        self.values.keep(from, to);
    }

    fn keep_strip(&mut self, at: usize, length: usize) {
        let (from, to) = self.range(at, length);
        self.strips.keep(from, to);
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
                self.keep_strip(place64(*at), place64(*size));
            }
        }
        if let (Some(at), Some(size)) = (directory.number(0x0201), directory.number(0x0202)) {
            self.keep_strip(place64(at), place64(size));
        }
        // Tables of the old form of JPEG: 64 bytes of a quantisation, 16 counts and their values of a code.
        for (tag, code) in [(0x0207, false), (0x0208, true), (0x0209, true)] {
            for at in directory.entry(tag).map(Entry::numbers).unwrap_or_default().into_iter().take(8) {
                let at = place64(at);
                let values = (0..16_usize).map(|index| {
                    usize::from(u8_at(self.tiff.bytes(), at.saturating_add(index)).unwrap_or(0))
                });
                let length = if code { values.sum::<usize>().saturating_add(16) } else { 64 };
                self.keep_value(at, length);
            }
        }
        if self.strips.count() > limits::PHOTO_STRIPS_MAX { Err(Refused::TooMany) } else { Ok(()) }
    }

    /// Whether something that goes lies in the middle of a strip: what follows it there is more of the picture, where it is no value
    /// and no list, and not empty.
    fn cuts_a_strip(&self) -> bool {
        let mut known = self.values.clone();
        for (from, to) in self.gone.ranges() {
            known.keep(*from, *to);
        }
        for (at, new) in &self.written {
            known.keep(wide(*at), wide(at.saturating_add(new.len())));
        }
        known.settle();
        let mut behind = Kept::default();
        for (from, to) in self.strips.ranges() {
            let first = self.gone.ranges().partition_point(|gone| gone.1 <= *from);
            if let Some(gone) = self.gone.ranges().get(first).filter(|gone| gone.0 < *to) {
                behind.keep(gone.0.max(*from), *to);
            }
        }
        behind.settle();
        behind.without(&known);
        behind.ranges().iter().any(|(from, to)| {
            let length = place64(to.saturating_sub(*from));
            super::bytes::at_most(self.tiff.bytes(), place64(*from), length).iter().any(|byte| *byte != 0)
        })
    }

    fn plan(mut self) -> Result<Plan, Refused> {
        let bytes = self.tiff.bytes();
        self.written.order_by_key(|(at, _)| *at);
        let mut from = 0_usize;
        self.values.settle();
        self.strips.settle();
        self.gone.settle();
        if self.cuts_a_strip() {
            return Err(Refused::Damaged);
        }
        let mut kept = self.values;
        for (from, to) in self.strips.ranges() {
            kept.keep(*from, *to);
        }
        kept.settle();
        kept.without(&self.gone);
        let mut plan = Plan::default();
        for (at, new) in &self.written {
            let end = at.saturating_add(new.len());
            // Directories that lie in one another, or in what is kept, can't both be right.
            if *at < from || end > bytes.len() {
                return Err(Refused::Damaged);
            }
            kept.masked(&mut plan, wide(from), wide(*at));
            plan.new_bytes(new);
            from = end;
        }
        kept.masked(&mut plan, wide(from), wide(bytes.len()));
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
