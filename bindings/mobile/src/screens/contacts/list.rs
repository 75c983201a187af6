//! All contacts, as they are shown.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;

use super::action::{ContactAction, does};
use crate::screens::sight::Sight;
use crate::screens::{ActionView, Problem, RowView, Screen};

/// All contacts, in her order.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ContactsView {
    /// Its title.
    pub title: String,
    /// That there is none, or what the order is for.
    pub lines: Vec<String>,
    /// Each: how they can be reached, and what they are asked to do.
    pub contacts: Vec<RowView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What else can be done.
    pub quiet: Vec<ActionView>,
    /// Adds somebody.
    pub main: ActionView,
}

pub(super) fn list(sight: &Sight<'_>) -> Result<Screen> {
    let contacts = sight.open()?.contacts()?;
    let mut rows = Vec::new();
    for (id, contact) in &contacts {
        rows.push(row(*id, contact, sight)?);
    }
    let about = match contacts.len() {
        0 => Some("contacts-none"),
        1 => None,
        _ => Some("contact-list-order"),
    };
    let view = ContactsView {
        title: sight.text("contact-list-title"),
        lines: about.into_iter().map(|id| sight.text(id)).collect(),
        contacts: rows,
        problem: sight.problem(),
        quiet: Vec::new(),
        main: sight.main(does(ContactAction::Add), "contact-add"),
    };
    Ok(Screen::Contacts { view })
}

fn row(id: RecordId, contact: &Contact, sight: &Sight<'_>) -> Result<RowView> {
    let title = contact.name.clone().unwrap_or_default();
    let mut reached: Vec<&str> = contact.ways.iter().map(|way| way.to.as_str()).collect();
    let none = sight.text("contacts-no-ways");
    if reached.is_empty() {
        reached.push(&none);
    }
    let mut detail = format!("{}\n{}", reached.join(", "), sight.say.told(contact));
    if !sight.open()?.contact_warnings(contact)?.is_empty() {
        detail.push('\n');
        detail.push_str(&sight.text("contacts-warnings"));
    }
    let edge = sight.say.consent(contact);
    Ok(RowView {
        spoken: format!("{title}, {edge}, {}", detail.replace('\n', ", ")),
        title,
        detail: Some(detail),
        edge: Some(edge),
        action: does(ContactAction::Contact { contact: id.to_string() }),
    })
}
