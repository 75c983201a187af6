//! What a phone's shell may reach of the core, and how: screens, and the few calls beside them.

use alongside_tests::tree::File;

use super::source::{self, Token};
use super::{example, files, none, texts};

/// The crate that shells link.
const BOUNDARY: &[&str] = &["bindings/mobile/src/"];
/// Modules of the core that lie behind the session. The session gives out ids of kinds and the face; nothing else of
/// them is named, so that no screen goes round it.
const BEHIND: &[(&str, &[&str])] = &[
    ("store", &["Kind"]),
    (
        "vault",
        &[
            "CaptureKind",
            "CaptureWriter",
            "Credential",
            "DeviceKey",
            "DeviceKeyLevel",
            "Disk",
            "Environment",
            "Face",
            "KdfParameters",
            "KeyUse",
            "NewCapture",
            // Given out by the open record and taken by the door, as a passcode is.
            "RecoveryCode",
        ],
    ),
    ("simulation", &[]),
    // No phone shows them yet, and its library has no room for what nobody sees.
    ("patterns", &[]),
];
/// What a shell implements for us.
const FOREIGN: &[&str] = &["bindings/mobile/src/device_key.rs", "bindings/mobile/src/photo.rs"];
/// Names that Kotlin or Swift give a meaning of their own.
const TAKEN: &[&str] = &["close", "destroy", "to_string", "finalize", "dispose"];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in texts(files, BOUNDARY, ".rs") {
        if source::is_test_file(path) {
            continue;
        }
        let tokens = source::tokens(text);
        for at in 0..tokens.len() {
            let Token { text: name, line } = tokens[at];
            if name == "unsafe" {
                wrong.push(format!("{path}:{line}: nothing written by hand is unsafe"));
            }
            if name == "with_foreign" && !FOREIGN.contains(&path) {
                wrong
                    .push(format!("{path}:{line}: a shell implements the key store and the bytes of photos"));
            }
            if source::reads(&tokens, at, &["pub", "fn"])
                && let Some(function) = tokens.get(at + 2)
                && TAKEN.contains(&function.text)
            {
                wrong.push(format!(
                    "{path}:{line}: `{}` means something else on the other side",
                    function.text
                ));
            }
            if name == "pattern_view" {
                wrong.push(format!("{path}:{line}: what a record shows is not for a phone yet"));
            }
            if source::reads(&tokens, at, &["alongside_core", "::"])
                && let Some(module) = tokens.get(at + 2)
                && let Some((module, allowed)) = BEHIND.iter().find(|(behind, _)| *behind == module.text)
            {
                let named = names_after(&tokens, at + 3);
                wrong.extend(named.into_iter().filter(|name| !allowed.contains(&name.text)).map(|name| {
                    format!("{path}:{}: `{module}::{}` lies behind the session", name.line, name.text)
                }));
            }
        }
    }
    wrong
}

/// What is named behind `alongside_core::module`: one name, or those in braces. The module alone counts as itself.
fn names_after<'a>(tokens: &[Token<'a>], from: usize) -> Vec<Token<'a>> {
    if !source::reads(tokens, from, &["::"]) {
        return tokens.get(from.saturating_sub(1)).copied().into_iter().collect();
    }
    match tokens.get(from + 1) {
        Some(open) if open.text == "{" => tokens[from + 2..]
            .iter()
            .take_while(|token| token.text != "}")
            .filter(|token| token.text.starts_with(char::is_alphabetic))
            .copied()
            .collect(),
        Some(name) => vec![*name],
        None => Vec::new(),
    }
}

#[test]
fn shells_reach_screens_and_a_few_calls_and_nothing_behind_them() {
    none(&violations(files()));
}

#[test]
fn a_way_round_the_session_is_refused() {
    for text in [
        "use alongside_core::store::Store;",
        "use alongside_core::vault::{Face, Volume};",
        "use alongside_core::vault;",
        "fn f() { alongside_core::simulation::run(); }",
        "use alongside_core::patterns::evaluate;",
        "unsafe fn f() {}",
        "#[uniffi::export(with_foreign)] pub trait Sender {}",
        "impl App { pub fn close(&self) {} }",
    ] {
        assert_eq!(violations(&[example("bindings/mobile/src/screens/app.rs", text)]).len(), 1, "{text}");
    }
    let fine = "use alongside_core::store::Kind; use alongside_core::vault::{Disk, Face}; fn closed() {}";
    assert_eq!(violations(&[example("bindings/mobile/src/screens/app.rs", fine)]), Vec::<String>::new());
}
