//! Work that outlives the call that began it: on a thread of its own, with a stopwatch for the time it took.

use std::time::Instant;

use tokio::runtime::Runtime;

use crate::error::Result;
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

/// Where long work runs.
pub struct LongWork(Option<Runtime>);

impl LongWork {
    /// A few threads, made when they are first needed and given up when they have been idle for a while.
    pub fn new() -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(limits::LONG_WORK_AT_ONCE_MAX)
            .build()?;
        Ok(LongWork(Some(runtime)))
    }

    /// Begins `work`; it gets a stopwatch that runs since now.
    pub fn begin(&self, work: impl FnOnce(Stopwatch) + Send + 'static) {
        if let Some(runtime) = &self.0 {
            let watch = Stopwatch::start();
            drop(runtime.spawn_blocking(move || work(watch)));
        }
    }
}

impl Drop for LongWork {
    /// Whoever lets go of it does not wait for what still runs.
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn work_runs_beside_its_caller_and_knows_how_long() {
        let pool = LongWork::new().expect("threads");
        let (send, receive) = mpsc::channel();
        pool.begin(move |watch| {
            std::thread::sleep(std::time::Duration::from_millis(5));
            let _ = send.send(watch.elapsed_ms());
        });
        assert!(receive.recv().expect("an answer") >= 5);
    }
}
