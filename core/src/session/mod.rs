//! The whole API for faces: `Locked` → `Unlocked`. What needs keys is a method of [`Unlocked`].

mod anchors;
mod capture_intake;
mod check_in;
mod checkins;
mod checklists;
mod contacts;
mod evidence;
mod find;
mod housekeeping;
mod locked;
mod log;
mod patterns;
mod profile;
mod revealing;
mod search;
mod settings;
mod unlocked;
mod watches;

pub use crate::vault::Letterbox;
pub use check_in::{PinsSet, StartRequest, TellRequest};
pub use checkins::{CheckIns, Woken};
pub use checklists::StepChange;
pub use evidence::{CheckedFile, EvidenceCheck, Intake, TakenIn};
pub use housekeeping::Housekeeping;
pub use locked::Locked;
pub use log::Added;
pub(crate) use revealing::BUNDLE_LABEL;
pub use unlocked::{Confirmed, UnlockReport, Unlocked};
pub use watches::{HeldPlans, Taken, Watched, Watches};

use crate::vocabulary::Term;

/// A term that this program itself writes; each stands in a vocabulary.
fn own_term(id: &'static str) -> Term {
    Term::unchecked_from_store(id)
}
