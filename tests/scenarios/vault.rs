//! A session over a fixture, as the scenarios use it.

use std::sync::Arc;

use alongside_core::Result;
use alongside_core::entropy::SystemEntropy;
use alongside_core::session::{Locked, Unlocked};
use alongside_core::vault::{Credential, KdfParameters};
use alongside_core::vocabulary::Term;
use alongside_tests::fixture::{FIRST, Fixture, passcode, reading};

/// A place without an installation.
pub(crate) fn empty() -> Fixture {
    Fixture::bare(Arc::new(SystemEntropy::new()))
}

/// Sets up with [`FIRST`] and stays unlocked.
pub(crate) fn set_up(fixture: &Fixture) -> Unlocked {
    set_up_with(fixture, FIRST).expect("set-up")
}

pub(super) fn set_up_with(fixture: &Fixture, secret: &str) -> Result<Unlocked> {
    let kdf = || Ok(KdfParameters::CHEAP_FOR_TESTS);
    Locked::set_up(&fixture.environment, &fixture.folder, &passcode(secret), kdf, &reading())
}

pub(super) fn locked(fixture: &Fixture) -> Locked {
    Locked::open(&fixture.environment, &fixture.folder).expect("an installation")
}

pub(crate) fn unlock(fixture: &Fixture, secret: &str) -> Result<Unlocked> {
    Locked::open(&fixture.environment, &fixture.folder)?
        .unlock(&Credential::Passcode(&passcode(secret)), &reading())
}

pub(crate) fn term(id: &str) -> Term {
    Term::unchecked_from_store(id)
}

/// Writes one line and gives back its number.
pub(crate) fn write(vault: &mut Unlocked, text: &str) -> u32 {
    vault.add_incident(None, text, |_| Ok(()), &reading()).expect("saves").entry_no
}
