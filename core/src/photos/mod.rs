//! Photos and videos: what they give away, and a clean copy to share.
//!
//! [`scan`] says what a file tells a stranger, [`clean`] makes a copy that lost nothing of picture and sound. One module knows
//! each container (`jpeg`, `png`, `webp`, `gif`, `tiff_file`, `bmff` for HEIC, AVIF, MP4 and MOV), and says at its top how the
//! container is built; `tiff` walks over Exif, `xmp` and `iptc` read texts, `profile` knows colour profiles. A copy is made by a
//! list of what stays, never by a list of what goes, and is looked at again before anybody gets it.
//!
//! Everything here reads what a stranger may have made: no index, no sum and no length that can panic, and a limit on every
//! depth and count (`limits`, `PHOTO_…`).
#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects)]
#![allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "types of four letters are written as they are: b\"moov\" is a reference"
)]
#![cfg_attr(
    test,
    allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a test that is wrong fails")
)]

mod bmff;
mod bytes;
mod checksum;
mod cleaning;
mod coordinates;
mod exif;
mod file_name;
mod flir;
mod format;
mod gif;
mod iptc;
mod jpeg;
mod jpeg_clean;
mod plan;
mod png;
mod profile;
mod refusal;
mod report;
mod source;
mod summary;
mod tiff;
mod tiff_clean;
mod tiff_file;
mod trailer;
mod webp;
mod wording;
mod xmp;

#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

pub use self::summary::{Group, Known, ONE_PLACE_M, Summary, summary};
pub use cleaning::{Clean, Stays, clean, clean_bytes, clean_file, clean_source, remove_copies};
pub use format::Format;
pub use refusal::{NotCleaned, Refused};
pub use report::{Class, Finding, Position, Report, Severity};
pub use source::{FileSource, Source, Windowed};
pub use wording::{
    class_message, finding_message, not_cleaned_text, refused_message, severity_message, stays_message,
    unread, unread_text,
};

use crate::error::{Error, Refusal, Result};
use crate::limits;

/// Looks at a file. `name` is what it is called, or nothing where that says nothing. A file that is none of the known formats is
/// [`Error::Invalid`] of the field `photo`, and so is one that is too long for its format.
pub fn scan(source: &mut dyn Source, name: &str) -> Result<Report> {
    let format = Format::of(source)?.ok_or(Error::invalid("photo", Refusal::UnknownTerm))?;
    let mut report = Report::new(format);
    if format.is_boxes() {
        bmff::scan(&mut report, source)?;
    } else {
        let bytes = whole(source)?.ok_or(Error::invalid("photo", Refusal::TooLong))?;
        scan_slice(&mut report, &bytes);
    }
    file_name::scan(&mut report, name);
    Ok(report)
}

/// Looks at a file that is in memory.
pub fn scan_bytes(bytes: &[u8], name: &str) -> Result<Report> {
    let mut source = bytes;
    scan(&mut source, name)
}

fn scan_slice(report: &mut Report, bytes: &[u8]) {
    match report.format {
        Format::Jpeg => jpeg::scan(report, bytes),
        Format::Png => png::scan(report, bytes),
        Format::WebP => webp::scan(report, bytes),
        Format::Gif => gif::scan(report, bytes),
        Format::Tiff | Format::Dng => {
            if tiff_file::is_dng(bytes) {
                report.format = Format::Dng;
            }
            tiff_file::scan(report, bytes);
        }
        _ => report.damaged = true,
    }
}

/// The whole file, where its format is read as a whole; nothing where it is too long for that.
fn whole(source: &mut dyn Source) -> Result<Option<Vec<u8>>> {
    if source.length() > bytes::wide(limits::PHOTO_WHOLE_MAX_BYTES) {
        return Ok(None);
    }
    source.read_part(0, bytes::place64(source.length()))
}
