//! The fields of an entry: an option for each. Values stay as they were typed.

use clap::Args;
use serde::Serialize;

use super::bundle::{Bundles, shape};

shape! {
    /// Somebody who saw or heard it.
    Witness, "Who", "witness" "NAME" "Somebody who saw or heard it; again for each",
    "witness-contact" "TEXT" "How to reach them",
    "witness-saw" "TEXT" "What they saw or heard",
    "witness-willing" "ID" "Would speak to police: yes, unsure, no",
    "witness-statement" "YES/NO" "Whether they have given a statement",
}

shape! {
    /// Somebody who was told.
    ReportedTo, "Proof, police and others told", "reported-to" "ID" "Who else was told (vocabulary other-report-to); again for each",
    "reported-when" "WHEN" "When they were told",
    "reported-reference" "TEXT" "Their reference",
    "reported-result" "TEXT" "What came of it",
}

shape! {
    /// A condition of an order that it may go against.
    OrderConcerned, "Proof, police and others told", "order-term" "ORDER:N" "Condition N of an order that it may go against",
    "order-view" "ID" "Your view (vocabulary breach-view)",
    "order-reported" "ID" "Who was told (vocabulary breach-reported)",
}

/// Every field of an entry but what happened.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub(crate) struct IncidentFields {
    /// When it happened: "18:30", "about 18:30", "yesterday evening", "20 Nov 2026", "Nov 2026", "2026-11-20
    /// 18:00 to 23:00", "unknown"
    #[arg(long, value_name = "WHEN", help_heading = "When")]
    pub(crate) occurred: Option<String>,
    /// How you know the time (vocabulary time-basis)
    #[arg(long, value_name = "ID", help_heading = "When")]
    pub(crate) occurred_basis: Option<String>,
    /// When you found out, if later
    #[arg(long, value_name = "WHEN", help_heading = "When")]
    pub(crate) discovered: Option<String>,
    /// How often, for a series in one entry
    #[arg(long, value_name = "N", help_heading = "When")]
    pub(crate) series_count: Option<String>,
    /// Start of the series
    #[arg(long, value_name = "WHEN", help_heading = "When")]
    pub(crate) series_from: Option<String>,
    /// End of the series
    #[arg(long, value_name = "WHEN", help_heading = "When")]
    pub(crate) series_to: Option<String>,

    /// What was done (vocabulary behaviour); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "What")]
    pub(crate) behaviour: Vec<String>,
    /// What was done, in your words
    #[arg(long, value_name = "TEXT", help_heading = "What")]
    pub(crate) behaviour_text: Option<String>,
    /// How it reached you (vocabulary channel); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "What")]
    pub(crate) channel: Vec<String>,
    /// From which number, account or address
    #[arg(long, value_name = "TEXT", help_heading = "What")]
    pub(crate) from: Option<String>,
    /// On which of your phones or accounts
    #[arg(long, value_name = "TEXT", help_heading = "What")]
    pub(crate) received_on: Option<String>,
    /// The exact words that were said or written
    #[arg(long, value_name = "TEXT", help_heading = "What")]
    pub(crate) words: Option<String>,

    /// Kind of place (vocabulary setting)
    #[arg(long, value_name = "ID", help_heading = "Where")]
    pub(crate) where_setting: Option<String>,
    /// A place that is noted once and named here
    #[arg(long, value_name = "LABEL", help_heading = "Where")]
    pub(crate) place: Option<String>,
    /// Where, in your words
    #[arg(long, value_name = "TEXT", help_heading = "Where")]
    pub(crate) at_place_text: Option<String>,
    /// Position: latitude, comma, longitude
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true, help_heading = "Where")]
    pub(crate) lat_lon: Option<String>,
    /// How precise the position is, in metres
    #[arg(long, value_name = "METRES", requires = "lat_lon", help_heading = "Where")]
    pub(crate) lat_lon_precision: Option<String>,

    /// The other person, by number or name; again for each
    #[arg(long, value_name = "PERSON", help_heading = "Who")]
    pub(crate) person: Vec<String>,
    /// Who it was, or what they looked like
    #[arg(long, value_name = "TEXT", help_heading = "Who")]
    pub(crate) who: Option<String>,
    /// How well you know who it was: sure, think-so, not-sure, no-idea
    #[arg(long, value_name = "ID", help_heading = "Who")]
    pub(crate) confidence: Option<String>,
    /// How you know
    #[arg(long, value_name = "TEXT", help_heading = "Who")]
    pub(crate) identified_by: Option<String>,
    /// Through whom, where it came through somebody else
    #[arg(long, value_name = "TEXT", help_heading = "Who")]
    pub(crate) through: Option<String>,
    #[command(flatten)]
    pub(crate) witnesses: Bundles<Witness>,
    /// Who else was there
    #[arg(long, value_name = "TEXT", help_heading = "Who")]
    pub(crate) others_present: Option<String>,

    /// Proof that is here already, by id; again for each
    #[arg(long, value_name = "ID", help_heading = "Proof, police and others told")]
    pub(crate) evidence: Vec<String>,
    /// Why there is no proof (vocabulary no-evidence-reason); there often is none
    #[arg(long, value_name = "ID", help_heading = "Proof, police and others told")]
    pub(crate) no_evidence: Option<String>,
    /// A police contact that is noted already, by number; again for each
    #[arg(long, value_name = "CONTACT", help_heading = "Proof, police and others told")]
    pub(crate) police: Vec<String>,
    #[command(flatten)]
    pub(crate) reported_to: Bundles<ReportedTo>,
    #[command(flatten)]
    pub(crate) order_terms: Bundles<OrderConcerned>,

    /// What you did (vocabulary response); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "What it did")]
    pub(crate) response: Vec<String>,
    /// What you did, in your words
    #[arg(long, value_name = "TEXT", help_heading = "What it did")]
    pub(crate) response_text: Option<String>,
    /// What it did to you (vocabulary impact); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "What it did")]
    pub(crate) impact: Vec<String>,
    /// What it did to you, in your words
    #[arg(long, value_name = "TEXT", help_heading = "What it did")]
    pub(crate) impact_text: Option<String>,
    /// From 0, hardly, to 10, very much
    #[arg(long, value_name = "0-10", help_heading = "What it did")]
    pub(crate) impact_scale: Option<String>,
    /// What you changed because of it (vocabulary change); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "What it did")]
    pub(crate) change: Vec<String>,
    /// What you changed, in your words
    #[arg(long, value_name = "TEXT", help_heading = "What it did")]
    pub(crate) change_text: Option<String>,
    /// Children and others it touched (vocabulary others-affected); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "What it did")]
    pub(crate) others: Vec<String>,
    /// Children and others, in your words
    #[arg(long, value_name = "TEXT", help_heading = "What it did")]
    pub(crate) others_text: Option<String>,

    /// Whether you are safe right now: yes, no, prefer-not-to-say
    #[arg(long, value_name = "ID", help_heading = "About the entry")]
    pub(crate) safe_now: Option<String>,
    /// Who wrote it: self, with-help, on-behalf
    #[arg(long, value_name = "ID", help_heading = "About the entry")]
    pub(crate) entered_by: Option<String>,
    /// In which role somebody helped or wrote (vocabulary entered-by-role)
    #[arg(long, value_name = "ID", requires = "entered_by", help_heading = "About the entry")]
    pub(crate) entered_by_role: Option<String>,
    /// About when it was written, in your words
    #[arg(long, value_name = "TEXT", help_heading = "About the entry")]
    pub(crate) written_note: Option<String>,
    /// What needs care before others see it (vocabulary sensitivity); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = "About the entry")]
    pub(crate) sensitivity: Vec<String>,
    /// A note that is left out of reports; police or a court could still ask for it
    #[arg(long, value_name = "TEXT", help_heading = "About the entry")]
    pub(crate) private_note: Option<String>,
    /// The language it is written in: en, cy, ...
    #[arg(long, value_name = "TAG", help_heading = "About the entry")]
    pub(crate) language: Option<String>,
}

impl IncidentFields {
    /// The same as options of the command line, to be kept in a draft and read again.
    pub(crate) fn to_options(&self) -> Vec<String> {
        let mut options = Vec::new();
        // A struct of texts and lists of texts: nothing in it can fail.
        if let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(self) {
            for (name, value) in &fields {
                push_options(&mut options, &name.replace('_', "-"), value);
            }
        }
        options
    }

    /// Whether none was given.
    pub(crate) fn is_empty(&self) -> bool {
        *self == IncidentFields::default()
    }
}

/// `--name=value` for a text, for each text of a list, for each part of a bundle.
fn push_options(options: &mut Vec<String>, name: &str, value: &serde_json::Value) {
    match value {
        serde_json::Value::String(text) => options.push(format!("--{name}={text}")),
        serde_json::Value::Array(items) => {
            for item in items {
                push_options(options, name, item);
            }
        }
        serde_json::Value::Object(part) => {
            for (name, value) in part {
                push_options(options, name, value);
            }
        }
        _ => {}
    }
}

/// The fields that `log amend --clear` can empty, by the names of their options.
pub(crate) const CLEARABLE: [&str; 40] = [
    "occurred",
    "discovered",
    "series",
    "behaviour",
    "behaviour-text",
    "channel",
    "from",
    "received-on",
    "words",
    "where-setting",
    "place",
    "at-place-text",
    "lat-lon",
    "person",
    "who",
    "confidence",
    "identified-by",
    "through",
    "witness",
    "others-present",
    "no-evidence",
    "reported-to",
    "order-term",
    "response",
    "response-text",
    "impact",
    "impact-text",
    "impact-scale",
    "change",
    "change-text",
    "others",
    "others-text",
    "safe-now",
    "entered-by",
    "entered-by-role",
    "written-note",
    "sensitivity",
    "private-note",
    "language",
    "occurred-basis",
];
