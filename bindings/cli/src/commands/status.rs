//! `alongside status`: how it stands.

use std::collections::HashSet;

use alongside_core::ids::RecordId;
use alongside_core::incidents::IncidentFilter;
use alongside_core::say::halves;
use alongside_core::session::Locked;
use alongside_core::store::{Damage, Kind};
use serde_json::json;

use super::found;
use super::job::Job;
use crate::context::Context;
use crate::failure::Outcome;
use crate::long_work;
use crate::terminal::{Ink, Page};

/// Without a passcode only that it is locked is said.
pub(super) fn locked(context: &mut Context) -> Outcome {
    let locked = Locked::open(&context.environment(), context.data())?;
    let capture_on = locked.face().capture_on;
    if context.json() {
        let status = json!({ "locked": true, "incidents": null, "damaged": null, "head": null });
        return Ok(context.out.json(&status)?);
    }
    context.out.say(Ink::Plain, &context.words.text("cli-status-locked"))?;
    let capture = if capture_on { "cli-status-capture-on" } else { "cli-status-capture-off" };
    context.out.say(Ink::Second, &context.words.text(capture))?;
    context.out.say(Ink::Second, &context.words.text("cli-status-more"))?;
    Ok(())
}

impl Job<'_> {
    /// Runs every check there is, and says what it comes to.
    pub(super) fn status(&mut self) -> Outcome {
        let words = self.words().text("cli-progress-records");
        let checked = {
            let vault = &mut *self.vault;
            long_work::run(&self.context.err, self.context.global.json, &words, |progress| {
                vault.check_records(progress)
            })?
        };
        let total = self.vault.evidence_bytes();
        let words = self.words().text("cli-progress-files");
        let files = long_work::run(&self.context.err, self.context.global.json, &words, |progress| {
            progress.expect(total);
            self.vault.check_evidence(progress)
        })?;
        let bodies: HashSet<RecordId> = checked
            .damage
            .iter()
            .filter_map(|damage| match damage {
                Damage::BodyRow { record, .. } => Some(*record),
                _ => None,
            })
            .collect();
        // An item whose record can't be read was counted there already.
        let broken: Vec<_> =
            files.damaged.iter().filter(|file| !bodies.contains(&file.evidence_id)).collect();
        let damaged = checked.damage.len().saturating_add(broken.len());
        let everything = IncidentFilter { withdrawn: true, ..IncidentFilter::default() };
        let incidents = self.vault.count(&everything)?;
        let evidence = self.vault.current(Kind::EVIDENCE).filter(|current| !current.deleted).count();
        let drafts = self.vault.current(Kind::DRAFT).filter(|current| !current.deleted).count();
        let (records, head) = self.vault.log_head();
        let here = self.vault.captures_come_here().unwrap_or(false);
        if self.json() {
            return self.answer(&json!({
                "locked": false, "incidents": incidents, "damaged": damaged, "head": head,
                "evidence": evidence, "unsorted": self.vault.links().unsorted().len(), "drafts": drafts,
                "records": records, "checked_files": files.checked, "captures_come_here": here,
                "auto_lock_s": self.vault.face().auto_lock_s, "damage": checked.damage,
                "damaged_files": files.damaged,
            }));
        }
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let text = |id: &str, number: usize| self.words().with(id, &[("count", count(number).into())]);
        let mut page = Page::titled(self.words().text("cli-status-title"));
        page.field(self.words().text("cli-status-entries"), text("log-entry-many", incidents));
        page.field(self.words().text("cli-status-proof"), text("log-proof-many", evidence));
        if drafts > 0 {
            page.field(self.words().text("cli-status-drafts"), drafts.to_string());
        }
        let whole = if damaged == 0 {
            self.words().text("cli-status-whole")
        } else {
            text("cli-status-damaged", damaged)
        };
        page.field(self.words().text("cli-status-check"), whole);
        let capture = if here { "cli-status-capture-here" } else { "cli-status-capture-not-here" };
        page.field(self.words().text("cli-status-capture"), self.words().text(capture));
        page.field(self.words().text("cli-status-records"), records.to_string());
        page.field(self.words().text("cli-status-head"), halves(&head.to_string()));
        let damage = found::damage(self.context, self.vault, &checked.damage);
        let next: &[(String, &str)] =
            if evidence > 0 { &[("evidence check".to_owned(), "cli-next-check")] } else { &[] };
        self.page(&page, next)?;
        let broken: Vec<String> = broken.iter().map(|file| self.not_as_added(file.evidence_id)).collect();
        if !damage.is_empty() || !broken.is_empty() {
            self.context.out.line("")?;
        }
        self.points(damage.into_iter().chain(broken))
    }
}
