//! The app's manifest, merged with those of its libraries, and its resources, linked as they are for a phone: once for
//! each flavour as it ships, and once with what tests bring along.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::project::Project;
use crate::{
    bindings::files,
    context::{Context, run},
    jars::joined,
    toolchains::{android::Android, emptied},
};

/// The flavour that sends texts by itself, and the one that does not.
pub(super) const FLAVOURS: [&str; 2] = ["sms", "nosms"];

/// What tests run with.
pub(super) struct Linked {
    /// The merged manifest, of the app that sends texts by itself.
    pub(super) manifest: PathBuf,
    /// That of the app that does not.
    pub(super) manifest_without_texts: PathBuf,
    /// All resources, as a package.
    pub(super) package: PathBuf,
    /// A folder of what libraries bring along as files.
    pub(super) assets: PathBuf,
    /// The classes `R`, as a jar.
    pub(super) names: PathBuf,
}

/// What ships.
pub(super) struct Shipped {
    /// The flavours, with the merged manifest of each and its resources as a package.
    pub(super) flavours: Vec<Flavour>,
    /// What classes the manifests and resources name, in the words of the shrinker.
    pub(super) rules: PathBuf,
    pub(super) min_sdk: String,
}

pub(super) struct Flavour {
    pub(super) name: &'static str,
    pub(super) manifest: PathBuf,
    pub(super) package: PathBuf,
}

/// Merges and links everything into `out`.
pub(super) fn linked(
    context: &Context,
    android: &Android,
    project: &Project,
    out: &Path,
) -> Result<(Linked, Shipped), String> {
    println!("Linking resources");
    let work = Work { context, android, project, out, main: context.root.join("android/app/src/main") };
    emptied(&out.join("flat"))?;
    let mut shipped_resources = work.compile_all(&android.shipped_archives, "shipped")?;
    let test_resources = work.compile_all(&android.test_archives, "tests")?;
    let own = work.compile(&work.main.join("res"), &out.join("flat/own.zip"))?;
    let shipped = work.ship(&[shipped_resources.as_slice(), std::slice::from_ref(&own)].concat())?;
    // The last one holds over those before it.
    shipped_resources.extend(test_resources);
    shipped_resources.push(own);
    Ok((work.link_for_tests(&shipped_resources)?, shipped))
}

struct Work<'a> {
    context: &'a Context,
    android: &'a Android,
    project: &'a Project,
    out: &'a Path,
    main: PathBuf,
}

impl Work<'_> {
    /// Links what ships. The numbers of resources are those of the first one ever after: the app's classes hold them.
    fn ship(&self, resources: &[PathBuf]) -> Result<Shipped, String> {
        let assets = self.assets(&self.android.shipped_archives, "shipped-assets")?;
        let (mut flavours, mut rules) = (Vec::new(), Vec::new());
        for (at, name) in FLAVOURS.into_iter().enumerate() {
            let manifest = self.out.join(format!("{name}-shipped.xml"));
            self.merge(name, &self.android.shipped_archives, &manifest)?;
            let flavour = Flavour { name, manifest, package: self.out.join(format!("{name}-resources.apk")) };
            let rule = self.out.join(format!("{name}.pro"));
            let mut command = self.link(&flavour.package, &flavour.manifest, &assets, resources);
            command.arg("--proguard").arg(&rule).args(["-c", &self.project.languages]);
            command.arg(if at == 0 { "--emit-ids" } else { "--stable-ids" }).arg(self.numbers());
            ran(&mut command)?;
            flavours.push(flavour);
            rules.push(rule);
        }
        let kept = |rule: &PathBuf| -> Result<Vec<String>, String> {
            let text = fs::read_to_string(rule).map_err(|error| format!("{}: {error}", rule.display()))?;
            Ok(text.lines().filter(|line| !line.starts_with('#')).map(ToOwned::to_owned).collect())
        };
        match rules.as_slice() {
            [one, other] if kept(one)? == kept(other)? => {
                Ok(Shipped { flavours, rules: one.clone(), min_sdk: self.project.min_sdk.clone() })
            }
            _ => Err("the flavours name different classes: they can no longer have theirs in common".into()),
        }
    }

    fn link_for_tests(&self, resources: &[PathBuf]) -> Result<Linked, String> {
        let archives = self.archives();
        let [sms, nosms] = FLAVOURS;
        let linked = Linked {
            manifest: self.out.join("AndroidManifest.xml"),
            manifest_without_texts: self.out.join("nosms.xml"),
            package: self.out.join("resources.apk"),
            assets: self.assets(&archives, "assets")?,
            names: self.out.join("names.jar"),
        };
        self.merge(sms, &archives, &linked.manifest)?;
        self.merge(nosms, &archives, &linked.manifest_without_texts)?;
        let java = self.out.join("names");
        emptied(&java)?;
        let mut packages = Vec::new();
        for archive in &archives {
            if archive.join("R.txt").metadata().is_ok_and(|names| names.len() > 0) {
                packages.push(package_of(archive)?);
            }
        }
        let mut command = self.link(&linked.package, &linked.manifest, &linked.assets, resources);
        command.arg("--stable-ids").arg(self.numbers()).arg("--java").arg(&java);
        command.arg("--extra-packages").arg(packages.join(":"));
        ran(&mut command)?;
        self.compile_names(&java, &linked.names)?;
        Ok(linked)
    }

    /// Where the number of each resource is kept.
    fn numbers(&self) -> PathBuf {
        self.out.join("numbers.txt")
    }

    fn archives(&self) -> Vec<PathBuf> {
        [self.android.shipped_archives.as_slice(), &self.android.test_archives].concat()
    }

    /// Merges the app's manifest, with that of a flavour over it where there is one, and those of the libraries.
    fn merge(&self, flavour: &str, archives: &[PathBuf], to: &Path) -> Result<(), String> {
        // Gradle names the package by itself; the merger wants to read it.
        let Project { package, min_sdk, target_sdk, .. } = self.project;
        let own = self.main.join("AndroidManifest.xml");
        let text = fs::read_to_string(&own).map_err(|error| format!("{}: {error}", own.display()))?;
        let named = self.out.join("named.xml");
        let text = text.replacen("<manifest ", &format!("<manifest package=\"{package}\" "), 1);
        fs::write(&named, text).map_err(|error| format!("{}: {error}", named.display()))?;
        let manifests: Vec<_> = archives.iter().map(|archive| archive.join("AndroidManifest.xml")).collect();
        let mut command = self.context.command("java");
        command
            .arg("-cp")
            .arg(self.android.merger())
            .args(["com.android.manifmerger.Merger", "--main"])
            .arg(&named)
            .arg("--libs")
            .arg(joined(&manifests)?)
            .args(["--property", &format!("PACKAGE={package}")])
            .args(["--property", &format!("MIN_SDK_VERSION={min_sdk}")])
            .args(["--property", &format!("TARGET_SDK_VERSION={target_sdk}")])
            .args(["--remove-tools-declarations", "--log", "ERROR", "--out"])
            .arg(to);
        let over = self.main.with_file_name(flavour).join("AndroidManifest.xml");
        if over.is_file() {
            command.arg("--overlays").arg(over);
        }
        run(&mut command).map_err(|_| "the manifests can't be merged".into())
    }

    /// What links into `package`, up to what differs.
    fn link(&self, package: &Path, manifest: &Path, assets: &Path, resources: &[PathBuf]) -> Command {
        let mut command = self.context.command("aapt2");
        command.arg("link").arg("-o").arg(package).arg("-I").arg(self.android.framework_resources());
        command.arg("--manifest").arg(manifest).args(["--auto-add-overlay", "--warn-manifest-validation"]);
        command.args(["--version-code", &self.project.version_code]);
        command.args(["--version-name", &self.project.version_name]);
        command.arg("-A").arg(assets);
        for zip in resources {
            command.arg("-R").arg(zip);
        }
        command
    }

    /// The resources of archives, each compiled.
    fn compile_all(&self, archives: &[PathBuf], name: &str) -> Result<Vec<PathBuf>, String> {
        let mut compiled = Vec::new();
        for (at, archive) in archives.iter().enumerate() {
            let resources = archive.join("res");
            if !files_if_any(&resources)?.is_empty() {
                let zip = self.out.join("flat").join(format!("{name}-{at:03}.zip"));
                compiled.push(self.compile(&resources, &zip)?);
            }
        }
        Ok(compiled)
    }

    fn compile(&self, resources: &Path, to: &Path) -> Result<PathBuf, String> {
        run(self.context.command("aapt2").args(["compile", "--dir"]).arg(resources).arg("-o").arg(to))
            .map_err(|_| format!("{}: the resources can't be compiled", resources.display()))?;
        Ok(to.to_path_buf())
    }

    /// A folder of what archives bring along as files.
    fn assets(&self, archives: &[PathBuf], name: &str) -> Result<PathBuf, String> {
        let folder = self.out.join(name);
        emptied(&folder)?;
        for archive in archives {
            let from = archive.join("assets");
            for asset in files_if_any(&from)? {
                let name = asset.strip_prefix(&from).map_err(|error| error.to_string())?;
                crate::bindings::copy(&asset, &folder.join(name))?;
            }
        }
        Ok(folder)
    }

    fn compile_names(&self, java: &Path, to: &Path) -> Result<(), String> {
        let classes = self.out.join("names-classes");
        emptied(&classes)?;
        let mut command = self.context.command("javac");
        command.args(["-nowarn", "-source", "17", "-target", "17", "-Xlint:-options", "-d"]).arg(&classes);
        command.args(files(java, ".java")?);
        run(&mut command).map_err(|_| "the names of resources can't be compiled".to_owned())?;
        run(self.context.command("jar").arg("-cf").arg(to).arg("-C").arg(&classes).arg("."))?;
        // Their numbers go into what is compiled with them.
        let own = java.join(self.project.package.replace('.', "/")).join("R.java");
        crate::bindings::copy(&own, &to.with_extension("sources"))
    }
}

fn ran(command: &mut Command) -> Result<(), String> {
    run(command).map_err(|_| "the resources can't be linked".to_owned())
}

/// The package that a library's names of resources belong to.
fn package_of(archive: &Path) -> Result<String, String> {
    let path = archive.join("AndroidManifest.xml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (_, rest) = text.split_once("package=\"").ok_or_else(|| format!("{}: no package", path.display()))?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

fn files_if_any(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if folder.is_dir() { files(folder, "") } else { Ok(Vec::new()) }
}
