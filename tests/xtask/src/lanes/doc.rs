//! The documentation builds, and every link in it leads somewhere.

use super::{Lane, nothing};
use crate::context::{Context, run};

pub(crate) const LANE: Lane = Lane {
    name: "doc",
    about: "the documentation builds, every link in it leads somewhere",
    by_default: true,
    needs: nothing,
    run: document,
};

fn document(context: &Context) -> Result<(), String> {
    let arguments = ["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"];
    run(context.cargo(&arguments).env("RUSTDOCFLAGS", "-D warnings"))
}
