//! What can be changed of a contact: ways, the order, what they are told besides, how they know her.

use alongside_core::checkin::texts::check_called;
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::{Error, Result};

use super::action::{TellWhen, in_front};
use super::state::ContactPage;
use crate::screens::Field;
use crate::screens::desk::Desk;
use crate::screens::page::Page;

pub(super) fn add_way(desk: &mut Desk<'_>, id: RecordId) -> Result<()> {
    desk.record()?.read::<Contact>(id)?;
    desk.held.typed.remove(&Field::ContactAddress);
    desk.push(Page::Contacts(ContactPage::Address { contact: Some(id) }));
    Ok(())
}

pub(super) fn way(desk: &mut Desk<'_>, at: u32) -> Result<()> {
    let id = in_front(desk)?;
    let contact: Contact = desk.record()?.read(id)?;
    let at = usize::try_from(at).map_err(|_| Error::NotFound)?;
    let way = contact.ways.get(at).ok_or(Error::NotFound)?;
    let (channel, to) = (way.channel.as_str().to_owned(), way.to.clone());
    desk.push(Page::Contacts(ContactPage::Way { contact: id, channel, to }));
    Ok(())
}

pub(super) fn drop_way(desk: &mut Desk<'_>) -> Result<()> {
    let Some(Page::Contacts(ContactPage::Way { contact, channel, to })) = desk.held.stack.front() else {
        return Ok(());
    };
    let (id, channel, to, reading) = (*contact, channel.clone(), to.clone(), desk.reading);
    let drop = |contact: &mut Contact| {
        contact.ways.retain(|way| way.channel.as_str() != channel || way.to != to);
        Ok(())
    };
    desk.record()?.change_contact(id, &drop, &reading)?;
    desk.held.stack.pop();
    Ok(())
}

/// One place up or down in her order.
pub(super) fn reorder(desk: &mut Desk<'_>, up: bool) -> Result<()> {
    let (id, reading) = (in_front(desk)?, desk.reading);
    let record = desk.record()?;
    let mut order: Vec<RecordId> = record.contacts()?.into_iter().map(|(id, _)| id).collect();
    let at = order.iter().position(|known| *known == id).ok_or(Error::NotFound)?;
    let other = if up { at.checked_sub(1) } else { at.checked_add(1) };
    let Some(other) = other.filter(|other| *other < order.len()) else { return Ok(()) };
    order.swap(at, other);
    record.reorder_contacts(&order, &reading)
}

pub(super) fn tells(desk: &mut Desk<'_>) -> Result<()> {
    let contact = in_front(desk)?;
    desk.push(Page::Contacts(ContactPage::Tells { contact }));
    Ok(())
}

pub(super) fn tell(desk: &mut Desk<'_>, when: TellWhen) -> Result<()> {
    let (id, reading) = (in_front(desk)?, desk.reading);
    let turn = |contact: &mut Contact| {
        let told = match when {
            TellWhen::Start => &mut contact.tell_at_start,
            TellWhen::Late => &mut contact.tell_when_late,
            TellWhen::Arrival => &mut contact.tell_on_arrival,
        };
        *told = !*told;
        Ok(())
    };
    desk.record()?.change_contact(id, &turn, &reading).map(drop)
}

pub(super) fn my_name(desk: &mut Desk<'_>) -> Result<()> {
    let contact = in_front(desk)?;
    let known = desk.record()?.read::<Contact>(contact)?.calls_me.unwrap_or_default();
    desk.held.typed.insert(Field::MyName, known.into());
    desk.push(Page::Contacts(ContactPage::MyName { contact }));
    Ok(())
}

pub(super) fn save_my_name(desk: &mut Desk<'_>) -> Result<()> {
    if !matches!(desk.held.stack.front(), Some(Page::Contacts(ContactPage::MyName { .. }))) {
        return Ok(());
    }
    let (id, reading) = (in_front(desk)?, desk.reading);
    let typed = desk.held.typed.get(&Field::MyName).map_or_else(String::new, |text| text.trim().to_owned());
    // It stands in messages that have to fit one text each.
    if !typed.is_empty() {
        check_called(&typed)?;
    }
    let name = |contact: &mut Contact| {
        contact.calls_me = Some(typed.clone()).filter(|name| !name.is_empty());
        Ok(())
    };
    desk.record()?.change_contact(id, &name, &reading)?;
    desk.held.typed.remove(&Field::MyName);
    desk.held.stack.pop();
    Ok(())
}
