//! Known weaknesses of the dependencies. Not by default: it needs the advisory database, and it can turn
//! red without a change here.

use super::{Lane, deny};

pub(crate) const LANE: Lane = Lane {
    name: "advisories",
    about: "known weaknesses of the dependencies, by cargo-deny; fetches the advisory database",
    by_default: false,
    needs: deny::needs,
    run: |context| deny::check(context, &["advisories"]),
};
