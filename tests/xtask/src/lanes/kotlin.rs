//! The facade of `android/bridge` on a Java of this machine, over the real library.

use super::{Lane, Need};
use crate::{
    bindings::{self, Replay},
    context::{Context, run_reading},
    jars::{Bridge, Build, joined, property},
    toolchains::kotlin,
};

pub(crate) const LANE: Lane = Lane {
    name: "kotlin",
    about: "the Kotlin facade over the real library, and every flow replayed, on this machine's Java",
    by_default: true,
    needs,
    run: test,
};

/// All of the heap is there from the beginning, so that what grows is something else: tests look for what is never let
/// go of.
const FIXED_HEAP: [&str; 4] = ["-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"];

fn needs(context: &Context) -> Vec<Need> {
    kotlin::needs(context)
}

fn test(context: &Context) -> Result<(), String> {
    let kotlin = kotlin::at_hand(context)?;
    let library = bindings::library(context)?;
    let fixtures = bindings::fixtures(context)?;
    let build = Build { context, kotlin: &kotlin, out: context.repository_target().join("kotlin") };
    let bridge = Bridge::compiled(&build, &library)?;

    let mut class_path = kotlin.libraries();
    class_path.extend(bridge.jars());
    class_path.extend(kotlin.test_libraries());
    let friend = format!("-Xfriend-paths={}", bridge.facade.display());
    let sources =
        ["test", "standing"].map(|set| context.root.join("android/bridge/src").join(set).join("kotlin"));
    let tests = build.compile("tests", &sources, &class_path, &[friend])?;
    class_path.extend(kotlin.console());
    class_path.push(tests.clone());

    let mut command = context.command("java");
    command
        .env("MALLOC_ARENA_MAX", "2")
        .args(FIXED_HEAP)
        .args(["-ea", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"])
        .arg(property("jna.library.path", &bindings::library_folder(context)))
        .arg(property("field.flows", &context.root.join(bindings::FLOWS)))
        .arg(property("field.fixtures", &fixtures))
        .arg("-cp")
        .arg(joined(&class_path)?)
        .args(["org.junit.platform.console.ConsoleLauncher", "--disable-banner", "--disable-ansi-colors"])
        .args(["--fail-if-no-tests", "--details=tree", "--scan-classpath"])
        .arg(tests);
    let mut replay = Replay::default();
    let result = run_reading(&mut command, |line| {
        replay.take(line);
        take(&mut replay, line);
    });
    // The whole command is a class path of a thousand letters.
    replay.close("kotlin", result.map_err(|_| "the tests could not be run".into()))
}

/// Takes in the console's `[         9 tests successful      ]`.
fn take(replay: &mut Replay, line: &str) {
    let words: Vec<_> = line.split_whitespace().collect();
    if let ["[", number, "tests", what, "]"] = words.as_slice()
        && let Ok(number) = number.parse()
    {
        match *what {
            "successful" => replay.passed = number,
            "failed" => replay.failed = number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_of_the_console_is_read() {
        let mut replay = Replay::default();
        let lines = [
            "[        11 tests found           ]",
            "[         9 tests successful      ]",
            "[         2 tests failed          ]",
            "replayed 3 flows, 41 steps",
        ];
        for line in lines {
            replay.take(line);
            take(&mut replay, line);
        }
        assert_eq!(replay, Replay { line: Some("replayed 3 flows, 41 steps".into()), passed: 9, failed: 2 });
    }
}
