//! What a record shows, worked out a second time from its chronology as CSV, by a program in another language that shares no code
//! with the core. It takes Python 3.9 or later on the path, with the time zones of the system.

mod columns;
mod expected;
mod made;

use std::collections::BTreeSet;
use std::process::Command;

use alongside_core::patterns::evaluate;
use alongside_core::time::rfc3339;
use alongside_core::vocabulary::Vocabularies;
use alongside_tests::entropy::seed;
use alongside_tests::rounds::rounds;
use serde_json::{Value, json};

use expected::expected;
use made::Maker;

const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };
const NO_PYTHON: &str =
    "Python 3.9 or later has to be on the path: it works out a second time what a record shows";

fn names(figures: &Value) -> BTreeSet<String> {
    figures.as_object().unwrap().keys().cloned().collect()
}

/// Runs the second computation over all cases of a folder.
fn recompute(folder: &std::path::Path) -> Vec<Value> {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/patterns/recompute.py");
    let mut command = Command::new(PYTHON);
    command.args(["-B", "-W", "error", program]).arg(folder);
    let output = command.output().unwrap_or_else(|error| panic!("{NO_PYTHON} ({error})"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{NO_PYTHON}. It said:\n{said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn what_a_record_shows_agrees_with_a_second_computation() {
    let seed = seed("what_a_record_shows_agrees_with_a_second_computation");
    let vocabularies = Vocabularies::load().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut ours = Vec::new();
    for number in 0..rounds(50, 500) {
        let made = Maker::new(seed.wrapping_add(number.into()), &vocabularies).case();
        let patterns = evaluate(&made.view, made.scope);
        let write = |name: &str, text: String| {
            std::fs::write(folder.path().join(format!("{number}-{name}")), text).unwrap();
        };
        write("entries.csv", columns::entries(&made.view, &made.scope));
        write("beside.csv", columns::beside(&made.view));
        let scope = made.scope;
        let asked = json!({
            "zone": scope.zone.name(),
            "now": rfc3339(scope.now_ms),
            "from": scope.from_ms.map(rfc3339),
            "to": scope.to_ms.map(rfc3339),
        });
        write("asked.json", asked.to_string());
        ours.push(expected(&made.view, &patterns));
    }
    let theirs = recompute(folder.path());
    assert_eq!(ours.len(), theirs.len());
    let mut shown = BTreeSet::new();
    for (number, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        assert_eq!(names(ours), names(theirs), "other figures");
        for name in names(ours) {
            assert_eq!(ours[&name], theirs[&name], "case {number}, {name}: ours, and the second computation");
            if !ours[&name].is_null() {
                shown.insert(name);
            }
        }
    }
    // A case that shows nothing agrees with anything.
    let all = names(&ours[0]);
    assert_eq!(shown, all, "no case reaches these: {:?}", all.difference(&shown));
}
