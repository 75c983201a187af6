//! Every package is under the lints of the workspace, `unsafe` forbidden among them.

use alongside_tests::tree::File;
use toml::Table;

use super::{example, files, none, texts};

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut members = Vec::new();
    let (mut root_lints, mut generated_lints) = (None, None);
    for (path, text) in texts(files, &[""], "Cargo.toml") {
        let manifest: Table = match text.parse() {
            Ok(manifest) => manifest,
            Err(error) => {
                wrong.push(format!("{path}: {error}"));
                continue;
            }
        };
        if path == "Cargo.toml" {
            if at(&manifest, &["workspace", "lints", "rust", "unsafe_code"]) != Some(&"forbid".into()) {
                wrong.push(format!("{path}: [workspace.lints.rust] must say unsafe_code = \"forbid\""));
            }
            for list in ["members", "exclude"] {
                let listed = at(&manifest, &["workspace", list]).and_then(toml::Value::as_array);
                members
                    .extend(listed.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)));
            }
            root_lints = at(&manifest, &["workspace", "lints"]).cloned();
        } else if path == GENERATED {
            generated_lints = at(&manifest, &["lints"]).cloned();
        } else if at(&manifest, &["lints", "workspace"]) != Some(&true.into()) {
            wrong.push(format!("{path}: needs `[lints] workspace = true`"));
        }
    }
    if let (Some(root), Some(generated)) = (&root_lints, &generated_lints) {
        wrong.extend(missing(root, generated).into_iter().map(|lint| format!("{GENERATED}: lacks {lint}")));
    }
    for (path, _) in texts(files, &[""], "/Cargo.toml") {
        let folder = path.trim_end_matches("/Cargo.toml");
        if !members.iter().any(|member| member == folder) {
            wrong.push(format!("{path}: not listed in the workspace"));
        }
    }
    wrong
}

/// The crate in which UniFFI writes code: it names the lints one by one, so that it can leave out two.
const GENERATED: &str = "bindings/mobile/Cargo.toml";
/// What is generated is unsafe, and public where nobody outside names it.
const LEFT_OUT: &[&str] = &["unsafe_code", "unreachable_pub"];

/// Lints of the workspace that the other table does not have in the same form.
fn missing(root: &toml::Value, generated: &toml::Value) -> Vec<String> {
    let groups = root.as_table().into_iter().flatten();
    let lints = groups.flat_map(|(group, lints)| {
        lints.as_table().into_iter().flatten().map(move |(lint, level)| (group, lint, level))
    });
    lints
        .filter(|(group, lint, level)| {
            let there = generated.get(group.as_str()).and_then(|lints| lints.get(lint.as_str()));
            !LEFT_OUT.contains(&lint.as_str()) && there != Some(*level)
        })
        .map(|(group, lint, _)| format!("{group}::{lint}"))
        .collect()
}

fn at<'a>(table: &'a Table, keys: &[&str]) -> Option<&'a toml::Value> {
    let (last, folders) = keys.split_last()?;
    folders.iter().try_fold(table, |table, key| table.get(*key)?.as_table())?.get(*last)
}

#[test]
fn every_package_is_under_the_lints_of_the_workspace() {
    none(&violations(files()));
}

#[test]
fn a_package_outside_is_refused() {
    let root = |lint: &str| {
        example(
            "Cargo.toml",
            &format!("[workspace]\nmembers = [\"core\"]\n[workspace.lints.rust]\nunsafe_code = \"{lint}\""),
        )
    };
    let member = example("core/Cargo.toml", "[lints]\nworkspace = true");
    let lacking = example(GENERATED, "[lints.rust]\nmissing_docs = \"warn\"");
    let strict = example(
        "Cargo.toml",
        "[workspace]\nmembers = [\"bindings/mobile\"]\n[workspace.lints.rust]\nunsafe_code = \"forbid\"\n\
         missing_docs = \"warn\"\nunused = \"deny\"",
    );
    assert_eq!(violations(&[strict, lacking]), [format!("{GENERATED}: lacks rust::unused")]);
    assert!(violations(&[root("forbid"), member.clone()]).is_empty());
    assert_eq!(violations(&[root("warn"), member.clone()]).len(), 1);
    assert_eq!(violations(&[root("forbid"), example("core/Cargo.toml", "[package]")]).len(), 1);
    assert_eq!(
        violations(&[root("forbid"), example("extra/Cargo.toml", "[lints]\nworkspace = true")]).len(),
        1
    );
}
