//! What the unit tests of this crate share, and the tests that go across its domains.

mod fields;
mod lists;
mod pictures;
mod records;

use crate::time::{BootId, Reading, Zone};
use crate::vocabulary::Term;

/// 2026-11-21 18:40:00 in London.
pub(crate) fn reading() -> Reading {
    Reading {
        wall_ms: 1_795_286_400_000,
        zone: Zone::LONDON,
        monotonic_ms: 0,
        boot: BootId([0; 16]),
        trusted: false,
    }
}

/// A term, known or not.
pub(crate) fn term(id: &str) -> Term {
    Term::unchecked_from_store(id)
}
