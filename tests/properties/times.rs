//! Times as typed and as stored.

use alongside_core::time::{Civil, Occurred, Precision, Reading, Zone};
use alongside_tests::fixture::reading;
use proptest::prelude::*;

use super::cases;

/// Text that is nearly a time in its stored form.
fn nearly_civil() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-+ 0-9]{1,5}-[0-9]{1,2}",
        "[-+ ]?[0-9]{3,5}-[-+ ]?[0-9]{1,2}-[-+ ]?[0-9]{1,2}",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]/(morning|afternoon|evening|night|noon)",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]([-+][0-9]{1,2}:?[0-9]{0,2}|Z|z)",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]T[-+ 0-9:]{5,8}",
        ".{0,30}",
    ]
}

/// Text that is nearly what people type.
fn nearly_typed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("about".to_owned()),
        Just("to".to_owned()),
        Just("..".to_owned()),
        Just("~".to_owned()),
        Just("now".to_owned()),
        Just("today".to_owned()),
        Just("yesterday".to_owned()),
        Just("last".to_owned()),
        Just("night".to_owned()),
        Just("tonight".to_owned()),
        Just("at".to_owned()),
        Just("in".to_owned()),
        Just("November".to_owned()),
        Just("feb".to_owned()),
        "[0-9]{1,2}:[0-9]{2}",
        "[0-9]{1,2}(am|pm)",
        "[0-9]{1,5}",
        "[0-9]{1,2}(st|nd|rd|th)",
        "[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,5}",
        "[-+][0-9]{1,2}:[0-9]{2}",
        nearly_civil(),
    ];
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

fn zones() -> impl Strategy<Value = Zone> {
    prop::sample::select(vec![
        "Europe/London",
        "UTC",
        "America/St_Johns",
        "Pacific/Apia",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
    ])
    .prop_map(|name| name.parse().expect("a zone"))
}

fn readings() -> impl Strategy<Value = Reading> {
    // From 1970 to 2100, and the ends of what a clock can show.
    prop_oneof![
        8 => (0_i64..4_102_444_800_000).prop_map(|wall_ms| Reading { wall_ms, ..reading() }),
        1 => Just(Reading { wall_ms: i64::MAX, ..reading() }),
        1 => Just(Reading { wall_ms: i64::MIN, ..reading() }),
    ]
}

proptest! {
    #![proptest_config(cases(4000, 400_000))]

    /// What is taken in must be readable when it is stored: otherwise the record that holds it is lost.
    #[test]
    fn a_time_that_is_taken_comes_back_as_it_was(text in nearly_civil()) {
        if let Ok(civil) = text.parse::<Civil>() {
            let stored = civil.to_string();
            prop_assert_eq!(stored.parse::<Civil>().ok(), Some(civil), "{} became {}", text, stored);
            let bytes = minicbor::to_vec(civil).unwrap();
            prop_assert_eq!(minicbor::decode::<Civil>(&bytes).unwrap(), civil);
        }
    }

    #[test]
    fn a_time_that_is_taken_can_be_placed(text in nearly_civil(), zone in zones()) {
        if let Ok(civil) = text.parse::<Civil>()
            && let Ok(settled) = civil.settled(zone)
        {
            if let Ok((from, to)) = settled.bounds(zone) {
                prop_assert!(from <= to, "{} in {}: {} to {}", text, zone, from, to);
            }
            prop_assert_eq!(settled.settled(zone).ok(), Some(settled), "settling twice changes nothing");
            prop_assert_eq!(settled.to_string().parse::<Civil>().ok(), Some(settled));
        }
    }

    #[test]
    fn what_people_type_is_refused_or_comes_back(
        text in nearly_typed(),
        zone in zones(),
        reading in readings(),
    ) {
        if let Ok(occurred) = Occurred::typed(&text, zone, &reading) {
            let bytes = minicbor::to_vec(&occurred).unwrap();
            prop_assert_eq!(minicbor::decode::<Occurred>(&bytes).ok(), Some(occurred.clone()), "{}", text);
            let known = occurred.precision != Precision::Unknown;
            prop_assert_eq!(occurred.start.is_some(), known);
            prop_assert_eq!(occurred.sort_ms().is_some(), known, "{} has a place in the list", text);
            if let Some(bounds) = occurred.bounds() {
                prop_assert!(bounds.earliest_ms <= bounds.latest_ms, "{}", text);
            }
        }
    }

    #[test]
    fn any_text_typed_as_a_time_is_refused_or_read(text in ".{0,130}", zone in zones()) {
        let _ = Occurred::typed(&text, zone, &reading());
    }
}
