//! What stands beside entries and proof: people, places, cases, police, orders.

mod cases;
mod events;
mod orders;
mod people;
mod police;

use alongside_core::fields::Checked;
use alongside_core::ids::RecordId;
use alongside_core::store::{Kind, Listed, Record};
use alongside_core::{Error, Refusal};
use serde::Serialize;
use serde_json::{Value, json};

use super::job::Job;
use super::named::{self, Numbered};
use crate::failure::Outcome;
use crate::terminal::{Column, Ink, Table};

impl Job<'_> {
    /// Saves a new record and says its number.
    fn added<R: Record + Listed + Checked>(
        &mut self,
        record: &mut R,
        words: &str,
        next: &[(&str, &str)],
    ) -> Outcome {
        let reading = self.reading();
        let id = self.vault.create(record, &reading)?;
        self.tell_saved::<R>(id, words, next)
    }

    /// Saves what a record has become, and why.
    fn changed<R: Record + Listed + Checked + Clone + PartialEq>(
        &mut self,
        id: RecordId,
        changed: R,
        reason: Option<&String>,
        next: &[(&str, &str)],
    ) -> Outcome {
        if self.vault.read::<R>(id)? == changed {
            return Err(Error::invalid("change", Refusal::Empty).into());
        }
        let (reason, reading) = (self.reason(reason)?, self.reading());
        let change = |record: &mut R| {
            *record = changed;
            Ok(())
        };
        self.vault.amend(id, change, reason, None, &reading)?;
        self.tell_saved::<R>(id, "cli-changed", next)
    }

    fn tell_saved<R: Record>(&mut self, id: RecordId, words: &str, next: &[(&str, &str)]) -> Outcome {
        let case = self.case()?;
        let all = named::all(self.vault, R::KIND, case);
        let number = all.iter().find(|one| one.id == id).map_or(0, |one| one.number);
        let revision = self.vault.revisions(id).last().copied().unwrap_or(1);
        if self.json() {
            return self.answer(&json!({ "number": number, "id": id, "revision": revision }));
        }
        let text = number.to_string();
        let what = self.words().with(words, &[("number", (&text).into())]);
        let saved = self.say().saved(self.reading().wall_ms);
        self.tell(&format!("{saved}. {what}"))?;
        let next: Vec<(String, &str)> =
            next.iter().map(|(command, id)| (command.replace("{}", &text), *id)).collect();
        self.next(&next)
    }

    /// The record of that number or name, in this case.
    fn named(&self, kind: Kind, typed: &str) -> Outcome<RecordId> {
        named::find(self.vault, kind, self.case()?, typed)
    }

    /// Those of a kind that are not deleted.
    fn live(&self, kind: Kind) -> Outcome<Vec<Numbered>> {
        let all = named::all(self.vault, kind, self.case()?);
        Ok(all.into_iter().filter(|one| !one.deleted).collect())
    }

    /// A list with numbers; what can't be read is named and hides nothing else.
    fn listed<R: Record + Serialize>(
        &mut self,
        columns: &[&str],
        cells: impl Fn(&Self, &Numbered, &R) -> Vec<String>,
        next: [(&str, &str); 2],
    ) -> Outcome {
        let mut records = Vec::new();
        for one in self.live(R::KIND)? {
            match self.vault.read::<R>(one.id) {
                Ok(record) => records.push((one, record)),
                Err(Error::Damaged(_)) => {
                    let name = named::record(self.words().catalogue(), self.vault, one.id);
                    let text = self.words().with("cli-record-damaged", &[("name", (&name).into())]);
                    if self.json() {
                        self.context.err.json(&json!({ "notice": { "damaged": { "id": one.id } } }))?;
                    } else {
                        self.context.err.say(Ink::Plain, &text)?;
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        if self.json() {
            let all = records.iter().map(|(one, record)| numbered_json(one, record));
            let all = all.collect::<Outcome<Vec<Value>>>()?;
            return self.answer(&all);
        }
        let mut heads = vec![Column::number(self.words().text("cli-column-number")).ink(Ink::Accent)];
        let last = columns.len().saturating_sub(1);
        heads.extend(columns.iter().enumerate().map(|(at, id)| {
            let heading = self.words().text(id);
            if at == last { Column::text(heading) } else { Column::natural(heading) }
        }));
        let mut table = Table::new(heads).lines_max(3);
        for (one, record) in &records {
            let mut row = vec![one.number.to_string()];
            row.extend(cells(self, one, record));
            table.row(row);
        }
        let [some, none] = next;
        if table.is_empty() {
            let text = self.words().text("cli-nothing-noted");
            return self.table(&table, &text, &[(none.0.to_owned(), none.1)]);
        }
        let first = records.first().map_or(1, |(one, _)| one.number).to_string();
        self.table(&table, "", &[(some.0.replace("{}", &first), some.1)])
    }

    /// A record for a program, with its number and id.
    fn record_json<R: Record + Serialize>(&self, id: RecordId, record: &R) -> Outcome<Value> {
        let all = named::all(self.vault, R::KIND, self.case()?);
        let one = all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
        let mut json = numbered_json(&one, record)?;
        json["revision"] = json!(self.vault.revisions(id).last());
        Ok(json)
    }
}

fn numbered_json<R: Serialize>(one: &Numbered, record: &R) -> Outcome<Value> {
    let mut json = serde_json::to_value(record).map_err(|_| Error::Internal("json of a record"))?;
    json["number"] = json!(one.number);
    json["id"] = json!(one.id);
    Ok(json)
}
