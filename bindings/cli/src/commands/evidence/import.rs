//! `alongside evidence add`: files are taken in as they are, in one pass; each for itself.

use std::path::Path;

use alongside_core::Error;
use alongside_core::evidence::{Evidence, Source, media, name_of};
use alongside_core::ids::RecordId;
use alongside_core::photos::{self, FileSource};
use alongside_core::say::size;
use alongside_core::session::TakenIn;
use serde_json::{Value, json};

use crate::arguments::evidence::{Care, EvidenceAdd, Under18};
use crate::commands::job::Job;
use crate::commands::named;
use crate::failure::{Failure, Outcome};
use crate::long_work;
use crate::terminal::{Column, Ink, Table};

/// Stands before any file is opened and anything is written.
fn red_line(care: &Care) -> Outcome {
    let intimate = care.intimate || care.sensitivity.iter().any(|id| id.trim() == "intimate");
    match (intimate, care.under_18) {
        (true, None) => Err(Error::AgeQuestion.into()),
        (true, Some(Under18::Yes | Under18::Unsure)) => Err(Error::Under18.into()),
        _ => Ok(()),
    }
}

impl Job<'_> {
    /// Takes all files in. One that can't be taken does not stop the others; the first failure decides how it ends.
    pub(super) fn add_files(&mut self, add: &EvidenceAdd) -> Outcome {
        let mut template = self.template(add)?;
        let mut taken: Vec<(String, TakenIn)> = Vec::new();
        let mut failed: Option<Failure> = None;
        let many = add.files.len() > 1;
        for file in &add.files {
            match self.take_in(file, &mut template) {
                Ok(one) => taken.push((file.display().to_string(), one)),
                Err(failure) => {
                    let stopped = failure.code() == "cancelled";
                    if many {
                        self.tell_not_taken(file, &failure)?;
                    }
                    // The first is told at the very end, as the failure of the command.
                    if failed.is_none() {
                        failed = Some(failure);
                    } else {
                        let json = self.json();
                        failure.tell(&self.context.words, &mut self.context.err, json)?;
                    }
                    if stopped {
                        break;
                    }
                }
            }
        }
        self.tell_taken(&taken, &add.entry)?;
        failed.map_or(Ok(()), Err)
    }

    /// Says which of several files it was.
    fn tell_not_taken(&mut self, file: &Path, failure: &Failure) -> Outcome {
        if self.json() {
            let notice = json!({ "notice": { "file": file.display().to_string(), "code": failure.code() } });
            return Ok(self.context.err.json(&notice)?);
        }
        let name = name_of(file);
        let text = self.words().with("cli-file-not-added", &[("name", (&name).into())]);
        Ok(self.context.err.say(Ink::Plain, &text)?)
    }

    /// What every one of the files gets, read before the first of them is opened.
    fn template(&mut self, add: &EvidenceAdd) -> Outcome<Evidence> {
        red_line(&add.care)?;
        let (case, reading) = (self.case_or_first()?, self.reading());
        let filler = self.filler()?;
        let mut item = Evidence::new(&reading, case, media::kind_of("", ""));
        item.kind = None;
        filler.evidence(&add.fields, &mut item)?;
        filler.care(&add.care, &mut item)?;
        item.entries = filler.entries(&add.entry)?;
        if let Some(parent) = &add.derived_from {
            item.parent = Some(filler.item(parent)?);
        }
        if let Some(derivation) = &add.derivation {
            let vocabulary = alongside_core::vocabulary::Vocabulary::Derivation;
            item.derivation = Some(filler.term("derivation", vocabulary, derivation)?);
        }
        Ok(item)
    }

    /// One file for an entry that is being asked about.
    pub(in crate::commands) fn take_file(&mut self, file: &Path, entries: &[RecordId]) -> Outcome<RecordId> {
        let (case, reading) = (self.case_or_first()?, self.reading());
        let mut item = Evidence::new(&reading, case, media::kind_of("", ""));
        item.kind = None;
        item.entries = entries.to_vec();
        Ok(self.take_in(file, &mut item)?.evidence_id)
    }

    fn take_in(&mut self, file: &Path, template: &mut Evidence) -> Outcome<TakenIn> {
        let mut source = Source::open(file)?;
        let media_type = source.media_type()?;
        let reading = self.reading();
        let name = name_of(file);
        let kind = match &template.kind {
            Some(kind) => kind.clone(),
            None => media::kind_of(media_type, &name),
        };
        let mut item = Evidence::new(&reading, template.case, kind.clone());
        let (imported, stamp) = (item.imported_at.clone(), item.stamp.clone());
        item.clone_from(template);
        (item.imported_at, item.stamp, item.kind) = (imported, stamp, Some(kind));
        item.file_name = Some(name.clone());
        item.media_type = Some(media_type.to_owned());
        if item.capture_method.is_none() {
            let vocabulary = alongside_core::vocabulary::Vocabulary::CaptureMethod;
            item.capture_method = Some(self.filler()?.term("capture_method", vocabulary, "imported-file")?);
        }
        let mut intake = self.vault.begin_evidence(item, &reading)?;
        let read = long_work::run(&self.context.err, self.context.global.json, &name, |progress| {
            source.read(progress, |bytes| intake.write(bytes))
        });
        if let Err(failure) = read {
            let reading = self.reading();
            self.vault.abandon_evidence(intake, &reading)?;
            return Err(failure);
        }
        let reading = self.reading();
        let taken = self.vault.finish_evidence(intake, &reading)?;
        self.give_reference(taken.evidence_id)?;
        Ok(taken)
    }

    /// Where the case has initials, a new item gets the next reference.
    pub(super) fn give_reference(&mut self, id: RecordId) -> Outcome<Option<String>> {
        let reading = self.reading();
        Ok(self.vault.give_reference(id, &reading)?)
    }

    fn tell_taken(&mut self, taken: &[(String, TakenIn)], entries: &[String]) -> Outcome {
        if self.json() {
            let mut lines: Vec<Value> = Vec::new();
            for (file, one) in taken {
                let item: Evidence = self.vault.read(one.evidence_id)?;
                lines.push(json!({
                    "file": file,
                    "evidence_id": one.evidence_id,
                    "sha256": one.sha256,
                    "bytes": one.bytes,
                    "reference": item.suggested_reference,
                    "kind": item.kind,
                    "media_type": item.media_type,
                }));
            }
            return self.answer(&lines);
        }
        if taken.is_empty() {
            return Ok(());
        }
        let mut table = Table::new(vec![
            Column::natural(self.words().text("cli-column-id")).ink(Ink::Accent),
            Column::text(self.words().text("cli-column-file")),
            Column::number(self.words().text("cli-column-size")),
            Column::natural(self.words().text("cli-column-fingerprint")),
        ]);
        for (file, one) in taken {
            let size = size(one.bytes);
            let digest = one.sha256.to_string();
            let digest = digest.get(..16).unwrap_or_default().to_owned();
            let name = name_of(Path::new(file));
            table.row([named::short_id(one.evidence_id), name, size, format!("{digest}...")]);
        }
        let count = i64::try_from(taken.len()).unwrap_or(i64::MAX);
        let id = if entries.is_empty() { "cli-files-added-unsorted" } else { "cli-files-added" };
        let sum = self.words().with(id, &[("count", count.into())]);
        let first = taken.first().map(|(_, one)| named::short_id(one.evidence_id)).unwrap_or_default();
        let next = if entries.is_empty() {
            (format!("evidence link {first} --entry N"), "cli-next-link")
        } else {
            (format!("evidence show {first}"), "cli-next-item")
        };
        self.table(&table, &sum, &[next])?;
        for (file, one) in taken {
            self.offer_facts(Path::new(file), one.evidence_id)?;
        }
        Ok(())
    }

    /// What a picture or a film says of itself, for her to note or not. Nothing of it is taken over by itself: a clock may be
    /// wrong, and a place is hers to write down.
    fn offer_facts(&mut self, file: &Path, id: RecordId) -> Outcome {
        let Ok(report) = std::fs::File::open(file)
            .map_err(Error::from)
            .and_then(FileSource::new)
            .and_then(|mut source| photos::scan(&mut source, ""))
        else {
            return Ok(());
        };
        if let Some(time) = report.taken_at() {
            let (name, id) = (name_of(file), named::short_id(id));
            let arguments = [("file", (&name).into()), ("time", (&time).into()), ("id", (&id).into())];
            self.whisper(&self.words().with("cli-photo-fact-time", &arguments))?;
        }
        if report.position().is_some() {
            self.whisper(&self.words().text("cli-photo-fact-place"))?;
        }
        Ok(())
    }
}
