//! One published pattern of opening hours, day by day.

use chrono::NaiveDate;
use opening_hours::{OpeningHours, RuleKind};

use super::{BankHolidays, Because, Holidays};

/// Minutes of a day of the calendar.
pub(super) const DAY_MINUTES: u16 = 24 * 60;

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

/// A pattern that was read.
#[derive(Debug)]
pub(super) struct Pattern {
    hours: OpeningHours,
    holidays: Holidays,
    /// One answer for all time: `24/7`, or a bare `unknown`.
    constant: Option<Says>,
}

impl Pattern {
    /// Reads a pattern; what is wrong with it where it can't be read or says two things about bank holidays.
    pub(super) fn read(osm: &str, holidays: Holidays, calendar: &BankHolidays) -> Result<Self, String> {
        let parsed: OpeningHours = osm.parse().map_err(|_| format!("hours `{osm}` do not parse"))?;
        let rules: String = osm.split('"').step_by(2).collect();
        let names = |word: &str| rules.split(|c: char| !c.is_ascii_alphabetic()).any(|one| one == word);
        if names("SH") {
            return Err(format!("hours `{osm}` name school holidays, which nothing here knows"));
        }
        // Whatever the rules are called, a pattern that never changes says one thing.
        let constant = parsed.get_expression().is_constant() && !names("PH");
        let constant = constant.then(|| match parsed.schedule_at(NaiveDate::default()).into_iter().next() {
            Some(range) if range.kind == RuleKind::Open => Says::Open,
            Some(range) if range.kind == RuleKind::Unknown => Says::NotKnown(Because::NobodySays),
            _ => Says::Closed,
        });
        let has_division = !matches!(holidays, Holidays::None | Holidays::NotStated);
        if has_division && !names("PH") {
            return Err(format!("hours `{osm}` follow {} and say nothing about PH", holidays.as_str()));
        }
        if holidays == Holidays::None && names("PH") {
            return Err(format!("hours `{osm}` name PH, and no bank holidays count for them"));
        }
        let hours = parsed.with_context(calendar.context(holidays));
        Ok(Pattern { hours, holidays, constant })
    }

    /// Whether it is open at every minute of every year.
    pub(super) fn is_always_open(&self) -> bool {
        self.constant == Some(Says::Open)
    }

    /// What it says about each minute of `date`, without gaps.
    pub(super) fn on(&self, date: NaiveDate, calendar: &BankHolidays) -> Vec<Stretch> {
        let whole_day = |says| vec![Stretch { from: 0, to: DAY_MINUTES, says }];
        if let Some(says) = self.constant {
            return whole_day(says);
        }
        let is_holiday = calendar.contains(self.holidays, date);
        if self.holidays != Holidays::None && !calendar.covers(date) {
            return whole_day(Says::NotKnown(Because::BeyondCalendar));
        }
        if self.holidays == Holidays::NotStated && is_holiday {
            return whole_day(Says::NotKnown(Because::BankHoliday));
        }
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut reached = 0;
        for range in self.hours.schedule_at(date) {
            let from = range.range.start.mins_from_midnight().min(DAY_MINUTES);
            let to = range.range.end.mins_from_midnight().min(DAY_MINUTES);
            let says = match range.kind {
                RuleKind::Open => Says::Open,
                RuleKind::Closed => Says::Closed,
                RuleKind::Unknown if is_holiday => Says::NotKnown(Because::BankHoliday),
                RuleKind::Unknown => Says::NotKnown(Because::NobodySays),
            };
            if from > reached {
                stretches.push(Stretch { from: reached, to: from, says: Says::Closed });
            }
            if to > from {
                stretches.push(Stretch { from, to, says });
                reached = to;
            }
        }
        if reached < DAY_MINUTES {
            stretches.push(Stretch { from: reached, to: DAY_MINUTES, says: Says::Closed });
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
