use std::{fs, path::Path};

use super::wrong;

/// The project as it stands, in a folder of its own, after `change`; what is wrong with it then.
fn after(change: impl FnOnce(&Path)) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ios");
    let to = folder.path().join("ios");
    for part in ["App", "Sources"] {
        copy(&from.join(part), &to.join(part));
    }
    for file in ["project.yml", "Package.swift"] {
        fs::copy(from.join(file), to.join(file)).expect("is copied");
    }
    if !to.join("Sources/AppUI").exists() {
        // Its pages are drawn elsewhere.
        replace(&to.join("Package.swift"), "products: [", "products: [.library(name: \"AppUI\"),");
    }
    change(&to);
    wrong(folder.path())
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("is copied");
        }
    }
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("reads");
    assert!(text.contains(from), "{} has no {from}", file.display());
    fs::write(file, text.replacen(from, to, 1)).expect("writes");
}

/// A change brings up these, and nothing else that was right before.
fn brings(expected: &[&str], change: impl FnOnce(&Path)) {
    let before = after(|_| {});
    let found: Vec<String> = after(change).into_iter().filter(|line| !before.contains(line)).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_stands_there_is_right() {
    let found: Vec<String> = after(|_| {});
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_path_that_leads_nowhere_is_found() {
    brings(&["Share: App/Shares is not there"], |ios| {
        replace(&ios.join("project.yml"), "- App/Share\n", "- App/Share\n      - App/Shares\n");
    });
    brings(&["Main: there is no icon IconNotes"], |ios| {
        fs::remove_dir_all(ios.join("App/Main/Assets.xcassets/IconNotes.appiconset")).expect("removes");
    });
    brings(&["Share: Package.swift has no library Elsewhere"], |ios| {
        replace(
            &ios.join("project.yml"),
            "product: Capturing\n\n",
            "product: Capturing\n      - package: Core\n        product: Elsewhere\n\n",
        );
    });
}

#[test]
fn a_list_that_can_t_be_read_is_found() {
    let found = after(|ios| fs::write(ios.join("App/Share/Info.plist"), "<plist>").expect("writes"));
    assert!(found.iter().any(|line| line.contains("Info.plist: ")), "{found:?}");
    let found = after(|ios| fs::write(ios.join("project.yml"), "targets: [").expect("writes"));
    assert!(found.len() == 1 && found[0].starts_with("project.yml: "), "{found:?}");
}

#[test]
fn a_reason_is_there_where_something_is_used_and_nowhere_else() {
    let info = "App/Main/Info.plist";
    brings(
        &[
            "Main: NSCameraUsageDescription is used and not named",
            "Main: nobody knows what NSHatUsageDescription is for",
        ],
        |ios| {
            replace(&ios.join(info), "NSCameraUsageDescription", "NSHatUsageDescription");
        },
    );
    brings(&["Main: NSContactsUsageDescription is named and not used"], |ios| {
        replace(
            &ios.join(info),
            "<key>NSCameraUsageDescription",
            "<key>NSContactsUsageDescription</key><string>For a reason that is long enough.</string><key>NSCameraUsageDescription",
        );
    });
    brings(&["Main: NSAlarmKitUsageDescription says `stalk`"], |ios| {
        replace(&ios.join(info), "For reminders that you set", "For stalking that you set");
    });
    brings(&["Main: NSAlarmKitUsageDescription gives no reason"], |ios| {
        replace(&ios.join(info), "For reminders that you set, so that they sound at their time.", "Alarms");
    });
}

#[test]
fn background_modes_entitlements_and_reasons_are_those_that_are_used() {
    brings(&["Main: location is named and not used"], |ios| {
        replace(&ios.join("App/Main/Info.plist"), "<string>fetch", "<string>location</string><string>fetch");
    });
    brings(&["Main: com.apple.developer.usernotifications.time-sensitive is used and not named"], |ios| {
        let file = ios.join("App/Main/Main.entitlements");
        let mut list = plist::Value::from_file(&file).expect("reads").into_dictionary().expect("a table");
        list.remove("com.apple.developer.usernotifications.time-sensitive");
        plist::Value::Dictionary(list).to_file_xml(&file).expect("writes");
    });
    brings(&["Main: NSPrivacyAccessedAPICategoryUserDefaults is used and not named"], |ios| {
        let manifest = ios.join("App/Main/PrivacyInfo.xcprivacy");
        replace(&manifest, "UserDefaults", "DiskSpace");
        let text = fs::read_to_string(&manifest).expect("reads");
        let (head, rest) = text.split_once("<dict>\n\t\t\t<key>NSPrivacyAccessedAPIType</key>\n\t\t\t<string>NSPrivacyAccessedAPICategoryDiskSpace").expect("an entry");
        let (_, tail) = rest.split_once("</dict>").expect("its end");
        fs::write(&manifest, format!("{head}{tail}")).expect("writes");
    });
    brings(&["Main: a source has URLSession"], |ios| {
        fs::write(ios.join("App/Main/Net.swift"), "let all = URLSession.shared").expect("writes");
    });
}

#[test]
fn all_programs_share_one_group() {
    let found = after(|ios| {
        for file in ["App/Share/Share.entitlements", "App/Share/ShareViewController.swift"] {
            replace(&ios.join(file), "group.app.field.notes", "group.app.field.other");
        }
    });
    assert!(found.iter().any(|line| line.contains("several App Groups")), "{found:?}");
}
