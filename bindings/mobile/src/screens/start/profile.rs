//! Questions about who may hold this phone. Each answer makes what others could notice less, or shortens what stands open.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::checklists::Condition;
use alongside_core::settings::profile::Question;

use super::action::StartAction;
use super::state::StartPage;
use crate::screens::desk::Desk;
use crate::screens::page::Page;

/// A question about who may hold this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum ProfileQuestion {
    /// Does the other person know how to unlock this phone?
    KnowsPhoneCode,
    /// Do they live in the same home?
    SharesHome,
    /// Are they in the same family group or account?
    SharesAccount,
    /// May they have held this phone?
    HeldPhone,
}

impl ProfileQuestion {
    /// In the order in which they are asked.
    pub(super) const ALL: [ProfileQuestion; 4] = [
        ProfileQuestion::KnowsPhoneCode,
        ProfileQuestion::SharesHome,
        ProfileQuestion::SharesAccount,
        ProfileQuestion::HeldPhone,
    ];

    pub(super) fn of_core(self) -> Question {
        match self {
            ProfileQuestion::KnowsPhoneCode => Question::KnowsPhoneCode,
            ProfileQuestion::SharesHome => Question::SharesHome,
            ProfileQuestion::SharesAccount => Question::SharesAccount,
            ProfileQuestion::HeldPhone => Question::HeldPhone,
        }
    }

    fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|one| *one == self)?;
        Self::ALL.get(at.saturating_add(1)).copied()
    }
}

/// Whether the questions are still to be asked: there is an entry, and none was answered or put off.
pub(crate) fn offer(record: &alongside_core::session::Unlocked) -> bool {
    !record.incidents().is_empty() && !record.profile_asked()
}

pub(super) fn act(desk: &mut Desk<'_>, action: StartAction) -> Result<()> {
    match action {
        StartAction::Questions => {
            desk.record()?;
            desk.push(Page::Start(StartPage::Profile { question: ProfileQuestion::ALL[0] }));
            Ok(())
        }
        StartAction::NoQuestions => {
            let reading = desk.reading;
            desk.record()?.put_off_profile(&reading)
        }
        StartAction::Profile { question, answer } => answer_one(desk, question, answer),
        _ => Ok(()),
    }
}

fn answer_one(desk: &mut Desk<'_>, question: ProfileQuestion, answer: Option<bool>) -> Result<()> {
    let reading = desk.reading;
    let record = desk.record()?;
    record.answer_profile(question.of_core(), answer, &reading)?;
    if question == ProfileQuestion::SharesHome && answer.is_some() {
        record.answer_condition(Condition::SharesHome, answer, &reading)?;
    }
    desk.face_changed();
    match question.next() {
        Some(next) => desk.held.stack.replace(Page::Start(StartPage::Profile { question: next })),
        None => {
            desk.held.stack.pop();
        }
    }
    if answer == Some(true) {
        let words = desk.words()?;
        let changed = question.of_core().changed_message();
        desk.notice(words.text(changed, &[]));
    }
    Ok(())
}
