//! One published pattern of opening hours, day by day.

use chrono::{Datelike, NaiveDate};

use super::{BankHolidays, Because, Holidays};

#[cfg(test)]
mod tests;

/// Minutes of a day of the calendar.
pub(super) const DAY_MINUTES: u16 = 24 * 60;

/// Days of a week, and the place of a bank holiday behind them.
const WEEK: usize = 7;
/// Days of a pattern that names bank holidays.
const WITH_HOLIDAY: usize = WEEK + 1;

/// What one pattern says about a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Open,
    Closed,
    NotKnown(Because),
}

/// Minutes of a day, the last one not included, of which a pattern says one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) says: Says,
}

/// A pattern, as the build worked it out.
#[derive(Debug)]
pub(super) struct Pattern {
    /// One day for all time: `24/7`, or a bare `unknown`. Otherwise Monday to Sunday, and then a bank holiday where the
    /// pattern names them.
    days: Vec<Vec<Stretch>>,
    holidays: Holidays,
}

impl Pattern {
    /// Reads what `core/build/hours.rs` wrote of a pattern; what is wrong where it says two things about bank holidays.
    pub(super) fn read(week: &str, holidays: Holidays) -> Result<Self, String> {
        let days: Option<Vec<_>> = week.split(' ').map(day).collect();
        let days = days.filter(|days| matches!(days.len(), 1 | WEEK | WITH_HOLIDAY));
        let days = days.ok_or("are not what the build made")?;
        let names_holidays = days.len() == WITH_HOLIDAY;
        let has_division = !matches!(holidays, Holidays::None | Holidays::NotStated);
        if has_division && !names_holidays {
            return Err(format!("follow {} and say nothing about PH", holidays.as_str()));
        }
        if holidays == Holidays::None && names_holidays {
            return Err("name PH, and no bank holidays count for them".into());
        }
        Ok(Pattern { days, holidays })
    }

    /// One answer for all time, whatever the rules are called.
    fn constant(&self) -> Option<Says> {
        match self.days.as_slice() {
            [day] => day.first().map(|stretch| stretch.says),
            _ => None,
        }
    }

    /// Whether it is open at every minute of every year.
    pub(super) fn is_always_open(&self) -> bool {
        self.constant() == Some(Says::Open)
    }

    /// What it says about each minute of `date`, without gaps.
    pub(super) fn on(&self, date: NaiveDate, calendar: &BankHolidays) -> Vec<Stretch> {
        let whole_day = |says| vec![Stretch { from: 0, to: DAY_MINUTES, says }];
        if let Some(says) = self.constant() {
            return whole_day(says);
        }
        let is_holiday = calendar.contains(self.holidays, date);
        if self.holidays != Holidays::None && !calendar.covers(date) {
            return whole_day(Says::NotKnown(Because::BeyondCalendar));
        }
        if self.holidays == Holidays::NotStated && is_holiday {
            return whole_day(Says::NotKnown(Because::BankHoliday));
        }
        let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
        let mut stretches =
            self.days.get(if is_holiday { WEEK } else { weekday }).cloned().unwrap_or_default();
        for stretch in stretches.iter_mut().filter(|one| is_holiday && matches!(one.says, Says::NotKnown(_)))
        {
            stretch.says = Says::NotKnown(Because::BankHoliday);
        }
        stretches
    }

    /// What it says about one minute.
    pub(super) fn at(&self, date: NaiveDate, minute: u16, calendar: &BankHolidays) -> Says {
        let stretches = self.on(date, calendar);
        let stretch = stretches.iter().find(|one| (one.from..one.to).contains(&minute));
        stretch.map_or(Says::Closed, |one| one.says)
    }
}

/// Reads one day: `540c1020o1440c`.
fn day(written: &str) -> Option<Vec<Stretch>> {
    let mut stretches = Vec::new();
    let mut from = 0;
    for part in written.split_inclusive(['o', 'c', 'u']) {
        let (to, letter) = part.split_at_checked(part.len().checked_sub(1)?)?;
        let to = to.parse().ok().filter(|to| (from + 1..=DAY_MINUTES).contains(to))?;
        let says = match letter {
            "o" => Says::Open,
            "c" => Says::Closed,
            "u" => Says::NotKnown(Because::NobodySays),
            _ => return None,
        };
        stretches.push(Stretch { from, to, says });
        from = to;
    }
    (from == DAY_MINUTES).then_some(stretches)
}
