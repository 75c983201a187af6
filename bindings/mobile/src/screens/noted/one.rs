//! One of what is noted: every field with what stands in it, and what belongs to it.

use alongside_core::evidence::{CustodyEvent, Evidence, EvidenceState};
use alongside_core::fields::snippet;
use alongside_core::ids::RecordId;
use alongside_core::incidents::{Incident, IncidentFilter};
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Result};

use super::action::{NotedAction, NotedKind, does};
use super::field::{self, Asks, FieldOf};
use super::held::Held;
use super::view::{NotedView, group, leads, page};
use crate::screens::incidents::{self, LogAction};
use crate::screens::photos::{self, PhotoAction};
use crate::screens::sight::Sight;
use crate::screens::{Action, FactView, RowView, Screen};

/// How much of a text stands in a line: two lines of it.
const SNIPPET_BYTES: usize = 160;
/// Entries that a page names.
const ENTRIES_SHOWN: usize = 50;

pub(super) fn one(kind: NotedKind, id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let record = sight.open()?;
    let mut held = Held::read(record, kind, id)?;
    let mut view = page(title(&held, id, sight)?, sight);
    let mut rows = Vec::new();
    for field in field::all(kind) {
        if matches!(field.asks, Asks::Rows(_) | Asks::Numbered)
            || (field.asks == Asks::Age && !held.is_intimate())
        {
            continue;
        }
        let shown = held.shown(field, 0, sight).map(|text| snippet(&text, SNIPPET_BYTES));
        let action = NotedAction::Ask { field: field.id.to_owned(), at: 0 };
        rows.push(leads(sight.text(field.id), shown, does(action)));
    }
    if let Held::Proof(item) = &held {
        facts(item, &rows, &mut view, sight)?;
        view.proof = Some(incidents::proof_row(id, sight)?);
        custody(id, &mut view, sight)?;
        rows.extend(tells(item, id, sight));
    }
    if kind == NotedKind::Entry {
        view.lines.push(sight.text("noted-wording-keeps"));
    }
    group(&mut view, String::new(), rows);
    for field in field::all(kind) {
        match field.asks {
            Asks::Rows(parts) => several(&mut held, (kind, field), parts, &mut view, sight)?,
            Asks::Numbered => numbered(&mut held, field, &mut view, sight),
            _ => {}
        }
    }
    let entries = entries_of(&mut held, id, sight)?;
    group(&mut view, sight.text("log-evidence-linked-entries"), entries);
    Ok(Screen::Noted { view })
}

fn title(held: &Held, id: RecordId, sight: &Sight<'_>) -> Result<String> {
    Ok(match held {
        Held::Entry(incident) => sight.with("log-entry", &[("number", incident.entry_no.into())]),
        Held::Person(person) => person.name.clone().unwrap_or_else(|| sight.text("log-kind-person")),
        Held::Police(_) => sight.text("log-kind-police"),
        Held::Order(order) => super::list::order_named(order, sight),
        Held::Proof(_) => incidents::proof_row(id, sight)?.title,
    })
}

/// What a piece of proof says of itself: all that is none of the lines that can be changed.
fn facts(item: &Evidence, rows: &[RowView], view: &mut NotedView, sight: &Sight<'_>) -> Result<()> {
    for (label, value) in sight.say.evidence(item, sight.open()?) {
        if !rows.iter().any(|row| row.title == label) {
            view.facts.push(FactView { label, value });
        }
    }
    Ok(())
}

/// Where it is a whole picture or film that may be shown: the way to what it tells.
fn tells(item: &Evidence, id: RecordId, sight: &Sight<'_>) -> Option<RowView> {
    let seen = |media: &String| media.starts_with("image/") || media.starts_with("video/");
    let is_there = item.state == Some(EvidenceState::Closed) && !item.is_withheld();
    (is_there && item.media_type.as_ref().is_some_and(seen)).then(|| {
        let action = photos::does(PhotoAction::Proof { id: id.to_string() });
        leads(sight.text("photo-what-this"), None, action)
    })
}

/// What was done with an item, oldest first. What can't be read was named when the record was opened.
fn custody(id: RecordId, view: &mut NotedView, sight: &Sight<'_>) -> Result<()> {
    let record = sight.open()?;
    let mut lines = Vec::new();
    for event in record.links().custody_of(id) {
        if let Ok(event) = record.read::<CustodyEvent>(*event) {
            let (when, what) = sight.say.custody(&event);
            lines.push(format!("{when}: {}", what.replace('\n', ", ")));
        }
    }
    if !lines.is_empty() {
        let label = sight.text("log-evidence-custody");
        view.facts.push(FactView { label, value: lines.join("\n") });
    }
    view.lines.push(sight.text("log-evidence-sha256-help"));
    Ok(())
}

/// Vehicles, accounts, witnesses: a line each, and one for the next.
fn several(
    held: &mut Held,
    (kind, of): (NotedKind, &'static FieldOf),
    parts: &[&str],
    view: &mut NotedView,
    sight: &Sight<'_>,
) -> Result<()> {
    let count = held.rows_of(of.id);
    let mut rows = Vec::new();
    for at in 0..=count {
        let title =
            if at < count { row_named(held, kind, parts, at, sight)? } else { sight.text("noted-one-more") };
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        rows.push(leads(title, None, does(NotedAction::Part { group: of.id.to_owned(), at })));
    }
    group(view, sight.text(of.id), rows);
    Ok(())
}

fn row_named(
    held: &mut Held,
    kind: NotedKind,
    parts: &[&str],
    at: usize,
    sight: &Sight<'_>,
) -> Result<String> {
    let mut named: Vec<String> = Vec::new();
    for part in parts {
        named.extend(held.shown(field::of(kind, part)?, at, sight));
    }
    Ok(if named.is_empty() { sight.text("log-not-filled") } else { named.join(", ") })
}

/// Conditions: each by its number, and one for the next.
fn numbered(held: &mut Held, of: &'static FieldOf, view: &mut NotedView, sight: &Sight<'_>) {
    let mut rows = Vec::new();
    for at in 0_u32.. {
        let place = usize::try_from(at).unwrap_or(usize::MAX);
        let shown = held.shown(of, place, sight);
        let is_last = shown.is_none();
        let title = if is_last {
            sight.text("noted-one-more")
        } else {
            sight.with("log-order-term", &[("number", at.saturating_add(1).into())])
        };
        rows.push(leads(title, shown, does(NotedAction::Ask { field: of.id.to_owned(), at })));
        if is_last {
            break;
        }
    }
    group(view, sight.text(of.id), rows);
}

/// The entries that it belongs to; those that name a person.
fn entries_of(held: &mut Held, id: RecordId, sight: &Sight<'_>) -> Result<Vec<RowView>> {
    let record = sight.open()?;
    let ids: Vec<RecordId> = match held {
        Held::Person(_) => {
            let filter = IncidentFilter { persons: vec![id], ..IncidentFilter::default() };
            record.page(&filter, None, ENTRIES_SHOWN)?.items.iter().map(|row| row.id).collect()
        }
        Held::Police(contact) => contact.entries.iter().copied().take(ENTRIES_SHOWN).collect(),
        Held::Proof(item) => item.entries.iter().copied().take(ENTRIES_SHOWN).collect(),
        Held::Entry(_) | Held::Order(_) => Vec::new(),
    };
    let mut rows = Vec::new();
    for id in ids {
        let Some(row) = record.incidents().row(id) else { continue };
        let title = sight.with("log-entry", &[("number", row.entry_no.into())]);
        let text = record.read::<Incident>(id).ok().and_then(|incident| incident.what_happened);
        let detail = text.map(|text| snippet(&text, SNIPPET_BYTES));
        let action = Action::Log { action: LogAction::Open { entry: id.to_string() } };
        rows.push(leads(title, detail, action));
    }
    Ok(rows)
}

/// One of several that stand in one record.
pub(super) fn part(
    kind: NotedKind,
    id: RecordId,
    of: &'static FieldOf,
    at: usize,
    sight: &Sight<'_>,
) -> Result<Screen> {
    let mut held = Held::read(sight.open()?, kind, id)?;
    let Asks::Rows(parts) = of.asks else { return Err(Error::NotFound) };
    let mut view = page(sight.text(of.id), sight);
    let mut rows = Vec::new();
    for part in parts {
        let part = field::of(kind, part)?;
        let shown = held.shown(part, at, sight);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        rows.push(leads(
            sight.text(part.id),
            shown,
            does(NotedAction::Ask { field: part.id.to_owned(), at }),
        ));
    }
    group(&mut view, String::new(), rows);
    if at < held.rows_of(of.id) {
        view.actions.push(sight.quiet(does(NotedAction::Clear), "noted-clear"));
    }
    view.actions.push(sight.main(Action::Back, "write-done"));
    Ok(Screen::Noted { view })
}

/// What stood in an entry before, newest first.
pub(super) fn history(entry: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let record = sight.open()?;
    let row = record.incidents().row(entry).ok_or(Error::NotFound)?;
    let mut view = page(sight.text("log-incident-versions"), sight);
    view.lines.push(sight.with("log-entry", &[("number", row.entry_no.into())]));
    let incident: Incident = record.read(entry)?;
    let stamp = &incident.stamp;
    let now = stamp
        .revised_at
        .as_ref()
        .map_or_else(|| sight.say.recorded(&stamp.recorded_at), |at| sight.say.recorded(at));
    let reason = stamp.reason.as_ref().map(|term| sight.say.term(Vocabulary::RevisionReason, term));
    let label = reason.map_or_else(|| now.clone(), |reason| format!("{now} ({reason})"));
    let value = incident.what_happened.clone().unwrap_or_default();
    view.facts.push(FactView { label, value });
    for version in sight.say.earlier_versions(entry, record)? {
        let lines: Vec<String> =
            version.fields.iter().map(|(label, value)| format!("{label}: {value}")).collect();
        view.facts.push(FactView { label: version.heading, value: lines.join("\n") });
    }
    Ok(Screen::Noted { view })
}
