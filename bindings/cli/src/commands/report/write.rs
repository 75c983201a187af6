//! `report write`: a report in the form that was asked for, whole or not at all.

use std::path::Path;

use alongside_core::Result;
use alongside_core::evidence::CustodyEvent;
use alongside_core::progress::Progress;
use alongside_core::report::bundle::{
    Destination, Packing, PageFile, Written, ZipPacking, check_room, needed_bytes, write, write_record,
};
use alongside_core::report::container::zip::Sink;
use alongside_core::report::document::Document;
use alongside_core::report::hits::hits;
use alongside_core::report::pages::Pages;
use alongside_core::report::pdf::{Flavour, pdf};
use alongside_core::report::proof::manifest::{Manifest, Origin};
use alongside_core::report::sealed::{HOW_TO_OPEN, Passphrase, Recipient, Seal, how_to_open};
use alongside_core::report::{csv, html};
use alongside_core::say::Say;
use alongside_core::vault::{Disk, Storage};
use alongside_core::vocabulary::Vocabulary;
use serde_json::json;

use super::preview::hit_json;
use crate::arguments::report::{Format, ReportWrite};
use crate::commands::job::Job;
use crate::failure::{Misuse, Outcome};
use crate::long_work;
use crate::prompt;
use crate::terminal::Ink;

impl Job<'_> {
    pub(super) fn write_report(&mut self, asked: &ReportWrite) -> Outcome {
        let seal = self.seal(asked)?;
        let chosen = self.choose(&asked.chosen)?;
        let found = hits(self.vault, &chosen)?;
        self.warn(chosen.selection.part)?;
        let said = match &seal {
            None => "cli-report-clear",
            Some(Seal::Passphrase(_)) => "cli-report-sealed-passphrase",
            Some(Seal::Recipient(_)) => "cli-report-sealed-recipient",
        };
        self.context.note(Ink::Second, &self.context.words.text(said))?;
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
        let entropy = self.context.environment().entropy;
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
            if asked.format == Format::Folder {
                return destination.folder(|packing: &mut dyn Packing| {
                    write(vault, &chosen, packing, &mut made, &reading, progress).map(Some)
                });
            }
            let mut fill = |sink: &mut dyn Sink| match asked.format {
                Format::Zip | Format::Folder => {
                    write(vault, &chosen, &mut ZipPacking::new(sink), &mut made, &reading, progress).map(Some)
                }
                Format::Pdf => {
                    sink.append(&drawn(&pages, &pages.document(None, progress)?)?)?;
                    Ok(None)
                }
                Format::Html => {
                    sink.append(&html::html(&pages.document(None, progress)?))?;
                    Ok(None)
                }
                Format::Csv => {
                    sink.append(&csv::csv(vault, &chosen, say, progress)?)?;
                    Ok(None)
                }
                Format::Json => {
                    write_record(vault, &chosen, &mut |bytes| sink.append(bytes), progress)?;
                    Ok(None)
                }
            };
            destination.file(|sink| match &seal {
                Some(seal) => seal.write(sink, neutral_name(asked.format), &*entropy, fill),
                None => fill(sink),
            })
        })?;
        // Whatever fails from here on, the file is there: what opens it is said in any case.
        let noted = self.note_written(asked, written.as_ref(), seal.as_ref());
        let how_to_open = noted.as_ref().ok().cloned().flatten();
        let shown = asked.out.display().to_string();
        let drawn = match &seal {
            Some(Seal::Passphrase(passphrase)) if asked.sealing.new_passphrase => Some(passphrase.expose()),
            _ => None,
        };
        if self.json() {
            self.answer(&json!({
                "out": shown,
                "part": chosen.selection.part.as_str(),
                "entries": chosen.entries.len(),
                "files": written.as_ref().map(|written| written.manifest.files.len()),
                "signer": head.fingerprint(),
                "head": head.link,
                "hits": found.iter().map(hit_json).collect::<Vec<_>>(),
                "passphrase": drawn,
                "how_to_open": how_to_open,
            }))?;
            return noted.map(drop);
        }
        self.tell(&self.words().with("cli-report-written", &[("file", (&shown).into())]))?;
        if let Some(file) = &how_to_open {
            self.tell(&self.words().with("cli-report-how-to-open", &[("file", file.into())]))?;
        }
        if let Some(words) = drawn {
            self.tell(&self.words().with("cli-report-passphrase", &[("words", words.into())]))?;
            self.whisper(&self.words().text("cli-report-passphrase-what"))?;
        }
        noted?;
        if written.is_none() {
            return Ok(());
        }
        let fingerprint = alongside_core::say::halves(&head.fingerprint());
        self.whisper(
            &self.words().with("cli-report-fingerprint", &[("fingerprint", (&fingerprint).into())]),
        )?;
        let with = match &seal {
            None => "",
            Some(Seal::Passphrase(_)) => " --passphrase-file FILE",
            // It has to be opened before anybody can check it.
            Some(Seal::Recipient(_)) => return Ok(()),
        };
        self.next(&[(format!("report verify {shown}{with}"), "cli-next-report-verify")])
    }

    /// Writes beside it what opens it, and notes who has it. Gives the name of the text beside it.
    fn note_written(
        &mut self,
        asked: &ReportWrite,
        written: Option<&Written>,
        seal: Option<&Seal>,
    ) -> Outcome<Option<String>> {
        let how_to_open = seal.map(|seal| self.write_how_to_open(&asked.out, seal)).transpose()?;
        if let Some(written) = written {
            self.note_given(&written.manifest)?;
            let reading = self.reading();
            self.vault.note_anchor(&written.head, asked.holder.as_deref(), true, &reading)?;
        }
        Ok(how_to_open)
    }

    /// What seals it, where she asked for that.
    fn seal(&self, asked: &ReportWrite) -> Outcome<Option<Seal>> {
        let sealing = &asked.sealing;
        let seal = if sealing.new_passphrase {
            Seal::Passphrase(Passphrase::make(&*self.context.environment().entropy)?)
        } else if let Some(file) = &sealing.passphrase_file {
            let passphrase = prompt::passphrase_from(file)?;
            passphrase.check_length()?;
            Seal::Passphrase(passphrase)
        } else if let Some(typed) = &sealing.recipient {
            Seal::Recipient(Recipient::parse(typed)?)
        } else {
            return Ok(None);
        };
        if asked.format == Format::Folder {
            return Err(Misuse::SealedFolder.into());
        }
        Ok(Some(seal))
    }

    /// Writes beside it what opens it, and gives the name. What stands there already is left alone.
    fn write_how_to_open(&self, out: &Path, seal: &Seal) -> Outcome<String> {
        let text = how_to_open(self.words().catalogue(), seal);
        let mut longer = out.file_name().unwrap_or_default().to_owned();
        longer.push(format!(".{HOW_TO_OPEN}"));
        let mut path = out.with_file_name(HOW_TO_OPEN);
        if Disk.exists(&path) {
            if std::fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
                return Ok(path.display().to_string());
            }
            path = out.with_file_name(longer);
        }
        Destination::new(&Disk, &path)?.file(|sink| sink.append(text.as_bytes()))?;
        Ok(path.display().to_string())
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

/// What everybody sees of a sealed file.
fn neutral_name(format: Format) -> &'static str {
    match format {
        Format::Zip | Format::Folder => "record.zip",
        Format::Pdf => "record.pdf",
        Format::Html => "record.html",
        Format::Csv => "record.csv",
        Format::Json => "record.json",
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
