//! What can be done with the record.

use serde::{Deserialize, Serialize};

use alongside_core::ids::RecordId;
use alongside_core::incidents::Query;
use alongside_core::progress::Progress;
use alongside_core::{Error, Refusal, Result, limits};

use super::answer::{self, Answered};
use super::draft;
use super::list;
use super::proof;
use super::question::EntryQuestion;
use super::state::{Listed, LogPage, Shown};
use crate::screens::desk::Desk;
use crate::screens::making::{self, MakeKind};
use crate::screens::noted;
use crate::screens::page::Page;
use crate::screens::{Action, Effect, Field, Permission};

/// What can show something may be anything: a picture, a letter, a saved chat.
const ANY_FILE: &str = "*/*";

/// What can be done with the record.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum LogAction {
    /// Save the line.
    Save,
    /// Look at an entry.
    Open {
        /// Which: 32 hexadecimal digits.
        entry: String,
    },
    /// Answer a question about the entry in front.
    Ask {
        /// Which.
        question: EntryQuestion,
    },
    /// Choose an answer, or take it off again where there may be several.
    Choose {
        /// Which, as the view gave it.
        choice: String,
    },
    /// What was typed, or the answers that were chosen.
    Answer,
    /// The entry that was just saved is as she wants it.
    Done,
    /// Show these entries.
    Show {
        /// Which.
        shown: Shown,
    },
    /// Look for what stands in the search field.
    Search,
    /// Take the entry in front back. It stays in the record, marked.
    Withdraw,
    /// The entry in front counts again.
    Restore,
    /// Choose a file as proof of the entry in front.
    PickFile,
    /// Take a picture as proof of the entry in front.
    TakePicture,
    /// A file was chosen as proof of the entry in front, and its bytes lie in a file already. What has no such file, a
    /// picture just taken among it, comes by `App::begin_evidence`.
    Picked {
        /// Where its bytes lie.
        path: String,
        /// What it is called; empty where its path says it.
        name: String,
    },
}

pub(crate) fn does(action: LogAction) -> Action {
    Action::Log { action }
}

/// The line, with what was last a draft.
pub(crate) fn write(desk: &mut Desk<'_>) {
    desk.push(Page::Log(LogPage::Write));
}

/// The phone was asked for pictures as they were made. Whatever it said, a file can be chosen; what it takes out is told.
pub(crate) fn pick(desk: &mut Desk<'_>) {
    if let Ok(entry) = proof_for(desk) {
        let entry = entry.map(|entry| entry.to_string());
        desk.ask(Effect::PickFile { entry, types: vec![ANY_FILE.to_owned()] });
    }
}

/// The question about proof is answered: its entry comes to the front, where what was added will stand.
pub(crate) fn proof_answered(desk: &mut Desk<'_>) {
    if let Some(Page::Log(LogPage::Question { question: EntryQuestion::Proof, .. })) = desk.held.stack.front()
    {
        desk.held.stack.pop();
    }
}

/// A text that was shared: it stands on the line, behind what was being written, and is saved as a draft.
pub(crate) fn write_shared(desk: &mut Desk<'_>, text: &str) -> Result<()> {
    desk.record()?;
    let line = desk.held.typed.entry(Field::Line).or_default();
    if !line.is_empty() {
        line.push_str("\n\n");
    }
    line.push_str(text);
    desk.held.stack.take_off(|page| matches!(page, Page::Log(LogPage::Write)));
    write(desk);
    draft::save_draft(desk)
}

/// The list.
pub(crate) fn record(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    desk.held.typed.remove(&Field::Search);
    desk.push(Page::Log(LogPage::Record(Listed::default())));
    Ok(())
}

pub(crate) fn act(desk: &mut Desk<'_>, action: LogAction) -> Result<()> {
    desk.record()?;
    match action {
        LogAction::Save => save(desk),
        LogAction::Open { entry } => open(desk, &entry),
        LogAction::Ask { question } => ask(desk, question),
        LogAction::Choose { choice } => choose(desk, &choice),
        LogAction::Answer => answer_typed(desk),
        LogAction::Done => {
            desk.held.stack.pop();
            Ok(())
        }
        LogAction::Show { shown } => {
            if let Some(listed) = listed(desk) {
                listed.shown = shown;
            }
            search(desk)
        }
        LogAction::Search => search(desk),
        LogAction::Withdraw => {
            let (id, reading) = (entry_in_front(desk)?, desk.reading);
            desk.record()?.withdraw_incident(id, None, &reading)
        }
        LogAction::Restore => {
            let (id, reading) = (entry_in_front(desk)?, desk.reading);
            desk.record()?.restore_incident(id, None, &reading)
        }
        LogAction::PickFile => {
            proof_for(desk)?;
            let sentence = desk.words()?.text("arrival-ask-originals", &[]);
            desk.ask(Effect::AskPermission { permission: Permission::Originals, sentence });
            Ok(())
        }
        LogAction::TakePicture => {
            let entry = proof_for(desk)?;
            making::open(desk, MakeKind::Photo, entry);
            Ok(())
        }
        LogAction::Picked { path, name } => {
            let entry = proof_for(desk)?;
            proof::picked(desk, entry, path, name)
        }
    }
}

fn save(desk: &mut Desk<'_>) -> Result<()> {
    let reading = desk.reading;
    let text = desk.held.typed.get(&Field::Line).cloned().unwrap_or_default();
    if text.trim().is_empty() {
        return Err(Error::invalid("what_happened", Refusal::Empty));
    }
    let added = desk.record()?.add_incident(None, text.trim(), |_| Ok(()), &reading)?;
    desk.take_typed(Field::Line);
    // The entry is durable: a draft that can't be taken away any more is offered once again, and that is all.
    let _ = draft::forget_draft(desk);
    let page = Page::Log(LogPage::Entry { id: added.incident_id, saved_ms: Some(reading.wall_ms) });
    desk.held.stack.replace(page);
    Ok(())
}

fn open(desk: &mut Desk<'_>, entry: &str) -> Result<()> {
    let id: RecordId = entry.parse()?;
    if desk.record()?.incidents().row(id).is_none() {
        return Err(Error::NotFound);
    }
    let page = Page::Log(LogPage::Entry { id, saved_ms: None });
    // In two panes another entry takes the place of the one beside the list.
    match desk.held.stack.front() {
        Some(Page::Log(LogPage::Entry { .. })) => desk.held.stack.replace(page),
        _ => desk.push(page),
    }
    Ok(())
}

fn ask(desk: &mut Desk<'_>, question: EntryQuestion) -> Result<()> {
    let id = entry_in_front(desk)?;
    let incident: alongside_core::incidents::Incident = desk.record()?.read(id)?;
    let chosen = if question.takes_several() {
        incident.impact.iter().map(|term| term.as_str().to_owned()).collect()
    } else {
        Vec::new()
    };
    let linked = question == EntryQuestion::Who;
    let chosen = if linked { incident.persons.iter().map(ToString::to_string).collect() } else { chosen };
    desk.held.typed.remove(&Field::Answer);
    desk.push(Page::Log(LogPage::Question { id, question, chosen }));
    Ok(())
}

/// The question that a page asks about an entry, so that it can be asked again.
pub(crate) fn asked(page: &LogPage) -> Option<(RecordId, String)> {
    match page {
        LogPage::Question { id, question, .. } => Some((*id, question.message().to_owned())),
        _ => None,
    }
}

/// Asks a question about an entry again; says whether it is one of those.
pub(crate) fn ask_again(desk: &mut Desk<'_>, entry: RecordId, question: &str) -> Result<bool> {
    let Some(question) = EntryQuestion::ALL.into_iter().find(|one| one.message() == question) else {
        return Ok(false);
    };
    open(desk, &entry.to_string())?;
    ask(desk, question)?;
    Ok(true)
}

fn choose(desk: &mut Desk<'_>, choice: &str) -> Result<()> {
    let Some(Page::Log(LogPage::Question { id, question, chosen })) = desk.held.stack.front_mut() else {
        return Ok(());
    };
    let (id, question) = (*id, *question);
    if question.takes_several() {
        match chosen.iter().position(|one| one == choice) {
            Some(at) => {
                chosen.remove(at);
            }
            None if chosen.len() < limits::LIST_MAX_ITEMS => chosen.push(choice.to_owned()),
            None => return Err(Error::invalid("choice", Refusal::TooMany)),
        }
        return Ok(());
    }
    answer::apply(desk, id, question, &Answered::Choice(choice))?;
    desk.held.stack.pop();
    Ok(())
}

fn answer_typed(desk: &mut Desk<'_>) -> Result<()> {
    let Some(Page::Log(LogPage::Question { id, question, chosen })) = desk.held.stack.front() else {
        return Ok(());
    };
    let (id, question, chosen) = (*id, *question, chosen.clone());
    let text = desk.held.typed.get(&Field::Answer).cloned().unwrap_or_default();
    let text = text.trim();
    if question.takes_several() {
        answer::apply(desk, id, question, &Answered::Several(&chosen))?;
    }
    if !text.is_empty() {
        answer::apply(desk, id, question, &Answered::Typed(text))?;
    } else if !question.takes_several() {
        return Err(Error::invalid("answer", Refusal::Empty));
    }
    desk.take_typed(Field::Answer);
    desk.held.stack.pop();
    Ok(())
}

/// The entry that the front page is, or is about.
fn entry_in_front(desk: &Desk<'_>) -> Result<RecordId> {
    match desk.held.stack.front() {
        Some(Page::Log(LogPage::Entry { id, .. } | LogPage::Question { id, .. })) => Ok(*id),
        _ => Err(Error::NotFound),
    }
}

/// The entry that a file is proof of; none where the list of proof is in front, and it is to be sorted later.
fn proof_for(desk: &Desk<'_>) -> Result<Option<RecordId>> {
    if noted::takes_proof(desk) { Ok(None) } else { entry_in_front(desk).map(Some) }
}

fn listed<'d>(desk: &'d mut Desk<'_>) -> Option<&'d mut Listed> {
    desk.held.stack.pages_mut().find_map(|page| match page {
        Page::Log(LogPage::Record(listed)) => Some(listed),
        _ => None,
    })
}

/// Looks for what stands in the search field, among the entries that are shown. Where not all words are in memory they
/// are brought there first, by an operation.
fn search(desk: &mut Desk<'_>) -> Result<()> {
    let query = desk.held.typed.get(&Field::Search).map(|text| text.trim().to_owned()).unwrap_or_default();
    if query.is_empty() {
        found(desk, query, Vec::new());
        return Ok(());
    }
    Query::parse(&query)?;
    let shown = listed(desk).map_or(Shown::All, |listed| listed.shown);
    let record = desk.record()?;
    let (_, _, complete) = record.search_in_memory();
    if complete {
        let ids = list::find(record, &query, shown, &Progress::new())?;
        found(desk, query, ids);
        return Ok(());
    }
    let wanted = query.clone();
    desk.begin_with_record(
        "write-searching",
        true,
        move |record, progress, _| {
            record.fill_search(limits::SEARCH_ARENA_BYTES, progress)?;
            list::find(record, &wanted, shown, progress)
        },
        move |desk, ids| match ids {
            Ok(ids) => {
                found(desk, query, ids);
                Ok(())
            }
            // She asked it to stop: what stood there stays.
            Err(Error::Cancelled) => Ok(()),
            Err(error) => Err(error),
        },
    )
}

fn found(desk: &mut Desk<'_>, query: String, ids: Vec<RecordId>) {
    if let Some(listed) = listed(desk) {
        (listed.query, listed.found) = (query, ids);
    }
}
