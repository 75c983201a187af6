//! `alongside evidence list`, `show` and `link`.

use alongside_core::Error;
use alongside_core::evidence::{CustodyEvent, Evidence};
use alongside_core::ids::RecordId;
use alongside_core::say::size;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;
use serde_json::{Value, json};

use crate::arguments::evidence::{EvidenceLink, EvidenceList};
use crate::commands::job::Job;
use crate::commands::named;
use crate::failure::Outcome;
use crate::terminal::{Column, Ink, Page, Table};

impl Job<'_> {
    pub(super) fn link_items(&mut self, asked: &EvidenceLink) -> Outcome {
        let filler = self.filler()?;
        let items = asked.ids.iter().map(|typed| filler.item(typed)).collect::<Outcome<Vec<_>>>()?;
        let entries = filler.entries(&asked.entry)?;
        let reading = self.reading();
        for (item, entry) in items.iter().flat_map(|item| entries.iter().map(move |entry| (*item, *entry))) {
            let is_linked = self.vault.links().entries_of_evidence(item).contains(&entry);
            if asked.remove {
                self.vault.unlink_evidence(item, entry, &reading)?;
            } else if !is_linked {
                self.vault.link_evidence(item, entry, &reading)?;
            }
        }
        if self.json() {
            let links =
                items.iter().map(|item| json!({ "evidence_id": item, "entries": self.entry_numbers(*item) }));
            let links: Vec<Value> = links.collect();
            return self.answer(&links);
        }
        let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let id = if asked.remove { "cli-unlinked" } else { "cli-linked" };
        self.tell(&self.words().with(id, &[("count", count.into())]))?;
        let first = asked.entry.first().cloned().unwrap_or_default();
        self.next(&[(format!("log show {first}"), "cli-next-show")])
    }

    /// Numbers of the entries that an item belongs to.
    fn entry_numbers(&self, item: RecordId) -> Vec<u32> {
        let entries = self.vault.links().entries_of_evidence(item).iter();
        entries.filter_map(|entry| self.vault.incidents().row(*entry).map(|row| row.entry_no)).collect()
    }

    pub(super) fn list_items(&mut self, asked: &EvidenceList) -> Outcome {
        let case = self.case()?;
        let entry = asked.entry.as_ref().map(|typed| named::entry(self.vault, case, typed)).transpose()?;
        let live = named::all(self.vault, Kind::EVIDENCE, case).into_iter().rev().filter(|one| !one.deleted);
        let links = self.vault.links();
        let mut ids: Vec<RecordId> = live
            .map(|one| one.id)
            .filter(|id| entry.is_none_or(|entry| links.evidence_of(entry).contains(id)))
            .filter(|id| !asked.unsorted || links.unsorted().contains(id))
            .collect();
        ids.truncate(asked.limit.unwrap_or(usize::MAX));
        let mut items = Vec::new();
        let mut damaged = Vec::new();
        for id in ids {
            match self.vault.read::<Evidence>(id) {
                Ok(item) => items.push((id, item)),
                Err(Error::Damaged(_)) => damaged.push(id),
                Err(error) => return Err(error.into()),
            }
        }
        self.tell_unreadable(&damaged)?;
        if self.json() {
            let items = items.iter().map(|(id, item)| self.item_json(*id, item));
            let items = items.collect::<Outcome<Vec<Value>>>()?;
            return self.answer(&items);
        }
        let mut table = Table::new(vec![
            Column::natural(self.words().text("cli-column-id")).ink(Ink::Accent),
            Column::text(self.words().text("cli-column-file")),
            Column::natural(self.words().text("cli-column-kind")),
            Column::number(self.words().text("cli-column-size")),
            Column::natural(self.words().text("cli-column-entries")),
        ])
        .lines_max(2);
        for (id, item) in &items {
            let say = self.say();
            let kind = item.kind.as_ref().map(|kind| say.term(Vocabulary::EvidenceKind, kind));
            let size = item.size.map(size).unwrap_or_default();
            let numbers: Vec<String> = self.entry_numbers(*id).iter().map(u32::to_string).collect();
            let called = item.suggested_reference.clone().unwrap_or_else(|| named::short_id(*id));
            table.row([
                called,
                named::evidence(self.vault, *id),
                kind.unwrap_or_default(),
                size,
                if numbers.is_empty() { self.words().text("cli-unsorted") } else { numbers.join(", ") },
            ]);
        }
        let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let sum = self.words().with("log-proof-many", &[("count", count.into())]);
        let next = match items.first() {
            None => ("evidence add FILE".to_owned(), "cli-next-proof"),
            Some((id, _)) => (format!("evidence show {}", named::short_id(*id)), "cli-next-item"),
        };
        self.table(&table, &sum, &[next])
    }

    fn tell_unreadable(&mut self, damaged: &[RecordId]) -> Outcome {
        if damaged.is_empty() {
            return Ok(());
        }
        if self.json() {
            return Ok(self
                .context
                .err
                .json(&json!({ "notice": { "damaged": { "evidence": damaged } } }))?);
        }
        let ids = damaged.iter().map(|id| named::short_id(*id)).collect::<Vec<_>>().join(", ");
        let count = i64::try_from(damaged.len()).unwrap_or(i64::MAX);
        let arguments = [("count", count.into()), ("names", (&ids).into())];
        let text = self.words().with("cli-items-damaged", &arguments);
        Ok(self.context.err.say(Ink::Plain, &text)?)
    }

    pub(super) fn show_item(&mut self, typed: &str) -> Outcome {
        let id = self.filler()?.item(typed)?;
        let item: Evidence = self.vault.read(id)?;
        let mut events: Vec<CustodyEvent> = Vec::new();
        for event in self.vault.links().custody_of(id) {
            match self.vault.read(*event) {
                Ok(event) => events.push(event),
                // Named when the record was opened, or by the check.
                Err(Error::Damaged(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        if self.json() {
            let mut json = self.item_json(id, &item)?;
            json["custody"] = json!(events);
            return self.answer(&json);
        }
        let say = self.say();
        let mut page = Page::titled(item.title.clone().unwrap_or_else(|| named::evidence(self.vault, id)));
        for (label, value) in say.evidence(&item, self.vault) {
            page.field(label, value);
        }
        let made = self.vault.links().derived_from(id).iter().map(|id| named::evidence(self.vault, *id));
        let made = made.collect::<Vec<_>>().join("\n");
        page.field(self.words().text("cli-copies-made"), made);
        page.field(self.words().text("cli-column-id"), id.to_string());
        page.section(self.words().text("log-evidence-custody"));
        for event in &events {
            let (when, what) = say.custody(event);
            page.field(when, what);
        }
        let short = named::short_id(id);
        self.page(
            &page,
            &[
                (format!("evidence export {short} --out FILE"), "cli-next-export"),
                (format!("evidence describe {short}"), "cli-next-describe"),
            ],
        )
    }

    pub(super) fn item_json(&self, id: RecordId, item: &Evidence) -> Outcome<Value> {
        let mut json = serde_json::to_value(item).map_err(|_| Error::Internal("json of an item"))?;
        json["evidence_id"] = json!(id);
        json["bytes"] = json!(item.size);
        json["entry_numbers"] = json!(self.entry_numbers(id));
        json["withheld"] = json!(item.is_withheld());
        Ok(json)
    }
}
