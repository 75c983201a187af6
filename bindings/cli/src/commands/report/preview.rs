//! `report preview`: what a report would hold and what it would leave out, before anything is written.

use alongside_core::report::hits::{Hit, hits};
use alongside_core::report::parts::{Part, kind_name};
use alongside_core::report::selection::Chosen;
use serde_json::json;

use crate::arguments::report::ReportPreview;
use crate::commands::job::Job;
use crate::commands::named;
use crate::failure::Outcome;
use crate::terminal::Ink;

impl Job<'_> {
    pub(super) fn preview_report(&mut self, asked: &ReportPreview) -> Outcome {
        let chosen = self.choose(&asked.chosen)?;
        let hits = hits(self.vault, &chosen)?;
        if self.json() {
            let entries: Vec<_> = chosen
                .entries
                .iter()
                .map(|entry| json!({ "entry_no": entry.entry_no, "incident_id": entry.id, "withheld": entry.withheld }))
                .collect();
            return self.answer(&json!({
                "part": chosen.selection.part.as_str(),
                "entries": entries,
                "items": chosen.items.len(),
                "left_out": chosen.left_out,
                "unreadable": chosen.unreadable,
                "hits": hits.iter().map(hit_json).collect::<Vec<_>>(),
            }));
        }
        self.tell_chosen(&chosen)?;
        self.tell_hits(&hits)?;
        self.warn(chosen.selection.part)?;
        self.next(&[("report write --format zip --out FILE".to_owned(), "cli-next-report-write")])
    }

    /// How much is in.
    fn tell_chosen(&mut self, chosen: &Chosen) -> Outcome {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let withheld = chosen.entries.iter().filter(|entry| entry.withheld).count()
            + chosen.items.iter().filter(|item| item.withheld).count();
        let lines = [
            ("cli-report-preview-entries", count(chosen.entries.len()), true),
            ("cli-report-preview-items", count(chosen.items.len()), true),
            ("cli-report-preview-withheld", count(withheld), withheld > 0),
            ("cli-report-preview-left-out", i64::from(chosen.left_out), chosen.left_out > 0),
            ("cli-report-preview-unreadable", i64::from(chosen.unreadable), chosen.unreadable > 0),
        ];
        for (id, count, is_said) in lines {
            if is_said {
                self.tell(&self.words().with(id, &[("count", count.into())]))?;
            }
        }
        Ok(())
    }

    /// What stands in part A and in a field of part B.
    pub(super) fn tell_hits(&mut self, hits: &[Hit]) -> Outcome {
        if hits.is_empty() {
            return Ok(());
        }
        let count = i64::try_from(hits.len()).unwrap_or(i64::MAX);
        self.context
            .note(Ink::Plain, &self.context.words.with("cli-report-hits", &[("count", count.into())]))?;
        for hit in hits {
            let place = named::record(self.context.words.catalogue(), self.vault, hit.record);
            let field = hit.field;
            let line = self.context.words.with(
                "cli-report-hit",
                &[("value", (&hit.value).into()), ("place", (&place).into()), ("field", field.into())],
            );
            self.context.note(Ink::Plain, &format!("  {line}"))?;
        }
        self.context.note(Ink::Second, &self.context.words.text("cli-report-hits-what"))?;
        Ok(())
    }

    /// What has to be said before anything is given to anybody.
    pub(super) fn warn(&mut self, part: Part) -> Outcome {
        self.context.note(Ink::Second, &self.context.words.text("cli-report-seen-by-others"))?;
        if part != Part::A {
            self.context.note(Ink::Second, &self.context.words.text("cli-report-part-b"))?;
        }
        Ok(())
    }
}

/// A hit for a program.
pub(super) fn hit_json(hit: &Hit) -> serde_json::Value {
    json!({
        "value": hit.value,
        "kind": kind_name(hit.kind),
        "record": hit.record,
        "field": hit.field,
    })
}
