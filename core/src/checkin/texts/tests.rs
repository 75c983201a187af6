//! What a contact reads, and that it fits.

use proptest::prelude::*;

use super::super::position::{Position, Told, ToldPrecision, told};
use super::*;
use crate::error::{Error, Refusal};
use crate::fields::Coordinates;
use crate::limits;
use crate::time::Zone;
use crate::words::{Catalogue, Language};

/// 21 November 2026, 21:30 in London, a Saturday.
const DUE: i64 = 1_795_296_600;
const NOW: i64 = DUE + 17 * 60;

fn english() -> Catalogue {
    Catalogue::load(Language::En).expect("the words load")
}

fn about(called: Option<&str>) -> About<'_> {
    About {
        called,
        zone: Zone::LONDON,
        place: None,
        note: None,
        test: false,
        precision: ToldPrecision::Nothing,
        own_alert: None,
    }
}

fn seen(precision: ToldPrecision, taken_at: i64) -> Option<Told> {
    let at = Coordinates { lat_e7: 515_073_640, lon_e7: -1_277_580 };
    told(&Position::new(at, 35, taken_at, None).expect("a place"), precision)
}

fn slots(texts: &Texts, told: Option<Told>) -> Slots<'_> {
    Slots {
        due: DUE,
        now: NOW,
        zone: Zone::LONDON,
        days: &texts.days,
        told,
        reference: "7K2Q",
        new_due: None,
    }
}

/// Every text of a contact that is one text message in English.
fn singles(texts: &Texts) -> [&String; 8] {
    [
        &texts.alert,
        &texts.alert_uncertain,
        &texts.all_clear,
        &texts.ended,
        &texts.forced,
        &texts.extended_late,
        &texts.started,
        &texts.arrived,
    ]
}

#[test]
fn the_texts_as_a_contact_reads_them() {
    let texts = prepare(&english(), &About { place: Some("Anna's, then home"), ..about(Some("Sam")) })
        .expect("it fits");
    let slots = Slots { new_due: Some(DUE + 1_800), ..slots(&texts, None) };
    let read = |template: &str| fill(template, &slots);
    assert_eq!(
        read(&texts.alert),
        "Sam has not checked in. Due 21:30 GMT, now 21:47. Please call. If worried, call 999. \
         Plan: Anna's, then home. Ref 7K2Q"
    );
    assert_eq!(
        read(&texts.alert_uncertain),
        "Sam has not checked in. Due 21:30 GMT, now about 21:47, time uncertain. Please call. \
         If worried, call 999. Plan: Anna's, then home. Ref 7K2Q"
    );
    assert_eq!(texts.plan_note, None);
    assert_eq!(
        read(&texts.all_clear),
        "Sam has checked in, 21:47 GMT. Please ignore the earlier message. Ref 7K2Q"
    );
    assert_eq!(
        read(&texts.ended),
        "Sam has ended the check-in, 21:47 GMT. No more messages about it will come. Ref 7K2Q"
    );
    assert_eq!(
        read(&texts.extended_late),
        "Sam is running late and plans to check in by 22:00 GMT. Nothing to do now. Ref 7K2Q"
    );
    assert_eq!(
        read(&texts.started),
        "Sam has started a check-in, due 21:30 GMT. If it is missed, you get a message. Nothing to do now. Ref 7K2Q"
    );
    assert_eq!(read(&texts.arrived), "Sam has arrived, 21:47 GMT. Nothing to do now. Ref 7K2Q");
}

#[test]
fn without_a_name_the_texts_say_i() {
    let texts = prepare(&english(), &about(None)).expect("it fits");
    assert_eq!(
        fill(&texts.alert, &slots(&texts, None)),
        "Automatic message: I have not checked in. Due 21:30 GMT, now 21:47. Please call me. \
         If worried, call 999. Ref 7K2Q"
    );
}

#[test]
fn a_test_says_so_first_and_has_the_same_words() {
    let real = prepare(&english(), &about(Some("Sam"))).expect("it fits");
    let test = prepare(&english(), &About { test: true, ..about(Some("Sam")) }).expect("it fits");
    for (real, test) in singles(&real).into_iter().zip(singles(&test)) {
        assert_eq!(test, &format!("TEST. {real}"));
    }
}

#[test]
fn the_first_eighty_signs_say_who_what_and_what_to_do() {
    for called in [Some("Sam"), None] {
        let about = About { precision: ToldPrecision::Exact, ..about(called) };
        let texts = prepare(&english(), &about).expect("it fits");
        let text = fill(&texts.alert, &slots(&texts, seen(ToldPrecision::Exact, NOW - 300)));
        let preview: String = text.chars().take(80).collect();
        assert!(
            preview.starts_with(called.unwrap_or("I have")) && preview.contains("Please call"),
            "{preview}"
        );
        assert!(text.ends_with("Ref 7K2Q"));
    }
}

#[test]
fn a_position_is_said_with_its_time_or_its_age() {
    let read = |precision, taken_at| {
        let about = About { precision, ..about(Some("Sam")) };
        let texts = prepare(&english(), &about).expect("it fits");
        let text = fill(&texts.alert, &slots(&texts, seen(precision, taken_at)));
        text.split_once("Phone").map(|(_, rest)| rest.to_owned())
    };
    let exact = |when: &str| Some(format!(" {when}: 51.50736,-0.12776 within 35 m. Ref 7K2Q"));
    assert_eq!(read(ToldPrecision::Exact, NOW - 42 * 60), exact("21:05"));
    assert_eq!(read(ToldPrecision::Exact, NOW - 3_600), exact("20:47"));
    assert_eq!(read(ToldPrecision::Exact, NOW - 3_601), exact("1 h ago"));
    assert_eq!(read(ToldPrecision::Exact, NOW - 3 * 3_600 - 5), exact("3 h ago"));
    assert_eq!(read(ToldPrecision::Exact, NOW - 500 * 3_600), exact(">99 h ago"));
    assert_eq!(
        read(ToldPrecision::OneKm, NOW - 42 * 60).as_deref(),
        Some(" 21:05: within about 1 km of 51.51,-0.13. Ref 7K2Q")
    );
    assert_eq!(
        read(ToldPrecision::TenKm, NOW - 2 * 3_600).as_deref(),
        Some(" 2 h ago: within about 10 km of 51.5,-0.1. Ref 7K2Q")
    );
    assert_eq!(read(ToldPrecision::Nothing, NOW), None);
}

#[test]
fn no_position_leaves_no_gap() {
    let about = About { precision: ToldPrecision::Exact, ..about(Some("Sam")) };
    let texts = prepare(&english(), &about).expect("it fits");
    let text = fill(&texts.alert, &slots(&texts, None));
    assert_eq!(text, "Sam has not checked in, due 21:30 GMT. Please call. If worried, 999. Ref 7K2Q");
}

#[test]
fn a_forced_ending_holds_no_position_and_asks_for_no_answer() {
    let about = About { precision: ToldPrecision::Exact, place: Some("Anna's"), ..about(Some("Sam")) };
    let texts = prepare(&english(), &about).expect("it fits");
    let text = fill(&texts.forced, &slots(&texts, seen(ToldPrecision::Exact, NOW)));
    assert_eq!(
        text,
        "Sam may have been made to end a check-in. Please don't call, text or reply. \
         An all-clear may not be true. If worried, call 999. Ref 7K2Q"
    );
}

#[test]
fn times_are_those_of_the_zone_with_its_name_and_day() {
    let texts = prepare(&english(), &about(Some("Sam"))).expect("it fits");
    let read = |zone: &str, due, now| {
        let zone = zone.parse().expect("a zone");
        fill("{due}/{now}", &Slots { due, now, zone, ..slots(&texts, None) })
    };
    assert_eq!(read("Europe/London", DUE, NOW), "21:30 GMT/21:47");
    assert_eq!(read("Europe/Berlin", DUE, NOW), "22:30 CET/22:47");
    assert_eq!(read("Asia/Tehran", DUE, NOW), "Sun 01:00 UTC+03:30/01:17".replace("Sun ", ""));
    assert_eq!(read("America/Sao_Paulo", DUE, NOW), "18:30 UTC-03:00/18:47");
    assert_eq!(read("UTC", DUE, NOW), "21:30 UTC/21:47");
    assert_eq!(read("Europe/London", DUE, DUE + 3 * 3_600), "Sat 21:30 GMT/00:30");
    // The night of 25 October 2026: 01:45 comes twice. 00:45 UTC is the first, 01:10 UTC is after the change.
    let first = 1_792_889_100;
    assert_eq!(read("Europe/London", first, first + 25 * 60), "01:45 BST/01:10 GMT");
    assert_eq!(read("Europe/London", first + 3_600, first + 3_660), "01:45 GMT/01:46");
    // The morning of 29 March 2026: 00:50 is followed by 02:00.
    let before = 1_774_745_400;
    assert_eq!(read("Europe/London", before, before + 15 * 60), "00:50 GMT/02:05 BST");
    // A text without the due time names the zone itself.
    assert_eq!(fill("{now}", &slots(&texts, None)), "21:47 GMT");
}

#[test]
fn what_is_typed_is_never_read_as_a_slot() {
    let about =
        About { place: Some("{due} {?fix}{{ {end} }"), note: Some("{now} {ref"), ..about(Some("{ref}{")) };
    let texts = prepare(&english(), &about).expect("it fits");
    let text = fill(&texts.alert, &slots(&texts, None));
    assert!(text.starts_with("{ref}{ has not checked in"), "{text}");
    assert!(text.contains("Plan: {due} {?fix}{{ {end} }."), "{text}");
    let note = fill(texts.plan_note.as_deref().expect("a note"), &slots(&texts, None));
    assert_eq!(note, "More, Ref 7K2Q. {now} {ref");
}

#[test]
fn an_unknown_mark_stays_and_a_broken_one_breaks_nothing() {
    let texts = prepare(&english(), &about(None)).expect("it fits");
    let slots = slots(&texts, None);
    for (template, text) in [
        ("a {other} b", "a {other} b"),
        ("{", "{"),
        ("{{", "{"),
        ("{}", "{}"),
        ("{end}{else}x{?fix}y{else}z", "xz"),
        ("{?fix}{?old}a{else}b{end}{else}c{end}d", "cd"),
        ("{?fix}{{{end}", ""),
        ("é{due", "é{due"),
    ] {
        assert_eq!(fill(template, &slots), text, "{template}");
    }
}

#[test]
fn a_name_in_another_alphabet_takes_the_short_form() {
    let about = About {
        place: Some("Kraków Główny"),
        note: Some("Ask Anna"),
        precision: ToldPrecision::Exact,
        ..about(Some("Zoë"))
    };
    let texts = prepare(&english(), &about).expect("it fits");
    let slots = slots(&texts, seen(ToldPrecision::Exact, NOW));
    let alert = fill(&texts.alert, &slots);
    assert_eq!(alert, "Zoë overdue since 21:30 GMT. Please call. Ref 7K2Q");
    assert_eq!((Segments::of(&alert).form, Segments::of(&alert).segments), (Form::Ucs2, 1));
    let more = fill(texts.plan_note.as_deref().expect("more to say"), &slots);
    assert_eq!(
        more,
        "More, Ref 7K2Q. If worried, call 999. Plan: Kraków Główny. \
         Phone 21:47 GMT: 51.50736,-0.12776 within 35 m. Ask Anna"
    );
}

#[test]
fn a_place_that_does_not_fit_stands_in_the_second_text() {
    let place = "Platform 4 at the station, then the 22:10 towards the coast, getting off at the third stop";
    let about = About { place: Some(place), precision: ToldPrecision::Exact, ..about(Some("Sam")) };
    let texts = prepare(&english(), &about).expect("it fits");
    assert!(!texts.alert.contains("Platform") && texts.alert.contains("{place}"));
    let more = texts.plan_note.expect("more to say");
    assert!(more.contains(place) && !more.contains("{place}"), "{more}");
    // One sign outside the alphabet would cost the first text its form; the place can wait.
    let about = About { place: Some("Łódź"), ..super::tests::about(Some("Sam")) };
    let texts = prepare(&english(), &about).expect("it fits");
    assert_eq!(Segments::of(&texts.alert).form, Form::Gsm7);
    assert_eq!(texts.plan_note.as_deref(), Some("More, Ref {ref}. Plan: Łódź."));
}

#[test]
fn what_does_not_fit_is_refused_and_never_cut() {
    let words = english();
    let refused = |about: About<'_>| match prepare(&words, &about) {
        Err(Error::Invalid { field, refusal }) => Some((field, refusal)),
        _ => None,
    };
    let long = "a".repeat(307);
    let too_long = |field| Some((field, Refusal::TooLong));
    assert_eq!(refused(about(Some(&long[..20]))), None);
    assert_eq!(refused(about(Some(&long[..21]))), too_long("calls_me"));
    assert_eq!(refused(about(Some("ЯЯЯЯЯЯЯЯЯЯЯЯ"))), None);
    assert_eq!(refused(about(Some("ЯЯЯЯЯЯЯЯЯЯЯЯЯ"))), too_long("calls_me"));
    assert_eq!(refused(about(Some(" \n"))), Some(("calls_me", Refusal::Empty)));
    assert_eq!(refused(About { note: Some(&long), ..about(None) }), too_long("note"));
    assert_eq!(refused(About { place: Some(&long), ..about(None) }), too_long("place"));
    assert_eq!(refused(About { place: Some("home"), note: Some(&long), ..about(None) }), too_long("note"));
    assert_eq!(refused(About { own_alert: Some(&long), ..about(None) }), too_long("own_alert"));
    assert_eq!(refused(About { own_alert: Some(" "), ..about(None) }), Some(("own_alert", Refusal::Empty)));
}

#[test]
fn her_own_words_are_the_alert() {
    let own = "I set this up. Home was {due}. I was near {place}. Ring me.";
    let about = About {
        own_alert: Some(own),
        place: Some("Home by bus"),
        precision: ToldPrecision::OneKm,
        ..about(Some("Sam"))
    };
    let texts = prepare(&english(), &about).expect("it fits");
    let read = |told| fill(&texts.alert, &slots(&texts, told));
    assert_eq!(
        read(seen(ToldPrecision::OneKm, NOW)),
        "I set this up. Home was 21:30 GMT. I was near 51.51,-0.13. Ring me. Ref 7K2Q"
    );
    assert_eq!(read(None), "I set this up. Home was 21:30 GMT. I was near not known. Ring me. Ref 7K2Q");
    let unsure = fill(&texts.alert_uncertain, &slots(&texts, None));
    assert!(unsure.ends_with("Ring me. Time uncertain. Ref 7K2Q"), "{unsure}");
    assert_eq!(texts.plan_note.as_deref(), Some("More, Ref {ref}. Plan: Home by bus."));
}

#[test]
fn the_place_goes_before_what_to_do_and_that_before_the_position() {
    let words = english();
    let with = |called, place, zone: &str, precision| {
        let zone = zone.parse().expect("a zone");
        let about = About { place: Some(place), precision, zone, ..about(Some(called)) };
        prepare(&words, &about).expect("it fits")
    };
    let texts = with("Sam", "Anna's", "Europe/London", ToldPrecision::Exact);
    assert!(texts.alert.contains("999") && texts.alert.contains("{place}"));
    let texts = with("Bartholomew the Long", "Anna's", "Asia/Tehran", ToldPrecision::Exact);
    assert!(!texts.alert.contains("999") && texts.alert.contains("{place}"), "{}", texts.alert);
    let more = texts.plan_note.expect("more to say");
    assert!(more.contains("If worried, call 999.") && more.contains("Anna's"), "{more}");
}

#[test]
fn a_second_text_that_would_bring_nothing_is_empty() {
    let about = About { own_alert: Some("Ring me."), precision: ToldPrecision::OneKm, ..about(Some("Sam")) };
    let texts = prepare(&english(), &about).expect("it fits");
    let note = texts.plan_note.as_deref().expect("the position");
    assert_eq!(fill(note, &slots(&texts, None)), "");
    assert_eq!(
        fill(note, &slots(&texts, seen(ToldPrecision::OneKm, NOW))),
        "More, Ref 7K2Q. Phone 21:47 GMT: within about 1 km of 51.51,-0.13."
    );
}

#[test]
fn a_decomposed_accent_does_not_change_the_alphabet() {
    assert!(check_called("Zoe\u{301} Andre\u{301}e Maria Lo").is_ok(), "20 signs, composed");
    let texts = prepare(&english(), &about(Some("Rene\u{301}"))).expect("it fits");
    assert!(texts.alert.starts_with("René"));
}

#[test]
fn templates_go_to_the_capsule_and_back() {
    let about = About { note: Some("Ask Anna"), precision: ToldPrecision::OneKm, ..about(Some("Sam")) };
    let texts = prepare(&english(), &about).expect("it fits");
    let bytes = minicbor::to_vec(&texts).expect("encodes");
    assert!(bytes.len() < 2_048, "five contacts share 32 KiB: {}", bytes.len());
    assert!(minicbor::decode::<Texts>(&bytes).expect("decodes") == texts);
    assert_eq!(format!("{texts:?} {:?}", texts.days), "[redacted] Days");
}

#[test]
fn other_languages_lose_nothing_that_matters() {
    for &language in Language::ALL {
        let words = Catalogue::load(language).expect("the words load");
        let about = About {
            place: Some("Home"),
            note: Some("Ask Anna"),
            precision: ToldPrecision::Exact,
            ..about(Some("Sam"))
        };
        let texts = prepare(&words, &about).expect("what she typed is short");
        let slots = slots(&texts, seen(ToldPrecision::Exact, NOW));
        let all =
            [&texts.alert, texts.plan_note.as_ref().expect("a note")].map(|text| fill(text, &slots)).concat();
        for part in ["Sam", "21:30 GMT", "51.50736,-0.12776", "35 m", "Home", "Ask Anna", "999"] {
            assert!(all.contains(part), "{language:?} loses {part}: {all}");
        }
    }
}

/// Zones with few and many names, whole and odd offsets.
fn zones() -> impl Strategy<Value = Zone> {
    let names = [
        "Europe/London",
        "Europe/Berlin",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "UTC",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "Pacific/Chatham",
    ];
    prop::sample::select(names.to_vec()).prop_map(|name| name.parse().expect("a zone"))
}

fn precisions() -> impl Strategy<Value = ToldPrecision> {
    prop::sample::select(ToldPrecision::ALL.to_vec())
}

proptest! {
    #[test]
    fn the_alert_is_one_text_message_whatever_stands_in_it(
        called in prop::option::of("[A-Za-zé{€ ]{0,10}[A-Z]|[Яя🙂ë]{1,6}"),
        place in prop::option::of("[A-Za-z é{}]{1,60}|[а-я ]{1,30}"),
        note in prop::option::of("[A-Za-z ]{1,40}"),
        zone in zones(),
        precision in precisions(),
        test in any::<bool>(),
        (due, late, old) in (1_770_000_000_i64..2_500_000_000, -86_400_i64..172_800, 0_i64..400_000),
        at in (-900_000_000_i32..=900_000_000, -1_800_000_000_i32..=1_800_000_000),
        accuracy_m in 1_u32..200_000,
    ) {
        let words = english();
        let about = About {
            called: called.as_deref(), zone, place: place.as_deref(), note: note.as_deref(), test, precision,
            own_alert: None,
        };
        if let Ok(texts) = prepare(&words, &about) {
            let now = due + late;
            let at = Coordinates { lat_e7: at.0, lon_e7: at.1 };
            let position = Position::new(at, accuracy_m, now - old, None).expect("a place");
            for told in [None, told(&position, precision)] {
                let slots = Slots { due, now, zone, days: &texts.days, told, reference: "7K2Q", new_due: Some(due) };
                for template in [&texts.alert, &texts.alert_uncertain] {
                    let text = fill(template, &slots);
                    prop_assert_eq!(Segments::of(&text).segments, 1, "{}", text);
                }
                if let Some(note) = &texts.plan_note {
                    let text = fill(note, &slots);
                    let most = limits::PLAN_NOTE_MAX_SEGMENTS;
                    prop_assert!(Segments::of(&text).segments <= most, "{}", text);
                }
                let plain = called.as_deref().is_none_or(|name| Segments::of(name).form == Form::Gsm7);
                for template in singles(&texts).into_iter().filter(|_| plain) {
                    let text = fill(template, &slots);
                    prop_assert_eq!(Segments::of(&text).segments, 1, "{}", text);
                    prop_assert_eq!(text.starts_with("TEST. "), test);
                }
            }
        } else {
            let name = called.as_deref().map(check_called);
            prop_assert!(name.is_some_and(|name| name.is_err()) || place.is_some() || note.is_some());
        }
    }

    #[test]
    fn nobody_reads_a_position_that_was_not_chosen(
        place in "[a-z]{1,20}", note in "[a-z]{1,20}", taken_at in DUE - 90_000..NOW,
    ) {
        let about = About { place: Some(&place), note: Some(&note), ..about(Some("Sam")) };
        let texts = prepare(&english(), &about).expect("it fits");
        let (with, without) = (slots(&texts, seen(ToldPrecision::Exact, taken_at)), slots(&texts, None));
        for template in singles(&texts).into_iter().chain(&texts.plan_note) {
            prop_assert_eq!(fill(template, &with), fill(template, &without));
        }
    }

    #[test]
    fn any_template_can_be_filled(template in "(\\{|\\}|\\?fix|else|end|due|now|place|é| ){0,30}", told in any::<bool>()) {
        let texts = prepare(&english(), &about(None)).expect("it fits");
        let _ = fill(&template, &slots(&texts, told.then(|| seen(ToldPrecision::Exact, NOW)).flatten()));
        prop_assert_eq!(fill(&super::slots::literal(&template), &slots(&texts, None)), template);
    }
}
