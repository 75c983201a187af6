//! What the Gradle project says of the app, which the lane has to say too.

use std::fs;

use crate::context::Context;

const FILE: &str = "android/app/build.gradle.kts";

/// What a phone is told of the app.
#[derive(Debug, PartialEq)]
pub(super) struct Project {
    pub(super) package: String,
    pub(super) min_sdk: String,
    pub(super) target_sdk: String,
    pub(super) version_code: String,
    pub(super) version_name: String,
    /// What is kept of texts in resources: `en,cy`.
    pub(super) languages: String,
}

impl Project {
    pub(super) fn read(context: &Context) -> Result<Self, String> {
        let text = fs::read_to_string(context.root.join(FILE)).map_err(|error| format!("{FILE}: {error}"))?;
        let said = |name| said(&text, name).ok_or_else(|| format!("{FILE}: no `{name} = …`"));
        Ok(Self {
            package: said("applicationId")?,
            min_sdk: said("minSdk")?,
            target_sdk: said("targetSdk")?,
            version_code: said("versionCode")?,
            version_name: said("versionName")?,
            languages: languages(&text).ok_or_else(|| format!("{FILE}: no `localeFilters += listOf(…)`"))?,
        })
    }
}

/// `name = 26` or `name = "text"`, the first of them.
fn said(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let value = line.trim().strip_prefix(name)?.trim_start().strip_prefix('=')?;
        Some(value.trim().trim_matches('"').to_owned())
    })
}

/// Those in `localeFilters += listOf("en", "cy")`.
fn languages(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("localeFilters += listOf(")?;
    Some(rest.split(')').next()?.replace(['"', ' '], ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_are_read() {
        let text = "android {\n    namespace = \"a.b\"\n    defaultConfig {\n        minSdk = 26\n        minSdkPreview = \"x\"\n";
        assert_eq!(said(text, "minSdk").as_deref(), Some("26"));
        assert_eq!(said(text, "namespace").as_deref(), Some("a.b"));
        assert_eq!(said(text, "applicationId"), None);
    }

    #[test]
    fn languages_are_read_as_the_linker_takes_them() {
        assert_eq!(languages("  localeFilters += listOf(\"en\", \"cy\")\n").as_deref(), Some("en,cy"));
        assert_eq!(languages("listOf(\"en\")"), None);
    }

    #[test]
    fn the_project_says_it_all() {
        let project = Project::read(&Context::new(false, false).unwrap()).unwrap();
        assert_eq!((project.min_sdk.as_str(), project.target_sdk.as_str()), ("26", "36"));
    }
}
