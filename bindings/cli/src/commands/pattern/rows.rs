//! Which figures stand in a table, and in what columns. All others are sentences.

use alongside_core::patterns::{Figure, InsightId, Key};

/// Columns of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// What, how many, first, last.
    Dated,
    /// What, how many.
    Counted,
    /// When, a mark, words.
    Marks,
    /// When, what, words.
    Changes,
    /// When, what, how many.
    Contacts,
    /// Days of the week and three hours.
    Hours,
}

impl Layout {
    /// Whether the newest rows are kept where there are too many: what goes along the days.
    pub(super) fn keeps_the_newest(self) -> bool {
        matches!(self, Layout::Marks | Layout::Changes | Layout::Contacts)
    }
}

/// The table in which a figure stands.
pub(super) fn layout(insight: InsightId, figure: &Figure) -> Option<Layout> {
    Some(match (insight, figure.key) {
        (_, Key::Behaviour | Key::Channel | Key::Identifier) | (InsightId::Places, Key::Place) => {
            Layout::Dated
        }
        (InsightId::Frequency, Key::Week | Key::Month)
        | (InsightId::Places, Key::Setting | Key::Near)
        | (InsightId::OthersAffected, Key::Affected)
        | (InsightId::Impact, Key::Felt)
        | (InsightId::Evidence, Key::Kind)
        | (InsightId::Who, Key::Confidence | Key::Person) => Layout::Counted,
        (InsightId::Impact, Key::Mark) => Layout::Marks,
        (InsightId::ChangesMade, Key::Change | Key::OwnWords) => Layout::Changes,
        (InsightId::PoliceTimeline, Key::Contact) => Layout::Contacts,
        (InsightId::DayAndTime, Key::Cell) => Layout::Hours,
        _ => return None,
    })
}
