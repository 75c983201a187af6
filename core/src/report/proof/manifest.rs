//! The list of all files of a bundle: a text that a person can read, that `sha256sum -c` can check, and that one signature covers.
//!
//! ```text
//! # alongside/manifest/1
//! # part a
//! # made 2026-11-22T19:00:00Z
//! # 48213 bytes, application/pdf
//! <64 hex digits>  report.pdf
//! # 1048576 bytes, image/jpeg, original of <record id>
//! <64 hex digits>  files/AB1.jpg
//! # not packed: <record id>, damaged
//! ```

use std::fmt::Write as _;

use crate::error::{Error, Part as Damaged, Result};
use crate::ids::{Digest32, RecordId};
use crate::limits;
use crate::report::container::check_name;
use crate::report::parts::Part;

const LABEL: &str = "# alongside/manifest/1";

/// How a file of a bundle belongs to an item of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is the file that was taken in, byte for byte.
    Original(RecordId),
    /// It is a copy without what the picture gives away.
    Copy(RecordId),
    /// It is what is left of a file that stops too early.
    Rest(RecordId),
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name in the bundle.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: Digest32,
    /// Length in bytes.
    pub size: u64,
    /// Media type.
    pub media_type: String,
    /// The item of evidence that it is of.
    pub origin: Option<Origin>,
}

/// Why an item has no file in a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPacked {
    /// It can't be cleaned, and this part has no originals.
    NotCleaned,
    /// It is marked as needing care, and that was left out.
    Sensitive,
    /// Nothing may copy it.
    Under18,
    /// It can't be read.
    Damaged,
    /// It is a thing, or held elsewhere.
    NoFile,
}

impl NotPacked {
    const ALL: [NotPacked; 5] = [
        NotPacked::NotCleaned,
        NotPacked::Sensitive,
        NotPacked::Under18,
        NotPacked::Damaged,
        NotPacked::NoFile,
    ];

    /// The word in the list.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            NotPacked::NotCleaned => "not-cleaned",
            // Part A doesn't say why.
            NotPacked::Sensitive | NotPacked::Under18 => "withheld",
            NotPacked::Damaged => "damaged",
            NotPacked::NoFile => "no-file",
        }
    }
}

/// All files of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Which part it is.
    pub part: Part,
    /// When it was made, as RFC 3339 in universal time.
    pub made: String,
    /// Every file but this list and its signature.
    pub files: Vec<Listed>,
    /// Items without a file, and the word for why.
    pub not_packed: Vec<(RecordId, String)>,
}

fn damaged() -> Error {
    Error::Damaged(Damaged::Record)
}

impl Manifest {
    /// As it is written.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{LABEL}\n# part {}\n# made {}\n", self.part.as_str(), self.made);
        // Writing into a text can't fail.
        for file in &self.files {
            let _ = write!(text, "# {} bytes, {}", file.size, file.media_type);
            let _ = match file.origin {
                Some(Origin::Original(id)) => write!(text, ", original of {id}"),
                Some(Origin::Copy(id)) => write!(text, ", copy of {id}"),
                Some(Origin::Rest(id)) => write!(text, ", rest of {id}"),
                None => Ok(()),
            };
            let _ = writeln!(text, "\n{}  {}", file.sha256, file.name);
        }
        for (id, why) in &self.not_packed {
            let _ = writeln!(text, "# not packed: {id}, {why}");
        }
        text
    }

    /// Reads it. A list that the program would not have written in just these bytes is refused.
    pub fn parse(text: &str) -> Result<Self> {
        if text.len() > limits::MANIFEST_MAX_BYTES {
            return Err(damaged());
        }
        let mut lines = text.lines();
        let head = (lines.next(), lines.next(), lines.next());
        let (Some(LABEL), Some(part), Some(made)) = head else { return Err(damaged()) };
        let part = part.strip_prefix("# part ").and_then(Part::lettered).ok_or_else(damaged)?;
        let made = made.strip_prefix("# made ").ok_or_else(damaged)?.to_owned();
        let mut manifest = Manifest { part, made, files: Vec::new(), not_packed: Vec::new() };
        while let Some(line) = lines.next() {
            let note = line.strip_prefix("# ").ok_or_else(damaged)?;
            if let Some(rest) = note.strip_prefix("not packed: ") {
                let (id, why) = rest.split_once(", ").ok_or_else(damaged)?;
                let is_known = NotPacked::ALL.iter().any(|known| known.as_str() == why);
                if !is_known {
                    return Err(damaged());
                }
                manifest.not_packed.push((id.parse()?, why.to_owned()));
                continue;
            }
            let file = lines.next().ok_or_else(damaged)?;
            manifest.files.push(listed(note, file)?);
            if manifest.files.len() > limits::BUNDLE_FILES_MAX {
                return Err(damaged());
            }
        }
        if manifest.to_text() == text { Ok(manifest) } else { Err(damaged()) }
    }

    /// The file with that name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&Listed> {
        self.files.iter().find(|file| file.name == name)
    }
}

/// One file, from the two lines about it.
fn listed(note: &str, file: &str) -> Result<Listed> {
    let (size, rest) = note.split_once(" bytes, ").ok_or_else(damaged)?;
    let (media_type, origin) = match rest.split_once(", ") {
        None => (rest, None),
        Some((media_type, origin)) => {
            let (what, id) = origin.split_once(" of ").ok_or_else(damaged)?;
            let id = id.parse()?;
            let origin = match what {
                "original" => Origin::Original(id),
                "copy" => Origin::Copy(id),
                "rest" => Origin::Rest(id),
                _ => return Err(damaged()),
            };
            (media_type, Some(origin))
        }
    };
    let (sha256, name) = file.split_once("  ").ok_or_else(damaged)?;
    check_name(name)?;
    Ok(Listed {
        name: name.to_owned(),
        sha256: sha256.parse()?,
        size: size.parse().map_err(|_| damaged())?,
        media_type: media_type.to_owned(),
        origin,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let file = |name: &str, origin| Listed {
            name: name.to_owned(),
            sha256: Digest32([7; 32]),
            size: 1234,
            media_type: "image/jpeg".to_owned(),
            origin,
        };
        Manifest {
            part: Part::A,
            made: "2026-11-22T19:00:00Z".to_owned(),
            files: vec![
                file("report.pdf", None),
                file("files/AB1.jpg", Some(Origin::Original(RecordId([1; 16])))),
                file("files/AB2.jpg", Some(Origin::Copy(RecordId([2; 16])))),
                file("files/AB3.jpg", Some(Origin::Rest(RecordId([3; 16])))),
            ],
            not_packed: vec![(RecordId([4; 16]), NotPacked::NotCleaned.as_str().to_owned())],
        }
    }

    #[test]
    fn a_list_comes_back_and_no_other_form_of_it_is_taken() {
        let text = manifest().to_text();
        assert_eq!(Manifest::parse(&text).expect("reads"), manifest());
        for other in [
            text.replace('\n', "\r\n"),
            format!("{text}\n"),
            text.replace("  files", " *files"),
            text.replace("1234", "01234"),
        ] {
            assert!(Manifest::parse(&other).is_err());
        }
        for length in 0..text.len() {
            if let Ok(read) = Manifest::parse(&text[..length]) {
                assert_ne!(read, manifest());
            }
        }
    }
}
