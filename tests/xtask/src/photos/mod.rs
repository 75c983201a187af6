//! `cargo xtask photos`: what a scan finds and what a copy still holds, measured against ExifTool, two other readers of Exif,
//! decoders of pictures and films, and the clock. It fails where one row falls short of its bar.
//!
//! Our own samples are always measured. `--set` names a folder of further files with a list of them, and one beside the project is
//! found unasked; such files belong to others and are never part of this project.

mod bombs;
mod copies;
mod cost;
mod decoders;
mod exiftool;
mod found;
mod leaks;
mod limits;
mod looked;
mod measure;
mod oracles;
mod places;
mod program;
mod residue;
mod set;
mod shown;
mod speed;
mod table;
mod tools;

use std::path::{Path, PathBuf};

use crate::{context::Context, report, toolchains::emptied};
use decoders::Pictures;
use looked::Looked;
use measure::Measure;
use oracles::Oracles;
use program::Program;
use set::Picture;
use table::Row;

/// Where a larger set may lie: beside the project, for such files are no part of it.
const BESIDE: &str = "../shared/photo-dev";

/// Measures everything.
pub(crate) fn photos(context: &Context, set: Option<&Path>) -> Result<(), String> {
    report::say_needs("photos", &tools::needs(context));
    tools::install(context)?;
    let beside = Path::new(BESIDE);
    let set = set
        .or_else(|| set::is_listed(&context.root.join(beside)).then_some(beside))
        .map(|folder| context.root.join(folder));
    let own = set::own(context)?;
    let others = set.as_deref().map(set::listed).transpose()?.unwrap_or_default();
    let program = Program::built(context)?;
    let (measure, readers) = (Measure::limits(context)?, Measure::readers(context)?);
    let scratch = context.target.join("photos");
    emptied(&scratch)?;
    let bench = Bench { context, program, measure, readers, scratch };

    let (_, rows) = bench.files(own.clone(), true)?;
    let mut short = table::print("Our own samples", &rows);
    let mut looked = Vec::new();
    if let Some(folder) = &set {
        let rows;
        (looked, rows) = bench.files(others.clone(), false)?;
        short.extend(table::print(&format!("{} files of {}", others.len(), folder.display()), &rows));
    }
    let all: Vec<Picture> = own.into_iter().chain(others.iter().cloned()).collect();
    short.extend(table::print("Limits and speed", &bench.limits(&all, &others, &looked)?));
    if short.is_empty() {
        println!("\nevery row holds");
        Ok(())
    } else {
        Err(format!("short of their bars: {}", short.join(", ")))
    }
}

/// What everything is measured with.
struct Bench<'a> {
    context: &'a Context,
    program: Program<'a>,
    measure: Measure<'a>,
    readers: Measure<'a>,
    scratch: PathBuf,
}

impl Bench<'_> {
    /// The rows about files and their copies.
    fn files(&self, pictures: Vec<Picture>, own: bool) -> Result<(Vec<Looked>, Vec<Row>), String> {
        let looked = looked::look(self.context, &self.program, pictures, &self.scratch.join("copies"))?;
        let mut decoders = Pictures::new(self.context);
        let oracles = Oracles::asked(&self.readers, &looked, &self.scratch)?;
        let mut rows = found::rows(&looked, &mut decoders, &oracles)?;
        rows.extend(copies::rows(&looked)?);
        rows.push(residue::row(&looked, own)?);
        println!("decoders compare {} copies", looked.iter().filter(|one| one.left.is_some()).count());
        rows.extend(shown::rows(self.context, &looked, &mut decoders)?);
        Ok((looked, rows))
    }

    /// The rows about time and memory. Our own samples are too few for the clock: starting ExifTool is all that would show.
    fn limits(&self, all: &[Picture], others: &[Picture], set: &[Looked]) -> Result<Vec<Row>, String> {
        let mut rows = vec![limits::changed(self.context, &self.measure, all, set)?];
        rows.push(limits::hostile(&self.measure, all, &self.scratch)?);
        rows.extend(limits::bombs(self.context, &self.measure, &self.scratch)?);
        if !others.is_empty() {
            rows.extend(speed::rows(self.context, &self.program, others, &self.scratch)?);
        }
        Ok(rows)
    }
}
