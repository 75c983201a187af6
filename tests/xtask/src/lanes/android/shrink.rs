//! Classes become those of a phone: R8 leaves out what nothing reaches and gives what is left short names, but for what
//! the rules of each library and our own keep.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::resources::Shipped;
use crate::{
    bindings::files,
    context::{Context, run},
    jars::{Bridge, stamp_of_texts},
    toolchains::{android::Android, emptied, kotlin::Kotlin},
};

/// Our own rules, for JNA and for what is generated.
const RULES: &str = "android/bridge/consumer-rules.pro";
/// The version that the lock names: rules in a jar may be meant for some versions alone.
const VERSION: [u32; 3] = [9, 4, 34];
/// Where a jar keeps rules: those for any shrinker, and those for R8, which go before the others.
const FOR_ANY: &str = "META-INF/proguard/";
const FOR_R8: &str = "META-INF/com.android.tools/";

/// What goes in.
pub(super) struct Shrinking<'a> {
    pub(super) context: &'a Context,
    pub(super) kotlin: &'a Kotlin,
    pub(super) android: &'a Android,
    pub(super) shipped: &'a Shipped,
    pub(super) bridge: &'a Bridge,
    pub(super) app: &'a Path,
    /// The classes `R`.
    pub(super) names: &'a Path,
}

impl Shrinking<'_> {
    /// The folder of the classes, one for both flavours, for they differ in their manifests alone.
    pub(super) fn run(&self, out: &Path) -> Result<PathBuf, String> {
        let dex = out.join("dex");
        let stamp = out.join("dex.stamp");
        let program = self.program();
        let rules = self.rules(out)?;
        let read = |rule: &PathBuf| fs::read(rule).map_err(|error| format!("{}: {error}", rule.display()));
        let now = stamp_of_texts(&program, &rules.iter().map(read).collect::<Result<Vec<_>, _>>()?)?;
        if dex.is_dir() && fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
            return Ok(dex);
        }
        println!("Shrinking");
        emptied(&dex)?;
        let mut command = self.context.command("java");
        command
            .args(["-Xmx3g", "-XX:+UseParallelGC", "-cp"])
            .arg(self.android.shrinker()?)
            .args(["com.android.tools.r8.R8", "--release", "--min-api", &self.shipped.min_sdk])
            // That a rule of a library has nothing to keep is no news.
            .args(["--map-diagnostics", "info", "none"])
            .arg("--lib")
            .arg(java_home(self.context)?)
            .arg("--lib")
            .arg(self.android.framework()?)
            .arg("--pg-map-output")
            .arg(out.join("mapping.txt"));
        for rule in &rules {
            command.arg("--pg-conf").arg(rule);
        }
        command.arg("--output").arg(&dex).args(&program);
        run(&mut command).map_err(|_| "R8 refuses the app".to_owned())?;
        fs::write(&stamp, now).map_err(|error| format!("{}: {error}", stamp.display()))?;
        Ok(dex)
    }

    /// Everything that ships.
    fn program(&self) -> Vec<PathBuf> {
        let mut jars = vec![self.app.to_path_buf(), self.names.to_path_buf()];
        jars.extend(self.bridge.shipped());
        jars.extend(self.android.app.iter().chain(&self.android.phone).cloned());
        jars.push(self.kotlin.standard_library());
        jars
    }

    /// What has to stay: what resources name, what each library says, and what we say.
    fn rules(&self, out: &Path) -> Result<Vec<PathBuf>, String> {
        let mut rules = vec![self.shipped.rules.clone(), self.context.root.join(RULES)];
        let of_archives = self.android.shipped_archives.iter().map(|archive| archive.join("proguard.txt"));
        rules.extend(of_archives.filter(|rule| rule.is_file()));
        let folder = out.join("rules");
        emptied(&folder)?;
        for (at, jar) in self.program().iter().enumerate() {
            let output = self
                .context
                .command("unzip")
                .arg("-Z1")
                .arg(jar)
                .output()
                .map_err(|error| format!("unzip could not be started: {error}"))?;
            let listed = String::from_utf8_lossy(&output.stdout);
            let chosen = chosen(&listed.lines().collect::<Vec<_>>());
            if chosen.is_empty() {
                continue;
            }
            let to = folder.join(at.to_string());
            run(self.context.command("unzip").args(["-q", "-o"]).arg(jar).args(&chosen).arg("-d").arg(&to))?;
            rules.extend(files(&to, "")?);
        }
        Ok(rules)
    }
}

/// The rules among the files of a jar that hold for our R8.
fn chosen<'a>(listed: &[&'a str]) -> Vec<&'a str> {
    let rules = |folder: &str| -> Vec<&'a str> {
        listed.iter().copied().filter(|name| name.starts_with(folder) && !name.ends_with('/')).collect()
    };
    let for_r8: Vec<_> =
        rules(FOR_R8).into_iter().filter(|name| name[FOR_R8.len()..].starts_with("r8")).collect();
    if for_r8.is_empty() {
        return rules(FOR_ANY);
    }
    let holds = |name: &&str| name[FOR_R8.len()..].split('/').next().is_some_and(is_for_us);
    for_r8.into_iter().filter(holds).collect()
}

/// Whether a folder `r8-from-1.6.0-upto-3.0.0` is meant for our version: from the first on, and before the second.
fn is_for_us(folder: &str) -> bool {
    let after = |word: &str| {
        let (_, rest) = folder.split_once(word)?;
        Some(version(rest.split('-').next().unwrap_or_default()))
    };
    let ours = VERSION.to_vec();
    after("-from-").is_none_or(|from| from <= ours) && after("-upto-").is_none_or(|upto| ours < upto)
}

fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

/// The Java that runs here, whose classes stand for those of Java that a phone has.
fn java_home(context: &Context) -> Result<PathBuf, String> {
    let failed = |error| format!("java could not be started: {error}");
    let output =
        context.command("java").args(["-XshowSettings:properties", "-version"]).output().map_err(failed)?;
    let said = String::from_utf8_lossy(&output.stderr);
    let home = said.lines().find_map(|line| line.trim().strip_prefix("java.home = "));
    home.map(PathBuf::from).ok_or_else(|| "java does not say where it is".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_for_our_version_go_before_those_for_any() {
        let coroutines = [
            "META-INF/com.android.tools/proguard/coroutines.pro",
            "META-INF/com.android.tools/r8-from-1.6.0/coroutines.pro",
            "META-INF/com.android.tools/r8-upto-3.0.0/coroutines.pro",
            "META-INF/com.android.tools/r8/coroutines.pro",
            "META-INF/com.android.tools/r8/",
            "META-INF/proguard/coroutines.pro",
        ];
        assert_eq!(chosen(&coroutines), [coroutines[1], coroutines[3]]);
        assert_eq!(chosen(&coroutines[5..]), [coroutines[5]]);
        assert_eq!(chosen(&["a/B.class"]), [""; 0]);
    }

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(is_for_us("r8") && is_for_us("r8-from-9.4.34") && is_for_us("r8-from-8.2.0-upto-10.0.0"));
        assert!(!is_for_us("r8-from-10.1.0") && !is_for_us("r8-upto-9.4.34"));
    }

    #[test]
    fn the_version_is_the_one_that_is_fetched() {
        let root = Context::new(false, false).unwrap().root;
        let lock = fs::read_to_string(root.join("android/app/toolchain/artifacts.lock")).unwrap();
        assert!(lock.contains(&format!(":r8:{}:jar", VERSION.map(|part| part.to_string()).join("."))));
    }
}
