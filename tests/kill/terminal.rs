//! The same through the terminal: ten deaths of a session that was writing.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::Duration;

use alongside_tests::cli::Place;
use alongside_tests::entropy::{DeterministicEntropy, seed};

#[test]
fn ten_sessions_killed_while_they_write_lose_nothing_acknowledged() {
    let chance = DeterministicEntropy::new(seed("kill through the terminal"));
    let place = Place::new("kill-passcode");
    place.say(&["init"]);
    let mut acknowledged: Vec<String> = Vec::new();
    let mut sent = 0;
    for round in 0..10 {
        let mut child = place
            .command(&["--json", "open"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let mut input = child.stdin.take().expect("piped");
        let feeder = std::thread::spawn(move || {
            for number in 0..400 {
                // The pipe breaks when the session is killed; that is the point.
                if writeln!(input, "log add 'round {round} line {number} end'").is_err() {
                    return;
                }
            }
        });
        let mut reader = BufReader::new(child.stdout.take().expect("piped"));
        let wanted = 1 + chance.index(60);
        let mut said = 0;
        let mut line = String::new();
        while said < wanted && reader.read_line(&mut line).expect("reads") > 0 {
            said += usize::from(line.contains("incident_id"));
            line.clear();
        }
        std::thread::sleep(Duration::from_micros(chance.below(3_000)));
        child.kill().expect("kills");
        child.wait().expect("ends");
        while reader.read_line(&mut line).expect("reads") > 0 {
            said += usize::from(line.ends_with('\n') && line.contains("incident_id"));
            line.clear();
        }
        feeder.join().expect("ends");
        assert!(said >= 1, "round {round} acknowledged nothing");
        acknowledged.extend((0..said).map(|number| format!("round {round} line {number} end")));
        sent += 400;
    }
    let list: serde_json::Value = serde_json::from_str(&place.say(&["log", "list", "--json"])).expect("JSON");
    let texts: Vec<&str> = list
        .as_array()
        .expect("an array")
        .iter()
        .filter_map(|entry| entry["what_happened"].as_str())
        .collect();
    for text in &acknowledged {
        assert_eq!(texts.iter().filter(|found| *found == text).count(), 1, "{text}");
    }
    assert!(texts.len() <= acknowledged.len() + 10, "at most one unacknowledged entry a death");
    assert!(texts.len() < sent, "the sessions really were cut off");
    let status: serde_json::Value = serde_json::from_str(&place.say(&["status", "--json"])).expect("JSON");
    assert_eq!(status["damaged"], 0, "{status}");
}
