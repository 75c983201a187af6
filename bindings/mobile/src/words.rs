//! Words outside a view: what a code means, and what the phone itself shows.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::said;
use alongside_core::limits;
use alongside_core::words::{Argument, Catalogue, Language, error_message};

use crate::ErrorCode;

/// Which part of what is said about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum WordPart {
    /// What happened.
    What,
    /// That nothing was lost, or what still stands. Empty where nothing true can be said.
    Kept,
    /// What can be done.
    Next,
}

/// A value that is put into a text.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum WordValue {
    /// Text, as it is; also chooses between forms of words.
    Text {
        /// The text.
        text: String,
    },
    /// A whole number, as digits; also chooses between one and many.
    Number {
        /// The number.
        number: i64,
    },
}

/// One of the values that are put into a text.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct WordArgument {
    /// Its name in the catalogue.
    pub name: String,
    /// What is put in.
    pub value: WordValue,
}

/// One variant for each error code, in its order, and what the phone shows outside the app.
macro_rules! word_codes {
    ($($text:tt $variant:ident,)*) => {
        /// What there are words for outside a view.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
        pub enum WordCode {
            $(#[doc = $text]
            $variant {
                /// Which part.
                part: WordPart,
            },)*
            /// The text of a reminder. Its argument `word` is the word she chose, or `ReminderWord`.
            Reminder,
            /// The neutral word of a reminder, where she chose none.
            ReminderWord,
            /// What the phone's settings call the reminders that ring. As neutral as the other.
            RingWord,
            /// What is spoken for the arrow that leads back.
            Back,
            /// A picture of the page in front was taken, on a phone that says so afterwards alone.
            Pictured,
        }

        impl WordCode {
            /// A part of what is said about an error.
            #[must_use]
            pub fn of(code: ErrorCode, part: WordPart) -> Self {
                match code { $(ErrorCode::$variant => WordCode::$variant { part },)* }
            }

            /// The error and the part of it, where it is one.
            fn error(self) -> Option<(ErrorCode, WordPart)> {
                match self {
                    $(WordCode::$variant { part } => Some((ErrorCode::$variant, part)),)*
                    WordCode::Reminder | WordCode::ReminderWord | WordCode::RingWord | WordCode::Back | WordCode::Pictured => {
                        None
                    }
                }
            }
        }
    };
}

crate::error::for_every_code!(word_codes);

/// The words for `code`, in the language of that BCP 47 tag; English where the catalogue does not hold it.
///
/// Arguments that the text has no place for are left out; one that is missing stands in it by its name.
#[uniffi::export]
#[must_use]
pub fn words(code: WordCode, arguments: Vec<WordArgument>, language: String) -> String {
    let Ok(catalogue) = Catalogue::load(Language::from_tag(&language).unwrap_or_default()) else {
        return String::new();
    };
    let arguments: Vec<(&str, Argument<'_>)> = arguments
        .iter()
        .take(limits::LIST_MAX_ITEMS)
        .map(|argument| {
            let value = match &argument.value {
                WordValue::Text { text } => Argument::Text(text),
                WordValue::Number { number } => Argument::Integer(*number),
            };
            (argument.name.as_str(), value)
        })
        .collect();
    let Some((error, part)) = code.error() else {
        let id = match code {
            WordCode::Reminder => said::REMINDER,
            WordCode::RingWord => said::RING_WORD,
            WordCode::Back => "screen-back",
            WordCode::Pictured => "screen-pictured",
            _ => said::REMINDER_WORD,
        };
        return catalogue.text(id, &arguments);
    };
    let id = error_message(error.into());
    match part {
        WordPart::What => catalogue.text(&id, &arguments),
        WordPart::Kept if !catalogue.has_attribute(&id, "kept") => String::new(),
        WordPart::Kept => catalogue.attribute(&id, "kept", &arguments),
        WordPart::Next => catalogue.attribute(&id, "next", &arguments),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Vec<WordArgument> {
        let text = |name: &str, text: &str| WordArgument {
            name: name.to_owned(),
            value: WordValue::Text { text: text.to_owned() },
        };
        let wait = WordArgument { name: "wait".to_owned(), value: WordValue::Number { number: 40 } };
        vec![text("part", "row"), text("field", "title"), text("refusal", "empty"), wait]
    }

    #[test]
    fn every_code_has_each_part_that_the_catalogue_holds() {
        let catalogue = Catalogue::load(Language::En).expect("loads");
        for code in ErrorCode::ALL.iter().copied() {
            let id = error_message(code.into());
            for (part, attribute) in
                [(WordPart::What, None), (WordPart::Kept, Some("kept")), (WordPart::Next, Some("next"))]
            {
                let text = words(WordCode::of(code, part), given(), "en-GB".to_owned());
                let there = attribute.is_none_or(|attribute| catalogue.has_attribute(&id, attribute));
                assert_eq!(text.is_empty(), !there, "{code:?} {part:?}: {text}");
                assert!(part == WordPart::Kept || there, "{code:?} says nothing of {part:?}");
                assert!(!text.contains(['<', '{', '$']), "{code:?} {part:?}: {text}");
            }
        }
    }

    #[test]
    fn a_value_is_put_in_and_counts() {
        let wait = |number| {
            let argument = WordArgument { name: "wait".to_owned(), value: WordValue::Number { number } };
            words(WordCode::Throttled { part: WordPart::What }, vec![argument], "en".to_owned())
        };
        assert!(wait(40).contains("40 seconds"), "{}", wait(40));
        assert!(wait(1).contains("one second"), "{}", wait(1));
    }

    #[test]
    fn a_reminder_has_her_word_or_the_neutral_one() {
        let word = words(WordCode::ReminderWord, Vec::new(), "xx".to_owned());
        assert_eq!(word, "Reminder");
        assert_eq!(words(WordCode::RingWord, Vec::new(), "en".to_owned()), "Loud reminder");
        assert_eq!(words(WordCode::Back, Vec::new(), "en".to_owned()), "Back");
        let value = WordValue::Text { text: word };
        let argument = WordArgument { name: "word".to_owned(), value };
        let text = words(WordCode::Reminder, vec![argument], "en".to_owned());
        assert_eq!(text, "Reminder. Tap to open.");
        assert_ne!(words(WordCode::Reminder, Vec::new(), "x-long".to_owned()), text);
    }
}
