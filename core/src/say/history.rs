//! What stood in an entry before, version by version.

use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::incidents::Incident;
use crate::session::Unlocked;
use crate::vocabulary::Vocabulary;

use super::{Field, Say};

/// A version of an entry in whose place a later one stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierVersion {
    /// Which it was, until when, and why it was changed.
    pub heading: String,
    /// What was different then, and what she wrote about the change.
    pub fields: Vec<Field>,
}

impl Say<'_> {
    /// Earlier versions of an entry, newest first, each with what was different then. One that can't be read says so.
    pub fn earlier_versions(self, id: RecordId, vault: &Unlocked) -> Result<Vec<EarlierVersion>> {
        let newest: Incident = vault.read(id)?;
        let mut fields_then = self.comparable(&newest, vault);
        let mut stamp = newest.stamp;
        let mut versions = Vec::new();
        for revision in vault.revisions(id).into_iter().rev().skip(1) {
            let number = revision.to_string();
            let earlier: Incident = match vault.read_revision(id, revision) {
                Ok(incident) => incident,
                Err(Error::Damaged(_)) => {
                    let heading = self.with("log-version-damaged", &[("version", (&number).into())]);
                    versions.push(EarlierVersion { heading, fields: Vec::new() });
                    continue;
                }
                Err(error) => return Err(error),
            };
            let until = stamp.revised_at.as_ref().map(|at| self.instant(at.unix_ms)).unwrap_or_default();
            let reason = self.term_or_none(Vocabulary::RevisionReason, stamp.reason.as_ref());
            let arguments =
                [("version", (&number).into()), ("when", (&until).into()), ("reason", (&reason).into())];
            let mut version =
                EarlierVersion { heading: self.with("log-version-until", &arguments), fields: Vec::new() };
            if let Some(note) = &stamp.reason_note {
                version.fields.push((self.text("log-incident-version-why"), note.clone()));
            }
            let fields = self.comparable(&earlier, vault);
            for field in &fields {
                if !fields_then.contains(field) {
                    version.fields.push(field.clone());
                }
            }
            for (label, _) in fields_then {
                if !fields.iter().any(|(other, _)| *other == label) {
                    version.fields.push((label, self.text("log-not-filled")));
                }
            }
            versions.push(version);
            (stamp, fields_then) = (earlier.stamp, fields);
        }
        Ok(versions)
    }

    /// Everything that a later version may have changed.
    fn comparable(self, incident: &Incident, vault: &Unlocked) -> Vec<Field> {
        let mut fields = Vec::new();
        if let Some(text) = &incident.what_happened {
            fields.push((self.text("log-incident-what-happened"), text.clone()));
        }
        fields.extend(self.incident(incident, vault));
        if incident.withdrawn {
            fields.push((self.text("log-incident-status"), self.text("log-status-withdrawn")));
        }
        fields
    }
}
