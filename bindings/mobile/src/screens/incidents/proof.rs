//! Proof of an entry: a file she picked is taken in, and what is there is listed.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use alongside_core::evidence::{Evidence, EvidenceState, Source, name_of};
use alongside_core::ids::RecordId;
use alongside_core::progress::Progress;
use alongside_core::say;
use alongside_core::session::Intake;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Result, limits};

use crate::evidence::{EvidenceOrigin, finish, new_item};
use crate::screens::Action;
use crate::screens::desk::Desk;
use crate::screens::noted::{self, NotedAction, NotedKind};
use crate::screens::sight::Sight;

/// A piece of proof, in a list.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ProofView {
    /// Its id, for `App::evidence_range`.
    pub id: String,
    /// What she calls it, or the name of its file.
    pub title: String,
    /// What it is, how large, and what is to be known about its state.
    pub detail: String,
    /// What a screen reader says.
    pub spoken: String,
    /// Its media type, as it came.
    pub media_type: Option<String>,
    /// Length of its file in bytes; 0 where there is none.
    pub bytes: i64,
    /// Whether a picture of it may stand in a list: it is whole, and not intimate.
    pub shown: bool,
    /// Leads to its page.
    pub action: Action,
}

/// Takes in a file whose bytes lie in a file already. The record is free meanwhile.
pub(super) fn picked(desk: &mut Desk<'_>, entry: Option<RecordId>, path: String, name: String) -> Result<()> {
    let path = PathBuf::from(path);
    let name = if name.is_empty() { name_of(&path) } else { name };
    let mut source = Source::open_as(&path, name.clone())?;
    let media_type = source.media_type()?.to_owned();
    let reading = desk.reading;
    let record = desk.record()?;
    let item = new_item(record, entry, (name, Some(media_type)), EvidenceOrigin::Picked, &reading)?;
    let mut intake = record.begin_evidence(item, &reading)?;
    super::action::proof_answered(desk);
    desk.begin(
        "write-proof-adding",
        true,
        move |progress, _| {
            let read = read(&mut source, &mut intake, progress);
            (intake, read)
        },
        move |desk, (intake, read)| desk.when_back(move |desk| close(desk, intake, read)),
    );
    Ok(())
}

fn read(source: &mut Source, intake: &mut Intake, progress: &Progress) -> Result<()> {
    source.read(progress, |bytes| intake.write(bytes))?;
    // The long part of closing it, while nobody waits for the record.
    intake.sync()?;
    progress.check()
}

/// The file is in, or nothing of it is left. Where the record was locked meanwhile, what came whole is kept, and the
/// next unlock says that a file was cut off.
fn close(desk: &mut Desk<'_>, intake: Intake, read: Result<()>) -> Result<()> {
    let reading = desk.reading;
    let Ok(record) = desk.record() else { return Ok(()) };
    match read {
        Ok(()) => finish(record, intake, &reading).map(drop),
        Err(error) => {
            let given_up = record.abandon_evidence(intake, &reading);
            // Whoever stopped it knows why nothing is there.
            if matches!(error, Error::Cancelled) { given_up } else { Err(error) }
        }
    }
}

/// The newest pieces of proof of an entry, and how many more there are, in words.
pub(super) fn list(entry: RecordId, sight: &Sight<'_>) -> Result<(Vec<ProofView>, Option<String>)> {
    let record = sight.open()?;
    let ids = record.links().evidence_of(entry);
    let shown = ids.iter().rev().take(limits::PAGE_MAX_ITEMS);
    let proof = shown.map(|id| row(*id, sight)).collect::<Result<Vec<_>>>()?;
    let more = i64::try_from(ids.len().saturating_sub(proof.len())).unwrap_or(i64::MAX);
    let more = (more > 0).then(|| sight.with("write-proof-more", &[("count", more.into())]));
    Ok((proof, more))
}

/// A piece of proof, as a list shows it.
pub(crate) fn row(id: RecordId, sight: &Sight<'_>) -> Result<ProofView> {
    let record = sight.open()?;
    let one = NotedAction::One { kind: NotedKind::Proof, id: id.to_string() };
    let action = noted::does(one);
    let item: Evidence = match record.read(id) {
        Ok(item) => item,
        // It says so in its place; the rest of the page can be read.
        Err(Error::Damaged(_) | Error::Deleted) => {
            let title = say::named::evidence(record, id);
            let detail = sight.text("write-proof-unreadable");
            let spoken = format!("{title}, {detail}");
            let (id, media_type) = (id.to_string(), None);
            return Ok(ProofView { id, title, detail, spoken, media_type, bytes: 0, shown: false, action });
        }
        Err(error) => return Err(error),
    };
    let called = item.title.as_ref().or(item.file_name.as_ref()).or(item.physical_what.as_ref()).cloned();
    let title = called.unwrap_or_else(|| say::named::short_id(id));
    let kind = item.kind.as_ref().map(|kind| sight.say.term(Vocabulary::EvidenceKind, kind));
    let state = match item.state {
        _ if item.is_withheld() => Some(sight.text("write-proof-withheld")),
        Some(EvidenceState::Open) => Some(sight.text("write-proof-open")),
        Some(EvidenceState::CutOff) => {
            let part = i64::from(item.chunks.unwrap_or(0));
            Some(sight.with("log-evidence-cut-off", &[("part", part.into())]))
        }
        Some(EvidenceState::Closed) | None => None,
    };
    // What the phone may have taken out is told wherever the item stands.
    let what = item.is_original.as_ref().filter(|term| term.as_str() == crate::arrival::AS_GIVEN);
    let what = what.map(|term| sight.say.term(Vocabulary::Originality, term));
    let detail: Vec<String> = [kind, item.size.map(say::size), state, what].into_iter().flatten().collect();
    let detail = detail.join(", ");
    Ok(ProofView {
        id: id.to_string(),
        spoken: format!("{title}, {detail}"),
        title,
        detail,
        bytes: item.size.map_or(0, |size| i64::try_from(size).unwrap_or(i64::MAX)),
        shown: item.state == Some(EvidenceState::Closed) && !item.is_intimate(),
        media_type: item.media_type,
        action,
    })
}
