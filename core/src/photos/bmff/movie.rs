//! What the index of a film (`moov`) tells: days, texts, names of programs, tracks beside picture and sound.

use chrono::Timelike as _;

use super::boxes::{at_path, first, inside};
use super::samples::first_samples;
use super::texts::{hidden, scan_meta, scan_user_data, scan_uuid};
use crate::error::Result;
use crate::limits;
use crate::photos::bytes::{array, at_most, be16, be32, be64, part, place64, rest, u8_at};
use crate::photos::coordinates::{in_words, iso_6709};
use crate::photos::profile;
use crate::photos::report::{Class, Position, Report};
use crate::photos::source::Source;
use crate::time::clock;

/// Kinds of tracks that a clean copy keeps: picture, sound, and layers of the picture.
pub(super) const KEPT_TRACKS: &[&[u8; 4]] = &[b"vide", b"soun", b"auxv", b"pict"];

/// Kind of a track: what its handler says.
pub(super) fn handler(track: &[u8]) -> [u8; 4] {
    at_path(track, &[b"mdia", b"hdlr"]).and_then(|body| array::<4>(body, 8)).unwrap_or_default()
}

/// Looks at `moov`.
pub(super) fn scan(report: &mut Report, source: &mut dyn Source, body: &[u8]) -> Result<()> {
    let mut tracks = 0_usize;
    let mut boxes = inside(body, 0);
    for inner in boxes.by_ref() {
        match &inner.kind {
            b"mvhd" => report.within("mvhd", |report| day(report, inner.body)),
            b"trak" => {
                tracks = tracks.saturating_add(1);
                if tracks > limits::PHOTO_TRACKS_MAX {
                    report.damaged = true;
                    break;
                }
                report.enter(&format!("track {tracks}"));
                let done = scan_track(report, source, inner.body);
                report.leave();
                done?;
            }
            b"udta" => report.within("udta", |report| scan_user_data(report, inner.body)),
            b"meta" => report.within("meta", |report| scan_meta(report, inner.body)),
            b"uuid" => scan_uuid(report, inner.body),
            b"free" | b"skip" => hidden(report, &inner),
            b"iods" | b"mvex" | b"pssh" | b"cmov" | b"rmra" => {}
            kind => report.add(Class::Notes, &String::from_utf8_lossy(kind), ""),
        }
    }
    report.damaged |= boxes.broken;
    Ok(())
}

/// Seconds from 1904 to 1970.
const EPOCH_S: u64 = 2_082_844_800;

/// The day in a header of a film, a track or its media.
fn day(report: &mut Report, body: &[u8]) {
    let times = if u8_at(body, 0) == Some(1) {
        (be64(body, 4), be64(body, 12))
    } else {
        (be32(body, 4).map(u64::from), be32(body, 8).map(u64::from))
    };
    for (time, key) in [(times.0, "CreateDate"), (times.1, "ModifyDate")] {
        let Some(time) = time.filter(|time| *time > 0) else { continue };
        // Some writers count from 1970.
        let seconds = time.checked_sub(EPOCH_S).unwrap_or(time);
        let when =
            i64::try_from(seconds).ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
        let shown = when.map_or(String::new(), |when| {
            format!("{} {}:{:02} UTC", when.date_naive(), clock(&when), when.second())
        });
        report.add(Class::Time, key, shown);
    }
}

fn scan_track(report: &mut Report, source: &mut dyn Source, body: &[u8]) -> Result<()> {
    let kind = handler(body);
    if let Some(head) = first(body, b"tkhd") {
        report.within("tkhd", |report| day(report, head.body));
        // Width and height are fixed numbers at the end.
        let size = |back: usize| be16(head.body, head.body.len().checked_sub(back)?).map(u32::from);
        if &kind == b"vide"
            && let (Some(width), Some(height)) = (size(8), size(4))
            && width > 0
            && height > 0
        {
            report.size = report.size.or(Some((width, height)));
            // The matrix stands before them: turned by a quarter, it takes nothing of the width for the width.
            report.turned = report.turned.or(Some(size(44) == Some(0)));
        }
    }
    for inner in inside(body, 0) {
        match &inner.kind {
            b"udta" => report.within("udta", |report| scan_user_data(report, inner.body)),
            b"meta" => report.within("meta", |report| scan_meta(report, inner.body)),
            b"uuid" => scan_uuid(report, inner.body),
            b"free" | b"skip" => hidden(report, &inner),
            b"edts" => trimmed(report, inner.body, body),
            _ => {}
        }
    }
    if let Some(head) = at_path(body, &[b"mdia", b"mdhd"]) {
        report.within("mdhd", |report| day(report, head));
    }
    for path in [&[b"mdia", b"hdlr"] as &[&[u8; 4]], &[b"mdia", b"minf", b"hdlr"]] {
        if let Some(name) = at_path(body, path).map(handler_name) {
            report.within("hdlr", |report| report.add_text(Class::Software, "HandlerName", name));
        }
    }
    let table = at_path(body, &[b"mdia", b"minf", b"stbl"]).unwrap_or_default();
    let formats = at_path(table, &[b"stsd"]).unwrap_or_default();
    for entry in inside(formats, 8) {
        describe(report, kind, entry.body);
    }
    if !KEPT_TRACKS.contains(&&kind) {
        let format = inside(formats, 8).next().map_or(kind, |entry| entry.kind);
        report.add(Class::Track, &String::from_utf8_lossy(&kind), String::from_utf8_lossy(&format));
        positions(report, source, table, format)?;
    }
    Ok(())
}

/// The name behind kind and maker: with its length in front in QuickTime, and a zero behind elsewhere.
fn handler_name(body: &[u8]) -> &[u8] {
    let name = rest(body, 24);
    let counted = u8_at(name, 0).map(usize::from).filter(|length| length.checked_add(1) == Some(name.len()));
    if counted.is_some() { rest(name, 1) } else { name }
}

/// Names of programs in the description of samples, and the colour profile there.
fn describe(report: &mut Report, handler: [u8; 4], body: &[u8]) {
    if matches!(&handler, b"vide" | b"auxv" | b"pict") {
        let name = at_most(body, 42, 32);
        let length = u8_at(name, 0).map_or(0, usize::from).min(31);
        let words = at_most(rest(name, 1), 0, length);
        let words = if words.is_empty() { name } else { words };
        report.within("stsd", |report| report.add_text(Class::Software, "CompressorName", words));
        report.within("stsd", |report| report.add_text(Class::Software, "VendorID", at_most(body, 12, 4)));
        for inner in inside(body, 78) {
            match &inner.kind {
                b"colr" if matches!(part(inner.body, 0, 4), Some(b"prof" | b"rICC")) => {
                    profile::scan(report, rest(inner.body, 4));
                }
                b"clap" => report.add(Class::Crop, "clap", ""),
                b"uuid" => scan_uuid(report, inner.body),
                _ => {}
            }
        }
    } else if &handler == b"soun" {
        report.within("stsd", |report| report.add_text(Class::Software, "VendorID", at_most(body, 12, 4)));
    }
}

/// An edit list that shows less than the track holds, by more than a second: what was cut off is still there.
fn trimmed(report: &mut Report, edits: &[u8], track: &[u8]) {
    let Some(list) = at_path(edits, &[b"elst"]) else { return };
    let Some(head) = at_path(track, &[b"mdia", b"mdhd"]) else { return };
    let long = u8_at(head, 0) == Some(1);
    let (scale, length) =
        if long { (be32(head, 20), be64(head, 24)) } else { (be32(head, 12), be32(head, 16).map(u64::from)) };
    let (Some(scale), Some(length)) = (scale.filter(|scale| *scale > 0), length) else { return };
    let long = u8_at(list, 0) == Some(1);
    let size = if long { 20 } else { 12 };
    let (mut starts, mut entries) = (None, 0_usize);
    for entry in rest(list, 8).chunks_exact(size).take(limits::PHOTO_PROPERTIES_MAX) {
        let start = if long {
            be64(entry, 8)
        } else {
            be32(entry, 4).map(|start| if start == u32::MAX { u64::MAX } else { start.into() })
        };
        entries = entries.saturating_add(1);
        if let Some(start) = start.filter(|start| *start != u64::MAX) {
            starts = starts.or(Some(start));
        }
    }
    let skipped = starts.unwrap_or(0).checked_div(scale.into()).unwrap_or(0);
    if (skipped >= 1 && starts.unwrap_or(0) < length) || entries > 8 {
        report.add(Class::Crop, "elst", format!("{skipped} s"));
    }
}

/// Samples of a track that are looked into.
const SAMPLES: usize = 8;
/// Bytes of one of them.
const SAMPLE_BYTES: usize = 64 * 1024;

/// The first position in the samples of a track: of Android (`camm`), GoPro (`gpmd`), Apple (`mebx`), and subtitles.
fn positions(report: &mut Report, source: &mut dyn Source, table: &[u8], format: [u8; 4]) -> Result<()> {
    for (from, to) in first_samples(table, SAMPLES) {
        let length = place64(to.saturating_sub(from)).min(SAMPLE_BYTES);
        let Some(sample) = source.read_part(from, length)? else { continue };
        let found = match &format {
            b"camm" => of_camm(&sample),
            b"gpmd" => of_gpmf(&sample, 0),
            _ => {
                let words = String::from_utf8_lossy(&sample);
                iso_6709_in(&words).or_else(|| in_words(&words))
            }
        };
        if let Some(position) = found {
            report.within("samples", |report| report.add_position("TimedPosition", position, None));
            return Ok(());
        }
    }
    if matches!(&format, b"camm" | b"gpmd" | b"rtmd") {
        report.add(Class::Location, "TimedPosition", "");
    }
    Ok(())
}

/// A sign and a digit, and then ISO 6709.
fn iso_6709_in(words: &str) -> Option<Position> {
    let begins = words.char_indices().filter(|(_, c)| matches!(c, '+' | '-')).map(|(at, _)| at);
    begins.take(64).find_map(|at| {
        let text = words.get(at..)?;
        let second = text.get(1..)?.find(['+', '-'])?;
        let both_have_points = text.get(..second)?.contains('.') && second > 3;
        iso_6709(text).filter(|_| both_have_points).map(|(position, _)| position)
    })
}

/// Google's camera motion metadata: kinds 5 and 6 hold latitude and longitude as real numbers.
fn of_camm(sample: &[u8]) -> Option<Position> {
    let real = |at: usize| array::<8>(sample, at).map(f64::from_le_bytes);
    let at = match array::<2>(sample, 2)? {
        [5, 0] => 4,
        [6, 0] => 16,
        _ => return None,
    };
    Position::new(real(at)?, real(at.checked_add(8)?)?)
}

/// GoPro's: key, kind, size, repeats, values padded to four bytes; `SCAL` scales the `GPS5` or `GPS9` behind it.
fn of_gpmf(bytes: &[u8], depth: usize) -> Option<Position> {
    let mut at = 0_usize;
    let mut scale: Vec<f64> = Vec::new();
    for _ in 0..limits::PHOTO_PROPERTIES_MAX {
        let [kind, size, ..] = array::<4>(bytes, at.checked_add(4)?)?;
        let length = usize::from(size).checked_mul(be16(bytes, at.checked_add(6)?)?.into())?;
        let body = at_most(bytes, at.checked_add(8)?, length);
        let number =
            |index: usize| be32(body, index.checked_mul(4)?).map(|bits| f64::from(bits.cast_signed()));
        match part(bytes, at, 4)? {
            b"SCAL" => scale = (0..body.len().min(64)).map_while(number).collect(),
            b"GPS5" | b"GPS9" => {
                let lat = number(0)? / scale.first()?;
                let lon = number(1)? / scale.get(1).or(scale.first())?;
                return Position::new(lat, lon).filter(|one| one.lat != 0.0 || one.lon != 0.0);
            }
            _ if kind == 0 && depth < limits::PHOTO_INSIDE_DEPTH_MAX.saturating_add(2) => {
                if let Some(found) = of_gpmf(body, depth.saturating_add(1)) {
                    return Some(found);
                }
            }
            _ => {}
        }
        at = at.checked_add(8)?.checked_add(length.checked_next_multiple_of(4)?)?;
    }
    None
}
