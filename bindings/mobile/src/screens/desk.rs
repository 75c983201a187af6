//! What an act finds on the table: the door, the stack, what was typed, and the frame it came with.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use zeroize::Zeroizing;

use alongside_core::progress::Progress;
use alongside_core::runner::Stopwatch;
use alongside_core::session::{CheckIns, Locked, Unlocked};
use alongside_core::time::Reading;
use alongside_core::words::Catalogue;
use alongside_core::{Error, Result};

use super::app::{Held, Shared};
use super::door::Door;
use super::page::Page;
use super::sight::problem;
use super::work::{EndedWork, UnderWay};
use super::{Effect, Field};
use crate::{Frame, Operation};

/// What is done with the record as soon as no operation has it.
pub(crate) type WhenBack = Box<dyn FnOnce(&mut Desk<'_>) -> Result<()> + Send>;

/// What an act works on, and what it asks of the phone.
pub(crate) struct Desk<'a> {
    pub(crate) shared: &'a Arc<Shared>,
    pub(crate) held: &'a mut Held,
    pub(crate) frame: &'a Frame,
    pub(crate) reading: Reading,
    pub(crate) effects: Vec<Effect>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(shared: &'a Arc<Shared>, held: &'a mut Held, frame: &'a Frame) -> Self {
        Desk { shared, held, frame, reading: frame.reading(), effects: Vec::new() }
    }

    /// The words of this act.
    pub(crate) fn words(&self) -> Result<Arc<Catalogue>> {
        self.shared.words(self.frame.words_in(self.held.face.language.as_deref()))
    }

    /// The open record; `Locked` where it is shut.
    pub(crate) fn record(&mut self) -> Result<&mut Unlocked> {
        match &mut self.held.door {
            Door::Open(record) => Ok(record),
            _ => Err(Error::Locked),
        }
    }

    /// The check-ins, which need no passcode.
    pub(crate) fn check_ins(&self) -> CheckIns {
        CheckIns::at(&self.shared.environment, &self.shared.folder)
    }

    /// Lays a page on top.
    pub(crate) fn push(&mut self, page: Page) {
        self.held.stack.push(page);
    }

    /// Asks the phone for something.
    pub(crate) fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Says something above the page, until it was read.
    pub(crate) fn notice(&mut self, text: String) {
        self.held.notices.push(text);
    }

    /// What stands in a field, taken off the desk.
    pub(crate) fn take_typed(&mut self, field: Field) -> Zeroizing<String> {
        self.held.typed.remove(&field).unwrap_or_default()
    }

    /// What went wrong, to be shown on the page in front.
    pub(crate) fn show_problem(&mut self, error: &Error) {
        if let Ok(words) = self.words() {
            self.held.problem = Some(problem(&words, error));
        }
    }

    /// Takes what is known before unlock from the open record, after it was changed.
    pub(crate) fn face_changed(&mut self) {
        if let Door::Open(record) = &self.held.door {
            self.held.face = record.face().clone();
        }
    }

    /// The record is open: home, and what opening found.
    pub(crate) fn opened(&mut self, record: Unlocked) {
        self.held.face = record.face().clone();
        self.held.door = Door::Open(Box::new(record));
    }

    /// Does something with the record: now, or where an operation has it, when it is back. It finds the desk as it is
    /// then. Where the record is shut before that, it is not done.
    pub(crate) fn when_back(
        &mut self,
        then: impl FnOnce(&mut Desk<'_>) -> Result<()> + Send + 'static,
    ) -> Result<()> {
        if matches!(self.held.door, Door::Away) {
            self.held.waiting.push(Box::new(then));
            return Ok(());
        }
        then(self)
    }

    /// Nothing of the record stays to be seen, and nothing goes on with it. What was typed stays until it is saved, when
    /// the record is back.
    pub(crate) fn close_up(&mut self) {
        for under_way in &self.held.under_way {
            under_way.progress.cancel();
        }
        self.shared.intakes.cut();
        self.held.notices.clear();
        self.held.problem = None;
        self.held.drawn.clear();
        let root = super::unlock::root(&self.held.face);
        self.held.stack.reset(root);
    }

    /// Drops every key. What was typed and belongs into the record is saved first.
    pub(crate) fn lock(&mut self) {
        super::incidents::keep_draft(self);
        if let Door::Open(record) = std::mem::replace(&mut self.held.door, Door::Shut) {
            // The records are durable already: a failure of the last tidying loses nothing and has nobody to be told to.
            let _ = record.lock();
        }
        self.held.typed.clear();
        self.held.waiting.clear();
        self.close_up();
    }

    /// Begins long work. `work` runs on a thread of its own with nothing of the desk; `done` finds the desk as it is
    /// then, with the time that has passed added to the frame.
    ///
    /// Where `work` stops in a way that nobody planned, the door is opened anew from what is on disk.
    pub(crate) fn begin<T: Send + 'static>(
        &mut self,
        label: &'static str,
        stops: bool,
        work: impl FnOnce(&Progress, Stopwatch) -> T + Send + 'static,
        done: impl FnOnce(&mut Desk<'_>, T) -> Result<()> + Send + 'static,
    ) {
        // Work that has the record brings it back; other work must leave alone what stands there at its end.
        let has_record = matches!(self.held.door, Door::Away);
        let number = self.held.next_number;
        self.held.next_number = number.wrapping_add(1);
        let (progress, ended) = (Progress::new(), EndedWork::default());
        self.held.operations.insert(number, Operation::new(progress.clone(), ended.clone()));
        self.held.under_way.push(UnderWay {
            number,
            label,
            stops,
            progress: progress.clone(),
            ended: ended.clone(),
        });
        self.shared.raise(progress.clone());
        let (shared, frame) = (Arc::clone(self.shared), self.frame.clone());
        self.shared.long_work.begin(move |watch| {
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&progress, watch)));
            let frame = frame.after(watch.elapsed_ms());
            let mut held = shared.held();
            let mut desk = Desk::new(&shared, &mut held, &frame);
            match result {
                Ok(result) => {
                    if let Err(error) = done(&mut desk, result) {
                        desk.show_problem(&error);
                    }
                }
                Err(_) => desk.show_problem(&Error::Internal("long work stopped")),
            }
            if has_record {
                desk.brought_back();
            }
            let effects = std::mem::take(&mut desk.effects);
            desk.held.under_way.retain(|under_way| under_way.number != number);
            shared.lower(&progress);
            ended.end(effects.clone());
            // Whoever never asks the operation finds it with the next act.
            held.left_behind.push(ended);
        });
    }

    /// Work that had the record has ended: what waited for it is done, and it is locked where that was asked for.
    fn brought_back(&mut self) {
        if matches!(self.held.door, Door::Away) {
            self.held.door = Door::Shut;
            self.lock();
        }
        for then in std::mem::take(&mut self.held.waiting) {
            if let Err(error) = then(self) {
                self.show_problem(&error);
            }
        }
        if self.shared.lock_wanted.swap(false, Ordering::AcqRel) {
            self.lock();
        }
    }

    /// Takes the record away for long work and brings it back, whatever comes of it.
    pub(crate) fn begin_with_record<T: Send + 'static>(
        &mut self,
        label: &'static str,
        stops: bool,
        work: impl FnOnce(&mut Unlocked, &Progress, &Reading) -> Result<T> + Send + 'static,
        done: impl FnOnce(&mut Desk<'_>, Result<T>) -> Result<()> + Send + 'static,
    ) -> Result<()> {
        let mut record = match std::mem::replace(&mut self.held.door, Door::Away) {
            Door::Open(record) => record,
            door => {
                self.held.door = door;
                return Err(Error::Locked);
            }
        };
        let reading = self.reading;
        self.begin(
            label,
            stops,
            move |progress, watch| {
                let result = work(&mut record, progress, &reading.after(watch.elapsed_ms()));
                (record, result)
            },
            move |desk, (record, result)| {
                desk.held.door = Door::Open(record);
                done(desk, result)
            },
        );
        Ok(())
    }

    /// What opens the installation, for work on a thread of its own: it asks the phone's key store.
    pub(crate) fn opener(&self) -> impl FnOnce() -> Result<Locked> + Send + use<> {
        let (environment, folder) = (self.shared.environment.clone(), self.shared.folder.clone());
        move || Locked::open(&environment, &folder)
    }
}

#[cfg(test)]
mod tests;
