//! Packages of the machine's own system, where that is a Debian.

use std::process::Command;

use crate::context::{Context, answers, run};

/// Those of `packages` that are not installed.
pub(crate) fn missing<'a>(context: &Context, packages: &[&'a str]) -> Vec<&'a str> {
    packages.iter().copied().filter(|package| !is_installed(context, package)).collect()
}

fn is_installed(context: &Context, package: &str) -> bool {
    let query =
        context.command("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]).output();
    query.is_ok_and(|output| output.stdout == b"installed")
}

/// Installs them, or says who has to do it.
pub(crate) fn install(context: &Context, packages: &[&str], lane: &str) -> Result<(), String> {
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    if !answers(context.command("apt-get").arg("--version")) {
        return Err(format!(
            "this takes the Debian packages {names} or the same from elsewhere, and there is no apt-get here; \
             `--skip {lane}` runs the rest"
        ));
    }
    if !is_root(context) {
        return Err(format!(
            "the packages {names} are missing and only root can install them: \
             `apt-get install --no-install-recommends {names}`, once; `--skip {lane}` runs the rest"
        ));
    }
    println!("Installing the Debian packages {names}");
    let could_not = |why| {
        format!(
            "{names} could not be installed ({why}): the machine's package mirror has to be reachable once; \
             `--skip {lane}` runs the rest"
        )
    };
    run(apt_get(context).args(["update", "-qq"])).map_err(could_not)?;
    run(apt_get(context).args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
        .map_err(could_not)
}

fn apt_get(context: &Context) -> Command {
    let mut command = context.command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args([
        "-o",
        "Acquire::Retries=5",
        "-o",
        "Dpkg::Use-Pty=0",
    ]);
    command.stdout(std::process::Stdio::null());
    command
}

/// Whether this runs as root.
pub(crate) fn is_root(context: &Context) -> bool {
    let output = context.command("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
