//! What is kept of a check-in when it is over: made at its end, handed to the vault that armed it.

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::outbox::{RowKey, RowState};
use super::state::{CheckIn, Ending, Mode};
use crate::ids::{CheckinId, RecordId};

/// One line about one row.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize)]
#[cbor(array)]
pub struct Told {
    /// Which.
    #[n(0)]
    pub row: RowKey,
    /// How far it had come at the end.
    #[n(1)]
    pub state: RowState,
    /// When it was handed over.
    #[n(2)]
    pub handed_at: Option<i64>,
}

/// A check-in as its history tells it. The same after an honest and a forced ending.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize)]
#[cbor(map)]
pub struct Entry {
    /// What it was for.
    #[n(1)]
    pub mode: Mode,
    /// When it was started, seconds since 1970, as all times here.
    #[n(2)]
    pub started_at: i64,
    /// When she meant to be done, in the end.
    #[n(3)]
    pub due: i64,
    /// When contacts would have been told.
    #[n(4)]
    pub deadline: i64,
    /// Seconds it was put off.
    #[n(5)]
    pub extended_s: u32,
    /// How it ended.
    #[n(6)]
    pub ending: Ending,
    /// When.
    #[n(7)]
    pub ended_at: i64,
    /// When contacts were told, if they were.
    #[n(8)]
    pub fired_at: Option<i64>,
    /// Who was in it, in her order.
    #[n(9)]
    pub contacts: Vec<RecordId>,
    /// What went.
    #[n(10)]
    pub told: Vec<Told>,
    /// Where she was going.
    #[n(11)]
    pub place: Option<String>,
    /// What else she noted.
    #[n(12)]
    pub note: Option<String>,
    /// IANA zone.
    #[n(13)]
    #[serde(skip)]
    pub zone: crate::time::Zone,
    /// Wrong PINs that were tried.
    #[n(14)]
    pub wrong_pins: u16,
    /// Contacts whose phone said that it held the plan.
    #[n(15)]
    pub held_by: Vec<RecordId>,
    /// Which check-in.
    #[n(16)]
    pub id: CheckinId,
}

impl CheckIn {
    /// What its history says if it ends now, so.
    pub(super) fn entry(&self, ending: Ending, now: i64) -> Entry {
        Entry {
            mode: self.mode,
            started_at: self.started_at,
            due: self.due,
            deadline: self.deadline(),
            extended_s: self.extended_s,
            ending,
            ended_at: now,
            fired_at: self.fired.map(|fired| fired.at),
            contacts: self.contacts.iter().map(|contact| contact.record).collect(),
            told: self
                .outbox
                .iter()
                // Whoever makes her open the history finds no sign of a forced ending.
                .filter(|row| !row.is_forced())
                .map(|row| Told { row: row.key, state: row.state, handed_at: row.handed_at })
                .collect(),
            place: self.plan.as_ref().and_then(|plan| plan.place.clone()),
            note: self.plan.as_ref().and_then(|plan| plan.note.clone()),
            zone: self.zone,
            wrong_pins: self.wrong_pins,
            held_by: self
                .contacts
                .iter()
                .filter(|contact| contact.watcher.as_ref().is_some_and(|w| w.acknowledged_seq > 0))
                .map(|contact| contact.record)
                .collect(),
            id: self.id,
        }
    }
}
