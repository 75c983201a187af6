//! What can be done at first open.

use serde::{Deserialize, Serialize};

use alongside_core::secret::Passcode;
use alongside_core::{Error, Refusal, Result};

use super::profile::{self, ProfileQuestion};
use super::state::{StartPage, Then};
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::page::Page;

/// What can be done at first open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum StartAction {
    /// Write something down now: a passcode, then the line.
    WriteNow,
    /// Set up, beginning with what comes first.
    SetUp,
    /// What is said of a safer device was read.
    SaferDeviceRead,
    /// Whether anyone is making her do this.
    Forced {
        /// Somebody is.
        yes: bool,
    },
    /// She goes on all the same.
    GoOn,
    /// The passcode, or the passcode once more. With it comes its text, as bytes.
    Passcode,
    /// The answer to one of the questions that set defaults.
    Profile {
        /// Which question.
        question: ProfileQuestion,
        /// Yes or no; absent where she skips it.
        answer: Option<bool>,
    },
    /// The questions, from the first.
    Questions,
    /// No questions now.
    NoQuestions,
}

pub(crate) fn act(desk: &mut Desk<'_>, action: StartAction, secret: Option<Passcode>) -> Result<()> {
    match action {
        StartAction::Questions | StartAction::NoQuestions | StartAction::Profile { .. } => {
            return profile::act(desk, action);
        }
        _ if !matches!(desk.held.door, Door::FirstRun) => return Err(Error::AlreadySetUp),
        StartAction::WriteNow => ask_passcode(desk, Then::Write),
        StartAction::SetUp => desk.push(Page::Start(StartPage::SaferDevice)),
        StartAction::SaferDeviceRead => desk.push(Page::Start(StartPage::Forced)),
        StartAction::Forced { yes: true } => desk.push(Page::Start(StartPage::ForcedYes)),
        StartAction::Forced { yes: false } | StartAction::GoOn => ask_passcode(desk, Then::Home),
        StartAction::Passcode => {
            let passcode = secret.ok_or_else(|| Error::invalid("passcode", Refusal::Empty))?;
            return super::passcode::take(desk, passcode);
        }
    }
    Ok(())
}

fn ask_passcode(desk: &mut Desk<'_>, then: Then) {
    desk.push(Page::Start(StartPage::NewPasscode { first: None, then, differed: false }));
}
