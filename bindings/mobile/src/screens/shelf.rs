//! The content that pages are drawn from. Each part is read when it is first asked for, and then stands.

use std::sync::OnceLock;

use alongside_core::checklists::Lists;
use alongside_core::content::Sources;
use alongside_core::directory::Directory;
use alongside_core::guidance::{Cards, Guides};
use alongside_core::{Error, Result};

/// Lists, cards, guides and the directory, with the sources that they rest on.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    sources: OnceLock<Sources>,
    directory: OnceLock<Directory>,
    lists: OnceLock<Lists>,
    cards: OnceLock<Cards>,
    guides: OnceLock<Guides>,
}

fn once<T>(place: &OnceLock<T>, read: impl FnOnce() -> Result<T>) -> Result<&T> {
    if let Some(there) = place.get() {
        return Ok(there);
    }
    let read = read()?;
    Ok(place.get_or_init(|| read))
}

impl Shelf {
    pub(crate) fn sources(&self) -> Result<&Sources> {
        once(&self.sources, || Sources::load().map_err(Error::from))
    }

    pub(crate) fn directory(&self) -> Result<&Directory> {
        once(&self.directory, || Directory::load().map_err(Error::from))
    }

    pub(crate) fn lists(&self) -> Result<&Lists> {
        once(&self.lists, || Lists::load().map_err(Error::from))
    }

    pub(crate) fn cards(&self) -> Result<&Cards> {
        let sources = self.sources()?;
        once(&self.cards, || Cards::load(sources).map_err(Error::from))
    }

    pub(crate) fn guides(&self) -> Result<&Guides> {
        let sources = self.sources()?;
        once(&self.guides, || Guides::load(sources).map_err(Error::from))
    }
}
