//! An allocator that counts, so that "adds at most 8 MiB" is a count and not a guess.

use peak_alloc::PeakAlloc;

/// Every allocation of the benchmark passes here.
pub(crate) static COUNTING: PeakAlloc = PeakAlloc;

/// Runs `work` and says by how many bytes the heap stood above its beginning at most.
pub(crate) fn most_added(work: impl FnOnce()) -> usize {
    let before = COUNTING.current_usage();
    COUNTING.reset_peak_usage();
    work();
    COUNTING.peak_usage().saturating_sub(before)
}
