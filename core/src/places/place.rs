//! The place label record.

use crate::error::Result;
use crate::fields::{self, Change, Checked, Coordinates};
use crate::ids::RecordId;
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::Reading;
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

record! {
    /// A private name for a place.
    pub struct PlaceLabel = PLACE "place-label" schema 1 kept [] {
        /// Her name for it.
        5 label: Option<String>,
        /// The case it belongs to; absent where it is good for all of them.
        6 case: Option<RecordId>,
        /// What kind of place (vocabulary `setting`).
        7 setting: Option<Term>,
        /// Address.
        8 address: Option<String>,
        /// Position; off unless she adds it.
        9 coordinates: Option<Coordinates>,
        /// Within how many metres the position holds.
        10 precision: Option<u32>,
    }
}

impl PlaceLabel {
    /// A place with a name.
    #[must_use]
    pub fn new(reading: &Reading, label: impl Into<String>) -> Self {
        PlaceLabel {
            stamp: Stamp::first(reading),
            label: fields::said(label),
            case: None,
            setting: None,
            address: None,
            coordinates: None,
            precision: None,
            beyond: Beyond::default(),
        }
    }
}

impl Checked for PlaceLabel {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        fields::needed("label", self.label.as_ref())?;
        fields::short("label", self.label.as_ref())?;
        change.term("setting", Vocabulary::Setting, |p| p.setting.as_ref())?;
        fields::short("address", self.address.as_ref())?;
        fields::position("coordinates", self.coordinates, "precision", self.precision)
    }
}

impl Listed for PlaceLabel {
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(self.case, self.setting.as_ref(), self.label.as_ref())
    }
}
