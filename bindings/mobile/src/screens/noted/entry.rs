//! Everything that can be said of an entry: the fields, and where each lies.

use alongside_core::incidents::Incident;
use alongside_core::vocabulary::Vocabulary;

use super::field::{Asks, Column, FieldOf, Place, field};

pub(super) const WITNESSES: &str = "log-incident-witnesses";
pub(super) const TOLD: &str = "log-incident-breach-reported";

pub(super) const FIELDS: &[FieldOf] = &[
    field("log-incident-what-happened", Asks::Wording),
    field("log-incident-occurred", Asks::When),
    field("log-incident-discovered-at", Asks::When),
    field("log-incident-behaviours", Asks::Terms(Vocabulary::Behaviour)),
    field("log-incident-exact-words", Asks::Long),
    field("log-incident-setting", Asks::Term(Vocabulary::Setting)),
    field("log-incident-place-text", Asks::Long),
    field("log-incident-who", Asks::People),
    field("log-incident-who-description", Asks::Long),
    field("log-incident-who-confidence", Asks::Term(Vocabulary::IdentificationConfidence)),
    field("log-incident-who-how-identified", Asks::Long),
    field("log-incident-through-others", Asks::Long),
    field("log-incident-others-present", Asks::Long),
    field("log-incident-my-response", Asks::Terms(Vocabulary::Response)),
    field("log-incident-my-response-text", Asks::Long),
    field("log-incident-impact", Asks::Terms(Vocabulary::Impact)),
    field("log-incident-impact-text", Asks::Long),
    field("log-incident-changes", Asks::Terms(Vocabulary::Change)),
    field("log-incident-changes-text", Asks::Long),
    field("log-incident-others-impact", Asks::Terms(Vocabulary::OthersAffected)),
    field("log-incident-others-impact-text", Asks::Long),
    field(TOLD, Asks::Terms(Vocabulary::BreachReported)),
    field("log-incident-sensitivity", Asks::Terms(Vocabulary::Sensitivity)),
    field("log-incident-written-note", Asks::Long),
    field("log-incident-private-note", Asks::Long),
    field(
        WITNESSES,
        Asks::Rows(&[
            "log-incident-witness-names",
            "log-incident-witness-contacts",
            "log-incident-witness-saw",
        ]),
    ),
];

pub(super) const PARTS: &[FieldOf] = &[
    field("log-incident-witness-names", Asks::Short),
    field("log-incident-witness-contacts", Asks::Short),
    field("log-incident-witness-saw", Asks::Long),
];

pub(super) fn place<'i>(i: &'i mut Incident, field: &str) -> Option<Place<'i>> {
    Some(match field {
        "log-incident-what-happened" => Place::Text(&mut i.what_happened),
        "log-incident-occurred" => Place::When(&mut i.occurred),
        "log-incident-discovered-at" => Place::When(&mut i.discovered_at),
        "log-incident-behaviours" => Place::Terms(&mut i.behaviours),
        "log-incident-exact-words" => Place::Text(&mut i.exact_words),
        "log-incident-setting" => Place::Term(&mut i.place_setting),
        "log-incident-place-text" => Place::Text(&mut i.place_text),
        "log-incident-who" => Place::Links(&mut i.persons),
        "log-incident-who-description" => Place::Text(&mut i.who_description),
        "log-incident-who-confidence" => Place::Term(&mut i.who_confidence),
        "log-incident-who-how-identified" => Place::Text(&mut i.how_identified),
        "log-incident-through-others" => Place::Text(&mut i.through_others),
        "log-incident-others-present" => Place::Text(&mut i.others_present),
        "log-incident-my-response" => Place::Terms(&mut i.my_response),
        "log-incident-my-response-text" => Place::Text(&mut i.my_response_text),
        "log-incident-impact" => Place::Terms(&mut i.impact),
        "log-incident-impact-text" => Place::Text(&mut i.impact_text),
        "log-incident-changes" => Place::Terms(&mut i.changes),
        "log-incident-changes-text" => Place::Text(&mut i.changes_text),
        "log-incident-others-impact" => Place::Terms(&mut i.others_impact),
        "log-incident-others-impact-text" => Place::Text(&mut i.others_impact_text),
        TOLD => Place::Terms(&mut i.breach_reported),
        "log-incident-sensitivity" => Place::Terms(&mut i.sensitivity),
        "log-incident-written-note" => Place::Text(&mut i.written_note),
        "log-incident-private-note" => Place::Text(&mut i.private_note),
        "log-incident-witness-names" => Place::Column(&mut i.witness_names),
        "log-incident-witness-contacts" => Place::Column(&mut i.witness_contacts),
        "log-incident-witness-saw" => Place::Column(&mut i.witness_saw),
        _ => return None,
    })
}

/// The lists of one group that go together.
pub(super) fn columns<'i>(i: &'i mut Incident, group: &str) -> Vec<&'i mut dyn Column> {
    if group != WITNESSES {
        return Vec::new();
    }
    vec![
        &mut i.witness_names,
        &mut i.witness_contacts,
        &mut i.witness_saw,
        &mut i.witness_willing,
        &mut i.witness_statement,
    ]
}
