//! Some crates have one door: what encrypts and what writes rows can be read in one place each.

use alongside_tests::tree::File;

use super::{example, files, none, source, source::Token, texts};

/// A crate as the code names it, and the only places that may.
const DOORS: &[(&str, &[&str])] = &[
    ("ring", &["core/src/vault/hazmat", "core/src/entropy.rs"]),
    ("argon2", &["core/src/vault/hazmat"]),
    ("x25519_dalek", &["core/src/vault/hazmat"]),
    ("chacha20poly1305", &["core/src/vault/hazmat"]),
    ("aes", &["core/src/vault/hazmat"]),
    ("ctr", &["core/src/vault/hazmat"]),
    ("rusqlite", &["core/src/store"]),
    ("uniffi", &["bindings/mobile", "bindings/bindgen"]),
];

/// What ships. Tests and benchmarks may look through the windows.
const SHIPPED: &[&str] = &["core/src/", "bindings/"];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in texts(files, SHIPPED, ".rs") {
        if source::is_test_file(path) {
            continue;
        }
        let tokens = source::tokens(text);
        for at in 0..tokens.len() {
            let Some((name, doors)) = DOORS.iter().find(|(name, _)| names_crate(&tokens, at, name)) else {
                continue;
            };
            let line = tokens[at].line;
            if !doors.iter().any(|door| stands_in(path, door)) {
                wrong.push(format!("{path}:{line}: `{name}` may be named only in {}", doors.join(", ")));
            } else if path == "core/src/entropy.rs" && !source::reads(&tokens, at, &["ring", "::", "rand"]) {
                wrong.push(format!("{path}:{line}: only `ring::rand` may be named here"));
            }
        }
    }
    wrong
}

/// `hazmat` is `hazmat.rs` or all below `hazmat/`.
fn stands_in(path: &str, door: &str) -> bool {
    path.strip_prefix(door).is_some_and(|rest| rest.is_empty() || rest == ".rs" || rest.starts_with('/'))
}

/// `name::...` that is not the tail of another path, `use name;`, `use name as other;`, `use {name::...}`,
/// `extern crate name`.
fn names_crate(tokens: &[Token], at: usize, name: &str) -> bool {
    if tokens[at].text != name {
        return false;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |index| tokens[index].text);
    let tail_of_a_path = before(1) == "::" && is_name(before(2));
    let followed = source::reads(tokens, at + 1, &["::"]);
    (followed && !tail_of_a_path) || matches!(before(1), "use" | "crate")
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && !matches!(text, "use" | "return" | "as")
}

#[test]
fn crates_with_one_door_are_named_behind_it_only() {
    none(&violations(files()));
}

#[test]
fn another_door_is_refused() {
    let bad = [
        ("core/src/vault/slots.rs", "use ring::aead;"),
        ("core/src/vault/hazmatter.rs", "use ring::aead;"),
        ("core/src/store/rows.rs", "fn f() { argon2::Argon2::default(); }"),
        ("core/src/people/mod.rs", "use {ring::digest, std::io};"),
        ("core/src/people/mod.rs", "use ::ring::digest;"),
        ("core/src/people/mod.rs", "use rusqlite as sql;"),
        ("core/src/people/mod.rs", "extern crate rusqlite;"),
        ("bindings/cli/src/main.rs", "let c = rusqlite::Connection::open_in_memory();"),
        ("core/src/entropy.rs", "use ring::digest;"),
        ("core/src/session/mod.rs", "uniffi::setup_scaffolding!();"),
    ];
    for (path, text) in bad {
        assert_eq!(violations(&[example(path, text)]).len(), 1, "{path}: {text}");
    }
}

#[test]
fn the_door_itself_is_open() {
    let good = [
        ("core/src/vault/hazmat/aead.rs", "use ring::aead; use argon2::Argon2;"),
        ("core/src/vault/hazmat.rs", "use ring::aead;"),
        ("core/src/entropy.rs", "use ring::rand::SystemRandom;"),
        ("core/src/store/mod.rs", "use rusqlite::Connection;"),
        ("core/src/people/mod.rs", "// ring::aead\nlet ring = phone.ring(); crate::checkin::ring::now();"),
        ("tests/privacy/mod.rs", "use ring::digest;"),
    ];
    for (path, text) in good {
        none(&violations(&[example(path, text)]));
    }
}
