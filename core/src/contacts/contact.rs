//! The record of a trusted contact.

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::address;
use super::numbers::{COUNTRY_DEFAULT, Numbers};
use crate::error::{Error, Refusal, Result};
use crate::fields::{self, Change, Checked};
use crate::ids::Digest32;
use crate::labels;
use crate::limits;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Reading, RecordedAt};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

/// One way to reach a contact.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize)]
#[cbor(array)]
pub struct Way {
    /// How (vocabulary `contact-channel`).
    #[n(0)]
    pub channel: Term,
    /// Where: a number in E.164, an e-mail address, an absolute folder, a command line; for `share` a note to her.
    #[n(1)]
    pub to: String,
    /// When a test message last went through, on this way alone.
    #[n(2)]
    pub tested: Option<RecordedAt>,
}

record! {
    /// Somebody she chose, who may be told when a check-in is missed.
    pub struct Contact = CONTACT "contact" schema 1 kept [] {
        /// Her name for the contact.
        5 name: Option<String>,
        /// How this contact knows her: stands in messages in place of her name; absent: they speak in the first person.
        6 calls_me: Option<String>,
        /// ISO 3166-1 alpha-2, to complete numbers; absent: GB.
        7 country: Option<String>,
        /// Ways to reach the contact, in the order in which they are tried.
        8 ways: Vec<Way>,
        /// What the contact is told about where she is (vocabulary `told-precision`); absent: nothing.
        9 precision: Option<Term>,
        /// Place in her order, 0 first; absent: behind those that have one, by when they were noted.
        10 order: Option<u32>,
        /// Whether the contact has agreed (vocabulary `consent`); absent: not asked.
        11 consent: Option<Term>,
        /// When she last asked.
        12 asked_at: Option<RecordedAt>,
        /// When the answer was noted.
        13 answered_at: Option<RecordedAt>,
        /// When a test message last went through, on any way.
        14 tested_at: Option<RecordedAt>,
        /// When the two phones were paired.
        15 paired_at: Option<RecordedAt>,
        /// How the contact's own app names the contact.
        16 paired_name: Option<String>,
        /// The contact's public identity key (Ed25519), 32 bytes.
        17 identity: Option<Digest32>,
        /// Whether the contact is told that a check-in begins.
        18 tell_at_start: bool,
        /// Whether the contact is told that she will be late.
        19 tell_when_late: bool,
        /// Whether the contact is told that she has arrived.
        20 tell_on_arrival: bool,
    }
}

/// A contact's answer, as the record keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Asked, no answer yet.
    Asked,
    /// Agreed.
    Agreed,
    /// Said no.
    Declined,
}

impl Consent {
    /// Its term in the vocabulary `consent`.
    #[must_use]
    pub fn term(self) -> Term {
        Term::unchecked_from_store(match self {
            Consent::Asked => "asked",
            Consent::Agreed => "agreed",
            Consent::Declined => "declined",
        })
    }
}

/// What is known of a contact when it is noted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewContact {
    /// Her name for the contact.
    pub name: String,
    /// How the contact knows her.
    pub calls_me: Option<String>,
    /// ISO 3166-1 alpha-2, in any case; absent: GB.
    pub country: Option<String>,
    /// Channel (vocabulary `contact-channel`) and address as typed, in the order in which they are tried.
    pub ways: Vec<(Term, String)>,
    /// What the contact is told about where she is (vocabulary `told-precision`).
    pub precision: Option<Term>,
    /// What the contact has said already.
    pub consent: Option<Consent>,
    /// Whether the contact is told that a check-in begins.
    pub tell_at_start: bool,
    /// Whether the contact is told that she will be late.
    pub tell_when_late: bool,
    /// Whether the contact is told that she has arrived.
    pub tell_on_arrival: bool,
}

impl Contact {
    /// A contact as it is first noted, its numbers and addresses in the form that is kept. Refuses an address that can
    /// not be one (`number`, `service_number`, `costly_number`, `email`, `maildir`, `command`) and an unknown `country`.
    pub fn new(reading: &Reading, new: NewContact, numbers: &Numbers) -> Result<Self> {
        let country = new.country.map(|typed| numbers.country(&typed)).transpose()?;
        let mut contact = Contact {
            stamp: Stamp::first(reading),
            name: fields::said(new.name.trim()),
            calls_me: new.calls_me.and_then(|text| fields::said(text.trim())),
            country: country.map(str::to_owned),
            ways: Vec::new(),
            precision: new.precision,
            order: None,
            consent: None,
            asked_at: None,
            answered_at: None,
            tested_at: None,
            paired_at: None,
            paired_name: None,
            identity: None,
            tell_at_start: new.tell_at_start,
            tell_when_late: new.tell_when_late,
            tell_on_arrival: new.tell_on_arrival,
            beyond: Beyond::default(),
        };
        if let Some(answer) = new.consent {
            contact.answer(answer, reading);
        }
        for (channel, typed) in new.ways {
            contact.add_way(channel, &typed, numbers)?;
        }
        Ok(contact)
    }

    /// Adds a way behind the others, its address in the form that is kept.
    pub fn add_way(&mut self, channel: Term, typed: &str, numbers: &Numbers) -> Result<()> {
        let to = kept_form(&channel, typed, self.country.as_deref(), numbers)?;
        self.ways.push(Way { channel, to, tested: None });
        Ok(())
    }

    /// Notes that she asked, or what the contact said.
    ///
    /// An agreement stands when she asks once more: only the contact's own answer ends it.
    pub fn answer(&mut self, answer: Consent, reading: &Reading) {
        let now = Some(RecordedAt::from(*reading));
        if answer == Consent::Asked {
            self.asked_at = now;
            if self.has_agreed() {
                return;
            }
        } else {
            self.answered_at = now;
        }
        self.consent = Some(answer.term());
    }

    /// Whether the contact has agreed.
    #[must_use]
    pub fn has_agreed(&self) -> bool {
        self.consent.as_ref().is_some_and(|consent| *consent == Consent::Agreed.term())
    }

    /// Whether the contact is told nothing about where she is.
    #[must_use]
    pub fn is_told_no_place(&self) -> bool {
        self.precision.as_ref().is_none_or(|precision| precision.as_str() == "nothing")
    }

    /// Where the contact stands in her order: those with a place first, then by when they were noted.
    #[must_use]
    pub fn place_in_order(&self) -> (u32, i64) {
        (self.order.unwrap_or(u32::MAX), self.stamp.recorded_at.unix_ms)
    }
}

/// An address in the form that is kept. One of a channel that only a newer program knows is left as it is.
fn kept_form(channel: &Term, typed: &str, country: Option<&str>, numbers: &Numbers) -> Result<String> {
    match channel.as_str() {
        "sms" => numbers.complete(typed, country.unwrap_or(COUNTRY_DEFAULT)).map(|number| number.e164),
        "email" => address::email(typed),
        "maildir" => address::maildir(typed),
        "command" => address::command(typed),
        _ => address::plain("to", typed).map(|()| typed.to_owned()),
    }
}

impl Contact {
    /// Every way that did not stand there before is of a known channel, in the form that is kept, and stands once.
    fn check_ways(&self, change: &Change<'_, Contact>) -> Result<()> {
        if self.ways.len() > limits::WAYS_MAX {
            return Err(Error::invalid("ways", Refusal::TooMany));
        }
        change.each_term("channel", Vocabulary::ContactChannel, |contact, visit| {
            contact.ways.iter().for_each(|way| visit(&way.channel));
        })?;
        let same = |one: &Way, other: &Way| one.channel == other.channel && one.to == other.to;
        let stood =
            |way: &Way| change.before.is_some_and(|before| before.ways.iter().any(|old| same(old, way)));
        let mut numbers = None;
        for (at, way) in self.ways.iter().enumerate() {
            if self.ways.iter().take(at).any(|other| same(other, way)) {
                return Err(Error::invalid("ways", Refusal::Contradiction));
            }
            if stood(way) {
                continue;
            }
            let table = match numbers.take() {
                Some(table) => table,
                None => Numbers::load()?,
            };
            if kept_form(&way.channel, &way.to, self.country.as_deref(), &table)? != way.to {
                return Err(Error::invalid("to", Refusal::Malformed));
            }
            numbers = Some(table);
        }
        Ok(())
    }
}

impl Checked for Contact {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        fields::needed("name", self.name.as_ref())?;
        for (field, text) in
            [("name", &self.name), ("calls_me", &self.calls_me), ("paired_name", &self.paired_name)]
        {
            fields::short(field, text.as_ref())?;
            // It stands in messages: one line, and nothing that could act on a screen.
            if text.as_ref().is_some_and(|text| text.chars().any(char::is_control)) {
                return Err(Error::invalid(field, Refusal::Malformed));
            }
        }
        if let Some(country) = &self.country
            && before.is_none_or(|before| before.country.as_ref() != Some(country))
            && Numbers::load()?.country(country)? != country
        {
            return Err(Error::invalid("country", Refusal::Malformed));
        }
        self.check_ways(&change)?;
        change.term("precision", Vocabulary::ToldPrecision, |c| c.precision.as_ref())?;
        change.term("consent", Vocabulary::Consent, |c| c.consent.as_ref())
    }
}

impl Listed for Contact {
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(None, self.consent.as_ref(), self.name.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{reading, term};

    fn new(ways: &[(&str, &str)]) -> NewContact {
        let ways = ways.iter().map(|(channel, to)| (term(channel), (*to).to_owned())).collect();
        NewContact { name: "Sam".into(), ways, ..NewContact::default() }
    }

    fn made(new: NewContact) -> Result<Contact> {
        let contact = Contact::new(&reading(), new, &Numbers::load()?)?;
        contact.check(&Vocabularies::load()?)?;
        Ok(contact)
    }

    fn refused(new: NewContact) -> (&'static str, Refusal) {
        match made(new) {
            Err(Error::Invalid { field, refusal }) => (field, refusal),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn nothing_is_told_unless_she_says_so() {
        let contact = made(new(&[])).expect("a contact");
        assert!(contact.is_told_no_place() && !contact.has_agreed() && contact.consent.is_none());
        assert!(!contact.tell_at_start && !contact.tell_when_late && !contact.tell_on_arrival);
        let told = made(NewContact { precision: Some(term("1km")), ..new(&[]) }).expect("a contact");
        assert!(!told.is_told_no_place());
        let nothing = made(NewContact { precision: Some(term("nothing")), ..new(&[]) }).expect("a contact");
        assert!(nothing.is_told_no_place());
    }

    #[test]
    fn ways_are_kept_in_order_and_in_one_form() {
        let contact = made(new(&[
            ("sms", "07700 900123"),
            ("email", " sam@example.org "),
            ("sms", "+353 85 123 4567"),
        ]))
        .expect("a contact");
        let to: Vec<&str> = contact.ways.iter().map(|way| way.to.as_str()).collect();
        assert_eq!(to, ["+447700900123", "sam@example.org", "+353851234567"]);
        let irish = NewContact { country: Some("ie".into()), ..new(&[("sms", "085 123 4567")]) };
        let irish = made(irish).expect("a contact");
        assert_eq!((irish.country.as_deref(), irish.ways[0].to.as_str()), (Some("IE"), "+353851234567"));
    }

    #[test]
    fn limits_and_forms_are_checked() {
        assert_eq!(refused(NewContact { name: " ".into(), ..new(&[]) }), ("name", Refusal::Empty));
        assert_eq!(refused(NewContact { name: "S\nam".into(), ..new(&[]) }), ("name", Refusal::Malformed));
        let long = "x".repeat(limits::SHORT_TEXT_MAX_CHARS + 1);
        assert_eq!(refused(NewContact { calls_me: Some(long), ..new(&[]) }), ("calls_me", Refusal::TooLong));
        assert_eq!(
            refused(NewContact { country: Some("XX".into()), ..new(&[]) }),
            ("country", Refusal::UnknownTerm)
        );
        assert_eq!(refused(new(&[("pigeon", "north")])), ("channel", Refusal::UnknownTerm));
        assert_eq!(refused(new(&[("sms", "999")])), ("service_number", Refusal::OutOfRange));
        assert_eq!(
            refused(NewContact { precision: Some(term("2km")), ..new(&[]) }),
            ("precision", Refusal::UnknownTerm)
        );
        let twice = new(&[("sms", "07700 900123"), ("sms", "+447700900123")]);
        assert_eq!(refused(twice), ("ways", Refusal::Contradiction));
        let five = ["1", "2", "3", "4", "5"].map(|digit| ("command", digit));
        assert!(made(new(&five[..limits::WAYS_MAX])).is_ok());
        assert_eq!(refused(new(&five)), ("ways", Refusal::TooMany));
    }

    #[test]
    fn a_record_that_skips_the_form_is_refused_and_what_stood_there_stays() {
        let vocabularies = Vocabularies::load().expect("vocabularies");
        let mut contact = made(new(&[("sms", "07700 900123")])).expect("a contact");
        contact.ways[0].to = "07700 900123".into();
        assert!(contact.check(&vocabularies).is_err());
        contact.ways[0] = Way { channel: term("pigeon"), to: "north".into(), tested: None };
        assert!(contact.check(&vocabularies).is_err());
        assert!(contact.check_change(Some(&contact.clone()), &vocabularies).is_ok());
    }

    #[test]
    fn an_agreement_stands_when_asked_again() {
        let mut contact = made(new(&[])).expect("a contact");
        contact.answer(Consent::Asked, &reading());
        assert_eq!(contact.consent, Some(Consent::Asked.term()));
        contact.answer(Consent::Agreed, &reading().after(1));
        contact.answer(Consent::Asked, &reading().after(2));
        assert!(contact.has_agreed());
        assert_eq!(contact.asked_at, Some(RecordedAt::from(reading().after(2))));
        assert_eq!(contact.answered_at, Some(RecordedAt::from(reading().after(1))));
        contact.answer(Consent::Declined, &reading().after(3));
        assert!(!contact.has_agreed());
        contact.answer(Consent::Asked, &reading().after(4));
        assert_eq!(contact.consent, Some(Consent::Asked.term()));
    }
}
