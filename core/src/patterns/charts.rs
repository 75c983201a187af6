//! The same figures as they are drawn. What a chart says in words are the sentences of its insight.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Patterns;
use super::dated::{Dated, Selection, Span};
use super::hours::{CELL_HOURS, CELLS_OF_A_DAY, Cell, WEEKDAYS};
use super::insight::{InsightId, Key, Subject};
use super::named::named;
use crate::ids::RecordId;
use crate::time::{Occurred, Precision};
use crate::vocabulary::Term;

named! {
    /// What can be drawn.
    Chart {
        /// Entries along the days, with bands for times that are not exact.
        Timeline = "timeline",
        /// Entries by week, those with none too.
        Weeks = "weeks",
        /// Days of the week and times of day.
        Hours = "hours",
        /// Behaviours along the days.
        Methods = "methods",
    }
}

impl Chart {
    /// The insight that it draws.
    #[must_use]
    pub fn insight(self) -> InsightId {
        match self {
            Chart::Timeline => InsightId::Timeline,
            Chart::Weeks => InsightId::Frequency,
            Chart::Hours => InsightId::DayAndTime,
            Chart::Methods => InsightId::Methods,
        }
    }
}

/// An entry as it is drawn along the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its id.
    pub id: RecordId,
    /// "Entry 14".
    pub entry_no: u32,
    /// When it was, as she said it.
    pub when: Option<Occurred>,
    /// How well the worst known of its times is known.
    pub precision: Precision,
    /// The band in which it lies; nothing where its time is not known.
    pub span: Option<Span>,
    /// Where it stands in the table of hours; nothing where its time is not exact enough.
    pub cell: Option<Cell>,
}

impl Placed {
    pub(super) fn of(one: &Dated<'_>, of: &Selection<'_>) -> Self {
        let worst = one.entry.times().map(|time| time.precision).max();
        Placed {
            id: one.entry.id,
            entry_no: one.entry.entry_no,
            when: one.first().map(|(_, when)| when.clone()),
            precision: worst.filter(|_| one.span.is_some()).unwrap_or(Precision::Unknown),
            span: one.span,
            cell: super::hours::cell(one, of.zone()),
        }
    }
}

/// One behaviour along the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane<'p> {
    /// Which.
    pub behaviour: &'p Term,
    /// Its entries, in order; those without a time last.
    pub bands: Vec<&'p Placed>,
}

impl Patterns {
    /// Weeks by their Mondays, and how many entries lie in each; empty where there are too few to draw.
    pub fn weeks(&self) -> impl Iterator<Item = (NaiveDate, u32)> {
        let weeks = self.insight(InsightId::Frequency).into_iter().flat_map(|insight| insight.of(Key::Week));
        weeks.filter_map(|figure| match figure.subject {
            Subject::Week(monday) => Some((monday, figure.count)),
            _ => None,
        })
    }

    /// Entries by day of the week, Monday first, and by three hours of the day; nothing where there are too few to draw.
    #[must_use]
    pub fn hours(&self) -> Option<[[u32; CELLS_OF_A_DAY as usize]; WEEKDAYS as usize]> {
        let insight = self.insight(InsightId::DayAndTime)?;
        let mut table = [[0; CELLS_OF_A_DAY as usize]; WEEKDAYS as usize];
        for figure in insight.of(Key::Cell) {
            let Subject::Cell(Cell { weekday, hour }) = figure.subject else { continue };
            let row = table.get_mut(usize::from(weekday.saturating_sub(1)));
            if let Some(cell) = row.and_then(|row| row.get_mut(usize::from(hour / CELL_HOURS))) {
                *cell = figure.count;
            }
        }
        Some(table)
    }

    /// Behaviours along the days, by the first of each; empty where there are too few to draw.
    pub fn methods(&self) -> impl Iterator<Item = Lane<'_>> {
        let ways =
            self.insight(InsightId::Methods).into_iter().flat_map(|insight| insight.of(Key::Behaviour));
        ways.filter_map(|figure| match &figure.subject {
            Subject::Term(_, behaviour) => {
                let ids: BTreeSet<&RecordId> = figure.entries.iter().collect();
                let bands = self.entries.iter().filter(|one| ids.contains(&one.id)).collect();
                Some(Lane { behaviour, bands })
            }
            _ => None,
        })
    }
}
