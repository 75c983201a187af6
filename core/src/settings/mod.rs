//! Settings: a name and a value, in the house chain.

pub mod profile;

use crate::error::Result;
use crate::fields::{self, Checked};
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::Reading;
use crate::vocabulary::Vocabularies;

record! {
    /// One setting.
    pub struct Setting = SETTING "setting" schema 1 kept [] {
        /// Its name.
        5 name: Option<String>,
        /// Its value, as text.
        6 value: Option<String>,
    }
}

impl Setting {
    /// A setting with a value.
    #[must_use]
    pub fn new(reading: &Reading, name: impl Into<String>, value: impl Into<String>) -> Self {
        Setting {
            stamp: Stamp::first(reading),
            name: fields::said(name),
            value: fields::said(value),
            beyond: Beyond::default(),
        }
    }
}

impl Checked for Setting {
    fn check_change(&self, _: Option<&Self>, _: &Vocabularies) -> Result<()> {
        fields::needed("name", self.name.as_ref())?;
        fields::short("name", self.name.as_ref())?;
        fields::long("value", self.value.as_ref())
    }
}

impl Listed for Setting {
    /// The name; the value is read from the body.
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(None, None, self.name.as_ref())
    }
}
