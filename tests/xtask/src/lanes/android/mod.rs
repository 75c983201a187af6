//! The Android app: compiled against the real AndroidX and Compose, packed as it ships, and run in Android's own framework
//! on this machine's Java (Robolectric), over the real library.

mod badging;
mod dex;
mod launchers;
mod manifest;
mod package;
mod pages;
mod project;
mod reflection;
mod resources;
mod shrink;
mod tests_of;

use std::{fs, path::PathBuf, thread};

use super::{Lane, Need};
use crate::{
    bindings,
    context::Context,
    jars::{Bridge, Build},
    toolchains::{
        android::{self, Android},
        kotlin,
    },
};
use package::Packing;
use project::Project;
use resources::Linked;
use shrink::Shrinking;

pub(crate) const LANE: Lane = Lane {
    name: "android",
    about: "the Android app in Android's framework on this machine's Java, over the real library, and its packages",
    by_default: true,
    needs,
    run: test,
};

/// What is newer than the oldest Android, where it is asked for, and why that is no harm.
const NEWER: &str = "android/app/toolchain/newer.list";

fn needs(context: &Context) -> Vec<Need> {
    kotlin::needs(context).into_iter().chain(android::needs(context)).collect()
}

fn test(context: &Context) -> Result<(), String> {
    let project = Project::read(context)?;
    let kotlin = kotlin::at_hand(context)?;
    let android = android::at_hand(context)?;
    println!("{} libraries of others are laid out for pages of 16 KiB", pages::checked(context, &android)?);
    let library = bindings::library(context)?;
    let fixtures = bindings::fixtures(context)?;

    let folder = context.repository_target();
    let bridge = Bridge::compiled(&Build { context, kotlin: &kotlin, out: folder.join("kotlin") }, &library)?;
    let build = Build { context, kotlin: &kotlin, out: folder.join("android-app") };
    fs::create_dir_all(&build.out).map_err(|error| format!("{}: {error}", build.out.display()))?;
    let (linked, shipped) = resources::linked(context, &android, &project, &build.out)?;

    let app_folder = context.root.join("android/app/src");
    let below = class_path(&android, &bridge, &linked);
    let framework = android.framework()?;
    let with_framework = |jars: &[PathBuf]| [jars, std::slice::from_ref(&framework)].concat();
    let compose = format!("-Xplugin={}", kotlin.compose().display());
    let app = build.compile(
        "app",
        &[app_folder.join("main/kotlin")],
        &with_framework(&below),
        std::slice::from_ref(&compose),
    )?;

    let shrinking = Shrinking {
        context,
        kotlin: &kotlin,
        android: &android,
        shipped: &shipped,
        bridge: &bridge,
        app: &app,
        names: &linked.names,
    };
    let packing = Packing { context, project: &project, shipped: &shipped, out: &build.out };

    let own = [std::slice::from_ref(&app), &bridge.shipped()].concat();
    let mut above = vec![app.clone()];
    above.extend(below);
    above.extend(android.test.iter().cloned());
    above.extend(kotlin.assertions());
    let friend = format!("-Xfriend-paths={}", app.display());
    let sources = app_folder.join("test/kotlin");
    // What stands ready for the tests of the facade too.
    let folders = [sources.clone(), context.root.join("android/bridge/src/standing/kotlin")];
    let tested = || {
        let tests = build.compile("app-tests", &folders, &with_framework(&above), &[friend, compose])?;
        let jars = [std::slice::from_ref(&tests), &above, &[kotlin.standard_library()]].concat();
        let run = tests_of::Run {
            context,
            android: &android,
            project: &project,
            linked: &linked,
            fixtures: &fixtures,
            sources: &sources,
            own: &own,
        };
        run.all(&with_framework(&jars))
    };
    // Neither needs the other.
    thread::scope(|scope| {
        let packed = scope.spawn(|| packing.run(&shrinking.run(&build.out)?));
        let tested = tested();
        let packed = packed.join().unwrap_or_else(|_| Err("the packages can't be made".into()));
        tested.and(packed)
    })
}

/// What the app is compiled against, the framework apart.
fn class_path(android: &Android, bridge: &Bridge, linked: &Linked) -> Vec<PathBuf> {
    let mut jars = vec![linked.names.clone()];
    jars.extend(bridge.jars());
    jars.extend(android.app.iter().cloned());
    jars
}
