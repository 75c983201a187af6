//! Lists against a plain account of the same incidents.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{reading, term};
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::incidents::{Cursor, Facts, Incident, IncidentFilter, IncidentIndex, Row, group_of};
use crate::store::{Current, Kind, Listed};
use crate::time::{Occurred, Zone};

const CASES: [RecordId; 2] = [RecordId([200; 16]), RecordId([201; 16])];
const BEHAVIOURS: [&str; 5] = ["com.call", "com.text", "pre.wait", "sur.watch", "thr.threat"];
const CHANNELS: [&str; 4] = ["sms", "phone", "in-person", "whatsapp"];
const HOUR_MS: i64 = 3_600_000;

/// Incidents and their heads, as a store would hold them.
#[derive(Default)]
struct Held {
    incidents: BTreeMap<RecordId, (Incident, Vec<u8>, u64, bool)>,
    n: u64,
    index: IncidentIndex,
}

impl Held {
    fn save(&mut self, id: RecordId, incident: &Incident, deleted: bool) {
        self.n += 1;
        let listing = incident.listing().expect("encodes");
        self.incidents.insert(id, (incident.clone(), listing, self.n, deleted));
        let (_, listing, n, deleted) = &self.incidents[&id];
        let current = Current { id, kind: Kind::INCIDENT, revision: 1, n: *n, deleted: *deleted, listing };
        self.index.update(&current);
    }

    fn currents(&self) -> impl Iterator<Item = Current<'_>> {
        self.incidents.iter().map(|(id, (_, listing, n, deleted))| Current {
            id: *id,
            kind: Kind::INCIDENT,
            revision: 1,
            n: *n,
            deleted: *deleted,
            listing,
        })
    }

    /// Newest first, by the rule and not by the index.
    fn sorted(&self) -> Vec<RecordId> {
        let mut ids: Vec<_> =
            self.incidents.iter().map(|(id, (incident, _, n, _))| (incident.sort_ms(), *n, *id)).collect();
        ids.sort_unstable();
        ids.into_iter().rev().map(|(_, _, id)| id).collect()
    }
}

impl Facts for Held {
    fn listing(&self, id: RecordId) -> Option<&[u8]> {
        self.incidents.get(&id).map(|(_, listing, ..)| listing.as_slice())
    }

    fn incident(&self, id: RecordId) -> Result<Incident> {
        self.incidents.get(&id).map(|(incident, ..)| incident.clone()).ok_or(Error::NotFound)
    }

    fn has_evidence(&self, id: RecordId) -> bool {
        id.0[0].is_multiple_of(2)
    }

    fn has_police(&self, id: RecordId) -> bool {
        id.0[0].is_multiple_of(3)
    }
}

/// What the tests choose of an incident.
#[derive(Debug, Clone)]
struct Choice {
    hours_ago: Option<i64>,
    form: u8,
    case: usize,
    behaviours: Vec<usize>,
    channels: Vec<usize>,
    persons: Vec<u8>,
    withdrawn: bool,
}

fn choice() -> impl Strategy<Value = Choice> {
    use proptest::collection::vec;
    (
        proptest::option::weighted(0.9, 0_i64..500),
        0_u8..4,
        0_usize..2,
        vec(0..BEHAVIOURS.len(), 0..25),
        vec(0..CHANNELS.len(), 0..12),
        vec(0_u8..6, 0..7),
        proptest::bool::weighted(0.1),
    )
        .prop_map(|(hours_ago, form, case, behaviours, channels, persons, withdrawn)| Choice {
            hours_ago,
            form,
            case,
            behaviours,
            channels,
            persons,
            withdrawn,
        })
}

fn incident(choice: &Choice, number: u32) -> Incident {
    let mut incident = Incident::new(&reading(), CASES[choice.case], number, "text");
    incident.occurred = choice.hours_ago.map(|hours| {
        let at = reading().wall_ms - hours * HOUR_MS;
        let minute = crate::time::local_minute(at, Zone::LONDON);
        let (day, month) = (&minute[..10], &minute[..7]);
        let typed = match choice.form {
            0 => minute.clone(),
            1 => format!("about {minute}"),
            2 => day.to_owned(),
            _ => month.to_owned(),
        };
        Occurred::typed(&typed, Zone::LONDON, &reading()).expect("understood")
    });
    // Lists may hold the same thing twice here, so that the cut of a head falls anywhere.
    incident.behaviours = choice.behaviours.iter().map(|at| term(BEHAVIOURS[*at])).collect();
    incident.channels = choice.channels.iter().map(|at| term(CHANNELS[*at])).collect();
    incident.persons = choice.persons.iter().map(|person| RecordId([*person; 16])).collect();
    incident.withdrawn = choice.withdrawn;
    incident
}

fn id(number: usize) -> RecordId {
    let mut id = [0; 16];
    id[0] = u8::try_from(number % 251).expect("below 251");
    id[8..].copy_from_slice(&u64::try_from(number).expect("small").to_be_bytes());
    RecordId(id)
}

fn hold(choices: &[Choice]) -> Held {
    let mut held = Held::default();
    for (number, choice) in choices.iter().enumerate() {
        held.save(id(number), &incident(choice, u32::try_from(number).expect("small") + 1), false);
    }
    held
}

fn filter() -> impl Strategy<Value = IncidentFilter> {
    use proptest::collection::vec;
    use proptest::option::{of, weighted};
    let range = (weighted(0.5, 0_i64..500), weighted(0.5, 0_i64..500), any::<bool>());
    let names = (
        vec(0_u8..6, 0..3),
        vec(prop_oneof![(0..BEHAVIOURS.len()).prop_map(|at| BEHAVIOURS[at]), Just("com"), Just("ord")], 0..3),
        vec(0..CHANNELS.len(), 0..3),
    );
    let answers = (of(any::<bool>()), of(any::<bool>()), of(any::<bool>()), any::<bool>());
    (weighted(0.3, 0_usize..2), range, names, answers).prop_map(
        |(case, (from, to, with_unknown_time), (persons, behaviours, channels), answers)| IncidentFilter {
            case: case.map(|case| CASES[case]),
            from_ms: from.map(|hours| reading().wall_ms - hours * HOUR_MS),
            to_ms: to.map(|hours| reading().wall_ms - hours * HOUR_MS),
            with_unknown_time,
            persons: persons.into_iter().map(|person| RecordId([person; 16])).collect(),
            behaviours: behaviours.into_iter().map(term).collect(),
            channels: channels.into_iter().map(|at| term(CHANNELS[at])).collect(),
            evidence: answers.0,
            police: answers.1,
            unsorted: answers.2,
            withdrawn: answers.3,
            ..IncidentFilter::default()
        },
    )
}

/// What a filter means, said as plainly as possible.
fn wanted(filter: &IncidentFilter, held: &Held, id: RecordId) -> bool {
    let (incident, ..) = &held.incidents[&id];
    let in_range = match incident.occurred.as_ref().and_then(Occurred::bounds) {
        Some(bounds) => {
            filter.from_ms.is_none_or(|from| bounds.latest_ms >= from)
                && filter.to_ms.is_none_or(|to| bounds.earliest_ms <= to)
        }
        None => filter.with_unknown_time || (filter.from_ms.is_none() && filter.to_ms.is_none()),
    };
    in_range
        && filter.case.is_none_or(|case| case == incident.case)
        && (filter.withdrawn || !incident.withdrawn)
        && (filter.persons.is_empty() || filter.persons.iter().any(|p| incident.persons.contains(p)))
        && (filter.channels.is_empty() || filter.channels.iter().any(|c| incident.channels.contains(c)))
        && (filter.behaviours.is_empty()
            || filter.behaviours.iter().any(|wanted| {
                incident
                    .behaviours
                    .iter()
                    .any(|found| found == wanted || group_of(found.as_str()) == wanted.as_str())
            }))
        && filter.unsorted.is_none_or(|unsorted| unsorted == incident.behaviours.is_empty())
        && filter.evidence.is_none_or(|evidence| evidence == held.has_evidence(id))
        && filter.police.is_none_or(|police| police == held.has_police(id))
}

/// All pages behind each other; `between` happens after each of them.
fn pages(
    held: &mut Held,
    filter: &IncidentFilter,
    size: usize,
    mut between: impl FnMut(&mut Held),
) -> Vec<RecordId> {
    let mut all = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page = held.index.page(filter, held, after, size).expect("reads");
        assert!(page.items.len() <= size);
        all.extend(page.items.iter().map(|row: &Row| row.id));
        match page.next {
            // As a face would hand it back.
            Some(next) => after = Some(next.to_string().parse().expect("well formed")),
            None => return all,
        }
        between(held);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_filter_takes_what_it_says(
        choices in proptest::collection::vec(choice(), 0..40),
        filter in filter(),
        size in 1_usize..12,
    ) {
        let mut held = hold(&choices);
        let expected: Vec<RecordId> =
            held.sorted().into_iter().filter(|id| wanted(&filter, &held, *id)).collect();
        prop_assert_eq!(pages(&mut held, &filter, size, |_| {}), expected.clone());
        prop_assert_eq!(held.index.count(&filter, &held).expect("reads"), expected.len());
    }

    #[test]
    fn pages_yield_everything_once_while_entries_are_added(
        choices in proptest::collection::vec(choice(), 1..60),
        added in proptest::collection::vec(choice(), 0..30),
        size in 1_usize..12,
    ) {
        let all = IncidentFilter { withdrawn: true, ..IncidentFilter::default() };
        let mut held = hold(&choices);
        let before = held.sorted();
        let mut next = added.iter().zip(choices.len()..);
        let seen = pages(&mut held, &all, size, |held| {
            if let Some((choice, number)) = next.next() {
                held.save(id(number), &incident(choice, u32::try_from(number).expect("small") + 1), false);
            }
        });
        let old: Vec<RecordId> = seen.iter().filter(|id| before.contains(id)).copied().collect();
        prop_assert_eq!(old, before);
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), seen.len());
    }

    #[test]
    fn an_index_that_is_kept_up_is_one_that_is_built(
        choices in proptest::collection::vec(choice(), 1..40),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), choice(), any::<bool>()), 0..20),
    ) {
        let mut held = hold(&choices);
        for (which, choice, deleted) in changes {
            let number = which.index(choices.len());
            let mut changed = incident(&choice, u32::try_from(number).expect("small") + 1);
            changed.case = CASES[choices[number].case];
            held.save(id(number), &changed, deleted);
        }
        let built = IncidentIndex::build(held.currents());
        let rows = |index: &IncidentIndex| index.newest().copied().collect::<Vec<Row>>();
        prop_assert_eq!(rows(&held.index), rows(&built));
        prop_assert_eq!(rows(&built).iter().map(|row| row.id).collect::<Vec<_>>(), held.sorted());
        for (number, choice) in choices.iter().enumerate() {
            let entry_no = u32::try_from(number).expect("small") + 1;
            prop_assert_eq!(held.index.entry(CASES[choice.case], entry_no), Some(id(number)));
            prop_assert_eq!(held.index.row(id(number)).map(|row| row.entry_no), Some(entry_no));
        }
        for case in CASES {
            prop_assert_eq!(
                held.index.next_entry_no(case).expect("free"),
                built.next_entry_no(case).expect("free")
            );
        }
    }
}

#[test]
fn deleted_entries_show_their_number_and_match_nothing_else() {
    let choice = Choice {
        hours_ago: Some(1),
        form: 0,
        case: 0,
        behaviours: vec![0],
        channels: vec![],
        persons: vec![],
        withdrawn: false,
    };
    let mut held = hold(std::slice::from_ref(&choice));
    let left = Incident::new(&reading(), CASES[0], 1, "");
    held.save(id(0), &left, true);
    let count = |filter: &IncidentFilter| held.index.count(filter, &held).expect("reads");
    let deleted = IncidentFilter { deleted: true, ..IncidentFilter::default() };
    assert_eq!(count(&IncidentFilter::default()), 0);
    assert_eq!(count(&deleted), 1);
    assert_eq!(count(&IncidentFilter { case: Some(CASES[1]), ..deleted.clone() }), 0);
    assert_eq!(count(&IncidentFilter { behaviours: vec![term("com.call")], ..deleted }), 0);
    assert_eq!(held.index.next_entry_no(CASES[0]).expect("free"), 2);
    assert_eq!(held.index.entry(CASES[0], 1), Some(id(0)));
}

#[test]
fn numbers_far_apart_take_no_memory() {
    let mut held = Held::default();
    let mut save = |number: usize, entry_no: u32| {
        held.save(id(number), &Incident::new(&reading(), CASES[0], entry_no, "text"), false);
    };
    save(1, u32::MAX - 1);
    save(2, 1);
    save(3, 900);
    assert_eq!(held.index.entry(CASES[0], u32::MAX - 1), Some(id(1)));
    assert_eq!(held.index.entry(CASES[0], 900), Some(id(3)));
    assert_eq!(held.index.entry(CASES[0], 2), None);
    assert_eq!(held.index.entry(CASES[0], 0), None);
    assert_eq!(held.index.next_entry_no(CASES[0]).expect("free"), u32::MAX);
}
