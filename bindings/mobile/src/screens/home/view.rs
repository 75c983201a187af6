//! Home, as it is shown.

use serde::{Deserialize, Serialize};

use alongside_core::Result;

use super::action::HomeAction;
use crate::screens::checkin::{self, RingView};
use crate::screens::sight::Sight;
use crate::screens::start::{StartAction, offer_profile};
use crate::screens::{Action, ActionView, Field, Notice, RowView, Screen};
use crate::screens::{unfinished, watching};

/// Home.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct HomeView {
    /// Its title: her name for the record, or a neutral one.
    pub title: String,
    /// The check-in that runs, above everything else. Tapping it leads where the row of the check-in does.
    pub ring: Option<RingView>,
    /// What waits to be looked at: a draft, a few questions.
    pub waiting: Vec<Notice>,
    /// Where one can go from here.
    pub rows: Vec<RowView>,
    /// Write it down.
    pub main: ActionView,
}

fn goes(action: HomeAction) -> Action {
    Action::Home { action }
}

pub(crate) fn view(sight: &Sight<'_>) -> Result<Screen> {
    let record = sight.open()?;
    let count = i64::try_from(record.incidents().len()).unwrap_or(i64::MAX);
    let mut waiting: Vec<Notice> = watching::calling(sight).into_iter().collect();
    if !sight.typed(Field::Line).is_empty() {
        let action = sight.quiet(goes(HomeAction::Write), "home-draft-open");
        waiting.push(Notice { text: sight.text("home-draft"), action: Some(action) });
    }
    if unfinished::waits(record) {
        let action = sight.quiet(goes(HomeAction::Unfinished), "home-draft-open");
        waiting.push(Notice { text: sight.text("home-answer"), action: Some(action) });
    }
    if offer_profile(record) {
        let action = sight.quiet(Action::Start { action: StartAction::Questions }, "home-questions-open");
        waiting.push(Notice { text: sight.text("home-questions"), action: Some(action) });
    }
    let row = |action, id: &str, detail: Option<String>| {
        let title = sight.text(id);
        let spoken = detail.as_ref().map_or_else(|| title.clone(), |detail| format!("{title}, {detail}"));
        RowView { title, detail, edge: None, spoken, action: goes(action) }
    };
    let ring = checkin::ring(sight);
    let view = HomeView {
        title: record
            .cases()
            .into_iter()
            .next()
            .map_or_else(|| sight.text("log-case-label-default"), |(_, label)| label),
        waiting,
        ring: ring.clone(),
        rows: [
            row(HomeAction::CheckIn, "home-check-in", ring.map(|ring| ring.due)),
            row(HomeAction::Steps, "home-steps", None),
            row(HomeAction::Who, "home-who", None),
            row(
                HomeAction::Record,
                "home-record",
                Some(sight.with("log-entry-many", &[("count", count.into())])),
            ),
        ]
        .into_iter()
        .chain(watching::home_row(sight)?)
        .chain([row(HomeAction::Settings, "home-settings", None)])
        .collect(),
        main: sight.main(goes(HomeAction::Write), "home-write"),
    };
    Ok(Screen::Home { view })
}
