//! The terminal's mail channel against a real mail server, which is installed for it.

use std::{env::consts::EXE_SUFFIX, path::PathBuf, process::Command};

use super::{Lane, Need, rust::Count};
use crate::context::{Context, answers, run, run_reading};

pub(crate) const LANE: Lane = Lane {
    name: "smtp",
    about: "the terminal's mail channel against a real mail server (aiosmtpd)",
    by_default: true,
    needs,
    run: test,
};

/// The server and the version that `bindings/cli/tests/smtp/server.py` is written for.
const SERVER: &str = "aiosmtpd==1.4.6";

/// The ignored folder that it goes into: a virtual environment of its own.
fn folder(context: &Context) -> PathBuf {
    context.tools().join("smtp-server")
}

/// The Python in that folder.
fn python(context: &Context) -> PathBuf {
    let scripts = if cfg!(windows) { "Scripts" } else { "bin" };
    folder(context).join(scripts).join(format!("python{EXE_SUFFIX}"))
}

fn is_at_hand(context: &Context) -> bool {
    answers(context.command(python(context)).args(["-c", "import aiosmtpd"]))
}

fn needs(context: &Context) -> Vec<Need> {
    if is_at_hand(context) {
        return Vec::new();
    }
    vec![Need {
        what: "aiosmtpd, a mail server in Python 3, from the public package registry of Python, in some seconds",
        megabytes: 1,
        into: folder(context),
        root: false,
    }]
}

fn test(context: &Context) -> Result<(), String> {
    if !is_at_hand(context) {
        install(context)?;
    }
    let mut command = context.cargo(&["test", "--package", "alongside-cli", "--features", "smtp-server"]);
    command
        .args(["--bin", "alongside", "channels::tests::dialogue::"])
        .env("ALONGSIDE_SMTP_PYTHON", python(context));
    let mut count = Count::default();
    let result = run_reading(&mut command, |line| count.take(line));
    println!("smtp: {} tests passed, {} failed", count.passed, count.failed);
    result?;
    if count.passed == 0 { Err("no test ran".into()) } else { Ok(()) }
}

fn install(context: &Context) -> Result<(), String> {
    let folder = folder(context);
    println!("Installing {SERVER} into {}", folder.display());
    let could_not = |why: String| {
        format!(
            "aiosmtpd could not be had ({why}): it takes Python 3 with its modules venv and pip, and the package \
             registry of Python has to be reachable once; `--skip smtp` runs the rest"
        )
    };
    // What an earlier attempt left half done is made anew.
    let mut make = context.command(if cfg!(windows) { "python" } else { "python3" });
    make.args(["-m", "venv", "--clear"]).arg(&folder);
    let mut fill: Command = context.command(python(context));
    fill.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", SERVER]);
    run(&mut make).and_then(|()| run(&mut fill)).map_err(could_not)
}
