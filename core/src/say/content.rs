//! Puts into words what stands beside all content: who has checked it, where it comes from, what it leads to.

use std::collections::BTreeSet;

use crate::checklists::Lists;
use crate::content::{Fact, Grade, Link, NOT_REVIEWED, Sources, arguments};
use crate::directory::Directory;
use crate::words::Catalogue;

/// More than a handful is not a next step any more.
const LEADS_MAX: usize = 7;

/// Who has checked it; until somebody has, that nobody has and when its sources were read.
#[must_use]
pub fn reviewed(words: &Catalogue, sources: &Sources, reviewed_by: &str) -> String {
    if reviewed_by == NOT_REVIEWED {
        words.text("content-not-reviewed", &[("read", (&sources.read).into())])
    } else {
        words.text("content-reviewed", &[("who", reviewed_by.into())])
    }
}

/// A source with its date, which is that of the source itself where none is given, and how well it is known.
#[must_use]
pub fn source(
    words: &Catalogue,
    sources: &Sources,
    code: &str,
    date: Option<&str>,
    grade: Grade,
) -> Option<String> {
    let source = sources.get(code)?;
    let date = date.unwrap_or(&source.date);
    let undated = words.text("content-undated", &[]);
    let date = if date == "undated" { undated.as_str() } else { date };
    let second_hand = grade == Grade::V2 || source.grade == Grade::V2;
    let id = if second_hand { "content-source-second-hand" } else { "content-source" };
    Some(words.text(id, &[("title", (&source.title).into()), ("date", date.into())]))
}

/// A text of the content with its facts; nothing where there is no such text.
#[must_use]
pub fn text(words: &Catalogue, id: &str, attribute: Option<&str>, facts: &[Fact]) -> Option<String> {
    match attribute {
        None => words.has(id).then(|| words.text(id, &arguments(facts))),
        Some(attribute) => {
            words.has_attribute(id, attribute).then(|| words.attribute(id, attribute, &arguments(facts)))
        }
    }
}

/// What a text leads to, and what each is called; each once, at most seven of them.
#[must_use]
pub fn leads<'a>(
    words: &Catalogue,
    (lists, directory): (&Lists, &Directory),
    links: impl Iterator<Item = &'a Link>,
) -> Vec<(&'a Link, String)> {
    let mut seen = BTreeSet::new();
    let once = links.filter(|link| seen.insert(*link));
    let known = once.filter_map(|link| Some((link, title(words, (lists, directory), link)?)));
    known.take(LEADS_MAX).collect()
}

/// What a link leads to, by its own title; nothing where it is not shown to people.
#[must_use]
pub fn title(words: &Catalogue, (lists, directory): (&Lists, &Directory), link: &Link) -> Option<String> {
    match link {
        Link::List(id) => text(words, &format!("list-{id}"), None, &[]),
        Link::Item(id) => {
            let (_, item) = lists.item(id)?;
            text(words, &id.replace('.', "-"), Some("action"), &item.facts)
        }
        Link::Card(id) => text(words, &format!("card-{id}"), None, &[]),
        Link::Guide(id) => text(words, &format!("guide-{id}"), None, &[]),
        Link::Service(id) => directory.get(id).map(|record| record.name.clone()),
    }
}
