//! The fields of an entry.

use alongside_core::incidents::{Incident, OrderTerm};
use alongside_core::orders::Order;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal};

use super::{Filler, column, put, put_list, texts};
use crate::arguments::bundle::{Bundle, Bundles};
use crate::arguments::incident::{IncidentFields, OrderConcerned, ReportedTo, Witness};
use crate::failure::Outcome;

impl Filler<'_> {
    /// Sets what was typed.
    pub(crate) fn incident(&self, typed: &IncidentFields, i: &mut Incident) -> Outcome {
        self.when(typed, i)?;
        self.what(typed, i)?;
        self.place(typed, i)?;
        self.who(typed, i)?;
        self.witnesses(&typed.witnesses, i)?;
        self.told(&typed.reported_to, i)?;
        self.orders(&typed.order_terms, i)?;
        self.aftermath(typed, i)?;
        self.about(typed, i)
    }

    fn when(&self, typed: &IncidentFields, i: &mut Incident) -> Outcome {
        put(&mut i.occurred, self.time_given("occurred", typed.occurred.as_deref())?);
        if let Some(basis) = &typed.occurred_basis {
            let basis = self.term("occurred", Vocabulary::TimeBasis, basis)?;
            let occurred = i.occurred.take().ok_or(Error::invalid("occurred", Refusal::Empty))?;
            i.occurred = Some(occurred.known_by(Some(basis)));
        }
        put(&mut i.discovered_at, self.time_given("discovered_at", typed.discovered.as_deref())?);
        put(&mut i.series_count, Self::number("series", typed.series_count.as_deref())?);
        put(&mut i.series_from, self.time_given("series", typed.series_from.as_deref())?);
        put(&mut i.series_to, self.time_given("series", typed.series_to.as_deref())?);
        Ok(())
    }

    fn what(&self, typed: &IncidentFields, i: &mut Incident) -> Outcome {
        put_list(&mut i.behaviours, self.terms("behaviours", Vocabulary::Behaviour, &typed.behaviour)?);
        put(&mut i.behaviour_other, typed.behaviour_text.clone());
        let channels = self.terms("channels", Vocabulary::Channel, &typed.channel)?;
        if !channels.is_empty() {
            i.channels = channels;
            // What stood beside a channel that is gone belongs to none.
            i.from_identifiers.clear();
            i.received_on.clear();
        }
        let sides = [
            (&typed.from, &mut i.from_identifiers, i.channels.len()),
            (&typed.received_on, &mut i.received_on, i.channels.len()),
        ];
        for (given, column, length) in sides {
            let Some(given) = given else { continue };
            if length == 0 {
                return Err(Error::invalid("channels", Refusal::Empty).into());
            }
            column.resize(length, None);
            // One value stands beside the first channel; the others have none of their own.
            if let Some(first) = column.first_mut() {
                *first = Some(given.clone());
            }
        }
        put(&mut i.exact_words, typed.words.clone());
        Ok(())
    }

    fn place(&self, typed: &IncidentFields, i: &mut Incident) -> Outcome {
        let setting = typed.where_setting.as_deref();
        put(&mut i.place_setting, self.term_given("setting", Vocabulary::Setting, setting)?);
        if let Some(place) = &typed.place {
            i.place_label = Some(self.record("place", Kind::PLACE, place)?);
        }
        put(&mut i.place_text, typed.at_place_text.clone());
        put(&mut i.place_coordinates, Self::position("coordinates", typed.lat_lon.as_deref())?);
        put(&mut i.place_precision, Self::number("coordinates", typed.lat_lon_precision.as_deref())?);
        Ok(())
    }

    fn who(&self, typed: &IncidentFields, i: &mut Incident) -> Outcome {
        put_list(&mut i.persons, self.records("who", Kind::PERSON, &typed.person)?);
        put(&mut i.who_description, typed.who.clone());
        let sure = typed.confidence.as_deref();
        put(&mut i.who_confidence, self.term_given("who", Vocabulary::IdentificationConfidence, sure)?);
        put(&mut i.how_identified, typed.identified_by.clone());
        put(&mut i.through_others, typed.through.clone());
        put(&mut i.others_present, typed.others_present.clone());
        Ok(())
    }

    fn witnesses(&self, typed: &Bundles<Witness>, i: &mut Incident) -> Outcome {
        if typed.iter().next().is_none() {
            return Ok(());
        }
        i.witness_names = texts(typed, |one| Some(one.head.as_str()));
        i.witness_contacts = texts(typed, |one| one.tail("witness-contact"));
        i.witness_saw = texts(typed, |one| one.tail("witness-saw"));
        let willing = |one: &Bundle| {
            self.term_given("witnesses", Vocabulary::WitnessWilling, one.tail("witness-willing"))
        };
        i.witness_willing = column(typed.iter().map(willing))?;
        let statement = |one: &Bundle| Self::yes_no("witnesses", one.tail("witness-statement"));
        i.witness_statement = column(typed.iter().map(statement))?;
        Ok(())
    }

    fn told(&self, typed: &Bundles<ReportedTo>, i: &mut Incident) -> Outcome {
        if typed.iter().next().is_none() {
            return Ok(());
        }
        let to = |one: &Bundle| self.term("other_reports", Vocabulary::OtherReportTo, &one.head).map(Some);
        i.other_report_to = column(typed.iter().map(to))?;
        let when = |one: &Bundle| self.time_given("other_reports", one.tail("reported-when"));
        i.other_report_when = column(typed.iter().map(when))?;
        i.other_report_reference = texts(typed, |one| one.tail("reported-reference"));
        i.other_report_result = texts(typed, |one| one.tail("reported-result"));
        Ok(())
    }

    fn orders(&self, typed: &Bundles<OrderConcerned>, i: &mut Incident) -> Outcome {
        let mut terms = Vec::new();
        let mut reported = Vec::new();
        for one in typed.iter() {
            let (order, number) = one.head.split_once(':').unwrap_or((&one.head, ""));
            let id = self.record("orders_concerned", Kind::ORDER, order)?;
            let number = Self::number("orders_concerned", Some(number).filter(|text| !text.is_empty()))?;
            let term = number.map(|number| self.condition(id, number)).transpose()?;
            let view = one.tail("order-view");
            let view = self.term_given("breach_view", Vocabulary::BreachView, view)?;
            terms.push(OrderTerm { order: id, term, view });
            if let Some(told) = one.tail("order-reported") {
                let told = self.term("orders_concerned", Vocabulary::BreachReported, told)?;
                if !reported.contains(&told) {
                    reported.push(told);
                }
            }
        }
        put_list(&mut i.order_terms, terms);
        put_list(&mut i.breach_reported, reported);
        Ok(())
    }

    /// The place of condition `number`, which people count from one.
    fn condition(&self, order: alongside_core::ids::RecordId, number: u32) -> Outcome<u32> {
        let terms = self.vault.read::<Order>(order)?.terms.len();
        let at = number.checked_sub(1);
        let there = at.and_then(|at| usize::try_from(at).ok()).is_some_and(|at| at < terms);
        at.filter(|_| there).ok_or(Error::invalid("orders_concerned", Refusal::UnknownRecord).into())
    }

    fn aftermath(&self, typed: &IncidentFields, i: &mut Incident) -> Outcome {
        let reason = typed.no_evidence.as_deref();
        let reason = self.term_given("no_evidence_reason", Vocabulary::NoEvidenceReason, reason)?;
        put(&mut i.no_evidence_reason, reason);
        put_list(&mut i.my_response, self.terms("my_response", Vocabulary::Response, &typed.response)?);
        put(&mut i.my_response_text, typed.response_text.clone());
        put_list(&mut i.impact, self.terms("impact", Vocabulary::Impact, &typed.impact)?);
        put(&mut i.impact_text, typed.impact_text.clone());
        put(&mut i.impact_scale, Self::number("impact_scale", typed.impact_scale.as_deref())?);
        put_list(&mut i.changes, self.terms("changes", Vocabulary::Change, &typed.change)?);
        put(&mut i.changes_text, typed.change_text.clone());
        let others = self.terms("others_impact", Vocabulary::OthersAffected, &typed.others)?;
        put_list(&mut i.others_impact, others);
        put(&mut i.others_impact_text, typed.others_text.clone());
        Ok(())
    }

    fn about(&self, typed: &IncidentFields, i: &mut Incident) -> Outcome {
        let now = typed.safe_now.as_deref();
        put(&mut i.safe_now, self.term_given("safe_now", Vocabulary::SafeNow, now)?);
        let by = typed.entered_by.as_deref();
        put(&mut i.entered_by, self.term_given("entered_by", Vocabulary::EnteredBy, by)?);
        let role = typed.entered_by_role.as_deref();
        put(&mut i.entered_by_role, self.term_given("entered_by", Vocabulary::EnteredByRole, role)?);
        put(&mut i.written_note, typed.written_note.clone());
        put_list(&mut i.sensitivity, self.terms("sensitivity", Vocabulary::Sensitivity, &typed.sensitivity)?);
        put(&mut i.private_note, typed.private_note.clone());
        put(&mut i.language, typed.language.clone());
        Ok(())
    }
}
