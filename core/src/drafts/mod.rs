//! Drafts: what she was writing when she stopped, in the house chain.

use crate::error::Result;
use crate::fields::{self, Checked};
use crate::ids::RecordId;
use crate::labels;
use crate::limits;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::Reading;
use crate::vocabulary::Vocabularies;

record! {
    /// An unfinished form.
    pub struct Draft = DRAFT "draft" schema 1 kept [] {
        /// Which form it is.
        5 form: Option<String>,
        /// The record that was being revised; absent for a new one.
        6 about: Option<RecordId>,
        /// The text that was being written.
        7 text: Option<String>,
        /// What else the form holds, as JSON.
        8 fields: Option<String>,
    }
}

impl Draft {
    /// A draft of a form.
    #[must_use]
    pub fn new(reading: &Reading, form: impl Into<String>, text: impl Into<String>) -> Self {
        Draft {
            stamp: Stamp::first(reading),
            form: fields::said(form),
            about: None,
            text: fields::said(text),
            fields: None,
            beyond: Beyond::default(),
        }
    }
}

impl Checked for Draft {
    fn check_change(&self, _: Option<&Self>, _: &Vocabularies) -> Result<()> {
        fields::needed("form", self.form.as_ref())?;
        fields::short("form", self.form.as_ref())?;
        fields::long("text", self.text.as_ref())?;
        // Several long texts at once; the store's own limit on a body still holds.
        fields::bytes("fields", self.fields.as_ref(), limits::BODY_MAX_BYTES)
    }
}

impl Listed for Draft {
    /// The form and what it is about; never the text.
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(self.about, None, self.form.as_ref())
    }
}
