//! When a step is looked at again.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// Something after which a step is looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum On {
    /// A new entry in the log.
    Incident,
    /// A break-up that she marked.
    Breakup,
    /// A move that she marked.
    Move,
    /// A new phone, tablet or computer that she marked.
    NewDevice,
    /// An order that was served, as she marked it.
    OrderChange,
    /// A new app. Nothing here knows of one.
    NewApp,
    /// A change that she plans.
    Change,
    /// When what it speaks of happens.
    Event,
    /// When she uses it.
    Use,
    /// When she shares something.
    Share,
    /// When she posts something.
    Post,
}

impl On {
    /// All of them.
    pub const ALL: &[On] = &[
        On::Incident,
        On::Breakup,
        On::Move,
        On::NewDevice,
        On::OrderChange,
        On::NewApp,
        On::Change,
        On::Event,
        On::Use,
        On::Share,
        On::Post,
    ];

    /// Its name behind `on:`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            On::Incident => "incident",
            On::Breakup => "breakup",
            On::Move => "move",
            On::NewDevice => "new-device",
            On::OrderChange => "order-change",
            On::NewApp => "new-app",
            On::Change => "change",
            On::Event => "event",
            On::Use => "use",
            On::Share => "share",
            On::Post => "post",
        }
    }

    /// What a marked event of that term (vocabulary `marked-event`) brings up again.
    #[must_use]
    pub fn of_marked(term: &str) -> Option<On> {
        match term {
            "break-up" => Some(On::Breakup),
            "moved" => Some(On::Move),
            "new-device" => Some(On::NewDevice),
            "order-served" => Some(On::OrderChange),
            _ => None,
        }
    }

    /// Whether the record can know that it happened. What it can't know never falls due.
    #[must_use]
    pub fn is_known_here(self) -> bool {
        matches!(self, On::Incident | On::Breakup | On::Move | On::NewDevice | On::OrderChange)
    }
}

/// When a step is looked at again, as the list has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub enum Review {
    /// So many months after it was last looked at; never 0.
    Months(u32),
    /// Never by itself.
    Once,
    /// After something happened.
    On(On),
}

/// Longest time until a step is looked at again, in months.
const MONTHS_MAX: u32 = 60;

impl Review {
    /// The id of its words in the catalogue; those of months take `count`.
    #[must_use]
    pub fn message(self) -> String {
        match self {
            Review::Months(_) => "checklist-again-months".to_owned(),
            Review::Once => "checklist-again-once".to_owned(),
            Review::On(on) => format!("checklist-again-{}", on.as_str()),
        }
    }
}

impl FromStr for Review {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no time to look again");
        if text == "once" {
            return Ok(Review::Once);
        }
        if let Some(name) = text.strip_prefix("on:") {
            let on = On::ALL.iter().find(|on| on.as_str() == name);
            return on.copied().map(Review::On).ok_or_else(wrong);
        }
        let months = text.strip_prefix('P').and_then(|rest| rest.strip_suffix('M')).ok_or_else(wrong)?;
        match months.parse() {
            Ok(months) if (1..=MONTHS_MAX).contains(&months) => Ok(Review::Months(months)),
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Review {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for Review {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Review::Months(months) => write!(f, "P{months}M"),
            Review::Once => f.write_str("once"),
            Review::On(on) => write!(f, "on:{}", on.as_str()),
        }
    }
}
