//! Whom one can call, and when they answer.
//!
//! The records stand in `core/content/directory`, one file per region, each fact with its source, its date and how well
//! it is known. A fact that no source supports stays in the data for reviewers: [`Directory::records`] never gives it.
//! Opening hours are always read in London's time, with the bank holidays of the record's own division.
//! Works without network and without a record of one's own.

mod age;
mod at;
#[cfg(any(test, feature = "testing"))]
mod embedded;
mod holidays;
mod hours;
mod numbers;
mod read;
mod record;
mod said;
mod search;
mod standing;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use age::newest_month;
pub use at::{read_at, rfc3339};
#[cfg(any(test, feature = "testing"))]
pub use embedded::FILES;
pub use holidays::{BankHolidays, Division};
pub use numbers::digits_of;
pub use record::{
    Access, Bill, Channel, Cost, Holidays, Hours, Nation, Need, Number, Reach, Record, Referral, Retired,
    Web, WebKind, WithoutReporting,
};
pub use said::{standing_label, when};
pub use search::{Found, Query, Retirement};
pub use standing::{Because, Standing, State};

use crate::content::{Fault, Form, packed};
use hours::Pattern;

/// The id of the record that stands above every list.
pub const EMERGENCY: &str = "uk-999";

/// All records.
#[derive(Debug)]
pub struct Directory {
    /// What may be shown: no fact of grade K, no record that does not ship.
    records: Vec<Record>,
    /// Everything, as it is written.
    all: Vec<Record>,
    retired: Vec<Retired>,
    holidays: Arc<BankHolidays>,
    patterns: BTreeMap<(String, Holidays), Arc<Pattern>>,
}

impl Directory {
    /// Reads the embedded files.
    pub fn load() -> Result<Self, Fault> {
        let unpacked = packed::DIRECTORY.unpack()?;
        let weeks: BTreeMap<String, String> = unpacked.behind().read("directory")?;
        Self::read(&unpacked.files(), &|osm| {
            weeks.get(osm).cloned().ok_or_else(|| "were not worked out".into())
        })
    }

    /// Every record that may be shown, 999 first, without what no source supports.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The record with that id, where it may be shown.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.id == id)
    }

    /// Everything as it is written, with what no source supports and what does not ship: for reviewers alone, who see
    /// it struck through.
    #[must_use]
    pub fn all_for_review(&self) -> &[Record] {
        &self.all
    }

    /// What is out of use, for reviewers alone: search keys that are never printed.
    #[must_use]
    pub fn retired_for_review(&self) -> &[Retired] {
        &self.retired
    }

    /// The bank holidays that are known.
    #[must_use]
    pub fn holidays(&self) -> &BankHolidays {
        &self.holidays
    }

    /// The date of the newest source of any record that may be shown.
    #[must_use]
    pub fn newest_source(&self) -> Option<&str> {
        self.records
            .iter()
            .filter_map(|record| Some((newest_month(&record.as_of)?, record.as_of.as_str())))
            .max()
            .map(|(_, as_of)| as_of)
    }
}
