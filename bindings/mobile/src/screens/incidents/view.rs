//! Writing, and one entry, as they are shown.

use serde::{Deserialize, Serialize};

use alongside_core::ids::RecordId;
use alongside_core::incidents::Incident;
use alongside_core::{Error, Result, limits};

use super::action::{LogAction, does};
use super::list;
use super::proof::{self, ProofView};
use super::question::{self, EntryQuestion};
use super::state::LogPage;
use crate::screens::noted::{self, NotedAction, NotedKind};
use crate::screens::sight::Sight;
use crate::screens::{ActionView, FactView, Field, FieldView, Problem, RowView, Screen};

/// Write it down.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct WriteView {
    /// Its title.
    pub title: String,
    /// The line.
    pub field: FieldView,
    /// Save.
    pub main: ActionView,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct EntryView {
    /// `Entry 14`.
    pub title: String,
    /// When and where it was saved, where that was just now.
    pub saved: Option<String>,
    /// That she took it back.
    pub withdrawn: Option<String>,
    /// What happened, in her words.
    pub words: String,
    /// What may be added, one question each; the second line says what stands there already.
    pub questions: Vec<RowView>,
    /// The fields that have content.
    pub facts: Vec<FactView>,
    /// Its proof, newest first, at most 100 pieces.
    pub proof: Vec<ProofView>,
    /// How many pieces of proof there are besides.
    pub proof_more: Option<String>,
    /// How often it was added to, and when it was recorded.
    pub history: String,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What can be done, the main action last.
    pub actions: Vec<ActionView>,
}

pub(crate) fn view(page: &LogPage, sight: &Sight<'_>) -> Result<Screen> {
    match page {
        LogPage::Write => Ok(write(sight)),
        LogPage::Record(listed) => list::view(listed, sight),
        LogPage::Entry { id, saved_ms } => entry(*id, *saved_ms, sight),
        LogPage::Question { .. } => question::view(page, sight),
    }
}

fn write(sight: &Sight<'_>) -> Screen {
    let mut field = sight.field(Field::Line, "write-line", limits::LONG_TEXT_MAX_CHARS, 6);
    field.problem = sight.problem();
    let view = WriteView {
        title: sight.text("home-write"),
        field,
        main: sight.main(does(LogAction::Save), "write-save"),
    };
    Screen::Write { view }
}

fn entry(id: RecordId, saved_ms: Option<i64>, sight: &Sight<'_>) -> Result<Screen> {
    let record = sight.open()?;
    let row = record.incidents().row(id).ok_or(Error::NotFound)?;
    let title = sight.with("log-entry", &[("number", row.entry_no.into())]);
    let (proof, proof_more) = proof::list(id, sight)?;
    let problem = sight.problem();
    let incident: Incident = match record.read(id) {
        Ok(incident) => incident,
        // It says so in its place; everything else of the record can be read.
        Err(error @ (Error::Damaged(_) | Error::Deleted)) => {
            let words = sight.words().error(&error);
            let actions = Vec::new();
            let (questions, facts) = (Vec::new(), Vec::new());
            let (saved, withdrawn) = (None, None);
            let view = EntryView {
                title,
                saved,
                withdrawn,
                words: words.what,
                questions,
                facts,
                proof,
                proof_more,
                history: words.next,
                problem,
                actions,
            };
            return Ok(Screen::Entry { view });
        }
        Err(error) => return Err(error),
    };
    let proofs = record.links().evidence_of(id).len();
    let mut questions: Vec<RowView> = EntryQuestion::ALL
        .into_iter()
        .map(|question| {
            let chip = sight.words().attribute(question.message(), "chip", &[]);
            if let (EntryQuestion::Police, Some(row)) = (question, noted::police_row(chip.clone(), id, sight))
            {
                return row;
            }
            let detail = question.answered(sight, record, &incident, proofs);
            let spoken = detail.as_ref().map_or_else(|| chip.clone(), |detail| format!("{chip}, {detail}"));
            RowView { title: chip, detail, edge: None, spoken, action: does(LogAction::Ask { question }) }
        })
        .collect();
    questions.extend(noted::concern_row(id, &incident, sight));
    let facts = sight
        .say
        .incident(&incident, record)
        .into_iter()
        .map(|(label, value)| FactView { label, value })
        .collect();
    let versions = record.revisions(id).len();
    let versions = i64::try_from(versions).unwrap_or(i64::MAX);
    let recorded = sight.say.recorded(&incident.stamp.recorded_at);
    let arguments = [("when", (&recorded).into()), ("count", versions.into())];
    let take_back = if incident.withdrawn {
        sight.quiet(does(LogAction::Restore), "write-restore")
    } else {
        sight
            .quiet(does(LogAction::Withdraw), "write-withdraw")
            .after(vec![sight.text("write-withdraw-keeps")])
    };
    let more = NotedAction::One { kind: NotedKind::Entry, id: id.to_string() };
    let mut actions = vec![sight.quiet(noted::does(more), "noted-correct"), take_back];
    if versions > 1 {
        let history = NotedAction::History { entry: id.to_string() };
        actions.insert(1, sight.quiet(noted::does(history), "log-incident-versions"));
    }
    if saved_ms.is_some() {
        actions.push(sight.main(does(LogAction::Done), "write-done"));
    }
    let view = EntryView {
        title,
        saved: saved_ms.map(|at| sight.say.saved(at)),
        withdrawn: incident.withdrawn.then(|| sight.text("log-status-withdrawn")),
        words: incident.what_happened.clone().unwrap_or_default(),
        questions,
        facts,
        proof,
        proof_more,
        problem,
        history: sight.with("write-history", &arguments),
        actions,
    };
    Ok(Screen::Entry { view })
}
