//! What can be done with a check-in.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::secret::Passcode;

use super::known::Known;
use super::outside::{After, Outside, lacks};
use super::state::{Asked, CheckInPage};
use super::{history, pin, ready, running, start, tell};
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::page::Page;
use crate::screens::{Action, Effect, Permission, WayIn};

/// Until when a check-in runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum UntilChoice {
    /// For half an hour.
    HalfHour,
    /// For an hour.
    Hour,
    /// For two hours.
    TwoHours,
    /// As typed: minutes, or a time of day.
    Typed,
}

/// What can be done with a check-in.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum CheckInAction {
    /// Look at the one that runs, or start one.
    Open,
    /// Until when.
    Until {
        /// Which.
        choice: UntilChoice,
    },
    /// Tick a contact, or take the tick off: for a check-in, or for a message without a time.
    Who {
        /// Which: 32 hexadecimal digits.
        contact: String,
    },
    /// Start it.
    Start,
    /// What others would see is chosen: on to the first PIN.
    GoOn,
    /// What stands behind a check-in, and what is missing.
    Ready,
    /// Trying a whole check-in out.
    Trial,
    /// Try it: in a few minutes, as practice or as a test.
    Rehearse {
        /// Whether messages go, marked as a test.
        test: bool,
    },
    /// The check-ins that are over.
    History,
    /// One of them.
    Past {
        /// Which: 32 hexadecimal digits.
        check_in: String,
    },
    /// Delete what is kept about the one in front.
    DeletePast,
    /// Delete what is kept about all of them.
    DeleteHistory,
    /// What the PINs do.
    Pins,
    /// Choose a PIN.
    ChangePin,
    /// What a second PIN does.
    SecondPin,
    /// What a second PIN does where nobody can be told silently.
    Fallback {
        /// Whether contacts are told by text.
        text: bool,
    },
    /// Choose both PINs.
    ChangeBoth,
    /// A PIN that is being chosen, typed once. With it come its bytes.
    NewPin,
    /// She is well: asks for the PIN.
    Safe,
    /// She takes it back: asks for the PIN.
    CallOff,
    /// The PIN. With it come its bytes.
    Pin,
    /// By how much it is put off.
    Late,
    /// Put it off.
    PutOff {
        /// By how many minutes.
        minutes: u32,
    },
    /// Tell contacts now.
    AlertNow,
    /// Hand over a message that nothing sends by itself.
    HandOver {
        /// Which.
        row: String,
    },
    /// One message without a time.
    Tell,
    /// Send it.
    SendTell,
    /// Where the phone is: the answer to `Locate`.
    Located {
        /// Latitude in ten-millionths of a degree.
        lat_e7: i64,
        /// Longitude in ten-millionths of a degree.
        lon_e7: i64,
        /// Radius in metres within which that holds.
        accuracy_m: u32,
        /// When it was so, milliseconds since 1970.
        at_ms: i64,
    },
    /// Send paired contacts her place along the way, or not.
    Follow,
    /// Ask the phone for a permission that would help.
    Permit {
        /// Which.
        permission: Permission,
    },
    /// The words at its end were read.
    Done,
}

impl CheckInAction {
    /// Whether it can be done while an operation has the record: a check-in that runs waits for nothing.
    pub(crate) fn is_beside(&self) -> bool {
        matches!(
            self,
            CheckInAction::Safe
                | CheckInAction::CallOff
                | CheckInAction::Pin
                | CheckInAction::Late
                | CheckInAction::PutOff { .. }
                | CheckInAction::AlertNow
                | CheckInAction::Done
        )
    }
}

pub(crate) fn does(action: CheckInAction) -> Action {
    Action::CheckIn { action }
}

pub(crate) fn act(desk: &mut Desk<'_>, action: CheckInAction, secret: Option<Passcode>) -> Result<()> {
    match action {
        CheckInAction::Open => start::open(desk),
        CheckInAction::Until { choice } => {
            start::until(desk, choice);
            Ok(())
        }
        CheckInAction::Who { contact } => start::tick(desk, contact.parse()?),
        CheckInAction::Start => start::start(desk),
        CheckInAction::GoOn => start::first_pin(desk),
        CheckInAction::Ready => ready::open(desk),
        CheckInAction::Trial => ready::trial(desk),
        CheckInAction::Rehearse { test } => ready::rehearse(desk, test),
        CheckInAction::History => history::open(desk),
        CheckInAction::Past { check_in } => history::look(desk, check_in.parse()?),
        CheckInAction::DeletePast => history::delete(desk, false),
        CheckInAction::DeleteHistory => history::delete(desk, true),
        CheckInAction::Pins => pin::look(desk),
        CheckInAction::ChangePin => pin::change(desk, false),
        CheckInAction::SecondPin => pin::second(desk),
        CheckInAction::Fallback { text } => {
            pin::fallback(desk, text);
            Ok(())
        }
        CheckInAction::ChangeBoth => pin::change(desk, true),
        CheckInAction::NewPin => pin::typed(desk, secret),
        CheckInAction::Safe => running::ask_pin(desk, Asked::Safe),
        CheckInAction::CallOff => running::ask_pin(desk, Asked::CallOff),
        CheckInAction::Pin => running::pin(desk, secret),
        CheckInAction::Late => running::late(desk),
        CheckInAction::PutOff { minutes } => running::put_off(desk, minutes),
        CheckInAction::AlertNow => running::alert_now(desk),
        CheckInAction::HandOver { row } => running::hand_over(desk, &row),
        CheckInAction::Tell => tell::open(desk),
        CheckInAction::SendTell => tell::send(desk),
        CheckInAction::Located { lat_e7, lon_e7, accuracy_m, at_ms } => {
            tell::located(desk, (lat_e7, lon_e7), accuracy_m, at_ms)
        }
        CheckInAction::Follow => start::follow(desk),
        CheckInAction::Permit { permission } => permit(desk, permission),
        CheckInAction::Done => {
            close_pages(desk);
            Ok(())
        }
    }
}

/// The check-ins of the desk, for work on a thread of its own.
pub(crate) fn outside(desk: &Desk<'_>) -> Outside {
    Outside::new(&desk.shared.environment, &desk.shared.folder, desk.frame)
}

/// Takes over what an event came to.
pub(crate) fn take(desk: &mut Desk<'_>, after: After) {
    desk.effects.extend(after.effects);
    desk.held.known = after.known;
    follow_no_longer(desk);
}

/// Where nothing runs any more, however it ended, nothing looks where she is.
fn follow_no_longer(desk: &mut Desk<'_>) {
    if desk.held.follows && desk.held.known.running().is_none() && !desk.held.known.unreadable {
        desk.held.follows = false;
        // The list of wakes stays last.
        desk.effects.insert(0, Effect::Follow { until_ms: 0 });
    }
}

/// What is seen outside the app was changed: what runs takes it over at once.
pub(crate) fn face_changed(desk: &mut Desk<'_>) {
    let outside = outside(desk);
    let is_none = |mark: Result<Option<alongside_core::ids::Digest32>>| matches!(mark, Ok(None));
    if is_none(outside.check_ins().mark()) && is_none(outside.watches().mark()) {
        return;
    }
    let (face, reading) = (desk.held.face.clone(), desk.reading);
    desk.begin(
        "screen-waiting",
        false,
        move |_, watch| outside.face_changed(&face, &reading.after(watch.elapsed_ms())),
        |desk, after| {
            take(desk, after);
            Ok(())
        },
    );
}

/// Takes every page of check-ins off, down to what lies below them.
pub(super) fn close_pages(desk: &mut Desk<'_>) {
    while matches!(desk.held.stack.front(), Some(Page::CheckIn(_))) {
        if !desk.held.stack.pop() {
            break;
        }
    }
}

/// The page of the one that runs, alone above what lies below.
pub(super) fn show_running(desk: &mut Desk<'_>) {
    close_pages(desk);
    desk.push(Page::CheckIn(CheckInPage::Running));
}

/// The app came to the front. An alarm and a reminder lead to the check-in that runs, and to no more than its page.
pub(crate) fn opened(desk: &mut Desk<'_>, way: WayIn) {
    if matches!(desk.held.door, Door::FirstRun | Door::Broken(_)) {
        return;
    }
    let wanted = matches!(way, WayIn::Alarm | WayIn::Reminder);
    let known = &desk.held.known;
    if wanted && (known.running().is_some() || known.unreadable) {
        show_running(desk);
    }
    let network = desk.held.known.running().map_or(0, |check_in| check_in.lost) & super::running::NETWORK;
    let lost = lacks(&desk.held.facts, network != 0);
    let changed = desk.held.known.running().is_some_and(|check_in| check_in.lost != lost.0);
    if changed {
        running::platform_lost(desk, lost);
    } else {
        look_again(desk, wanted);
    }
}

/// Reads the check-ins anew where their files have changed: a receiver may have been at work. With `show`, one that is
/// found to run is shown.
pub(crate) fn look_again(desk: &mut Desk<'_>, show: bool) {
    if desk.held.known.looking || matches!(desk.held.door, Door::FirstRun | Door::Broken(_)) {
        return;
    }
    if !desk.held.known.is_old(&desk.check_ins()) {
        return;
    }
    let outside = outside(desk);
    desk.held.known.looking = true;
    let reading = desk.reading;
    desk.begin(
        "screen-waiting",
        false,
        move |_, watch| Known::read(&outside.check_ins(), &reading.after(watch.elapsed_ms())),
        move |desk, known| {
            let runs = known.running().is_some() || known.unreadable;
            desk.held.known = known;
            follow_no_longer(desk);
            if show && runs && !matches!(desk.held.stack.front(), Some(Page::CheckIn(_))) {
                show_running(desk);
            }
            Ok(())
        },
    );
}

/// Asks the phone for a permission, after the sentence that says what it is for.
pub(super) fn permit(desk: &mut Desk<'_>, permission: Permission) -> Result<()> {
    let item = match permission {
        Permission::Notify => "checkin-ready-notifications",
        Permission::Ring => "watching-may-not-ring",
        Permission::ExactAlarms => "checkin-ready-exact-alarms",
        Permission::Locate => "checkin-ready-location",
        Permission::Text => "checkin-ready-sms",
        Permission::Battery => "checkin-ready-battery",
        Permission::Camera | Permission::Microphone | Permission::Originals => return Ok(()),
    };
    let sentence = desk.words()?.attribute(item, "step", &[]);
    desk.ask(Effect::AskPermission { permission, sentence });
    Ok(())
}
