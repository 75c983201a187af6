//! What files are called in a bundle: by the reference under which the report speaks of them, never by the name they came with.

use std::collections::BTreeSet;

/// Gives names that differ, whatever system they are looked at on.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// `files/<reference>.<ending>`, or `files/item-<number>.<ending>` where there is no reference that can be a name.
    pub(super) fn file(&mut self, reference: Option<&str>, number: usize, ending: &str) -> String {
        let stem: String = reference
            .unwrap_or_default()
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
            .collect();
        let stem = stem.trim_matches('-');
        let stem =
            if stem.is_empty() || stem.len() > 40 { format!("item-{number}") } else { stem.to_owned() };
        let mut name = format!("files/{stem}.{ending}");
        let mut further = 2_u32;
        while !self.0.insert(name.to_ascii_lowercase()) {
            name = format!("files/{stem}-{further}.{ending}");
            further = further.saturating_add(1);
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::container::check_name;

    #[test]
    fn names_are_plain_and_differ() {
        let mut names = Names::default();
        assert_eq!(names.file(Some("AB/1"), 1, "jpg"), "files/AB-1.jpg");
        assert_eq!(names.file(Some("ab/1"), 2, "jpg"), "files/ab-1-2.jpg");
        assert_eq!(names.file(Some("ਅ"), 3, "jpg"), "files/item-3.jpg");
        assert_eq!(names.file(None, 3, "jpg"), "files/item-3-2.jpg");
        assert_eq!(names.file(Some("../../x"), 4, "bin"), "files/x.bin");
        for name in names.0 {
            assert!(check_name(&name).is_ok(), "{name}");
        }
    }
}
