//! What Xcode and the store read about the app: the project, its property lists, entitlements and privacy manifests.
//! Each says what the sources use, and nothing beside it.

mod used;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use plist::{Dictionary, Value};
use yaml_rust2::{Yaml, YamlLoader};

/// Where the package and the project lie.
const PACKAGE: &str = "ios";
const PROJECT: &str = "project.yml";
/// What every product of the package is built on.
const BELOW: &[(&str, &[&str])] = &[
    ("AppUI", &["CoreBridge"]),
    ("Platform", &["Capturing", "CoreBridge"]),
    ("Capturing", &["CoreBridge"]),
    ("CoreBridge", &[]),
];
/// Words that no text of the system may hold: they say what this is.
const TELLING: &[&str] =
    &["stalk", "abus", "victim", "violen", "safe", "secret", "evidence", "police", "check-in", "alongside"];

/// A program that Xcode builds.
struct Target {
    name: String,
    /// Folders and files that it is built from.
    sources: Vec<PathBuf>,
    info: Option<PathBuf>,
    entitlements: Option<PathBuf>,
    /// The icons that it names.
    icons: Vec<String>,
    /// Products of the package that it links.
    products: Vec<String>,
}

/// What is wrong with them, a line each.
pub(super) fn wrong(root: &Path) -> Vec<String> {
    let package = root.join(PACKAGE);
    let targets = match targets(&package.join(PROJECT)) {
        Ok(targets) => targets,
        Err(why) => return vec![why],
    };
    let mut wrong = Vec::new();
    let manifest = fs::read_to_string(package.join("Package.swift")).unwrap_or_default();
    let mut groups = BTreeSet::new();
    for target in &targets {
        look(&package, target, &manifest, &mut groups, &mut wrong);
    }
    if groups.len() > 1 {
        wrong.push(format!("the targets name several App Groups: {groups:?}"));
    }
    wrong
}

fn look(
    package: &Path,
    target: &Target,
    manifest: &str,
    groups: &mut BTreeSet<String>,
    wrong: &mut Vec<String>,
) {
    let mut say = |what: String| wrong.push(format!("{}: {what}", target.name));
    for path in target.sources.iter().chain(&target.info).chain(&target.entitlements) {
        if !package.join(path).exists() {
            say(format!("{} is not there", path.display()));
        }
    }
    for product in &target.products {
        if !manifest.contains(&format!(".library(name: \"{product}\"")) {
            say(format!("Package.swift has no library {product}"));
        }
    }
    let files = files(package, &target.sources);
    for icon in &target.icons {
        let set = format!("{icon}.appiconset");
        if !files.iter().any(|file| file.parent().is_some_and(|folder| folder.ends_with(&set))) {
            say(format!("there is no icon {icon}"));
        }
    }
    let text = text(package, target, &files);
    for file in files.iter().filter(|file| is_list(file)) {
        if let Err(why) = list(file) {
            say(why);
        }
    }
    let info = target.info.as_ref().and_then(|path| list(&package.join(path)).ok()).unwrap_or_default();
    let granted =
        target.entitlements.as_ref().and_then(|path| list(&package.join(path)).ok()).unwrap_or_default();
    let links_core = !target.products.is_empty();
    let entitled = used::missing_and_idle(used::ENTITLEMENTS, granted.keys(), &text, links_core);
    let purposes = info.keys().filter(|key| key.ends_with("UsageDescription"));
    let modes = strings(info.get("UIBackgroundModes"));
    for what in entitled
        .into_iter()
        .chain(used::missing_and_idle(used::PURPOSES, purposes, &text, links_core))
        .chain(used::missing_and_idle(used::BACKGROUND, modes.iter(), &text, links_core))
        .chain(said(&info))
        .chain(privacy(&files, &text, links_core))
        .chain(used::never(&text, &info))
    {
        say(what);
    }
    for task in strings(info.get("BGTaskSchedulerPermittedIdentifiers")) {
        if !text.contains(&format!("\"{task}\"")) {
            say(format!("nothing asks for the background task {task}"));
        }
    }
    for group in strings(granted.get("com.apple.security.application-groups")) {
        if !text.contains(&format!("\"{group}\"")) {
            say(format!("no source names the App Group {group}"));
        }
        groups.insert(group);
    }
}

/// The reasons that the system shows.
fn said(info: &Dictionary) -> Vec<String> {
    let mut wrong = Vec::new();
    for (key, value) in info {
        let Some(text) = value.as_string() else { continue };
        let lower = text.to_lowercase();
        if let Some(word) = TELLING.iter().find(|word| lower.contains(**word)) {
            wrong.push(format!("{key} says `{word}`"));
        }
        if key.ends_with("UsageDescription") && !(text.ends_with('.') && text.len() > 20) {
            wrong.push(format!("{key} gives no reason"));
        }
    }
    wrong
}

/// The privacy manifest: nothing is collected, and each of Apple's listed calls that is used has its reason.
fn privacy(files: &[PathBuf], text: &str, links_core: bool) -> Vec<String> {
    let manifest = files.iter().find(|file| file.ends_with("PrivacyInfo.xcprivacy"));
    let Some(manifest) = manifest else {
        let none: [&String; 0] = [];
        return used::missing_and_idle(used::REASONS, none.into_iter(), text, links_core);
    };
    let Ok(manifest) = list(manifest) else { return Vec::new() };
    let mut wrong = Vec::new();
    if manifest.get("NSPrivacyTracking").and_then(Value::as_boolean) != Some(false) {
        wrong.push("the privacy manifest does not say that nobody is tracked".into());
    }
    for empty in ["NSPrivacyTrackingDomains", "NSPrivacyCollectedDataTypes"] {
        if !manifest.get(empty).and_then(Value::as_array).is_some_and(Vec::is_empty) {
            wrong.push(format!("{empty} is not empty"));
        }
    }
    let mut named = Vec::new();
    for entry in manifest.get("NSPrivacyAccessedAPITypes").and_then(Value::as_array).into_iter().flatten() {
        let Some(entry) = entry.as_dictionary() else { continue };
        let kind = entry.get("NSPrivacyAccessedAPIType").and_then(Value::as_string).unwrap_or_default();
        if strings(entry.get("NSPrivacyAccessedAPITypeReasons")).is_empty() {
            wrong.push(format!("{kind} has no reason"));
        }
        named.push(kind.to_owned());
    }
    wrong.extend(used::missing_and_idle(used::REASONS, named.iter(), text, links_core));
    wrong
}

/// All that the target is compiled from, and what the products that it links are compiled from.
fn text(package: &Path, target: &Target, files: &[PathBuf]) -> String {
    let mut products: BTreeSet<&str> = target.products.iter().map(String::as_str).collect();
    for (product, below) in BELOW {
        if products.contains(product) {
            products.extend(*below);
        }
    }
    let folders: Vec<PathBuf> = products.iter().map(|product| Path::new("Sources").join(product)).collect();
    let mut all = String::new();
    for file in files.iter().cloned().chain(self::files(package, &folders)) {
        if file.extension().is_some_and(|ending| ending == "swift") {
            all.push_str(&fs::read_to_string(file).unwrap_or_default());
        }
    }
    all
}

fn is_list(file: &Path) -> bool {
    let endings = ["plist", "entitlements", "xcprivacy"];
    file.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one))
}

/// A property list: a table of names.
fn list(file: &Path) -> Result<Dictionary, String> {
    let value = Value::from_file(file).map_err(|error| format!("{}: {error}", file.display()))?;
    value.into_dictionary().ok_or_else(|| format!("{} is no table", file.display()))
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| item.as_string().map(str::to_owned)).collect()
}

/// The files of these folders, also of those inside.
fn files(package: &Path, folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| package.join(folder)).collect();
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn targets(project: &Path) -> Result<Vec<Target>, String> {
    let text = fs::read_to_string(project).map_err(|error| format!("{}: {error}", project.display()))?;
    let read = YamlLoader::load_from_str(&text).map_err(|error| format!("{PROJECT}: {error}"))?;
    let named = read.first().and_then(|all| all["targets"].as_hash());
    let named = named.filter(|named| !named.is_empty()).ok_or(format!("{PROJECT} names no target"))?;
    Ok(named.iter().map(|(name, target)| read_target(name.as_str().unwrap_or_default(), target)).collect())
}

fn read_target(name: &str, target: &Yaml) -> Target {
    let setting = |name: &str| target["settings"]["base"][name].as_str();
    let list = |of: &Yaml| of.as_vec().cloned().unwrap_or_default();
    let icons = ["ASSETCATALOG_COMPILER_APPICON_NAME", "ASSETCATALOG_COMPILER_ALTERNATE_APPICON_NAMES"];
    Target {
        name: name.to_owned(),
        sources: list(&target["sources"])
            .iter()
            .filter_map(|source| source.as_str().or(source["path"].as_str()).map(PathBuf::from))
            .collect(),
        info: setting("INFOPLIST_FILE").map(PathBuf::from),
        entitlements: setting("CODE_SIGN_ENTITLEMENTS").map(PathBuf::from),
        icons: icons
            .iter()
            .filter_map(|icon| setting(icon))
            .flat_map(str::split_whitespace)
            .map(str::to_owned)
            .collect(),
        products: list(&target["dependencies"])
            .iter()
            .filter_map(|one| one["product"].as_str().map(str::to_owned))
            .collect(),
    }
}

#[cfg(test)]
mod tests;
