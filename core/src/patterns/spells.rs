//! Runs of days, and what lies between them. A gap is a time without entries, and no more than that.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dated::{Dated, Selection, Span};
use super::insight::{Figure, Insight, InsightId, Key, Subject};

/// Fewest entries whose day is known.
const ENTRIES_MIN: usize = 8;

/// Twice the usual time from one day to the next: the middle one of all such times, or the sum of the two in the middle.
fn twice_usual(steps: &[i64]) -> Option<i64> {
    let mut sorted = steps.to_vec();
    sorted.sort_unstable();
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some(upper.saturating_add(*lower))
}

fn in_days(days: i64) -> u32 {
    u32::try_from(days).unwrap_or(0)
}

/// Runs of days, and times between two of them that are longer than twice the usual. One in which an entry may lie whose day is
/// not known is not told; neither is the time since the last entry.
pub(super) fn spells_and_gaps(of: &Selection<'_>) -> Option<Insight> {
    let mut days: BTreeMap<NaiveDate, Vec<&Dated<'_>>> = BTreeMap::new();
    let mut left_out = Vec::new();
    for one in &of.entries {
        match one.day() {
            Some(day) => days.entry(day).or_default().push(one),
            None => left_out.push(one),
        }
    }
    if days.values().map(Vec::len).sum::<usize>() < ENTRIES_MIN {
        return None;
    }
    let order: Vec<NaiveDate> = days.keys().copied().collect();
    let steps: Vec<i64> =
        order.windows(2).map(|pair| pair[1].signed_duration_since(pair[0]).num_days()).collect();
    let twice = twice_usual(&steps)?;
    let dated = || days.values().flatten().copied();
    let mut figures = vec![
        Figure { first: None, last: None, ..Figure::counting(Key::UsualGap, dated()) }
            // Half a day more or less is nothing that anybody remembers: it is rounded up.
            .count(in_days(twice.saturating_add(1) / 2)),
    ];
    let mut spell: Vec<NaiveDate> = Vec::new();
    for (at, day) in order.iter().enumerate() {
        spell.push(*day);
        let step = steps.get(at).copied();
        if step.is_some_and(|step| step <= twice) {
            continue;
        }
        let there = spell.iter().filter_map(|day| days.get(day)).flatten().copied();
        let first = spell.first().copied().unwrap_or(*day);
        figures.push(Figure::counting(Key::Spell, there).about(Subject::Days(first, *day)));
        spell.clear();
        if let Some(next) = order.get(at.saturating_add(1)) {
            let bounds = [day, next].into_iter().filter_map(|day| days.get(day)).flatten().copied();
            figures.extend(gap(of, *day, *next, &left_out).map(|(key, subject)| {
                Figure { first: None, last: None, ..Figure::counting(key, bounds) }
                    .about(subject)
                    .count(in_days(step.unwrap_or(1).saturating_sub(1)))
            }));
        }
    }
    figures.extend(Figure::counting(Key::LeftOut, left_out).if_any());
    Some(Insight { id: InsightId::SpellsAndGaps, figures })
}

/// What lies between two days, both not counted, and whether she marked that something is missing there.
fn gap(
    of: &Selection<'_>,
    before: NaiveDate,
    after: NaiveDate,
    left_out: &[&Dated<'_>],
) -> Option<(Key, Subject)> {
    let (first, last) = (before.succ_opt()?, after.pred_opt()?);
    let may_lie_there = |span: Option<Span>| span.is_some_and(|span| span.touches(first, last));
    if left_out.iter().any(|one| may_lie_there(one.span)) {
        return None;
    }
    let marked = of.view.gaps.iter().any(|(_, gap)| may_lie_there(Span::of(gap.when.as_ref(), of.zone())));
    Some((if marked { Key::GapMarked } else { Key::Gap }, Subject::Days(first, last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_time_is_the_one_in_the_middle() {
        assert_eq!(twice_usual(&[1, 9, 2]), Some(4));
        assert_eq!(twice_usual(&[1, 2, 9, 30]), Some(11));
        assert_eq!(twice_usual(&[]), None);
    }
}
