//! The pages of the stack, and the screens they are drawn as.

use serde::{Deserialize, Serialize};

use alongside_core::Result;

use super::sight::Sight;
use super::{QuestionView, ReadingView, home, incidents, start, unlock};

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
    Log(incidents::LogPage),
    /// What went wrong before anything could be shown.
    Broken,
}

impl Page {
    /// Whether it can only be drawn from the open record.
    pub(crate) fn needs_record(&self) -> bool {
        matches!(self, Page::Home | Page::Log(_))
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
            Page::Log(page) => incidents::view(page, sight),
            Page::Broken => Ok(unlock::broken(sight)),
        }
    }
}
