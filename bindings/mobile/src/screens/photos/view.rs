//! What photos tell, as it is shown. Values stand on the page of their file and nowhere else.

use serde::{Deserialize, Serialize};

use alongside_core::ordering::ShortList as _;
use alongside_core::photos::{self, Class, Finding, Report, Severity};
use alongside_core::{Error, Result};

use super::action::{PhotoAction, PhotoAnswer, does};
use super::copies::{CopyView, copies_of, copy_of};
use super::state::{Looked, PhotoPage, Shows};
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, ChoiceView, Problem, QuestionView, RowView, Screen};

/// What photos and videos tell: before any was chosen, or several of them together.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct PhotosView {
    /// Its title.
    pub title: String,
    /// What this is, or what they tell together: what matters most first.
    pub lines: Vec<String>,
    /// A line for each file, what leads to a place first.
    pub rows: Vec<RowView>,
    /// What became of the copies; absent before any was made.
    pub copy: Option<CopyView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What can be done, the main action last.
    pub actions: Vec<ActionView>,
}

/// What one photo or video tells.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct PhotoView {
    /// Its title.
    pub title: String,
    /// What the file is called, and of what kind it is.
    pub name: String,
    /// The one sentence that matters.
    pub sentence: String,
    /// Its shape, for an outline on which the findings stand; absent where the file can't be read.
    pub outline: Option<OutlineView>,
    /// What was found, by how much it says.
    pub findings: Vec<PhotoFindingView>,
    /// What else is to be known.
    pub lines: Vec<String>,
    /// What became of the copy; absent before one was made.
    pub copy: Option<CopyView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What can be done, the main action last.
    pub actions: Vec<ActionView>,
}

/// The shape of a photo: its longer side is 1000, its shorter at least 300, so that something can be written on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct OutlineView {
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
}

/// What a finding means for somebody whom another person looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum PhotoSeverity {
    /// It leads to a place.
    Place,
    /// It links the file to her, to a day or to her phone.
    Link,
    /// It says little by itself.
    Little,
}

/// One thing that a file gives away.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct PhotoFindingView {
    /// How much it says.
    pub severity: PhotoSeverity,
    /// The same in words.
    pub means: String,
    /// What it is.
    pub text: String,
    /// What stands in the file, one value a line; absent where it is no text.
    pub value: Option<String>,
    /// What a screen reader says; without the value.
    pub spoken: String,
}

pub(crate) fn view(page: &PhotoPage, sight: &Sight<'_>) -> Result<Screen> {
    match page.shows {
        Shows::Pick => Ok(pick(sight)),
        Shows::Intimate(_) => {
            let count = u32::try_from(page.meant().count()).unwrap_or(u32::MAX);
            let asked = sight.with("photo-intimate", &[("count", count.into())]);
            Ok(question(asked, "photo-intimate-why", false, sight))
        }
        Shows::Age(_) => Ok(question(sight.text("noted-age"), "photo-age-why", true, sight)),
        Shows::All | Shows::One(_) => match page.one() {
            Some(at) => Ok(one(page, page.batch.files.get(at).ok_or(Error::NotFound)?, sight)),
            None => Ok(several(page, sight)),
        },
    }
}

fn pick(sight: &Sight<'_>) -> Screen {
    let view = PhotosView {
        title: sight.text("photo-what"),
        lines: vec![sight.text("photo-intro"), sight.text("photo-stays-here")],
        rows: Vec::new(),
        copy: None,
        problem: sight.problem(),
        actions: vec![sight.main(does(PhotoAction::Pick), "photo-pick")],
    };
    Screen::Photos { view }
}

fn question(title: String, why: &str, unsure: bool, sight: &Sight<'_>) -> Screen {
    let choice = |(answer, id): (PhotoAnswer, &str)| ChoiceView {
        label: sight.text(id),
        chosen: false,
        action: does(PhotoAction::Answer { answer }),
    };
    let answers =
        [(PhotoAnswer::Yes, "log-yes"), (PhotoAnswer::No, "log-no"), (PhotoAnswer::Unsure, "log-not-sure")];
    let count = if unsure { answers.len() } else { 2 };
    let view = QuestionView {
        title,
        paragraphs: vec![sight.text(why)],
        choices: answers.into_iter().take(count).map(choice).collect(),
        several: false,
        field: None,
        problem: sight.problem(),
        actions: vec![sight.quiet(Action::Back, "screen-not-now")],
    };
    Screen::Question { view }
}

/// What a file tells in one sentence, and how far up it stands among others.
fn verdict(looked: &Looked, sight: &Sight<'_>) -> (u8, String) {
    let report = match &looked.found {
        Ok(report) => report,
        Err(error) => return (5, photos::unread_text(sight.words(), error)),
    };
    let kind = if report.format.is_film() { "video" } else { "photo" };
    let say = |rank: u8, id: &str, metres: u32| {
        (rank, sight.with(id, &[("kind", kind.into()), ("metres", metres.into())]))
    };
    let leads = |severity| report.findings.iter().any(|finding| finding.class.severity() == severity);
    if let Some(found) = located(report) {
        return match found.accuracy_m {
            Some(metres) => say(0, "photo-says-place-within", metres.max(1)),
            None => say(0, "photo-says-place", 0),
        };
    }
    if leads(Severity::Place) {
        say(1, "photo-says-lead", 0)
    } else if looked.altered {
        say(2, "photo-says-altered", 0)
    } else if report.damaged {
        say(2, "photo-says-damaged", 0)
    } else if leads(Severity::Link) {
        say(3, "photo-says-link", 0)
    } else {
        say(4, "photo-says-little", 0)
    }
}

/// The finding with the position that counts.
fn located(report: &Report) -> Option<&Finding> {
    let position = report.position()?;
    report.findings.iter().find(|finding| finding.position == Some(position))
}

fn one(page: &PhotoPage, looked: &Looked, sight: &Sight<'_>) -> Screen {
    let report = looked.found.as_ref().ok();
    let film = report.is_some_and(|report| report.format.is_film());
    let mut lines = Vec::new();
    if let Some(report) = report {
        let has_place = located(report).is_some();
        let leads = report.findings.iter().any(|finding| finding.class.severity() == Severity::Place);
        if looked.altered && !has_place && leads {
            lines.push(sight.with("photo-says-altered", &[("kind", kind(film).into())]));
        }
        if report.damaged {
            lines.push(sight.text("photo-damaged"));
        }
        if report.findings.is_empty() && !report.damaged && !looked.altered {
            lines.push(sight.text("photo-nothing"));
        }
    }
    let mut named = vec![looked.name.clone()];
    named.extend(report.map(|report| report.format.as_str().to_owned()));
    named.retain(|part| !part.is_empty());
    if looked.bytes.is_none() {
        lines.push(sight.text("photo-copy-elsewhere"));
    }
    let view = PhotoView {
        title: sight.text(if film { "photo-what-video" } else { "photo-what" }),
        name: named.join(", "),
        sentence: verdict(looked, sight).1,
        outline: report.map(outline),
        findings: report.map(|report| findings(report, sight)).unwrap_or_default(),
        lines,
        copy: looked.copy.get().map(|copy| copy_of(copy, sight)),
        problem: sight.problem(),
        actions: actions(page, sight),
    };
    Screen::Photo { view }
}

fn kind(film: bool) -> &'static str {
    if film { "video" } else { "photo" }
}

fn several(page: &PhotoPage, sight: &Sight<'_>) -> Screen {
    let batch = &page.batch;
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let say = |id: &str, of: usize| {
        sight.with(id, &[("count", count(of).into()), ("files", count(batch.files.len()).into())])
    };
    let summary = &batch.summary;
    let mut lines = vec![say("photo-sum-place", summary.with_position)];
    for group in &summary.groups {
        let at = group.position.text(4);
        let place = group.label.as_ref().unwrap_or(&at);
        lines.push(
            sight.with("photo-sum-group", &[("count", count(group.count).into()), ("place", place.into())]),
        );
    }
    let altered = |looked: &&Looked| {
        looked.altered && looked.found.as_ref().is_ok_and(|report| report.position().is_none())
    };
    let more = [
        ("photo-sum-other", summary.with_other),
        ("photo-sum-altered", batch.files.iter().filter(altered).count()),
        ("photo-sum-unread", batch.files.iter().filter(|looked| looked.found.is_err()).count()),
    ];
    lines.extend(more.into_iter().filter(|(_, of)| *of > 0).map(|(id, of)| say(id, of)));
    let mut rows: Vec<(u8, RowView)> =
        batch.files.iter().enumerate().map(|(at, looked)| row(at, looked, sight)).collect();
    rows.order_by_key(|(rank, _)| *rank);
    let view = PhotosView {
        title: sight.text("photo-what-several"),
        lines,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        copy: copies_of(page, sight),
        problem: sight.problem(),
        actions: actions(page, sight),
    };
    Screen::Photos { view }
}

fn row(at: usize, looked: &Looked, sight: &Sight<'_>) -> (u8, RowView) {
    let (rank, said) = verdict(looked, sight);
    let (detail, edge) = match looked.copy.get() {
        None => (said, None),
        Some(Ok(_)) => (said, Some(sight.text("photo-copy-there"))),
        Some(Err(not)) => (photos::not_cleaned_text(sight.words(), not), Some(sight.text("photo-copy-none"))),
    };
    let title = if looked.name.is_empty() { sight.text("photo-unnamed") } else { looked.name.clone() };
    let said = [Some(title.clone()), Some(detail.clone()), edge.clone()];
    let spoken = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    (rank, RowView { title, detail: Some(detail), edge, spoken, action: does(PhotoAction::One { at }) })
}

/// The shape of a picture; where its file doesn't say it, the one that most have.
fn outline(report: &Report) -> OutlineView {
    const LONG: u64 = 1000;
    const SHORT_LEAST: u64 = 300;
    let (width, height) = match report.shown_size() {
        Some((width, height)) if width > 0 && height > 0 => (u64::from(width), u64::from(height)),
        _ => (4, 3),
    };
    let long = width.max(height);
    let side = |side: u64| {
        let side = side.saturating_mul(LONG).checked_div(long).unwrap_or(LONG);
        u32::try_from(side.clamp(SHORT_LEAST, LONG)).unwrap_or(1000)
    };
    OutlineView { width: side(width), height: side(height) }
}

/// Different values of one kind that are shown.
const VALUES_SHOWN: usize = 3;

/// Each kind of finding once, by how much it says.
fn findings(report: &Report, sight: &Sight<'_>) -> Vec<PhotoFindingView> {
    let mut classes = report.classes();
    classes.order_by_key(|class| class.severity());
    classes.into_iter().map(|class| found(report, class, sight)).collect()
}

fn found(report: &Report, class: Class, sight: &Sight<'_>) -> PhotoFindingView {
    let of_class = || report.findings.iter().filter(|finding| finding.class == class);
    let first = (class == Class::Location).then(|| located(report)).flatten().or_else(|| of_class().next());
    let mut values: Vec<&str> = Vec::new();
    for finding in first.into_iter().chain(of_class()) {
        let value = finding.value.as_str();
        if !value.is_empty() && !values.contains(&value) && values.len() < VALUES_SHOWN {
            values.push(value);
        }
    }
    let text = first.map(|first| photos::finding_message(sight.words(), first)).unwrap_or_default();
    let means = sight.text(&photos::severity_message(class.severity()));
    PhotoFindingView {
        severity: match class.severity() {
            Severity::Place => PhotoSeverity::Place,
            Severity::Link => PhotoSeverity::Link,
            Severity::Little => PhotoSeverity::Little,
        },
        spoken: format!("{text}, {means}"),
        means,
        text,
        value: (!values.is_empty()).then(|| values.join("\n")),
    }
}

fn actions(page: &PhotoPage, sight: &Sight<'_>) -> Vec<ActionView> {
    let mut actions = Vec::new();
    let several = page.meant().count() > 1;
    let made = page.meant().any(|(_, looked)| matches!(looked.copy.get(), Some(Ok(_))));
    let left = page
        .meant()
        .any(|(_, looked)| looked.bytes.is_some() && looked.found.is_ok() && looked.copy.get().is_none());
    let refused = page.batch.may_copy.get() == Some(&false);
    let from_phone = page.batch.files.iter().any(|looked| looked.bytes.is_some());
    if from_phone && page.shows == Shows::All {
        actions.push(sight.quiet(does(PhotoAction::Pick), "photo-pick-others"));
    }
    if from_phone && !refused {
        actions.push(sight.quiet(does(PhotoAction::Keep), "photo-keep"));
    }
    if made {
        let id = if several { "photo-share-several" } else { "photo-share" };
        actions.push(sight.main(does(PhotoAction::Share), id));
    } else if left && !refused && page.batch.copies.is_some() {
        let id = if several { "photo-clean-several" } else { "photo-clean" };
        actions.push(sight.main(does(PhotoAction::Clean), id));
    }
    actions
}
