//! TIFF, BigTIFF and DNG files: how they lie, and what they tell. The copy is made in `tiff_clean`.
//!
//! Here the picture itself is part of the graph that `tiff` walks over: tags say how large it is and where its strips or tiles
//! lie. DNG is a TIFF whose first directory is often a small picture and whose large one is a sub-directory; it needs further tags
//! to develop the raw picture. Readers look up the camera by its model, so that one name stays, and is said.

use super::exif;
use super::report::{Class, Report};
use super::tiff::{Directory, Kind, Tiff};

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

/// Whether a tag makes the picture of a file.
pub(super) fn is_structure(tag: u16, dng: bool) -> bool {
    let within = |ranges: &[(u16, u16)]| ranges.iter().any(|(first, last)| (*first..=*last).contains(&tag));
    within(STRUCTURE) || (dng && within(DNG))
}

/// Whether a file has a version of DNG.
pub(super) fn is_dng(bytes: &[u8]) -> bool {
    Tiff::new(bytes).is_some_and(|tiff| is_dng_file(&tiff.directories().0))
}

/// Whether one of the directories has a version of DNG.
pub(super) fn is_dng_file(directories: &[Directory<'_>]) -> bool {
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
pub(super) fn is_kept(directory: &Directory<'_>) -> bool {
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
            let shown = is_structure(tag, dng);
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
