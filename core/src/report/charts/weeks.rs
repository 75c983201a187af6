//! Entries by week: a bar for each, and an empty place for a week without any.

use chrono::Days;

use super::letters::width;
use super::sheet::{Anchor, Frame, Grey, LINE, Shape, Sheet, WIDTH};
use super::time_axis::TimeAxis;
use super::Drawn;
use crate::patterns::Patterns;
use crate::say::Say;

/// Height of the highest bar, at most.
const HIGH: i32 = 460;
/// Lines across, at most.
const LINES_MAX: u32 = 5;
/// Widest bar: a few weeks don't become blocks.
const BAR_MAX: i32 = 120;

/// How much it is from one line across to the next: 1, 2, 5, 10, 20, and so on.
fn step(most: u32) -> u32 {
    let mut step = 1_u32;
    for factor in [2, 5].into_iter().cycle().take(24) {
        if most.div_ceil(step) <= LINES_MAX {
            break;
        }
        // 1, 2, 5, 10: doubled, then doubled and a half, then doubled again.
        step = if factor == 2 && !is_two(step) { step.saturating_mul(2) } else { next_after(step) };
    }
    step
}

fn is_two(step: u32) -> bool {
    let mut lead = step;
    while lead >= 10 {
        lead /= 10;
    }
    lead == 2
}

fn next_after(step: u32) -> u32 {
    if is_two(step) { step.saturating_mul(5) / 2 } else { step.saturating_mul(2) }
}

pub(super) fn draw(patterns: &Patterns, say: Say<'_>) -> Option<Drawn> {
    let weeks: Vec<_> = patterns.weeks().collect();
    let ((first, _), (last, _)) = (weeks.first().copied()?, weeks.last().copied()?);
    let most = weeks.iter().map(|(_, count)| *count).max()?.max(1);
    let step = step(most);
    let top_count = most.div_ceil(step).saturating_mul(step);
    let left = width(&top_count.to_string()) + 16;
    let axis =
        TimeAxis::new((first, last.checked_add_days(Days::new(6))?), patterns.scope.zone, (left, WIDTH));
    let mut sheet = Sheet::default();
    let top = sheet.room(LINE);
    sheet.text((0, top + LINE / 2), Anchor::Start, say.words().text("chart-legend-weeks", &[]));
    let top = sheet.room(HIGH + LINE) + LINE;
    let foot = top + HIGH;
    let up = |count: u32| {
        let height = i64::from(HIGH) * i64::from(count) / i64::from(top_count);
        foot - i32::try_from(height).unwrap_or(HIGH)
    };
    let mut line = step;
    while line <= top_count {
        sheet.add(Shape::Line((left, up(line)), (WIDTH, up(line)), Grey::FAINT));
        sheet.text((left - 10, up(line)), Anchor::End, line.to_string());
        line = line.saturating_add(step);
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
            let frame = Frame::new(middle - bar / 2, up(*count), middle - bar / 2 + bar, foot);
            sheet.add(Shape::Filled(frame, Grey::LINE));
        }
        if has_room {
            sheet.text((middle, up(*count) - LINE / 2), Anchor::Middle, count.to_string());
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
        let steps: Vec<u32> = [1, 5, 6, 10, 11, 25, 26, 51, 101, 10_000].map(step).to_vec();
        assert_eq!(steps, [1, 1, 2, 2, 5, 5, 10, 20, 50, 2_000]);
        assert!(u32::MAX.div_ceil(step(u32::MAX)) <= LINES_MAX + 1);
    }
}
