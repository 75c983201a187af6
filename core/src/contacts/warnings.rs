//! What is worth a second look before a contact is relied on. Nothing here refuses.

use crate::ordering::ShortList as _;
use serde::Serialize;

use super::contact::Contact;
use super::numbers::{COUNTRY_DEFAULT, Numbers};
use crate::incidents::fold;
use crate::people::Person;

/// Something about a contact that she may not have meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactWarning {
    /// A number that the record names as the other person's.
    SameNumber,
    /// An e-mail address that the record names as the other person's.
    SameEmail,
    /// A name that the record has for the other person.
    SameName,
    /// A name that the record has for somebody who helps the other person.
    HelpsThem,
    /// A number that begins like a line in a house, where a text may never be read.
    Landline,
}

impl ContactWarning {
    /// The name in JSON, and the end of its message's id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ContactWarning::SameNumber => "same-number",
            ContactWarning::SameEmail => "same-email",
            ContactWarning::SameName => "same-name",
            ContactWarning::HelpsThem => "helps-them",
            ContactWarning::Landline => "landline",
        }
    }
}

/// Warnings about `contact` as it stands beside `people`, each once, in the order of their weight.
pub(crate) fn about<'p>(
    contact: &Contact,
    people: impl Iterator<Item = &'p Person>,
    numbers: &Numbers,
) -> Vec<ContactWarning> {
    let ways = |channel: &'static str| {
        contact.ways.iter().filter(move |way| way.channel.as_str() == channel).map(|way| way.to.as_str())
    };
    let country = contact.country.as_deref().unwrap_or(COUNTRY_DEFAULT);
    let name = contact.name.as_deref().map(same_name).unwrap_or_default();
    let mut warnings = Vec::new();
    for person in people {
        let typed = person.numbers.iter().chain(person.account_handles.iter().flatten());
        let theirs: Vec<String> = typed.map(|typed| same_number(typed, country, numbers)).collect();
        if ways("sms").any(|to| theirs.iter().any(|their| their == to)) {
            warnings.push(ContactWarning::SameNumber);
        }
        let handles = person.account_handles.iter().chain(&person.account_urls).flatten();
        let theirs: Vec<String> =
            person.emails.iter().chain(handles).map(|typed| same_email(typed)).collect();
        if ways("email").any(|to| theirs.contains(&same_email(to))) {
            warnings.push(ContactWarning::SameEmail);
        }
        if person.name.iter().chain(&person.aliases).any(|their| same_name(their) == name) {
            warnings.push(ContactWarning::SameName);
        }
        if person.others_helping.iter().any(|their| same_name(their) == name) {
            warnings.push(ContactWarning::HelpsThem);
        }
    }
    if ways("sms").any(|to| numbers.complete(to, country).is_ok_and(|number| number.landline)) {
        warnings.push(ContactWarning::Landline);
    }
    warnings.order_by(Ord::cmp);
    warnings.dedup();
    warnings
}

/// In E.164 where it can be read as a number; what can't be is like no other.
fn same_number(typed: &str, country: &str, numbers: &Numbers) -> String {
    numbers.complete(typed, country).map(|number| number.e164).unwrap_or_default()
}

/// Providers take upper and lower case as the same, whatever the standard allows.
fn same_email(typed: &str) -> String {
    let typed = typed.trim();
    fold(typed.strip_prefix("mailto:").unwrap_or(typed))
}

/// Upper and lower case, accents and the number of spaces don't count.
fn same_name(typed: &str) -> String {
    fold(typed).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::NewContact;
    use crate::ids::RecordId;
    use crate::tests::{reading, term};

    fn person() -> Person {
        let mut person = Person::new(&reading(), RecordId([1; 16]));
        person.name = Some("José  Núñez".into());
        person.aliases = vec!["Joey".into()];
        person.numbers = vec!["a number I lost".into(), "07700 900123".into(), "00353 85 123 4567".into()];
        person.emails = vec!["Jose.N@Example.org".into()];
        person.account_handles = vec![None, Some("joey@mail.example".into())];
        person.others_helping = vec!["Pat".into()];
        person
    }

    fn warned(name: &str, country: &str, ways: &[(&str, &str)]) -> Vec<ContactWarning> {
        let numbers = Numbers::load().expect("the embedded table loads");
        let new = NewContact {
            name: name.into(),
            country: Some(country.into()),
            ways: ways.iter().map(|(channel, to)| (term(channel), (*to).into())).collect(),
            ..NewContact::default()
        };
        let contact = Contact::new(&reading(), new, &numbers).expect("a contact");
        about(&contact, [person(), person()].iter(), &numbers)
    }

    #[test]
    fn numbers_are_compared_as_they_would_be_dialled() {
        assert_eq!(warned("Sam", "GB", &[("sms", "+44 (0)7700 900 123")]), [ContactWarning::SameNumber]);
        assert_eq!(warned("Sam", "IE", &[("sms", "085 123 4567")]), [ContactWarning::SameNumber]);
        assert_eq!(warned("Sam", "GB", &[("sms", "07700 900124")]), []);
        assert_eq!(warned("Sam", "GB", &[("sms", "020 7946 0123")]), [ContactWarning::Landline]);
    }

    #[test]
    fn addresses_and_names_are_compared_without_case_and_accents() {
        assert_eq!(warned("Sam", "GB", &[("email", "jose.n@example.ORG")]), [ContactWarning::SameEmail]);
        assert_eq!(warned("Sam", "GB", &[("email", "joey@mail.example")]), [ContactWarning::SameEmail]);
        assert_eq!(warned("jose nunez", "GB", &[]), [ContactWarning::SameName]);
        assert_eq!(warned("JOEY", "GB", &[]), [ContactWarning::SameName]);
        assert_eq!(warned("Pat", "GB", &[]), [ContactWarning::HelpsThem]);
        assert_eq!(warned("Joseph Nunez", "GB", &[("email", "sam@example.org")]), []);
        let both = warned("Joey", "GB", &[("email", "joey@mail.example"), ("sms", "07700900123")]);
        assert_eq!(both, [ContactWarning::SameNumber, ContactWarning::SameEmail, ContactWarning::SameName]);
    }
}
