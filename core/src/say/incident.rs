//! The fields of an entry, in the order in which a page shows them.

use crate::ids::RecordId;
use crate::incidents::Incident;
use crate::labels::Label;
use crate::session::Unlocked;
use crate::store::Kind;
use crate::time::Occurred;
use crate::vocabulary::{Term, Vocabulary};

use super::named::label;
use super::time::is_one_day;
use super::{Field, Say, cell, lines, or_none, parts};

impl Say<'_> {
    /// Every field that has something in it, but what happened.
    #[must_use]
    pub fn incident(self, i: &Incident, vault: &Unlocked) -> Vec<Field> {
        let behaviours = self.terms(Vocabulary::Behaviour, &i.behaviours);
        let response = self.terms(Vocabulary::Response, &i.my_response);
        let impact = self.terms(Vocabulary::Impact, &i.impact);
        let scale = i.impact_scale.map(|scale| {
            self.with("log-incident-impact-scale-value", &[("value", (&scale.to_string()).into())])
        });
        let changes = self.terms(Vocabulary::Change, &i.changes);
        let others = self.terms(Vocabulary::OthersAffected, &i.others_impact);
        let by = self.term_or_none(Vocabulary::EnteredBy, i.entered_by.as_ref());
        let role = self.term_or_none(Vocabulary::EnteredByRole, i.entered_by_role.as_ref());
        let fields: Vec<(&str, String)> = vec![
            ("occurred", self.occurred_or_none(i.occurred.as_ref())),
            ("discovered-at", self.occurred_or_none(i.discovered_at.as_ref())),
            ("series", self.series(i)),
            ("place", self.place_of(i, vault)),
            ("who", lines(i.persons.iter().map(|id| label(vault, Kind::PERSON, *id)))),
            ("who-description", or_none(i.who_description.as_ref()).to_owned()),
            (
                "who-confidence",
                self.term_or_none(Vocabulary::IdentificationConfidence, i.who_confidence.as_ref()),
            ),
            ("who-how-identified", or_none(i.how_identified.as_ref()).to_owned()),
            ("through-others", or_none(i.through_others.as_ref()).to_owned()),
            ("witnesses", self.witnesses(i)),
            ("others-present", or_none(i.others_present.as_ref()).to_owned()),
            ("behaviours", lines([behaviours, or_none(i.behaviour_other.as_ref()).to_owned()])),
            ("channels", self.channels(i)),
            ("exact-words", or_none(i.exact_words.as_ref()).to_owned()),
            (
                "no-evidence-reason",
                self.term_or_none(Vocabulary::NoEvidenceReason, i.no_evidence_reason.as_ref()),
            ),
            ("my-response", lines([response, or_none(i.my_response_text.as_ref()).to_owned()])),
            ("other-reports", self.other_reports(i)),
            ("impact", lines([impact, or_none(i.impact_text.as_ref()).to_owned()])),
            ("impact-scale", scale.unwrap_or_default()),
            ("changes", lines([changes, or_none(i.changes_text.as_ref()).to_owned()])),
            ("others-impact", lines([others, or_none(i.others_impact_text.as_ref()).to_owned()])),
            ("orders-concerned", self.order_terms(i, vault)),
            ("breach-reported", self.terms(Vocabulary::BreachReported, &i.breach_reported)),
            ("safe-now", self.term_or_none(Vocabulary::SafeNow, i.safe_now.as_ref())),
            ("entered-by", parts([by.as_str(), role.as_str()])),
            ("written-note", or_none(i.written_note.as_ref()).to_owned()),
            ("sensitivity", self.terms(Vocabulary::Sensitivity, &i.sensitivity)),
        ];
        self.labelled("incident", fields)
    }

    /// How often, and between when.
    #[must_use]
    pub fn series(self, i: &Incident) -> String {
        let Some(count) = i.series_count else { return String::new() };
        match (&i.series_from, &i.series_to) {
            (Some(from), Some(to)) if is_one_day(from, to) => {
                let times = self.with("time-series", &[("count", count.into())]);
                let range = Occurred { end: to.start, ..from.clone() };
                parts([times.as_str(), self.occurred(&range).as_str()])
            }
            (Some(from), Some(to)) => {
                let (from, to) = (self.occurred(from), self.occurred(to));
                let arguments = [("count", count.into()), ("start", (&from).into()), ("end", (&to).into())];
                self.with("time-series-between", &arguments)
            }
            (from, to) => {
                let times = self.with("time-series", &[("count", count.into())]);
                let when = from.as_ref().or(to.as_ref()).map(|when| self.occurred(when)).unwrap_or_default();
                parts([times.as_str(), when.as_str()])
            }
        }
    }

    fn place_of(self, i: &Incident, vault: &Unlocked) -> String {
        let label = i.place_label.map(|id| label(vault, Kind::PLACE, id)).unwrap_or_default();
        let setting = self.term_or_none(Vocabulary::Setting, i.place_setting.as_ref());
        let first = parts([label.as_str(), setting.as_str()]);
        let position = self.position(i.place_coordinates, i.place_precision);
        lines([or_none(i.place_text.as_ref()).to_owned(), first, position])
    }

    fn witnesses(self, i: &Incident) -> String {
        let counts = [
            i.witness_names.len(),
            i.witness_contacts.len(),
            i.witness_saw.len(),
            i.witness_willing.len(),
            i.witness_statement.len(),
        ];
        let called = |id: &str| self.text(&format!("log-incident-witness-{id}"));
        let one =
            |at: usize| {
                let willing = i.witness_willing.get(at).and_then(Option::as_ref);
                let willing = willing.map(|term| {
                    format!(
                        "{}: {}",
                        called("willing"),
                        self.term(Vocabulary::WitnessWilling, term).to_lowercase()
                    )
                });
                let statement =
                    i.witness_statement.get(at).copied().flatten().map(|given| {
                        format!("{}: {}", called("statement"), self.yes_no(given).to_lowercase())
                    });
                let name = parts([cell(&i.witness_names, at), cell(&i.witness_contacts, at)]);
                lines([
                    name,
                    cell(&i.witness_saw, at).to_owned(),
                    willing.unwrap_or_default(),
                    statement.unwrap_or_default(),
                ])
            };
        lines((0..counts.into_iter().max().unwrap_or(0)).map(one))
    }

    fn channels(self, i: &Incident) -> String {
        let one = |at: usize| {
            let channel = i.channels.get(at).map(|term| self.term(Vocabulary::Channel, term));
            let from = cell(&i.from_identifiers, at);
            let from = if from.is_empty() {
                String::new()
            } else {
                self.with("log-incident-from", &[("from", from.into())])
            };
            let on = cell(&i.received_on, at);
            let on = if on.is_empty() {
                String::new()
            } else {
                self.with("log-incident-on", &[("on", on.into())])
            };
            parts([channel.unwrap_or_default().as_str(), from.as_str(), on.as_str()])
        };
        lines((0..i.channels.len()).map(one))
    }

    fn other_reports(self, i: &Incident) -> String {
        let one = |at: usize| {
            let to = i.other_report_to.get(at).and_then(Option::as_ref);
            let to = self.term_or_none(Vocabulary::OtherReportTo, to);
            let when = i.other_report_when.get(at).and_then(Option::as_ref);
            let when = self.occurred_or_none(when);
            let reference = cell(&i.other_report_reference, at);
            let first = parts([to.as_str(), when.as_str(), reference]);
            lines([first, cell(&i.other_report_result, at).to_owned()])
        };
        lines((0..i.other_report_to.len()).map(one))
    }

    /// What an order is known by: its reference or who made it, else what kind it is.
    pub(super) fn order_called(self, id: RecordId, vault: &Unlocked) -> String {
        let current = vault.current(Kind::ORDER).find(|current| current.id == id);
        let known = current.and_then(|current| match Label::decode(current.listing) {
            Ok(Label { text: None, term: Some(term), .. }) => {
                Some(self.term(Vocabulary::OrderType, &Term::unchecked_from_store(term)))
            }
            _ => None,
        });
        known.unwrap_or_else(|| label(vault, Kind::ORDER, id))
    }

    fn order_terms(self, i: &Incident, vault: &Unlocked) -> String {
        lines(i.order_terms.iter().map(|concerned| {
            let order = self.order_called(concerned.order, vault);
            let condition = concerned.term.map(|at| {
                let number = at.saturating_add(1).to_string();
                self.with("log-order-term", &[("number", (&number).into())])
            });
            let view = self.term_or_none(Vocabulary::BreachView, concerned.view.as_ref());
            parts([order.as_str(), condition.unwrap_or_default().as_str(), view.as_str()])
        }))
    }
}
