//! `alongside evidence mark`, `describe` and `custody`: what is said about an item.

use alongside_core::evidence::{CustodyEvent, Evidence};
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal};
use serde_json::json;

use crate::arguments::evidence::{Care, Custody, EvidenceDescribe, EvidenceFields, EvidenceMark};
use crate::commands::job::Job;
use crate::commands::named;
use crate::failure::Outcome;

impl Job<'_> {
    /// Marks an item. One that may show somebody under 18 is held and neither shown nor given out from then on.
    pub(super) fn mark(&mut self, asked: &EvidenceMark) -> Outcome {
        if asked.care == Care::default() {
            return Err(Error::invalid("sensitivity", Refusal::Empty).into());
        }
        let filler = self.filler()?;
        let id = filler.item(&asked.id)?;
        let mut marked: Evidence = self.vault.read(id)?;
        filler.care(&asked.care, &mut marked)?;
        if marked.is_intimate() && marked.under_18.is_none() {
            return Err(Error::AgeQuestion.into());
        }
        let withheld = marked.is_withheld();
        let (reason, reading) = (self.reason(None)?, self.reading());
        let change = |item: &mut Evidence| {
            *item = marked;
            Ok(())
        };
        let item = self.vault.amend(id, change, reason, None, &reading)?;
        if self.json() {
            let json = self.item_json(id, &item)?;
            return self.answer(&json);
        }
        self.tell(&self.words().text("cli-marked"))?;
        if withheld {
            self.whisper(&self.words().text("cli-marked-withheld"))?;
        }
        Ok(())
    }

    /// Says something about an item, or about something that is not held here.
    pub(super) fn describe(&mut self, asked: &EvidenceDescribe) -> Outcome {
        let case = self.case_or_first()?;
        let reading = self.reading();
        let filler = self.filler()?;
        let entries = filler.entries(&asked.entry)?;
        let id = if let Some(typed) = &asked.id {
            let id = filler.item(typed)?;
            let mut described: Evidence = self.vault.read(id)?;
            if asked.fields == EvidenceFields::default() && entries.is_empty() {
                return Err(Error::invalid("description", Refusal::Empty).into());
            }
            filler.evidence(&asked.fields, &mut described)?;
            for entry in entries {
                if !described.entries.contains(&entry) {
                    described.entries.push(entry);
                }
            }
            let reason = self.reason(None)?;
            let change = |item: &mut Evidence| {
                *item = described;
                Ok(())
            };
            self.vault.amend(id, change, reason, None, &reading)?;
            id
        } else {
            let fields = &asked.fields;
            let said = [&fields.title, &fields.description, &fields.physical, &fields.original_held];
            if said.into_iter().all(Option::is_none) {
                return Err(Error::invalid("description", Refusal::Empty).into());
            }
            let kind = if fields.physical.is_some() { "physical-item" } else { "other" };
            let kind = filler.term("kind", Vocabulary::EvidenceKind, kind)?;
            let method = filler.term("capture_method", Vocabulary::CaptureMethod, "held-elsewhere")?;
            let mut item = Evidence::new(&reading, case, kind);
            item.capture_method = Some(method);
            filler.evidence(fields, &mut item)?;
            item.entries = entries;
            self.vault.create(&mut item, &reading)?
        };
        self.give_reference(id)?;
        let item: Evidence = self.vault.read(id)?;
        if self.json() {
            let json = self.item_json(id, &item)?;
            return self.answer(&json);
        }
        self.tell(&self.words().text("cli-described"))?;
        self.next(&[(format!("evidence show {}", named::short_id(id)), "cli-next-item")])
    }

    /// Notes what was done with an item. Such notes are only ever added.
    pub(super) fn note_custody(&mut self, asked: &Custody) -> Outcome {
        let filler = self.filler()?;
        let id = filler.item(&asked.id)?;
        let what = filler.term("what", Vocabulary::CustodyEvent, &asked.what)?;
        let reading = self.reading();
        let mut event = CustodyEvent::new(&reading, id, what);
        filler.custody(asked, &mut event)?;
        let event_id = self.vault.add_custody(&mut event, &reading)?;
        if self.json() {
            return self.answer(&json!({ "evidence_id": id, "custody_id": event_id }));
        }
        self.tell(&self.words().text("cli-custody-noted"))?;
        self.next(&[(format!("evidence show {}", named::short_id(id)), "cli-next-item")])
    }
}
