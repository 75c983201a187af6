//! Kotlin's compiler, and the jars that its tests need.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{debian, emptied, is_ready, mark_ready};
use crate::{
    context::{Context, answers, run},
    lanes::Need,
};

/// The one version that the code is compiled with. Its package and the hash of it stand in
/// `android/bridge/toolchain/package-lock.json`.
const VERSION: &str = "2.4.20";
/// A Java that runs it, what calls the library from Java, and what runs tests.
const PACKAGES: &[&str] = &["openjdk-17-jdk-headless", "libjna-java", "libjna-jni", "junit5"];
/// Where those packages put their jars.
const JARS: &str = "/usr/share/java";

/// A compiler that is installed.
pub(crate) struct Kotlin {
    /// Holds `lib/kotlin-compiler.jar` and the libraries that are compiled against.
    home: PathBuf,
}

/// The recipe, and what it says has to be there.
fn recipe(context: &Context) -> Result<String, String> {
    let path = context.root.join("android/bridge/toolchain/package-lock.json");
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

fn folder(context: &Context) -> PathBuf {
    super::folder(context).join("kotlin")
}

/// The compiler on the path, if it is of the one version; else the one installed earlier.
fn compiler(context: &Context) -> Option<Kotlin> {
    on_the_path().or_else(|| {
        let folder = folder(context);
        let complete = recipe(context).is_ok_and(|recipe| is_ready(&folder, &recipe));
        complete.then(|| Kotlin { home: folder.join("node_modules/kotlin-compiler") })
    })
}

fn on_the_path() -> Option<Kotlin> {
    let path = std::env::var_os("PATH")?;
    let program =
        std::env::split_paths(&path).map(|folder| folder.join("kotlinc")).find(|path| path.is_file())?;
    let home = program.canonicalize().ok()?.parent()?.parent()?.to_path_buf();
    let version = fs::read_to_string(home.join("build.txt")).ok()?;
    let complete = home.join("lib/kotlin-compiler.jar").is_file()
        && home.join("lib/kotlinx-coroutines-core-jvm.jar").is_file()
        && home.join("lib/kotlin-test-junit5.jar").is_file();
    (complete && version.split('-').next() == Some(VERSION)).then_some(Kotlin { home })
}

/// What has to be installed before Kotlin compiles and runs here.
pub(crate) fn needs(context: &Context) -> Vec<Need> {
    let mut needs = Vec::new();
    if compiler(context).is_none() {
        needs.push(Need {
            what: "Kotlin's compiler 2.4.20 from the public package registry of Node, in some seconds",
            megabytes: 85,
            into: folder(context),
            root: false,
        });
    }
    if !debian::missing(context, PACKAGES).is_empty() {
        needs.push(Need {
            what: "Debian's packages of Java 17, JNA and JUnit 5 (those that are missing), in less than a minute",
            megabytes: 250,
            into: "/usr".into(),
            root: true,
        });
    }
    needs
}

/// Installs what is missing.
pub(crate) fn at_hand(context: &Context) -> Result<Kotlin, String> {
    debian::install(context, &debian::missing(context, PACKAGES), "kotlin --skip android")?;
    match compiler(context) {
        Some(kotlin) => Ok(kotlin),
        None => install(context),
    }
}

fn install(context: &Context) -> Result<Kotlin, String> {
    let folder = folder(context);
    if !answers(context.command("npm").arg("--version")) {
        return Err(
            "Kotlin's compiler is fetched by npm, which is not on the path: install Node, or put kotlinc \
                    2.4.20 on the path; `--skip kotlin --skip android` runs the rest"
                .into(),
        );
    }
    println!("Installing Kotlin's compiler {VERSION} into {}", folder.display());
    emptied(&folder)?;
    let from = context.root.join("android/bridge/toolchain");
    for name in ["package.json", "package-lock.json"] {
        fs::copy(from.join(name), folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    let mut command = context.command("npm");
    command
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
        .arg(&folder);
    run(&mut command).map_err(|why| {
        format!(
            "Kotlin's compiler could not be had ({why}): the package registry of Node has to be reachable once, or \
             put kotlinc {VERSION} on the path; `--skip kotlin --skip android` runs the rest"
        )
    })?;
    mark_ready(&folder, &recipe(context)?)?;
    compiler(context).ok_or_else(|| "Kotlin's compiler is not where its package puts it".into())
}

impl Kotlin {
    /// A jar that comes with the compiler.
    fn own(&self, name: &str) -> PathBuf {
        self.home.join("lib").join(name)
    }

    /// What the bindings and the facade are compiled against and run with.
    pub(crate) fn libraries(&self) -> Vec<PathBuf> {
        vec![Path::new(JARS).join("jna.jar"), self.own("kotlinx-coroutines-core-jvm.jar")]
    }

    /// Kotlin's own library, which everything runs with.
    pub(crate) fn standard_library(&self) -> PathBuf {
        self.own("kotlin-stdlib.jar")
    }

    /// The compiler's part that turns functions into Compose's.
    pub(crate) fn compose(&self) -> PathBuf {
        self.own("compose-compiler-plugin.jar")
    }

    /// Kotlin's own assertions, for JUnit 4.
    pub(crate) fn assertions(&self) -> [PathBuf; 2] {
        ["kotlin-test.jar", "kotlin-test-junit.jar"].map(|name| self.own(name))
    }

    /// What tests are compiled against besides.
    pub(crate) fn test_libraries(&self) -> Vec<PathBuf> {
        let debian = ["junit-jupiter-api", "apiguardian-api", "junit-platform-commons", "opentest4j"];
        let own = ["kotlin-test.jar", "kotlin-test-junit5.jar"].map(|name| self.own(name));
        own.into_iter().chain(debian.map(|name| Path::new(JARS).join(format!("{name}.jar")))).collect()
    }

    /// What runs the tests.
    pub(crate) fn console(&self) -> Vec<PathBuf> {
        let debian = [
            "junit-jupiter-engine",
            "junit-platform-engine",
            "junit-platform-launcher",
            "junit-platform-console",
            "junit-platform-reporting",
            "picocli",
            "opentest4j-reporting-events",
        ];
        let jars = debian.map(|name| Path::new(JARS).join(format!("{name}.jar")));
        std::iter::once(self.standard_library()).chain(jars).collect()
    }

    /// The compiler; a warning is an error.
    pub(crate) fn compiler(&self, context: &Context) -> Command {
        let mut command = context.command("java");
        command
            // It runs for seconds: making its own code faster took as long as all the rest.
            .args(["-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"])
            .arg(self.own("kotlin-preloader.jar"))
            .args(["org.jetbrains.kotlin.preloading.Preloader", "-cp"])
            .arg(self.own("kotlin-compiler.jar"))
            .args(["org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-kotlin-home"])
            .arg(&self.home)
            .args(["-jvm-target", "17", "-Werror"]);
        command
    }
}
