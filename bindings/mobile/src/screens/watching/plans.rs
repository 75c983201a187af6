//! What the app last knew of the plans that are held here, so that drawing a page asks no key of the phone.

use std::collections::BTreeMap;

use alongside_core::checkin::frames::Joiner;
use alongside_core::checkin::watcher::{Phase, WatchView};
use alongside_core::ids::{Cid8, Digest32};
use alongside_core::limits;
use alongside_core::say::watching::{is_calling, is_held};
use alongside_core::session::Watches;
use alongside_core::time::Reading;

/// What the app last knew.
#[derive(Default)]
pub(crate) struct Plans {
    /// What the files looked like then; nothing where there were none, or where that could not be read.
    mark: Option<Digest32>,
    /// Those that can be read, the ended ones too.
    pub(crate) all: Vec<(Cid8, WatchView)>,
    /// One is there that can't be read.
    pub(crate) unreadable: bool,
    /// Whether they are being read anew.
    pub(crate) looking: bool,
    /// Whether what asks for something is shown as soon as they are read.
    pub(crate) show_wanted: bool,
    /// Answers that she has handed over, and whether they said that it rings.
    pub(crate) answered: BTreeMap<Cid8, bool>,
    /// Parts of frames whose other parts have not come.
    pub(crate) joiner: Joiner,
    /// Sealed frames that wait for the open record.
    pub(crate) waiting: Vec<Vec<u8>>,
}

/// The plans as they lie in their files.
pub(crate) struct ReadPlans {
    mark: Option<Digest32>,
    all: Vec<(Cid8, WatchView)>,
    unreadable: bool,
}

impl ReadPlans {
    /// Asks the key store.
    pub(crate) fn read(watches: &Watches, reading: &Reading) -> Self {
        // Looked at first: what is written in between is then read once more.
        let mark = watches.mark().ok().flatten();
        let (all, unreadable) = match watches.list(reading) {
            Ok((all, unreadable)) => (all, !unreadable.is_empty()),
            Err(_) => (Vec::new(), true),
        };
        ReadPlans { mark, all, unreadable }
    }
}

impl Plans {
    /// Takes over what was read.
    pub(crate) fn take(&mut self, read: ReadPlans) {
        let ReadPlans { mark, all, unreadable } = read;
        self.answered.retain(|known, _| all.iter().any(|(cid8, _)| cid8 == known));
        self.mark = mark;
        self.all = all;
        self.unreadable = unreadable;
        self.looking = false;
    }

    /// Whether the files have changed since. Asks no key.
    pub(crate) fn is_old(&self, watches: &Watches) -> bool {
        watches.mark().is_ok_and(|mark| mark != self.mark)
    }

    pub(crate) fn get(&self, cid8: Cid8) -> Option<&WatchView> {
        self.all.iter().find(|(known, _)| *known == cid8).map(|(_, plan)| plan)
    }

    /// Those that are shown in the list.
    pub(crate) fn held(&self) -> impl Iterator<Item = &(Cid8, WatchView)> {
        self.all.iter().filter(|(_, plan)| is_held(plan))
    }

    /// The one that asks for something now, a call for help first.
    pub(crate) fn calling(&self) -> Option<&(Cid8, WatchView)> {
        let calling = self.all.iter().filter(|(_, plan)| is_calling(plan));
        calling
            .max_by_key(|(_, plan)| (plan.under_threat || plan.called_for_help, plan.phase == Phase::Ringing))
    }

    /// Keeps frames until the record is open.
    pub(crate) fn wait(&mut self, frames: Vec<Vec<u8>>) {
        for frame in frames {
            if self.waiting.len() < limits::FRAMES_JOINING_MAX && !self.waiting.contains(&frame) {
                self.waiting.push(frame);
            }
        }
    }

    /// She has handed an answer over.
    pub(crate) fn hand_over(&mut self, cid8: Cid8) {
        if let Some(rings) = self.get(cid8).map(|plan| plan.phase == Phase::Ringing) {
            self.answered.insert(cid8, rings);
        }
    }

    /// Whether the friend's phone has not been told what this one does now.
    pub(crate) fn owes_answer(&self, cid8: Cid8, plan: &WatchView) -> bool {
        self.answered.get(&cid8) != Some(&(plan.phase == Phase::Ringing))
    }
}
