//! One step: what, why, what can go wrong, and only then how.

use serde::{Deserialize, Serialize};

use alongside_core::checklists::{Item, ItemView, Review, Status, StepState};
use alongside_core::content::Grade;
use alongside_core::say::content;
use alongside_core::{Error, Result, limits};

use super::action::{StepAction, StepStatus, does};
use crate::screens::help;
use crate::screens::sight::Sight;
use crate::screens::{ActionView, FactView, Field, FieldView, Problem, RowView, Screen};

/// One step.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct StepView {
    /// What to do, on one line.
    pub title: String,
    /// The list that it belongs to.
    pub list: String,
    /// When and where something about it was saved, where that was just now.
    pub saved: Option<String>,
    /// How it stands, where she has said so.
    pub status: Option<String>,
    /// Why.
    pub why: String,
    /// What can go wrong, in its order; stands above how, and above every action.
    pub risk_strip: Vec<String>,
    /// How; some steps say all that in their title.
    pub how: Option<String>,
    /// Where it is done, when it was looked at, when to look again.
    pub facts: Vec<FactView>,
    /// Her own note.
    pub note: FieldView,
    /// Saves the note.
    pub save_note: ActionView,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// Who has checked it.
    pub checked: String,
    /// What it leads to.
    pub leads: Vec<RowView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What can be done, in reading order; the first is the main one.
    pub actions: Vec<ActionView>,
}

/// Weeks after which a step that was put off can come up again.
const LATER_WEEKS: [(u32, &str); 2] = [(1, "steps-again-week"), (4, "steps-again-month")];

pub(super) fn view(id: &str, saved_ms: Option<i64>, sight: &Sight<'_>) -> Result<Screen> {
    let (lists, mine, words) = (sight.shelf.lists()?, sight.open()?.checklists(None)?, sight.words());
    let Some((list, item)) = lists.item(id) else {
        let step = mine.state.get(id).ok_or(Error::NotFound)?;
        return Ok(retired(id, step, sight));
    };
    let view = ItemView::of(list, item, Some(&mine), sight.reading.wall_ms);
    let said = item.words(words);
    let sources = if item.grade == Grade::K {
        vec![sight.text("content-general")]
    } else {
        let all = sight.shelf.sources()?;
        let of = |code: &String| content::source(words, all, code, None, item.grade);
        item.sources.iter().filter_map(of).collect()
    };
    let links = item.links.iter().filter(|link| !item.talks_first() || !item.talk.contains(link));
    let mut facts = facts(&view, sight);
    if item.evidence_first {
        facts.push(FactView {
            label: sight.text("steps-evidence"),
            value: sight.text("steps-evidence-first"),
        });
    }
    let view = StepView {
        title: said.action,
        list: list.name(words),
        saved: saved_ms.map(|at| sight.say.saved(at)),
        status: status(&view, sight),
        why: said.why,
        risk_strip: said.risks,
        how: said.how,
        facts,
        note: note(sight),
        save_note: sight.quiet(does(StepAction::SaveNote), "steps-save-note"),
        sources,
        checked: content::reviewed(words, sight.shelf.sources()?, &list.reviewed_by),
        leads: help::leads(sight, links)?,
        problem: sight.problem(),
        actions: actions(item, &view, sight),
    };
    Ok(Screen::Step { view })
}

fn note(sight: &Sight<'_>) -> FieldView {
    sight.field(Field::StepNote, "steps-note", limits::LONG_TEXT_MAX_CHARS, 3)
}

fn status(view: &ItemView<'_>, sight: &Sight<'_>) -> Option<String> {
    view.status.filter(|status| status.term().is_some()).map(|status| sight.text(&status.message()))
}

fn stands(status: StepStatus) -> crate::screens::Action {
    does(StepAction::Stands { status })
}

/// What can be done: where it may raise risk, talking comes first and having decided second.
fn actions(item: &Item, view: &ItemView<'_>, sight: &Sight<'_>) -> Vec<ActionView> {
    let mut actions = if item.talks_first() {
        vec![
            sight.main(does(StepAction::Talk), "steps-talk"),
            sight.quiet(stands(StepStatus::Done), "steps-decided"),
        ]
    } else {
        vec![sight.main(stands(StepStatus::Done), "steps-done")]
    };
    actions.push(sight.quiet(stands(StepStatus::NotForMe), "steps-not-for-me"));
    actions.push(sight.quiet(stands(StepStatus::Later), "steps-later"));
    actions.push(sight.quiet(stands(StepStatus::NeedsHelp), "steps-help"));
    if let Some(standing) = view.status {
        actions.retain(|one| {
            let says = |status: StepStatus| one.action == stands(status) && status.of_core() == standing;
            let all = [StepStatus::Done, StepStatus::NotForMe, StepStatus::Later, StepStatus::NeedsHelp];
            !all.into_iter().any(says)
        });
        if standing == Status::Later {
            let weeks = LATER_WEEKS.into_iter();
            actions.extend(weeks.map(|(weeks, id)| sight.quiet(does(StepAction::LookAgain { weeks }), id)));
        }
    }
    if view.step.is_some() {
        let forget = sight.quiet(does(StepAction::Forget), "steps-forget");
        actions.push(forget.after(vec![sight.text("steps-forget-gone")]));
    }
    actions
}

fn fact(sight: &Sight<'_>, id: &str, value: String) -> FactView {
    FactView { label: sight.text(id), value }
}

/// Where it is done, when it was looked at, when to look again.
fn facts(view: &ItemView<'_>, sight: &Sight<'_>) -> Vec<FactView> {
    let places: Vec<String> = view.item.platforms.iter().map(|one| sight.text(one.message())).collect();
    let mut facts = vec![fact(sight, "steps-where", places.join(", "))];
    facts.extend(looked(view.step, sight));
    let again = match view.again {
        Some((at_ms, why)) if at_ms <= sight.reading.wall_ms => {
            format!("{}\n{}", sight.say.day_heading_of(at_ms), sight.text(why.message()))
        }
        Some((at_ms, _)) => sight.say.day_heading_of(at_ms),
        None => match view.item.review {
            Review::Months(months) => sight.with("checklist-again-months", &[("count", months.into())]),
            other => sight.text(&other.message()),
        },
    };
    facts.push(fact(sight, "steps-look-again", again));
    facts
}

fn looked(step: Option<&StepState>, sight: &Sight<'_>) -> Option<FactView> {
    let at = step?.last_reviewed.as_ref()?;
    Some(fact(sight, "steps-looked", sight.say.recorded(at)))
}

/// A step that no list has any more: what she noted about it is hers.
fn retired(id: &str, step: &StepState, sight: &Sight<'_>) -> Screen {
    let gone = sight.quiet(does(StepAction::Forget), "steps-forget");
    let view = StepView {
        title: id.to_owned(),
        list: sight.text("home-steps"),
        saved: None,
        status: Some(sight.text(&step.status().message())),
        why: sight.text("checklist-retired"),
        risk_strip: Vec::new(),
        how: None,
        facts: looked(Some(step), sight).into_iter().collect(),
        note: note(sight),
        save_note: sight.quiet(does(StepAction::SaveNote), "steps-save-note"),
        sources: Vec::new(),
        checked: String::new(),
        leads: Vec::new(),
        problem: sight.problem(),
        actions: vec![gone.after(vec![sight.text("steps-forget-gone")])],
    };
    Screen::Step { view }
}
