//! The ways in and out: how the app comes to the front, how it is left at once, when it locks by itself.

use std::sync::atomic::Ordering;

use alongside_core::Result;

use super::desk::Desk;
use super::door::Door;
use super::page::Page;
use super::{Effect, WayIn, capture, checkin, incidents, watching};

/// The app came to the front. After the time in which it locks by itself it is locked first.
pub(super) fn opened(desk: &mut Desk<'_>, way: WayIn) -> Result<()> {
    if is_over(desk) {
        desk.lock();
    }
    let is_open = matches!(desk.held.door, Door::Open(_));
    let arrived = match (way, &desk.held.door) {
        (WayIn::Tile | WayIn::Shortcut, Door::Open(_)) => {
            if !matches!(desk.held.stack.front(), Some(Page::Log(incidents::LogPage::Write))) {
                incidents::write(desk);
            }
            Ok(())
        }
        (WayIn::Tile | WayIn::Shortcut | WayIn::Shared, Door::Shut) => capture::arrive(desk),
        // What is shared needs a record to go into; a link leads nowhere that this program has.
        (WayIn::Shared, _) if !is_open => declined(desk, "capture-declined"),
        (WayIn::Link, _) => declined(desk, "screen-link-declined"),
        _ => Ok(()),
    };
    checkin::opened(desk, way);
    watching::opened(desk, way);
    arrived
}

fn declined(desk: &mut Desk<'_>, id: &str) -> Result<()> {
    let words = desk.words()?;
    desk.notice(words.text(id, &[]));
    Ok(())
}

/// Whether the time without use after which the record locks is over. Another boot counts as over; while work has the
/// record it is in use. A frame that was read just before work ended is no clock that ran backwards.
fn is_over(desk: &Desk<'_>) -> bool {
    let Door::Open(_) = desk.held.door else { return false };
    if desk.held.takes_in() {
        return false;
    }
    let (Some(last), now) = (desk.held.last_act, desk.reading) else { return false };
    let limit_ms = u64::from(desk.held.face.auto_lock_s).saturating_mul(1_000);
    last.boot != now.boot || now.monotonic_ms.saturating_sub(last.monotonic_ms) >= limit_ms
}

/// Leaves at once: the record is shut before the phone shows something else.
pub(super) fn leave(desk: &mut Desk<'_>) {
    shut(desk);
    desk.ask(Effect::LeaveNow);
}

/// Locks. Where work has the record, it is told to stop, nothing is shown any more, and its end locks.
pub(super) fn shut(desk: &mut Desk<'_>) {
    capture::keep_typed(desk);
    if !matches!(desk.held.door, Door::Away) {
        desk.lock();
        return;
    }
    desk.shared.lock_wanted.store(true, Ordering::Release);
    desk.close_up();
}
