//! What stands on one screen, to see how hard it is to read.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Kind, OWN_TEXT, Survey};
use crate::content::readability::{Count, GRADE_MAX, longest};
use crate::content::{Fault, read};

/// One screen of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// The message that it is named after.
    pub name: String,
    /// The file of its words.
    pub file: String,
    /// Everything on it.
    pub texts: Vec<String>,
}

/// Exceptions are at most one screen in so many.
const SCREENS_PER_EXCEPTION: usize = 20;

/// Each list's introduction, each step, each card without its positions, each position and each way between, each
/// guide's introduction, each section, each service, and each row of the panel.
pub(super) fn all(survey: &Survey) -> Vec<Screen> {
    let mut screens = Vec::new();
    let texts = |id: &str| -> Vec<String> {
        survey.messages.get(id).into_iter().flat_map(|texts| texts.values().cloned()).collect()
    };
    for entry in &survey.entries {
        let mut on_it = texts(&entry.message);
        match entry.kind {
            // They stand on their card.
            Kind::Question => continue,
            Kind::Card => {
                let asked = survey.entries.iter().filter(|part| {
                    part.kind == Kind::Question && part.id.starts_with(&format!("{}/", entry.id))
                });
                on_it.extend(asked.flat_map(|part| texts(&part.message)));
                let not_known = format!("{}-not-known", entry.message);
                on_it.extend(survey.messages.text(&not_known, OWN_TEXT).map(str::to_owned));
            }
            _ => {}
        }
        screens.push(Screen { name: entry.message.clone(), file: entry.file.clone(), texts: on_it });
    }
    for (file, id, _) in survey.messages.iter().filter(|(file, ..)| file.ends_with("/help.ftl")) {
        screens.push(Screen { name: id.to_owned(), file: file.to_owned(), texts: texts(id) });
    }
    screens
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    screen: String,
    word: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exceptions {
    #[serde(default)]
    exception: Vec<Exception>,
}

/// Reads the file of screens that may read above the grade: name of the screen, and the word that makes it hard.
pub fn exceptions(text: &str) -> Result<BTreeMap<String, String>, Fault> {
    let file: Exceptions = read("readability.toml", text)?;
    Ok(file.exception.into_iter().map(|one| (one.screen, one.word)).collect())
}

/// The screens that read above the grade. `exceptions` are screens, each with the one word that makes it hard.
#[must_use]
pub fn hard_to_read(screens: &[Screen], exceptions: &BTreeMap<String, String>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for screen in screens {
        let texts = || screen.texts.iter().map(String::as_str);
        let grade = Count::of(texts(), None).grade();
        let mut fault =
            |what: String| faults.push(Fault::new(screen.file.as_str(), format!("{}: {what}", screen.name)));
        match exceptions.get(&screen.name) {
            None if grade > GRADE_MAX => {
                fault(format!("reads at grade {grade:.1}; longest words: {}", longest(texts()).join(", ")));
            }
            Some(_) if grade <= GRADE_MAX => {
                fault(format!("reads at grade {grade:.1} and needs no exception"));
            }
            Some(word) => {
                let without = Count::of(texts(), Some(word)).grade();
                if without > GRADE_MAX {
                    fault(format!(
                        "reads at grade {grade:.1}; {word:?} alone does not cause it ({without:.1})"
                    ));
                }
            }
            None => {}
        }
    }
    for name in exceptions.keys().filter(|name| screens.iter().all(|screen| screen.name != **name)) {
        faults.push(Fault::new("readability.toml", format!("there is no screen {name}")));
    }
    if exceptions.len() * SCREENS_PER_EXCEPTION > screens.len() {
        let what = format!("{} exceptions for {} screens", exceptions.len(), screens.len());
        faults.push(Fault::new("readability.toml", what));
    }
    faults
}
