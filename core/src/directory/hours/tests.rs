//! Weeks that were worked out against the library of opening hours, asked day by day; and what a week can't hold.

use std::ops::RangeInclusive;
use std::sync::Arc;

use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};

use super::*;
use crate::content::hours::week;
use crate::directory::Directory;

/// Every day of some years.
fn days(years: RangeInclusive<i32>) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(*years.start(), 1, 1).expect("a date");
    first.iter_days().take_while(move |date| years.contains(&date.year()))
}

/// From two years before the calendar to two years behind it.
fn all_years(calendar: &BankHolidays) -> RangeInclusive<i32> {
    calendar.first_year - 2..=calendar.last_year + 2
}

/// A pattern as the library evaluates it, with the bank holidays that count.
struct Evaluated {
    hours: OpeningHours,
    holidays: Holidays,
    is_constant: bool,
}

impl Evaluated {
    fn of(osm: &str, holidays: Holidays, calendar: &BankHolidays) -> Self {
        let mut public = ContextHolidays::default().get_public().clone();
        for date in days(all_years(calendar)).filter(|date| calendar.contains(holidays, *date)) {
            public.insert(date);
        }
        let context = ContextHolidays::new(Arc::new(public), Arc::default());
        let hours: OpeningHours = osm.parse().expect(osm);
        let rules: String = osm.split('"').step_by(2).collect();
        let is_constant = hours.get_expression().is_constant() && !rules.contains("PH");
        Evaluated {
            hours: hours.with_context(Context::default().with_holidays(context)),
            holidays,
            is_constant,
        }
    }

    fn on(&self, date: NaiveDate, calendar: &BankHolidays) -> Vec<Stretch> {
        let whole_day = |because| vec![Stretch { from: 0, to: DAY_MINUTES, says: Says::NotKnown(because) }];
        let is_holiday = calendar.contains(self.holidays, date);
        if !self.is_constant && self.holidays != Holidays::None && !calendar.covers(date) {
            return whole_day(Because::BeyondCalendar);
        }
        if !self.is_constant && self.holidays == Holidays::NotStated && is_holiday {
            return whole_day(Because::BankHoliday);
        }
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut reached = 0;
        for range in self.hours.schedule_at(date) {
            let from = range.range.start.mins_from_midnight();
            let to = range.range.end.mins_from_midnight();
            let says = match range.kind {
                RuleKind::Open => Says::Open,
                RuleKind::Closed => Says::Closed,
                RuleKind::Unknown if is_holiday && !self.is_constant => Says::NotKnown(Because::BankHoliday),
                RuleKind::Unknown => Says::NotKnown(Because::NobodySays),
            };
            if from > reached {
                stretches.push(Stretch { from: reached, to: from, says: Says::Closed });
            }
            stretches.push(Stretch { from, to, says });
            reached = to;
        }
        if reached < DAY_MINUTES {
            stretches.push(Stretch { from: reached, to: DAY_MINUTES, says: Says::Closed });
        }
        stretches
    }
}

/// Whether the two agree on every day of `years`.
fn compare(
    pattern: &Pattern,
    osm: &str,
    holidays: Holidays,
    calendar: &BankHolidays,
    years: RangeInclusive<i32>,
) {
    let evaluated = Evaluated::of(osm, holidays, calendar);
    for date in days(years) {
        let (found, expected) = (pattern.on(date, calendar), evaluated.on(date, calendar));
        assert_eq!(found, expected, "`{osm}` with {} on {date}", holidays.as_str());
    }
    let whole = vec![Stretch { from: 0, to: DAY_MINUTES, says: Says::Open }];
    let always = evaluated.is_constant && evaluated.on(NaiveDate::default(), calendar) == whole;
    assert_eq!(pattern.is_always_open(), always, "`{osm}`");
}

#[test]
fn every_pattern_of_the_content_says_what_the_library_says() {
    let directory = Directory::load().expect("it loads");
    let calendar = directory.holidays();
    assert!(directory.patterns.len() >= 30, "{}", directory.patterns.len());
    for ((osm, holidays), pattern) in &directory.patterns {
        compare(pattern, osm, *holidays, calendar, all_years(calendar));
    }
    for osm in directory.all.iter().flat_map(|record| &record.access).filter_map(|one| one.hours.as_deref()) {
        let pattern = Pattern::read(&week(osm).expect(osm), Holidays::NotStated).expect(osm);
        compare(&pattern, osm, Holidays::NotStated, calendar, all_years(calendar));
    }
}

#[test]
fn made_up_patterns_say_what_the_library_says() {
    const DAYS: &[&str] = &["", "Mo-Su", "Mo-Fr", "Fr-Mo", "Sa,Su", "Mo,We-Th"];
    const TIMES: &[&str] = &[
        "09:00-17:00",
        "00:00-24:00",
        "09:00-12:30,13:15-17:00",
        "09:00-12:00,12:00-24:00",
        "00:01-23:59 unknown \"check\"",
        "22:00-06:00",
        "20:00-26:30",
    ];
    const MORE: &[&str] =
        &["", "; We off", "; Tu 18:00-20:00", ", Tu 16:00-20:00", "; Sa 10:00-11:00 unknown \"?\""];
    const HOLIDAYS: &[&str] =
        &["", "; PH off", "; PH 10:00-14:00,15:00-16:00", "; PH unknown \"not stated\""];
    let directory = Directory::load().expect("it loads");
    let calendar = directory.holidays();
    let years = calendar.last_year - 1..=calendar.last_year + 1;
    let mut count = 0;
    for (days, times) in DAYS.iter().flat_map(|days| TIMES.iter().map(move |times| (days, times))) {
        for (more, named) in MORE.iter().flat_map(|more| HOLIDAYS.iter().map(move |named| (more, named))) {
            let osm = format!("{days} {times}{more}{named}");
            let osm = osm.trim();
            let at_night = matches!(*times, "22:00-06:00" | "20:00-26:30");
            let week = match week(osm) {
                Ok(week) => week,
                Err(why) => {
                    assert!(at_night && !named.is_empty(), "`{osm}` {why}");
                    continue;
                }
            };
            assert!(!at_night || named.is_empty(), "`{osm}`");
            for holidays in Holidays::ALL {
                // Whether a pattern names bank holidays and whether any count for it belong together.
                if let Ok(pattern) = Pattern::read(&week, *holidays) {
                    compare(&pattern, osm, *holidays, calendar, years.clone());
                    count += 1;
                }
            }
        }
    }
    assert!(count > 1000, "{count}");
}

#[test]
fn what_a_week_can_not_hold_is_refused() {
    for (osm, says) in [
        ("Mo 99", "do not parse"),
        ("Jan-Mar Mo-Fr 09:00-17:00", "months or dates"),
        ("Dec 25 off", "months or dates"),
        ("easter 10:00-12:00", "months or dates"),
        ("2026 Mo-Fr 09:00-17:00", "years"),
        ("2026 Dec 25 10:00-12:00", "months or dates"),
        ("week 1-10 Mo-Fr 09:00-17:00", "weeks of the year"),
        ("Mo[1] 09:00-17:00", "place in the month"),
        ("Fr[-1] 09:00-17:00", "place in the month"),
        ("Mo-Fr 09:00-17:00; SH off", "school holidays"),
        ("PH -1 day 10:00-12:00", "before or after"),
        ("PH +1 day off", "before or after"),
        ("Th[1] +1 day 10:00-12:00", "place in the month"),
        ("Mo-Su 22:00-06:00; PH off", "past midnight"),
        ("Mo-Fr 09:00-17:00; PH 20:00-26:00", "past midnight"),
        ("sunrise-sunset", "sun"),
        ("Mo-Fr 09:00-sunset", "sun"),
        ("Mo-Fr 09:00+", "no end"),
        ("Mo-Fr 09:00-17:00/01:30", "moments"),
        ("Mo-Fr 09:00-17:00 \"by appointment\"", "by appointment"),
        ("Mo-Fr 09:00-17:00; PH off \"ask\"", "ask"),
        // Sunday's bank holiday is closed, Monday's open by the second rule.
        ("PH off; Mo-Fr 09:00-17:00", "one bank holiday to another"),
        ("Mo-Fr 09:00-17:00, PH 18:00-19:00", "one bank holiday to another"),
        ("Mo-Fr 09:00-17:00 || 24/7 unknown", "something else too"),
    ] {
        let why = week(osm).expect_err(osm);
        assert!(why.contains(says), "`{osm}` {why}");
    }
    for (osm, days) in [
        ("24/7", "1440o"),
        ("unknown \"not stated\"", "1440u"),
        ("24/7 off", "1440c"),
        ("Mo-Su 18:00-24:00", "1080c1440o 1080c1440o 1080c1440o 1080c1440o 1080c1440o 1080c1440o 1080c1440o"),
        ("Su 22:00-06:00", "360o1440c 1440c 1440c 1440c 1440c 1440c 1320c1440o"),
        ("Sa 09:00-10:00; PH unknown", "1440c 1440c 1440c 1440c 1440c 540c600o1440c 1440c 1440u"),
    ] {
        assert_eq!(week(osm).as_deref(), Ok(days), "`{osm}`");
    }
}

#[test]
fn a_table_that_the_build_did_not_make_is_refused() {
    let whole = week("Mo-Fr 09:00-17:00; PH off").expect("a week");
    assert!(Pattern::read(&whole, Holidays::Scotland).is_ok());
    for broken in [
        whole.replace("1440c", "1439c"),
        whole.replace("1440c", "1441c"),
        whole.replace("540c", "1020c"),
        whole.replace("540c", "540x"),
        whole.replace("540c", "c"),
        whole.replace("540c", "-540c"),
        format!("{whole} 1440c"),
        whole.replacen(' ', "", 1),
        "1440".into(),
        "1440o 1440c".into(),
        String::new(),
    ] {
        assert!(
            Pattern::read(&broken, Holidays::Scotland).is_err_and(|why| why.contains("build")),
            "{broken}"
        );
    }
}
