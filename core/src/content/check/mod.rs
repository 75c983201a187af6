//! Says what is wrong with the files of the content, all of it at once, file by file.
//!
//! A tool for those who write and check content: the tests hold the embedded files to it, `content verify` shows what
//! it says about them or about a folder, and `content page` shows what it found.

mod embedded;
mod entry;
mod messages;
mod schema;
mod screens;
mod tree;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use entry::{Claim, Entry, Kind};
pub use messages::{Messages, OWN_TEXT, slots};
pub use screens::{Screen, exceptions, hard_to_read};
pub use tree::{Tree, is_content};

use super::{Fault, Link, Source, hours, read};
use crate::content::source::SourcesFile;

/// A number, or a name, that is out of use: only ever searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The number or name.
    pub key: String,
    /// The record that it leads to.
    pub leads_to: Option<String>,
    /// What it was.
    pub note: Option<String>,
}

/// What the files hold, as far as they could be read, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Survey {
    /// Everything with an id, in the order of files.
    pub entries: Vec<Entry>,
    /// The words.
    pub messages: Messages,
    /// All sources by code.
    pub sources: BTreeMap<String, Source>,
    /// What is out of use.
    pub retired: Vec<Retired>,
    /// Bank holidays: division and dates.
    pub bank_holidays: Vec<(String, Vec<String>)>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

impl Survey {
    /// Reads all files and looks at everything but how hard the words are.
    #[must_use]
    pub fn of(tree: &Tree) -> Self {
        let mut survey = Survey::default();
        survey.take_sources(tree);
        survey.take_words(tree);
        survey.entries = entry::entries(tree, &mut survey.faults);
        survey.take_retired(tree);
        survey.take_bank_holidays(tree);
        survey.check();
        survey
    }

    /// The entry with that id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Looks at the opening hours of the directory.
    fn check_hours(&self, faults: &mut Vec<Fault>) {
        for entry in &self.entries {
            for pattern in schema::hours(entry) {
                if let Err(why) = hours::week(pattern) {
                    let what = format!("{}: hours {pattern:?} {}", entry.id, one_line(&why));
                    faults.push(Fault::new(entry.file.as_str(), what));
                }
            }
        }
    }

    /// Looks at how hard the words are. `exceptions` are screens, each with the word that makes it hard.
    pub fn check_reading(&mut self, exceptions: &BTreeMap<String, String>) {
        self.faults.extend(hard_to_read(&screens::all(self), exceptions));
    }

    /// All screens, with their texts.
    #[must_use]
    pub fn screens(&self) -> Vec<Screen> {
        screens::all(self)
    }

    /// The texts of an entry's message and of those that only its facts come into.
    #[must_use]
    pub fn words(&self, entry: &Entry) -> Vec<&str> {
        let mut ids = vec![entry.message.as_str()];
        // The facts of a card stand in all its words.
        if entry.kind == Kind::Card {
            let parts = self.entries.iter().filter(|part| part.id.starts_with(&format!("{}/", entry.id)));
            ids.extend(parts.map(|part| part.message.as_str()));
        }
        let not_known = format!("{}-not-known", entry.message);
        if entry.kind == Kind::Card {
            ids.push(&not_known);
        }
        ids.iter()
            .filter_map(|id| self.messages.get(id))
            .flat_map(|texts| texts.values().map(String::as_str))
            .collect()
    }

    fn take_sources(&mut self, tree: &Tree) {
        let mut files = 0;
        for name in ["sources.toml", "directory/sources.toml"] {
            let Some(text) = tree.get(name) else { continue };
            files += 1;
            match read::<SourcesFile>(name, text) {
                Err(fault) => self.faults.push(fault),
                Ok(file) => {
                    for source in file.source {
                        let code = source.code.clone();
                        if source.title.trim().is_empty() || source.date.trim().is_empty() {
                            self.faults
                                .push(Fault::new(name, format!("source {code} has no title or no date")));
                        }
                        if self.sources.insert(code.clone(), source).is_some() {
                            self.faults.push(Fault::new(name, format!("source {code} stands twice")));
                        }
                    }
                }
            }
        }
        if files == 0 {
            self.faults.push(Fault::new("sources.toml", "is missing"));
        }
    }

    fn take_words(&mut self, tree: &Tree) {
        for name in tree.names().filter(|name| name.starts_with("words/")) {
            self.messages.take_in(name, tree.get(name).unwrap_or_default(), &mut self.faults);
        }
    }

    fn take_retired(&mut self, tree: &Tree) {
        for (file, table) in entry::parsed(tree, "directory/retired.toml", &mut self.faults) {
            for one in entry::tables(&table, "retired") {
                let text = |key| entry::text(one, key).map(str::to_owned);
                let key = text("key").unwrap_or_default();
                if key.is_empty() {
                    self.faults.push(Fault::new(file.as_str(), "something out of use has no key"));
                }
                self.retired.push(Retired { key, leads_to: text("leads_to"), note: text("note") });
            }
        }
    }

    fn take_bank_holidays(&mut self, tree: &Tree) {
        for (_, table) in entry::parsed(tree, "directory/bank-holidays.toml", &mut self.faults) {
            for (division, inside) in table.iter().filter_map(|(key, value)| Some((key, value.as_table()?))) {
                let dates = entry::texts(inside, "dates").into_iter().map(str::to_owned).collect();
                self.bank_holidays.push((division.clone(), dates));
            }
        }
    }

    fn check(&mut self) {
        let mut faults = std::mem::take(&mut self.faults);
        // What a file that does not parse would hold is not missed everywhere else as well.
        let unread: BTreeSet<String> = faults.iter().map(|fault| fault.file.clone()).collect();
        let known: BTreeSet<&str> = self.entries.iter().map(|entry| entry.id.as_str()).collect();
        let mut ids = BTreeSet::new();
        for entry in &self.entries {
            if !ids.insert(entry.id.as_str()) {
                faults.push(Fault::new(entry.file.as_str(), format!("{} stands twice", entry.id)));
            }
            schema::check(entry, &mut faults);
            schema::claims(
                entry,
                |code| self.sources.contains_key(code),
                &self.words_with_facts(entry),
                &mut faults,
            );
            for link in schema::links(entry) {
                let leads = match link.parse::<Link>() {
                    Err(_) => false,
                    Ok(_) if known.contains(link) => true,
                    Ok(Link::List(id)) => unread.contains(&format!("checklists/{id}.toml")),
                    Ok(Link::Item(id)) => {
                        let list = id.split('.').next().unwrap_or_default();
                        unread.contains(&format!("checklists/{list}.toml"))
                    }
                    Ok(Link::Card(id)) => unread.contains(&format!("cards/{id}.toml")),
                    Ok(Link::Guide(id)) => unread.contains(&format!("guidance/{id}.toml")),
                    Ok(Link::Service(_)) => unread.iter().any(|file| file.starts_with("directory/")),
                };
                if !leads {
                    faults
                        .push(Fault::new(entry.file.as_str(), format!("{}: {link} leads nowhere", entry.id)));
                }
            }
            if let Some(other) = entry.text("replaced_by")
                && self.entry(&format!("directory:{other}")).is_none()
            {
                faults.push(Fault::new(entry.file.as_str(), format!("{}: {other} leads nowhere", entry.id)));
            }
        }
        for one in &self.retired {
            let leads =
                one.leads_to.as_ref().is_none_or(|id| self.entry(&format!("directory:{id}")).is_some());
            if !leads {
                faults.push(Fault::new("directory/retired.toml", format!("{} leads nowhere", one.key)));
            }
        }
        self.check_hours(&mut faults);
        self.check_messages(&unread, &mut faults);
        self.check_labels(&mut faults);
        faults.sort_by(|one, other| one.file.cmp(&other.file));
        self.faults = faults;
    }

    /// The words that an entry's own facts have to serve. Those of a card serve its parts too.
    fn words_with_facts(&self, entry: &Entry) -> Vec<&str> {
        match entry.kind {
            Kind::Position | Kind::Question | Kind::Choice => Vec::new(),
            _ => self.words(entry),
        }
    }

    fn check_messages(&self, unread: &BTreeSet<String>, faults: &mut Vec<Fault>) {
        let mut used = BTreeSet::new();
        for entry in &self.entries {
            let (must, may): (&[&str], &[&str]) = match entry.kind {
                Kind::List | Kind::Card | Kind::Guide => (&[OWN_TEXT, "intro"], &[]),
                Kind::Item => (&["action", "why"], &["how"]),
                Kind::Position | Kind::Question => (&[OWN_TEXT], &[]),
                Kind::Choice => (&[OWN_TEXT, "text"], &[]),
                Kind::Section => (&["title", "p1"], &["p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"]),
                Kind::Record => (&["for"], &["note"]),
            };
            let mut fault = |what: String| faults.push(Fault::new(entry.file.as_str(), what));
            used.insert(entry.message.clone());
            let Some(texts) = self.messages.get(&entry.message) else {
                fault(format!("{}: there is no message {}", entry.id, entry.message));
                continue;
            };
            for attribute in must.iter().filter(|attribute| !texts.contains_key(**attribute)) {
                fault(format!("{}: {}.{attribute} is missing", entry.id, entry.message));
            }
            for attribute in
                texts.keys().filter(|key| !must.contains(&key.as_str()) && !may.contains(&key.as_str()))
            {
                fault(format!("{}: nobody reads {}.{attribute}", entry.id, entry.message));
            }
            if entry.kind == Kind::Card {
                used.insert(format!("{}-not-known", entry.message));
            }
        }
        for (file, id, _) in self.messages.iter() {
            // The words of the panel belong to the program, those of the directory's lists to `check_labels`.
            let other = file.ends_with("/help.ftl") || id.starts_with("directory-");
            let stem = file.trim_start_matches("words/en/").trim_end_matches(".ftl");
            let data = match stem.strip_prefix("checklist-") {
                Some(list) => format!("checklists/{list}.toml"),
                None => format!("{stem}/"),
            };
            let other = other || unread.iter().any(|file| file.starts_with(&data));
            if !other && !used.contains(id) {
                faults.push(Fault::new(file, format!("{id} belongs to nothing")));
            }
        }
    }

    fn check_labels(&self, faults: &mut Vec<Fault>) {
        let mut wanted: BTreeMap<String, &Entry> = BTreeMap::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for entry in self.entries.iter().filter(|entry| entry.kind == Kind::Record) {
            for (key, prefix, _) in schema::VOCABULARIES {
                for id in entry.text(key).into_iter().chain(entry.texts(key)) {
                    wanted.insert(format!("directory-{prefix}-{id}"), entry);
                }
            }
            for (inside, key, prefix, _) in schema::VOCABULARIES_INSIDE {
                for table in entry::tables(&entry.table, inside) {
                    if let Some(id) = entry::text(table, key) {
                        wanted.insert(format!("directory-{prefix}-{id}"), entry);
                    }
                }
            }
        }
        let listed = schema::VOCABULARIES.iter().map(|(_, prefix, list)| (prefix, list));
        let listed =
            listed.chain(schema::VOCABULARIES_INSIDE.iter().map(|(_, _, prefix, list)| (prefix, list)));
        for (prefix, list) in listed {
            known.extend(list.iter().map(|id| format!("directory-{prefix}-{id}")));
        }
        for (label, entry) in &wanted {
            if self.messages.text(label, OWN_TEXT).is_none() {
                faults.push(Fault::new(
                    entry.file.as_str(),
                    format!("{}: there is no message {label}", entry.id),
                ));
            }
        }
        for (file, id, _) in self.messages.iter().filter(|(_, id, _)| id.starts_with("directory-")) {
            if !wanted.contains_key(id) && !known.contains(id) {
                faults.push(Fault::new(file, format!("{id} belongs to nothing")));
            }
        }
    }
}

/// A message of a parser, which draws with several lines and spaces, on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().filter(|part| *part != "|").collect::<Vec<_>>().join(" ")
}
