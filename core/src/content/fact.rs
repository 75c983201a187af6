//! Facts that can go stale.

use serde::{Deserialize, Serialize};

use super::Grade;
use crate::words::Argument;

/// What kind of fact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// A number that is dialled or texted, or any other figure.
    Number,
    /// A length of time.
    Period,
    /// When somebody can be reached.
    Hours,
    /// A name as it stands.
    Name,
    /// An address on the web.
    Web,
    /// What something costs.
    Price,
    /// What a law says.
    Law,
    /// What a product does.
    Product,
    /// Where a setting is.
    Path,
}

impl FactKind {
    /// Whether the value itself stands in the sentence; of the others the sentence says what the value says.
    #[must_use]
    pub fn has_slot(self) -> bool {
        !matches!(self, FactKind::Law | FactKind::Product | FactKind::Path)
    }
}

/// A fact with its source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its name among the facts beside it, and of its argument in the sentence.
    pub id: String,
    /// What kind of fact it is.
    pub kind: FactKind,
    /// What stands in the sentence, or what the sentence says in a few words.
    pub value: String,
    /// Code of the source; none where nothing supports it.
    #[serde(default)]
    pub source: Option<String>,
    /// Date of the source in its own precision, or `undated`.
    #[serde(default)]
    pub as_of: Option<String>,
    /// How well it is known.
    pub grade: Grade,
}

/// The facts that stand in sentences, as arguments. What no source supports never comes into one.
#[must_use]
pub fn arguments(facts: &[Fact]) -> Vec<(&str, Argument<'_>)> {
    facts
        .iter()
        .filter(|fact| fact.kind.has_slot() && fact.grade.is_printed())
        .map(|fact| (fact.id.as_str(), Argument::Text(&fact.value)))
        .collect()
}
