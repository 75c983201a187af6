//! The packages of both flavours: put together, aligned, signed with a key of this folder alone, and looked at.
//!
//! They hold no library for a processor, which takes an NDK: nobody can use them. What they show is all the rest.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{
    NEWER,
    badging::Badging,
    dex::{self, Class},
    launchers, manifest,
    project::Project,
    reflection,
    resources::{Flavour, Shipped},
};
use crate::{
    bindings::{copy, files},
    context::{Context, answers, run},
};

/// The key's file is worth nothing, and so is what opens it.
const OPENS_THE_KEY: &str = "nothing";
const KEY_NAME: &str = "debug";

pub(super) struct Packing<'a> {
    pub(super) context: &'a Context,
    pub(super) project: &'a Project,
    pub(super) shipped: &'a Shipped,
    pub(super) out: &'a Path,
}

impl Packing<'_> {
    /// Packs and looks at each flavour; `dex` is the folder of its classes.
    pub(super) fn run(&self, dex: &Path) -> Result<(), String> {
        let (mut classes, mut methods) = (BTreeMap::new(), BTreeSet::new());
        let dex = files(dex, ".dex")?;
        for file in &dex {
            let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
            let no_dex = || format!("{}: R8 wrote what is no dex", file.display());
            classes.extend(dex::classes(&bytes).ok_or_else(no_dex)?);
            methods.extend(dex::methods(&bytes).ok_or_else(no_dex)?);
            println!("{}: {} bytes", name_of(file), bytes.len());
        }
        self.written_otherwise(&methods)?;
        let names = reflection::checked(self.context, &classes)?;
        println!("{} classes; {names} names that JNA looks for are there", classes.len());
        let mut wrong = Vec::new();
        for flavour in &self.shipped.flavours {
            let package = self.packed(flavour, &dex)?;
            let bytes =
                fs::metadata(&package).map_err(|error| format!("{}: {error}", package.display()))?.len();
            println!("{}: {bytes} bytes, without the library for a processor", name_of(&package));
            let found = self.wrong(flavour, &package, &classes)?;
            wrong.extend(found.into_iter().map(|what| format!("{}: {what}", flavour.name)));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
    }

    /// What the list of newer things leaves to R8 is not in what R8 wrote.
    fn written_otherwise(&self, methods: &BTreeSet<String>) -> Result<(), String> {
        let list =
            fs::read_to_string(self.context.root.join(NEWER)).map_err(|error| format!("{NEWER}: {error}"))?;
        let left = left_to_r8(&list).find(|name| methods.contains(*name));
        left.map_or(Ok(()), |name| Err(format!("the oldest Android lacks {name}, and R8 leaves it as it is")))
    }

    fn packed(&self, flavour: &Flavour, dex: &[PathBuf]) -> Result<PathBuf, String> {
        let failed = || format!("the package of the flavour {} can't be made", flavour.name);
        let [loose, aligned, signed] = ["loose", "aligned", "signed"]
            .map(|state| self.out.join(format!("{}-{state}.apk", flavour.name)));
        copy(&flavour.package, &loose)?;
        let folder = dex.first().and_then(|file| file.parent()).ok_or("R8 wrote nothing")?;
        let mut add = self.context.command("aapt");
        add.current_dir(folder).arg("add").arg(&loose).args(dex.iter().map(|file| name_of(file)));
        run(add.stdout(std::process::Stdio::null())).map_err(|_| failed())?;
        run(self.context.command("zipalign").args(["-f", "-p", "4"]).arg(&loose).arg(&aligned))
            .map_err(|_| failed())?;
        run(self
            .context
            .command("apksigner")
            .args(["sign", "--ks-pass", &format!("pass:{OPENS_THE_KEY}"), "--ks"])
            .arg(self.key()?)
            .arg("--out")
            .arg(&signed)
            .arg(&aligned))
        .map_err(|_| failed())?;
        Ok(signed)
    }

    /// A key made on this machine, for packages that nobody is to install.
    fn key(&self) -> Result<PathBuf, String> {
        let key = self.out.join("debug.p12");
        if !key.is_file() {
            let mut command = self.context.command("keytool");
            command.args(["-genkeypair", "-storetype", "PKCS12", "-alias", KEY_NAME, "-dname", "CN=debug"]);
            command.args(["-keyalg", "RSA", "-keysize", "2048", "-validity", "10000"]);
            command.args(["-storepass", OPENS_THE_KEY, "-keypass", OPENS_THE_KEY, "-keystore"]).arg(&key);
            if !answers(&mut command) {
                return Err("keytool makes no key".into());
            }
        }
        Ok(key)
    }

    /// Everything in the package that is not as it has to be.
    fn wrong(
        &self,
        flavour: &Flavour,
        package: &Path,
        classes: &BTreeMap<String, Class>,
    ) -> Result<Vec<String>, String> {
        run(self.context.command("zipalign").args(["-c", "-p", "4"]).arg(package))
            .map_err(|_| format!("{}: it is not aligned", flavour.name))?;
        run(self
            .context
            .command("apksigner")
            .args(["verify", "--min-sdk-version"])
            .arg(&self.project.min_sdk)
            .arg(package))
        .map_err(|_| format!("{}: its signature does not hold", flavour.name))?;
        let dumped = |what: &[&str]| {
            let mut command = self.context.command("aapt2");
            let output = command.arg("dump").args(what).arg(package).output();
            output
                .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
                .map_err(|error| format!("aapt2 could not be started: {error}"))
        };
        let source = self.context.root.join("android/app/src");
        let text =
            |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
        let strings = text(&source.join("main/res/values/strings.xml"))?;
        let label = manifest::text_of_resource(&strings, "label").ok_or("strings.xml has no `label`")?;
        let mut permissions = manifest::permissions(&text(&source.join("main/AndroidManifest.xml"))?);
        let over = source.join(flavour.name).join("AndroidManifest.xml");
        if over.is_file() {
            permissions.extend(manifest::permissions(&text(&over)?));
        }
        let mut wrong = Badging::read(&dumped(&["badging"])?).wrong(self.project, &label, &permissions);
        let tree = dumped(&["xmltree", "--file", "AndroidManifest.xml"])?;
        wrong.extend(launchers::wrong(&launchers::launchers(&tree), &self.project.package));
        let named = manifest::classes(&text(&flavour.manifest)?);
        if named.len() < 2 {
            wrong.push("its manifest names no class".to_owned());
        }
        let gone = named.into_iter().filter(|class| !classes.contains_key(class));
        wrong.extend(gone.map(|class| format!("its manifest names {class}, which is not in it")));
        Ok(wrong)
    }
}

/// The names in the lines of the list that end in `r8`.
fn left_to_r8(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter_map(|line| match line.split(' ').collect::<Vec<_>>().as_slice() {
        [level, name, _, "r8"] if level.parse::<u32>().is_ok() => Some(*name),
        _ => None,
    })
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::left_to_r8;

    #[test]
    fn only_lines_that_leave_it_to_r8_are_read() {
        let list = "# level name where r8\n28 a/B.c()V d/E.f r8\n29 a/B.g()V d/E.f asks\n";
        assert_eq!(left_to_r8(list).collect::<Vec<_>>(), ["a/B.c()V"]);
    }
}
