//! The three questions that choose what to begin with. Each can be skipped, and no answer is kept.

use alongside_core::checklists::{FirstAnswers, Sure, Worry};
use alongside_core::{Error, Refusal, Result};

use super::action::{StepAction, does};
use super::state::StepPage;
use crate::screens::sight::Sight;
use crate::screens::{ChoiceView, QuestionView, Screen};

/// The one that asks what worries her most.
const WORRY: usize = 2;

/// Adds an answer; nothing passes the question over.
pub(super) fn answered(asked: FirstAnswers, question: usize, answer: Option<&str>) -> Result<FirstAnswers> {
    let unknown = || Error::invalid("answer", Refusal::UnknownTerm);
    let sure = || {
        let find = |id| Sure::ALL.iter().copied().find(|one: &Sure| one.as_str() == id).ok_or_else(unknown);
        answer.map(find).transpose()
    };
    Ok(match question {
        0 => FirstAnswers { can_see: sure()?, ..asked },
        1 => FirstAnswers { close_by: sure()?, ..asked },
        _ => {
            let find = |id| Worry::ALL.iter().copied().find(|one: &Worry| one.as_str() == id);
            let worry = answer.map(|id| find(id).ok_or_else(unknown)).transpose()?;
            FirstAnswers { worry, ..asked }
        }
    })
}

pub(super) fn view(page: &StepPage, sight: &Sight<'_>) -> Result<Screen> {
    let StepPage::First { question, .. } = page else { return Err(Error::Internal("not a first question")) };
    let id = FirstAnswers::QUESTIONS.get(*question).ok_or(Error::NotFound)?;
    let offered: Vec<(&str, String)> = if *question == WORRY {
        Worry::ALL.iter().map(|one| (one.as_str(), one.message())).collect()
    } else {
        Sure::ALL.iter().map(|one| (one.as_str(), one.message())).collect()
    };
    let choice = |(answer, message): (&str, String)| ChoiceView {
        label: sight.text(&message),
        chosen: false,
        action: does(StepAction::First { answer: Some(answer.to_owned()) }),
    };
    let view = QuestionView {
        title: sight.text(id),
        paragraphs: vec![sight.text("steps-first-why")],
        choices: offered.into_iter().map(choice).collect(),
        several: false,
        field: None,
        problem: sight.problem(),
        actions: vec![sight.quiet(does(StepAction::First { answer: None }), "screen-skip")],
    };
    Ok(Screen::Question { view })
}
