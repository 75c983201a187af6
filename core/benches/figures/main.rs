//! The figures of the design, each against its floor measured in the same run.
//!
//! `cargo bench -p alongside-core` prints a table first (ratios, medians, 95th percentiles), then lets criterion
//! measure the single pieces; with `-- tick` only the wake of a check-in is measured, with `-- content` that and
//! content. Nothing here passes or fails; `core/docs/performance.md` keeps what was seen.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a benchmark reads the clock, prints, and stops where it can't go on"
)]

mod content;
mod device;
mod evidence;
mod memory;
mod records;
mod search;
mod table;
mod tick;

use criterion::Criterion;

#[global_allocator]
static ALLOCATOR: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

fn main() {
    let sizes: Vec<u32> = match std::env::var("ALONGSIDE_BENCH_ENTRIES") {
        Ok(text) => text.split(',').map(|size| size.parse().expect("a number of entries")).collect(),
        Err(_) => vec![1_000, 10_000, 100_000],
    };
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    tick::run(&mut criterion);
    if std::env::args().any(|argument| argument == "tick") {
        return criterion.final_summary();
    }
    content::run(&mut criterion);
    if std::env::args().any(|argument| argument == "content") {
        return criterion.final_summary();
    }
    records::durable_insert();
    records::passcode_to_open();
    for size in sizes {
        records::at(size, &mut criterion);
    }
    evidence::run(&mut criterion);
    criterion.final_summary();
}
