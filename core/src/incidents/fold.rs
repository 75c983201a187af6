//! Folding of text for search: `Café` and `CAFE` become the same.

use crate::letters::{Form, decompose, is_mark};

/// Appends `text` folded: compatibility decomposition, marks removed, lower case; curly quotation marks become
/// straight ones, since keyboards make them without being asked. Letter by letter, so a part of a text folds to
/// a part of the folded text.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.reserve(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (plain, behind) = rest.split_at(ascii);
        let start = folded.len();
        folded.push_str(plain);
        if let Some(new) = folded.get_mut(start..) {
            new.make_ascii_lowercase();
        }
        let mut letters = behind.chars();
        if let Some(letter) = letters.next() {
            fold_letter(letter, folded);
        }
        rest = letters.as_str();
    }
}

fn fold_letter(letter: char, folded: &mut String) {
    decompose(letter, Form::Compatible, &mut |part| {
        if is_mark(part) {
            return;
        }
        match part {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            '‘' | '’' | '‛' | 'ʼ' => folded.push('\''),
            '“' | '”' | '‟' => folded.push('"'),
            part => folded.extend(part.to_lowercase().filter(|lower| !is_mark(*lower))),
        }
    });
}

/// `text` folded.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type_differently_folds_alike() {
        for (one, other) in [
            ("Café", "CAFE\u{301}"),
            ("don’t", "DON'T"),
            ("Straße", "STRASSE"),
            ("ΟΔΟΣ", "οδος"),
            ("ﬁle", "file"),
            ("Ｈｅｌｌｏ", "hello"),
            ("Łódź", "łodz"),
            ("مُحَمَّد", "محمد"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn every_letter_folds_to_itself_the_second_time() {
        for letter in '\0'..=char::MAX {
            let once = fold(letter.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn parts_fold_to_parts(left in "\\PC{0,20}", right in "\\PC{0,20}") {
            prop_assert_eq!(fold(&format!("{left}{right}")), fold(&left) + &fold(&right));
        }
    }
}
