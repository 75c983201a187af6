//! Words that promise what no app can keep. Somebody's safety may hang on believing them.

use alongside_tests::tree::File;

use super::{example, files, none};

/// In lower case, with plain spaces for hyphens and line breaks.
const PROMISES: &[&str] =
    &["unhackable", "guaranteed", "court proof", "100% secure", "military grade", "bulletproof"];

/// What people read: the words, the documents, the read-me files.
fn is_read_by_people(path: &str) -> bool {
    path.starts_with("core/content/") || path.starts_with("core/docs/") || path.ends_with("README.md")
}

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| is_read_by_people(&file.path)) {
        let Some(text) = &file.text else { continue };
        let text = text.to_lowercase().replace(['-', '\u{2010}', '\u{2011}'], " ").replace(" %", "%");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for promise in PROMISES.iter().filter(|promise| text.contains(**promise)) {
            wrong.push(format!("{}: \"{promise}\"", file.path));
        }
    }
    wrong
}

#[test]
fn nothing_is_promised_that_can_not_be_kept() {
    none(&violations(files()));
}

#[test]
fn every_promise_is_refused() {
    for promise in PROMISES {
        assert_eq!(violations(&[example("README.md", &format!("It is {promise}."))]).len(), 1, "{promise}");
    }
    assert_eq!(violations(&[example("core/content/words/en/a.ftl", "a = Military-\n  Grade")]).len(), 1);
    assert_eq!(violations(&[example("core/docs/threats.md", "100 % secure")]).len(), 1);
    assert!(violations(&[example("core/docs/threats.md", "No phone is safe from its owner.")]).is_empty());
}
