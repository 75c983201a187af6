//! The pages of both apps hold no sentence and no measure: words come from the core, and numbers of layout and motion stand
//! in the tokens.

use alongside_tests::tree::File;

use super::{example, files, none, texts};

/// The pages, how their files end, and the folder of tokens among them.
const PAGES: [(&[&str], &str, &str); 2] = [
    (&["ios/Sources/AppUI/"], ".swift", "/Theme/"),
    (&["android/app/src/main/kotlin/app/field/notes/ui/"], ".kt", "/theme/"),
];
/// What a measure stands behind in Swift. Nothing is measured by 0.
const BEFORE: &[&str] = &[
    ".padding(",
    "spacing: ",
    "cornerRadius: ",
    "lineWidth: ",
    "duration: ",
    "minWidth: ",
    "minHeight: ",
    "maxWidth: ",
    "maxHeight: ",
    "minLength: ",
    "minimumDistance: ",
    "minimumDuration: ",
    "maximumDistance: ",
];
/// What a measure stands in front of in Kotlin.
const BEHIND: &[&str] = &[".dp", ".sp"];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (folders, ending, theme) in PAGES {
        for (path, text) in texts(files, folders, ending) {
            for (at, line) in text.lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                if code.trim_start().starts_with(['*', '/']) || path.contains(theme) {
                    continue;
                }
                // Every second piece stands between quotation marks.
                if code.split('"').skip(1).step_by(2).any(is_sentence) {
                    wrong.push(format!("{path}:{}: words come from the core", at + 1));
                }
                let follows = |before: &&str| {
                    code.match_indices(*before).any(|(at, _)| {
                        code[at + before.len()..].starts_with(|letter: char| ('1'..='9').contains(&letter))
                    })
                };
                let leads = |behind: &&str| {
                    code.match_indices(*behind)
                        .any(|(at, _)| code[..at].ends_with(|letter: char| letter.is_ascii_digit()))
                };
                if BEFORE.iter().any(follows) || BEHIND.iter().any(leads) {
                    wrong.push(format!("{path}:{}: a measure stands in the tokens", at + 1));
                }
            }
        }
    }
    wrong
}

/// Whether somebody might read it: two words beside each other.
fn is_sentence(text: &str) -> bool {
    let words: Vec<_> = text.split(' ').collect();
    words
        .windows(2)
        .any(|two| two.iter().all(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1))
}

#[test]
fn pages_hold_neither_words_nor_measures() {
    none(&violations(files()));
}

#[test]
fn a_word_or_a_measure_on_a_page_is_found() {
    let found = |path: &str, line: &str| violations(&[example(path, line)]).len();
    for line in ["Text(\"Leave now\")", ".padding(8)", "VStack(spacing: 12) {", ".linear(duration: 1.2)"] {
        assert_eq!(found("ios/Sources/AppUI/Parts/A.swift", line), 1, "{line}");
    }
    for line in ["Text(\"Leave now\")", "Modifier.padding(8.dp)"] {
        assert_eq!(found("android/app/src/main/kotlin/app/field/notes/ui/parts/A.kt", line), 1, "{line}");
    }
    for line in ["// \"Leave now\"", "VStack(spacing: 0) {", "Sign(\"info.circle\")", ".padding(Tokens.step)"]
    {
        assert_eq!(found("ios/Sources/AppUI/Parts/A.swift", line), 0, "{line}");
    }
}
