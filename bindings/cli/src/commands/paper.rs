//! `alongside paper …`

use std::path::Path;

use alongside_core::contacts::Contact;
use alongside_core::directory::{Directory, Nation};
use alongside_core::report::bundle::Destination;
use alongside_core::report::document::Document;
use alongside_core::report::paper::{card_page, leaflet, sheets};
use alongside_core::report::pdf::{Flavour, pdf};
use alongside_core::vault::Disk;
use alongside_core::{Error, Refusal};
use serde_json::json;

use super::job::Job;
use crate::arguments::paper::{Leaflet, Paper, PaperCard, Sheets};
use crate::context::Context;
use crate::failure::Outcome;

/// What needs no record.
pub(crate) fn from_nothing(context: &mut Context, asked: &Paper) -> Option<Outcome> {
    match asked {
        Paper::Sheets(asked) => Some(write_sheets(context, asked)),
        Paper::Leaflet(asked) => Some(write_leaflet(context, asked)),
        Paper::Card(_) => None,
    }
}

fn write_sheets(context: &mut Context, asked: &Sheets) -> Outcome {
    let now_ms = context.clock.reading().wall_ms;
    let document = sheets(context.words.catalogue(), asked.entries, now_ms)?;
    write(context, &document, &asked.out)
}

fn write_leaflet(context: &mut Context, asked: &Leaflet) -> Outcome {
    let unknown = || Error::invalid("nation", Refusal::UnknownTerm);
    let nation = asked.nation.as_deref().map(|typed| Nation::named(typed).ok_or_else(unknown)).transpose()?;
    let directory = Directory::load().map_err(Error::from)?;
    let now_ms = context.clock.reading().wall_ms;
    let document = leaflet(context.words.catalogue(), &directory, nation, now_ms);
    write(context, &document, &asked.out)
}

fn write(context: &mut Context, document: &Document, out: &Path) -> Outcome {
    let words = context.words.catalogue();
    let page_of = |page: u32, pages: u32| {
        let numbers = [("page", i64::from(page).into()), ("pages", i64::from(pages).into())];
        words.text("report-page-of", &numbers)
    };
    let bytes = pdf(document, Flavour::Archive, &page_of)?;
    Destination::new(&Disk, out)?.file(|sink| sink.append(&bytes))?;
    let shown = out.display().to_string();
    if context.json() {
        context.out.json(&json!({ "out": shown }))?;
        return Ok(());
    }
    let text = context.words.with("cli-report-written", &[("file", (&shown).into())]);
    context.out.line(&text)?;
    Ok(())
}

impl Job<'_> {
    pub(super) fn paper(&mut self, asked: &Paper) -> Outcome {
        if let Some(done) = from_nothing(self.context, asked) {
            return done;
        }
        let Paper::Card(PaperCard { name, out }) = asked else { return Ok(()) };
        let contact: Contact = self.vault.read(self.vault.contact_named(name)?)?;
        let now_ms = self.reading().wall_ms;
        let document = card_page(self.words().catalogue(), &contact, now_ms);
        write(self.context, &document, out)
    }
}
