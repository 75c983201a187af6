//! The index of a film without what identifies, at its old length.
//!
//! A list says which boxes stay, box by box from the outside in; every other one becomes `free` with zeros in it, so that
//! nothing moves and every offset stays right. Days become zero, names become empty. Tracks that are no picture and no sound
//! become `free` as a whole. What can't be judged from the index alone is refused: pieces (`mvex`), keys (`sinf`, `senc`),
//! a compressed index (`cmov`), samples in other files.

use super::boxes::{Inner, at_path, inside};
use super::clean::Needed;
use super::movie::{KEPT_TRACKS, handler};
use super::samples::{chunk_offsets, is_fixed, ranges};
use crate::limits;
use crate::ordering::sorted;
use crate::photos::bytes::{be16, be32, blank, part, put, rest, u8_at};
use crate::photos::profile;
use crate::photos::refusal::Refused;

/// What is done with a box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// It stays as it is.
    Keep,
    /// It stays, and its boxes are looked at with this list.
    Into(&'static [(&'static [u8; 4], Rule)]),
    /// Its days become zero.
    Days,
    /// Its name becomes empty.
    Name,
    /// Where the samples are: in this file or nowhere.
    References,
    /// What kind of samples, in a track of this kind.
    Formats,
    /// It is a reason to refuse.
    Refuse(Refused),
}

use Rule::{Days, Formats, Into, Keep, Name, References, Refuse};

const MOVIE: &[(&[u8; 4], Rule)] = &[
    (b"mvhd", Days),
    (b"trak", Into(TRACK)),
    (b"iods", Keep),
    (b"mvex", Refuse(Refused::Fragmented)),
    (b"pssh", Refuse(Refused::Encrypted)),
    (b"cmov", Refuse(Refused::CompressedIndex)),
    (b"rmra", Refuse(Refused::OutOfPlace)),
];
const TRACK: &[(&[u8; 4], Rule)] = &[
    (b"tkhd", Days),
    (b"edts", Into(&[(b"elst", Keep)])),
    (b"tapt", Into(&[(b"clef", Keep), (b"prof", Keep), (b"enof", Keep)])),
    (b"tref", Into(&[(b"auxl", Keep), (b"vdep", Keep), (b"prem", Keep)])),
    (b"mdia", Into(MEDIA)),
];
const MEDIA: &[(&[u8; 4], Rule)] =
    &[(b"mdhd", Days), (b"hdlr", Name), (b"elng", Keep), (b"minf", Into(INFORMATION))];
const INFORMATION: &[(&[u8; 4], Rule)] = &[
    (b"vmhd", Keep),
    (b"smhd", Keep),
    (b"hdlr", Name),
    (b"dinf", Into(&[(b"dref", References)])),
    (b"stbl", Into(TABLE)),
];
const TABLE: &[(&[u8; 4], Rule)] = &[
    (b"stsd", Formats),
    (b"stts", Keep),
    (b"ctts", Keep),
    (b"cslg", Keep),
    (b"stss", Keep),
    (b"stps", Keep),
    (b"stsh", Keep),
    (b"stsc", Keep),
    (b"stsz", Keep),
    (b"stz2", Keep),
    (b"stco", Keep),
    (b"co64", Keep),
    (b"sdtp", Keep),
    (b"sgpd", Keep),
    (b"sbgp", Keep),
    (b"csgp", Keep),
    (b"subs", Keep),
    (b"padb", Keep),
    (b"senc", Refuse(Refused::Encrypted)),
    (b"saiz", Refuse(Refused::Encrypted)),
    (b"saio", Refuse(Refused::Encrypted)),
];
/// Boxes in a description of samples that decoders need. Names of makers and of programs are not among them.
const DESCRIPTION: &[&[u8; 4]] = &[
    b"avcC", b"hvcC", b"lhvC", b"vvcC", b"av1C", b"vpcC", b"dvcC", b"dvvC", b"dvwC", b"hvcE", b"esds",
    b"d263", b"damr", b"dac3", b"dec3", b"dac4", b"alac", b"dOps", b"dfLa", b"ddts", b"pcmC", b"mhaC",
    b"wave", b"chan", b"chnl", b"srat", b"frma", b"pasp", b"clap", b"colr", b"nclx", b"fiel", b"gama",
    b"btrt", b"mdcv", b"clli", b"amve", b"SmDm", b"CoLL", b"auxi", b"ccst", b"glbl", b"jp2h", b"mvcC",
    b"sv3d", b"st3d", b"vexu", b"hfov", b"rloc", b"tpcC", b"pcmF", b"SMI ", b"udts", b"ispe", b"pixi",
    b"irot", b"imir", b"auxC", b"lsel", b"a1op", b"a1lx", b"stri", b"av3c", b"apvC", b"evcC", b"enda",
    b"alaw", b"ulaw",
];

/// A film's index, rewritten in place. Gives the ranges of the file that the kept tracks need.
pub(super) fn clean(body: &mut [u8]) -> Result<Vec<Needed>, Refused> {
    let original = body.to_vec();
    let mut needed = Vec::new();
    let mut begins = Vec::new();
    let mut tracks = 0_usize;
    let mut kept = 0_usize;
    for track in inside(&original, 0).filter(|inner| &inner.kind == b"trak") {
        tracks = tracks.saturating_add(1);
        let table = at_path(track.body, &[b"mdia", b"minf", b"stbl"]).unwrap_or_default();
        begins.extend(chunk_offsets(table).unwrap_or_default());
        if tracks > limits::PHOTO_TRACKS_MAX || begins.len() > limits::PHOTO_SAMPLES_MAX {
            return Err(Refused::TooMany);
        }
    }
    let begins = sorted(begins);
    for track in inside(&original, 0).filter(|inner| &inner.kind == b"trak") {
        let kind = handler(track.body);
        if !KEPT_TRACKS.contains(&&kind) {
            continue;
        }
        kept = kept.saturating_add(1);
        let table = at_path(track.body, &[b"mdia", b"minf", b"stbl"]).ok_or(Refused::Damaged)?;
        let old_sound = &kind == b"soun" && is_fixed(table);
        for (from, to) in ranges(table)? {
            // In old sound the table counts something other than bytes: all up to the next chunk belongs to this one.
            let next = begins.get(begins.partition_point(|begin| *begin <= from)).copied();
            let to = if old_sound { next.unwrap_or(u64::MAX) } else { to };
            needed.push(Needed { from, to, loose: old_sound });
        }
    }
    if kept == 0 {
        return Err(Refused::NoPicture);
    }
    apply(body, &original, 0, MOVIE, *b"moov")?;
    Ok(needed)
}

/// Goes over the boxes of `original` and changes `body`, which holds the same at the same places. `offset` is where
/// `original` begins in `body`, `track` the kind of the track around. The lists are no deeper than they are written.
fn apply(
    body: &mut [u8],
    original: &[u8],
    offset: usize,
    rules: &'static [(&'static [u8; 4], Rule)],
    track: [u8; 4],
) -> Result<(), Refused> {
    let mut end = 0_usize;
    for inner in inside(original, 0) {
        end = inner.end;
        let at = offset.saturating_add(inner.body_at);
        let rule = rules.iter().find(|(kind, _)| **kind == inner.kind).map(|(_, rule)| *rule);
        let dropped = &inner.kind == b"trak" && !KEPT_TRACKS.contains(&&handler(inner.body));
        match rule.filter(|_| !dropped) {
            None => free(body, &inner, offset),
            Some(Keep) => {}
            Some(Refuse(refused)) => return Err(refused),
            Some(Into(rules)) => {
                let track = if &inner.kind == b"trak" { handler(inner.body) } else { track };
                apply(body, inner.body, at, rules, track)?;
            }
            Some(Days) => {
                let length = if u8_at(inner.body, 0) == Some(1) { 16 } else { 8 };
                blank_in(body, at, &inner, 4, length);
            }
            Some(Name) => {
                blank_in(body, at, &inner, 12, usize::MAX);
            }
            Some(References) => references(body, &inner, at)?,
            Some(Formats) => formats(body, inner.body, at, &track == b"soun")?,
        }
    }
    // What is behind the last box is nothing that anybody reads.
    blank(body, offset.saturating_add(end), original.len().saturating_sub(end));
    Ok(())
}

/// Zeros in the content of a box, which begins at `at` of `body`: `length` of them, and none behind its end, where another box
/// begins.
fn blank_in(body: &mut [u8], at: usize, inner: &Inner<'_>, from: usize, length: usize) {
    blank(body, at.saturating_add(from), length.min(inner.body.len().saturating_sub(from)));
}

/// A box becomes free space.
fn free(body: &mut [u8], inner: &Inner<'_>, offset: usize) {
    put(body, offset.saturating_add(inner.at).saturating_add(4), b"free");
    blank(body, offset.saturating_add(inner.body_at), inner.body.len());
}

/// Where the samples are. An entry that says "in this file" may still name another one.
fn references(body: &mut [u8], inner: &Inner<'_>, at: usize) -> Result<(), Refused> {
    for entry in inside(inner.body, 8) {
        if be32(entry.body, 0).unwrap_or(0) & 1 == 0 {
            return Err(Refused::OutOfPlace);
        }
        blank_in(body, at.saturating_add(entry.body_at), &entry, 4, usize::MAX);
    }
    Ok(())
}

/// Descriptions of samples: makers and names of programs become zero, and boxes that no decoder needs become free.
fn formats(body: &mut [u8], original: &[u8], offset: usize, sound: bool) -> Result<(), Refused> {
    for entry in inside(original, 8) {
        if matches!(&entry.kind, b"encv" | b"enca" | b"drmi" | b"drms" | b"resv") {
            return Err(Refused::Encrypted);
        }
        let at = offset.saturating_add(entry.body_at);
        // Two bytes of a version and two of a revision stand in front of the maker's name.
        blank_in(body, at, &entry, 12, 4);
        if !sound {
            blank_in(body, at, &entry, 42, 32);
        }
        let first = children(entry.body, sound).min(entry.body.len());
        let mut end = first;
        for inner in inside(entry.body, first) {
            end = inner.end;
            if matches!(&inner.kind, b"sinf" | b"schm" | b"schi") {
                return Err(Refused::Encrypted);
            }
            if !DESCRIPTION.contains(&&inner.kind) {
                free(body, &inner, at);
            } else if matches!(&inner.kind, b"d263" | b"damr") {
                // Who made the encoder, and its version.
                blank_in(body, at.saturating_add(inner.body_at), &inner, 0, 5);
            } else if &inner.kind == b"colr"
                && matches!(part(inner.body, 0, 4), Some(b"prof" | b"rICC"))
                && let Some(clean) = profile::blanked(rest(inner.body, 4))
            {
                put(body, at.saturating_add(inner.body_at).saturating_add(4), &clean);
            }
        }
        blank(body, at.saturating_add(end), entry.body.len().saturating_sub(end));
    }
    Ok(())
}

/// Where the boxes of a description begin: 78 bytes in for pictures, behind a table of colours where one is there; 28, 44 or
/// 64 for the versions of sound, of which QuickTime and the standard count the second differently.
fn children(entry: &[u8], sound: bool) -> usize {
    if !sound {
        let colours = if be16(entry, 76) == Some(0) { be16(entry, 84) } else { None };
        let table =
            colours.map_or(0, |last| usize::from(last).saturating_add(1).saturating_mul(8).saturating_add(8));
        return table.saturating_add(78);
    }
    let first = match be16(entry, 8) {
        Some(1) => 44,
        Some(2) => 64,
        _ => 28,
    };
    let begins_with_a_box =
        |at: usize| inside(entry, at).next().is_some_and(|inner| DESCRIPTION.contains(&&inner.kind));
    if first == 44 && !begins_with_a_box(44) && begins_with_a_box(28) { 28 } else { first }
}
