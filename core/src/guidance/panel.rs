//! The emergency panel: reachable locked, before any set-up and without a vault. It keeps nothing.

use crate::content::Grade;

/// One way to reach somebody now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelRow {
    /// Its id; the message `help-<id>` is what to do in a few words, `.text` what to know.
    pub id: &'static str,
    /// What is dialled or texted; nothing where it goes another way.
    pub number: Option<&'static str>,
    /// The record of the directory that says where this is from.
    pub service: &'static str,
    /// How well its words are known.
    pub grade: Grade,
}

impl PanelRow {
    /// The message with its words.
    #[must_use]
    pub fn message(self) -> String {
        format!("help-{}", self.id)
    }
}

/// In the order in which they stand; campus security comes last, from the record that was chosen.
pub const PANEL: &[PanelRow] = &[
    PanelRow { id: "999", number: Some("999"), service: "uk-999", grade: Grade::V },
    PanelRow { id: "quiet", number: Some("55"), service: "uk-999", grade: Grade::V },
    PanelRow { id: "text-999", number: Some("999"), service: "uk-999", grade: Grade::V2 },
    PanelRow { id: "bsl-999", number: None, service: "uk-999", grade: Grade::V },
    PanelRow { id: "relay", number: Some("18000"), service: "relay-uk", grade: Grade::V2 },
    PanelRow { id: "101", number: Some("101"), service: "uk-101", grade: Grade::S },
];
