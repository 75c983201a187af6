//! Depths, counts and lengths that would cost time or memory, made when the test runs.

use super::bmff_box as make;
use super::*;

/// A TIFF whose only directory has so many entries, all of which point to it.
fn graph(entries: u16) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend(entries.to_le_bytes());
    for _ in 0..entries {
        bytes.extend([0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0]);
    }
    bytes.extend([0; 4]);
    bytes
}

#[test]
fn a_graph_that_points_at_itself_ends() {
    let report = scan_bytes(&graph(u16::MAX), "").unwrap();
    assert!(report.damaged);
    // Sub-directories that each point to many further ones.
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    for step in 0..1000_u32 {
        let next = 8 + (step + 1) * 18;
        bytes.extend([1, 0, 0x4a, 1, 4, 0, 1, 0, 0, 0]);
        bytes.extend(next.to_le_bytes());
        bytes.extend([0; 4]);
    }
    assert!(scan_bytes(&bytes, "").unwrap().damaged);
}

#[test]
fn elements_in_elements_end() {
    let mut deep = b"\xff\xd8\xff\xe1".to_vec();
    let body = ["http://ns.adobe.com/xap/1.0/\0".into(), "<a>".repeat(20_000)].concat();
    deep.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
    deep.extend(body.bytes());
    deep.extend(b"\xff\xd9");
    assert!(scan_bytes(&deep, "").unwrap().has(Class::Notes));
}

#[test]
fn boxes_in_boxes_end() {
    let mut nested = Vec::new();
    for _ in 0..5_000 {
        nested = make(b"udta", &make(b"meta", &[[0; 4].as_slice(), &nested].concat()));
    }
    let film = [make(b"ftyp", b"isom\0\0\0\0isom"), make(b"moov", &nested)].concat();
    assert!(scan_bytes(&film, "").is_ok());
    assert!(matches!(clean_bytes(&film), Err(NotCleaned::Refused(Refused::NoPicture))));
}

#[test]
fn too_many_boxes_are_too_many() {
    let many = make(b"free", b"").repeat(limits::PHOTO_BOXES_MAX + 1);
    let film = [make(b"ftyp", b"isom\0\0\0\0isom"), many].concat();
    assert!(matches!(clean_bytes(&film), Err(NotCleaned::Refused(Refused::TooMany))));
}

#[test]
fn compressed_text_is_unpacked_so_far_and_no_further() {
    let png = sample("hostile/ztxt_bomb.png");
    let report = scan_bytes(&png, "").unwrap();
    assert!(!report.findings.is_empty());
    let (copy, _) = cleaned("ztxt_bomb.png", &png).expect("the picture itself is whole");
    assert!(copy.len() < png.len());
}

#[test]
fn what_is_unpacked_takes_no_more_room_than_it_may() {
    let png = sample("hostile/ztxt_bomb.png");
    let name = b"Raw profile type exif\0\0";
    let stream = &png[bytes::find(&png, name).unwrap() + name.len()..];
    let unpacked = checksum::inflated(stream, limits::PHOTO_UNPACKED_MAX_BYTES).unwrap();
    assert_eq!(unpacked.len(), limits::PHOTO_UNPACKED_MAX_BYTES);
    assert_eq!(unpacked.capacity(), unpacked.len());
}

#[test]
fn a_folder_full_of_pictures_of_one_place_is_counted_soon() {
    let one = scan_bytes(&sample("full.webp"), "").unwrap();
    let reports = vec![one; limits::PHOTO_GROUPED_MAX / 10];
    let summary = summary(&reports, &[]);
    assert_eq!(summary.groups[0].count, reports.len());
}
