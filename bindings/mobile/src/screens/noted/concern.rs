//! Which order an entry may go against, and her view on it. Nothing here says whether it did.

use alongside_core::ids::RecordId;
use alongside_core::incidents::{Incident, OrderTerm};
use alongside_core::orders::Order;
use alongside_core::store::Kind;
use alongside_core::vocabulary::{Term, Vocabulary};
use alongside_core::{Error, Result};

use super::action::{NotedAction, NotedKind, does};
use super::entry;
use super::field;
use super::held::{self, Held};
use super::list::order_named;
use super::state::NotedPage;
use super::view::{group, leads, page};
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::sight::Sight;
use crate::screens::{Action, ChoiceView, QuestionView, RowView, Screen};

/// The orders of the record, newest first; one that can't be read is left out, its own list names it.
fn orders(sight: &Sight<'_>) -> Result<Vec<(RecordId, Order)>> {
    let record = sight.open()?;
    let mut orders = Vec::new();
    for current in record.current(Kind::ORDER).rev().filter(|current| !current.deleted) {
        if let Ok(order) = record.read::<Order>(current.id) {
            orders.push((current.id, order));
        }
    }
    Ok(orders)
}

/// What the page of an entry says of orders, where there is any.
pub(crate) fn row(entry: RecordId, incident: &Incident, sight: &Sight<'_>) -> Option<RowView> {
    let record = sight.record?;
    let any = record.current(Kind::ORDER).any(|current| !current.deleted);
    if !any && incident.order_terms.is_empty() {
        return None;
    }
    let title = sight.text("log-incident-orders-concerned");
    let concerned = sight.say.incident(incident, record).into_iter();
    let detail = concerned.filter(|(label, _)| *label == title).map(|(_, value)| value).next();
    Some(leads(title, detail, does(NotedAction::Concerns { entry: entry.to_string() })))
}

fn noted(incident: &Incident, order: RecordId, term: Option<u32>) -> Option<&OrderTerm> {
    incident.order_terms.iter().find(|noted| noted.order == order && noted.term == term)
}

fn condition(
    of: &Order,
    order: RecordId,
    term: Option<u32>,
    incident: &Incident,
    sight: &Sight<'_>,
) -> RowView {
    let (title, detail) = called(of, term, sight);
    let view = noted(incident, order, term).map(|noted| match &noted.view {
        Some(view) => sight.say.term(Vocabulary::BreachView, view),
        None => sight.text("log-yes"),
    });
    let mut row = leads(title, detail, does(NotedAction::Concern { order: order.to_string(), term }));
    if let Some(view) = &view {
        row.spoken = format!("{}, {view}", row.spoken);
    }
    RowView { edge: view, ..row }
}

/// What a condition is called, and its words.
fn called(order: &Order, term: Option<u32>, sight: &Sight<'_>) -> (String, Option<String>) {
    let Some(at) = term else { return (sight.text("noted-concern-whole"), None) };
    let words = usize::try_from(at).ok().and_then(|at| order.terms.get(at)).cloned();
    (sight.with("log-order-term", &[("number", at.saturating_add(1).into())]), words)
}

pub(super) fn concerns(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let record = sight.open()?;
    let incident: Incident = record.read(id)?;
    let mut view = page(sight.text("log-incident-orders-concerned"), sight);
    view.lines.push(sight.text("noted-concern-intro"));
    let orders = orders(sight)?;
    for (order, of) in &orders {
        if !incident.order_terms.iter().any(|noted| noted.order == *order) {
            continue;
        }
        if let Some(contact) = &of.breach_contact {
            let named = order_named(of, sight);
            let arguments = [("order", (&named).into()), ("contact", contact.into())];
            view.lines.push(sight.with("noted-concern-contact", &arguments));
        }
    }
    for (order, of) in &orders {
        let mut rows = vec![condition(of, *order, None, &incident, sight)];
        for (at, _) in (0_u32..).zip(&of.terms) {
            rows.push(condition(of, *order, Some(at), &incident, sight));
        }
        group(&mut view, order_named(of, sight), rows);
    }
    if !incident.order_terms.is_empty() {
        view.lines.push(sight.text("noted-concern-tell"));
        let mut held = Held::read(record, NotedKind::Entry, id)?;
        let told = field::of(NotedKind::Entry, entry::TOLD)?;
        let action = does(NotedAction::Ask { field: told.id.to_owned(), at: 0 });
        let row = leads(sight.text(told.id), held.shown(told, 0, sight), action);
        group(&mut view, String::new(), vec![row]);
    }
    view.actions.push(sight.main(Action::Back, "write-done"));
    Ok(Screen::Noted { view })
}

/// Asks for her view on an order, or on one of its conditions.
pub(super) fn open(desk: &mut Desk<'_>, order: RecordId, term: Option<u32>) -> Result<()> {
    let Some(Page::Noted(NotedPage::Concerns { entry })) = desk.held.stack.front() else {
        return Err(Error::NotFound);
    };
    let entry = *entry;
    let of: Order = desk.record()?.read(order)?;
    let there = term.is_none_or(|at| usize::try_from(at).is_ok_and(|at| at < of.terms.len()));
    if !there {
        return Err(Error::NotFound);
    }
    desk.push(Page::Noted(NotedPage::Concern { entry, order, term }));
    Ok(())
}

pub(super) fn concern(
    entry: RecordId,
    order: RecordId,
    term: Option<u32>,
    sight: &Sight<'_>,
) -> Result<Screen> {
    let record = sight.open()?;
    let (incident, of): (Incident, Order) = (record.read(entry)?, record.read(order)?);
    let (title, words) = called(&of, term, sight);
    let stands = noted(&incident, order, term);
    let mut choices = Vec::new();
    for offered in record.vocabularies().offered(Vocabulary::BreachView) {
        let view = stands.and_then(|noted| noted.view.as_ref());
        choices.push(ChoiceView {
            label: sight.text(&Vocabulary::BreachView.label(offered.id)),
            chosen: view.is_some_and(|view| view.as_str() == offered.id),
            action: does(NotedAction::Choose { choice: offered.id.to_owned() }),
        });
    }
    let mut paragraphs = vec![order_named(&of, sight)];
    paragraphs.extend(words);
    paragraphs.push(sight.text("log-incident-breach-view"));
    let mut actions = vec![sight.quiet(Action::Back, "screen-not-now")];
    if stands.is_some() {
        actions.push(sight.quiet(does(NotedAction::Clear), "noted-clear"));
    }
    let view = QuestionView {
        title,
        paragraphs,
        choices,
        several: false,
        field: None,
        problem: sight.problem(),
        actions,
    };
    Ok(Screen::Question { view })
}

/// Notes her view; without one, that the entry has nothing to do with it.
pub(super) fn choose(desk: &mut Desk<'_>, choice: Option<&str>) -> Result<()> {
    let Some(Page::Noted(NotedPage::Concern { entry, order, term })) = desk.held.stack.front() else {
        return Ok(());
    };
    let (entry, order, term, reading) = (*entry, *order, *term, desk.reading);
    let record = desk.record()?;
    let view: Option<Term> = match choice {
        Some(id) => Some(record.vocabularies().term(Vocabulary::BreachView, id, "choice")?),
        None => None,
    };
    let mut incident: Incident = record.read(entry)?;
    incident.order_terms.retain(|noted| noted.order != order || noted.term != term);
    if view.is_some() {
        incident.order_terms.push(OrderTerm { order, term, view });
    }
    let reason = held::remembered(record, None)?;
    Held::Entry(Box::new(incident)).amend(record, entry, reason, &reading)?;
    desk.held.stack.pop();
    Ok(())
}
