//! `photo clean`: copies to share.

use std::fs;
use std::path::{Path, PathBuf};

use alongside_core::Error;
use alongside_core::entropy::SystemEntropy;
use alongside_core::evidence::name_of;
use alongside_core::photos::{self, Clean, NotCleaned};
use alongside_core::progress::Progress;
use serde_json::{Value, json};

use super::files;
use crate::arguments::evidence::Under18;
use crate::arguments::photo::PhotoClean;
use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::long_work;
use crate::terminal::Ink;

/// A file, and its copy.
type Made = (PathBuf, Result<(PathBuf, Clean), NotCleaned>);

pub(super) fn clean(context: &mut Context, asked: &PhotoClean) -> Outcome {
    match (asked.intimate, asked.under_18) {
        (_, Some(Under18::Yes | Under18::Unsure)) => return Err(Error::Under18.into()),
        (true, None) => return Err(Error::AgeQuestion.into()),
        _ => {}
    }
    fs::create_dir_all(&asked.out).map_err(Error::from)?;
    let words = context.words.text("cli-photo-cleaning");
    let total = files::bytes(&asked.files);
    let made = long_work::run(&context.err, context.global.json, &words, |progress| {
        // A copy is about as long as its original.
        progress.expect(total);
        let mut made: Vec<Made> = Vec::new();
        for path in &asked.files {
            progress.check()?;
            let copy = one(path, &asked.out, progress);
            if let Err(NotCleaned::Error(Error::Cancelled)) = copy {
                return Err(Error::Cancelled);
            }
            made.push((path.clone(), copy));
        }
        Ok(made)
    })?;
    if context.json() {
        let rows: Vec<Value> = made.iter().map(row).collect();
        context.out.json(&rows)?;
    } else {
        tell(context, &made)?;
    }
    let refused = made.iter().filter(|(_, copy)| copy.is_err()).count();
    if refused == 0 {
        return Ok(());
    }
    let count = i64::try_from(refused).unwrap_or(i64::MAX);
    Err(Failure::Unmet(vec![context.words.with("cli-photo-refused-many", &[("count", count.into())])]))
}

fn one(path: &Path, out: &Path, progress: &Progress) -> Result<(PathBuf, Clean), NotCleaned> {
    let original = files::open(path)?;
    photos::clean_file(&original, &name_of(path), out, &SystemEntropy::new(), progress)
}

fn row((path, copy): &Made) -> Value {
    let file = path.display().to_string();
    match copy {
        Ok((out, clean)) => {
            let removed: Vec<&str> = clean.removed.iter().map(|class| class.as_str()).collect();
            let kept: Vec<&str> = clean.stays.iter().map(|stays| stays.as_str()).collect();
            let out = out.display().to_string();
            json!({ "file": file, "out": out, "removed": removed, "kept": kept, "refused": null })
        }
        Err(not) => json!({ "file": file, "out": null, "removed": [], "kept": [], "refused": not.code() }),
    }
}

fn tell(context: &mut Context, made: &[Made]) -> Outcome {
    let mut stays = Vec::new();
    for (path, copy) in made {
        let file = path.display().to_string();
        match copy {
            Ok((out, clean)) => {
                let out = out.display().to_string();
                context.out.say(Ink::Accent, &file)?;
                let to = context.words.with("cli-photo-clean-to", &[("file", (&out).into())]);
                context.out.point(Ink::Plain, &to)?;
                if clean.removed.is_empty() {
                    context.out.point(Ink::Plain, &context.words.text("photo-removed-nothing"))?;
                }
                for class in &clean.removed {
                    let what = context.words.text(&photos::class_message(*class));
                    let gone = context.words.with("photo-removed", &[("what", (&what).into())]);
                    context.out.point(Ink::Plain, &gone)?;
                }
                stays.extend(
                    clean.stays.iter().copied().filter(|one| !stays.contains(one)).collect::<Vec<_>>(),
                );
            }
            Err(not) => {
                let why = photos::not_cleaned_text(context.words.catalogue(), not);
                let arguments = [("file", (&file).into()), ("why", (&why).into())];
                context.out.say(Ink::Plain, &context.words.with("cli-photo-refused", &arguments))?;
            }
        }
    }
    if stays.is_empty() {
        return Ok(());
    }
    context.out.line("")?;
    stays.sort_unstable();
    for one in stays {
        let text = context.words.text(&photos::stays_message(one));
        context.out.say(Ink::Plain, &text)?;
    }
    context.out.line("")?;
    Ok(context.out.say(Ink::Second, &context.words.text("cli-photo-for-sharing"))?)
}
