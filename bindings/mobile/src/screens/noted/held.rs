//! A record as it is read, changed and saved: one of five kinds, behind the same few calls.

use alongside_core::evidence::{Evidence, Under18};
use alongside_core::fields;
use alongside_core::ids::RecordId;
use alongside_core::incidents::Incident;
use alongside_core::orders::Order;
use alongside_core::people::Person;
use alongside_core::police::PoliceContact;
use alongside_core::say;
use alongside_core::session::Unlocked;
use alongside_core::store::Kind;
use alongside_core::time::{Occurred, Reading};
use alongside_core::vocabulary::{Term, Vocabulary};
use alongside_core::{Error, Refusal, Result};

use super::action::NotedKind;
use super::field::{self, Asks, Column, FieldOf, Place};
use super::{entry, order, person, police, proof};
use crate::screens::sight::Sight;

/// Answers to a question of yes or no, and to the one about age.
pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";
pub(super) const UNSURE: &str = "unsure";

/// A record of one of the kinds.
pub(super) enum Held {
    Entry(Box<Incident>),
    Person(Box<Person>),
    Police(Box<PoliceContact>),
    Order(Box<Order>),
    Proof(Box<Evidence>),
}

/// What was answered.
pub(super) enum Answer {
    /// What was typed; nothing where it is empty.
    Text(String),
    When(Option<Occurred>),
    Chosen(Vec<String>),
}

impl Held {
    pub(super) fn read(record: &Unlocked, kind: NotedKind, id: RecordId) -> Result<Self> {
        Ok(match kind {
            NotedKind::Entry => Held::Entry(Box::new(record.read(id)?)),
            NotedKind::Person => Held::Person(Box::new(record.read(id)?)),
            NotedKind::Police => Held::Police(Box::new(record.read(id)?)),
            NotedKind::Order => Held::Order(Box::new(record.read(id)?)),
            NotedKind::Proof => Held::Proof(Box::new(record.read(id)?)),
        })
    }

    /// One about which nothing is said yet. Entries and proof come into the record another way.
    pub(super) fn fresh(kind: NotedKind, case: RecordId, reading: &Reading) -> Result<Self> {
        Ok(match kind {
            NotedKind::Person => Held::Person(Box::new(Person::new(reading, case))),
            NotedKind::Police => Held::Police(Box::new(PoliceContact::new(reading, case))),
            NotedKind::Order => {
                Held::Order(Box::new(Order::new(reading, case, Term::unchecked_from_store("other"))))
            }
            NotedKind::Entry | NotedKind::Proof => return Err(Error::NotFound),
        })
    }

    pub(super) fn create(self, record: &mut Unlocked, reading: &Reading) -> Result<RecordId> {
        match self {
            Held::Person(mut person) => record.create(&mut *person, reading),
            Held::Police(mut contact) => record.create(&mut *contact, reading),
            Held::Order(mut order) => record.create(&mut *order, reading),
            Held::Entry(_) | Held::Proof(_) => Err(Error::NotFound),
        }
    }

    /// Saves it as a revision: what stood there before stays in the record.
    pub(super) fn amend(
        self,
        record: &mut Unlocked,
        id: RecordId,
        reason: Term,
        reading: &Reading,
    ) -> Result<()> {
        match self {
            Held::Entry(now) => record.replace(id, *now, reason, None, reading).map(drop),
            Held::Person(now) => record.replace(id, *now, reason, None, reading).map(drop),
            Held::Police(now) => record.replace(id, *now, reason, None, reading).map(drop),
            Held::Order(now) => record.replace(id, *now, reason, None, reading).map(drop),
            Held::Proof(now) => record.replace(id, *now, reason, None, reading).map(drop),
        }
    }

    fn place(&mut self, field: &str) -> Option<Place<'_>> {
        match self {
            Held::Entry(incident) => entry::place(incident, field),
            Held::Person(person) => person::place(person, field),
            Held::Police(contact) => police::place(contact, field),
            Held::Order(order) => order::place(order, field),
            Held::Proof(item) => proof::place(item, field),
        }
    }

    fn kind(&self) -> NotedKind {
        match self {
            Held::Entry(_) => NotedKind::Entry,
            Held::Person(_) => NotedKind::Person,
            Held::Police(_) => NotedKind::Police,
            Held::Order(_) => NotedKind::Order,
            Held::Proof(_) => NotedKind::Proof,
        }
    }

    fn columns(&mut self, group: &str) -> Vec<&mut dyn Column> {
        match self {
            Held::Entry(incident) => entry::columns(incident, group),
            Held::Person(person) => person::columns(person, group),
            Held::Police(_) | Held::Order(_) | Held::Proof(_) => Vec::new(),
        }
    }

    /// How many vehicles, accounts or witnesses there are.
    pub(super) fn rows_of(&mut self, group: &str) -> usize {
        self.columns(group).iter().map(|column| column.count()).max().unwrap_or(0)
    }

    /// Takes one of them out.
    pub(super) fn take_out(&mut self, group: &str, at: usize) {
        for column in self.columns(group) {
            column.take_out(at);
        }
    }

    /// Whether it is marked as intimate, and nobody has said how old who is in it may be.
    pub(super) fn needs_age(&self) -> bool {
        matches!(self, Held::Proof(item) if item.is_intimate() && item.under_18.is_none())
    }

    /// Whether it is a piece of proof that is marked as intimate.
    pub(super) fn is_intimate(&self) -> bool {
        matches!(self, Held::Proof(item) if item.is_intimate())
    }

    /// What stands in a field: as it would be typed, and as it would be chosen.
    pub(super) fn answered(&mut self, field: &FieldOf, at: usize) -> (String, Vec<String>) {
        if let (Asks::Age, Held::Proof(item)) = (field.asks, &*self) {
            let answer = item.under_18.map(|answer| match answer {
                Under18::Yes => YES,
                Under18::No => NO,
                Under18::Unsure => UNSURE,
            });
            return (String::new(), answer.into_iter().map(str::to_owned).collect());
        }
        let mut chosen = Vec::new();
        let typed = match self.place(field.id) {
            Some(Place::Text(text)) => text.clone().unwrap_or_default(),
            Some(Place::Lines(lines)) if field.asks == Asks::Numbered => {
                lines.get(at).cloned().unwrap_or_default()
            }
            Some(Place::Lines(lines)) => lines.join("\n"),
            Some(Place::Column(column)) => column.get(at).cloned().flatten().unwrap_or_default(),
            Some(Place::Term(term)) => {
                chosen.extend(term.iter().map(|term| term.as_str().to_owned()));
                String::new()
            }
            Some(Place::Terms(terms)) => {
                chosen.extend(terms.iter().map(|term| term.as_str().to_owned()));
                String::new()
            }
            Some(Place::YesNo(answer)) => {
                chosen.extend(answer.map(|yes| if yes { YES } else { NO }.to_owned()));
                String::new()
            }
            Some(Place::Links(ids)) => {
                chosen.extend(ids.iter().map(ToString::to_string));
                String::new()
            }
            Some(Place::When(_)) | None => String::new(),
        };
        (typed, chosen)
    }

    /// The time that stands in a field.
    pub(super) fn time(&mut self, field: &FieldOf) -> Option<Occurred> {
        match self.place(field.id) {
            Some(Place::When(when)) => when.clone(),
            _ => None,
        }
    }

    /// What stands in a field, as it is read; nothing where it is empty.
    pub(super) fn shown(&mut self, field: &FieldOf, at: usize, sight: &Sight<'_>) -> Option<String> {
        let say = sight.say;
        if let Some(Place::When(when)) = self.place(field.id) {
            return when.as_ref().map(|when| say.occurred(when));
        }
        let (typed, chosen) = self.answered(field, at);
        if field.asks == Asks::Lines && !typed.is_empty() {
            return Some(typed.replace('\n', ", "));
        }
        if !typed.is_empty() {
            return Some(typed);
        }
        let mut shown = Vec::new();
        for answer in chosen {
            shown.push(match field.asks {
                Asks::Term(vocabulary) | Asks::Terms(vocabulary) => {
                    say.term(vocabulary, &Term::unchecked_from_store(answer.as_str()))
                }
                Asks::People | Asks::Entries => match (answer.parse::<RecordId>(), sight.record) {
                    (Ok(id), Some(record)) => linked(field.asks, id, record, sight),
                    _ => answer,
                },
                _ => yes_no(&answer, sight),
            });
        }
        (!shown.is_empty()).then(|| shown.join(", "))
    }

    /// Puts an answer where it belongs.
    pub(super) fn put(
        &mut self,
        field: &'static FieldOf,
        at: usize,
        answer: Answer,
        record: &Unlocked,
    ) -> Result<()> {
        if let (Asks::Age, Held::Proof(item), Answer::Chosen(chosen)) = (field.asks, &mut *self, &answer) {
            item.under_18 = match chosen.first().map(String::as_str) {
                Some(YES) => Some(Under18::Yes),
                Some(NO) => Some(Under18::No),
                Some(_) => Some(Under18::Unsure),
                None => None,
            };
            return Ok(());
        }
        let place = self.place(field.id).ok_or(Error::NotFound)?;
        match (place, answer) {
            (Place::Text(place), Answer::Text(text)) => *place = fields::said(text.trim()),
            (Place::Lines(place), Answer::Text(text)) if field.asks == Asks::Numbered => {
                numbered(place, at, text.trim())?;
            }
            (Place::Lines(place), Answer::Text(text)) => {
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                *place = lines.map(str::to_owned).collect();
            }
            (Place::Column(place), Answer::Text(text)) => {
                if at >= place.len() {
                    place.resize_with(at.saturating_add(1), || None);
                }
                if let Some(cell) = place.get_mut(at) {
                    *cell = fields::said(text.trim());
                }
            }
            (Place::When(place), Answer::When(when)) => *place = when,
            (Place::Term(place), Answer::Chosen(chosen)) => {
                *place = terms(field, &chosen, record)?.into_iter().next();
            }
            (Place::Terms(place), Answer::Chosen(chosen)) => *place = terms(field, &chosen, record)?,
            (Place::YesNo(place), Answer::Chosen(chosen)) => {
                *place = chosen.first().map(|answer| answer == YES);
            }
            (Place::Links(place), Answer::Chosen(chosen)) => *place = links(field, place, &chosen, record)?,
            _ => return Err(Error::NotFound),
        }
        self.settle(field);
        Ok(())
    }

    /// Lists that go together become equally long again, and what follows from an answer is drawn.
    fn settle(&mut self, field: &FieldOf) {
        if let Held::Police(contact) = self {
            police::settle(contact);
        }
        for group in field::all(self.kind()) {
            if matches!(group.asks, Asks::Rows(parts) if parts.contains(&field.id)) {
                let count = self.rows_of(group.id);
                for column in self.columns(group.id) {
                    column.fit(count);
                }
            }
        }
    }

    /// The entries that a new contact with the police is about.
    pub(super) fn about(&mut self, entry: RecordId) {
        if let Held::Police(contact) = self {
            contact.entries = vec![entry];
        }
    }
}

/// A line that others point at by its number: it can be put in other words, and new ones stand behind it.
fn numbered(lines: &mut Vec<String>, at: usize, text: &str) -> Result<()> {
    if text.is_empty() {
        return Err(Error::invalid("terms", Refusal::Empty));
    }
    if at > lines.len() {
        return Err(Error::NotFound);
    }
    match lines.get_mut(at) {
        Some(line) => text.clone_into(line),
        None => lines.push(text.to_owned()),
    }
    Ok(())
}

fn terms(field: &FieldOf, chosen: &[String], record: &Unlocked) -> Result<Vec<Term>> {
    let (Asks::Term(vocabulary) | Asks::Terms(vocabulary)) = field.asks else {
        return Err(Error::NotFound);
    };
    let mut terms = Vec::new();
    for id in chosen {
        terms.push(record.vocabularies().term(vocabulary, id, "choice")?);
    }
    Ok(terms)
}

/// Those that stood there, and others that are in the record.
fn links(
    field: &FieldOf,
    before: &[RecordId],
    chosen: &[String],
    record: &Unlocked,
) -> Result<Vec<RecordId>> {
    let mut ids: Vec<RecordId> = Vec::new();
    for id in chosen {
        let id: RecordId = id.parse()?;
        let is_there = || match field.asks {
            Asks::Entries => record.incidents().row(id).is_some_and(|row| !row.is_deleted()),
            _ => record.current(Kind::PERSON).any(|current| current.id == id && !current.deleted),
        };
        if !before.contains(&id) && !is_there() {
            return Err(Error::invalid("choice", Refusal::UnknownRecord));
        }
        ids.push(id);
    }
    Ok(ids)
}

/// What another record is called.
fn linked(asks: Asks, id: RecordId, record: &Unlocked, sight: &Sight<'_>) -> String {
    match asks {
        Asks::Entries => say::named::record(sight.words(), record, id),
        _ => say::label(record, Kind::PERSON, id),
    }
}

/// `Yes`, `No`, `Not sure`.
pub(super) fn yes_no(answer: &str, sight: &Sight<'_>) -> String {
    sight.text(match answer {
        YES => "log-yes",
        NO => "log-no",
        _ => "log-not-sure",
    })
}

/// The reason for a change where none was asked for.
pub(super) fn remembered(record: &Unlocked, chosen: Option<&String>) -> Result<Term> {
    let reason = chosen.map_or("remembered-more", String::as_str);
    record.vocabularies().term(Vocabulary::RevisionReason, reason, "reason")
}
