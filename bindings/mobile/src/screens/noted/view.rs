//! What is noted, as it is shown.

use serde::{Deserialize, Serialize};

use alongside_core::Result;

use super::state::NotedPage;
use super::{concern, list, one, question, timeline};
use crate::screens::incidents::{DayView, ProofView};
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, FactView, Problem, RowView, Screen};

/// A page of what is noted: all of a kind, or one of them.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct NotedView {
    /// Its title.
    pub title: String,
    /// What is to be known first, a line each.
    pub lines: Vec<String>,
    /// The piece of proof that it is about, for a picture of it.
    pub proof: Option<ProofView>,
    /// What stands there and can't be changed here.
    pub facts: Vec<FactView>,
    /// Lines that lead on, under a heading each; it is empty where they need none.
    pub groups: Vec<DayView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What can be done, the main action last.
    pub actions: Vec<ActionView>,
}

pub(crate) fn view(page: &NotedPage, sight: &Sight<'_>) -> Result<Screen> {
    match page {
        NotedPage::List { kind, entry, shown } => list::list(*kind, *entry, *shown, sight),
        NotedPage::One { kind, id } => one::one(*kind, *id, sight),
        NotedPage::Part { kind, id, group, at } => one::part(*kind, *id, group, *at, sight),
        NotedPage::Ask(asked) => question::view(asked, sight),
        NotedPage::Timeline { shown } => timeline::timeline(*shown, sight),
        NotedPage::History { entry } => one::history(*entry, sight),
        NotedPage::Concerns { entry } => concern::concerns(*entry, sight),
        NotedPage::Concern { entry, order, term } => concern::concern(*entry, *order, *term, sight),
    }
}

/// A page with nothing on it yet.
pub(super) fn page(title: String, sight: &Sight<'_>) -> NotedView {
    NotedView {
        title,
        lines: Vec::new(),
        proof: None,
        facts: Vec::new(),
        groups: Vec::new(),
        problem: sight.problem(),
        actions: Vec::new(),
    }
}

/// A line that leads on.
pub(super) fn leads(title: String, detail: Option<String>, action: Action) -> RowView {
    let spoken = detail.as_ref().map_or_else(|| title.clone(), |detail| format!("{title}, {detail}"));
    RowView { title, detail, edge: None, spoken, action }
}

/// Lines under a heading, where there are any.
pub(super) fn group(view: &mut NotedView, heading: String, rows: Vec<RowView>) {
    if !rows.is_empty() {
        view.groups.push(DayView { heading, rows });
    }
}
