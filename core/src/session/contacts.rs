//! Trusted contacts: adding, finding, her order, consent, tests, pairing, removing.

use super::own_term;
use super::unlocked::Unlocked;
use crate::checkin::position::ToldPrecision;
use crate::contacts::{Consent, Contact, ContactWarning, NewContact, Numbers, warnings_about};
use crate::error::{Error, Refusal, Result};
use crate::fields::Checked;
use crate::ids::{Digest32, RecordId};
use crate::incidents::fold;
use crate::limits;
use crate::ordering::ShortList as _;
use crate::people::Person;
use crate::store::Kind;
use crate::time::{Reading, RecordedAt};

/// Fewest digits of an id that stand for the whole of it.
const ID_PREFIX_MIN: usize = 4;

impl Unlocked {
    /// Saves a new contact and says what may be worth a second look. Sends nothing to anybody.
    ///
    /// Refused: what [`Contact::new`] and its limits refuse, a name that another contact has (`name`, contradiction), and
    /// more than [`limits::CONTACTS_MAX`] (`contacts`, too many).
    pub fn add_contact(
        &mut self,
        new: NewContact,
        reading: &Reading,
    ) -> Result<(RecordId, Vec<ContactWarning>)> {
        let numbers = Numbers::load()?;
        let mut contact = Contact::new(reading, new, &numbers)?;
        contact.check(&self.vocabularies)?;
        if self.current(Kind::CONTACT).filter(|current| !current.deleted).count() >= limits::CONTACTS_MAX {
            return Err(Error::invalid("contacts", Refusal::TooMany));
        }
        let name = contact.name.as_deref().map(fold);
        if self.contacts()?.iter().any(|(_, other)| other.name.as_deref().map(fold) == name) {
            return Err(Error::invalid("name", Refusal::Contradiction));
        }
        let warnings = warnings_about(&contact, self.people().iter(), &numbers);
        let id = self.create(&mut contact, reading)?;
        Ok((id, warnings))
    }

    /// Every contact, in her order. One that is damaged is left out; [`Unlocked::damage`] names it once it was checked.
    pub fn contacts(&self) -> Result<Vec<(RecordId, Contact)>> {
        let mut contacts = Vec::new();
        for current in self.current(Kind::CONTACT).filter(|current| !current.deleted) {
            match self.read::<Contact>(current.id) {
                Ok(contact) => contacts.push((current.id, contact)),
                Err(Error::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        // Stable: those noted in the same millisecond stay in the order of their commits.
        contacts.order_by_key(|(_, contact)| contact.place_in_order());
        Ok(contacts)
    }

    /// The one contact of that name, of a beginning of it that only one has, or of a beginning of its id. Upper and lower
    /// case and accents don't count.
    pub fn contact_named(&self, typed: &str) -> Result<RecordId> {
        let wanted = fold(typed.trim());
        if wanted.is_empty() {
            return Err(Error::invalid("contact", Refusal::Empty));
        }
        let contacts = self.contacts()?;
        let named = |contact: &Contact| contact.name.as_deref().map(fold).unwrap_or_default();
        if let Some((id, _)) = contacts.iter().find(|(_, contact)| named(contact) == wanted) {
            return Ok(*id);
        }
        let mut found = contacts.iter().filter(|(id, contact)| {
            named(contact).starts_with(&wanted)
                || (wanted.len() >= ID_PREFIX_MIN && id.to_string().starts_with(&wanted))
        });
        match (found.next(), found.next()) {
            (Some((id, _)), None) => Ok(*id),
            (None, _) => Err(Error::NotFound),
            _ => Err(Error::invalid("contact", Refusal::UnknownRecord)),
        }
    }

    /// What may be worth a second look about a contact, as the record stands now.
    pub fn contact_warnings(&self, contact: &Contact) -> Result<Vec<ContactWarning>> {
        Ok(warnings_about(contact, self.people().iter(), &Numbers::load()?))
    }

    /// The other people of the record, all cases together; those that can't be read are left out.
    fn people(&self) -> Vec<Person> {
        let live = self.current(Kind::PERSON).filter(|current| !current.deleted);
        live.filter_map(|current| self.read(current.id).ok()).collect()
    }

    /// Notes that she asked a contact, or what the contact said.
    pub fn set_consent(&mut self, id: RecordId, answer: Consent, reading: &Reading) -> Result<Contact> {
        self.amend_contact(id, reading, |contact| contact.answer(answer, reading))
    }

    /// Sets what a contact is told about where she is.
    pub fn set_precision(
        &mut self,
        id: RecordId,
        precision: ToldPrecision,
        reading: &Reading,
    ) -> Result<Contact> {
        self.amend_contact(id, reading, |contact| contact.precision = Some(own_term(precision.as_str())))
    }

    /// Changes what is noted of a contact. Refused is what [`Contact::check_change`] refuses.
    pub fn change_contact(
        &mut self,
        id: RecordId,
        change: &dyn Fn(&mut Contact) -> Result<()>,
        reading: &Reading,
    ) -> Result<Contact> {
        self.amend(id, change, own_term("other"), None, reading)
    }

    /// Puts contacts into an order, first ones first. Those that are not named keep their order behind them. All or
    /// nothing.
    pub fn reorder_contacts(&mut self, first: &[RecordId], reading: &Reading) -> Result<()> {
        crate::fields::links("contacts", first)?;
        let contacts = self.contacts()?;
        if !first.iter().all(|id| contacts.iter().any(|(known, _)| known == id)) {
            return Err(Error::invalid("contacts", Refusal::UnknownRecord));
        }
        let others = contacts.iter().map(|(id, _)| id).filter(|id| !first.contains(id));
        let order: Vec<RecordId> = first.iter().chain(others).copied().collect();
        let mut changed = Vec::new();
        let mut transaction = self.store.begin(reading)?;
        for (place, id) in (0_u32..).zip(order) {
            let found = contacts.iter().find(|(known, _)| *known == id);
            let Some((_, contact)) = found.filter(|(_, contact)| contact.order != Some(place)) else {
                continue;
            };
            let mut contact = contact.clone();
            contact.order = Some(place);
            transaction.revise(id, &mut contact, own_term("other"), None)?;
            changed.push(id);
        }
        if !changed.is_empty() {
            transaction.commit()?;
            self.committed(&changed);
        }
        Ok(())
    }

    /// Removes a contact at once and erases what was noted. Nothing is sent, and nothing tells the contact.
    ///
    /// This is the one place where a contact goes: whatever else holds one has to let go of it here.
    pub fn remove_contact(&mut self, id: RecordId, reading: &Reading) -> Result<()> {
        self.forget_pairing(id)?;
        self.delete::<Contact>(id, None, reading)
    }

    /// Notes that a test message went through on one way. A way that is no longer there is refused.
    pub fn mark_tested(
        &mut self,
        id: RecordId,
        channel: &str,
        to: &str,
        reading: &Reading,
    ) -> Result<Contact> {
        let contact: Contact = self.read(id)?;
        if !contact.ways.iter().any(|way| way.channel.as_str() == channel && way.to == to) {
            return Err(Error::invalid("ways", Refusal::UnknownRecord));
        }
        self.amend_contact(id, reading, |contact| {
            let now = RecordedAt::from(*reading);
            for way in &mut contact.ways {
                if way.channel.as_str() == channel && way.to == to {
                    way.tested = Some(now.clone());
                }
            }
            contact.tested_at = Some(now);
        })
    }

    /// Notes that the two phones were paired: the name that the contact's app gives, and its public identity key.
    pub fn set_paired(
        &mut self,
        id: RecordId,
        paired_name: Option<String>,
        identity: Digest32,
        reading: &Reading,
    ) -> Result<Contact> {
        self.amend_contact(id, reading, |contact| {
            contact.paired_at = Some(RecordedAt::from(*reading));
            contact.paired_name = paired_name;
            contact.identity = Some(identity);
        })
    }

    fn amend_contact(
        &mut self,
        id: RecordId,
        reading: &Reading,
        change: impl FnOnce(&mut Contact),
    ) -> Result<Contact> {
        let changed = |contact: &mut Contact| {
            change(contact);
            Ok(())
        };
        self.amend(id, changed, own_term("other"), None, reading)
    }
}
