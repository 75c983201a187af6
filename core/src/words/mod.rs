//! The catalogue: an id, its arguments and a language become text.
//!
//! Every sentence that a person reads stands in `content/words/en`, one file per feature, in Fluent's form.
//! Code holds ids only. A message that is missing is shown as its id in angle brackets: a gap is seen, and
//! nothing stops because of it.

#[cfg(test)]
mod content;
mod errors;
mod language;
mod markup;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentMessage, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::content::packed;
use crate::error::{Error, Result};

pub use errors::{ErrorWords, error_message, part_name, refusal_name};
pub use language::Language;
pub use markup::escaped_markup;

/// The files of the program's own words: name of the feature and text. The program itself has them packed.
#[cfg(test)]
const SOURCES: &[(&str, &str)] = &[
    ("capture-screens", include_str!("../../content/words/en/capture-screens.ftl")),
    ("checkin", include_str!("../../content/words/en/checkin.ftl")),
    ("checkin-said", include_str!("../../content/words/en/checkin-said.ftl")),
    ("checkin-screens", include_str!("../../content/words/en/checkin-screens.ftl")),
    ("checklist", include_str!("../../content/words/en/checklist.ftl")),
    ("cli", include_str!("../../content/words/en/cli.ftl")),
    ("cli-checkin", include_str!("../../content/words/en/cli-checkin.ftl")),
    ("cli-checklist", include_str!("../../content/words/en/cli-checklist.ftl")),
    ("cli-commands", include_str!("../../content/words/en/cli-commands.ftl")),
    ("cli-guidance", include_str!("../../content/words/en/cli-guidance.ftl")),
    ("cli-content", include_str!("../../content/words/en/cli-content.ftl")),
    ("cli-directory", include_str!("../../content/words/en/cli-directory.ftl")),
    ("cli-patterns", include_str!("../../content/words/en/cli-patterns.ftl")),
    ("cli-photos", include_str!("../../content/words/en/cli-photos.ftl")),
    ("cli-report", include_str!("../../content/words/en/cli-report.ftl")),
    ("cli-screens", include_str!("../../content/words/en/cli-screens.ftl")),
    ("cli-watch", include_str!("../../content/words/en/cli-watch.ftl")),
    ("contacts", include_str!("../../content/words/en/contacts.ftl")),
    ("contacts-screens", include_str!("../../content/words/en/contacts-screens.ftl")),
    ("content", include_str!("../../content/words/en/content.ftl")),
    ("errors", include_str!("../../content/words/en/errors.ftl")),
    ("help", include_str!("../../content/words/en/help.ftl")),
    ("help-screens", include_str!("../../content/words/en/help-screens.ftl")),
    ("home", include_str!("../../content/words/en/home.ftl")),
    ("log", include_str!("../../content/words/en/log.ftl")),
    ("noted-screens", include_str!("../../content/words/en/noted-screens.ftl")),
    ("patterns", include_str!("../../content/words/en/patterns.ftl")),
    ("photos", include_str!("../../content/words/en/photos.ftl")),
    ("photos-screens", include_str!("../../content/words/en/photos-screens.ftl")),
    ("report", include_str!("../../content/words/en/report.ftl")),
    ("report-charts", include_str!("../../content/words/en/report-charts.ftl")),
    ("screen", include_str!("../../content/words/en/screen.ftl")),
    ("readiness-screens", include_str!("../../content/words/en/readiness-screens.ftl")),
    ("making-screens", include_str!("../../content/words/en/making-screens.ftl")),
    ("settings-screens", include_str!("../../content/words/en/settings-screens.ftl")),
    ("simulate", include_str!("../../content/words/en/simulate.ftl")),
    ("standing", include_str!("../../content/words/en/standing.ftl")),
    ("start", include_str!("../../content/words/en/start.ftl")),
    ("steps-screens", include_str!("../../content/words/en/steps-screens.ftl")),
    ("time", include_str!("../../content/words/en/time.ftl")),
    ("unlock", include_str!("../../content/words/en/unlock.ftl")),
    ("vocabularies", include_str!("../../content/words/en/vocabularies.ftl")),
    ("watch", include_str!("../../content/words/en/watch.ftl")),
    ("watch-screens", include_str!("../../content/words/en/watch-screens.ftl")),
    ("write", include_str!("../../content/words/en/write.ftl")),
];

/// What is put into a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument<'a> {
    /// Text, put in as it is; also the key of a selector.
    Text(&'a str),
    /// A whole number, put in as digits; also chooses between one and many.
    Integer(i64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Argument::Text(text)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Argument::Text(text)
    }
}

impl From<i64> for Argument<'_> {
    fn from(number: i64) -> Self {
        Argument::Integer(number)
    }
}

impl From<u32> for Argument<'_> {
    fn from(number: u32) -> Self {
        Argument::Integer(number.into())
    }
}

/// The words of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The words of lists, cards, guides and the directory: read when one of them is first asked for.
    content: OnceLock<Option<FluentBundle<FluentResource>>>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Catalogue {
    /// Reads the embedded words. Fails only where this program was built with broken ones.
    pub fn load(language: Language) -> Result<Self> {
        let bundle = bundle(language, own()?)?;
        Ok(Catalogue { language, bundle, content: OnceLock::new() })
    }

    /// Reads the words of the content too, which otherwise waits for the first use. Fails only where this program was
    /// built with broken ones.
    pub fn load_content(&self) -> Result<()> {
        self.content().map(drop).ok_or(Error::Internal("the words of the content do not parse"))
    }

    fn content(&self) -> Option<&FluentBundle<FluentResource>> {
        self.content
            .get_or_init(|| {
                packed::CONTENT_WORDS.text().ok().and_then(|words| bundle(self.language, [words]).ok())
            })
            .as_ref()
    }

    fn message(&self, id: &str) -> Option<(&FluentBundle<FluentResource>, FluentMessage<'_>)> {
        let of = |bundle: &'_ FluentBundle<FluentResource>| bundle.has_message(id);
        let bundle =
            if of(&self.bundle) { &self.bundle } else { self.content().filter(|bundle| of(bundle))? };
        Some((bundle, bundle.get_message(id)?))
    }

    /// The language of these words.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message with that id and a text of its own.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.message(id).is_some_and(|(_, message)| message.value().is_some())
    }

    /// Whether the message has that attribute.
    #[must_use]
    pub fn has_attribute(&self, id: &str, attribute: &str) -> bool {
        self.message(id).is_some_and(|(_, message)| message.get_attribute(attribute).is_some())
    }

    /// The text of a message; its id in angle brackets where there is none.
    #[must_use]
    pub fn text(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.render(id, None, arguments).map_or_else(|| format!("<{id}>"), |(text, _)| text)
    }

    /// The text of a message, or `otherwise` as it is where there is none: for the label of a term that only
    /// a newer version knows.
    #[must_use]
    pub fn text_or(&self, id: &str, otherwise: &str) -> String {
        if self.has(id) { self.text(id, &[]) } else { otherwise.to_owned() }
    }

    /// The text of an attribute of a message; `<id.attribute>` where there is none.
    #[must_use]
    pub fn attribute(&self, id: &str, attribute: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.render(id, Some(attribute), arguments)
            .map_or_else(|| format!("<{id}.{attribute}>"), |(text, _)| text)
    }

    /// The text, and what was missing when it was put together. An argument that was not given stands in the
    /// text by its name.
    fn render(
        &self,
        id: &str,
        attribute: Option<&str>,
        arguments: &[(&str, Argument<'_>)],
    ) -> Option<(String, Vec<FluentError>)> {
        let (bundle, message) = self.message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::with_capacity(arguments.len());
        for &(name, argument) in arguments {
            let value = match argument {
                Argument::Text(text) => FluentValue::from(text),
                Argument::Integer(number) => FluentValue::from(number),
            };
            values.set(name, value);
        }
        let mut missing = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut missing).into_owned();
        Some((self.language.wrapped(text), missing))
    }
}

/// The program's own words; those of the terminal are not in a library for a phone.
fn own() -> Result<Vec<String>> {
    let groups = [
        packed::WORDS,
        #[cfg(any(test, feature = "terminal"))]
        packed::TERMINAL_WORDS,
    ];
    groups.into_iter().map(|group| Ok(group.text()?)).collect()
}

fn bundle(
    language: Language,
    sources: impl IntoIterator<Item = String>,
) -> Result<FluentBundle<FluentResource>> {
    // The made-up languages are English too, with its plural rules.
    let tag: LanguageIdentifier =
        "en-GB".parse().map_err(|_| Error::Internal("the language tag of the catalogue"))?;
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_transform(language.transform());
    for source in sources {
        let resource = FluentResource::try_new(source)
            .map_err(|_| Error::Internal("a file of the catalogue does not parse"))?;
        bundle
            .add_resource(resource)
            .map_err(|_| Error::Internal("a message stands twice in the catalogue"))?;
    }
    Ok(bundle)
}

/// The id of every message of the content, with its attributes, as [`message_ids`] gives those of the program.
#[must_use]
pub fn content_ids() -> BTreeSet<String> {
    packed::CONTENT_WORDS.text().map(|words| ids_of(&words)).unwrap_or_default()
}

/// The id of every message, and `id.attribute` for every attribute, in order: to compare what is defined with
/// what is used.
#[must_use]
pub fn message_ids() -> BTreeSet<String> {
    own().unwrap_or_default().iter().flat_map(|words| ids_of(words)).collect()
}

/// The same of some files alone.
#[cfg(test)]
pub(crate) fn message_ids_of(files: &[&str]) -> BTreeSet<String> {
    let of: Vec<_> = SOURCES.iter().filter(|(name, _)| files.contains(name)).collect();
    assert_eq!(of.len(), files.len(), "every one of {files:?} is a file");
    of.into_iter().flat_map(|(_, words)| ids_of(words)).collect()
}

fn ids_of(words: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut message = "";
    for line in words.lines() {
        let Some((name, _)) = line.split_once('=') else {
            continue;
        };
        // In Fluent a message begins in the first column, and an indented dot begins an attribute.
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            message = name.trim_end();
            ids.insert(message.to_owned());
        } else if let Some(attribute) = name.trim().strip_prefix('.') {
            ids.insert(format!("{message}.{attribute}"));
        }
    }
    ids
}

#[cfg(test)]
mod tests;
