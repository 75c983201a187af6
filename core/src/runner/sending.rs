//! One message, one thread, one time-out; the answer is committed before anything else is said about it.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::task::JoinSet;

use super::Runner;
use crate::checkin::channel::SendFailure;
use crate::checkin::machine::RowKey;
use crate::checkin::outgoing::Outgoing;
use crate::error::Result;
use crate::ids::CheckinId;
use crate::limits;

/// How a send went.
pub(super) struct Answered {
    pub(super) check_in: CheckinId,
    pub(super) row: RowKey,
    pub(super) result: std::result::Result<(), SendFailure>,
}

impl Runner {
    /// Claims what is to leave and begins to send all of it.
    pub(super) fn begin_sends(&self, sends: &mut JoinSet<Answered>) -> Result<()> {
        for outgoing in self.check_ins.take_outgoing(&self.clock.reading())? {
            let mark = (outgoing.check_in, outgoing.row);
            let is_new = self.under_way.lock().unwrap_or_else(PoisonError::into_inner).insert(mark);
            // One that hangs is not joined by a second.
            if is_new {
                self.spawn(outgoing, sends);
            }
        }
        Ok(())
    }

    fn spawn(&self, outgoing: Outgoing, sends: &mut JoinSet<Answered>) {
        let Outgoing { check_in, row, channel, message } = outgoing;
        let channel = self.channel(&channel);
        let (check_ins, clock) = (Arc::clone(&self.check_ins), Arc::clone(&self.clock));
        let under_way = Arc::clone(&self.under_way);
        let handle = self.runtime.handle().clone();
        sends.spawn_on(
            async move {
                let sent = tokio::task::spawn_blocking(move || {
                    let result = match channel {
                        // This device has no such channel; another may get it, or she installs one.
                        None => Err(SendFailure::Later),
                        Some(channel) => channel.send(&message),
                    };
                    under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&(check_in, row));
                    result
                });
                let limit = Duration::from_millis(limits::SEND_MAX_MS);
                let result = match tokio::time::timeout(limit, sent).await {
                    Ok(Ok(result)) => result,
                    // The thread stopped half-way, or takes too long: it may have left.
                    Ok(Err(_)) | Err(_) => Err(SendFailure::TimedOut),
                };
                let committed = tokio::task::spawn_blocking(move || {
                    check_ins.sent(check_in, row, result, &clock.reading())
                });
                // What can't be committed now is sent again: a second copy rather than none.
                let _ = committed.await;
                Answered { check_in, row, result }
            },
            &handle,
        );
    }
}
