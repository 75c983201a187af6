//! Where two other readers find a place: `readers LIST` prints each file of a list, a tab, and the readers that find a position in
//! it. `cargo xtask photos` runs it.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for a task: what it prints is read there"
)]

mod oracle;

use std::fs;
use std::panic::catch_unwind;

fn main() {
    // Cargo gives a word of its own to benchmarks, and the linter builds them without a list.
    let Some(list) = std::env::args().skip(1).find(|word| word != "--bench") else { return };
    // What the others say while they panic is not ours to read.
    std::panic::set_hook(Box::new(|_| {}));
    for path in fs::read_to_string(list).expect("the list is there").lines() {
        let bytes = fs::read(path).expect("the file is there");
        let said = catch_unwind(|| oracle::said(&bytes)).unwrap_or_default();
        let found: Vec<&str> =
            said.iter().filter(|(_, said)| said.position.is_some()).map(|(name, _)| *name).collect();
        println!("{path}\t{}", found.join(","));
    }
}
