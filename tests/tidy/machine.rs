//! No file knows the machine it was written on, or where a machine gets its packages from: a mirror is the
//! business of whoever builds.

use alongside_tests::tree::File;

use super::{example, files, line_at, none};

/// Hosts of package registries, in pieces, so that this file keeps its own rule.
const HOSTS: &[&[&str]] = &[
    &["crates", "io"],
    &["pypi", "org"],
    &["files", "pythonhosted", "org"],
    &["registry", "npmjs", "org"],
    &["repo1", "maven", "org"],
    &["repo", "maven", "apache", "org"],
    &["deb", "debian", "org"],
    &["proxy", "golang", "org"],
];

/// Folders of one machine, in pieces likewise.
const FOLDERS: &[&str] = &[concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/fa", "rm/")];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        let Some(text) = &file.text else { continue };
        for host in HOSTS.iter().map(|parts| parts.join(".")) {
            for (position, _) in text.match_indices(&host) {
                // Cargo writes the address of the index into its lock file by itself.
                if file.path == "Cargo.lock"
                    && line(text, position).contains("\"registry+https://github.com/")
                {
                    continue;
                }
                wrong.push(format!("{}:{}: host `{host}`", file.path, line_at(text, position)));
            }
        }
        for folder in FOLDERS {
            for (position, _) in text.match_indices(folder) {
                // `tests/<folder>/` is a path in the repository, `https://example.org/<folder>/` one elsewhere.
                let before = text[..position].chars().next_back();
                if !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '}' | '>')) {
                    wrong.push(format!("{}:{}: folder `{folder}`", file.path, line_at(text, position)));
                }
            }
        }
    }
    wrong
}

/// The line around `position`.
fn line(text: &str, position: usize) -> &str {
    let start = text[..position].rfind('\n').map_or(0, |at| at + 1);
    let end = text[position..].find('\n').map_or(text.len(), |at| position + at);
    &text[start..end]
}

#[test]
fn no_file_names_a_registry_or_this_machine() {
    none(&violations(files()));
}

#[test]
fn registries_and_folders_are_refused() {
    for host in HOSTS.iter().map(|parts| parts.join(".")) {
        let text = format!("a\nurl = \"https://static.{host}/x\"\n");
        assert_eq!(violations(&[example("android/build.gradle.kts", &text)]).len(), 1, "{host}");
    }
    for folder in FOLDERS {
        assert_eq!(violations(&[example("README.md", &format!("cd {folder}main"))]).len(), 1, "{folder}");
        assert!(violations(&[example("README.md", &format!("tests{folder}a.json"))]).is_empty(), "{folder}");
    }
}

#[test]
fn the_lock_file_may_name_its_index_and_nothing_else() {
    let host = HOSTS[0].join(".");
    let index = format!("source = \"registry+https://github.com/rust-lang/{host}-index\"\n");
    assert!(violations(&[example("Cargo.lock", &index)]).is_empty());
    assert_eq!(violations(&[example(".deny.toml", &index)]).len(), 1);
    assert_eq!(violations(&[example("Cargo.lock", &format!("source = \"{host}\""))]).len(), 1);
}
