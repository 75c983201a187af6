//! Paper, for those who should not keep an app: empty sheets to write on, a page of lines to call, the card for a contact.
//!
//! None of it names this program or comes from a record, but for the card, which she hands over.

mod card;
mod leaflet;
mod sheets;

pub use card::card_page;
pub use leaflet::leaflet;
pub use sheets::{SHEETS_MAX, sheets};

use super::document::{Block, Document, Section};
use crate::words::Catalogue;

/// A page with one heading. Nothing at its foot says when or by what it was made, unless what it says grows old.
fn page(words: &Catalogue, title: &str, made_ms: i64, blocks: Vec<Block>) -> Document {
    let title = words.text(title, &[]);
    Document {
        title: title.clone(),
        language: "en-GB".to_owned(),
        foot: Vec::new(),
        made_ms,
        sections: vec![Section { heading: title, level: 1, new_page: false, blocks }],
    }
}
