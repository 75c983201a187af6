//! Small files built for one question each.

use super::bmff_box as make;
use super::*;

/// A JPEG of one pixel row with these segments in front of the picture.
fn jpeg(segments: &[(u8, &[u8])], behind: &[u8]) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    let frame = (0xc0, b"\x08\0\x10\0\x20\x01\x01\x11\0".as_slice());
    for (marker, body) in segments.iter().copied().chain([frame, (0xda, b"\x01\x01\0\0\x3f\0")]) {
        bytes.extend([0xff, marker]);
        bytes.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
        bytes.extend(body);
    }
    bytes.extend(b"\x12\xff\0\x34\xff\xd0\x56\xff\xd9");
    bytes.extend(behind);
    bytes
}

fn exif(tags: &[(u16, u16, &[u8])]) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    block.extend(u16::try_from(tags.len()).unwrap().to_le_bytes());
    let mut data = Vec::new();
    let end = 8 + 2 + tags.len() * 12 + 4;
    for (tag, kind, value) in tags {
        let size = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8][usize::from(*kind)];
        block.extend(tag.to_le_bytes());
        block.extend(kind.to_le_bytes());
        block.extend(u32::try_from(value.len() / size).unwrap().to_le_bytes());
        if value.len() <= 4 {
            let mut inside = value.to_vec();
            inside.resize(4, 0);
            block.extend(inside);
        } else {
            block.extend(u32::try_from(end + data.len()).unwrap().to_le_bytes());
            data.extend_from_slice(value);
        }
    }
    block.extend([0; 4]);
    block.extend(data);
    block
}

fn segment(block: &[u8]) -> Vec<u8> {
    [b"Exif\0\0", block].concat()
}

#[test]
fn the_picture_itself_is_copied_byte_for_byte_and_the_end_is_the_end() {
    let bytes = jpeg(&[(0xfe, b"a comment"), (0xe5, b"something")], b"behind the end");
    let (copy, clean) = cleaned("jpeg", &bytes).unwrap();
    assert_eq!(copy, jpeg(&[], b""));
    assert_eq!(clean.removed, [Class::Trailer, Class::Text, Class::Notes]);
}

#[test]
fn a_damaged_picture_goes_on_behind_a_mark_that_stands_for_nothing() {
    let mut bytes = jpeg(&[], b"");
    let end = bytes.len() - 2;
    bytes.splice(end..end, *b"\xff\xae\x99\xff\xff\x02\xff\xd1\x77");
    let (copy, _) = cleaned("damaged", &[&bytes, b"behind".as_slice()].concat()).unwrap();
    assert_eq!(copy, bytes);
}

#[test]
fn a_profile_that_is_cut_short_is_none() {
    let mut profile = vec![7; 90];
    profile[36..40].copy_from_slice(b"acsp");
    let body = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile].concat();
    let (copy, _) = cleaned("short", &jpeg(&[(0xe2, &body)], b"")).unwrap();
    assert_eq!(copy, jpeg(&[], b""));
}

#[test]
fn a_picture_that_ends_in_its_exif_tells_it_and_its_thumbnail_is_no_copy_of_it() {
    let whole = fs::read(folder().join("full.jpg")).unwrap();
    let bytes = &whole[..3000];
    let report = scan_bytes(bytes, "").unwrap();
    assert!(
        report.damaged && report.position().is_some() && report.has(Class::Make),
        "{:#?}",
        report.findings
    );
    assert!(matches!(clean_bytes(bytes), Err(NotCleaned::Refused(Refused::NoPicture))));
}

#[test]
fn exif_with_a_wrong_number_in_its_head_is_read_as_far_as_others_read_it() {
    let mut block = segment(&exif(&[(0x010f, 2, b"A maker\0")]));
    block[8] = 0x13;
    let bytes = jpeg(&[(0xe1, &block)], b"");
    let report = scan_bytes(&bytes, "").unwrap();
    let values: Vec<_> = report.findings.iter().map(|one| (one.class, one.value.as_str())).collect();
    assert!(report.damaged && values.contains(&(Class::Make, "A maker")), "{values:?}");
    assert_eq!(cleaned("wrong", &bytes).unwrap().0, jpeg(&[], b""));
}

#[test]
fn a_small_picture_without_one_of_its_sides_is_none() {
    let of = |width: u8, height: u8| {
        let body = [b"JFIF\0\x01\x02\0\0\x48\0\x48".as_slice(), &[width, height], &[0; 12]].concat();
        scan_bytes(&jpeg(&[(0xe0, &body)], b""), "").unwrap()
    };
    assert!(of(0, 201).has(Class::Notes) && !of(0, 201).has(Class::OldThumbnail));
    assert!(of(2, 8).has(Class::OldThumbnail));
}

#[test]
fn numbers_that_are_not_finite_are_shown_as_they_stand() {
    let numbers = [1.5_f64, f64::NAN, f64::NEG_INFINITY].map(f64::to_le_bytes).concat();
    let mut block = exif(&[(0xfde9, 10, &numbers)]);
    // Twelve is the kind of such numbers; they are as long as those of ten.
    block[12] = 12;
    let report = scan_bytes(&jpeg(&[(0xe1, &segment(&block))], b""), "").unwrap();
    let shown = report.findings.iter().find(|one| one.class == Class::Serial).unwrap();
    assert_eq!(shown.value, "1.5e0 NaN -inf");
}

/// A TIFF of one row of pixels: the strip lies behind the tags and is said to be `strip_bytes` long.
fn tiff(tags: &[(u16, u16, &[u8])], strip: &[u8], strip_bytes: u32) -> Vec<u8> {
    let short = |number: u16| number.to_le_bytes();
    let (one, width, length) = (short(1), short(16), strip_bytes.to_le_bytes());
    let strip_at = |at: u32| {
        let at = at.to_le_bytes();
        let mut all: Vec<(u16, u16, &[u8])> =
            vec![(0x0100, 3, &width), (0x0101, 3, &one), (0x0111, 4, &at), (0x0117, 4, &length)];
        all.extend(tags);
        exif(&all)
    };
    let begin = u32::try_from(strip_at(0).len()).unwrap();
    [strip_at(begin), strip.to_vec()].concat()
}

#[test]
fn a_strip_that_is_said_to_be_longer_loses_what_lies_behind_it_and_nothing_of_itself() {
    let value_at = |bytes: &[u8]| bytes::find(bytes, b"CANARY-TEXT").unwrap();
    // A value that goes, and lies behind the pixels, in what the strip is said to be.
    let mut bytes = tiff(&[(0x010e, 2, b"CANARY-TEXT\0")], b"pixels..CANARY-TEXT\0", 20);
    let (from, to) = (value_at(&bytes), bytes.len() - 12);
    let entry = bytes::find(&bytes, &u32::try_from(from).unwrap().to_le_bytes()).unwrap();
    bytes::put(&mut bytes, entry, &u32::try_from(to).unwrap().to_le_bytes());
    let (copy, _) = cleaned("longer", &bytes).unwrap();
    assert!(copy.ends_with(b"pixels..\0\0\0\0\0\0\0\0\0\0\0\0"), "{copy:?}");
    // The same with pixels behind it: taking it out would change the picture.
    bytes.extend(b"pixels");
    let length = bytes::find(&bytes, &20_u32.to_le_bytes()).unwrap();
    bytes::put(&mut bytes, length, &26_u32.to_le_bytes());
    assert!(matches!(clean_bytes(&bytes), Err(NotCleaned::Refused(Refused::Damaged))));
}

#[test]
fn a_strip_that_is_said_to_be_longer_keeps_no_list_that_goes() {
    // The list of Exif with a value inside an entry, in what the strip is said to be.
    let list = b"\x01\0\x86\x92\x07\0\x04\0\0\0CANA\0\0\0\0";
    let strip = [b"pixels..".as_slice(), list].concat();
    let mut bytes = tiff(&[(0x8769, 4, &[0xee; 4])], &strip, 26);
    let (entry, at) = (bytes::find(&bytes, &[0xee; 4]).unwrap(), bytes.len() - list.len());
    bytes::put(&mut bytes, entry, &u32::try_from(at).unwrap().to_le_bytes());
    let (copy, _) = cleaned("list", &bytes).unwrap();
    assert!(bytes::find(&copy, b"CANA").is_none() && bytes::find(&copy, b"pixels..").is_some());
}

#[test]
fn adobe_colours_without_a_profile_are_kept() {
    // ExifIFD with an interoperability index: R03.
    let mut block = b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
    block.extend(b"\x01\0\x05\xa0\x04\0\x01\0\0\0\x2c\0\0\0\0\0\0\0");
    block.extend(b"\x01\0\x01\0\x02\0\x04\0\0\0R03\0\0\0\0\0");
    let (copy, _) = cleaned("adobe", &jpeg(&[(0xe1, &segment(&block))], b"")).unwrap();
    assert!(bytes::find(&copy, b"R03\0").is_some());
    assert!(scan_bytes(&copy, "").unwrap().findings.is_empty());
}

#[test]
fn makers_notes_and_halves_of_a_position_are_reported() {
    let block = exif(&[(0x927c, 7, b"Apple iOS\0\0\x01MM12"), (0x0112, 3, b"\x06\0")]);
    let report = scan_bytes(&jpeg(&[(0xe1, &segment(&block))], b""), "").unwrap();
    assert!(report.has(Class::MakerNote));
    assert_eq!((report.size, report.shown_size()), (Some((32, 16)), Some((16, 32))));
    let gps = exif(&[(0x8825, 4, &26_u32.to_le_bytes())]);
    let gps = [gps, b"\x01\0\x03\0\x02\0\x02\0\0\0W\0\0\0\0\0\0\0".to_vec()].concat();
    let report = scan_bytes(&jpeg(&[(0xe1, &segment(&gps))], b""), "").unwrap();
    assert!(report.has(Class::Location) && report.position().is_none(), "{report:?}");
}

/// A film with one picture track whose only sample stands at `at`.
fn film(at: u32, boxes: &[Vec<u8>], samples: &[u8]) -> Vec<u8> {
    let mut entry = vec![0; 78];
    entry[7] = 1;
    entry[42..50].copy_from_slice(b"\x07CANARY!");
    film_described(at, &entry, boxes, samples)
}

/// The same, with this description of what its samples are.
fn film_described(at: u32, entry: &[u8], boxes: &[Vec<u8>], samples: &[u8]) -> Vec<u8> {
    let table = |kind: &[u8; 4], words: &[u32]| {
        make(kind, &words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>())
    };
    let formats = [[0, 0, 0, 0, 0, 0, 0, 1].as_slice(), &make(b"avc1", entry)].concat();
    let table = [
        make(b"stsd", &formats),
        table(b"stts", &[0, 1, 1, 1]),
        table(b"stsc", &[0, 1, 1, 1, 1]),
        table(b"stsz", &[0, 0, 1, 4]),
        table(b"stco", &[0, 1, at]),
    ]
    .concat();
    let handler = make(b"hdlr", b"\0\0\0\0\0\0\0\0vide\0\0\0\0\0\0\0\0\0\0\0\0CANARY\0");
    let media = [make(b"mdhd", &[7; 24]), handler, make(b"minf", &make(b"stbl", &table))].concat();
    let track = make(b"trak", &[make(b"tkhd", &[1; 84]), make(b"mdia", &media)].concat());
    let movie = make(b"moov", &[track, boxes.concat()].concat());
    [make(b"ftyp", b"isom\0\0\0\0isom"), make(b"mdat", samples), movie].concat()
}

#[test]
fn what_no_sample_needs_becomes_zeros() {
    let (copy, clean) = cleaned("film", &film(32, &[], b"CANAkeepCANARY")).unwrap();
    assert_eq!(&copy[28..42], b"\0\0\0\0keep\0\0\0\0\0\0");
    assert!(bytes::find(&copy, b"CANA").is_none());
    assert!(clean.removed.contains(&Class::Software) && clean.removed.contains(&Class::Time));
    assert!(clean.stays.contains(&Stays::Sound));
}

#[test]
fn a_box_that_is_too_short_takes_nothing_from_the_next_one() {
    for length in 0..78 {
        let bytes = film_described(28, &vec![7; length], &[make(b"mvhd", b"\x01")], b"keep");
        let (copy, _) = cleaned("short", &bytes).unwrap();
        for kind in [b"stts", b"stsc", b"stsz", b"stco", b"mvhd"] {
            assert_eq!(bytes::find(&copy, kind), bytes::find(&bytes, kind), "{length}");
        }
    }
}

#[test]
fn films_that_can_not_be_judged_are_refused_each_for_its_reason() {
    let refused = |bytes: &[u8]| match clean_bytes(bytes) {
        Err(NotCleaned::Refused(refused)) => Some(refused),
        _ => None,
    };
    for (bytes, reason) in [
        (film(3, &[], b"1234"), Refused::OutOfPlace),
        (film(u32::MAX, &[], b"1234"), Refused::OutOfPlace),
        (film(28, &[make(b"mvex", b"")], b"1234"), Refused::Fragmented),
        (film(28, &[make(b"pssh", b"")], b"1234"), Refused::Encrypted),
        (film(28, &[make(b"cmov", b"")], b"1234"), Refused::CompressedIndex),
        ([film(28, &[], b"1234"), make(b"moof", b"")].concat(), Refused::Fragmented),
        ([film(28, &[], b"1234"), make(b"moov", b"")].concat(), Refused::NoPicture),
        (make(b"ftyp", b"isom\0\0\0\0isom"), Refused::NoPicture),
        (b"no picture at all".to_vec(), Refused::UnknownFormat),
        (jpeg(&[], b"")[..20].to_vec(), Refused::NoPicture),
    ] {
        assert_eq!(refused(&bytes), Some(reason), "{}", reason.as_str());
    }
    assert_eq!(refused(&film(28, &[], b"1234")), None);
}

#[test]
fn a_file_gets_a_copy_of_a_random_name_and_a_fixed_time_and_stays_as_it_is() {
    use crate::entropy::Entropy;
    use crate::error::Result;
    use crate::progress::Progress;

    struct Same;
    impl Entropy for Same {
        fn fill(&self, bytes: &mut [u8]) -> Result<()> {
            bytes.fill(0xab);
            Ok(())
        }
    }

    let original = folder().join("full.jpg");
    let folder = tempfile::tempdir().unwrap();
    let before = fs::read(&original).unwrap();
    let copy = |name: &str| {
        clean_file(&fs::File::open(&original).unwrap(), name, folder.path(), &Same, &Progress::new())
    };
    let (path, clean) = copy("IMG_20210203_040506.jpg").unwrap();
    assert_eq!(path.file_name().unwrap(), "abababababababab.jpg");
    assert!(clean.removed.contains(&Class::FileName));
    let seconds = fs::metadata(&path).unwrap().modified().unwrap().duration_since(std::time::UNIX_EPOCH);
    assert_eq!(seconds.unwrap().as_secs(), 946_684_800);
    assert_eq!(fs::read(&path).unwrap(), clean_bytes(&before).unwrap().0);
    assert_eq!(fs::read(&original).unwrap(), before);
    // What has that name is never written over.
    assert!(matches!(copy("full.jpg"), Err(NotCleaned::Error(Error::FileExists))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_drawn_name_never_looks_like_a_day() {
    use std::sync::atomic::{AtomicU64, Ordering};

    use crate::entropy::Entropy;
    use crate::error::Result;
    use crate::progress::Progress;

    /// First a number whose digits are a day between letters, then others.
    struct DayFirst(AtomicU64);
    impl Entropy for DayFirst {
        fn fill(&self, bytes: &mut [u8]) -> Result<()> {
            let number = 0xabcd_2021_0203_abcd + self.0.fetch_add(0x1111, Ordering::Relaxed) * 0x10_0000;
            bytes.copy_from_slice(&number.to_be_bytes());
            Ok(())
        }
    }

    let original = fs::File::open(folder().join("full.jpg")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let drawn = DayFirst(AtomicU64::new(0));
    let (path, clean) = clean_file(&original, "full.jpg", folder.path(), &drawn, &Progress::new()).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    assert_ne!(name, "abcd20210203abcd.jpg");
    assert!(!file_name::tells_a_day(name) && !clean.removed.contains(&Class::FileName), "{name}");
}

#[test]
fn every_class_refusal_and_reason_has_its_words() {
    use crate::words::{Catalogue, Language};

    let words = Catalogue::load(Language::default()).unwrap();
    for id in Class::ALL
        .iter()
        .map(|one| class_message(*one))
        .chain(Stays::ALL.iter().map(|one| stays_message(*one)))
    {
        assert!(words.has(&id), "{id}");
    }
    for id in Refused::ALL.iter().map(|one| refused_message(*one)) {
        assert!(words.has(&id), "{id}");
    }
    for severity in [Severity::Place, Severity::Link, Severity::Little] {
        assert!(words.has(&severity_message(severity)));
    }
    let mut report = Report::new(Format::Jpeg);
    report.add_position("GPSPosition", Position::new(1.0, 2.0).unwrap(), Some(5));
    report.add_position("GPSPosition", Position::new(1.0, 2.0).unwrap(), None);
    let said: Vec<String> = report.findings.iter().map(|one| finding_message(&words, one)).collect();
    assert_eq!(said, ["Shows where it was taken, within 5 m", "Shows where it was taken"]);
}
