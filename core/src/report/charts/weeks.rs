//! Entries by week: a bar for each, and an empty place for a week without any.

use chrono::Days;

use super::Drawn;
use super::letters::width;
use super::sheet::{Anchor, Frame, Grey, LINE, Shape, Sheet, WIDTH};
use super::time_axis::TimeAxis;
use crate::patterns::Patterns;
use crate::say::Say;

/// Height of the highest bar, at most.
const HIGH: i32 = 460;
/// Lines across, at most.
const LINES_MAX: u64 = 5;
/// Widest bar: a few weeks don't become blocks.
const BAR_MAX: i32 = 120;

/// How much it is from one line across to the next: 1, 2, 5, 10, 20, and so on.
fn step(most: u32) -> u64 {
    let tens = std::iter::successors(Some(1_u64), |ten| ten.checked_mul(10));
    let mut steps = tens.flat_map(|ten| [1, 2, 5].map(|times| ten.saturating_mul(times)));
    steps.find(|step| u64::from(most).div_ceil(*step) <= LINES_MAX).unwrap_or(u64::MAX)
}

pub(super) fn draw(patterns: &Patterns, say: Say<'_>) -> Option<Drawn> {
    let weeks: Vec<_> = patterns.weeks().collect();
    let ((first, _), (last, _)) = (weeks.first().copied()?, weeks.last().copied()?);
    let most = weeks.iter().map(|(_, count)| *count).max()?.max(1);
    let step = step(most);
    let lines = u64::from(most).div_ceil(step);
    let top_count = lines.saturating_mul(step);
    let left = width(&top_count.to_string()) + 16;
    let axis =
        TimeAxis::new((first, last.checked_add_days(Days::new(6))?), patterns.scope.zone, (left, WIDTH));
    let mut sheet = Sheet::default();
    let top = sheet.room(LINE);
    sheet.text((0, top + LINE / 2), Anchor::Start, say.words().text("chart-legend-weeks", &[]));
    let top = sheet.room(HIGH + LINE) + LINE;
    let foot = top + HIGH;
    let up = |count: u64| {
        let height = u64::try_from(HIGH).unwrap_or(0).saturating_mul(count) / top_count.max(1);
        foot - i32::try_from(height).unwrap_or(HIGH)
    };
    for line in (1..=lines).map(|line| line.saturating_mul(step)) {
        sheet.add(Shape::Line((left, up(line)), (WIDTH, up(line)), Grey::FAINT));
        sheet.text((left - 10, up(line)), Anchor::End, line.to_string());
    }
    sheet.text((left - 10, foot), Anchor::End, "0");
    let places: Vec<(i32, i32)> = weeks
        .iter()
        .map(|(monday, _)| {
            let next = monday.checked_add_days(Days::new(7)).unwrap_or(*monday);
            (axis.day(*monday), axis.day(next))
        })
        .collect();
    let narrowest = places.iter().map(|(from, to)| to - from).min().unwrap_or(0);
    let has_room = weeks.iter().all(|(_, count)| width(&count.to_string()) + 6 <= narrowest);
    for ((_, count), (from, to)) in weeks.iter().zip(&places) {
        let (pitch, middle) = (to - from, i32::midpoint(*from, *to));
        let bar = (pitch - (pitch / 4).max(1)).clamp(1, BAR_MAX);
        if *count > 0 {
            let frame = Frame::new(middle - bar / 2, up((*count).into()), middle - bar / 2 + bar, foot);
            sheet.add(Shape::Filled(frame, Grey::LINE));
        }
        if has_room {
            sheet.text((middle, up((*count).into()) - LINE / 2), Anchor::Middle, count.to_string());
        }
    }
    axis.draw_weeks(&mut sheet, say);
    Some(Drawn { sheet, says: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_across_are_few_and_at_round_numbers() {
        let steps = [1, 5, 6, 10, 11, 25, 26, 51, 101, 10_000, u32::MAX].map(step);
        assert_eq!(steps, [1, 1, 2, 2, 5, 5, 10, 20, 50, 2_000, 1_000_000_000]);
    }
}
