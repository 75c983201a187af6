//! `alongside evidence export` and `check`: files read back, one to be given away, all to be compared.

use std::fs::File;

use alongside_core::Error;
use alongside_core::evidence::{CustodyEvent, Evidence};
use alongside_core::ids::RecordId;
use alongside_core::say::size;
use alongside_core::vocabulary::Vocabulary;
use serde_json::json;

use crate::arguments::evidence::EvidenceExport;
use crate::commands::job::Job;
use crate::commands::named;
use crate::commands::new_file::create;
use crate::failure::Outcome;
use crate::long_work;
use crate::terminal::Ink;

impl Job<'_> {
    /// Writes a file out and notes it. What was begun and not finished is removed.
    pub(super) fn export(&mut self, asked: &EvidenceExport) -> Outcome {
        let id = self.filler()?.item(&asked.id)?;
        let item: Evidence = self.vault.read(id)?;
        if item.is_withheld() {
            return Err(Error::Under18.into());
        }
        if item.state.is_none() {
            return Err(Error::NotFound.into());
        }
        self.context.note(Ink::Second, &self.context.words.text("cli-export-clear"))?;
        let mut file = create(&asked.out)?;
        let written = self.write_out(id, &mut file);
        drop(file);
        if let Err(failure) = written {
            std::fs::remove_file(&asked.out).map_err(Error::from)?;
            return Err(failure);
        }
        let shown = asked.out.display().to_string();
        if self.json() {
            return self.answer(&json!({
                "evidence_id": id, "out": shown, "bytes": item.size, "sha256": item.sha256,
            }));
        }
        let size = size(item.size.unwrap_or(0));
        let name = named::evidence(self.vault, id);
        let arguments = [("name", (&name).into()), ("file", (&shown).into()), ("size", (&size).into())];
        self.tell(&self.words().with("cli-exported", &arguments))?;
        self.whisper(&self.words().text("cli-exported-noted"))?;
        self.whisper(&self.words().text("cli-exported-untouched"))
    }

    fn write_out(&mut self, id: RecordId, file: &mut File) -> Outcome {
        let words = named::evidence(self.vault, id);
        let vault = &*self.vault;
        long_work::run(&self.context.err, self.context.global.json, &words, |progress| {
            vault.export_evidence(id, file, progress)?;
            Ok(file.sync_all()?)
        })?;
        let what = self.filler()?.term("what", Vocabulary::CustodyEvent, "exported")?;
        let reading = self.reading();
        let mut event = CustodyEvent::new(&reading, id, what);
        self.vault.add_custody(&mut event, &reading)?;
        Ok(())
    }

    /// Names a file that is not as it was added.
    pub(in crate::commands) fn not_as_added(&self, id: RecordId) -> String {
        let name = format!("{} ({})", named::evidence(self.vault, id), named::short_id(id));
        self.words().with("cli-check-damaged", &[("name", (&name).into())])
    }

    /// Reads every file again and compares it with its fingerprint.
    pub(super) fn check(&mut self, ids: &[String]) -> Outcome {
        let filler = self.filler()?;
        let ids: Vec<RecordId> = ids.iter().map(|typed| filler.item(typed)).collect::<Outcome<_>>()?;
        let words = self.words().text("cli-progress-files");
        let vault = &*self.vault;
        let checked = long_work::run(&self.context.err, self.context.global.json, &words, |progress| {
            if ids.is_empty() {
                progress.expect(vault.evidence_bytes());
                vault.check_evidence(progress)
            } else {
                vault.check_evidence_of(&ids, progress)
            }
        })?;
        let whole = checked.damaged.is_empty();
        if self.json() {
            self.answer(&checked)?;
        } else {
            let count = i64::try_from(checked.checked).unwrap_or(i64::MAX);
            let id = if whole { "cli-checked-whole" } else { "cli-checked" };
            self.tell(&self.words().with(id, &[("count", count.into())]))?;
            let damaged = checked.damaged.iter().map(|file| self.not_as_added(file.evidence_id));
            let damaged: Vec<String> = damaged.collect();
            self.points(damaged)?;
        }
        if whole { Ok(()) } else { Err(Error::Damaged(alongside_core::Part::Evidence).into()) }
    }
}
