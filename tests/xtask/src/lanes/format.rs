//! `cargo fmt --check`.

use super::{Lane, nothing};
use crate::context::{Context, run};

pub(crate) const LANE: Lane = Lane {
    name: "format",
    about: "every file is as rustfmt writes it",
    by_default: true,
    needs: nothing,
    run: check,
};

fn check(context: &Context) -> Result<(), String> {
    run(&mut context.cargo(&["fmt", "--all", "--check"]))
}
