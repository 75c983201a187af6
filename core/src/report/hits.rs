//! What part A would give away of part B: every place in a field that is shown where a value stands that only part B holds.

use std::collections::BTreeMap;

use serde_json::Value;

use super::parts::{Part, Place, field_name, place};
use super::proof::readable::readable;
use super::selection::Chosen;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::session::Unlocked;
use crate::store::{Kind, Revealed};

/// Shortest value that is looked for, in characters.
const VALUE_MIN_CHARS: usize = 4;
/// Answers chosen from a list: their words stand in every report.
const CHOSEN_FROM_LISTS: [&str; 5] = ["knows_where", "access_to", "safe_now", "sensitivity", "under_18"];

/// A value of part B in a field that part A shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The kind of the record in which it stands.
    pub kind: Kind,
    /// That record.
    pub record: RecordId,
    /// The field in which it stands.
    pub field: &'static str,
    /// The value, as part B has it.
    pub value: String,
}

/// Looks through what part A would show. The other parts have no hits.
pub fn hits(vault: &Unlocked, chosen: &Chosen) -> Result<Vec<Hit>> {
    if chosen.selection.part != Part::A {
        return Ok(Vec::new());
    }
    let mut held = Held::default();
    each(vault, chosen, &mut |revealed, _| {
        for field in &revealed.fields {
            let name = field_name(revealed.kind, field.id).unwrap_or_default();
            if place(revealed.kind, field.id) == Place::B && !CHOSEN_FROM_LISTS.contains(&name) {
                let value = field.stored.as_deref().and_then(readable);
                texts(value.as_ref(), &mut |text| held.add(text));
            }
        }
    })?;
    let mut found = Vec::new();
    each(vault, chosen, &mut |revealed, is_withheld| {
        for field in &revealed.fields {
            let Some(name) = field_name(revealed.kind, field.id) else { continue };
            if !chosen.shows(revealed.kind, revealed.record, field.id, is_withheld) {
                continue;
            }
            let value = field.stored.as_deref().and_then(readable);
            texts(value.as_ref(), &mut |text| {
                for value in held.within(text) {
                    let hit = Hit { kind: revealed.kind, record: revealed.record, field: name, value };
                    if !found.contains(&hit) {
                        found.push(hit);
                    }
                }
            });
        }
    })?;
    Ok(found)
}

/// The newest revision of every record that is in.
fn each(vault: &Unlocked, chosen: &Chosen, visit: &mut dyn FnMut(&Revealed, bool)) -> Result<()> {
    let entries = chosen.entries.iter().map(|entry| (entry.id, entry.withheld));
    let items = chosen.items.iter().map(|item| (item.id, item.withheld));
    let others = chosen.others.iter().map(|(_, id)| (*id, false));
    for (id, is_withheld) in entries.chain(items).chain(others) {
        let Some(revision) = vault.revisions(id).last().copied() else { continue };
        match vault.reveal(id, revision) {
            Ok(revealed) => visit(&revealed, is_withheld),
            Err(Error::Damaged(_) | Error::Deleted) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Every text in a value.
fn texts(value: Option<&Value>, visit: &mut dyn FnMut(&str)) {
    match value {
        Some(Value::String(text)) => visit(text),
        Some(Value::Array(items)) => items.iter().for_each(|item| texts(Some(item), visit)),
        _ => {}
    }
}

/// A text as it is compared: small letters, one space between words.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Values that only part B holds, by their first four bytes, so that a long text is gone through once for all of them.
#[derive(Default)]
struct Held(BTreeMap<[u8; 4], Vec<(String, String)>>);

impl Held {
    /// A value, and each of its lines and of the pieces between commas.
    fn add(&mut self, text: &str) {
        self.add_one(text);
        for piece in text.split(['\n', ',', ';']) {
            self.add_one(piece);
        }
    }

    fn add_one(&mut self, text: &str) {
        let value = folded(text);
        if value.chars().count() < VALUE_MIN_CHARS {
            return;
        }
        let Some(first) = value.as_bytes().first_chunk::<4>() else { return };
        let those = self.0.entry(*first).or_default();
        if those.iter().all(|(known, _)| *known != value) {
            those.push((value, text.trim().to_owned()));
        }
    }

    /// Those that stand in a text.
    fn within(&self, text: &str) -> Vec<String> {
        let text = folded(text);
        let mut found: Vec<String> = Vec::new();
        for (at, _) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            let Some(first) = rest.as_bytes().first_chunk::<4>() else { continue };
            for (value, shown) in self.0.get(first).into_iter().flatten() {
                if rest.starts_with(value.as_str()) && !found.contains(shown) {
                    found.push(shown.clone());
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_however_they_are_written() {
        let mut held = Held::default();
        held.add("12 Elm Row, Leeds");
        held.add("abc");
        assert_eq!(held.within("I moved to 12  ELM\nrow in May"), ["12 Elm Row"]);
        assert_eq!(held.within("at 12 Elm Row, Leeds."), ["12 Elm Row, Leeds", "12 Elm Row", "Leeds"]);
        assert!(held.within("abc, elm row").is_empty());
        held.add("ąęść");
        assert_eq!(held.within("xxĄĘŚĆ"), ["ąęść"]);
    }
}
