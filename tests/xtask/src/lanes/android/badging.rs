//! What a phone reads of a package before it installs it, in the words of `aapt2 dump badging`.

use std::collections::BTreeSet;

use super::project::Project;

/// Never asked for: nothing that she did not start goes over the network, and the app has no network at all.
const NEVER: &str = "android.permission.INTERNET";
/// What a library gives the app for its own broadcasts, which nobody else has.
const OWN_BROADCASTS: &str = ".DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION";

/// What is said of one package.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Badging {
    pub(super) package: String,
    pub(super) version_code: String,
    pub(super) version_name: String,
    pub(super) min_sdk: String,
    pub(super) target_sdk: String,
    pub(super) label: String,
    pub(super) permissions: BTreeSet<String>,
    debuggable: bool,
}

impl Badging {
    pub(super) fn read(output: &str) -> Self {
        let mut read = Self::default();
        for line in output.lines() {
            let Some((kind, rest)) = line.split_once(':') else {
                read.debuggable |= line == "application-debuggable";
                continue;
            };
            let value = || rest.trim_matches('\'').to_owned();
            match kind {
                "package" => {
                    read.package = said(rest, "name");
                    read.version_code = said(rest, "versionCode");
                    read.version_name = said(rest, "versionName");
                }
                "sdkVersion" | "minSdkVersion" => read.min_sdk = value(),
                "targetSdkVersion" => read.target_sdk = value(),
                "application-label" => read.label = value(),
                _ if kind.starts_with("uses-permission") => {
                    read.permissions.insert(said(rest, "name"));
                }
                _ => {}
            }
        }
        read
    }

    /// Everything in it that is not as the project says; `permissions` are those of the manifest.
    pub(super) fn wrong(
        &self,
        project: &Project,
        label: &str,
        permissions: &BTreeSet<String>,
    ) -> Vec<String> {
        let mut wrong = Vec::new();
        let pairs = [
            ("package", &self.package, &project.package),
            ("version", &self.version_code, &project.version_code),
            ("name of the version", &self.version_name, &project.version_name),
            ("oldest level", &self.min_sdk, &project.min_sdk),
            ("level", &self.target_sdk, &project.target_sdk),
        ];
        for (what, there, said) in pairs {
            if there != said {
                wrong.push(format!("its {what} is `{there}` and not `{said}`"));
            }
        }
        if self.label != label {
            wrong.push(format!("it is called `{}` and not `{label}`", self.label));
        }
        let own = format!("{}{OWN_BROADCASTS}", project.package);
        let asked: BTreeSet<_> = self.permissions.iter().filter(|name| **name != own).cloned().collect();
        wrong.extend(asked.difference(permissions).map(|name| format!("it asks for {name}")));
        wrong.extend(permissions.difference(&asked).map(|name| format!("it does not ask for {name}")));
        if self.permissions.contains(NEVER) {
            wrong.push(format!("{NEVER} is never asked for"));
        }
        if self.debuggable {
            wrong.push("everybody with a cable can look into it".to_owned());
        }
        wrong
    }
}

/// The value in `name='value'`.
fn said(line: &str, name: &str) -> String {
    let begins = format!(" {name}='");
    line.split_once(&begins).and_then(|(_, rest)| rest.split('\'').next()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str =
        "package: name='app.field.notes' versionCode='1' versionName='0.1.0' platformBuildVersionName='15'
sdkVersion:'26'
targetSdkVersion:'36'
uses-permission: name='android.permission.WAKE_LOCK'
uses-permission: name='app.field.notes.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION'
application-label:'Field notes'
application: label='Field notes' icon='res/a.xml'
";

    fn wrong(output: &str) -> Vec<String> {
        let text = ToOwned::to_owned;
        let project = Project {
            package: text("app.field.notes"),
            min_sdk: text("26"),
            target_sdk: text("36"),
            version_code: text("1"),
            version_name: text("0.1.0"),
            languages: text("en"),
        };
        let permissions = BTreeSet::from([text("android.permission.WAKE_LOCK")]);
        Badging::read(output).wrong(&project, "Field notes", &permissions)
    }

    #[test]
    fn what_the_project_says_is_accepted() {
        assert_eq!(wrong(OUTPUT), [""; 0]);
        // So newer ones write it.
        assert_eq!(wrong(&OUTPUT.replace("\nsdkVersion", "\nminSdkVersion")), [""; 0]);
    }

    #[test]
    fn whatever_differs_is_refused() {
        let changes = [
            ("name='app.field.notes' v", "name='app.field' v"),
            ("versionCode='1'", "versionCode='2'"),
            ("versionName='0.1.0'", "versionName=''"),
            ("sdkVersion:'26'", "sdkVersion:'24'"),
            ("targetSdkVersion:'36'", "targetSdkVersion:'35'"),
            ("application-label:'Field notes'", "application-label:'Alongside'"),
            ("WAKE_LOCK'", "WAKE_LOCK'\nuses-permission-sdk-23: name='android.permission.CAMERA'"),
            ("application-label", "application-debuggable\napplication-label"),
        ];
        for (from, to) in changes {
            assert!(OUTPUT.contains(from), "{from}");
            assert_eq!(wrong(&OUTPUT.replacen(from, to, 1)).len(), 1, "{to}");
        }
        assert_eq!(wrong(&OUTPUT.replace("android.permission.WAKE_LOCK", NEVER)).len(), 3);
    }
}
