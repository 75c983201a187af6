//! veraPDF, which says whether a PDF keeps to PDF/UA and PDF/A: the reader that archives check with.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{debian, emptied, is_ready, mark_ready};
use crate::{
    context::{Context, answers, run},
    lanes::Need,
};

/// The one jar, which brings all that it needs.
const ARTIFACT: &str = "org.verapdf.apps:greenfield-apps:1.28.2";
const SHA256: &str = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6";
/// A Java that runs it, and what fetches it.
const PACKAGES: &[&str] = &["maven", "openjdk-17-jdk-headless"];
/// What its command line is called inside.
const PROGRAM: &str = "org.verapdf.apps.GreenfieldCliWrapper";

fn folder(context: &Context) -> PathBuf {
    super::folder(context).join("verapdf")
}

fn jar(folder: &Path) -> PathBuf {
    folder.join("greenfield-apps-1.28.2.jar")
}

/// What has to be installed before it runs here.
pub(crate) fn needs(context: &Context) -> Vec<Need> {
    let mut needs = Vec::new();
    if !is_ready(&folder(context), SHA256) {
        needs.push(Need {
            what: "veraPDF, by Maven from the repositories that it is set up with, checked against its SHA-256, in some seconds",
            megabytes: 30,
            into: folder(context),
            root: false,
        });
    }
    if !debian::missing(context, PACKAGES).is_empty() {
        needs.push(Need {
            what: "Debian's packages maven and Java 17 (those that are missing), in less than a minute",
            megabytes: 150,
            into: "/usr".into(),
            root: true,
        });
    }
    needs
}

/// Installs what is missing, and gives what runs it.
pub(crate) fn at_hand(context: &Context) -> Result<Command, String> {
    debian::install(context, &debian::missing(context, PACKAGES), "report")?;
    let folder = folder(context);
    if !is_ready(&folder, SHA256) {
        install(context, &folder)?;
        mark_ready(&folder, SHA256)?;
    }
    let mut command = context.command("java");
    command.args(["-Xmx1g", "-XX:+UseSerialGC", "-cp"]).arg(jar(&folder)).arg(PROGRAM);
    Ok(command)
}

fn install(context: &Context, folder: &Path) -> Result<(), String> {
    println!("Fetching veraPDF into {}", folder.display());
    emptied(folder)?;
    let store = folder.join("store");
    let mut command = context.command("mvn");
    command
        .args(["--quiet", "--batch-mode", "dependency:copy"])
        .arg(format!("-Dartifact={ARTIFACT}"))
        .arg(format!("-DoutputDirectory={}", folder.display()))
        .arg(format!("-Dmaven.repo.local={}", store.display()));
    run(&mut command).map_err(|_| {
        "veraPDF could not be fetched by Maven: its public repository has to be reachable once, in Maven's own \
         settings; `--skip report` runs the rest"
            .to_owned()
    })?;
    let line = format!("{SHA256}  {}\n", jar(folder).display());
    let list = folder.join("sha256");
    fs::write(&list, line).map_err(|error| format!("{}: {error}", list.display()))?;
    if !answers(context.command("sha256sum").args(["--check", "--strict", "--quiet"]).arg(&list)) {
        return Err("the veraPDF that was fetched is not the one that is expected".into());
    }
    fs::remove_dir_all(&store).map_err(|error| format!("{}: {error}", store.display()))
}
