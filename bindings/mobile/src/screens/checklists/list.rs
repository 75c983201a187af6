//! One list, and what she answered.

use serde::{Deserialize, Serialize};

use alongside_core::checklists::{Condition, ItemView, view as listed};
use alongside_core::say::content;
use alongside_core::{Error, Result};

use super::action::{StepAction, does};
use super::top::{plain, row};
use crate::screens::photos::{self, PhotoAction};
use crate::screens::sight::Sight;
use crate::screens::{ActionView, ChoiceView, RowView, Screen};

/// One list.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct StepListView {
    /// Its name.
    pub title: String,
    /// What it is about.
    pub intro: String,
    /// Who has checked it.
    pub checked: String,
    /// What stands above the steps that come before any list; absent where there are none.
    pub before_heading: Option<String>,
    /// Steps that come before any list.
    pub before: Vec<RowView>,
    /// Why keeping evidence comes first, and the list for it; absent where it doesn't.
    pub evidence_first: Option<RowView>,
    /// A question whose answer changes what is shown.
    pub question: Option<AskedView>,
    /// Its steps.
    pub rows: Vec<RowView>,
    /// What her answers leave out can be shown too.
    pub left_out: Option<ActionView>,
    /// What else it leads to.
    pub leads: Vec<RowView>,
    /// The first step that is still open.
    pub main: Option<ActionView>,
}

/// A question that can be answered where it stands.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct AskedView {
    /// What is asked.
    pub text: String,
    /// What the answer is for.
    pub why: String,
    /// The answers.
    pub choices: Vec<ChoiceView>,
}

/// What she answered.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct AnswersView {
    /// Its title.
    pub title: String,
    /// Every question.
    pub questions: Vec<AskedView>,
}

/// The list about where one is, and places in photos.
const PLACES: &str = "lo";

fn asked(condition: Condition, holds: Option<bool>, sight: &Sight<'_>) -> AskedView {
    let choice = |answer: Option<bool>, id: &str| ChoiceView {
        label: sight.text(id),
        chosen: answer == holds,
        action: does(StepAction::Answer { condition: condition.as_str().to_owned(), answer }),
    };
    AskedView {
        text: sight.text(&condition.question()),
        why: sight.text("steps-answers-why"),
        choices: vec![
            choice(Some(true), "checklist-sure-yes"),
            choice(Some(false), "checklist-sure-no"),
            choice(None, "steps-no-answer"),
        ],
    }
}

pub(super) fn view(id: &str, all: bool, sight: &Sight<'_>) -> Result<Screen> {
    let (lists, mine, words) = (sight.shelf.lists()?, sight.open()?.checklists(None)?, sight.words());
    let list = lists.list(id).ok_or(Error::NotFound)?;
    let shown = listed(lists, list, Some(&mine), sight.reading.wall_ms);
    let steps: Vec<&ItemView<'_>> = if all { shown.items.iter().collect() } else { shown.shown().collect() };
    let before: Vec<RowView> = shown
        .before
        .iter()
        .map(|item| plain(item.action(words), does(StepAction::Step { id: item.id.clone() })))
        .collect();
    let evidence = shown.evidence_first.then(|| lists.list("ev")).flatten();
    let next = steps.iter().find(|view| view.status.is_none_or(|status| !status.is_put_aside()));
    let leads = (list.id == PLACES).then(|| plain(sight.text("photo-what"), photos::does(PhotoAction::Open)));
    let leads = leads.into_iter();
    let view = StepListView {
        title: list.name(words),
        intro: list.intro(words),
        checked: content::reviewed(words, sight.shelf.sources()?, &list.reviewed_by),
        before_heading: (!before.is_empty()).then(|| sight.text("steps-before")),
        before,
        evidence_first: evidence.map(|evidence| RowView {
            detail: Some(sight.text("steps-accounts")),
            ..plain(evidence.name(words), does(StepAction::List { id: evidence.id.clone() }))
        }),
        question: shown.question.map(|one| asked(one, mine.answers.holds(one), sight)),
        rows: steps.iter().map(|view| row(sight, view)).collect(),
        left_out: shown.leaves_out().then(|| {
            let id = if all { "steps-leave-out" } else { "steps-show-all" };
            sight.quiet(does(StepAction::ShowAll { all: !all }), id)
        }),
        leads: leads.collect(),
        main: next.map(|view| sight.main(does(StepAction::Step { id: view.item.id.clone() }), "steps-begin")),
    };
    Ok(Screen::StepList { view })
}

pub(super) fn answers(sight: &Sight<'_>) -> Result<Screen> {
    let mine = sight.open()?.checklists(None)?;
    let questions = Condition::ALL.iter().map(|one| asked(*one, mine.answers.holds(*one), sight));
    let view = AnswersView { title: sight.text("steps-answers"), questions: questions.collect() };
    Ok(Screen::Answers { view })
}
