//! The next change is the first minute at which the state differs: random weekly hours against a model that walks
//! through every minute, with its own idea of when the clocks change.

use std::fmt::Write;

use alongside_core::directory::{BankHolidays, Holidays, State};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use proptest::prelude::*;

use super::with;
use crate::properties::cases;

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MINUTE_MS: i64 = 60_000;
/// As far as a change is looked for.
const AHEAD_MINUTES: i64 = 14 * 24 * 60;

/// From minute to minute, the last one not included.
type Span = (u32, u32);

#[derive(Debug, Clone)]
struct Weekly {
    days: [Vec<Span>; 7],
    holidays: Holidays,
    /// With holidays that nobody states: whether the pattern says so itself.
    says_unknown: bool,
}

impl Weekly {
    fn osm(&self) -> String {
        let mut rules = Vec::new();
        for (day, spans) in DAYS.iter().zip(&self.days) {
            let mut rule = (*day).to_owned();
            for (at, (from, to)) in spans.iter().enumerate() {
                let mark = if at == 0 { ' ' } else { ',' };
                let _ = write!(rule, "{mark}{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60);
            }
            if !spans.is_empty() {
                rules.push(rule);
            }
        }
        if rules.is_empty() {
            rules.push("Mo-Su off".to_owned());
        }
        match self.holidays {
            Holidays::NotStated if self.says_unknown => rules.push("PH unknown \"not stated\"".to_owned()),
            Holidays::None | Holidays::NotStated => {}
            _ => rules.push("PH off".to_owned()),
        }
        rules.join("; ")
    }

    /// Open, closed, or nothing where nobody says.
    fn at(&self, local: NaiveDateTime, calendar: &BankHolidays) -> Option<bool> {
        if self.holidays != Holidays::None && local.year() > calendar.last_year {
            return None;
        }
        if calendar.contains(self.holidays, local.date()) {
            return if self.holidays == Holidays::NotStated { None } else { Some(false) };
        }
        let minute = local.hour() * 60 + local.minute();
        let day = local.weekday().num_days_from_monday() as usize;
        Some(self.days[day].iter().any(|(from, to)| (*from..*to).contains(&minute)))
    }
}

/// The last Sunday of March and of October, at 01:00 in universal time.
fn london(unix_ms: i64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp_millis(unix_ms).unwrap().naive_utc();
    let changes = |month: u32| {
        let last = NaiveDate::from_ymd_opt(utc.year(), month, 31).unwrap();
        let back = u64::from(last.weekday().num_days_from_sunday());
        last.checked_sub_days(Days::new(back)).unwrap().and_hms_opt(1, 0, 0).unwrap()
    };
    let summer = (changes(3)..changes(10)).contains(&utc);
    utc + TimeDelta::hours(i64::from(summer))
}

fn together(patterns: &[Weekly], unix_ms: i64, calendar: &BankHolidays) -> State {
    let local = london(unix_ms);
    let says: Vec<Option<bool>> = patterns.iter().map(|one| one.at(local, calendar)).collect();
    if says.iter().all(|one| *one == Some(true)) {
        State::Open
    } else if says.contains(&Some(true)) {
        State::MayBeOpen
    } else if says.contains(&None) {
        State::NotKnown
    } else {
        State::Closed
    }
}

fn weekly() -> impl Strategy<Value = Weekly> {
    // Grids of five minutes meet each other often enough that edges coincide.
    let cuts = prop_oneof![
        2 => Just(Vec::new()),
        5 => proptest::collection::btree_set(0_u32..=288, 2).prop_map(|set| set.into_iter().collect::<Vec<_>>()),
        2 => proptest::collection::btree_set(0_u32..=48, 4).prop_map(|set| set.into_iter().map(|cut| cut * 6).collect()),
        // The small hours, in which the clocks change.
        3 => proptest::collection::btree_set(0_u32..=36, 2).prop_map(|set| set.into_iter().collect()),
        1 => Just(vec![0, 288]),
    ];
    let spans =
        cuts.prop_map(|cuts| cuts.chunks(2).map(|pair| (pair[0] * 5, pair[1] * 5)).collect::<Vec<Span>>());
    let days = proptest::collection::vec(spans, 7).prop_map(|days| <[Vec<Span>; 7]>::try_from(days).unwrap());
    let holidays = proptest::sample::select(Holidays::ALL);
    (days, holidays, any::<bool>()).prop_map(|(days, holidays, says_unknown)| Weekly {
        days,
        holidays,
        says_unknown,
    })
}

/// The nights in which the clocks change.
const NIGHTS: &[&str] = &["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"];

/// Moments around holidays, clock changes and the end of the calendar, and any other.
fn moment() -> impl Strategy<Value = i64> {
    const HARD: &[&str] = &[
        "2026-12-20",
        "2026-12-31",
        "2026-03-28",
        "2026-10-24",
        "2027-03-24",
        "2027-10-30",
        "2026-04-01",
        "2026-08-28",
        "2026-07-10",
        "2026-11-28",
        "2027-12-23",
        "2028-12-25",
    ];
    let day = prop_oneof![
        proptest::sample::select(HARD).prop_map(|day| day.parse::<NaiveDate>().unwrap()),
        (0_u64..800).prop_map(|day| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(day)),
    ];
    let night = proptest::sample::select(NIGHTS).prop_map(|day| day.parse::<NaiveDate>().unwrap());
    prop_oneof![3 => (day, 0_i64..(3 * 1440)), 1 => (night, 0_i64..180)].prop_map(|(day, minute)| {
        day.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp_millis() + minute * MINUTE_MS
    })
}

fn record(patterns: &[Weekly]) -> String {
    let mut text = "region = \"test\"\nreviewed_by = \"none\"\n[[record]]\nid = \"made\"\nname = \"made\"\n\
        shown_first = []\nregions = [\"england\"]\nkind = \"national\"\naudiences = [\"anyone\"]\nneeds = []\n\
        facets = []\nfacet_sources = []\nreferral = \"self\"\nwithout_reporting = \"not-known\"\ncost = \"free\"\n\
        grade = \"V\"\nsources = []\nas_of = \"2026\"\n"
        .to_owned();
    for (at, pattern) in patterns.iter().enumerate() {
        let table = if at == 0 { "[record.hours]" } else { "[[record.hours_alternative]]" };
        let (osm, holidays) = (pattern.osm(), pattern.holidays.as_str());
        let _ = writeln!(
            text,
            "{table}\nosm = '{osm}'\nholidays = \"{holidays}\"\nlast_seen = \"2026\"\nsource = \"S0\"\ngrade = \"V\""
        );
    }
    text
}

proptest! {
    #![proptest_config(cases(400, 10_000))]

    #[test]
    fn the_next_change_is_the_first_minute_that_differs(
        patterns in proptest::collection::vec(weekly(), 1..=3),
        now in moment(),
    ) {
        let directory = with(&record(&patterns));
        let calendar = directory.holidays();
        let standing = directory.state(directory.get("made").unwrap(), now);
        let expected = together(&patterns, now, calendar);
        prop_assert_eq!(standing.state, expected);
        let next = (1..=AHEAD_MINUTES)
            .map(|minutes| now + minutes * MINUTE_MS)
            .find(|at| together(&patterns, *at, calendar) != expected);
        prop_assert_eq!(standing.next_change, next);
        prop_assert_eq!(standing.next_state, next.map(|at| together(&patterns, at, calendar)));
    }
}
