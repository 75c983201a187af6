//! What pictures give away and copies to share: without a record, without a passcode, and nothing else is written.

use std::fs;

use serde_json::Value;

use crate::support::{Place, answer, has_keys};

/// A sample of the project.
fn sample(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/photos");
    fs::read(format!("{folder}/{name}")).expect("the sample is there")
}

fn with_samples(names: &[&str]) -> Place {
    let place = Place::empty();
    for name in names {
        place.write(name, &sample(name));
    }
    place
}

#[test]
fn what_a_picture_tells_is_said_without_a_home_and_makes_nothing() {
    let place = with_samples(&["full.jpg", "video.mov"]);
    place.write("broken.jpg", b"\xff\xd8\xff\xe1\xff");
    place.write("words.txt", b"no picture");
    let files = ["full.jpg", "gone.jpg", "words.txt", "broken.jpg", "video.mov"];
    let mut command = place.command(&[
        "photo",
        "scan",
        "--json",
        "full.jpg",
        "gone.jpg",
        "words.txt",
        "broken.jpg",
        "video.mov",
    ]);
    let said = answer(command.env_remove("HOME").env_remove("XDG_DATA_HOME"), "");
    assert_eq!(said.exit, 5, "{said:?}");
    let rows = said.json();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.iter().map(|row| row["file"].as_str().unwrap()).collect::<Vec<_>>(), files);
    for row in rows {
        has_keys(row, &["file", "format", "findings", "error"]);
        for finding in row["findings"].as_array().unwrap() {
            has_keys(finding, &["class", "key", "lat", "lon", "value", "where"]);
        }
    }
    let errors: Vec<&Value> = rows.iter().map(|row| &row["error"]).collect();
    assert_eq!(
        errors,
        [&Value::Null, &"file-not-found".into(), &"unknown-format".into(), &"damaged".into(), &Value::Null]
    );
    let place_of = |row: &Value| {
        let found =
            row["findings"].as_array().unwrap().iter().find(|one| one["lat"].is_f64()).cloned().unwrap();
        (found["class"].clone(), found["lat"].as_f64().unwrap(), found["lon"].as_f64().unwrap())
    };
    let (class, lat, lon) = place_of(&rows[0]);
    assert!(class == "location" && (lat - 51.503_364).abs() < 1e-6 && (lon + 0.127_625).abs() < 1e-6);
    assert_eq!(rows[4]["format"], "MOV");
    assert!(place.sealed_files().is_empty(), "looking makes nothing");
}

#[test]
fn a_folder_is_summed_up_and_links_in_it_are_not_followed() {
    let place = Place::empty();
    fs::create_dir_all(place.path("pictures/deeper")).unwrap();
    for (at, name) in ["full.jpg", "progressive.jpg", "full.webp"].iter().enumerate() {
        let below = if at == 0 { "pictures/deeper" } else { "pictures" };
        place.write(&format!("{below}/{name}"), &sample(name));
    }
    place.write("pictures/list.txt", b"no picture");
    place.write("outside.jpg", &sample("full.jpg"));
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.path("outside.jpg"), place.path("pictures/link.jpg")).unwrap();
    let rows = place.runs(&["photo", "scan", "--json", "pictures"]).good().json();
    assert_eq!(rows.as_array().unwrap().len(), 3, "{rows}");
    let said = place.runs(&["photo", "scan", "pictures"]).good().out;
    assert!(said.contains("3 of 3 show where they were taken."), "{said}");
    assert!(said.contains("3 of them within 150 m of one place"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
}

#[test]
fn a_copy_tells_nothing_and_the_original_stays() {
    let place = with_samples(&["full.jpg", "full.png", "video.mp4"]);
    place.write("words.txt", b"no picture");
    let said = place.runs(&[
        "photo",
        "clean",
        "--json",
        "--out",
        "copies",
        "full.jpg",
        "words.txt",
        "full.png",
        "video.mp4",
    ]);
    assert_eq!(said.exit, 5, "{said:?}");
    let rows = said.json();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1]["refused"], "unknown-format");
    for row in rows {
        has_keys(row, &["file", "out", "removed", "kept", "refused"]);
        let Some(out) = row["out"].as_str() else { continue };
        assert!(row["refused"].is_null() && row["removed"].as_array().unwrap().contains(&"location".into()));
        assert!(row["kept"].as_array().unwrap().contains(&"noise".into()));
        let bytes = fs::read(place.path(out)).unwrap();
        assert!(!bytes.windows(6).any(|six| six == b"CANARY"), "{out}");
        let again = place.runs(&["photo", "scan", "--json", out]).good().json();
        assert_eq!(again[0]["findings"], Value::Array(Vec::new()));
    }
    assert_eq!(fs::read_dir(place.path("copies")).unwrap().count(), 3, "nothing half-made stays");
    assert_eq!(fs::read(place.path("full.jpg")).unwrap(), sample("full.jpg"));
    // Once more: new names, and nothing is written over.
    place.runs(&["photo", "clean", "--out", "copies", "full.jpg"]).good();
    assert_eq!(fs::read_dir(place.path("copies")).unwrap().count(), 4);
}

#[test]
fn no_copy_is_made_of_what_may_show_a_child() {
    let place = with_samples(&["full.jpg"]);
    let clean =
        |more: &[&str]| place.runs(&[&["photo", "clean", "full.jpg", "--out", "copies"], more].concat());
    clean(&["--intimate"]).fails(5, "age-question");
    for answer in ["yes", "unsure"] {
        clean(&["--intimate", "--under-18", answer]).fails(5, "under-18");
    }
    assert!(!place.path("copies").exists());
    clean(&["--intimate", "--under-18", "no"]).good();
}
