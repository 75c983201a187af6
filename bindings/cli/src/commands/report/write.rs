//! `report write`: a report in the form that was asked for, whole or not at all.

use std::path::Path;

use alongside_core::Result;
use alongside_core::evidence::CustodyEvent;
use alongside_core::progress::Progress;
use alongside_core::report::bundle::{
    Destination, Packing, PageFile, ZipPacking, check_room, needed_bytes, write, write_record,
};
use alongside_core::report::container::zip::Sink;
use alongside_core::report::document::Document;
use alongside_core::report::hits::hits;
use alongside_core::report::pages::Pages;
use alongside_core::report::pdf::{Flavour, pdf};
use alongside_core::report::proof::manifest::{Manifest, Origin};
use alongside_core::report::{csv, html};
use alongside_core::say::Say;
use alongside_core::vault::Disk;
use alongside_core::vocabulary::Vocabulary;
use serde_json::json;

use super::preview::hit_json;
use crate::arguments::report::{Format, ReportWrite};
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::long_work;
use crate::terminal::Ink;

impl Job<'_> {
    pub(super) fn write_report(&mut self, asked: &ReportWrite) -> Outcome {
        let chosen = self.choose(&asked.chosen)?;
        let found = hits(self.vault, &chosen)?;
        self.warn(chosen.selection.part)?;
        self.context.note(Ink::Second, &self.context.words.text("cli-report-clear"))?;
        if !self.json() {
            self.tell_hits(&found)?;
        }
        let destination = Destination::new(&Disk, &asked.out)?;
        let is_bundle = matches!(asked.format, Format::Zip | Format::Folder);
        if is_bundle {
            let folder = asked.out.parent().unwrap_or(Path::new(""));
            check_room(folder, needed_bytes(self.vault, &chosen))?;
        }
        let reading = self.reading();
        let head = self.vault.signed_head(&reading)?;
        let (vault, say) = (&*self.vault, self.say());
        let words = self.words().text("cli-report-writing");
        let pages = Pages {
            vault,
            chosen: &chosen,
            say,
            view: asked.chosen.view.view(),
            head: &head,
            reading: &reading,
        };
        let written = long_work::run(&self.context.err, self.context.global.json, &words, |progress| {
            progress.expect(needed_bytes(vault, &chosen));
            let mut made = |manifest: &Manifest| files(&pages, Some(manifest), progress);
            match asked.format {
                Format::Zip => destination.file(|sink| {
                    write(vault, &chosen, &mut ZipPacking::new(sink), &mut made, &reading, progress).map(Some)
                }),
                Format::Folder => destination.folder(|packing: &mut dyn Packing| {
                    write(vault, &chosen, packing, &mut made, &reading, progress).map(Some)
                }),
                Format::Pdf => destination.file(|sink| {
                    sink.append(&drawn(&pages, &pages.document(None, progress)?)?)?;
                    Ok(None)
                }),
                Format::Html => destination.file(|sink| {
                    sink.append(&html::html(&pages.document(None, progress)?))?;
                    Ok(None)
                }),
                Format::Csv => destination.file(|sink| {
                    sink.append(&csv::csv(vault, &chosen, say, progress)?)?;
                    Ok(None)
                }),
                Format::Json => destination.file(|sink: &mut dyn Sink| {
                    write_record(vault, &chosen, &mut |bytes| sink.append(bytes), progress)?;
                    Ok(None)
                }),
            }
        })?;
        if let Some(written) = &written {
            self.note_given(&written.manifest)?;
        }
        let shown = asked.out.display().to_string();
        if self.json() {
            return self.answer(&json!({
                "out": shown,
                "part": chosen.selection.part.as_str(),
                "entries": chosen.entries.len(),
                "files": written.as_ref().map(|written| written.manifest.files.len()),
                "signer": head.fingerprint(),
                "head": head.link,
                "hits": found.iter().map(hit_json).collect::<Vec<_>>(),
            }));
        }
        self.tell(&self.words().with("cli-report-written", &[("file", (&shown).into())]))?;
        if written.is_some() {
            let fingerprint = alongside_core::say::halves(&head.fingerprint());
            self.whisper(
                &self.words().with("cli-report-fingerprint", &[("fingerprint", (&fingerprint).into())]),
            )?;
            return self.next(&[(format!("report verify {shown}"), "cli-next-report-verify")]);
        }
        Ok(())
    }

    /// Notes in the list of each original that it was given out.
    fn note_given(&mut self, manifest: &Manifest) -> Outcome {
        let what = self.filler()?.term("what", Vocabulary::CustodyEvent, "exported")?;
        let reading = self.reading();
        for file in &manifest.files {
            let (Some(Origin::Original(id) | Origin::Rest(id)), digest) = (file.origin, file.sha256) else {
                continue;
            };
            let mut event = CustodyEvent::new(&reading, id, what.clone());
            event.hash_seen = Some(digest);
            self.vault.add_custody(&mut event, &reading)?;
        }
        Ok(())
    }
}

/// The pages that go into a bundle.
fn files(pages: &Pages<'_>, manifest: Option<&Manifest>, progress: &Progress) -> Result<Vec<PageFile>> {
    let document = pages.document(manifest, progress)?;
    let how = pages.how_to_verify();
    let say: Say<'_> = pages.say;
    Ok(vec![
        PageFile { name: "report.pdf", media_type: "application/pdf", bytes: drawn(pages, &document)? },
        PageFile { name: "report.html", media_type: "text/html", bytes: html::html(&document) },
        PageFile {
            name: "chronology.csv",
            media_type: "text/csv",
            bytes: csv::csv(pages.vault, pages.chosen, say, progress)?,
        },
        PageFile { name: "HOW-TO-VERIFY.txt", media_type: "text/plain", bytes: how.into_bytes() },
    ])
}

/// The pages as PDF, for readers of the screen and for archives alike.
fn drawn(pages: &Pages<'_>, document: &Document) -> Result<Vec<u8>> {
    pdf(document, Flavour::Archive, &|page, of| pages.page_of(page, of))
}
