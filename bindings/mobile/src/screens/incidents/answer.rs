//! An answer becomes part of the entry: a revision, never a change of what stood there.

use alongside_core::ids::RecordId;
use alongside_core::incidents::Incident;
use alongside_core::people::Person;
use alongside_core::police::PoliceContact;
use alongside_core::store::Kind;
use alongside_core::time::Occurred;
use alongside_core::vocabulary::{Term, Vocabulary};
use alongside_core::{Error, Refusal, Result, fields, say};

use super::question::{EntryQuestion, POLICE_NOT, WHEN};
use crate::screens::desk::Desk;

/// What is answered: a choice, terms that were chosen, or what was typed.
pub(super) enum Answered<'a> {
    Choice(&'a str),
    Several(&'a [String]),
    Typed(&'a str),
}

/// Adds an answer to an entry.
pub(super) fn apply(
    desk: &mut Desk<'_>,
    id: RecordId,
    question: EntryQuestion,
    answered: &Answered<'_>,
) -> Result<()> {
    match question {
        EntryQuestion::When => when(desk, id, answered),
        EntryQuestion::Where => revise(desk, id, &|incident, term| match answered {
            Answered::Choice(choice) => {
                incident.place_setting = Some(term(Vocabulary::Setting, choice, "setting")?);
                Ok(())
            }
            Answered::Typed(text) => {
                incident.place_text = fields::said(*text);
                Ok(())
            }
            Answered::Several(_) => Ok(()),
        }),
        EntryQuestion::Who => who(desk, id, answered),
        EntryQuestion::Proof => revise(desk, id, &|incident, term| {
            if let Answered::Choice(choice) = answered {
                incident.no_evidence_reason =
                    Some(term(Vocabulary::NoEvidenceReason, choice, "no_evidence_reason")?);
            }
            Ok(())
        }),
        EntryQuestion::Police => police(desk, id, answered),
        EntryQuestion::Impact => revise(desk, id, &|incident, term| {
            match answered {
                Answered::Several(chosen) => {
                    incident.impact = chosen
                        .iter()
                        .map(|choice| term(Vocabulary::Impact, choice, "impact"))
                        .collect::<Result<_>>()?;
                }
                Answered::Typed(text) => incident.impact_text = fields::said(*text),
                Answered::Choice(_) => {}
            }
            Ok(())
        }),
    }
}

type ReadTerm<'a> = dyn Fn(Vocabulary, &str, &'static str) -> Result<Term> + 'a;

fn revise(
    desk: &mut Desk<'_>,
    id: RecordId,
    change: &dyn Fn(&mut Incident, &ReadTerm<'_>) -> Result<()>,
) -> Result<()> {
    let reading = desk.reading;
    let record = desk.record()?;
    let mut incident: Incident = record.read(id)?;
    let before = incident.clone();
    let vocabularies = record.vocabularies();
    change(&mut incident, &|vocabulary, choice, field| vocabularies.term(vocabulary, choice, field))?;
    if incident == before {
        return Ok(());
    }
    let reason = Term::unchecked_from_store("remembered-more");
    let replace = |old: &mut Incident| {
        *old = incident;
        Ok(())
    };
    record.amend(id, replace, reason, None, &reading).map(drop)
}

fn when(desk: &mut Desk<'_>, id: RecordId, answered: &Answered<'_>) -> Result<()> {
    let typed = match answered {
        Answered::Choice(choice) => WHEN
            .iter()
            .find(|(key, _)| key == choice)
            .map(|(_, typed)| *typed)
            .ok_or_else(|| Error::invalid("occurred", Refusal::UnknownTerm))?,
        Answered::Typed(text) => text,
        Answered::Several(_) => return Ok(()),
    };
    let occurred = Occurred::typed(typed, desk.reading.zone, &desk.reading)?;
    revise(desk, id, &|incident, _| {
        incident.occurred = Some(occurred.clone());
        Ok(())
    })
}

fn who(desk: &mut Desk<'_>, id: RecordId, answered: &Answered<'_>) -> Result<()> {
    let reading = desk.reading;
    let record = desk.record()?;
    let person = match answered {
        Answered::Choice(choice) => choice.parse()?,
        Answered::Typed(name) => {
            let wanted = name.trim().to_lowercase();
            let known = record
                .current(Kind::PERSON)
                .filter(|current| !current.deleted)
                .map(|current| current.id)
                .find(|person| say::label(record, Kind::PERSON, *person).to_lowercase() == wanted);
            if let Some(known) = known {
                known
            } else {
                let case = record.read::<Incident>(id)?.case;
                let mut person = Person::new(&reading, case);
                person.name = fields::said(*name);
                record.create(&mut person, &reading)?
            }
        }
        Answered::Several(_) => return Ok(()),
    };
    // Somebody who is named already is taken off again by a tap.
    let tapped = matches!(answered, Answered::Choice(_));
    revise(desk, id, &|incident, _| {
        match incident.persons.iter().position(|known| *known == person) {
            Some(at) if tapped => {
                incident.persons.remove(at);
            }
            Some(_) => {}
            None => incident.persons.push(person),
        }
        Ok(())
    })
}

/// What the police know is a record of its own, so that one report can stand for several entries.
fn police(desk: &mut Desk<'_>, id: RecordId, answered: &Answered<'_>) -> Result<()> {
    let reading = desk.reading;
    let number = match answered {
        Answered::Choice(choice) if *choice == POLICE_NOT => return Ok(()),
        Answered::Typed(number) => fields::said(*number),
        Answered::Choice(_) | Answered::Several(_) => None,
    };
    let record = desk.record()?;
    let case = record.read::<Incident>(id)?.case;
    let mut contact = PoliceContact::new(&reading, case);
    contact.entries = vec![id];
    contact.incident_no = number;
    record.create(&mut contact, &reading).map(drop)
}
