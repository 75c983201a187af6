//! Days of the week and times of day: a row for each day, a column for each three hours, with the number in each place.

use super::Drawn;
use super::letters::width;
use super::sheet::{Anchor, Frame, Grey, LINE, Shape, Sheet, WIDTH};
use crate::patterns::{CELL_HOURS, CELLS_OF_A_DAY, Patterns, WEEKDAYS};
use crate::say::Say;

/// Height of a row.
const ROW: i32 = 60;
/// From white to the darkest, by the share of the highest number. All of them are light enough for black letters, which is what a
/// printed page has.
const GREYS: [Grey; 5] = [Grey(255), Grey(230), Grey(205), Grey(180), Grey(155)];

/// The place in [`GREYS`]: white is nothing, and nothing else.
fn shade(count: u32, most: u32) -> usize {
    let steps = u64::try_from(GREYS.len() - 1).unwrap_or(1);
    let step = (u64::from(count) * steps).div_ceil(u64::from(most.max(1))).min(steps);
    usize::try_from(step).unwrap_or(0)
}

pub(super) fn draw(patterns: &Patterns, say: Say<'_>) -> Option<Drawn> {
    let table = patterns.hours()?;
    let most = table.iter().flatten().copied().max()?;
    let days: Vec<String> = (1..=WEEKDAYS).map(|day| say.weekday(day)).collect();
    let left = days.iter().map(|day| width(day)).max().unwrap_or(0) + 20;
    let across = |cell: i32| left + (WIDTH - left) * cell / i32::from(CELLS_OF_A_DAY);
    let mut sheet = Sheet::default();
    let top = sheet.room(LINE);
    for cell in 0..=CELLS_OF_A_DAY {
        let x = across(i32::from(cell));
        let [at, _] = say.cell_hours(cell * CELL_HOURS);
        let anchor = if cell == CELLS_OF_A_DAY { Anchor::End } else { Anchor::Middle };
        sheet.text((x, top + LINE / 2), anchor, at);
    }
    for (day, row) in days.iter().zip(&table) {
        let top = sheet.room(ROW);
        sheet.text((left - 16, top + ROW / 2), Anchor::End, day.clone());
        for (cell, count) in (0..).zip(row) {
            let frame = Frame::new(across(cell), top, across(cell + 1), top + ROW);
            let shade = shade(*count, most);
            sheet.add(Shape::Filled(frame, GREYS.get(shade).copied().unwrap_or(Grey::WHITE)));
            sheet.add(Shape::Edge(frame, Grey::LINE));
            let x = i32::midpoint(frame.left, frame.right);
            sheet.add(Shape::Text {
                x,
                y: top + ROW / 2,
                anchor: Anchor::Middle,
                text: count.to_string(),
                ink: Grey::BLACK,
            });
        }
    }
    sheet.room(LINE / 4);
    let top = sheet.room(LINE);
    let zone = say.words().text("chart-zone", &[("zone", patterns.scope.zone.name().into())]);
    sheet.text((0, top + LINE / 2), Anchor::Start, zone);
    Some(Drawn { sheet, says: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_letters_are_read_on_every_grey() {
        // Seven to one, as for those who see little (WCAG 2.2, 1.4.6).
        for Grey(grey) in GREYS {
            let luminance = (f64::from(grey) / 255.0 + 0.055) / 1.055;
            assert!((luminance.powf(2.4) + 0.05) / 0.05 >= 7.0, "{grey}");
        }
    }

    #[test]
    fn white_is_none_and_the_darkest_is_the_most() {
        for most in [1, 3, 4, 17, u32::MAX] {
            assert_eq!((shade(0, most), shade(most, most)), (0, GREYS.len() - 1), "{most}");
            assert!(
                shade(1, most) > 0
                    && (1..most.min(50)).all(|count| shade(count, most) <= shade(count + 1, most))
            );
        }
    }
}
