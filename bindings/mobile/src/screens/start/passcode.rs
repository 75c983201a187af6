//! A passcode is chosen, typed once more, and the installation is made with it.

use std::mem;

use alongside_core::runner::Stopwatch;
use alongside_core::secret::Passcode;
use alongside_core::session::{Locked, Unlocked};
use alongside_core::vault::KdfParameters;
use alongside_core::{Error, Result, limits};

use super::state::{StartPage, Then};
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::home;
use crate::screens::incidents;
use crate::screens::page::Page;

/// Takes a passcode that was typed.
pub(super) fn take(desk: &mut Desk<'_>, passcode: Passcode) -> Result<()> {
    let Some(Page::Start(StartPage::NewPasscode { first, then, differed })) = desk.held.stack.front_mut()
    else {
        return Ok(());
    };
    let then = *then;
    match mem::take(first) {
        None => {
            let chars = std::str::from_utf8(passcode.expose()).map_or(0, |text| text.chars().count());
            if chars < limits::PASSCODE_MIN_CHARS {
                return Err(Error::PasscodeRefused);
            }
            *differed = false;
            *first = Some(passcode);
            Ok(())
        }
        Some(before) if before.is_same(&passcode) => {
            set_up(desk, passcode, then);
            Ok(())
        }
        Some(_) => {
            *differed = true;
            Ok(())
        }
    }
}

/// Makes the installation: measures how much work a passcode may cost here, draws keys, opens the record.
fn set_up(desk: &mut Desk<'_>, passcode: Passcode, then: Then) {
    let (environment, folder) = (desk.shared.environment.clone(), desk.shared.folder.clone());
    let reading = desk.reading;
    desk.begin_opening(
        "start-making",
        move |_, watch| {
            let measured = || {
                KdfParameters::calibrated(|probe| {
                    let began = Stopwatch::start();
                    probe()?;
                    Ok(began.elapsed_ms())
                })
            };
            Locked::set_up(&environment, &folder, &passcode, measured, &reading.after(watch.elapsed_ms()))
        },
        move |desk, made: Result<Unlocked>| {
            match made {
                Ok(record) => desk.opened(record),
                Err(error) => {
                    // Whatever stands in the folder now says whether this is still a first run.
                    let first = Locked::is_first_run(&desk.shared.environment, &desk.shared.folder);
                    desk.held.door = if first.unwrap_or(false) { Door::FirstRun } else { Door::Shut };
                    return Err(error);
                }
            }
            desk.held.stack.rebase(Page::Home);
            home::opened(desk);
            if then == Then::Write {
                incidents::write(desk);
            }
            Ok(())
        },
    );
}
