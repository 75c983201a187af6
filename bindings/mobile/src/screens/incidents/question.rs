//! The questions that may follow an entry, each on a page of its own, in her order. None has to be answered.

use serde::{Deserialize, Serialize};

use alongside_core::incidents::Incident;
use alongside_core::session::Unlocked;
use alongside_core::store::Kind;
use alongside_core::vocabulary::{Vocabularies, Vocabulary};
use alongside_core::{Result, limits, say};

use super::action::{LogAction, does};
use super::state::LogPage;
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, ChoiceView, Field, QuestionView, Screen};

/// A question about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum EntryQuestion {
    /// When it happened.
    When,
    /// Where.
    Where,
    /// Who it was.
    Who,
    /// What shows it.
    Proof,
    /// Whether the police know.
    Police,
    /// What it did to her.
    Impact,
}

/// What can be answered about a time with one tap, and what it is read as. The catalogue has the words.
pub(super) const WHEN: [(&str, &str); 6] = [
    ("now", "now"),
    ("this-morning", "this morning"),
    ("this-afternoon", "this afternoon"),
    ("last-night", "last night"),
    ("yesterday", "yesterday"),
    ("not-known", "not known"),
];

/// What was reported, with one tap.
pub(super) const POLICE_REPORTED: &str = "reported";
/// That nothing was.
pub(super) const POLICE_NOT: &str = "not-reported";

impl EntryQuestion {
    pub(super) const ALL: [EntryQuestion; 6] = [
        EntryQuestion::When,
        EntryQuestion::Where,
        EntryQuestion::Who,
        EntryQuestion::Proof,
        EntryQuestion::Police,
        EntryQuestion::Impact,
    ];

    /// The message that asks it; its attribute `chip` is the short form.
    pub(super) fn message(self) -> &'static str {
        match self {
            EntryQuestion::When => "write-when",
            EntryQuestion::Where => "write-where",
            EntryQuestion::Who => "write-who",
            EntryQuestion::Proof => "write-proof",
            EntryQuestion::Police => "write-police",
            EntryQuestion::Impact => "write-impact",
        }
    }

    /// Whether several answers can be chosen.
    pub(super) fn takes_several(self) -> bool {
        self == EntryQuestion::Impact
    }

    fn vocabulary(self) -> Option<Vocabulary> {
        match self {
            EntryQuestion::Where => Some(Vocabulary::Setting),
            EntryQuestion::Proof => Some(Vocabulary::NoEvidenceReason),
            EntryQuestion::Impact => Some(Vocabulary::Impact),
            EntryQuestion::When | EntryQuestion::Who | EntryQuestion::Police => None,
        }
    }

    /// What is answered already, for the chip.
    pub(super) fn answered(
        self,
        sight: &Sight<'_>,
        record: &Unlocked,
        incident: &Incident,
        proofs: usize,
    ) -> Option<String> {
        let say = sight.say;
        match self {
            EntryQuestion::When => incident.occurred.as_ref().map(|occurred| say.occurred(occurred)),
            EntryQuestion::Where => incident
                .place_text
                .clone()
                .or_else(|| incident.place_setting.as_ref().map(|term| say.term(Vocabulary::Setting, term))),
            EntryQuestion::Who => {
                let named: Vec<String> =
                    incident.persons.iter().map(|id| say::label(record, Kind::PERSON, *id)).collect();
                (!named.is_empty()).then(|| named.join(", "))
            }
            EntryQuestion::Proof if proofs > 0 => {
                let count = i64::try_from(proofs).unwrap_or(i64::MAX);
                Some(sight.with("log-proof-many", &[("count", count.into())]))
            }
            EntryQuestion::Proof => {
                incident.no_evidence_reason.as_ref().map(|term| say.term(Vocabulary::NoEvidenceReason, term))
            }
            EntryQuestion::Police => None,
            EntryQuestion::Impact if incident.impact.is_empty() => incident.impact_text.clone(),
            EntryQuestion::Impact => {
                let terms: Vec<String> =
                    incident.impact.iter().map(|term| say.term(Vocabulary::Impact, term)).collect();
                Some(terms.join(", "))
            }
        }
    }
}

fn terms(sight: &Sight<'_>, vocabularies: &Vocabularies, vocabulary: Vocabulary) -> Vec<(String, String)> {
    vocabularies
        .offered(vocabulary)
        .map(|term| (term.id.to_owned(), sight.text(&vocabulary.label(term.id))))
        .collect()
}

pub(super) fn view(page: &LogPage, sight: &Sight<'_>) -> Result<Screen> {
    let LogPage::Question { question, chosen, .. } = page else {
        return Err(alongside_core::Error::Internal("not a question"));
    };
    let record = sight.open()?;
    let (question, id) = (*question, question.message());
    let offered: Vec<(String, String)> = match (question, question.vocabulary()) {
        (_, Some(vocabulary)) => terms(sight, record.vocabularies(), vocabulary),
        (EntryQuestion::When, _) => WHEN
            .iter()
            .map(|(key, _)| ((*key).to_owned(), sight.text(&format!("write-when-{key}"))))
            .collect(),
        (EntryQuestion::Who, _) => record
            .current(Kind::PERSON)
            .filter(|current| !current.deleted)
            .map(|current| (current.id.to_string(), say::label(record, Kind::PERSON, current.id)))
            .collect(),
        _ => [POLICE_REPORTED, POLICE_NOT]
            .into_iter()
            .map(|key| (key.to_owned(), sight.text(&format!("write-police-{key}"))))
            .collect(),
    };
    let choices = offered
        .into_iter()
        .map(|(choice, label)| ChoiceView {
            label,
            chosen: chosen.contains(&choice),
            action: does(LogAction::Choose { choice }),
        })
        .collect();
    let typed = question != EntryQuestion::Proof;
    let mut actions: Vec<ActionView> = vec![sight.quiet(Action::Back, "screen-skip")];
    if question == EntryQuestion::Proof {
        actions.push(sight.quiet(does(LogAction::TakePicture), "write-proof-camera"));
        actions.push(sight.main(does(LogAction::PickFile), "write-proof-file"));
    } else {
        actions.push(sight.main(does(LogAction::Answer), "write-answer"));
    }
    let mut paragraphs = Vec::new();
    if sight.words().has_attribute(id, "why") {
        paragraphs.push(sight.words().attribute(id, "why", &[]));
    }
    let answer = format!("{id}-answer");
    let view = QuestionView {
        title: sight.text(id),
        paragraphs,
        choices,
        several: question.takes_several(),
        field: typed.then(|| sight.field(Field::Answer, &answer, limits::SHORT_TEXT_MAX_CHARS, 1)),
        problem: sight.problem(),
        actions,
    };
    Ok(Screen::Question { view })
}
