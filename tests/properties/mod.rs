//! What holds for every input, looked for with random ones.

mod bytes;
mod checkin_clock;
mod frames;
mod places;
mod store;
mod times;
mod watcher;

use proptest::test_runner::Config;

/// So many cases; failures are printed with their seed and not written into the tree.
pub(crate) fn cases(normal: u32, long: u32) -> Config {
    Config {
        cases: alongside_tests::rounds::rounds(normal, long),
        failure_persistence: None,
        ..Config::default()
    }
}
