//! Both apps draw the same: every kind of screen by a part of the same name, and every field of what is shown.
//!
//! What there is to draw is read from the list of what Swift and Kotlin can name, which is made from the library itself.

use std::collections::{BTreeMap, BTreeSet};

use alongside_tests::tree::File;

use super::{example, files, none, texts, word_positions};

/// Where the pages of one language stand, how its files end, its list, and what the view itself is called there.
struct Side {
    folder: &'static [&'static str],
    ending: &'static str,
    list: &'static str,
    view: &'static str,
}

const SIDES: [Side; 2] = [
    Side {
        folder: &["android/app/src/main/kotlin/app/field/notes/ui/"],
        ending: ".kt",
        list: "bindings/api/kotlin.txt",
        view: "View",
    },
    Side {
        folder: &["ios/Sources/AppUI/"],
        ending: ".swift",
        list: "bindings/api/swift.txt",
        view: "FieldCore.View",
    },
];

/// Told to the driver of an app and not to a person, or drawn from another field: why, for each.
const NOT_DRAWN: &[(&str, &str)] = &[
    ("View.freshUntilMs", "the facade asks again then"),
    ("View.locksAfterMs", "the driver locks after that rest"),
    ("View.screenshots", "said to the window"),
    ("MakeView.kind", "what is recorded is asked for by its effect"),
    ("MakeView.records", "the driver ends a recording that no page stands for"),
    ("RingView.dueMs", "stands in words in `due`"),
    ("RingView.deadlineMs", "stands in words in `deadline`"),
    ("RingView.leftStepMs", "the view says by itself when it no longer holds"),
];
/// Where a view ends: what tapping hands back is not looked into, nor is what names a field.
const BEYOND: &[&str] = &["Action", "Field", "MakeKind"];

/// What one language can name of a view.
#[derive(Default)]
struct Shown {
    /// The fields of a record with their types.
    records: BTreeMap<String, Vec<(String, String)>>,
    /// The variants of an enum with the types that they hold.
    enums: BTreeMap<String, Vec<(String, String)>>,
}

impl Shown {
    fn read(list: &str) -> Self {
        let mut shown = Self::default();
        for line in list.lines() {
            let named =
                |words: &[&str]| words.iter().find_map(|word| line.strip_prefix(word)).map(str::to_owned);
            if let Some(name) = named(&["struct ", "data class "]) {
                shown.records.entry(name).or_default();
            } else if let Some(name) = named(&["enum class ", "sealed class ", "enum "]) {
                shown.enums.entry(name).or_default();
            } else if let Some((owner, rest)) = line.split_once('.') {
                let (name, holds) = rest.split_once(['(', ':']).unwrap_or((rest, ""));
                let member = (name.to_owned(), holds.to_owned());
                if let Some(variants) = shown.enums.get_mut(owner) {
                    variants.push(member);
                } else if let Some(fields) = shown.records.get_mut(owner) {
                    fields.push(member);
                }
            }
        }
        shown
    }

    /// What a view is made of, each with those that hold it.
    fn of_a_view(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::from([("View".to_owned(), BTreeSet::new())]);
        let mut next = vec!["View".to_owned()];
        while let Some(owner) = next.pop() {
            let members = self.records.get(&owner).or_else(|| self.enums.get(&owner));
            for (_, holds) in members.into_iter().flatten() {
                for name in holds.split(|letter: char| !letter.is_alphanumeric()) {
                    let known = self.records.contains_key(name) || self.enums.contains_key(name);
                    if !known || BEYOND.contains(&name) {
                        continue;
                    }
                    if !found.contains_key(name) {
                        next.push(name.to_owned());
                    }
                    found.entry(name.to_owned()).or_default().insert(owner.clone());
                }
            }
        }
        found
    }
}

/// Declarations of one file: what begins at the edge of the page behind an empty line.
fn declarations(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut behind_empty = false;
    for line in text.lines() {
        if behind_empty && line.starts_with(|letter: char| !letter.is_whitespace() && letter != '}') {
            found.push(String::new());
        }
        behind_empty = line.trim().is_empty();
        if let Some(last) = found.last_mut()
            && !line.trim_start().starts_with("//")
            && !line.starts_with("import ")
        {
            last.push_str(line);
            last.push('\n');
        }
    }
    found
}

fn text<'a>(files: &'a [File], path: &str) -> &'a str {
    files.iter().find(|file| file.path == path).and_then(|file| file.text.as_deref()).unwrap_or_default()
}

/// Which part draws each kind of screen, by the kind in small letters.
fn drawers(side: &Side, files: &[File]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (_, text) in texts(files, side.folder, side.ending) {
        for line in text.lines() {
            let line = line.trim();
            let Some(rest) = line.strip_prefix("is Screen.").or_else(|| line.strip_prefix("case .")) else {
                continue;
            };
            let name = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
            let called = rest.split(['>', ':']).nth(1).map(str::trim).unwrap_or_default();
            if let Some((part, _)) = called.split_once('(')
                && part.ends_with("Screen")
            {
                found.insert(name.to_lowercase(), part.to_owned());
            }
        }
    }
    found
}

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    let drawers = SIDES.map(|side| drawers(&side, files));
    for side in SIDES {
        let shown = Shown::read(text(files, side.list));
        let parts: Vec<_> =
            texts(files, side.folder, side.ending).flat_map(|(_, text)| declarations(text)).collect();
        let about = |name: &str| {
            let name = if name == "View" { side.view } else { name };
            parts.iter().filter(|part| !word_positions(part, name).is_empty()).collect::<Vec<_>>()
        };
        for (name, holders) in shown.of_a_view() {
            if let Some(fields) = shown.records.get(&name) {
                for (field, _) in fields {
                    let path = format!("{name}.{field}");
                    let read = format!(".{field}");
                    let mut near =
                        about(&name).into_iter().chain(holders.iter().flat_map(|holder| about(holder)));
                    let is_read = near.any(|part| !word_positions(part, &read).is_empty());
                    let is_excused = NOT_DRAWN.iter().any(|(excused, _)| *excused == path);
                    if is_read == is_excused {
                        let what =
                            if is_read { "is drawn, and said not to be" } else { "is drawn by nothing" };
                        wrong.push(format!("{}: `{path}` {what}", side.folder[0]));
                    }
                }
            } else if name == "Screen" {
                for (variant, _) in &shown.enums[&name] {
                    for (other, drawers) in SIDES.iter().zip(&drawers) {
                        if !drawers.contains_key(&variant.to_lowercase()) {
                            wrong.push(format!("{}: `{variant}` has no screen", other.folder[0]));
                        }
                    }
                }
            } else {
                for (variant, _) in &shown.enums[&name] {
                    let named = format!(".{variant}");
                    if !about(&name)
                        .into_iter()
                        .chain(holders.iter().flat_map(|holder| about(holder)))
                        .any(|part| !word_positions(part, &named).is_empty())
                    {
                        wrong.push(format!("{}: `{name}.{variant}` is drawn by nothing", side.folder[0]));
                    }
                }
            }
        }
    }
    let [kotlin, swift] = drawers;
    if kotlin != swift {
        wrong.push(format!("the screens have other names: {kotlin:?} and {swift:?}"));
    }
    wrong.sort();
    wrong.dedup();
    wrong
}

#[test]
fn both_apps_draw_every_screen_and_every_field() {
    let shown = Shown::read(text(files(), SIDES[1].list));
    let found = shown.of_a_view();
    assert!(found.len() > 60 && found.contains_key("TimelineItemView") && found.contains_key("Holds"));
    none(&violations(files()));
}

const KOTLIN_LIST: &str = "data class View\nView.screens: List<Screen>\nView.freshUntilMs: Long?\nView.locksAfterMs: Long?\n\
                           View.screenshots: Boolean\nsealed class Screen\nScreen.Home(view: HomeView)\ndata class HomeView\n\
                           HomeView.title: String\nHomeView.main: ActionView\ndata class ActionView\nActionView.weight: Weight\n\
                           ActionView.action: Action\nsealed class Action\nAction.Back\nenum class Weight\nWeight.MAIN";
const KOTLIN: &str = "fun ScreenPart(view: View) = when (view.screens.last()) {\n    is Screen.Home -> HomeScreen(screen.view)\n}\n\n\
                      fun HomeScreen(view: HomeView) {\n    Title(view.title)\n    ActionPart(view.main)\n}\n\n\
                      fun ActionPart(action: ActionView) {\n    if (action.weight == Weight.MAIN) does(action.action)\n}\n";
const SWIFT: &str = "struct Front {\n    let view: FieldCore.View\n    var body { view.screens }\n}\n\nstruct ScreenPart {\n    \
                     switch screen {\n    case .home(let view): HomeScreen(view)\n    }\n}\n\nstruct HomeScreen {\n    \
                     let view: HomeView\n    Title(view.title)\n    ActionPart(view.main)\n}\n\nstruct ActionPart {\n    \
                     let action: ActionView\n    if action.weight == .main { does(action.action) }\n}\n";

fn small(kotlin: &str, swift: &str) -> Vec<String> {
    let swift_list = KOTLIN_LIST
        .replace("data class ", "struct ")
        .replace("sealed class ", "enum ")
        .replace("enum class ", "enum ")
        .replace("MAIN", "main")
        .replace("n.Home(", "n.home(");
    violations(&[
        example("android/app/src/main/kotlin/app/field/notes/ui/Front.kt", kotlin),
        example("ios/Sources/AppUI/Front.swift", swift),
        example(SIDES[0].list, KOTLIN_LIST),
        example(SIDES[1].list, &swift_list),
    ])
}

#[test]
fn what_one_of_them_leaves_out_is_found() {
    let excused = |wrong: &str| NOT_DRAWN.iter().any(|(name, _)| wrong.contains(&format!("`{name}`")));
    let wrong = |kotlin: &str, swift: &str| {
        small(kotlin, swift).into_iter().filter(|wrong| !excused(wrong)).collect::<Vec<_>>()
    };
    assert_eq!(wrong(KOTLIN, SWIFT), [""; 0]);
    for (from, to) in [
        ("view.title", "view.main"),
        ("action.action", "action.weight"),
        ("== .main", "!= nil"),
        ("case .home(let view): HomeScreen(view)", "default: EmptyView()"),
        ("case .home(let view): HomeScreen(view)", "case .home(let view): HouseScreen(view)"),
    ] {
        assert!(!wrong(KOTLIN, &SWIFT.replace(from, to)).is_empty(), "{to}");
    }
    for (from, to) in
        [("view.title", "view.main"), ("== Weight.MAIN", "!= null"), ("is Screen.Home ->", "else ->")]
    {
        assert!(!wrong(&KOTLIN.replace(from, to), SWIFT).is_empty(), "{to}");
    }
}
