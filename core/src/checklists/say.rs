//! Steps in words. The sentences of the content stand in its own part of the catalogue.

use super::item::Item;
use super::lists::List;
use crate::content::arguments;
use crate::words::Catalogue;

/// The words of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemWords {
    /// What to do, on one line.
    pub action: String,
    /// Why.
    pub why: String,
    /// How; some steps say all that with the action.
    pub how: Option<String>,
    /// What is said before it, in order.
    pub risks: Vec<String>,
}

impl Item {
    /// What it says.
    #[must_use]
    pub fn words(&self, words: &Catalogue) -> ItemWords {
        let (id, facts) = (self.message(), arguments(&self.facts));
        let how = words.has_attribute(&id, "how").then(|| words.attribute(&id, "how", &facts));
        ItemWords {
            action: self.action(words),
            why: words.attribute(&id, "why", &facts),
            how,
            risks: self.risk.iter().map(|risk| words.text(risk.message(), &[])).collect(),
        }
    }

    /// What to do, on one line.
    #[must_use]
    pub fn action(&self, words: &Catalogue) -> String {
        words.attribute(&self.message(), "action", &arguments(&self.facts))
    }

    /// Its risks in a few words each, for a line of a list.
    #[must_use]
    pub fn risks_in_short(&self, words: &Catalogue) -> Vec<String> {
        self.risk.iter().map(|risk| words.attribute(risk.message(), "short", &[])).collect()
    }
}

impl List {
    /// Its name.
    #[must_use]
    pub fn name(&self, words: &Catalogue) -> String {
        words.text(&self.message(), &[])
    }

    /// What it is about.
    #[must_use]
    pub fn intro(&self, words: &Catalogue) -> String {
        words.attribute(&self.message(), "intro", &[])
    }
}
