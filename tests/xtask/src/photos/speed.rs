//! V1 and V2: how long the whole set takes, beside ExifTool on the same machine in the same minutes.

use std::path::{Path, PathBuf};

use super::{
    cost::{self, Cost},
    exiftool::write_list,
    program::Program,
    set::Picture,
    table::Row,
};
use crate::{context::Context, toolchains::emptied};

/// At least so many times as fast as ExifTool.
const AT_LEAST: f64 = 20.0;
/// Our runs, of which the fastest counts: one is over before other work beside it shows.
const RUNS: usize = 5;
/// ExifTool writes in batches: on some damaged files it ends, and takes with it what it was asked for besides.
const BATCH: usize = 100;

/// Both rows.
pub(super) fn rows(
    context: &Context,
    program: &Program<'_>,
    pictures: &[Picture],
    scratch: &Path,
) -> Result<Vec<Row>, String> {
    let files: Vec<_> = pictures.iter().map(|picture| picture.path.clone()).collect();
    Ok(vec![scanning(context, program, &files, scratch)?, cleaning(context, program, &files, scratch)?])
}

fn scanning(
    context: &Context,
    program: &Program<'_>,
    files: &[PathBuf],
    scratch: &Path,
) -> Result<Row, String> {
    let ours = best((0..RUNS).map(|_| cost::of_all([program.scanning(files)])))?;
    let list = scratch.join("speed.list");
    write_list(&list, files)?;
    let mut command = context.command("exiftool");
    command.args(["-j", "-n", "-G1", "-a", "-@"]).arg(&list);
    let theirs = cost::of_all([command])?;
    Ok(row("V1", "all files looked at, one process each", files.len(), ours, theirs))
}

fn cleaning(
    context: &Context,
    program: &Program<'_>,
    files: &[PathBuf],
    scratch: &Path,
) -> Result<Row, String> {
    let out = scratch.join("speed");
    let run = || {
        emptied(&out)?;
        cost::of_all([program.cleaning(files, &out)])
    };
    let ours = best((0..RUNS).map(|_| run()))?;
    let theirs_out = scratch.join("speed-exiftool");
    emptied(&theirs_out)?;
    let mut commands = Vec::new();
    for (number, batch) in files.chunks(BATCH).enumerate() {
        let list = scratch.join(format!("speed-{number}.list"));
        write_list(&list, batch)?;
        let mut command = context.command("exiftool");
        // Everything goes but what turns the picture and makes its colours, as we do it.
        command.args(["-all=", "-tagsFromFile", "@", "-Orientation", "-ICC_Profile", "-o"]);
        command.arg(theirs_out.join("%f.%e")).arg("-@").arg(&list);
        commands.push(command);
    }
    let theirs = cost::of_all(commands)?;
    Ok(row("V2", "all files cleaned and written", files.len(), ours, theirs))
}

/// The cheapest of several runs, on the clock and of the processor apart.
fn best(runs: impl Iterator<Item = Result<Cost, String>>) -> Result<Cost, String> {
    let mut best: Option<Cost> = None;
    for run in runs {
        let run = run?;
        best = Some(match best {
            None => run,
            Some(best) => Cost {
                wall: best.wall.min(run.wall),
                processor: best.processor.zip(run.processor).map(|(one, other)| one.min(other)),
            },
        });
    }
    best.ok_or_else(|| "nothing was run".into())
}

/// The processor decides where its time is known: other work beside it lengthens only the time on the clock.
fn row(id: &'static str, what: &'static str, files: usize, ours: Cost, theirs: Cost) -> Row {
    let (wall, processor) = ours.times(&theirs);
    let measured = format!(
        "{files} files, ours {}, ExifTool {}: {wall:.0} x on the clock, {} of the processor",
        ours.shown(),
        theirs.shown(),
        processor.map_or("?".into(), |ratio| format!("{ratio:.0} x")),
    );
    Row::said(id, what, processor.unwrap_or(wall) >= AT_LEAST, measured, "20 x by the processor's time")
}
