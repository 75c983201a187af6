//! Cases and incidents: saving, finding by number, withdrawing, deleting.

use serde::Serialize;

use super::own_term;
use super::unlocked::Unlocked;
use crate::cases::Case;
use crate::error::{Error, Refusal, Result};
use crate::evidence::Links;
use crate::fields::Checked;
use crate::ids::RecordId;
use crate::incidents::{Incident, IncidentIndex};
use crate::labels::Label;
use crate::store::Kind;
use crate::time::{Reading, RecordedAt};
use crate::vocabulary::Term;
use crate::words::{Catalogue, Language};

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Added {
    /// "Entry 14".
    pub entry_no: u32,
    /// Its id.
    pub incident_id: RecordId,
    /// When it was committed.
    pub recorded_at: RecordedAt,
}

impl Unlocked {
    /// Ids and labels of the cases, oldest first.
    #[must_use]
    pub fn cases(&self) -> Vec<(RecordId, String)> {
        self.store
            .current(Kind::CASE)
            .filter(|current| !current.deleted)
            .map(|current| {
                let label =
                    Label::decode(current.listing).ok().and_then(|label| label.text.map(str::to_owned));
                (current.id, label.unwrap_or_default())
            })
            .collect()
    }

    /// The case of that name, ignoring upper and lower case; without a name the first one, if there is any.
    pub fn case(&self, label: Option<&str>) -> Result<Option<RecordId>> {
        let cases = self.cases();
        let Some(wanted) = label else { return Ok(cases.first().map(|(id, _)| *id)) };
        let wanted = wanted.trim().to_lowercase();
        let found = cases.iter().find(|(_, label)| label.to_lowercase() == wanted).map(|(id, _)| *id);
        found.map(Some).ok_or(Error::invalid("case", Refusal::UnknownRecord))
    }

    /// Incidents in memory, for lists.
    #[must_use]
    pub fn incidents(&self) -> &IncidentIndex {
        &self.incidents
    }

    /// What hangs on what: evidence, custody and police contacts by entry.
    #[must_use]
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// Saves an incident of one line or more, with what `fill` adds to it, in one transaction.
    ///
    /// Without a case the first one is taken; where there is none yet, it is begun in the same transaction, under
    /// the neutral name that the catalogue has for it.
    pub fn add_incident(
        &mut self,
        case: Option<RecordId>,
        text: &str,
        fill: impl FnOnce(&mut Incident) -> Result<()>,
        reading: &Reading,
    ) -> Result<Added> {
        let known = match case {
            Some(case) => Some(case),
            None => self.case(None)?,
        };
        let new_case = if known.is_none() { Some(self.first_case(reading)?) } else { None };
        let mut transaction = self.store.begin(reading)?;
        let case = match (known, new_case) {
            (Some(case), _) => case,
            (None, Some(mut case)) => transaction.create(&mut case)?,
            (None, None) => return Err(Error::Internal("no case")),
        };
        let entry_no = self.incidents.next_entry_no(case)?;
        let mut incident = Incident::new(reading, case, entry_no, text);
        incident.source = Some(own_term("typed"));
        fill(&mut incident)?;
        incident.check(&self.vocabularies)?;
        let incident_id = transaction.create(&mut incident)?;
        transaction.commit()?;
        self.committed(&[incident_id]);
        Ok(Added { entry_no, incident_id, recorded_at: RecordedAt::from(*reading) })
    }

    /// The case `wanted`, else the first one; where there is none yet it is begun, under the neutral name that the
    /// catalogue has for it.
    pub fn case_or_first(&mut self, wanted: Option<RecordId>, reading: &Reading) -> Result<RecordId> {
        if let Some(case) = wanted {
            return Ok(case);
        }
        if let Some(case) = self.case(None)? {
            return Ok(case);
        }
        let mut case = self.first_case(reading)?;
        self.create(&mut case, reading)
    }

    /// A first case under a neutral name, not yet saved.
    pub(super) fn first_case(&self, reading: &Reading) -> Result<Case> {
        let language = self.face().language.as_deref().and_then(Language::from_tag).unwrap_or_default();
        let case = Case::new(reading, Catalogue::load(language)?.text("log-case-label-default", &[]));
        case.check(&self.vocabularies)?;
        Ok(case)
    }

    /// The incident with that number in a case.
    pub fn entry(&self, case: Option<RecordId>, entry_no: u32) -> Result<RecordId> {
        let case = match case {
            Some(case) => Some(case),
            None => self.case(None)?,
        };
        Self::known(case.and_then(|case| self.incidents.entry(case, entry_no)))
    }

    /// Withdraws an entry: it stays in the chain with its reason, out of normal views.
    pub fn withdraw_incident(&mut self, id: RecordId, note: Option<String>, reading: &Reading) -> Result<()> {
        self.set_withdrawn(id, true, own_term("withdrawn"), note, reading)
    }

    /// Takes a withdrawal back.
    pub fn restore_incident(&mut self, id: RecordId, note: Option<String>, reading: &Reading) -> Result<()> {
        self.set_withdrawn(id, false, own_term("restored"), note, reading)
    }

    fn set_withdrawn(
        &mut self,
        id: RecordId,
        withdrawn: bool,
        reason: Term,
        note: Option<String>,
        reading: &Reading,
    ) -> Result<()> {
        let change = |incident: &mut Incident| {
            if incident.withdrawn == withdrawn {
                return Err(Error::invalid("withdrawn", Refusal::Contradiction));
            }
            incident.withdrawn = withdrawn;
            Ok(())
        };
        self.amend(id, change, reason, note, reading).map(drop)
    }

    /// Every text of an incident that a search looks at, one after the other.
    #[must_use]
    pub fn searchable_text(&self, incident: &Incident) -> String {
        let mut text = incident.searchable_text();
        for person in &incident.persons {
            self.append_label(&mut text, *person);
        }
        if let Some(place) = incident.place_label {
            self.append_label(&mut text, place);
        }
        text
    }

    fn append_label(&self, text: &mut String, id: RecordId) {
        let Some(current) = self.store.find(id) else { return };
        if let Ok(Label { text: Some(label), .. }) = Label::decode(current.listing) {
            text.push('\n');
            text.push_str(label);
        }
    }
}
