//! When steps come up again.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use proptest::prelude::*;

use super::*;
use crate::events::{MarkedEvent, MomentListing};
use crate::ids::RecordId;
use crate::limits::CHECKLIST_INCIDENT_EVERY_MS;
use crate::store::{Fields, Listed, Record};
use crate::tests::{reading, term};
use crate::time::{Civil, Occurred, Precision, Zone};

const DAY_MS: i64 = 24 * 3_600_000;

/// The clocks so many milliseconds later.
fn later(ms: i64) -> Reading {
    Reading { wall_ms: reading().wall_ms + ms, ..reading() }
}

fn state(steps: impl IntoIterator<Item = StepState>) -> State {
    State::of((1_u8..).zip(steps).map(|(number, step)| (RecordId([number; 16]), step)))
}

/// Ids of what is due so much later.
fn due_after(state: &State, events: &Events, ms: i64) -> Vec<(String, Why)> {
    let lists = small();
    let now_ms = reading().wall_ms + ms;
    due(&lists, state, &Answers::default(), now_ms, events)
        .iter()
        .map(|due| {
            assert!(due.since_ms <= now_ms);
            (due.item.id.clone(), due.why)
        })
        .collect()
}

#[test]
fn a_period_begins_when_she_last_looked() {
    let none = Events::default();
    for status in [Status::Done, Status::Later, Status::NeedsHelp] {
        let noted = state([looked_at("ch.month", status, &reading())]);
        assert!(due_after(&noted, &none, 30 * DAY_MS - 1).is_empty());
        assert_eq!(due_after(&noted, &none, 30 * DAY_MS), [("ch.month".to_owned(), Why::Period)]);
    }
    // What is not for her, and what she never looked at, is not brought up.
    let not = state([looked_at("ch.month", Status::NotForMe, &reading())]);
    assert!(due_after(&not, &none, 4000 * DAY_MS).is_empty());
    let mut noted = StepState::new(&reading(), "ch.month");
    noted.note = Some("ask Jo".into());
    assert!(due_after(&state([noted]), &none, 4000 * DAY_MS).is_empty());
}

#[test]
fn a_day_she_chose_holds_over_all_else() {
    let mut step = looked_at("ch.month", Status::NotForMe, &reading());
    step.look_again = Some(day("2027-03-01"));
    let noted = state([step]);
    let begins = step_begins("2027-03-01") - reading().wall_ms;
    assert!(due_after(&noted, &Events::default(), begins - 1).is_empty());
    assert_eq!(due_after(&noted, &Events::default(), begins), [("ch.month".to_owned(), Why::Chosen)]);
}

/// A day, also one to come.
fn day(text: &str) -> Occurred {
    let day = text.parse().expect("a day");
    Occurred::new(Precision::Day, Civil::Day(day), None, Zone::LONDON).expect("a time")
}

/// Midnight of a winter's day in London.
fn step_begins(day: &str) -> i64 {
    let day: NaiveDate = day.parse().expect("a day");
    day.and_hms_opt(0, 0, 0).expect("midnight").and_utc().timestamp_millis()
}

#[test]
fn only_what_the_record_knows_brings_up_what_waits_for_it() {
    let noted =
        state(["ch.move", "ch.incident", "ch.happens"].map(|id| looked_at(id, Status::Done, &reading())));
    let all = Events::of(On::ALL.iter().map(|on| (*on, reading().wall_ms + DAY_MS)));
    assert_eq!(
        due_after(&noted, &all, 14 * DAY_MS),
        [("ch.move".to_owned(), Why::Event(On::Move)), ("ch.incident".to_owned(), Why::Event(On::Incident))]
    );
    // What she had looked at afterwards, and what is still to come, brings nothing up.
    let before = Events::of(On::ALL.iter().map(|on| (*on, reading().wall_ms)));
    assert!(due_after(&noted, &before, 1000 * DAY_MS).is_empty());
    assert!(due_after(&noted, &all, DAY_MS - 1).is_empty());
}

#[test]
fn a_marked_day_counts_once_it_is_there() {
    let case = RecordId([7; 16]);
    let counts = |event: &str, when: &str| {
        let when = if when.starts_with("20") {
            day(when)
        } else {
            Occurred::typed(when, Zone::LONDON, &reading()).expect("understood")
        };
        let marked = MarkedEvent::new(&reading(), case, term(event), when);
        let listing = marked.listing().expect("encodes");
        Events::marked(&MomentListing::decode(&listing).expect("decodes"))
    };
    let now = reading().wall_ms;
    // Today: from when it was marked, so that looking at a step this evening is looking at it afterwards.
    assert_eq!(counts("moved", "today"), Some((On::Move, now)));
    assert_eq!(counts("break-up", "2026-11-01"), Some((On::Breakup, step_begins("2026-11-02") - 1)));
    assert_eq!(counts("order-served", "2027-01-10"), Some((On::OrderChange, step_begins("2027-01-10"))));
    assert_eq!(counts("new-device", "unknown"), Some((On::NewDevice, now)));
    assert_eq!(counts("court-date", "today"), None);
}

#[test]
fn steps_of_no_use_and_retired_ones_are_not_brought_up() {
    let lists = small();
    let noted = state(["ch.month", "ch.gone"].map(|id| looked_at(id, Status::Done, &reading())));
    let mut answers = Answers::default();
    let at = reading().wall_ms + 99 * DAY_MS;
    assert_eq!(due(&lists, &noted, &answers, at, &Events::default()).len(), 1);
    answers.set(Condition::HasChildren, false);
    assert!(due(&lists, &noted, &answers, at, &Events::default()).is_empty());
    let retired: Vec<&str> = noted.retired(&lists).map(|(item, _)| item).collect();
    assert_eq!(retired, ["ch.gone"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Never before its months are over, wherever she was, and no more than a day of summer time after.
    #[test]
    fn nothing_is_due_before_its_period(
        wall_ms in 1_600_000_000_000_i64..2_100_000_000_000,
        months in 1_u32..=24,
        zone in prop_oneof![Just("Europe/London"), Just("Asia/Kathmandu"), Just("America/St_Johns"), Just("UTC")],
    ) {
        let zone: Zone = zone.parse().expect("a zone");
        let text = SMALL[1].1.replacen("P1M", &format!("P{months}M"), 1);
        let lists = Lists::of(&[("ch.toml", &text)]).expect("reads");
        let (_, item) = lists.item("ch.month").expect("there");
        let at = Reading { wall_ms, zone, ..reading() };
        let step = looked_at("ch.month", Status::Done, &at);
        let (again_ms, why) = looks_again(item, &step, wall_ms, &Events::default()).expect("some day");
        prop_assert_eq!(why, Why::Period);
        let local = |ms| DateTime::<Utc>::from_timestamp_millis(ms).expect("in range").with_timezone(&zone.rules());
        let (last, again) = (local(wall_ms), local(again_ms));
        let number = |day: DateTime<crate::time::Rules>| i64::from(day.year()) * 12 + i64::from(day.month0());
        prop_assert_eq!(number(again) - number(last), i64::from(months));
        // The same day of the month, or the last one of a shorter month.
        let next_day = again.date_naive().succ_opt().expect("in range");
        prop_assert!(again.day() == last.day() || (again.day() < last.day() && next_day.day() == 1));
        prop_assert!(again_ms - wall_ms >= i64::from(months) * 28 * DAY_MS - 3_600_000);
    }

    /// However often something is written down, and however she answers, an entry brings a step up no more than once
    /// in fourteen days; and no entry is lost.
    #[test]
    fn entries_bring_a_step_up_at_most_once_in_fourteen_days(
        gaps in proptest::collection::vec(1_i64..30 * DAY_MS, 1..60),
        answers_after in proptest::collection::vec(0_i64..20 * DAY_MS, 1..60),
    ) {
        let lists = small();
        let (_, item) = lists.item("ch.incident").expect("there");
        let mut at = reading().wall_ms;
        let entries: Vec<i64> = gaps.iter().map(|gap| { at += gap; at }).collect();
        let events = Events::of(entries.iter().map(|at| (On::Incident, *at)));
        let end = at + 100 * DAY_MS;
        let (mut looked, mut before) = (reading(), None);
        for after in answers_after {
            let step = looked_at("ch.incident", Status::Done, &looked);
            let Some((due_ms, _)) = looks_again(item, &step, end, &events) else {
                prop_assert!(entries.iter().all(|at| *at <= looked.wall_ms));
                break;
            };
            prop_assert!(before.is_none_or(|before| due_ms - before >= CHECKLIST_INCIDENT_EVERY_MS));
            prop_assert!(entries.iter().any(|at| (looked.wall_ms..=due_ms).contains(at)));
            before = Some(due_ms);
            looked = Reading { wall_ms: due_ms + after, ..looked };
        }
    }

    /// Whatever a list says or no longer says, what she noted comes back as it was.
    #[test]
    fn what_she_noted_survives_a_round_trip(
        item in "[a-z]{2,3}\\.[a-z-]{1,30}",
        status in prop_oneof![Just("done"), Just("later"), Just("of-a-newer-version")],
        note in proptest::option::of("\\PC{1,60}"),
    ) {
        let lists = small();
        let mut step = looked_at(&item, Status::Done, &reading());
        step.status = Some(term(status));
        step.note = note;
        let fields: Fields = step.to_fields().expect("encodes");
        let back = StepState::from_fields(&fields).expect("decodes");
        prop_assert_eq!(&back, &step);
        let state = state([back]);
        prop_assert_eq!(state.get(&item), Some(&step));
        prop_assert_eq!(state.retired(&lists).count(), usize::from(lists.item(&item).is_none()));
        prop_assert!(state.status(&item) != Status::NotLookedAt);
    }
}

#[test]
fn a_step_that_was_put_off_in_winter_comes_up_at_the_same_hour_in_summer() {
    let lists = Lists::of(&[SMALL[0]]).expect("reads");
    let (_, item) = lists.item("st.safe-device").expect("there");
    let at = later(100 * DAY_MS); // 1 March 2027, 18:40
    let step = looked_at("st.safe-device", Status::Later, &at);
    let (again, _) = looks_again(item, &step, at.wall_ms, &Events::default()).expect("some day");
    assert_eq!(crate::time::local_minute(again, Zone::LONDON), "2027-06-01 18:40");
}
