//! Every dependency has its row in the decision about dependencies: what for, why this one, its licence.

use alongside_tests::tree::File;
use toml::{Table, Value};

use super::{example, files, none};

const DECISION: &str = "core/docs/adr/0002-dependencies.md";

fn violations(files: &[File]) -> Vec<String> {
    let text = |path: &str| {
        files.iter().find(|file| file.path == path).and_then(|file| file.text.as_deref()).unwrap_or_default()
    };
    let manifest: Table = text("Cargo.toml").parse().expect("Cargo.toml is TOML");
    let declared = manifest.get("workspace").and_then(|workspace| workspace.get("dependencies"));
    // Our own crates are named by path.
    let outside = |value: &Value| value.get("path").is_none();
    let declared: Vec<_> = declared
        .and_then(Value::as_table)
        .into_iter()
        .flatten()
        .filter(|(_, value)| outside(value))
        .map(|(name, _)| name.as_str())
        .collect();
    let rows: Vec<_> = text(DECISION)
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .filter(|name| !matches!(*name, "crate" | "---"))
        .collect();
    let without_row = declared.iter().filter(|name| !rows.contains(name));
    let without_use = rows.iter().filter(|name| !declared.contains(name));
    without_row
        .map(|name| format!("{DECISION}: no row for `{name}`"))
        .chain(without_use.map(|name| format!("{DECISION}: `{name}` is no longer a dependency")))
        .collect()
}

#[test]
fn every_dependency_has_its_row() {
    none(&violations(files()));
}

#[test]
fn a_dependency_without_row_and_a_row_without_dependency_are_refused() {
    let tree = |row: &str| {
        [
            example("Cargo.toml", "[workspace.dependencies]\nring = \"0.17\"\ncore = { path = \"core\" }"),
            example(DECISION, &format!("| crate | what for |\n| --- | --- |\n{row}")),
        ]
    };
    assert!(violations(&tree("| ring | sealing |")).is_empty());
    assert_eq!(violations(&tree("")).len(), 1);
    assert_eq!(violations(&tree("| ring | sealing |\n| openssl | sealing |")).len(), 1);
}
