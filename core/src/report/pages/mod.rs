//! The pages of a report, in the order in which a statement is taken: who and what on one page, then when, then each entry, what
//! shows it, what it comes to, orders, what it did, and room to sign. All of it is her record in her words; nothing is drafted.

mod cover;
mod entries;
mod evidence;
mod how_to;
mod patterns;
mod people;
mod tables;

use super::bundle::short_head;
use super::document::{Document, Section};
use super::parts::Part;
use super::proof::manifest::Manifest;
use super::selection::Chosen;
use crate::error::Result;
use crate::patterns::Patterns;
use crate::progress::Progress;
use crate::say::Say;
use crate::session::Unlocked;
use crate::store::SignedHead;
use crate::time::Reading;
use crate::words::Argument;

/// How a report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Every entry in the order of the paper log's columns.
    #[default]
    Booklet,
    /// One table.
    Chronology,
    /// What a university or an employer asks for: no police, no orders of courts beyond that they are there.
    University,
}

/// What the pages are made from.
pub struct Pages<'a> {
    /// The record.
    pub vault: &'a Unlocked,
    /// What of it is in.
    pub chosen: &'a Chosen,
    /// The words.
    pub say: Say<'a>,
    /// How it is laid out.
    pub view: View,
    /// How far the record had come.
    pub head: &'a SignedHead,
    /// When it is made.
    pub reading: &'a Reading,
}

impl Pages<'_> {
    /// The whole report. `manifest` says what became of the files; without one no files go with it.
    pub fn document(&self, manifest: Option<&Manifest>, progress: &Progress) -> Result<Document> {
        let patterns = self.patterns()?;
        let mut sections = vec![self.cover(manifest, &patterns)?];
        sections.push(self.chronology(progress)?);
        if self.view != View::Chronology {
            sections.extend(self.entries(progress)?);
        }
        sections.extend(self.people_and_places()?);
        sections.push(self.evidence(manifest)?);
        sections.extend(self.pattern_page(&patterns));
        if self.view == View::Booklet {
            sections.extend(self.police()?);
            sections.extend(self.orders()?);
        }
        sections.extend(self.changes(&patterns)?);
        sections.push(self.declaration());
        Ok(Document {
            title: self.text("report-title"),
            language: "en-GB".to_owned(),
            foot: self.foot(),
            made_ms: self.reading.wall_ms,
            sections,
        })
    }

    /// What stands at the foot of a page.
    #[must_use]
    pub fn page_of(&self, page: u32, pages: u32) -> String {
        self.with("report-page-of", &[("page", i64::from(page).into()), ("pages", i64::from(pages).into())])
    }

    fn foot(&self) -> Vec<String> {
        let part = match self.chosen.selection.part {
            Part::All => self.text("report-part-all"),
            part => self.with("report-part", &[("part", part.as_str().to_uppercase().as_str().into())]),
        };
        let head = short_head(self.head);
        vec![
            part,
            self.say.instant_with_day(self.reading.wall_ms),
            self.with("report-foot-head", &[("head", (&head).into())]),
        ]
    }

    fn text(&self, id: &str) -> String {
        self.say.words().text(id, &[])
    }

    fn with(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.say.words().text(id, arguments)
    }

    /// A part of the report on a page of its own.
    fn part(&self, heading: &str) -> Section {
        Section { heading: self.text(heading), level: 1, new_page: true, blocks: Vec::new() }
    }

    fn patterns(&self) -> Result<Patterns> {
        patterns::of(self)
    }
}
