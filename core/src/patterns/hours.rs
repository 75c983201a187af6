//! Days of the week and times of day. Only a time that is exact counts: "about nine" is no nine o'clock, and a day has no hour.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDateTime, Timelike};

use super::dated::{Dated, Selection};
use super::insight::{Figure, Insight, InsightId, Key, Subject};
use crate::time::{Precision, Zone, local};

/// Fewest entries with such a time.
const ENTRIES_MIN: usize = 10;
/// Hours of one cell.
pub const CELL_HOURS: u8 = 3;
/// Days of the week.
pub const WEEKDAYS: u8 = 7;
/// Cells of one day.
pub const CELLS_OF_A_DAY: u8 = 24 / CELL_HOURS;

/// A day of the week and three hours of it, by the clock of the zone in which it is counted, summer time and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// 1 is Monday, 7 is Sunday.
    pub weekday: u8,
    /// The hour with which it begins: 0, 3, up to 21.
    pub hour: u8,
}

impl Cell {
    fn of(at: NaiveDateTime) -> Option<Self> {
        let weekday = u8::try_from(at.weekday().number_from_monday()).ok()?;
        let hour = u8::try_from(at.hour()).ok()?;
        Some(Cell { weekday, hour: hour / CELL_HOURS * CELL_HOURS })
    }
}

/// The cell in which all of an entry lies; nothing where one of its times is not exact, or it goes on into another cell.
pub(super) fn cell(one: &Dated<'_>, zone: Zone) -> Option<Cell> {
    let span = one.span?;
    if one.entry.times().any(|time| time.precision != Precision::Exact) {
        return None;
    }
    // Within one day, so that a week that ends in the cell in which it began is no such time.
    span.day()?;
    let cell = |ms| Cell::of(local(ms, zone)?);
    let (first, last) = (cell(span.bounds.earliest_ms)?, cell(span.bounds.latest_ms)?);
    (first == last).then_some(first)
}

/// How many entries lie in each cell that has any, and how many have no time that is exact enough.
pub(super) fn table(of: &Selection<'_>) -> Option<Insight> {
    let mut cells: BTreeMap<Cell, Vec<&Dated<'_>>> = BTreeMap::new();
    let (mut timed, mut left_out) = (Vec::new(), Vec::new());
    for one in &of.entries {
        match cell(one, of.zone()) {
            Some(cell) => {
                cells.entry(cell).or_default().push(one);
                timed.push(one);
            }
            None => left_out.push(one),
        }
    }
    if timed.len() < ENTRIES_MIN {
        return None;
    }
    let mut figures = vec![Figure::counting(Key::Timed, timed)];
    figures.extend(Figure::counting(Key::LeftOut, left_out).if_any());
    figures.extend(
        cells.into_iter().map(|(cell, there)| Figure::counting(Key::Cell, there).about(Subject::Cell(cell))),
    );
    Some(Insight { id: InsightId::DayAndTime, figures })
}
