//! The Swift package of `ios/`: what is generated into it, and how its tests are run. Two lanes stand on it.

use std::{fs, path::Path, process::Stdio};

use crate::{
    bindings::{self, Replay},
    context::{Context, run_reading},
    toolchains::swift::Swift,
};

/// The package, and the ignored folder in it that generated sources go to: the package manager takes none from
/// outside a package.
pub(crate) const PACKAGE: &str = "ios";
const GENERATED: &str = "ios/Generated";
/// The modules, as `bindings/mobile/uniffi.toml` names them.
const MODULE: &str = "FieldCore";
const HEADER_MODULE: &str = "FieldCoreFFI";
/// The tests of the facade, which the lane `swift` runs and no other.
const OF_THE_FACADE: &str = "CoreBridgeTests";

/// Which tests of the package are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// Those of the facade.
    Facade,
    /// All others.
    App,
}

impl Chosen {
    /// What the package manager is told.
    fn words(self) -> [&'static str; 2] {
        match self {
            Self::Facade => ["--filter", OF_THE_FACADE],
            Self::App => ["--skip", OF_THE_FACADE],
        }
    }
}

/// Builds the whole package over the real library and runs the chosen tests. Each line of what they print is told.
pub(crate) fn tested(
    context: &Context,
    swift: &Swift,
    chosen: Chosen,
    mut told: impl FnMut(&str),
) -> Result<(Replay, Result<(), String>), String> {
    let library = bindings::library(context)?;
    let generated = bindings::generate(context, "swift", &library)?;
    let fixtures = bindings::fixtures(context)?;
    let codec = bindings::folder(context).join("swift-codec");
    fs::create_dir_all(&codec).map_err(|error| format!("{}: {error}", codec.display()))?;
    bindings::bindgen(context, &["codec", "swift"], &[&library, &codec])?;
    lay_out(context, &generated, &codec)?;

    let scratch = context.repository_target().join("swift");
    let variable = |name: &str, path: &Path| format!("{name}={}", path.display());
    let variables = [
        variable("CORE_LIB_DIR", &bindings::library_folder(context)),
        variable("FIELD_FLOWS", &context.root.join(bindings::FLOWS)),
        variable("FIELD_FIXTURES", &fixtures),
        format!("ALONGSIDE_ROUNDS={}", context.rounds()),
        "MALLOC_ARENA_MAX=2".into(),
    ];
    let scratch = scratch.display().to_string();
    let mut words = vec!["swift", "test", "--scratch-path", &scratch];
    words.extend(chosen.words());
    if matches!(swift, Swift::Within(_)) {
        // The library of Observation in Swift 6.0 lacks a symbol that nothing calls.
        words.extend(["-Xlinker", "--allow-shlib-undefined"]);
    }
    let mut replay = Replay::default();
    let mut command = swift.command(context, PACKAGE, &variables, &words);
    command.stderr(Stdio::inherit());
    let mut warnings = 0;
    let result = run_reading(&mut command, |line| {
        replay.take(line);
        take(&mut replay, line);
        told(line);
        warnings += u32::from(line.contains(": warning: "));
    });
    // The whole command is a page.
    let result = result.map_err(|_| "the tests could not be built or run: see above".into()).and_then(|()| {
        if warnings == 0 { Ok(()) } else { Err(format!("Swift's compiler warned {warnings} times")) }
    });
    Ok((replay, result))
}

/// Puts generated sources where the package expects them, and leaves alone what is the same already.
fn lay_out(context: &Context, generated: &Path, codec: &Path) -> Result<(), String> {
    let to = context.root.join(GENERATED);
    bindings::copy(
        &generated.join(format!("{MODULE}.swift")),
        &to.join(MODULE).join(format!("{MODULE}.swift")),
    )?;
    let header = to.join(HEADER_MODULE);
    let name = format!("{HEADER_MODULE}.h");
    bindings::copy(&generated.join(&name), &header.join("include").join(name))?;
    // The generated one names a module that Linux does not have.
    let map = format!("module {HEADER_MODULE} {{\n    header \"{HEADER_MODULE}.h\"\n    export *\n}}\n");
    write(&header.join("include/module.modulemap"), &map)?;
    write(&header.join("empty.c"), "// A target of C takes one file to compile.\n")?;
    for file in bindings::files(codec, ".swift")? {
        bindings::copy(&file, &to.join("FieldCodec").join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

fn write(to: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(to).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::write(to, text).map_err(|error| format!("{}: {error}", to.display()))
}

/// Takes in XCTest's `Executed 8 tests, with 1 failure (0 unexpected) in 0.1 (0.1) seconds`. The sum of all stands last.
fn take(replay: &mut Replay, line: &str) {
    let words: Vec<_> = line.split_whitespace().collect();
    if let ["Executed", ran, "test" | "tests,", "with", failed, "failure" | "failures", ..] = words.as_slice()
        && let (Ok(ran), Ok(failed)) = (ran.parse::<u32>(), failed.parse::<u32>())
    {
        (replay.passed, replay.failed) = (ran.saturating_sub(failed), failed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_test_runs_in_both_lanes_and_each_in_one() {
        assert_eq!(Chosen::Facade.words()[1], Chosen::App.words()[1]);
        assert_ne!(Chosen::Facade.words()[0], Chosen::App.words()[0]);
    }

    #[test]
    fn the_last_sum_of_the_tests_is_read() {
        let mut replay = Replay::default();
        take(&mut replay, "\t Executed 3 tests, with 0 failures (0 unexpected) in 0.1 (0.1) seconds");
        take(&mut replay, "\t Executed 8 tests, with 1 failure (0 unexpected) in 0.2 (0.2) seconds");
        assert_eq!((replay.passed, replay.failed), (7, 1));
    }
}
