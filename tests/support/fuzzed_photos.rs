//! Photos and videos under the fuzzer: one target for each container, so that it does not spend its time on turning one into
//! another.

use std::fs;

use alongside_core::photos::testing::cleaned;
use alongside_core::photos::{Format, scan_bytes};

use crate::tree;

/// Looks at `bytes` where they begin like one of `formats`, and holds that a copy is clean and the copy of a copy the same.
fn look(bytes: &[u8], formats: &[Format]) {
    if Format::by_front(bytes).is_some_and(|format| formats.contains(&format)) {
        scan_bytes(bytes, "").expect("the format is known");
        let _ = cleaned("the input", bytes);
    }
}

pub(crate) fn jpeg(bytes: &[u8]) {
    look(bytes, &[Format::Jpeg]);
}

pub(crate) fn png(bytes: &[u8]) {
    look(bytes, &[Format::Png]);
}

pub(crate) fn webp(bytes: &[u8]) {
    look(bytes, &[Format::WebP]);
}

pub(crate) fn gif(bytes: &[u8]) {
    look(bytes, &[Format::Gif]);
}

pub(crate) fn tiff(bytes: &[u8]) {
    look(bytes, &[Format::Tiff]);
}

pub(crate) fn still(bytes: &[u8]) {
    look(bytes, &[Format::Heic, Format::Heif, Format::Avif]);
}

pub(crate) fn film(bytes: &[u8]) {
    look(bytes, &[Format::Mp4, Format::Mov, Format::ThreeGp, Format::M4v]);
}

/// Where the fuzzer begins: the samples that are small enough.
pub(crate) fn seeds() -> Vec<(&'static str, String, Vec<u8>)> {
    let seeds = [
        ("photo-jpeg", "progressive.jpg"),
        ("photo-png", "full.png"),
        ("photo-webp", "full.webp"),
        ("photo-gif", "full.gif"),
        ("photo-tiff", "full.tif"),
        ("photo-still", "full.avif"),
        ("photo-film", "video.mp4"),
    ];
    let folder = tree::root().join("tests/fixtures/photos");
    let read = |name: &str| fs::read(folder.join(name)).expect("the sample is there");
    seeds.into_iter().map(|(target, name)| (target, name.replace('.', "-"), read(name))).collect()
}
