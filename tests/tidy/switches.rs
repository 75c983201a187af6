//! The core's feature `testing` makes keys cheap to guess. Nothing that ships may switch it on.

use alongside_tests::tree::File;
use toml::{Table, Value};

use super::{example, files, none, texts};

const PACKAGE: &str = "alongside-core";
const FEATURE: &str = "testing";

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in texts(files, &[""], "Cargo.toml") {
        let manifest: Table = match text.parse() {
            Ok(manifest) => manifest,
            Err(error) => {
                wrong.push(format!("{path}: {error}"));
                continue;
            }
        };
        for (place, value) in named_at(&manifest) {
            let allowed = match path {
                // What only its tests are built with never comes into the library.
                "bindings/mobile/Cargo.toml" => place.starts_with("dev-dependencies."),
                "core/Cargo.toml" => place.starts_with("dev-dependencies.") || is_declaration(&place, &value),
                "tests/Cargo.toml" => {
                    place.starts_with("dependencies.") || place.starts_with("dev-dependencies.")
                }
                _ => false,
            };
            if !allowed {
                wrong.push(format!("{path}: `{place}` names the feature `{FEATURE}` of {PACKAGE}"));
            }
        }
    }
    wrong
}

/// `testing = []` in the core: it may switch on nothing else, and nothing else (`default`) may switch it on.
fn is_declaration(place: &str, value: &str) -> bool {
    place == format!("features.{FEATURE}") && value.is_empty()
}

/// Each place that names the feature, with the value for a declaration.
fn named_at(manifest: &Table) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&mut Vec::new(), &Value::Table(manifest.clone()), &mut found);
    found
}

fn walk(path: &mut Vec<String>, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Table(table) => {
            let ours = path.last().is_some_and(|name| name == PACKAGE)
                || table.get("package").and_then(Value::as_str) == Some(PACKAGE)
                || table.get("path").and_then(Value::as_str).is_some_and(|path| path.ends_with("core"));
            if ours && strings(table.get("features")).any(|name| name == FEATURE) {
                found.push((path.join("."), String::new()));
            }
            for (key, inner) in table {
                path.push(key.clone());
                if path.len() == 2 && path[0] == "features" {
                    let listed: Vec<_> = strings(Some(inner)).collect();
                    let named = |name: &&str| *name == FEATURE || name.ends_with(&format!("/{FEATURE}"));
                    if key == FEATURE || listed.iter().any(named) {
                        found.push((path.join("."), listed.join(" ")));
                    }
                }
                walk(path, inner, found);
                path.pop();
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| walk(path, inner, found)),
        _ => {}
    }
}

fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

#[test]
fn nothing_that_ships_switches_testing_on() {
    none(&violations(files()));
}

#[test]
fn a_shipping_package_with_testing_is_refused() {
    let dependency = "alongside-core = { workspace = true, features = [\"testing\"] }";
    let bad = [
        ("bindings/cli/Cargo.toml", format!("[dependencies]\n{dependency}")),
        ("bindings/cli/Cargo.toml", format!("[dev-dependencies]\n{dependency}")),
        ("bindings/cli/Cargo.toml", format!("[target.'cfg(unix)'.dependencies]\n{dependency}")),
        ("bindings/cli/Cargo.toml", "[dependencies.alongside-core]\nfeatures = [\"testing\"]".into()),
        (
            "bindings/cli/Cargo.toml",
            "[dependencies]\nx = { path = \"../../core\", features = [\"testing\"] }".into(),
        ),
        ("bindings/cli/Cargo.toml", "[features]\nx = [\"alongside-core/testing\"]".into()),
        (
            "Cargo.toml",
            "[workspace.dependencies]\nalongside-core = { path = \"core\", features = [\"testing\"] }".into(),
        ),
        ("core/Cargo.toml", "[features]\ndefault = [\"testing\"]".into()),
        ("core/Cargo.toml", "[features]\ntesting = [\"x\"]".into()),
    ];
    for (path, text) in bad {
        assert_eq!(violations(&[example(path, &text)]).len(), 1, "{path}: {text}");
    }
}

#[test]
fn the_core_declares_it_and_tests_use_it() {
    let core = "[features]\ntesting = []\n[dev-dependencies]\nalongside-core = { path = \".\", features = [\"testing\"] }";
    none(&violations(&[example("core/Cargo.toml", core)]));
    let tests = "[dependencies]\nalongside-core = { workspace = true, features = [\"testing\"] }";
    none(&violations(&[example("tests/Cargo.toml", tests)]));
}
