//! What a record shows: at, below and above every least number, with times that are not exact, in any order.

mod after;
mod beside;
mod how_often;
mod made;
mod near;
mod properties;
mod ways;
mod words;

use super::{Entry, InsightId, Key, Patterns, Scope, Subject, View, evaluate};
use crate::ids::RecordId;
use crate::incidents::Incident;
use crate::tests::{reading, term};
use crate::time::{Occurred, Zone};

/// The case of every test.
const CASE: RecordId = RecordId([1; 16]);

/// A time as it is typed, on Saturday 21 November 2026 in London.
fn when(text: &str) -> Occurred {
    Occurred::typed(text, Zone::LONDON, &reading()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn id(no: u32) -> RecordId {
    let mut id = [7; 16];
    id[..4].copy_from_slice(&no.to_be_bytes());
    RecordId(id)
}

/// An entry with what `fill` says of it.
fn entry(no: u32, text: &str, fill: impl FnOnce(&mut Incident)) -> Entry {
    let mut incident = Incident::new(&reading(), CASE, no, "text");
    incident.occurred = (text != "-").then(|| when(text));
    fill(&mut incident);
    Entry::of(id(no), &incident)
}

/// Entries with these times and nothing else.
fn at(times: &[&str]) -> View {
    with(times, |_, _| {})
}

/// The same with what `fill` says of each, by its number from 1.
fn with(times: &[&str], fill: impl Fn(u32, &mut Incident)) -> View {
    let numbered = (1..).zip(times);
    let entries = numbered.map(|(no, text)| entry(no, text, |incident| fill(no, incident))).collect();
    View { entries, ..View::default() }
}

/// Entries with one behaviour each.
fn doing(entries: &[(&str, &str)]) -> View {
    let times: Vec<&str> = entries.iter().map(|(text, _)| *text).collect();
    with(&times, |no, incident| {
        let (_, behaviour) = entries[usize::try_from(no - 1).unwrap()];
        incident.behaviours = behaviour.split_whitespace().map(term).collect();
    })
}

fn scope() -> Scope {
    Scope { from_ms: None, to_ms: None, zone: Zone::LONDON, now_ms: reading().wall_ms }
}

fn shown(view: &View) -> Patterns {
    evaluate(view, scope())
}

/// Key and count of every figure of an insight; empty where it is not shown.
fn counts(view: &View, insight: InsightId) -> Vec<(Key, u32)> {
    let patterns = shown(view);
    let figures = patterns.insight(insight).map(|insight| insight.figures.clone()).unwrap_or_default();
    figures.iter().map(|figure| (figure.key, figure.count)).collect()
}

fn is_shown(view: &View, insight: InsightId) -> bool {
    shown(view).insight(insight).is_some()
}

/// The count of one key, 0 where there is none.
fn count(view: &View, insight: InsightId, key: Key) -> u32 {
    counts(view, insight).iter().find(|(found, _)| *found == key).map_or(0, |(_, count)| *count)
}

/// Ids of terms and counts of one key.
fn by_term(view: &View, insight: InsightId, key: Key) -> Vec<(String, u32)> {
    let patterns = shown(view);
    let figures = patterns.insight(insight).into_iter().flat_map(|insight| insight.of(key));
    figures
        .map(|figure| match &figure.subject {
            Subject::Term(_, term) => (term.to_string(), figure.count),
            other => panic!("{other:?} is no term"),
        })
        .collect()
}

/// Days of October and November 2026 as they are typed.
fn days(days: impl IntoIterator<Item = u32>) -> Vec<String> {
    days.into_iter()
        .map(|day| if day <= 31 { format!("2026-10-{day:02}") } else { format!("2026-11-{:02}", day - 31) })
        .collect()
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

#[test]
fn an_empty_record_shows_nothing() {
    let patterns = shown(&View::default());
    assert!(patterns.entries.is_empty() && patterns.insights.is_empty(), "{patterns:?}");
}

#[test]
fn insights_come_in_their_order_and_stand_under_headings() {
    let view = at(&["2026-11-20 10:00", "2026-11-21"]);
    let ids: Vec<InsightId> = shown(&view).insights.iter().map(|insight| insight.id).collect();
    let mut sorted = ids.clone();
    sorted.sort();
    assert_eq!(ids, sorted);
    assert_eq!(
        ids,
        [
            InsightId::Timeline,
            InsightId::Totals,
            InsightId::NotReported,
            InsightId::Evidence,
            InsightId::WrittenWhen
        ]
    );
    assert_eq!(InsightId::ALL.len(), 25);
}

#[test]
fn days_that_were_asked_for_take_what_surely_lies_in_them() {
    let view = at(&[
        "2026-10-31",
        "2026-11-01 00:10",
        "about 2026-11-01 00:10",
        "2026-11",
        "unknown",
        "-",
        "2026-11-20",
    ]);
    let november = when("2026-11-01 to 2026-11-10").bounds().unwrap();
    let scope = Scope { from_ms: Some(november.earliest_ms), to_ms: Some(november.latest_ms), ..scope() };
    let patterns = evaluate(&view, scope);
    let numbers = |list: &[super::Placed]| list.iter().map(|one| one.entry_no).collect::<Vec<_>>();
    assert_eq!(numbers(&patterns.entries), [2]);
    assert_eq!(numbers(&patterns.edge), [4, 3, 5, 6]);
    let from = Scope { to_ms: None, ..scope };
    assert_eq!(numbers(&evaluate(&view, from).entries), [4, 2, 7]);
}

#[test]
fn no_list_is_longer_than_anybody_reads() {
    let many: Vec<String> = (0..3_000).map(|number| format!("a{number}@example.org")).collect();
    let view = with(&["2026-11-20"; 15], |no, incident| {
        let begin = usize::try_from(no - 1).unwrap() * 200;
        incident.channels = vec![term("email"); 200];
        incident.from_identifiers = many[begin..begin + 200].iter().cloned().map(Some).collect();
    });
    let figures = shown(&view).insight(InsightId::Identifiers).unwrap().figures.clone();
    assert_eq!(figures.len(), crate::limits::PATTERN_FIGURES_MAX + 1);
    assert_eq!(figures.last().map(|figure| (figure.key, figure.count)), Some((Key::Further, 1_000)));
}
