//! The first entry of some kind, and the band in which it lies.

use super::dated::{Dated, Selection, Span};

/// The first entry of a kind.
pub(super) struct First<'s, 'v> {
    /// The one that may be the earliest.
    pub(super) one: &'s Dated<'v>,
    /// Between when the first of them was: another one may have come before `one` within it.
    pub(super) span: Span,
    /// What surely lies before all of them.
    pub(super) before: Vec<&'s Dated<'v>>,
}

/// The first of the entries that `is_one` picks. Nothing where there is none, or where one of them has no time: it may have been
/// before all others.
pub(super) fn first_of<'s, 'v>(
    of: &'s Selection<'v>,
    is_one: impl Fn(&Dated<'v>) -> bool,
) -> Option<First<'s, 'v>> {
    let kind: Vec<_> = of.entries.iter().filter(|one| is_one(one)).collect();
    let spans: Vec<Span> = kind.iter().map(|one| one.span).collect::<Option<_>>()?;
    let (one, earliest) = kind.iter().zip(&spans).min_by_key(|(_, span)| span.bounds.earliest_ms)?;
    let ends_first = spans.iter().min_by_key(|span| span.bounds.latest_ms)?;
    let mut span = *earliest;
    span.bounds.latest_ms = ends_first.bounds.latest_ms;
    span.last_day = ends_first.last_day;
    let before = of.dated().filter(|(_, other)| span.is_after(other)).map(|(one, _)| one).collect();
    Some(First { one, span, before })
}
