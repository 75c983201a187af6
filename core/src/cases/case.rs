//! The case record.

use super::style::check_style;
use crate::error::Result;
use crate::fields::{self, Change, Checked};
use crate::ids::RecordId;
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

record! {
    /// One situation.
    pub struct Case = CASE "case" schema 1 kept [] {
        /// Her own words for it; never the other person's name by default.
        5 label: Option<String>,
        /// Where the law applies (vocabulary `nation`).
        6 nation: Option<Term>,
        /// Told to stop: when.
        7 told_to_stop_when: Vec<Option<Occurred>>,
        /// Told to stop: how, in her words.
        8 told_to_stop_how: Vec<Option<String>>,
        /// Told to stop: the words that were used.
        9 told_to_stop_words: Vec<Option<String>>,
        /// Told to stop: the evidence of it.
        10 told_to_stop_evidence: Vec<Option<RecordId>>,
        /// When she first noticed.
        11 first_noticed: Option<Occurred>,
        /// Earlier abuse, earlier reports, other people harmed, as she knows.
        12 previous_history: Option<String>,
        /// Helpers: names.
        13 helper_names: Vec<Option<String>>,
        /// Helpers: roles.
        14 helper_roles: Vec<Option<String>>,
        /// Helpers: organisations.
        15 helper_organisations: Vec<Option<String>>,
        /// Helpers: how to reach them.
        16 helper_contacts: Vec<Option<String>>,
        /// Helpers: whether it is safe to contact them.
        17 helper_safe_to_contact: Vec<Option<bool>>,
        /// How and when it is safe to call or write to her.
        18 safe_contact_notes: Option<String>,
        /// Interpreter, BSL, easy read, special measures.
        19 access_needs: Option<String>,
        /// Initials in front of suggested references of evidence.
        20 reference_initials: Option<String>,
        /// What stands between initials and number; absent for nothing.
        21 reference_separator: Option<String>,
    }
}

impl Case {
    /// A case with a name of her choosing.
    #[must_use]
    pub fn new(reading: &Reading, label: impl Into<String>) -> Self {
        Case {
            stamp: Stamp::first(reading),
            label: fields::said(label),
            nation: None,
            told_to_stop_when: Vec::new(),
            told_to_stop_how: Vec::new(),
            told_to_stop_words: Vec::new(),
            told_to_stop_evidence: Vec::new(),
            first_noticed: None,
            previous_history: None,
            helper_names: Vec::new(),
            helper_roles: Vec::new(),
            helper_organisations: Vec::new(),
            helper_contacts: Vec::new(),
            helper_safe_to_contact: Vec::new(),
            safe_contact_notes: None,
            access_needs: None,
            reference_initials: None,
            reference_separator: None,
            beyond: Beyond::default(),
        }
    }
}

impl Checked for Case {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        fields::needed("label", self.label.as_ref())?;
        fields::short("label", self.label.as_ref())?;
        change.term("nation", Vocabulary::Nation, |c| c.nation.as_ref())?;
        let told = fields::rows([
            self.told_to_stop_when.len(),
            self.told_to_stop_how.len(),
            self.told_to_stop_words.len(),
            self.told_to_stop_evidence.len(),
        ]);
        change.occurred_column("told_to_stop_when", told, |c| &c.told_to_stop_when)?;
        fields::long_column("told_to_stop_how", &self.told_to_stop_how, told)?;
        fields::long_column("told_to_stop_words", &self.told_to_stop_words, told)?;
        fields::same_length("told_to_stop_evidence", &self.told_to_stop_evidence, told)?;
        change.occurred("first_noticed", |c| c.first_noticed.as_ref())?;
        fields::long("previous_history", self.previous_history.as_ref())?;
        let helpers = fields::rows([
            self.helper_names.len(),
            self.helper_roles.len(),
            self.helper_organisations.len(),
            self.helper_contacts.len(),
            self.helper_safe_to_contact.len(),
        ]);
        fields::column("helper_names", &self.helper_names, helpers)?;
        fields::column("helper_roles", &self.helper_roles, helpers)?;
        fields::column("helper_organisations", &self.helper_organisations, helpers)?;
        fields::column("helper_contacts", &self.helper_contacts, helpers)?;
        fields::same_length("helper_safe_to_contact", &self.helper_safe_to_contact, helpers)?;
        fields::long("safe_contact_notes", self.safe_contact_notes.as_ref())?;
        fields::long("access_needs", self.access_needs.as_ref())?;
        check_style(self.reference_initials.as_deref(), self.reference_separator.as_deref())
    }
}

impl Listed for Case {
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(None, self.nation.as_ref(), self.label.as_ref())
    }
}
