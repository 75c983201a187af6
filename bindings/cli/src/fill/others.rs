//! The fields of everything beside an entry and its proof.

use alongside_core::cases::Case;
use alongside_core::orders::Order;
use alongside_core::people::Person;
use alongside_core::places::PlaceLabel;
use alongside_core::police::PoliceContact;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;

use super::{Filler, column, put, put_list, texts};
use crate::arguments::bundle::Bundle;
use crate::arguments::cases::CaseFields;
use crate::arguments::people::{PersonFields, PlaceFields};
use crate::arguments::police::{OrderFields, PoliceFields};
use crate::failure::Outcome;

impl Filler<'_> {
    /// Sets what was typed about a person.
    pub(crate) fn person(&self, typed: &PersonFields, p: &mut Person) -> Outcome {
        put(&mut p.known, self.term_given("known", Vocabulary::Known, typed.known.as_deref())?);
        put_list(&mut p.aliases, typed.alias.clone());
        let relationship = typed.relationship.as_deref();
        put(&mut p.relationship, self.term_given("relationship", Vocabulary::Relationship, relationship)?);
        put(&mut p.relationship_ended, self.time_given("when", typed.relationship_ended.as_deref())?);
        for (place, given) in [
            (&mut p.description, &typed.description),
            (&mut p.height, &typed.height),
            (&mut p.build, &typed.build),
            (&mut p.hair, &typed.hair),
            (&mut p.voice, &typed.voice),
            (&mut p.clothing, &typed.clothing),
            (&mut p.marks, &typed.marks),
        ] {
            put(place, given.clone());
        }
        if let Some(photo) = &typed.photo {
            p.photo = Some(self.item(photo)?);
        }
        if typed.vehicles.iter().next().is_some() {
            p.vehicle_makes = texts(&typed.vehicles, |one| Some(one.head.as_str()));
            p.vehicle_colours = texts(&typed.vehicles, |one| one.tail("vehicle-colour"));
            p.vehicle_registrations = texts(&typed.vehicles, |one| one.tail("vehicle-registration"));
        }
        if typed.accounts.iter().next().is_some() {
            p.account_handles = texts(&typed.accounts, |one| Some(one.head.as_str()));
            p.account_services = texts(&typed.accounts, |one| one.tail("account-service"));
            p.account_urls = texts(&typed.accounts, |one| one.tail("account-url"));
            p.account_stable_ids = texts(&typed.accounts, |one| one.tail("account-id"));
            let seen = |one: &Bundle| self.time_given("when", one.tail("account-first-seen"));
            p.account_first_seen = column(typed.accounts.iter().map(seen))?;
        }
        put_list(&mut p.numbers, typed.number.clone());
        put_list(&mut p.emails, typed.email.clone());
        put_list(&mut p.addresses, typed.address.clone());
        put_list(&mut p.knows_where, self.terms("known", Vocabulary::KnowsWhere, &typed.knows_where)?);
        put_list(&mut p.access_to, self.terms("known", Vocabulary::AccessTo, &typed.access_to)?);
        put_list(&mut p.others_helping, typed.others_helping.clone());
        Ok(())
    }

    /// Sets what was typed about a place.
    pub(crate) fn place_label(&self, typed: &PlaceFields, p: &mut PlaceLabel) -> Outcome {
        put(&mut p.setting, self.term_given("setting", Vocabulary::Setting, typed.setting.as_deref())?);
        put(&mut p.address, typed.text.clone());
        put(&mut p.coordinates, Self::position("coordinates", typed.lat_lon.as_deref())?);
        put(&mut p.precision, Self::number("coordinates", typed.lat_lon_precision.as_deref())?);
        Ok(())
    }

    /// Sets what was typed about a situation.
    pub(crate) fn case(&self, typed: &CaseFields, c: &mut Case) -> Outcome {
        put(&mut c.nation, self.term_given("nation", Vocabulary::Nation, typed.nation.as_deref())?);
        put(&mut c.first_noticed, self.time_given("when", typed.first_noticed.as_deref())?);
        put(&mut c.previous_history, typed.history.clone());
        if typed.told_to_stop.iter().next().is_some() {
            let when = |one: &Bundle| self.time("when", &one.head).map(Some);
            c.told_to_stop_when = column(typed.told_to_stop.iter().map(when))?;
            c.told_to_stop_how = texts(&typed.told_to_stop, |one| one.tail("told-how"));
            c.told_to_stop_words = texts(&typed.told_to_stop, |one| one.tail("told-words"));
            let proof = |one: &Bundle| one.tail("told-evidence").map(|typed| self.item(typed)).transpose();
            c.told_to_stop_evidence = column(typed.told_to_stop.iter().map(proof))?;
        }
        if typed.helpers.iter().next().is_some() {
            c.helper_names = texts(&typed.helpers, |one| Some(one.head.as_str()));
            c.helper_roles = texts(&typed.helpers, |one| one.tail("helper-role"));
            c.helper_organisations = texts(&typed.helpers, |one| one.tail("helper-organisation"));
            c.helper_contacts = texts(&typed.helpers, |one| one.tail("helper-contact"));
            let may = |one: &Bundle| Self::yes_no("contact", one.tail("helper-may-be-contacted"));
            c.helper_safe_to_contact = column(typed.helpers.iter().map(may))?;
        }
        put(&mut c.safe_contact_notes, typed.contact_notes.clone());
        put(&mut c.access_needs, typed.access_needs.clone());
        put(&mut c.reference_initials, typed.initials.clone());
        put(&mut c.reference_separator, typed.separator.clone());
        Ok(())
    }

    /// Sets what was typed about a contact with police.
    pub(crate) fn police(&self, typed: &PoliceFields, p: &mut PoliceContact) -> Outcome {
        put(&mut p.when, self.time_given("when", typed.when.as_deref())?);
        let channel = typed.channel.as_deref();
        put(&mut p.channel, self.term_given("channel", Vocabulary::PoliceChannel, channel)?);
        for (place, given) in [
            (&mut p.force, &typed.force),
            (&mut p.incident_no, &typed.incident_no),
            (&mut p.crime_no, &typed.crime_no),
            (&mut p.officer_name, &typed.officer),
            (&mut p.collar_no, &typed.collar_no),
            (&mut p.unit, &typed.unit),
            (&mut p.what_i_reported, &typed.reported),
            (&mut p.what_they_did_text, &typed.did_text),
            (&mut p.promised, &typed.promised),
            (&mut p.written_confirmation, &typed.confirmation),
            (&mut p.how_i_felt, &typed.felt),
            (&mut p.complaint_outcome, &typed.complaint_outcome),
        ] {
            put(place, given.clone());
        }
        put_list(&mut p.entries, self.entries(&typed.entry)?);
        put_list(&mut p.what_they_did, self.terms("what_they_did", Vocabulary::PoliceAction, &typed.did)?);
        if typed.handed_over.iter().next().is_some() {
            let items: Outcome<Vec<_>> = typed.handed_over.iter().map(|one| self.item(&one.head)).collect();
            p.evidence_handed_over = items?;
            p.evidence_receipts = texts(&typed.handed_over, |one| one.tail("receipt"));
        }
        put(&mut p.next_contact_due, self.time_to_come("when", typed.next_contact.as_deref())?);
        if let Some(complaint) = &typed.complaint {
            p.complaint_when = Some(self.time("when", complaint)?);
            p.complaint_made = Some(true);
        }
        Ok(())
    }

    /// Sets what was typed about an order.
    pub(crate) fn order(&self, typed: &OrderFields, o: &mut Order) -> Outcome {
        put(&mut o.issued_by, typed.court.clone());
        put(&mut o.reference, typed.reference.clone());
        put(&mut o.made, self.time_given("when", typed.made.as_deref())?);
        put(&mut o.served, self.time_given("when", typed.served.as_deref())?);
        put(&mut o.expires, self.time_to_come("when", typed.expires.as_deref())?);
        put_list(&mut o.against, self.records("who", Kind::PERSON, &typed.against)?);
        put_list(&mut o.protects, typed.covers.clone());
        put(&mut o.power_of_arrest, Self::yes_no("type", typed.power_of_arrest.as_deref())?);
        put(&mut o.paper_copy, typed.paper_copy.clone());
        put(&mut o.breach_contact, typed.breach_contact.clone());
        Ok(())
    }
}
