//! `photo scan`: what files would tell a stranger, and what a folder does.

use std::path::Path;

use alongside_core::evidence::name_of;
use alongside_core::photos::{self, FileSource, Finding, Report, Summary};
use alongside_core::{Error, Refusal, Result};
use serde_json::{Value, json};

use super::files::{self, Meant};
use crate::arguments::photo::PhotoScan;
use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::long_work;
use crate::terminal::{Column, Ink, Table, escaped};
use crate::words::Words;

/// A file, and what was found.
type Looked = (Meant, Result<Report>);

pub(super) fn scan(context: &mut Context, asked: &PhotoScan) -> Outcome {
    let files = files::meant(&asked.files);
    let total = files::bytes(&files);
    let words = context.words.text("cli-photo-working");
    let looked = long_work::run(&context.err, context.global.json, &words, |progress| {
        progress.expect(total);
        let mut looked: Vec<Looked> = Vec::new();
        for file in files {
            let report = look(&file.path);
            progress.advance(std::fs::metadata(&file.path).map_or(0, |data| data.len()))?;
            // What lies in a folder and is no picture was not asked about.
            if file.named || !matches!(report, Err(Error::Invalid { refusal: Refusal::UnknownTerm, .. })) {
                looked.push((file, report));
            }
        }
        Ok(looked)
    })?;
    if context.json() {
        let rows: Vec<Value> = looked.iter().map(row).collect();
        context.out.json(&rows)?;
    } else {
        tell(context, &looked)?;
    }
    let unread = looked.iter().filter(|(_, report)| report.is_err()).count();
    if unread == 0 {
        return Ok(());
    }
    let count = i64::try_from(unread).unwrap_or(i64::MAX);
    Err(Failure::Unmet(vec![context.words.with("cli-photo-unread-many", &[("count", count.into())])]))
}

fn look(path: &Path) -> Result<Report> {
    photos::scan(&mut FileSource::new(files::open(path)?)?, &name_of(path))
}

/// The code of what went wrong.
pub(super) fn code(error: &Error) -> &'static str {
    photos::unread(error).map_or(error.code().as_str(), photos::Refused::as_str)
}

fn row((file, report): &Looked) -> Value {
    let path = file.path.display().to_string();
    match report {
        Err(error) => json!({ "file": path, "format": null, "findings": [], "error": code(error) }),
        Ok(report) => {
            let findings: Vec<Value> = report.findings.iter().map(finding).collect();
            let error = report.damaged.then_some("damaged");
            json!({ "file": path, "format": report.format.as_str(), "findings": findings, "error": error })
        }
    }
}

fn finding(finding: &Finding) -> Value {
    json!({
        "class": finding.class.as_str(),
        "key": finding.key,
        "lat": finding.position.map(|position| position.lat),
        "lon": finding.position.map(|position| position.lon),
        "value": finding.value,
        "where": finding.place,
    })
}

fn tell(context: &mut Context, looked: &[Looked]) -> Outcome {
    let words = &context.words;
    let mut table = Table::new(vec![
        Column::text(words.text("cli-photo-column-found")),
        Column::text(words.text("cli-photo-column-value")).ink(Ink::Second),
    ]);
    let mut none = 0_usize;
    for (file, report) in looked {
        let path = escaped(&file.path.display().to_string()).into_owned();
        match report {
            Err(error) => {
                table.section(path);
                table.row([words.with("cli-photo-not-read", &[("code", code(error).into())])]);
            }
            Ok(report) if report.findings.is_empty() && !report.damaged => none += 1,
            Ok(report) => {
                table.section(path);
                for row in sentences(words, report) {
                    table.row(row);
                }
                if report.damaged {
                    table.row([words.text("photo-damaged")]);
                }
            }
        }
    }
    let look = context.out.look();
    if !table.is_empty() {
        context.out.line(&table.render(look))?;
    }
    let reports: Vec<&Report> = looked.iter().filter_map(|(_, report)| report.as_ref().ok()).collect();
    if none > 0 {
        let nothing = context.words.text("photo-nothing");
        if none == looked.len() {
            context.out.say(Ink::Plain, &nothing)?;
        }
    }
    if reports.len() > 1 {
        context.out.line("")?;
        tell_summary(context, &photos::summary(reports, &[]))?;
    }
    if none < looked.len() {
        context.next_by_id(&[("photo clean FILE --out DIR".into(), "cli-next-photo-clean")])?;
    }
    Ok(())
}

/// Each thing that is said once, what leads to a place first, with the first value that stands for it.
fn sentences(words: &Words, report: &Report) -> Vec<[String; 2]> {
    let mut rows: Vec<[String; 2]> = Vec::new();
    for class in report.classes() {
        for finding in report.findings.iter().filter(|finding| finding.class == class) {
            let said = photos::finding_message(words.catalogue(), finding);
            match rows.iter_mut().find(|row| row[0] == said) {
                Some(row) if row[1].is_empty() => row[1].clone_from(&finding.value),
                Some(_) => {}
                None => rows.push([said, finding.value.clone()]),
            }
        }
    }
    rows
}

fn tell_summary(context: &mut Context, summary: &Summary) -> Outcome {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut say = |id: &str, count: usize| {
        let numbers = [("count", number(count).into()), ("files", number(summary.files).into())];
        context.out.say(Ink::Plain, &context.words.with(id, &numbers))
    };
    say("photo-sum-place", summary.with_position)?;
    if summary.with_other > 0 {
        say("photo-sum-other", summary.with_other)?;
    }
    for group in &summary.groups {
        let at = format!("{:.4}, {:.4}", group.position.lat, group.position.lon);
        let place = group.label.as_ref().unwrap_or(&at);
        let arguments = [("count", number(group.count).into()), ("place", place.into())];
        context.out.point(Ink::Plain, &context.words.with("photo-sum-group", &arguments))?;
    }
    Ok(())
}
