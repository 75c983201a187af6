//! The terminal's mail channel against a real mail server, which is installed for it.

use super::{Lane, Need, rust::Count};
use crate::{
    context::{Context, run_reading},
    toolchains::venv::Venv,
};

pub(crate) const LANE: Lane = Lane {
    name: "smtp",
    about: "the terminal's mail channel against a real mail server (aiosmtpd)",
    by_default: true,
    needs,
    run: test,
};

/// The server, in the version that `bindings/cli/tests/smtp/server.py` is written for.
const SERVER: Venv = Venv { folder: "smtp-server", packages: &["aiosmtpd==1.4.6"], check: "import aiosmtpd" };

fn needs(context: &Context) -> Vec<Need> {
    if SERVER.is_at_hand(context) {
        return Vec::new();
    }
    vec![Need {
        what: "aiosmtpd, a mail server in Python 3, from the public package registry of Python, in some seconds",
        megabytes: 1,
        into: SERVER.path(context),
        root: false,
    }]
}

fn test(context: &Context) -> Result<(), String> {
    SERVER.install(context).map_err(|why| format!("{why}; `--skip smtp` runs the rest"))?;
    let mut command = context.cargo(&["test", "--package", "alongside-cli", "--features", "smtp-server"]);
    command
        .args(["--bin", "alongside", "channels::tests::dialogue::"])
        .env("ALONGSIDE_SMTP_PYTHON", SERVER.python(context));
    let mut count = Count::default();
    let result = run_reading(&mut command, |line| count.take(line));
    println!("smtp: {} tests passed, {} failed", count.passed, count.failed);
    result?;
    if count.passed == 0 { Err("no test ran".into()) } else { Ok(()) }
}
