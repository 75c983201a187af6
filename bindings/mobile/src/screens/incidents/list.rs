//! The list of entries, newest first, a day at a time and a page at a time.

use serde::{Deserialize, Serialize};

use alongside_core::fields::snippet;
use alongside_core::ids::RecordId;
use alongside_core::incidents::{Cursor, Flags, Incident, IncidentFilter, Query, Row};
use alongside_core::progress::Progress;
use alongside_core::session::Unlocked;
use alongside_core::time::Precision;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal, Result, limits};

use super::action::{LogAction, does};
use super::state::{Listed, Shown};
use crate::screens::home::HomeAction;
use crate::screens::noted;
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, ChoiceView, Field, FieldView, Problem, RowView, Screen};

/// Entries of one page of a list.
const PAGE_ITEMS: usize = 50;
/// How much of a text a list shows: two lines of it.
const SNIPPET_BYTES: usize = 160;

/// Lines under one heading: the entries of one day, or what belongs together.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct DayView {
    /// The day, or what they have in common; empty where they need no heading.
    pub heading: String,
    /// The lines, the newest first.
    pub rows: Vec<RowView>,
}

/// Entries behind those that are shown already.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct EntriesPage {
    /// The entries, by day. The first day may be the last one of the page before.
    pub days: Vec<DayView>,
    /// Where the next page begins; absent where this is the last.
    pub next: Option<String>,
}

/// My record.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct RecordView {
    /// Its title.
    pub title: String,
    /// What to look for.
    pub search: FieldView,
    /// Looks for it.
    pub find: ActionView,
    /// Which entries are shown.
    pub filters: Vec<ChoiceView>,
    /// The first page.
    pub page: EntriesPage,
    /// What is said where there is nothing to show.
    pub empty: Option<String>,
    /// What there is besides entries: the timeline, proof, the police, people, orders.
    pub rows: Vec<RowView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// Write it down.
    pub main: ActionView,
}

fn filter(shown: Shown) -> IncidentFilter {
    let all = IncidentFilter::default();
    match shown {
        Shown::All => all,
        Shown::Unsorted => IncidentFilter { unsorted: Some(true), ..all },
        Shown::WithProof => IncidentFilter { evidence: Some(true), ..all },
        Shown::WithPolice => IncidentFilter { police: Some(true), ..all },
    }
}

fn shown_message(shown: Shown) -> &'static str {
    match shown {
        Shown::All => "record-all",
        Shown::Unsorted => "record-unsorted",
        Shown::WithProof => "record-with-proof",
        Shown::WithPolice => "record-with-police",
    }
}

pub(super) fn view(listed: &Listed, sight: &Sight<'_>) -> Result<Screen> {
    let page = page_after(listed, None, sight)?;
    let empty = page.days.is_empty().then(|| {
        let plain = *listed == Listed::default();
        sight.text(if plain { "record-empty" } else { "record-none-found" })
    });
    let filters = Shown::ALL
        .into_iter()
        .map(|shown| ChoiceView {
            label: sight.text(shown_message(shown)),
            chosen: shown == listed.shown,
            action: does(LogAction::Show { shown }),
        })
        .collect();
    let view = RecordView {
        title: sight.text("home-record"),
        search: sight.field(Field::Search, "record-search", limits::SHORT_TEXT_MAX_CHARS, 1),
        find: sight.quiet(does(LogAction::Search), "record-find"),
        filters,
        page,
        empty,
        rows: noted::rows(sight)?,
        problem: sight.problem(),
        main: sight.main(Action::Home { action: HomeAction::Write }, "home-write"),
    };
    Ok(Screen::Record { view })
}

/// A page of the list behind `after`.
pub(crate) fn page_after(listed: &Listed, after: Option<&str>, sight: &Sight<'_>) -> Result<EntriesPage> {
    let record = sight.open()?;
    let (rows, next) = if listed.query.is_empty() {
        let page = record.page(&filter(listed.shown), after.map(cursor).transpose()?, PAGE_ITEMS)?;
        (page.items, page.next.map(|cursor| format!("{}.{}", cursor.sort_ms, cursor.n)))
    } else {
        found_after(listed, after, record)?
    };
    let mut days: Vec<DayView> = Vec::new();
    let mut last = None;
    for row in rows {
        let day = (row.flags.has(Flags::DATED), sight.say.day_of(row.sort_ms));
        if last != Some(day) {
            days.push(DayView { heading: heading(&row, sight), rows: Vec::new() });
            last = Some(day);
        }
        if let Some(day) = days.last_mut() {
            day.rows.push(line(&row, record, sight));
        }
    }
    Ok(EntriesPage { days, next })
}

/// A page of what was found; its cursor counts.
fn found_after(
    listed: &Listed,
    after: Option<&str>,
    record: &Unlocked,
) -> Result<(Vec<Row>, Option<String>)> {
    let malformed = || Error::invalid("cursor", Refusal::Malformed);
    let from = after.map_or(Ok(0), |after| after.parse::<usize>().map_err(|_| malformed()))?;
    let found = listed.found.get(from..).ok_or_else(malformed)?;
    let rows = found.iter().take(PAGE_ITEMS).filter_map(|id| record.incidents().row(*id).copied()).collect();
    let next = from.saturating_add(PAGE_ITEMS);
    Ok((rows, (found.len() > PAGE_ITEMS).then(|| next.to_string())))
}

/// The entries in which all words occur, newest first: as many as anybody will look through.
pub(super) fn find(
    record: &Unlocked,
    query: &str,
    shown: Shown,
    progress: &Progress,
) -> Result<Vec<RecordId>> {
    let (query, filter) = (Query::parse(query)?, filter(shown));
    let mut found = Vec::new();
    let mut after = None;
    while found.len() < limits::FOUND_MAX_ITEMS {
        progress.check()?;
        let page = record.search(&query, &filter, after, PAGE_ITEMS, progress)?;
        found.extend(page.items.iter().map(|hit| hit.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    Ok(found)
}

fn cursor(text: &str) -> Result<Cursor> {
    let parts = text.split_once('.').and_then(|(sort_ms, n)| Some((sort_ms.parse().ok()?, n.parse().ok()?)));
    let (sort_ms, n) = parts.ok_or_else(|| Error::invalid("cursor", Refusal::Malformed))?;
    Ok(Cursor { sort_ms, n })
}

/// A month that is known no better gets no day.
fn heading(row: &Row, sight: &Sight<'_>) -> String {
    match sight.say.day_of(row.sort_ms) {
        Some(day) if row.flags.precision() == Precision::Month => sight.say.month_heading(day),
        _ => sight.say.day_heading_of(row.sort_ms),
    }
}

fn line(row: &Row, record: &Unlocked, sight: &Sight<'_>) -> RowView {
    let number = sight.with("log-entry", &[("number", row.entry_no.into())]);
    let action = does(LogAction::Open { entry: row.id.to_string() });
    // One that can't be read says so, and the list goes on.
    let Ok(incident) = record.read::<Incident>(row.id) else {
        let title = sight.text("record-unreadable");
        let spoken = format!("{number}, {title}");
        return RowView { title, detail: Some(number), edge: None, spoken, action };
    };
    let title = snippet(incident.what_happened.as_deref().unwrap_or_default(), SNIPPET_BYTES);
    let sorted: Vec<String> =
        incident.behaviours.iter().map(|term| sight.say.term(Vocabulary::Behaviour, term)).collect();
    let withdrawn = incident.withdrawn.then(|| sight.text("log-status-withdrawn"));
    let detail: Vec<String> = [number].into_iter().chain(withdrawn).chain(sorted).collect();
    let (detail, edge) = (detail.join(" · "), sight.say.in_day(incident.occurred.as_ref()));
    let spoken = format!("{title}, {edge}, {detail}");
    RowView { title, detail: Some(detail), edge: Some(edge), spoken, action }
}
