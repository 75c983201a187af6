//! Clocks and the environment are read in one place each, at the very edge. Clippy refuses the calls; this
//! says which files may argue with it.

use alongside_tests::tree::File;

use super::{example, files, none, source, texts};

/// The terminal's one clock, and the core's one sleeper.
const MAY_READ_A_CLOCK: &[&str] = &["bindings/cli/src/clock.rs", "core/src/runner/"];
/// The terminal's one place, and what runs only while something is built.
const MAY_READ_THE_ENVIRONMENT: &[&str] =
    &["bindings/cli/src/environment.rs", "bindings/bindgen/src/main.rs", "bindings/mobile/build.rs"];

const CLOCKS: &[&[&str]] = &[
    &["SystemTime", "::", "now"],
    &["Instant", "::", "now"],
    &["Utc", "::", "now"],
    &["Local", "::", "now"],
    &["iana_time_zone", "::"],
    &[".", "elapsed", "("],
];

/// `env!`, which is read when the program is built, is something else.
const ENVIRONMENT: &[&[&str]] = &[&["env", "::"], &["std", "::", "env"]];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in texts(files, &["core/src/", "bindings/"], ".rs") {
        if source::is_test_file(path) {
            continue;
        }
        let tokens = source::tokens(text);
        for (what, patterns, allowed) in [
            ("a clock", CLOCKS, MAY_READ_A_CLOCK),
            ("the environment", ENVIRONMENT, MAY_READ_THE_ENVIRONMENT),
        ] {
            if allowed.iter().any(|place| path.starts_with(place)) {
                continue;
            }
            for at in 0..tokens.len() {
                if patterns.iter().any(|pattern| source::reads(&tokens, at, pattern)) {
                    wrong.push(format!("{path}:{}: reads {what}", tokens[at].line));
                }
            }
        }
    }
    wrong
}

#[test]
fn clocks_and_environment_are_read_at_the_edge_only() {
    none(&violations(files()));
}

#[test]
fn a_reading_elsewhere_is_refused() {
    let bad = [
        ("core/src/checkin/mod.rs", "let now = std::time::SystemTime::now();"),
        ("core/src/time.rs", "let now = Instant::now();"),
        ("core/src/time.rs", "use std::env;"),
        ("bindings/cli/src/main.rs", "let zone = iana_time_zone::get_timezone();"),
        ("bindings/cli/src/main.rs", "let home = env::var_os(\"HOME\");"),
        ("bindings/cli/src/clock.rs", "let home = env::var_os(\"HOME\");"),
        ("bindings/cli/src/environment.rs", "let now = chrono::Utc::now();"),
        ("bindings/mobile/src/lib.rs", "start.elapsed()"),
    ];
    for (path, text) in bad {
        assert_eq!(violations(&[example(path, text)]).len(), 1, "{path}: {text}");
    }
}

#[test]
fn the_edge_may_read() {
    let good = [
        ("bindings/cli/src/clock.rs", "SystemTime::now(); Instant::now(); iana_time_zone::get_timezone();"),
        ("bindings/cli/src/environment.rs", "use std::env; env::var(\"X\")"),
        ("core/src/runner/mod.rs", "tokio::time::Instant::now()"),
        ("core/src/time.rs", "// SystemTime::now()\nconst V: &str = env!(\"CARGO_PKG_VERSION\");"),
        ("tests/scenarios/mod.rs", "Instant::now()"),
    ];
    for (path, text) in good {
        none(&violations(&[example(path, text)]));
    }
}
