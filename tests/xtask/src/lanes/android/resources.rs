//! The app's manifest, merged with those of its libraries, and its resources, linked as they are for a phone.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{MIN_SDK, PACKAGE, TARGET_SDK};
use crate::{
    bindings::files,
    context::{Context, run},
    jars::joined,
    toolchains::android::Android,
};

/// What came out of it.
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

impl Linked {
    /// Merges and links into `out`.
    pub(super) fn made(context: &Context, android: &Android, out: &Path) -> Result<Self, String> {
        println!("Linking resources");
        let linked = Self {
            manifest: out.join("AndroidManifest.xml"),
            manifest_without_texts: out.join("nosms.xml"),
            package: out.join("resources.apk"),
            assets: out.join("assets"),
            names: out.join("names.jar"),
        };
        let work = Work { context, android, out, main: context.root.join("android/app/src/main") };
        emptied(&linked.assets)?;
        work.merge(Some("sms"), &linked.manifest)?;
        work.merge(None, &linked.manifest_without_texts)?;
        let java = work.link(&linked)?;
        work.compile_names(&java, &linked.names)?;
        Ok(linked)
    }
}

struct Work<'a> {
    context: &'a Context,
    android: &'a Android,
    out: &'a Path,
    main: PathBuf,
}

impl Work<'_> {
    /// Merges the app's manifest, with that of a flavour over it, and those of the libraries.
    fn merge(&self, flavour: Option<&str>, to: &Path) -> Result<(), String> {
        // Gradle names the package by itself; the merger wants to read it.
        let own = self.main.join("AndroidManifest.xml");
        let text = fs::read_to_string(&own).map_err(|error| format!("{}: {error}", own.display()))?;
        let named = self.out.join("named.xml");
        let text = text.replacen("<manifest ", &format!("<manifest package=\"{PACKAGE}\" "), 1);
        fs::write(&named, text).map_err(|error| format!("{}: {error}", named.display()))?;
        let manifests: Vec<_> =
            self.android.archives.iter().map(|archive| archive.join("AndroidManifest.xml")).collect();
        let mut command = self.context.command("java");
        command
            .arg("-cp")
            .arg(self.android.merger())
            .args(["com.android.manifmerger.Merger", "--main"])
            .arg(&named)
            .arg("--libs")
            .arg(joined(&manifests)?)
            .args(["--property", &format!("PACKAGE={PACKAGE}")])
            .args(["--property", &format!("MIN_SDK_VERSION={MIN_SDK}")])
            .args(["--property", &format!("TARGET_SDK_VERSION={TARGET_SDK}")])
            .args(["--remove-tools-declarations", "--log", "ERROR", "--out"])
            .arg(to);
        if let Some(flavour) = flavour {
            let over = self.main.with_file_name(flavour).join("AndroidManifest.xml");
            command.arg("--overlays").arg(over);
        }
        run(&mut command).map_err(|_| "the manifests can't be merged".into())
    }

    /// The folder of what is to be compiled as the classes `R`.
    fn link(&self, linked: &Linked) -> Result<PathBuf, String> {
        let flat = self.out.join("flat");
        let java = self.out.join("names");
        emptied(&flat)?;
        emptied(&java)?;
        let mut packages = Vec::new();
        let mut compiled = Vec::new();
        for (at, archive) in self.android.archives.iter().enumerate() {
            if archive.join("R.txt").metadata().is_ok_and(|names| names.len() > 0) {
                packages.push(package_of(archive)?);
            }
            let resources = archive.join("res");
            if resources.is_dir() && !files(&resources, "")?.is_empty() {
                compiled.push(self.compile(&resources, &flat.join(format!("{at:03}.zip")))?);
            }
            for asset in files_if_any(&archive.join("assets"))? {
                let name = asset.strip_prefix(archive.join("assets")).map_err(|error| error.to_string())?;
                crate::bindings::copy(&asset, &linked.assets.join(name))?;
            }
        }
        // The last one holds over those before it.
        compiled.push(self.compile(&self.main.join("res"), &flat.join("own.zip"))?);
        let mut command = self.context.command("aapt2");
        command.arg("link").arg("-o").arg(&linked.package);
        command.arg("-I").arg(self.android.framework_resources());
        command.arg("--manifest").arg(&linked.manifest).arg("--java").arg(&java);
        command.args(["--auto-add-overlay", "--warn-manifest-validation", "--extra-packages"]);
        command.arg(packages.join(":")).arg("-A").arg(&linked.assets);
        for zip in &compiled {
            command.arg("-R").arg(zip);
        }
        run(&mut command).map_err(|_| "the resources can't be linked".to_owned())?;
        Ok(java)
    }

    fn compile(&self, resources: &Path, to: &Path) -> Result<PathBuf, String> {
        run(self.context.command("aapt2").args(["compile", "--dir"]).arg(resources).arg("-o").arg(to))
            .map_err(|_| format!("{}: the resources can't be compiled", resources.display()))?;
        Ok(to.to_path_buf())
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
        let own = java.join(PACKAGE.replace('.', "/")).join("R.java");
        crate::bindings::copy(&own, &to.with_extension("sources"))
    }
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

fn emptied(folder: &Path) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)
}
