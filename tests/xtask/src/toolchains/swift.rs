//! Swift's compiler and package manager.
//!
//! No registry has one that runs on any Linux, and Debian 12 has none. Debian 13 has: its packages are unpacked into a
//! root folder of their own, where they find the C library that they were built for. What is started in there sees
//! the repository, at its own path, and nothing else of the machine.

use std::{fs, path::PathBuf, process::Command};

use super::{debian, emptied, is_ready, mark_ready};
use crate::{
    context::{Context, run},
    lanes::Need,
};

/// The system whose Swift is used.
const SUITE: &str = "trixie";
/// Swift itself, and what it links against but does not ask for.
const PACKAGES: &str = "swiftlang,libc6-dev,libstdc++-14-dev";
/// Says which recipe a root folder was made from; another one is made anew.
const RECIPE: &str = "trixie: swiftlang,libc6-dev,libstdc++-14-dev; 1";

/// What happens inside: the repository is bound to its own path, in a name space that ends with the command.
const ENTER: &str = r#"
set -e
root=$1 repository=$2 folder=$3
shift 3
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root$repository"
mount --bind "$repository" "$root$repository"
exec chroot "$root" /usr/bin/env -i HOME=/tmp PATH=/usr/bin:/bin LANG=C.UTF-8 TERM=dumb \
    bash -c 'cd "$0" && exec env "$@"' "$folder" "$@"
"#;

/// A Swift that can be started.
pub(crate) enum Swift {
    /// On the path, version 6 or later.
    OnThePath,
    /// In a root folder of its own.
    Within(PathBuf),
}

fn root_folder(context: &Context) -> PathBuf {
    super::folder(context).join(format!("{SUITE}-swift"))
}

fn found(context: &Context) -> Option<Swift> {
    if is_on_the_path(context) {
        return Some(Swift::OnThePath);
    }
    let folder = root_folder(context);
    is_ready(&folder, RECIPE).then_some(Swift::Within(folder))
}

fn is_on_the_path(context: &Context) -> bool {
    let output = context.command("swift").arg("--version").output();
    output.is_ok_and(|output| {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let major = text
            .split_once("Swift version ")
            .and_then(|(_, rest)| rest.split('.').next()?.parse::<u32>().ok());
        major.is_some_and(|major| major >= 6)
    })
}

/// What has to be installed before Swift compiles and runs here.
pub(crate) fn needs(context: &Context) -> Vec<Need> {
    match found(context) {
        Some(Swift::OnThePath) => Vec::new(),
        Some(Swift::Within(folder)) => {
            // Nothing is fetched, but a root folder is entered by root alone.
            vec![Need {
                what: "to enter the root folder of Swift, which is there already",
                megabytes: 0,
                into: folder,
                root: true,
            }]
        }
        None => {
            let mut needs = vec![Need {
                what: "Swift 6 from Debian 13, unpacked into a root folder of its own (2.5 GB) in one to two minutes",
                megabytes: 520,
                into: root_folder(context),
                root: true,
            }];
            if !debian::missing(context, &["mmdebstrap"]).is_empty() {
                needs.push(Need {
                    what: "Debian's package mmdebstrap, which makes such folders",
                    megabytes: 3,
                    into: "/usr".into(),
                    root: true,
                });
            }
            needs
        }
    }
}

/// Installs what is missing.
pub(crate) fn at_hand(context: &Context) -> Result<Swift, String> {
    let swift = match found(context) {
        Some(swift) => swift,
        None => install(context)?,
    };
    if matches!(swift, Swift::Within(_)) && !debian::is_root(context) {
        return Err("Swift lies in a root folder of its own, which only root can enter: run this lane as root, or put \
                    Swift 6 on the path; `--skip swift --skip ios` runs the rest"
            .into());
    }
    Ok(swift)
}

fn install(context: &Context) -> Result<Swift, String> {
    if !debian::is_root(context) {
        return Err(
            "Swift 6 is not on the path, and only root can make a root folder for it: run this lane as root \
                    once, or install Swift 6; `--skip swift --skip ios` runs the rest"
                .into(),
        );
    }
    debian::install(context, &debian::missing(context, &["mmdebstrap"]), "swift")?;
    let folder = root_folder(context);
    println!("Installing Swift into {}", folder.display());
    emptied(&folder)?;
    let mut command = context.command("mmdebstrap");
    command
        .args(["--quiet", "--variant=essential", "--mode=root", "--components=main"])
        .arg(format!("--include={PACKAGES}"))
        .args([
            r#"--aptopt=APT::Install-Recommends "false""#,
            r#"--aptopt=Acquire::Retries "5""#,
            "--dpkgopt=path-exclude=/usr/share/doc/*",
            "--dpkgopt=path-exclude=/usr/share/man/*",
            "--dpkgopt=path-exclude=/usr/share/locale/*",
            SUITE,
        ])
        .arg(&folder)
        .arg(mirror().map_err(|why| format!("{why} `--skip swift --skip ios` runs the rest"))?);
    run(&mut command).map_err(|why| {
        format!(
            "Swift could not be installed ({why}): the machine's package mirror has to be reachable once and to have \
             {SUITE}; or put Swift 6 on the path; `--skip swift --skip ios` runs the rest"
        )
    })?;
    mark_ready(&folder, RECIPE)?;
    Ok(Swift::Within(folder))
}

/// The mirror that this machine takes its own packages from.
pub(crate) fn mirror() -> Result<String, String> {
    let folder = "/etc/apt/sources.list.d";
    let entries = fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
    let mut files: Vec<PathBuf> = entries.unwrap_or_default();
    files.sort();
    files.push("/etc/apt/sources.list".into());
    let mut texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    texts.find_map(|text| mirror_in(&text)).ok_or_else(|| {
        format!("no package mirror is named in {folder} or /etc/apt/sources.list: is this a Debian?")
    })
}

/// Of either form: `URIs: X` in a stanza, or `deb [options] X suite component`.
fn mirror_in(sources: &str) -> Option<String> {
    sources.lines().map(str::trim).find_map(|line| {
        let address = if let Some(rest) = line.strip_prefix("URIs:") {
            rest.split_whitespace().next()
        } else {
            let rest = line.strip_prefix("deb ")?.trim_start();
            let rest = if rest.starts_with('[') { rest.split_once(']')?.1 } else { rest };
            rest.split_whitespace().next()
        }?;
        // Others hold the updates of security, or something else altogether.
        address.trim_end_matches('/').ends_with("/debian").then(|| address.to_owned())
    })
}

impl Swift {
    /// `words` in `folder` of the repository, with `variables` (`NAME=value`) in its environment.
    pub(crate) fn command(
        &self,
        context: &Context,
        folder: &str,
        variables: &[String],
        words: &[&str],
    ) -> Command {
        let folder = context.root.join(folder);
        match self {
            Self::OnThePath => {
                let mut command = context.command("env");
                command.current_dir(folder).args(variables).args(words);
                command
            }
            Self::Within(root) => {
                let mut command = context.command("unshare");
                command
                    .args(["--mount", "--propagation", "private", "bash", "-c", ENTER, "enter"])
                    .arg(root)
                    .arg(&context.root)
                    .arg(folder)
                    .args(variables)
                    .args(words);
                command
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_read_from_either_form_of_sources() {
        let stanza = "Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\n";
        assert_eq!(mirror_in(stanza).as_deref(), Some("http://mirror.example/debian"));
        let line = "# deb http://commented.example/debian bookworm main\ndeb [signed-by=/a/b.gpg] http://mirror.example/debian bookworm main\n";
        assert_eq!(mirror_in(line).as_deref(), Some("http://mirror.example/debian"));
        assert_eq!(mirror_in("deb-src http://mirror.example/debian bookworm main"), None);
        let both = "deb http://security.example/debian-security bookworm main\ndeb http://mirror.example/debian bookworm main";
        assert_eq!(mirror_in(both).as_deref(), Some("http://mirror.example/debian"));
    }
}
