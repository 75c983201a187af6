//! Charts of made-up records: of any length, any number of entries, with labels in any letters.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::sheet::{Anchor, Frame, Shape, WIDTH};
use super::*;
use crate::events::{Gap, MarkedEvent};
use crate::ids::RecordId;
use crate::incidents::Incident;
use crate::patterns::{Entry, View, evaluate};
use crate::tests::{reading, term};
use crate::time::{Civil, Occurred, Precision, Zone};
use crate::words::{Catalogue, Language};

const CASE: RecordId = RecordId([1; 16]);
/// The longest file of a chart: it goes into every report.
const SVG_MAX_BYTES: usize = 400_000;

fn id(number: u32) -> RecordId {
    let mut id = [7; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    RecordId(id)
}

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

/// So many days before today, known so well.
fn when(days_ago: u64, precision: Precision, hour: u32) -> Occurred {
    let day = today() - Days::new(days_ago);
    let local = day.and_hms_opt(hour, 30, 0).unwrap();
    let start = match precision {
        Precision::Exact | Precision::About => Civil::Time { local, seconds: false, offset: None },
        Precision::Month => Civil::Month(day.format("%Y-%m-01").to_string().parse().unwrap()),
        Precision::Unknown => return Occurred::unknown(Zone::LONDON),
        _ => Civil::Day(day),
    };
    let precision = if precision == Precision::PartOfDay { Precision::Day } else { precision };
    Occurred::new(precision, start, None, Zone::LONDON)
        .unwrap_or_else(|_| Occurred::new(Precision::Day, Civil::Day(day), None, Zone::LONDON).unwrap())
}

/// An entry: when, and its behaviour.
fn entry(number: u32, occurred: Occurred, behaviour: &str) -> Entry {
    let mut incident = Incident::new(&reading(), CASE, number, "text");
    incident.occurred = Some(occurred);
    incident.behaviours = vec![term(behaviour)];
    Entry::of(id(number), &incident)
}

fn shown(view: &View) -> Patterns {
    let scope = Scope { from_ms: None, to_ms: None, zone: Zone::LONDON, now_ms: reading().wall_ms };
    evaluate(view, scope)
}

/// Every chart of a record, as it was put together, in which everything beside the entries is called `name`.
fn all(view: &View, name: &str) -> Vec<(Chart, Drawn)> {
    let words = Catalogue::load(Language::En).unwrap();
    let say = Say::new(&words, Zone::LONDON, reading().wall_ms);
    let patterns = shown(view);
    let one = |which: &Chart| Some((*which, put_together(*which, &patterns, &|_| name.to_owned(), say)?));
    Chart::ALL.iter().filter_map(one).collect()
}

fn texts(drawn: &Drawn) -> Vec<&str> {
    fn text(shape: &Shape) -> Option<&str> {
        match shape {
            Shape::Text { text, .. } => Some(text),
            _ => None,
        }
    }
    drawn.sheet.shapes.iter().filter_map(text).collect()
}

/// What makes a chart one that can be read and printed.
fn holds(which: Chart, drawn: &Drawn, title: &str) -> Result<(), TestCaseError> {
    let frames: Vec<Frame> = drawn.sheet.shapes.iter().filter_map(Shape::text_frame).collect();
    for (at, one) in frames.iter().enumerate() {
        let page = Frame::new(-2, -2, WIDTH + 2, drawn.sheet.height + 2);
        let is_inside = one.left >= page.left && one.right <= page.right && one.bottom <= page.bottom;
        prop_assert!(is_inside, "{which:?}: {one:?} runs off {page:?}");
        for other in frames.get(at + 1..).unwrap_or_default() {
            prop_assert!(!one.overlaps(other), "{which:?}: {one:?} lies over {other:?}");
        }
    }
    let svg = drawn.sheet.svg(title, &described(&drawn.says), "en").unwrap();
    prop_assert!(svg.len() < SVG_MAX_BYTES, "{which:?}: {} bytes", svg.len());
    let read = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
    prop_assert!(read.is_ok(), "{which:?}: {:?}", read.err());
    for color in svg.split('#').skip(1).filter_map(|rest| rest.get(..6)) {
        let is_hex = color.bytes().all(|byte| byte.is_ascii_hexdigit());
        prop_assert!(!is_hex || color[..2] == color[2..4] && color[..2] == color[4..], "{color} is no grey");
    }
    Ok(())
}

const BEHAVIOURS: [&str; 6] =
    ["com.call", "com.text", "pre.wait", "prp.damage", "thr.weapon", "of-a-newer-version"];

fn precision() -> impl Strategy<Value = Precision> {
    prop_oneof![
        4 => Just(Precision::Exact),
        2 => Just(Precision::About),
        2 => Just(Precision::Day),
        1 => Just(Precision::Month),
        1 => Just(Precision::Unknown),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_record_is_drawn_so_that_it_can_be_read(
        days in prop_oneof![1_u64..3, 3_u64..90, 90_u64..900, 900_u64..11_000],
        entries in prop::collection::vec((0.0_f64..1.0, precision(), 0_u32..24, 0_usize..6), 0..180),
        moments in prop::collection::vec((0.0_f64..1.0, 0.0_f64..0.2), 0..20),
        name in ".{0,500}",
    ) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a few thousand days"
        )]
        let ago = |share: f64| (share * days as f64) as u64;
        let mut view = View::default();
        for (number, (share, precision, hour, behaviour)) in (1..).zip(entries) {
            view.entries.push(entry(number, when(ago(share), precision, hour), BEHAVIOURS[behaviour]));
        }
        for (number, (share, length)) in (1_000..).zip(moments) {
            if number % 2 == 0 {
                let on = when(ago(share), Precision::Day, 0);
                view.events.push((id(number), MarkedEvent::new(&reading(), CASE, term("court-date"), on)));
            } else {
                let first = today() - Days::new(ago(share) + ago(length));
                let (from, to) = (Civil::Day(first), Civil::Day(first + Days::new(ago(length))));
                let range = Occurred::new(Precision::Day, from, Some(to), Zone::LONDON).unwrap();
                view.gaps.push((id(number), Gap::new(&reading(), CASE, range)));
            }
        }
        let drawn = all(&view, &name);
        prop_assert_eq!(&drawn, &all(&view, &name));
        for (which, drawn) in &drawn {
            holds(*which, drawn, &name)?;
        }
    }
}

#[test]
fn ten_thousand_entries_over_thirty_years_are_put_together_and_say_so() {
    let mut view = View::default();
    for number in 1..=10_000_u32 {
        let precision = [Precision::Exact, Precision::Day, Precision::Exact, Precision::Month];
        let precision = precision[usize::try_from(number % 4).unwrap()];
        let ago = u64::from(number).wrapping_mul(7_919) % 10_950;
        let behaviour = BEHAVIOURS[usize::try_from(number % 5).unwrap()];
        view.entries.push(entry(number, when(ago, precision, number % 24), behaviour));
    }
    let drawn = all(&view, "Court");
    assert_eq!(drawn.len(), 4);
    for (which, drawn) in &drawn {
        holds(*which, drawn, "A chart").unwrap();
        let is_merged = matches!(which, Chart::Timeline | Chart::Methods);
        let says = drawn.says.iter().any(|text| text.contains("drawn as one box with their number"));
        assert_eq!(says, is_merged, "{which:?}");
    }
    let in_a_box = |shape: &Shape| match shape {
        Shape::Text { anchor: Anchor::Middle, text, .. } => text.parse::<u32>().ok(),
        _ => None,
    };
    let numbers: u32 = drawn[0].1.sheet.shapes.iter().filter_map(in_a_box).sum();
    // No entry is lost; the two examples in the key stand for five each.
    assert_eq!(numbers, 10_000 + 10);
}

#[test]
fn a_record_with_nothing_or_without_times_is_not_drawn() {
    assert!(all(&View::default(), "").is_empty());
    let unknown = || Occurred::unknown(Zone::LONDON);
    let view =
        View { entries: (1..9).map(|no| entry(no, unknown(), "com.call")).collect(), ..View::default() };
    assert!(all(&view, "").is_empty());
}

/// A month, a day, three hours and a minute, one event, five weeks.
fn small() -> View {
    let mut view = View::default();
    let times = [
        (35, Precision::Exact),
        (34, Precision::Exact),
        (20, Precision::Day),
        (12, Precision::Month),
        (3, Precision::Exact),
        (1, Precision::About),
    ];
    for (number, (ago, precision)) in (1..).zip(times) {
        view.entries.push(entry(number, when(ago, precision, 18), "com.text"));
    }
    let on = when(9, Precision::Day, 0);
    view.events.push((id(90), MarkedEvent::new(&reading(), CASE, term("court-date"), on)));
    view
}

#[test]
fn a_band_is_told_from_a_mark_by_its_shape() {
    let drawn = all(&small(), "Court date");
    let (_, timeline) = &drawn[0];
    let count = |is: fn(&Shape) -> bool| timeline.sheet.shapes.iter().filter(|shape| is(shape)).count();
    // Three exact times and the one in the key; three that are not exact and the one in the key.
    assert_eq!(count(|shape| matches!(shape, Shape::Dot(..))), 4);
    assert_eq!(count(|shape| matches!(shape, Shape::Hatch(_))), 4);
    let widths: Vec<i32> = timeline
        .sheet
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Hatch(frame) => Some(frame.right - frame.left),
            _ => None,
        })
        .collect();
    // The key, a day, a month of thirty days that begins with it, an hour as wide as can be seen.
    let day = (WIDTH - 32) / 45;
    let is_wide = |at: usize, wide: i32| (widths[at] - wide).abs() < 4;
    assert!(is_wide(1, day) && is_wide(2, (WIDTH - 32) * 30 / 45) && widths[3] == 22, "{widths:?}");
    let said = texts(timeline);
    for expected in [
        "the time is exact",
        "A",
        "Entry 1",
        "Entry 6",
        "19 Oct",
        "A: Court date. Thursday 12 November 2026.",
    ] {
        assert!(said.contains(&expected), "{expected} is not among {said:?}");
    }
}

#[test]
fn weeks_without_entries_are_drawn_as_empty_places() {
    let drawn = all(&small(), "");
    let (which, weeks) = &drawn[1];
    assert_eq!(*which, Chart::Weeks);
    let bars = weeks.sheet.shapes.iter().filter(|shape| matches!(shape, Shape::Filled(..))).count();
    let zeros = texts(weeks).iter().filter(|text| **text == "0").count();
    // Six weeks, three of them without; one more zero stands at the foot of the scale.
    assert_eq!((bars, zeros), (3, 4));
    assert!(texts(weeks).contains(&"19 Oct"), "{:?}", texts(weeks));
}

#[test]
fn a_file_says_what_it_is() {
    let drawn = all(&small(), "Court date");
    let svg = drawn[0].1.sheet.svg("Entries along the days", "First entry: today.", "en").unwrap();
    let mut lines = svg.lines();
    let head = lines.next().unwrap();
    assert!(head.contains("width=\"170mm\"") && head.contains("role=\"img\" xml:lang=\"en\""), "{head}");
    assert_eq!(lines.next(), Some("<title>Entries along the days</title>"));
    assert_eq!(lines.next(), Some("<desc>First entry: today.</desc>"));
    let families = svg.matches("font-family=\"Noto Sans, sans-serif\"").count();
    assert_eq!(families, svg.matches("<text ").count());
    assert!(families > 5 && svg.ends_with("</svg>\n"), "{svg}");
    let kinds = [
        "<rect ",
        "<circle ",
        "<polyline ",
        "<text ",
        "</text",
        "<svg ",
        "</svg",
        "<title",
        "</title",
        "<desc",
        "</desc",
    ];
    let unknown =
        svg.lines().find(|line| line.starts_with('<') && !kinds.iter().any(|kind| line.starts_with(kind)));
    assert_eq!(unknown, None);
}

#[test]
fn a_picture_is_as_wide_as_was_asked_for_and_has_ink_on_it() {
    let drawn = all(&small(), "\u{645}\u{62d}\u{643}\u{645}\u{629}");
    let figure = |svg: &str| Figure { title: String::new(), says: Vec::new(), svg: svg.to_owned() };
    let svg = drawn[0].1.sheet.svg("", "", "en").unwrap();
    let bytes = png(&figure(&svg), 600).unwrap();
    assert_eq!(bytes, png(&figure(&svg), 600).unwrap());
    let pixels = resvg::tiny_skia::Pixmap::decode_png(&bytes).unwrap();
    assert_eq!(pixels.width(), 600);
    let dark = pixels.pixels().iter().filter(|pixel| pixel.red() < 64).count();
    let all = pixels.pixels().len();
    assert!(pixels.pixels().iter().all(|pixel| pixel.alpha() == 255) && dark > all / 100, "{dark} of {all}");
    assert!(png(&figure(&svg), 0).is_err() && png(&figure("<svg"), 600).is_err());
    assert!(png(&figure(&svg), limits::CHART_PIXELS_MAX + 1).is_err());
}
