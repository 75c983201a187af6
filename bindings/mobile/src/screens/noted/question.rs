//! One question about one field: asked, answered, saved.

use std::collections::BTreeSet;

use alongside_core::ids::RecordId;
use alongside_core::incidents::{Incident, IncidentFilter};
use alongside_core::say;
use alongside_core::store::Kind;
use alongside_core::time::Occurred;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal, Result, limits};

use super::action::{NotedAction, NotedKind, does, one};
use super::concern;
use super::field::{self, Asks};
use super::held::{self, Answer, Held, NO, UNSURE, YES};
use super::order;
use super::proof;
use super::state::{Asking, NotedPage};
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::sight::Sight;
use crate::screens::{Action, ChoiceView, Field, FieldView, QuestionView, Screen};

const DAY_MS: i64 = 86_400_000;
/// What can be answered about a time with one tap, and the message that says it.
const WHEN: [(&str, &str); 3] =
    [("today", "noted-today"), ("yesterday", "write-when-yesterday"), ("not known", "write-when-not-known")];
/// In how many days somebody may want to be reminded: what is due has no hour.
const LATER_DAYS: [i64; 3] = [7, 14, 28];
/// Why words are changed.
const REASONS: [&str; 4] = ["remembered-more", "typo", "translated", "other"];
/// Entries that can be chosen from.
const ENTRIES_MAX: usize = limits::PAGE_MAX_ITEMS;
/// How much of an entry is shown where it is chosen.
const SNIPPET_BYTES: usize = 80;

/// Asks for the first field of something new, of the kind that the list in front is of.
pub(super) fn add(desk: &mut Desk<'_>) -> Result<()> {
    let Some(Page::Noted(NotedPage::List { kind, entry, .. })) = desk.held.stack.front() else {
        return Err(Error::NotFound);
    };
    let (kind, entry) = (*kind, *entry);
    let first = match kind {
        NotedKind::Person => "log-person-name",
        NotedKind::Police => "log-police-channel",
        NotedKind::Order => order::TYPE,
        NotedKind::Entry | NotedKind::Proof => return Err(Error::NotFound),
    };
    let field = field::of(kind, first)?;
    desk.held.typed.remove(&Field::Answer);
    let asking = Asking { kind, id: None, entry, field, at: 0, chosen: Vec::new(), marked: None };
    desk.push(Page::Noted(NotedPage::Ask(asking)));
    Ok(())
}

fn asking<'d>(desk: &'d mut Desk<'_>) -> Option<&'d mut Asking> {
    match desk.held.stack.front_mut() {
        Some(Page::Noted(NotedPage::Ask(asking))) => Some(asking),
        _ => None,
    }
}

pub(super) fn choose(desk: &mut Desk<'_>, choice: &str) -> Result<()> {
    if matches!(desk.held.stack.front(), Some(Page::Noted(NotedPage::Concern { .. }))) {
        return concern::choose(desk, Some(choice));
    }
    let Some(asking) = asking(desk) else { return Ok(()) };
    if asking.field.takes_several() {
        match asking.chosen.iter().position(|one| one == choice) {
            Some(at) => {
                asking.chosen.remove(at);
            }
            None => asking.chosen.push(choice.to_owned()),
        }
        return Ok(());
    }
    match asking.field.asks {
        // The reason is chosen beside the words, which are saved with it.
        Asks::Wording => {
            asking.chosen = vec![choice.to_owned()];
            Ok(())
        }
        Asks::When | Asks::ToCome => {
            let when = typed_time(desk, choice)?;
            answer(desk, Answer::When(Some(when)))
        }
        _ => answer(desk, Answer::Chosen(vec![choice.to_owned()])),
    }
}

/// A time as it was typed, or as a tap means it.
fn typed_time(desk: &mut Desk<'_>, typed: &str) -> Result<Occurred> {
    let reading = desk.reading;
    match asking(desk).map(|asking| asking.field.asks) {
        Some(Asks::ToCome) => Occurred::typed_to_come(typed, reading.zone, &reading),
        _ => Occurred::typed(typed, reading.zone, &reading),
    }
}

pub(super) fn save(desk: &mut Desk<'_>) -> Result<()> {
    let Some(asking) = asking(desk) else { return Ok(()) };
    let (field, chosen, is_new) = (asking.field, asking.chosen.clone(), asking.id.is_none());
    let warn = may_be_intimate(asking);
    let text = desk.held.typed.get(&Field::Answer).cloned().unwrap_or_default();
    let text = text.trim();
    if field.takes_several() {
        if warn {
            let text = desk.words()?.text("noted-intimate", &[]);
            desk.notice(text);
        }
        return answer(desk, Answer::Chosen(chosen));
    }
    match field.asks {
        Asks::When | Asks::ToCome => {
            let when = typed_time(desk, text)?;
            answer(desk, Answer::When(Some(when)))
        }
        _ if is_new && text.is_empty() => Err(Error::invalid("answer", Refusal::Empty)),
        _ => answer(desk, Answer::Text(text.to_owned())),
    }
}

/// Takes out what stands there: of the question in front, or one of several. Something new is noted without it.
pub(super) fn clear(desk: &mut Desk<'_>) -> Result<()> {
    match desk.held.stack.front() {
        Some(Page::Noted(NotedPage::Concern { .. })) => concern::choose(desk, None),
        Some(Page::Noted(NotedPage::Part { kind, id, group, at })) => {
            let (kind, id, group, at, reading) = (*kind, *id, group.id, *at, desk.reading);
            let record = desk.record()?;
            let mut held = Held::read(record, kind, id)?;
            held.take_out(group, at);
            let reason = held::remembered(record, None)?;
            held.amend(record, id, reason, &reading)?;
            desk.held.stack.pop();
            Ok(())
        }
        Some(Page::Noted(NotedPage::Ask(asking))) => {
            let empty = match asking.field.asks {
                Asks::When | Asks::ToCome => Answer::When(None),
                Asks::Short | Asks::Long | Asks::Wording | Asks::Lines | Asks::Numbered => {
                    Answer::Text(String::new())
                }
                _ => Answer::Chosen(Vec::new()),
            };
            answer(desk, empty)
        }
        _ => Ok(()),
    }
}

/// Saves an answer, and goes back to where it was asked; something new comes to the front.
fn answer(desk: &mut Desk<'_>, answer: Answer) -> Result<()> {
    let Some(asked) = asking(desk).cloned() else { return Ok(()) };
    let reading = desk.reading;
    let Asking { kind, id, entry, field, at, chosen, marked } = asked;
    let record = desk.record()?;
    let Some(id) = id else {
        let case = match entry {
            Some(entry) => record.read::<Incident>(entry)?.case,
            None => record.case_or_first(None, &reading)?,
        };
        let mut held = Held::fresh(kind, case, &reading)?;
        held.put(field, at, answer, record)?;
        if let Some(entry) = entry {
            held.about(entry);
        }
        let id = held.create(record, &reading)?;
        desk.take_typed(Field::Answer);
        desk.held.stack.pop();
        return one(desk, kind, id);
    };
    if let (NotedKind::Proof, Asks::Entries, Answer::Chosen(wanted)) = (kind, field.asks, &answer) {
        link(desk, id, wanted)?;
        desk.held.stack.pop();
        return Ok(());
    }
    let mut held = Held::read(record, kind, id)?;
    let before = (held.answered(field, at), held.time(field));
    if let Some(marked) = &marked {
        held.put(field::of(kind, proof::CARE)?, 0, Answer::Chosen(marked.clone()), record)?;
    }
    held.put(field, at, answer, record)?;
    if held.needs_age() {
        // Before it is marked as intimate, one question about age.
        let age = field::of(kind, proof::AGE)?;
        let marked = Some(chosen);
        desk.held.stack.replace(Page::Noted(NotedPage::Ask(Asking {
            kind,
            id: Some(id),
            entry: None,
            field: age,
            at: 0,
            chosen: Vec::new(),
            marked,
        })));
        return Ok(());
    }
    if marked.is_some() || before != (held.answered(field, at), held.time(field)) {
        let reason = chosen.first().filter(|_| field.asks == Asks::Wording);
        let reason = held::remembered(record, reason)?;
        held.amend(record, id, reason, &reading)?;
    }
    desk.take_typed(Field::Answer);
    desk.held.stack.pop();
    Ok(())
}

/// Links an item to these entries and to no others.
fn link(desk: &mut Desk<'_>, item: RecordId, wanted: &[String]) -> Result<()> {
    let reading = desk.reading;
    let mut entries = BTreeSet::new();
    for id in wanted {
        entries.insert(id.parse::<RecordId>()?);
    }
    let record = desk.record()?;
    let before = record.links().entries_of_evidence(item).to_vec();
    for gone in before.iter().filter(|entry| !entries.contains(entry)) {
        record.unlink_evidence(item, *gone, &reading)?;
    }
    for new in entries.iter().filter(|entry| !before.contains(entry)) {
        record.link_evidence(item, *new, &reading)?;
    }
    Ok(())
}

/// Answers to choose from: what each hands back, and what it says.
fn offered(asked: &Asking, sight: &Sight<'_>) -> Result<Vec<(String, String)>> {
    let record = sight.open()?;
    let mut offered: Vec<(String, String)> = Vec::new();
    match asked.field.asks {
        Asks::Term(vocabulary) | Asks::Terms(vocabulary) => {
            for term in record.vocabularies().offered(vocabulary) {
                offered.push((term.id.to_owned(), sight.text(&vocabulary.label(term.id))));
            }
        }
        Asks::When => {
            for (typed, id) in WHEN {
                offered.push((typed.to_owned(), sight.text(id)));
            }
        }
        Asks::ToCome => later(asked.field.id == order::ENDS, sight, &mut offered),
        Asks::YesNo => {
            for answer in [YES, NO] {
                offered.push((answer.to_owned(), held::yes_no(answer, sight)));
            }
        }
        Asks::Age => {
            for answer in [YES, NO, UNSURE] {
                offered.push((answer.to_owned(), held::yes_no(answer, sight)));
            }
        }
        Asks::Wording => {
            for reason in REASONS {
                let label = sight.text(&Vocabulary::RevisionReason.label(reason));
                offered.push((reason.to_owned(), label));
            }
        }
        Asks::People => {
            for current in record.current(Kind::PERSON).filter(|current| !current.deleted) {
                let label = say::label(record, Kind::PERSON, current.id);
                offered.push((current.id.to_string(), label));
            }
        }
        Asks::Entries => entries(asked, sight, &mut offered)?,
        Asks::Short | Asks::Long | Asks::Lines | Asks::Numbered | Asks::Rows(_) => {}
    }
    Ok(offered)
}

/// Days that lie ahead; what ends may have ended today.
fn later(ends: bool, sight: &Sight<'_>, offered: &mut Vec<(String, String)>) {
    if ends {
        offered.push(("today".to_owned(), sight.text("noted-ended-today")));
        return;
    }
    for days in LATER_DAYS {
        let at = sight.reading.wall_ms.saturating_add(DAY_MS.saturating_mul(days));
        if let Some(day) = sight.say.day_of(at) {
            offered.push((day.to_string(), sight.with("noted-in-days", &[("count", days.into())])));
        }
    }
}

/// The newest entries, and those that were chosen before.
fn entries(asked: &Asking, sight: &Sight<'_>, offered: &mut Vec<(String, String)>) -> Result<()> {
    let record = sight.open()?;
    let mut rows = record.page(&IncidentFilter::default(), None, ENTRIES_MAX)?.items;
    for id in &asked.chosen {
        let row = id.parse().ok().and_then(|id: RecordId| record.incidents().row(id));
        if let Some(row) = row.filter(|row| rows.iter().all(|other| other.id != row.id)) {
            rows.push(*row);
        }
    }
    for row in rows {
        let mut label = sight.with("log-entry", &[("number", row.entry_no.into())]);
        if let Ok(incident) = record.read::<Incident>(row.id) {
            let text = incident.what_happened.unwrap_or_default();
            label.push_str(" · ");
            label.push_str(&alongside_core::fields::snippet(&text, SNIPPET_BYTES));
        }
        offered.push((row.id.to_string(), label));
    }
    Ok(())
}

/// The field to type in, where there is one.
fn typed(asks: Asks, sight: &Sight<'_>) -> Option<FieldView> {
    let (id, limit, lines) = match asks {
        Asks::Short => ("noted-answer", limits::SHORT_TEXT_MAX_CHARS, 1),
        Asks::Numbered => ("noted-answer", limits::SHORT_TEXT_MAX_CHARS, 3),
        Asks::Long | Asks::Wording => ("noted-answer", limits::LONG_TEXT_MAX_CHARS, 6),
        Asks::Lines => ("noted-lines", limits::LONG_TEXT_MAX_CHARS, 4),
        Asks::When => ("write-when-answer", limits::SHORT_TEXT_MAX_CHARS, 1),
        Asks::ToCome => ("noted-to-come", limits::SHORT_TEXT_MAX_CHARS, 1),
        _ => return None,
    };
    Some(sight.field(Field::Answer, id, limit, lines))
}

/// Whether the kinds or marks that were chosen speak of intimate pictures. Nothing here can tell what a file shows, so
/// what holds for pictures of somebody under 18 is said each time.
fn may_be_intimate(asked: &Asking) -> bool {
    matches!(asked.field.asks, Asks::Terms(Vocabulary::Behaviour | Vocabulary::Sensitivity))
        && asked.chosen.iter().any(|term| term.starts_with("sex.") || term == "intimate")
}

pub(super) fn view(asked: &Asking, sight: &Sight<'_>) -> Result<Screen> {
    let asks = asked.field.asks;
    let mut paragraphs = Vec::new();
    let mut stands = !asked.chosen.is_empty();
    if let Some(id) = asked.id {
        let mut held = Held::read(sight.open()?, asked.kind, id)?;
        let shown = held.shown(asked.field, asked.at, sight);
        stands = shown.is_some();
        if matches!(asks, Asks::When | Asks::ToCome) {
            paragraphs.extend(shown);
        }
    }
    match asks {
        Asks::Wording => paragraphs.push(sight.text("noted-wording-keeps")),
        Asks::Numbered => paragraphs.push(sight.text("noted-condition-stays")),
        Asks::Age => paragraphs.push(sight.text("noted-age-why")),
        _ if may_be_intimate(asked) => paragraphs.push(sight.text("noted-intimate")),
        _ => {}
    }
    let mut choices = Vec::new();
    for (choice, label) in offered(asked, sight)? {
        let chosen = asked.chosen.contains(&choice);
        choices.push(ChoiceView { label, chosen, action: does(NotedAction::Choose { choice }) });
    }
    let field = typed(asks, sight);
    let mut actions = vec![sight.quiet(Action::Back, "screen-not-now")];
    let fixed = matches!(asks, Asks::Wording | Asks::Numbered | Asks::Age);
    match asked.id {
        None if asked.field.id != order::TYPE => {
            actions.push(sight.quiet(does(NotedAction::Clear), "screen-skip"));
        }
        Some(_) if stands && !fixed => {
            actions.push(sight.quiet(does(NotedAction::Clear), "noted-clear"));
        }
        _ => {}
    }
    if field.is_some() || asked.field.takes_several() {
        actions.push(sight.main(does(NotedAction::Save), "write-save"));
    }
    let view = QuestionView {
        title: sight.text(asked.field.id),
        paragraphs,
        choices,
        several: asked.field.takes_several(),
        field,
        problem: sight.problem(),
        actions,
    };
    Ok(Screen::Question { view })
}
