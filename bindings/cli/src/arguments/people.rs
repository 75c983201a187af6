//! `alongside person …` and `alongside place …`

use clap::{Args, Subcommand};

use super::bundle::{Bundles, shape};

/// The other person; there may be several, and they may be unknown.
#[derive(Debug, Subcommand)]
pub(crate) enum Person {
    /// Note what you know about the other person; only what you want to
    Add(PersonAdd),
    /// Show all
    List,
    /// Show one
    Show(Named),
    /// Change or add to what is noted
    Amend(PersonAmend),
}

/// Somebody or something, by number or name.
#[derive(Debug, Args)]
pub(crate) struct Named {
    /// Number, name or label
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
}

/// A new person.
#[derive(Debug, Args)]
pub(crate) struct PersonAdd {
    /// The name, where it is known; nothing: it asks
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) fields: PersonFields,
}

/// A change to a person.
#[derive(Debug, Args)]
pub(crate) struct PersonAmend {
    /// Number or name
    #[arg(value_name = "NAME")]
    pub(crate) person: String,
    /// Another name
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) fields: PersonFields,
    /// Why (vocabulary revision-reason)
    #[arg(long, value_name = "ID")]
    pub(crate) reason: Option<String>,
}

shape! {
    /// A vehicle.
    Vehicle, "Vehicles and accounts", "vehicle" "TEXT" "Make of a vehicle, or what it looks like; again for each",
    "vehicle-colour" "TEXT" "Its colour",
    "vehicle-registration" "TEXT" "Its registration",
}

shape! {
    /// An account.
    Account, "Vehicles and accounts", "account" "HANDLE" "An account name; again for each",
    "account-service" "TEXT" "Where",
    "account-url" "ADDRESS" "Its page",
    "account-id" "TEXT" "Its number, which stays when the name changes",
    "account-first-seen" "WHEN" "When you first saw it",
}

/// What may be noted about a person. Lists replace what stood there.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct PersonFields {
    /// known, believed, unknown
    #[arg(long, value_name = "ID")]
    pub(crate) known: Option<String>,
    /// Another name they use; again for each
    #[arg(long, value_name = "TEXT")]
    pub(crate) alias: Vec<String>,
    /// Who they are to you (vocabulary relationship)
    #[arg(long, value_name = "ID")]
    pub(crate) relationship: Option<String>,
    /// When that ended
    #[arg(long, value_name = "WHEN")]
    pub(crate) relationship_ended: Option<String>,
    /// What they look like, in your words
    #[arg(long, value_name = "TEXT", help_heading = "What they look like")]
    pub(crate) description: Option<String>,
    /// Height
    #[arg(long, value_name = "TEXT", help_heading = "What they look like")]
    pub(crate) height: Option<String>,
    /// Build
    #[arg(long, value_name = "TEXT", help_heading = "What they look like")]
    pub(crate) build: Option<String>,
    /// Hair
    #[arg(long, value_name = "TEXT", help_heading = "What they look like")]
    pub(crate) hair: Option<String>,
    /// Voice
    #[arg(long, value_name = "TEXT", help_heading = "What they look like")]
    pub(crate) voice: Option<String>,
    /// Clothing
    #[arg(long, value_name = "TEXT", help_heading = "What they look like")]
    pub(crate) clothing: Option<String>,
    /// Marks
    #[arg(long, value_name = "TEXT", help_heading = "What they look like")]
    pub(crate) marks: Option<String>,
    /// A photo that is here already, by id
    #[arg(long, value_name = "ID", help_heading = "What they look like")]
    pub(crate) photo: Option<String>,
    #[command(flatten)]
    pub(crate) vehicles: Bundles<Vehicle>,
    #[command(flatten)]
    pub(crate) accounts: Bundles<Account>,
    /// A phone number; again for each
    #[arg(long, value_name = "NUMBER", help_heading = "How to tell it is them")]
    pub(crate) number: Vec<String>,
    /// An email address; again for each
    #[arg(long, value_name = "ADDRESS", help_heading = "How to tell it is them")]
    pub(crate) email: Vec<String>,
    /// An address; again for each
    #[arg(long, value_name = "TEXT", help_heading = "How to tell it is them")]
    pub(crate) address: Vec<String>,
    /// What they know about where you are: live, work, study, children-school
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "What they know and can get at")]
    pub(crate) knows_where: Vec<String>,
    /// What they can get at: my-phone, accounts, home, car, children
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "What they know and can get at")]
    pub(crate) access_to: Vec<String>,
    /// Somebody who helps them; again for each
    #[arg(long, value_name = "TEXT", help_heading = "What they know and can get at")]
    pub(crate) others_helping: Vec<String>,
}

/// Places that are named in entries.
#[derive(Debug, Subcommand)]
pub(crate) enum Place {
    /// Note a place once, to name it in entries
    Add(PlaceAdd),
    /// Show all
    List,
    /// Show one
    Show(Named),
    /// Change what is noted
    Amend(PlaceAmend),
}

/// A new place.
#[derive(Debug, Args)]
pub(crate) struct PlaceAdd {
    /// Your own name for it
    #[arg(value_name = "LABEL")]
    pub(crate) label: String,
    #[command(flatten)]
    pub(crate) fields: PlaceFields,
}

/// A change to a place.
#[derive(Debug, Args)]
pub(crate) struct PlaceAmend {
    /// Number or label
    #[arg(value_name = "LABEL")]
    pub(crate) place: String,
    /// Another name for it
    #[arg(long, value_name = "TEXT")]
    pub(crate) label: Option<String>,
    #[command(flatten)]
    pub(crate) fields: PlaceFields,
    /// Why (vocabulary revision-reason)
    #[arg(long, value_name = "ID")]
    pub(crate) reason: Option<String>,
}

/// What may be noted about a place.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct PlaceFields {
    /// Kind of place (vocabulary setting)
    #[arg(long, value_name = "ID")]
    pub(crate) setting: Option<String>,
    /// Where it is, in your words
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Position: latitude, comma, longitude
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true)]
    pub(crate) lat_lon: Option<String>,
    /// How precise the position is, in metres
    #[arg(long, value_name = "METRES", requires = "lat_lon")]
    pub(crate) lat_lon_precision: Option<String>,
}
