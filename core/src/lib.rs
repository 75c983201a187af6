//! Everything Alongside does, keeps and says: no screen, no network, no clock and no randomness of its own.
//!
//! Layers, each of which uses only those before it:
//! `ids time limits error secret entropy words vocabulary content inflate letters ordering qr` → `vault` → `store` → domains → `session` → `say` →
//! `report` → `runner` → `simulation`.

pub mod anchors;
pub mod cases;
pub mod checkin;
pub mod checklists;
pub mod contacts;
pub mod content;
pub mod directory;
pub mod drafts;
pub mod entropy;
pub mod error;
pub mod events;
pub mod evidence;
pub mod fields;
pub mod guidance;
pub mod ids;
pub mod incidents;
mod inflate;
pub mod labels;
mod letters;
pub mod limits;
pub mod ordering;
pub mod orders;
pub mod patterns;
pub mod people;
pub mod photos;
pub mod places;
pub mod police;
pub mod progress;
pub mod qr;
pub mod report;
pub mod runner;
pub mod say;
pub mod secret;
pub mod session;
pub mod settings;
pub mod simulation;
pub mod store;
pub mod time;
pub mod vault;
pub mod vocabulary;
pub mod words;

#[cfg(test)]
mod tests;

pub use error::{Error, ErrorCode, Part, Refusal, Result};
