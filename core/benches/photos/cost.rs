//! What work costs: time, and the most that the heap held of it.

use std::fs;
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;

/// Every allocation of this program passes here.
pub(crate) static COUNTING: PeakAlloc = PeakAlloc;

/// What took longer on the clock is told by the processor's time, which other work beside it does not lengthen and which the system
/// counts in steps of some milliseconds; and it is done again.
const DOUBTED: Duration = Duration::from_millis(40);
const TRIES: usize = 3;

/// What work cost.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    /// The shortest of its runs.
    pub(crate) took: Duration,
    /// Bytes of the heap above what was there before, at most.
    pub(crate) heap_bytes: usize,
}

impl Cost {
    /// The larger of both.
    pub(crate) fn or_more(self, other: Cost) -> Cost {
        Cost { took: self.took.max(other.took), heap_bytes: self.heap_bytes.max(other.heap_bytes) }
    }
}

/// Does `work`, once more where it took long, and says what it cost.
pub(crate) fn of<T>(mut work: impl FnMut() -> T) -> (T, Cost) {
    let (mut done, mut cost) = of_one(&mut work);
    for _ in 1..TRIES {
        if cost.took < DOUBTED {
            break;
        }
        let (again, next) = of_one(&mut work);
        cost = Cost { took: cost.took.min(next.took), heap_bytes: cost.heap_bytes.max(next.heap_bytes) };
        done = again;
    }
    (done, cost)
}

/// Does `work` once.
pub(crate) fn of_one<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    let processor = spent();
    let before = COUNTING.current_usage();
    COUNTING.reset_peak_usage();
    let start = Instant::now();
    let done = work();
    let took = start.elapsed();
    let heap_bytes = COUNTING.peak_usage().saturating_sub(before);
    let processor = if took < DOUBTED { None } else { spent().zip(processor) };
    let took = processor.map_or(took, |(after, before)| took.min(after.saturating_sub(before)));
    (done, Cost { took, heap_bytes })
}

/// The processor's time of this thread so far, where the system says it.
fn spent() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
