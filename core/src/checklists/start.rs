//! Where to begin: a few steps, a safer device first; everything else is one step further.

use crate::ordering::ShortList as _;
use serde::Serialize;

use super::answers::Answers;
use super::condition::Applies;
use super::item::Item;
use super::lists::{FIRST_LIST, List, Lists};
use super::state::State;

/// Most steps that are offered to begin with.
pub const FIRST_STEPS_MAX_ITEMS: usize = 5;

/// An answer to one of the first questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure. It counts as yes.
    NotSure,
}

impl Sure {
    /// All of them, in the order in which they are offered.
    pub const ALL: &[Sure] = &[Sure::Yes, Sure::No, Sure::NotSure];

    /// Its id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Sure::Yes => "yes",
            Sure::No => "no",
            Sure::NotSure => "not-sure",
        }
    }

    /// The id of its words in the catalogue.
    #[must_use]
    pub fn message(self) -> String {
        format!("checklist-sure-{}", self.as_str())
    }
}

/// What worries her most now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Worry {
    /// The phone.
    Phone,
    /// Accounts.
    Accounts,
    /// Being followed.
    Followed,
    /// Home.
    Home,
    /// What is said and shown online.
    Online,
}

impl Worry {
    /// All of them, in the order in which they are offered.
    pub const ALL: &[Worry] = &[Worry::Phone, Worry::Accounts, Worry::Followed, Worry::Home, Worry::Online];

    /// Its id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Worry::Phone => "phone",
            Worry::Accounts => "accounts",
            Worry::Followed => "followed",
            Worry::Home => "home",
            Worry::Online => "online",
        }
    }

    /// The id of its words in the catalogue.
    #[must_use]
    pub fn message(self) -> String {
        format!("checklist-worry-{}", self.as_str())
    }

    /// The lists to go on with.
    #[must_use]
    pub fn lists(self) -> &'static [&'static str] {
        match self {
            Worry::Phone => &["ph", "dv"],
            Worry::Accounts => &["ac", "ev"],
            Worry::Followed => &["tg", "lo", "out"],
            Worry::Home => &["hs", "hn"],
            Worry::Online => &["ev", "fp"],
        }
    }
}

/// Her answers to the three questions of a first start; nothing where she passed one over. They are kept nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct FirstAnswers {
    /// Whether they might see or hold her phone or her accounts.
    pub can_see: Option<Sure>,
    /// Whether they live with her or share children with her.
    pub close_by: Option<Sure>,
    /// What worries her most now.
    pub worry: Option<Worry>,
}

impl FirstAnswers {
    /// The ids of the three questions, in order.
    pub const QUESTIONS: [&str; 3] =
        ["checklist-start-can-see", "checklist-start-close-by", "checklist-start-worry"];

    fn may(answer: Option<Sure>) -> bool {
        answer != Some(Sure::No)
    }

    /// Steps in the order in which they are taken: what has to come before any change, what belongs to her worry, and
    /// what is of use to anybody.
    pub(super) fn order(self) -> impl Iterator<Item = &'static str> {
        let can_see = Self::may(self.can_see);
        let close_by = Self::may(self.close_by);
        let mut order = vec!["st.safe-device"];
        if can_see {
            order.push("st.what-they-know");
        }
        if close_by {
            order.push("st.advocate");
        }
        // Two of them find a place; the others step in where one is done or of no use to her.
        let worry: &[&str] = match self.worry {
            Some(Worry::Phone) if can_see => &["dv.simple-first", "dv.new-for-private", "dv.pause-use"],
            Some(Worry::Phone) => &["ph.account-pin", "ph.previews", "ph.voicemail-pin"],
            Some(Worry::Accounts) => &["ac.list", "ac.email", "ac.recovery"],
            Some(Worry::Followed) => &["out.followed", "tg.alerts", "lo.find-device", "out.seen-them"],
            Some(Worry::Home) if close_by => &["hs.way-out", "hs.bag", "hs.housing"],
            Some(Worry::Home) => &["hs.someone-there", "hs.assess", "hs.way-out"],
            Some(Worry::Online) => &["ev.originals", "ev.link", "fp.search"],
            None => &[],
        };
        let anybody =
            ["st.emergency", "st.tell-one", "st.copy-first", "st.advocate", "st.this-app", "st.order"];
        order.into_iter().chain(worry.iter().copied()).chain(anybody)
    }

    /// How many steps of her worry find a place.
    const OF_WORRY_MAX: usize = 2;
}

/// At most five first steps: those of the first list lead, a safer device before all others. What is done, not for her
/// or of no use to her is passed over.
#[must_use]
pub fn start<'a>(lists: &'a Lists, asked: FirstAnswers, state: &State, answers: &Answers) -> Vec<&'a Item> {
    let mut steps: Vec<&Item> = Vec::with_capacity(FIRST_STEPS_MAX_ITEMS);
    let mut of_worry = 0_usize;
    for id in asked.order() {
        if steps.len() == FIRST_STEPS_MAX_ITEMS {
            break;
        }
        let Some((list, item)) = lists.item(id) else { continue };
        let first = list.id == FIRST_LIST;
        if is_offered(list, item, state, answers)
            && !steps.iter().any(|step| step.id == item.id)
            && (first || of_worry < FirstAnswers::OF_WORRY_MAX)
        {
            of_worry = of_worry.saturating_add(usize::from(!first));
            steps.push(item);
        }
    }
    steps.order_by_key(|step| step.list() != FIRST_LIST);
    steps
}

/// At most five steps to begin one list with: a safer device first, where she has not dealt with that.
#[must_use]
pub fn begin<'a>(lists: &'a Lists, list: &'a List, state: &State, answers: &Answers) -> Vec<&'a Item> {
    let first = lists.list(FIRST_LIST).into_iter().flat_map(|first| {
        let leads = usize::from(first.id != list.id);
        first.items().take(leads).map(move |item| (first, item))
    });
    first
        .chain(list.items().map(|item| (list, item)))
        .filter(|(list, item)| is_offered(list, item, state, answers))
        .map(|(_, item)| item)
        .take(FIRST_STEPS_MAX_ITEMS)
        .collect()
}

fn is_offered(list: &List, item: &Item, state: &State, answers: &Answers) -> bool {
    !state.status(&item.id).is_put_aside() && Lists::applies(list, item, answers) != Applies::No
}
