//! Samples that were changed at random: nothing panics, and nothing that is not clean is called clean.

use std::panic::catch_unwind;
use std::thread;

use super::*;

const SEED: u64 = 0x5eed_0f9a;
const CASES: u64 = 50_000;

fn originals() -> testing::Originals {
    let all = names("").into_iter().chain(names("hostile")).map(|name| (name.clone(), sample(&name)));
    testing::Originals(all.filter(|(name, bytes)| bytes.len() < 60_000 && !name.contains("deep")).collect())
}

/// Every second case from `begin` on. Gives how many of them have a copy.
fn run(originals: &testing::Originals, begin: u64) -> u64 {
    let mut copies = 0;
    for number in (begin..CASES).step_by(2) {
        let case = originals.case(SEED, number);
        // A panic of the code itself does not say which case it was.
        let made =
            catch_unwind(|| cleaned(&case.name, &case.bytes)).unwrap_or_else(|_| panic!("{}", case.name));
        copies += u64::from(made.is_some());
    }
    copies
}

#[test]
fn changed_samples_never_panic_and_never_give_a_copy_that_is_not_clean() {
    let originals = originals();
    println!("seed {SEED:#x}, {CASES} cases of {} files", originals.0.len());
    let copies = thread::scope(|scope| {
        let other = scope.spawn(|| run(&originals, 1));
        run(&originals, 0) + other.join().expect("no case panics")
    });
    assert!(copies > CASES / 4, "most changes leave a picture that can be cleaned: {copies}");
}

#[test]
fn a_number_is_always_the_same_case() {
    let originals = originals();
    assert_eq!(originals.case(1, 7), originals.case(1, 7));
    let distinct: std::collections::BTreeSet<_> =
        (0..100).map(|number| originals.case(1, number).bytes).collect();
    assert!(distinct.len() > 95, "{}", distinct.len());
}
