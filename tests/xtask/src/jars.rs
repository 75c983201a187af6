//! Kotlin becomes jars, one set of sources after the other: what the lanes of the facade and of the app share.

use std::{
    env,
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use crate::{
    bindings,
    context::{Context, run},
    toolchains::kotlin::Kotlin,
};

/// Sets a property of the Java that runs the tests.
pub(crate) fn property(name: &str, path: &Path) -> String {
    format!("-D{name}={}", path.display())
}

/// A class path.
pub(crate) fn joined(paths: &[PathBuf]) -> Result<OsString, String> {
    env::join_paths(paths).map_err(|error| format!("a folder's name can't stand in a class path: {error}"))
}

/// Compiles one set of sources after the other.
pub(crate) struct Build<'a> {
    pub(crate) context: &'a Context,
    pub(crate) kotlin: &'a Kotlin,
    /// The ignored folder that the jars go to.
    pub(crate) out: PathBuf,
}

impl Build<'_> {
    /// The jar of all sources below `folders`. One that was made from the same sources is taken as it is.
    pub(crate) fn compile(
        &self,
        name: &str,
        folders: &[PathBuf],
        class_path: &[PathBuf],
        options: &[String],
    ) -> Result<PathBuf, String> {
        let jar = self.out.join(format!("{name}.jar"));
        let stamp = self.out.join(format!("{name}.sources"));
        let mut sources = Vec::new();
        for folder in folders {
            sources.extend(bindings::files(folder, ".kt")?);
        }
        if sources.is_empty() {
            return Err(format!("there is no Kotlin for {name}"));
        }
        let now = stamp_of(&sources, class_path, options)?;
        if jar.is_file() && fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
            return Ok(jar);
        }
        println!("Compiling {name}");
        let failed = |error| format!("{}: {error}", self.out.display());
        fs::create_dir_all(&self.out).map_err(failed)?;
        let mut command = self.kotlin.compiler(self.context);
        command
            .args(["-module-name", name, "-cp"])
            .arg(joined(class_path)?)
            .arg("-d")
            .arg(&jar)
            .args(&sources);
        command.args(options);
        run(&mut command).map_err(|_| format!("Kotlin's compiler refuses {name}"))?;
        fs::write(stamp, now).map_err(failed)?;
        Ok(jar)
    }
}

/// Tells apart all that went into a jar: its sources, and the stamps of the jars below it.
fn stamp_of(sources: &[PathBuf], class_path: &[PathBuf], options: &[String]) -> Result<String, String> {
    let read = |path: &PathBuf| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let texts = sources.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    // What stands outside of every class is in one that is named after its file.
    let names = sources.iter().map(|path| path.display().to_string());
    let words = names.chain(options.iter().cloned()).map(String::into_bytes);
    stamp_of_texts(class_path, &texts.into_iter().chain(words).collect::<Vec<_>>())
}

/// Tells apart jars and texts that something is made from. What was fetched bears its version in its name.
pub(crate) fn stamp_of_texts(jars: &[PathBuf], texts: &[Vec<u8>]) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    jars.hash(&mut hasher);
    texts.hash(&mut hasher);
    for stamp in jars.iter().map(|jar| jar.with_extension("sources")).filter(|stamp| stamp.is_file()) {
        let text = fs::read(&stamp).map_err(|error| format!("{}: {error}", stamp.display()))?;
        text.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The generated code, the facade over it, and what reads and writes flows.
pub(crate) struct Bridge {
    core: PathBuf,
    pub(crate) facade: PathBuf,
    codec: PathBuf,
}

impl Bridge {
    /// Generates and compiles them for `library`.
    pub(crate) fn compiled(build: &Build, library: &Path) -> Result<Self, String> {
        let context = build.context;
        let generated = bindings::generate(context, "kotlin", library)?;
        let sources = bindings::folder(context).join("kotlin-codec");
        fs::create_dir_all(&sources).map_err(|error| format!("{}: {error}", sources.display()))?;
        bindings::bindgen(context, &["codec", "kotlin"], &[library, &sources])?;

        let mut class_path = build.kotlin.libraries();
        let core = build.compile("core", &[generated], &class_path, &[])?;
        class_path.push(core.clone());
        let strict = ["-Xexplicit-api=strict".to_owned()];
        let facade = build.compile(
            "bridge",
            &[context.root.join("android/bridge/src/main/kotlin")],
            &class_path,
            &strict,
        )?;
        let codec = build.compile("codec", &[sources], &class_path, &[])?;
        Ok(Self { core, facade, codec })
    }

    /// What ships.
    pub(crate) fn shipped(&self) -> [PathBuf; 2] {
        [self.core.clone(), self.facade.clone()]
    }

    /// All three.
    pub(crate) fn jars(&self) -> Vec<PathBuf> {
        vec![self.core.clone(), self.facade.clone(), self.codec.clone()]
    }
}
