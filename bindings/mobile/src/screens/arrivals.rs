//! What comes from outside: files and texts that were shared or chosen. The shell says that they lie ready, and is told
//! whether to hand them over; each file then comes by `App::begin_arrival`.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::frames;
use alongside_core::{Error, Refusal, Result, limits};

use super::desk::Desk;
use super::door::Door;
use super::{Effect, capture, incidents, watching};

/// Why something did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum NotTaken {
    /// She chose nothing.
    Nothing,
    /// It could not be read, or whoever gave it stopped giving.
    Unreadable,
    /// It never ended, or is longer than what is taken.
    TooLong,
    /// There is no room for it.
    NoSpace,
    /// She stopped it, or the record was locked meanwhile.
    Stopped,
    /// This phone has nothing to choose files with.
    NoWay,
}

/// Files and texts that come from outside.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum ArrivalAction {
    /// A text was shared. The shell says `Opened` with `Resumed` before it.
    Text {
        /// All of it.
        text: String,
    },
    /// Files lie ready, shared or chosen. They are handed over when `TakeIn` says so, and else let go of.
    Files {
        /// How many.
        count: u32,
        /// The entry that they show something of, as `PickFile` said.
        entry: Option<String>,
    },
    /// One that lay ready did not come.
    NotTaken {
        /// Why.
        why: NotTaken,
    },
}

pub(crate) fn act(desk: &mut Desk<'_>, action: ArrivalAction) -> Result<()> {
    match action {
        ArrivalAction::Text { text } => came(desk, text),
        ArrivalAction::Files { count, entry } => files(desk, count, entry),
        ArrivalAction::NotTaken { why } => not_taken(desk, why),
    }
}

fn say(desk: &mut Desk<'_>, id: &str) -> Result<()> {
    let words = desk.words()?;
    desk.notice(words.text(id, &[]));
    Ok(())
}

/// Whether something can come in now: the record is open, or it is shut and she left that way open.
fn takes(desk: &Desk<'_>) -> bool {
    matches!(desk.held.door, Door::Open(_) | Door::Away) || capture::is_open(desk)
}

/// A sealed message of a friend goes where she would have pasted it. Any other text is kept as a note, or written on.
fn came(desk: &mut Desk<'_>, text: String) -> Result<()> {
    if text.len() <= limits::LINK_TEXT_MAX_BYTES && frames::holds_link(&text) {
        return watching::come(desk, &text);
    }
    if !takes(desk) {
        return say(desk, "capture-declined");
    }
    if text.trim().is_empty() {
        return say(desk, "arrival-unreadable");
    }
    if text.chars().take(limits::LONG_TEXT_MAX_CHARS.saturating_add(1)).count() > limits::LONG_TEXT_MAX_CHARS
    {
        return say(desk, "arrival-text-too-long");
    }
    if capture::is_open(desk) {
        capture::keep_shared(desk, text);
        return Ok(());
    }
    desk.when_back(move |desk| incidents::write_shared(desk, &text))
}

fn files(desk: &mut Desk<'_>, count: u32, entry: Option<String>) -> Result<()> {
    if !takes(desk) {
        return say(desk, "capture-declined");
    }
    if count > limits::ARRIVALS_AT_ONCE_MAX {
        let words = desk.words()?;
        let most = i64::from(limits::ARRIVALS_AT_ONCE_MAX);
        desk.notice(words.text("arrival-too-many", &[("count", most.into())]));
        return Ok(());
    }
    if count == 0 {
        return Err(Error::invalid("count", Refusal::Empty));
    }
    if entry.is_some() {
        incidents::proof_answered(desk);
    }
    desk.ask(Effect::TakeIn { entry });
    Ok(())
}

fn not_taken(desk: &mut Desk<'_>, why: NotTaken) -> Result<()> {
    match why {
        NotTaken::Nothing => Ok(()),
        NotTaken::Unreadable => say(desk, "arrival-unreadable"),
        NotTaken::TooLong => say(desk, "arrival-too-long"),
        NotTaken::NoSpace => {
            desk.show_problem(&Error::NoSpace);
            Ok(())
        }
        NotTaken::Stopped => say(desk, "arrival-stopped"),
        NotTaken::NoWay => say(desk, "arrival-no-way"),
    }
}
