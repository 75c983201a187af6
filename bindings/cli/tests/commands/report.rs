//! Reports as they leave: sealed, told apart from a wrong passphrase, with a mark that others hold, and pages on paper.

use std::fs;

use crate::support::{Place, has_keys};

fn written() -> Place {
    let place = Place::set_up();
    place.session(&["log add 'Stood by the gate.' --occurred '2025-11-18 08:10' --behaviour pre.wait"]);
    place
}

#[test]
fn a_sealed_report_opens_with_its_words_and_says_what_opens_it() {
    let place = written();
    let zip = ["report", "write", "--format", "zip", "--part", "all", "--out", "sealed.zip"];
    let answer = place.opens(&[&zip[..], &["--new-passphrase", "--for", "PC 12"]].concat()).good().json();
    let words = answer["passphrase"].as_str().unwrap();
    assert_eq!(words.split(' ').count(), 7);
    place.write("words", words.as_bytes());
    let how = fs::read_to_string(place.path(answer["how_to_open"].as_str().unwrap())).unwrap();
    assert!(how.contains("7-Zip") && !how.contains(words));

    let verify = ["report", "verify", "sealed.zip", "--json"];
    place.runs(&verify).fails(2, "usage");
    place.write("other", b"legal winner thank year wave sausage worth");
    place.runs(&[&verify[..], &["--passphrase-file", "other"]].concat()).fails(3, "wrong-passphrase");
    let seen = place.runs(&[&verify[..], &["--passphrase-file", "words"]].concat()).good().json();
    assert_eq!((seen["verdict"].as_str(), seen["head"] == answer["head"]), (Some("intact"), true));

    let mut bytes = fs::read(place.path("sealed.zip")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    place.write("changed.zip", &bytes);
    let changed = place.runs(&["report", "verify", "changed.zip", "--passphrase-file", "words", "--json"]);
    assert_eq!((changed.exit, changed.json()["verdict"].as_str()), (4, Some("changed")));

    // The same words seal again; too few letters don't, and a folder can't be sealed.
    let again = ["report", "write", "--format", "pdf", "--out", "pages.zip", "--passphrase-file", "words"];
    assert!(place.opens(&again).good().json()["passphrase"].is_null());
    place.write("short", b"hunter2");
    let short = ["report", "write", "--format", "zip", "--out", "no.zip", "--passphrase-file", "short"];
    place.opens(&short).fails(2, "invalid-input");
    place
        .opens(&["report", "write", "--format", "folder", "--out", "no", "--new-passphrase"])
        .fails(2, "usage");
    let nobody = ["report", "write", "--format", "zip", "--out", "no.zip", "--recipient", "age1nobody"];
    place.opens(&nobody).fails(2, "invalid-input");
    assert!(!place.path("no.zip").exists() && !place.path("no").exists());

    let anchors = place.opens(&["anchor", "list"]).good().json();
    let held = anchors["anchors"].as_array().unwrap();
    assert_eq!(held.len(), 1, "pages alone carry no head");
    assert_eq!((&held[0]["holder"], &held[0]["head"]), (&"PC 12".into(), &answer["head"]));
}

#[test]
fn a_mark_given_away_is_what_a_later_report_is_held_against() {
    let place = written();
    let mark = place.opens(&["anchor", "show", "--out", "mark"]).good().json();
    has_keys(&mark, &["records", "head", "signer", "text"]);
    let given = place.opens(&["anchor", "given", "--to", "my sister"]).good().json();
    assert_eq!((&given["head"], given["with_report"].as_bool()), (&mark["head"], Some(false)));
    place.session(&["log add 'And again.' --occurred '2025-11-19 08:10'"]);
    place.opens(&["report", "write", "--format", "zip", "--out", "record.zip"]).good();
    let seen = place.runs(&["report", "verify", "record.zip", "--head", "mark", "--json"]).good().json();
    assert_eq!(seen["signer"]["matched"], true);
    // A message breaks it into lines.
    let text = mark["text"].as_str().unwrap();
    let (first, second) = text.split_at(70);
    place.write("broken", format!("{first}\r\n{second}\n").as_bytes());
    place.runs(&["report", "verify", "record.zip", "--head", "broken", "--json"]).good();
    place.write("nothing", b"record-head-1:AAAA");
    assert_ne!(place.runs(&["report", "verify", "record.zip", "--head", "nothing", "--json"]).exit, 0);

    let list = place.opens(&["anchor", "list"]).good().json();
    assert_eq!(list["anchors"].as_array().unwrap().len(), 2);
    let named = place.opens(&["anchor", "given", "2", "--to", "the adviser"]).good().json();
    assert_eq!((&named["holder"], named["with_report"].as_bool()), (&"the adviser".into(), Some(true)));
    place.opens(&["anchor", "given", "9", "--to", "nobody"]).fails(2, "invalid-input");
}

#[test]
fn paper_needs_no_record() {
    let place = Place::empty();
    place.runs(&["paper", "sheets", "--out", "sheets.pdf", "--entries", "3"]).good();
    place.runs(&["paper", "leaflet", "--out", "leaflet.pdf", "--nation", "wales"]).good();
    for name in ["sheets.pdf", "leaflet.pdf"] {
        assert!(fs::read(place.path(name)).unwrap().starts_with(b"%PDF-1.7"), "{name}");
    }
    place.runs(&["paper", "sheets", "--out", "sheets.pdf"]).fails(5, "file-exists");
    place.runs(&["paper", "sheets", "--out", "none.pdf", "--entries", "0"]).fails(2, "invalid-input");
    place.runs(&["paper", "leaflet", "--out", "none.pdf", "--nation", "france"]).fails(2, "invalid-input");
    assert!(!place.path("none.pdf").exists());
}
