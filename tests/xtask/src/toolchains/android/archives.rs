//! Android archives, unpacked: classes for the class path, resources and manifests for the linker.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::lock::Artifact;
use crate::{bindings::files, context::run};

/// A set, as it is used.
pub(super) struct Unpacked {
    pub(super) jars: Vec<PathBuf>,
    pub(super) archives: Vec<PathBuf>,
}

/// Unpacks the archives of `artifacts` where that was not done before.
pub(super) fn unpacked(folder: &Path, artifacts: &[Artifact]) -> Result<Unpacked, String> {
    let mut found = Unpacked { jars: Vec::new(), archives: Vec::new() };
    for artifact in artifacts {
        let file = folder.join(artifact.folder()).join(artifact.file());
        if artifact.kind == "jar" {
            found.jars.push(file);
            continue;
        }
        let archive = folder.join("unpacked").join(artifact.file());
        if !archive.join("AndroidManifest.xml").is_file() {
            unpack(&file, &archive)?;
        }
        let classes = archive.join("classes.jar");
        if classes.is_file() {
            found.jars.push(classes);
        }
        let libraries = archive.join("libs");
        if libraries.is_dir() {
            found.jars.extend(files(&libraries, ".jar")?);
        }
        found.archives.push(archive);
    }
    Ok(found)
}

fn unpack(file: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    run(Command::new("unzip").args(["-q", "-o"]).arg(file).arg("-d").arg(to).stdin(Stdio::null()))
}
