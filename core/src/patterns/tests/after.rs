//! What came after they were told to stop, after orders, after the police.

use super::*;
use crate::incidents::OrderTerm;
use crate::orders::Order;
use crate::police::PoliceContact;
use crate::store::Kind;

#[test]
fn only_what_surely_came_later_came_after_they_were_told() {
    let times = [
        "2026-11-08",
        "2026-11-09 08:00",
        "2026-11-10 00:00",
        "about 2026-11-10 00:10",
        "2026-11",
        "unknown",
        "2026-11-20",
    ];
    let mut view = at(&times);
    assert!(!is_shown(&view, InsightId::AfterToldToStop));
    view.told_to_stop = vec![Some(when("2026-11-09"))];
    assert_eq!(counts(&view, InsightId::AfterToldToStop), [(Key::After, 2), (Key::Unclear, 4)]);
    let patterns = shown(&view);
    let told = patterns.insight(InsightId::AfterToldToStop).unwrap();
    assert_eq!(told.one(Key::After).unwrap().entries, [id(3), id(7)]);
    assert_eq!(told.one(Key::After).unwrap().first, Some(when("2026-11-09")));
    assert_eq!(told.one(Key::Unclear).unwrap().entries, [id(5), id(2), id(4), id(6)]);
}

#[test]
fn each_telling_counts_for_itself_the_earliest_first_and_one_without_a_time_says_so() {
    let mut view = at(&["2026-11-01", "2026-11-05", "2026-11-10"]);
    view.told_to_stop = vec![None, Some(when("2026-11-07")), Some(when("2026-11-03"))];
    let expected = [(Key::After, 2), (Key::After, 1), (Key::NotDated, 1)];
    assert_eq!(counts(&view, InsightId::AfterToldToStop), expected);
}

#[test]
fn an_entry_that_says_she_asked_does_not_count_after_itself() {
    let view = with(&["2026-11-01", "2026-11-05", "2026-11-10"], |no, incident| {
        if no == 2 {
            incident.my_response = vec![term("rsp.asked-to-stop")];
        }
    });
    assert_eq!(counts(&view, InsightId::AfterToldToStop), [(Key::Asked, 1)]);
    let many =
        with(&["2026-11-05"; 30], |_, incident| incident.my_response = vec![term("rsp.asked-to-stop")]);
    assert_eq!(count(&many, InsightId::AfterToldToStop, Key::Further), 10);
}

fn order(served: Option<&str>, expires: Option<&str>) -> Order {
    let mut order = Order::new(&reading(), CASE, term("non-molestation"));
    order.served = served.map(when);
    order.expires = expires.map(when);
    order
}

#[test]
fn an_order_counts_from_its_day_to_its_end() {
    let mut view = at(&["2026-10-01", "2026-10-10", "2026-10-20", "2026-10", "2026-11-10"]);
    assert!(!is_shown(&view, InsightId::AfterOrder));
    view.orders = vec![(id(70), order(Some("2026-10-05"), None))];
    assert_eq!(counts(&view, InsightId::AfterOrder), [(Key::After, 3), (Key::Unclear, 1)]);
    view.orders = vec![(id(70), order(Some("2026-10-05"), Some("2026-10-15")))];
    assert_eq!(counts(&view, InsightId::AfterOrder), [(Key::After, 1), (Key::Unclear, 1)]);
    // Of one that was not served it counts when it was made; without both there is nothing to count from.
    view.orders[0].1.served = None;
    assert_eq!(counts(&view, InsightId::AfterOrder), [(Key::NotDated, 1)]);
    view.orders[0].1.made = Some(when("2026-10-15"));
    assert_eq!(count(&view, InsightId::AfterOrder, Key::After), 0);
}

#[test]
fn conditions_hold_what_she_says_may_go_against_them() {
    let mut view = with(&["2026-10-01", "2026-10-10", "2026-10-20"], |no, incident| {
        let concerned = |condition| OrderTerm { order: id(70), term: condition, view: None };
        incident.order_terms = match no {
            1 => vec![concerned(Some(2)), concerned(None)],
            2 => vec![concerned(Some(2))],
            _ => vec![OrderTerm { order: id(71), term: None, view: None }],
        };
    });
    view.orders = vec![(id(70), order(None, None))];
    let patterns = shown(&view);
    let insight = patterns.insight(InsightId::AfterOrder).unwrap();
    let concerned: Vec<_> =
        insight.of(Key::Concerned).map(|figure| (figure.subject.clone(), figure.entries.clone())).collect();
    let expected = [
        (Subject::Condition(id(70), None), vec![id(1)]),
        (Subject::Condition(id(70), Some(2)), vec![id(1), id(2)]),
    ];
    assert_eq!(concerned, expected);
}

fn contact(when_it_was: Option<&str>, due: Option<&str>) -> PoliceContact {
    let mut contact = PoliceContact::new(&reading(), CASE);
    contact.when = when_it_was.map(when);
    contact.next_contact_due = due.map(when);
    contact
}

#[test]
fn the_first_contact_with_the_police_is_what_counts() {
    let mut view = at(&["2026-10-01", "2026-10-10", "2026-10-20"]);
    assert!(!is_shown(&view, InsightId::AfterPolice) && !is_shown(&view, InsightId::PoliceTimeline));
    view.police =
        vec![(id(81), contact(Some("2026-10-15"), None)), (id(80), contact(Some("2026-10-05"), None))];
    assert_eq!(counts(&view, InsightId::AfterPolice), [(Key::After, 2)]);
    view.police = vec![(id(80), contact(None, None))];
    assert_eq!(counts(&view, InsightId::AfterPolice), [(Key::NotDated, 1)]);
}

#[test]
fn contacts_stand_in_order_with_their_entries_and_what_is_outstanding() {
    let mut view = at(&["2026-10-01", "2026-10-10"]);
    view.entries[0].police = vec![id(80), id(81)];
    view.entries[1].police = vec![id(81)];
    view.police = vec![
        (id(81), contact(Some("2026-10-15"), Some("2026-11-01"))),
        (id(80), contact(Some("2026-10-05"), Some("2026-10-12"))),
    ];
    let expected = [
        (Key::Contact, 1),
        (Key::Contact, 2),
        // After the first day that was named they were in touch, after the second they were not.
        (Key::Due, 1),
        (Key::DueNothingSince, 1),
        (Key::SinceLast, 37),
    ];
    assert_eq!(counts(&view, InsightId::PoliceTimeline), expected);
    let patterns = shown(&view);
    let figures = &patterns.insight(InsightId::PoliceTimeline).unwrap().figures;
    assert_eq!(figures[0].subject, Subject::Record(Kind::POLICE, id(80)));
    assert_eq!(figures[1].entries, [id(1), id(2)]);
    // Days that end earlier say nothing of what came since.
    let to_ms = when("2026-11-10").bounds().map(|bounds| bounds.latest_ms);
    let earlier = evaluate(&view, Scope { to_ms, ..scope() });
    assert!(earlier.insight(InsightId::PoliceTimeline).unwrap().one(Key::SinceLast).is_none());
    // Nobody can say how long ago the last one was while another has no day.
    view.police.push((id(82), contact(None, None)));
    assert_eq!(count(&view, InsightId::PoliceTimeline, Key::SinceLast), 0);
    assert_eq!(count(&view, InsightId::PoliceTimeline, Key::DueNothingSince), 0);
}

#[test]
fn what_no_contact_speaks_of_is_counted_and_nothing_where_all_was_told() {
    let mut view = at(&["2026-10-01", "2026-10-10"]);
    view.entries[0].police = vec![id(80)];
    assert_eq!(counts(&view, InsightId::NotReported), [(Key::Entries, 1)]);
    view.entries[1].police = vec![id(80)];
    assert!(!is_shown(&view, InsightId::NotReported));
}
