//! What an Android app is compiled against and tested with on a computer: AndroidX and Compose as they are published,
//! the framework as Robolectric packs it, and the tools that merge manifests, link resources and make a package.

mod archives;
mod fetch;
mod framework;
mod lock;

use std::path::PathBuf;

use super::{debian, is_ready};
use crate::{context::Context, lanes::Need};

/// Links resources, aligns and signs packages, unpacks archives, fetches what the lock names.
const PACKAGES: &[&str] = &["aapt", "apksigner", "zipalign", "unzip", "maven", "openjdk-17-jdk-headless"];

/// All of it, in place.
pub(crate) struct Android {
    folder: PathBuf,
    /// Jars that the app is compiled against and runs with; those of its tests.
    pub(crate) app: Vec<PathBuf>,
    pub(crate) test: Vec<PathBuf>,
    /// What ships in place of what a computer has of its own.
    pub(crate) phone: Vec<PathBuf>,
    /// Archives with resources, a manifest and rules for the shrinker, unpacked: what ships, and what tests need besides.
    pub(crate) shipped_archives: Vec<PathBuf>,
    pub(crate) test_archives: Vec<PathBuf>,
    /// The levels that tests run in, with the framework of each.
    pub(crate) levels: Vec<(u32, PathBuf)>,
}

fn folder(context: &Context) -> PathBuf {
    super::folder(context).join("android")
}

/// What has to be installed before the lane runs here.
pub(crate) fn needs(context: &Context) -> Vec<Need> {
    let mut needs = Vec::new();
    if !lock::text(context).is_ok_and(|lock| is_ready(&folder(context), &lock)) {
        needs.push(Need {
            what: "AndroidX, Compose, Robolectric with three Android frameworks, R8 and the manifest merger, by Maven \
                   from the repositories that it is set up with, each file checked against its SHA-256, in some minutes",
            megabytes: 750,
            into: folder(context),
            root: false,
        });
    }
    if !debian::missing(context, PACKAGES).is_empty() {
        needs.push(Need {
            what: "Debian's packages aapt, apksigner, zipalign, unzip, maven and Java 17 (those that are missing), in less than a minute",
            megabytes: 150,
            into: "/usr".into(),
            root: true,
        });
    }
    needs
}

/// Installs what is missing.
pub(crate) fn at_hand(context: &Context) -> Result<Android, String> {
    debian::install(context, &debian::missing(context, PACKAGES), "android")?;
    let lock = lock::text(context)?;
    let folder = folder(context);
    if !is_ready(&folder, &lock) {
        fetch::all(context, &folder, &lock::read(&lock)?)?;
        framework::for_linking(context, &folder)?;
        super::mark_ready(&folder, &lock)?;
    }
    let unpacked = |set| archives::unpacked(&folder, &lock::of(&lock, set)?);
    let (app, phone, test) = (unpacked(lock::APP)?, unpacked(lock::PHONE)?, unpacked(lock::TEST)?);
    let mut levels: Vec<_> = lock::read(&lock)?
        .iter()
        .filter_map(|artifact| {
            Some((lock::level(&artifact.set)?, folder.join(artifact.folder()).join(artifact.file())))
        })
        .collect();
    levels.sort();
    Ok(Android {
        app: app.jars,
        phone: phone.jars,
        test: test.jars,
        shipped_archives: app.archives.into_iter().chain(phone.archives).collect(),
        test_archives: test.archives,
        levels,
        folder,
    })
}

impl Android {
    /// The framework's classes. They are the implementation, so they stand last on every class path.
    pub(crate) fn framework(&self) -> Result<PathBuf, String> {
        fetch::only_jar(&self.folder.join(lock::FRAMEWORK))
    }

    /// The framework's resources, in a form that aapt2 links against.
    pub(crate) fn framework_resources(&self) -> PathBuf {
        framework::resources(&self.folder)
    }

    /// The frameworks that tests run in.
    pub(crate) fn sandboxes(&self) -> PathBuf {
        self.folder.join(lock::SANDBOXES)
    }

    /// What merges manifests, as a class path.
    pub(crate) fn merger(&self) -> PathBuf {
        self.folder.join(lock::MERGER).join("*")
    }

    /// The one jar of what shrinks.
    pub(crate) fn shrinker(&self) -> Result<PathBuf, String> {
        fetch::only_jar(&self.folder.join(lock::SHRINKER))
    }
}
