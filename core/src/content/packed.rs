//! The content as it lies in the program: packed by the build, unpacked one group at a time when it is asked for.

use super::{Fault, Made};
use crate::inflate::{Stream, inflated};

include!(concat!(env!("OUT_DIR"), "/packed.rs"));

/// Files that are read together.
pub(crate) struct Group {
    /// Name of each, from `content` on, and its length in bytes.
    files: &'static [(&'static str, usize)],
    /// Bytes behind the files: what the build worked out from them.
    behind: usize,
    packed: &'static [u8],
}

/// Files that were unpacked.
pub(crate) struct Unpacked {
    files: &'static [(&'static str, usize)],
    behind: usize,
    bytes: Vec<u8>,
}

/// What the build packed into `packed`; nothing where that is not exactly `length` bytes.
pub(crate) fn unpacked(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let (bytes, ended) = inflated(packed, Stream::Raw, length, length);
    (ended && bytes.len() == length).then_some(bytes)
}

impl Group {
    fn broken(&self) -> Fault {
        Fault::new(self.files.first().map_or("content", |(name, _)| *name), "does not unpack")
    }

    /// Unpacks a group of tables. Fails only where this program was built with a broken one.
    pub(crate) fn unpack(&self) -> Result<Unpacked, Fault> {
        let files: usize = self.files.iter().map(|(_, length)| length).sum();
        let bytes = unpacked(self.packed, files + self.behind).ok_or_else(|| self.broken())?;
        Ok(Unpacked { files: self.files, behind: self.behind, bytes })
    }

    /// Unpacks a group of words into one text. Fails only where this program was built with a broken one.
    pub(crate) fn text(&self) -> Result<String, Fault> {
        String::from_utf8(self.unpack()?.bytes).map_err(|_| self.broken())
    }
}

impl Unpacked {
    /// Name and values of each file, in the order of names.
    pub(crate) fn files(&self) -> Vec<(&'static str, Made<'_>)> {
        let mut rest = self.bytes.as_slice();
        let mut cut = |length: usize| {
            let (file, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            rest = after;
            Made(file)
        };
        self.files.iter().map(|(name, length)| (*name, cut(*length))).collect()
    }

    /// What the build worked out from the files. Only the directory has any.
    pub(crate) fn behind(&self) -> Made<'_> {
        Made(self.bytes.get(self.bytes.len().saturating_sub(self.behind)..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentResource;

    use super::*;

    fn on_disk(name: &str) -> String {
        std::fs::read_to_string(format!("{}/content/{name}", env!("CARGO_MANIFEST_DIR"))).expect(name)
    }

    #[test]
    fn tables_say_the_same_packed() {
        let groups = [SOURCES, CARDS, CHECKLISTS, DIRECTORY, GUIDANCE, NUMBERS, VOCABULARIES];
        let mut count = 0;
        for unpacked in groups.map(|group| group.unpack().expect("unpacks")) {
            for (name, made) in unpacked.files() {
                let made: toml::Table = made.value().expect(name);
                assert_eq!(made, on_disk(name).parse().expect(name), "{name}");
                count += 1;
            }
        }
        assert!(count > 50, "{count}");
    }

    #[test]
    fn words_say_the_same_packed() {
        for group in [WORDS, CONTENT_WORDS, TERMINAL_WORDS] {
            let read = |text: String| FluentResource::try_new(text).map_err(|_| group.files).expect("parses");
            let written: String = group.files.iter().map(|(name, _)| on_disk(name)).collect();
            let written: String =
                written.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect();
            assert!(read(group.text().expect("unpacks")).entries().eq(read(written).entries()));
        }
    }

    #[test]
    fn a_broken_group_is_refused() {
        let whole = Group { files: &[("a.toml", 3)], behind: 0, packed: &[0x4b, 0x4c, 0x4a, 0x06, 0x00] };
        assert_eq!(whole.text().expect("unpacks"), "abc");
        let cut = Group { packed: &[0x4b, 0x4c], ..whole };
        assert!(cut.unpack().is_err());
        let longer = Group { files: &[("a.toml", 4)], behind: 0, packed: &[0x4b, 0x4c, 0x4a, 0x06, 0x00] };
        assert!(longer.unpack().is_err());
    }
}
