//! Contacts with the police, as she experienced them.

mod contact;

pub use contact::{PoliceContact, follow_ups};
