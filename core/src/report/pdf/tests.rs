//! Text of any kind becomes a page, whole, within its width, and the same each time.

use proptest::prelude::*;

use super::fonts::Fonts;
use super::letters::{Letters, lines, silent};
use super::lines::{Line, Style, set};
use super::shape::Shaper;
use super::{Flavour, pdf, svg};
use crate::report::document::{Block, Column, Document, Fact, Figure, Section, Table, Text};

fn shaper() -> Shaper {
    Shaper::new(Fonts::new().expect("the fonts can be read"))
}

fn page_of(page: u32, of: u32) -> String {
    format!("page {page} of {of}")
}

fn read(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.shaped.text.as_str()).collect()
}

/// What stands on a line, from left to right.
fn seen(line: &Line) -> Vec<&str> {
    let mut pieces: Vec<_> = line.pieces.iter().filter(|piece| piece.shaped.text.trim() != "").collect();
    pieces.sort_by(|one, next| one.x.total_cmp(&next.x));
    pieces.iter().map(|piece| piece.shaped.text.as_str()).collect()
}

const PLAIN: Style = Style::plain(10.0);

#[test]
fn a_letter_that_no_font_has_stands_as_its_number() {
    let drawn = |text| Letters::new(text, false, &shaper().fonts).text;
    assert_eq!(drawn("Zażółć ŵ ŷ"), "Zażółć ŵ ŷ");
    assert_eq!(drawn("so \u{1f600}!"), "so [U+1F600]!");
    assert_eq!(drawn("\u{7}漢"), "[U+0007][U+6F22]");
    assert_eq!(drawn("a\u{202e}b"), "a[U+202E]b", "what would turn letters round is shown");
}

#[test]
fn every_letter_of_the_languages_that_are_promised_has_a_font() {
    let letters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻŵŷâêîôûŴŶäëïöẁỳẃýẅÿ€£–—“”„‟‘’«»…•№ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةىپچژگکیےہھٹڈڑں٠١٢٣۴۵ਅਆਇਈਉਊਏਐਓਔਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਸ਼ਖ਼ਗ਼ਜ਼ਫ਼ਹਾਿੀੁੂੇੈੋੌੰਂੱ੍।੧੨੩";
    assert_eq!(Letters::new(letters, false, &shaper().fonts).text, letters);
    assert_eq!(Letters::new(letters, true, &shaper().fonts).text, letters);
}

#[test]
fn lines_end_where_she_ended_them() {
    assert_eq!(lines("a\r\nb\rc\n\nd\u{2028}e").collect::<Vec<_>>(), ["a", "b", "c", "", "d", "e"]);
    assert_eq!(lines("").collect::<Vec<_>>(), [""]);
    assert_eq!(set(&mut shaper(), "one\ntwo", PLAIN, 400.0).len(), 2);
}

#[test]
fn letters_from_right_to_left_stand_in_their_order() {
    let mut shaper = shaper();
    let left = set(&mut shaper, "one عين لام two", PLAIN, 400.0);
    assert_eq!(seen(&left[0]), ["one", "لام", "عين", "two"]);
    assert!(left[0].pieces[0].x.abs() < 0.01, "a line that begins in Latin letters begins at the left");
    let right = set(&mut shaper, "عين one two لام 12", PLAIN, 400.0);
    assert_eq!(seen(&right[0]), ["12", "لام", "one", "two", "عين"]);
    let end = right[0].pieces.iter().map(|piece| piece.x + piece.shaped.width * 10.0).fold(0.0, f32::max);
    assert!((end - 400.0).abs() < 0.1, "a line that begins in Arabic letters begins at the right: {end}");
}

#[test]
fn arabic_letters_are_joined_and_gurmukhi_signs_stand_where_they_are_read() {
    let mut shaper = shaper();
    let mut glyphs = |text: &str| {
        let line = set(&mut shaper, text, PLAIN, 400.0).remove(0);
        let glyphs = line.pieces.iter().flat_map(|piece| piece.shaped.glyphs.clone());
        glyphs.map(|glyph| (glyph.glyph_id.to_u32(), glyph.text_range.start)).collect::<Vec<_>>()
    };
    let (alone, joined) = (glyphs("ع"), glyphs("ععع"));
    assert!(
        joined.iter().all(|glyph| glyph.0 != alone[0].0),
        "beginning, middle and end have forms of their own"
    );
    // The sign for i is written after its consonant and drawn before it.
    let (consonant, both) = (glyphs("ਕ"), glyphs("ਕਿ"));
    assert_eq!(both.iter().position(|glyph| glyph.0 == consonant[0].0), Some(1));
}

#[test]
fn digits_stand_in_groups_and_break_anywhere() {
    let style = Style { digits: true, ..PLAIN };
    let lines = set(&mut shaper(), &"0123456789abcdef".repeat(4), style, 120.0);
    assert!(lines.len() > 2);
    assert!(lines.iter().flat_map(|line| &line.pieces).all(|piece| piece.shaped.text.len() == 4));
    assert_eq!(read(&lines), "0123456789abcdef".repeat(4));
}

fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section { heading: heading.to_owned(), level: 1, new_page: false, blocks }
}

fn document(sections: Vec<Section>) -> Document {
    Document {
        title: "Record".into(),
        language: "en-GB".into(),
        foot: vec!["Record".into()],
        made_ms: 0,
        sections,
    }
}

fn pages(pdf: &[u8]) -> usize {
    pdf.windows(11).filter(|bytes| bytes == b"/Type/Page\n" || bytes == b"/Type/Page/").count()
}

#[test]
fn a_cell_of_a_hundred_thousand_letters_goes_on_over_pages() {
    let column = |share| Column { heading: "What".into(), share };
    for text in [
        "x".repeat(100_000),
        "عین".repeat(33_333),
        "e\u{301}\u{301}".repeat(20_000),
        "\u{1f600}".repeat(10_000),
    ] {
        let rows = vec![vec![Text::Ours("1".into()), Text::Hers(text)], vec![Text::Ours("2".into())]];
        let table = Table { caption: "All".into(), columns: vec![column(1), column(3)], rows };
        let pdf =
            pdf(&document(vec![section("Long", vec![Block::Table(table)])]), Flavour::Archive, &page_of);
        assert!(pages(&pdf.expect("it is drawn")) > 3);
    }
}

#[test]
fn nothing_at_all_is_a_page() {
    let empty = Table::default();
    for document in [
        Document::default(),
        document(vec![section(
            "",
            vec![Block::Table(empty), Block::Facts(vec![]), Block::Points(vec![]), Block::Lines(vec![])],
        )]),
        document(vec![
            Section { level: 0, ..section("\u{0}", vec![]) },
            Section { level: 9, ..section(" ", vec![]) },
        ]),
    ] {
        for flavour in [Flavour::Accessible, Flavour::Archive] {
            assert_eq!(pages(&pdf(&document, flavour, &page_of).expect("it is drawn")), 1);
        }
    }
}

#[test]
fn a_head_higher_than_a_page_is_drawn_once_and_rows_follow() {
    let columns = (0..40).map(|_| Column { heading: "Heading ".repeat(40), share: 1 }).collect();
    let table = Table { caption: String::new(), columns, rows: vec![vec![Text::Ours("x".into()); 40]; 20] };
    assert!(
        pages(
            &pdf(&document(vec![section("T", vec![Block::Table(table)])]), Flavour::Archive, &page_of)
                .expect("drawn")
        ) > 3
    );
}

#[test]
fn a_drawing_is_read() {
    let drawing = svg::drawing(
        r##"<svg viewBox="0 0 10 20"><desc>a <b> c</desc><g transform="translate(1 2)"><path d="M0 0l5-5.5.5Z" stroke="#888"/></g><text x="3" y="4">a &lt; b</text></svg>"##,
    );
    let drawing = drawing.expect("it is a drawing");
    assert_eq!(drawing.shapes.len(), 2);
    let svg::Shape::Path { steps, stroke, .. } = &drawing.shapes[0] else { panic!("{drawing:?}") };
    assert_eq!(steps.as_slice(), [svg::Step::Move((1.0, 2.0)), svg::Step::Line((6.0, -3.5))]);
    assert_eq!(*stroke, Some((1.0, 0x88)));
    assert!(matches!(&drawing.shapes[1], svg::Shape::Text { text, .. } if text == "a < b"));
    assert_eq!(svg::drawing("no drawing"), None);
}

/// Letters of every kind that a page has to bear, more often than chance would bring them.
fn text() -> impl Strategy<Value = String> {
    let signs = "ab zł ŷ \n\r\t\u{0}\u{1f}\u{7f}عربي ੴਕਿ੍ਰ,.-()«»[]\u{200b}\u{200d}\u{200f}\u{202a}\u{202c}\u{202e}\u{2066}\u{2069}\u{301}\u{64b}\u{25cc}\u{ad}\u{fe0f}\u{feff}\u{fffe}\u{e000}\u{10ffff}\u{1f468}\u{ff}\u{3000}0123";
    let signs: Vec<char> = signs.chars().collect();
    prop_oneof![
        ".{0,120}",
        prop::collection::vec(prop::sample::select(signs), 0..200).prop_map(String::from_iter)
    ]
}

fn blocks() -> impl Strategy<Value = Block> {
    let table = (
        text(),
        prop::collection::vec(prop::collection::vec(text(), 0..4), 0..4),
        prop::collection::vec(text(), 0..4),
    );
    prop_oneof![
        text().prop_map(Block::Words),
        text().prop_map(Block::Hers),
        text().prop_map(Block::Caution),
        prop::collection::vec(text(), 0..4).prop_map(Block::Points),
        prop::collection::vec(text(), 0..4).prop_map(Block::Lines),
        (text(), text()).prop_map(|(label, value)| Block::Facts(vec![Fact { label, value: Text::Digits(value) }])),
        table.prop_map(|(caption, rows, heads)| {
            let columns = heads.into_iter().map(|heading| Column { heading, share: 0 }).collect();
            let rows = rows.into_iter().map(|row| row.into_iter().map(Text::Hers).collect()).collect();
            Block::Table(Table { caption, columns, rows })
        }),
        (text(), text(), text()).prop_map(|(title, says, text)| {
            let svg = format!("<svg viewBox='0 0 9 9'><text x='1' y='2' font-size='{says}'>{text}</text><path d='{title}'/></svg>");
            Block::Figure(Figure { title, says: vec![says], svg })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_lost_and_no_line_is_wider_than_it_may_be(text in text(), width in 1_u16..500, bold: bool) {
        let mut shaper = shaper();
        let style = Style { bold, ..PLAIN };
        let width = f32::from(width);
        let set = set(&mut shaper, &text, style, width);
        let whole: String = lines(&text).map(|line| Letters::new(line, bold, &shaper.fonts).text).collect();
        let kept = |text: &str| text.chars().filter(|letter| !silent(*letter)).collect::<String>();
        prop_assert_eq!(kept(&read(&set)), kept(&whole));
        for line in &set {
            let words = line.pieces.iter().filter(|piece| piece.shaped.text.trim() != "").count();
            // A joined letter that comes to stand alone at the end of a line may be wider than it was.
            prop_assert!(line.width <= width + style.size || words <= 1, "{} > {width}", line.width);
        }
    }

    #[test]
    fn every_document_is_drawn_and_always_the_same(title in text(), heading in text(), blocks in prop::collection::vec(blocks(), 0..5), made_ms: i64, level: u8) {
        let sections = vec![Section { heading, level, new_page: true, blocks }];
        let document = Document { title: title.clone(), language: "en".into(), foot: vec![title], made_ms, sections };
        let archive = pdf(&document, Flavour::Archive, &page_of);
        prop_assert!(archive.is_ok());
        prop_assert!(pdf(&document, Flavour::Accessible, &page_of).is_ok());
        prop_assert_eq!(archive.ok(), pdf(&document, Flavour::Archive, &page_of).ok());
    }

    #[test]
    fn whatever_is_called_a_drawing_is_looked_at(text in "[<>/a-z\"'= 0-9.,MmLZcC-]{0,200}") {
        let _ = svg::drawing(&text);
        let _ = svg::drawing(&format!("<svg viewBox='0 0 1 1'><path d='{text}'/><polyline points='{text}'/></svg>"));
    }
}
