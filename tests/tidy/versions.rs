//! The Gradle project and the lane that stands in for Gradle build the same app: of the same versions, all named in one
//! place, and of nothing that only one shop may use.

use std::collections::BTreeSet;

use alongside_tests::tree::File;
use toml::{Table, Value};

use super::{example, files, none, texts};

const CATALOGUE: &str = "android/gradle/libs.versions.toml";
const LOCK: &str = "android/app/toolchain/artifacts.lock";
const COMPILER: &str = "android/bridge/toolchain/package.json";
const PROJECT: &str = "android/app/build.gradle.kts";
/// A folder for each language.
const WORDS: &str = "core/content/words/";
/// What the name of a library that is made for several platforms ends in, where it is the one for Android.
const ENDINGS: &[&str] = &["", "-android", "-jvm"];
/// Android's tools for Gradle are numbered like their parts, but for this.
const BEHIND_ITS_PARTS: u32 = 23;
/// Not free, or made to measure who uses an app.
const NOT_FREE: &[&str] =
    &["com.google.android.gms", "com.google.firebase", "com.android.billing", "crashlytics"];

fn violations(files: &[File]) -> Vec<String> {
    let text = |path: &str| {
        files.iter().find(|file| file.path == path).and_then(|file| file.text.as_deref()).unwrap_or_default()
    };
    let catalogue: Table = text(CATALOGUE).parse().expect("the catalogue is TOML");
    let table = |name: &str| catalogue.get(name).and_then(Value::as_table).cloned().unwrap_or_default();
    let versions = table("versions");
    let version = |name: &str| versions.get(name).and_then(Value::as_str).unwrap_or_default();
    let locked: Vec<_> = text(LOCK).lines().filter_map(|line| line.split(' ').nth(2)).collect();
    let mut wrong = Vec::new();
    for (name, library) in table("libraries") {
        let module = library.get("module").and_then(Value::as_str).unwrap_or_default();
        let named = library.get("version").and_then(|version| version.get("ref")).and_then(Value::as_str);
        let version = version(named.unwrap_or_default());
        let is_locked = |ending: &&str| {
            let begins = format!("{module}{ending}:{version}:");
            locked.iter().any(|coordinates| coordinates.starts_with(&begins))
        };
        if !ENDINGS.iter().any(is_locked) {
            wrong.push(format!("{CATALOGUE}: `{name}` is {module}:{version}, which {LOCK} does not name"));
        }
    }
    let kotlin = version("kotlin");
    if !text(COMPILER).contains(&format!("\"kotlin-compiler\": \"{kotlin}\"")) {
        wrong.push(format!("{CATALOGUE}: Kotlin {kotlin} is not the compiler of {COMPILER}"));
    }
    let parts = version("agp").split_once('.').and_then(|(first, rest)| {
        let first: u32 = first.parse().ok()?;
        Some(format!(":manifest-merger:{}.{rest}:", first + BEHIND_ITS_PARTS))
    });
    if !parts.is_some_and(|parts| locked.iter().any(|coordinates| coordinates.contains(&parts))) {
        wrong.push(format!("{CATALOGUE}: the manifest merger of {LOCK} belongs to another `agp`"));
    }
    let spoken: BTreeSet<_> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix(WORDS)?.split_once('/'))
        .map(|(language, _)| language)
        .collect();
    let kept =
        text(PROJECT).split_once("localeFilters += listOf(").and_then(|(_, rest)| rest.split(')').next());
    let kept: BTreeSet<_> =
        kept.unwrap_or_default().split(',').map(|word| word.trim().trim_matches('"')).collect();
    if kept != spoken {
        wrong.push(format!("{PROJECT}: it keeps the languages {kept:?}, and the core speaks {spoken:?}"));
    }
    let lists = texts(files, &[CATALOGUE, LOCK], "");
    for (path, text) in texts(files, &["android/"], ".kts").chain(lists) {
        for (at, line) in text.lines().enumerate() {
            if let Some(name) = NOT_FREE.iter().find(|name| line.contains(*name)) {
                wrong.push(format!("{path}:{}: `{name}`", at + 1));
            }
            let declares = ["implementation(", "api(", "compileOnly(", "runtimeOnly("];
            let declares = declares.iter().any(|word| line.trim_start().starts_with(word));
            if declares && !line.contains("(libs.") && !line.contains("{libs.") && !line.contains("(project(")
            {
                wrong.push(format!("{path}:{}: it is not named in {CATALOGUE}", at + 1));
            }
        }
    }
    wrong
}

#[test]
fn gradle_and_the_lane_build_of_the_same() {
    none(&violations(files()));
}

#[test]
fn whatever_differs_is_found() {
    let catalogue = "[versions]\nagp = \"8.13.2\"\nkotlin = \"2.4.20\"\nui = \"1.7\"\n[libraries]\nui = { module = \"a.b:ui\", version.ref = \"ui\" }\n";
    let lock = "# said\n00 app a.b:ui-android:1.7:aar\n00 merger c:manifest-merger:31.13.2:jar\n";
    let gradle = "    localeFilters += listOf(\"cy\", \"en\")\n    implementation(project(\":bridge\"))\n    implementation(\"${libs.jna.get()}@aar\")\n    api(libs.ui)\n";
    let wrong = |catalogue: &str, lock: &str, gradle: &str| {
        violations(&[
            example(CATALOGUE, catalogue),
            example(LOCK, lock),
            example(COMPILER, "\"kotlin-compiler\": \"2.4.20\""),
            example(PROJECT, gradle),
            example("core/content/words/en/a.ftl", ""),
            example("core/content/words/cy/a.ftl", ""),
        ])
    };
    assert_eq!(wrong(catalogue, lock, gradle), [""; 0]);
    for (from, to) in [("ui = \"1.7\"", "ui = \"1.8\""), ("2.4.20", "2.4.21"), ("8.13.2", "8.12.2")] {
        assert_eq!(wrong(&catalogue.replace(from, to), lock, gradle).len(), 1, "{to}");
    }
    for (from, to) in [
        ("ui-android:1.7", "ui-android:1.7.1"),
        ("31.13.2", "8.13.2"),
        ("# said", "00 app com.google.firebase:x:1:aar"),
    ] {
        assert_eq!(wrong(catalogue, &lock.replace(from, to), gradle).len(), 1, "{to}");
    }
    assert_eq!(wrong(catalogue, lock, &gradle.replace("\"cy\", ", "")).len(), 1);
    assert_eq!(wrong(catalogue, lock, &gradle.replace("libs.ui", "\"a.b:ui:1.7\"")).len(), 1);
}
