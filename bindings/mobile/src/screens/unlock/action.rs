//! What can be done before the record is open.

use serde::{Deserialize, Serialize};

use alongside_core::progress::Progress;
use alongside_core::secret::Passcode;
use alongside_core::session::Unlocked;
use alongside_core::vault::Credential;
use alongside_core::{Error, Refusal, Result, limits};

use super::state::UnlockPage;
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::home;
use crate::screens::page::Page;

/// What can be done before the record is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum UnlockAction {
    /// The gesture that she chose was made on the cover.
    Uncover,
    /// The passcode. With it comes its text, as bytes.
    Passcode,
}

pub(crate) fn act(desk: &mut Desk<'_>, action: UnlockAction, secret: Option<Passcode>) -> Result<()> {
    match action {
        UnlockAction::Uncover => {
            if matches!(desk.held.stack.front(), Some(Page::Unlock(UnlockPage::Cover))) {
                desk.push(Page::Unlock(UnlockPage::Passcode));
            }
            Ok(())
        }
        UnlockAction::Passcode => {
            let passcode = secret.ok_or_else(|| Error::invalid("passcode", Refusal::Empty))?;
            if !matches!(desk.held.door, Door::Shut) {
                return Err(Error::AlreadySetUp);
            }
            unlock(desk, passcode);
            Ok(())
        }
    }
}

fn unlock(desk: &mut Desk<'_>, passcode: Passcode) {
    let (open, reading) = (desk.opener(), desk.reading);
    desk.begin_opening(
        "unlock-opening",
        move |progress, watch| {
            let opened = open()?
                .unlock(&Credential::Passcode(&passcode), &reading.after(watch.elapsed_ms()))
                .map(|record| read_for_search(record, progress));
            drop(passcode);
            opened
        },
        |desk, opened: Result<Unlocked>| {
            match opened {
                Ok(record) => desk.opened(record),
                Err(error) => {
                    desk.held.door = Door::Shut;
                    return Err(error);
                }
            }
            desk.held.stack.rebase(Page::Home);
            home::opened(desk);
            Ok(())
        },
    );
}

/// Brings the words of a small record into memory, so that a search answers at once. One that was asked to lock
/// meanwhile does without.
fn read_for_search(mut record: Unlocked, progress: &Progress) -> Unlocked {
    if record.incidents().len() <= limits::SEARCH_AT_UNLOCK_MAX {
        let _ = record.fill_search(limits::SEARCH_ARENA_BYTES, progress);
    }
    record
}
