//! Placeholder until the vocabularies land.
/// A term.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, minicbor::Encode, minicbor::Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Term(#[n(0)] String);
impl Term {
    /// As stored.
    #[must_use]
    pub fn unchecked_from_store(text: String) -> Self {
        Term(text)
    }
    /// Text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
