//! A trusted contact in words: how to reach them, what they are told, what is worth a second look.

use crate::contacts::{Contact, ContactWarning, Way};
use crate::vocabulary::Vocabulary;

use super::{Field, Say, filled, lines, or_none};

impl Say<'_> {
    /// The fields of a contact that have something in them, in the order in which a page shows them.
    #[must_use]
    pub fn contact(self, contact: &Contact, warnings: &[ContactWarning]) -> Vec<Field> {
        let text = |id: &str| self.text(id);
        let ways = if contact.ways.is_empty() {
            text("contacts-no-ways")
        } else {
            lines(contact.ways.iter().map(|way| self.way(way)))
        };
        let paired = contact.paired_at.as_ref().map(|at| self.recorded(at)).unwrap_or_default();
        filled([
            (text("contacts-ways"), ways),
            (text("contacts-precision"), self.told(contact)),
            (text("contacts-tell"), self.told_besides(contact)),
            (text("contacts-calls-me"), or_none(contact.calls_me.as_ref()).to_owned()),
            (text("contacts-country"), or_none(contact.country.as_ref()).to_owned()),
            (text("contacts-consent"), self.consent(contact)),
            (text("contacts-tested"), self.tested(contact)),
            (text("contacts-paired"), paired),
            (text("contacts-warnings"), lines(warnings.iter().map(|warning| self.contact_warning(*warning)))),
        ])
    }

    /// An address, and when it was last tried.
    #[must_use]
    pub fn way(self, way: &Way) -> String {
        match &way.tested {
            Some(at) => {
                let when = self.recorded(at);
                self.with("contacts-way-tested", &[("to", (&way.to).into()), ("when", (&when).into())])
            }
            None => way.to.clone(),
        }
    }

    /// What is told in a message, the place above all.
    #[must_use]
    pub fn told(self, contact: &Contact) -> String {
        match &contact.precision {
            Some(precision) if !contact.is_told_no_place() => {
                let id = format!("contacts-told-{}", precision.as_str());
                if self.words.has(&id) {
                    self.text(&id)
                } else {
                    self.term(Vocabulary::ToldPrecision, precision)
                }
            }
            _ => self.text("contacts-told-nothing"),
        }
    }

    fn told_besides(self, contact: &Contact) -> String {
        let told = [
            (contact.tell_at_start, "contacts-tell-start"),
            (contact.tell_when_late, "contacts-tell-late"),
            (contact.tell_on_arrival, "contacts-tell-arrival"),
        ];
        let told = lines(told.into_iter().filter(|(told, _)| *told).map(|(_, id)| self.text(id)));
        if told.is_empty() { self.text("contacts-tell-nothing") } else { told }
    }

    /// Whether they agreed.
    #[must_use]
    pub fn consent(self, contact: &Contact) -> String {
        match &contact.consent {
            Some(consent) => self.term(Vocabulary::Consent, consent),
            None => self.text("contacts-not-asked"),
        }
    }

    fn tested(self, contact: &Contact) -> String {
        match &contact.tested_at {
            Some(at) => self.recorded(at),
            None => self.text("contacts-not-tested"),
        }
    }

    /// One thing that is worth a second look.
    #[must_use]
    pub fn contact_warning(self, warning: ContactWarning) -> String {
        self.text(&format!("contacts-warning-{}", warning.as_str()))
    }
}
