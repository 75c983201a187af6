//! Rust for the processors and systems of phones, where rustup cannot fetch it.
//!
//! Debian sid has a compiler with the sources of its standard library, from which that library is checked for any
//! target, and the library built for 64-bit ARM. Both are unpacked into a root folder of their own, beside a C compiler
//! for that processor and what runs its programs here.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use super::{debian, emptied, is_ready, mark_ready, swift};
use crate::{
    context::{Context, run},
    lanes::Need,
};

/// The one system that has all of it, and that moves: its compiler is not the project's own.
const SUITE: &str = "sid";
/// The compiler and the sources of its library; the C compilers of this machine and of 64-bit ARM; the library built
/// for that; what runs its programs; what says whom to trust when crates are fetched.
const PACKAGES: &[&str] = &[
    "rustc",
    "cargo",
    "rust-src",
    "gcc",
    "libc6-dev",
    "gcc-aarch64-linux-gnu",
    "libc6-dev-arm64-cross",
    "libstd-rust-dev:arm64",
    "qemu-user",
    "ca-certificates",
];
/// Where that system keeps what 64-bit ARM programs load.
pub(crate) const ARM_ROOT: &str = "/usr/aarch64-linux-gnu";

/// What happens inside: the folders after `root` and `folder` are bound to their own paths, up to `--`, in a name space
/// that ends with the command. Crates are fetched with the network of the machine, and with whom it trusts.
const ENTER: &str = r#"
set -e
root=$1 folder=$2
shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do
    mkdir -p "$root$1"
    mount --bind "$1" "$root$1"
    shift
done
shift
for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt; do
    if [ -e "$file" ]; then cp -L "$file" "$root$file"; fi
done
exec chroot "$root" /usr/bin/env -i HOME=/tmp PATH=/usr/bin:/bin LANG=C.UTF-8 TERM=dumb \
    bash -c 'cd "$0" && exec env "$@"' "$folder" "$@"
"#;

/// A root folder that is complete.
pub(crate) struct Sid {
    root: PathBuf,
    cargo_home: PathBuf,
}

/// Says what a root folder was made from; another one is made anew.
fn recipe() -> String {
    format!("{SUITE}: {}; 1", PACKAGES.join(","))
}

fn root_folder(context: &Context) -> PathBuf {
    super::folder(context).join(format!("{SUITE}-rust"))
}

/// What has to be installed before Rust is built for other machines here.
pub(crate) fn needs(context: &Context) -> Vec<Need> {
    let folder = root_folder(context);
    if is_ready(&folder, &recipe()) {
        // Nothing is fetched, but a root folder is entered by root alone.
        return vec![Need {
            what: "to enter the root folder of Rust for other machines, which is there already",
            megabytes: 0,
            into: folder,
            root: true,
        }];
    }
    let mut needs = vec![
        Need {
            what: "Rust for other machines from Debian sid, unpacked into a root folder of its own (2.3 GB) in three to \
                   four minutes",
            megabytes: 500,
            into: folder,
            root: true,
        },
        Need {
            what: "the crates of Rust's own library, from the public registry of crates",
            megabytes: 5,
            into: cargo_home(context),
            root: false,
        },
    ];
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

/// Where cargo keeps the crates that it has fetched, so that they are fetched once.
fn cargo_home(context: &Context) -> PathBuf {
    let below = |home| Path::new(&home).join(".cargo");
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(below))
        .unwrap_or_else(|| super::folder(context).join("cargo"))
}

/// Installs what is missing.
pub(crate) fn at_hand(context: &Context) -> Result<Sid, String> {
    if !debian::is_root(context) {
        return Err("Rust for other machines lies in a root folder of its own, which only root can make and enter: run \
                    this as root"
            .into());
    }
    let sid = Sid { root: root_folder(context), cargo_home: cargo_home(context) };
    if !is_ready(&sid.root, &recipe()) {
        install(context, &sid.root)?;
    }
    Ok(sid)
}

fn install(context: &Context, folder: &Path) -> Result<(), String> {
    debian::install_all(context, &debian::missing(context, &["mmdebstrap"]))?;
    println!("Installing Rust for other machines into {}", folder.display());
    emptied(folder)?;
    // What it mounts on the way is gone when it is, however it ends: an earlier attempt can be removed.
    let mut command = context.command("unshare");
    command.args(["--mount", "--propagation", "private", "mmdebstrap"]);
    command.args(unpack(&folder.display().to_string(), &swift::mirror()?));
    run(&mut command).map_err(|why| {
        format!(
            "Rust for other machines could not be installed ({why}): the machine's package mirror has to be reachable \
             once and to have {SUITE}"
        )
    })?;
    mark_ready(folder, &recipe())
}

/// What `mmdebstrap` is asked for.
fn unpack(folder: &str, mirror: &str) -> Vec<String> {
    let mut words = vec![
        "--quiet".to_owned(),
        "--variant=essential".to_owned(),
        "--mode=root".to_owned(),
        "--components=main".to_owned(),
        "--architectures=amd64,arm64".to_owned(),
        format!("--include={}", PACKAGES.join(",")),
        r#"--aptopt=APT::Install-Recommends "false""#.to_owned(),
        r#"--aptopt=Acquire::Retries "5""#.to_owned(),
        // A mirror that is not renewed daily says of its list of sid that it has expired.
        r#"--aptopt=Acquire::Check-Valid-Until "false""#.to_owned(),
    ];
    words.extend(["doc", "man", "locale"].map(|name| format!("--dpkgopt=path-exclude=/usr/share/{name}/*")));
    words.extend([SUITE, folder, mirror].map(ToOwned::to_owned));
    words
}

impl Sid {
    /// `words` in the repository, with `variables` (`NAME=value`) in its environment. What is built lies in `target`,
    /// which is seen inside at its own path as the repository is.
    pub(crate) fn command(
        &self,
        context: &Context,
        target: &Path,
        variables: &[String],
        words: &[String],
    ) -> Command {
        let mut command = context.command("unshare");
        command
            .args(["--mount", "--propagation", "private", "bash", "-c", ENTER, "enter"])
            .args([&self.root, &context.root, &context.root])
            .arg(target)
            .arg(&self.cargo_home)
            .arg("--")
            .arg(format!("CARGO_HOME={}", self.cargo_home.display()))
            .arg(format!("CARGO_TARGET_DIR={}", target.display()))
            .args(variables)
            .args(words);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_processors_are_unpacked_from_the_mirror_of_the_machine() {
        let words = unpack("/there", "http://mirror.example/debian");
        assert!(words.contains(&"--architectures=amd64,arm64".to_owned()));
        let include = words.iter().find(|word| word.starts_with("--include=")).unwrap();
        for package in ["rust-src", "libstd-rust-dev:arm64", "qemu-user", "gcc-aarch64-linux-gnu"] {
            assert!(include.contains(package), "{package}");
        }
        assert_eq!(words[words.len() - 3..], ["sid", "/there", "http://mirror.example/debian"]);
    }

    #[test]
    fn another_list_of_packages_is_another_recipe() {
        assert!(PACKAGES.iter().all(|package| recipe().contains(package)));
    }
}
