//! What holds for every record, looked for in made-up ones. A test that fails names the seed of the case.

use std::collections::{BTreeMap, BTreeSet};

use super::made::Dice;
use super::*;
use crate::time::Precision;
use crate::vocabulary::Vocabularies;

/// Cases of one test.
const CASES: u64 = 150;
/// Entries of a case, at most.
const ENTRIES: u32 = 60;

/// Tries it on every made-up case.
fn for_every_case(test: impl Fn(&mut Dice, &Vocabularies, &View) -> Result<(), String>) {
    let vocabularies = Vocabularies::load().unwrap();
    for seed in 0..CASES {
        let mut dice = Dice::new(seed);
        let view = dice.case(&vocabularies, ENTRIES);
        if let Err(why) = test(&mut dice, &vocabularies, &view) {
            panic!("seed {seed}: {why}");
        }
    }
}

fn same<T: PartialEq + std::fmt::Debug>(one: &T, other: &T) -> Result<(), String> {
    if one == other { Ok(()) } else { Err(format!("{one:?}\nis not\n{other:?}")) }
}

#[test]
fn the_order_in_which_a_record_comes_does_not_matter() {
    for_every_case(|dice, _, view| {
        let shuffled = dice.shuffled(view);
        same(&shown(view), &shown(&shuffled))
    });
}

/// Insights that count, and don't compare: none of them goes away because something else was written down too.
const COUNTS: [InsightId; 20] = [
    InsightId::Timeline,
    InsightId::Totals,
    InsightId::Frequency,
    InsightId::ChangeOverTime,
    InsightId::Methods,
    InsightId::Places,
    InsightId::DayAndTime,
    InsightId::NearEvents,
    InsightId::AfterToldToStop,
    InsightId::AfterOrder,
    InsightId::AfterPolice,
    InsightId::PoliceTimeline,
    InsightId::NotReported,
    InsightId::OthersAffected,
    InsightId::Impact,
    InsightId::ChangesMade,
    InsightId::Evidence,
    InsightId::Identifiers,
    InsightId::Who,
    InsightId::WrittenWhen,
];

#[test]
fn a_further_entry_takes_no_count_away() {
    for_every_case(|dice, vocabularies, view| {
        let before = shown(view);
        let mut more = view.clone();
        more.entries.push(dice.entry(vocabularies, 1));
        let after = shown(&more);
        for id in COUNTS {
            let Some(insight) = before.insight(id) else { continue };
            let Some(still) = after.insight(id) else { return Err(format!("{id:?} is gone")) };
            for figure in &insight.figures {
                // What lies between two times, and which of two is more, is no count.
                if matches!(
                    figure.key,
                    Key::More | Key::Fewer | Key::Same | Key::First | Key::Last | Key::Begins
                ) {
                    continue;
                }
                let found = still.figures.iter().find(|other| {
                    other.key == figure.key
                        && (other.subject == figure.subject
                            || matches!(figure.subject, Subject::Identifier(_)))
                        && (figure.first == other.first || !is_about_a_moment(figure.key))
                        && figure.entries.iter().all(|entry| other.entries.contains(entry))
                });
                let is_place = matches!(figure.key, Key::Near | Key::Elsewhere);
                if !is_place && found.is_none_or(|other| other.count < figure.count) {
                    return Err(format!("{id:?}: {figure:?} became {found:?}"));
                }
            }
        }
        Ok(())
    });
}

/// Figures of which there is one for each moment.
fn is_about_a_moment(key: Key) -> bool {
    matches!(key, Key::After | Key::Asked | Key::Unclear | Key::NotDated)
}

#[test]
fn times_that_are_not_exact_move_no_hour() {
    for_every_case(|dice, _, view| {
        let mut other = view.clone();
        for entry in &mut other.entries {
            let Some(occurred) = &mut entry.occurred else { continue };
            if occurred.precision == Precision::Exact {
                continue;
            }
            let moved = dice.time();
            *occurred = if moved.precision == Precision::Exact { when("unknown") } else { moved };
        }
        same(&shown(view).hours(), &shown(&other).hours())
    });
}

#[test]
fn every_figure_rests_on_entries_that_are_there_each_once_and_counts_them() {
    /// Keys whose number is something else than entries.
    const OTHER: [Key; 13] = [
        Key::Events,
        Key::Days,
        Key::Ways,
        Key::UsualGap,
        Key::Gap,
        Key::GapMarked,
        Key::Mark,
        Key::NotDated,
        Key::Due,
        Key::DueNothingSince,
        Key::SinceLast,
        Key::Further,
        Key::Spell,
    ];
    for_every_case(|_, _, view| {
        let patterns = shown(view);
        let there: BTreeSet<RecordId> = patterns.entries.iter().map(|one| one.id).collect();
        for insight in &patterns.insights {
            for figure in &insight.figures {
                let unique: BTreeSet<RecordId> = figure.entries.iter().copied().collect();
                let is_whole = unique.len() == figure.entries.len() && unique.is_subset(&there);
                let counts = OTHER.contains(&figure.key) || usize::try_from(figure.count) == Ok(unique.len());
                if !is_whole || !counts {
                    return Err(format!("{:?}: {figure:?}", insight.id));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_divided_adds_up_to_all_entries() {
    for_every_case(|_, _, view| {
        let patterns = shown(view);
        let all = patterns.entries.len();
        let divided: BTreeMap<InsightId, &[Key]> = BTreeMap::from([
            (InsightId::Evidence, [Key::With, Key::Without].as_slice()),
            (InsightId::DayAndTime, &[Key::Timed, Key::LeftOut]),
            (InsightId::WrittenWhen, &[Key::AtTheTime, Key::SameDay, Key::Later, Key::NotSaid]),
            (InsightId::Frequency, &[Key::Week, Key::LeftOut]),
        ]);
        for (id, keys) in divided {
            let Some(insight) = patterns.insight(id) else { continue };
            let figures = insight.figures.iter().filter(|figure| keys.contains(&figure.key));
            let sum: usize = figures.map(|figure| figure.entries.len()).sum();
            same(&(id, sum), &(id, all))?;
        }
        let cells = patterns.hours().map_or(0, |table| table.iter().flatten().sum());
        let timed = patterns.insight(InsightId::DayAndTime).and_then(|insight| insight.one(Key::Timed));
        same(&cells, &timed.map_or(0, |figure| figure.count))
    });
}

#[test]
fn made_up_cases_reach_every_insight() {
    let vocabularies = Vocabularies::load().unwrap();
    let reached: BTreeSet<InsightId> = (0..CASES)
        .flat_map(|seed| {
            let view = Dice::new(seed).case(&vocabularies, ENTRIES);
            shown(&view).insights.into_iter().map(|insight| insight.id)
        })
        .collect();
    // Contact from a distance alone, and then not: chance does not write that.
    let all: BTreeSet<InsightId> =
        InsightId::ALL.iter().copied().filter(|id| *id != InsightId::OnlineToInPerson).collect();
    assert!(reached.is_superset(&all), "{:?}", all.difference(&reached).collect::<Vec<_>>());
}
