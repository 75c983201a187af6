//! Whether an incident may be saved. One line of text is enough; nothing else is ever demanded.

use super::incident::Incident;
use crate::error::{Error, Refusal, Result};
use crate::fields::{self, Change, Checked};
use crate::limits;
use crate::vocabulary::{Vocabularies, Vocabulary};

impl Checked for Incident {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("case", |i| i.case)?;
        change.fixed("entry_no", |i| i.entry_no)?;
        if self.entry_no == 0 {
            return Err(Error::invalid("entry_no", Refusal::OutOfRange));
        }
        enough(&change)?;
        when(&change)?;
        place(&change)?;
        who(&change)?;
        witnesses(&change)?;
        aftermath(&change)?;
        orders(&change)?;
        entering(&change)
    }
}

/// Something was said, and what needs words has them.
fn enough(change: &Change<'_, Incident>) -> Result<()> {
    let i = change.now;
    fields::long("what_happened", i.what_happened.as_ref())?;
    fields::long("exact_words", i.exact_words.as_ref())?;
    fields::short("behaviour_other", i.behaviour_other.as_ref())?;
    change.terms("behaviours", Vocabulary::Behaviour, |i| &i.behaviours)?;
    if i.has_words() {
        return Ok(());
    }
    if i.behaviours.is_empty() {
        return Err(Error::invalid("what_happened", Refusal::Empty));
    }
    let needs_words = i.behaviours.iter().any(|term| {
        change.vocabularies.info(Vocabulary::Behaviour, term.as_str()).is_some_and(|info| info.needs_words)
    });
    if needs_words { Err(Error::invalid("behaviour_other", Refusal::Empty)) } else { Ok(()) }
}

fn when(change: &Change<'_, Incident>) -> Result<()> {
    let i = change.now;
    change.term("source", Vocabulary::Source, |i| i.source.as_ref())?;
    change.occurred("occurred", |i| i.occurred.as_ref())?;
    change.occurred("discovered_at", |i| i.discovered_at.as_ref())?;
    fields::in_order("discovered_at", i.occurred.as_ref(), i.discovered_at.as_ref())?;
    fields::number("series_count", i.series_count, 1..=limits::SERIES_MAX_COUNT)?;
    change.occurred("series_from", |i| i.series_from.as_ref())?;
    change.occurred("series_to", |i| i.series_to.as_ref())?;
    fields::in_order("series_to", i.series_from.as_ref(), i.series_to.as_ref())
}

fn place(change: &Change<'_, Incident>) -> Result<()> {
    let i = change.now;
    change.term("place_setting", Vocabulary::Setting, |i| i.place_setting.as_ref())?;
    fields::long("place_text", i.place_text.as_ref())?;
    fields::position("place_coordinates", i.place_coordinates, "place_precision", i.place_precision)
}

fn who(change: &Change<'_, Incident>) -> Result<()> {
    let i = change.now;
    change.terms("channels", Vocabulary::Channel, |i| &i.channels)?;
    fields::column("from_identifiers", &i.from_identifiers, i.channels.len())?;
    fields::column("received_on", &i.received_on, i.channels.len())?;
    fields::links("persons", &i.persons)?;
    fields::long("who_description", i.who_description.as_ref())?;
    change.term("who_confidence", Vocabulary::IdentificationConfidence, |i| i.who_confidence.as_ref())?;
    fields::long("how_identified", i.how_identified.as_ref())?;
    fields::long("through_others", i.through_others.as_ref())
}

fn witnesses(change: &Change<'_, Incident>) -> Result<()> {
    let i = change.now;
    let count = fields::rows([
        i.witness_names.len(),
        i.witness_contacts.len(),
        i.witness_saw.len(),
        i.witness_willing.len(),
        i.witness_statement.len(),
    ]);
    fields::column("witness_names", &i.witness_names, count)?;
    fields::column("witness_contacts", &i.witness_contacts, count)?;
    fields::long_column("witness_saw", &i.witness_saw, count)?;
    change.term_column("witness_willing", Vocabulary::WitnessWilling, count, |i| &i.witness_willing)?;
    fields::same_length("witness_statement", &i.witness_statement, count)?;
    fields::long("others_present", i.others_present.as_ref())
}

fn aftermath(change: &Change<'_, Incident>) -> Result<()> {
    let i = change.now;
    change.term("no_evidence_reason", Vocabulary::NoEvidenceReason, |i| i.no_evidence_reason.as_ref())?;
    change.terms("my_response", Vocabulary::Response, |i| &i.my_response)?;
    fields::alone("my_response", &i.my_response, "rsp.none")?;
    fields::long("my_response_text", i.my_response_text.as_ref())?;
    let reports = fields::rows([
        i.other_report_to.len(),
        i.other_report_when.len(),
        i.other_report_reference.len(),
        i.other_report_result.len(),
    ]);
    change.term_column("other_report_to", Vocabulary::OtherReportTo, reports, |i| &i.other_report_to)?;
    change.occurred_column("other_report_when", reports, |i| &i.other_report_when)?;
    fields::column("other_report_reference", &i.other_report_reference, reports)?;
    fields::long_column("other_report_result", &i.other_report_result, reports)?;
    change.terms("impact", Vocabulary::Impact, |i| &i.impact)?;
    fields::long("impact_text", i.impact_text.as_ref())?;
    fields::number("impact_scale", i.impact_scale, 0..=10)?;
    change.terms("changes", Vocabulary::Change, |i| &i.changes)?;
    fields::alone("changes", &i.changes, "chg.none")?;
    fields::long("changes_text", i.changes_text.as_ref())?;
    change.terms("others_impact", Vocabulary::OthersAffected, |i| &i.others_impact)?;
    fields::long("others_impact_text", i.others_impact_text.as_ref())
}

fn orders(change: &Change<'_, Incident>) -> Result<()> {
    let i = change.now;
    fields::list("order_terms", &i.order_terms)?;
    let highest = u32::try_from(limits::LIST_MAX_ITEMS).unwrap_or(u32::MAX).saturating_sub(1);
    for (at, term) in i.order_terms.iter().enumerate() {
        fields::number("order_terms", term.term, 0..=highest)?;
        if i.order_terms.iter().take(at).any(|other| (other.order, other.term) == (term.order, term.term)) {
            return Err(Error::invalid("order_terms", Refusal::Contradiction));
        }
    }
    change.each_term("order_terms", Vocabulary::BreachView, |i, visit| {
        i.order_terms.iter().filter_map(|term| term.view.as_ref()).for_each(visit);
    })?;
    change.terms("breach_reported", Vocabulary::BreachReported, |i| &i.breach_reported)?;
    fields::alone("breach_reported", &i.breach_reported, "no")
}

fn entering(change: &Change<'_, Incident>) -> Result<()> {
    let i = change.now;
    change.term("safe_now", Vocabulary::SafeNow, |i| i.safe_now.as_ref())?;
    change.term("entered_by", Vocabulary::EnteredBy, |i| i.entered_by.as_ref())?;
    change.term("entered_by_role", Vocabulary::EnteredByRole, |i| i.entered_by_role.as_ref())?;
    fields::long("written_note", i.written_note.as_ref())?;
    change.terms("sensitivity", Vocabulary::Sensitivity, |i| &i.sensitivity)?;
    fields::long("private_note", i.private_note.as_ref())?;
    fields::language("language", i.language.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Coordinates;
    use crate::ids::RecordId;
    use crate::incidents::OrderTerm;
    use crate::tests::{reading, term};
    use crate::time::{Occurred, Zone};

    fn line(text: &str) -> Incident {
        Incident::new(&reading(), RecordId([1; 16]), 1, text)
    }

    fn refused(change: impl Fn(&mut Incident)) -> (&'static str, Refusal) {
        let vocabularies = Vocabularies::load().expect("loads");
        let mut incident = line("text");
        change(&mut incident);
        match incident.check(&vocabularies) {
            Err(Error::Invalid { field, refusal }) => (field, refusal),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_line_is_enough_and_nothing_is_not() {
        let vocabularies = Vocabularies::load().expect("loads");
        assert!(line("x").check(&vocabularies).is_ok());
        let mut incident = line(" \n ");
        assert!(incident.check(&vocabularies).is_err());
        incident.behaviours = vec![term("com.call")];
        assert!(incident.check(&vocabularies).is_ok());
        incident.behaviours = vec![term("oth.unsure")];
        assert!(incident.check(&vocabularies).is_err());
        incident.what_happened = Some("A car I did not know".to_owned());
        assert!(incident.check(&vocabularies).is_ok());
    }

    #[test]
    fn limits_hold() {
        let long = "é".repeat(limits::LONG_TEXT_MAX_CHARS + 1);
        assert_eq!(refused(|i| i.what_happened = Some(long.clone())), ("what_happened", Refusal::TooLong));
        assert_eq!(refused(|i| i.series_count = Some(0)), ("series_count", Refusal::OutOfRange));
        assert_eq!(refused(|i| i.series_count = Some(100_001)), ("series_count", Refusal::OutOfRange));
        assert_eq!(refused(|i| i.impact_scale = Some(11)), ("impact_scale", Refusal::OutOfRange));
        assert_eq!(refused(|i| i.witness_names = vec![None; 201]), ("witness_names", Refusal::TooMany));
        let two = vec![Some("a".to_owned()), Some("b".to_owned())];
        assert_eq!(
            refused(|i| (i.witness_names, i.witness_contacts) = (vec![None], two.clone())),
            ("witness_names", Refusal::Contradiction)
        );
        assert_eq!(
            refused(|i| (i.channels, i.from_identifiers) = (vec![term("sms")], two.clone())),
            ("from_identifiers", Refusal::Contradiction)
        );
        let vocabularies = Vocabularies::load().expect("loads");
        let mut contact_only = line("text");
        contact_only.witness_contacts.clone_from(&two);
        assert!(contact_only.check(&vocabularies).is_ok());
        assert_eq!(refused(|i| i.place_precision = Some(5)), ("place_precision", Refusal::Contradiction));
        assert_eq!(
            refused(|i| i.place_coordinates = Some(Coordinates { lat_e7: 900_000_001, lon_e7: 0 })),
            ("place_coordinates", Refusal::OutOfRange)
        );
        assert_eq!(
            refused(|i| i.breach_reported = vec![term("no"), term("999")]),
            ("breach_reported", Refusal::Contradiction)
        );
        assert_eq!(refused(|i| i.private_note = Some(String::new())), ("private_note", Refusal::Empty));
        assert_eq!(refused(|i| i.language = Some("en GB".to_owned())), ("language", Refusal::Malformed));
        assert_eq!(refused(|i| i.persons = vec![RecordId([2; 16]); 2]), ("persons", Refusal::Contradiction));
        assert_eq!(
            refused(|i| {
                i.series_from = Occurred::typed("today", Zone::LONDON, &reading()).ok();
                i.series_to = Occurred::typed("yesterday", Zone::LONDON, &reading()).ok();
            }),
            ("series_to", Refusal::EndBeforeStart)
        );
        assert_eq!(
            refused(|i| {
                let twice = OrderTerm { order: RecordId([3; 16]), term: Some(0), view: None };
                i.order_terms = vec![twice.clone(), twice];
            }),
            ("order_terms", Refusal::Contradiction)
        );
    }

    #[test]
    fn an_unknown_term_is_tolerated_only_where_it_stood() {
        let vocabularies = Vocabularies::load().expect("loads");
        let mut before = line("text");
        before.behaviours = vec![term("new.thing")];
        assert!(before.check(&vocabularies).is_err());
        let mut after = before.clone();
        after.behaviours.push(term("com.call"));
        assert!(after.check_change(Some(&before), &vocabularies).is_ok());
        after.behaviours.push(term("new.other"));
        assert!(after.check_change(Some(&before), &vocabularies).is_err());
    }

    #[test]
    fn case_and_number_never_change() {
        let vocabularies = Vocabularies::load().expect("loads");
        let before = line("text");
        let mut after = before.clone();
        after.entry_no = 2;
        assert!(after.check_change(Some(&before), &vocabularies).is_err());
    }
}
