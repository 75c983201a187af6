//! Somebody new: the name, a number or address, whether they agreed, what they are told about places.

use alongside_core::checkin::position::ToldPrecision;
use alongside_core::contacts::{Consent, Contact, NewContact, Numbers, asking};
use alongside_core::ids::RecordId;
use alongside_core::say::Say;
use alongside_core::vocabulary::{Term, Vocabulary};
use alongside_core::{Error, Refusal, Result};

use super::action::{ContactAnswer, TypedPlace, in_front};
use super::state::ContactPage;
use crate::screens::checkin;
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Effect, Field};

/// Begins with the name.
pub(crate) fn add(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    desk.held.typed.remove(&Field::ContactName);
    desk.held.typed.remove(&Field::ContactAddress);
    desk.push(Page::Contacts(ContactPage::Name));
    Ok(())
}

/// Nobody has agreed yet: their list, or somebody new where there is nobody.
pub(crate) fn somebody(desk: &mut Desk<'_>) -> Result<()> {
    if desk.record()?.contacts()?.is_empty() {
        return add(desk);
    }
    desk.held.stack.lead_to(Page::Contacts(ContactPage::List));
    Ok(())
}

pub(super) fn next(desk: &mut Desk<'_>) -> Result<()> {
    if !matches!(desk.held.stack.front(), Some(Page::Contacts(ContactPage::Name))) {
        return Ok(());
    }
    if typed(desk, Field::ContactName).is_empty() {
        return Err(Error::invalid("name", Refusal::Empty));
    }
    desk.push(Page::Contacts(ContactPage::Address { contact: None }));
    Ok(())
}

fn typed(desk: &Desk<'_>, field: Field) -> String {
    desk.held.typed.get(&field).map_or_else(String::new, |text| text.trim().to_owned())
}

/// The channel of an address, by its form.
fn channel_of(desk: &mut Desk<'_>, address: &str) -> Result<Term> {
    if address.is_empty() {
        return Err(Error::invalid("ways", Refusal::Empty));
    }
    let channel = if address.contains('@') { "email" } else { checkin::TEXTS };
    desk.record()?.vocabularies().term(Vocabulary::ContactChannel, channel, "channel")
}

/// Keeps the contact; whether it has agreed is asked next. Sends nothing.
pub(super) fn save(desk: &mut Desk<'_>) -> Result<()> {
    let address = typed(desk, Field::ContactAddress);
    let channel = channel_of(desk, &address)?;
    let reading = desk.reading;
    let known = match desk.held.stack.front() {
        Some(Page::Contacts(ContactPage::Address { contact })) => *contact,
        _ => None,
    };
    // A region that no number is known for completes none.
    let numbers = Numbers::load()?;
    if let Some(id) = known {
        let add = |contact: &mut Contact| contact.add_way(channel.clone(), &address, &numbers);
        let contact = desk.record()?.change_contact(id, &add, &reading)?;
        desk.held.typed.remove(&Field::ContactAddress);
        desk.held.stack.pop();
        let warnings = desk.record()?.contact_warnings(&contact)?;
        return warn(desk, &warnings);
    }
    let region = Some(desk.frame.region.clone()).filter(|region| numbers.country(region).is_ok());
    let name = typed(desk, Field::ContactName);
    let new = NewContact { name, country: region, ways: vec![(channel, address)], ..NewContact::default() };
    let (id, warnings) = desk.record()?.add_contact(new, &reading)?;
    desk.held.typed.remove(&Field::ContactName);
    desk.held.typed.remove(&Field::ContactAddress);
    warn(desk, &warnings)?;
    while matches!(
        desk.held.stack.front(),
        Some(Page::Contacts(ContactPage::Name | ContactPage::Address { contact: None }))
    ) {
        if !desk.held.stack.pop() {
            break;
        }
    }
    desk.push(Page::Contacts(ContactPage::Consent { contact: id }));
    Ok(())
}

fn warn(desk: &mut Desk<'_>, warnings: &[alongside_core::contacts::ContactWarning]) -> Result<()> {
    let (words, reading) = (desk.words()?, desk.reading);
    let say = Say::new(&words, reading.zone, reading.wall_ms);
    for warning in warnings {
        desk.notice(say.contact_warning(*warning));
    }
    Ok(())
}

pub(super) fn consent(desk: &mut Desk<'_>, id: RecordId) -> Result<()> {
    desk.record()?.read::<Contact>(id)?;
    desk.push(Page::Contacts(ContactPage::Consent { contact: id }));
    Ok(())
}

/// Offers the words that ask to an app that she chooses, and notes that they were asked.
pub(super) fn ask(desk: &mut Desk<'_>) -> Result<()> {
    let (id, reading, words) = (in_front(desk)?, desk.reading, desk.words()?);
    let contact = desk.record()?.set_consent(id, Consent::Asked, &reading)?;
    desk.ask(Effect::ShareText { text: asking(&words, &contact) });
    Ok(())
}

pub(super) fn answered(desk: &mut Desk<'_>, answer: ContactAnswer) -> Result<()> {
    let (id, reading) = (in_front(desk)?, desk.reading);
    let consent = match answer {
        ContactAnswer::Agreed => Consent::Agreed,
        ContactAnswer::Asked => Consent::Asked,
        ContactAnswer::Declined => Consent::Declined,
    };
    let contact = desk.record()?.set_consent(id, consent, &reading)?;
    checkin::answered(desk, id, contact.has_agreed());
    if answer == ContactAnswer::Agreed {
        desk.held.stack.replace(Page::Contacts(ContactPage::Place { contact: id }));
        return Ok(());
    }
    leave(desk)
}

pub(super) fn place(desk: &mut Desk<'_>, id: RecordId) -> Result<()> {
    desk.record()?.read::<Contact>(id)?;
    desk.push(Page::Contacts(ContactPage::Place { contact: id }));
    Ok(())
}

pub(super) fn told_place(desk: &mut Desk<'_>, place: TypedPlace) -> Result<()> {
    let (id, reading) = (in_front(desk)?, desk.reading);
    let precision = match place {
        TypedPlace::Nothing => ToldPrecision::Nothing,
        TypedPlace::TenKm => ToldPrecision::TenKm,
        TypedPlace::OneKm => ToldPrecision::OneKm,
        TypedPlace::Exact => ToldPrecision::Exact,
    };
    desk.record()?.set_precision(id, precision, &reading)?;
    leave(desk)
}

/// Back to where she came from. Whoever came to start a check-in and had nobody to tell is on the way there.
fn leave(desk: &mut Desk<'_>) -> Result<()> {
    desk.held.stack.pop();
    match desk.held.stack.front() {
        Some(Page::Contacts(_) | Page::CheckIn(_) | Page::Watch(_)) => Ok(()),
        _ => checkin::open(desk),
    }
}
