//! Whom one can call: open now first, by need, each with its number and with how it stands in words.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::directory::{
    Channel, Directory, EMERGENCY, Nation, Need, Number, Query, Record, State, standing_label,
};
use alongside_core::ordering::ShortList as _;
use alongside_core::say::Say;
use alongside_core::time::Zone;

use super::action::{HelpAction, does, is_dialled};
use super::state::Asked;
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, ChoiceView, Screen, Weight};

/// Who to call.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct WhoView {
    /// Its title.
    pub title: String,
    /// When all this holds: a moment in UK time.
    pub moment: String,
    /// What somebody may need; one of them is chosen.
    pub needs: Vec<ChoiceView>,
    /// Areas whose local services can be shown; one of them is chosen.
    pub areas: Vec<ChoiceView>,
    /// The services: 999 and those that are shown first, then the rest by how they stand, open ones first.
    pub groups: Vec<ServiceGroupView>,
    /// Who has checked this, what a call leaves behind, whose time the hours are.
    pub notes: Vec<String>,
    /// Calls the first service of the list that is open.
    pub main: Option<ActionView>,
}

/// Services that stand alike.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ServiceGroupView {
    /// How they stand; absent for those that are shown first.
    pub heading: Option<String>,
    /// The services.
    pub rows: Vec<ServiceRowView>,
}

/// One service in a list.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ServiceRowView {
    /// What it calls itself.
    pub title: String,
    /// Its number in the spacing that people know, else how else it is reached.
    pub edge: String,
    /// How it stands now, in words.
    pub detail: String,
    /// How well that is known.
    pub known: String,
    /// What a screen reader says.
    pub spoken: String,
    /// Its page.
    pub action: Action,
    /// Calls it, where it has a number to call.
    pub call: Option<ActionView>,
}

/// One service of the directory, at the moment of the frame.
pub(super) struct Service<'a, 'b> {
    pub(super) record: &'a Record,
    pub(super) directory: &'a Directory,
    pub(super) sight: &'b Sight<'b>,
}

impl Service<'_, '_> {
    fn now_ms(&self) -> i64 {
        self.sight.reading.wall_ms
    }

    pub(super) fn state(&self) -> State {
        self.directory.state(self.record, self.now_ms()).state
    }

    /// How it stands, in words.
    pub(super) fn said(&self) -> String {
        let standing = self.directory.state(self.record, self.now_ms());
        standing_label(self.sight.words(), self.record, &standing, self.now_ms())
    }

    /// Its number to call.
    pub(super) fn phone(&self) -> Option<&Number> {
        self.record.numbers.iter().find(|one| one.channel == Channel::Phone)
    }

    /// Its number, else how else it is reached.
    fn way(&self) -> String {
        let text = self.record.numbers.iter().find(|one| one.channel == Channel::Text);
        match (self.phone(), text) {
            (Some(phone), _) => phone.shown.clone(),
            (None, Some(text)) => self.sight.with("help-text", &[("number", (&text.shown).into())]),
            (None, None) if self.record.webs.is_empty() => self.sight.text("who-no-number"),
            (None, None) => self.sight.text("who-online"),
        }
    }

    /// How well it is known: the date of its newest source, what may have changed, what was seen second-hand.
    pub(super) fn known(&self) -> String {
        let mut said = vec![if self.record.as_of == "undated" {
            self.sight.text("who-undated")
        } else {
            self.sight.with("who-seen", &[("date", (&self.record.as_of).into())])
        }];
        if self.record.may_have_changed_by(self.now_ms()) {
            said.push(self.sight.text("who-may-have-changed"));
        }
        if self.record.is_second_hand() {
            said.push(self.sight.text("content-second-hand"));
        }
        said.join(", ")
    }

    /// Calls a number of it. What the call leaves behind is said before.
    pub(super) fn call(&self, number: &Number, weight: Weight) -> ActionView {
        let label = self.sight.with("help-call", &[("number", (&number.shown).into())]);
        let action = HelpAction::Call { service: self.record.id.clone(), number: number.number.clone() };
        let spoken = format!("{label}, {}", self.record.name);
        ActionView::new(does(action), label, weight).spoken(spoken).after(self.traces())
    }

    /// What a call to it leaves behind.
    pub(super) fn traces(&self) -> Vec<String> {
        let bills = self.record.bills.iter().map(|one| self.term("bill", &one.id));
        bills.chain([self.sight.text("help-last")]).collect()
    }

    /// A label of the directory's own lists; the id where only a newer version knows it.
    pub(super) fn term(&self, list: &str, id: &str) -> String {
        self.sight.words().text_or(&format!("directory-{list}-{id}"), id)
    }

    fn row(&self) -> ServiceRowView {
        let (number, state, known) = (self.way(), self.said(), self.known());
        ServiceRowView {
            spoken: format!("{}, {state}, {number}", self.record.name),
            title: self.record.name.clone(),
            edge: number,
            detail: state,
            known,
            action: does(HelpAction::Service { id: self.record.id.clone() }),
            call: self.phone().filter(|one| is_dialled(one)).map(|one| self.call(one, Weight::Quiet)),
        }
    }
}

fn service<'a, 'b>(directory: &'a Directory, record: &'a Record, sight: &'b Sight<'b>) -> Service<'a, 'b> {
    Service { record, directory, sight }
}

/// The nations whose law applies where she lives, by what was chosen for the page before unlock; all, where nothing was.
fn nations(sight: &Sight<'_>) -> &'static [Nation] {
    match sight.face.nation.as_deref() {
        Some("england-wales") => &[Nation::England, Nation::Wales],
        Some("scotland") => &[Nation::Scotland],
        Some("northern-ireland") => &[Nation::NorthernIreland],
        _ => &[],
    }
}

/// Services in the order of lists, 999 first.
fn listed<'a>(directory: &'a Directory, asked: &Asked, nations: &[Nation]) -> Vec<&'a Record> {
    let query = Query { need: asked.need, ..Query::default() };
    let mut records = directory.list(&query);
    // Local services stand behind their area: a list of the whole country would bury the rest.
    records.retain(|record| {
        record.area.is_none() || record.area == asked.area || asked.with.contains(&record.id)
    });
    records.retain(|record| {
        record.id == EMERGENCY || nations.is_empty() || nations.iter().any(|nation| record.serves(*nation))
    });
    let nation = nations.first().copied();
    records.order_by(|one, other| one.place(nation).cmp(&other.place(nation)));
    records
}

pub(super) fn view(asked: &Asked, sight: &Sight<'_>) -> Result<Screen> {
    let directory = sight.shelf.directory()?;
    let nations = nations(sight);
    let of = |record| service(directory, record, sight);
    let (mut first, rest): (Vec<&Record>, Vec<&Record>) = listed(directory, asked, nations)
        .into_iter()
        .partition(|record| record.place(nations.first().copied()).0 <= 1 || asked.with.contains(&record.id));
    first.order_by_key(|record| {
        (record.id != EMERGENCY, !asked.with.contains(&record.id), of(record).state())
    });
    let group = |heading: Option<String>, records: Vec<&Record>| ServiceGroupView {
        heading,
        rows: records.into_iter().map(|record| service(directory, record, sight).row()).collect(),
    };
    let mut groups = vec![group(None, first.clone())];
    let states: Vec<(State, &Record)> = rest.iter().map(|record| (of(record).state(), *record)).collect();
    for (state, id) in STATES {
        let these: Vec<&Record> =
            states.iter().filter(|(one, _)| *one == state).map(|(_, record)| *record).collect();
        if !these.is_empty() {
            groups.push(group(Some(sight.text(id)), these));
        }
    }
    let open = first
        .iter()
        .copied()
        .filter(|record| record.id != EMERGENCY && of(record).state() == State::Open)
        .chain(states.iter().filter(|(state, _)| *state == State::Open).map(|(_, record)| *record))
        .find_map(|record| Some((record, of(record).phone()?.clone())));
    let main = open.map(|(record, number)| {
        let arguments = [("name", (&record.name).into()), ("number", (&number.shown).into())];
        ActionView { label: sight.with("who-call", &arguments), ..of(record).call(&number, Weight::Main) }
    });
    let view = WhoView {
        title: sight.text("home-who"),
        moment: sight.with("who-at", &[("when", (&moment(sight)).into())]),
        needs: needs(asked, sight),
        areas: areas(asked, directory, sight),
        groups,
        notes: vec![checked(directory, sight)?, sight.text("who-bill-not-known"), sight.text("who-hours")],
        main,
    };
    Ok(Screen::Who { view })
}

const STATES: [(State, &str); 4] = [
    (State::Open, "who-open"),
    (State::MayBeOpen, "who-may-be-open"),
    (State::Closed, "who-closed"),
    (State::NotKnown, "who-not-known"),
];

/// The moment of the frame in London's time.
pub(super) fn moment(sight: &Sight<'_>) -> String {
    let now_ms = sight.reading.wall_ms;
    Say::new(sight.words(), Zone::LONDON, now_ms).instant_with_day(now_ms)
}

/// Who has checked the directory, and how old what it says is.
pub(super) fn checked(directory: &Directory, sight: &Sight<'_>) -> Result<String> {
    let newest = directory.newest_source().unwrap_or_default();
    let read = &sight.shelf.sources()?.read;
    Ok(sight.with("who-checked", &[("read", read.into()), ("newest", newest.into())]))
}

fn needs(asked: &Asked, sight: &Sight<'_>) -> Vec<ChoiceView> {
    let choice = |need: Option<Need>, label: String| ChoiceView {
        label,
        chosen: asked.need == need,
        action: does(HelpAction::Need { need: need.map(|need| need.as_str().to_owned()) }),
    };
    let each = Need::ALL
        .iter()
        .map(|need| choice(Some(*need), sight.text(&format!("directory-need-{}", need.as_str()))));
    [choice(None, sight.text("who-any-need"))].into_iter().chain(each).collect()
}

fn areas(asked: &Asked, directory: &Directory, sight: &Sight<'_>) -> Vec<ChoiceView> {
    let choice = |area: Option<&String>, label: String| ChoiceView {
        label,
        chosen: asked.area.as_ref() == area,
        action: does(HelpAction::Area { area: area.cloned() }),
    };
    let mut all: Vec<&String> = directory.records().iter().filter_map(|one| one.area.as_ref()).collect();
    all.order_by_key(|area| *area);
    all.dedup();
    let each = all
        .into_iter()
        .map(|area| choice(Some(area), sight.words().text_or(&format!("directory-area-{area}"), area)));
    [choice(None, sight.text("who-no-area"))].into_iter().chain(each).collect()
}
