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
    for (at, (span, id, contact)) in contacts.iter().enumerate() {
        let Some(due) = Span::of(contact.next_contact_due.as_ref(), of.zone()) else { continue };
        // A contact without a time may have been that one.
        let later = contacts.iter().enumerate().any(|(other, (when, ..))| {
            other != at && when.is_none_or(|when| span.is_none_or(|span| !span.is_after(&when)))
        });
        let passed = due.bounds.latest_ms < of.scope.now_ms;
        let key = if passed && !later { Key::DueNothingSince } else { Key::Due };
        let figure = Figure::new(key).at(contact.next_contact_due.as_ref()).count(1);
        figures.push(figure.about(Subject::Record(Kind::POLICE, *id)));
    }
    figures.extend(since_last(of, &contacts));
    (!figures.is_empty()).then_some(Insight { id: InsightId::PoliceTimeline, figures })
}

/// Whole days since the last contact, where its day is known and no other one has no time.
fn since_last(of: &Selection<'_>, contacts: &[(Option<Span>, RecordId, &PoliceContact)]) -> Option<Figure> {
    let spans: Vec<Span> = contacts.iter().map(|(span, ..)| *span).collect::<Option<_>>()?;
    let (at, last) = spans.iter().enumerate().max_by_key(|(_, span)| span.bounds.latest_ms)?;
    let day = last.day()?;
    let (_, id, contact) = contacts.get(at)?;
    let today = local(of.scope.now_ms, of.zone())?.date();
    let days = u32::try_from(today.signed_duration_since(day).num_days()).ok()?;
    let figure = Figure::new(Key::SinceLast).at(contact.when.as_ref()).count(days);
    Some(figure.about(Subject::Record(Kind::POLICE, *id)))
}

/// Entries that no contact speaks of.
pub(super) fn not_reported(of: &Selection<'_>) -> Option<Insight> {
    let untold = of.entries.iter().filter(|one| one.entry.police.is_empty());
    let figure = Figure::counting(Key::Entries, untold).if_any()?;
    Some(Insight { id: InsightId::NotReported, figures: vec![figure] })
}
