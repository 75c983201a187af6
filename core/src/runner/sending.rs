//! One message, one thread, one time-out; the answer is committed before anything else is said about it.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::JoinSet;

use super::{Clock, Runner};
use crate::checkin::channel::SendFailure;
use crate::checkin::machine::RowKey;
use crate::checkin::outgoing::Outgoing;
use crate::error::Result;
use crate::ids::CheckinId;
use crate::limits;
use crate::session::CheckIns;

/// How a send went.
pub(super) struct Answered {
    pub(super) check_in: CheckinId,
    pub(super) row: RowKey,
    pub(super) result: std::result::Result<(), SendFailure>,
}

impl Runner {
    /// Claims what is to leave and begins to send all of it.
    pub(super) fn begin_sends(&self, sends: &mut JoinSet<Answered>) -> Result<()> {
        let handle = self.runtime()?.handle().clone();
        for outgoing in self.check_ins.take_outgoing(&self.clock.reading())? {
            let mark = (outgoing.check_in, outgoing.row);
            let is_new = self.under_way.lock().unwrap_or_else(PoisonError::into_inner).insert(mark);
            // One that hangs is not joined by a second.
            if is_new {
                self.spawn(outgoing, sends, &handle);
            }
        }
        Ok(())
    }

    fn spawn(&self, outgoing: Outgoing, sends: &mut JoinSet<Answered>, handle: &Handle) {
        let Outgoing { check_in, row, channel, message } = outgoing;
        let channel = self.channel(&channel);
        let committer = Committer {
            check_ins: Arc::clone(&self.check_ins),
            clock: Arc::clone(&self.clock),
            check_in,
            row,
        };
        let under_way = Arc::clone(&self.under_way);
        let late = committer.clone();
        let at_work = move || {
            // Taken off in the end, even if the channel's own code stops half-way.
            let _mark = Mark { under_way, of: (check_in, row) };
            let result = match channel {
                // This device has no such channel; another may get it, or she installs one.
                None => Err(SendFailure::Later),
                Some(channel) => channel.send(&message),
            };
            // By the thread that sent, however late: what was handed over is not sent again.
            committer.commit(result);
            result
        };
        sends.spawn_on(
            async move {
                let sent = tokio::task::spawn_blocking(at_work);
                let limit = Duration::from_millis(limits::SEND_MAX_MS);
                let result = if let Ok(Ok(result)) = tokio::time::timeout(limit, sent).await {
                    result
                } else {
                    // The thread stopped half-way, or takes too long: it may have left.
                    late.commit(Err(SendFailure::TimedOut));
                    Err(SendFailure::TimedOut)
                };
                Answered { check_in, row, result }
            },
            handle,
        );
    }
}

/// Answers for one row.
#[derive(Clone)]
struct Committer {
    check_ins: Arc<CheckIns>,
    clock: Arc<dyn Clock>,
    check_in: CheckinId,
    row: RowKey,
}

impl Committer {
    fn commit(&self, result: std::result::Result<(), SendFailure>) {
        // What can't be committed now is sent again: a second copy rather than none.
        let _ = self.check_ins.sent(self.check_in, self.row, result, &self.clock.reading());
    }
}

/// A row that is under way.
struct Mark {
    under_way: Arc<Mutex<HashSet<(CheckinId, RowKey)>>>,
    of: (CheckinId, RowKey),
}

impl Drop for Mark {
    fn drop(&mut self) {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.of);
    }
}
