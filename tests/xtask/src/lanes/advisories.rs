//! Known weaknesses of the dependencies. Not by default: it needs the advisory database, and it can turn
//! red without a change here.

use super::{Lane, deny};
use crate::context::Context;

pub(crate) const LANE: Lane = Lane {
    name: "advisories",
    about: "known weaknesses of the dependencies, by cargo-deny; fetches the advisory database",
    by_default: false,
    needs: deny::needs,
    run: check,
};

fn check(context: &Context) -> Result<(), String> {
    deny::check(context, &["advisories"])
        .map_err(|why| format!("{why}: a weakness is listed above, or the database could not be reached"))
}
