//! A JSON codec for what the screens are made of, in the form that `serde_json` writes: records as objects, a plain
//! variant as its name, a variant with fields as an object with that one name, an absent value as `null`.
//!
//! Replayed flows are read and compared with it; it is for tests and does not ship.

mod kotlin;
mod swift;

use crate::{Language, shape::Interface};

/// What a flow holds.
pub const ROOTS: &[&str] = &["Action", "Effect", "Frame", "View"];

/// The name of the file and the text of it.
pub fn generate(language: Language, interface: &Interface) -> Result<(&'static str, String), String> {
    match language {
        Language::Kotlin => Ok(("Codec.kt", kotlin::codec(interface, ROOTS)?)),
        Language::Swift => Ok(("Codec.swift", swift::codec(interface, ROOTS)?)),
        Language::Python => Err("Python replays no flow".into()),
    }
}
