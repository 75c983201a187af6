//! Whom one can call: needs no record and no passcode, reads nothing but the program itself.

mod list;
mod page;

use std::collections::BTreeSet;

use alongside_core::content::Sources;
use alongside_core::directory::{
    Channel, Directory, Found, Nation, Need, Query, Record, Retirement, Standing, State, read_at, rfc3339,
    standing_label,
};
use alongside_core::say::Say;
use alongside_core::time::Zone;
use alongside_core::words::Argument;
use alongside_core::{Error, Refusal};
use serde_json::{Value, json};

use crate::arguments::directory::{At, Directory as Asked, Narrowed, Now, Search, Show};
use crate::context::Context;
use crate::failure::Outcome;
use crate::terminal::Ink;

/// Answers a question to the directory.
pub(crate) fn directory(context: &mut Context, asked: &Asked) -> Outcome {
    let sources = Sources::load().map_err(Error::from)?;
    let directory = Directory::load().map_err(Error::from)?;
    let at = match asked {
        Asked::Now(Now { at, .. }) | Asked::Search(Search { at, .. }) | Asked::Show(Show { at, .. }) => at,
    };
    let now_ms = moment(context, at)?;
    let mut desk = Desk { context, directory: &directory, sources: &sources, now_ms };
    match asked {
        Asked::Now(now) => desk.now(&now.narrowed),
        Asked::Search(search) => desk.search(search),
        Asked::Show(show) => desk.show(&show.id),
    }
}

/// The moment that was asked for, else this one.
fn moment(context: &Context, at: &At) -> Outcome<i64> {
    match &at.at {
        Some(typed) => Ok(read_at(typed)?),
        None => Ok(context.clock.reading().wall_ms),
    }
}

/// Where questions are answered, as of one moment.
struct Desk<'a> {
    context: &'a mut Context,
    directory: &'a Directory,
    sources: &'a Sources,
    now_ms: i64,
}

impl<'a> Desk<'a> {
    fn now(&mut self, narrowed: &Narrowed) -> Outcome {
        let query = self.query(narrowed, String::new())?;
        let records = self.directory.list(&query);
        if self.context.json() {
            let all: Vec<Value> = records.iter().map(|record| self.brief(record)).collect();
            return Ok(self.context.out.json(&all)?);
        }
        self.say_now(&query, &records)
    }

    fn search(&mut self, asked: &Search) -> Outcome {
        let query = self.query(&asked.narrowed, asked.words.join(" "))?;
        let found = self.directory.search(self.context.words.catalogue(), &query);
        if self.context.json() {
            let all: Vec<Value> = found.records.iter().map(|record| self.brief(record)).collect();
            let out_of_use = found.retired.is_some();
            return Ok(self.context.out.json(&json!({ "found": all, "out_of_use": out_of_use }))?);
        }
        self.say_found(&query, &found)
    }

    fn show(&mut self, id: &str) -> Outcome {
        // A number or a name that is out of use may be typed here too; it leads on as it does in a search.
        let known = self.directory.get(id);
        let leads = || {
            let query = Query { words: id.to_owned(), ..Query::default() };
            let retired = self.directory.search(self.context.words.catalogue(), &query).retired;
            retired.or_else(|| self.directory.in_place_of(id))
        };
        let (record, retired) = match (known, known.is_none().then(leads).flatten()) {
            (Some(record), _) => (record, false),
            (None, Some(Retirement::LeadsTo(record))) => (record, true),
            (None, Some(Retirement::OutOfUse)) => {
                let found = Found { records: Vec::new(), retired: Some(Retirement::OutOfUse) };
                if self.context.json() {
                    return Ok(self.context.out.json(&Value::Null)?);
                }
                return self.say_found(&Query::default(), &found);
            }
            (None, None) => return Err(Error::invalid("directory", Refusal::UnknownTerm).into()),
        };
        if self.context.json() {
            let full = self.full(record);
            return Ok(self.context.out.json(&full)?);
        }
        self.say_record(record, retired)
    }

    /// What was typed, each answer one of its list.
    fn query(&self, narrowed: &Narrowed, words: String) -> Outcome<Query> {
        let unknown = |field| Error::invalid(field, Refusal::UnknownTerm);
        let need = narrowed.need.as_deref();
        let need = need.map(|id| Need::named(id).ok_or(unknown("need"))).transpose()?;
        let nation = narrowed.nation.as_deref();
        let nation = nation.map(|id| Nation::named(id).ok_or(unknown("nation"))).transpose()?;
        let records = self.directory.records();
        let areas: BTreeSet<&String> = records.iter().filter_map(|record| record.area.as_ref()).collect();
        if narrowed.area.as_ref().is_some_and(|area| !areas.contains(area)) {
            return Err(unknown("area").into());
        }
        let audiences: BTreeSet<&String> = records.iter().flat_map(|record| &record.audiences).collect();
        if narrowed.audience.as_ref().is_some_and(|one| !audiences.contains(one)) {
            return Err(unknown("audience").into());
        }
        let (area, audience) = (narrowed.area.clone(), narrowed.audience.clone());
        Ok(Query { words, need, nation, area, audience })
    }

    fn standing(&self, record: &Record) -> Standing {
        self.directory.state(record, self.now_ms)
    }

    fn label(&self, record: &Record, standing: &Standing) -> String {
        standing_label(self.context.words.catalogue(), record, standing, self.now_ms)
    }

    fn text(&self, id: &str) -> String {
        self.context.words.text(id)
    }

    fn with(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.context.words.with(id, arguments)
    }

    /// A label of the directory's own lists; the id where only a newer version knows it.
    fn term(&self, list: &str, id: &str) -> String {
        self.context.words.catalogue().text_or(&format!("directory-{list}-{id}"), id)
    }

    /// The moment in London's time, in words.
    fn moment_said(&self) -> String {
        Say::new(self.context.words.catalogue(), Zone::LONDON, self.now_ms).instant_with_day(self.now_ms)
    }

    fn next(&mut self, next: &[(String, &str)]) -> Outcome {
        self.context.next_by_id(next)
    }

    fn whisper(&mut self, text: &str) -> Outcome {
        Ok(self.context.out.say(Ink::Second, text)?)
    }

    /// The dates of the content, and that nobody has checked it yet.
    fn not_checked(&self) -> String {
        let newest = self.directory.newest_source().unwrap_or_default();
        let arguments = [("read", (&self.sources.read).into()), ("newest", newest.into())];
        self.with("cli-directory-not-checked", &arguments)
    }

    /// A record as programs read it in a list.
    fn brief(&self, record: &Record) -> Value {
        let standing = self.standing(record);
        // A number that is called and texted stands once.
        let mut numbers: Vec<&str> = Vec::new();
        for number in record.numbers.iter().map(|one| one.number.as_str()) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        json!({
            "id": record.id,
            "name": record.name,
            "numbers": numbers,
            "state": standing.state.as_str(),
            "next_change": standing.next_change.map(rfc3339),
            "sources": record.sources,
            "label": self.label(record, &standing),
            "as_of": record.as_of,
            "grade": record.grade.as_str(),
            "may_have_changed": record.may_have_changed_by(self.now_ms),
            "reviewed_by": record.reviewed_by,
        })
    }

    /// Everything that may be shown of a record, as programs read it.
    fn full(&self, record: &'a Record) -> Value {
        let mut value = self.brief(record);
        let with_source = |value: Value, source: &str, as_of: &str, grade: &str| {
            let mut value = value;
            if let Some(fields) = value.as_object_mut() {
                fields.insert("source".into(), source.into());
                fields.insert("as_of".into(), as_of.into());
                fields.insert("grade".into(), grade.into());
            }
            value
        };
        let ways: Vec<Value> = record
            .numbers
            .iter()
            .map(|one| {
                let way = json!({
                    "channel": one.channel, "number": one.number, "shown": one.shown,
                    "purpose": one.purpose, "cost": one.cost.unwrap_or(record.cost),
                });
                with_source(way, &one.source, &one.as_of, one.grade.as_str())
            })
            .collect();
        let webs: Vec<Value> = record
            .webs
            .iter()
            .map(|one| {
                let web = json!({ "kind": one.kind, "value": one.value });
                with_source(web, &one.source, &one.as_of, one.grade.as_str())
            })
            .collect();
        let hours: Vec<Value> = record
            .hours
            .iter()
            .chain(&record.hours_alternatives)
            .map(|one| {
                let hours =
                    json!({ "osm": one.osm, "holidays": one.holidays, "timezone": Zone::LONDON.name() });
                with_source(hours, &one.source, &one.last_seen, one.grade.as_str())
            })
            .collect();
        let bills: Vec<&str> = record.bills.iter().map(|one| one.id.as_str()).collect();
        let access: Vec<&str> = record.access.iter().map(|one| one.id.as_str()).collect();
        let instead: Vec<&str> = self.instead(record).into_iter().map(|record| record.id.as_str()).collect();
        if let Some(fields) = value.as_object_mut() {
            let more = json!({
                "ways": ways, "web": webs, "hours": hours, "access": access,
                "bills": if bills.is_empty() { json!("not-known") } else { json!(bills) },
                "call_history": "stays-on-this-phone",
                "run_by": record.run_by, "also_known": record.also_known, "regions": record.regions,
                "area": record.area, "audiences": record.audiences, "needs": record.needs,
                "facets": record.facets, "referral": record.referral, "cost": record.cost,
                "without_reporting": record.without_reporting, "open_now_instead": instead,
            });
            if let Value::Object(more) = more {
                fields.extend(more);
            }
        }
        value
    }

    /// What is open in its place; nothing while it is open itself.
    fn instead(&self, record: &Record) -> Vec<&'a Record> {
        if self.standing(record).state == State::Open {
            return Vec::new();
        }
        self.directory.instead(record, None, self.now_ms)
    }

    /// The number to call or text, else how else it is reached.
    fn way(&self, record: &Record) -> String {
        let by = |channel: Channel| record.numbers.iter().find(|one| one.channel == channel);
        match (by(Channel::Phone), by(Channel::Text)) {
            (Some(phone), _) => phone.shown.clone(),
            (None, Some(text)) => self.with("cli-directory-text", &[("number", (&text.shown).into())]),
            (None, None) if record.webs.is_empty() => self.text("cli-directory-no-way"),
            (None, None) => self.text("cli-directory-online"),
        }
    }
}

#[cfg(test)]
mod tests;
