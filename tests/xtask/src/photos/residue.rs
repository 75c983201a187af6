//! C3: words of the original that still stand in the bytes of its copy, whatever a reader of tags says about it.

use std::collections::BTreeSet;

use super::{
    exiftool::{Tag, Tags},
    looked::Looked,
    table::Row,
};

/// Names of tags whose words name a device, a person, a day, a program or the file itself: whole names, or their ends.
const NAMING: &[&str] = &[
    "Model",
    "SerialNumber",
    "OwnerName",
    "Artist",
    "Creator",
    "Author",
    "By-line",
    "Copyright",
    "CopyrightNotice",
    "Credit",
    "DateTimeOriginal",
    "CreateDate",
    "ModifyDate",
    "DateCreated",
    "DateTimeCreated",
    "GPSDateTime",
    "CreationDate",
    "Software",
    "CreatorTool",
    "HostComputer",
    "Encoder",
    "HandlerDescription",
    "CompressorName",
    "DocumentID",
    "InstanceID",
    "ImageUniqueID",
    "ContentIdentifier",
    "UniqueID",
    "LensID",
    "LensModel",
];
/// Shorter words come about by chance, longer ones are no names.
const LETTERS: std::ops::RangeInclusive<usize> = 6..=80;
/// What each place of our own samples that can hold something holds, among other words.
const CANARIES: &[&str] = &["CANARY", "2021:02:03", "51.503"];
/// Where ExifTool says something of its own, or of the file's name and its day.
const NOT_OF_THE_FILE: &[&str] = &["System", "ExifTool", "Composite", "File"];

/// The words of a file that a copy may not hold.
fn words(tags: &Tags) -> BTreeSet<String> {
    let naming = |tag: &&Tag| {
        let inside = !NOT_OF_THE_FILE.contains(&tag.group.as_str());
        inside && NAMING.iter().any(|name| tag.name == *name || tag.name.ends_with(name))
    };
    let texts = tags.0.iter().filter(naming).flat_map(Tag::texts);
    texts.filter(|text| LETTERS.contains(&text.len()) && is_a_name(text)).collect()
}

/// Words that say something: no row of zeros, no number of a version.
fn is_a_name(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_alphanumeric() && c != '0')
        && text.chars().collect::<BTreeSet<_>>().len() > 3
        && text.is_ascii()
}

/// The row.
pub(super) fn row(looked: &[Looked], own: bool) -> Result<Row, String> {
    let mut row = Row::share("C3", "no word of the original in the bytes of the copy", 1.0);
    for one in looked {
        let Some(copy) = one.copy_bytes()? else { continue };
        let mut words = words(&one.truth);
        if own {
            words.extend(CANARIES.iter().map(ToString::to_string));
        }
        if words.is_empty() {
            continue;
        }
        let found: Vec<_> = words.iter().filter(|word| holds(&copy, word)).collect();
        row.count(one.column, (!found.is_empty()).then(|| one.named(&format!("{found:?}"))));
    }
    Ok(row)
}

/// Whether bytes hold a word, in letters of one byte or of two.
fn holds(bytes: &[u8], word: &str) -> bool {
    let plain = word.as_bytes();
    let wide = |low_first: bool| -> Vec<u8> {
        plain.iter().flat_map(|byte| if low_first { [*byte, 0] } else { [0, *byte] }).collect()
    };
    [plain.to_vec(), wide(true), wide(false)].iter().any(|word| find(bytes, word))
}

fn find(bytes: &[u8], word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else { return false };
    let mut left = bytes;
    while let Some(at) = left.iter().position(|byte| byte == first) {
        left = left.get(at + 1..).unwrap_or_default();
        if left.starts_with(rest) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::exiftool::tests::tags;
    use super::*;

    #[test]
    fn names_and_numbers_are_looked_for() {
        let found = words(&tags(&[
            ("IFD0", "Model", json!("Canon EOS 40D")),
            ("Nikon", "InternalSerialNumber", json!(1_234_567)),
            ("XMP-dc", "Creator", json!(["A. Person", "x"])),
            ("System", "FileModifyDate", json!("2021:02:03 04:05:06")),
            ("IFD0", "Software", json!("000000")),
        ]));
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["1234567", "A. Person", "Canon EOS 40D"]);
    }

    #[test]
    fn a_word_is_found_in_letters_of_one_and_two_bytes() {
        assert!(holds(b"..CANARY", "CANARY") && holds(b"xC\0A\0N\0", "CAN") && holds(b"\0C\0A\0Nx", "CAN"));
        assert!(!holds(b"CANAR", "CANARY"));
    }
}
