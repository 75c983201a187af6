//! The card for a contact of the check-in: the words that she hands over, on one page.

use crate::contacts::{Contact, card_parts};
use crate::report::document::{Block, Document, Section};
use crate::words::Catalogue;

/// The card as a page.
#[must_use]
pub fn card_page(words: &Catalogue, contact: &Contact, made_ms: i64) -> Document {
    let card = card_parts(words, contact);
    let first = Section {
        heading: card.title.clone(),
        level: 1,
        new_page: false,
        blocks: card.from.map(Block::Words).into_iter().collect(),
    };
    let rest = card.parts.into_iter().map(|part| {
        let numbered =
            |(number, point): (u32, String)| if part.in_order { format!("{number}. {point}") } else { point };
        let points: Vec<String> = (1..).zip(part.points).map(numbered).collect();
        // What has numbers of its own needs no bullets before them.
        let blocks = if part.in_order {
            points.into_iter().map(Block::Words).collect()
        } else {
            vec![Block::Points(points)]
        };
        Section { heading: part.heading, level: 2, new_page: false, blocks }
    });
    Document {
        title: card.title,
        language: "en-GB".to_owned(),
        foot: Vec::new(),
        made_ms,
        sections: std::iter::once(first).chain(rest).collect(),
    }
}
