//! What can be done with contacts.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::contacts::{Contact, card};
use alongside_core::ids::RecordId;

use super::state::ContactPage;
use super::{add, change, remove, test};
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Action, Effect};

/// What a contact said when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum ContactAnswer {
    /// Agreed.
    Agreed,
    /// Was asked and has not answered.
    Asked,
    /// Said no.
    Declined,
}

/// What a contact is told about where she is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum TypedPlace {
    /// Nothing.
    Nothing,
    /// To within about 10 km.
    TenKm,
    /// To within about 1 km.
    OneKm,
    /// As exactly as the phone knows it.
    Exact,
}

/// When a contact is told something besides alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum TellWhen {
    /// When a check-in begins.
    Start,
    /// When she will be late.
    Late,
    /// When she has arrived.
    Arrival,
}

/// What can be done with contacts. Where no contact is named, it is the one of the page in front.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum ContactAction {
    /// All of them.
    Open,
    /// Add somebody: the name first.
    Add,
    /// Then the number or address.
    Next,
    /// Keep what was typed: somebody new, or one more way to reach the contact of the page.
    Save,
    /// One of them.
    Contact {
        /// Which: 32 hexadecimal digits, as everywhere here.
        contact: String,
    },
    /// Whether a contact has agreed.
    Consent {
        /// Which.
        contact: String,
    },
    /// Send the contact the words that ask.
    Ask,
    /// What the contact said.
    Answered {
        /// What.
        answer: ContactAnswer,
    },
    /// What a contact is told about places.
    Place {
        /// Which.
        contact: String,
    },
    /// The contact is told this about places.
    ToldPlace {
        /// What.
        place: TypedPlace,
    },
    /// One more way to reach a contact.
    AddWay {
        /// Which.
        contact: String,
    },
    /// Look at one way to reach the contact.
    Way {
        /// Which: counted from 0 in the order in which they are tried.
        way: u32,
    },
    /// Take the way of the page out.
    DropWay,
    /// One place up in her order.
    Earlier,
    /// One place down.
    Later,
    /// What the contact is told besides alerts.
    Tells,
    /// Tell the contact this, or no more.
    Tell {
        /// What.
        when: TellWhen,
    },
    /// How the contact knows her.
    MyName,
    /// Keep that name; empty, messages speak in the first person.
    SaveMyName,
    /// Hand over the card that says what to do.
    Card,
    /// The page of a test.
    Test {
        /// With whom.
        contact: String,
    },
    /// Send the test.
    SendTest,
    /// The page on which the contact is removed.
    Removing,
    /// Whether the contact's phone is told that a plan it holds has ended.
    LastWord {
        /// Whether.
        word: bool,
    },
    /// Remove the contact; one of a check-in that runs takes the PIN first.
    Remove,
    /// The page was read.
    Done,
}

pub(crate) fn does(action: ContactAction) -> Action {
    Action::Contacts { action }
}

pub(crate) fn act(desk: &mut Desk<'_>, action: ContactAction) -> Result<()> {
    desk.record()?;
    match action {
        ContactAction::Open => {
            desk.held.stack.lead_to(Page::Contacts(ContactPage::List));
            Ok(())
        }
        ContactAction::Add => add::add(desk),
        ContactAction::Next => add::next(desk),
        ContactAction::Save => add::save(desk),
        ContactAction::Contact { contact } => look(desk, contact.parse()?),
        ContactAction::Consent { contact } => add::consent(desk, contact.parse()?),
        ContactAction::Ask => add::ask(desk),
        ContactAction::Answered { answer } => add::answered(desk, answer),
        ContactAction::Place { contact } => add::place(desk, contact.parse()?),
        ContactAction::ToldPlace { place } => add::told_place(desk, place),
        ContactAction::AddWay { contact } => change::add_way(desk, contact.parse()?),
        ContactAction::Way { way } => change::way(desk, way),
        ContactAction::DropWay => change::drop_way(desk),
        ContactAction::Earlier => change::reorder(desk, true),
        ContactAction::Later => change::reorder(desk, false),
        ContactAction::Tells => change::tells(desk),
        ContactAction::Tell { when } => change::tell(desk, when),
        ContactAction::MyName => change::my_name(desk),
        ContactAction::SaveMyName => change::save_my_name(desk),
        ContactAction::Card => hand_card(desk),
        ContactAction::Test { contact } => test::open(desk, contact.parse()?),
        ContactAction::SendTest => test::send(desk),
        ContactAction::Removing => remove::open(desk),
        ContactAction::LastWord { word } => {
            remove::last_word(desk, word);
            Ok(())
        }
        ContactAction::Remove => remove::remove(desk),
        ContactAction::Done => {
            if matches!(desk.held.stack.front(), Some(Page::Contacts(_))) {
                desk.held.stack.pop();
            }
            Ok(())
        }
    }
}

/// The contact of the page in front.
pub(super) fn in_front(desk: &Desk<'_>) -> Result<RecordId> {
    match desk.held.stack.front() {
        Some(Page::Contacts(page)) => page.contact().ok_or(alongside_core::Error::NotFound),
        _ => Err(alongside_core::Error::NotFound),
    }
}

fn look(desk: &mut Desk<'_>, id: RecordId) -> Result<()> {
    desk.record()?.read::<Contact>(id)?;
    desk.held.stack.lead_to(Page::Contacts(ContactPage::Contact { contact: id }));
    Ok(())
}

/// Offers the card to an app that she chooses.
fn hand_card(desk: &mut Desk<'_>) -> Result<()> {
    let (id, words) = (in_front(desk)?, desk.words()?);
    let text = card(&words, &desk.record()?.read::<Contact>(id)?);
    desk.ask(Effect::ShareText { text });
    Ok(())
}
