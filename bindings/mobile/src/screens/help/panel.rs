//! The emergency panel. It works with every door, before any set-up too, and keeps nothing.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::content::{Grade, NOT_REVIEWED};
use alongside_core::directory::{Directory, Number, Record};
use alongside_core::guidance::{PANEL, PanelRow};
use alongside_core::say::content;

use super::action::{HelpAction, does};
use crate::screens::sight::Sight;
use crate::screens::{ActionView, ReadingView, Screen};

/// The emergency panel.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct HelpView {
    /// Its title.
    pub title: String,
    /// What a call leaves behind; stands above the rows.
    pub before: String,
    /// The ways to reach somebody now, in their order.
    pub rows: Vec<HelpRowView>,
    /// Who has checked this.
    pub checked: String,
    /// Where else one can go, and last the main action: call 999.
    pub actions: Vec<ActionView>,
}

/// One way to reach somebody now.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct HelpRowView {
    /// What to do, in a few words.
    pub title: String,
    /// What to know.
    pub text: String,
    /// That it was seen second-hand and not checked, where that is so.
    pub second_hand: Option<String>,
    /// What tapping it does.
    pub tap: ActionView,
}

/// How a row of the panel is taken.
pub(super) enum Way {
    /// By a call.
    Dial(&'static str),
    /// By a text.
    Text(&'static str),
    /// It says how on the page of its service.
    Read,
}

pub(super) fn way(row: &PanelRow) -> Way {
    match (row.id, row.number) {
        // What it shows is a key that is pressed during a call to the first.
        ("quiet", _) => PANEL.iter().find_map(|first| first.number).map_or(Way::Read, Way::Dial),
        ("text-999", Some(number)) => Way::Text(number),
        (_, Some(number)) => Way::Dial(number),
        (_, None) => Way::Read,
    }
}

pub(super) fn view(sight: &Sight<'_>) -> Result<Screen> {
    let directory = sight.shelf.directory()?;
    let mut rows: Vec<HelpRowView> = PANEL.iter().map(|row| said(row, sight)).collect();
    rows.extend(campus(directory, sight));
    let call = PANEL.first().map(|row| {
        let action = does(HelpAction::Reach { row: row.id.to_owned() });
        ActionView::main(action, sight.text(&row.message()))
    });
    let mut actions = vec![
        sight.quiet(does(HelpAction::Lead { link: GUIDE.to_owned() }), "help-when"),
        sight.quiet(does(HelpAction::Who), "home-who"),
        sight.quiet(does(HelpAction::Sources), "help-from"),
    ];
    actions.extend(call);
    let view = HelpView {
        title: sight.text("help-heading"),
        before: sight.text("help-last"),
        rows,
        checked: content::reviewed(sight.words(), sight.shelf.sources()?, NOT_REVIEWED),
        actions,
    };
    Ok(Screen::Help { view })
}

/// The guide that says when to get help.
const GUIDE: &str = "guide:help-now";

fn said(row: &PanelRow, sight: &Sight<'_>) -> HelpRowView {
    let message = row.message();
    let label = match way(row) {
        Way::Dial(number) => sight.with("help-call", &[("number", number.into())]),
        Way::Text(number) => sight.with("help-text", &[("number", number.into())]),
        Way::Read => sight.text("help-read"),
    };
    HelpRowView {
        title: sight.text(&message),
        text: sight.words().attribute(&message, "text", &[]),
        second_hand: (row.grade == Grade::V2).then(|| sight.text("help-second-hand")),
        tap: ActionView::quiet(does(HelpAction::Reach { row: row.id.to_owned() }), label),
    }
}

/// Where the panel is from. It stands behind the panel: whoever looks for a number in fear reads numbers alone.
pub(super) fn from(sight: &Sight<'_>) -> Result<Screen> {
    let directory = sight.shelf.directory()?;
    let mut services: Vec<(&str, Grade)> = Vec::new();
    for row in PANEL {
        if !services.iter().any(|(id, _)| *id == row.service) {
            services.push((row.service, row.grade));
        }
    }
    let campus = sight.face.campus.as_deref().and_then(|id| directory.get(id));
    let mut paragraphs = vec![content::reviewed(sight.words(), sight.shelf.sources()?, NOT_REVIEWED)];
    let of_panel = services.iter().filter_map(|(id, grade)| Some((directory.get(id)?, *grade)));
    for (record, grade) in of_panel.chain(campus.map(|record| (record, record.grade))) {
        paragraphs.push(record.name.clone());
        paragraphs.extend(sources(record, grade, sight));
    }
    Ok(Screen::Reading {
        view: ReadingView { title: sight.text("help-from"), paragraphs, actions: Vec::new() },
    })
}

/// Where what is said of a service comes from: every source that the words may rest on.
pub(super) fn sources(record: &Record, grade: Grade, sight: &Sight<'_>) -> Vec<String> {
    let Ok(sources) = sight.shelf.sources() else { return Vec::new() };
    let known = record
        .sources
        .iter()
        .filter(|code| sources.get(code).is_some_and(|source| source.grade.is_printed()));
    known.filter_map(|code| content::source(sight.words(), sources, code, None, grade)).collect()
}

/// Security of the campus that was chosen: what is shown without a passcode was chosen with one.
fn campus(directory: &Directory, sight: &Sight<'_>) -> Vec<HelpRowView> {
    let Some(record) = sight.face.campus.as_deref().and_then(|id| directory.get(id)) else {
        return Vec::new();
    };
    let row = |number: &Number| HelpRowView {
        title: sight.with("help-campus", &[("number", (&number.shown).into())]),
        text: sight.words().attribute("help-campus", "text", &[("name", (&record.name).into())]),
        second_hand: (number.grade == Grade::V2).then(|| sight.text("help-second-hand")),
        tap: ActionView::quiet(
            does(HelpAction::Call { service: record.id.clone(), number: number.number.clone() }),
            sight.with("help-call", &[("number", (&number.shown).into())]),
        ),
    };
    record.numbers.iter().filter(|one| super::action::is_dialled(one)).map(row).collect()
}
