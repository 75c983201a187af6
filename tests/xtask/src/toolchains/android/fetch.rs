//! Fetches what the lock names, set by set, and refuses a file whose hash is another.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Stdio,
};

use super::lock::Artifact;
use crate::{
    bindings::files,
    context::{Context, run},
};

/// Fetches everything into `folder`. Sets that are there already, whole and with the right hashes, are kept; whatever
/// else lies in it goes.
pub(super) fn all(context: &Context, folder: &Path, artifacts: &[Artifact]) -> Result<(), String> {
    let mut kept = Vec::new();
    let mut wanted: BTreeMap<&str, Vec<&Artifact>> = BTreeMap::new();
    for artifact in artifacts {
        wanted.entry(artifact.folder()).or_default().push(artifact);
    }
    for (name, artifacts) in &wanted {
        if is_there(context, folder, name, artifacts)? {
            kept.push(*name);
        }
    }
    clear(folder, &kept)?;
    let mut sets: BTreeMap<&str, Vec<&Artifact>> = BTreeMap::new();
    for artifact in artifacts.iter().filter(|artifact| !kept.contains(&artifact.folder())) {
        sets.entry(&artifact.set).or_default().push(artifact);
    }
    println!("Fetching {} files into {}", sets.values().map(Vec::len).sum::<usize>(), folder.display());
    let store = folder.join("maven");
    for (set, artifacts) in sets {
        fetch(context, folder, &store, set, &artifacts)?;
    }
    let all: Vec<_> = artifacts.iter().collect();
    if !has_hashes(context, folder, &all)? {
        return Err(
            "a file that was fetched is not the one that android/app/toolchain/artifacts.lock names".into()
        );
    }
    // A second copy of everything.
    if store.exists() {
        fs::remove_dir_all(&store).map_err(|error| format!("{}: {error}", store.display()))
    } else {
        Ok(())
    }
}

/// Whether the folder of a set holds its files and no other.
fn is_there(context: &Context, folder: &Path, name: &str, artifacts: &[&Artifact]) -> Result<bool, String> {
    let own = folder.join(name);
    if !own.is_dir() || files(&own, "")?.len() != artifacts.len() {
        return Ok(false);
    }
    has_hashes(context, folder, artifacts)
}

/// Empties the folder but for what is kept.
fn clear(folder: &Path, kept: &[&str]) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if kept.iter().any(|name| path == folder.join(name)) {
            continue;
        }
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }.map_err(failed)?;
    }
    Ok(())
}

fn fetch(
    context: &Context,
    folder: &Path,
    store: &Path,
    set: &str,
    artifacts: &[&Artifact],
) -> Result<(), String> {
    let pom = folder.join(format!("{set}.pom"));
    let Some(first) = artifacts.first() else { return Ok(()) };
    fs::write(&pom, description(set, artifacts)).map_err(|error| format!("{}: {error}", pom.display()))?;
    let mut command = context.command("mvn");
    command
        .args(["--quiet", "--batch-mode", "--file"])
        .arg(&pom)
        .arg(format!("-Dmaven.repo.local={}", store.display()))
        .arg(format!("-DoutputDirectory={}", folder.join(first.folder()).display()))
        .arg(format!("-Dmdep.prependGroupId={}", first.is_named_by_group()))
        .arg("dependency:copy-dependencies");
    run(&mut command).map_err(|_| {
        format!(
            "the set `{set}` of android/app/toolchain/artifacts.lock could not be fetched by Maven: a repository with \
             Android's libraries has to be reachable once, in Maven's own settings; `--skip android` runs the rest"
        )
    })
}

/// A project that is nothing but its dependencies.
fn description(set: &str, artifacts: &[&Artifact]) -> String {
    let dependencies: Vec<_> = artifacts.iter().map(|artifact| artifact.dependency()).collect();
    format!(
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>\
         <groupId>lock</groupId><artifactId>{set}</artifactId><version>1</version><packaging>pom</packaging>\n\
         <dependencies>\n{}\n</dependencies></project>\n",
        dependencies.join("\n")
    )
}

/// Whether each of them is there with its hash.
fn has_hashes(context: &Context, folder: &Path, artifacts: &[&Artifact]) -> Result<bool, String> {
    let line =
        |artifact: &&Artifact| format!("{}  {}/{}", artifact.sha256, artifact.folder(), artifact.file());
    let lines = artifacts.iter().map(line).collect::<Vec<_>>().join("\n") + "\n";
    let mut child = context
        .command("sha256sum")
        .args(["--check", "--strict", "--quiet"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|error| format!("sha256sum could not be started: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(lines.as_bytes()).map_err(|error| format!("sha256sum: {error}"))?;
    }
    Ok(child.wait().map_err(|error| format!("sha256sum: {error}"))?.success())
}

/// The one jar of a set that is one jar.
pub(super) fn only_jar(folder: &Path) -> Result<PathBuf, String> {
    match files(folder, ".jar")?.as_slice() {
        [jar] => Ok(jar.clone()),
        found => Err(format!("{}: one jar is expected, {} are there", folder.display(), found.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::lock;
    use super::*;

    #[test]
    fn nothing_is_fetched_that_the_lock_does_not_name() {
        let line = format!("{} app org.example:thing:1.2:aar", "0a".repeat(32));
        let artifacts = lock::read(&line).unwrap();
        let text = description("app", &artifacts.iter().collect::<Vec<_>>());
        assert_eq!(text.matches("<dependency>").count(), 1);
        assert_eq!(text.matches("<artifactId>*</artifactId>").count(), 1);
    }
}
