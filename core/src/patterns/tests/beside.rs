//! Others, impact, changes, proof, who it was, when it was written.

use super::*;
use crate::events::Gap;

#[test]
fn others_are_children_work_and_people_by_what_was_said() {
    let view = with(&["2026-11-01"; 6], |no, incident| match no {
        1 => incident.others_impact = vec![term("aff.child-saw"), term("aff.child-frightened")],
        2 => incident.behaviours = vec![term("com.via-child")],
        3 => incident.place_setting = Some(term("work")),
        4 => incident.behaviours = vec![term("prx.contact-family")],
        5 => incident.others_impact = vec![term("aff.pet")],
        _ => {}
    });
    let others = [
        (Key::Children, 2),
        (Key::Work, 1),
        (Key::People, 1),
        (Key::Affected, 1),
        (Key::Affected, 1),
        (Key::Affected, 1),
    ];
    assert_eq!(counts(&view, InsightId::OthersAffected), others);
    assert!(!is_shown(&at(&["2026-11-01"]), InsightId::OthersAffected));
}

#[test]
fn marks_take_five_and_are_hers_with_her_words() {
    let marked = |count: u32| {
        with(&["2026-11-05", "2026-11-04", "2026-11-03", "2026-11-02", "2026-11-01"], |no, incident| {
            incident.impact_scale = (no <= count).then_some(no);
            incident.impact_text = (no == 5).then(|| "Couldn't sleep.".to_owned());
            incident.impact = vec![term("imp.no-sleep"), term("imp.rather-not-say")];
        })
    };
    assert!(!is_shown(&marked(4), InsightId::Impact));
    let marks = [5, 4, 3, 2, 1].map(|mark| (Key::Mark, mark));
    assert_eq!(counts(&marked(5), InsightId::Impact)[..5], marks);
    assert_eq!(by_term(&marked(5), InsightId::Impact, Key::Felt), [("imp.no-sleep".to_owned(), 5)]);
    let patterns = shown(&marked(5));
    let first = patterns.insight(InsightId::Impact).unwrap().figures[0].clone();
    assert_eq!(first.words.as_deref(), Some("Couldn't sleep."));
}

#[test]
fn changes_are_listed_with_their_dates() {
    let view = with(&["2026-11-05", "2026-11-04", "2026-11-03"], |no, incident| match no {
        1 => incident.changes = vec![term("chg.route"), term("chg.locks")],
        2 => incident.changes_text = Some("I go with Sam now.".into()),
        _ => incident.changes = vec![term("chg.none")],
    });
    let changes = [(Key::Avoided, 1), (Key::OwnWords, 1), (Key::Change, 1), (Key::Change, 1)];
    assert_eq!(counts(&view, InsightId::ChangesMade), changes);
    assert!(!is_shown(&at(&["2026-11-05"]), InsightId::ChangesMade));
}

#[test]
fn what_she_did_is_counted_by_entry_and_not_told_where_she_did_not() {
    let view = with(&["2026-11-01", "2026-11-02", "2026-11-03", "unknown"], |no, incident| match no {
        1 => incident.my_response = vec![term("rsp.replied"), term("rsp.blocked")],
        2 => {
            incident.my_response = vec![term("rsp.blocked"), term("rsp.left")];
            incident.changes = vec![term("chg.blocked"), term("chg.route"), term("chg.times")];
        }
        3 => incident.my_response = vec![term("rsp.none"), term("rsp.asked-to-stop")],
        _ => incident.my_response = vec![term("rsp.replied")],
    });
    let done: Vec<_> = counts(&view, InsightId::ChangesMade);
    let changes = [(Key::Change, 1); 3];
    assert_eq!(done, [[(Key::Replied, 2), (Key::Blocked, 2), (Key::Avoided, 1)], changes].concat());
    let replied = with(&["2026-11-01"], |_, incident| incident.my_response = vec![term("rsp.replied")]);
    assert_eq!(counts(&replied, InsightId::ChangesMade), [(Key::Replied, 1)]);
    let nothing = with(&["2026-11-01"], |_, incident| incident.my_response = vec![term("rsp.none")]);
    assert!(!is_shown(&nothing, InsightId::ChangesMade));
}

#[test]
fn proof_is_there_or_it_is_not() {
    let mut view = at(&["2026-11-05", "2026-11-04", "2026-11-03"]);
    assert_eq!(counts(&view, InsightId::Evidence), [(Key::With, 0), (Key::Without, 3)]);
    view.entries[0].evidence = vec![Some(term("photo")), Some(term("video"))];
    view.entries[1].evidence = vec![Some(term("photo")), None];
    assert_eq!(counts(&view, InsightId::Evidence)[..2], [(Key::With, 2), (Key::Without, 1)]);
    let kinds = [("photo".to_owned(), 2), ("video".to_owned(), 1)];
    assert_eq!(by_term(&view, InsightId::Evidence, Key::Kind), kinds);
}

#[test]
fn a_number_typed_in_two_ways_is_one_and_nothing_else_is() {
    let typed = ["07700 900123", "07700-900123", "+447700900123", "Alex_1", "ALEX_1 ", "alex 1"];
    let view = with(
        &["2026-11-06", "2026-11-05", "2026-11-04", "2026-11-03", "2026-11-02", "unknown"],
        |no, incident| {
            incident.channels = vec![term("phone")];
            incident.from_identifiers = vec![Some(typed[usize::try_from(no - 1).unwrap()].to_owned())];
        },
    );
    let patterns = shown(&view);
    let found: Vec<(String, u32)> = patterns
        .insight(InsightId::Identifiers)
        .unwrap()
        .figures
        .iter()
        .map(|figure| match &figure.subject {
            Subject::Identifier(typed) => (typed.clone(), figure.count),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [("ALEX_1", 2), ("+447700900123", 1), ("07700-900123", 2), ("alex 1", 1)];
    assert_eq!(found, expected.map(|(typed, count)| (typed.to_owned(), count)));
}

#[test]
fn who_it_was_is_counted_by_what_she_said() {
    let view = with(&["2026-11-01", "2026-11-02", "2026-11-03"], |no, incident| {
        incident.who_confidence = (no < 3).then(|| term("not-sure"));
        incident.persons = if no == 3 { vec![id(40), id(41)] } else { Vec::new() };
    });
    let who = [(Key::Confidence, 2), (Key::Person, 1), (Key::Person, 1), (Key::NotSaid, 1)];
    assert_eq!(counts(&view, InsightId::Who), who);
    assert!(!is_shown(&at(&["2026-11-01"]), InsightId::Who));
}

#[test]
fn when_it_was_written_is_counted_in_four_ways() {
    // Written at 18:40 on 21 November.
    let view = at(&["2026-11-21 18:00", "2026-11-21 09:00", "2026-11-20", "unknown", "2026-11"]);
    let written = [(Key::AtTheTime, 1), (Key::SameDay, 1), (Key::Later, 1), (Key::NotSaid, 2)];
    assert_eq!(counts(&view, InsightId::WrittenWhen), written);
}

#[test]
fn times_that_she_marked_as_missing_are_told_as_she_marked_them() {
    let mut view = at(&["2026-11-21 18:00"]);
    assert!(!is_shown(&view, InsightId::MarkedGaps));
    for (no, text) in [(91, "2026-09"), (90, "2026-10-01 to 2026-10-05")] {
        view.gaps.push((id(no), Gap::new(&reading(), CASE, when(text))));
    }
    let patterns = shown(&view);
    let gaps = &patterns.insight(InsightId::MarkedGaps).unwrap().figures;
    let when_marked: Vec<_> = gaps.iter().map(|figure| figure.first.clone().unwrap()).collect();
    assert_eq!(when_marked, [when("2026-09"), when("2026-10-01 to 2026-10-05")]);
}
