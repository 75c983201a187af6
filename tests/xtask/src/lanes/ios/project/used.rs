//! What has to be asked for or said, and by what in the sources it is known that it is used.

use plist::Dictionary;

/// Something that has to be named where it is used, and nowhere else.
pub(super) struct Use {
    /// Its name in a list.
    name: &'static str,
    /// Any of these in the sources uses it.
    by: &'static [&'static str],
    /// Whether the core's library does, wherever it is linked.
    core: bool,
}

const fn by(name: &'static str, by: &'static [&'static str]) -> Use {
    Use { name, by, core: false }
}

const fn by_core(name: &'static str, by: &'static [&'static str]) -> Use {
    Use { name, by, core: true }
}

/// What the phone asks her about, with a reason.
pub(super) const PURPOSES: &[Use] = &[
    by("NSCameraUsageDescription", &["builtInWideAngleCamera"]),
    by("NSMicrophoneUsageDescription", &["requestRecordPermission"]),
    by(
        "NSLocationWhenInUseUsageDescription",
        &["requestWhenInUseAuthorization", "requestAlwaysAuthorization"],
    ),
    by("NSLocationAlwaysAndWhenInUseUsageDescription", &["requestAlwaysAuthorization"]),
    by("NSAlarmKitUsageDescription", &["import AlarmKit"]),
    by("NSPhotoLibraryUsageDescription", &["PHPhotoLibrary"]),
    by("NSPhotoLibraryAddUsageDescription", &["UIImageWriteToSavedPhotosAlbum", "PHAssetCreationRequest"]),
    by("NSContactsUsageDescription", &["CNContactStore"]),
    by("NSFaceIDUsageDescription", &["LAContext"]),
    by("NSBluetoothAlwaysUsageDescription", &["import CoreBluetooth"]),
    by("NSMotionUsageDescription", &["CMMotion", "CMPedometer"]),
    by("NSLocalNetworkUsageDescription", &["NWBrowser", "NWListener"]),
    by("NSUserTrackingUsageDescription", &["ATTrackingManager"]),
];

/// What it does while no page of it is in front.
pub(super) const BACKGROUND: &[Use] = &[
    by("audio", &["AVAudioSession"]),
    by("fetch", &["BGAppRefreshTaskRequest"]),
    by("processing", &["BGProcessingTaskRequest"]),
    by("location", &["allowsBackgroundLocationUpdates"]),
    by("remote-notification", &["registerForRemoteNotifications"]),
    by("voip", &["PKPushRegistry"]),
];

/// What Apple grants to a program by its signature.
pub(super) const ENTITLEMENTS: &[Use] = &[
    by("com.apple.security.application-groups", &["forSecurityApplicationGroupIdentifier"]),
    by("com.apple.developer.usernotifications.time-sensitive", &[".timeSensitive"]),
    by("com.apple.developer.usernotifications.critical-alerts", &[".criticalAlert"]),
    // Whatever writes files has the system keep them shut while the phone is locked.
    by_core("com.apple.developer.default-data-protection", &[]),
];

/// Calls that Apple wants a reason for. The core asks how files are and measures how long work takes.
pub(super) const REASONS: &[Use] = &[
    by("NSPrivacyAccessedAPICategoryUserDefaults", &["UserDefaults"]),
    by_core("NSPrivacyAccessedAPICategorySystemBootTime", &["systemUptime", "mach_absolute_time"]),
    by_core("NSPrivacyAccessedAPICategoryFileTimestamp", &["contentModificationDate", "creationDate"]),
    by("NSPrivacyAccessedAPICategoryDiskSpace", &["volumeAvailableCapacity", "systemFreeSize", "statvfs"]),
    by("NSPrivacyAccessedAPICategoryActiveKeyboards", &["activeInputModes"]),
];

/// What is in no source of this app.
const NEVER: &[&str] =
    &["URLSession", "import Network", "NWConnection", "CFStream", "import ActivityKit", "import WebKit"];
/// What is in no property list of it.
const NEVER_SAID: &[&str] =
    &["NSAppTransportSecurity", "NSSupportsLiveActivities", "UIFileSharingEnabled", "NSUserActivityTypes"];

/// What is used and not named, and what is named and not used or not known.
pub(super) fn missing_and_idle<'a>(
    known: &[Use],
    named: impl Iterator<Item = &'a String>,
    text: &str,
    links_core: bool,
) -> Vec<String> {
    let named: Vec<&str> = named.map(String::as_str).collect();
    let mut wrong = Vec::new();
    for one in known {
        let used = (one.core && links_core) || one.by.iter().any(|by| text.contains(by));
        if used && !named.contains(&one.name) {
            wrong.push(format!("{} is used and not named", one.name));
        }
        if !used && named.contains(&one.name) {
            wrong.push(format!("{} is named and not used", one.name));
        }
    }
    for name in named {
        if !known.iter().any(|one| one.name == name) {
            wrong.push(format!("nobody knows what {name} is for"));
        }
    }
    wrong
}

/// What the app never does.
pub(super) fn never(text: &str, info: &Dictionary) -> Vec<String> {
    let used = NEVER.iter().filter(|one| text.contains(**one)).map(|one| format!("a source has {one}"));
    let said =
        NEVER_SAID.iter().filter(|one| info.contains_key(one)).map(|one| format!("Info.plist has {one}"));
    used.chain(said).collect()
}
