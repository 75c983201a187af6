//! The answer for programs: every figure with the entries that it rests on, and the charts as data and as sentences.

use alongside_core::patterns::{CELL_HOURS, Chart, Insight, Placed, Subject, Tactic};
use alongside_core::store::Kind;
use alongside_core::time::{Occurred, rfc3339};
use serde_json::{Value, json};

use super::Counted;
use crate::commands::job::Job;

impl Job<'_> {
    pub(super) fn counted_json(&self, counted: &Counted) -> Value {
        let Counted { view, patterns } = counted;
        let scope = patterns.scope;
        let insights: Vec<Value> =
            patterns.insights.iter().map(|insight| self.insight_json(insight)).collect();
        json!({
            "from": scope.from_ms.map(rfc3339),
            "to": scope.to_ms.map(rfc3339),
            "now": rfc3339(scope.now_ms),
            "zone": scope.zone.name(),
            "note": self.words().text("pattern-own-record"),
            "entries": patterns.entries.iter().map(placed).collect::<Vec<_>>(),
            "edge": patterns.edge.iter().map(placed).collect::<Vec<_>>(),
            "unreadable": view.unreadable,
            "beyond": view.beyond,
            "insights": insights,
            "charts": self.charts_json(counted),
        })
    }

    fn insight_json(&self, insight: &Insight) -> Value {
        let say = self.say();
        let figures = insight.figures.iter().map(|figure| {
            json!({
                "key": figure.key.as_str(),
                "subject": subject(&figure.subject),
                "what": say.subject(figure, self.vault),
                "count": figure.count,
                "first": band(figure.first.as_ref()),
                "last": band(figure.last.as_ref()),
                "words": figure.words,
                "says": say.figure(insight.id, figure, self.vault),
                "entries": figure.entries,
            })
        });
        json!({
            "insight": insight.id.as_str(),
            "heading": insight.id.heading().as_str(),
            "title": say.insight(insight.id),
            "caution": say.caution(insight.id),
            "figures": figures.collect::<Vec<Value>>(),
        })
    }

    fn charts_json(&self, Counted { patterns, .. }: &Counted) -> Value {
        let says = |chart| self.say().chart(chart, patterns, self.vault);
        let weeks =
            patterns.weeks().map(|(monday, count)| json!({ "from": monday.to_string(), "count": count }));
        let lanes = patterns.methods().map(|lane| {
            let tactic = Tactic::of(lane.behaviour, self.vault.vocabularies()).map(Tactic::as_str);
            let bands: Vec<_> = lane.bands.iter().map(|one| one.id).collect();
            json!({ "behaviour": lane.behaviour, "group": tactic, "entries": bands })
        });
        let bands: Vec<_> =
            patterns.entries.iter().filter(|one| one.span.is_some()).map(|one| one.id).collect();
        json!({
            "timeline": { "entries": bands, "says": says(Chart::Timeline) },
            "weeks": { "weeks": weeks.collect::<Vec<_>>(), "says": says(Chart::Weeks) },
            "hours": { "hours": CELL_HOURS, "days": patterns.hours(), "says": says(Chart::Hours) },
            "methods": { "lanes": lanes.collect::<Vec<_>>(), "says": says(Chart::Methods) },
        })
    }
}

/// An entry along the days.
fn placed(one: &Placed) -> Value {
    json!({
        "id": one.id,
        "entry_no": one.entry_no,
        "precision": one.precision,
        "earliest": one.span.map(|span| rfc3339(span.bounds.earliest_ms)),
        "latest": one.span.map(|span| rfc3339(span.bounds.latest_ms)),
        "first_day": one.span.map(|span| span.first_day.to_string()),
        "last_day": one.span.map(|span| span.last_day.to_string()),
        "weekday": one.cell.map(|cell| cell.weekday),
        "hour": one.cell.map(|cell| cell.hour),
    })
}

fn band(when: Option<&Occurred>) -> Value {
    let Some((when, bounds)) = when.and_then(|when| Some((when, when.bounds()?))) else { return Value::Null };
    json!({
        "earliest": rfc3339(bounds.earliest_ms),
        "latest": rfc3339(bounds.latest_ms),
        "precision": when.precision,
    })
}

fn subject(subject: &Subject) -> Value {
    match subject {
        Subject::None => Value::Null,
        Subject::Term(vocabulary, term) => {
            json!({ "kind": "term", "vocabulary": vocabulary.as_str(), "id": term })
        }
        Subject::Record(kind, id) => json!({ "kind": record(*kind), "id": id }),
        Subject::Condition(order, condition) => {
            json!({ "kind": "condition", "order": order, "condition": condition })
        }
        Subject::Identifier(typed) => json!({ "kind": "identifier", "typed": typed }),
        Subject::Week(monday) => json!({ "kind": "week", "from": monday.to_string() }),
        Subject::Month(first) => json!({ "kind": "month", "from": first.to_string() }),
        Subject::Days(first, last) => {
            json!({ "kind": "days", "from": first.to_string(), "to": last.to_string() })
        }
        Subject::Cell(cell) => json!({ "kind": "cell", "weekday": cell.weekday, "hour": cell.hour }),
        Subject::Somewhere(number) => json!({ "kind": "somewhere", "number": number }),
    }
}

/// What a record beside the entries is called, as in the timeline of `log`.
fn record(kind: Kind) -> &'static str {
    match kind {
        Kind::PLACE => "place",
        Kind::PERSON => "person",
        Kind::ORDER => "order",
        Kind::EVENT => "marked-event",
        Kind::POLICE => "police",
        Kind::GAP => "gap",
        _ => "entry",
    }
}
