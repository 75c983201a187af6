//! Before and after the days that she marked. Counts only: that one came after another says nothing of why.

use chrono::Days;

use super::dated::{Selection, Span, in_time};
use super::insight::{Figure, Insight, InsightId, Key, Subject, number};
use crate::limits;
use crate::store::Kind;

/// Days on each side.
const DAYS: u64 = 14;

/// For each marked day the fourteen days before it, the day itself, and the fourteen after it.
pub(super) fn near_events(of: &Selection<'_>) -> Option<Insight> {
    let mut events: Vec<_> = of
        .view
        .events
        .iter()
        .filter(|(_, event)| of.takes(event.when.as_ref()))
        .map(|(id, event)| (Span::of(event.when.as_ref(), of.zone()), *id, event))
        .collect();
    events.sort_by_key(|(span, id, _)| (in_time(*span), *id));
    let older = events.len().saturating_sub(limits::PATTERN_MOMENTS_MAX);
    let mut figures: Vec<Figure> =
        Figure::new(Key::Further).count(number(older)).if_any().into_iter().collect();
    for (span, id, event) in events.into_iter().skip(older) {
        let named = |figure: Figure| figure.at(event.when.as_ref()).about(Subject::Record(Kind::EVENT, id));
        let day = span.and_then(|span| span.day());
        let sides = day.and_then(|day| {
            let before = (day.checked_sub_days(Days::new(DAYS))?, day.pred_opt()?);
            let after = (day.succ_opt()?, day.checked_add_days(Days::new(DAYS))?);
            Some((day, before, after))
        });
        let Some((day, before, after)) = sides else {
            figures.push(named(Figure::new(Key::NotDated)).count(1));
            continue;
        };
        let (before, on_the_day, later) = (of.in_days(before), of.in_days((day, day)), of.in_days(after));
        let after_key = if after.1 > of.today { Key::AfterSoFar } else { Key::After };
        let mut unclear: Vec<_> = [&before, &on_the_day, &later]
            .into_iter()
            .flat_map(|part| part.unclear.iter().copied())
            .collect();
        unclear.sort_by_key(|one| one.entry.entry_no);
        unclear.dedup_by_key(|one| one.entry.entry_no);
        figures.push(named(Figure::counting(Key::Before, before.within)));
        figures.push(named(Figure::counting(Key::OnTheDay, on_the_day.within)));
        figures.push(named(Figure::counting(after_key, later.within)));
        figures.extend(Figure::counting(Key::Unclear, unclear).if_any().map(named));
    }
    (!figures.is_empty()).then_some(Insight { id: InsightId::NearEvents, figures })
}
