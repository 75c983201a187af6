//! Help: the emergency panel, whom one can call, what there is to read. None of it needs a record or a passcode.

mod action;
mod panel;
mod reading;
mod service;
mod state;
mod who;

pub use action::HelpAction;
pub use panel::{HelpRowView, HelpView};
pub use reading::GuidesView;
pub use service::{HoursView, ServiceView, WayView};
pub use who::{ServiceGroupView, ServiceRowView, WhoView};

pub(crate) use action::{act, does, leads, now, who};
pub(crate) use state::{Asked, HelpPage};

use alongside_core::Result;

use super::Screen;
use super::sight::Sight;

pub(crate) fn view(page: &HelpPage, sight: &Sight<'_>) -> Result<Screen> {
    match page {
        HelpPage::Now => panel::view(sight),
        HelpPage::From => panel::from(sight),
        HelpPage::Who(asked) => who::view(asked, sight),
        HelpPage::Service { id } => service::view(id, sight),
        HelpPage::Guides => reading::all(sight),
        HelpPage::Guide { id } => reading::guide(id, sight),
        HelpPage::Card { id } => reading::card(id, sight),
    }
}
