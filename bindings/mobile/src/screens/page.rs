//! The pages of the stack, and the screens they are drawn as.

use serde::{Deserialize, Serialize};

use alongside_core::Result;

use super::sight::Sight;
use super::{QuestionView, ReadingView, checkin, home, incidents, start, unlock};

/// One screen.
#[derive(Debug, Clone, PartialEq, uniffi::Enum, Serialize, Deserialize)]
pub enum Screen {
    /// A working page that says nothing of what this is.
    Cover {
        /// What stands on it.
        view: unlock::CoverView,
    },
    /// Three offers.
    FirstOpen {
        /// What stands on it.
        view: start::FirstOpenView,
    },
    /// A page to read.
    Reading {
        /// What stands on it.
        view: ReadingView,
    },
    /// A question.
    Question {
        /// What stands on it.
        view: QuestionView,
    },
    /// A passcode is asked for.
    Passcode {
        /// What stands on it.
        view: unlock::PasscodeView,
    },
    /// Home.
    Home {
        /// What stands on it.
        view: home::HomeView,
    },
    /// A check-in that is to be started, a message without a time, somebody to tell.
    CheckInForm {
        /// What stands on it.
        view: checkin::CheckInFormView,
    },
    /// The check-in that runs.
    CheckIn {
        /// What stands on it.
        view: checkin::CheckInView,
    },
    /// A PIN is asked for, or chosen.
    Pin {
        /// What stands on it.
        view: checkin::PinView,
    },
    /// Write it down.
    Write {
        /// What stands on it.
        view: incidents::WriteView,
    },
    /// My record.
    Record {
        /// What stands on it.
        view: incidents::RecordView,
    },
    /// One entry.
    Entry {
        /// What stands on it.
        view: incidents::EntryView,
    },
    /// The record is at work elsewhere and this page was not drawn before.
    Waiting {
        /// What is being done.
        text: String,
    },
}

/// A page, with what it remembers. What it shows is drawn anew each time.
#[derive(Debug)]
pub(crate) enum Page {
    Start(start::StartPage),
    Unlock(unlock::UnlockPage),
    Home,
    CheckIn(checkin::CheckInPage),
    Log(incidents::LogPage),
    /// What went wrong before anything could be shown.
    Broken,
}

impl Page {
    /// Whether it can only be drawn from the open record.
    pub(crate) fn needs_record(&self) -> bool {
        match self {
            Page::Home | Page::Log(_) => true,
            Page::CheckIn(page) => page.needs_record(),
            _ => false,
        }
    }

    /// Whether it shows the check-in that runs, and so goes with its time.
    pub(crate) fn shows_check_in(&self) -> bool {
        matches!(self, Page::Home | Page::CheckIn(_))
    }

    /// When what it shows no longer holds, on the wall clock; nothing where it holds until the next act.
    pub(crate) fn fresh_until(&self, sight: &Sight<'_>) -> Option<i64> {
        if self.shows_check_in() { checkin::fresh_until(sight) } else { None }
    }

    /// Whether it has the two corners.
    pub(crate) fn has_corners(&self) -> bool {
        !matches!(self, Page::Unlock(unlock::UnlockPage::Cover))
    }

    /// Whether two of them fit beside each other: a list, and what was chosen from it.
    pub(crate) fn is_list_of(&self, detail: &Page) -> bool {
        matches!(
            (self, detail),
            (Page::Log(incidents::LogPage::Record(_)), Page::Log(incidents::LogPage::Entry { .. }))
        )
    }

    /// Draws it.
    pub(crate) fn draw(&self, sight: &Sight<'_>) -> Result<Screen> {
        match self {
            Page::Start(page) => Ok(start::view(page, sight)),
            Page::Unlock(page) => Ok(unlock::view(page, sight)),
            Page::Home => home::view(sight),
            Page::CheckIn(page) => checkin::view(page, sight),
            Page::Log(page) => incidents::view(page, sight),
            Page::Broken => Ok(unlock::broken(sight)),
        }
    }
}
