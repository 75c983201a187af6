//! Our reader says what the other two say, wherever they say something, over our own samples.

use std::fs;

use alongside_core::photos::{Class, Report, scan_bytes};
use alongside_tests::tree;

use super::oracle::{Said, said};

/// How near two positions are that are one: both readers of films round.
const NEAR: f64 = 1e-6;

fn differences(name: &str, report: &Report, reader: &str, said: &Said) -> Vec<String> {
    let mut found = Vec::new();
    if let Some((lat, lon)) = said.position {
        let mut ours = report.findings.iter().filter_map(|finding| finding.position);
        if !ours.any(|ours| (ours.lat - lat).abs() < NEAR && (ours.lon - lon).abs() < NEAR) {
            found.push(format!("{name}: {reader} finds {lat}, {lon}"));
        }
    }
    for (class, theirs) in [(Class::Make, &said.make), (Class::Model, &said.model)] {
        let Some(theirs) = theirs.as_ref().filter(|text| !text.is_empty()) else { continue };
        if !report.findings.iter().any(|finding| finding.class == class && finding.value == *theirs) {
            found.push(format!("{name}: {reader} finds {theirs}"));
        }
    }
    found
}

#[test]
fn what_the_others_find_in_our_samples_is_found_with_its_value() {
    let folder = tree::root().join("tests/fixtures/photos");
    let (mut wrong, mut positions, mut names) = (Vec::new(), 0, 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(bytes) = fs::read(&path) else { continue };
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(report) = scan_bytes(&bytes, "") else { continue };
        for (reader, said) in said(&bytes) {
            positions += u32::from(said.position.is_some());
            names += u32::from(said.model.is_some());
            wrong.extend(differences(&name, &report, reader, &said));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        positions > 20 && names > 20,
        "they find {positions} positions and {names} models, or nothing is compared"
    );
}

#[test]
fn a_value_that_we_miss_is_a_difference() {
    let bytes = fs::read(tree::root().join("tests/fixtures/photos/full.jpg")).unwrap();
    let report = scan_bytes(&bytes, "").unwrap();
    let said =
        Said { position: Some((1.0, 2.0)), make: Some("Another".into()), model: Some("CANARY-MODEL".into()) };
    assert_eq!(differences("full.jpg", &report, "nobody", &said).len(), 2);
}
