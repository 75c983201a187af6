//! The files that are measured: our own samples, and a larger set of files of others where one is named.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::context::Context;

/// Our own samples, in the repository.
const OWN: &str = "tests/fixtures/photos";
/// The list that a set of files of others comes with: columns apart by tabs, and a line of their names.
const LIST: &str = "MANIFEST.tsv";
/// What stands there for nothing.
const NOTHING: &str = "-";
/// What is measured as one format, by the types that ExifTool names and by the endings of names.
const COLUMNS: &[(&str, &[&str])] = &[
    ("JPEG", &["JPEG", "JPG"]),
    ("PNG", &["PNG", "APNG"]),
    ("WebP", &["WEBP", "Extended WEBP"]),
    ("GIF", &["GIF"]),
    ("TIFF", &["TIFF", "TIF", "BTF", "DNG"]),
    ("HEIF", &["HEIC", "HEIF", "AVIF", "HEICS", "HEIFS"]),
    ("film", &["MP4", "MOV", "3GP", "M4V", "M4A", "QT"]),
];

/// A column of the table: a format, or several that are built alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column(usize);

impl Column {
    /// All columns.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..COLUMNS.len()).map(Column)
    }

    /// What stands above it.
    pub(super) fn name(self) -> &'static str {
        COLUMNS.get(self.0).map_or("", |(name, _)| name)
    }

    /// The column of a type or an ending.
    pub(super) fn of(kind: &str) -> Option<Self> {
        let fits = |names: &&[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(kind));
        COLUMNS.iter().position(|(_, names)| fits(names)).map(Column)
    }

    /// TIFF and DNG, whose pictures lie among what has to go.
    pub(super) fn is_tiff(self) -> bool {
        self.name() == "TIFF"
    }

    /// Films.
    pub(super) fn is_film(self) -> bool {
        self.name() == "film"
    }
}

/// One file.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What it is called in what is printed.
    pub(super) name: String,
    /// It was damaged on purpose: nothing is asked of its copy but that it is clean.
    pub(super) hostile: bool,
    /// What of it identifies, by its list, classes apart by commas, `-` for nothing; our own samples have no list.
    pub(super) listed: Option<String>,
}

impl Picture {
    /// Whether its list says that something in it identifies.
    pub(super) fn is_listed_dirty(&self) -> bool {
        self.listed.as_deref().is_some_and(|classes| classes != NOTHING)
    }

    /// The same, but for classes that lists give to what only turns a picture, and to the picture itself.
    pub(super) fn is_listed_telling(&self) -> bool {
        let classes = self.listed.as_deref().unwrap_or(NOTHING);
        classes.split(',').any(|class| ![NOTHING, "exif", "thumb"].contains(&class))
    }
}

/// Our own samples.
pub(super) fn own(context: &Context) -> Result<Vec<Picture>, String> {
    let folder = context.root.join(OWN);
    let mut found = files_of(&folder, false)?;
    found.extend(files_of(&folder.join("hostile"), true)?);
    Ok(found)
}

fn files_of(folder: &Path, hostile: bool) -> Result<Vec<Picture>, String> {
    let failed = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && path.extension().is_none_or(|ending| ending != "md") {
            found.push(Picture { path, name, hostile, listed: None });
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// Whether a folder has such a list.
pub(super) fn is_listed(folder: &Path) -> bool {
    folder.join(LIST).is_file()
}

/// The files that the list in `folder` names.
pub(super) fn listed(folder: &Path) -> Result<Vec<Picture>, String> {
    let list = folder.join(LIST);
    let text = fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let found: Vec<_> = text.lines().skip(1).filter_map(|line| listed_file(folder, line)).collect();
    if found.is_empty() { Err(format!("{} names no file", list.display())) } else { Ok(found) }
}

/// File, format, bytes, class, what of it identifies, position, where it comes from, and its name there.
fn listed_file(folder: &Path, line: &str) -> Option<Picture> {
    let columns: Vec<_> = line.split('\t').collect();
    let [file, _, _, class, leaks, _, _, name] = columns.as_slice() else { return None };
    Some(Picture {
        path: folder.join(file),
        name: format!("{file} ({name})"),
        hostile: *class == "hostile",
        listed: Some((*leaks).to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_list_is_a_file() {
        let folder = Path::new("set");
        let picture =
            listed_file(folder, "a.jpg\tJPEG\t7\tsane\tgps,exif\t1,2\tone/two\tjpg/A b.jpg").unwrap();
        assert_eq!(picture.path, Path::new("set/a.jpg"));
        assert_eq!(picture.name, "a.jpg (jpg/A b.jpg)");
        assert!(!picture.hostile && picture.is_listed_dirty() && picture.is_listed_telling());
        let turned = listed_file(folder, "a.jpg\tJPEG\t7\tsane\texif,thumb\t-\tone/two\ta.jpg").unwrap();
        assert!(turned.is_listed_dirty() && !turned.is_listed_telling());
        let plain = listed_file(folder, "a.jpg\tJPEG\t7\tsane\t-\t-\tone/two\ta.jpg").unwrap();
        assert!(!plain.is_listed_dirty() && !plain.is_listed_telling());
        assert!(listed_file(folder, "a.jpg\tJPEG").is_none());
    }

    #[test]
    fn types_and_endings_have_one_column() {
        assert_eq!(Column::of("Extended WEBP"), Column::of("webp"));
        assert!(
            Column::of("BTF").is_some_and(Column::is_tiff) && Column::of("mov").is_some_and(Column::is_film)
        );
        assert_eq!(Column::of("PDF"), None);
    }
}
