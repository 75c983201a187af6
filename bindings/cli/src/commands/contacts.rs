//! `alongside contact …`

use std::path::Path;

use alongside_core::contacts::{Consent, Contact as Record, ContactWarning, NewContact, asking, card};
use alongside_core::ids::RecordId;
use alongside_core::store::Kind;
use alongside_core::vocabulary::{Term, Vocabulary};
use alongside_core::{Error, Refusal};
use serde_json::{Value, json};

use super::job::Job;
use super::named;
use crate::arguments::contacts::{Contact, ContactAdd, ContactAnswer};
use crate::failure::Outcome;
use crate::prompt;
use crate::terminal::{Ink, Page};

impl Job<'_> {
    pub(super) fn contact(&mut self, contact: Contact) -> Outcome {
        match contact {
            Contact::Add(add) => self.add_contact(add),
            Contact::List => self.list_contacts(),
            Contact::Ask(asked) => self.ask_contact(&asked.name),
            Contact::Card(asked) => self.contact_card(&asked.name),
            Contact::Test(asked) => self.test_contact(&asked.name),
            Contact::Answer(answer) => self.contact_answer(&answer),
            Contact::Pair(asked) => self.pair(&asked),
            Contact::Remove(asked) => self.remove_contact(&asked),
        }
    }

    fn add_contact(&mut self, add: ContactAdd) -> Outcome {
        self.say_who_may_be_added()?;
        let new = self.new_contact(add)?;
        let reading = self.reading();
        let (id, warnings) = self.vault.add_contact(new, &reading)?;
        let contact: Record = self.vault.read(id)?;
        if self.json() {
            return self.answer(&contact_json(id, &contact, &warnings));
        }
        let name = contact.name.clone().unwrap_or_default();
        let added = self.words().with("contacts-added", &[("name", (&name).into())]);
        let saved = self.say().saved(reading.wall_ms);
        self.tell(&format!("{saved}. {added}"))?;
        self.context.out.line("")?;
        let mut page = Page::default();
        let (look, fields) = (self.context.out.look(), self.say().contact(&contact, &warnings));
        for (label, value) in fields {
            page.field(label, value);
        }
        self.context.out.line(&page.render(look))?;
        if contact.has_agreed() {
            return self.next(&[
                (format!("contact card {}", quoted(&name)), "contacts-next-card"),
                ("contact list".to_owned(), "contacts-next-list"),
            ]);
        }
        self.context.out.line("")?;
        self.whisper(&self.words().text("contacts-needs-yes"))?;
        self.next(&[
            (format!("contact ask {}", quoted(&name)), "contacts-next-ask"),
            (format!("contact answer {} agreed", quoted(&name)), "contacts-next-answer"),
        ])
    }

    /// Said before the first contact is noted, and to a person at a terminal asked.
    fn say_who_may_be_added(&mut self) -> Outcome {
        if !self.vault.contacts()?.is_empty() {
            return Ok(());
        }
        self.context.note(Ink::Plain, &self.context.words.text("contacts-first"))?;
        let asked = self.keyboard.is_terminal() && !self.json();
        let question = self.words().text("cli-ask-yes");
        prompt::confirmed(&self.context.words, self.keyboard, !asked, &question)
    }

    fn new_contact(&self, add: ContactAdd) -> Outcome<NewContact> {
        let filler = self.filler()?;
        let channel = |id: &str| filler.term("channel", Vocabulary::ContactChannel, id);
        let mut ways: Vec<(Term, String)> = Vec::new();
        for number in add.sms {
            ways.push((channel("sms")?, number));
        }
        for address in add.email {
            ways.push((channel("email")?, address));
        }
        for folder in add.maildir {
            ways.push((channel("maildir")?, absolute(&folder)?));
        }
        for line in add.command {
            ways.push((channel("command")?, line));
        }
        let precision = add.precision.as_deref();
        let precision =
            precision.map(|typed| filler.term("precision", Vocabulary::ToldPrecision, typed)).transpose()?;
        let tells = |when: &str| add.tell.iter().any(|one| one == when);
        Ok(NewContact {
            name: add.name,
            calls_me: add.calls_me,
            country: add.country,
            ways,
            precision,
            consent: add.agreed.then_some(Consent::Agreed),
            tell_at_start: tells("start"),
            tell_when_late: tells("late"),
            tell_on_arrival: tells("arrival"),
        })
    }

    fn list_contacts(&mut self) -> Outcome {
        let contacts = self.vault.contacts()?;
        self.tell_damaged_contacts(&contacts)?;
        let mut listed = Vec::new();
        for (id, contact) in contacts {
            let warnings = self.vault.contact_warnings(&contact)?;
            listed.push((id, contact, warnings));
        }
        if self.json() {
            let all: Vec<Value> =
                listed.iter().map(|(id, contact, warnings)| contact_json(*id, contact, warnings)).collect();
            return self.answer(&all);
        }
        let Some((_, first, _)) = listed.first() else {
            self.tell(&self.words().text("contacts-none"))?;
            return self.next(&[("contact add NAME --sms NUMBER".to_owned(), "contacts-next-add")]);
        };
        let first = quoted(first.name.as_deref().unwrap_or_default());
        let mut page = Page::default();
        for (_, contact, warnings) in &listed {
            page.section(contact.name.clone().unwrap_or_default());
            for (label, value) in self.say().contact(contact, warnings) {
                page.field(label, value);
            }
        }
        self.page(
            &page,
            &[
                (format!("contact ask {first}"), "contacts-next-ask"),
                (format!("contact card {first}"), "contacts-next-card"),
            ],
        )
    }

    /// Names those that can't be read: nobody may count on them.
    fn tell_damaged_contacts(&mut self, read: &[(RecordId, Record)]) -> Outcome {
        for one in named::all(self.vault, Kind::CONTACT, None) {
            if one.deleted || read.iter().any(|(id, _)| *id == one.id) {
                continue;
            }
            if self.json() {
                self.context.err.json(&json!({ "notice": { "damaged": { "id": one.id } } }))?;
            } else {
                let text = self.words().with("cli-record-damaged", &[("name", (&one.name).into())]);
                self.context.err.say(Ink::Plain, &text)?;
            }
        }
        Ok(())
    }

    /// The text that asks. She gives it to the contact herself.
    fn ask_contact(&mut self, typed: &str) -> Outcome {
        let id = self.vault.contact_named(typed)?;
        let reading = self.reading();
        let contact = self.vault.set_consent(id, Consent::Asked, &reading)?;
        let text = asking(self.words().catalogue(), &contact);
        if self.json() {
            let asked_at = &contact.asked_at;
            return self.answer(&json!({ "contact_id": id, "text": text, "asked_at": asked_at }));
        }
        self.tell(&text)?;
        self.context.out.line("")?;
        self.whisper(&self.words().text("contacts-asked"))?;
        let name = quoted(contact.name.as_deref().unwrap_or_default());
        self.next(&[(format!("contact answer {name} agreed"), "contacts-next-answer")])
    }

    fn contact_card(&mut self, typed: &str) -> Outcome {
        let id = self.vault.contact_named(typed)?;
        let contact: Record = self.vault.read(id)?;
        let text = card(self.words().catalogue(), &contact);
        if self.json() {
            return self.answer(&json!({ "contact_id": id, "text": text }));
        }
        self.tell(&text)
    }

    fn contact_answer(&mut self, answer: &ContactAnswer) -> Outcome {
        let id = self.vault.contact_named(&answer.contact.name)?;
        let (consent, words) = match answer.answer.as_str() {
            "agreed" => (Consent::Agreed, "contacts-answer-agreed"),
            "declined" => (Consent::Declined, "contacts-answer-declined"),
            _ => return Err(Error::invalid("consent", Refusal::UnknownTerm).into()),
        };
        let reading = self.reading();
        let contact = self.vault.set_consent(id, consent, &reading)?;
        if self.json() {
            let (consent, at) = (&contact.consent, &contact.answered_at);
            return self.answer(&json!({ "contact_id": id, "consent": consent, "answered_at": at }));
        }
        let name = contact.name.clone().unwrap_or_default();
        self.tell(&self.words().with(words, &[("name", (&name).into())]))?;
        let name = quoted(&name);
        let next = if contact.has_agreed() {
            (format!("contact card {name}"), "contacts-next-card")
        } else {
            ("contact list".to_owned(), "contacts-next-list")
        };
        self.next(&[next])
    }
}

/// A contact for a program.
fn contact_json(id: RecordId, contact: &Record, warnings: &[ContactWarning]) -> Value {
    let ways: Vec<Value> = contact
        .ways
        .iter()
        .map(|way| json!({ "channel": way.channel, "to": way.to, "tested_at": way.tested }))
        .collect();
    let tells = [
        (contact.tell_at_start, "start"),
        (contact.tell_when_late, "late"),
        (contact.tell_on_arrival, "arrival"),
    ];
    let tell: Vec<&str> = tells.iter().filter(|(told, _)| *told).map(|(_, name)| *name).collect();
    json!({
        "contact_id": id,
        "name": contact.name,
        "calls_me": contact.calls_me,
        "country": contact.country,
        "ways": ways,
        "precision": contact.precision.as_ref().map_or("nothing", Term::as_str),
        "tell": tell,
        "order": contact.order,
        "consent": contact.consent,
        "asked_at": contact.asked_at,
        "answered_at": contact.answered_at,
        "tested_at": contact.tested_at,
        "paired": contact.paired_at.is_some(),
        "warnings": warnings,
    })
}

/// A folder as it is found from anywhere. It is kept as text, so its name has to be one.
fn absolute(folder: &Path) -> Outcome<String> {
    let whole = std::path::absolute(folder).map_err(|_| Error::invalid("maildir", Refusal::Malformed))?;
    let text = whole.into_os_string().into_string();
    Ok(text.map_err(|_| Error::invalid("maildir", Refusal::Malformed))?)
}

/// A name as it can be typed into a shell.
pub(super) fn quoted(name: &str) -> String {
    shlex::try_quote(name).map_or_else(|_| name.to_owned(), std::borrow::Cow::into_owned)
}
