//! What can be done about plans of friends.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::frames;
use alongside_core::checkin::watcher::Answered;
use alongside_core::ids::Cid8;
use alongside_core::secret::Passcode;
use alongside_core::{Error, Result};

use super::plans::ReadPlans;
use super::state::WatchPage;
use super::{arrived, pairing, plan_view};
use crate::screens::checkin::{Outside, WATCH_NOTIFICATION};
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::page::Page;
use crate::screens::{Action, Effect, Field, WayIn};

/// What the watcher says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum WatchAnswer {
    /// A message has come. It still has to be opened.
    TheyTexted,
    /// None has come.
    NotYet,
    /// Stop the ring, or: the quiet alert was read.
    Silence,
}

/// What can be done about plans of friends.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum WatchAction {
    /// The plans that are held.
    Open,
    /// One of them.
    Plan {
        /// Which: 16 hexadecimal digits.
        plan: String,
    },
    /// Answer what is asked about the plan in front.
    Answer {
        /// What.
        answer: WatchAnswer,
    },
    /// Call the friend whose plan is in front.
    Call,
    /// Hand over the answer for the friend's phone.
    SendAnswer,
    /// Take what stands in the field.
    Take,
    /// A link was opened, or a text was shared, that may hold sealed messages. The shell says `Opened` with `Resumed`
    /// before it, and `Opened` with `Link` or `Shared` only where it has no text to bring.
    Arrived {
        /// All of it.
        text: String,
    },
    /// The page of the plan in front was read.
    Done,
    /// Pair with a contact.
    Pair {
        /// Which: 32 hexadecimal digits.
        contact: String,
    },
    /// Show her code, with the name that was typed; also: begin again with a new one.
    ShowCode,
    /// The code of the other phone: as typed, or with it come the bytes of the text that the camera read.
    TheirCode,
    /// Have the camera look for the other code: the phone is asked whether it may.
    Look,
    /// Turn the camera off.
    LookAway,
    /// The camera could not be turned on.
    NoCamera,
    /// The digits are the same.
    Same,
    /// They are not.
    Different,
}

impl WatchAction {
    /// Whether it can be done while an operation has the record.
    pub(crate) fn is_beside(&self) -> bool {
        matches!(
            self,
            WatchAction::Plan { .. }
                | WatchAction::Answer { .. }
                | WatchAction::SendAnswer
                | WatchAction::Take
                | WatchAction::Arrived { .. }
                | WatchAction::Done
        )
    }
}

pub(crate) fn does(action: WatchAction) -> Action {
    Action::Watch { action }
}

pub(crate) fn act(desk: &mut Desk<'_>, action: WatchAction, secret: Option<Passcode>) -> Result<()> {
    match action {
        WatchAction::Open => open(desk),
        WatchAction::Plan { plan } => show(desk, plan.parse()?),
        WatchAction::Answer { answer } => give_answer(desk, answer),
        WatchAction::Call => call(desk),
        WatchAction::SendAnswer => send_answer(desk),
        WatchAction::Take => {
            let text = desk.held.typed.get(&Field::Code).map_or_else(String::new, |text| text.to_string());
            arrived::take(desk, &text)
        }
        WatchAction::Arrived { text } => arrived::come(desk, &text),
        WatchAction::Done => {
            if matches!(desk.held.stack.front(), Some(Page::Watch(_))) {
                desk.held.stack.pop();
            }
            Ok(())
        }
        WatchAction::Pair { contact } => pairing::begin(desk, contact.parse()?),
        WatchAction::ShowCode => pairing::show_code(desk),
        WatchAction::TheirCode => pairing::read_code(desk, secret),
        WatchAction::Look => pairing::look(desk, true),
        WatchAction::LookAway => pairing::look(desk, false),
        WatchAction::NoCamera => pairing::no_camera(desk),
        WatchAction::Same => pairing::same(desk),
        WatchAction::Different => pairing::different(desk),
    }
}

/// The plans of the desk, for work on a thread of its own.
pub(super) fn outside(desk: &Desk<'_>) -> Outside {
    Outside::new(&desk.shared.environment, &desk.shared.folder, desk.frame)
}

pub(crate) fn open(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    desk.held.typed.remove(&Field::Code);
    desk.held.stack.lead_to(Page::Watch(WatchPage::List));
    Ok(())
}

pub(super) fn show(desk: &mut Desk<'_>, cid8: Cid8) -> Result<()> {
    if desk.held.plans.get(cid8).is_none() {
        return Err(Error::NotFound);
    }
    desk.held.stack.lead_to(Page::Watch(WatchPage::Plan { cid8 }));
    Ok(())
}

/// The plan of the page in front.
fn in_front(desk: &Desk<'_>) -> Result<Cid8> {
    match desk.held.stack.front() {
        Some(Page::Watch(WatchPage::Plan { cid8 })) => Ok(*cid8),
        _ => Err(Error::NotFound),
    }
}

fn give_answer(desk: &mut Desk<'_>, answer: WatchAnswer) -> Result<()> {
    let cid8 = in_front(desk)?;
    let asks = desk.held.plans.get(cid8).is_some_and(|plan| !plan.under_threat);
    let answered = match answer {
        WatchAnswer::TheyTexted => Answered::TheyTexted,
        WatchAnswer::NotYet => Answered::NotYet,
        WatchAnswer::Silence => Answered::Silence,
    };
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        "watching-busy",
        false,
        move |_, watch| {
            let reading = reading.after(watch.elapsed_ms());
            let watches = outside.watches();
            let done = watches.answer(cid8, answered, &reading).map(drop);
            let mut effects = vec![Effect::Unnotify { numbers: vec![WATCH_NOTIFICATION] }];
            effects.extend(outside.settle(&[], &reading));
            (done, effects, ReadPlans::read(&watches, &reading))
        },
        move |desk, (done, effects, read)| {
            desk.effects.extend(effects);
            desk.held.plans.take(read);
            done?;
            if !asks {
                return Ok(());
            }
            let words = desk.words()?;
            let friend = desk.held.plans.get(cid8).map(|plan| plan.friend.clone()).unwrap_or_default();
            match answer {
                WatchAnswer::TheyTexted => {
                    let id = alongside_core::checkin::watcher::WatchMessage::OpenIt.id();
                    desk.notice(words.text(id, &[("friend", (&friend).into())]));
                }
                WatchAnswer::NotYet => desk.notice(words.text("watching-noted-not-yet", &[])),
                WatchAnswer::Silence => {}
            }
            Ok(())
        },
    );
    Ok(())
}

/// Only a number that stands among her contacts is dialled, and never that of a friend who may be under threat.
fn call(desk: &mut Desk<'_>) -> Result<()> {
    let cid8 = in_front(desk)?;
    let plan = desk.held.plans.get(cid8).filter(|plan| !plan.under_threat).ok_or(Error::NotFound)?;
    let record = desk.held.door.record().ok_or(Error::Locked)?;
    let number = plan_view::number(record, &plan.friend).ok_or(Error::NotFound)?;
    desk.ask(Effect::Dial { number });
    Ok(())
}

/// Offers the sealed answer to an app that she chooses.
fn send_answer(desk: &mut Desk<'_>) -> Result<()> {
    let cid8 = in_front(desk)?;
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        "watching-busy",
        false,
        move |_, watch| {
            let reading = reading.after(watch.elapsed_ms());
            let watches = outside.watches();
            let sealed = watches.answer_again(cid8, &reading);
            (sealed, ReadPlans::read(&watches, &reading))
        },
        move |desk, (sealed, read)| {
            desk.held.plans.take(read);
            desk.ask(Effect::ShareText { text: frames::link(&sealed?) });
            desk.held.plans.hand_over(cid8);
            Ok(())
        },
    );
    Ok(())
}

/// The app came to the front. An alarm leads to the plan that asks for something, also where the record is shut.
pub(crate) fn opened(desk: &mut Desk<'_>, way: WayIn) {
    if way == WayIn::Alarm {
        show_calling(desk);
        desk.held.plans.show_wanted = true;
    }
    look_again(desk);
    if !desk.held.plans.looking {
        desk.held.plans.show_wanted = false;
    }
}

/// The record was just opened: what waited for it is taken, and what asks for something is shown.
pub(crate) fn unlocked(desk: &mut Desk<'_>) {
    show_calling(desk);
    arrived::take_waiting(desk);
}

fn show_calling(desk: &mut Desk<'_>) {
    if let Some(cid8) = desk.held.plans.calling().map(|(cid8, _)| *cid8) {
        desk.held.stack.lead_to(Page::Watch(WatchPage::Plan { cid8 }));
    }
}

/// Reads the plans anew where their files have changed: a receiver may have been at work. One that asks for something
/// is shown where an alarm wanted that.
pub(crate) fn look_again(desk: &mut Desk<'_>) {
    if desk.held.plans.looking || matches!(desk.held.door, Door::FirstRun | Door::Broken(_)) {
        return;
    }
    let outside = outside(desk);
    if !desk.held.plans.is_old(&outside.watches()) {
        return;
    }
    desk.held.plans.looking = true;
    let reading = desk.reading;
    desk.begin(
        "screen-waiting",
        false,
        move |_, watch| ReadPlans::read(&outside.watches(), &reading.after(watch.elapsed_ms())),
        move |desk, read| {
            desk.held.plans.take(read);
            if std::mem::take(&mut desk.held.plans.show_wanted) {
                show_calling(desk);
            }
            Ok(())
        },
    );
}
