//! Every package is under the lints of the workspace, `unsafe` forbidden among them.

use alongside_tests::tree::File;
use toml::Table;

use super::{example, files, none, texts};

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut members = Vec::new();
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
        } else if at(&manifest, &["lints", "workspace"]) != Some(&true.into()) {
            wrong.push(format!("{path}: needs `[lints] workspace = true`"));
        }
    }
    for (path, _) in texts(files, &[""], "/Cargo.toml") {
        let folder = path.trim_end_matches("/Cargo.toml");
        if !members.iter().any(|member| member == folder) {
            wrong.push(format!("{path}: not listed in the workspace"));
        }
    }
    wrong
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
    assert!(violations(&[root("forbid"), member.clone()]).is_empty());
    assert_eq!(violations(&[root("warn"), member.clone()]).len(), 1);
    assert_eq!(violations(&[root("forbid"), example("core/Cargo.toml", "[package]")]).len(), 1);
    assert_eq!(
        violations(&[root("forbid"), example("extra/Cargo.toml", "[lints]\nworkspace = true")]).len(),
        1
    );
}
