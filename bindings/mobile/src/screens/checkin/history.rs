//! Check-ins that are over, as the record keeps them for a month. A forced ending reads like any other: what is kept says
//! nothing of it.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::history_record::CheckInHistory;
use alongside_core::checkin::machine::{BY_HAND, Entry};
use alongside_core::checkin::said::{WAY_BY_HAND, kind_message, row_message};
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::say::ending_message;
use alongside_core::{Error, Result};

use super::action::{CheckInAction, does};
use super::state::CheckInPage;
use super::view::CheckInView;
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, FactView, Problem, RowView, Screen, Weight};

/// Check-ins that are over.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct CheckInsView {
    /// Its title.
    pub title: String,
    /// How long they are kept, or that there is none.
    pub lines: Vec<String>,
    /// Each, newest first.
    pub check_ins: Vec<RowView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What else can be done.
    pub quiet: Vec<ActionView>,
}

/// Shows them once what has ended since the record was opened is taken in.
pub(super) fn open(desk: &mut Desk<'_>) -> Result<()> {
    desk.begin_with_record(
        "screen-waiting",
        false,
        |record, _, reading| record.take_in_ended(reading),
        |desk, taken| {
            desk.held.stack.lead_to(Page::CheckIn(CheckInPage::History));
            taken
        },
    )
}

pub(super) fn look(desk: &mut Desk<'_>, check_in: RecordId) -> Result<()> {
    desk.record()?.read::<CheckInHistory>(check_in)?;
    desk.held.stack.lead_to(Page::CheckIn(CheckInPage::Past { check_in }));
    Ok(())
}

/// Deletes the one in front, or all.
pub(super) fn delete(desk: &mut Desk<'_>, all: bool) -> Result<()> {
    let only = match desk.held.stack.front() {
        Some(Page::CheckIn(CheckInPage::Past { check_in })) if !all => Some(*check_in),
        Some(Page::CheckIn(CheckInPage::History)) if all => None,
        _ => return Err(Error::NotFound),
    };
    desk.begin_with_record(
        "checkins-deleting",
        false,
        move |record, _, reading| record.delete_check_in_history(only, reading),
        move |desk, deleted| {
            let count = i64::try_from(deleted?).unwrap_or(i64::MAX);
            if only.is_some() {
                desk.held.stack.pop();
            }
            let words = desk.words()?;
            desk.notice(words.text("checkins-deleted", &[("count", count.into())]));
            Ok(())
        },
    )
}

/// A way to delete: held, since nothing brings it back.
fn deletes(action: CheckInAction, id: &str, sight: &Sight<'_>) -> ActionView {
    let delete = ActionView::new(does(action), sight.text(id), Weight::Danger);
    ActionView { hold: true, ..delete.after(vec![sight.text("checkins-delete-risk")]) }
}

pub(super) fn list(sight: &Sight<'_>) -> Result<Screen> {
    let history = sight.open()?.check_in_history()?;
    let mut rows = Vec::new();
    for (id, over) in &history {
        let Some(entry) = &over.entry else { continue };
        let title = sight.say.instant_with_day(entry.started_at.saturating_mul(1000));
        let detail = sight.text(ending_message(entry.mode, entry.ending));
        let mode = sight.say.mode(entry.mode);
        let edge = Some(mode).filter(|mode| !mode.is_empty());
        let spoken = match &edge {
            Some(mode) => format!("{title}, {mode}, {detail}"),
            None => format!("{title}, {detail}"),
        };
        let action = does(CheckInAction::Past { check_in: id.to_string() });
        rows.push(RowView { title, detail: Some(detail), edge, spoken, action });
    }
    let mut quiet = Vec::new();
    if !rows.is_empty() {
        quiet.push(deletes(CheckInAction::DeleteHistory, "checkins-delete-all", sight));
    }
    quiet.push(sight.quiet(Action::Back, "ready-back"));
    let about = if rows.is_empty() { "checkins-none" } else { "checkins-kept" };
    let view = CheckInsView {
        title: sight.text("checkins-title"),
        lines: vec![sight.text(about)],
        check_ins: rows,
        problem: sight.problem(),
        quiet,
    };
    Ok(Screen::CheckIns { view })
}

pub(super) fn past(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let over: CheckInHistory = sight.open()?.read(id)?;
    let Some(entry) = &over.entry else { return Err(Error::NotFound) };
    let view = CheckInView {
        title: sight.say.instant_with_day(entry.started_at.saturating_mul(1000)),
        ring: None,
        lines: vec![sight.text(ending_message(entry.mode, entry.ending))],
        facts: facts(&over, entry, sight),
        told: told(entry, sight)?,
        by_hand: Vec::new(),
        problem: sight.problem(),
        quiet: vec![deletes(CheckInAction::DeletePast, "checkins-delete", sight)],
        main: None,
    };
    Ok(Screen::CheckIn { view })
}

fn facts(over: &CheckInHistory, entry: &Entry, sight: &Sight<'_>) -> Vec<FactView> {
    let mut facts = Vec::new();
    let mut fact = |id: &str, value: String| {
        if !value.is_empty() {
            facts.push(FactView { label: sight.text(id), value });
        }
    };
    let at = |seconds: i64| sight.say.instant_with_day(seconds.saturating_mul(1000));
    if entry.mode.is_timed() {
        fact("checkin-said-due", at(entry.due));
        if entry.extended_s > 0 {
            fact("checkins-put-off", sight.say.span(entry.extended_s.into()));
        }
        if let Some(told) = entry.fired_at.filter(|_| entry.told.iter().any(|told| told.handed_at.is_some()))
        {
            fact("checkin-said-told-since", at(told));
        }
        fact("checkin-said-ended", at(entry.ended_at));
    }
    fact("checkin-screen-place", over.place.clone().unwrap_or_default());
    fact("checkin-screen-note", over.note.clone().unwrap_or_default());
    fact("checkin-said-mode", sight.say.mode(entry.mode));
    facts
}

/// Each contact, and what went to it. Somebody may be gone since.
fn told(entry: &Entry, sight: &Sight<'_>) -> Result<Vec<FactView>> {
    let record = sight.open()?;
    let mut told = Vec::new();
    for (place, id) in (0_u8..).zip(&entry.contacts) {
        let contact = record.read::<Contact>(*id).ok();
        let label = match contact.as_ref().and_then(|contact| contact.name.clone()) {
            Some(name) => name,
            None => sight.text("checkins-gone"),
        };
        let mut lines = Vec::new();
        for row in entry.told.iter().filter(|told| told.row.contact == place) {
            let by_hand = row.row.way == BY_HAND;
            let mut way = sight.text(if by_hand { WAY_BY_HAND } else { "checkins-by-itself" });
            if let Some(at) = row.handed_at {
                let when = sight.say.instant_with_day(at.saturating_mul(1000));
                way = sight.with("checkins-when", &[("way", (&way).into()), ("when", (&when).into())]);
            }
            let what = sight.text(&kind_message(row.row.kind));
            // What had not left when it ended may have left since; that it was tried is what is known.
            let came = if row.state.is_final() { row_message(row.state) } else { "checkins-tried".into() };
            let came = sight.text(&came);
            let parts = [("what", (&what).into()), ("way", (&way).into()), ("came", (&came).into())];
            lines.push(sight.with("checkin-screen-sent", &parts));
        }
        if entry.held_by.contains(id) {
            lines.push(sight.text("checkins-held"));
        }
        if lines.is_empty() {
            lines.push(sight.text("checkins-told-nothing"));
        }
        told.push(FactView { label, value: lines.join("\n") });
    }
    Ok(told)
}
