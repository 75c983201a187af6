//! Room in the capsule. Its size is fixed, so what may be refused is refused before what may not be: telling contacts,
//! ending and taking back always find their place.

use zeroize::Zeroizing;

use super::outbox::{Content, Draft};
use super::state::CheckIn;
use crate::checkin::frames::Body;
use crate::error::{Error, Refusal, Result};
use crate::limits;

/// A row at its longest.
const ROW_BYTES: usize = 36;
/// A sealed frame with its length: a plan, anything else.
const PLAN_FRAME_BYTES: usize = limits::FRAME_MAX_BYTES + 3;
const SHORT_FRAME_BYTES: usize = 67;
/// A row in the history.
const HISTORY_ROW_BYTES: usize = 16;
/// The rest of the history, without the words of the plan, which it takes over; numbers that grow.
const REST_BYTES: usize = 640;
/// Texts per way that may still come: alert, second text, what takes them back, what was forced, arrival.
const TEXTS: usize = 5;
/// Frames per watcher that may still come: alert, position, ending.
const FRAMES: usize = 3;

/// What is about to be made for each contact.
#[derive(Clone, Copy, Default)]
pub(super) struct Wanted {
    /// Plans to those who are paired.
    pub(super) plans: usize,
    /// Other frames to them.
    pub(super) frames: usize,
    /// Texts.
    pub(super) texts: usize,
}

impl CheckIn {
    /// Whether there is room for that and afterwards for everything that must not be refused.
    pub(super) fn has_room_for(&self, wanted: Wanted) -> bool {
        let more = Wanted {
            plans: wanted.plans,
            frames: wanted.frames.saturating_add(FRAMES),
            texts: wanted.texts.saturating_add(TEXTS),
        };
        let (mut rows, mut bytes) = (self.outbox.len(), REST_BYTES);
        for contact in self.contacts.iter().filter(|contact| !contact.removed) {
            let ways = contact.ways.len().max(1);
            let mut messages = more.texts;
            if contact.watcher.is_some() {
                messages = messages.saturating_add(more.frames).saturating_add(more.plans);
                bytes = bytes
                    .saturating_add(more.frames.saturating_mul(SHORT_FRAME_BYTES))
                    .saturating_add(more.plans.saturating_mul(PLAN_FRAME_BYTES));
            }
            let new = ways.saturating_mul(messages);
            rows = rows.saturating_add(new);
            bytes = bytes.saturating_add(new.saturating_mul(ROW_BYTES));
        }
        bytes = bytes.saturating_add(rows.saturating_mul(HISTORY_ROW_BYTES));
        self.stored_bytes().saturating_add(bytes) <= limits::CAPSULE_PLAIN_BYTES
    }

    /// Refused where it would not fit a capsule in all that can come of it.
    pub(in crate::checkin) fn check_room(&self) -> Result<()> {
        if self.has_room_for(Wanted::default()) {
            Ok(())
        } else {
            Err(Error::invalid("contact", Refusal::TooLong))
        }
    }

    /// What it takes now, frames that are not sealed yet counted as if they were.
    fn stored_bytes(&self) -> usize {
        let mut sized = self.clone();
        for row in &mut sized.outbox {
            if let Content::Draft(Draft { seq, body, .. }) = &row.content {
                let plan = matches!(body, Body::Plan(_));
                let mut frame = vec![0; if plan { limits::FRAME_MAX_BYTES } else { SHORT_FRAME_BYTES }];
                let mark = [&seq.to_be_bytes()[..], &[row.key.contact]].concat();
                frame.iter_mut().zip(mark).for_each(|(byte, mark)| *byte = mark);
                row.content = Content::Frame(frame);
            }
        }
        minicbor::to_vec(&sized).map(Zeroizing::new).map_or(usize::MAX, |bytes| bytes.len())
    }
}
