//! Every question that is put to a person is one of ours, and stands on a list that somebody has read.
//!
//! Services have sets of screening questions that belong to them. None of those is held here, not even to compare with:
//! the list of our own is what a reviewer reads, and a question that is not on it is not asked.

use std::collections::BTreeSet;

use alongside_tests::tree;

use super::none;

/// Message, or `message.attribute`, of every text with a question in it, in all words of the program.
fn asked() -> BTreeSet<String> {
    let words = tree::files()
        .into_iter()
        .filter(|file| file.path.starts_with("core/content/words/en/") && file.path.ends_with(".ftl"));
    words.flat_map(|file| asks(&file.text.unwrap_or_default())).collect()
}

/// The texts of one file that ask something.
fn asks(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let (mut message, mut attribute) = ("", None);
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let (name, text) = line.split_once('=').unwrap_or(("", line));
        if line.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            (message, attribute) = (name.trim_end(), None);
        } else if let Some(named) = name.trim().strip_prefix('.') {
            attribute = Some(named);
        }
        if is_question(text) {
            found.insert(attribute.map_or_else(|| message.to_owned(), |named| format!("{message}.{named}")));
        }
    }
    found
}

/// A question mark, or one of another script, that ends a sentence: before a space, a quote, a bracket or the end.
fn is_question(text: &str) -> bool {
    let marks = ['?', '\u{61f}', '\u{37e}', '\u{ff1f}', '\u{203d}'];
    let mut rest = text;
    while let Some(at) = rest.find(marks) {
        let after = rest[at..].chars().nth(1);
        if after.is_none_or(|sign| !sign.is_alphanumeric()) {
            return true;
        }
        rest = &rest[at + rest[at..].chars().next().map_or(1, char::len_utf8)..];
    }
    false
}

#[test]
fn every_question_stands_on_the_list_and_the_list_holds_no_other() {
    let list = include_str!("questions.txt");
    let ids: Vec<&str> = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let listed: BTreeSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    assert_eq!(listed.len(), ids.len(), "an id stands twice");
    let asked = asked();
    let new = asked.difference(&listed).map(|id| format!("{id} asks something and is not on the list"));
    let gone = listed.difference(&asked).map(|id| format!("{id} is on the list and asks nothing"));
    none(new.chain(gone));
}

#[test]
fn a_question_is_found_wherever_it_stands() {
    let source = "# Who?\na = Who is it?\nb =\n    .ask = Where? Say it.\n    .text = No question.\nc = { $count ->\n    [one] One?\n   *[other] Many\n}\nd = \"Why?\" he asked\ne = a?b=c\n";
    assert_eq!(asks(source), ["a", "b.ask", "c", "d"].map(String::from).into());
    assert!(is_question("so\u{61f}") && is_question("why?)") && !is_question("a?b"));
}
