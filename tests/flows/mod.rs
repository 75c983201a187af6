//! Every flow of the app: walked by what stands on the screen, written to `tests/fixtures/flows`, replayed from there.

mod arrivals;
mod checkin;
mod contacts;
mod entries;
mod noted;
mod photos;
mod settings;
mod start;
mod steps;
mod unlock;
mod watching;

use alongside_mobile::screens::PhoneFacts;
use alongside_tests::flow;

/// A phone that allows everything.
fn able() -> PhoneFacts {
    PhoneFacts {
        may_notify: true,
        may_ring: true,
        exact_alarms: true,
        unrestricted_battery: true,
        may_locate: true,
        may_text: true,
        has_sim: true,
        ios: false,
    }
}

/// Every file replays as it was written: what crosses languages reads back as what was meant.
#[test]
fn every_flow_replays_from_its_file() {
    let files = flow::files();
    assert!(files.len() >= 9, "{} flows", files.len());
    let mut steps = 0;
    for file in &files {
        match flow::replay(file) {
            Ok(count) => steps += count,
            Err(difference) => panic!("{difference}"),
        }
    }
    println!("replayed {} flows, {steps} steps", files.len());
}
