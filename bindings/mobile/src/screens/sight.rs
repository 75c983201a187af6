//! What a view is drawn from. Nothing here changes anything.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use alongside_core::Error;
use alongside_core::say::Say;
use alongside_core::session::Unlocked;
use alongside_core::time::Reading;
use alongside_core::vault::Face;
use alongside_core::words::{Argument, Catalogue, ErrorWords};

use super::checkin::Known;
use super::shelf::Shelf;
use super::watching::Plans;
use super::{Action, ActionView, Field, FieldView, Permission, PhoneFacts, Problem};

/// Texts of fields that were handed over and not yet saved.
pub(crate) type Typed = BTreeMap<Field, Zeroizing<String>>;

/// Rest after the last keystroke after which a text is handed over.
const HAND_OVER_AFTER_MS: i64 = 1_000;

/// What a view is drawn from.
pub(crate) struct Sight<'a> {
    /// Words, in the reader's language, zone and hours.
    pub(crate) say: Say<'a>,
    /// Lists, cards, guides, the directory.
    pub(crate) shelf: &'a Shelf,
    /// The clocks.
    pub(crate) reading: Reading,
    /// What is known before unlock.
    pub(crate) face: &'a Face,
    /// What the phone said of itself.
    pub(crate) facts: &'a PhoneFacts,
    /// What it refused for good.
    pub(crate) refused: &'a [Permission],
    /// Texts that were handed over and not yet saved.
    pub(crate) typed: &'a Typed,
    /// What went wrong with the last act, for the page in front.
    pub(crate) problem: Option<&'a Problem>,
    /// The record, where it is open.
    pub(crate) record: Option<&'a Unlocked>,
    /// What was last known of the check-ins.
    pub(crate) known: &'a Known,
    /// What was last known of the plans that are held for friends.
    pub(crate) plans: &'a Plans,
}

impl<'a> Sight<'a> {
    pub(crate) fn words(&self) -> &'a Catalogue {
        self.say.words()
    }

    /// A message.
    pub(crate) fn text(&self, id: &str) -> String {
        self.words().text(id, &[])
    }

    /// A message with what is put into it.
    pub(crate) fn with(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.words().text(id, arguments)
    }

    /// The record; `Locked` where it is shut.
    pub(crate) fn open(&self) -> alongside_core::Result<&'a Unlocked> {
        self.record.ok_or(Error::Locked)
    }

    /// The main action of a page, by its message.
    pub(crate) fn main(&self, action: Action, id: &str) -> ActionView {
        ActionView::main(action, self.text(id))
    }

    /// A quiet action, by its message.
    pub(crate) fn quiet(&self, action: Action, id: &str) -> ActionView {
        ActionView::quiet(action, self.text(id))
    }

    /// The text of a field as it was handed over.
    pub(crate) fn typed(&self, field: Field) -> &'a str {
        self.typed.get(&field).map_or("", |text| text.as_str())
    }

    /// A field to type in: `id` labels it, `id.hint` stands below it where there is one.
    pub(crate) fn field(&self, field: Field, id: &str, limit_chars: usize, lines: u32) -> FieldView {
        let hint = self.words().has_attribute(id, "hint").then(|| self.words().attribute(id, "hint", &[]));
        FieldView {
            field,
            label: self.text(id),
            hint,
            text: self.typed(field).to_owned(),
            limit_chars: u32::try_from(limit_chars).unwrap_or(u32::MAX),
            lines,
            sensitive: true,
            hand_over_after_ms: HAND_OVER_AFTER_MS,
            problem: None,
        }
    }

    /// A field whose text comes with its action, as bytes.
    pub(crate) fn secret_field(&self, field: Field, id: &str, limit_chars: usize) -> FieldView {
        FieldView { text: String::new(), hand_over_after_ms: 0, ..self.field(field, id, limit_chars, 1) }
    }

    /// What went wrong, for the place where it happened.
    pub(crate) fn problem(&self) -> Option<Problem> {
        self.problem.cloned()
    }
}

/// An error in words.
pub(crate) fn problem(words: &Catalogue, error: &Error) -> Problem {
    let ErrorWords { code, what, kept, next } = words.error(error);
    Problem { code: code.as_str().to_owned(), what, kept, next }
}
