//! Sending from a command that wants to say how it went.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use alongside_core::checkin::machine::{BY_HAND, CheckIn, Row, RowState};
use alongside_core::ids::CheckinId;
use alongside_core::runner::{self, Runner};
use alongside_core::session::CheckIns;
use alongside_core::time::Reading;

use super::check_ins;
use crate::channels::{self, Now};
use crate::clock::{Clock, Stopwatch};
use crate::context::Context;
use crate::failure::Outcome;

/// How long somebody waits for what another process is sending.
const ELSEWHERE_MS: u128 = 5_000;
/// Between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(50);

impl runner::Clock for Clock {
    fn reading(&self) -> Reading {
        Clock::reading(*self)
    }
}

/// What sends from this computer.
pub(super) fn runner(context: &Context) -> Outcome<Runner> {
    let clock = context.clock;
    let now: Now = Arc::new(move || clock.reading());
    let channels = channels::all(&now, &context.environment().entropy);
    Ok(Runner::new(check_ins(context), channels, Arc::new(clock))?)
}

/// Sends what is to leave now, and waits for what `checkin run` took over meanwhile. Afterwards the check-in says how
/// it went.
pub(super) fn send(context: &Context, check_ins: &CheckIns, id: CheckinId) -> Outcome<CheckIn> {
    let runner = runner(context)?;
    runner.pump(|_| {})?;
    let waited = Stopwatch::start();
    loop {
        let check_in = check_ins.get(id)?;
        if !check_in.outbox.iter().any(is_under_way) || waited.milliseconds() > ELSEWHERE_MS {
            return Ok(check_in);
        }
        thread::sleep(LOOK_EVERY);
    }
}

fn is_under_way(row: &Row) -> bool {
    let untried = row.state == RowState::Waiting && row.attempts == 0;
    row.key.way != BY_HAND && (row.state == RowState::Sending || untried)
}
