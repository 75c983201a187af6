//! R1 to R3: damaged files, bombs and films of many gigabytes.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use super::{bombs, looked::Looked, measure::Measure, set::Picture, table::Row};
use crate::{context::Context, toolchains::emptied};

/// Where the cases of R1 begin. The same numbers are the same cases.
const SEED: u64 = 0x0b5e_55ed;
const CASES: u64 = 100_000;
const CASES_LONG: u64 = 2_000_000;
const LONGEST_BYTES: u64 = 400_000;
/// Files of a set that are changed, of each format.
const OF_EACH_FORMAT: usize = 16;
/// Processes that run cases side by side.
const PROCESSES: u64 = 2;
/// What a file may take above twice its length.
const HEAP_BYTES: u64 = 16 * 1024 * 1024;
const FILE_MICROSECONDS: u64 = 100_000;
const BOMB_MICROSECONDS: u64 = 20_000_000;
const BOMB_KILOBYTES: u64 = 96 * 1024;

/// R1: random changes.
pub(super) fn changed(
    context: &Context,
    measure: &Measure<'_>,
    all: &[Picture],
    set: &[Looked],
) -> Result<Row, String> {
    let cases = if context.long { CASES_LONG } else { CASES };
    let own = all.iter().filter(|one| one.listed.is_none()).map(|one| one.path.clone());
    let files: Vec<_> = own.chain(chosen(set)).filter(|path| is_short(path)).collect();
    println!("R1: {cases} cases of {} files, seed {SEED:#x}", files.len());
    let part = |number: u64| {
        let (first, last) = (cases * number / PROCESSES, cases * (number + 1) / PROCESSES);
        let words = ["cases".to_owned(), SEED.to_string(), first.to_string(), last.to_string()];
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        measure.lines(&words, &files)
    };
    let parts: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..PROCESSES).map(|number| scope.spawn(move || part(number))).collect();
        running
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|_| Err("a part of R1 ended".into())))
            .collect()
    });
    let mut total = Cases::default();
    for part in parts {
        total.take(&part?);
    }
    let good = total.wrong.is_empty() && total.ran == cases;
    let measured = format!(
        "{} cases of {} files, {} copies, {} faults, longest {:.1} ms, most {:.2} MiB",
        total.ran,
        total.originals,
        total.copies,
        total.wrong.len(),
        real(total.longest_us) / 1000.0,
        real(total.most_bytes) / 1_048_576.0
    );
    let asked = "no panic, none longer than 250 ms, none larger than 16 MiB and twice the file";
    let mut row = Row::said("R1", "files changed at random, with checked sums", good, measured, asked);
    for wrong in total.wrong.iter().take(20) {
        row.note(wrong.clone());
    }
    Ok(row)
}

/// Longer files are left out: a case would be little but copying them.
fn is_short(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.len() <= LONGEST_BYTES)
}

/// Of each format the first sane files of the set with something in them.
fn chosen(set: &[Looked]) -> Vec<PathBuf> {
    let mut counts = std::collections::BTreeMap::new();
    let mut found = Vec::new();
    for one in set.iter().filter(|one| !one.picture.hostile && one.picture.is_listed_dirty()) {
        let count: &mut usize = counts.entry(one.truth.file_type()).or_default();
        if *count < OF_EACH_FORMAT {
            *count += 1;
            found.push(one.picture.path.clone());
        }
    }
    found
}

/// What the processes said.
#[derive(Default)]
struct Cases {
    ran: u64,
    originals: u64,
    copies: u64,
    longest_us: u64,
    most_bytes: u64,
    wrong: Vec<String>,
}

impl Cases {
    fn take(&mut self, lines: &[Vec<String>]) {
        for parts in lines {
            let number = |at: usize| parts.get(at).and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
            match parts.first().map(String::as_str) {
                Some("wrong") => self.wrong.push(parts.get(1..).unwrap_or_default().join(": ")),
                Some("ran") => {
                    self.ran += number(1);
                    self.originals = number(2);
                    self.copies += number(3);
                    self.longest_us = self.longest_us.max(number(4));
                    self.most_bytes = self.most_bytes.max(number(5));
                }
                _ => {}
            }
        }
    }
}

/// R2: files that were damaged on purpose.
pub(super) fn hostile(measure: &Measure<'_>, pictures: &[Picture], scratch: &Path) -> Result<Row, String> {
    let files: Vec<_> = pictures.iter().filter(|one| one.hostile).map(|one| one.path.clone()).collect();
    let lines = measure.of_each(Some("files"), &files, &scratch.join("hostile.list"))?;
    let (mut wrong, mut longest, mut most) = (Vec::new(), 0, 0);
    for parts in &lines {
        let [file, length, became, took, heap] = parts.as_slice() else {
            return Err(format!("not understood: {parts:?}"));
        };
        let number = |text: &String| text.parse::<u64>().unwrap_or(u64::MAX);
        let (length, took, heap) = (number(length), number(took), number(heap));
        (longest, most) = (longest.max(took), most.max(heap));
        let untyped = became.starts_with("error");
        if took > FILE_MICROSECONDS || heap > HEAP_BYTES + 2 * length || untyped {
            wrong.push(format!("{file}: {became}, {took} µs, {heap} bytes of heap for {length}"));
        }
    }
    let measured = format!(
        "{} files, {} faults, longest {:.1} ms, most {:.2} MiB",
        lines.len(),
        wrong.len(),
        real(longest) / 1000.0,
        real(most) / 1_048_576.0
    );
    let asked = "each in 100 ms and in 16 MiB and twice the file, with a copy or a reason";
    let mut row = Row::said("R2", "damaged files", wrong.is_empty(), measured, asked);
    for one in wrong {
        row.note(one);
    }
    Ok(row)
}

/// A file that is made when the task runs.
type Make = fn(&Path, &Path) -> Result<(), String>;

/// R3: what is too large to be kept.
pub(super) fn bombs(context: &Context, measure: &Measure<'_>, scratch: &Path) -> Result<Vec<Row>, String> {
    let made: [(&str, &str, Make); 2] = [
        ("a film of 6 GiB, its index at the end", "film.mp4", bombs::long_film),
        ("64 MiB of text packed into a picture", "text.png", bombs::packed_text),
    ];
    let mut rows = Vec::new();
    for (what, name, make) in made {
        let folder = scratch.join("bombs");
        emptied(&folder)?;
        let path = folder.join(name);
        make(&context.root, &path)?;
        let words = ["one".to_owned(), path.display().to_string(), folder.display().to_string()];
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let lines = measure.lines(&words, &[])?;
        let parts = lines.first().ok_or("nothing was measured")?;
        let number = |at: usize| parts.get(at).and_then(|text| text.parse::<u64>().ok()).unwrap_or(u64::MAX);
        let (took, heap, highest) = (number(1), number(2), number(3));
        let copied = parts.first().is_some_and(|copy| Path::new(copy).is_file());
        let good = copied && took < BOMB_MICROSECONDS && highest < BOMB_KILOBYTES;
        let measured = format!(
            "{} in {:.1} ms, {:.2} MiB of heap, {:.1} MiB resident",
            if copied { "copied" } else { parts.first().map_or("", String::as_str) },
            real(took) / 1000.0,
            real(heap) / 1_048_576.0,
            real(highest) / 1024.0
        );
        rows.push(Row::said("R3", what, good, measured, "a copy in 20 s and 96 MiB"));
        // Its copy is as long, and on a file system without holes as large.
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(rows)
}

fn real(number: u64) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
