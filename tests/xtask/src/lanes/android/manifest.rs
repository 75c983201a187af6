//! What stands in a manifest, as far as a package is compared with it.

use std::collections::BTreeSet;

/// Elements whose class the system makes by its name.
const MADE_BY_NAME: &[&str] = &["application", "activity", "service", "receiver", "provider"];

/// The permissions that it asks for.
pub(super) fn permissions(text: &str) -> BTreeSet<String> {
    elements(text, "uses-permission").filter_map(name).collect()
}

/// The classes that it names, in a merged manifest, whose names are whole.
pub(super) fn classes(text: &str) -> BTreeSet<String> {
    MADE_BY_NAME.iter().flat_map(|element| elements(text, element).filter_map(name)).collect()
}

/// The attributes of each element of one kind, outside of comments.
fn elements<'a>(text: &'a str, element: &str) -> impl Iterator<Item = &'a str> {
    let begins = format!("<{element}");
    let parts: Vec<_> = text.split("<!--").enumerate().collect();
    let outside = parts.into_iter().filter_map(|(at, part)| {
        if at == 0 { Some(part) } else { part.split_once("-->").map(|(_, rest)| rest) }
    });
    outside.flat_map(move |part| {
        let found: Vec<_> = part
            .match_indices(&begins)
            .filter_map(|(at, _)| part.get(at + begins.len()..))
            // `<activity-alias` is another element.
            .filter(|rest| rest.starts_with(|letter: char| letter.is_whitespace() || letter == '>'))
            .filter_map(|rest| rest.split('>').next())
            .collect();
        found
    })
}

fn name(attributes: &str) -> Option<String> {
    let (_, rest) = attributes.split_once("android:name=\"")?;
    rest.split('"').next().map(ToOwned::to_owned)
}

/// A text of the app's resources.
pub(super) fn text_of_resource(strings: &str, name: &str) -> Option<String> {
    let (_, rest) = strings.split_once(&format!("<string name=\"{name}\">"))?;
    rest.split('<').next().map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "<manifest>
    <!-- <uses-permission android:name=\"never\" /> -->
    <uses-permission android:name=\"a.SEND\" />
    <uses-permission
        android:name=\"a.WAKE\"
        android:maxSdkVersion=\"30\" />
    <application android:icon=\"@x\" android:name=\"app.Whole\">
        <activity android:exported=\"true\" android:name=\"app.Page\">
            <action android:name=\"a.MAIN\" />
        </activity>
        <activity-alias android:name=\"app.Other\" />
        <service />
    </application>";

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn permissions_and_classes_are_read() {
        assert_eq!(permissions(MANIFEST), set(&["a.SEND", "a.WAKE"]));
        assert_eq!(classes(MANIFEST), set(&["app.Whole", "app.Page"]));
    }

    #[test]
    fn a_text_is_found_by_its_name() {
        let strings = "<resources><string name=\"label\">Notes</string></resources>";
        assert_eq!(text_of_resource(strings, "label").as_deref(), Some("Notes"));
        assert_eq!(text_of_resource(strings, "other"), None);
    }
}
