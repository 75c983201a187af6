//! What shells can name is written down, so that a change to the boundary shows as lines of a short text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on says where and stops"
)]

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};

use alongside_bindgen::{Language, api, shape::Interface};
use alongside_tests::golden;
// Naming it has cargo build the library beside this test.
use alongside_mobile as _;

/// The library that was built for this test.
fn interface() -> Interface {
    let test = std::env::current_exe().unwrap();
    let library = test.with_file_name(format!("{DLL_PREFIX}alongside_mobile{DLL_SUFFIX}"));
    Interface::of_library(library.to_str().unwrap()).unwrap()
}

#[test]
fn what_shells_can_name_is_written_down() {
    let interface = interface();
    for (language, path) in
        [(Language::Kotlin, "bindings/api/kotlin.txt"), (Language::Swift, "bindings/api/swift.txt")]
    {
        golden::check(path, api::list(language, &interface).unwrap().as_bytes());
    }
}

#[test]
fn every_record_of_a_flow_has_a_codec() {
    let interface = interface();
    for language in [Language::Kotlin, Language::Swift] {
        let (_, text) = alongside_bindgen::codec::generate(language, &interface).unwrap();
        for root in alongside_bindgen::codec::ROOTS {
            for task in ["encode", "decode"] {
                assert!(text.contains(&format!("{task}{root}(")), "{language:?} cannot {task} {root}");
            }
        }
    }
}
