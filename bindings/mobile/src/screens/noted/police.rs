//! A contact with the police: the fields, and where each lies; what the page of an entry says of it.

use alongside_core::ids::RecordId;
use alongside_core::police::PoliceContact;
use alongside_core::vocabulary::Vocabulary;

use super::action::{NotedAction, NotedKind, does};
use super::field::{Asks, FieldOf, Place, field};
use crate::screens::sight::Sight;
use crate::screens::{Action, RowView};

pub(super) const ENTRIES: &str = "log-evidence-linked-entries";

pub(super) const FIELDS: &[FieldOf] = &[
    field("log-police-when", Asks::When),
    field("log-police-channel", Asks::Term(Vocabulary::PoliceChannel)),
    field("log-police-force", Asks::Short),
    field("log-police-incident-no", Asks::Short),
    field("log-police-crime-no", Asks::Short),
    field("log-police-officer-name", Asks::Short),
    field("log-police-collar-no", Asks::Short),
    field("log-police-unit", Asks::Short),
    field(ENTRIES, Asks::Entries),
    field("log-police-what-i-reported", Asks::Long),
    field("log-police-what-they-did", Asks::Terms(Vocabulary::PoliceAction)),
    field("log-police-what-they-did-text", Asks::Long),
    field("log-police-promised", Asks::Long),
    field("log-police-next-contact-due", Asks::ToCome),
    field("log-police-written-confirmation", Asks::Long),
    field("log-police-how-i-felt", Asks::Long),
    field("noted-complaint-when", Asks::When),
    field("noted-complaint-outcome", Asks::Long),
];

pub(super) fn place<'p>(p: &'p mut PoliceContact, field: &str) -> Option<Place<'p>> {
    Some(match field {
        "log-police-when" => Place::When(&mut p.when),
        "log-police-channel" => Place::Term(&mut p.channel),
        "log-police-force" => Place::Text(&mut p.force),
        "log-police-incident-no" => Place::Text(&mut p.incident_no),
        "log-police-crime-no" => Place::Text(&mut p.crime_no),
        "log-police-officer-name" => Place::Text(&mut p.officer_name),
        "log-police-collar-no" => Place::Text(&mut p.collar_no),
        "log-police-unit" => Place::Text(&mut p.unit),
        ENTRIES => Place::Links(&mut p.entries),
        "log-police-what-i-reported" => Place::Text(&mut p.what_i_reported),
        "log-police-what-they-did" => Place::Terms(&mut p.what_they_did),
        "log-police-what-they-did-text" => Place::Text(&mut p.what_they_did_text),
        "log-police-promised" => Place::Text(&mut p.promised),
        "log-police-next-contact-due" => Place::When(&mut p.next_contact_due),
        "log-police-written-confirmation" => Place::Text(&mut p.written_confirmation),
        "log-police-how-i-felt" => Place::Text(&mut p.how_i_felt),
        "noted-complaint-when" => Place::When(&mut p.complaint_when),
        "noted-complaint-outcome" => Place::Text(&mut p.complaint_outcome),
        _ => return None,
    })
}

/// A complaint with a date or an outcome was made.
pub(super) fn settle(p: &mut PoliceContact) {
    p.complaint_made =
        (p.complaint_when.is_some() || p.complaint_outcome.is_some()).then_some(true).or(p.complaint_made);
}

/// What the page of an entry says of the police, once it was reported: it leads to what is noted of that.
pub(crate) fn row(title: String, entry: RecordId, sight: &Sight<'_>) -> Option<RowView> {
    let record = sight.record?;
    let known = record.links().police_of(entry);
    let newest = known.last()?;
    let contact = record.read::<PoliceContact>(*newest).ok();
    let named = contact.map(|contact| sight.say.police_named(&contact)).filter(|named| !named.is_empty());
    let detail = named.unwrap_or_else(|| sight.text("write-police-reported"));
    let action: Action = does(NotedAction::OfEntry { kind: NotedKind::Police, entry: entry.to_string() });
    let spoken = format!("{title}, {detail}");
    Some(RowView { title, detail: Some(detail), edge: None, spoken, action })
}
