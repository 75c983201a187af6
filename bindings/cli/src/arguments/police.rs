//! `alongside police …` and `alongside order …`

use clap::{Args, Subcommand};

use super::bundle::{Bundles, shape};
use super::people::Named;

/// Contacts with police.
#[derive(Debug, Subcommand)]
pub(crate) enum Police {
    /// Note a contact with police
    Add(PoliceAdd),
    /// Show all
    List,
    /// Show one
    Show(Named),
    /// Change or add to what is noted
    Amend(PoliceAmend),
}

/// A new contact with police.
#[derive(Debug, Args)]
pub(crate) struct PoliceAdd {
    #[command(flatten)]
    pub(crate) fields: PoliceFields,
}

/// A change to one.
#[derive(Debug, Args)]
pub(crate) struct PoliceAmend {
    #[command(flatten)]
    pub(crate) contact: Named,
    #[command(flatten)]
    pub(crate) fields: PoliceFields,
    /// Why (vocabulary revision-reason)
    #[arg(long, value_name = "ID")]
    pub(crate) reason: Option<String>,
}

shape! {
    /// Proof that was handed over.
    HandedOver, "Proof handed over", "handed-over" "ID" "Proof that was handed over, by id; again for each",
    "receipt" "TEXT" "The receipt or exhibit number they gave",
}

/// What may be noted about a contact with police. Lists replace what stood there.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct PoliceFields {
    /// When
    #[arg(long, value_name = "WHEN")]
    pub(crate) when: Option<String>,
    /// How: 999, 101, online, front-desk, visit, phone, email, letter, app, via-advocate
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Option<String>,
    /// Which police force
    #[arg(long, value_name = "TEXT")]
    pub(crate) force: Option<String>,
    /// Incident number (log or CAD)
    #[arg(long, value_name = "TEXT")]
    pub(crate) incident_no: Option<String>,
    /// Crime number
    #[arg(long, value_name = "TEXT")]
    pub(crate) crime_no: Option<String>,
    /// Officer's name
    #[arg(long, value_name = "TEXT")]
    pub(crate) officer: Option<String>,
    /// Collar number
    #[arg(long, value_name = "TEXT")]
    pub(crate) collar_no: Option<String>,
    /// Team
    #[arg(long, value_name = "TEXT")]
    pub(crate) unit: Option<String>,
    /// An entry that you told them about, by number; several with commas
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub(crate) entry: Vec<String>,
    /// What you told them, in your words
    #[arg(long, value_name = "TEXT")]
    pub(crate) reported: Option<String>,
    /// What they did (vocabulary police-action); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) did: Vec<String>,
    /// What they did or said, in your words
    #[arg(long, value_name = "TEXT")]
    pub(crate) did_text: Option<String>,
    #[command(flatten)]
    pub(crate) handed_over: Bundles<HandedOver>,
    /// What they said they would do
    #[arg(long, value_name = "TEXT")]
    pub(crate) promised: Option<String>,
    /// When they are to be in touch next
    #[arg(long, value_name = "WHEN")]
    pub(crate) next_contact: Option<String>,
    /// What they confirmed in writing, or its reference
    #[arg(long, value_name = "TEXT")]
    pub(crate) confirmation: Option<String>,
    /// How you felt about it
    #[arg(long, value_name = "TEXT")]
    pub(crate) felt: Option<String>,
    /// When you made a complaint or asked for a review
    #[arg(long, value_name = "WHEN")]
    pub(crate) complaint: Option<String>,
    /// What came of that
    #[arg(long, value_name = "TEXT")]
    pub(crate) complaint_outcome: Option<String>,
}

/// Orders and conditions.
#[derive(Debug, Subcommand)]
pub(crate) enum Order {
    /// Note an order or condition
    Add(OrderAdd),
    /// Show all
    List,
    /// Show one
    Show(Named),
    /// Change or add to what is noted
    Amend(OrderAmend),
    /// Add conditions to an order, one line each
    Term(OrderTerm),
}

/// A new order.
#[derive(Debug, Args)]
pub(crate) struct OrderAdd {
    /// Kind of order (vocabulary order-type)
    #[arg(value_name = "ID")]
    pub(crate) kind: String,
    /// A condition, one line; again for each
    #[arg(long, value_name = "TEXT")]
    pub(crate) term: Vec<String>,
    #[command(flatten)]
    pub(crate) fields: OrderFields,
}

/// A change to an order.
#[derive(Debug, Args)]
pub(crate) struct OrderAmend {
    #[command(flatten)]
    pub(crate) order: Named,
    /// Kind of order (vocabulary order-type)
    #[arg(long, value_name = "ID")]
    pub(crate) kind: Option<String>,
    #[command(flatten)]
    pub(crate) fields: OrderFields,
    /// Why (vocabulary revision-reason)
    #[arg(long, value_name = "ID")]
    pub(crate) reason: Option<String>,
}

/// Conditions to add.
#[derive(Debug, Args)]
pub(crate) struct OrderTerm {
    /// Number of the order
    #[arg(value_name = "ORDER")]
    pub(crate) order: String,
    /// The condition, as it is written there
    #[arg(value_name = "TEXT", required = true)]
    pub(crate) text: Vec<String>,
}

/// What may be noted about an order.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct OrderFields {
    /// Which court or police force
    #[arg(long, value_name = "TEXT")]
    pub(crate) court: Option<String>,
    /// Its reference
    #[arg(long, value_name = "TEXT")]
    pub(crate) reference: Option<String>,
    /// When it was made
    #[arg(long, value_name = "WHEN")]
    pub(crate) made: Option<String>,
    /// When it was served
    #[arg(long, value_name = "WHEN")]
    pub(crate) served: Option<String>,
    /// When it ends
    #[arg(long, value_name = "WHEN")]
    pub(crate) expires: Option<String>,
    /// Who it is against, by number or name; again for each
    #[arg(long, value_name = "PERSON")]
    pub(crate) against: Vec<String>,
    /// Who it is for; again for each
    #[arg(long, value_name = "TEXT")]
    pub(crate) covers: Vec<String>,
    /// Whether it has a power of arrest
    #[arg(long, value_name = "YES/NO")]
    pub(crate) power_of_arrest: Option<String>,
    /// Where the paper copy is
    #[arg(long, value_name = "TEXT")]
    pub(crate) paper_copy: Option<String>,
    /// Who to tell if it is broken
    #[arg(long, value_name = "TEXT")]
    pub(crate) breach_contact: Option<String>,
}
