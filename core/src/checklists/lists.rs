//! All lists, as they were embedded.

use crate::ordering::ShortList as _;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::answers::Answers;
use super::condition::{Applies, Condition};
use super::item::Item;
use crate::content::{Fault, Form, is_id, packed};

/// The list that every other one begins with.
pub(super) const FIRST_LIST: &str = "st";
/// The list about keeping evidence, to which those lead first that touch accounts.
pub(super) const EVIDENCE_LIST: &str = "ev";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    order: u32,
    reviewed_by: String,
    seeds: Vec<String>,
    applies_if: Vec<Condition>,
    accounts: bool,
    item: Vec<Item>,
}

/// One list.
#[derive(Debug)]
pub struct List {
    /// Permanent id.
    pub id: String,
    /// Its place among the lists, from 1.
    pub order: u32,
    /// Who has looked at it; see [`crate::content::NOT_REVIEWED`].
    pub reviewed_by: String,
    /// Codes of the pages that the list as a whole goes back to.
    pub seeds: Vec<String>,
    /// What has to hold for any of it to be of use.
    pub applies_if: Vec<Condition>,
    /// Whether it touches accounts: what they hold is copied first.
    pub accounts: bool,
    items: Vec<Item>,
}

impl List {
    /// Its steps, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.ship)
    }

    /// Its steps with those that no list shows, because nothing but common knowledge supports what they say. For
    /// reviewers only.
    #[must_use]
    pub fn items_for_reviewers(&self) -> &[Item] {
        &self.items
    }

    /// The id of its message.
    #[must_use]
    pub fn message(&self) -> String {
        format!("list-{}", self.id)
    }

    /// Whether any of it is of use.
    #[must_use]
    pub fn applies(&self, answers: &Answers) -> Applies {
        Applies::all(self.applies_if.iter().map(|condition| answers.holds(*condition)))
    }

    /// The next question whose answer changes what the list shows. Few are asked, and only when they are needed.
    #[must_use]
    pub fn next_question(&self, answers: &Answers) -> Option<Condition> {
        match self.applies(answers) {
            Applies::No => None,
            Applies::NotKnown => {
                self.applies_if.iter().copied().find(|condition| answers.holds(*condition).is_none())
            }
            Applies::Yes => self.items().find_map(|item| item.question(answers)),
        }
    }
}

/// All lists in their order.
#[derive(Debug)]
pub struct Lists {
    lists: Vec<List>,
    /// Place of the list and of the step in it.
    places: BTreeMap<String, (usize, usize)>,
}

impl Lists {
    /// Reads the embedded lists.
    pub fn load() -> Result<Self, Fault> {
        Self::of(&packed::CHECKLISTS.unpack()?.files())
    }

    /// Reads lists from files: name and what stands in it.
    pub fn of<F: Form>(files: &[(&str, F)]) -> Result<Self, Fault> {
        let mut lists = Vec::with_capacity(files.len());
        for (name, form) in files {
            let file: File = form.read(name)?;
            check(&file).map_err(|what| Fault::new(*name, what))?;
            let File { id, order, reviewed_by, seeds, applies_if, accounts, item: items } = file;
            lists.push(List { id, order, reviewed_by, seeds, applies_if, accounts, items });
        }
        lists.order_by_key(|list| list.order);
        for pair in lists.windows(2) {
            if let [first, second] = pair
                && (first.order == second.order || first.id == second.id)
            {
                return Err(Fault::new(
                    "checklists",
                    format!("{} and {} share a place", first.id, second.id),
                ));
            }
        }
        let mut places = BTreeMap::new();
        for (list, at) in lists.iter().zip(0..) {
            for (item, place) in list.items.iter().zip(0..) {
                places.insert(item.id.clone(), (at, place));
            }
        }
        Ok(Lists { lists, places })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &List> {
        self.lists.iter()
    }

    /// The list with that id.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<&List> {
        self.lists.iter().find(|list| list.id == id)
    }

    /// The step with that id, with its list.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<(&List, &Item)> {
        self.item_for_reviewers(id).filter(|(_, item)| item.ship)
    }

    /// The same, also where no list shows it.
    #[must_use]
    pub fn item_for_reviewers(&self, id: &str) -> Option<(&List, &Item)> {
        let (list, place) = self.places.get(id)?;
        let list = self.lists.get(*list)?;
        Some((list, list.items.get(*place)?))
    }

    /// Every step that lists show, in order.
    pub fn items(&self) -> impl Iterator<Item = (&List, &Item)> {
        self.lists.iter().flat_map(|list| list.items().map(move |item| (list, item)))
    }

    /// The steps that come before every other list: those of the first one.
    pub fn before_all(&self) -> impl Iterator<Item = &Item> {
        self.list(FIRST_LIST).into_iter().flat_map(List::items)
    }

    /// Whether a step is of use: what its list needs, what it needs itself, and a place to do it.
    #[must_use]
    pub fn applies(list: &List, item: &Item, answers: &Answers) -> Applies {
        list.applies(answers).and(item.applies(answers))
    }
}

fn check(file: &File) -> Result<(), String> {
    if !is_id(&file.id) || file.order == 0 || file.reviewed_by.is_empty() {
        return Err(format!("list {:?}: id, place or reviewer", file.id));
    }
    let mut ids = BTreeSet::new();
    for item in &file.item {
        let name = item.id.split_once('.').filter(|(list, name)| *list == file.id && is_id(name));
        if name.is_none() || !ids.insert(item.id.as_str()) {
            return Err(format!("step {:?}: its id", item.id));
        }
        if item.platforms.is_empty() || !rises(&item.platforms) {
            return Err(format!("step {:?}: its platforms", item.id));
        }
        if !rises(&item.risk) {
            return Err(format!("step {:?}: the order of its risks", item.id));
        }
        if item
            .sources
            .iter()
            .enumerate()
            .any(|(at, code)| item.sources.iter().take(at).any(|other| other == code))
        {
            return Err(format!("step {:?}: a source stands twice", item.id));
        }
    }
    if ids.is_empty() { Err(format!("list {:?} is empty", file.id)) } else { Ok(()) }
}

/// Whether each is greater than the one before.
fn rises<T: PartialOrd>(all: &[T]) -> bool {
    all.windows(2).all(|pair| matches!(pair, [first, second] if first < second))
}
