//! The edge that waits and sends, on a computer: sleeps until the next wake, and gives every message its own thread
//! and time-out, side by side. On a phone the system's alarms wake and the shell sends; nothing of this runs there.
//!
//! It decides nothing. Killed at any moment and started again, it goes on where the capsules say.

mod long_work;
mod sending;

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::checkin::channel::{Channel, SendFailure};
use crate::checkin::machine::{Effect, RowKey};
use crate::error::{Error, ErrorCode, Result};
use crate::ids::CheckinId;
use crate::limits;
use crate::session::{CheckIns, Woken};
use crate::time::Reading;

pub use long_work::{LongWork, Stopwatch};

/// The clocks of this computer. The one clock that comes in as a trait: here time passes between two events.
pub trait Clock: Send + Sync {
    /// What they show now.
    fn reading(&self) -> Reading;
}

/// What the runner tells of itself, for a line on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Happening {
    /// A check-in asks for something.
    Asks(CheckinId, Effect),
    /// A check-in can't be read. Told once, until that changes.
    Unreadable(CheckinId),
    /// Something stands in the way, of one check-in or of all: a full disk, a folder that can't be read. It goes on
    /// and tries again. Told once, until that changes.
    Hindered(Option<CheckinId>, ErrorCode),
    /// A message was handed over, or was not.
    Sent(CheckinId, RowKey, std::result::Result<(), SendFailure>),
}

/// Ticks the check-ins of one installation and sends what they owe.
pub struct Runner {
    check_ins: Arc<CheckIns>,
    channels: Vec<Arc<dyn Channel>>,
    clock: Arc<dyn Clock>,
    runtime: Option<Runtime>,
    /// Sends that are still under way, those that took too long among them: none of them is begun twice.
    under_way: Arc<Mutex<HashSet<(CheckinId, RowKey)>>>,
}

impl Runner {
    /// For these check-ins and channels.
    pub fn new(check_ins: CheckIns, channels: Vec<Arc<dyn Channel>>, clock: Arc<dyn Clock>) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(limits::SENDS_AT_ONCE_MAX)
            .enable_time()
            .build()?;
        let under_way = Arc::new(Mutex::new(HashSet::new()));
        Ok(Runner { check_ins: Arc::new(check_ins), channels, clock, runtime: Some(runtime), under_way })
    }

    fn runtime(&self) -> Result<&Runtime> {
        self.runtime.as_ref().ok_or(Error::Internal("a runner that has ended"))
    }

    /// Runs until `stop` is set. Only one process may: the caller holds [`CheckIns::run_lock`].
    ///
    /// Other processes act on the same capsules meanwhile; what they commit is seen within half a second.
    ///
    /// # Errors
    /// Only what stands in the way at the start. What comes up later is told and tried again: whoever waits for an
    /// alert is not helped by a program that has ended.
    pub fn run(&self, stop: &AtomicBool, mut tell: impl FnMut(Happening)) -> Result<()> {
        let mut troubles = HashSet::new();
        report(&self.check_ins.recover(&self.clock.reading())?, &mut troubles, &mut tell);
        self.runtime()?.block_on(async {
            let mut sends = JoinSet::new();
            while !stop.load(Ordering::SeqCst) {
                let next = match self.look(&mut sends) {
                    Ok(woken) => {
                        report(&woken, &mut troubles, &mut tell);
                        self.until_next(&woken)
                    }
                    Err(error) => {
                        let trouble = Happening::Hindered(None, error.code());
                        if troubles.insert(trouble) {
                            tell(trouble);
                        }
                        Duration::from_millis(limits::RUNNER_LOOKS_EVERY_MS)
                    }
                };
                tokio::time::sleep(next).await;
                while let Some(done) = sends.try_join_next() {
                    tell_sent(done, &mut tell);
                }
            }
            // What is about to be answered for is waited for, so that it is not sent again; what hangs is not.
            let limit = Duration::from_millis(limits::RUNNER_STOPS_WITHIN_MS);
            let _ = tokio::time::timeout(limit, async {
                while let Some(done) = sends.join_next().await {
                    tell_sent(done, &mut tell);
                }
            })
            .await;
        });
        Ok(())
    }

    fn look(&self, sends: &mut JoinSet<sending::Answered>) -> Result<Woken> {
        let woken = self.check_ins.tick(&self.clock.reading())?;
        self.begin_sends(sends)?;
        Ok(woken)
    }

    /// Sends what is to leave now, once, and waits for the answers. For a command that wants to say how it went.
    pub fn pump(&self, mut tell: impl FnMut(Happening)) -> Result<()> {
        self.runtime()?.block_on(async {
            let mut sends = JoinSet::new();
            self.begin_sends(&mut sends)?;
            while let Some(done) = sends.join_next().await {
                tell_sent(done, &mut tell);
            }
            Ok(())
        })
    }

    /// Asks every channel of a check-in whether it would take a message, side by side, and commits what was proved.
    pub fn prove(&self, id: CheckinId) -> Result<()> {
        let check_in = self.check_ins.get(id)?;
        self.runtime()?.block_on(async {
            let mut probes = JoinSet::new();
            for (contact, way, name, address) in check_in.addresses() {
                let Some(channel) = self.channel(&name).filter(|channel| channel.abilities().can_probe)
                else {
                    continue;
                };
                probes.spawn(async move {
                    let asked = tokio::task::spawn_blocking(move || channel.probe(&address));
                    let limit = Duration::from_millis(limits::PROBE_MAX_MS);
                    let works = matches!(tokio::time::timeout(limit, asked).await, Ok(Ok(Ok(()))));
                    (contact, way, works)
                });
            }
            while let Some(probed) = probes.join_next().await {
                if let Ok((contact, way, works)) = probed {
                    self.check_ins.proved(id, contact, way, works, &self.clock.reading())?;
                }
            }
            Ok(())
        })
    }

    /// The check-ins it runs.
    #[must_use]
    pub fn check_ins(&self) -> &CheckIns {
        &self.check_ins
    }

    fn channel(&self, name: &str) -> Option<Arc<dyn Channel>> {
        self.channels.iter().find(|channel| channel.name() == name).cloned()
    }

    /// How long nothing has to be done. Never long: another process may commit something, and a computer that sleeps
    /// stops this clock.
    fn until_next(&self, woken: &Woken) -> Duration {
        let now = self.clock.reading().monotonic_ms;
        // What was to be done by now has just been done, or waits for something that brings no wake.
        let next = woken
            .wakes
            .iter()
            .filter_map(|wake| wake.at_monotonic_ms.checked_sub(now))
            .find(|ahead| *ahead > 0);
        Duration::from_millis(next.unwrap_or(u64::MAX).clamp(20, limits::RUNNER_LOOKS_EVERY_MS))
    }
}

/// A send that hangs holds nothing up: its thread ends with the process.
impl Drop for Runner {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Tells what a wake led to; of what stays as it was, only that it began.
fn report(woken: &Woken, troubles: &mut HashSet<Happening>, tell: &mut impl FnMut(Happening)) {
    for (id, effect) in &woken.effects {
        tell(Happening::Asks(*id, *effect));
    }
    let unreadable = woken.unreadable.iter().map(|id| Happening::Unreadable(*id));
    let failed = woken.failed.iter().map(|(id, code)| Happening::Hindered(Some(*id), *code));
    let now: HashSet<Happening> = unreadable.chain(failed).collect();
    now.difference(troubles).for_each(|trouble| tell(*trouble));
    *troubles = now;
}

type Answer = std::result::Result<sending::Answered, tokio::task::JoinError>;

fn tell_sent(done: Answer, tell: &mut impl FnMut(Happening)) {
    if let Ok(answered) = done {
        tell(Happening::Sent(answered.check_in, answered.row, answered.result));
    }
}
