//! What cards, guides and the panel must hold.

use crate::content::Sources;
use crate::directory::Directory;
use crate::words::{Catalogue, Language};

use super::*;

fn sources() -> Sources {
    Sources::load().expect("the embedded sources load")
}

#[test]
fn a_card_that_does_not_hold_is_named() {
    let card = |id: &str, code: &str| {
        format!(
            "id = \"{id}\"\nreviewed_by = \"none\"\n[[position]]\nid = \"a\"\ngrade = \"V\"\n\
             sources = [{{ code = \"{code}\", date = \"2024\" }}]\n"
        )
    };
    let refused =
        |texts: &[(&str, &str)]| Cards::of(texts, &sources()).expect_err("it is refused").to_string();
    assert_eq!(refused(&[("a.toml", &card("C 1", "S3"))]), "a.toml: \"C 1\" is no id");
    assert_eq!(refused(&[("a.toml", &card("c-1", "S9"))]), "a.toml: there is no source S9");
    let twice = card("c-1", "S3");
    assert_eq!(refused(&[("a.toml", &twice), ("b.toml", &twice)]), "b.toml: card c-1 stands twice");
    assert!(refused(&[("a.toml", "id = 1")]).starts_with("a.toml: "));
    let cards = Cards::of(&[("a.toml", &twice)], &sources()).expect("it holds");
    assert!(cards.get("C-1").is_some() && cards.get("c-2").is_none());
}

#[test]
fn a_guide_that_does_not_hold_is_named() {
    let guide = |id: &str, order: u32| {
        format!(
            "id = \"{id}\"\norder = {order}\nreviewed_by = \"none\"\nnations = []\naudience = \"under-18\"\n\
             [[section]]\nid = \"a\"\nsources = [\"S1\"]\ngrade = \"S\"\nlinks = [\"st\"]\n\
             [[section]]\nid = \"b\"\nsources = []\ngrade = \"K\"\nship = false\n"
        )
    };
    let (first, second) = (guide("one", 2), guide("two", 1));
    let guides = Guides::of(&[("a.toml", &first), ("b.toml", &second)], &sources()).expect("they hold");
    assert_eq!(guides.all().iter().map(|guide| guide.id.as_str()).collect::<Vec<_>>(), ["two", "one"]);
    assert_eq!(guides.get("one").map(|guide| guide.shown().count()), Some(1), "reviewers see the other");
    let same_place = Guides::of(&[("a.toml", &first), ("b.toml", &guide("three", 2))], &sources());
    assert_eq!(same_place.expect_err("refused").to_string(), "b.toml: guide three or its place stands twice");
    let nowhere = first.replace("\"st\"", "\"shop:x\"");
    assert!(Guides::of(&[("a.toml", &nowhere)], &sources()).is_err());
}

/// The design names them: what to do when in danger, when one can't speak, by text, in British Sign Language, by relay,
/// and when it is no emergency.
#[test]
fn the_panel_has_its_words_and_999_first() {
    let catalogue = Catalogue::load(Language::En).expect("the words load");
    let ids: Vec<_> = PANEL.iter().map(|row| row.id).collect();
    assert_eq!(ids, ["999", "quiet", "text-999", "bsl-999", "relay", "101"]);
    for row in PANEL {
        assert!(
            catalogue.has(&row.message()) && catalogue.has_attribute(&row.message(), "text"),
            "{}",
            row.id
        );
        let directory = Directory::load().expect("the directory loads");
        let record = directory.get(row.service).expect("the panel leads to a service that is shown");
        if let Some(number) = row.number {
            let title = catalogue.text(&row.message(), &[]);
            assert!(title.contains(number), "{title:?} is what is dialled");
            // 55 is a key that is pressed, no number of anybody.
            let known = record.numbers.iter().any(|one| one.number == number);
            assert!(known || number == "55", "{number} stands in the record {}", row.service);
        }
        assert!(row.grade.is_printed() && row.grade >= record.grade, "{}", row.id);
    }
    let quiet = catalogue.attribute("help-quiet", "text", &[]);
    assert!(quiet.contains("does not by itself tell police where you are"), "{quiet}");
}
