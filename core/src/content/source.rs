//! Where facts come from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Fault, Form, packed};

/// How well something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Grade {
    /// The passage itself was read in a saved copy of the page.
    V,
    /// The same on a secondary page: shown as second-hand, not checked.
    V2,
    /// One of the pages that the project began with says so, and nothing else that was found.
    S,
    /// Common knowledge without a source. Never printed where it is a number, a path, hours, a law or a claim about a
    /// product.
    K,
}

impl Grade {
    /// The letter that stands for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Grade::V => "V",
            Grade::V2 => "V2",
            Grade::S => "S",
            Grade::K => "K",
        }
    }

    /// Whether a fact of this grade may be shown to anybody but a reviewer.
    #[must_use]
    pub fn is_printed(self) -> bool {
        self != Grade::K
    }
}

/// One page, book or notice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// `S0` to `S4`, `R01` and following, `D01` and following.
    pub code: String,
    /// Who says it, and where.
    pub title: String,
    /// The date that it gives for itself, in its own precision.
    pub date: String,
    /// How well it was seen.
    pub grade: Grade,
    /// Addresses, for reviewers.
    #[serde(default)]
    pub web: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourcesFile {
    read: String,
    pub(super) source: Vec<Source>,
}

/// All sources.
#[derive(Debug)]
pub struct Sources {
    /// When they were read, `2026-11-21`.
    pub read: String,
    by_code: BTreeMap<String, Source>,
}

impl Sources {
    /// Reads the embedded files.
    pub fn load() -> Result<Self, Fault> {
        Self::of(&packed::SOURCES.unpack()?.files())
    }

    /// Reads files: name and what stands in each.
    pub fn of<F: Form>(files: &[(&str, F)]) -> Result<Self, Fault> {
        let mut all = Sources { read: String::new(), by_code: BTreeMap::new() };
        for (name, form) in files {
            let file: SourcesFile = form.read(name)?;
            all.read = all.read.max(file.read);
            for source in file.source {
                if let Some(twice) = all.by_code.insert(source.code.clone(), source) {
                    return Err(Fault::new(*name, format!("source {} stands twice", twice.code)));
                }
            }
        }
        Ok(all)
    }

    /// The source with that code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Source> {
        self.by_code.get(code)
    }

    /// All of them, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.by_code.values()
    }

    /// The first of `codes` that is not known.
    #[must_use]
    pub fn unknown<'a>(&self, codes: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        codes.into_iter().find(|code| self.get(code).is_none())
    }
}
