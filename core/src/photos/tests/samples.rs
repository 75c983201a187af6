//! The committed samples.

use super::*;

fn near(one: f64, other: f64, by: f64) -> bool {
    (one - other).abs() < by
}

#[test]
fn every_sample_with_a_place_shows_it() {
    for (name, by) in [
        ("full.jpg", 1e-6),
        ("motion_photo.jpg", 1e-6),
        ("progressive.jpg", 1e-6),
        ("mpf_second_image.jpg", 1e-6),
        ("stray_bytes_after_app1.jpg", 1e-6),
        ("full.png", 1e-6),
        ("raw_profile_exif.png", 1e-6),
        ("full.webp", 1e-6),
        ("full.tif", 1e-6),
        ("full.heic", 1e-6),
        ("full.avif", 1e-6),
        ("full.gif", 1e-6),
        ("video.mp4", 1e-4),
        ("video_moov_last.mp4", 1e-4),
        ("video.mov", 1e-4),
    ] {
        let report = scan_bytes(&sample(name), "").unwrap();
        let position = report.position().unwrap_or_else(|| panic!("{name} has a position"));
        assert!(
            near(position.lat, 51.503_364, by) && near(position.lon, -0.127_625, by),
            "{name}: {position:?}"
        );
        assert!(!report.damaged, "{name}");
    }
}

#[test]
fn what_stands_in_a_picture_is_found_with_its_value() {
    let report = scan_bytes(&sample("full.jpg"), "IMG_20210203_040506.jpg").unwrap();
    for (class, key, value) in [
        (Class::Make, "Make", "CANARY-MAKE"),
        (Class::Model, "Model", "CANARY-MODEL"),
        (Class::Serial, "BodySerialNumber", "CANARY-SERIAL"),
        (Class::Serial, "LensSerialNumber", "CANARY-LENSSN"),
        (Class::Owner, "OwnerName", "CANARY-OWNER"),
        (Class::Owner, "Artist", "CANARY-ARTIST"),
        (Class::Host, "HostComputer", "CANARY-HOST"),
        (Class::Software, "Software", "CANARY-SOFT"),
        (Class::Text, "UserComment", "CANARY-UCOMMENT"),
        (Class::Text, "Comment", "CANARY-JCOMMENT"),
        (Class::Time, "DateTimeOriginal", "2021:02:03 04:05:06"),
        (Class::Altitude, "GPSAltitude", "35.5 m"),
        (Class::PlaceName, "City", "CANARY-ICITY"),
        (Class::PlaceName, "photoshop:City", "CANARY-CITY"),
        (Class::Identifier, "xmpMM:DocumentID", "CANARY-DOCID"),
        (Class::OldThumbnail, "ThumbnailImage", "160x120, picture 96x64"),
        (Class::FileName, "FileName", "2021-02-03 04:05"),
    ] {
        let found =
            report.findings.iter().any(|one| (one.class, &*one.key, &*one.value) == (class, key, value));
        assert!(found, "{class:?} {key} {value} is missing from {:#?}", report.findings);
    }
}

#[test]
fn a_picture_that_ends_too_early_still_tells_what_is_left_of_it() {
    let report = scan_bytes(&sample("hostile/truncated_6545.heic"), "").unwrap();
    assert!(report.damaged);
    let position = report.position().unwrap();
    assert!(near(position.lat, 51.503_364, 1e-6) && near(position.lon, -0.127_625, 1e-6), "{position:?}");
    for class in [Class::Make, Class::Serial, Class::OldThumbnail] {
        assert!(report.has(class), "{class:?} is missing from {:#?}", report.findings);
    }
}

#[test]
fn files_inside_files_are_found_with_what_stands_in_them() {
    let motion = scan_bytes(&sample("motion_photo.jpg"), "").unwrap();
    assert!(motion.has(Class::Video) && motion.has(Class::Track) && motion.has(Class::Trailer));
    assert!(
        motion.findings.iter().any(|one| one.place.starts_with("trailer/video") && one.position.is_some())
    );
    let second = scan_bytes(&sample("mpf_second_image.jpg"), "").unwrap();
    assert!(second.has(Class::SecondPicture));
    assert!(
        second.findings.iter().any(|one| one.place.starts_with("MPF/picture 2") && one.position.is_some())
    );
    assert!(scan_bytes(&sample("app11_c2pa.jpg"), "").unwrap().has(Class::Origin));
    for name in ["trailing_text.jpg", "trailing.png"] {
        assert!(scan_bytes(&sample(name), "").unwrap().has(Class::Trailer), "{name}");
    }
    let film = scan_bytes(&sample("video.mov"), "").unwrap();
    let has = |class, value: &str| film.findings.iter().any(|one| one.class == class && one.value == value);
    assert!(has(Class::Model, "CANARY-KMODEL") && has(Class::Owner, "CANARY-KAUTHOR"));
    assert!(film.has(Class::Track) && film.has(Class::Time) && film.has(Class::Owner));
}

#[test]
fn no_canary_is_left_in_any_copy() {
    for name in names("") {
        let bytes = sample(&name);
        let (copy, clean) = cleaned(&name, &bytes).unwrap_or_else(|| panic!("{name} has a copy"));
        for word in [b"CANARY".as_slice(), b"2021:02:03", b"51.503", b"Lavf"] {
            assert!(bytes::find(&copy, word).is_none(), "{name}: {}", String::from_utf8_lossy(word));
        }
        assert!(!clean.removed.is_empty(), "{name}");
        assert!(clean.stays.starts_with(&[Stays::Content, Stays::Noise]), "{name}");
        assert!(left(&copy).is_empty(), "{name}");
        assert_eq!(clean.bytes(), bytes::wide(copy.len()));
        // The same input gives the same copy.
        assert!(clean_bytes(&bytes).unwrap().0 == copy);
    }
}

#[test]
fn a_turned_picture_stays_turned() {
    for name in ["full.jpg", "full.png", "full.webp"] {
        let (copy, _) = cleaned(name, &sample(name)).unwrap();
        let at = bytes::find(&copy, b"II*\0").unwrap_or_else(|| panic!("{name} says how it is turned"));
        assert_eq!(jpeg_clean::orientation(&copy[at..]), 6, "{name}");
    }
    let (copy, _) = cleaned("full.tif", &sample("full.tif")).unwrap();
    assert_eq!(jpeg_clean::orientation(&copy), 6);
}

#[test]
fn colour_profiles_stay_with_their_colours() {
    for name in ["full.jpg", "full.webp", "full.tif", "full.heic", "full.avif"] {
        let (copy, _) = cleaned(name, &sample(name)).unwrap();
        let at = bytes::find(&copy, b"acsp").unwrap_or_else(|| panic!("{name} has its profile"));
        let length = bytes::be32(&copy, at - 36).map(bytes::place).unwrap();
        let profile = &copy[at - 36..at - 36 + length];
        assert!(profile::blanked(profile).is_none() && bytes::find(profile, b"rXYZ").is_some(), "{name}");
    }
}

#[test]
fn hostile_samples_are_refused_or_cleaned_and_never_more() {
    for name in names("hostile") {
        let bytes = sample(&name);
        if let Some((copy, _)) = cleaned(&name, &bytes) {
            assert!(bytes::find(&copy, b"CANARY").is_none(), "{name}");
        }
    }
    for name in ["hostile/ifd_loop.tif", "hostile/deep_boxes.mp4", "hostile/stsz_count_max.mp4"] {
        assert!(cleaned(name, &sample(name)).is_none(), "{name}");
    }
}

#[test]
fn every_beginning_of_a_sample_is_refused_or_cleaned() {
    for name in ["full.png", "full.webp", "full.gif", "progressive.jpg", "full.avif", "video.mp4"] {
        let bytes = sample(name);
        for length in (0..bytes.len()).step_by(37) {
            let _ = cleaned(&format!("{length} bytes of {name}"), &bytes[..length]);
        }
    }
}
