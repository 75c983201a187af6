//! The pages of the stack, and the screens they are drawn as.

use std::mem::discriminant;

use serde::{Deserialize, Serialize};

use alongside_core::Result;

use super::sight::Sight;
use super::{
    QuestionView, ReadingView, capture, checkin, checklists, contacts, help, home, incidents, making, noted,
    photos, settings, start, unlock, watching,
};

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
    /// A check-in that is to be started, or a message without a time.
    CheckInForm {
        /// What stands on it.
        view: checkin::CheckInFormView,
    },
    /// What stands behind a check-in, and what is missing.
    Readiness {
        /// What stands on it.
        view: checkin::ReadinessView,
    },
    /// Check-ins that are over.
    CheckIns {
        /// What stands on it.
        view: checkin::CheckInsView,
    },
    /// All contacts.
    Contacts {
        /// What stands on it.
        view: contacts::ContactsView,
    },
    /// One of them.
    Contact {
        /// What stands on it.
        view: contacts::ContactView,
    },
    /// The check-in that runs, or one that is over.
    CheckIn {
        /// What stands on it.
        view: checkin::CheckInView,
    },
    /// What others would see of a check-in.
    Seen {
        /// What stands on it.
        view: settings::SeenView,
    },
    /// A PIN is asked for, or chosen.
    Pin {
        /// What stands on it.
        view: checkin::PinView,
    },
    /// The plans of friends that are held.
    Watches {
        /// What stands on it.
        view: watching::WatchesView,
    },
    /// One of them.
    WatchedPlan {
        /// What stands on it.
        view: watching::WatchedPlanView,
    },
    /// Pairing with a contact's phone.
    Pairing {
        /// What stands on it.
        view: watching::PairingView,
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
    /// What is noted beside the entries: all of a kind, or one of them.
    Noted {
        /// What stands on it.
        view: noted::NotedView,
    },
    /// Everything in the order of time.
    Timeline {
        /// What stands on it.
        view: noted::TimelineView,
    },
    /// The emergency panel.
    Help {
        /// What stands on it.
        view: help::HelpView,
    },
    /// Who to call.
    Who {
        /// What stands on it.
        view: help::WhoView,
    },
    /// One service.
    Service {
        /// What stands on it.
        view: help::ServiceView,
    },
    /// What there is to read.
    Guides {
        /// What stands on it.
        view: help::GuidesView,
    },
    /// Privacy steps.
    Steps {
        /// What stands on it.
        view: checklists::StepsView,
    },
    /// One list of steps.
    StepList {
        /// What stands on it.
        view: checklists::StepListView,
    },
    /// One step.
    Step {
        /// What stands on it.
        view: checklists::StepView,
    },
    /// What was answered about what she has and uses.
    Answers {
        /// What stands on it.
        view: checklists::AnswersView,
    },
    /// A note that is kept while the record stays shut.
    Capture {
        /// What stands on it.
        view: capture::CaptureView,
    },
    /// A picture is taken, or something is recorded.
    Make {
        /// What stands on it.
        view: making::MakeView,
    },
    /// What photos tell: before any was chosen, or several together.
    Photos {
        /// What stands on it.
        view: photos::PhotosView,
    },
    /// What one photo or video tells.
    Photo {
        /// What stands on it.
        view: photos::PhotoView,
    },
    /// Settings.
    Settings {
        /// What stands on it.
        view: settings::SettingsView,
    },
    /// A recovery code.
    RecoveryCode {
        /// What stands on it.
        view: settings::RecoveryCodeView,
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
    Contacts(contacts::ContactPage),
    Watch(watching::WatchPage),
    Log(incidents::LogPage),
    Noted(noted::NotedPage),
    Help(help::HelpPage),
    Steps(checklists::StepPage),
    Capture(capture::CapturePage),
    Make(making::MakePage),
    Photos(photos::PhotoPage),
    Settings(settings::SettingsPage),
    /// What went wrong before anything could be shown.
    Broken,
}

impl Page {
    /// Whether it can only be drawn from the open record.
    pub(crate) fn needs_record(&self) -> bool {
        match self {
            Page::Home
            | Page::Contacts(_)
            | Page::Log(_)
            | Page::Noted(_)
            | Page::Steps(_)
            | Page::Settings(_) => true,
            Page::CheckIn(page) => page.needs_record(),
            Page::Watch(page) => page.needs_record(),
            Page::Make(page) => page.inside,
            _ => false,
        }
    }

    /// Whether it is the same page about the same kind of thing, so that one takes the place of the other.
    pub(crate) fn is_alike(&self, other: &Page) -> bool {
        match (self, other) {
            (Page::Help(one), Page::Help(other)) => discriminant(one) == discriminant(other),
            (Page::Steps(one), Page::Steps(other)) => discriminant(one) == discriminant(other),
            (Page::Watch(one), Page::Watch(other)) => discriminant(one) == discriminant(other),
            (Page::CheckIn(one), Page::CheckIn(other)) => discriminant(one) == discriminant(other),
            (Page::Contacts(one), Page::Contacts(other)) => discriminant(one) == discriminant(other),
            (Page::Noted(one), Page::Noted(other)) => one.is_alike(other),
            (Page::Photos(one), Page::Photos(other)) => one.is_alike(other),
            (Page::Capture(_), Page::Capture(_)) | (Page::Make(_), Page::Make(_)) => true,
            _ => false,
        }
    }

    /// Whether it shows the check-in that runs, and so goes with its time.
    pub(crate) fn shows_check_in(&self) -> bool {
        matches!(self, Page::Home | Page::CheckIn(_) | Page::Settings(settings::SettingsPage::Wipe))
    }

    /// Whether it shows plans that are held for friends.
    pub(crate) fn shows_plans(&self) -> bool {
        matches!(self, Page::Home | Page::Watch(_))
    }

    /// When what it shows no longer holds, on the wall clock; nothing where it holds until the next act.
    pub(crate) fn fresh_until(&self, sight: &Sight<'_>) -> Option<i64> {
        let check_in = if self.shows_check_in() { checkin::fresh_until(sight) } else { None };
        let plans = match self {
            Page::Home | Page::Watch(watching::WatchPage::List | watching::WatchPage::Plan { .. }) => {
                watching::fresh_until(sight)
            }
            Page::Contacts(page) => contacts::fresh_until(page, sight),
            Page::Watch(watching::WatchPage::Pair(_)) => {
                Some(sight.reading.wall_ms.saturating_add(watching::CODE_FRESH_MS))
            }
            _ => None,
        };
        [check_in, plans].into_iter().flatten().min()
    }

    /// Whether it has the two corners.
    pub(crate) fn has_corners(&self) -> bool {
        !matches!(self, Page::Unlock(unlock::UnlockPage::Cover))
    }

    /// Whether two of them fit beside each other: a list, and what was chosen from it.
    pub(crate) fn is_list_of(&self, detail: &Page) -> bool {
        if let (Page::Photos(list), Page::Photos(one)) = (self, detail) {
            return list.is_list_of(one);
        }
        matches!(
            (self, detail),
            (Page::Log(incidents::LogPage::Record(_)), Page::Log(incidents::LogPage::Entry { .. }))
                | (
                    Page::CheckIn(checkin::CheckInPage::History),
                    Page::CheckIn(checkin::CheckInPage::Past { .. })
                )
                | (
                    Page::Contacts(contacts::ContactPage::List),
                    Page::Contacts(contacts::ContactPage::Contact { .. })
                )
                | (Page::Watch(watching::WatchPage::List), Page::Watch(watching::WatchPage::Plan { .. }))
                | (Page::Noted(noted::NotedPage::List { .. }), Page::Noted(noted::NotedPage::One { .. }))
                | (Page::Help(help::HelpPage::Who(_)), Page::Help(help::HelpPage::Service { .. }))
                | (
                    Page::Steps(checklists::StepPage::List { .. }),
                    Page::Steps(checklists::StepPage::Step { .. })
                )
        )
    }

    /// Draws it.
    pub(crate) fn draw(&self, sight: &Sight<'_>) -> Result<Screen> {
        match self {
            Page::Start(page) => Ok(start::view(page, sight)),
            Page::Unlock(page) => Ok(unlock::view(*page, sight)),
            Page::Home => home::view(sight),
            Page::CheckIn(page) => checkin::view(page, sight),
            Page::Contacts(page) => contacts::view(page, sight),
            Page::Watch(page) => watching::view(page, sight),
            Page::Log(page) => incidents::view(page, sight),
            Page::Noted(page) => noted::view(page, sight),
            Page::Help(page) => help::view(page, sight),
            Page::Steps(page) => checklists::view(page, sight),
            Page::Capture(page) => Ok(capture::view(*page, sight)),
            Page::Make(page) => Ok(making::view(page, sight)),
            Page::Photos(page) => photos::view(page, sight),
            Page::Settings(page) => settings::view(page, sight),
            Page::Broken => Ok(unlock::broken(sight)),
        }
    }
}
