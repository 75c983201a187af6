//! How old what is known is.

use chrono::{Datelike, Months, NaiveDate};

use super::standing::london;
use super::{Reach, Record};

/// A line for a whole nation may have changed after this many months.
const NATIONAL_MONTHS: u32 = 6;
/// A line for a part of one may have changed after this many.
const LOCAL_MONTHS: u32 = 3;

/// The last day that a date in a source's own precision can mean: `2024-04` is the last of April, `2023 or later` the
/// last of 2023, `2022-2024` the last of 2024. None where there is no date, such as in `undated`.
#[must_use]
pub fn newest_month(as_of: &str) -> Option<NaiveDate> {
    as_of.split(|c: char| !(c.is_ascii_digit() || c == '-')).filter_map(last_day).max()
}

fn last_day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split('-').collect();
    let year = |text: &str| text.parse::<i32>().ok().filter(|_| text.len() == 4);
    let two = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() == 2);
    let end_of_month =
        |year, month| NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt();
    match parts.as_slice() {
        [one] => NaiveDate::from_ymd_opt(year(one)?, 12, 31),
        [one, other] if other.len() == 4 => NaiveDate::from_ymd_opt(year(one)?.max(year(other)?), 12, 31),
        [one, month] => end_of_month(year(one)?, two(month)?),
        [one, month, day] => NaiveDate::from_ymd_opt(year(one)?, two(month)?, two(day)?),
        _ => None,
    }
}

impl Record {
    /// Whether it may have changed since its newest source: because a source says so, because nothing is dated, or
    /// because six months have passed for a national line, three for a local one.
    #[must_use]
    pub fn may_have_changed_by(&self, now_ms: i64) -> bool {
        let months = match self.kind {
            Reach::National => NATIONAL_MONTHS,
            Reach::Local => LOCAL_MONTHS,
        };
        let (Some(seen), Some(now)) = (newest_month(&self.as_of), london(now_ms)) else { return true };
        let good_until = seen.checked_add_months(Months::new(months));
        self.may_have_changed
            || good_until.is_none_or(|until| now.date().num_days_from_ce() > until.num_days_from_ce())
    }
}
