//! Every scenario of the check-in that software alone can show: one file each, played in virtual time.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use alongside_core::simulation::{Act, Happening, Played, Scenario, What, play, strip};
use alongside_core::words::{Catalogue, Language};

/// Those that only a device, or a relay, can show: 5 needs the other kind of phone, 27 and 28 a relay.
const ELSEWHERE: [u32; 3] = [5, 27, 28];
const LAST: u32 = 32;

fn words() -> Arc<Catalogue> {
    Arc::new(Catalogue::load(Language::En).unwrap())
}

fn files() -> Vec<(PathBuf, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/checkin");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

fn scenario(name: &str) -> Scenario {
    let (_, text) = files().into_iter().find(|(path, _)| path.ends_with(name)).unwrap();
    Scenario::read(&text).unwrap()
}

#[test]
fn every_scenario_ends_as_it_must() {
    let words = words();
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let played = match Scenario::read(&text).and_then(|scenario| play(&words, &scenario, None)) {
            Ok(played) => played,
            Err(why) => {
                wrong.push(format!("{name}: {why}"));
                continue;
            }
        };
        for missed in &played.missed {
            wrong.push(format!(
                "{name}: {} of {}: expected {}, found {}",
                missed.number, missed.who, missed.expected, missed.found
            ));
        }
        if std::env::var("ALONGSIDE_SHOW").is_ok_and(|shown| name.starts_with(&shown)) {
            show(&words, &played);
        }
        assert!(strip(&words, &played).contains("</svg>"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn show(words: &Catalogue, played: &Played) {
    for one in &played.timeline {
        let at = alongside_core::time::rfc3339(one.at_ms);
        println!("{at} {:6} {} ({})", one.who, one.what.said(words), one.what.code());
    }
}

#[test]
fn no_scenario_is_missing() {
    let mut numbers = BTreeSet::new();
    for (path, text) in files() {
        let number = Scenario::read(&text).unwrap().number.unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with(&format!("{number:02}-")), "{name} says {number}");
        numbers.insert(number);
    }
    let wanted: BTreeSet<u32> = (1..=LAST).filter(|number| !ELSEWHERE.contains(number)).collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn an_expectation_that_is_turned_round_is_missed() {
    let words = words();
    for (path, text) in files() {
        let mut scenario = Scenario::read(&text).unwrap();
        for expect in &mut scenario.expect {
            match &mut expect.times {
                Some(times) => *times += 1,
                None if expect.event.is_some() => {
                    (expect.times, expect.at_most) = (Some(99), None);
                }
                None => expect.state = Some("elsewhere".into()),
            }
        }
        let missed = play(&words, &scenario, None).unwrap().missed;
        assert_eq!(missed.len(), scenario.expect.len(), "{}", path.display());
    }
}

/// What anybody sees of one phone: its lane, without the text of what it sends.
fn lane(played: &Played) -> Vec<&Happening> {
    played.timeline.iter().filter(|one| one.who == "P").collect()
}

/// Scenario 17: the same evening with the one PIN and with the other.
#[test]
fn a_forced_ending_looks_like_a_free_one() {
    let words = words();
    for file in ["17-forced-cancel.toml", "14-no-signal-but-safe.toml"] {
        let with = |duress: bool| {
            let mut scenario = scenario(file);
            for act in &mut scenario.act {
                if matches!(act.act, Act::Duress {} | Act::Safe { .. }) {
                    act.act = if duress {
                        Act::Duress {}
                    } else {
                        Act::Safe { pin: alongside_core::simulation::Pin::Safe }
                    };
                }
            }
            play(&words, &scenario, None).unwrap()
        };
        let (free, forced) = (with(false), with(true));
        assert_eq!(lane(&free), lane(&forced), "{file}");
        assert!(lane(&free).iter().any(|one| one.what == What::Ended));
        let threat = |played: &Played| played.timeline.iter().any(|one| one.what == What::QuietAlert);
        assert!(threat(&forced) && !threat(&free), "{file}: only the friend's phone tells them apart");
    }
}
