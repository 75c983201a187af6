//! Where the NDK is.

use std::path::{Path, PathBuf};

/// What names an NDK itself, in the order in which it is asked; then what names an SDK that may have some.
const NDK: &[&str] = &["ANDROID_NDK_HOME", "ANDROID_NDK_ROOT"];
const SDK: &[&str] = &["ANDROID_HOME", "ANDROID_SDK_ROOT"];
const PREBUILT: &str = "toolchains/llvm/prebuilt";

/// An NDK that has its tools.
#[derive(Debug, PartialEq)]
pub(super) struct Ndk {
    pub(super) folder: PathBuf,
    tools: PathBuf,
}

impl Ndk {
    pub(super) fn tool(&self, name: &str) -> PathBuf {
        self.tools.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

/// `variable` is the environment, `folders` names the folders in a folder.
pub(super) fn find(
    variable: &dyn Fn(&str) -> Option<PathBuf>,
    folders: &dyn Fn(&Path) -> Vec<String>,
) -> Option<Ndk> {
    let named = NDK.iter().filter_map(|name| variable(name));
    let in_an_sdk = SDK.iter().filter_map(|name| {
        let folder = variable(name)?.join("ndk");
        let newest = folders(&folder).into_iter().max_by_key(|name| version(name))?;
        Some(folder.join(newest))
    });
    named.chain(in_an_sdk).find_map(|folder| {
        // Named after the machine that its tools run on, of which there is one.
        let prebuilt = folder.join(PREBUILT);
        let machine = folders(&prebuilt).into_iter().next()?;
        Some(Ndk { tools: prebuilt.join(machine).join("bin"), folder })
    })
}

/// `27.10.1` is newer than `27.9.2`.
fn version(name: &str) -> Vec<u32> {
    name.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(variables: &[(&str, &str)], with_tools: &[&str]) -> Option<String> {
        let variable = |name: &str| {
            variables.iter().find(|(there, _)| *there == name).map(|(_, value)| PathBuf::from(value))
        };
        let folders = |folder: &Path| -> Vec<String> {
            if folder == Path::new("/sdk/ndk") {
                return ["26.1.1", "27.9.2", "27.10.1"].map(ToOwned::to_owned).into();
            }
            let has = with_tools.iter().any(|ndk| folder == Path::new(ndk).join(PREBUILT));
            if has { vec!["linux-x86_64".to_owned()] } else { Vec::new() }
        };
        find(&variable, &folders).map(|ndk| ndk.tool("llvm-objcopy").display().to_string())
    }

    #[test]
    fn the_one_that_is_named_comes_before_the_newest_of_the_sdk() {
        let both = [("ANDROID_HOME", "/sdk"), ("ANDROID_NDK_HOME", "/ndk")];
        let tools = ["/ndk", "/sdk/ndk/27.10.1"];
        let end = format!("/{PREBUILT}/linux-x86_64/bin/llvm-objcopy{}", std::env::consts::EXE_SUFFIX);
        assert_eq!(found(&both, &tools), Some(format!("/ndk{end}")));
        assert_eq!(found(&both[..1], &tools), Some(format!("/sdk/ndk/27.10.1{end}")));
    }

    #[test]
    fn a_folder_without_its_tools_is_none() {
        assert_eq!(found(&[], &["/ndk"]), None);
        assert_eq!(found(&[("ANDROID_NDK_HOME", "/gone")], &["/ndk"]), None);
    }
}
