//! Guides: short pages in sections.

use crate::ordering::ShortList as _;
use serde::Deserialize;

use crate::content::{Fact, Fault, Form, Grade, Link, Sources, is_id, packed};

/// Whom a guide speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Whoever opens it.
    Anyone,
    /// Friends, family and witnesses.
    Friends,
    /// People who help in their work.
    Professionals,
    /// People under eighteen.
    #[serde(rename = "under-18")]
    Under18,
}

impl Audience {
    /// All of them, in the order of the list.
    pub const ALL: [Audience; 4] =
        [Audience::Anyone, Audience::Friends, Audience::Professionals, Audience::Under18];

    /// The message that is its label.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Audience::Anyone => "guidance-audience-anyone",
            Audience::Friends => "guidance-audience-friends",
            Audience::Professionals => "guidance-audience-professionals",
            Audience::Under18 => "guidance-audience-under-18",
        }
    }
}

/// One section: one screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id within the guide.
    pub id: String,
    /// Codes of the sources of what it says.
    pub sources: Vec<String>,
    /// How well that is known.
    pub grade: Grade,
    /// What it leads to.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Nations that it is about; empty for all.
    #[serde(default)]
    pub nations: Vec<String>,
    /// Facts in its words.
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
    /// Whether it is shown to anybody but reviewers.
    #[serde(default = "yes")]
    pub ship: bool,
}

fn yes() -> bool {
    true
}

/// One guide.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Permanent id.
    pub id: String,
    /// Place in the list.
    pub order: u32,
    /// Who has looked through it; `none` until somebody has.
    pub reviewed_by: String,
    /// Nations that it is about; empty for all.
    pub nations: Vec<String>,
    /// Whom it speaks to.
    pub audience: Audience,
    /// What it says.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

impl Guide {
    /// The message with its title and `.intro`.
    #[must_use]
    pub fn message(&self) -> String {
        format!("guide-{}", self.id)
    }

    /// The message of a section: `.title`, `.p1` and following.
    #[must_use]
    pub fn section_message(&self, section: &Section) -> String {
        format!("guide-{}-{}", self.id, section.id)
    }

    fn check(&self, file: &str, sources: &Sources) -> Result<(), Fault> {
        let mut ids = self.sections.iter().map(|section| &section.id).chain([&self.id]);
        if let Some(id) = ids.find(|id| !is_id(id)) {
            return Err(Fault::new(file, format!("{id:?} is no id")));
        }
        match sources.unknown(self.sections.iter().flat_map(|section| &section.sources).map(String::as_str)) {
            Some(code) => Err(Fault::new(file, format!("there is no source {code}"))),
            None => Ok(()),
        }
    }

    /// The sections that people see.
    pub fn shown(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| section.ship)
    }
}

/// All guides.
#[derive(Debug)]
pub struct Guides {
    guides: Vec<Guide>,
}

impl Guides {
    /// Reads the embedded files.
    pub fn load(sources: &Sources) -> Result<Self, Fault> {
        Self::of(&packed::GUIDANCE.unpack()?.files(), sources)
    }

    /// Reads files: name and what stands in each.
    pub fn of<F: Form>(files: &[(&str, F)], sources: &Sources) -> Result<Self, Fault> {
        let mut guides: Vec<Guide> = Vec::new();
        for (name, form) in files {
            let name = *name;
            let guide: Guide = form.read(name)?;
            guide.check(name, sources)?;
            if guides.iter().any(|other| other.id == guide.id || other.order == guide.order) {
                return Err(Fault::new(name, format!("guide {} or its place stands twice", guide.id)));
            }
            guides.push(guide);
        }
        guides.order_by_key(|guide| guide.order);
        Ok(Guides { guides })
    }

    /// All of them, in order.
    #[must_use]
    pub fn all(&self) -> &[Guide] {
        &self.guides
    }

    /// The guide with that id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.id.eq_ignore_ascii_case(id))
    }
}
