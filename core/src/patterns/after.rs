//! What came after something: the other person was told to stop, an order was served, the police were told.

use super::dated::{Dated, Selection, Span, in_time};
use super::insight::{Figure, Insight, InsightId, Key, Subject, number};
use crate::ids::RecordId;
use crate::limits;
use crate::orders::Order;
use crate::store::Kind;
use crate::time::Occurred;

/// Counts after one moment: what surely came after it, and what may have.
fn since(
    of: &Selection<'_>,
    key: Key,
    when: Option<&Occurred>,
    end: Option<&Occurred>,
    but: Option<RecordId>,
    subject: &Subject,
) -> Vec<Figure> {
    let Some(moment) = Span::of(when, of.zone()) else {
        return vec![Figure::new(Key::NotDated).at(when).about(subject.clone()).count(1)];
    };
    let divided = of.after(&moment, Span::of(end, of.zone()).as_ref());
    let others = |list: Vec<&Dated<'_>>, key| {
        let list = list.into_iter().filter(|one| Some(one.entry.id) != but);
        Figure::counting(key, list).at(when).about(subject.clone())
    };
    let unclear = others(divided.unclear, Key::Unclear).if_any();
    [Some(others(divided.within, key)), unclear].into_iter().flatten().collect()
}

/// How many moments are not told.
fn further(all: usize) -> Option<Figure> {
    Figure::new(Key::Further).count(number(all.saturating_sub(limits::PATTERN_SINCE_MAX))).if_any()
}

/// Since each time that the other person was told to stop, as the case says, or as an entry says that she asked.
pub(super) fn told_to_stop(of: &Selection<'_>) -> Option<Insight> {
    let mut told: Vec<_> = of.view.told_to_stop.iter().collect();
    told.sort_by_key(|when| in_time(Span::of(when.as_ref(), of.zone())));
    let mut figures: Vec<Figure> = told
        .iter()
        .take(limits::PATTERN_SINCE_MAX)
        .flat_map(|when| since(of, Key::After, when.as_ref(), None, None, &Subject::None))
        .collect();
    let asked = of
        .entries
        .iter()
        .filter(|one| one.entry.response.iter().any(|response| response.as_str() == "rsp.asked-to-stop"));
    for one in asked.clone().take(limits::PATTERN_SINCE_MAX) {
        let when = one.last().map(|(_, when)| when);
        let subject = Subject::Record(Kind::INCIDENT, one.entry.id);
        figures.extend(since(of, Key::Asked, when, None, Some(one.entry.id), &subject));
    }
    figures.extend(further(told.len()));
    figures.extend(further(asked.count()));
    (!figures.is_empty()).then_some(Insight { id: InsightId::AfterToldToStop, figures })
}

/// While each order was in force, and the entries that she says may go against it or one of its conditions.
pub(super) fn order(of: &Selection<'_>) -> Option<Insight> {
    let served = |order: &Order| order.served.clone().or_else(|| order.made.clone());
    let mut orders: Vec<_> = of.view.orders.iter().collect();
    orders.sort_by_key(|(id, order)| (in_time(Span::of(served(order).as_ref(), of.zone())), *id));
    let mut figures = Vec::new();
    for (id, order) in orders.iter().take(limits::PATTERN_SINCE_MAX).copied() {
        let subject = Subject::Record(Kind::ORDER, *id);
        let begins = served(order);
        figures.extend(since(of, Key::After, begins.as_ref(), order.expires.as_ref(), None, &subject));
        figures.extend(concerned(of, *id));
    }
    figures.extend(further(orders.len()));
    (!figures.is_empty()).then_some(Insight { id: InsightId::AfterOrder, figures })
}

/// Entries by the condition of one order that she says they have to do with, the order as a whole first.
fn concerned(of: &Selection<'_>, order: RecordId) -> Vec<Figure> {
    let mut conditions: Vec<Option<u32>> = of
        .entries
        .iter()
        .flat_map(|one| &one.entry.order_terms)
        .filter(|concerned| concerned.order == order)
        .map(|concerned| concerned.term)
        .collect();
    conditions.sort_unstable();
    conditions.dedup();
    let of_condition = |condition: Option<u32>| {
        let there = of.entries.iter().filter(|one| {
            one.entry.order_terms.iter().any(|term| term.order == order && term.term == condition)
        });
        Figure::counting(Key::Concerned, there).about(Subject::Condition(order, condition))
    };
    conditions.into_iter().map(of_condition).collect()
}

/// Since the first contact with the police.
pub(super) fn police(of: &Selection<'_>) -> Option<Insight> {
    let dated = of.view.police.iter().filter_map(|(id, contact)| {
        Some((Span::of(contact.when.as_ref(), of.zone())?.bounds.latest_ms, *id, contact))
    });
    let figures = match dated.min_by_key(|(latest, id, _)| (*latest, *id)) {
        Some((_, id, contact)) => {
            let subject = Subject::Record(Kind::POLICE, id);
            since(of, Key::After, contact.when.as_ref(), None, None, &subject)
        }
        None if of.view.police.is_empty() => return None,
        None => vec![Figure::new(Key::NotDated).count(1)],
    };
    Some(Insight { id: InsightId::AfterPolice, figures })
}
