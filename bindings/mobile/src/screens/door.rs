//! What stands between the screens and the record.

use alongside_core::session::Unlocked;
use alongside_core::{Error, Result};

/// The door to the record.
pub(crate) enum Door {
    /// Nothing is set up here yet, or a record was erased.
    FirstRun,
    /// Set up, and shut: no key is in memory.
    Shut,
    /// Open.
    Open(Box<Unlocked>),
    /// An operation has the record and brings it back.
    Away,
    /// What opens it can't be read.
    Broken(Error),
}

impl Door {
    /// The record, to be changed: `InUse` while an operation has it, else `Locked` where it is shut.
    pub(crate) fn open(&mut self) -> Result<&mut Unlocked> {
        match self {
            Door::Open(record) => Ok(record),
            Door::Away => Err(Error::InUse),
            Door::FirstRun | Door::Shut | Door::Broken(_) => Err(Error::Locked),
        }
    }

    /// The record, where it is open.
    pub(crate) fn record(&self) -> Option<&Unlocked> {
        match self {
            Door::Open(record) => Some(record),
            _ => None,
        }
    }
}
