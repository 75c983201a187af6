//! What may be shown of a check-in without the passcode: no name, no number, no address; contacts are 1, 2, 3 in her
//! order. After an ending it is the same, byte for byte, whichever PIN ended it.

use serde::Serialize;

use super::machine::{CheckIn, Content, Ending, Mode, Phase, RowState, TextKind};
use crate::ids::CheckinId;
use crate::time::{Reading, rfc3339};

/// One row as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownRow {
    /// Place of the contact in her order, from 1.
    pub contact: u32,
    /// Name of the channel; absent for what is handed over by hand.
    pub channel: Option<String>,
    /// What it is for, as `X-Kind` says it.
    pub kind: &'static str,
    /// How far it has come.
    pub state: &'static str,
    /// How often it was tried.
    pub attempts: u16,
}

/// A check-in as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Which.
    pub checkin_id: CheckinId,
    /// What it is for: `real`, `test`, `practice`.
    pub mode: Mode,
    /// `arming`, `armed`, `firing`, `closed`.
    pub state: &'static str,
    /// How it ended, where it has.
    pub ending: Option<&'static str>,
    /// `running`, `reminding`, `grace`, `asking`, `firing`, `closed`.
    pub phase: &'static str,
    /// When she means to be done, RFC 3339 in UTC.
    pub due: String,
    /// When contacts are told, likewise.
    pub deadline: String,
    /// The level that is proved.
    pub level: u8,
    /// Whether the time rests on a clock that may have been turned.
    pub time_uncertain: bool,
    /// What goes, went or will go.
    pub outbox: Vec<ShownRow>,
}

/// What may be shown at `reading`.
#[must_use]
pub fn status(check_in: &CheckIn, reading: &Reading) -> Status {
    let estimate = check_in.anchor.estimate(reading);
    let closed = check_in.state.is_closed();
    Status {
        checkin_id: check_in.id,
        mode: check_in.mode,
        state: check_in.state.as_str(),
        ending: match check_in.state {
            super::machine::State::Closed(ending) => Some(Ending::as_str(ending)),
            _ => None,
        },
        phase: Phase::as_str(check_in.phase(estimate)),
        due: rfc3339(check_in.due.saturating_mul(1000)),
        deadline: rfc3339(check_in.deadline().saturating_mul(1000)),
        level: if closed { 0 } else { check_in.level() },
        time_uncertain: !closed && !estimate.is_sure(),
        outbox: check_in
            .outbox
            .iter()
            // The text of a forced ending is in no status: its absence and its presence look alike.
            .filter(|row| row.content != Content::Text(TextKind::Forced))
            .map(|row| ShownRow {
                contact: u32::from(row.key.contact).saturating_add(1),
                channel: check_in
                    .contacts
                    .get(usize::from(row.key.contact))
                    .and_then(|contact| contact.ways.get(usize::from(row.key.way)))
                    .map(|way| way.channel.clone()),
                kind: row.key.kind.as_str(),
                state: RowState::as_str(row.state),
                attempts: row.attempts,
            })
            .collect(),
    }
}
