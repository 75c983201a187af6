//! A record as it is handed over: a cover, a table over pages, entries in four scripts, a figure, lines to be filled in.

use alongside_core::report::document::{Block, Column, Document, Fact, Figure, Section, Table, Text};

pub(crate) const ARABIC: &str = "كان ينتظر أمام المدخل الساعة 18:40 وقال: «أعرف أين تعملين الآن».";
pub(crate) const GURMUKHI: &str = "ਉਹ ਦੁਕਾਨ ਦੇ ਬਾਹਰ ਖੜ੍ਹਾ ਸੀ ਅਤੇ ਉਸਨੇ ਮੇਰਾ ਨਾਂ ਲੈ ਕੇ ਆਵਾਜ਼ ਮਾਰੀ।";
pub(crate) const POLISH: &str = "Stał pod moim domem. Zażółć gęślą jaźń: powiedział, że „wróci jutro”.";
pub(crate) const WELSH: &str = "Roedd e'n aros wrth y tŷ, yn edrych drwy'r ffenestr. Ŵyn, ŷd, tŵr, bŵts.";
const MIXED: &str = "He wrote \u{201c}أين أنت (now)?\u{201d} at 18:40 and then \u{1f600} \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} to my mother.";
const LONG: &str = "I came out of the side door because of what happened on Tuesday. The car was parked across the road, engine running, \
    with the lights off. He got out when he saw me and walked beside me as far as the bus stop. He said he only wanted to talk. I said \
    that I did not want to talk to him and that he should go. He stayed until the bus came and stood in front of the door so that I \
    had to squeeze past.\n\nTwo people at the stop saw it.";

fn fact(label: &str, value: Text) -> Fact {
    Fact { label: label.to_owned(), value }
}

fn ours(text: impl Into<String>) -> Text {
    Text::Ours(text.into())
}

fn hers(text: &str) -> Text {
    Text::Hers(text.to_owned())
}

fn section(level: u8, heading: &str, new_page: bool, blocks: Vec<Block>) -> Section {
    Section { heading: heading.to_owned(), level, new_page, blocks }
}

fn column(heading: &str, share: u32) -> Column {
    Column { heading: heading.to_owned(), share }
}

fn words(text: &str) -> Block {
    Block::Words(text.to_owned())
}

fn entry(number: usize, hers_words: &str) -> Section {
    let facts = vec![
        fact(
            "When it happened",
            ours(format!("Tuesday {} March 2026, about 18:40 (UK time)", number % 28 + 1)),
        ),
        fact("Where", hers("Outside the side entrance of Fenwick House, 14 Granby Street")),
        fact("Who", hers("R. K., known to me")),
        fact("How sure", ours("Certain: seen from less than five metres, in daylight")),
        fact("Others who saw it", hers("Two people at the bus stop; one gave her name as Mrs Patel")),
        fact("Evidence", ours("Photograph E-7, taken 18:42. Kept since then as it was taken.")),
        fact(
            "SHA-256",
            Text::Digits("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned()),
        ),
        fact("Noted", ours("The same day at 21:15, about 2 hours 35 minutes after it happened")),
    ];
    section(
        2,
        &format!("Entry {number}: waiting outside work"),
        false,
        vec![Block::Facts(facts), Block::Hers(hers_words.to_owned())],
    )
}

fn cover() -> Section {
    let facts = vec![
        fact("Made for", hers("PC 1234 Anna Kowalska, Leicestershire Police")),
        fact("Made on", ours("22 November 2026 at 19:20 (UK time)")),
        fact("Covers", ours("12 January 2026 to 21 November 2026")),
        fact("Holds", ours("34 entries, 11 items of evidence, 2 orders")),
        fact("Fingerprint", Text::Digits("3b1f0c9a77d24e5581c6aa0e9f4d2b7c".to_owned())),
    ];
    section(
        1,
        "Record of incidents",
        false,
        vec![
            words("This is a record that one person has kept of what happened to her. It was written down on the days given with each entry. Her own words are set beside a grey rule and stand as she wrote them; all other words come from the software."),
            Block::Facts(facts),
            Block::Caution("A time may be exact, estimated or unknown. Each entry says which. Where the clock of the phone was changed between two entries, both say so.".to_owned()),
            Block::Points(vec![
                "Entries are numbered in the order in which they were written down, not in the order in which they happened.".to_owned(),
                "A number that is missing was deleted. The list at the end says when.".to_owned(),
                "Nothing was added after the date above.".to_owned(),
            ]),
        ],
    )
}

fn table(rows: usize) -> Table {
    let kinds = ["Waited outside", "Message", "Telephone call, no words", "Followed on foot"];
    let rows = (1..=rows)
        .map(|number| {
            let words = match number % 6 {
                0 => ARABIC,
                1 => POLISH,
                2 => GURMUKHI,
                3 => WELSH,
                4 => "He was there when I came out.",
                _ => MIXED,
            };
            vec![
                ours(number.to_string()),
                ours(format!("{} Mar 2026\n18:{:02}", number % 28 + 1, number % 60)),
                ours(kinds[number % kinds.len()]),
                hers(words),
                if number % 5 == 0 { ours("") } else { ours("E-7") },
            ]
        })
        .collect();
    Table {
        caption: "All entries by date".to_owned(),
        columns: vec![
            column("No.", 6),
            column("When", 16),
            column("What", 18),
            column("In her words", 45),
            column("Evidence", 13),
        ],
        rows,
    }
}

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 160" width="400" height="160" font-family="sans-serif" font-size="11">
<rect x="0" y="0" width="400" height="160" fill="#fff"/>
<line x1="40" y1="130" x2="390" y2="130" stroke="#000" stroke-width="1"/>
<line x1="40" y1="10" x2="40" y2="130" stroke="#000"/>
<rect x="60" y="70" width="30" height="60" fill="#ddd" stroke="#000"/><path d="M60 130 L90 100 M60 110 L90 80" stroke="#000" stroke-width="0.7" fill="none"/>
<rect x="120" y="40" width="30" height="90" fill="#888" stroke="#000"/>
<rect x="180" y="100" width="30" height="30" fill="none" stroke="#000" stroke-dasharray="3 2"/>
<polyline points="75,60 135,30 195,90 300,50" fill="none" stroke="#000" stroke-width="1.5"/>
<circle cx="300" cy="50" r="4" fill="#000"/>
<g transform="translate(0 4)"><text x="75" y="142" text-anchor="middle">Jan</text><text x="135" y="142" text-anchor="middle">Feb</text><text x="195" y="142" text-anchor="middle">Mar</text></g>
<text x="34" y="134" text-anchor="end">0</text><text x="34" y="44" text-anchor="end" font-weight="bold">9</text>
<text x="310" y="54">zażółć &amp; عربي</text></svg>"##;

/// The record, with as many entries and rows.
pub(crate) fn sample(entries: usize, rows: usize) -> Document {
    let mut sections = vec![
        cover(),
        section(
            1,
            "Overview",
            true,
            vec![words("Every entry in the order in which it happened."), Block::Table(table(rows))],
        ),
        section(
            2,
            "How often",
            false,
            vec![Block::Figure(Figure {
                title: "Entries by month".to_owned(),
                says: vec![
                    "There were 6 entries in January, 9 in February and 3 in March.".to_owned(),
                    "One more is without a date.".to_owned(),
                ],
                svg: SVG.to_owned(),
            })],
        ),
        section(1, "Entries", true, Vec::new()),
    ];
    for number in 1..=entries {
        sections.push(entry(number, [LONG, ARABIC, GURMUKHI, POLISH, WELSH, MIXED][number % 6]));
    }
    let lines = ["Signed", "Date", "Name of the officer who was given this record, and the station", "", ""];
    sections.push(section(
        1,
        "Statement",
        true,
        vec![
            words("I believe that what is written in this record is true."),
            Block::Lines(lines.map(str::to_owned).to_vec()),
        ],
    ));
    Document {
        title: "Record of incidents".to_owned(),
        language: "en-GB".to_owned(),
        foot: vec!["Record of incidents".to_owned(), "22 November 2026".to_owned(), "3b1f 0c9a".to_owned()],
        made_ms: 1_795_375_200_000,
        sections,
    }
}
