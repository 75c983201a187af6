//! What the insights are worked out from: the entries of one case and what stands beside them, read once and never changed.
//! Of the entries only what can be counted is here, and those words of hers that are shown with it; what happened is not.

use crate::events::{Gap, MarkedEvent};
use crate::fields::Coordinates;
use crate::ids::RecordId;
use crate::incidents::{Incident, OrderTerm, Written};
use crate::orders::Order;
use crate::places::PlaceLabel;
use crate::police::PoliceContact;
use crate::time::{Occurred, Zone};
use crate::vocabulary::Term;

/// What of an entry is counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: RecordId,
    /// "Entry 14".
    pub entry_no: u32,
    /// When it happened, as well as she knows.
    pub occurred: Option<Occurred>,
    /// How many events it stands for.
    pub series_count: Option<u32>,
    /// First of the series.
    pub series_from: Option<Occurred>,
    /// Last of the series.
    pub series_to: Option<Occurred>,
    /// Her name for the place.
    pub place: Option<RecordId>,
    /// What kind of place.
    pub setting: Option<Term>,
    /// Whether it says where in her words.
    pub place_in_words: bool,
    /// Position.
    pub position: Option<Coordinates>,
    /// Within how many metres it holds.
    pub position_within_m: Option<u32>,
    /// What happened.
    pub behaviours: Vec<Term>,
    /// How it reached her.
    pub channels: Vec<Term>,
    /// Numbers, handles, addresses that it came from.
    pub identifiers: Vec<String>,
    /// Who it was.
    pub persons: Vec<RecordId>,
    /// How sure she is.
    pub confidence: Option<Term>,
    /// What she did.
    pub response: Vec<Term>,
    /// What it did to her.
    pub impact: Vec<Term>,
    /// Her own mark.
    pub impact_scale: Option<u32>,
    /// What it did to her, in her words.
    pub impact_words: Option<String>,
    /// What she changed.
    pub changes: Vec<Term>,
    /// What she changed, in her words.
    pub changes_words: Option<String>,
    /// Whom else it touched.
    pub others: Vec<Term>,
    /// Conditions of orders it has to do with.
    pub order_terms: Vec<OrderTerm>,
    /// When it was written down, against when it happened.
    pub written: Option<Written>,
    /// What kinds of proof belong to it, each once.
    pub evidence: Vec<Option<Term>>,
    /// Contacts with the police that speak of it.
    pub police: Vec<RecordId>,
}

impl Entry {
    /// What of an incident is counted. Proof and police contacts point at it from elsewhere.
    #[must_use]
    pub fn of(id: RecordId, incident: &Incident) -> Self {
        Entry {
            id,
            entry_no: incident.entry_no,
            occurred: incident.occurred.clone(),
            series_count: incident.series_count,
            series_from: incident.series_from.clone(),
            series_to: incident.series_to.clone(),
            place: incident.place_label,
            setting: incident.place_setting.clone(),
            place_in_words: incident.place_text.is_some(),
            position: incident.place_coordinates,
            position_within_m: incident.place_precision,
            behaviours: incident.behaviours.clone(),
            channels: incident.channels.clone(),
            identifiers: incident.from_identifiers.iter().flatten().cloned().collect(),
            persons: incident.persons.clone(),
            confidence: incident.who_confidence.clone(),
            response: incident.my_response.clone(),
            impact: incident.impact.clone(),
            impact_scale: incident.impact_scale,
            impact_words: incident.impact_text.clone(),
            changes: incident.changes.clone(),
            changes_words: incident.changes_text.clone(),
            others: incident.others_impact.clone(),
            order_terms: incident.order_terms.clone(),
            written: incident.written(),
            evidence: Vec::new(),
            police: Vec::new(),
        }
    }

    /// Everything it says of when it was.
    pub(super) fn times(&self) -> impl Iterator<Item = &Occurred> {
        [&self.occurred, &self.series_from, &self.series_to].into_iter().flatten()
    }

    /// Whether one of its behaviours is this one, or of this group.
    pub(super) fn names(&self, behaviour: &str) -> bool {
        self.behaviours.iter().any(|term| {
            let id = term.as_str();
            id == behaviour || crate::incidents::group_of(id) == behaviour
        })
    }
}

/// One case, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// Entries that stand: neither withdrawn nor deleted. In any order.
    pub entries: Vec<Entry>,
    /// Entries that can't be read.
    pub unreadable: u32,
    /// Entries beyond [`crate::limits::PATTERN_ENTRIES_MAX`], the oldest of them.
    pub beyond: u32,
    /// When the other person was told to stop.
    pub told_to_stop: Vec<Option<Occurred>>,
    /// Orders and conditions.
    pub orders: Vec<(RecordId, Order)>,
    /// Contacts with the police.
    pub police: Vec<(RecordId, PoliceContact)>,
    /// Days she marked.
    pub events: Vec<(RecordId, MarkedEvent)>,
    /// Times from which things are missing.
    pub gaps: Vec<(RecordId, Gap)>,
    /// Her names for places.
    pub places: Vec<(RecordId, PlaceLabel)>,
}

/// Which part of it is looked at, where, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Entries that lie wholly after this instant.
    pub from_ms: Option<i64>,
    /// Entries that lie wholly before this instant.
    pub to_ms: Option<i64>,
    /// Whose days, weeks and hours are counted.
    pub zone: Zone,
    /// Now, in milliseconds since 1970 in universal time.
    pub now_ms: i64,
}
