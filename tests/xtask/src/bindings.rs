//! What the lanes of other languages start from: the library, what is generated from it, and the records that
//! replayed flows open.

use std::{
    env::consts::{DLL_PREFIX, DLL_SUFFIX, EXE_SUFFIX},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    context::{Context, run},
    phone, shipped,
};

/// The library's name.
const LIBRARY: &str = "alongside_mobile";

/// Where the flows stand that every language replays.
pub(crate) const FLOWS: &str = "tests/fixtures/flows";

/// Everything generated goes here, ignored by git and inside the repository.
pub(crate) fn folder(context: &Context) -> PathBuf {
    context.repository_target().join("bindings")
}

/// The folder that the library is in.
pub(crate) fn library_folder(context: &Context) -> PathBuf {
    folder(context).join("lib")
}

/// Builds the library as it goes onto a phone, or for debugging, and puts it where every language finds it.
pub(crate) fn library(context: &Context) -> Result<PathBuf, String> {
    println!("Building the library{}", if context.debug_library { " for debugging" } else { "" });
    let built = built(context, if context.debug_library { "dev" } else { phone::PROFILE })?;
    let to = library_folder(context).join(file_name());
    copy(&built, &to)?;
    Ok(to)
}

/// What builds the library of one profile: the same words for everybody, so that cargo builds it once.
pub(crate) fn building(context: &Context, profile: &str) -> Result<Command, String> {
    let mut command = context.cargo(&[]);
    command.args(phone::build_words("cdylib", profile)).arg("--quiet");
    if profile == phone::PROFILE && cfg!(target_os = "linux") {
        shipped::linked_twice(&mut command, shipped::HOST)?;
    }
    Ok(command)
}

/// The library of one profile, built.
pub(crate) fn built(context: &Context, profile: &str) -> Result<PathBuf, String> {
    run(&mut building(context, profile)?)?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(context.target.join(folder).join(file_name()))
}

fn file_name() -> String {
    format!("{DLL_PREFIX}{LIBRARY}{DLL_SUFFIX}")
}

/// Runs `alongside-bindgen` with `arguments`.
pub(crate) fn bindgen(context: &Context, arguments: &[&str], paths: &[&Path]) -> Result<(), String> {
    let mut command = program(context, "alongside-bindgen")?;
    command.args(arguments).args(paths);
    run(&mut command)
}

/// A program of ours that no face ships, built. Within the workspace, so that it shares what its tests were built from: by itself
/// it would want another core.
fn program(context: &Context, name: &str) -> Result<Command, String> {
    run(&mut context.cargo(&["build", "--quiet", "--workspace", "--bin", name]))?;
    Ok(context.command(context.target.join("debug").join(format!("{name}{EXE_SUFFIX}"))))
}

/// The bindings of one language, made anew from `library`.
pub(crate) fn generate(context: &Context, language: &str, library: &Path) -> Result<PathBuf, String> {
    let out = folder(context).join(language);
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    bindgen(context, &["generate", language], &[library, &out])?;
    Ok(out)
}

/// The records that stand ready for flows and tests, and the folder that they are in. The one with 100,000 entries
/// takes minutes to make: it is there under `--long` alone.
pub(crate) fn fixtures(context: &Context) -> Result<PathBuf, String> {
    let folder = context.repository_target().join("fixtures");
    let mut command = program(context, "fixture_vault")?;
    command.arg(&folder);
    if context.long {
        command.arg("--huge");
    }
    run(&mut command)?;
    Ok(folder)
}

/// Copies only what differs, so that what was built from an equal file stays good.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error| format!("{} to {}: {error}", from.display(), to.display());
    let bytes = fs::read(from).map_err(failed)?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // A new file, for one that is loaded somewhere must not change under it.
    let _ = fs::remove_file(to);
    fs::write(to, bytes).map_err(failed)
}

/// All files below `folder` whose names end so, sorted.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let failed = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// What a lane read from the output of its tests.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Replay {
    /// The line that says how many flows were replayed.
    pub(crate) line: Option<String>,
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Replay {
    /// Takes in `replayed N flows, M steps`.
    pub(crate) fn take(&mut self, line: &str) {
        if let Some(at) = line.find("replayed ")
            && line[at..].ends_with(" steps")
        {
            self.line = Some(line[at..].to_owned());
        }
    }

    /// The last two lines of a lane, and whether that was good enough.
    pub(crate) fn close(&self, language: &str, result: Result<(), String>) -> Result<(), String> {
        if let Some(line) = &self.line {
            println!("{language}: {line}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed > 0 {
            return Err(format!("{} of {} tests failed", self.failed, self.passed + self.failed));
        }
        result?;
        if self.passed == 0 {
            return Err("no test ran".into());
        }
        if self.line.is_none() {
            return Err("no flow was replayed".into());
        }
        Ok(())
    }
}
