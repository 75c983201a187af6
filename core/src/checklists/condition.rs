//! What a step needs to be of use: a phone of that make, children, a nation.

use serde::{Deserialize, Serialize};

/// A condition, answered by yes or no, or not asked yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// An Android phone or tablet.
    HasAndroid,
    /// An iPhone or iPad.
    HasIphone,
    /// A computer, or the web on one.
    HasComputer,
    /// Children.
    HasChildren,
    /// At a university or college.
    IsStudent,
    /// At work.
    HasJob,
    /// A car.
    HasCar,
    /// Somebody else lives in the same home.
    LivesWithOthers,
    /// The other person lives in the same home.
    SharesHome,
    /// The home is rented.
    RentsHome,
    /// Facebook or Messenger.
    UsesFacebook,
    /// Instagram or Threads.
    UsesInstagram,
    /// WhatsApp.
    UsesWhatsapp,
    /// Snapchat.
    UsesSnapchat,
    /// `TikTok`.
    UsesTiktok,
    /// X.
    UsesX,
    /// `LinkedIn`.
    UsesLinkedin,
    /// Apps for running, riding, counting steps.
    UsesFitnessApps,
    /// Apps for meeting people.
    UsesDatingApps,
    /// Doorbells, cameras, speakers, heating that are on a network.
    HasSmartHome,
    /// The law of England and Wales.
    EnglandWales,
    /// The law of Scotland.
    Scotland,
    /// The law of Northern Ireland.
    NorthernIreland,
}

impl Condition {
    /// All of them.
    pub const ALL: &[Condition] = &[
        Condition::HasAndroid,
        Condition::HasIphone,
        Condition::HasComputer,
        Condition::HasChildren,
        Condition::IsStudent,
        Condition::HasJob,
        Condition::HasCar,
        Condition::LivesWithOthers,
        Condition::SharesHome,
        Condition::RentsHome,
        Condition::UsesFacebook,
        Condition::UsesInstagram,
        Condition::UsesWhatsapp,
        Condition::UsesSnapchat,
        Condition::UsesTiktok,
        Condition::UsesX,
        Condition::UsesLinkedin,
        Condition::UsesFitnessApps,
        Condition::UsesDatingApps,
        Condition::HasSmartHome,
        Condition::EnglandWales,
        Condition::Scotland,
        Condition::NorthernIreland,
    ];
    /// Those that the nation of a case answers.
    pub const NATIONS: &[Condition] =
        &[Condition::EnglandWales, Condition::Scotland, Condition::NorthernIreland];

    /// Its id, in the files and in the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Condition::HasAndroid => "has-android",
            Condition::HasIphone => "has-iphone",
            Condition::HasComputer => "has-computer",
            Condition::HasChildren => "has-children",
            Condition::IsStudent => "is-student",
            Condition::HasJob => "has-job",
            Condition::HasCar => "has-car",
            Condition::LivesWithOthers => "lives-with-others",
            Condition::SharesHome => "shares-home",
            Condition::RentsHome => "rents-home",
            Condition::UsesFacebook => "uses-facebook",
            Condition::UsesInstagram => "uses-instagram",
            Condition::UsesWhatsapp => "uses-whatsapp",
            Condition::UsesSnapchat => "uses-snapchat",
            Condition::UsesTiktok => "uses-tiktok",
            Condition::UsesX => "uses-x",
            Condition::UsesLinkedin => "uses-linkedin",
            Condition::UsesFitnessApps => "uses-fitness-apps",
            Condition::UsesDatingApps => "uses-dating-apps",
            Condition::HasSmartHome => "has-smart-home",
            Condition::EnglandWales => "england-wales",
            Condition::Scotland => "scotland",
            Condition::NorthernIreland => "northern-ireland",
        }
    }

    /// The one with that id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Condition::ALL.iter().copied().find(|condition| condition.as_str() == id)
    }

    /// The id of the question that asks for it.
    #[must_use]
    pub fn question(self) -> String {
        format!("checklist-ask-{}", self.as_str())
    }
}

/// Whether a step is of use to her.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applies {
    /// All that it needs is there.
    Yes,
    /// Something that it needs is not there.
    No,
    /// Not asked yet. It is shown.
    NotKnown,
}

impl Applies {
    /// All of them have to hold.
    pub(super) fn all(answers: impl Iterator<Item = Option<bool>>) -> Self {
        answers.fold(Applies::Yes, |so_far, answer| so_far.and(Applies::of(answer)))
    }

    /// One of them has to hold.
    pub(super) fn any(answers: impl Iterator<Item = Option<bool>>) -> Self {
        answers.fold(Applies::No, |so_far, answer| match (so_far, Applies::of(answer)) {
            (Applies::Yes, _) | (_, Applies::Yes) => Applies::Yes,
            (Applies::No, Applies::No) => Applies::No,
            _ => Applies::NotKnown,
        })
    }

    /// Both have to hold.
    pub(super) fn and(self, other: Applies) -> Self {
        match (self, other) {
            (Applies::No, _) | (_, Applies::No) => Applies::No,
            (Applies::Yes, Applies::Yes) => Applies::Yes,
            _ => Applies::NotKnown,
        }
    }

    fn of(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Applies::Yes,
            Some(false) => Applies::No,
            None => Applies::NotKnown,
        }
    }
}
