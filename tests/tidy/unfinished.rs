//! Nothing is left for later, and no test is switched off.

use alongside_tests::tree::File;

use super::{example, files, line_at, none, word_positions};

/// In halves, so that this file keeps its own rule.
const MARKS: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("X", "XX"),
    concat!("to", "do!"),
    concat!("unimpl", "emented!"),
    concat!("#[ign", "ore"),
    concat!("#[cfg_attr(miri, ign", "ore"),
    concat!("XCT", "Skip"),
    concat!("@Ign", "ore"),
    concat!("@Dis", "abled"),
];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| file.path != "Cargo.lock") {
        let Some(text) = &file.text else { continue };
        for mark in MARKS {
            for position in word_positions(text, mark) {
                wrong.push(format!("{}:{}: `{mark}`", file.path, line_at(text, position)));
            }
        }
    }
    wrong
}

#[test]
fn nothing_is_left_for_later() {
    none(&violations(files()));
}

#[test]
fn every_mark_is_refused() {
    for mark in MARKS {
        let text = format!("one\n    {mark} x\n");
        let wrong = violations(&[example("core/src/a.rs", &text)]);
        assert!(wrong.iter().any(|line| line.starts_with("core/src/a.rs:2:")), "{mark}: {wrong:?}");
    }
    let reason = format!("{} = \"slow\"]", MARKS[5]);
    assert_eq!(violations(&[example("tests/a.rs", &reason)]).len(), 1);
    assert!(violations(&[example("a.sh", "mktemp XXXXXX; Mastodon; autodoc")]).is_empty());
}
