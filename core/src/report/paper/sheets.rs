//! Empty sheets of the log, each entry with the questions of the paper log in their order.

use super::page;
use crate::error::{Error, Refusal, Result};
use crate::report::document::{Block, Document, Section};
use crate::words::Catalogue;

/// Most entries of one file.
pub const SHEETS_MAX: u32 = 100;

/// What is asked, in the order of the paper log, and how many lines are left for it.
const QUESTIONS: [(&str, usize); 10] = [
    ("number", 1),
    ("when", 1),
    ("where", 1),
    ("what", 8),
    ("evidence", 2),
    ("witnesses", 2),
    ("police", 2),
    ("impact", 3),
    ("changes", 2),
    ("others", 2),
];

/// Sheets for so many entries, one on each page, behind a page that says how to fill them in.
pub fn sheets(words: &Catalogue, entries: u32, made_ms: i64) -> Result<Document> {
    if entries == 0 || entries > SHEETS_MAX {
        return Err(Error::invalid("entries", Refusal::OutOfRange));
    }
    let text = |id: &str| words.text(id, &[]);
    let advice = ["soon", "exact", "words", "keep", "hide", "danger"];
    let advice = advice.map(|id| text(&format!("paper-sheets-{id}"))).to_vec();
    let mut document = page(words, "paper-sheets-title", made_ms, vec![Block::Points(advice)]);
    for _ in 0..entries {
        let mut lines = Vec::new();
        for (question, count) in QUESTIONS {
            lines.push(text(&format!("paper-sheet-{question}")));
            lines.extend(std::iter::repeat_n(String::new(), count.saturating_sub(1)));
        }
        let blocks = vec![Block::Lines(lines)];
        document.sections.push(Section {
            heading: text("paper-sheet-entry"),
            level: 2,
            new_page: true,
            blocks,
        });
    }
    Ok(document)
}
