//! Steps in words. The sentences of the content stand in its own part of the catalogue.

use chrono::{Datelike, NaiveDate};

use super::item::Item;
use super::lists::List;
use crate::content::{Grade, NOT_REVIEWED, Source, Sources, arguments};
use crate::words::Catalogue;

/// The words of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemWords {
    /// What to do, on one line.
    pub action: String,
    /// Why.
    pub why: String,
    /// How; some steps say all that with the action.
    pub how: Option<String>,
    /// What is said before it, in order.
    pub risks: Vec<String>,
}

/// Where a step comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// How well it is known, where that needs saying.
    pub note: Option<String>,
    /// Its sources with their dates; none where nothing but common knowledge supports it.
    pub sources: Vec<String>,
}

impl Item {
    /// What it says.
    #[must_use]
    pub fn words(&self, words: &Catalogue) -> ItemWords {
        let (id, facts) = (self.message(), arguments(&self.facts));
        let how = words.has_attribute(&id, "how").then(|| words.attribute(&id, "how", &facts));
        ItemWords {
            action: self.action(words),
            why: words.attribute(&id, "why", &facts),
            how,
            risks: self.risk.iter().map(|risk| words.text(risk.message(), &[])).collect(),
        }
    }

    /// What to do, on one line.
    #[must_use]
    pub fn action(&self, words: &Catalogue) -> String {
        words.attribute(&self.message(), "action", &arguments(&self.facts))
    }

    /// Where it comes from, and how well it is known.
    #[must_use]
    pub fn origin(&self, words: &Catalogue, sources: &Sources) -> Origin {
        let note = match self.grade {
            Grade::V | Grade::S => None,
            Grade::V2 => Some("checklist-grade-second-hand"),
            Grade::K => Some("checklist-grade-general"),
        };
        let named = if self.grade == Grade::K { &[] } else { self.sources.as_slice() };
        Origin {
            note: note.map(|id| words.text(id, &[])),
            sources: named
                .iter()
                .filter_map(|code| sources.get(code))
                .map(|one| source(words, one))
                .collect(),
        }
    }
}

impl List {
    /// Its name.
    #[must_use]
    pub fn name(&self, words: &Catalogue) -> String {
        words.text(&self.message(), &[])
    }

    /// What it is about.
    #[must_use]
    pub fn intro(&self, words: &Catalogue) -> String {
        words.attribute(&self.message(), "intro", &[])
    }

    /// Who has checked it, said on its first page: nobody yet, and when its sources were read.
    #[must_use]
    pub fn checked(&self, words: &Catalogue, sources: &Sources) -> String {
        let read = date(words, &sources.read);
        if self.reviewed_by == NOT_REVIEWED {
            words.text("checklist-not-checked", &[("read", (&read).into())])
        } else {
            let by = &self.reviewed_by;
            words.text("checklist-checked", &[("by", by.into()), ("read", (&read).into())])
        }
    }
}

/// A source with its date, in its own precision.
fn source(words: &Catalogue, source: &Source) -> String {
    let title = &source.title;
    if source.date == "undated" {
        return words.text("checklist-source-undated", &[("title", title.into())]);
    }
    let date = date(words, &source.date);
    words.text("checklist-source", &[("title", title.into()), ("date", (&date).into())])
}

/// A date of the form `2026-11-21` in words; any other as it stands.
fn date(words: &Catalogue, text: &str) -> String {
    let Ok(day) = text.parse::<NaiveDate>() else { return text.to_owned() };
    let month = words.text(&format!("time-month-{}", day.month()), &[]);
    let (number, year) = (day.day().to_string(), day.year().to_string());
    words
        .text("time-date", &[("day", (&number).into()), ("month", (&month).into()), ("year", (&year).into())])
}
