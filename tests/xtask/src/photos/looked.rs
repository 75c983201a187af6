//! Everything that is known about one file: what ExifTool sees, what our program says, and what became of it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    exiftool::{self, Tags},
    program::{Cleaned, Program, Scanned},
    set::{Column, Picture},
};
use crate::{context::Context, toolchains::emptied};

/// One file.
pub(super) struct Looked {
    /// The file.
    pub(super) picture: Picture,
    /// What it is counted as.
    pub(super) column: Column,
    /// What ExifTool sees in it.
    pub(super) truth: Tags,
    /// What our scan says about it.
    pub(super) scanned: Scanned,
    /// What became of it.
    pub(super) cleaned: Cleaned,
    /// What ExifTool sees in its copy, where there is one.
    pub(super) left: Option<Tags>,
    /// What our scan says about the copy.
    pub(super) copy_scanned: Option<Scanned>,
    /// What its copy became when it was cleaned once more.
    pub(super) again: Option<Cleaned>,
    /// A second copy, made from the same file.
    pub(super) twin: Option<PathBuf>,
    /// Whether the file is the same as before.
    pub(super) untouched: bool,
}

impl Looked {
    /// Its name and what is wrong with it.
    pub(super) fn named(&self, wrong: &str) -> String {
        format!("{}: {wrong}", self.picture.name)
    }

    /// The bytes of its copy.
    pub(super) fn copy_bytes(&self) -> Result<Option<Vec<u8>>, String> {
        self.cleaned.copy.as_ref().map(read).transpose()
    }
}

/// The bytes of a file.
pub(super) fn read(path: &PathBuf) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Looks at all files, cleans them, and looks at the copies. Copies lie below `scratch`.
pub(super) fn look(
    context: &Context,
    program: &Program<'_>,
    pictures: Vec<Picture>,
    scratch: &Path,
) -> Result<Vec<Looked>, String> {
    emptied(scratch)?;
    let paths: Vec<_> = pictures.iter().map(|picture| picture.path.clone()).collect();
    let before = paths.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    println!("ExifTool reads {} files", paths.len());
    let truth = exiftool::read(context, &paths, scratch)?;
    let scanned = program.scan(&paths)?;
    let cleaned = program.clean(&paths, &scratch.join("copies"))?;
    let twins = program.clean(&paths, &scratch.join("twins"))?;
    let copies: Vec<_> = cleaned.iter().filter_map(|one| one.copy.clone()).collect();
    println!("ExifTool reads {} copies", copies.len());
    let mut left = exiftool::read(context, &copies, scratch)?.into_iter();
    let mut copies_scanned = program.scan(&copies)?.into_iter();
    let mut again = program.clean(&copies, &scratch.join("again"))?.into_iter();
    let mut looked = Vec::new();
    let rows = pictures.into_iter().zip(before).zip(truth).zip(scanned).zip(cleaned).zip(twins);
    for (((((picture, before), truth), scanned), cleaned), twin) in rows {
        let ending = picture.path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let column = truth.file_type().and_then(|kind| Column::of(&kind)).or_else(|| Column::of(&ending));
        let Some(column) = column else {
            return Err(format!("{}: of no format that is measured", picture.name));
        };
        let untouched = read(&picture.path)? == before;
        let has_copy = cleaned.copy.is_some();
        looked.push(Looked {
            picture,
            column,
            truth,
            scanned,
            left: has_copy.then(|| left.next()).flatten(),
            copy_scanned: has_copy.then(|| copies_scanned.next()).flatten(),
            again: has_copy.then(|| again.next()).flatten(),
            twin: twin.copy,
            cleaned,
            untouched,
        });
    }
    Ok(looked)
}
