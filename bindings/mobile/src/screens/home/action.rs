//! Where home leads.

use serde::{Deserialize, Serialize};

use alongside_core::Result;

use crate::screens::desk::Desk;
use crate::screens::{checkin, checklists, help, incidents, settings, unfinished, watching};

/// Where home leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum HomeAction {
    /// Write it down.
    Write,
    /// Go on with the answer that was not finished.
    Unfinished,
    /// The check-in.
    CheckIn,
    /// Privacy steps.
    Steps,
    /// Who to call.
    Who,
    /// My record.
    Record,
    /// Watching for somebody.
    Watching,
    /// Settings.
    Settings,
}

pub(crate) fn act(desk: &mut Desk<'_>, action: HomeAction) -> Result<()> {
    desk.record()?;
    match action {
        HomeAction::Write => incidents::write(desk),
        HomeAction::Unfinished => unfinished::go_on(desk)?,
        HomeAction::CheckIn => checkin::open(desk)?,
        HomeAction::Steps => checklists::open(desk)?,
        HomeAction::Who => help::who(desk, help::Asked::default()),
        HomeAction::Record => incidents::record(desk)?,
        HomeAction::Watching => watching::open(desk)?,
        HomeAction::Settings => settings::open(desk),
    }
    Ok(())
}

/// The record was just opened: what opening found is said once, and what was being written stands ready.
pub(crate) fn opened(desk: &mut Desk<'_>) {
    let Ok(words) = desk.words() else { return };
    let Ok(record) = desk.record() else { return };
    let report = record.report();
    let house = &report.housekeeping;
    let counted = [
        ("home-captures", house.captures_taken_in),
        ("home-captures-damaged", house.captures_damaged),
        ("home-cut-off", u32::try_from(house.cut_off.len()).unwrap_or(u32::MAX)),
        ("home-unreadable", u32::try_from(house.unreadable.len()).unwrap_or(u32::MAX)),
        ("home-check-ins-lost", house.check_ins_lost),
        ("home-damage", u32::try_from(report.damage.len()).unwrap_or(u32::MAX)),
        ("home-healed", u32::try_from(report.healed.len()).unwrap_or(u32::MAX)),
    ];
    let mut lines: Vec<String> = counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| words.text(id, &[("count", count.into())]))
        .collect();
    if house.inbox_mismatch {
        lines.push(words.text("home-inbox", &[]));
    }
    for line in lines {
        desk.notice(line);
    }
    incidents::find_draft(desk);
    watching::unlocked(desk);
}
