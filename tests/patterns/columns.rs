//! The chronology of a record as CSV, and what stands beside it, with the columns that the second computation reads. The names
//! stand here and at the top of `recompute.py`, and nowhere else.

use alongside_core::ids::RecordId;
use alongside_core::patterns::{Entry, Scope, View};
use alongside_core::time::{Occurred, Precision, rfc3339};
use alongside_core::vocabulary::Term;

/// One row for each entry.
const ENTRY: [&str; 19] = [
    "entry_no",
    "occurred_from",
    "occurred_to",
    "precision",
    "zone",
    "behaviours",
    "channels",
    "place",
    "setting",
    "persons",
    "confidence",
    "response",
    "changes",
    "evidence",
    "evidence_kinds",
    "police",
    "impact_scale",
    "series_count",
    "written",
];

/// One row for each thing beside the entries that has a day.
const BESIDE: [&str; 6] = ["kind", "id", "from", "to", "ends_from", "ends_to"];

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn csv(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = head.join(",") + "\r\n";
    for row in rows {
        assert_eq!(row.len(), head.len());
        text += &(row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n");
    }
    text
}

fn terms(terms: &[Term]) -> String {
    terms.iter().map(Term::as_str).collect::<Vec<_>>().join(";")
}

fn ids(ids: &[RecordId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
}

/// Both ends of a time, empty where it is not known.
fn ends(when: Option<&Occurred>) -> [String; 2] {
    let bounds = when.and_then(Occurred::bounds);
    bounds.map_or_else(Default::default, |bounds| [rfc3339(bounds.earliest_ms), rfc3339(bounds.latest_ms)])
}

/// Both ends of all that an entry says of its time, and the least exact of it.
fn occurred(entry: &Entry) -> ([String; 2], Precision) {
    let times: Vec<&Occurred> =
        [&entry.occurred, &entry.series_from, &entry.series_to].into_iter().flatten().collect();
    let bounds: Option<Vec<_>> = times.iter().map(|time| time.bounds()).collect();
    let precision = times.iter().map(|time| time.precision).max().unwrap_or(Precision::Unknown);
    match bounds.filter(|bounds| !bounds.is_empty()) {
        Some(bounds) => {
            let first = bounds.iter().map(|bounds| bounds.earliest_ms).min().unwrap();
            let last = bounds.iter().map(|bounds| bounds.latest_ms).max().unwrap();
            ([rfc3339(first), rfc3339(last)], precision)
        }
        None => (Default::default(), Precision::Unknown),
    }
}

/// The chronology.
pub(super) fn entries(view: &View, scope: &Scope) -> String {
    let row = |entry: &Entry| {
        let ([from, to], precision) = occurred(entry);
        let kinds = entry.evidence.iter().flatten().cloned().collect::<Vec<_>>();
        let precision = serde_json::to_value(precision).unwrap();
        vec![
            entry.entry_no.to_string(),
            from,
            to,
            precision.as_str().unwrap().to_owned(),
            scope.zone.name().to_owned(),
            terms(&entry.behaviours),
            terms(&entry.channels),
            entry.place.map(|place| place.to_string()).unwrap_or_default(),
            terms(entry.setting.as_slice()),
            ids(&entry.persons),
            terms(entry.confidence.as_slice()),
            terms(&entry.response),
            terms(&entry.changes),
            entry.evidence.len().to_string(),
            terms(&kinds),
            ids(&entry.police),
            entry.impact_scale.map(|mark| mark.to_string()).unwrap_or_default(),
            entry.series_count.map(|count| count.to_string()).unwrap_or_default(),
            entry.written.map(|written| written.as_str().to_owned()).unwrap_or_default(),
        ]
    };
    csv(&ENTRY, view.entries.iter().map(row))
}

/// What stands beside it.
pub(super) fn beside(view: &View) -> String {
    let row = |kind: &str, id: String, when: Option<&Occurred>, end: Option<&Occurred>| {
        let ([from, to], [ends_from, ends_to]) = (ends(when), ends(end));
        vec![kind.to_owned(), id, from, to, ends_from, ends_to]
    };
    let told = view.told_to_stop.iter().map(|when| row("told-to-stop", String::new(), when.as_ref(), None));
    let orders = view.orders.iter().map(|(id, order)| {
        let begins = order.served.as_ref().or(order.made.as_ref());
        row("order", id.to_string(), begins, order.expires.as_ref())
    });
    let police =
        view.police.iter().map(|(id, contact)| row("police", id.to_string(), contact.when.as_ref(), None));
    let gaps = view.gaps.iter().map(|(id, gap)| row("gap", id.to_string(), gap.when.as_ref(), None));
    csv(&BESIDE, told.chain(orders).chain(police).chain(gaps))
}
