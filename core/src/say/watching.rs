//! What is said of a plan that is held for a friend.

use super::Say;
use crate::checkin::watcher::{Ending, Phase, WatchMessage, WatchView, said};

/// Whether a plan is one of those held now. One of a friend under threat stays until it is forgotten.
#[must_use]
pub fn is_held(plan: &WatchView) -> bool {
    !matches!(plan.phase, Phase::Closed(ending) if ending != Ending::UnderThreat)
}

/// Whether it asks something of the watcher now.
#[must_use]
pub fn is_calling(plan: &WatchView) -> bool {
    if plan.under_threat {
        return !plan.threat_seen;
    }
    matches!(plan.phase, Phase::Asking | Phase::Ringing)
}

impl Say<'_> {
    /// A message about a plan, in the words of the watcher.
    #[must_use]
    pub fn of_plan(self, plan: &WatchView, message: WatchMessage) -> String {
        let (due, deadline) = (self.instant(plan.due_ms), self.instant(plan.deadline_ms));
        said(self.words(), message, plan.test, &plan.friend, &due, &deadline)
    }
}

/// Hundred-thousandths of a degree as degrees.
#[must_use]
pub fn degrees_e5(e5: i32) -> String {
    let sign = if e5 < 0 { "-" } else { "" };
    format!("{sign}{}.{:05}", e5.unsigned_abs() / 100_000, e5.unsigned_abs() % 100_000)
}
