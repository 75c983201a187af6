//! What a contact without the app reads: texts made while the vault is open, filled and sent while it is closed.

pub mod gsm7;
mod slots;
mod templates;

#[cfg(test)]
mod tests;

pub use gsm7::{Form, Segments};
pub use slots::{Days, Slots, fill};
pub use templates::{About, Texts, check_called, prepare};

pub(super) use templates::MESSAGES;

/// What the short names of the days begin with; 1 is Monday.
pub(super) const WEEKDAY: &str = "checkin-text-weekday-";
