//! What a person sees and does.
//!
//! `app` holds the door, the stack of pages and the work under way; `desk` is what an act finds on the table, `sight`
//! what a view is drawn from. `view`, `action`, `effect` hold what every feature shares; each feature has its own
//! `state` (its pages), `action`, and `view`.

mod action;
mod app;
pub mod arrivals;
pub mod capture;
pub mod checkin;
pub mod checklists;
pub mod contacts;
mod desk;
mod door;
mod effect;
pub mod help;
pub mod home;
pub mod incidents;
pub mod making;
pub mod noted;
mod page;
pub mod photos;
pub mod settings;
mod shelf;
mod sight;
mod stack;
pub mod start;
mod unfinished;
pub mod unlock;
mod view;
pub mod watching;
mod ways;
mod work;

pub use action::{Action, Answer, Permission, PhoneFacts, WayIn};
pub(crate) use app::Shared;
pub use app::{App, TypedText};
pub(crate) use desk::Desk;
pub(crate) use door::Door;
pub use effect::{Effect, NoticeKind, SharedFile, WakeKind, WakeView};
pub use page::Screen;
pub(crate) use photos::Batch;
pub use view::*;
pub(crate) use work::{EndedWork, UnderWay};
