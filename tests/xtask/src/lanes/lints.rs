//! Clippy over everything, and no warning is let through.

use super::{Lane, nothing};
use crate::context::{Context, run};

pub(crate) const LANE: Lane = Lane {
    name: "lints",
    about: "clippy over all targets, warnings refused",
    by_default: true,
    needs: nothing,
    run: lint,
};

fn lint(context: &Context) -> Result<(), String> {
    run(&mut context.cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}
