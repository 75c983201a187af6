//! The table that is printed, and the arithmetic of medians.

use std::time::Duration;

/// Median and 95th percentile.
pub(crate) fn quantiles(samples: &mut [Duration]) -> (Duration, Duration) {
    samples.sort();
    (samples[samples.len() / 2], samples[samples.len() * 95 / 100])
}

pub(crate) fn row(what: &str, figure: &str, floor: &str, bar: &str) {
    println!("| {what} | {figure} | {floor} | {bar} |");
}

pub(crate) fn head(title: &str) {
    println!("\n### {title}\n\n| what | measured | floor in the same run | bar |\n| --- | --- | --- | --- |");
}

pub(crate) fn ms(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1e3)
}

pub(crate) fn us(duration: Duration) -> String {
    format!("{:.0} µs", duration.as_secs_f64() * 1e6)
}
