//! All of a kind, as they are shown.

use alongside_core::fields::snippet;
use alongside_core::ids::RecordId;
use alongside_core::orders::Order;
use alongside_core::people::Person;
use alongside_core::police::{PoliceContact, follow_ups};
use alongside_core::say;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Result};

use super::action::{NotedAction, NotedKind, does, lead_to, one};
use super::state::NotedPage;
use super::view::{NotedView, group, leads, page};
use crate::screens::desk::Desk;
use crate::screens::incidents::{self, LogAction, ProofView};
use crate::screens::sight::Sight;
use crate::screens::{Action, RowView, Screen};

/// How many a list shows at first, and how many more each time.
pub(super) const PAGE_ITEMS: usize = 50;
/// How much of a text stands in a line.
const SNIPPET_BYTES: usize = 160;

/// Those of one entry; where it is one, that one.
pub(super) fn of_entry(desk: &mut Desk<'_>, kind: NotedKind, entry: RecordId) -> Result<()> {
    let record = desk.record()?;
    let ids = match kind {
        NotedKind::Police => record.links().police_of(entry).to_vec(),
        NotedKind::Proof => record.links().evidence_of(entry).to_vec(),
        NotedKind::Entry | NotedKind::Person | NotedKind::Order => return Err(Error::NotFound),
    };
    if let [id] = ids.as_slice() {
        return one(desk, kind, *id);
    }
    lead_to(desk, NotedPage::List { kind, entry: Some(entry), shown: PAGE_ITEMS });
    Ok(())
}

pub(super) fn list(
    kind: NotedKind,
    entry: Option<RecordId>,
    shown: usize,
    sight: &Sight<'_>,
) -> Result<Screen> {
    let (title, none, add) = match kind {
        NotedKind::Person => ("noted-people", "noted-people-none", "noted-add-person"),
        NotedKind::Police => ("log-incident-police", "noted-police-none", "noted-add-police"),
        NotedKind::Order => ("log-case-orders", "noted-orders-none", "noted-add-order"),
        NotedKind::Proof | NotedKind::Entry => {
            ("log-incident-evidence", "noted-proof-none", "write-proof-file")
        }
    };
    let mut view = page(sight.text(title), sight);
    let more = match kind {
        NotedKind::Person => people(&mut view, shown, sight)?,
        NotedKind::Police => police(&mut view, entry, shown, sight)?,
        NotedKind::Order => orders(&mut view, sight)?,
        NotedKind::Proof | NotedKind::Entry => proof(&mut view, entry, shown, sight)?,
    };
    if view.groups.is_empty() {
        view.lines.push(sight.text(none));
    }
    if more {
        view.actions.push(sight.quiet(does(NotedAction::More), "noted-more"));
    }
    if kind != NotedKind::Proof {
        view.actions.push(sight.main(does(NotedAction::Add), add));
    } else if entry.is_none() {
        view.actions.push(sight.quiet(Action::Log { action: LogAction::TakePicture }, "write-proof-camera"));
        view.actions.push(sight.main(Action::Log { action: LogAction::PickFile }, add));
    }
    Ok(Screen::Noted { view })
}

fn line(title: String, detail: Vec<String>, edge: Option<String>, kind: NotedKind, id: RecordId) -> RowView {
    let action = does(NotedAction::One { kind, id: id.to_string() });
    let detail = Some(detail.join("\n")).filter(|detail| !detail.is_empty());
    let mut row = leads(title, detail, action);
    if let Some(edge) = &edge {
        row.spoken = format!("{}, {edge}", row.spoken);
    }
    RowView { spoken: row.spoken.replace('\n', ", "), edge, ..row }
}

/// One that can't be read says so, and the list goes on.
fn unreadable(kind: NotedKind, id: RecordId, sight: &Sight<'_>) -> RowView {
    line(sight.text("noted-unreadable"), vec![say::named::short_id(id)], None, kind, id)
}

fn people(view: &mut NotedView, shown: usize, sight: &Sight<'_>) -> Result<bool> {
    let record = sight.open()?;
    let mut rows = Vec::new();
    let mut more = false;
    for current in record.current(Kind::PERSON).filter(|current| !current.deleted) {
        if rows.len() >= shown {
            more = true;
            break;
        }
        let id = current.id;
        let Ok(person) = record.read::<Person>(id) else {
            rows.push(unreadable(NotedKind::Person, id, sight));
            continue;
        };
        let relationship = person.relationship.as_ref();
        let relationship = relationship.map(|term| sight.say.term(Vocabulary::Relationship, term));
        let looks = person.description.as_ref().map(|text| snippet(text, SNIPPET_BYTES));
        let detail: Vec<String> = [relationship, looks].into_iter().flatten().collect();
        let title = person.name.unwrap_or_else(|| sight.text("log-kind-person"));
        rows.push(line(title, detail, None, NotedKind::Person, id));
    }
    group(view, String::new(), rows);
    Ok(more)
}

fn police(view: &mut NotedView, entry: Option<RecordId>, shown: usize, sight: &Sight<'_>) -> Result<bool> {
    let record = sight.open()?;
    let mut contacts = record.police_contacts();
    if let Some(entry) = entry {
        contacts.retain(|(_, contact)| contact.entries.contains(&entry));
    }
    let mut due = Vec::new();
    for (id, contact) in follow_ups(&contacts) {
        let when = contact.next_contact_due.as_ref().map(|when| sight.say.occurred(when));
        let detail =
            vec![contact.promised.as_ref().map(|text| snippet(text, SNIPPET_BYTES)).unwrap_or_default()];
        due.push(line(police_title(contact, sight), detail, when, NotedKind::Police, *id));
    }
    group(view, sight.text("noted-due"), due);
    let mut rows = Vec::new();
    for (id, contact) in contacts.iter().take(shown) {
        let when = contact.when.as_ref().map(|when| sight.say.occurred(when));
        let mut detail = Vec::new();
        let officer = [&contact.force, &contact.officer_name].into_iter().flatten().cloned();
        detail.push(officer.collect::<Vec<_>>().join(", "));
        let entries = contact.entries.iter().map(|id| say::named::record(sight.words(), record, *id));
        detail.push(entries.collect::<Vec<_>>().join(", "));
        detail.retain(|line| !line.is_empty());
        rows.push(line(police_title(contact, sight), detail, when, NotedKind::Police, *id));
    }
    group(view, sight.text("noted-reported"), rows);
    Ok(contacts.len() > shown)
}

fn police_title(contact: &PoliceContact, sight: &Sight<'_>) -> String {
    let named = sight.say.police_named(contact);
    if named.is_empty() { sight.text("log-kind-police") } else { named }
}

/// What kind of order it is.
pub(super) fn order_named(order: &Order, sight: &Sight<'_>) -> String {
    let kind = order.order_type.as_ref().map(|term| sight.say.term(Vocabulary::OrderType, term));
    kind.or_else(|| order.order_type_other.clone()).unwrap_or_else(|| sight.text("log-kind-order"))
}

/// Those that stand, and those whose end has passed.
fn orders(view: &mut NotedView, sight: &Sight<'_>) -> Result<bool> {
    let record = sight.open()?;
    let (mut stand, mut ended) = (Vec::new(), Vec::new());
    for current in record.current(Kind::ORDER).rev().filter(|current| !current.deleted) {
        let id = current.id;
        let Ok(order) = record.read::<Order>(id) else {
            stand.push(unreadable(NotedKind::Order, id, sight));
            continue;
        };
        let ends = order.expires.as_ref();
        let over = order.has_ended(sight.reading.wall_ms);
        let ends = ends.map(|when| sight.say.occurred(when));
        let edge = ends.map(|when| sight.with("noted-ends", &[("when", (&when).into())]));
        let detail: Vec<String> =
            [order.issued_by.clone(), order.reference.clone()].into_iter().flatten().collect();
        let row = line(order_named(&order, sight), detail, edge, NotedKind::Order, id);
        if over { ended.push(row) } else { stand.push(row) }
    }
    group(view, String::new(), stand);
    group(view, sight.text("noted-ended"), ended);
    Ok(false)
}

/// What belongs to no entry yet stands first.
fn proof(view: &mut NotedView, entry: Option<RecordId>, shown: usize, sight: &Sight<'_>) -> Result<bool> {
    let record = sight.open()?;
    let (mut unsorted, mut sorted, mut more) = (Vec::new(), Vec::new(), false);
    for id in record.links().unsorted().iter().rev().filter(|_| entry.is_none()) {
        if unsorted.len() >= shown {
            more = true;
            break;
        }
        unsorted.push(proof_line(incidents::proof_row(*id, sight)?));
    }
    for current in record.current(Kind::EVIDENCE).rev().filter(|current| !current.deleted) {
        let entries = record.links().entries_of_evidence(current.id);
        let wanted = match entry {
            Some(entry) => entries.contains(&entry),
            None => !record.links().unsorted().contains(&current.id),
        };
        if !wanted {
            continue;
        }
        if sorted.len() >= shown {
            more = true;
            break;
        }
        sorted.push(proof_line(incidents::proof_row(current.id, sight)?));
    }
    group(view, sight.text("noted-unsorted"), unsorted);
    group(view, sight.text("noted-sorted"), sorted);
    Ok(more)
}

fn proof_line(proof: ProofView) -> RowView {
    let ProofView { title, detail, spoken, action, .. } = proof;
    RowView { title, detail: Some(detail), edge: None, spoken, action }
}

/// Where the page of the record leads besides its entries.
pub(crate) fn rows(sight: &Sight<'_>) -> Result<Vec<RowView>> {
    let record = sight.open()?;
    let count = |kind| record.current(kind).filter(|current| !current.deleted).count();
    let mut rows = vec![leads(sight.text("noted-timeline"), None, does(NotedAction::Timeline))];
    let shown = [
        (NotedKind::Proof, "log-incident-evidence", count(Kind::EVIDENCE)),
        (NotedKind::Police, "log-incident-police", count(Kind::POLICE)),
        (NotedKind::Person, "noted-people", count(Kind::PERSON)),
        (NotedKind::Order, "log-case-orders", count(Kind::ORDER)),
    ];
    for (kind, id, count) in shown {
        let mut detail = (count > 0).then(|| count.to_string());
        let waiting = i64::try_from(record.links().unsorted().len()).unwrap_or(i64::MAX);
        if kind == NotedKind::Proof && waiting > 0 {
            detail = Some(sight.with("noted-waiting", &[("count", waiting.into())]));
        }
        rows.push(leads(sight.text(id), detail, does(NotedAction::List { kind })));
    }
    Ok(rows)
}
