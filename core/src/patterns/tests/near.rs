//! Places, and marked days.

use super::*;
use crate::events::MarkedEvent;
use crate::fields::Coordinates;
use crate::places::PlaceLabel;
use crate::store::Kind;

/// So many metres north of a place in London.
fn north(metres: i32) -> Coordinates {
    Coordinates { lat_e7: 515_000_000 + metres * 90, lon_e7: -1_000_000 }
}

fn place(at: Option<Coordinates>) -> PlaceLabel {
    let mut place = PlaceLabel::new(&reading(), "Mum's");
    place.coordinates = at;
    place
}

#[test]
fn places_take_three_entries_with_one() {
    let placed = |count: u32| {
        with(&["2026-11-01", "2026-11-02", "2026-11-03"], |no, incident| {
            incident.place_setting = (no <= count).then(|| term("work"));
        })
    };
    assert!(!is_shown(&placed(2), InsightId::Places));
    assert_eq!(by_term(&placed(3), InsightId::Places, Key::Setting), [("work".to_owned(), 3)]);
}

#[test]
fn a_position_near_a_place_of_hers_is_that_place_and_others_come_together() {
    let mut view = with(&["2026-11-01"; 9], |no, incident| match no {
        1 => incident.place_label = Some(id(60)),
        2 => incident.place_coordinates = Some(north(100)),
        3..=5 => incident.place_coordinates = Some(north(5_000 + i32::try_from(no).unwrap() * 10)),
        6 => incident.place_coordinates = Some(north(20_000)),
        7 => {
            incident.place_coordinates = Some(north(5_000));
            incident.place_precision = Some(151);
        }
        8 => incident.place_text = Some("by the side door".into()),
        _ => {}
    });
    view.places = vec![(id(60), place(Some(north(0))))];
    let expected =
        [(Key::Place, 2), (Key::Near, 3), (Key::Elsewhere, 1), (Key::OwnWords, 1), (Key::TooWide, 1)];
    assert_eq!(counts(&view, InsightId::Places), expected);
    let patterns = shown(&view);
    let figures = &patterns.insight(InsightId::Places).unwrap().figures;
    assert_eq!(figures[0].subject, Subject::Record(Kind::PLACE, id(60)));
    assert_eq!(figures[0].entries, [id(1), id(2)]);
    assert_eq!(figures[1].subject, Subject::Somewhere(1));
    assert_eq!(figures[1].entries, [id(3), id(4), id(5)]);
    // A place whose own position holds too roughly takes nothing in.
    view.places[0].1.precision = Some(500);
    assert_eq!(count(&view, InsightId::Places, Key::Place), 1);
}

fn marked(view: &mut View, text: &str) {
    let event = MarkedEvent::new(&reading(), CASE, term("court-date"), when(text));
    view.events.push((id(90 + u32::try_from(view.events.len()).unwrap()), event));
}

#[test]
fn fourteen_days_before_and_after_a_marked_day() {
    let mut view = at(&[
        "2026-10-05",
        "2026-10-06",
        "2026-10-19",
        "2026-10-20 12:00",
        "2026-10-21",
        "2026-11-03",
        "2026-11-04",
        "2026-10",
        "unknown",
    ]);
    assert!(!is_shown(&view, InsightId::NearEvents));
    marked(&mut view, "2026-10-20");
    let expected = [(Key::Before, 2), (Key::OnTheDay, 1), (Key::After, 2), (Key::Unclear, 1)];
    assert_eq!(counts(&view, InsightId::NearEvents), expected);
    // Fourteen days after the second one are not over yet, and a month is no day.
    marked(&mut view, "2026-11-08");
    marked(&mut view, "2026-08");
    let keys: Vec<Key> = counts(&view, InsightId::NearEvents).iter().map(|(key, _)| *key).collect();
    assert_eq!(keys[0], Key::NotDated);
    assert!(keys.contains(&Key::AfterSoFar) && keys.contains(&Key::After));
}

#[test]
fn fourteen_days_that_end_today_are_over() {
    let mut view = at(&["2026-11-10"]);
    marked(&mut view, "2026-11-07");
    assert_eq!(count(&view, InsightId::NearEvents, Key::After), 1);
}
