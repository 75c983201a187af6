//! A phone's library holds no words of the terminal: what it says stands in a file that it has.

use std::collections::BTreeSet;

use alongside_tests::tree::File;

use super::{example, files, line_at, none, texts};

/// Files that only the terminal has, by the beginnings of their names, as `core/build` leaves them out.
const TERMINAL: &[&str] = &[
    "core/content/words/en/cli",
    "core/content/words/en/patterns",
    "core/content/words/en/report",
    "core/content/words/en/simulate",
];
/// Code that only the terminal and tests reach.
const TERMINAL_CODE: &[&str] = &[
    "core/src/simulation/",
    "core/src/content/check/",
    "core/src/patterns/",
    "core/src/report/",
    "core/src/say/patterns.rs",
];

/// The ids that stand in a file of the terminal and in no other.
fn of_the_terminal(files: &[File]) -> BTreeSet<&str> {
    let ids = |terminal: bool| {
        texts(files, &["core/content/words/"], ".ftl")
            .filter(move |(path, _)| TERMINAL.iter().any(|begin| path.starts_with(begin)) == terminal)
            .flat_map(|(_, text)| text.lines())
            .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
            .collect::<BTreeSet<_>>()
    };
    ids(true).difference(&ids(false)).copied().collect()
}

fn violations(files: &[File]) -> Vec<String> {
    let terminal = of_the_terminal(files);
    let mut wrong = Vec::new();
    for (path, text) in texts(files, &["bindings/mobile/src/", "core/src/"], ".rs") {
        if path.contains("tests") || TERMINAL_CODE.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let mut at = 0;
        for piece in text.split('"') {
            if terminal.contains(piece) {
                wrong.push(format!(
                    "{path}:{}: `{piece}` stands among the words of the terminal",
                    line_at(text, at)
                ));
            }
            at += piece.len() + 1;
        }
    }
    wrong
}

#[test]
fn what_a_phone_says_is_not_among_the_words_of_the_terminal() {
    assert!(of_the_terminal(files()).len() > 50);
    none(&violations(files()));
}

#[test]
fn a_word_of_the_terminal_on_a_screen_is_found() {
    let files = [
        example("core/content/words/en/cli-a.ftl", "only = Only here.\nboth = Here."),
        example("core/content/words/en/a.ftl", "both = And here."),
        example("bindings/mobile/src/a.rs", "fn a() {\n    text(\"only\");\n    text(\"both\");\n}"),
        example("core/src/simulation/a.rs", "text(\"only\")"),
    ];
    assert_eq!(
        violations(&files),
        ["bindings/mobile/src/a.rs:2: `only` stands among the words of the terminal"]
    );
}
