//! One contact, as it is shown.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;

use super::action::{ContactAction, does};
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, FactView, Problem, RowView, Screen, watching};

/// One contact.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ContactView {
    /// Its title: her name for the contact.
    pub title: String,
    /// What is worth a second look, a line each. Shown first.
    pub lines: Vec<String>,
    /// What stands about the contact.
    pub facts: Vec<FactView>,
    /// What stands above what can be changed.
    pub rows_label: String,
    /// What can be changed, each on a page of its own.
    pub rows: Vec<RowView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What else can be done.
    pub quiet: Vec<ActionView>,
    /// What comes next with this contact.
    pub main: ActionView,
}

/// A line that leads to something about the contact.
fn leads(title: String, detail: Option<String>, action: ContactAction) -> RowView {
    let spoken = detail.as_ref().map_or_else(|| title.clone(), |detail| format!("{title}, {detail}"));
    RowView { title, detail, edge: None, spoken, action: does(action) }
}

pub(super) fn contact(id: RecordId, sight: &Sight<'_>) -> Result<Screen> {
    let record = sight.open()?;
    let contact: Contact = record.read(id)?;
    let warnings = record.contact_warnings(&contact)?;
    let mut lines: Vec<String> = warnings.iter().map(|warning| sight.say.contact_warning(*warning)).collect();
    if !contact.has_agreed() {
        lines.push(sight.text("contact-needs-yes"));
    }
    let mut facts = Vec::new();
    // The warnings stand above.
    for (label, value) in sight.say.contact(&contact, &[]) {
        facts.push(FactView { label, value });
    }
    if contact.paired_at.is_none() {
        let (label, value) = (sight.text("contacts-paired"), sight.text("contact-not-paired"));
        facts.push(FactView { label, value });
    }
    let of = id.to_string();
    let name = contact.name.clone().unwrap_or_default();
    let main = if contact.has_agreed() {
        let label = sight.with("contact-test", &[("name", (&name).into())]);
        ActionView::main(does(ContactAction::Test { contact: of.clone() }), label)
    } else {
        let label = sight.with("contact-ask-whether", &[("name", (&name).into())]);
        ActionView::main(does(ContactAction::Consent { contact: of.clone() }), label)
    };
    let view = ContactView {
        title: name,
        lines,
        facts,
        rows_label: sight.text("contact-change"),
        rows: rows(&of, &contact, sight),
        problem: sight.problem(),
        quiet: quiet(id, &contact, sight)?,
        main,
    };
    Ok(Screen::Contact { view })
}

fn rows(of: &str, contact: &Contact, sight: &Sight<'_>) -> Vec<RowView> {
    let mut rows = Vec::new();
    for (at, way) in (0_u32..).zip(&contact.ways) {
        let channel = Some(sight.say.channel(way.channel.as_str()));
        rows.push(leads(way.to.clone(), channel, ContactAction::Way { way: at }));
    }
    let of = of.to_owned();
    rows.push(leads(sight.text("contact-add-way"), None, ContactAction::AddWay { contact: of.clone() }));
    if contact.has_agreed() {
        let consent = sight.say.consent(contact);
        let title = sight.text("contacts-consent");
        rows.push(leads(title, Some(consent), ContactAction::Consent { contact: of.clone() }));
    }
    let told = contact.precision.as_ref().map_or("nothing", alongside_core::vocabulary::Term::as_str);
    let told = sight.words().text_or(&format!("told-precision-{told}"), told);
    rows.push(leads(sight.text("contact-place"), Some(told), ContactAction::Place { contact: of }));
    rows.push(leads(sight.text("contact-tells"), None, ContactAction::Tells));
    rows.push(leads(sight.text("contact-my-name"), contact.calls_me.clone(), ContactAction::MyName));
    rows
}

fn quiet(id: RecordId, contact: &Contact, sight: &Sight<'_>) -> Result<Vec<ActionView>> {
    let mut quiet = Vec::new();
    if contact.has_agreed() {
        quiet.push(watching::pair_offer(id, contact, sight));
        quiet.push(sight.quiet(does(ContactAction::Card), "contact-card"));
    }
    let order: Vec<RecordId> = sight.open()?.contacts()?.into_iter().map(|(id, _)| id).collect();
    if order.first().is_some_and(|first| *first != id) {
        quiet.push(sight.quiet(does(ContactAction::Earlier), "contact-earlier"));
    }
    if order.last().is_some_and(|last| *last != id) {
        quiet.push(sight.quiet(does(ContactAction::Later), "contact-later"));
    }
    quiet.push(sight.quiet(does(ContactAction::Removing), "contact-remove"));
    quiet.push(sight.quiet(Action::Back, "contact-back"));
    Ok(quiet)
}
