//! `content verify` and `content page`: for those who write or check the content. They need no record.

mod folder;
mod html;
mod page;

use std::fs::File;
use std::io::Write;

use alongside_core::Error;
use alongside_core::checklists::Lists;
use alongside_core::content::check::{Survey, Tree, exceptions};
use alongside_core::content::{Fault, Sources};
use alongside_core::directory::Directory;
use alongside_core::guidance::{Cards, Guides};
use serde_json::{Value, json};

use crate::arguments::content::{Content, PageOut, Verify};
use crate::context::Context;
use crate::failure::{Failure, Outcome};

/// Screens that may read harder than the rest, each with the word that makes it so.
const EXCEPTIONS: &str = include_str!("../../../../../tests/content/readability.toml");

/// `content …`
pub(crate) fn content(context: &mut Context, asked: &Content) -> Outcome {
    match asked {
        Content::Verify(asked) => verify(context, asked),
        Content::Page(asked) => write_page(context, asked),
    }
}

fn verify(context: &mut Context, asked: &Verify) -> Outcome {
    let (tree, mut faults) = match &asked.dir {
        None => (Tree::embedded(), Vec::new()),
        Some(dir) => folder::read(dir)?,
    };
    let mut survey = Survey::of(&tree);
    match exceptions(EXCEPTIONS) {
        Ok(exceptions) => survey.check_reading(&exceptions),
        Err(fault) => faults.push(fault),
    }
    faults.append(&mut survey.faults);
    for fault in refused(&tree) {
        // A file with something wrong in it has been named already.
        let said = |one: &Fault| one.file == fault.file;
        if !faults.iter().any(said) {
            faults.push(fault);
        }
    }
    faults.sort_by(|one, other| one.file.cmp(&other.file));
    let files = tree.names().count();
    let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
    if context.json() {
        let rows = faults.iter().map(|fault| json!({ "file": fault.file, "what": fault.what }));
        context.out.json(&rows.collect::<Vec<Value>>())?;
    } else if faults.is_empty() {
        let files = i64::try_from(files).unwrap_or(i64::MAX);
        context.out.line(&context.words.with("cli-content-good", &[("count", files.into())]))?;
    } else {
        let mut file = "";
        for fault in &faults {
            if fault.file != file {
                context.out.line(&format!("{}{}", if file.is_empty() { "" } else { "\n" }, fault.file))?;
                file = &fault.file;
            }
            context.out.line(&format!("  {}", fault.what))?;
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(Failure::Unmet(vec![context.words.with("cli-content-faults", &[("count", count.into())])]))
}

/// What the program itself would not take: each of its readers stops at the first thing.
fn refused(tree: &Tree) -> Vec<Fault> {
    let of = |folder: &str| -> Vec<(&str, &str)> {
        tree.data(folder).filter(|(name, _)| *name != SERVICE_SOURCES).collect()
    };
    let sources: Vec<_> = ["sources.toml", SERVICE_SOURCES]
        .into_iter()
        .filter_map(|name| tree.get(name).map(|text| (name, text)))
        .collect();
    let mut faults = Vec::new();
    match Sources::of(&sources) {
        Err(fault) => faults.push(fault),
        Ok(sources) => {
            faults.extend(Cards::of(&of("cards/"), &sources).err());
            faults.extend(Guides::of(&of("guidance/"), &sources).err());
        }
    }
    faults.extend(Lists::of(&of("checklists/")).err());
    faults.extend(Directory::of(&of("directory/")).err());
    faults
}

const SERVICE_SOURCES: &str = "directory/sources.toml";

fn write_page(context: &mut Context, asked: &PageOut) -> Outcome {
    let sources = Sources::load().map_err(Error::from)?;
    let page = page::render(&context.words, &Survey::of(&Tree::embedded()), &sources.read);
    // Nothing is written over, so a page with a reviewer's notes in it stays.
    let mut file = File::create_new(&asked.out).map_err(Error::from)?;
    file.write_all(page.as_bytes()).and_then(|()| file.sync_all()).map_err(Error::from)?;
    let out = asked.out.display().to_string();
    if context.json() {
        return Ok(context.out.json(&json!({ "out": out, "bytes": page.len() }))?);
    }
    Ok(context.out.line(&context.words.with("cli-content-written", &[("file", (&out).into())]))?)
}
