//! Somebody goes: at once, out of the record and out of a check-in that runs. Nothing tells them, but for one word to a
//! phone that holds a plan, where she wants that.

use alongside_core::checkin::machine::CheckIn;
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::{Error, Refusal, Result};

use super::action::in_front;
use super::state::ContactPage;
use crate::screens::checkin;
use crate::screens::desk::Desk;
use crate::screens::page::Page;

/// How a contact stands to the check-in that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Not in it.
    Outside,
    /// In it, at this place; the PIN takes them out.
    InIt { place: u8, holds_plan: bool },
    /// In it, and nobody else: it has to be ended first.
    Alone,
    /// In a test or a practice, which goes on as it is.
    InTest,
}

/// How a contact stands to the check-in that runs.
pub(super) fn standing(running: Option<&CheckIn>, id: RecordId) -> Standing {
    let Some(running) = running else { return Standing::Outside };
    let there = |contact: &alongside_core::checkin::machine::Contact| !contact.removed;
    let found = (0_u8..).zip(&running.contacts).find(|(_, contact)| contact.record == id && there(contact));
    let Some((place, contact)) = found else { return Standing::Outside };
    if running.pins.is_none() {
        return Standing::InTest;
    }
    if running.contacts.iter().filter(|contact| there(contact)).count() < 2 {
        return Standing::Alone;
    }
    Standing::InIt { place, holds_plan: contact.watcher.is_some() }
}

pub(super) fn open(desk: &mut Desk<'_>) -> Result<()> {
    let contact = in_front(desk)?;
    desk.push(Page::Contacts(ContactPage::Remove { contact, word: true }));
    Ok(())
}

pub(super) fn last_word(desk: &mut Desk<'_>, wanted: bool) {
    if let Some(Page::Contacts(ContactPage::Remove { word, .. })) = desk.held.stack.front_mut() {
        *word = wanted;
    }
}

/// Removes the contact of the page: now, or with the PIN of the check-in that runs.
pub(super) fn remove(desk: &mut Desk<'_>) -> Result<()> {
    let Some(Page::Contacts(ContactPage::Remove { contact, word })) = desk.held.stack.front() else {
        return Ok(());
    };
    let (contact, word) = (*contact, *word);
    match standing(desk.held.known.running(), contact) {
        Standing::Outside | Standing::InTest => erase(desk, contact, "contacts-removed"),
        Standing::Alone => Err(Error::invalid("contact", Refusal::Empty)),
        Standing::InIt { place, holds_plan } => {
            checkin::take_out(desk, place, contact, word && holds_plan);
            Ok(())
        }
    }
}

/// They are out of the check-in that ran; now they go from the record.
pub(crate) fn taken_out(desk: &mut Desk<'_>, contact: RecordId, word: bool) -> Result<()> {
    let said = if word { "contact-removed-word" } else { "contacts-removed" };
    desk.when_back(move |desk| erase(desk, contact, said))
}

fn erase(desk: &mut Desk<'_>, id: RecordId, said: &'static str) -> Result<()> {
    let name = desk.record()?.read::<Contact>(id)?.name.unwrap_or_default();
    desk.begin_with_record(
        "contact-removing",
        false,
        move |record, _, reading| record.remove_contact(id, reading),
        move |desk, removed| {
            removed?;
            checkin::answered(desk, id, false);
            let about = |page: &Page| matches!(page, Page::Contacts(page) if page.contact() == Some(id));
            while desk.held.stack.front().is_some_and(about) {
                if !desk.held.stack.pop() {
                    break;
                }
            }
            let words = desk.words()?;
            desk.notice(words.text(said, &[("name", (&name).into())]));
            Ok(())
        },
    )
}
