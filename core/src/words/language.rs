//! The languages of the catalogue, and two made-up ones that show where a screen breaks.

use std::borrow::Cow;

/// What [`Language::Long`] adds to each word, in hundredths of its length.
const LONGER_PERCENT: usize = 40;

const RIGHT_TO_LEFT_OVERRIDE: char = '\u{202E}';
const POP_DIRECTION: char = '\u{202C}';
const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const POP_ISOLATE: char = '\u{2069}';

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English, as it is written in the United Kingdom.
    #[default]
    En,
    /// English with every word lengthened, to find what is cut off. For tests; never offered.
    Long,
    /// English drawn from right to left, to find what does not turn round. For tests; never offered.
    Rtl,
}

impl Language {
    /// The languages that may be offered to a person.
    pub const OFFERED: &[Language] = &[Language::En];
    /// All of them, the made-up ones too.
    pub const ALL: &[Language] = &[Language::En, Language::Long, Language::Rtl];

    /// The tag of the language: `en`, `x-long`, `x-rtl`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Long => "x-long",
            Language::Rtl => "x-rtl",
        }
    }

    /// The language of a tag, with or without a region; nothing where the catalogue does not hold it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "x-long" => Some(Language::Long),
            "x-rtl" => Some(Language::Rtl),
            _ => {
                let (primary, _) = tag.split_once(['-', '_']).unwrap_or((tag, ""));
                primary.eq_ignore_ascii_case("en").then_some(Language::En)
            }
        }
    }

    /// Whether a page of this language begins on the right.
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        self == Language::Rtl
    }

    /// What is done with the written parts of each message; what is put into it stays as it is.
    pub(super) fn transform(self) -> Option<fn(&str) -> Cow<'_, str>> {
        match self {
            Language::En => None,
            Language::Long => Some(lengthened),
            Language::Rtl => Some(mirrored),
        }
    }

    /// What is done with a whole message.
    pub(super) fn wrapped(self, text: String) -> String {
        match self {
            Language::En | Language::Long => text,
            Language::Rtl => format!("{RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}"),
        }
    }
}

/// Each word that has a vowel, made longer by saying its vowels again.
fn lengthened(text: &str) -> Cow<'_, str> {
    each_word(text, |word, out| {
        let vowels = word.chars().filter(|&c| is_vowel(c)).count();
        let more = (word.chars().count() * LONGER_PERCENT).div_ceil(100);
        let mut passed = 0;
        for c in word.chars() {
            out.push(c);
            if is_vowel(c) {
                // The share of this vowel, so that all shares together are `more`.
                let share = more * (passed + 1) / vowels - more * passed / vowels;
                out.extend(std::iter::repeat_n(c.to_ascii_lowercase(), share));
                passed += 1;
            }
        }
    })
}

/// Each word, drawn from right to left.
fn mirrored(text: &str) -> Cow<'_, str> {
    each_word(text, |word, out| {
        out.push(RIGHT_TO_LEFT_OVERRIDE);
        out.push_str(word);
        out.push(POP_DIRECTION);
    })
}

fn is_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Passes each run of letters to `change`; everything else stays.
fn each_word(text: &str, change: impl Fn(&str, &mut String)) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(begin) = rest.find(char::is_alphabetic) {
        let (before, from_word) = rest.split_at(begin);
        let end = from_word.find(|c: char| !c.is_alphabetic()).unwrap_or(from_word.len());
        let (word, after) = from_word.split_at(end);
        out.push_str(before);
        change(word, &mut out);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language() {
        for &language in Language::ALL {
            assert_eq!(Language::from_tag(language.as_str()), Some(language));
        }
        assert_eq!(Language::from_tag("en-GB"), Some(Language::En));
        assert_eq!(Language::from_tag("EN_us"), Some(Language::En));
        assert_eq!(Language::from_tag("cy"), None);
        assert_eq!(Language::from_tag("enx"), None);
        assert_eq!(Language::from_tag(""), None);
        assert_eq!(Language::OFFERED, [Language::En]);
    }

    #[test]
    fn long_words_are_longer_by_two_fifths() {
        assert_eq!(lengthened("What happened, 999"), "Whaaat haappeeneeed, 999");
        assert_eq!(lengthened("café QR"), "caaafé QR");
        assert_eq!(lengthened(""), "");
    }

    #[test]
    fn mirrored_words_close_what_they_open() {
        assert_eq!(mirrored("a b, 1"), "\u{202E}a\u{202C} \u{202E}b\u{202C}, 1");
        assert_eq!(Language::Rtl.wrapped("x".into()), "\u{2067}x\u{2069}");
    }
}
