//! `cargo xtask fuzz`: LLVM's fuzzer over the targets of `tests/support/fuzzed.rs`.
//!
//! The coverage instructions are passes of the stable compiler, so that no other toolchain is needed. What is found on
//! the way stays below the target folder; an input that breaks a rule is saved in `tests/fuzz/crashes`. Copied into
//! `tests/fuzz/corpus/<target>` it is replayed by every test run from then on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::context::{Context, run};

/// What makes code tell the fuzzer which way it went, and that it is fuzzed.
const COVERAGE: &str = "--cfg=fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Ccodegen-units=1";
/// Longest input that is tried: the longest pasted text is longer, but holds nothing that a shorter one can't.
const INPUT_MAX_BYTES: usize = 4096;
/// The same for pictures and films: room for the samples, which have something in every place.
const PHOTO_MAX_BYTES: usize = 32 * 1024;

/// Fuzzes `only`, or every target in turn, each for so many seconds.
pub(crate) fn fuzz(context: &Context, only: &[String], seconds: u32) -> Result<(), String> {
    let corpus = context.root.join("tests/fuzz/corpus");
    let known = targets(&corpus)?;
    if let Some(unknown) = only.iter().find(|name| !known.contains(name)) {
        return Err(format!("`{unknown}` is no target; there are {}", known.join(", ")));
    }
    let chosen: Vec<_> = known.iter().filter(|name| only.is_empty() || only.contains(name)).collect();
    let program = build(context)?;
    let crashes = context.root.join("tests/fuzz/crashes");
    fs::create_dir_all(&crashes).map_err(|error| format!("{}: {error}", crashes.display()))?;
    for name in chosen {
        println!("\n== {name}: {seconds} s");
        let found = context.target.join("fuzz/found").join(name);
        fs::create_dir_all(&found).map_err(|error| format!("{}: {error}", found.display()))?;
        let longest = if name.starts_with("photo-") { PHOTO_MAX_BYTES } else { INPUT_MAX_BYTES };
        let mut command = context.command(&program);
        command
            .env("ALONGSIDE_FUZZ", name)
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={longest}"))
            .arg("-timeout=10")
            // Comes nearer to a number that is compared with, digit by digit.
            .arg("-use_value_profile=1")
            .arg("-print_final_stats=1")
            .arg(format!("-artifact_prefix={}/{name}-", crashes.display()))
            .arg(found)
            .arg(corpus.join(name));
        run(&mut command)?;
    }
    // Nothing was found, or it would not have come this far.
    let _ = fs::remove_dir(crashes);
    Ok(())
}

/// The names of the folders in the corpus; a test holds that they are the targets.
fn targets(corpus: &Path) -> Result<Vec<String>, String> {
    let failed = |error| format!("{}: {error}", corpus.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(corpus).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Builds the fuzzer apart from everything else, and gives its path.
fn build(context: &Context) -> Result<PathBuf, String> {
    let host = host(context)?;
    let folder = context.target.join("fuzz");
    // With `--target` the coverage stays out of build scripts and macros, which could not be linked with it.
    let arguments =
        ["build", "--package", "alongside-tests", "--bin", "fuzz", "--features", "fuzz", "--target", &host];
    let mut command = context.cargo(&arguments);
    // Checked arithmetic as in tests, at a speed that reaches something.
    command
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTFLAGS", COVERAGE)
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "2");
    run(&mut command)?;
    Ok(folder.join(host).join("debug").join(format!("fuzz{}", std::env::consts::EXE_SUFFIX)))
}

/// What this machine is called by the compiler.
fn host(context: &Context) -> Result<String, String> {
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .arg("-vV")
        .current_dir(&context.root)
        .output()
        .map_err(|error| format!("rustc could not be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not say what machine this is".into())
}
