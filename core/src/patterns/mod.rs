//! What a record shows: counts, dates and lists of what she wrote down, each with the entries that it rests on and with what has
//! to be said beside it.
//!
//! A [`View`] of one case, a [`Scope`] and the time go in, [`Patterns`] come out, the same for the same record in whatever order
//! it came. A time that is not exact is a band: it counts for a day, a week or an "after" only where all of it fits, and for an
//! hour never. What can't be counted so is counted apart and said.
//!
//! Nothing here scores, ranks, compares with others, foretells, or says what anything is in law. There is no figure for that
//! and no word.

mod after;
mod change;
mod changed;
mod charts;
mod counts;
mod dated;
mod evidence;
mod first;
mod headings;
mod hours;
mod identity;
mod impact;
mod in_person;
mod insight;
mod methods;
mod named;
mod near_events;
mod others;
mod places;
mod police;
mod spells;
mod view;
mod weeks;
mod written;

#[cfg(test)]
mod tests;

pub use charts::{Chart, Lane, Placed};
pub use dated::Span;
pub use headings::{Heading, Tactic};
pub use hours::{CELL_HOURS, CELLS_OF_A_DAY, Cell, WEEKDAYS};
pub use insight::{Figure, Insight, InsightId, Key, Subject};
pub use view::{Entry, Scope, View};

use crate::limits;
use dated::Selection;
use insight::number;

/// What a record shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    /// What was looked at, when and where.
    pub scope: Scope,
    /// The entries that were looked at, in order.
    pub entries: Vec<Placed>,
    /// Entries that may or may not lie in the days that were asked for; they count nowhere.
    pub edge: Vec<Placed>,
    /// What they show, in the order of [`InsightId::ALL`]. What does not reach its least number is not there.
    pub insights: Vec<Insight>,
}

impl Patterns {
    /// One of the insights, where it is shown.
    #[must_use]
    pub fn insight(&self, id: InsightId) -> Option<&Insight> {
        self.insights.iter().find(|insight| insight.id == id)
    }
}

/// Works out what a record shows.
#[must_use]
pub fn evaluate(view: &View, scope: Scope) -> Patterns {
    let of = Selection::new(view, scope);
    let placed = |list: &[dated::Dated<'_>]| list.iter().map(|one| Placed::of(one, &of)).collect();
    let insights = InsightId::ALL.iter().filter_map(|id| one(*id, &of)).map(limited).collect();
    Patterns { scope, entries: placed(&of.entries), edge: placed(&of.edge), insights }
}

fn one(id: InsightId, of: &Selection<'_>) -> Option<Insight> {
    match id {
        InsightId::Timeline => counts::timeline(of),
        InsightId::Totals => counts::totals(of),
        InsightId::Frequency => weeks::frequency(of),
        InsightId::ChangeOverTime => change::over_time(of),
        InsightId::Methods => methods::methods(of),
        InsightId::NewMethods => methods::new_ones(of),
        InsightId::OnlineToInPerson => in_person::step(of),
        InsightId::Places => places::places(of),
        InsightId::DayAndTime => hours::table(of),
        InsightId::NearEvents => near_events::near_events(of),
        InsightId::SpellsAndGaps => spells::spells_and_gaps(of),
        InsightId::AfterToldToStop => after::told_to_stop(of),
        InsightId::AfterOrder => after::order(of),
        InsightId::AfterPolice => after::police(of),
        InsightId::PoliceTimeline => police::timeline(of),
        InsightId::NotReported => police::not_reported(of),
        InsightId::OthersAffected => others::affected(of),
        InsightId::Impact => impact::over_time(of),
        InsightId::ChangesMade => impact::changes(of),
        InsightId::Evidence => evidence::coverage(of),
        InsightId::Identifiers => identity::identifiers(of),
        InsightId::Who => identity::who(of),
        InsightId::WrittenWhen => written::when(of),
        InsightId::MarkedGaps => written::marked_gaps(of),
        InsightId::WhatChanged => changed::what_changed(of),
    }
}

/// No more figures than anybody reads, and how many more there are.
fn limited(mut insight: Insight) -> Insight {
    let more = insight.figures.len().saturating_sub(limits::PATTERN_FIGURES_MAX);
    if more > 0 {
        insight.figures.truncate(limits::PATTERN_FIGURES_MAX);
        insight.figures.push(Figure::new(Key::Further).count(number(more)));
    }
    insight
}
