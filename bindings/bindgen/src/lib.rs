//! What other languages see of the library, read from the metadata that it carries.
//!
//! `bindings` writes the bindings themselves, `codec` a JSON codec for the records of the screens, which replayed flows
//! are read with, `api` one line for each declaration that a shell can name. Everything else here is what those three
//! stand on: `shape` is the interface as a few plain types, `names` how each language spells a name.
//!
//! A tool of the build: none of it ships.

pub mod api;
pub mod bindings;
pub mod codec;
mod names;
pub mod shape;

/// The languages that bindings are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Android.
    Kotlin,
    /// iOS.
    Swift,
    /// A quick look from outside.
    Python,
}

impl Language {
    /// By the name that the command line takes.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "kotlin" => Some(Language::Kotlin),
            "swift" => Some(Language::Swift),
            "python" => Some(Language::Python),
            _ => None,
        }
    }
}
