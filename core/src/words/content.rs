//! The words of the content: lists, cards, guides and the directory.

/// Name of the file and text.
pub(super) const SOURCES: &[(&str, &str)] =
    &[("directory", include_str!("../../content/words/en/directory.ftl"))];
