//! Privacy steps: a few to begin with, then the lists; each step with what can go wrong before what to do.

mod action;
mod first;
mod list;
mod state;
mod step;
mod top;

pub use action::{StepAction, StepStatus};
pub use list::{AnswersView, AskedView, StepListView};
pub use step::StepView;
pub use top::{ListGroupView, StepsView};

pub(crate) use action::{act, keep_note, open, open_list, open_step};
pub(crate) use state::StepPage;

use alongside_core::Result;

use super::Screen;
use super::sight::Sight;

pub(crate) fn view(page: &StepPage, sight: &Sight<'_>) -> Result<Screen> {
    match page {
        StepPage::Top { asked } => top::view(*asked, sight),
        StepPage::First { .. } => first::view(page, sight),
        StepPage::List { id, all } => list::view(id, *all, sight),
        StepPage::Step { id, saved_ms } => step::view(id, *saved_ms, sight),
        StepPage::Answers => list::answers(sight),
    }
}
