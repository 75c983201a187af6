//! Licences, bans and sources of every dependency, by cargo-deny.

use std::{fs, path::PathBuf};

use super::{Lane, Need};
use crate::context::{Context, answers, run};

pub(crate) const LANE: Lane = Lane {
    name: "deny",
    about: "licences, bans and sources of every dependency, by cargo-deny",
    by_default: true,
    needs,
    run: |context| check(context, &["bans", "licenses", "sources"]),
};

/// The version that `.deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// Where cargo-deny is, or where it will be built.
fn program(context: &Context) -> PathBuf {
    context.tools().join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX))
}

/// The one at hand: on the path, or built by an earlier run.
fn at_hand(context: &Context) -> Option<PathBuf> {
    [PathBuf::from("cargo-deny"), program(context)]
        .into_iter()
        .find(|path| answers(context.command(path).arg("--version")))
}

pub(super) fn needs(context: &Context) -> Vec<Need> {
    if at_hand(context).is_some() {
        return Vec::new();
    }
    vec![Need {
        what: "cargo-deny, built here from the public crate registry in one to three minutes",
        megabytes: 40,
        into: context.tools(),
        root: false,
    }]
}

/// Runs the named checks against `.deny.toml`.
pub(super) fn check(context: &Context, checks: &[&str]) -> Result<(), String> {
    let program = match at_hand(context) {
        Some(program) => program,
        None => install(context)?,
    };
    let mut command = context.command(program);
    command.args(["--config", ".deny.toml", "check", "--hide-inclusion-graph"]).args(checks);
    run(&mut command)
}

/// Builds cargo-deny into the ignored folder, for a quick build and not for speed.
fn install(context: &Context) -> Result<PathBuf, String> {
    println!("Building cargo-deny {VERSION} into {}", context.tools().display());
    let scratch = context.target.join("tools-build");
    let mut command = context.cargo(&["install", "--quiet", "--locked", "cargo-deny"]);
    command
        .arg(format!("--version={VERSION}"))
        .arg("--root")
        .arg(context.tools())
        .arg("--target-dir")
        .arg(&scratch)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    run(&mut command).map_err(|why| {
        format!(
            "cargo-deny could not be had ({why}): the crate registry has to be reachable once, or put \
             cargo-deny {VERSION} on the path; `--skip deny` runs the rest"
        )
    })?;
    // Kept after a failure, so that the next attempt goes on from there. Left-overs do no harm.
    let _ = fs::remove_dir_all(scratch);
    Ok(program(context))
}
