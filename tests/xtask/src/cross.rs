//! `cargo xtask cross`: what a computer without an NDK and without Xcode can show about phones.
//!
//! That the code compiles for Android and for iOS, branches for those systems included, but not that it links; and
//! that the unit tests pass on 64-bit ARM, the processor of nearly every phone, but under Linux. The compiler is Debian
//! sid's and newer than the project's own. None of this is a lane of `cargo xtask test`: it takes root, and minutes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    context::{Context, run, run_reading},
    lanes::{self, Lane, rust::Count},
    report,
    toolchains::sid::{self, ARM_ROOT},
};

/// What is looked at, each for itself.
const PARTS: &[&Lane] = &[
    &Lane {
        name: "android",
        about: "core and screens compile for Android",
        by_default: true,
        needs: lanes::nothing,
        run: |context| check(context, "aarch64-linux-android"),
    },
    &Lane {
        name: "ios",
        about: "core and screens compile for iOS",
        by_default: true,
        needs: lanes::nothing,
        run: |context| check(context, "aarch64-apple-ios"),
    },
    &Lane {
        name: "core-arm",
        about: "the core's unit tests on 64-bit ARM, emulated",
        by_default: true,
        needs: lanes::nothing,
        run: |context| test(context, "alongside-core"),
    },
    &Lane {
        name: "screens-arm",
        about: "the unit tests of the screens on 64-bit ARM, emulated",
        by_default: true,
        needs: lanes::nothing,
        run: |context| test(context, "alongside-mobile"),
    },
];

/// What is compiled for a phone.
const PACKAGES: &[&str] = &["alongside-core", "alongside-mobile"];
const ARM: &str = "aarch64-unknown-linux-gnu";

/// Stands in for a C compiler that has a phone's headers. `cargo check` links nothing, so that an empty file does for
/// whatever a build script compiles; what a script asks the preprocessor about, this machine's own one answers.
const C_COMPILER: &str = r#"#!/bin/sh
for word; do
    if [ "$word" = -E ]; then exec gcc "$@"; fi
done
while [ $# -gt 0 ]; do
    if [ "$1" = -o ]; then : >"$2"; fi
    shift
done
"#;
/// Makes an empty archive.
const ARCHIVER: &str = r#"#!/bin/sh
for word; do
    case "$word" in *.a) printf '!<arch>\n' >"$word" ;; esac
done
"#;

/// Runs every part; an error has been told in the table.
pub(crate) fn cross(context: &Context) -> Result<(), String> {
    println!("Before the first build cargo fetches the crates of Cargo.lock that it does not have yet.");
    report::say_needs("cross", &sid::needs(context));
    sid::at_hand(context)?;
    let results: Vec<_> = PARTS.iter().map(|part| report::run(context, part)).collect();
    report::table(&results);
    if results.iter().all(|result| result.failure.is_none()) { Ok(()) } else { Err(String::new()) }
}

/// Where it is built, apart from what the project's own compiler builds.
fn target_folder(context: &Context) -> PathBuf {
    context.target.join("cross")
}

fn check(context: &Context, target: &str) -> Result<(), String> {
    let sid = sid::at_hand(context)?;
    let folder = target_folder(context);
    let stand_ins = stand_ins(&folder)?;
    let variables = check_variables(target, &stand_ins);
    let mut broken = Vec::new();
    for package in PACKAGES {
        if run(&mut sid.command(context, &folder, &variables, &check_words(target, package))).is_ok() {
            println!("{package}: compiles for {target}");
        } else {
            broken.push(*package);
        }
    }
    println!("{} passed, {} failed", PACKAGES.len() - broken.len(), broken.len());
    // The whole command is a page.
    if broken.is_empty() {
        Ok(())
    } else {
        Err(format!("{} does not compile for {target}: see above", broken.join(", ")))
    }
}

/// Cargo's own library is checked along, because none is built for these targets here.
fn check_words(target: &str, package: &str) -> Vec<String> {
    let words = [
        "cargo",
        "check",
        "--locked",
        "--lib",
        "-Zbuild-std=std,panic_abort",
        "--target",
        target,
        "--package",
    ];
    words.iter().copied().chain([package]).map(ToOwned::to_owned).collect()
}

fn check_variables(target: &str, stand_ins: &Path) -> Vec<String> {
    let name = target.replace('-', "_");
    vec![
        // For `-Zbuild-std`, which is not stable.
        "RUSTC_BOOTSTRAP=1".to_owned(),
        format!("CC_{name}={}", stand_ins.join("cc").display()),
        format!("AR_{name}={}", stand_ins.join("ar").display()),
        // Where Apple's headers would be: build scripts ask Xcode for it otherwise.
        format!("SDKROOT={}", stand_ins.display()),
    ]
}

/// Writes the stand-ins, and only if they are not there: a new one would have everything compiled again.
fn stand_ins(folder: &Path) -> Result<PathBuf, String> {
    let folder = folder.join("stand-ins");
    let failed = |error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    for (name, text) in [("cc", C_COMPILER), ("ar", ARCHIVER)] {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            continue;
        }
        fs::write(&path, text).map_err(failed)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).map_err(failed)?;
        }
    }
    Ok(folder)
}

fn test(context: &Context, package: &str) -> Result<(), String> {
    let sid = sid::at_hand(context)?;
    let folder = target_folder(context);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut command = sid.command(context, &folder, &test_variables(), &test_words(package));
    let mut count = Count::default();
    let result = run_reading(&mut command, |line| count.take(line));
    println!("{} passed, {} failed", count.passed, count.failed);
    verdict(&count, result)
}

fn test_words(package: &str) -> Vec<String> {
    let words =
        ["cargo", "test", "--locked", "--lib", "--no-fail-fast", "--target", ARM, "--package", package];
    words.map(ToOwned::to_owned).into()
}

/// What compiles, links and runs programs of 64-bit ARM.
fn test_variables() -> Vec<String> {
    let name = ARM.replace('-', "_");
    let upper = name.to_uppercase();
    vec![
        format!("CC_{name}=aarch64-linux-gnu-gcc"),
        format!("AR_{name}=aarch64-linux-gnu-ar"),
        format!("CARGO_TARGET_{upper}_LINKER=aarch64-linux-gnu-gcc"),
        format!("CARGO_TARGET_{upper}_RUNNER=qemu-aarch64 -L {ARM_ROOT}"),
        "ALONGSIDE_ROUNDS=normal".to_owned(),
    ]
}

fn verdict(count: &Count, result: Result<(), String>) -> Result<(), String> {
    if count.failed > 0 {
        return Err(format!("{} of {} tests failed", count.failed, count.passed + count.failed));
    }
    if count.ignored > 0 {
        return Err(format!("{} tests are switched off; a test runs or is not there", count.ignored));
    }
    // The whole command is a page.
    result.map_err(|_| "the tests could not be built, or did not come to their end: see above".to_owned())?;
    if count.passed == 0 { Err("no test ran".into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(lines: &str) -> Count {
        let mut count = Count::default();
        lines.lines().for_each(|line| count.take(line));
        count
    }

    #[test]
    fn a_check_names_one_target_and_takes_the_lock_file_as_it_is() {
        assert_eq!(
            check_words("aarch64-linux-android", "alongside-core").join(" "),
            "cargo check --locked --lib -Zbuild-std=std,panic_abort --target aarch64-linux-android --package alongside-core"
        );
        let variables = check_variables("aarch64-apple-ios", Path::new("/s"));
        assert!(variables.contains(&"CC_aarch64_apple_ios=/s/cc".to_owned()));
        assert!(variables.contains(&"AR_aarch64_apple_ios=/s/ar".to_owned()));
        assert!(variables.contains(&"SDKROOT=/s".to_owned()));
    }

    #[test]
    fn tests_are_run_all_of_them_by_the_emulator() {
        let words = test_words("alongside-mobile").join(" ");
        assert_eq!(
            words,
            "cargo test --locked --lib --no-fail-fast --target aarch64-unknown-linux-gnu --package alongside-mobile"
        );
        let runner = "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER=qemu-aarch64 -L /usr/aarch64-linux-gnu";
        assert!(test_variables().contains(&runner.to_owned()));
    }

    #[test]
    fn what_fails_is_switched_off_or_never_ran_is_no_pass() {
        let line = |passed, failed, ignored| {
            count(&format!("test result: x. {passed} passed; {failed} failed; {ignored} ignored; 0 measured"))
        };
        assert_eq!(verdict(&line(3, 0, 0), Ok(())), Ok(()));
        assert_eq!(verdict(&line(3, 1, 0), Err("cargo".into())).unwrap_err(), "1 of 4 tests failed");
        assert!(verdict(&line(3, 0, 1), Ok(())).unwrap_err().contains("switched off"));
        assert!(
            verdict(&line(3, 0, 0), Err("killed".into())).unwrap_err().contains("did not come to their end")
        );
        assert_eq!(verdict(&line(0, 0, 0), Ok(())).unwrap_err(), "no test ran");
    }

    #[test]
    fn every_part_has_a_name_of_its_own() {
        let mut names: Vec<_> = PARTS.iter().map(|part| part.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PARTS.len());
    }
}
