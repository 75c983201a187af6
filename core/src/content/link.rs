//! Where a step leads to.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use super::is_id;

/// What a text points to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum Link {
    /// A list of steps: `st`.
    List(String),
    /// One step: `st.safe-device`.
    Item(String),
    /// A decision card: `card:c-1`.
    Card(String),
    /// A guide: `guide:devices`.
    Guide(String),
    /// A record of the directory: `directory:nsh`.
    Service(String),
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Link::List(id) | Link::Item(id) => f.write_str(id),
            Link::Card(id) => write!(f, "card:{id}"),
            Link::Guide(id) => write!(f, "guide:{id}"),
            Link::Service(id) => write!(f, "directory:{id}"),
        }
    }
}

impl FromStr for Link {
    type Err = NotALink;

    fn from_str(text: &str) -> Result<Self, NotALink> {
        let (kind, id) = text.split_once(':').unwrap_or(("", text));
        let of_item = || id.split_once('.').is_some_and(|(list, item)| is_id(list) && is_id(item));
        match kind {
            "" if of_item() => Ok(Link::Item(id.to_owned())),
            _ if !is_id(id) => Err(NotALink(text.to_owned())),
            "" => Ok(Link::List(id.to_owned())),
            "card" => Ok(Link::Card(id.to_owned())),
            "guide" => Ok(Link::Guide(id.to_owned())),
            "directory" => Ok(Link::Service(id.to_owned())),
            _ => Err(NotALink(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Link {
    type Error = NotALink;

    fn try_from(text: String) -> Result<Self, NotALink> {
        text.parse()
    }
}

/// The text is no link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotALink(String);

impl fmt::Display for NotALink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} leads nowhere", self.0)
    }
}
