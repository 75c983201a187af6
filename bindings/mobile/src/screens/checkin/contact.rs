//! Somebody to tell: adding, asking, what they are told, a test.

use alongside_core::checkin::position::ToldPrecision;
use alongside_core::contacts::{Consent, Contact, NewContact, Numbers, asking};
use alongside_core::ids::RecordId;
use alongside_core::session::TellRequest;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Result, limits};

use super::action::{ContactAnswer, TypedPlace};
use super::state::CheckInPage;
use super::{start, tell};
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Effect, Field};

pub(super) fn add(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    desk.push(Page::CheckIn(CheckInPage::AddContact));
    Ok(())
}

/// Keeps the contact; whether it has agreed is asked next. Sends nothing.
pub(super) fn save(desk: &mut Desk<'_>) -> Result<()> {
    let reading = desk.reading;
    // A region that no number is known for completes none.
    let numbers = Numbers::load()?;
    let region = Some(desk.frame.region.clone()).filter(|region| numbers.country(region).is_ok());
    let typed = |field| desk.held.typed.get(&field).map_or_else(String::new, |text| text.trim().to_owned());
    let (name, address) = (typed(Field::ContactName), typed(Field::ContactAddress));
    if address.is_empty() {
        return Err(Error::invalid("ways", alongside_core::Refusal::Empty));
    }
    let channel = if address.contains('@') { "email" } else { super::outside::TEXTS };
    let record = desk.record()?;
    let channel = record.vocabularies().term(Vocabulary::ContactChannel, channel, "channel")?;
    let new = NewContact { name, country: region, ways: vec![(channel, address)], ..NewContact::default() };
    let (id, warnings) = record.add_contact(new, &reading)?;
    desk.held.typed.remove(&Field::ContactName);
    desk.held.typed.remove(&Field::ContactAddress);
    let words = desk.words()?;
    let say = alongside_core::say::Say::new(&words, reading.zone, reading.wall_ms);
    for warning in warnings {
        desk.notice(say.contact_warning(warning));
    }
    desk.held.stack.replace(Page::CheckIn(CheckInPage::Consent { contact: id }));
    Ok(())
}

pub(super) fn look(desk: &mut Desk<'_>, id: RecordId) -> Result<()> {
    desk.record()?.read::<Contact>(id)?;
    desk.push(Page::CheckIn(CheckInPage::Consent { contact: id }));
    Ok(())
}

/// The contact of the page in front.
fn in_front(desk: &Desk<'_>) -> Result<RecordId> {
    match desk.held.stack.front() {
        Some(Page::CheckIn(CheckInPage::Consent { contact } | CheckInPage::Place { contact })) => {
            Ok(*contact)
        }
        _ => Err(Error::NotFound),
    }
}

/// Offers the words that ask to an app that she chooses, and notes that they were asked.
pub(super) fn ask(desk: &mut Desk<'_>) -> Result<()> {
    let (id, reading, words) = (in_front(desk)?, desk.reading, desk.words()?);
    let contact = desk.record()?.read::<Contact>(id)?;
    let text = asking(&words, &contact);
    desk.record()?.set_consent(id, Consent::Asked, &reading)?;
    desk.ask(Effect::ShareText { text });
    Ok(())
}

pub(super) fn answered(desk: &mut Desk<'_>, answer: ContactAnswer) -> Result<()> {
    let (id, reading) = (in_front(desk)?, desk.reading);
    let consent = match answer {
        ContactAnswer::Agreed => Consent::Agreed,
        ContactAnswer::Asked => Consent::Asked,
        ContactAnswer::Declined => Consent::Declined,
    };
    desk.record()?.set_consent(id, consent, &reading)?;
    if answer == ContactAnswer::Agreed {
        if let Some(starting) = start::starting(desk)
            && !starting.who.contains(&id)
            && starting.who.len() < limits::CHECKIN_CONTACTS_MAX
        {
            starting.who.push(id);
        }
        desk.held.stack.replace(Page::CheckIn(CheckInPage::Place { contact: id }));
        return Ok(());
    }
    if let Some(starting) = start::starting(desk) {
        starting.who.retain(|ticked| *ticked != id);
    }
    leave(desk)
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

/// Back to the start page; where she came to add somebody first, that page comes now.
fn leave(desk: &mut Desk<'_>) -> Result<()> {
    desk.held.stack.pop();
    if start::starting(desk).is_none() { start::open(desk) } else { Ok(()) }
}

/// One message that says it is a test. What was handed over counts as proved once the record has taken it in.
pub(super) fn test(desk: &mut Desk<'_>) -> Result<()> {
    let (id, words) = (in_front(desk)?, desk.words()?);
    let name = desk.record()?.read::<Contact>(id)?.name.unwrap_or_default();
    let text = words.text("checkin-screen-contact-test-text", &[]);
    let request = TellRequest { text, position: None, contacts: vec![id], test: true };
    tell::begin(desk, request, move |desk| {
        let words = desk.words()?;
        desk.notice(words.text("checkin-screen-contact-test-sent", &[("name", (&name).into())]));
        Ok(())
    })
}
