//! Privacy steps: a few to begin with, what might be looked at again, then the lists by where they belong.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::checklists::{Applies, FirstAnswers, Item, ItemView, List, Lists, Mine, due, start};
use alongside_core::content::NOT_REVIEWED;
use alongside_core::say::content;

use super::action::{StepAction, does};
use crate::screens::help::{self, HelpAction};
use crate::screens::photos::{self, PhotoAction};
use crate::screens::sight::Sight;
use crate::screens::{ActionView, RowView, Screen};

/// Privacy steps.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct StepsView {
    /// Its title.
    pub title: String,
    /// What is said above the first steps.
    pub intro: String,
    /// Who has checked this.
    pub checked: String,
    /// At most five steps to begin with, a safer device first.
    pub first: Vec<RowView>,
    /// What stands above the steps that might be looked at again.
    pub again_heading: String,
    /// Steps that might be looked at again, longest first.
    pub again: Vec<RowView>,
    /// The lists, by where they belong.
    pub groups: Vec<ListGroupView>,
    /// The questions that choose the steps, what was answered, what there is to read.
    pub more: Vec<RowView>,
    /// The first step.
    pub main: Option<ActionView>,
}

/// Lists that belong together.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ListGroupView {
    /// Where they belong.
    pub heading: String,
    /// The lists.
    pub rows: Vec<RowView>,
}

/// Where the lists belong: the message of the heading, and the lists in their order.
const GROUPS: [(&str, &[&str]); 6] = [
    ("steps-where-first", &["st", "ev"]),
    ("steps-where-phone", &["ph", "ac", "dv", "lo"]),
    ("steps-where-online", &["fb", "ig", "wa", "sc", "tt", "xx", "li", "ot", "fp"]),
    ("steps-where-out", &["tg", "out"]),
    ("steps-where-home", &["hn", "hs", "wk", "un", "ch"]),
    ("steps-where-others", &["po", "sf"]),
];

/// A step as a line: what it is, what is good to know before, how it stands.
pub(super) fn row(sight: &Sight<'_>, view: &ItemView<'_>) -> RowView {
    let words = sight.words();
    let title = view.item.action(words);
    let risks = view.item.risks_in_short(words).join(", ");
    let detail = (!risks.is_empty()).then(|| sight.with("steps-good-to-know", &[("risks", (&risks).into())]));
    let edge = view.status.filter(|one| one.term().is_some()).map(|one| sight.text(&one.message()));
    let said = [Some(title.clone()), edge.clone(), detail.clone()];
    RowView {
        spoken: said.into_iter().flatten().collect::<Vec<_>>().join(", "),
        title,
        detail,
        edge,
        action: does(StepAction::Step { id: view.item.id.clone() }),
    }
}

/// A line that leads somewhere.
pub(super) fn plain(title: String, action: crate::screens::Action) -> RowView {
    RowView { spoken: title.clone(), title, detail: None, edge: None, action }
}

pub(super) fn view(asked: FirstAnswers, sight: &Sight<'_>) -> Result<Screen> {
    let (lists, mine) = (sight.shelf.lists()?, sight.open()?.checklists(None)?);
    let now_ms = sight.reading.wall_ms;
    let of = |item: &&Item| -> Option<RowView> {
        let (list, item) = lists.item(&item.id)?;
        Some(row(sight, &ItemView::of(list, item, Some(&mine), now_ms)))
    };
    let steps = start(lists, asked, &mine.state, &mine.answers);
    let first: Vec<RowView> = steps.iter().filter_map(of).collect();
    let again = due(lists, &mine.state, &mine.answers, now_ms, &mine.events);
    let again = again.iter().map(|due| {
        let view = ItemView::of(due.list, due.item, Some(&mine), now_ms);
        let detail = sight.text(due.why.message());
        let edge = sight.say.day_heading_of(due.since_ms);
        let row = row(sight, &view);
        RowView {
            spoken: format!("{}, {detail}, {edge}", row.title),
            detail: Some(detail),
            edge: Some(edge),
            ..row
        }
    });
    let main =
        steps.first().map(|item| sight.main(does(StepAction::Step { id: item.id.clone() }), "steps-begin"));
    let view = StepsView {
        title: sight.text("home-steps"),
        intro: sight.text(if first.is_empty() { "steps-none" } else { "steps-intro" }),
        checked: content::reviewed(sight.words(), sight.shelf.sources()?, NOT_REVIEWED),
        again_heading: sight.text("steps-again"),
        again: again.collect(),
        groups: groups(lists, &mine, sight),
        more: more(lists, &mine, sight),
        first,
        main,
    };
    Ok(Screen::Steps { view })
}

fn list_row(list: &List, sight: &Sight<'_>) -> RowView {
    plain(list.name(sight.words()), does(StepAction::List { id: list.id.clone() }))
}

/// The lists that may be of use to her, by where they belong; last those that her answers leave out.
fn groups(lists: &Lists, mine: &Mine, sight: &Sight<'_>) -> Vec<ListGroupView> {
    let of_use = |list: &List| list.applies(&mine.answers) != Applies::No;
    let belongs = |list: &List| {
        let home = GROUPS.iter().position(|(_, ids)| ids.contains(&list.id.as_str()));
        home.unwrap_or(GROUPS.len().saturating_sub(1))
    };
    let mut groups: Vec<ListGroupView> = GROUPS
        .iter()
        .enumerate()
        .map(|(at, (heading, _))| ListGroupView {
            heading: sight.text(heading),
            rows: lists
                .iter()
                .filter(|list| belongs(list) == at && of_use(list))
                .map(|list| list_row(list, sight))
                .collect(),
        })
        .collect();
    let rest = lists.iter().filter(|list| !of_use(list)).map(|list| list_row(list, sight));
    groups.push(ListGroupView { heading: sight.text("steps-no-use"), rows: rest.collect() });
    groups.retain(|group| !group.rows.is_empty());
    groups
}

fn more(lists: &Lists, mine: &Mine, sight: &Sight<'_>) -> Vec<RowView> {
    let mut rows = vec![
        plain(sight.text("photo-what"), photos::does(PhotoAction::Open)),
        plain(sight.text("steps-questions"), does(StepAction::Questions)),
        plain(sight.text("steps-answers"), does(StepAction::Answers)),
        plain(sight.text("steps-guides"), help::does(HelpAction::Guides)),
    ];
    // What she noted about a step stays hers when the step leaves the lists.
    for (id, _) in mine.state.retired(lists) {
        let title = sight.with("steps-retired", &[("id", id.into())]);
        rows.push(plain(title, does(StepAction::Step { id: id.to_owned() })));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_belongs_somewhere_once() {
        let lists = Lists::load().expect("the lists load");
        let mut named: Vec<&str> = GROUPS.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
        let mut known: Vec<&str> = lists.iter().map(|list| list.id.as_str()).collect();
        named.sort_unstable();
        known.sort_unstable();
        assert_eq!(named, known);
    }
}
