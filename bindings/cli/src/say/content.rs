//! What a text of the content leads to, as commands.

use alongside_core::checklists::Lists;
use alongside_core::content::Link;
use alongside_core::directory::Directory;
use alongside_core::say::content;

use crate::words::Words;

/// What a text leads to, as commands and what each shows.
pub(crate) fn leads<'a>(
    words: &Words,
    known: (&Lists, &Directory),
    links: impl Iterator<Item = &'a Link>,
) -> Vec<(String, String)> {
    let leads = content::leads(words.catalogue(), known, links);
    leads.into_iter().map(|(link, title)| (command(link), title)).collect()
}

/// The command that shows what a link leads to.
fn command(link: &Link) -> String {
    match link {
        Link::List(id) | Link::Item(id) => format!("checklist show {id}"),
        Link::Card(id) => format!("card show {id}"),
        Link::Guide(id) => format!("guide show {id}"),
        Link::Service(id) => format!("directory show {id}"),
    }
}
