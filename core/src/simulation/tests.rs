//! What the simulation itself promises.

use std::sync::Arc;

use super::*;
use crate::words::{Catalogue, Language, message_ids};

fn words() -> Arc<Catalogue> {
    Arc::new(Catalogue::load(Language::En).expect("the words load"))
}

const PLAIN: &str = r#"
title = "A plain evening"
end = "22:00"

[[phone]]
name = "P"
opens_after_s = 5
[[phone]]
name = "A"
opens_after_s = 20
[[phone]]
name = "B"

[[start]]
phone = "P"
at = "20:30"
due = "21:30"
contact = [{ phone = "A", paired = true }, { phone = "B" }]
"#;

fn scenario(more: &str) -> Scenario {
    Scenario::read(&format!("{PLAIN}{more}")).expect("a scenario")
}

fn missed(more: &str) -> Vec<Missed> {
    play(&words(), &scenario(more), None).expect("plays").missed
}

#[test]
fn nobody_answers_and_contacts_are_told_once() {
    let missed = missed(
        r#"
[[expect]]
who = "B"
event = "alert"
times = 1
not_before = "21:45"
by = "21:46"
[[expect]]
who = "A"
event = "plan-held"
by = "20:32"
[[expect]]
who = "A"
event = "ring"
[[expect]]
who = "P"
at = "21:00"
state = "armed"
level = 2
"#,
    );
    assert_eq!(missed, []);
}

#[test]
fn an_expectation_can_be_missed() {
    let missed = missed(
        r#"
[[expect]]
who = "B"
event = "alert"
times = 2
[[expect]]
who = "P"
at = "21:00"
state = "closed"
[[expect]]
who = "B"
event = "alert"
not_before = "21:46"
[[expect]]
who = "B"
event = "alert"
text = "aliens"
"#,
    );
    assert_eq!(missed.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2, 3, 4], "{missed:#?}");
}

#[test]
fn the_same_seed_plays_the_same_and_another_does_not() {
    let lossy = scenario("[carrier]\nlatency_max_ms = 9000\nduplicate_percent = 30\nloss_percent = 10\n");
    let play = |seed| play(&words(), &lossy, Some(seed)).expect("plays").timeline;
    assert_eq!(play(1), play(1));
    assert_ne!(play(1), play(2));
}

#[test]
fn what_does_not_fit_is_refused_and_said() {
    let refused = |more: &str| Scenario::read(&format!("{PLAIN}{more}")).expect_err("refused").to_string();
    for (more, named) in [
        ("[[act]]\nat = \"21:00\"\ndo = \"fly\"\n", "fly"),
        ("[[act]]\nat = \"21:00\"\ndo = \"kill\"\nhard = true\n", "hard"),
        ("[[act]]\nat = \"25:00\"\ndo = \"kill\"\n", "25:00"),
        ("[[act]]\nat = \"9d 21:00\"\ndo = \"kill\"\n", "9d"),
        ("[[act]]\ndo = \"kill\"\n", "at"),
        ("[[act]]\nat = \"21:00\"\nwho = \"Z\"\ndo = \"kill\"\n", "`Z`"),
        ("[[expect]]\nwho = \"P\"\nevent = \"joy\"\n", "joy"),
        ("[[expect]]\nwho = \"P\"\n", "expected of `P`"),
        ("[[expect]]\nwho = \"P\"\nevent = \"alert\"\nmood = 1\n", "mood"),
        ("[[phone]]\nname = \"A\"\n", "`A`"),
        ("[carrier]\nspeed = 1\n", "speed"),
    ] {
        let why = refused(more);
        assert!(why.contains(named), "{more}: {why}");
    }
    let unknown = Scenario::read("title = \"t\"\nend = \"22:00\"\ncolour = 1\n").expect_err("refused");
    assert_eq!(unknown.line, Some(3), "{unknown}");
    assert!(Scenario::read(&format!("{PLAIN}# {}", "x".repeat(70_000))).is_err());
    let crowd = (0..20).map(|n| format!("[[phone]]\nname = \"N{n}\"\n")).collect::<Vec<_>>().concat();
    assert!(refused(&crowd).contains("20 phones"));
}

#[test]
fn every_event_has_its_words_and_every_word_its_event() {
    let of_events: std::collections::BTreeSet<String> =
        What::CODES.iter().map(|code| format!("simulate-{code}")).collect();
    let result = [
        "simulate-heading-time",
        "simulate-heading-who",
        "simulate-heading-what",
        "simulate-strip",
        "simulate-met",
        "simulate-missed",
        "simulate-not-a-scenario",
    ];
    let used = of_events.iter().map(String::as_str).chain(result).map(str::to_owned).collect();
    let written: std::collections::BTreeSet<String> =
        message_ids().into_iter().filter(|id| id.starts_with("simulate-")).collect();
    assert_eq!(written, used);
}

#[test]
fn the_strip_says_what_it_is_and_holds_every_lane() {
    let words = words();
    let played = play(&words, &scenario(""), None).expect("plays");
    let strip = strip(&words, &played);
    for part in
        ["<title", "<desc", "A plain evening", ">P<", ">A<", ">B<", "role=\"img\"", "viewBox=\"0 0 1000 "]
    {
        assert!(strip.contains(part), "{part}");
    }
    assert!(!strip.contains("http://www.w3.org/1999") && !strip.contains("url("));
}

#[test]
fn an_end_that_was_cut_off_is_carried_through_at_the_next_start() {
    for at_change in 1..=9 {
        for after in [false, true] {
            let more = format!(
                r#"
[[act]]
at = "21:00"
do = "safe"
[[act]]
at = "1d 21:44:59"
do = "crash-writing"
at_change = {at_change}
after = {after}
[[expect]]
who = "P"
at = "1d 21:50"
state = "none"
[[expect]]
who = "P"
event = "unreadable"
times = 0
"#
            );
            let scenario = scenario(&more.replace("1d 21:50", "1d 21:46"));
            let longer = Scenario { end: "1d 22:00".to_owned().try_into().expect("a time"), ..scenario };
            let (played, files) = played::play_and_list(&words(), &longer).expect("plays");
            assert_eq!(played.missed, [], "change {at_change}, {after}");
            let left = files.iter().filter(|path| path.parent().is_some_and(|folder| folder.ends_with("c")));
            assert_eq!(left.count(), 0, "change {at_change}, {after}: {files:?}");
        }
    }
}

/// The question is committed before it is shown: where the app dies in between, the next start shows it.
#[test]
fn she_is_asked_even_if_the_app_dies_before_it_could_ask() {
    for at_change in 1..=9 {
        for after in [false, true] {
            let missed = missed(&format!(
                r#"
[[act]]
at = "20:40"
do = "reboot"
[[act]]
at = "20:40:30"
do = "set-clock"
by_min = 600
[[act]]
at = "20:40:45"
do = "crash-writing"
at_change = {at_change}
after = {after}
[[expect]]
who = "P"
event = "prompt"
by = "20:41:30"
[[expect]]
who = "P"
event = "fired"
times = 1
not_before = "20:46"
by = "20:47:30"
"#
            ));
            assert_eq!(missed, [], "change {at_change}, {after}");
        }
    }
}
