//! `HOW-TO-OPEN.txt`: what opens a sealed report. It stands beside it and says nothing of what is inside.

use super::Seal;
use crate::report::plain_text::{page, typed, wrapped};
use crate::words::Catalogue;

/// Its name.
pub const HOW_TO_OPEN: &str = "HOW-TO-OPEN.txt";
/// With 7-Zip, where it is typed.
const ZIP: &[&str] = &["7z x FILE"];
/// With `age`.
const AGE: &[&str] = &["age -d -i KEYFILE -o record.zip FILE"];

/// The text beside a file that is sealed like this.
#[must_use]
pub fn how_to_open(catalogue: &Catalogue, seal: &Seal) -> String {
    let words = |id: &str| wrapped(&catalogue.text(id, &[]));
    let mut paragraphs = vec![words("report-open-title")];
    match seal {
        Seal::Passphrase(_) => paragraphs.extend([
            words("report-open-passphrase"),
            words("report-open-windows"),
            words("report-open-typed"),
            typed(ZIP),
        ]),
        Seal::Recipient(_) => paragraphs.extend([words("report-open-recipient"), typed(AGE)]),
    }
    paragraphs.extend([words("report-open-inside"), words("report-open-after")]);
    page(&paragraphs)
}
