//! Reads the files and says what is wrong with them.

use crate::ordering::ShortList as _;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use serde::Deserialize;

use super::hours::Pattern;
use super::{BankHolidays, Channel, Directory, Hours, Record, Retired, digits_of};
use crate::content::{Fault, Form, is_id};

/// Name of the file of bank holidays.
const HOLIDAYS: &str = "directory/bank-holidays.toml";
/// Name of the file of what is out of use.
const RETIRED: &str = "directory/retired.toml";
/// Digits of a number with its country's code: the shortest in use is 44 and seven more, the standard ends at fifteen.
const E164_DIGITS: RangeInclusive<usize> = 9..=15;
/// Digits of a short code: from 999 to 116123.
const SHORT_CODE_DIGITS: RangeInclusive<usize> = 3..=6;
/// What the newest source is called where none has a date.
const UNDATED: &str = "undated";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionFile {
    region: String,
    reviewed_by: String,
    #[serde(default)]
    record: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RetiredFile {
    #[serde(default)]
    retired: Vec<Retired>,
}

impl Directory {
    /// Reads files: name and what stands in each. The bank holidays have to be among them.
    pub fn of<F: Form>(files: &[(&str, F)]) -> Result<Self, Fault> {
        let holidays = files.iter().find(|(name, _)| *name == HOLIDAYS);
        let (name, form) = holidays.ok_or_else(|| Fault::new(HOLIDAYS, "is missing"))?;
        let holidays = Arc::new(BankHolidays::read(name, form)?);
        let mut directory = Directory {
            records: Vec::new(),
            all: Vec::new(),
            retired: Vec::new(),
            holidays,
            patterns: BTreeMap::new(),
        };
        let mut ids = BTreeSet::new();
        for (name, form) in files {
            match *name {
                HOLIDAYS => {}
                RETIRED => directory.retired.extend(form.read::<RetiredFile>(name)?.retired),
                name => {
                    let file: RegionFile = form.read(name)?;
                    for mut record in file.record {
                        record.region.clone_from(&file.region);
                        record.reviewed_by.clone_from(&file.reviewed_by);
                        directory.take_in(name, &mut ids, record)?;
                    }
                }
            }
        }
        directory.records = directory.all.iter().filter_map(Record::without_unsupported).collect();
        directory.records.order_by(|one, other| one.place(None).cmp(&other.place(None)));
        directory.check_links()?;
        Ok(directory)
    }

    fn take_in(&mut self, file: &str, ids: &mut BTreeSet<String>, record: Record) -> Result<(), Fault> {
        let fault = |what: String| Fault::new(file, format!("{}: {what}", record.id));
        if !is_id(&record.id) {
            return Err(Fault::new(file, format!("`{}` is no id", record.id)));
        }
        if !ids.insert(record.id.clone()) {
            return Err(fault("stands twice".into()));
        }
        let vocabulary = record.audiences.iter().chain(&record.facets).chain(&record.area);
        let vocabulary = vocabulary
            .chain(record.access.iter().map(|one| &one.id))
            .chain(record.bills.iter().map(|one| &one.id))
            .chain(record.numbers.iter().filter_map(|one| one.purpose.as_ref()));
        if let Some(wrong) = vocabulary.into_iter().find(|id| !is_id(id)) {
            return Err(fault(format!("`{wrong}` is no id")));
        }
        let empty = [(&record.name, "name"), (&record.as_of, "as_of")];
        if let Some((_, field)) = empty.iter().find(|(value, _)| value.trim().is_empty()) {
            return Err(fault(format!("{field} is empty")));
        }
        if record.regions.is_empty() || record.audiences.is_empty() {
            return Err(fault("serves nowhere or nobody".into()));
        }
        if let Some(nation) = record.shown_first.iter().find(|one| !record.serves(**one)) {
            return Err(fault(format!("is shown first in {}, which it does not serve", nation.as_str())));
        }
        if record.ship && record.replaced_by.is_some() {
            return Err(fault("ships, and something stands in its place".into()));
        }
        for number in &record.numbers {
            let plain = number.number.strip_prefix('+').unwrap_or(&number.number);
            let lengths = if number.number.starts_with('+') { E164_DIGITS } else { SHORT_CODE_DIGITS };
            let in_form = plain.chars().all(|c| c.is_ascii_digit()) && lengths.contains(&plain.len());
            if !in_form {
                return Err(fault(format!("number `{}` is neither E.164 nor a short code", number.number)));
            }
            // A textphone's prefix may stand before another number, as in `18001 101`.
            let same = digits_of(&number.shown).map(|shown| national(&shown)) == Some(national(plain));
            if number.channel != Channel::Textphone && !same {
                return Err(fault(format!("`{}` is shown as `{}`", number.number, number.shown)));
            }
        }
        for hours in record.hours.iter().chain(&record.hours_alternatives) {
            self.take_in_hours(hours).map_err(&fault)?;
        }
        for access in record.access.iter().filter_map(|one| one.hours.as_deref()) {
            let read: Result<opening_hours::OpeningHours, _> = access.parse();
            read.map_err(|_| fault(format!("hours `{access}` do not parse")))?;
        }
        self.all.push(record);
        Ok(())
    }

    fn take_in_hours(&mut self, hours: &Hours) -> Result<(), String> {
        let key = (hours.osm.clone(), hours.holidays);
        if !self.patterns.contains_key(&key) {
            let pattern = Pattern::read(&hours.osm, hours.holidays, &self.holidays)?;
            self.patterns.insert(key, Arc::new(pattern));
        }
        if hours.last_seen.trim().is_empty() {
            return Err(format!("hours `{}` have no date and are not {UNDATED}", hours.osm));
        }
        Ok(())
    }

    /// What is retired leads to what is shown, and no number that is shown is retired.
    fn check_links(&self) -> Result<(), Fault> {
        let replaced = self.all.iter().filter_map(|record| record.replaced_by.as_ref());
        let retired = self.retired.iter().filter_map(|one| one.leads_to.as_ref());
        if let Some(id) = replaced.chain(retired).find(|id| self.get(id).is_none()) {
            return Err(Fault::new(RETIRED, format!("leads to `{id}`, which is not shown")));
        }
        let keys: Vec<String> = self.retired.iter().filter_map(|one| digits_of(&one.key)).collect();
        for record in &self.records {
            let shown = record.numbers.iter().filter_map(|one| digits_of(&one.number));
            if shown.into_iter().any(|number| keys.contains(&number)) {
                return Err(Fault::new(RETIRED, format!("{}: a number is shown and retired", record.id)));
            }
        }
        Ok(())
    }
}

/// The digits behind the country's code or the trunk's zero.
fn national(digits: &str) -> String {
    digits.strip_prefix("44").or_else(|| digits.strip_prefix('0')).unwrap_or(digits).to_owned()
}
