//! What can be done where help is.

use serde::{Deserialize, Serialize};

use alongside_core::content::Link;
use alongside_core::directory::{Channel, Need, Number, Record};
use alongside_core::guidance::PANEL;
use alongside_core::{Error, Refusal, Result};

use super::panel;
use super::state::{Asked, HelpPage};
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::sight::Sight;
use crate::screens::{Action, Effect, RowView, checklists};

/// What can be done where help is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum HelpAction {
    /// Take the way that a row of the panel shows.
    Reach {
        /// Which row.
        row: String,
    },
    /// Where the panel is from.
    Sources,
    /// Who to call.
    Who,
    /// Show services for this need.
    Need {
        /// Which; absent: for any.
        need: Option<String>,
    },
    /// Show the local services of this area too.
    Area {
        /// Which; absent: none.
        area: Option<String>,
    },
    /// Look at a service.
    Service {
        /// Its id.
        id: String,
    },
    /// Call a service.
    Call {
        /// Its id.
        service: String,
        /// Which of its numbers, as it is dialled.
        number: String,
    },
    /// Write a text to a service.
    Text {
        /// Its id.
        service: String,
        /// Which of its numbers, as it is dialled.
        number: String,
    },
    /// Open a page of a service in the phone's browser.
    Web {
        /// Its id.
        service: String,
        /// Which of its addresses.
        address: String,
    },
    /// What there is to read.
    Guides,
    /// Go where a text leads: a service, a guide, a card, a list, a step.
    Lead {
        /// Where to, as the content writes it.
        link: String,
    },
}

pub(crate) fn does(action: HelpAction) -> Action {
    Action::Call { action }
}

/// The emergency panel.
pub(crate) fn now(desk: &mut Desk<'_>) {
    desk.held.stack.lead_to(Page::Help(HelpPage::Now));
}

/// Who to call.
pub(crate) fn who(desk: &mut Desk<'_>, asked: Asked) {
    desk.held.stack.lead_to(Page::Help(HelpPage::Who(asked)));
}

pub(crate) fn act(desk: &mut Desk<'_>, action: HelpAction) -> Result<()> {
    match action {
        HelpAction::Reach { row } => reach(desk, &row),
        HelpAction::Sources => {
            desk.held.stack.lead_to(Page::Help(HelpPage::From));
            Ok(())
        }
        HelpAction::Who => {
            who(desk, Asked::default());
            Ok(())
        }
        HelpAction::Need { need } => {
            let unknown = || Error::invalid("need", Refusal::UnknownTerm);
            let need = need.map(|id| Need::named(&id).ok_or_else(unknown)).transpose()?;
            if let Some(asked) = asked(desk) {
                asked.need = need;
            }
            Ok(())
        }
        HelpAction::Area { area } => {
            let shelf = desk.held.shelf.clone();
            let known = |area: &String| {
                shelf.directory().map(|all| all.records().iter().any(|one| one.area.as_ref() == Some(area)))
            };
            if area.as_ref().map(known).transpose()? == Some(false) {
                return Err(Error::invalid("area", Refusal::UnknownTerm));
            }
            if let Some(asked) = asked(desk) {
                asked.area = area;
            }
            Ok(())
        }
        HelpAction::Service { id } => service(desk, id),
        HelpAction::Call { service, number } => {
            let number = number_of(desk, &service, &number, is_dialled)?;
            desk.ask(Effect::Dial { number });
            Ok(())
        }
        HelpAction::Text { service, number } => {
            let number = number_of(desk, &service, &number, |one| one.channel == Channel::Text)?;
            desk.ask(Effect::Text { number, text: String::new() });
            Ok(())
        }
        HelpAction::Web { service, address } => {
            let shelf = desk.held.shelf.clone();
            let record = shelf.directory()?.get(&service).ok_or(Error::NotFound)?;
            let web = record.webs.iter().find(|one| one.value == address).ok_or(Error::NotFound)?;
            desk.ask(Effect::OpenPage { address: format!("https://{}", web.value) });
            Ok(())
        }
        HelpAction::Guides => {
            desk.held.stack.lead_to(Page::Help(HelpPage::Guides));
            Ok(())
        }
        HelpAction::Lead { link } => {
            let link: Link = link.parse().map_err(|_| Error::NotFound)?;
            lead(desk, link)
        }
    }
}

fn asked<'d>(desk: &'d mut Desk<'_>) -> Option<&'d mut Asked> {
    match desk.held.stack.front_mut() {
        Some(Page::Help(HelpPage::Who(asked))) => Some(asked),
        _ => None,
    }
}

/// What the panel says is dialled even where the directory can't be read.
fn reach(desk: &mut Desk<'_>, row: &str) -> Result<()> {
    let row = PANEL.iter().find(|one| one.id == row).ok_or(Error::NotFound)?;
    match panel::way(row) {
        panel::Way::Dial(number) => desk.ask(Effect::Dial { number: number.to_owned() }),
        panel::Way::Text(number) => {
            desk.ask(Effect::Text { number: number.to_owned(), text: String::new() });
        }
        panel::Way::Read => return service(desk, row.service.to_owned()),
    }
    Ok(())
}

/// Whether a number is one to speak or to type on, by a call.
pub(super) fn is_dialled(number: &Number) -> bool {
    matches!(number.channel, Channel::Phone | Channel::Textphone)
}

/// A number that stands in the record: nothing else is ever dialled.
fn number_of(
    desk: &Desk<'_>,
    service: &str,
    number: &str,
    is_meant: impl Fn(&Number) -> bool,
) -> Result<String> {
    let record: &Record = desk.held.shelf.directory()?.get(service).ok_or(Error::NotFound)?;
    let found = record.numbers.iter().find(|one| one.number == number && is_meant(one));
    found.map(|one| one.number.clone()).ok_or(Error::NotFound)
}

fn service(desk: &mut Desk<'_>, id: String) -> Result<()> {
    if desk.held.shelf.directory()?.get(&id).is_none() {
        return Err(Error::NotFound);
    }
    desk.held.stack.lead_to(Page::Help(HelpPage::Service { id }));
    Ok(())
}

fn lead(desk: &mut Desk<'_>, link: Link) -> Result<()> {
    let shelf = desk.held.shelf.clone();
    match link {
        Link::Service(id) => service(desk, id),
        Link::Guide(id) => {
            let id = shelf.guides()?.get(&id).ok_or(Error::NotFound)?.id.clone();
            desk.held.stack.lead_to(Page::Help(HelpPage::Guide { id }));
            Ok(())
        }
        Link::Card(id) => {
            let id = shelf.cards()?.get(&id).ok_or(Error::NotFound)?.id.clone();
            desk.held.stack.lead_to(Page::Help(HelpPage::Card { id }));
            Ok(())
        }
        Link::List(id) => checklists::open_list(desk, &id),
        Link::Item(id) => checklists::open_step(desk, &id),
    }
}

/// Where a text leads, as rows. Steps stand in the record: they are left out while it is shut.
pub(crate) fn leads<'l>(sight: &Sight<'_>, links: impl Iterator<Item = &'l Link>) -> Result<Vec<RowView>> {
    let known = (sight.shelf.lists()?, sight.shelf.directory()?);
    let reached =
        links.filter(|link| sight.record.is_some() || !matches!(link, Link::List(_) | Link::Item(_)));
    let leads = alongside_core::say::content::leads(sight.words(), known, reached);
    let row = |(link, title): (&Link, String)| RowView {
        spoken: title.clone(),
        title,
        detail: None,
        edge: None,
        action: does(HelpAction::Lead { link: link.to_string() }),
    };
    Ok(leads.into_iter().map(row).collect())
}
