//! Ten thousand days of check-ins in virtual time, with everything that people, phones and networks do to them.
//! What must hold is looked at after each event. A day is decided by its seed.

mod days;
mod rules;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use alongside_core::checkin::clock::planted::{Fault, plant};
use alongside_core::words::{Catalogue, Language};
use alongside_tests::entropy::seed;
use alongside_tests::rounds::rounds;

use days::{Day, observed, run, story};

const THREADS: u64 = 2;

fn words() -> Arc<Catalogue> {
    Arc::new(Catalogue::load(Language::En).unwrap())
}

fn repeat(seed: u64) -> String {
    format!("ALONGSIDE_SEED={seed} cargo test -p alongside-tests simulation::the_day_of_a_seed")
}

#[test]
#[allow(clippy::disallowed_methods, reason = "how long it took is told and decides nothing")]
fn ten_thousand_days() {
    let first = seed("ten_thousand_days");
    let days = u64::from(rounds(10_000, 100_000));
    let (fired, closed) = (AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (fired, closed) = (&fired, &closed);
            scope.spawn(move || {
                let words = words();
                for day in (thread..days).step_by(usize::try_from(THREADS).unwrap()) {
                    let seed = first.wrapping_add(day);
                    match run(&words, &Day::of(seed)) {
                        Ok(ended) => {
                            fired.fetch_add(u64::from(ended.fired), Ordering::Relaxed);
                            closed.fetch_add(u64::from(ended.closed), Ordering::Relaxed);
                        }
                        Err(why) => panic!("{why}\n{}", repeat(seed)),
                    }
                }
            });
        }
    });
    let (fired, closed) = (fired.into_inner(), closed.into_inner());
    println!("{days} days: {fired} fired, {closed} closed");
    assert!(fired > days / 5 && closed > days / 5, "both happen often: {fired} fired, {closed} closed");
}

#[test]
fn the_day_of_a_seed() {
    let seed = seed("the_day_of_a_seed");
    let (words, day) = (words(), Day::of(seed));
    if let Err(why) = run(&words, &day) {
        println!("{day:?}\n{}", story(&words, &day));
        panic!("{why}\n{}", repeat(seed));
    }
}

#[test]
fn the_same_seed_is_the_same_day() {
    let words = words();
    let once = observed(&words, &Day::of(77));
    assert_eq!(once, observed(&words, &Day::of(77)));
    assert_ne!(once, observed(&words, &Day::of(78)));
}

/// With a silent channel, or where nobody is to be told without one, the two PINs leave the same day behind.
#[test]
fn a_forced_ending_leaves_the_same_day() {
    let words = words();
    let first = seed("a_forced_ending_leaves_the_same_day");
    for day in 0..u64::from(rounds(300, 5000)) {
        let seed = first.wrapping_add(day);
        let mut day = Day::of(seed);
        day.only_a_pin();
        let free = observed(&words, &day.with_pin(false));
        let forced = observed(&words, &day.with_pin(true));
        if let Some(difference) = free.difference(&forced) {
            panic!("{difference}\n{:#?}\n{}", day.acts, repeat(seed));
        }
    }
}

#[test]
fn a_wrong_rule_is_found() {
    let words = words();
    for (fault, within) in
        [(Fault::WallMayLag, 2000), (Fault::WallWithinABoot, 500), (Fault::GracePerBoot, 3000)]
    {
        plant(Some(fault));
        let found = (0..within).find_map(|seed| run(&words, &Day::of(seed)).err().map(|why| (seed, why)));
        plant(None);
        let (seed, why) = found.unwrap_or_else(|| panic!("{fault:?} was not found in {within} days"));
        println!("{fault:?}: found on day {seed}: {why}");
        assert!(run(&words, &Day::of(seed)).is_ok(), "day {seed} goes wrong without it too");
    }
}
