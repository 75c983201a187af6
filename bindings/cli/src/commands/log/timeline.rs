//! `alongside log timeline`: everything in order, oldest first, with bands for times that are not exact.

use std::collections::HashSet;

use alongside_core::Error;
use alongside_core::ids::RecordId;
use alongside_core::incidents::{TimelineItem, TimelineScope};
use alongside_core::store::Kind;
use alongside_core::time::{Precision, rfc3339};
use serde_json::{Value, json};

use crate::arguments::log::Filter;
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::terminal::{Column, Ink, Table};

/// Signs in a band: one for each hour of a day.
const HOURS: usize = 24;
const HOUR_MS: i64 = 3_600_000;
/// The scale above the bands.
const SCALE: &str = "0     6     12    18    ";

/// What one line says.
struct Line {
    number: String,
    when: String,
    what: String,
}

impl Job<'_> {
    pub(super) fn timeline(&mut self, typed: &Filter) -> Outcome {
        let (from_ms, to_ms) = self.days(typed.from.as_ref(), typed.to.as_ref())?;
        let scope = TimelineScope { case: self.case()?, from_ms, to_ms, withdrawn: typed.withdrawn };
        let timeline = self.vault.timeline(&scope);
        let chosen = self.chosen(typed)?;
        let kept = |items: &[TimelineItem]| -> Vec<TimelineItem> {
            let items = items.iter().copied();
            items.filter(|item| chosen.as_ref().is_none_or(|ids| ids.contains(&item.id))).collect()
        };
        let (mut dated, undated) = (kept(&timeline.dated), kept(&timeline.undated));
        if let Some(limit) = typed.limit {
            // The newest of them, still in order.
            dated.drain(..dated.len().saturating_sub(limit));
        }
        if self.json() {
            let items = dated.iter().chain(&undated).map(|item| self.timeline_json(item));
            let items = items.collect::<Outcome<Vec<Value>>>()?;
            return self.answer(&items);
        }
        if dated.is_empty() && undated.is_empty() {
            let none = self.words().text("cli-none-found");
            return self.table(&Table::new(Vec::new()), &none, &[("log add".to_owned(), "cli-next-write")]);
        }
        let mut table = Table::new(vec![
            Column::number(self.words().text("cli-column-number")).ink(Ink::Accent),
            Column::natural(self.words().text("cli-column-when")),
            Column::natural(SCALE).ink(Ink::Accent),
            Column::text(self.words().text("cli-column-what")),
        ])
        .lines_max(3);
        let mut heading = String::new();
        for item in &dated {
            let day = self.heading(item);
            if day != heading {
                table.section(&day);
                heading = day;
            }
            let line = self.line(item)?;
            table.row([line.number, line.when, self.band(item), line.what]);
        }
        if !undated.is_empty() {
            table.section(self.words().text("time-unknown"));
            for item in &undated {
                let line = self.line(item)?;
                table.row([line.number, String::new(), String::new(), line.what]);
            }
        }
        let legend = self.words().text("cli-timeline-legend");
        self.table(
            &table,
            &legend,
            &[
                ("log list".to_owned(), "cli-next-list"),
                ("pattern".to_owned(), "cli-next-pattern"),
                ("case event moved --when DAY".to_owned(), "cli-next-mark"),
            ],
        )
    }

    /// The entries that a filter wants, where it asks for more than days.
    fn chosen(&self, typed: &Filter) -> Outcome<Option<HashSet<RecordId>>> {
        let days_only = Filter {
            from: typed.from.clone(),
            to: typed.to.clone(),
            limit: typed.limit,
            withdrawn: typed.withdrawn,
            deleted: typed.deleted,
            ..Filter::default()
        };
        if *typed == days_only {
            return Ok(None);
        }
        let all = Filter { limit: None, deleted: false, ..typed.clone() };
        Ok(Some(self.found(&all)?.iter().map(|one| one.row.id).collect()))
    }

    fn heading(&self, item: &TimelineItem) -> String {
        let say = self.say();
        let Some(day) = say.day_of(item.sort_ms) else { return String::new() };
        if item.precision == Precision::Month { say.month_heading(day) } else { say.day_heading(day) }
    }

    /// A day from left to right: `|` where it was, `=` where it may have been.
    fn band(&self, item: &TimelineItem) -> String {
        let Some(bounds) = item.bounds else { return String::new() };
        let Some(midnight) = self.say().midnight(item.sort_ms) else { return String::new() };
        let hour = |ms: i64| ms.saturating_sub(midnight).div_euclid(HOUR_MS);
        let last_hour = i64::try_from(HOURS).unwrap_or(24) - 1;
        let (first, last) = (hour(bounds.earliest_ms), hour(bounds.latest_ms));
        let exact = item.precision == Precision::Exact;
        let at = hour(item.sort_ms);
        let mut band: String = (0..=last_hour)
            .map(|hour| match hour {
                hour if exact && hour == at => '|',
                hour if (first..=last).contains(&hour) => '=',
                _ => '.',
            })
            .collect();
        // Beyond midnight on either side.
        if last > last_hour {
            band.pop();
            band.push('>');
        }
        if first < 0 {
            band.replace_range(..1, "<");
        }
        band
    }

    fn line(&self, item: &TimelineItem) -> Outcome<Line> {
        let say = self.say();
        let (number, occurred, what) = match item.kind {
            Kind::INCIDENT => {
                let number = item.entry_no.map(|number| number.to_string()).unwrap_or_default();
                let row = self.vault.incidents().row(item.id).copied().ok_or(Error::NotFound)?;
                let found = self.read_row(row)?;
                let beside = self.beside(item.id, &found).replace('\n', ", ");
                let beside = [self.times(&found).unwrap_or_default(), beside];
                let beside: Vec<&str> =
                    beside.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
                let mut what = self.what(&found);
                if !beside.is_empty() {
                    what = format!("{what}\n({})", beside.join(", "));
                }
                (number, found.incident.and_then(|incident| incident.occurred), what)
            }
            kind => match say.moment(kind, item.id, self.vault) {
                Ok((when, what)) => (String::new(), when, what),
                // It says so and hides nothing else.
                Err(Error::Damaged(_)) => (String::new(), None, self.words().text("cli-entry-damaged")),
                Err(error) => return Err(error.into()),
            },
        };
        Ok(Line { number, when: say.in_day(occurred.as_ref()), what })
    }

    fn timeline_json(&self, item: &TimelineItem) -> Outcome<Value> {
        let kind = match item.kind {
            Kind::INCIDENT => "entry",
            Kind::EVENT => "marked-event",
            Kind::GAP => "gap",
            _ => "police",
        };
        Ok(json!({
            "kind": kind,
            "id": item.id,
            "entry_no": item.entry_no,
            "earliest": item.bounds.map(|bounds| rfc3339(bounds.earliest_ms)),
            "latest": item.bounds.map(|bounds| rfc3339(bounds.latest_ms)),
            "precision": item.precision,
            "what": self.line(item)?.what,
            "withdrawn": item.withdrawn,
        }))
    }
}
