//! A person: the fields, and where each lies.

use alongside_core::people::Person;
use alongside_core::vocabulary::Vocabulary;

use super::field::{Asks, Column, FieldOf, Place, field};

pub(super) const VEHICLES: &str = "log-person-vehicles";
pub(super) const ACCOUNTS: &str = "log-person-accounts";

pub(super) const FIELDS: &[FieldOf] = &[
    field("log-person-name", Asks::Short),
    field("log-person-known", Asks::Term(Vocabulary::Known)),
    field("log-person-aliases", Asks::Lines),
    field("log-person-relationship", Asks::Term(Vocabulary::Relationship)),
    field("log-person-relationship-ended", Asks::When),
    field("log-person-description", Asks::Long),
    field("log-person-height", Asks::Short),
    field("log-person-build", Asks::Short),
    field("log-person-hair", Asks::Short),
    field("log-person-voice", Asks::Short),
    field("log-person-clothing", Asks::Short),
    field("log-person-marks", Asks::Short),
    field("log-person-numbers", Asks::Lines),
    field("log-person-emails", Asks::Lines),
    field("log-person-addresses", Asks::Lines),
    field("log-person-knows-where", Asks::Terms(Vocabulary::KnowsWhere)),
    field("log-person-access-to", Asks::Terms(Vocabulary::AccessTo)),
    field("log-person-others-helping", Asks::Lines),
    field(
        VEHICLES,
        Asks::Rows(&[
            "log-person-vehicle-make",
            "log-person-vehicle-colour",
            "log-person-vehicle-registration",
        ]),
    ),
    field(
        ACCOUNTS,
        Asks::Rows(&["log-person-account-service", "log-person-account-handle", "log-person-account-url"]),
    ),
];

pub(super) const PARTS: &[FieldOf] = &[
    field("log-person-vehicle-make", Asks::Short),
    field("log-person-vehicle-colour", Asks::Short),
    field("log-person-vehicle-registration", Asks::Short),
    field("log-person-account-service", Asks::Short),
    field("log-person-account-handle", Asks::Short),
    field("log-person-account-url", Asks::Short),
];

pub(super) fn place<'p>(p: &'p mut Person, field: &str) -> Option<Place<'p>> {
    Some(match field {
        "log-person-name" => Place::Text(&mut p.name),
        "log-person-known" => Place::Term(&mut p.known),
        "log-person-aliases" => Place::Lines(&mut p.aliases),
        "log-person-relationship" => Place::Term(&mut p.relationship),
        "log-person-relationship-ended" => Place::When(&mut p.relationship_ended),
        "log-person-description" => Place::Text(&mut p.description),
        "log-person-height" => Place::Text(&mut p.height),
        "log-person-build" => Place::Text(&mut p.build),
        "log-person-hair" => Place::Text(&mut p.hair),
        "log-person-voice" => Place::Text(&mut p.voice),
        "log-person-clothing" => Place::Text(&mut p.clothing),
        "log-person-marks" => Place::Text(&mut p.marks),
        "log-person-numbers" => Place::Lines(&mut p.numbers),
        "log-person-emails" => Place::Lines(&mut p.emails),
        "log-person-addresses" => Place::Lines(&mut p.addresses),
        "log-person-knows-where" => Place::Terms(&mut p.knows_where),
        "log-person-access-to" => Place::Terms(&mut p.access_to),
        "log-person-others-helping" => Place::Lines(&mut p.others_helping),
        "log-person-vehicle-make" => Place::Column(&mut p.vehicle_makes),
        "log-person-vehicle-colour" => Place::Column(&mut p.vehicle_colours),
        "log-person-vehicle-registration" => Place::Column(&mut p.vehicle_registrations),
        "log-person-account-service" => Place::Column(&mut p.account_services),
        "log-person-account-handle" => Place::Column(&mut p.account_handles),
        "log-person-account-url" => Place::Column(&mut p.account_urls),
        _ => return None,
    })
}

/// The lists of one group that go together.
pub(super) fn columns<'p>(p: &'p mut Person, group: &str) -> Vec<&'p mut dyn Column> {
    match group {
        VEHICLES => vec![&mut p.vehicle_makes, &mut p.vehicle_colours, &mut p.vehicle_registrations],
        ACCOUNTS => vec![
            &mut p.account_services,
            &mut p.account_handles,
            &mut p.account_urls,
            &mut p.account_stable_ids,
            &mut p.account_first_seen,
        ],
        _ => Vec::new(),
    }
}
