//! What can be done with privacy steps.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use alongside_core::checklists::{Condition, FirstAnswers, Status};
use alongside_core::content::Link;
use alongside_core::say::Say;
use alongside_core::session::StepChange;
use alongside_core::time::{Civil, Occurred, Precision};
use alongside_core::{Error, Refusal, Result};

use super::first;
use super::state::StepPage;
use crate::screens::desk::Desk;
use crate::screens::help::{self, Asked};
use crate::screens::page::Page;
use crate::screens::{Action, Field};

/// How she says a step stands. None is better than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum StepStatus {
    /// It is done.
    Done,
    /// It is not for her.
    NotForMe,
    /// Later.
    Later,
    /// She wants help with it.
    NeedsHelp,
}

impl StepStatus {
    pub(super) fn of_core(self) -> Status {
        match self {
            StepStatus::Done => Status::Done,
            StepStatus::NotForMe => Status::NotForMe,
            StepStatus::Later => Status::Later,
            StepStatus::NeedsHelp => Status::NeedsHelp,
        }
    }
}

/// What can be done with privacy steps.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum StepAction {
    /// Three questions choose what to begin with.
    Questions,
    /// The answer to the one in front.
    First {
        /// Which; absent where she skips it.
        answer: Option<String>,
    },
    /// Look at a list.
    List {
        /// Its id.
        id: String,
    },
    /// Show also what her answers leave out of the list in front, or leave it out again.
    ShowAll {
        /// Show it.
        all: bool,
    },
    /// Look at a step.
    Step {
        /// Its id.
        id: String,
    },
    /// Say how the step in front stands.
    Stands {
        /// How.
        status: StepStatus,
    },
    /// Talk the step in front through: who to call.
    Talk,
    /// Look at the step in front again in so many weeks.
    LookAgain {
        /// Weeks from today, at most a year of them.
        weeks: u32,
    },
    /// Save the note on the step in front.
    SaveNote,
    /// Forget what was noted about the step in front.
    Forget,
    /// Say whether a condition holds.
    Answer {
        /// Which: its id.
        condition: String,
        /// Yes or no; absent takes the answer back.
        answer: Option<bool>,
    },
    /// What she answered.
    Answers,
}

/// Longest time after which a step can be looked at again.
const LOOK_AGAIN_MAX_WEEKS: u32 = 52;
const WEEK_MS: i64 = 7 * 24 * 60 * 60 * 1_000;

pub(crate) fn does(action: StepAction) -> Action {
    Action::Steps { action }
}

/// Privacy steps.
pub(crate) fn open(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    lead_to(desk, StepPage::Top { asked: FirstAnswers::default() })
}

fn lead_to(desk: &mut Desk<'_>, page: StepPage) -> Result<()> {
    keep_note(desk)?;
    desk.held.stack.lead_to(Page::Steps(page));
    Ok(())
}

/// A list.
pub(crate) fn open_list(desk: &mut Desk<'_>, id: &str) -> Result<()> {
    desk.record()?;
    let id = desk.held.shelf.lists()?.list(id).ok_or(Error::NotFound)?.id.clone();
    lead_to(desk, StepPage::List { id, all: false })
}

/// One step; also one that only her notes have any more.
pub(crate) fn open_step(desk: &mut Desk<'_>, id: &str) -> Result<()> {
    let state = desk.record()?.checklist_state()?;
    if desk.held.shelf.lists()?.item(id).is_none() && state.get(id).is_none() {
        return Err(Error::NotFound);
    }
    keep_note(desk)?;
    let note = state.get(id).and_then(|step| step.note.clone()).unwrap_or_default();
    desk.held.typed.insert(Field::StepNote, Zeroizing::new(note));
    lead_to(desk, StepPage::Step { id: id.to_owned(), saved_ms: None })
}

pub(crate) fn act(desk: &mut Desk<'_>, action: StepAction) -> Result<()> {
    desk.record()?;
    match action {
        StepAction::Questions => {
            lead_to(desk, StepPage::First { question: 0, asked: FirstAnswers::default() })
        }
        StepAction::First { answer } => answer_first(desk, answer.as_deref()),
        StepAction::List { id } => open_list(desk, &id),
        StepAction::ShowAll { all: show } => {
            if let Some(Page::Steps(StepPage::List { all, .. })) = desk.held.stack.front_mut() {
                *all = show;
            }
            Ok(())
        }
        StepAction::Step { id } => open_step(desk, &id),
        StepAction::Stands { status } => stands(desk, status),
        StepAction::Talk => talk(desk),
        StepAction::LookAgain { weeks } => look_again(desk, weeks),
        StepAction::SaveNote => {
            in_front(desk)?;
            keep_note(desk)
        }
        StepAction::Forget => {
            let (id, reading, shelf) = (in_front(desk)?, desk.reading, desk.held.shelf.clone());
            desk.record()?.reset_steps(shelf.lists()?, &id, &reading)?;
            desk.take_typed(Field::StepNote);
            if shelf.lists()?.item(&id).is_none() {
                desk.held.stack.pop();
            }
            Ok(())
        }
        StepAction::Answer { condition, answer } => {
            let unknown = || Error::invalid("condition", Refusal::UnknownTerm);
            let (condition, reading) = (Condition::from_id(&condition).ok_or_else(unknown)?, desk.reading);
            desk.record()?.answer_condition(condition, answer, &reading)
        }
        StepAction::Answers => lead_to(desk, StepPage::Answers),
    }
}

fn answer_first(desk: &mut Desk<'_>, answer: Option<&str>) -> Result<()> {
    let Some(Page::Steps(StepPage::First { question, asked })) = desk.held.stack.front() else {
        return Ok(());
    };
    let (question, asked) = (*question, *asked);
    let asked = first::answered(asked, question, answer)?;
    let next = question.saturating_add(1);
    if next < FirstAnswers::QUESTIONS.len() {
        desk.held.stack.replace(Page::Steps(StepPage::First { question: next, asked }));
    } else {
        desk.held.stack.pop();
        desk.held.stack.lead_to(Page::Steps(StepPage::Top { asked }));
    }
    Ok(())
}

/// The step that the front page is.
fn in_front(desk: &Desk<'_>) -> Result<String> {
    match desk.held.stack.front() {
        Some(Page::Steps(StepPage::Step { id, .. })) => Ok(id.clone()),
        _ => Err(Error::NotFound),
    }
}

/// Notes something about a step, and shows that it is saved.
fn note(desk: &mut Desk<'_>, id: &str, change: StepChange) -> Result<()> {
    let (reading, shelf) = (desk.reading, desk.held.shelf.clone());
    desk.record()?.note_step(shelf.lists()?, id, change, &reading)?;
    for page in desk.held.stack.pages_mut() {
        if let Page::Steps(StepPage::Step { id: other, saved_ms }) = page
            && *other == id
        {
            *saved_ms = Some(reading.wall_ms);
        }
    }
    Ok(())
}

fn stands(desk: &mut Desk<'_>, status: StepStatus) -> Result<()> {
    let id = in_front(desk)?;
    keep_note(desk)?;
    note(desk, &id, StepChange { status: Some(status.of_core()), ..StepChange::default() })?;
    if status == StepStatus::NeedsHelp { talk(desk) } else { Ok(()) }
}

/// Who to call, those first with whom the step can be talked through.
fn talk(desk: &mut Desk<'_>) -> Result<()> {
    let id = in_front(desk)?;
    keep_note(desk)?;
    let shelf = desk.held.shelf.clone();
    let services = shelf.lists()?.item(&id).into_iter().flat_map(|(_, item)| &item.talk);
    let services = services.filter_map(|link| match link {
        Link::Service(id) => Some(id.clone()),
        _ => None,
    });
    help::who(desk, Asked::with(services.collect()));
    Ok(())
}

fn look_again(desk: &mut Desk<'_>, weeks: u32) -> Result<()> {
    let wrong = || Error::invalid("look_again", Refusal::OutOfRange);
    if !(1..=LOOK_AGAIN_MAX_WEEKS).contains(&weeks) {
        return Err(wrong());
    }
    let (id, words, reading) = (in_front(desk)?, desk.words()?, desk.reading);
    let at_ms = reading.wall_ms.saturating_add(WEEK_MS.saturating_mul(i64::from(weeks)));
    let day = Say::new(&words, reading.zone, reading.wall_ms).day_of(at_ms).ok_or_else(wrong)?;
    let day: Civil = day.to_string().parse().map_err(|_| wrong())?;
    let when = Occurred::new(Precision::Day, day, None, reading.zone).map_err(|_| wrong())?;
    keep_note(desk)?;
    note(desk, &id, StepChange { look_again: Some(when), ..StepChange::default() })
}

/// Saves the note on a step as it stands in its field, where it is another than what is kept. Without an open record,
/// or without a step, there is nothing to do.
pub(crate) fn keep_note(desk: &mut Desk<'_>) -> Result<()> {
    let of_step = desk.held.stack.pages().iter().find_map(|page| match page {
        Page::Steps(StepPage::Step { id, .. }) => Some(id.clone()),
        _ => None,
    });
    let (Some(id), Some(text)) = (of_step, desk.held.typed.get(&Field::StepNote).cloned()) else {
        return Ok(());
    };
    let Ok(record) = desk.record() else { return Ok(()) };
    let kept = record.checklist_state()?.get(&id).and_then(|step| step.note.clone()).unwrap_or_default();
    if text.trim() == kept.trim() {
        return Ok(());
    }
    note(desk, &id, StepChange { note: Some(text.trim().to_owned()), ..StepChange::default() })
}
