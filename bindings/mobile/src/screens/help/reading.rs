//! What there is to read: guides, and cards where services say different things.

use serde::{Deserialize, Serialize};

use alongside_core::content::{Grade, Link};
use alongside_core::guidance::{Card, Guide, Position, Section};
use alongside_core::say::content;
use alongside_core::{Error, Result};

use super::action::{HelpAction, does, leads};
use crate::screens::sight::Sight;
use crate::screens::{ActionView, ReadingView, RowView, Screen};

/// What there is to read.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct GuidesView {
    /// Its title.
    pub title: String,
    /// The guides.
    pub guides: Vec<RowView>,
    /// What stands above the cards.
    pub cards_heading: String,
    /// The cards.
    pub cards: Vec<RowView>,
}

fn row(link: &Link, title: String) -> RowView {
    RowView {
        spoken: title.clone(),
        title,
        detail: None,
        edge: None,
        action: does(HelpAction::Lead { link: link.to_string() }),
    }
}

pub(super) fn all(sight: &Sight<'_>) -> Result<Screen> {
    let guides = sight.shelf.guides()?.all().iter();
    let guides = guides.map(|one| row(&Link::Guide(one.id.clone()), sight.text(&one.message())));
    let cards = sight.shelf.cards()?.all().iter();
    let cards = cards.map(|one| row(&Link::Card(one.id.clone()), sight.text(&one.message())));
    let view = GuidesView {
        title: sight.text("guidance-heading"),
        guides: guides.collect(),
        cards_heading: sight.text("card-heading"),
        cards: cards.collect(),
    };
    Ok(Screen::Guides { view })
}

/// What a page leads to, as quiet actions.
fn actions<'l>(sight: &Sight<'_>, links: impl Iterator<Item = &'l Link>) -> Result<Vec<ActionView>> {
    let rows = leads(sight, links)?.into_iter();
    Ok(rows.map(|row| ActionView::quiet(row.action, row.title)).collect())
}

pub(super) fn guide(id: &str, sight: &Sight<'_>) -> Result<Screen> {
    let guide = sight.shelf.guides()?.get(id).ok_or(Error::NotFound)?;
    let (words, message) = (sight.words(), guide.message());
    let reviewed = content::reviewed(words, sight.shelf.sources()?, &guide.reviewed_by);
    let mut paragraphs = vec![reviewed, words.attribute(&message, "intro", &[])];
    for section in guide.shown() {
        paragraphs.extend(section_said(guide, section, sight)?);
    }
    let view = ReadingView {
        title: sight.text(&message),
        paragraphs,
        actions: actions(sight, guide.shown().flat_map(|section| &section.links))?,
    };
    Ok(Screen::Reading { view })
}

fn section_said(guide: &Guide, section: &Section, sight: &Sight<'_>) -> Result<Vec<String>> {
    let (words, sources, id) = (sight.words(), sight.shelf.sources()?, guide.section_message(section));
    let of = |attribute: &str| content::text(words, &id, Some(attribute), &section.facts);
    let from: Vec<String> = section
        .sources
        .iter()
        .filter_map(|code| content::source(words, sources, code, None, section.grade))
        .collect();
    let from = if section.grade == Grade::K { words.text("content-general", &[]) } else { from.join("; ") };
    let paragraphs = (1..).map_while(|number| of(&format!("p{number}")));
    let said = of("title").into_iter().chain(paragraphs).chain([from]);
    Ok(said.filter(|text| !text.is_empty()).collect())
}

pub(super) fn card(id: &str, sight: &Sight<'_>) -> Result<Screen> {
    let card = sight.shelf.cards()?.get(id).ok_or(Error::NotFound)?;
    let view = ReadingView {
        title: sight.text(&card.message()),
        paragraphs: card_said(card, sight)?,
        actions: actions(sight, card.all_links())?,
    };
    Ok(Screen::Reading { view })
}

fn card_said(card: &Card, sight: &Sight<'_>) -> Result<Vec<String>> {
    let (words, sources) = (sight.words(), sight.shelf.sources()?);
    let text = |id: &str, attribute: Option<&str>| content::text(words, id, attribute, &card.facts);
    let says = |position: &Position| -> String {
        let from = position
            .sources
            .iter()
            .filter_map(|one| content::source(words, sources, &one.code, Some(&one.date), position.grade));
        from.collect::<Vec<_>>().join("; ")
    };
    let mut said = vec![content::reviewed(words, sources, &card.reviewed_by)];
    said.extend(text(&card.message(), Some("intro")));
    for position in &card.positions {
        said.extend(text(&card.position_message(position), None));
        said.push(says(position));
    }
    if !card.questions.is_empty() {
        said.push(sight.text("card-think"));
        said.extend(card.questions.iter().filter_map(|one| text(&card.question_message(one), None)));
    }
    if !card.options.is_empty() {
        said.push(sight.text("card-between"));
        for option in &card.options {
            let id = card.option_message(option);
            said.extend(text(&id, None));
            said.extend(text(&id, Some("text")));
        }
    }
    if let Some(gap) = text(&card.not_known_message(), None) {
        said.extend([sight.text("card-not-known"), gap]);
    }
    said.retain(|text| !text.is_empty());
    Ok(said)
}
