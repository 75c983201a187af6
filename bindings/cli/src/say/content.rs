//! Puts into words what stands beside all content: who has checked it, where it comes from, what it leads to.

use std::collections::BTreeSet;

use alongside_core::checklists::Lists;
use alongside_core::content::{Fact, Grade, Link, NOT_REVIEWED, Sources, arguments};
use alongside_core::directory::Directory;

use crate::words::Words;

/// More than a handful is not a next step any more.
const LEADS_MAX: usize = 7;

/// Who has checked it; until somebody has, that nobody has and when its sources were read.
pub(crate) fn reviewed(words: &Words, sources: &Sources, reviewed_by: &str) -> String {
    if reviewed_by == NOT_REVIEWED {
        words.with("content-not-reviewed", &[("read", (&sources.read).into())])
    } else {
        words.with("content-reviewed", &[("who", reviewed_by.into())])
    }
}

/// A source with its date, which is that of the source itself where none is given, and how well it is known.
pub(crate) fn source(
    words: &Words,
    sources: &Sources,
    code: &str,
    date: Option<&str>,
    grade: Grade,
) -> Option<String> {
    let source = sources.get(code)?;
    let date = date.unwrap_or(&source.date);
    let undated = words.text("content-undated");
    let date = if date == "undated" { undated.as_str() } else { date };
    let second_hand = grade == Grade::V2 || source.grade == Grade::V2;
    let id = if second_hand { "content-source-second-hand" } else { "content-source" };
    Some(words.with(id, &[("title", (&source.title).into()), ("date", date.into())]))
}

/// A text of the content with its facts; nothing where there is no such text.
pub(crate) fn text(words: &Words, id: &str, attribute: Option<&str>, facts: &[Fact]) -> Option<String> {
    let catalogue = words.catalogue();
    match attribute {
        None => catalogue.has(id).then(|| catalogue.text(id, &arguments(facts))),
        Some(attribute) => catalogue
            .has_attribute(id, attribute)
            .then(|| catalogue.attribute(id, attribute, &arguments(facts))),
    }
}

/// What a text leads to, as commands and what each shows; each once, at most [`LEADS_MAX`] of them.
pub(crate) fn leads<'a>(
    words: &Words,
    (lists, directory): (&Lists, &Directory),
    links: impl Iterator<Item = &'a Link>,
) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    let once = links.filter(|link| seen.insert(*link));
    let known = once.filter_map(|link| Some((command(link), title(words, (lists, directory), link)?)));
    known.take(LEADS_MAX).collect()
}

/// What a link leads to, by its own title; nothing where it is not shown to people.
pub(crate) fn title(words: &Words, (lists, directory): (&Lists, &Directory), link: &Link) -> Option<String> {
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

/// The command that shows what a link leads to.
pub(crate) fn command(link: &Link) -> String {
    match link {
        Link::List(id) | Link::Item(id) => format!("checklist show {id}"),
        Link::Card(id) => format!("card show {id}"),
        Link::Guide(id) => format!("guide show {id}"),
        Link::Service(id) => format!("directory show {id}"),
    }
}
