//! Work that outlives the act that began it: polled for how far it has come, stopped by a flag.

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use alongside_core::progress::Progress;

use crate::screens::{Effect, EndedWork};

/// How far an operation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct OperationProgress {
    /// Steps or bytes done.
    pub done: i64,
    /// Steps or bytes in all; 0 while that is not known.
    pub total: i64,
    /// Whether it has come to its end, whichever that was. The view says which.
    pub ended: bool,
}

/// One piece of long work. The view shows its number while it runs.
#[derive(uniffi::Object)]
pub struct Operation {
    progress: Progress,
    ended: Mutex<Option<EndedWork>>,
}

impl Operation {
    pub(crate) fn new(progress: Progress, ended: EndedWork) -> Arc<Self> {
        Arc::new(Operation { progress, ended: Mutex::new(Some(ended)) })
    }
}

#[uniffi::export]
impl Operation {
    /// How far it has come. After `finish` it counts as ended.
    pub fn progress(&self) -> OperationProgress {
        let whole = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let held = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        OperationProgress {
            done: whole(self.progress.done()),
            total: whole(self.progress.total()),
            ended: held.as_ref().is_none_or(EndedWork::is_over),
        }
    }

    /// Asks it to stop at its next step. Returns at once; what was half done is undone.
    pub fn cancel(&self) {
        self.progress.cancel();
    }

    /// Lets go of it and gives what its end asks of the phone. Called again it gives nothing; called while the work
    /// still runs it gives nothing either, and the next act brings what the end asks.
    pub fn finish(&self) -> Vec<Effect> {
        let held = self.ended.lock().unwrap_or_else(PoisonError::into_inner).take();
        held.map(EndedWork::take).unwrap_or_default()
    }
}
