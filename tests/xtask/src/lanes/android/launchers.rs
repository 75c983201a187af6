//! What stands among a phone's apps and opens the app, in the words of `aapt2 dump xmltree`.
//!
//! Its badging names activities alone, and the app opens through other names for one.

/// One name that a phone may show among its apps.
#[derive(Debug, PartialEq)]
pub(super) struct Launcher {
    pub(super) name: String,
    /// What it opens: itself, or the activity that it is another name for.
    pub(super) opens: String,
    /// Whether it stands there from the beginning.
    pub(super) enabled: bool,
}

/// All of them in a package's manifest, in its order.
pub(super) fn launchers(tree: &str) -> Vec<Launcher> {
    elements(tree)
        .into_iter()
        .filter(|element| element.iter().any(|line| line.contains("\"android.intent.category.LAUNCHER\"")))
        .filter_map(|element| {
            // What stands deeper belongs to its filters.
            let own: Vec<_> = element.iter().skip(1).take_while(|line| !line.starts_with("E: ")).collect();
            let value = |name: &str| own.iter().find(|line| line.contains(name)).map(|line| written(line));
            let name = value(":name(")?;
            Some(Launcher {
                opens: value(":targetActivity(").unwrap_or_else(|| name.clone()),
                enabled: value(":enabled(").as_deref() != Some("false"),
                name,
            })
        })
        .collect()
}

/// Everything in them that is not as it has to be: one stands there from the beginning, and all open the one page.
pub(super) fn wrong(launchers: &[Launcher], package: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let there: Vec<_> = launchers.iter().filter(|one| one.enabled).map(|one| one.name.as_str()).collect();
    if there != [format!("{package}.AsFieldNotes")] {
        wrong.push(format!("it stands among the phone's apps as {there:?}"));
    }
    let page = format!("{package}.MainActivity");
    let others = launchers.iter().filter(|one| one.opens != page);
    wrong.extend(others.map(|one| format!("{} opens {}", one.name, one.opens)));
    wrong
}

/// The lines of each activity and each other name of one, without what stands before them.
fn elements(tree: &str) -> Vec<Vec<&str>> {
    let mut elements: Vec<Vec<&str>> = Vec::new();
    let mut depth = None;
    for line in tree.lines() {
        let text = line.trim_start();
        let at = line.len() - text.len();
        if text.starts_with("E: activity ") || text.starts_with("E: activity-alias ") {
            depth = Some(at);
            elements.push(vec![text]);
        } else if depth.is_some_and(|depth| at <= depth) {
            depth = None;
        } else if let (Some(_), Some(element)) = (depth, elements.last_mut()) {
            element.push(text);
        }
    }
    elements
}

/// The value in `A: …:name(0x01010003)="app.Page" (Raw: "app.Page")` and in `A: …:enabled(0x0101000e)=false`.
fn written(line: &str) -> String {
    let value = line.split_once(")=").map_or("", |(_, rest)| rest);
    match value.strip_prefix('"') {
        Some(text) => text.split('"').next().unwrap_or_default().to_owned(),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = r#"N: android=http://schemas.android.com/apk/res/android (line=1)
  E: manifest (line=1)
      E: application (line=3)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)="app.Whole" (Raw: "app.Whole")
          E: activity (line=4)
            A: http://schemas.android.com/apk/res/android:name(0x01010003)="app.Page" (Raw: "app.Page")
          E: activity-alias (line=5)
            A: http://schemas.android.com/apk/res/android:name(0x01010003)="app.AsNotes" (Raw: "app.AsNotes")
            A: http://schemas.android.com/apk/res/android:targetActivity(0x01010202)="app.Page" (Raw: "app.Page")
              E: intent-filter (line=6)
                  E: category (line=7)
                    A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.intent.category.LAUNCHER"
          E: activity-alias (line=8)
            A: http://schemas.android.com/apk/res/android:name(0x01010003)="app.AsSums" (Raw: "app.AsSums")
            A: http://schemas.android.com/apk/res/android:enabled(0x0101000e)=false
            A: http://schemas.android.com/apk/res/android:targetActivity(0x01010202)="app.Page" (Raw: "app.Page")
              E: intent-filter (line=9)
                  E: category (line=10)
                    A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.intent.category.LAUNCHER"
          E: service (line=11)
              E: intent-filter (line=12)
                  E: category (line=13)
                    A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.intent.category.LAUNCHER"
"#;

    fn launcher(name: &str, opens: &str, enabled: bool) -> Launcher {
        Launcher { name: name.to_owned(), opens: opens.to_owned(), enabled }
    }

    #[test]
    fn other_names_are_read_with_what_they_open_and_whether_they_stand_there() {
        let expected = [launcher("app.AsNotes", "app.Page", true), launcher("app.AsSums", "app.Page", false)];
        assert_eq!(launchers(TREE), expected);
    }

    #[test]
    fn an_activity_that_opens_by_itself_is_read_too() {
        let tree = TREE.replacen("activity-alias", "activity", 1).replacen(":targetActivity", ":other", 1);
        assert_eq!(launchers(&tree).first(), Some(&launcher("app.AsNotes", "app.AsNotes", true)));
    }

    #[test]
    fn one_name_stands_there_and_all_open_the_page() {
        let standing = || launcher("app.AsFieldNotes", "app.MainActivity", true);
        let other = |enabled| launcher("app.AsSums", "app.MainActivity", enabled);
        assert_eq!(wrong(&[standing(), other(false)], "app"), [""; 0]);
        assert_eq!(wrong(&[], "app").len(), 1);
        assert_eq!(wrong(&[standing(), other(true)], "app").len(), 1);
        assert_eq!(wrong(&[standing(), launcher("app.AsSums", "app.RingActivity", false)], "app").len(), 1);
    }
}
