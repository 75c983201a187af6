//! Several changes at once, told under one rule. The sentence says what was noted and that many people speak to an advocate
//! then; it names no risk and foretells nothing.

use super::change;
use super::dated::{Dated, Selection, Span};
use super::first::first_of;
use super::in_person::is_in_person;
use super::insight::{Figure, Insight, InsightId, Key, number};
use super::others::Touched;
use super::weeks::days_between;

/// Fewest entries.
const ENTRIES_MIN: usize = 10;
/// Shortest time from the first to the last of them, both days counted: eight weeks.
const DAYS_MIN: i64 = 56;
/// By how many the last four weeks have to be more than the four before, beside being twice as many.
const MORE_MIN: u32 = 5;
/// How far the record has to reach back before something in it is told as a first time: four weeks.
const KNOWN_DAYS: i64 = 28;
/// What the police did that the other person knows of.
const POLICE_ACTS: [&str; 4] = ["pol.spoke-to-them", "pol.arrest", "pol.charge", "pol.bail-conditions"];

/// At least ten entries over at least eight weeks, and at least one of four: many more than before; a first thing in person, to
/// property, to somebody's body or with a weapon; entries after an order or after the police spoke to the other person; a child,
/// a workplace or somebody else for the first time.
pub(super) fn what_changed(of: &Selection<'_>) -> Option<Insight> {
    let (first, last) = of.reach()?;
    if of.len() < ENTRIES_MIN || days_between(first, last) < DAYS_MIN {
        return None;
    }
    let mut figures: Vec<Figure> = many_more(of).into_iter().collect();
    let is_property = |one: &Dated<'_>| one.entry.names("prp");
    let is_harm = |one: &Dated<'_>| one.entry.names("hrm");
    let is_weapon = |one: &Dated<'_>| one.entry.names("thr.weapon");
    figures
        .extend(first_time(of, Key::InPerson, |one| is_in_person(one) && !is_property(one) && !is_harm(one)));
    figures.extend(first_time(of, Key::Property, is_property));
    figures.extend(first_time(of, Key::Harm, is_harm));
    figures.extend(first_time(of, Key::Weapon, is_weapon));
    figures.extend(after_order(of));
    figures.extend(after_police(of));
    for touched in Touched::ALL {
        figures.extend(first_time(of, touched.key(), |one| touched.is_in(one.entry)));
    }
    (!figures.is_empty()).then_some(Insight { id: InsightId::WhatChanged, figures })
}

/// The last four weeks, where they are twice the four before and five more, wherever in its band each time lies.
fn many_more(of: &Selection<'_>) -> Option<Figure> {
    let recent = of.in_days(of.days_back(0, change::DAYS)?);
    let before = of.in_days(of.days_back(change::DAYS, change::DAYS)?);
    let most_before = number(before.within.len()).saturating_add(number(before.unclear.len()));
    let count = number(recent.within.len());
    let is_more = count >= most_before.saturating_mul(2) && count >= most_before.saturating_add(MORE_MIN);
    is_more.then(|| Figure::counting(Key::More, recent.within))
}

/// The first entry of a kind, where it surely lies in the last four weeks and the record reaches back far enough before it.
fn first_time<'v>(of: &Selection<'v>, key: Key, is_one: impl Fn(&Dated<'v>) -> bool) -> Option<Figure> {
    let found = first_of(of, is_one)?;
    let (since, today) = of.days_back(0, change::DAYS)?;
    let begins = found.before.iter().filter_map(|one| one.span).map(|span| span.last_day).min()?;
    let is_recent = found.span.is_within(since, today);
    let is_known = found.span.first_day.signed_duration_since(begins).num_days() >= KNOWN_DAYS;
    (is_recent && is_known).then(|| Figure::counting(key, [found.one]))
}

/// Entries while an order was in force.
fn after_order(of: &Selection<'_>) -> Option<Figure> {
    let orders = of.view.orders.iter().filter_map(|(_, order)| {
        let begins = Span::of(order.served.as_ref().or(order.made.as_ref()), of.zone())?;
        Some((begins, Span::of(order.expires.as_ref(), of.zone())))
    });
    let after: Vec<_> = orders.flat_map(|(begins, ends)| of.after(&begins, ends.as_ref()).within).collect();
    each_once(of, Key::AfterOrder, &after)
}

/// Entries after the police first did something that the other person knows of.
fn after_police(of: &Selection<'_>) -> Option<Figure> {
    let acted =
        of.view.police.iter().filter(|(_, contact)| {
            contact.what_they_did.iter().any(|act| POLICE_ACTS.contains(&act.as_str()))
        });
    let acted = acted.filter_map(|(_, contact)| Span::of(contact.when.as_ref(), of.zone()));
    let after: Vec<_> = acted.flat_map(|span| of.after(&span, None).within).collect();
    each_once(of, Key::AfterPolice, &after)
}

fn each_once(of: &Selection<'_>, key: Key, some: &[&Dated<'_>]) -> Option<Figure> {
    let ids: std::collections::BTreeSet<_> = some.iter().map(|one| one.entry.id).collect();
    Figure::counting(key, of.entries.iter().filter(|one| ids.contains(&one.entry.id))).if_any()
}
