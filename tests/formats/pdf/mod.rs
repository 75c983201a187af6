//! What others are handed as PDF: its structure, its language, its fonts, and that it can be read from beginning to end.

pub(crate) mod reading;
mod sample;

use alongside_core::report::pdf::{Flavour, pdf};

use reading::File;

fn drawn(entries: usize, rows: usize, flavour: Flavour) -> Vec<u8> {
    pdf(&sample::sample(entries, rows), flavour, &|page, of| format!("page {page} of {of}"))
        .expect("it is drawn")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_record_is_tagged_and_says_its_title_and_language() {
    let bytes = drawn(8, 30, Flavour::Archive);
    if let Ok(folder) = std::env::var("ALONGSIDE_PAGES") {
        std::fs::write(std::path::Path::new(&folder).join("record.pdf"), &bytes)
            .expect("the folder can be written to");
    }
    let file = File::read(&bytes);
    let all: String = file.dictionaries().map(|(_, text)| text + "\n").collect();
    for part in ["/Marked true", "/DisplayDocTitle true", "/Lang(en-GB)", "/Outlines ", "/Tabs/S"] {
        assert!(all.contains(part), "{part}");
    }
    let whole = String::from_utf8_lossy(&bytes);
    for part in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "2026-11-22T"] {
        assert!(whole.contains(part), "{part}");
    }
    let sample = sample::sample(8, 30);
    for (level, kind) in [(1, "H1"), (2, "H2"), (3, "H3")] {
        assert_eq!(
            file.elements(kind),
            sample.sections.iter().filter(|section| section.level == level).count(),
            "{kind}"
        );
    }
    // The head of the table is repeated on its second page to the eye alone.
    assert_eq!((file.elements("Table"), file.elements("TR"), file.elements("TH")), (1, 31, 5));
    assert_eq!(file.elements("TD"), 30 * 5, "an empty cell is a cell");
    assert_eq!(file.elements("Figure"), 1);
    assert!(all.contains(
        "/Alt(There were 6 entries in January, 9 in February and 3 in March. One more is without a date.)"
    ));
    assert_eq!(file.elements("LI"), file.elements("Lbl"));
    assert_eq!(file.elements("LI"), file.elements("LBody"));
    let fonts = all.matches("/Type/FontDescriptor").count();
    assert_eq!(fonts, all.matches("/FontFile").count(), "every font is in the file");
    assert_eq!(fonts, 4);
}

#[test]
fn the_text_of_every_page_comes_in_its_order() {
    let file = File::read(&drawn(6, 12, Flavour::Accessible));
    let pages = file.pages();
    for (at, page) in pages.iter().enumerate() {
        let number = format!("page {} of {}", at + 1, pages.len());
        assert!(one_line(page).contains(&number), "{number}: {page}");
    }
    let text = one_line(&pages.concat());
    assert!(!text.contains('\u{fffd}'), "every sign says what it means: {text}");
    let mut from = 0;
    for part in [
        "Record of incidents",
        "Made for PC 1234 Anna Kowalska",
        "A time may be exact",
        "\u{2022} Entries are numbered",
        "No. When What In her words Evidence",
        sample::POLISH,
        sample::GURMUKHI,
        sample::WELSH,
        "[U+1F600]",
        "There were 6 entries in January",
        "Entry 1: waiting outside work",
        sample::ARABIC,
        "Entry 6: waiting outside work",
        "Two people at the stop saw it.",
        "Signed",
    ] {
        let found =
            text[from..].find(part).unwrap_or_else(|| panic!("{part} does not follow in {}", &text[from..]));
        from += found + part.len();
    }
}

#[test]
fn the_same_record_is_the_same_file() {
    assert_eq!(drawn(3, 5, Flavour::Archive), drawn(3, 5, Flavour::Archive));
}
