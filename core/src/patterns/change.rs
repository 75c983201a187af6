//! The last four weeks beside the four before, as two counts.

use super::dated::Selection;
use super::insight::{Figure, Insight, InsightId, Key, number};

/// Fewest entries for a comparison.
pub(super) const ENTRIES_MIN: usize = 10;
/// Days of each of the two times.
pub(super) const DAYS: u64 = 28;
/// Counts that differ by no more are about the same.
const ABOUT_THE_SAME: u32 = 1;

/// Two counts, and whether the second is more, fewer or about the same, where that holds wherever in its band each time lies.
/// No share, no speed: both would say more than a handful of entries can.
pub(super) fn over_time(of: &Selection<'_>) -> Option<Insight> {
    if of.len() < ENTRIES_MIN {
        return None;
    }
    let (recent_days, before_days) = (of.days_back(0, DAYS)?, of.days_back(DAYS, DAYS)?);
    let (recent, before) = (of.in_days(recent_days), of.in_days(before_days));
    let mut unclear = recent.unclear.clone();
    unclear.extend(
        before
            .unclear
            .iter()
            .filter(|one| !recent.unclear.iter().any(|other| other.entry.id == one.entry.id)),
    );
    let least_and_most = |divided: &super::dated::Divided<'_, '_>| {
        let least = number(divided.within.len());
        (least, least.saturating_add(number(divided.unclear.len())))
    };
    let (recent_least, recent_most) = least_and_most(&recent);
    let (before_least, before_most) = least_and_most(&before);
    let direction = if recent_least > before_most.saturating_add(ABOUT_THE_SAME) {
        Some(Key::More)
    } else if before_least > recent_most.saturating_add(ABOUT_THE_SAME) {
        Some(Key::Fewer)
    } else if recent_most <= before_least.saturating_add(ABOUT_THE_SAME)
        && before_most <= recent_least.saturating_add(ABOUT_THE_SAME)
        && recent_least.saturating_add(before_least) > 0
    {
        Some(Key::Same)
    } else {
        None
    };
    let began = of.dated().next().filter(|(_, span)| span.first_day > before_days.0);
    let figures = [
        Some(Figure::counting(Key::Recent, recent.within.iter().copied())),
        Some(Figure::counting(Key::Before, before.within.iter().copied())),
        direction.map(|key| Figure::counting(key, recent.within.iter().chain(&before.within).copied())),
        began.map(|(one, _)| Figure::counting(Key::Begins, [one])),
        Figure::counting(Key::LeftOut, unclear).if_any(),
    ];
    Some(Insight { id: InsightId::ChangeOverTime, figures: figures.into_iter().flatten().collect() })
}
