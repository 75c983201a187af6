//! `alongside log draft`: what is not finished, sealed like the rest, in no report.

use std::str::FromStr;

use alongside_core::drafts::Draft;
use alongside_core::fields::snippet;
use alongside_core::ids::RecordId;
use alongside_core::store::Kind;
use alongside_core::time::{Reading, Zone};
use alongside_core::{Error, Part};
use serde_json::json;

use crate::arguments::incident::IncidentFields;
use crate::arguments::log::{Draft as Asked, DraftAction, joined};
use crate::arguments::{self};
use crate::commands::job::Job;
use crate::commands::named;
use crate::failure::{Misuse, Outcome};
use crate::input::Heard;
use crate::prompt;
use crate::terminal::{Column, Ink, Page, Table};

/// The form that drafts of entries are of.
const FORM: &str = "incident";
/// How much of a draft a list shows.
const SNIPPET_BYTES: usize = 240;

impl Job<'_> {
    pub(super) fn draft(&mut self, asked: &Asked) -> Outcome {
        match &asked.action {
            None => self.keep_draft(asked),
            Some(DraftAction::List) => self.drafts(),
            Some(DraftAction::Show(one)) => self.show_draft(&one.number),
            Some(DraftAction::Finish(one)) => self.finish_draft(&one.number),
            Some(DraftAction::Discard(one)) => self.discard_draft(&one.number),
        }
    }

    fn keep_draft(&mut self, asked: &Asked) -> Outcome {
        let text = match joined(&asked.text) {
            Some(text) => {
                if text != "-" {
                    self.context.warn_of_history(self.keyboard)?;
                }
                prompt::text_or_input(self.keyboard, &text)?
            }
            None => match self.keyboard.line(&self.context.words.text("cli-ask-what"))? {
                Heard::Line(line) => line,
                Heard::End | Heard::TimedOut => return Err(Misuse::NoAnswer.into()),
            },
        };
        let reading = self.reading();
        let mut draft = Draft::new(&reading, FORM, text.as_str());
        let options = asked.fields.to_options();
        if !options.is_empty() {
            draft.fields = serde_json::to_string(&options).ok();
        }
        let id = self.vault.create(&mut draft, &reading)?;
        let number = self.numbered(id);
        if self.json() {
            return self.answer(&json!({ "draft": number, "saved_at": draft.stamp.recorded_at }));
        }
        let saved = self.say().saved(reading.wall_ms);
        let kept = self.words().with("cli-draft-kept", &[("number", (&number.to_string()).into())]);
        self.tell(&format!("{saved}. {kept}"))?;
        self.next(&[(format!("log draft finish {number}"), "cli-next-finish")])
    }

    fn numbered(&self, id: RecordId) -> usize {
        let all = named::all(self.vault, Kind::DRAFT, None);
        all.iter().find(|one| one.id == id).map_or(0, |one| one.number)
    }

    /// Drafts have no names: only a number is taken.
    fn the_draft(&self, typed: &str) -> Outcome<RecordId> {
        let number: usize = typed.trim().parse().map_err(|_| Error::NotFound)?;
        let all = named::all(self.vault, Kind::DRAFT, None);
        let found = all.iter().find(|one| one.number == number && !one.deleted);
        Ok(found.map(|one| one.id).ok_or(Error::NotFound)?)
    }

    fn drafts(&mut self) -> Outcome {
        let mut drafts = Vec::new();
        for one in named::all(self.vault, Kind::DRAFT, None).into_iter().rev().filter(|one| !one.deleted) {
            drafts.push((one.number, self.vault.read::<Draft>(one.id)?));
        }
        if self.json() {
            let drafts: Vec<_> = drafts.iter().map(|(number, draft)| as_json(*number, draft)).collect();
            return self.answer(&drafts);
        }
        let mut table = Table::new(vec![
            Column::number(self.words().text("cli-column-number")).ink(Ink::Accent),
            Column::natural(self.words().text("cli-column-saved")),
            Column::text(self.words().text("cli-column-what")),
        ])
        .lines_max(2);
        for (number, draft) in &drafts {
            let saved = self.say().instant(draft.stamp.recorded_at.unix_ms);
            let text = snippet(draft.text.as_deref().unwrap_or_default(), SNIPPET_BYTES);
            table.row([number.to_string(), saved, text]);
        }
        if table.is_empty() {
            let none = self.words().text("cli-no-drafts");
            return self.table(&table, &none, &[("log draft".to_owned(), "cli-next-draft")]);
        }
        let first = drafts.first().map_or(1, |(number, _)| *number);
        self.table(&table, "", &[(format!("log draft finish {first}"), "cli-next-finish")])
    }

    fn show_draft(&mut self, typed: &str) -> Outcome {
        let id = self.the_draft(typed)?;
        let (number, draft) = (self.numbered(id), self.vault.read::<Draft>(id)?);
        if self.json() {
            return self.answer(&as_json(number, &draft));
        }
        let title = self.words().with("cli-draft-title", &[("number", (&number.to_string()).into())]);
        let mut page = Page::titled(title);
        page.words(draft.text.as_deref().unwrap_or_default());
        for option in options(&draft)? {
            let (name, value) = option.trim_start_matches('-').split_once('=').unwrap_or((&option, ""));
            page.field(name, value);
        }
        let saved = self.say().recorded(&draft.stamp.recorded_at);
        page.field(self.words().text("log-incident-recorded-at"), saved);
        self.page(
            &page,
            &[
                (format!("log draft finish {number}"), "cli-next-finish"),
                (format!("log draft discard {number}"), "cli-next-discard"),
            ],
        )
    }

    /// Makes an entry of a draft. Its "yesterday" is the day before it was written.
    fn finish_draft(&mut self, typed: &str) -> Outcome {
        let id = self.the_draft(typed)?;
        let draft: Draft = self.vault.read(id)?;
        let fields = fields(&draft)?;
        let written = &draft.stamp.recorded_at;
        let zone = Zone::from_str(&written.zone).unwrap_or(Zone::LONDON);
        let meant = Reading { wall_ms: written.unix_ms, zone, ..self.reading() };
        let text = draft.text.clone().unwrap_or_default();
        let added = self.save_as_of(&text, &fields, meant)?;
        let reading = self.reading();
        self.vault.delete::<Draft>(id, None, &reading)?;
        self.tell_added(&added)
    }

    fn discard_draft(&mut self, typed: &str) -> Outcome {
        let id = self.the_draft(typed)?;
        let (number, reading) = (self.numbered(id), self.reading());
        self.vault.delete::<Draft>(id, None, &reading)?;
        if self.json() {
            return self.answer(&json!({ "draft": number, "discarded": true }));
        }
        self.tell(&self.words().text("cli-draft-discarded"))
    }
}

fn as_json(number: usize, draft: &Draft) -> serde_json::Value {
    json!({
        "draft": number,
        "saved_at": draft.stamp.recorded_at,
        "text": draft.text,
        "options": options(draft).unwrap_or_default(),
    })
}

/// What a draft holds beside its text, as options of the command line.
fn options(draft: &Draft) -> Outcome<Vec<String>> {
    match &draft.fields {
        None => Ok(Vec::new()),
        Some(json) => Ok(serde_json::from_str(json).map_err(|_| Error::Damaged(Part::Record))?),
    }
}

fn fields(draft: &Draft) -> Outcome<IncidentFields> {
    arguments::fields_of(&options(draft)?)
}
