//! The facade of `android/bridge` on a Java of this machine, over the real library.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use super::{Lane, Need};
use crate::{
    bindings::{self, Replay},
    context::{Context, run, run_reading},
    toolchains::kotlin::{self, Kotlin},
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
    let generated = bindings::generate(context, "kotlin", &library)?;
    let fixtures = bindings::fixtures(context)?;
    let codec = bindings::folder(context).join("kotlin-codec");
    fs::create_dir_all(&codec).map_err(|error| format!("{}: {error}", codec.display()))?;
    bindings::bindgen(context, &["codec", "kotlin"], &[&library, &codec])?;

    let own = context.root.join("android/bridge/src");
    let build = Build { context, kotlin: &kotlin, out: context.repository_target().join("kotlin") };
    let mut class_path = kotlin.libraries();
    class_path.push(build.compile("core", &generated, &class_path, &[])?);
    let core = class_path.clone();
    let bridge =
        build.compile("bridge", &own.join("main/kotlin"), &core, &["-Xexplicit-api=strict".into()])?;
    class_path.push(bridge.clone());
    class_path.push(build.compile("codec", &codec, &core, &[])?);
    class_path.extend(kotlin.test_libraries());
    let friend = format!("-Xfriend-paths={}", bridge.display());
    let tests = build.compile("tests", &own.join("test/kotlin"), &class_path, &[friend])?;
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

fn property(name: &str, path: &Path) -> String {
    format!("-D{name}={}", path.display())
}

fn joined(paths: &[PathBuf]) -> Result<std::ffi::OsString, String> {
    env::join_paths(paths).map_err(|error| format!("a folder's name can't stand in a class path: {error}"))
}

/// Compiles one set of sources after the other.
struct Build<'a> {
    context: &'a Context,
    kotlin: &'a Kotlin,
    out: PathBuf,
}

impl Build<'_> {
    /// The jar of all sources below `folder`. One that was made from the same sources is taken as it is.
    fn compile(
        &self,
        name: &str,
        folder: &Path,
        class_path: &[PathBuf],
        options: &[String],
    ) -> Result<PathBuf, String> {
        let jar = self.out.join(format!("{name}.jar"));
        let stamp = self.out.join(format!("{name}.sources"));
        let sources = bindings::files(folder, ".kt")?;
        if sources.is_empty() {
            return Err(format!("there is no Kotlin in {}", folder.display()));
        }
        let now = self.stamp(&sources, class_path)?;
        if jar.is_file() && fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
            return Ok(jar);
        }
        println!("Compiling {name}");
        let failed = |error| format!("{}: {error}", self.out.display());
        fs::create_dir_all(&self.out).map_err(failed)?;
        let mut command = self.kotlin.compiler(self.context);
        command
            .args(["-module-name", name, "-cp"])
            .arg(joined(class_path)?)
            .arg("-d")
            .arg(&jar)
            .args(&sources);
        command.args(options);
        run(&mut command).map_err(|_| format!("Kotlin's compiler refuses {name}"))?;
        fs::write(stamp, now).map_err(failed)?;
        Ok(jar)
    }

    /// Tells apart all that went into a jar: its sources, and the stamps of the jars below it.
    fn stamp(&self, sources: &[PathBuf], class_path: &[PathBuf]) -> Result<String, String> {
        let mut hasher = DefaultHasher::new();
        let stamps = class_path
            .iter()
            .filter(|jar| jar.starts_with(&self.out))
            .map(|jar| jar.with_extension("sources"));
        for path in sources.iter().cloned().chain(stamps) {
            let content = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            (path, content).hash(&mut hasher);
        }
        Ok(format!("{:016x}", hasher.finish()))
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
