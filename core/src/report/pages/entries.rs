//! Each entry in the order of the paper log: when, where, what happened, what shows it, police, what it did, what changed, others.

use super::{Pages, View};
use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::report::csv::{police, references};
use crate::report::document::{Block, Column, Fact, Section, Table, Text};

/// What comes before her words, after them, and after what shows it and what police did.
const BEFORE: [&str; 4] = ["occurred", "discovered-at", "series", "place"];
const AFTER: [&str; 13] = [
    "exact-words",
    "behaviours",
    "channels",
    "who",
    "who-description",
    "who-confidence",
    "who-how-identified",
    "through-others",
    "witnesses",
    "others-present",
    "my-response",
    "other-reports",
    "no-evidence-reason",
];
const LAST: [&str; 10] = [
    "impact",
    "impact-scale",
    "changes",
    "others-impact",
    "orders-concerned",
    "breach-reported",
    "safe-now",
    "entered-by",
    "written-note",
    "sensitivity",
];
/// Longest part of what happened in the table.
const LINE_CHARS: usize = 160;

impl Pages<'_> {
    /// All entries in one table.
    pub(super) fn chronology(&self, progress: &Progress) -> Result<Section> {
        let mut columns = vec![
            ("entry", 10),
            ("occurred", 21),
            ("place", 14),
            ("what-happened", 36),
            ("behaviours", 16),
            ("evidence", 9),
        ];
        if self.view != View::University {
            columns.push(("police", 12));
        }
        let columns = columns
            .into_iter()
            .map(|(id, share)| Column { heading: self.text(&format!("report-column-{id}")), share });
        let mut table = Table {
            caption: self.text("report-chronology-caption"),
            columns: columns.collect(),
            rows: Vec::new(),
        };
        for entry in &self.chosen.entries {
            progress.check()?;
            let number = Text::Ours(entry.entry_no.to_string());
            if entry.withheld {
                let mut row = vec![number, Text::Ours(self.text("report-entry-withheld"))];
                row.resize(table.columns.len(), Text::Ours(String::new()));
                table.rows.push(row);
                continue;
            }
            let incident = match self.chosen.incident(self.vault, entry.id, false) {
                Ok(incident) => incident,
                Err(Error::Damaged(_)) => continue,
                Err(error) => return Err(error),
            };
            let fields = self.say.incident(&incident, self.vault);
            let value = |id: &str| {
                let label = self.text(&format!("log-incident-{id}"));
                fields
                    .iter()
                    .find(|(name, _)| *name == label)
                    .map(|(_, value)| value.clone())
                    .unwrap_or_default()
            };
            let mut row = vec![
                number,
                Text::Ours(self.say.known_time(incident.occurred.as_ref())),
                Text::Hers(value("place").lines().next().unwrap_or_default().to_owned()),
                Text::Hers(beginning(incident.what_happened.as_deref().unwrap_or_default())),
                Text::Ours(value("behaviours")),
                Text::Ours(references(self.vault, self.chosen, entry.id)),
            ];
            if self.view != View::University {
                row.push(Text::Hers(police(self.vault, self.chosen, entry.id)));
            }
            table.rows.push(row);
        }
        let mut section = self.part("report-chronology");
        section.blocks = vec![Block::Words(self.text("report-chronology-what")), Block::Table(table)];
        Ok(section)
    }

    /// Each entry in full.
    pub(super) fn entries(&self, progress: &Progress) -> Result<Vec<Section>> {
        let mut part = self.part("report-entries");
        part.blocks.push(Block::Words(self.text("report-entries-what")));
        let mut sections = vec![part];
        for entry in &self.chosen.entries {
            progress.check()?;
            sections.push(self.entry(entry)?);
        }
        Ok(sections)
    }

    fn entry(&self, entry: &crate::report::selection::ChosenEntry) -> Result<Section> {
        let heading = self.with("log-entry", &[("number", entry.entry_no.into())]);
        let mut section = Section { heading, level: 2, new_page: false, blocks: Vec::new() };
        let mut incident = match self.chosen.incident(self.vault, entry.id, entry.withheld) {
            Ok(incident) => incident,
            Err(Error::Damaged(_)) => {
                section.blocks.push(Block::Words(self.text("report-entry-unreadable")));
                return Ok(section);
            }
            Err(error) => return Err(error),
        };
        if entry.withheld {
            section.blocks.push(Block::Words(self.text("report-entry-withheld")));
            return Ok(section);
        }
        if self.view == View::University {
            // Whether somebody would speak to police is no question of a university's.
            incident.witness_willing.clear();
        }
        let fields = self.say.incident(&incident, self.vault);
        let facts = |ids: &[&str]| -> Vec<Fact> {
            let one = |id: &&str| {
                let label = self.text(&format!("log-incident-{id}"));
                let (_, value) = fields.iter().find(|(name, _)| *name == label)?;
                Some(Fact { label, value: Text::Hers(value.clone()) })
            };
            ids.iter().filter_map(one).collect()
        };
        let mut before = facts(&BEFORE);
        before.push(Fact {
            label: self.text("report-entry-recorded"),
            value: Text::Ours(self.say.recorded(incident.written_at())),
        });
        section.blocks.push(Block::Facts(before));
        if let Some(text) = &incident.what_happened {
            section.blocks.push(Block::Hers(text.clone()));
        }
        let mut after = facts(&AFTER);
        let mut further = |id: &str, value: String| {
            if !value.is_empty() {
                after.push(Fact { label: self.text(id), value: Text::Ours(value) });
            }
        };
        further("report-column-evidence", references(self.vault, self.chosen, entry.id));
        if self.view != View::University {
            further("report-column-police", police(self.vault, self.chosen, entry.id));
        }
        after.extend(facts(if self.view == View::University { &LAST[..4] } else { &LAST }));
        section.blocks.push(Block::Facts(after));
        section.blocks.retain(|block| !matches!(block, Block::Facts(facts) if facts.is_empty()));
        Ok(section)
    }
}

/// The beginning of a text, cut between words.
fn beginning(text: &str) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(LINE_CHARS) else { return text.replace('\n', " ") };
    let begin = text.get(..cut).unwrap_or_default();
    let end = begin.rfind(char::is_whitespace).unwrap_or(begin.len());
    format!("{} …", begin.get(..end).unwrap_or_default().replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(beginning("  short\ntext "), "short text");
        let long = "word ".repeat(100);
        let cut = beginning(&long);
        assert!(cut.ends_with("word …") && cut.chars().count() <= LINE_CHARS + 2);
        assert_eq!(beginning(&"ą".repeat(400)).chars().count(), LINE_CHARS + 2);
    }
}
