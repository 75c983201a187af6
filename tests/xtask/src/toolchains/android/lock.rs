//! The list of what is fetched: `android/app/toolchain/artifacts.lock`. Nothing else is, and nothing is resolved.
//!
//! A line is the SHA-256 of a file, the set that it belongs to, and `group:artifact:version:type`.

use std::fs;

use crate::context::Context;

/// What the app is compiled against and ships with.
pub(super) const APP: &str = "app";
/// What it ships with and what a computer has of its own: JNA, with its part for each processor.
pub(super) const PHONE: &str = "phone";
/// What its tests need besides.
pub(super) const TEST: &str = "test";
/// What merges manifests.
pub(super) const MERGER: &str = "merger";
/// What leaves out what is not used, and turns classes into those of a phone.
pub(super) const SHRINKER: &str = "shrinker";
/// The framework that is compiled and linked against.
pub(super) const FRAMEWORK: &str = "framework";
/// The frameworks that tests run in: one set for each, `sandbox-35` and the like, and one folder for all.
const SANDBOX: &str = "sandbox-";
pub(super) const SANDBOXES: &str = "sandbox";

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Artifact {
    pub(super) sha256: String,
    pub(super) set: String,
    pub(super) group: String,
    pub(super) name: String,
    pub(super) version: String,
    /// `jar` or `aar`.
    pub(super) kind: String,
}

impl Artifact {
    fn read(line: &str) -> Option<Self> {
        let words: Vec<_> = line.split_whitespace().collect();
        let [sha256, set, coordinates] = words.as_slice() else { return None };
        let parts: Vec<_> = coordinates.split(':').collect();
        let [group, name, version, kind] = parts.as_slice() else { return None };
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| Self {
            sha256: (*sha256).to_owned(),
            set: (*set).to_owned(),
            group: (*group).to_owned(),
            name: (*name).to_owned(),
            version: (*version).to_owned(),
            kind: (*kind).to_owned(),
        })
    }

    /// The folder below the toolchain that its set lies in.
    pub(super) fn folder(&self) -> &str {
        if self.set.starts_with(SANDBOX) { SANDBOXES } else { &self.set }
    }

    /// What its file is called there. Robolectric looks for a framework under its plain name.
    pub(super) fn file(&self) -> String {
        let Self { group, name, version, kind, .. } = self;
        if self.set.starts_with(SANDBOX) {
            format!("{name}-{version}.{kind}")
        } else {
            format!("{group}.{name}-{version}.{kind}")
        }
    }

    /// Whether the group stands in its file's name.
    pub(super) fn is_named_by_group(&self) -> bool {
        !self.set.starts_with(SANDBOX)
    }

    /// As a dependency in a POM, without what it would bring along: that stands in the lock itself.
    pub(super) fn dependency(&self) -> String {
        let Self { group, name, version, kind, .. } = self;
        format!(
            "<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version>\
             <type>{kind}</type><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion>\
             </exclusions></dependency>"
        )
    }
}

/// The whole file.
pub(super) fn text(context: &Context) -> Result<String, String> {
    let path = context.root.join("android/app/toolchain/artifacts.lock");
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Every artifact in it.
pub(super) fn read(text: &str) -> Result<Vec<Artifact>, String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| Artifact::read(line).ok_or_else(|| format!("artifacts.lock: `{line}`"))).collect()
}

/// The API level that tests run a set in.
pub(super) fn level(set: &str) -> Option<u32> {
    set.strip_prefix(SANDBOX)?.parse().ok()
}

/// Those of one set.
pub(super) fn of(text: &str, set: &str) -> Result<Vec<Artifact>, String> {
    Ok(read(text)?.into_iter().filter(|artifact| artifact.set == set).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(set: &str) -> String {
        format!("{} {set} org.example:thing:1.2:aar", "0a".repeat(32))
    }

    #[test]
    fn a_line_names_a_file_and_where_it_goes() {
        let read = read(&format!("# said\n\n{}\n", line("app"))).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].file(), "org.example.thing-1.2.aar");
        assert_eq!(read[0].folder(), "app");
        assert!(read[0].dependency().contains("<version>1.2</version><type>aar</type>"));
    }

    #[test]
    fn frameworks_lie_together_under_their_plain_names() {
        let read = read(&line("sandbox-26")).unwrap();
        assert_eq!((read[0].folder(), read[0].file().as_str()), ("sandbox", "thing-1.2.aar"));
        assert_eq!(level(&read[0].set), Some(26));
        assert_eq!(level(APP), None);
    }

    #[test]
    fn what_has_no_hash_or_no_version_is_refused() {
        for wrong in ["00 app a:b:1:jar", &line("app").replace(":1.2", ""), &line("app").replace(" app", "")]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
