//! Files of boxes (ISO base media and QuickTime): MP4, MOV, 3GP, M4V, and the still pictures HEIC, HEIF and AVIF.
//!
//! A film is `ftyp` (what it is), `moov` (the index: tracks, where each sample lies, texts) and `mdat` (the samples). A still
//! picture is `ftyp`, `meta` (the index: items, where each lies, what belongs to what) and `mdat`. Only the index is read into
//! memory. `movie` and `still` say what an index tells, `movie_clean` and `still_clean` rewrite it at its old length, so that
//! every offset in it stays right; `clean` puts the file together, with zeros where nothing that is kept lies.

mod boxes;
mod clean;
mod items;
mod movie;
mod movie_clean;
mod samples;
mod still;
mod still_clean;
mod texts;

#[cfg(test)]
pub(super) use boxes::tests::make as made;
pub(super) use clean::clean;

use super::report::{Class, Report};
use super::source::Source;
use super::{trailer, xmp};
use crate::error::Result;
use crate::limits;
use boxes::Outer;

/// XMP in a box of its own.
const XMP: [u8; 16] = *b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";
/// A signed history in a box of its own.
const C2PA: [u8; 16] = *b"\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81";

/// Looks at a film or a still picture.
pub(super) fn scan(report: &mut Report, source: &mut dyn Source) -> Result<()> {
    let (outer, end) = boxes::outer(source)?;
    let movie = outer.iter().any(|one| &one.kind == b"moov");
    let still = outer.iter().any(|one| &one.kind == b"meta");
    report.damaged |= !(movie || still);
    for one in &outer {
        report.damaged |= one.cut;
        let name = String::from_utf8_lossy(&one.kind).into_owned();
        report.enter(&name);
        let done = scan_box(report, source, one);
        report.leave();
        done?;
    }
    if end < source.length() {
        let behind = tail(source, end)?;
        trailer::scan(report, &behind);
    }
    Ok(())
}

/// What stands behind the last box, as far as it is looked at.
fn tail(source: &mut dyn Source, end: u64) -> Result<Vec<u8>> {
    let length = super::bytes::place64(source.length().saturating_sub(end)).min(limits::PHOTO_FRONT_BYTES);
    Ok(source.read_part(end, length)?.unwrap_or_default())
}

fn scan_box(report: &mut Report, source: &mut dyn Source, one: &Outer) -> Result<()> {
    match &one.kind {
        b"ftyp" | b"mdat" | b"wide" | b"styp" | b"sidx" | b"moof" | b"mfra" | b"pdin" | b"imda" => {}
        b"moov" => match one.body(source)? {
            Some(body) => movie::scan(report, source, &body)?,
            None => report.damaged = true,
        },
        b"meta" => match one.body(source)? {
            Some(body) => still::scan(report, source, &body)?,
            None => report.damaged = true,
        },
        b"free" | b"skip" => {
            let length = super::bytes::place64(one.body_length()).min(limits::PHOTO_FRONT_BYTES);
            let front = source.read_part(one.body_at(), length)?.unwrap_or_default();
            if front.iter().any(|byte| *byte != 0) {
                report.add(Class::Trailer, "free", format!("{} bytes", one.body_length()));
            }
        }
        b"uuid" => {
            let usertype = source.read_part(one.body_at(), 16)?.unwrap_or_default();
            if usertype == XMP {
                let body = one.body(source)?.unwrap_or_default();
                xmp::scan(report, super::bytes::rest(&body, 16));
            } else if usertype == C2PA {
                report.add(Class::Origin, "C2PA", "");
            } else {
                report.add(Class::Notes, "uuid", "");
            }
        }
        b"mpvd" => {
            report.add(Class::Video, "MotionPhoto", "");
            if report.depth() <= limits::PHOTO_INSIDE_DEPTH_MAX
                && let Some(body) = one.body(source)?
            {
                scan(report, &mut body.as_slice())?;
            }
        }
        b"udta" => {
            let body = one.body(source)?.unwrap_or_default();
            texts::scan_user_data(report, &body);
        }
        _ => report.add(
            Class::Trailer,
            &String::from_utf8_lossy(&one.kind),
            format!("{} bytes", one.body_length()),
        ),
    }
    Ok(())
}
