//! Privacy steps in lists: what they say of themselves, which of them apply, what she noted, what to look at again.
//!
//! The lists are content in `core/content/checklists`. What she notes is hers alone: nothing here counts, rates or
//! presses, and an export leaves it out unless she asks for it.

mod answers;
mod condition;
mod due;
mod item;
mod lists;
mod review;
mod risk;
mod say;
mod start;
mod state;
mod view;

#[cfg(test)]
mod tests;

pub use answers::{Answers, ChecklistAnswers};
pub use condition::{Applies, Condition};
pub use due::{Due, Events, Why, due, looks_again};
pub use item::{Item, Platform};
pub use lists::{List, Lists};
pub use review::{On, Review};
pub use risk::Risk;
pub use say::ItemWords;
pub use start::{FIRST_STEPS_MAX_ITEMS, FirstAnswers, Sure, Worry, begin, start};
pub use state::{State, Status, StepState};
pub use view::{ItemView, ListView, Mine, view};
