//! Paper for those who keep no app: it fits its pages, says what it has to, and names nobody and no program.

use alongside_core::contacts::{Contact, NewContact, Numbers};
use alongside_core::directory::{Directory, Nation};
use alongside_core::report::document::Document;
use alongside_core::report::paper::{SHEETS_MAX, card_page, leaflet, sheets};
use alongside_core::report::pdf::{Flavour, pdf};
use alongside_core::words::{Catalogue, Language};
use alongside_tests::fixture::reading;

use crate::formats::pdf::reading::File;

fn words() -> Catalogue {
    Catalogue::load(Language::default()).unwrap()
}

/// What each page shows, in small letters with single spaces.
fn pages(document: &Document) -> Vec<String> {
    let bytes = pdf(document, Flavour::Archive, &|page, of| format!("{page}/{of}")).unwrap();
    let folded = |page: &String| page.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let pages: Vec<String> = File::read(&bytes).pages().iter().map(folded).collect();
    for page in &pages {
        assert!(!page.contains("alongside"), "{page}");
    }
    pages
}

#[test]
fn a_leaflet_is_one_page_with_999_first_and_a_date_for_each_line() {
    let directory = Directory::load().unwrap();
    for nation in std::iter::once(None).chain(["england", "scotland", "wales", "ni"].map(Nation::named)) {
        let pages = pages(&leaflet(&words(), &directory, nation, reading().wall_ms));
        assert_eq!(pages.len(), 1, "{nation:?}");
        let page = &pages[0];
        let table = page.find("when, and when that was last seen").expect("a table");
        assert!(page[table..].contains("999"), "{page}");
        let lines = page.matches("last seen 20").count() + page.matches("the source has no date").count();
        assert!(lines >= 8, "{nation:?}: {lines} lines with a date");
        assert!(page.contains("may have changed"), "{page}");
    }
}

#[test]
fn each_empty_sheet_is_a_page_with_the_questions_of_the_paper_log_in_order() {
    let pages = pages(&sheets(&words(), 3, reading().wall_ms).unwrap());
    assert_eq!(pages.len(), 4, "a page of advice, and one for each entry");
    let questions = ["number", "when it happened", "where", "what happened", "proof", "who saw", "police"];
    let rest = ["what it did to me", "what i changed", "children or others"];
    for page in &pages[1..] {
        let mut from = 0;
        for question in questions.iter().chain(&rest) {
            from += page[from..].find(question).unwrap_or_else(|| panic!("{question} in {page}"));
        }
    }
    assert!(sheets(&words(), 0, 0).is_err() && sheets(&words(), SHEETS_MAX + 1, 0).is_err());
}

#[test]
fn the_card_of_a_contact_is_one_page_with_its_steps_in_order() {
    let mut contact = Contact::new(&reading(), NewContact::default(), &Numbers::load().unwrap()).unwrap();
    contact.calls_me = Some("Alex".to_owned());
    let pages = pages(&card_page(&words(), &contact, reading().wall_ms));
    assert_eq!(pages.len(), 1);
    let page = &pages[0];
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} in {page}"));
    assert!(at("from alex") < at("what they mean") && at("1. ring me") < at("ring 999"));
    assert!(at("ring 999") < at("how to stop"));
}
