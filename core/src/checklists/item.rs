//! One step as its list has it.

use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::condition::{Applies, Condition};
use super::review::Review;
use super::risk::Risk;
use crate::content::{Fact, Grade, Link};

/// Where a step is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Platform {
    /// On an Android phone or tablet.
    Android,
    /// On an iPhone or iPad.
    Ios,
    /// On a computer, or on the web.
    Computer,
    /// By phone or in person.
    Offline,
}

impl Platform {
    /// What one has to have for it; nothing where nothing is needed.
    #[must_use]
    pub fn needs(self) -> Option<Condition> {
        match self {
            Platform::Android => Some(Condition::HasAndroid),
            Platform::Ios => Some(Condition::HasIphone),
            Platform::Computer => Some(Condition::HasComputer),
            Platform::Offline => None,
        }
    }

    /// The id of its name in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Platform::Android => "checklist-on-android",
            Platform::Ios => "checklist-on-ios",
            Platform::Computer => "checklist-on-computer",
            Platform::Offline => "checklist-on-offline",
        }
    }
}

fn shipped() -> bool {
    true
}

/// With whom a step that may raise risk is talked through, where it names nobody: two services for stalking.
fn advocates() -> Vec<Link> {
    ["nsh", "paladin"].map(|id| Link::Service(id.to_owned())).into()
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Permanent id: list, dot, name.
    pub id: String,
    /// Where it can be done; never empty.
    pub platforms: Vec<Platform>,
    /// What is said before it, in this order.
    pub risk: Vec<Risk>,
    /// When it is looked at again.
    pub review: Review,
    /// Codes of the sources that it rests on.
    pub sources: Vec<String>,
    /// How well its best source is known.
    pub grade: Grade,
    /// Whether it stands in the lists; else only reviewers see it.
    #[serde(default = "shipped")]
    pub ship: bool,
    /// What has to hold for it to be of use.
    #[serde(default)]
    pub applies_if: Vec<Condition>,
    /// What it is about belongs into the log first.
    #[serde(default)]
    pub evidence_first: bool,
    /// What it leads to.
    #[serde(default)]
    pub links: Vec<Link>,
    /// With whom it can be talked through; said only of steps with [`Risk::Ar`].
    #[serde(default = "advocates")]
    pub talk: Vec<Link>,
    /// What can go stale in its words.
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
}

impl Item {
    /// The id of its list.
    #[must_use]
    pub fn list(&self) -> &str {
        self.id.split_once('.').map_or("", |(list, _)| list)
    }

    /// The id of its message.
    #[must_use]
    pub fn message(&self) -> String {
        self.id.replace('.', "-")
    }

    /// Whether talking it through comes before doing it.
    #[must_use]
    pub fn talks_first(&self) -> bool {
        self.risk.contains(&Risk::Ar)
    }

    /// Whether it is of use, apart from what its list needs.
    #[must_use]
    pub fn applies(&self, answers: &Answers) -> Applies {
        let conditions = Applies::all(self.applies_if.iter().map(|condition| answers.holds(*condition)));
        let platforms = Applies::any(
            self.platforms
                .iter()
                .map(|platform| platform.needs().map_or(Some(true), |needs| answers.holds(needs))),
        );
        conditions.and(platforms)
    }

    /// The first question whose answer would tell whether it is of use; nothing where that is known.
    #[must_use]
    pub fn question(&self, answers: &Answers) -> Option<Condition> {
        if self.applies(answers) != Applies::NotKnown {
            return None;
        }
        let platforms = self.platforms.iter().filter_map(|platform| platform.needs());
        self.applies_if.iter().copied().chain(platforms).find(|condition| answers.holds(*condition).is_none())
    }
}
