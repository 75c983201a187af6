//! The chronology as a table for other programs: UTF-8 with its mark in front, so that Excel reads letters as letters; every cell
//! quoted (RFC 4180); a cell that a program could take for a formula begins with an apostrophe.

use crate::error::Result;
use crate::evidence::Evidence;
use crate::ids::RecordId;
use crate::progress::Progress;
use crate::say::Say;
use crate::session::Unlocked;
use crate::store::Kind;
use crate::time::{Occurred, rfc3339};
use crate::vocabulary::{Term, Vocabulary};

use super::selection::Chosen;

/// Columns, by the ids of their headings.
const COLUMNS: [&str; 20] = [
    "entry",
    "occurred",
    "earliest",
    "latest",
    "precision",
    "zone",
    "recorded",
    "place",
    "what-happened",
    "exact-words",
    "behaviours",
    "channels",
    "who",
    "evidence",
    "police",
    "impact",
    "impact-scale",
    "changes",
    "series",
    "written",
];

/// The chronology of what was chosen.
pub fn csv(vault: &Unlocked, chosen: &Chosen, say: Say<'_>, progress: &Progress) -> Result<Vec<u8>> {
    let mut text = String::from('\u{feff}');
    let headings = COLUMNS.map(|id| say.words().text(&format!("report-column-{id}"), &[]));
    row(&mut text, &headings);
    for entry in &chosen.entries {
        progress.check()?;
        let incident = chosen.incident(vault, entry.id, entry.withheld)?;
        let terms = |vocabulary, terms: &[Term]| {
            terms.iter().map(|term| say.term(vocabulary, term)).collect::<Vec<_>>().join("; ")
        };
        let bounds = incident.occurred.as_ref().and_then(Occurred::bounds);
        let named = |kind, ids: &[RecordId]| {
            ids.iter().map(|id| crate::say::label(vault, kind, *id)).collect::<Vec<_>>().join("; ")
        };
        let place = incident.place_label.map(|id| named(Kind::PLACE, &[id]));
        let place = [incident.place_text.clone(), place].into_iter().flatten().collect::<Vec<_>>().join("; ");
        let occurred = incident.occurred.as_ref();
        row(
            &mut text,
            &[
                entry.entry_no.to_string(),
                occurred.map(|occurred| say.occurred(occurred)).unwrap_or_default(),
                bounds.map(|bounds| rfc3339(bounds.earliest_ms)).unwrap_or_default(),
                bounds.map(|bounds| rfc3339(bounds.latest_ms)).unwrap_or_default(),
                occurred.map(|occurred| precision(occurred).to_owned()).unwrap_or_default(),
                occurred.map(|occurred| occurred.zone.clone()).unwrap_or_default(),
                rfc3339(incident.stamp.recorded_at.unix_ms),
                place,
                incident.what_happened.clone().unwrap_or_default(),
                incident.exact_words.clone().unwrap_or_default(),
                terms(Vocabulary::Behaviour, &incident.behaviours),
                terms(Vocabulary::Channel, &incident.channels),
                named(Kind::PERSON, &incident.persons),
                references(vault, chosen, entry.id),
                police(vault, chosen, entry.id),
                terms(Vocabulary::Impact, &incident.impact),
                incident.impact_scale.map(|scale| scale.to_string()).unwrap_or_default(),
                terms(Vocabulary::Change, &incident.changes),
                incident.series_count.map(|count| count.to_string()).unwrap_or_default(),
                incident.written().map(|written| written.as_str().to_owned()).unwrap_or_default(),
            ],
        );
    }
    Ok(text.into_bytes())
}

fn precision(occurred: &Occurred) -> &'static str {
    use crate::time::Precision;
    match occurred.precision {
        Precision::Exact => "exact",
        Precision::About => "about",
        Precision::PartOfDay => "part-of-day",
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Unknown => "unknown",
    }
}

/// References under which the proof of an entry stands in the report.
pub(super) fn references(vault: &Unlocked, chosen: &Chosen, entry: RecordId) -> String {
    let linked = vault.links().evidence_of(entry);
    let mut names = Vec::new();
    for (item, number) in chosen.items.iter().zip(1_usize..).filter(|(item, _)| linked.contains(&item.id)) {
        let view = chosen.view::<Evidence>(vault, item.id, item.withheld);
        names.push(match view.ok().and_then(|view| view.suggested_reference) {
            Some(reference) => reference,
            None => number.to_string(),
        });
    }
    names.join("; ")
}

/// References that police gave for an entry.
pub(super) fn police(vault: &Unlocked, chosen: &Chosen, entry: RecordId) -> String {
    let mut references = Vec::new();
    let is_in = |id: &&RecordId| chosen.others.contains(&(Kind::POLICE, **id));
    for id in vault.links().police_of(entry).iter().filter(is_in) {
        let Ok(contact) = chosen.view::<crate::police::PoliceContact>(vault, *id, false) else { continue };
        references.extend(contact.crime_no.or(contact.incident_no));
    }
    references.join("; ")
}

fn row(text: &mut String, cells: &[String]) {
    for (cell, at) in cells.iter().zip(0_usize..) {
        if at > 0 {
            text.push(',');
        }
        text.push('"');
        // What begins like this is worked out by spreadsheets, wherever it came from.
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
        {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula() {
        let mut text = String::new();
        row(&mut text, &["=1+1".into(), "say \"no\"".into(), "a,b\nc".into(), "+44".into(), String::new()]);
        assert_eq!(text, "\"'=1+1\",\"say \"\"no\"\"\",\"a,b\nc\",\"'+44\",\"\"\r\n");
    }
}
