//! Counts along the days.

use super::*;
use crate::patterns::Chart;

#[test]
fn entries_events_and_days_are_three_counts() {
    let view = with(
        &["2026-11-20 18:00", "2026-11-20 19:00", "2026-11", "about 2026-11-21 00:10"],
        |no, incident| {
            incident.series_count = (no == 1).then_some(22);
        },
    );
    let totals = [(Key::Entries, 4), (Key::Events, 22), (Key::Days, 1), (Key::LeftOut, 2)];
    assert_eq!(counts(&view, InsightId::Totals), totals);
    let patterns = shown(&view);
    let totals = patterns.insight(InsightId::Totals).unwrap();
    assert_eq!(totals.one(Key::Events).unwrap().entries, [id(1)]);
    assert_eq!(totals.one(Key::Days).unwrap().entries, [id(1), id(2)]);
    assert_eq!(totals.one(Key::LeftOut).unwrap().entries, [id(3), id(4)]);
}

#[test]
fn the_timeline_marks_what_is_not_exact() {
    let view = at(&["2026-11-20 18:00", "about 2026-11-19 18:00", "2026-11", "unknown", "-"]);
    let timeline = [(Key::First, 1), (Key::Last, 1), (Key::Approximate, 2), (Key::NoTime, 2)];
    assert_eq!(counts(&view, InsightId::Timeline), timeline);
    let patterns = shown(&view);
    let order: Vec<u32> = patterns.entries.iter().map(|one| one.entry_no).collect();
    assert_eq!(order, [3, 2, 1, 4, 5]);
    let timeline = patterns.insight(InsightId::Timeline).unwrap();
    assert_eq!(timeline.one(Key::First).unwrap().first, Some(when("2026-11")));
    // A band is as wide as it was said, and no wider.
    let about = patterns.entries[1].span.unwrap().bounds;
    assert_eq!(about.latest_ms - about.earliest_ms, 60 * 60_000 + 59_999);
}

#[test]
fn a_series_is_a_band_from_its_first_to_its_last() {
    let view = with(&["2026-11-10 12:00"], |_, incident| {
        incident.series_from = Some(when("2026-11-08"));
        incident.series_to = Some(when("2026-11-12 09:00"));
    });
    let span = shown(&view).entries[0].span.unwrap();
    assert_eq!(
        (span.first_day.to_string(), span.last_day.to_string()),
        ("2026-11-08".into(), "2026-11-12".into())
    );
    let unsaid = with(&["-"], |_, incident| incident.series_from = Some(when("2026-11-08")));
    assert_eq!(shown(&unsaid).entries[0].when, Some(when("2026-11-08")));
}

#[test]
fn a_frequency_takes_five_entries_over_four_weeks() {
    let frequency = |list: &[u32]| is_shown(&at(&strs(&days(list.iter().copied()))), InsightId::Frequency);
    assert!(frequency(&[1, 2, 3, 4, 28]));
    assert!(frequency(&[1, 2, 3, 4, 28, 40]));
    assert!(!frequency(&[1, 2, 3, 28]));
    assert!(!frequency(&[1, 2, 3, 4, 27]));
}

#[test]
fn weeks_without_entries_are_there_up_to_today() {
    // Thursday 1 October; the week of Saturday 21 November begins on the 16th.
    let view = at(&["2026-10-01", "2026-10-02", "2026-10-02", "2026-10-28", "2026-10", "unknown"]);
    let patterns = shown(&view);
    let weeks: Vec<(String, u32)> =
        patterns.weeks().map(|(monday, count)| (monday.to_string(), count)).collect();
    let counts: Vec<u32> = weeks.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [3, 0, 0, 0, 1, 0, 0, 0]);
    assert_eq!((weeks[0].0.as_str(), weeks[7].0.as_str()), ("2026-09-28", "2026-11-16"));
    let frequency = patterns.insight(InsightId::Frequency).unwrap();
    assert_eq!(frequency.one(Key::LeftOut).unwrap().entries, [id(5), id(6)]);
    // What is known to the month counts for the month.
    let months: Vec<u32> = frequency.of(Key::Month).map(|figure| figure.count).collect();
    assert_eq!(months, [5, 0]);
    assert_eq!(frequency.one(Key::LeftOutOfMonths).unwrap().entries, [id(6)]);
    assert_eq!(Chart::Weeks.insight(), InsightId::Frequency);
}

#[test]
fn years_of_weeks_are_cut_at_the_old_end() {
    let view = at(&["1990-01-01", "2026-10-01", "2026-10-02", "2026-10-03", "2026-11-20"]);
    let patterns = shown(&view);
    assert_eq!(u64::try_from(patterns.weeks().count()).unwrap(), crate::limits::PATTERN_WEEKS_MAX);
    assert_eq!(patterns.weeks().last().map(|(monday, _)| monday.to_string()), Some("2026-11-16".into()));
    assert_eq!(patterns.insight(InsightId::Frequency).unwrap().one(Key::LeftOut).unwrap().entries, [id(1)]);
}

/// Times: so many in the last four weeks, so many in the four before.
fn weeks(recent: usize, before: usize, further: &[&str]) -> View {
    let mut times = vec!["2026-11-05"; recent];
    times.extend(vec!["2026-10-01"; before]);
    times.extend(further);
    at(&times)
}

#[test]
fn a_comparison_takes_ten_entries() {
    assert!(!is_shown(&weeks(5, 4, &[]), InsightId::ChangeOverTime));
    assert!(is_shown(&weeks(5, 5, &[]), InsightId::ChangeOverTime));
    assert!(is_shown(&weeks(5, 5, &["2026-01-01"]), InsightId::ChangeOverTime));
}

#[test]
fn more_fewer_and_the_same_hold_wherever_the_times_lie() {
    let direction = |view: &View| {
        let found = counts(view, InsightId::ChangeOverTime);
        found.iter().map(|(key, _)| *key).find(|key| matches!(key, Key::More | Key::Fewer | Key::Same))
    };
    let old = ["2026-01-01"; 9];
    assert_eq!(direction(&weeks(6, 4, &old)), Some(Key::More));
    assert_eq!(direction(&weeks(4, 6, &old)), Some(Key::Fewer));
    assert_eq!(direction(&weeks(5, 4, &old)), Some(Key::Same));
    assert_eq!(direction(&weeks(0, 0, &["2026-01-01"; 10])), None);
    // "In October" may lie in either: two more would be no more.
    let mut rough = old.to_vec();
    rough.push("2026-10");
    assert_eq!(direction(&weeks(6, 4, &rough)), None);
    assert_eq!(direction(&weeks(7, 4, &rough)), Some(Key::More));
    assert_eq!(count(&weeks(7, 4, &rough), InsightId::ChangeOverTime, Key::LeftOut), 1);
    // A record that is younger than eight weeks says so.
    assert_eq!(count(&weeks(6, 4, &[]), InsightId::ChangeOverTime, Key::Begins), 1);
    assert_eq!(count(&weeks(6, 4, &old), InsightId::ChangeOverTime, Key::Begins), 0);
}

#[test]
fn the_four_weeks_end_today_and_begin_in_the_night_before_a_sunday() {
    let edges = ["2026-11-21 18:00", "2026-10-25", "2026-10-24", "2026-09-27", "2026-09-26"];
    let mut times = edges.to_vec();
    times.extend(["2026-01-01"; 5]);
    let view = at(&times);
    assert_eq!(count(&view, InsightId::ChangeOverTime, Key::Recent), 2);
    assert_eq!(count(&view, InsightId::ChangeOverTime, Key::Before), 2);
}

#[test]
fn a_table_of_hours_takes_ten_exact_times() {
    let exact = |count| at(&vec!["2026-11-18 20:59"; count]);
    assert!(!is_shown(&exact(9), InsightId::DayAndTime));
    assert_eq!(counts(&exact(10), InsightId::DayAndTime), [(Key::Timed, 10), (Key::Cell, 10)]);
    assert_eq!(counts(&exact(11), InsightId::DayAndTime), [(Key::Timed, 11), (Key::Cell, 11)]);
}

#[test]
fn what_is_not_exact_has_no_hour() {
    let mut times = vec!["2026-11-18 20:59"; 10];
    times.extend(["about 2026-11-18 20:30", "2026-11-18", "2026-11-18 evening", "2026-11", "unknown", "-"]);
    // Within three hours, and beyond them.
    times.extend(["2026-11-18 18:00 to 2026-11-18 20:00", "2026-11-18 18:00 to 2026-11-18 21:00"]);
    let view = at(&times);
    assert_eq!(counts(&view, InsightId::DayAndTime), [(Key::Timed, 11), (Key::LeftOut, 7), (Key::Cell, 11)]);
    let table = shown(&view).hours().unwrap();
    assert_eq!(table[2], [0, 0, 0, 0, 0, 0, 11, 0]);
    assert_eq!(table.iter().flatten().sum::<u32>(), 11);
}

#[test]
fn hours_are_those_of_the_clock_where_they_are_counted() {
    // Before and after the clocks went back on 25 October: 18:30 is 18:30.
    let mut times = vec!["2026-10-23 18:30"; 5];
    times.extend(["2026-10-30 18:30"; 5]);
    let view = at(&times);
    assert_eq!(shown(&view).hours().unwrap()[4][6], 10);
    let tokyo: Zone = "Asia/Tokyo".parse().unwrap();
    let table = evaluate(&view, Scope { zone: tokyo, ..scope() }).hours().unwrap();
    // Half past two and half past three on Saturday.
    assert_eq!((table[5][0], table[5][1]), (5, 5));
}

#[test]
fn spells_take_eight_entries_with_a_day() {
    let list = |count: u32| at(&strs(&days(1..=count)));
    assert!(!is_shown(&list(7), InsightId::SpellsAndGaps));
    assert!(is_shown(&list(8), InsightId::SpellsAndGaps));
    let mut rough = days(1..=7);
    rough.push("2026-10".into());
    assert!(!is_shown(&at(&strs(&rough)), InsightId::SpellsAndGaps));
}

#[test]
fn a_gap_is_longer_than_twice_the_usual() {
    // Steps of 2, 2, 2, 2, 2, 4, 5: twice the usual is 4.
    let mut times = days([1, 3, 5, 7, 9, 11, 15, 20]);
    let view = at(&strs(&times));
    let spells = [(Key::UsualGap, 2), (Key::Spell, 7), (Key::Gap, 4), (Key::Spell, 1)];
    assert_eq!(counts(&view, InsightId::SpellsAndGaps), spells);
    let patterns = shown(&view);
    let gap = patterns.insight(InsightId::SpellsAndGaps).unwrap().one(Key::Gap).unwrap();
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(gap.subject, Subject::Days(day("2026-10-16"), day("2026-10-19")));
    assert_eq!(gap.entries, [id(7), id(8)]);
    // What may lie in it takes it away; what may lie anywhere is told.
    times.push("2026-10-15 to 2026-10-17".into());
    assert_eq!(count(&at(&strs(&times)), InsightId::SpellsAndGaps, Key::Gap), 0);
    times.pop();
    times.push("unknown".into());
    let view = at(&strs(&times));
    assert_eq!(count(&view, InsightId::SpellsAndGaps, Key::Gap), 4);
    assert_eq!(count(&view, InsightId::SpellsAndGaps, Key::LeftOut), 1);
}

#[test]
fn a_gap_that_she_marked_says_so_and_the_time_since_the_last_entry_is_none() {
    let mut view = at(&strs(&days([1, 3, 5, 7, 9, 11, 15, 20])));
    let gap = crate::events::Gap::new(&reading(), CASE, when("2026-10-18"));
    view.gaps.push((id(90), gap));
    assert_eq!(count(&view, InsightId::SpellsAndGaps, Key::GapMarked), 4);
    assert_eq!(count(&view, InsightId::SpellsAndGaps, Key::Gap), 0);
    let last = shown(&view).insight(InsightId::SpellsAndGaps).unwrap().figures.last().unwrap().key;
    assert_eq!(last, Key::Spell);
}
