//! Bank holidays, bundled as GOV.UK publishes them. The calendar that comes with the library of opening hours, which the
//! build uses, misses New Year's Day, Easter Monday and the August bank holiday, so it is never asked.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::Holidays;
use crate::content::{Fault, Form};
use crate::time::date_of;

/// Fewest bank holidays of a whole year in any division.
const YEAR_MIN: usize = 8;

/// One division's days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// In order, each once.
    pub dates: BTreeSet<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(rename = "as_of")]
    as_of: String,
    source: String,
    #[serde(rename = "last_year")]
    last_year: i32,
    england_and_wales: Dates,
    scotland: Dates,
    northern_ireland: Dates,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    dates: Vec<String>,
}

/// The days of all three divisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankHolidays {
    /// When they were published.
    pub as_of: String,
    /// Code of the source.
    pub source: String,
    /// First year that all divisions have whole.
    pub first_year: i32,
    /// Last year that all divisions have whole.
    pub last_year: i32,
    england_and_wales: Division,
    scotland: Division,
    northern_ireland: Division,
}

impl BankHolidays {
    /// Reads the file.
    pub(super) fn read(file: &str, form: &impl Form) -> Result<Self, Fault> {
        let read: File = form.read(file)?;
        let division = |name: &str, dates: Dates| -> Result<Division, Fault> {
            let mut found = BTreeSet::new();
            for date in dates.dates {
                let wrong = || Fault::new(file, format!("{name}: `{date}` is no date"));
                let day = date_of(&date).ok_or_else(wrong)?;
                if !found.insert(day) {
                    return Err(Fault::new(file, format!("{name}: {date} stands twice")));
                }
            }
            Ok(Division { dates: found })
        };
        let mut all = BankHolidays {
            as_of: read.as_of,
            source: read.source,
            first_year: read.last_year,
            last_year: read.last_year,
            england_and_wales: division("england-and-wales", read.england_and_wales)?,
            scotland: division("scotland", read.scotland)?,
            northern_ireland: division("northern-ireland", read.northern_ireland)?,
        };
        if !all.is_whole(all.last_year) {
            return Err(Fault::new(file, format!("{} is not whole in every division", all.last_year)));
        }
        while all.is_whole(all.first_year - 1) {
            all.first_year -= 1;
        }
        Ok(all)
    }

    fn divisions(&self) -> [&Division; 3] {
        [&self.england_and_wales, &self.scotland, &self.northern_ireland]
    }

    fn is_whole(&self, year: i32) -> bool {
        self.divisions()
            .iter()
            .all(|division| division.dates.iter().filter(|date| date.year() == year).count() >= YEAR_MIN)
    }

    /// Whether the bank holidays of the year of `date` are known.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        (self.first_year..=self.last_year).contains(&date.year())
    }

    /// Whether `date` is a bank holiday for hours that follow `holidays`: with [`Holidays::NotStated`] in any
    /// division, with [`Holidays::None`] never.
    #[must_use]
    pub fn contains(&self, holidays: Holidays, date: NaiveDate) -> bool {
        match holidays {
            Holidays::EnglandAndWales => self.england_and_wales.dates.contains(&date),
            Holidays::Scotland => self.scotland.dates.contains(&date),
            Holidays::NorthernIreland => self.northern_ireland.dates.contains(&date),
            Holidays::NotStated => self.divisions().iter().any(|division| division.dates.contains(&date)),
            Holidays::None => false,
        }
    }
}
