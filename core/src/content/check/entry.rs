//! Everything in the content that has an id of its own, in one list.

use toml::{Table, Value};

use super::Tree;
use crate::content::{Fault, Grade, NOT_REVIEWED};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A list of steps.
    List,
    /// A step.
    Item,
    /// A decision card.
    Card,
    /// What a service says, on a card.
    Position,
    /// What may help to think, on a card.
    Question,
    /// What lies between, on a card.
    Choice,
    /// A guide.
    Guide,
    /// A section of a guide.
    Section,
    /// A service of the directory.
    Record,
}

/// One thing with an id of its own.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// The file that it stands in.
    pub file: String,
    /// Its id among all: `st`, `st.safe-device`, `card:c-1`, `card:c-1/keep-open`, `guide:devices`,
    /// `guide:devices/first`, `directory:nsh`.
    pub id: String,
    /// The message with its words.
    pub message: String,
    /// Whether anybody but a reviewer sees it.
    pub ships: bool,
    /// Who has checked it, where that is said of it or of what it stands in.
    pub reviewed_by: String,
    /// What its file says of it.
    pub table: Table,
}

/// A statement with a source, a date and a grade of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// `fact`, `number`, `web`, `hours`, `hours_alternative`, `access` or `bill`.
    pub table: &'static str,
    /// Which of them: its id, channel, or kind.
    pub name: String,
    /// What kind of fact it is.
    pub kind: String,
    /// What it says, in every form that it is written in.
    pub values: Vec<String>,
    /// Code of the source.
    pub source: Option<String>,
    /// Date of the source.
    pub as_of: Option<String>,
    /// The grade; none where its file gives none that there is.
    pub grade: Option<Grade>,
}

/// The grade with that letter.
pub(super) fn grade(letter: &str) -> Option<Grade> {
    [Grade::V, Grade::V2, Grade::S, Grade::K].into_iter().find(|grade| grade.as_str() == letter)
}

/// The text under a key of a table.
pub(super) fn text<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(Value::as_str)
}

/// The texts of a list under a key.
pub(super) fn texts<'a>(table: &'a Table, key: &str) -> Vec<&'a str> {
    let list = table.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The tables under a key: one, or a list of them.
pub(super) fn tables<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    match table.get(key) {
        Some(Value::Table(one)) => vec![one],
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_table).collect(),
        _ => Vec::new(),
    }
}

impl Entry {
    /// The text under a key of its table.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        text(&self.table, key)
    }

    /// The texts of a list under a key.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<&str> {
        texts(&self.table, key)
    }

    /// The whole number under a key.
    #[must_use]
    pub fn integer(&self, key: &str) -> Option<i64> {
        self.table.get(key).and_then(Value::as_integer)
    }

    /// Whether `true` stands under a key.
    #[must_use]
    pub fn is_true(&self, key: &str) -> bool {
        self.table.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// Its grade, where it has one.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        grade(self.text("grade")?)
    }

    /// Codes of its sources, each with the date that stands beside it, if any.
    #[must_use]
    pub fn sources(&self) -> Vec<(&str, Option<&str>)> {
        let mut all = Vec::new();
        for one in self.table.get("sources").and_then(Value::as_array).into_iter().flatten() {
            match one {
                Value::String(code) => all.push((code.as_str(), None)),
                Value::Table(table) => {
                    all.extend(text(table, "code").map(|code| (code, text(table, "date"))));
                }
                _ => {}
            }
        }
        all
    }

    /// Everything that it states with a source of its own.
    #[must_use]
    pub fn claims(&self) -> Vec<Claim> {
        let mut all = Vec::new();
        for (key, name, kind, values, as_of) in [
            ("fact", "id", "kind", ["value", ""], "as_of"),
            ("number", "channel", "", ["shown", "number"], "as_of"),
            ("web", "kind", "", ["value", ""], "as_of"),
            ("hours", "", "", ["osm", ""], "last_seen"),
            ("hours_alternative", "", "", ["osm", ""], "last_seen"),
            ("access", "id", "", ["id", "hours"], "as_of"),
            ("bill", "id", "", ["id", ""], "as_of"),
        ] {
            for table in tables(&self.table, key) {
                let own = |key: &str| text(table, key).map(str::to_owned);
                all.push(Claim {
                    table: key,
                    name: own(name).unwrap_or_default(),
                    kind: own(kind).unwrap_or_else(|| key.trim_end_matches("_alternative").to_owned()),
                    values: values.iter().filter_map(|key| own(key)).collect(),
                    source: own("source"),
                    as_of: own(as_of),
                    grade: text(table, "grade").and_then(grade),
                });
            }
        }
        all
    }
}

/// Puts together what has an id, from one folder after the other.
pub(super) fn entries(tree: &Tree, faults: &mut Vec<Fault>) -> Vec<Entry> {
    let mut all = Vec::new();
    for (file, table) in parsed(tree, "checklists/", faults) {
        let mut list = entry(Kind::List, &file, table, |id| (id.to_owned(), format!("list-{id}")));
        let items = take(&mut list.table, "item");
        let reviewed_by = list.reviewed_by.clone();
        all.push(list);
        all.extend(items.into_iter().map(|table| Entry {
            reviewed_by: reviewed_by.clone(),
            ..entry(Kind::Item, &file, table, |id| (id.to_owned(), id.replace('.', "-")))
        }));
    }
    for (file, table) in parsed(tree, "cards/", faults) {
        let mut card = entry(Kind::Card, &file, table, |id| (format!("card:{id}"), format!("card-{id}")));
        let parts = [
            (Kind::Position, "position", ""),
            (Kind::Question, "question", "ask-"),
            (Kind::Choice, "option", "option-"),
        ];
        let parts = parts.map(|(kind, key, prefix)| (kind, prefix, take(&mut card.table, key)));
        let (whole, message, reviewed_by) = (card.id.clone(), card.message.clone(), card.reviewed_by.clone());
        all.push(card);
        for (kind, prefix, tables) in parts {
            all.extend(tables.into_iter().map(|table| Entry {
                reviewed_by: reviewed_by.clone(),
                ..entry(kind, &file, table, |id| {
                    (format!("{whole}/{prefix}{id}"), format!("{message}-{prefix}{id}"))
                })
            }));
        }
    }
    for (file, table) in parsed(tree, "guidance/", faults) {
        let mut guide = entry(Kind::Guide, &file, table, |id| (format!("guide:{id}"), format!("guide-{id}")));
        let sections = take(&mut guide.table, "section");
        let (whole, message, reviewed_by) =
            (guide.id.clone(), guide.message.clone(), guide.reviewed_by.clone());
        all.push(guide);
        all.extend(sections.into_iter().map(|table| Entry {
            reviewed_by: reviewed_by.clone(),
            ..entry(Kind::Section, &file, table, |id| (format!("{whole}/{id}"), format!("{message}-{id}")))
        }));
    }
    let records = tree.data("directory/").map(|(name, _)| name).filter(|name| !NO_RECORDS.contains(name));
    let records: Vec<_> = records.flat_map(|name| parsed(tree, name, faults)).collect();
    for (file, mut table) in records {
        let reviewed_by = text(&table, "reviewed_by").unwrap_or_default().to_owned();
        all.extend(take(&mut table, "record").into_iter().map(|table| Entry {
            reviewed_by: reviewed_by.clone(),
            ..entry(Kind::Record, &file, table, |id| (format!("directory:{id}"), format!("service-{id}")))
        }));
    }
    all
}

/// The files of the directory's folder that hold no records.
pub(super) const NO_RECORDS: &[&str] =
    &["directory/sources.toml", "directory/retired.toml", "directory/bank-holidays.toml"];

fn entry(kind: Kind, file: &str, table: Table, ids: impl Fn(&str) -> (String, String)) -> Entry {
    let (id, message) = ids(text(&table, "id").unwrap_or_default());
    let unsupported = kind == Kind::Record && text(&table, "grade") == Some(Grade::K.as_str());
    Entry {
        kind,
        file: file.to_owned(),
        id,
        message,
        ships: table.get("ship").and_then(Value::as_bool).unwrap_or(true) && !unsupported,
        reviewed_by: text(&table, "reviewed_by").unwrap_or(NOT_REVIEWED).to_owned(),
        table,
    }
}

fn take(table: &mut Table, key: &str) -> Vec<Table> {
    let Some(Value::Array(list)) = table.remove(key) else { return Vec::new() };
    list.into_iter()
        .filter_map(|one| if let Value::Table(table) = one { Some(table) } else { None })
        .collect()
}

/// The files of a folder that parse; what does not is said.
pub(super) fn parsed(tree: &Tree, folder: &str, faults: &mut Vec<Fault>) -> Vec<(String, Table)> {
    let mut all = Vec::new();
    for (name, text) in tree.data(folder) {
        match text.parse::<Table>() {
            Ok(table) => all.push((name.to_owned(), table)),
            Err(error) => faults.push(Fault::new(name, super::one_line(&error.to_string()))),
        }
    }
    all
}
