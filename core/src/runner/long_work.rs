//! Work that outlives the call that began it: on a thread of its own, with a stopwatch for the time it took.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::limits;

/// How long a piece of work has run. It adds to the reading that the work began with.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins to count.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the runner is where time passes between two events")]
    pub fn start() -> Self {
        Stopwatch(Instant::now())
    }

    /// Milliseconds since.
    #[must_use]
    pub fn elapsed_ms(self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

type Work = Box<dyn FnOnce() + Send>;

/// What waits, and how many threads are at work.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Work>,
    threads: usize,
}

/// Where long work runs.
#[derive(Default)]
pub struct LongWork(Arc<Mutex<Queue>>);

fn queue(of: &Mutex<Queue>) -> MutexGuard<'_, Queue> {
    // What panics holds no lock: work runs without it.
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The next piece of work. With none left the thread gives its place back, under the same lock: what begins after that
/// finds the place free.
fn next(of: &Mutex<Queue>) -> Option<Work> {
    let mut held = queue(of);
    let work = held.waiting.pop_front();
    if work.is_none() {
        held.threads = held.threads.saturating_sub(1);
    }
    work
}

impl LongWork {
    /// A few threads, made when they are needed and given up when nothing waits.
    #[must_use]
    pub fn new() -> Self {
        LongWork::default()
    }

    /// Begins `work`, or lets it wait for one of the few threads; it gets a stopwatch that runs since now. Work that no
    /// thread can be made for is dropped, with all that it holds.
    pub fn begin(&self, work: impl FnOnce(Stopwatch) + Send + 'static) {
        let watch = Stopwatch::start();
        let mut held = queue(&self.0);
        held.waiting.push_back(Box::new(move || work(watch)));
        if held.threads >= limits::LONG_WORK_AT_ONCE_MAX {
            return;
        }
        held.threads = held.threads.saturating_add(1);
        drop(held);
        let shared = Arc::clone(&self.0);
        let made = std::thread::Builder::new().name("long-work".into()).spawn(move || {
            while let Some(work) = next(&shared) {
                // Whoever waits for what panicked sees that its answer never comes; what waits behind it still runs.
                let _ = catch_unwind(AssertUnwindSafe(work));
            }
        });
        if made.is_err() {
            let mut held = queue(&self.0);
            held.threads = held.threads.saturating_sub(1);
            if held.threads == 0 {
                held.waiting.clear();
            }
        }
    }
}

impl Drop for LongWork {
    /// Whoever lets go of it does not wait for what still runs; what has not begun never does.
    fn drop(&mut self) {
        queue(&self.0).waiting.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn work_runs_beside_its_caller_and_knows_how_long() {
        let pool = LongWork::new();
        let (send, receive) = mpsc::channel();
        pool.begin(move |watch| {
            std::thread::sleep(std::time::Duration::from_millis(5));
            let _ = send.send(watch.elapsed_ms());
        });
        assert!(receive.recv().expect("an answer") >= 5);
    }

    #[test]
    fn only_a_few_run_at_once_and_the_rest_wait_their_turn() {
        let pool = LongWork::new();
        let (send, receive) = mpsc::channel();
        let running = Arc::new(Mutex::new((0_usize, 0_usize)));
        let count = limits::LONG_WORK_AT_ONCE_MAX * 4;
        for number in 0..count {
            let (send, running) = (send.clone(), Arc::clone(&running));
            pool.begin(move |_| {
                let mut now = running.lock().expect("held by nobody who panicked");
                *now = (now.0 + 1, now.1.max(now.0 + 1));
                drop(now);
                std::thread::sleep(std::time::Duration::from_millis(2));
                running.lock().expect("held by nobody who panicked").0 -= 1;
                send.send(number).expect("somebody waits");
            });
        }
        let mut done: Vec<_> = (0..count).map(|_| receive.recv().expect("each answers")).collect();
        done.sort_unstable();
        assert!(done.into_iter().eq(0..count));
        let most = running.lock().expect("held by nobody who panicked").1;
        assert!((1..=limits::LONG_WORK_AT_ONCE_MAX).contains(&most), "{most}");
    }

    #[test]
    fn what_panics_takes_nothing_else_with_it() {
        let pool = LongWork::new();
        for _ in 0..limits::LONG_WORK_AT_ONCE_MAX {
            pool.begin(|_| std::panic::resume_unwind(Box::new("meant")));
        }
        let (send, receive) = mpsc::channel();
        pool.begin(move |_| send.send(()).expect("somebody waits"));
        receive.recv().expect("an answer");
    }
}
