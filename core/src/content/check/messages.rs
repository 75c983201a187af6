//! The words of the content as they are written: one message or attribute on a line.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Fault, is_id};

/// The text of a message itself, among its attributes.
pub const OWN_TEXT: &str = "";

/// Messages by id, each with its texts by attribute; [`OWN_TEXT`] is the text of the message itself.
#[derive(Debug, Clone, Default)]
pub struct Messages {
    all: BTreeMap<String, (String, BTreeMap<String, String>)>,
}

impl Messages {
    /// Takes in the messages of a file, and says what is wrong with it.
    pub(super) fn take_in(&mut self, file: &str, source: &str, faults: &mut Vec<Fault>) {
        let mut message: Option<String> = None;
        for (number, line) in source.lines().enumerate() {
            let mut fault =
                |what: String| faults.push(Fault::new(file, format!("line {}: {what}", number + 1)));
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((name, text)) = line.split_once('=') else {
                fault("no message and no attribute".into());
                continue;
            };
            let (name, text) = (name.trim_end(), text.trim());
            if !balanced(text) {
                fault(format!("{name}: a brace is not closed"));
            }
            if let Some(attribute) = name.strip_prefix("    .") {
                let Some((_, texts)) = message.as_ref().and_then(|id| self.all.get_mut(id)) else {
                    fault(format!(".{attribute} belongs to no message"));
                    continue;
                };
                if !is_id(attribute) || text.is_empty() {
                    fault(format!(".{attribute} has no name or no text"));
                }
                if texts.insert(attribute.to_owned(), text.to_owned()).is_some() {
                    fault(format!(".{attribute} stands twice"));
                }
            } else if is_id(name) {
                let own = (!text.is_empty()).then(|| (OWN_TEXT.to_owned(), text.to_owned()));
                let texts = own.into_iter().collect();
                if self.all.insert(name.to_owned(), (file.to_owned(), texts)).is_some() {
                    fault(format!("{name} stands twice"));
                }
                message = Some(name.to_owned());
            } else {
                fault(format!("{name:?} is no id of a message and no attribute"));
            }
        }
        for (id, (of, texts)) in &self.all {
            if of == file && texts.is_empty() {
                faults.push(Fault::new(file, format!("{id} has no text")));
            }
        }
    }

    /// The texts of a message.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&BTreeMap<String, String>> {
        self.all.get(id).map(|(_, texts)| texts)
    }

    /// One text.
    #[must_use]
    pub fn text(&self, id: &str, attribute: &str) -> Option<&str> {
        self.get(id)?.get(attribute).map(String::as_str)
    }

    /// Every message: file, id and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &BTreeMap<String, String>)> {
        self.all.iter().map(|(id, (file, texts))| (file.as_str(), id.as_str(), texts))
    }
}

/// Whether every brace is closed before the next one opens, as the words of the content have it.
fn balanced(text: &str) -> bool {
    let mut open = false;
    for sign in text.chars() {
        match sign {
            '{' if !open => open = true,
            '}' if open => open = false,
            '{' | '}' => return false,
            _ => {}
        }
    }
    !open
}

/// The names of the facts that are put into a text.
#[must_use]
pub fn slots(text: &str) -> BTreeSet<&str> {
    text.split("{ $").skip(1).filter_map(|rest| rest.split_once(" }").map(|(name, _)| name)).collect()
}
