//! How hard a text is to read: the grade of Flesch and Kincaid, counted by our own rules.
//!
//! The grade is `0.39 x words per sentence + 11.8 x syllables per word - 15.59`, about the years at school after which
//! a text reads easily. It is a tool for those who write content; nobody who uses the app meets it.
//!
//! - A sentence ends at `.`, `?`, `:` or `;` before a space, a quote or the end of the text. A text that ends without
//!   such a sign ends its sentence there, so that a title and a paragraph never run together.
//! - A word is what stands between spaces, hyphens, dashes and slashes and has a letter or digit in it.
//! - Syllables are groups of the vowels a, e, i, o, u and y. A silent ending does not count: `e` (but not after a
//!   consonant and `l`, as in "table"), `ed` (but not after t, d or a vowel) and `es` (but not after s, x, z, ch, sh, c,
//!   g or a vowel). A word has one syllable at least. A word with a digit in it counts as one.
//! - A fact that is put into a sentence counts as one word of one syllable.

/// A screen reads at this grade or below.
pub const GRADE_MAX: f64 = 7.0;

/// What was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Sentences.
    pub sentences: u32,
    /// Words.
    pub words: u32,
    /// Syllables.
    pub syllables: u32,
}

impl Count {
    /// Counts the texts of one screen. A word that has `except` in it counts as one syllable: to see whether that word
    /// alone makes the screen hard.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>, except: Option<&str>) -> Self {
        let except = except.map(str::to_lowercase);
        let mut count = Count::default();
        for text in texts {
            for sentence in sentences(&without_slots(text)) {
                let mut words = words(&sentence).peekable();
                if words.peek().is_some() {
                    count.sentences += 1;
                }
                for word in words {
                    count.words += 1;
                    let excepted = except.as_ref().is_some_and(|one| word.to_lowercase().contains(one));
                    count.syllables += if excepted { 1 } else { syllables(word) };
                }
            }
        }
        count
    }

    /// The grade; nothing counted is the easiest there is.
    #[must_use]
    pub fn grade(self) -> f64 {
        if self.words == 0 || self.sentences == 0 {
            return 0.0;
        }
        let (sentences, words) = (f64::from(self.sentences), f64::from(self.words));
        0.39 * words / sentences + 11.8 * f64::from(self.syllables) / words - 15.59
    }
}

/// The text with `1` for every `{ $name }`.
fn without_slots(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, slot)) = rest.split_once("{ $") {
        plain.push_str(before);
        match slot.split_once(" }") {
            Some((_, after)) => {
                plain.push('1');
                rest = after;
            }
            None => rest = slot,
        }
    }
    plain.push_str(rest);
    plain
}

fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let ends = ".?:;".contains(sign)
            && signs.peek().is_none_or(|next| next.is_whitespace() || "\"”’'".contains(*next));
        if ends {
            signs.next();
            all.push(String::new());
        } else if let Some(last) = all.last_mut() {
            last.push(sign);
        }
    }
    all
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let between = |sign: char| sign.is_whitespace() || "–/-".contains(sign);
    sentence.split(between).filter(|word| word.contains(|sign: char| sign.is_ascii_alphanumeric()))
}

/// The syllables of a word.
#[must_use]
pub fn syllables(word: &str) -> u32 {
    if word.contains(char::is_numeric) {
        return 1;
    }
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    if word.is_empty() {
        return 0;
    }
    let vowel = |sign: char| "aeiouy".contains(sign);
    let mut groups = 0;
    let mut inside = false;
    for sign in word.chars() {
        groups += u32::from(vowel(sign) && !inside);
        inside = vowel(sign);
    }
    let before = |ending: &str| word.strip_suffix(ending).and_then(|stem| stem.chars().next_back());
    let silent = if word.ends_with('e') {
        // "table" has its second syllable in "le"; "whole" has not.
        !(word.ends_with("le") && before("le").is_some_and(|sign| !vowel(sign)))
    } else if word.ends_with("ed") && word.len() > 3 {
        before("ed").is_some_and(|sign| !"td".contains(sign) && !vowel(sign))
    } else if word.ends_with("es") && word.len() > 3 {
        let hisses = ["s", "x", "z", "ch", "sh", "c", "g"];
        !hisses.iter().any(|end| word.strip_suffix("es").is_some_and(|stem| stem.ends_with(end)))
            && before("es").is_some_and(|sign| !vowel(sign))
    } else {
        false
    };
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}

/// The words of a screen with the most syllables, for whoever has to write it again.
#[must_use]
pub fn longest<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        let plain = without_slots(text);
        for word in words(&plain) {
            let word = word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
            if syllables(&word) > 2 && !all.contains(&word) {
                all.push(word);
            }
        }
    }
    all.sort_by_key(|word| std::cmp::Reverse(syllables(word)));
    all.truncate(6);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_groups_of_vowels_without_silent_endings() {
        for (word, count) in [
            ("phone", 1),
            ("table", 2),
            ("whole", 1),
            ("asked", 1),
            ("wanted", 2),
            ("needed", 2),
            ("used", 1),
            ("takes", 1),
            ("watches", 2),
            ("pages", 2),
            ("messages", 3),
            ("they", 1),
            ("police", 2),
            ("harassment", 3),
            ("the", 1),
            ("be", 1),
            ("SIM", 1),
            ("0808", 1),
            ("it's", 1),
            ("university", 5),
            ("", 0),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn sentences_and_words_are_counted_as_documented() {
        let of = |text: &str| Count::of([text], None);
        assert_eq!(of("You can stop. You can go on"), Count { sentences: 2, words: 7, syllables: 7 });
        assert_eq!(of("Call { $number } now."), Count { sentences: 1, words: 3, syllables: 3 });
        assert_eq!(of("Open gov.uk at 9:30"), Count { sentences: 1, words: 4, syllables: 6 });
        assert_eq!(of("A well-known one"), Count { sentences: 1, words: 4, syllables: 4 });
        assert_eq!(of("They said \"stop.\" It went on."), Count { sentences: 2, words: 6, syllables: 6 });
        assert_eq!(Count::of(["A title", "A text."], None).sentences, 2);
        assert_eq!(of(" . - ").words, 0);
    }

    #[test]
    fn the_grade_is_the_formula() {
        let count = Count { sentences: 2, words: 20, syllables: 26 };
        assert!((count.grade() - (0.39 * 10.0 + 11.8 * 1.3 - 15.59)).abs() < 1e-9);
        assert!(Count::default().grade().abs() < f64::EPSILON);
        let hard = "Notwithstanding institutional responsibilities, organisations individually evaluate.";
        assert!(Count::of([hard], None).grade() > GRADE_MAX);
        assert!(Count::of(["You can look at it. You can do it later."], None).grade() < GRADE_MAX);
    }

    #[test]
    fn one_word_can_be_left_out_of_the_count() {
        let text = "A non-molestation order is one way.";
        let (all, without) = (Count::of([text], None), Count::of([text], Some("molestation")));
        assert_eq!(all.syllables - without.syllables, 3);
        assert_eq!(longest(["An institutional text for you."]), ["institutional"]);
    }
}
