//! What can go wrong with a step, said before it.

use serde::{Deserialize, Serialize};

/// A risk of a step, in the order in which risks are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Risk {
    /// It may raise risk: talking it through comes first.
    Ar,
    /// Evidence is copied first.
    Ev,
    /// The other person may notice.
    Al,
    /// It is done on a safer device.
    Sd,
    /// Data or access may be lost.
    Dl,
}

impl Risk {
    /// All of them, in the order in which they are said.
    pub const ALL: &[Risk] = &[Risk::Ar, Risk::Ev, Risk::Al, Risk::Sd, Risk::Dl];

    /// Its code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Risk::Ar => "AR",
            Risk::Ev => "EV",
            Risk::Al => "AL",
            Risk::Sd => "SD",
            Risk::Dl => "DL",
        }
    }

    /// The id of its sentence in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Risk::Ar => "checklist-risk-ar",
            Risk::Ev => "checklist-risk-ev",
            Risk::Al => "checklist-risk-al",
            Risk::Sd => "checklist-risk-sd",
            Risk::Dl => "checklist-risk-dl",
        }
    }
}
