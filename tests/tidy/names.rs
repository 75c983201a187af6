//! A name says what is inside. These say nothing, so everything ends up in them.

use alongside_tests::tree::File;

use super::{example, files, none, source};

const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc"];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    // Content is named after what people say, and a helper there is a person.
    for file in files.iter().filter(|file| !file.path.starts_with("core/content/")) {
        for part in file.path.split('/') {
            let stem = part.trim_start_matches('.').split('.').next().unwrap_or_default().to_lowercase();
            if EMPTY_NAMES.contains(&stem.as_str()) {
                wrong.push(format!("{}: `{part}` says nothing about what is inside", file.path));
            }
        }
        if source::is_rust(&file.path)
            && let Some(text) = &file.text
        {
            for pair in source::tokens(text).windows(2) {
                if pair[0].text == "mod" && EMPTY_NAMES.contains(&pair[1].text) {
                    wrong.push(format!("{}:{}: module `{}`", file.path, pair[1].line, pair[1].text));
                }
            }
        }
    }
    wrong
}

#[test]
fn no_name_is_empty() {
    none(&violations(files()));
}

#[test]
fn empty_names_are_refused() {
    for path in ["core/src/utils.rs", "core/src/common/mod.rs", "ios/Helpers.swift", "tests/misc/a.json"] {
        assert_eq!(violations(&[example(path, "")]).len(), 1, "{path}");
    }
    assert_eq!(violations(&[example("core/src/lib.rs", "mod a { mod helper { } }")]).len(), 1);
    assert!(violations(&[example("core/src/utility_bills.rs", "mod commons;")]).is_empty());
}
