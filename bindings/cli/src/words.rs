//! Words for people: everything that is said comes from the catalogue.

use alongside_core::words::{Argument, Catalogue, Language};
use alongside_core::{Error, Result};

/// The catalogue, with the calls that this crate makes.
#[derive(Debug)]
pub(crate) struct Words(Catalogue);

impl Words {
    /// English, until the record itself says otherwise.
    pub(crate) fn load() -> Result<Self> {
        Catalogue::load(Language::default()).map(Words)
    }

    /// A message without arguments.
    pub(crate) fn text(&self, id: &str) -> String {
        self.0.text(id, &[])
    }

    /// A message with arguments.
    pub(crate) fn with(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.0.text(id, arguments)
    }

    /// An attribute of a message.
    pub(crate) fn attribute(&self, id: &str, attribute: &str) -> String {
        self.0.attribute(id, attribute, &[])
    }

    /// The catalogue itself, for labels of vocabularies and fields.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.0
    }

    /// An error in words: what happened, what was kept, what can be done.
    pub(crate) fn error(&self, error: &Error) -> [String; 3] {
        let words = self.0.error(error);
        [words.what, words.kept.unwrap_or_default(), words.next]
    }
}
