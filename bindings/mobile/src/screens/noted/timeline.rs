//! Everything in the order of time, newest first: a day at a time, with the band of each day in which a thing may lie. A
//! shell draws the bands; what they say stands beside them in words.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::fields::snippet;
use alongside_core::incidents::{Incident, TimelineItem, TimelineScope};
use alongside_core::store::Kind;
use alongside_core::time::Precision;

use super::action::{NotedAction, NotedKind, does};
use crate::screens::incidents::LogAction;
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, Problem, Screen};

/// Minutes of a day.
const DAY_MIN: i64 = 24 * 60;
const MINUTE_MS: i64 = 60_000;
/// How much of a text stands in a line: two lines of it.
const SNIPPET_BYTES: usize = 160;

/// One thing in a timeline.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct TimelineItemView {
    /// What it was.
    pub title: String,
    /// What it is: an entry with its number, a contact with the police.
    pub detail: String,
    /// When it was, below the heading of its day, as well as she knows.
    pub edge: String,
    /// What a screen reader says.
    pub spoken: String,
    /// What tapping it hands back; absent where there is nothing more to see.
    pub action: Option<Action>,
    /// Where its band begins: minutes from the beginning of the day, 0 to 1440. Absent where no day is known.
    pub from_min: Option<u32>,
    /// Where its band ends, likewise; where it begins for what has an exact time.
    pub to_min: Option<u32>,
    /// Whether it may have begun on a day before.
    pub before: bool,
    /// Whether it may have gone on to a day after.
    pub after: bool,
}

/// A day of a timeline.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct TimelineDayView {
    /// The day, the month, or that the time is not known.
    pub heading: String,
    /// How many things it has.
    pub count: String,
    /// Those things, newest first.
    pub items: Vec<TimelineItemView>,
}

/// Everything in the order of time.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct TimelineView {
    /// Its title.
    pub title: String,
    /// How it is to be read, or that there is nothing yet.
    pub lines: Vec<String>,
    /// Hours, evenly from the beginning of a day to its end, for what the bands are drawn against.
    pub hours: Vec<String>,
    /// Its days, newest first; then what has no time.
    pub days: Vec<TimelineDayView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What can be done.
    pub actions: Vec<ActionView>,
}

pub(super) fn timeline(shown: usize, sight: &Sight<'_>) -> Result<Screen> {
    let timeline = sight.open()?.timeline(&TimelineScope::default());
    let mut view = TimelineView {
        title: sight.text("noted-timeline"),
        lines: Vec::new(),
        hours: sight.text("noted-hours").split_whitespace().map(Into::into).collect(),
        days: Vec::new(),
        problem: sight.problem(),
        actions: Vec::new(),
    };
    let mut last = None;
    for item in timeline.dated.iter().rev().chain(timeline.undated.iter().rev()).take(shown) {
        let day = item.bounds.and_then(|_| sight.say.day_of(item.sort_ms));
        let month = item.precision == Precision::Month;
        if last != Some((day, month)) {
            last = Some((day, month));
            let heading = match day {
                Some(day) if month => sight.say.month_heading(day),
                Some(day) => sight.say.day_heading(day),
                None => sight.text("time-unknown"),
            };
            view.days.push(TimelineDayView { heading, count: String::new(), items: Vec::new() });
        }
        if let Some(day) = view.days.last_mut() {
            day.items.push(line(item, sight));
        }
    }
    for day in &mut view.days {
        let count = i64::try_from(day.items.len()).unwrap_or(i64::MAX);
        day.count = sight.with("noted-things", &[("count", count.into())]);
    }
    view.lines.push(sight.text(if view.days.is_empty() { "record-empty" } else { "noted-timeline-how" }));
    if timeline.dated.len().saturating_add(timeline.undated.len()) > shown {
        view.actions.push(sight.quiet(does(NotedAction::More), "noted-more"));
    }
    Ok(Screen::Timeline { view })
}

fn line(item: &TimelineItem, sight: &Sight<'_>) -> TimelineItemView {
    let (title, detail, edge, action) = said(item, sight);
    let mut view = TimelineItemView {
        spoken: format!("{title}, {edge}, {detail}"),
        title,
        detail,
        edge,
        action,
        from_min: None,
        to_min: None,
        before: false,
        after: false,
    };
    band(item, &mut view, sight);
    view
}

/// What it was, what it is, when, and where it leads. What can't be read says so.
fn said(item: &TimelineItem, sight: &Sight<'_>) -> (String, String, String, Option<Action>) {
    let Some(record) = sight.record else { return Default::default() };
    if let Some(number) = item.entry_no {
        let detail = sight.with("log-entry", &[("number", number.into())]);
        let action = Action::Log { action: LogAction::Open { entry: item.id.to_string() } };
        let Ok(incident) = record.read::<Incident>(item.id) else {
            return (sight.text("record-unreadable"), detail, String::new(), Some(action));
        };
        let text = snippet(incident.what_happened.as_deref().unwrap_or_default(), SNIPPET_BYTES);
        return (text, detail, sight.say.in_day(incident.occurred.as_ref()), Some(action));
    }
    let (kind, action) = match item.kind {
        Kind::POLICE => {
            let one = NotedAction::One { kind: NotedKind::Police, id: item.id.to_string() };
            ("log-kind-police", Some(does(one)))
        }
        Kind::GAP => ("log-kind-gap", None),
        _ => ("log-kind-marked-event", None),
    };
    match sight.say.moment(item.kind, item.id, record) {
        Ok((when, title)) => (title, sight.text(kind), sight.say.in_day(when.as_ref()), action),
        Err(_) => (sight.text("noted-unreadable"), sight.text(kind), String::new(), action),
    }
}

/// Between which minutes of its day it lies.
fn band(item: &TimelineItem, view: &mut TimelineItemView, sight: &Sight<'_>) {
    let (Some(bounds), Some(midnight)) = (item.bounds, sight.say.midnight(item.sort_ms)) else { return };
    if item.precision == Precision::Month {
        return;
    }
    let minute = |ms: i64| ms.saturating_sub(midnight).div_euclid(MINUTE_MS);
    let (first, last) = (minute(bounds.earliest_ms), minute(bounds.latest_ms));
    let within = |minute: i64| u32::try_from(minute.clamp(0, DAY_MIN)).ok();
    view.from_min = within(first);
    view.to_min = within(if item.precision == Precision::Exact { last } else { last.saturating_add(1) });
    view.before = first < 0;
    view.after = last >= DAY_MIN;
}
