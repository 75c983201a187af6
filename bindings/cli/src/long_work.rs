//! Work that takes a while: a bar where a person looks on, and Ctrl-C that stops it between two steps.
//!
//! While nothing long is under way, Ctrl-C ends the program as it always does: what was saved is durable, and the
//! lock goes with the process. During long work it only asks the work to stop, so that nothing half-written stays
//! behind: a file taken in half-way is dropped, one written out half-way is removed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use alongside_core::Result;
use alongside_core::progress::Progress;

use crate::failure::Outcome;
use crate::terminal::{self, Out};

/// How often the bar moves and Ctrl-C is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// What Ctrl-C does.
struct CtrlC {
    /// Nothing long is under way: it ends the program.
    idle: Arc<AtomicBool>,
    /// It was pressed.
    pressed: Arc<AtomicBool>,
}

impl CtrlC {
    /// From the first long work on. Where the system gives no way to listen, Ctrl-C ends the program.
    fn get() -> &'static CtrlC {
        static CTRL_C: OnceLock<CtrlC> = OnceLock::new();
        CTRL_C.get_or_init(|| {
            let (idle, pressed) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicBool::new(false)));
            let signal = signal_hook::consts::SIGINT;
            // In this order: the first to be registered is the first to act.
            let first = signal_hook::flag::register_conditional_default(signal, Arc::clone(&idle));
            if first.is_ok() {
                let _ = signal_hook::flag::register(signal, Arc::clone(&pressed));
            }
            CtrlC { idle, pressed }
        })
    }
}

/// Lets the watch go home, however the work ends.
struct Over<'a> {
    done: &'a AtomicBool,
    watch: &'a thread::Thread,
}

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.done.store(true, Ordering::SeqCst);
        self.watch.unpark();
    }
}

/// Runs `work` beside a bar with `words` in front.
pub(crate) fn run<T>(
    err: &Out,
    quiet: bool,
    words: &str,
    work: impl FnOnce(&Progress) -> Result<T>,
) -> Outcome<T> {
    let ctrl_c = CtrlC::get();
    ctrl_c.pressed.store(false, Ordering::SeqCst);
    ctrl_c.idle.store(false, Ordering::SeqCst);
    let progress = Progress::new();
    let done = AtomicBool::new(false);
    let result = thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut bar = None;
            while !done.load(Ordering::SeqCst) {
                if ctrl_c.pressed.load(Ordering::SeqCst) {
                    progress.cancel();
                }
                let total = progress.total();
                if total > 0 {
                    bar.get_or_insert_with(|| terminal::Progress::bytes(err, quiet, words, total))
                        .set(progress.done());
                }
                thread::park_timeout(LOOK_EVERY);
            }
        });
        let _over = Over { done: &done, watch: watch.thread() };
        work(&progress)
    });
    ctrl_c.idle.store(true, Ordering::SeqCst);
    // Pressed when there was nothing left to stop: then it is done, and that is said.
    Ok(result?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ctrl_c_asks_the_work_to_stop_and_ends_nothing_else() {
        let stopped: Outcome = run(&Out::memory(), false, "", |progress| {
            signal_hook::low_level::raise(signal_hook::consts::SIGINT)?;
            for _ in 0..1_000 {
                progress.advance(1)?;
                thread::sleep(Duration::from_millis(10));
            }
            Ok(())
        });
        assert_eq!(stopped.unwrap_err().code(), "cancelled");
        assert_eq!(run(&Out::memory(), true, "", |_| Ok(7)).unwrap(), 7);
    }
}
