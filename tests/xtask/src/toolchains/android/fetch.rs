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
    toolchains::emptied,
};

/// Fetches everything into `folder`, which is emptied before.
pub(super) fn all(context: &Context, folder: &Path, artifacts: &[Artifact]) -> Result<(), String> {
    println!("Fetching {} files into {}", artifacts.len(), folder.display());
    emptied(folder)?;
    let mut sets: BTreeMap<&str, Vec<&Artifact>> = BTreeMap::new();
    for artifact in artifacts {
        sets.entry(&artifact.set).or_default().push(artifact);
    }
    let store = folder.join("maven");
    for (set, artifacts) in sets {
        fetch(context, folder, &store, set, &artifacts)?;
    }
    check(context, folder, artifacts)?;
    // A second copy of everything.
    fs::remove_dir_all(&store).map_err(|error| format!("{}: {error}", store.display()))
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

/// Compares every file with its hash.
fn check(context: &Context, folder: &Path, artifacts: &[Artifact]) -> Result<(), String> {
    let line =
        |artifact: &Artifact| format!("{}  {}/{}", artifact.sha256, artifact.folder(), artifact.file());
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
    let status = child.wait().map_err(|error| format!("sha256sum: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("a file that was fetched is not the one that android/app/toolchain/artifacts.lock names".into())
    }
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
