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

/// Long work; what it gives back is its end, at the desk.
type Work = Box<dyn FnOnce(&Progress, Stopwatch) -> WhenBack + Send>;

fn with_end<T: Send + 'static>(
    work: impl FnOnce(&Progress, Stopwatch) -> T + Send + 'static,
    done: impl FnOnce(&mut Desk<'_>, T) -> Result<()> + Send + 'static,
) -> Work {
    Box::new(move |progress, watch| {
        let result = work(progress, watch);
        Box::new(move |desk| done(desk, result))
    })
}

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

    /// Says something above the page, until it was read; what stands there already is not said twice.
    pub(crate) fn notice(&mut self, text: String) {
        if !self.held.notices.contains(&text) {
            self.held.notices.push(text);
        }
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

    /// Drops every key. What was typed and belongs into the record is saved first; nothing else of it stays.
    pub(crate) fn lock(&mut self) {
        super::incidents::keep_draft(self);
        super::unfinished::keep(self);
        // A note on a step is kept as it stands; on a full disk it is lost with the keys, since nothing is kept in clear.
        let _ = super::checklists::keep_note(self);
        if matches!(self.held.door, Door::Open(_) | Door::Away)
            && let Door::Open(record) = std::mem::replace(&mut self.held.door, Door::Shut)
        {
            // The records are durable already: a failure of the last tidying loses nothing and has nobody to be told to.
            let _ = record.lock();
        }
        self.held.typed.clear();
        self.held.waiting.clear();
        self.close_up();
    }

    /// Nothing of the record stays to be seen, and nothing goes on with it. What was typed stays until it is saved, when
    /// the record is back.
    pub(crate) fn close_up(&mut self) {
        self.shared.intakes.cut();
        for under_way in self.held.under_way.iter().filter(|under_way| !under_way.outlives) {
            under_way.progress.cancel();
        }
        self.held.notices.clear();
        self.held.problem = None;
        self.held.drawn.clear();
        let root = match self.held.door {
            Door::FirstRun => super::start::root(),
            Door::Broken(_) => Page::Broken,
            Door::Shut | Door::Open(_) | Door::Away => super::unlock::root(&self.held.face),
        };
        self.held.stack.reset(root);
    }

    /// Begins long work beside the record. `work` runs on a thread of its own with nothing of the desk; `done` finds the
    /// desk as it is then, with the time that has passed added to the frame.
    pub(crate) fn begin<T: Send + 'static>(
        &mut self,
        label: &'static str,
        stops: bool,
        work: impl FnOnce(&Progress, Stopwatch) -> T + Send + 'static,
        done: impl FnOnce(&mut Desk<'_>, T) -> Result<()> + Send + 'static,
    ) {
        self.run(false, label, stops, with_end(work, done));
    }

    /// Begins work that opens the record: until it ends, the door is away.
    pub(crate) fn begin_opening<T: Send + 'static>(
        &mut self,
        label: &'static str,
        work: impl FnOnce(&Progress, Stopwatch) -> T + Send + 'static,
        done: impl FnOnce(&mut Desk<'_>, T) -> Result<()> + Send + 'static,
    ) {
        self.held.door = Door::Away;
        self.run(true, label, false, with_end(work, done));
    }

    /// Where `work` stops in a way that nobody planned, the door is opened anew from what is on disk. Only work that has
    /// the record brings it back; other work leaves alone what stands there at its end. One function for all work: it
    /// would be compiled anew for each kind.
    fn run(&mut self, has_record: bool, label: &'static str, stops: bool, work: Work) {
        let number = self.held.next_number;
        self.held.next_number = number.wrapping_add(1);
        if has_record {
            self.held.away_for = Some(number);
        }
        let (progress, ended) = (Progress::new(), EndedWork::default());
        self.held.operations.insert(number, Operation::new(progress.clone(), ended.clone()));
        self.held.under_way.push(UnderWay {
            number,
            label,
            stops,
            progress: progress.clone(),
            arrives: false,
            outlives: false,
        });
        self.shared.raise(progress.clone());
        let (shared, frame) = (Arc::clone(self.shared), self.frame.clone());
        self.shared.long_work.begin(move |watch| {
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&progress, watch)));
            let frame = frame.after(watch.elapsed_ms());
            let mut held = shared.held();
            let mut desk = Desk::new(&shared, &mut held, &frame);
            // Its end may begin work that has the record next.
            if has_record {
                desk.held.away_for = None;
            }
            let done = match result {
                Ok(done) => done(&mut desk),
                Err(_) => Err(Error::Internal("long work stopped")),
            };
            if let Err(error) = done {
                desk.show_problem(&error);
            }
            if has_record && desk.held.away_for.is_none() {
                desk.brought_back();
            }
            desk.held.last_act = Some(desk.reading);
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
        let (mut record, reading) = (self.take_record()?, self.reading);
        self.run(
            true,
            label,
            stops,
            Box::new(move |progress, watch| {
                let result = work(&mut record, progress, &reading.after(watch.elapsed_ms()));
                Box::new(move |desk| {
                    desk.held.door = Door::Open(record);
                    done(desk, result)
                })
            }),
        );
        Ok(())
    }

    /// Takes the record away for work that may be its end. What stands at the door then, `done` puts there.
    pub(crate) fn begin_ending<T: Send + 'static>(
        &mut self,
        label: &'static str,
        work: impl FnOnce(Box<Unlocked>, &Reading) -> T + Send + 'static,
        done: impl FnOnce(&mut Desk<'_>, T) -> Result<()> + Send + 'static,
    ) -> Result<()> {
        let (record, reading) = (self.take_record()?, self.reading);
        let work = move |_: &Progress, watch: Stopwatch| work(record, &reading.after(watch.elapsed_ms()));
        self.run(true, label, false, with_end(work, done));
        Ok(())
    }

    /// The record, off the desk.
    fn take_record(&mut self) -> Result<Box<Unlocked>> {
        match std::mem::replace(&mut self.held.door, Door::Away) {
            Door::Open(record) => Ok(record),
            door => {
                self.held.door = door;
                Err(Error::Locked)
            }
        }
    }

    /// What opens the installation, for work on a thread of its own: it asks the phone's key store.
    pub(crate) fn opener(&self) -> impl FnOnce() -> Result<Locked> + Send + use<> {
        let (environment, folder) = (self.shared.environment.clone(), self.shared.folder.clone());
        move || Locked::open(&environment, &folder)
    }
}

#[cfg(test)]
mod tests;
