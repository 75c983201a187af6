//! Long work: what an operation carries away, and how its end comes back to the desk.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use alongside_core::progress::Progress;

use super::Effect;

/// What the end of a piece of work leaves behind. Clones share one state.
#[derive(Clone, Default)]
pub(crate) struct EndedWork(Arc<Left>);

#[derive(Default)]
struct Left {
    over: AtomicBool,
    effects: Mutex<Vec<Effect>>,
}

impl EndedWork {
    /// Whether the work has come to its end.
    pub(crate) fn is_over(&self) -> bool {
        self.0.over.load(Ordering::Acquire)
    }

    /// The work has ended and asks for this.
    pub(crate) fn end(&self, effects: Vec<Effect>) {
        *self.0.effects.lock().unwrap_or_else(PoisonError::into_inner) = effects;
        self.0.over.store(true, Ordering::Release);
    }

    /// What its end asks for, once.
    pub(crate) fn take(self) -> Vec<Effect> {
        self.take_left()
    }

    pub(crate) fn take_left(&self) -> Vec<Effect> {
        std::mem::take(&mut *self.0.effects.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A piece of work that runs.
pub(crate) struct UnderWay {
    /// Its number.
    pub(crate) number: u32,
    /// The message that says what is being done.
    pub(crate) label: &'static str,
    /// Whether it can be stopped half-way.
    pub(crate) stops: bool,
    /// How far it has come, and the flag that stops it.
    pub(crate) progress: Progress,
    /// Whether it is a file that a shell hands over piece by piece.
    pub(crate) arrives: bool,
    /// Whether it goes on when the record is locked, because it needs none.
    pub(crate) outlives: bool,
}
