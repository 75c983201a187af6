//! `cargo xtask ios`: the library for iPhones and their simulator as one XCFramework, and the Swift that speaks to it.
//!
//! Bindings come from the library that this machine loads, as they do everywhere; their checksums say when the app is
//! started whether they fit the one that was linked.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    bindings,
    context::{Context, answers, run},
    phone,
};

const DEVICE: &str = "aarch64-apple-ios";
/// On a Mac of either kind.
const SIMULATOR: &[&str] = &["aarch64-apple-ios-sim", "x86_64-apple-ios"];
/// As `platforms` in `ios/Package.swift` says it; C code is built for it too.
const OLDEST_SYSTEM: &str = "17.0";
const LIBRARY: &str = "libalongside_mobile.a";
/// The modules, as `bindings/mobile/uniffi.toml` names them.
const MODULE: &str = "FieldCore";
const HEADER_MODULE: &str = "FieldCoreFFI";

/// Builds for each target, generates Swift, and puts it all together.
pub(crate) fn ios(context: &Context) -> Result<(), String> {
    let targets: Vec<_> = [DEVICE].into_iter().chain(SIMULATOR.iter().copied()).collect();
    let xcode = answers(context.command("xcodebuild").arg("-version"));
    let missing = missing(cfg!(target_os = "macos"), xcode, &phone::targets_missing(context, &targets));
    phone::all_there("iPhones", &missing)?;

    for target in &targets {
        println!("Building the library for {target}");
        let mut command = context.cargo(&[]);
        command.args(build_words(target)).env("IPHONEOS_DEPLOYMENT_TARGET", OLDEST_SYSTEM);
        run(&mut command)?;
    }
    let out = phone::folder(context, "ios");
    if out.exists() {
        // Xcode adds to a framework that is there, and takes no file back.
        fs::remove_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    let simulator = out.join("simulator").join(LIBRARY);
    create_folder(simulator.parent())?;
    run(context.command("lipo").args(join_words(&built(context, SIMULATOR), &simulator)))?;

    let library = bindings::library(context)?;
    let generated = bindings::generate(context, "swift", &library)?;
    let headers = out.join("headers");
    create_folder(Some(&headers))?;
    for (from, to) in [
        (format!("{HEADER_MODULE}.h"), headers.join(format!("{HEADER_MODULE}.h"))),
        // Found by this name alone.
        (format!("{HEADER_MODULE}.modulemap"), headers.join("module.modulemap")),
        (format!("{MODULE}.swift"), out.join(format!("{MODULE}.swift"))),
    ] {
        bindings::copy(&generated.join(from), &to)?;
    }
    let framework = out.join(format!("{HEADER_MODULE}.xcframework"));
    let device = built(context, &[DEVICE]);
    let libraries: Vec<_> = device.iter().chain([&simulator]).map(PathBuf::as_path).collect();
    run(context.command("xcodebuild").args(framework_words(&libraries, &headers, &framework)))?;
    println!("{} is for Xcode, with {MODULE}.swift beside it, in language mode 5", framework.display());
    Ok(())
}

fn create_folder(folder: Option<&Path>) -> Result<(), String> {
    folder.map_or(Ok(()), |folder| {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
    })
}

fn missing(mac: bool, xcode: bool, targets: &[&str]) -> Vec<String> {
    let mut missing = Vec::new();
    if !mac {
        missing
            .push("a Mac: Apple's system libraries come with Xcode, and Xcode runs nowhere else".to_owned());
    }
    if !xcode {
        missing.push(
            "Xcode 16 or newer: install it, open it once, and `sudo xcode-select --switch \
             /Applications/Xcode.app` if `xcodebuild -version` still does not answer"
                .to_owned(),
        );
    }
    missing.extend(phone::targets_to_add(targets));
    missing
}

fn build_words(target: &str) -> Vec<String> {
    let mut words = phone::build_words("staticlib", phone::PROFILE);
    words.extend(["--target", target].map(ToOwned::to_owned));
    words
}

/// Where cargo puts the libraries of `targets`.
fn built(context: &Context, targets: &[&str]) -> Vec<PathBuf> {
    let folder = |target| context.target.join(target).join(phone::PROFILE);
    targets.iter().map(|target| folder(target).join(LIBRARY)).collect()
}

/// `lipo`: one file for the processors of both kinds of Mac.
fn join_words(libraries: &[PathBuf], to: &Path) -> Vec<String> {
    let libraries = libraries.iter().map(|path| path.display().to_string());
    std::iter::once("-create".to_owned())
        .chain(libraries)
        .chain(["-output".to_owned(), to.display().to_string()])
        .collect()
}

/// `xcodebuild`: each library with the same headers.
fn framework_words(libraries: &[&Path], headers: &Path, to: &Path) -> Vec<String> {
    let mut words = vec!["-create-xcframework".to_owned()];
    for library in libraries {
        words.extend(["-library".to_owned(), library.display().to_string()]);
        words.extend(["-headers".to_owned(), headers.display().to_string()]);
    }
    words.extend(["-output".to_owned(), to.display().to_string()]);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_gets_a_static_library_in_the_small_profile() {
        assert_eq!(
            build_words(DEVICE).join(" "),
            "rustc --locked --profile phone --package alongside-mobile --lib --crate-type staticlib --target aarch64-apple-ios"
        );
    }

    #[test]
    fn both_simulators_are_one_library() {
        let words = join_words(&["/a.a".into(), "/b.a".into()], Path::new("/out.a"));
        assert_eq!(words.join(" "), "-create /a.a /b.a -output /out.a");
    }

    #[test]
    fn the_framework_has_each_library_with_its_headers() {
        let words = framework_words(
            &[Path::new("/d.a"), Path::new("/s.a")],
            Path::new("/h"),
            Path::new("/F.xcframework"),
        );
        assert_eq!(
            words.join(" "),
            "-create-xcframework -library /d.a -headers /h -library /s.a -headers /h -output /F.xcframework"
        );
    }

    #[test]
    fn a_mac_xcode_and_the_targets_are_asked_for() {
        assert!(missing(true, true, &[]).is_empty());
        let all = missing(false, false, &[DEVICE]).join("\n");
        for words in ["a Mac", "Xcode", "rustup target add aarch64-apple-ios"] {
            assert!(all.contains(words), "{words}");
        }
    }
}
