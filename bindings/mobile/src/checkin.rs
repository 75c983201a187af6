//! The check-in's own events, for receivers that run while the app is not in front: an alarm, a boot, the answer of the
//! part that sends, a position.
//!
//! **A receiver sets a guard first.** Before it calls any method here it asks the system for one alarm a minute ahead,
//! and calls `tick` when that comes. Every method ends with one `SetWakes` that replaces every wake before it, the guard
//! too. So a process that is killed in the middle of a call, or a file that can't be written just then, costs a minute
//! and no more. Calling twice is harmless: what was done is not done again, and what was not answered comes again.
//!
//! **A watcher's answer leaves by a person's hand**, so a receiver hands none out: it would only be lost. What the other
//! phone is to be told stands in the plan that is held, and the page of that plan offers it, sealed anew each time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use alongside_core::Error;
use alongside_core::checkin::channel::SendFailure;
use alongside_core::checkin::machine::{self, Look};
use alongside_core::ids::CheckinId;
use alongside_core::limits;
use alongside_core::time::Reading;
use alongside_core::vault::Environment;

use crate::device_key::environment;
use crate::screens::checkin::{Outside, WATCH_NOTIFICATION, lacks, position, row_of};
use crate::screens::{Effect, NoticeKind, PhoneFacts, WakeView};
use crate::{DeviceKey, Frame};

/// How sending one message went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum SendOutcome {
    /// It was handed over. Not: read.
    HandedOver,
    /// Not now: no network, no service, the phone's own limit. It is tried again.
    Later,
    /// No answer came in time. It may have left all the same, and is tried again.
    TimedOut,
    /// Never: there is no such number.
    Refused,
}

impl SendOutcome {
    fn result(self) -> Result<(), SendFailure> {
        match self {
            SendOutcome::HandedOver => Ok(()),
            SendOutcome::Later => Err(SendFailure::Later),
            SendOutcome::TimedOut => Err(SendFailure::TimedOut),
            SendOutcome::Refused => Err(SendFailure::Refused),
        }
    }
}

/// What the phone allows at the moment of an event.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct PlatformState {
    /// What it says about itself.
    pub facts: PhoneFacts,
    /// Whether it has no connection and no service at all.
    pub no_network: bool,
}

/// The check-ins of one installation, without the passcode and without the app.
#[derive(uniffi::Object)]
pub struct CheckInEvents {
    environment: Environment,
    folder: PathBuf,
}

#[uniffi::export]
impl CheckInEvents {
    /// Over the record in `folder`. Reads nothing yet.
    ///
    /// `check_ins` is where the check-in's files lie, if not inside that folder: the same as for `App.open`. Then nothing
    /// in `folder` is needed as long as it isn't there, as on a phone that was not unlocked since it was started.
    #[uniffi::constructor(default(check_ins = None))]
    pub fn open(folder: String, device: Arc<dyn DeviceKey>, check_ins: Option<String>) -> Arc<Self> {
        Self::over(environment(device, check_ins), PathBuf::from(folder))
    }

    /// The first call after a boot, after the app was stopped or updated: what was left half-way is ended, asked or
    /// sent again.
    #[must_use]
    pub fn recover(&self, frame: Frame) -> Vec<Effect> {
        self.event(&frame, |outside, reading| match outside.check_ins().recover(reading) {
            Ok(woken) => (outside.notices(&outside.check_ins(), &woken), Vec::new()),
            // The tick that follows says what stands in the way.
            Err(_) => (Vec::new(), Vec::new()),
        })
    }

    /// Any wake.
    #[must_use]
    pub fn tick(&self, frame: Frame) -> Vec<Effect> {
        self.event(&frame, |_, _| (Vec::new(), Vec::new()))
    }

    /// How sending a message went: the answer to `SendRow`. One that is not known any more is passed over.
    #[must_use]
    pub fn sent(&self, check_in: String, row: String, outcome: SendOutcome, frame: Frame) -> Vec<Effect> {
        self.event(&frame, |outside, reading| {
            if let (Ok(id), Some(row)) = (check_in.parse::<CheckinId>(), row_of(&row)) {
                // What can't be committed now is sent again: a second copy rather than none.
                let _ = outside.check_ins().sent(id, row, outcome.result(), reading);
            }
            (Vec::new(), Vec::new())
        })
    }

    /// Where the phone is: degrees in ten-millionths, the radius in metres within which that holds, and when it was so
    /// in milliseconds since 1970. Taken only while a check-in runs, and only if it can be a place. With the charge of the
    /// battery in percent, one that is about to end sends it at once.
    #[uniffi::method(default(battery_pct = None))]
    #[must_use]
    pub fn located(
        &self,
        lat_e7: i64,
        lon_e7: i64,
        accuracy_m: u32,
        at_ms: i64,
        frame: Frame,
        battery_pct: Option<u32>,
    ) -> Vec<Effect> {
        self.event(&frame, |outside, reading| {
            let taken = position((lat_e7, lon_e7), accuracy_m, at_ms, battery_pct)
                .and_then(|position| outside.check_ins().located(position, reading));
            (Vec::new(), taken.unwrap_or_default())
        })
    }

    /// What the phone allows has changed. It lowers what is shown and ends nothing.
    #[must_use]
    pub fn platform_lost(&self, what: PlatformState, frame: Frame) -> Vec<Effect> {
        self.event(&frame, |outside, reading| {
            let lost = lacks(&what.facts, what.no_network);
            let asked = outside.check_ins().platform_lost(lost, reading);
            (Vec::new(), asked.unwrap_or_default())
        })
    }

    /// A sealed frame came: an answer of somebody who holds her plan, or a word about a plan that is held here. A plan
    /// that is new can only be taken with the open record: the person is asked to open the app, and the shell brings the
    /// frame again then. What opens nowhere is passed over.
    #[must_use]
    pub fn frame_arrived(&self, bytes: &[u8], frame: Frame) -> Vec<Effect> {
        if bytes.len() > limits::FRAME_MAX_BYTES {
            return self.tick(frame);
        }
        self.event(&frame, |outside, reading| {
            if outside.check_ins().take_frame(bytes, reading).is_ok() {
                return (Vec::new(), Vec::new());
            }
            match outside.watches().take(bytes, reading) {
                Ok(watched) => (outside.watch_notices(&watched), Vec::new()),
                Err(Error::NotFound) => (
                    vec![outside.neutral(WATCH_NOTIFICATION, Look::default(), NoticeKind::Reminder, false)],
                    Vec::new(),
                ),
                Err(_) => (Vec::new(), Vec::new()),
            }
        })
    }

    /// The wakes as they stand, soonest first: the list that the last `SetWakes` held. Changes nothing.
    #[must_use]
    pub fn next_wakes(&self, frame: Frame) -> Vec<WakeView> {
        let reading = frame.reading();
        let outside = self.outside(&frame);
        let read = catch_unwind(AssertUnwindSafe(|| outside.all_wakes(&reading)));
        read.unwrap_or_else(|_| Outside::look_soon(&reading))
    }
}

impl CheckInEvents {
    /// Over an environment of one's own: for tests and the terminal.
    #[must_use]
    pub fn over(environment: Environment, folder: PathBuf) -> Arc<Self> {
        Arc::new(CheckInEvents { environment, folder })
    }

    fn outside(&self, frame: &Frame) -> Outside {
        Outside::new(&self.environment, &self.folder, frame)
    }

    /// One event, then everything that time has brought. Whatever goes wrong, a wake stands at the end.
    fn event(
        &self,
        frame: &Frame,
        act: impl FnOnce(&Outside, &Reading) -> (Vec<Effect>, Vec<machine::Effect>),
    ) -> Vec<Effect> {
        let (reading, outside) = (frame.reading(), self.outside(frame));
        let done = catch_unwind(AssertUnwindSafe(|| {
            let (mut effects, asked) = act(&outside, &reading);
            effects.extend(outside.settle(&asked, &reading));
            effects
        }));
        done.unwrap_or_else(|_| vec![Effect::SetWakes { wakes: Outside::look_soon(&reading) }])
    }
}
