//! `alongside log list` and `log search`: entries newest first, a day at a time.

use alongside_core::fields::snippet;
use alongside_core::ids::RecordId;
use alongside_core::incidents::{Incident, IncidentFilter, Query, Row};
use alongside_core::progress::Progress;
use alongside_core::store::Kind;
use alongside_core::time::Precision;
use alongside_core::vocabulary::{Term, Vocabulary};
use alongside_core::{Error, limits};
use serde_json::{Value, json};

use crate::arguments::log::{Filter, Search};
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::terminal::{Column, Ink, Table};

/// How much of a text a list shows: two lines of it.
const SNIPPET_BYTES: usize = 240;

/// What a list has to say about one entry.
pub(super) struct Found {
    pub(super) row: Row,
    /// Nothing where it was deleted or can't be read.
    pub(super) incident: Option<Incident>,
    pub(super) revision: u32,
}

/// A filter as it was typed, read.
struct Wanted {
    filter: IncidentFilter,
    setting: Option<Term>,
    limit: usize,
}

impl Job<'_> {
    pub(super) fn list(&mut self, typed: &Filter) -> Outcome {
        let found = self.found(typed)?;
        let none = if *typed == Filter::default() { "log-entry-many" } else { "cli-none-found" };
        self.tell_found(&found, none)
    }

    /// Every entry that a filter wants, newest first.
    pub(super) fn found(&self, typed: &Filter) -> Outcome<Vec<Found>> {
        let wanted = self.wanted(typed)?;
        let mut found = Vec::new();
        let mut cursor = None;
        while found.len() < wanted.limit {
            let page = self.vault.page(&wanted.filter, cursor, limits::PAGE_MAX_ITEMS)?;
            for row in page.items {
                self.take(row, &wanted, &mut found)?;
            }
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        found.truncate(wanted.limit);
        Ok(found)
    }

    pub(super) fn search(&mut self, search: &Search) -> Outcome {
        let query = Query::parse(&search.words.join(" "))?;
        let wanted = self.wanted(&search.filter)?;
        let mut found = Vec::new();
        let mut cursor = None;
        while found.len() < wanted.limit {
            let page = self.vault.search(
                &query,
                &wanted.filter,
                cursor,
                limits::PAGE_MAX_ITEMS,
                &Progress::new(),
            )?;
            for hit in &page.items {
                if let Some(row) = self.vault.incidents().row(hit.id).copied() {
                    self.take(row, &wanted, &mut found)?;
                }
            }
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        found.truncate(wanted.limit);
        self.tell_found(&found, "cli-none-found")
    }

    /// Reads one entry for a list.
    pub(super) fn read_row(&self, row: Row) -> Outcome<Found> {
        let revision = self.vault.revisions(row.id).last().copied().unwrap_or(1);
        let incident = match self.vault.read::<Incident>(row.id) {
            Ok(incident) => Some(incident),
            Err(Error::Damaged(_) | Error::Deleted) => None,
            Err(error) => return Err(error.into()),
        };
        Ok(Found { row, incident, revision })
    }

    fn take(&self, row: Row, wanted: &Wanted, found: &mut Vec<Found>) -> Outcome {
        let one = self.read_row(row)?;
        let fits = wanted.setting.as_ref().is_none_or(|setting| {
            one.incident.as_ref().is_some_and(|incident| incident.place_setting.as_ref() == Some(setting))
        });
        if fits {
            found.push(one);
        }
        Ok(())
    }

    fn wanted(&self, typed: &Filter) -> Outcome<Wanted> {
        let reads = self.filler()?;
        let mut filter = IncidentFilter {
            case: self.case()?,
            withdrawn: typed.withdrawn,
            deleted: typed.deleted,
            ..IncidentFilter::default()
        };
        (filter.from_ms, filter.to_ms) = self.days(typed.from.as_ref(), typed.to.as_ref())?;
        if let Some(person) = &typed.person {
            filter.persons.push(reads.record("who", Kind::PERSON, person)?);
        }
        if let Some(behaviour) = &typed.behaviour {
            let groups = self.vault.vocabularies().groups(Vocabulary::Behaviour);
            filter.behaviours.push(match groups.iter().find(|group| *group == behaviour) {
                Some(group) => Term::unchecked_from_store(*group),
                None => reads.term("behaviours", Vocabulary::Behaviour, behaviour)?,
            });
        }
        if let Some(channel) = &typed.channel {
            filter.channels.push(reads.term("channels", Vocabulary::Channel, channel)?);
        }
        let mut setting = None;
        if let Some(place) = &typed.place {
            match reads.record("place", Kind::PLACE, place) {
                Ok(id) => filter.places.push(id),
                // Not one of her own names: perhaps a kind of place.
                Err(_) => setting = Some(reads.term("setting", Vocabulary::Setting, place)?),
            }
        }
        let either = |with: bool, without: bool| if with { Some(true) } else { without.then_some(false) };
        filter.evidence = either(typed.with_evidence, typed.without_evidence);
        filter.police = either(typed.with_police, typed.without_police);
        filter.unsorted = typed.unsorted.then_some(true);
        Ok(Wanted { filter, setting, limit: typed.limit.unwrap_or(usize::MAX) })
    }

    /// First and last instant of the days that were asked for.
    pub(in crate::commands) fn days(
        &self,
        from: Option<&String>,
        to: Option<&String>,
    ) -> Outcome<(Option<i64>, Option<i64>)> {
        let filler = self.filler()?;
        let bounds = |typed: Option<&String>| -> Outcome<_> {
            Ok(match typed {
                Some(typed) => filler.time("occurred", typed)?.bounds(),
                None => None,
            })
        };
        let from = bounds(from)?.map(|bounds| bounds.earliest_ms);
        let to = bounds(to)?.map(|bounds| bounds.latest_ms);
        Ok((from, to))
    }

    fn tell_found(&mut self, found: &[Found], none: &str) -> Outcome {
        let damaged: Vec<&Found> = found.iter().filter(|one| is_damaged(one)).collect();
        self.tell_damaged(&damaged)?;
        if self.json() {
            let lines: Vec<Value> =
                found.iter().filter(|one| !is_damaged(one)).map(|one| self.as_json(one)).collect();
            return self.answer(&lines);
        }
        let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
        let counted = self.words().with("log-entry-many", &[("count", count.into())]);
        if found.is_empty() {
            let none = self.words().with(none, &[("count", 0_u32.into())]);
            return self.table(&Table::new(Vec::new()), &none, &[("log add".to_owned(), "cli-next-write")]);
        }
        let table = self.entries_table(found);
        let newest = found.first().map_or(1, |one| one.row.entry_no);
        self.table(
            &table,
            &counted,
            &[
                (format!("log show {newest}"), "cli-next-show"),
                ("log timeline".to_owned(), "cli-next-timeline"),
            ],
        )
    }

    /// What can't be read is named; the rest of the list is given.
    fn tell_damaged(&mut self, damaged: &[&Found]) -> Outcome {
        if damaged.is_empty() {
            return Ok(());
        }
        let numbers: Vec<u32> = damaged.iter().map(|one| one.row.entry_no).collect();
        if self.json() {
            let ids: Vec<String> = damaged.iter().map(|one| one.row.id.to_string()).collect();
            let notice = json!({ "notice": { "damaged": { "entries": numbers, "ids": ids } } });
            return Ok(self.context.err.json(&notice)?);
        }
        let numbers = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let count = i64::try_from(damaged.len()).unwrap_or(i64::MAX);
        let arguments = [("count", count.into()), ("numbers", (&numbers).into())];
        let text = self.words().with("cli-list-damaged", &arguments);
        Ok(self.context.err.say(Ink::Plain, &text)?)
    }

    /// Rows below the heading of their day.
    fn entries_table(&self, found: &[Found]) -> Table {
        let say = self.say();
        let mut table = Table::new(vec![
            Column::number(self.words().text("cli-column-number")).ink(Ink::Accent),
            Column::natural(self.words().text("cli-column-when")),
            Column::text(self.words().text("cli-column-what")),
            Column::natural(self.words().text("cli-column-with")).ink(Ink::Second),
        ])
        .lines_max(2);
        let mut heading = None;
        for one in found {
            let day = say.day_of(one.row.sort_ms);
            let of_month = one.row.flags.precision() == Precision::Month && one.row.bounds.is_some();
            if heading != Some((day, of_month)) {
                heading = Some((day, of_month));
                let text =
                    day.map(|day| if of_month { say.month_heading(day) } else { say.day_heading(day) });
                table.section(text.unwrap_or_default());
            }
            let occurred = one.incident.as_ref().and_then(|incident| incident.occurred.as_ref());
            let when = if one.incident.is_some() { say.in_day(occurred) } else { String::new() };
            let mut what = self.what(one);
            if let Some(times) = self.times(one) {
                what = format!("{what} ({times})");
            }
            table.row([one.row.entry_no.to_string(), when, what, self.beside(one.row.id, one)]);
        }
        table
    }

    /// What happened, as far as a list shows it.
    pub(super) fn what(&self, one: &Found) -> String {
        let Some(incident) = &one.incident else {
            let id = if one.row.is_deleted() { "cli-entry-deleted" } else { "cli-entry-damaged" };
            return self.words().text(id);
        };
        let text = [&incident.what_happened, &incident.exact_words, &incident.behaviour_other];
        let text = text.into_iter().flatten().next();
        let mut what = text.map(|text| snippet(text, SNIPPET_BYTES)).unwrap_or_default();
        if what.is_empty() {
            let behaviours = incident.behaviours.iter();
            let labels: Vec<String> =
                behaviours.map(|term| self.say().term(Vocabulary::Behaviour, term)).collect();
            what = labels.join(", ");
        }
        what
    }

    /// How many it stands for, where it is more than one.
    pub(super) fn times(&self, one: &Found) -> Option<String> {
        let count = one.incident.as_ref()?.series_count.filter(|count| *count > 1)?;
        Some(self.words().with("time-series", &[("count", count.into())]))
    }

    /// What belongs to it: files, police, that it was captured or withdrawn.
    pub(super) fn beside(&self, id: RecordId, one: &Found) -> String {
        let mut beside = Vec::new();
        let files = self.vault.links().evidence_of(id).len();
        if files > 0 {
            let count = i64::try_from(files).unwrap_or(i64::MAX);
            beside.push(self.words().with("cli-with-proof", &[("count", count.into())]));
        }
        if !self.vault.links().police_of(id).is_empty() {
            beside.push(self.words().text("cli-with-police"));
        }
        if one.incident.as_ref().is_some_and(|incident| incident.captured_at.is_some()) {
            beside.push(self.words().text("cli-with-capture"));
        }
        if one.row.is_withdrawn() {
            beside.push(self.words().text("cli-with-withdrawn"));
        }
        beside.join("\n")
    }

    /// One entry as the lists give it to a program.
    fn as_json(&self, one: &Found) -> Value {
        let incident = one.incident.as_ref();
        let status = match incident {
            None => "deleted",
            Some(incident) => incident.status().as_str(),
        };
        json!({
            "entry_no": one.row.entry_no,
            "entry_label": one.row.entry_no.to_string(),
            "incident_id": one.row.id,
            "recorded_at": incident.map(|incident| &incident.stamp.recorded_at),
            "captured_at": incident.and_then(|incident| incident.captured_at.as_ref()),
            "occurred": incident.and_then(|incident| incident.occurred.as_ref()),
            "what_happened": incident.and_then(|incident| incident.what_happened.as_ref()),
            "revision": one.revision,
            "source": incident.and_then(|incident| incident.source.as_ref()),
            "status": status,
            "behaviours": incident.map(|incident| incident.behaviours.as_slice()).unwrap_or_default(),
            "series_count": incident.and_then(|incident| incident.series_count),
            "evidence": self.vault.links().evidence_of(one.row.id).len(),
            "police": self.vault.links().police_of(one.row.id).len(),
        })
    }
}

fn is_damaged(one: &Found) -> bool {
    one.incident.is_none() && !one.row.is_deleted()
}
