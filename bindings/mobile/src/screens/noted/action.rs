//! What can be done with what is noted.

use serde::{Deserialize, Serialize};

use alongside_core::ids::RecordId;
use alongside_core::session::Unlocked;
use alongside_core::{Error, Result};

use super::field;
use super::held::Held;
use super::state::{Asking, NotedPage};
use super::{concern, list, question};
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Action, Field, incidents};

/// What is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum NotedKind {
    /// An entry, with everything that can be said of it.
    Entry,
    /// The other person, or one of several.
    Person,
    /// A contact with the police.
    Police,
    /// An order, or conditions somebody is under.
    Order,
    /// A piece of proof.
    Proof,
}

/// What can be done with what is noted. Where none is named, it is the one of the page in front.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum NotedAction {
    /// All of a kind.
    List {
        /// Of which.
        kind: NotedKind,
    },
    /// Those of a kind that belong to an entry; where it is one, that one.
    OfEntry {
        /// Of which.
        kind: NotedKind,
        /// To which: 32 hexadecimal digits, as everywhere here.
        entry: String,
    },
    /// Everything in the order of time.
    Timeline,
    /// More of the list in front.
    More,
    /// Note one more of the kind that the list in front is of.
    Add,
    /// One of them.
    One {
        /// Of which kind.
        kind: NotedKind,
        /// Which.
        id: String,
    },
    /// One of several that stand in the record in front: a vehicle, an account, a witness. One behind the last is new.
    Part {
        /// Of which, as the view gave it.
        group: String,
        /// Which: counted from 0.
        at: u32,
    },
    /// Ask for a field of the record in front.
    Ask {
        /// Which, as the view gave it.
        field: String,
        /// Of which of several: counted from 0.
        at: u32,
    },
    /// Choose an answer, or take it off again where there may be several.
    Choose {
        /// Which, as the view gave it.
        choice: String,
    },
    /// What was typed, or the answers that were chosen.
    Save,
    /// Take out what stands there.
    Clear,
    /// What stood in an entry before.
    History {
        /// Which.
        entry: String,
    },
    /// The orders that an entry may go against.
    Concerns {
        /// Which.
        entry: String,
    },
    /// What the entry in front has to do with an order.
    Concern {
        /// Which order.
        order: String,
        /// Which of its conditions, counted from 0; absent for the order as a whole.
        term: Option<u32>,
    },
}

pub(crate) fn does(action: NotedAction) -> Action {
    Action::Noted { action }
}

pub(crate) fn act(desk: &mut Desk<'_>, action: NotedAction) -> Result<()> {
    desk.record()?;
    match action {
        NotedAction::List { kind: NotedKind::Entry } => incidents::record(desk),
        NotedAction::List { kind } => {
            lead_to(desk, NotedPage::List { kind, entry: None, shown: list::PAGE_ITEMS });
            Ok(())
        }
        NotedAction::OfEntry { kind, entry } => list::of_entry(desk, kind, entry.parse()?),
        NotedAction::Timeline => {
            lead_to(desk, NotedPage::Timeline { shown: list::PAGE_ITEMS });
            Ok(())
        }
        NotedAction::More => {
            if let Some(Page::Noted(NotedPage::List { shown, .. } | NotedPage::Timeline { shown })) =
                desk.held.stack.front_mut()
            {
                *shown = shown.saturating_add(list::PAGE_ITEMS);
            }
            Ok(())
        }
        NotedAction::Add => question::add(desk),
        NotedAction::One { kind, id } => one(desk, kind, id.parse()?),
        NotedAction::Part { group, at } => part(desk, &group, at),
        NotedAction::Ask { field, at } => ask(desk, &field, at),
        NotedAction::Choose { choice } => question::choose(desk, &choice),
        NotedAction::Save => question::save(desk),
        NotedAction::Clear => question::clear(desk),
        NotedAction::History { entry } => {
            let entry = known_entry(desk, &entry)?;
            lead_to(desk, NotedPage::History { entry });
            Ok(())
        }
        NotedAction::Concerns { entry } => {
            let entry = known_entry(desk, &entry)?;
            lead_to(desk, NotedPage::Concerns { entry });
            Ok(())
        }
        NotedAction::Concern { order, term } => concern::open(desk, order.parse()?, term),
    }
}

fn known_entry(desk: &mut Desk<'_>, entry: &str) -> Result<RecordId> {
    let entry: RecordId = entry.parse()?;
    desk.record()?.incidents().row(entry).map(|row| row.id).ok_or(Error::NotFound)
}

pub(super) fn lead_to(desk: &mut Desk<'_>, page: NotedPage) {
    desk.held.stack.lead_to(Page::Noted(page));
}

/// Its page, after it was seen that it is there.
pub(super) fn one(desk: &mut Desk<'_>, kind: NotedKind, id: RecordId) -> Result<()> {
    Held::read(desk.record()?, kind, id)?;
    lead_to(desk, NotedPage::One { kind, id });
    Ok(())
}

/// The record of the page in front.
fn in_front(desk: &Desk<'_>) -> Result<(NotedKind, RecordId)> {
    match desk.held.stack.front() {
        Some(Page::Noted(NotedPage::One { kind, id } | NotedPage::Part { kind, id, .. })) => Ok((*kind, *id)),
        Some(Page::Noted(NotedPage::Concerns { entry })) => Ok((NotedKind::Entry, *entry)),
        _ => Err(Error::NotFound),
    }
}

fn part(desk: &mut Desk<'_>, group: &str, at: u32) -> Result<()> {
    let (kind, id) = in_front(desk)?;
    let group = field::of(kind, group)?;
    let at = usize::try_from(at).map_err(|_| Error::NotFound)?;
    if at > Held::read(desk.record()?, kind, id)?.rows_of(group.id) {
        return Err(Error::NotFound);
    }
    lead_to(desk, NotedPage::Part { kind, id, group, at });
    Ok(())
}

fn ask(desk: &mut Desk<'_>, field: &str, at: u32) -> Result<()> {
    let (kind, id) = in_front(desk)?;
    let field = field::of(kind, field)?;
    let at = usize::try_from(at).map_err(|_| Error::NotFound)?;
    let mut held = Held::read(desk.record()?, kind, id)?;
    let (typed, chosen) = held.answered(field, at);
    desk.held.typed.remove(&Field::Answer);
    if !typed.is_empty() {
        desk.held.typed.insert(Field::Answer, zeroize::Zeroizing::new(typed));
    }
    let asking = Asking { kind, id: Some(id), entry: None, field, at, chosen, marked: None };
    desk.push(Page::Noted(NotedPage::Ask(asking)));
    Ok(())
}

/// What each kind is called in a draft.
const KINDS: [(NotedKind, &str); 5] = [
    (NotedKind::Entry, "entry"),
    (NotedKind::Person, "person"),
    (NotedKind::Police, "police"),
    (NotedKind::Order, "order"),
    (NotedKind::Proof, "proof"),
];

/// The question that a page asks, so that it can be asked again; nothing where `typed` stands in the record already.
pub(crate) fn asked(page: &NotedPage, record: &Unlocked, typed: &str) -> Option<(RecordId, String)> {
    let NotedPage::Ask(Asking { kind, id: Some(id), field, at, .. }) = page else { return None };
    let stands = Held::read(record, *kind, *id).ok()?.answered(field, *at).0;
    let (_, kind) = KINDS.iter().find(|(known, _)| known == kind)?;
    (stands.trim() != typed).then(|| (*id, format!("{kind} {} {at}", field.id)))
}

/// Asks a question again.
pub(crate) fn ask_again(desk: &mut Desk<'_>, id: RecordId, question: &str) -> Result<()> {
    let mut words = question.split(' ');
    let (Some(kind), Some(field), Some(at)) = (words.next(), words.next(), words.next()) else {
        return Err(Error::NotFound);
    };
    let (kind, _) = KINDS.iter().find(|(_, known)| *known == kind).ok_or(Error::NotFound)?;
    one(desk, *kind, id)?;
    ask(desk, field, at.parse().map_err(|_| Error::NotFound)?)
}

/// Whether a file that was chosen comes into the record without an entry: the list of proof is in front.
pub(crate) fn takes_proof(desk: &Desk<'_>) -> bool {
    matches!(
        desk.held.stack.front(),
        Some(Page::Noted(NotedPage::List { kind: NotedKind::Proof, entry: None, .. }))
    )
}
