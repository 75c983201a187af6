//! Everything Alongside does, keeps and says: no screen, no network, no clock and no randomness of its own.
//!
//! Layers, each of which uses only those before it:
//! `ids time limits error secret entropy words vocabulary` → `vault` → `store` → domains → `session`.

pub mod entropy;
pub mod error;
pub mod ids;
pub mod limits;
pub mod progress;
pub mod secret;
pub mod store;
pub mod time;
pub mod vault;
pub mod vocabulary;
pub mod words;

pub use error::{Error, ErrorCode, Part, Refusal, Result};
