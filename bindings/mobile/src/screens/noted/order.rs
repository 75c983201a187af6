//! An order: the fields, and where each lies.

use alongside_core::orders::Order;
use alongside_core::vocabulary::Vocabulary;

use super::field::{Asks, FieldOf, Place, field};

pub(super) const TYPE: &str = "log-order-type";
pub(super) const TERMS: &str = "log-order-terms";
pub(super) const ENDS: &str = "log-order-expires";

pub(super) const FIELDS: &[FieldOf] = &[
    field(TYPE, Asks::Term(Vocabulary::OrderType)),
    field("log-order-court-or-force", Asks::Short),
    field("log-order-reference", Asks::Short),
    field("log-order-made", Asks::When),
    field("log-order-served", Asks::When),
    field(ENDS, Asks::ToCome),
    field("log-case-persons", Asks::People),
    field("log-order-who-it-covers", Asks::Lines),
    field("log-order-power-of-arrest", Asks::YesNo),
    field("log-order-paper-copy", Asks::Short),
    field("log-order-breach-contact", Asks::Short),
    field(TERMS, Asks::Numbered),
];

pub(super) fn place<'o>(o: &'o mut Order, field: &str) -> Option<Place<'o>> {
    Some(match field {
        TYPE => Place::Term(&mut o.order_type),
        "log-order-court-or-force" => Place::Text(&mut o.issued_by),
        "log-order-reference" => Place::Text(&mut o.reference),
        "log-order-made" => Place::When(&mut o.made),
        "log-order-served" => Place::When(&mut o.served),
        ENDS => Place::When(&mut o.expires),
        "log-case-persons" => Place::Links(&mut o.against),
        "log-order-who-it-covers" => Place::Lines(&mut o.protects),
        "log-order-power-of-arrest" => Place::YesNo(&mut o.power_of_arrest),
        "log-order-paper-copy" => Place::Text(&mut o.paper_copy),
        "log-order-breach-contact" => Place::Text(&mut o.breach_contact),
        TERMS => Place::Lines(&mut o.terms),
        _ => return None,
    })
}
