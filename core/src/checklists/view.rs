//! A list as it is shown.

use super::answers::Answers;
use super::condition::{Applies, Condition};
use super::due::{Events, Why, looks_again};
use super::item::Item;
use super::lists::{EVIDENCE_LIST, FIRST_LIST, List, Lists};
use super::state::{State, Status, StepState};

/// What is hers of all this.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mine {
    /// What she noted about steps.
    pub state: State,
    /// What she answered.
    pub answers: Answers,
    /// What happened since.
    pub events: Events,
}

/// A step as it is shown.
#[derive(Debug, Clone, Copy)]
pub struct ItemView<'a> {
    /// The step.
    pub item: &'a Item,
    /// Whether it is of use to her; what is not known is shown.
    pub applies: Applies,
    /// How it stands; nothing where no record is open.
    pub status: Option<Status>,
    /// What she noted.
    pub step: Option<&'a StepState>,
    /// When it comes up again and why, as far as that is known; past or ahead.
    pub again: Option<(i64, Why)>,
}

/// A list as it is shown.
#[derive(Debug)]
pub struct ListView<'a> {
    /// The list.
    pub list: &'a List,
    /// What comes before it: steps of the first list that are of use to her and that she has not put aside. None in
    /// front of that list itself.
    pub before: Vec<&'a Item>,
    /// Whether the list about evidence is linked before anything else.
    pub evidence_first: bool,
    /// Its steps.
    pub items: Vec<ItemView<'a>>,
    /// The next question whose answer changes what is shown.
    pub question: Option<Condition>,
}

impl<'a> ListView<'a> {
    /// The steps that may be of use to her.
    pub fn shown(&self) -> impl Iterator<Item = &ItemView<'a>> {
        self.items.iter().filter(|view| view.applies != Applies::No)
    }

    /// Whether her answers left something out.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        self.items.iter().any(|view| view.applies == Applies::No)
    }
}

impl<'a> ItemView<'a> {
    /// A step as it stands; without an open record as nobody has looked at it.
    #[must_use]
    pub fn of(list: &List, item: &'a Item, mine: Option<&'a Mine>, now_ms: i64) -> Self {
        let step = mine.and_then(|mine| mine.state.get(&item.id));
        let again = mine.zip(step).and_then(|(mine, step)| looks_again(item, step, now_ms, &mine.events));
        ItemView {
            item,
            applies: mine.map_or(Applies::NotKnown, |mine| Lists::applies(list, item, &mine.answers)),
            status: mine.map(|mine| mine.state.status(&item.id)),
            step,
            again,
        }
    }
}

/// A list with what is hers of it; without an open record only the list.
#[must_use]
pub fn view<'a>(lists: &'a Lists, list: &'a List, mine: Option<&'a Mine>, now_ms: i64) -> ListView<'a> {
    let before = if list.id == FIRST_LIST {
        Vec::new()
    } else {
        let to_do = |item: &&Item| match mine {
            Some(mine) => {
                !mine.state.status(&item.id).is_put_aside() && item.applies(&mine.answers) != Applies::No
            }
            None => true,
        };
        lists.before_all().filter(to_do).collect()
    };
    ListView {
        list,
        before,
        evidence_first: list.accounts && list.id != EVIDENCE_LIST,
        items: list.items().map(|item| ItemView::of(list, item, mine, now_ms)).collect(),
        question: mine.and_then(|mine| list.next_question(&mine.answers)),
    }
}
