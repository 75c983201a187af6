//! Behaviours, channels, and several changes at once.

use super::*;
use crate::orders::Order;
use crate::patterns::Tactic;
use crate::police::PoliceContact;
use crate::vocabulary::{Vocabularies, Vocabulary};

#[test]
fn methods_take_three_entries_and_are_listed_by_their_first_day() {
    assert!(!is_shown(&doing(&[("2026-11-01", "com.call"); 2]), InsightId::Methods));
    let view = doing(&[
        ("2026-11-03", "com.text"),
        ("2026-11-02", "com.call"),
        ("2026-11-05", "com.call com.text"),
        ("unknown", "pre.follow"),
        ("2026-11-06", "oth.other"),
        ("2026-11-07", ""),
    ]);
    let expected = [("com.call", 2), ("com.text", 2), ("pre.follow", 1)].map(|(id, n)| (id.to_owned(), n));
    assert_eq!(by_term(&view, InsightId::Methods, Key::Behaviour), expected);
    assert_eq!(count(&view, InsightId::Methods, Key::Ways), 3);
    assert_eq!(count(&view, InsightId::Methods, Key::Unsorted), 2);
    let patterns = shown(&view);
    let lanes: Vec<Vec<u32>> =
        patterns.methods().map(|lane| lane.bands.iter().map(|one| one.entry_no).collect()).collect();
    assert_eq!(lanes, [vec![2, 3], vec![1, 3], vec![4]]);
}

#[test]
fn a_channel_that_stands_twice_counts_once() {
    let view = with(&["2026-11-01", "2026-11-02", "2026-11-03"], |no, incident| {
        incident.channels = vec![term("sms"), term("sms"), term("unknown")];
        if no == 1 {
            incident.channels.push(term("phone"));
        }
    });
    let expected = [("phone", 1), ("sms", 3)].map(|(id, n)| (id.to_owned(), n));
    assert_eq!(by_term(&view, InsightId::Methods, Key::Channel), expected);
}

#[test]
fn behaviours_stand_in_four_groups() {
    let vocabularies = Vocabularies::load().unwrap();
    let groups: Vec<_> = vocabularies
        .terms(Vocabulary::Behaviour)
        .iter()
        .map(|info| (info.id, Tactic::of(&term(info.id), &vocabularies)))
        .collect();
    for tactic in Tactic::ALL {
        assert!(groups.iter().any(|(_, group)| group == &Some(*tactic)), "{tactic:?}");
    }
    let none: Vec<_> = groups.iter().filter(|(_, group)| group.is_none()).map(|(id, _)| *id).collect();
    assert_eq!(none, ["oth.other", "oth.unsure"]);
    assert_eq!(Tactic::of(&term("pre.follow"), &vocabularies), Some(Tactic::Surveillance));
    assert_eq!(Tactic::of(&term("of-a-newer-version"), &vocabularies), None);
}

#[test]
fn what_is_new_was_surely_not_there_before() {
    let new = |entries: &[(&str, &str)]| by_term(&doing(entries), InsightId::NewMethods, Key::Behaviour);
    let call = [("com.call".to_owned(), 1)];
    // 27 September begins the last eight weeks.
    assert_eq!(new(&[("2026-09-26", "com.text"), ("2026-09-27", "com.call")]), call);
    assert_eq!(new(&[("2026-09-26", "com.text com.call"), ("2026-11-01", "com.call")]), []);
    assert_eq!(new(&[("2026-09-26", "com.text"), ("2026-09", "com.call")]), []);
    assert_eq!(new(&[("2026-09-26", "com.text"), ("2026-11-01", "com.call"), ("unknown", "com.call")]), []);
}

#[test]
fn nothing_is_new_in_a_record_that_does_not_reach_back_before_it() {
    let new = |entries: &[(&str, &str)]| by_term(&doing(entries), InsightId::NewMethods, Key::Behaviour);
    assert_eq!(new(&[("2026-11-01", "com.call")]), []);
    assert_eq!(new(&[("2026-09-27", "com.text"), ("2026-11-01", "com.call")]), []);
    // What may lie within the eight weeks, or says nothing of its kind, is nothing to compare with.
    for before in
        [("2026-09", "com.text"), ("unknown", "com.text"), ("2026-08-01", ""), ("2026-08-01", "oth.unsure")]
    {
        assert_eq!(new(&[before, ("2026-11-01", "com.call")]), [], "{before:?}");
    }
    assert_eq!(new(&[("2026-08", "com.text"), ("2026-11-01", "com.call")]).len(), 1);
}

#[test]
fn the_first_thing_in_person_comes_after_contact_from_a_distance_alone() {
    let step = |entries: &[(&str, &str)]| counts(&doing(entries), InsightId::OnlineToInPerson);
    let online = [("2026-10-01", "com.text"), ("2026-10-02", "dig.monitor"), ("2026-10-03", "sur.online")];
    let and = |more: &[(&'static str, &'static str)]| [online.as_slice(), more].concat();
    assert_eq!(step(&online), []);
    assert_eq!(step(&[("2026-10-05", "pre.wait")]), []);
    let expected = [(Key::InPerson, 1), (Key::Before, 3)];
    for behaviour in ["pre.wait", "prp.damage", "hrm.assault"] {
        assert_eq!(step(&and(&[("2026-10-05", behaviour), ("2026-10-06", "pre.follow")])), expected);
    }
    // Something else before it, or something in person that may have been earlier.
    assert_eq!(step(&and(&[("2026-10-05", "pre.wait"), ("2026-09-01", "thr.threat")])), []);
    assert_eq!(step(&and(&[("2026-10-05", "pre.wait"), ("unknown", "pre.follow")])), []);
    assert_eq!(step(&and(&[("2026-10-05", "pre.wait"), ("unknown", "sur.watch")])), []);
    // On the same day nobody knows which was first: only what surely was before is counted.
    assert_eq!(step(&[("2026-10-05", "pre.wait"), ("2026-10-05", "com.text")]), []);
    // What says nothing of the kind stands beside it.
    let unsaid = and(&[("2026-10-05", "pre.wait"), ("2026-10-04", "oth.unsure")]);
    assert_eq!(step(&unsaid), [(Key::InPerson, 1), (Key::Before, 3), (Key::Unsorted, 1)]);
}

/// Ten entries over exactly so many days, the last of them today, in October and November on one day.
fn over(days: i64, behaviour: &'static str) -> Vec<(String, &'static str)> {
    let today: chrono::NaiveDate = "2026-11-21".parse().unwrap();
    let first = today - chrono::Duration::days(days - 1);
    let mut all = vec![(first.to_string(), behaviour); 5];
    all.extend(vec![("2026-10-24".to_owned(), behaviour); 4]);
    all.push((today.to_string(), behaviour));
    all
}

fn typed<'a>(entries: &'a [(String, &'static str)], more: &[(&'a str, &'static str)]) -> View {
    let mut all: Vec<(&str, &str)> = entries.iter().map(|(text, what)| (text.as_str(), *what)).collect();
    all.extend(more);
    doing(&all)
}

#[test]
fn several_changes_are_told_under_one_rule_only() {
    let today = [("2026-11-21", "pre.wait")];
    let changed = |days, more: &[(&'static str, &'static str)]| {
        let entries = over(days, "com.text");
        counts(&typed(&entries, more), InsightId::WhatChanged)
    };
    assert_eq!(changed(56, &today), [(Key::InPerson, 1)]);
    assert_eq!(changed(56, &[]), []);
    assert_eq!(changed(55, &today), []);
    // Nine entries over eight weeks are too few.
    let mut nine = over(56, "com.text");
    nine.drain(1..3);
    assert_eq!(counts(&typed(&nine, &today), InsightId::WhatChanged), []);
    // Not the first, or not surely of the last four weeks.
    assert_eq!(changed(56, &[("2026-11-21", "pre.wait"), ("2026-10-02", "pre.follow")]), []);
    assert_eq!(changed(56, &[("2026-10-24", "pre.wait")]), []);
    assert_eq!(changed(56, &[("2026-10-25", "pre.wait")]), [(Key::InPerson, 1)]);
    assert_eq!(changed(56, &[("2026-10", "pre.wait")]), []);
    for (behaviour, key) in [
        ("prp.damage", Key::Property),
        ("hrm.pet", Key::Harm),
        ("thr.weapon", Key::Weapon),
        ("com.via-child", Key::Children),
        ("com.via-work", Key::Work),
        ("prx.message", Key::People),
    ] {
        assert_eq!(changed(56, &[("2026-11-20", behaviour)]), [(key, 1)], "{behaviour}");
    }
}

#[test]
fn many_more_are_twice_as_many_and_five_more_whatever_is_unclear() {
    let changed = |recent: usize, before: usize, more: &[(&'static str, &'static str)]| {
        let mut entries = vec![("2026-11-10", "com.text"); recent];
        entries.extend(vec![("2026-10-10", "com.text"); before]);
        entries.extend([("2026-08-01", "com.text"); 3]);
        entries.extend(more);
        count(&doing(&entries), InsightId::WhatChanged, Key::More)
    };
    assert_eq!(changed(7, 2, &[]), 7);
    assert_eq!(changed(6, 2, &[]), 0);
    assert_eq!(changed(12, 6, &[]), 12);
    assert_eq!(changed(12, 7, &[]), 0);
    assert_eq!(changed(7, 2, &[("2026-10", "com.text")]), 0);
}

#[test]
fn entries_after_an_order_or_the_police_count_among_the_changes() {
    let entries = over(56, "com.text");
    let mut view = typed(&entries, &[]);
    assert!(!is_shown(&view, InsightId::WhatChanged));
    let mut contact = PoliceContact::new(&reading(), CASE);
    contact.when = Some(when("2026-10-20"));
    contact.what_they_did = vec![term("pol.took-details")];
    view.police.push((id(80), contact));
    assert!(!is_shown(&view, InsightId::WhatChanged));
    view.police[0].1.what_they_did.push(term("pol.arrest"));
    assert_eq!(counts(&view, InsightId::WhatChanged), [(Key::AfterPolice, 5)]);
    let mut order = Order::new(&reading(), CASE, term("spo"));
    order.served = Some(when("2026-11-01"));
    view.orders.push((id(70), order));
    assert_eq!(counts(&view, InsightId::WhatChanged), [(Key::AfterOrder, 1), (Key::AfterPolice, 5)]);
    view.orders[0].1.expires = Some(when("2026-11-10"));
    assert_eq!(counts(&view, InsightId::WhatChanged), [(Key::AfterPolice, 5)]);
}
