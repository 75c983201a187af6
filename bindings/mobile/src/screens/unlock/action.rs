//! What can be done before the record is open.

use serde::{Deserialize, Serialize};

use alongside_core::progress::Progress;
use alongside_core::secret::Passcode;
use alongside_core::session::Unlocked;
use alongside_core::vault::{Credential, RecoveryCode};
use alongside_core::{Error, Refusal, Result, limits};

use super::state::UnlockPage;
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::page::Page;
use crate::screens::{home, settings};

/// What can be done before the record is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum UnlockAction {
    /// The gesture that she chose was made on the cover.
    Uncover,
    /// The passcode. With it comes its text, as bytes.
    Passcode,
    /// The page that takes the recovery code.
    UseRecovery,
    /// The recovery code. With it come its words, as bytes.
    Recovery,
}

/// What the record is opened with.
enum Key {
    Passcode(Passcode),
    Recovery(RecoveryCode),
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
            unlock(desk, Key::Passcode(passcode))
        }
        UnlockAction::UseRecovery => {
            if matches!(desk.held.stack.front(), Some(Page::Unlock(UnlockPage::Passcode))) {
                desk.push(Page::Unlock(UnlockPage::Recovery));
            }
            Ok(())
        }
        UnlockAction::Recovery => {
            let words = secret.ok_or_else(|| Error::invalid("recovery_code", Refusal::Empty))?;
            let text = std::str::from_utf8(words.expose());
            let text = text.map_err(|_| Error::invalid("recovery_code", Refusal::Malformed))?;
            unlock(desk, Key::Recovery(RecoveryCode::parse(text)?))
        }
    }
}

fn unlock(desk: &mut Desk<'_>, key: Key) -> Result<()> {
    if !matches!(desk.held.door, Door::Shut) {
        return Err(Error::AlreadySetUp);
    }
    let recovered = matches!(key, Key::Recovery(_));
    let (open, reading) = (desk.opener(), desk.reading);
    desk.begin_opening(
        "unlock-opening",
        move |progress, watch| {
            let credential = match &key {
                Key::Passcode(passcode) => Credential::Passcode(passcode),
                Key::Recovery(code) => Credential::Recovery(code),
            };
            let opened = open()?
                .unlock(&credential, &reading.after(watch.elapsed_ms()))
                .map(|record| read_for_search(record, progress));
            drop(key);
            opened
        },
        move |desk, opened: Result<Unlocked>| {
            match opened {
                Ok(record) => desk.opened(record),
                Err(error) => {
                    desk.held.door = Door::Shut;
                    desk.show_problem(&error);
                    if recovered && matches!(error, Error::WrongPasscode) {
                        say_wrong_words(desk)?;
                    }
                    return Ok(());
                }
            }
            desk.held.stack.rebase(Page::Home);
            home::opened(desk);
            if recovered {
                settings::choose_passcode_anew(desk);
            }
            Ok(())
        },
    );
    Ok(())
}

/// What was typed were words, and no passcode.
fn say_wrong_words(desk: &mut Desk<'_>) -> Result<()> {
    let what = desk.words()?.text("unlock-recovery-wrong", &[]);
    if let Some(problem) = &mut desk.held.problem {
        problem.what = what;
    }
    Ok(())
}

/// Brings the words of a small record into memory, so that a search answers at once. One that was asked to lock
/// meanwhile does without.
fn read_for_search(mut record: Unlocked, progress: &Progress) -> Unlocked {
    if record.incidents().len() <= limits::SEARCH_AT_UNLOCK_MAX {
        let _ = record.fill_search(limits::SEARCH_ARENA_BYTES, progress);
    }
    record
}
