//! Decision cards.

use crate::ordering::ShortList as _;
use serde::Deserialize;

use crate::content::{Fact, Fault, Form, Grade, Link, Sources, is_id, packed};

/// Who says it, with the date of the page that says it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionSource {
    /// Code of the source.
    pub code: String,
    /// Date in the source's own precision.
    pub date: String,
}

/// What one or several services say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Its id within the card.
    pub id: String,
    /// Who says so.
    pub sources: Vec<PositionSource>,
    /// How well it is known that they do.
    pub grade: Grade,
    /// What it leads to.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// Something to think about. No answer is asked for or kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id within the card.
    pub id: String,
}

/// What can be done that is neither of the positions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardOption {
    /// Its id within the card.
    pub id: String,
    /// What it leads to.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Permanent id: `c-1`.
    pub id: String,
    /// Who has looked through it; `none` until somebody has.
    pub reviewed_by: String,
    /// What is said, in no order of worth.
    #[serde(rename = "position")]
    pub positions: Vec<Position>,
    /// What may help to think.
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
    /// What lies between.
    #[serde(default, rename = "option")]
    pub options: Vec<CardOption>,
    /// What it leads to.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Whether a choice can be written down with it, as a dated note.
    #[serde(default)]
    pub notes: bool,
    /// Facts in its words.
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
}

impl Card {
    /// The message with its title and `.intro`.
    #[must_use]
    pub fn message(&self) -> String {
        format!("card-{}", self.id)
    }

    /// The message of a position.
    #[must_use]
    pub fn position_message(&self, position: &Position) -> String {
        format!("card-{}-{}", self.id, position.id)
    }

    /// The message of a question.
    #[must_use]
    pub fn question_message(&self, question: &Question) -> String {
        format!("card-{}-ask-{}", self.id, question.id)
    }

    /// The message of an option, with `.text`.
    #[must_use]
    pub fn option_message(&self, option: &CardOption) -> String {
        format!("card-{}-option-{}", self.id, option.id)
    }

    /// The message about what is not known, where there is one.
    #[must_use]
    pub fn not_known_message(&self) -> String {
        format!("card-{}-not-known", self.id)
    }

    fn check(&self, file: &str, sources: &Sources) -> Result<(), Fault> {
        let ids = self.positions.iter().map(|one| &one.id).chain(self.questions.iter().map(|one| &one.id));
        let mut ids = ids.chain(self.options.iter().map(|one| &one.id)).chain([&self.id]);
        if let Some(id) = ids.find(|id| !is_id(id)) {
            return Err(Fault::new(file, format!("{id:?} is no id")));
        }
        let codes = self.positions.iter().flat_map(|one| &one.sources).map(|source| source.code.as_str());
        match sources.unknown(codes) {
            Some(code) => Err(Fault::new(file, format!("there is no source {code}"))),
            None => Ok(()),
        }
    }

    /// Everything that it leads to.
    pub fn all_links(&self) -> impl Iterator<Item = &Link> {
        let of_positions = self.positions.iter().flat_map(|position| &position.links);
        let of_options = self.options.iter().flat_map(|option| &option.links);
        self.links.iter().chain(of_positions).chain(of_options)
    }
}

/// All cards.
#[derive(Debug)]
pub struct Cards {
    cards: Vec<Card>,
}

impl Cards {
    /// Reads the embedded files.
    pub fn load(sources: &Sources) -> Result<Self, Fault> {
        let unpacked = packed::CARDS.unpack()?;
        let mut files = unpacked.files();
        // The list is in the order of numbers: `c-5` before `c-13`.
        files.order_by_key(|(name, _)| (name.len(), *name));
        Self::of(&files, sources)
    }

    /// Reads files: name and what stands in each.
    pub fn of<F: Form>(files: &[(&str, F)], sources: &Sources) -> Result<Self, Fault> {
        let mut cards: Vec<Card> = Vec::new();
        for (name, form) in files {
            let name = *name;
            let card: Card = form.read(name)?;
            card.check(name, sources)?;
            if cards.iter().any(|other| other.id == card.id) {
                return Err(Fault::new(name, format!("card {} stands twice", card.id)));
            }
            cards.push(card);
        }
        Ok(Cards { cards })
    }

    /// All of them, in the order of the list.
    #[must_use]
    pub fn all(&self) -> &[Card] {
        &self.cards
    }

    /// The card with that id; upper and lower case don't count.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.id.eq_ignore_ascii_case(id))
    }
}
