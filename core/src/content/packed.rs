//! The content as it lies in the program: packed by the build, unpacked one group at a time when it is asked for.

use super::Fault;

include!(concat!(env!("OUT_DIR"), "/packed.rs"));

/// Files that are read together.
pub(crate) struct Group {
    /// Name of each, from `content` on, and the length of its text in bytes.
    files: &'static [(&'static str, usize)],
    packed: &'static [u8],
}

/// Files that were unpacked.
pub(crate) struct Unpacked {
    files: &'static [(&'static str, usize)],
    text: String,
}

impl Group {
    /// Unpacks the group. Fails only where this program was built with a broken one.
    pub(crate) fn unpack(&self) -> Result<Unpacked, Fault> {
        let broken =
            || Fault::new(self.files.first().map_or("content", |(name, _)| *name), "does not unpack");
        let mut text = vec![0; self.files.iter().map(|(_, length)| length).sum()];
        let length = miniz_oxide::inflate::decompress_slice_iter_to_slice(
            &mut text,
            std::iter::once(self.packed),
            false,
            true,
        );
        if length.ok() != Some(text.len()) {
            return Err(broken());
        }
        Ok(Unpacked { files: self.files, text: String::from_utf8(text).map_err(|_| broken())? })
    }
}

impl Unpacked {
    /// Name and text of each file, in the order of names.
    pub(crate) fn files(&self) -> Vec<(&'static str, &str)> {
        let mut rest = self.text.as_str();
        let mut cut = |length: usize| {
            let (text, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            rest = after;
            text
        };
        self.files.iter().map(|(name, length)| (*name, cut(*length))).collect()
    }

    /// The texts of all files, one behind the other.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use fluent_bundle::FluentResource;

    use super::*;

    /// All that is packed, by the name of the file.
    fn unpacked() -> BTreeMap<&'static str, String> {
        let groups = [
            SOURCES,
            CARDS,
            CHECKLISTS,
            DIRECTORY,
            GUIDANCE,
            NUMBERS,
            VOCABULARIES,
            WORDS,
            CONTENT_WORDS,
            TERMINAL_WORDS,
        ];
        let mut all = BTreeMap::new();
        for group in groups {
            let unpacked = group.unpack().expect("unpacks");
            all.extend(unpacked.files().into_iter().map(|(name, text)| (name, text.to_owned())));
        }
        all
    }

    fn on_disk(name: &str) -> String {
        std::fs::read_to_string(format!("{}/content/{name}", env!("CARGO_MANIFEST_DIR"))).expect(name)
    }

    #[test]
    fn tables_say_the_same_packed() {
        let all = unpacked();
        let tables: Vec<_> = all.iter().filter(|(name, _)| name.ends_with(".toml")).collect();
        assert!(tables.len() > 50, "{}", tables.len());
        for (name, text) in tables {
            let read = |text: &str| text.parse::<toml::Table>().expect(name);
            assert_eq!(read(text), read(&on_disk(name)), "{name}");
        }
    }

    #[test]
    fn words_say_the_same_packed() {
        let all = unpacked();
        let words: Vec<_> = all.iter().filter(|(name, _)| name.ends_with(".ftl")).collect();
        assert!(words.len() > 50, "{}", words.len());
        for (name, text) in words {
            let read = |text: String| FluentResource::try_new(text).map_err(|_| *name).expect("parses");
            let whole: String =
                on_disk(name).split_inclusive('\n').filter(|line| !line.starts_with('#')).collect();
            assert!(read(text.clone()).entries().eq(read(whole).entries()), "{name}");
        }
    }

    #[test]
    fn a_broken_group_is_refused() {
        let whole = Group { files: &[("a.toml", 3)], packed: &[0x4b, 0x4c, 0x4a, 0x06, 0x00] };
        assert_eq!(whole.unpack().expect("unpacks").into_text(), "abc");
        let cut = Group { packed: &[0x4b, 0x4c], ..whole };
        assert!(cut.unpack().is_err());
        let longer = Group { files: &[("a.toml", 4)], packed: &[0x4b, 0x4c, 0x4a, 0x06, 0x00] };
        assert!(longer.unpack().is_err());
    }
}
