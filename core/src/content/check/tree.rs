//! The files of the content: those in the program, or those of a folder.

use std::collections::BTreeMap;

/// Files by their name from `core/content` on, such as `checklists/st.toml`.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

/// Which files of a folder are content: the others there are words and lists of the program.
const FOLDERS: &[&str] = &["checklists/", "cards/", "guidance/", "directory/"];

impl Tree {
    /// The files that are in the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::of(super::embedded::FILES.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())))
    }

    /// Files that were read somewhere: name from the folder on, and text. What is no content is left out.
    #[must_use]
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        Tree { files: files.into_iter().filter(|(name, _)| is_content(name)).collect() }
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(String::as_str)
    }

    /// All names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Puts a file in, over one of that name.
    pub fn put(&mut self, name: &str, text: impl Into<String>) {
        self.files.insert(name.to_owned(), text.into());
    }

    /// Takes a file out.
    pub fn remove(&mut self, name: &str) {
        self.files.remove(name);
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files of data in a folder: name and text.
    pub fn data(&self, folder: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(move |(name, _)| name.starts_with(folder) && is_data(name))
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// Whether a file of that name is content.
#[must_use]
pub fn is_content(name: &str) -> bool {
    let data = name == "sources.toml" || FOLDERS.iter().any(|folder| name.starts_with(folder));
    let words = name.strip_prefix("words/en/").and_then(|name| name.strip_suffix(".ftl"));
    let words = words.is_some_and(|name| {
        name.starts_with("checklist-") || ["cards", "guidance", "directory", "help"].contains(&name)
    });
    words || (data && is_data(name))
}

/// Names are compared as they are: a file of another case is not what the program has.
fn is_data(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending == "toml")
}
