//! Search: any word, in memory and streamed.

use std::time::Instant;

use alongside_core::incidents::{IncidentFilter, Query};
use alongside_core::progress::Progress;
use alongside_core::session::Unlocked;

use crate::table::{ms, quantiles, row};

/// A word that stands nearly everywhere, one that is rare, one that stands nowhere, two together.
const QUERIES: [(&str, &str); 4] = [
    ("a common word", "w00000"),
    ("a rare word", "heliotrope"),
    ("a word that does not occur", "zzzzzz"),
    ("two words", "w00001 heliotrope"),
];

pub(crate) fn at(size: u32, vault: &mut Unlocked) {
    let filter = IncidentFilter::default();
    let bar = match size {
        10_000 => "2 ms",
        100_000 => "20 ms",
        _ => "-",
    };
    vault.fill_search(32 * 1024 * 1024, &Progress::new()).expect("fills");
    if !vault.search_in_memory().2 {
        for (what, words) in QUERIES {
            let query = Query::parse(words).expect("words");
            let start = Instant::now();
            std::hint::black_box(
                vault.search(&query, &filter, None, 50, &Progress::new()).expect("searches"),
            );
            row(&format!("{what}, 32 MiB in memory, the rest streamed"), &ms(start.elapsed()), "-", "-");
        }
    }
    let start = Instant::now();
    vault.fill_search(128 * 1024 * 1024, &Progress::new()).expect("fills");
    let (incidents, bytes, whole) = vault.search_in_memory();
    row(
        "fill the search memory (follows the first page)",
        &format!("{}, {incidents} incidents, {} MiB, whole: {whole}", ms(start.elapsed()), bytes >> 20),
        "-",
        "-",
    );
    for (what, words) in QUERIES {
        let query = Query::parse(words).expect("words");
        let mut samples: Vec<_> = (0..30)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(
                    vault.search(&query, &filter, None, 50, &Progress::new()).expect("searches"),
                );
                start.elapsed()
            })
            .collect();
        let (median, _) = quantiles(&mut samples);
        row(&format!("{what}, first 50 hits"), &ms(median), "-", bar);
    }
}
