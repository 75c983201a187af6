//! What the core says of a case, in the form in which the second computation says it: nothing for an insight that is not shown.

use std::collections::BTreeMap;

use alongside_core::ids::RecordId;
use alongside_core::patterns::{Figure, Insight, InsightId, Key, Patterns, Subject, View};
use alongside_core::time::Occurred;
use serde_json::{Map, Value, json};

/// The count of one key, 0 where there is none.
fn count(insight: &Insight, key: Key) -> u32 {
    insight.one(key).map_or(0, |figure| figure.count)
}

fn counts(insight: &Insight, keys: &[Key]) -> Map<String, Value> {
    keys.iter().map(|key| (key.as_str().to_owned(), count(insight, *key).into())).collect()
}

/// What a figure is about, as an id or as days.
fn about(subject: &Subject) -> String {
    match subject {
        Subject::Term(_, term) => term.to_string(),
        Subject::Record(_, id) => id.to_string(),
        Subject::Week(day) | Subject::Month(day) => day.to_string(),
        Subject::Days(first, last) => format!("{first} {last}"),
        Subject::Cell(cell) => format!("{}-{}", cell.weekday, cell.hour),
        other => panic!("{other:?} is nothing that is counted twice"),
    }
}

fn by_subject(insight: &Insight, key: Key) -> Value {
    insight.of(key).map(|figure| (about(&figure.subject), figure.count.into())).collect::<Map<_, _>>().into()
}

fn ends(figure: &Figure) -> Value {
    let earliest = figure.first.as_ref().and_then(Occurred::bounds).map(|bounds| bounds.earliest_ms);
    let latest = figure.last.as_ref().and_then(Occurred::bounds).map(|bounds| bounds.latest_ms);
    json!([figure.count, earliest, latest])
}

fn dated(insight: &Insight, key: Key) -> Value {
    insight.of(key).map(|figure| (about(&figure.subject), ends(figure))).collect::<Map<_, _>>().into()
}

/// Of each moment what came after it, and what may have, sorted; -1 where it has no time.
fn after(insight: &Insight, key: Key, is_one: impl Fn(&Subject) -> bool) -> Value {
    let mut pairs: Vec<[i64; 2]> = Vec::new();
    for figure in insight.figures.iter().filter(|figure| is_one(&figure.subject)) {
        match figure.key {
            found if found == key => pairs.push([figure.count.into(), 0]),
            Key::NotDated => pairs.push([-1, -1]),
            Key::Unclear => pairs.last_mut().unwrap()[1] = figure.count.into(),
            _ => {}
        }
    }
    pairs.sort_unstable();
    json!(pairs)
}

pub(super) fn expected(view: &View, patterns: &Patterns) -> Value {
    let numbers: BTreeMap<RecordId, u32> = view.entries.iter().map(|one| (one.id, one.entry_no)).collect();
    let mut all = Map::new();
    let mut shown = |name: &str, id: InsightId, told: &dyn Fn(&Insight) -> Value| {
        all.insert(name.to_owned(), patterns.insight(id).map_or(Value::Null, told));
    };
    shown("totals", InsightId::Totals, &|insight| {
        counts(insight, &[Key::Entries, Key::Events, Key::Days, Key::LeftOut]).into()
    });
    shown("frequency", InsightId::Frequency, &|insight| {
        json!({
            "weeks": by_subject(insight, Key::Week),
            "left-out": count(insight, Key::LeftOut),
            "months": by_subject(insight, Key::Month),
            "left-out-of-months": count(insight, Key::LeftOutOfMonths),
        })
    });
    shown("change", InsightId::ChangeOverTime, &|insight| {
        let ways = [Key::More, Key::Fewer, Key::Same].into_iter().find(|key| insight.one(*key).is_some());
        json!({
            "recent": count(insight, Key::Recent),
            "before": count(insight, Key::Before),
            "left-out": count(insight, Key::LeftOut),
            "is": ways.map(Key::as_str),
        })
    });
    shown("methods", InsightId::Methods, &|insight| {
        json!({
            "ways": count(insight, Key::Ways),
            "behaviours": dated(insight, Key::Behaviour),
            "channels": dated(insight, Key::Channel),
            "unsorted": count(insight, Key::Unsorted),
        })
    });
    shown("new", InsightId::NewMethods, &|insight| by_subject(insight, Key::Behaviour));
    shown(
        "places",
        InsightId::Places,
        &|insight| json!({ "places": by_subject(insight, Key::Place), "settings": by_subject(insight, Key::Setting) }),
    );
    shown("hours", InsightId::DayAndTime, &|insight| {
        json!({
            "timed": count(insight, Key::Timed),
            "left-out": count(insight, Key::LeftOut),
            "cells": by_subject(insight, Key::Cell),
        })
    });
    shown("spells", InsightId::SpellsAndGaps, &|insight| {
        json!({
            "usual": count(insight, Key::UsualGap),
            "spells": by_subject(insight, Key::Spell),
            "gaps": by_subject(insight, Key::Gap),
            "marked": by_subject(insight, Key::GapMarked),
            "left-out": count(insight, Key::LeftOut),
        })
    });
    shown("told", InsightId::AfterToldToStop, &|insight| {
        let asked: Map<String, Value> = insight
            .of(Key::Asked)
            .map(|figure| match &figure.subject {
                Subject::Record(_, id) => (numbers[id].to_string(), figure.count.into()),
                other => panic!("{other:?} is no entry"),
            })
            .collect();
        json!({ "told": after(insight, Key::After, |subject| *subject == Subject::None), "asked": asked })
    });
    shown("order", InsightId::AfterOrder, &|insight| {
        after(insight, Key::After, |subject| matches!(subject, Subject::Record(..)))
    });
    shown("police", InsightId::AfterPolice, &|insight| after(insight, Key::After, |_| true));
    shown("not-reported", InsightId::NotReported, &|insight| count(insight, Key::Entries).into());
    shown("evidence", InsightId::Evidence, &|insight| {
        json!({
            "with": count(insight, Key::With),
            "without": count(insight, Key::Without),
            "kinds": by_subject(insight, Key::Kind),
        })
    });
    shown("who", InsightId::Who, &|insight| {
        json!({
            "confidence": by_subject(insight, Key::Confidence),
            "persons": by_subject(insight, Key::Person),
            "not-said": count(insight, Key::NotSaid),
        })
    });
    shown("written", InsightId::WrittenWhen, &|insight| {
        counts(insight, &[Key::AtTheTime, Key::SameDay, Key::Later, Key::NotSaid]).into()
    });
    shown("did", InsightId::ChangesMade, &|insight| {
        counts(insight, &[Key::Replied, Key::Blocked, Key::Avoided]).into()
    });
    all.into()
}
