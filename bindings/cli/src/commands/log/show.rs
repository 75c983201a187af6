//! `alongside log show`: one entry in full, with what belongs to it and, where asked, what stood there before.

use alongside_core::Error;
use alongside_core::evidence::Evidence;
use alongside_core::ids::RecordId;
use alongside_core::incidents::Incident;
use alongside_core::police::PoliceContact;
use alongside_core::vocabulary::Vocabulary;
use serde_json::{Value, json};

use crate::arguments::log::Show;
use crate::commands::job::Job;
use crate::commands::named;
use crate::failure::Outcome;
use crate::terminal::Page;

impl Job<'_> {
    pub(super) fn show(&mut self, asked: &Show) -> Outcome {
        let id = self.entry(&asked.number)?;
        let incident: Incident = self.vault.read(id)?;
        if self.json() {
            let json = self.entry_json(id, &incident, asked)?;
            return self.answer(&json);
        }
        let say = self.say();
        let number = incident.entry_no.to_string();
        let mut page = Page::titled(self.words().with("log-entry", &[("number", (&number).into())]));
        page.words(incident.what_happened.as_deref().unwrap_or_default());
        for (label, value) in say.incident(&incident, self.vault) {
            page.field(label, value);
        }
        if asked.private {
            let note = incident.private_note.as_deref().unwrap_or_default();
            page.field(self.words().text("log-incident-private-note"), note);
        } else if incident.private_note.is_some() {
            page.field(
                self.words().text("log-incident-private-note"),
                self.words().text("cli-private-hidden"),
            );
        }
        page.field(self.words().text("log-incident-evidence"), self.proof_lines(id));
        page.field(self.words().text("log-incident-police"), self.police_lines(id));
        self.about_saving(&mut page, id, &incident);
        if asked.history {
            self.history(&mut page, id)?;
        }
        let mut next = vec![(format!("log amend {number}"), "cli-next-amend")];
        if !asked.history && self.vault.revisions(id).len() > 1 {
            next.insert(0, (format!("log show {number} --history"), "cli-next-history"));
        }
        self.page(&page, &next)
    }

    /// When it was written, how it came in, how it stands.
    fn about_saving(&self, page: &mut Page, id: RecordId, incident: &Incident) {
        let (say, words) = (self.say(), self.words());
        let mut saved = say.recorded(&incident.stamp.recorded_at);
        if let Some(written) = incident.written() {
            let vocabulary = Vocabulary::Written;
            let written = words.catalogue().text_or(&vocabulary.label(written.as_str()), written.as_str());
            saved = format!("{saved}\n{written}");
        }
        page.field(words.text("log-incident-recorded-at"), saved);
        if let Some(captured) = &incident.captured_at {
            page.field(words.text("log-incident-captured-at"), say.recorded(captured));
        }
        let versions = self.vault.revisions(id).len();
        if let (Some(revised), true) = (&incident.stamp.revised_at, versions > 1) {
            let (when, version) = (say.recorded(revised), versions.to_string());
            let arguments = [("version", (&version).into()), ("when", (&when).into())];
            page.field(words.text("cli-version"), words.with("cli-version-since", &arguments));
        }
        if incident.withdrawn {
            page.field(words.text("log-incident-status"), words.text("log-status-withdrawn"));
        }
    }

    fn proof_lines(&self, id: RecordId) -> String {
        let items = self.vault.links().evidence_of(id).iter();
        let lines = items.map(|item| {
            let name = named::evidence(self.vault, *item);
            let kind = self.vault.read::<Evidence>(*item).ok().and_then(|item| item.kind);
            let kind = kind.map(|kind| self.say().term(Vocabulary::EvidenceKind, &kind)).unwrap_or_default();
            let parts = [named::short_id(*item), name, kind];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn police_lines(&self, id: RecordId) -> String {
        let contacts = self.vault.links().police_of(id).iter();
        let lines = contacts.filter_map(|contact| {
            let contact = self.vault.read::<PoliceContact>(*contact).ok()?;
            let when = contact.when.as_ref().map(|when| self.say().occurred(when));
            let named = Some(self.say().police_named(&contact)).filter(|named| !named.is_empty());
            Some([when, named].into_iter().flatten().collect::<Vec<_>>().join(", "))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Earlier versions, newest first, each with what was different then.
    fn history(&self, page: &mut Page, id: RecordId) -> Outcome {
        for version in self.say().earlier_versions(id, self.vault)? {
            page.section(version.heading);
            for (label, value) in version.fields {
                page.field(label, value);
            }
        }
        Ok(())
    }

    /// The whole entry for a program; the private note only where it was asked for.
    fn entry_json(&self, id: RecordId, incident: &Incident, asked: &Show) -> Outcome<Value> {
        let mut json = plain(incident, asked.private)?;
        let links = self.vault.links();
        json["incident_id"] = json!(id);
        json["entry_label"] = json!(incident.entry_no.to_string());
        json["revision"] = json!(self.vault.revisions(id).last());
        json["status"] = json!(incident.status().as_str());
        json["written"] = json!(incident.written().map(alongside_core::incidents::Written::as_str));
        json["evidence"] = json!(links.evidence_of(id));
        json["police"] = json!(links.police_of(id));
        if asked.history {
            let mut versions = Vec::new();
            for revision in self.vault.revisions(id) {
                versions.push(match self.vault.read_revision::<Incident>(id, revision) {
                    Ok(earlier) => {
                        let mut earlier = plain(&earlier, asked.private)?;
                        earlier["revision"] = json!(revision);
                        earlier
                    }
                    Err(Error::Damaged(_)) => json!({ "revision": revision, "damaged": true }),
                    Err(error) => return Err(error.into()),
                });
            }
            json["history"] = Value::Array(versions);
        }
        Ok(json)
    }
}

fn plain(incident: &Incident, private: bool) -> Outcome<Value> {
    let mut json = serde_json::to_value(incident).map_err(|_| Error::Internal("json of an entry"))?;
    if let (Some(object), false) = (json.as_object_mut(), private) {
        object.remove("private_note");
    }
    Ok(json)
}
