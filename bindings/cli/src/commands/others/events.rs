//! `alongside case event`, `gap` and `note`: marked days, times that could not be written, screening questions.

use alongside_core::events::{Gap as GapRecord, MarkedEvent, ScreeningNote};
use alongside_core::ids::RecordId;
use alongside_core::store::Kind;
use alongside_core::time::{Occurred, Precision, Zone};
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal};
use serde_json::{Value, json};

use crate::arguments::cases::{Event, Gap, Screening};
use crate::commands::job::Job;
use crate::commands::named;
use crate::failure::Outcome;

/// Something marked in a case.
pub(super) struct Moment {
    pub(super) when: String,
    pub(super) what: String,
    pub(super) json: Value,
}

impl Job<'_> {
    pub(super) fn mark_day(&mut self, typed: &Event) -> Outcome {
        let filler = self.filler()?;
        let kind = filler.term("what", Vocabulary::MarkedEvent, &typed.kind)?;
        let when = filler.time("when", typed.when.as_deref().unwrap_or("today"))?;
        let case = self.case_or_first()?;
        let mut event = MarkedEvent::new(&self.reading(), case, kind, when);
        event.note.clone_from(&typed.note);
        self.added(&mut event, "cli-day-marked", &[("log timeline", "cli-next-timeline")])
    }

    pub(super) fn note_gap(&mut self, typed: &Gap) -> Outcome {
        let filler = self.filler()?;
        let time =
            |typed: &Option<String>| typed.as_ref().map(|typed| filler.time("when", typed)).transpose();
        let when = match (time(&typed.from)?, time(&typed.to)?) {
            (None, None) => Occurred::unknown(self.context.clock.zone()),
            (Some(one), None) | (None, Some(one)) => one,
            (Some(from), Some(to)) => between(&from, &to)?,
        };
        let case = self.case_or_first()?;
        let mut gap = GapRecord::new(&self.reading(), case, when);
        gap.note.clone_from(&typed.note);
        self.added(&mut gap, "cli-gap-noted", &[("log timeline", "cli-next-timeline")])
    }

    pub(super) fn note_screening(&mut self, typed: &Screening) -> Outcome {
        let filler = self.filler()?;
        let when = filler.time("when", typed.when.as_deref().unwrap_or("today"))?;
        let case = self.case_or_first()?;
        let with = typed.with.clone().unwrap_or_default();
        let mut note = ScreeningNote::new(&self.reading(), case, with, Some(when));
        note.outcome.clone_from(&typed.outcome);
        self.added(&mut note, "cli-screening-noted", &[("case show", "cli-next-case")])
    }

    /// What is marked in a case, in the order in which it was noted.
    pub(super) fn moments(&self, case: RecordId) -> Outcome<Vec<Moment>> {
        let mut moments = Vec::new();
        for kind in [Kind::EVENT, Kind::GAP, Kind::SCREENING] {
            for one in named::all(self.vault, kind, Some(case)).into_iter().filter(|one| !one.deleted) {
                match self.one_moment(kind, one.id) {
                    Ok(moment) => moments.push(moment),
                    // Named when the record was opened.
                    Err(Error::Damaged(_)) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(moments)
    }

    fn one_moment(&self, kind: Kind, id: RecordId) -> Result<Moment, Error> {
        let (say, words) = (self.say(), self.words());
        let when = |when: &Option<Occurred>| when.as_ref().map(|when| say.occurred(when)).unwrap_or_default();
        let with_note = |when: String, note: &Option<String>| match note {
            Some(note) if when.is_empty() => note.clone(),
            Some(note) => format!("{when}\n{note}"),
            None => when,
        };
        let as_json = |kind: &str, record: Result<Value, serde_json::Error>| {
            let mut json = record.map_err(|_| Error::Internal("json of a moment"))?;
            json["kind"] = json!(kind);
            json["id"] = json!(id);
            Ok::<_, Error>(json)
        };
        Ok(match kind {
            Kind::EVENT => {
                let event: MarkedEvent = self.vault.read(id)?;
                let what = event.event.as_ref().map(|term| say.term(Vocabulary::MarkedEvent, term));
                Moment {
                    when: with_note(when(&event.when), &event.note),
                    what: what.or_else(|| event.label.clone()).unwrap_or_default(),
                    json: as_json("marked-event", serde_json::to_value(&event))?,
                }
            }
            Kind::GAP => {
                let gap: GapRecord = self.vault.read(id)?;
                Moment {
                    when: with_note(when(&gap.when), &gap.note),
                    what: words.text("log-kind-gap"),
                    json: as_json("gap", serde_json::to_value(&gap))?,
                }
            }
            _ => {
                let note: ScreeningNote = self.vault.read(id)?;
                let with = note.with_whom.as_ref();
                let with = with.map(|with| words.with("cli-screening-with", &[("name", with.into())]));
                let first = [when(&note.when), with.unwrap_or_default()];
                let first: Vec<String> = first.into_iter().filter(|part| !part.is_empty()).collect();
                Moment {
                    when: with_note(first.join(", "), &note.outcome),
                    what: words.text("log-kind-screening"),
                    json: as_json("screening-note", serde_json::to_value(&note))?,
                }
            }
        })
    }
}

/// From one time to another, both known equally well.
fn between(from: &Occurred, to: &Occurred) -> Outcome<Occurred> {
    let zone: Zone = from.zone.parse()?;
    let (Some(start), Some(end)) = (from.start, to.start) else {
        return Err(Error::invalid("when", Refusal::Contradiction).into());
    };
    if from.precision == Precision::Unknown || from.precision != to.precision {
        return Err(Error::invalid("when", Refusal::Contradiction).into());
    }
    Ok(Occurred::new(from.precision, start, Some(to.end.unwrap_or(end)), zone)?)
}
