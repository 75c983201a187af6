//! Passcodes and the recovery code: confirmed, changed, made. All of it derives keys, so all of it is long work.

use std::mem;

use alongside_core::secret::Passcode;
use alongside_core::{Error, Result, limits};

use super::action::back_to_top;
use super::state::{NewPasscode, Of, SettingsPage, Then};
use crate::screens::desk::Desk;
use crate::screens::page::Page;

/// The record was opened with the recovery code: a new passcode is offered.
pub(crate) fn choose_anew(desk: &mut Desk<'_>) {
    desk.push(Page::Settings(NewPasscode::page(Of::Recovered)));
}

/// The passcode was given once more. What follows takes the place of the page that asked, wherever it lies by then.
pub(super) fn confirm(desk: &mut Desk<'_>, passcode: Passcode) -> Result<()> {
    let Some(Page::Settings(SettingsPage::Confirm { then })) = desk.held.stack.front() else {
        return Ok(());
    };
    let then = *then;
    desk.begin_with_record(
        "screen-waiting",
        false,
        move |record, progress, reading| {
            record.confirm_passcode(&passcode, reading)?;
            // Whoever leaves meanwhile would lose the words of before and see none of the new ones.
            progress.check()?;
            match then {
                Then::ChangePasscode => Ok(NewPasscode::page(Of::This)),
                Then::RecoveryCode => {
                    record.renew_recovery_code()?;
                    Ok(SettingsPage::RecoveryCode { code: record.recovery_code().clone() })
                }
            }
        },
        |desk, next| {
            let next = next?;
            let asks = |page: &&mut Page| matches!(page, Page::Settings(SettingsPage::Confirm { .. }));
            if let Some(page) = desk.held.stack.pages_mut().find(asks) {
                *page = Page::Settings(next);
            }
            Ok(())
        },
    )
}

/// Takes a new passcode that was typed: twice, then it is set.
pub(super) fn typed(desk: &mut Desk<'_>, passcode: Passcode) -> Result<()> {
    let Some(Page::Settings(SettingsPage::NewPasscode(new))) = desk.held.stack.front_mut() else {
        return Ok(());
    };
    let of = new.of;
    match mem::take(&mut new.first) {
        None => {
            let chars = std::str::from_utf8(passcode.expose()).map_or(0, |text| text.chars().count());
            if chars < limits::PASSCODE_MIN_CHARS {
                return Err(Error::PasscodeRefused);
            }
            new.differed = false;
            new.first = Some(passcode);
            Ok(())
        }
        Some(first) if first.is_same(&passcode) => set(desk, of, passcode),
        Some(_) => {
            new.differed = true;
            Ok(())
        }
    }
}

fn set(desk: &mut Desk<'_>, of: Of, passcode: Passcode) -> Result<()> {
    desk.begin_with_record(
        "screen-waiting",
        false,
        move |record, _, reading| match of {
            Of::Second => record.make_decoy(&passcode, reading),
            Of::This | Of::Recovered => record.change_passcode(&passcode, reading),
        },
        move |desk, done| {
            // Where it was refused the page stands, and asks from the beginning.
            done?;
            desk.face_changed();
            back_to_top(desk);
            let said = if of == Of::Second { "settings-second-made" } else { "settings-passcode-changed" };
            let words = desk.words()?;
            desk.notice(words.text(said, &[]));
            Ok(())
        },
    )
}
