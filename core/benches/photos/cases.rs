//! Files that were changed at random: what panics, what takes long, what takes much memory.

use std::fs;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use alongside_core::photos::testing::{Originals, cleaned};

use crate::cost::{self, Cost};

/// Longer is a fault.
const MOST_MS: u128 = 250;
/// More than this above twice the file is a fault.
const MOST_HEAP_BYTES: usize = 16 * 1024 * 1024;

/// Runs the cases of these numbers. Prints `wrong` and a case for each fault, and at the end `ran` with how many there were of how
/// many files, how many of them gave a copy, the longest in microseconds and the largest in bytes.
pub(crate) fn run(seed: u64, numbers: Range<u64>, files: &[PathBuf]) {
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, fs::read(path).expect("the file is there"))
    };
    let originals = Originals(files.iter().map(read).collect());
    let count = numbers.end.saturating_sub(numbers.start);
    let (mut copies, mut worst) = (0_u64, Cost::default());
    for number in numbers {
        let case = originals.case(seed, number);
        let (made, cost) =
            cost::of(|| catch_unwind(AssertUnwindSafe(|| cleaned(&case.name, &case.bytes).is_some())));
        let wrong = |why: &str| println!("wrong\t{}\t{why}", case.name);
        match made {
            Ok(made) => copies += u64::from(made),
            Err(_) => wrong("panics"),
        }
        if cost.took.as_millis() > MOST_MS {
            wrong(&format!("takes {} ms", cost.took.as_millis()));
        }
        if cost.heap_bytes > MOST_HEAP_BYTES + 2 * case.bytes.len() {
            wrong(&format!("takes {} bytes for {}", cost.heap_bytes, case.bytes.len()));
        }
        worst = worst.or_more(cost);
    }
    println!("ran\t{count}\t{}\t{copies}\t{}\t{}", files.len(), worst.took.as_micros(), worst.heap_bytes);
}
