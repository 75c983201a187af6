//! `cargo xtask android`: the library for every processor that Android phones have.
//!
//! What ships is stripped; the names of its functions are kept beside it, for whoever has to read where it crashed.
//! Bindings are never generated from this library: it has nothing that they are generated from.

mod elf;
mod ndk;

use std::{fs, path::Path};

use crate::{
    bindings,
    context::{Context, answers, run},
    phone, shipped,
};
use elf::Elf;
use ndk::Ndk;

/// A processor, as Android and as Rust call it.
struct Abi {
    name: &'static str,
    target: &'static str,
}

const ABIS: &[Abi] = &[
    Abi { name: "arm64-v8a", target: "aarch64-linux-android" },
    Abi { name: "armeabi-v7a", target: "armv7-linux-androideabi" },
    Abi { name: "x86_64", target: "x86_64-linux-android" },
];
/// Android 8, the oldest that the app runs on. `.cargo/config.toml` packs relocations in a form that it reads.
const MIN_SDK: &str = "26";
const LIBRARY: &str = "libalongside_mobile.so";
/// What a phone with little room, and a connection with little data, is asked to take for one processor.
const LIBRARY_MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Builds, strips and looks at the library for each of `ABIS`.
pub(crate) fn android(context: &Context) -> Result<(), String> {
    let found = ndk::find(&|name| std::env::var_os(name).map(Into::into), &folders);
    let cargo_ndk = answers(context.cargo(&["ndk", "--version"]).stdin(std::process::Stdio::null()));
    let targets: Vec<_> = ABIS.iter().map(|abi| abi.target).collect();
    let missing = missing(found.is_some(), cargo_ndk, &phone::targets_missing(context, &targets));
    phone::all_there("Android", &missing)?;
    let Some(ndk) = found else {
        return Err(NO_NDK.into());
    };

    let mut command = context.cargo(&[]);
    command
        .args(build_words())
        .env("ANDROID_NDK_HOME", &ndk.folder)
        // They would put aside what `.cargo/config.toml` has the linker do.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    shipped::linked_twice(&mut command, shipped::ANDROID)?;
    run(&mut command)?;

    let out = phone::folder(context, "android");
    let mut wrong = Vec::new();
    for abi in ABIS {
        let built = context.target.join(abi.target).join(phone::PROFILE).join(LIBRARY);
        match ship(context, &ndk, &built, &out, abi) {
            Ok(bytes) => println!("{}: {bytes} bytes, aligned to 16 KiB", abi.name),
            Err(why) => wrong.push(format!("{}: {why}", abi.name)),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.join("\n"));
    }
    // The Kotlin that speaks to it, from the library that this machine loads.
    let library = bindings::library(context)?;
    bindings::generate(context, "kotlin", &library)?;
    println!(
        "{} is laid out for Gradle; names of functions: {}",
        out.join("jniLibs").display(),
        out.join("symbols").display()
    );
    Ok(())
}

const NO_NDK: &str = "the NDK, r27 or newer: install it with Android Studio or `sdkmanager`, and set ANDROID_NDK_HOME to \
                      its folder or ANDROID_HOME to the folder of the SDK";

fn missing(ndk: bool, cargo_ndk: bool, targets: &[&str]) -> Vec<String> {
    let mut missing = Vec::new();
    if !ndk {
        missing.push(NO_NDK.to_owned());
    }
    if !cargo_ndk {
        missing.push("cargo-ndk: `cargo install cargo-ndk`".to_owned());
    }
    missing.extend(phone::targets_to_add(targets));
    missing
}

/// After `cargo`: one build for each processor.
fn build_words() -> Vec<String> {
    let mut words = vec!["ndk".to_owned()];
    for abi in ABIS {
        words.extend(["--target".to_owned(), abi.name.to_owned()]);
    }
    words.extend(["--platform".to_owned(), MIN_SDK.to_owned()]);
    words.extend(phone::build_words("cdylib", phone::PROFILE));
    words
}

/// The names of the folders in `folder`, none where there is none.
fn folders(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// Splits names off, strips, looks at what is left; gives its length in bytes.
fn ship(context: &Context, ndk: &Ndk, built: &Path, out: &Path, abi: &Abi) -> Result<u64, String> {
    let names = out.join("symbols").join(abi.name).join(format!("{LIBRARY}.debug"));
    let library = out.join("jniLibs").join(abi.name).join(LIBRARY);
    for folder in [names.parent(), library.parent()].into_iter().flatten() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let shipped = shipped::beside(built);
    shipped::functions(context, &ndk.tool("llvm-nm"), built, &shipped)?;
    for words in [names_words(&shipped, &names), strip_words(&shipped, &names, &library)] {
        run(context.command(ndk.tool("llvm-objcopy")).args(words))?;
    }
    let output = context
        .command(ndk.tool("llvm-readelf"))
        .args(elf::WORDS)
        .arg(&library)
        .output()
        .map_err(|error| format!("llvm-readelf could not be started: {error}"))?;
    let elf = Elf::read(&String::from_utf8_lossy(&output.stdout));
    let bytes = fs::metadata(&library).map_err(|error| format!("{}: {error}", library.display()))?.len();
    let mut wrong = elf.wrong();
    wrong.extend(too_long(bytes));
    if wrong.is_empty() {
        return Ok(bytes);
    }
    // Nobody packs by mistake what a phone would not load.
    let _ = fs::remove_file(&library);
    Err(wrong.join("; "))
}

fn too_long(bytes: u64) -> Option<String> {
    (bytes > LIBRARY_MAX_BYTES).then(|| format!("{bytes} bytes, more than {LIBRARY_MAX_BYTES}"))
}

fn names_words(built: &Path, names: &Path) -> Vec<String> {
    vec!["--only-keep-debug".to_owned(), built.display().to_string(), names.display().to_string()]
}

fn strip_words(built: &Path, names: &Path, library: &Path) -> Vec<String> {
    vec![
        "--strip-all".to_owned(),
        format!("--add-gnu-debuglink={}", names.display()),
        built.display().to_string(),
        library.display().to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_build_makes_the_library_for_every_processor() {
        assert_eq!(
            build_words().join(" "),
            "ndk --target arm64-v8a --target armeabi-v7a --target x86_64 --platform 26 \
             rustc --locked --profile phone --package alongside-mobile --lib --crate-type cdylib"
        );
    }

    #[test]
    fn names_are_split_off_before_they_are_stripped() {
        let (built, names, library) = (Path::new("/b.so"), Path::new("/n.debug"), Path::new("/l.so"));
        assert_eq!(names_words(built, names).join(" "), "--only-keep-debug /b.so /n.debug");
        assert_eq!(
            strip_words(built, names, library).join(" "),
            "--strip-all --add-gnu-debuglink=/n.debug /b.so /l.so"
        );
    }

    #[test]
    fn what_has_to_be_installed_is_said_for_each_part() {
        assert!(missing(true, true, &[]).is_empty());
        let all = missing(false, false, &["x86_64-linux-android"]).join("\n");
        for words in ["ANDROID_NDK_HOME", "cargo install cargo-ndk", "rustup target add x86_64-linux-android"]
        {
            assert!(all.contains(words), "{words}");
        }
        assert_eq!(missing(true, false, &[]).len(), 1);
    }

    #[test]
    fn four_mebibytes_are_the_most() {
        assert_eq!(too_long(4_194_304), None);
        assert!(too_long(4_194_305).is_some());
    }
}
