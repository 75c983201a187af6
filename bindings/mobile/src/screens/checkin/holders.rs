//! Who has the time of a check-in, phone by phone, as a shell draws it: this one first, then those of the contacts.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::readiness::{Answer, Facts};
use alongside_core::limits;

use super::ready::Known;
use crate::screens::sight::Sight;

/// What a phone has of a check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum Holds {
    /// The time: it acts by itself when it is over.
    Time,
    /// Nothing yet; it could have the time, or be told.
    Could,
    /// It is told by this phone, and by nothing else.
    Told,
    /// Nothing, and nothing reaches it.
    Nothing,
}

/// A phone.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct HolderView {
    /// Whose.
    pub name: String,
    /// What it has.
    pub holds: Holds,
    /// The same in words.
    pub line: String,
}

/// This phone and those of the contacts that were asked for; `running` where one runs.
pub(super) fn holders(
    contacts: &[Known],
    facts: &Facts,
    running: bool,
    sight: &Sight<'_>,
) -> Vec<HolderView> {
    let here = "ready-phone-here";
    let line = |id: &str| sight.words().attribute(here, id, &[]);
    let mut phones = Vec::new();
    if contacts.is_empty() {
        return phones;
    }
    let own = if sight.facts.ios { "reminds" } else { "time" };
    phones.push(HolderView { name: sight.text(here), holds: Holds::Time, line: line(own) });
    for ((_, contact), facts_of) in contacts.iter().zip(&facts.contacts).take(limits::CHECKIN_CONTACTS_MAX) {
        let told = facts_of.consent
            && facts.sms_permission == Answer::Yes
            && facts_of.ways.iter().any(|way| way.automatic);
        let (holds, id) = match (facts_of.acked, facts_of.paired && facts_of.consent, told) {
            (true, ..) => (Holds::Time, "holds"),
            (_, true, _) if !running => (Holds::Could, "could"),
            (_, true, _) => (Holds::Could, "asked"),
            (_, _, true) => (Holds::Told, "told"),
            _ => (Holds::Nothing, "nothing"),
        };
        phones.push(HolderView { name: contact.name.clone().unwrap_or_default(), holds, line: line(id) });
    }
    phones
}
