//! Contacts with the police in order, and what was never told to them. Nothing here says what anybody ought to have done.

use super::dated::{Selection, Span, in_time};
use super::insight::{Figure, Insight, InsightId, Key, Subject, number};
use crate::ids::RecordId;
use crate::limits;
use crate::police::PoliceContact;
use crate::store::Kind;
use crate::time::local;

/// Each contact with the entries it speaks of, when the police were to be in touch, and the days since the last one.
pub(super) fn timeline(of: &Selection<'_>) -> Option<Insight> {
    let mut contacts: Vec<(Option<Span>, RecordId, &PoliceContact)> = of
        .view
        .police
        .iter()
        .filter(|(_, contact)| of.takes(contact.when.as_ref()))
        .map(|(id, contact)| (Span::of(contact.when.as_ref(), of.zone()), *id, contact))
        .collect();
    contacts.sort_by_key(|(span, id, _)| (in_time(*span), *id));
    let older = contacts.len().saturating_sub(limits::PATTERN_MOMENTS_MAX);
    contacts.drain(..older);
    let mut figures: Vec<Figure> =
        Figure::new(Key::Further).count(number(older)).if_any().into_iter().collect();
    for (_, id, contact) in &contacts {
        let told = of.entries.iter().filter(|one| one.entry.police.contains(id));
        let subject = Subject::Record(Kind::POLICE, *id);
        figures.push(Figure::counting(Key::Contact, told).at(contact.when.as_ref()).about(subject));
    }
    for (span, id, contact) in &contacts {
        let Some(due) = Span::of(contact.next_contact_due.as_ref(), of.zone()) else { continue };
        let passed = due.bounds.latest_ms < of.scope.now_ms;
        let key = if passed && !is_followed(of, *id, *span) { Key::DueNothingSince } else { Key::Due };
        let figure = Figure::new(key).at(contact.next_contact_due.as_ref()).count(1);
        figures.push(figure.about(Subject::Record(Kind::POLICE, *id)));
    }
    figures.extend(since_last(of));
    (!figures.is_empty()).then_some(Insight { id: InsightId::PoliceTimeline, figures })
}

/// Whether another contact may have come after one, in the days that were asked for or outside: one without a time may have.
fn is_followed(of: &Selection<'_>, id: RecordId, span: Option<Span>) -> bool {
    of.view.police.iter().filter(|(other, _)| *other != id).any(|(_, other)| {
        let other = Span::of(other.when.as_ref(), of.zone());
        other.is_none_or(|other| span.is_none_or(|span| !span.is_after(&other)))
    })
}

/// Whole days from the last contact to now, where its day is known and no other one has no time. Nothing where the days that
/// were asked for end before today: others may have come since.
fn since_last(of: &Selection<'_>) -> Option<Figure> {
    if of.scope.to_ms.is_some_and(|to| to < of.scope.now_ms) {
        return None;
    }
    let contacts = of.view.police.iter();
    let dated =
        contacts.map(|(id, contact)| Some((Span::of(contact.when.as_ref(), of.zone())?, *id, contact)));
    let dated: Vec<_> = dated.collect::<Option<_>>()?;
    let (last, id, contact) = dated.iter().max_by_key(|(span, id, _)| (span.bounds.latest_ms, *id))?;
    let today = local(of.scope.now_ms, of.zone())?.date();
    let days = u32::try_from(today.signed_duration_since(last.day()?).num_days()).ok()?;
    let figure = Figure::new(Key::SinceLast).at(contact.when.as_ref()).count(days);
    Some(figure.about(Subject::Record(Kind::POLICE, *id)))
}

/// Entries that no contact speaks of.
pub(super) fn not_reported(of: &Selection<'_>) -> Option<Insight> {
    let untold = of.entries.iter().filter(|one| one.entry.police.is_empty());
    let figure = Figure::counting(Key::Entries, untold).if_any()?;
    Some(Insight { id: InsightId::NotReported, figures: vec![figure] })
}
