//! One service, as its file says it.

use serde::{Deserialize, Serialize};

use crate::content::{Fact, Grade};

/// An answer out of a fixed list, with the id that its label carries.
macro_rules! answers {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// Every answer, in the order of the list.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// Its permanent id.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $id),+ }
            }

            /// The answer with that id.
            #[must_use]
            pub fn named(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == id)
            }
        }
    };
}

answers! {
    /// A nation of the UK.
    Nation {
        /// England.
        England = "england",
        /// Wales.
        Wales = "wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
    }
}

answers! {
    /// What somebody may look for.
    Need {
        /// In danger now.
        Emergency = "emergency",
        /// Police.
        Police = "police",
        /// Somebody who listens.
        Listening = "listening",
        /// Somebody who stands beside one.
        Advocacy = "advocacy",
        /// Law and orders.
        Legal = "legal",
        /// Phones and accounts.
        TechHelp = "tech-help",
        /// Pictures that were shared.
        Images = "images",
        /// Under 18.
        Under18 = "under-18",
        /// For men.
        Men = "men",
        /// For women.
        Women = "women",
        /// For LGBT+ people.
        Lgbt = "lgbt",
        /// Abuse in the name of honour, forced marriage.
        HonourBased = "honour-based",
        /// For deaf people.
        Deaf = "deaf",
        /// At a university.
        Campus = "campus",
        /// Mental health.
        MentalHealth = "mental-health",
        /// Money and housing.
        MoneyHousing = "money-housing",
        /// Abuse by a partner, former partner or family.
        DomesticAbuse = "domestic-abuse",
        /// Sexual violence.
        SexualViolence = "sexual-violence",
        /// Fraud and hacked accounts.
        Fraud = "fraud",
        /// Worried about one's own behaviour.
        OwnBehaviour = "own-behaviour",
    }
}

answers! {
    /// How a number is used.
    Channel {
        /// Call it.
        Phone = "phone",
        /// Send it a text.
        Text = "text",
        /// Write to it on WhatsApp.
        Whatsapp = "whatsapp",
        /// Reach it from a textphone or the relay app.
        Textphone = "textphone",
    }
}

answers! {
    /// What an address is.
    WebKind {
        /// A website.
        Site = "site",
        /// A form.
        Form = "form",
        /// A chat.
        Chat = "chat",
        /// An address for mail.
        Email = "email",
        /// An app.
        App = "app",
    }
}

answers! {
    /// How far it reaches: decides when "may have changed" is said.
    Reach {
        /// A nation or more: six months.
        National = "national",
        /// A part of a nation: three months.
        Local = "local",
    }
}

answers! {
    /// Who may get in touch first.
    Referral {
        /// Oneself.
        Own = "self",
        /// Oneself or a professional.
        OwnOrProfessional = "self-or-professional",
        /// A professional.
        Professional = "professional",
        /// Nobody says.
        NotKnown = "not-known",
    }
}

answers! {
    /// Whether it can be used without a report to police.
    WithoutReporting {
        /// A source says so.
        Yes = "yes",
        /// Nobody says.
        NotKnown = "not-known",
    }
}

answers! {
    /// What it costs.
    Cost {
        /// Free.
        Free = "free",
        /// As any call.
        StandardRate = "standard-rate",
        /// Nobody says.
        NotKnown = "not-known",
        /// Free where a council or a health service pays for it.
        FreeWhereCommissioned = "free-where-commissioned",
    }
}

answers! {
    /// Whose bank holidays count.
    Holidays {
        /// Those of England and Wales.
        EnglandAndWales = "england-and-wales",
        /// Those of Scotland.
        Scotland = "scotland",
        /// Those of Northern Ireland.
        NorthernIreland = "northern-ireland",
        /// None: every day of the year.
        None = "none",
        /// Nobody says: on a bank holiday anywhere in the UK the hours are not known.
        NotStated = "not-stated",
    }
}

/// One service.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Permanent id.
    pub id: String,
    /// What it calls itself.
    pub name: String,
    /// Who runs it.
    #[serde(default)]
    pub run_by: Option<String>,
    /// Other names it is known by.
    #[serde(default)]
    pub also_known: Vec<String>,
    /// Whether anybody but a reviewer sees it.
    #[serde(default = "yes")]
    pub ship: bool,
    /// With `ship = false`: the record to look at in its place.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// Place among what is shown first; none: behind those.
    #[serde(default)]
    pub order: Option<u32>,
    /// Nations for which it is shown first.
    pub shown_first: Vec<Nation>,
    /// Nations that it serves.
    pub regions: Vec<Nation>,
    /// The part of them; none: the whole.
    #[serde(default)]
    pub area: Option<String>,
    /// How far it reaches.
    pub kind: Reach,
    /// Whom it is for.
    pub audiences: Vec<String>,
    /// What it is for.
    pub needs: Vec<Need>,
    /// What it says it does.
    pub facets: Vec<String>,
    /// Codes of the sources that say so.
    pub facet_sources: Vec<String>,
    /// Who may get in touch first.
    pub referral: Referral,
    /// Whether it can be used without a report to police.
    pub without_reporting: WithoutReporting,
    /// What it costs.
    pub cost: Cost,
    /// How well it is known.
    pub grade: Grade,
    /// Codes of all sources.
    pub sources: Vec<String>,
    /// Date of the newest source, in its own precision, or `undated`.
    pub as_of: String,
    /// More about the dates, for reviewers.
    #[serde(default)]
    pub as_of_note: Option<String>,
    /// Whether a source says that it may go, whatever the dates say.
    #[serde(default)]
    pub may_have_changed: bool,
    /// Numbers.
    #[serde(default, rename = "number")]
    pub numbers: Vec<Number>,
    /// Addresses.
    #[serde(default, rename = "web")]
    pub webs: Vec<Web>,
    /// When it can be reached, as far as the best source says; none: nobody says.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// What other sources say about the same line.
    #[serde(default, rename = "hours_alternative")]
    pub hours_alternatives: Vec<Hours>,
    /// Ways in for people who need another one.
    #[serde(default)]
    pub access: Vec<Access>,
    /// What is known about bills; nothing: not known.
    #[serde(default, rename = "bill")]
    pub bills: Vec<Bill>,
    /// Facts inside its sentences.
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
    /// The region of its file.
    #[serde(skip)]
    pub region: String,
    /// Who has checked it: `none` until a stalking service has.
    #[serde(skip)]
    pub reviewed_by: String,
}

fn yes() -> bool {
    true
}

/// A number of a service.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// How it is used.
    pub channel: Channel,
    /// E.164, or a short code as it is dialled.
    pub number: String,
    /// In the spacing that people know.
    pub shown: String,
    /// What it is for, where the service has several.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Where it differs from that of the service.
    #[serde(default)]
    pub cost: Option<Cost>,
    /// Code of the source.
    pub source: String,
    /// Date of the source.
    pub as_of: String,
    /// How well it is known.
    pub grade: Grade,
}

/// An address of a service.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Web {
    /// What it is.
    pub kind: WebKind,
    /// The address.
    pub value: String,
    /// Code of the source.
    pub source: String,
    /// Date of the source.
    pub as_of: String,
    /// How well it is known.
    pub grade: Grade,
}

/// When a service can be reached, as one source says it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// OpenStreetMap's `opening_hours`; a bare `unknown` where nobody says.
    pub osm: String,
    /// Whose bank holidays count.
    pub holidays: Holidays,
    /// Date of the source, or `undated`.
    pub last_seen: String,
    /// Code of the source.
    pub source: String,
    /// How well it is known.
    pub grade: Grade,
}

/// A way in for people who need another one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// `bsl`, `interpreters`, `textphone` …
    pub id: String,
    /// OpenStreetMap's `opening_hours`, where they differ from the service's own.
    #[serde(default)]
    pub hours: Option<String>,
    /// Code of the source.
    pub source: String,
    /// Date of the source.
    pub as_of: String,
    /// How well it is known.
    pub grade: Grade,
}

/// What is known about bills.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bill {
    /// `landline-only`, `may-show` …
    pub id: String,
    /// Code of the source.
    pub source: String,
    /// Date of the source.
    pub as_of: String,
    /// How well it is known.
    pub grade: Grade,
}

/// A search key that is out of use. It is never printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// A number in any spacing, or a name.
    pub key: String,
    /// The record that it leads to; none: out of use.
    #[serde(default)]
    pub leads_to: Option<String>,
    /// What it was, for reviewers.
    #[serde(default)]
    pub note: Option<String>,
}

impl Record {
    /// Whether anybody but a reviewer may see it.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.ship && self.grade.is_printed()
    }

    /// The record without what no source supports; none where it is not to be shown at all.
    pub(super) fn without_unsupported(&self) -> Option<Record> {
        if !self.is_shown() {
            return None;
        }
        let mut shown = self.clone();
        shown.as_of_note = None;
        shown.numbers.retain(|one| one.grade.is_printed());
        shown.webs.retain(|one| one.grade.is_printed());
        shown.hours = shown.hours.filter(|one| one.grade.is_printed());
        shown.hours_alternatives.retain(|one| one.grade.is_printed());
        shown.access.retain(|one| one.grade.is_printed());
        shown.bills.retain(|one| one.grade.is_printed());
        shown.facts.retain(|one| one.grade.is_printed());
        Some(shown)
    }

    /// Whether it serves `nation`.
    #[must_use]
    pub fn serves(&self, nation: Nation) -> bool {
        self.regions.contains(&nation)
    }

    /// Whether something that is shown of it was seen second-hand and not checked.
    #[must_use]
    pub fn is_second_hand(&self) -> bool {
        self.grade == Grade::V2
    }

    /// Where it stands in a list: 999, then what is shown first for `nation` by its order, then the rest by its place
    /// in the country and name. Without a nation: what is shown first everywhere, then what is anywhere.
    #[must_use]
    pub fn place(&self, nation: Option<Nation>) -> (u8, u32, Reach, &str) {
        let first = match nation {
            _ if self.id == super::EMERGENCY => 0,
            Some(nation) if self.shown_first.contains(&nation) => 1,
            None if self.shown_first.len() == Nation::ALL.len() => 1,
            None if !self.shown_first.is_empty() => 2,
            _ => 3,
        };
        (first, self.order.unwrap_or(u32::MAX), self.kind, &self.name)
    }
}
