//! Layers of the core: a module names only what lies below it, and a domain only the domains to its left.

use std::collections::BTreeMap;

use alongside_tests::tree::File;

use super::{example, files, none, source, source::Token, texts};

/// From the ground up. Within the first layer modules may name each other.
const LAYERS: &[&[&str]] = &[
    &[
        "ids",
        "time",
        "limits",
        "error",
        "secret",
        "words",
        "vocabulary",
        "content",
        "entropy",
        "progress",
        "inflate",
        "letters",
        "ordering",
        "qr",
    ],
    &["vault"],
    &["store"],
    DOMAINS,
    &["session"],
    &["say"],
    &["report"],
    &["runner"],
    &["simulation"],
];

/// Each may name those before it; what fields and listings share comes first. Links between records are ids, so
/// a police contact need not name the entries and items it points at.
const DOMAINS: &[&str] = &[
    "fields",
    "labels",
    "settings",
    "drafts",
    "places",
    "cases",
    "people",
    "orders",
    "events",
    "police",
    "incidents",
    "evidence",
    "contacts",
    "directory",
    "checklists",
    "guidance",
    "checkin",
    "capture",
    "anchors",
    "photos",
    "patterns",
    "backup",
];

/// Layer, and place in it where the order counts.
fn rank(module: &str) -> Option<(usize, usize)> {
    LAYERS.iter().enumerate().find_map(|(layer, modules)| {
        let place = modules.iter().position(|name| *name == module)?;
        Some((layer, if layer == 0 { 0 } else { place }))
    })
}

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    let root = names_at_the_root(files);
    for (path, text) in texts(files, &["core/src/"], ".rs") {
        let inside = path.trim_start_matches("core/src/");
        if inside == "lib.rs" || source::is_test_file(path) {
            continue;
        }
        let modules = module_path(inside);
        let Some(from) = rank(modules[0]) else {
            wrong.push(format!("{path}: module `{}` has no layer: add it to the layer list", modules[0]));
            continue;
        };
        let tokens = source::tokens(text);
        for reference in references(&tokens, modules.len()) {
            let Token { text: name, line } = reference;
            // A name that lib.rs passes on, or a macro, counts as the module that it comes from.
            let module = root.get(name).copied().unwrap_or(name);
            let shown = if module == name { format!("`{name}`") } else { format!("`{name}` of `{module}`") };
            match rank(module) {
                Some(to) if to.0 < from.0 || (to.0 == from.0 && to.1 <= from.1) => {}
                Some(_) => wrong.push(format!("{path}:{line}: `{}` may not name {shown}", modules[0])),
                None => {
                    wrong.push(format!("{path}:{line}: {shown} is in no layer: add it to the layer list"));
                }
            }
        }
    }
    wrong
}

/// Names that stand at the root of the crate without being a module, each with the module that it comes from:
/// what lib.rs passes on by `pub use`, and exported macros, which stand there wherever they are written.
fn names_at_the_root(files: &[File]) -> BTreeMap<&str, &str> {
    let mut found = BTreeMap::new();
    for (path, text) in texts(files, &["core/src/"], ".rs") {
        let inside = path.trim_start_matches("core/src/");
        let tokens = source::tokens(text);
        for at in 0..tokens.len() {
            if inside == "lib.rs" && tokens[at].text == "use" {
                passed_on(&tokens[at + 1..], &mut found);
            }
            if source::reads(&tokens, at, &["macro_export", "]"])
                && let Some(rules) = (at..tokens.len()).find(|at| tokens[*at].text == "macro_rules")
                && let Some(name) = tokens.get(rules + 2)
            {
                found.insert(name.text, module_path(inside)[0]);
            }
        }
    }
    found
}

/// The names at the ends of one `use` of lib.rs, whose first name is the module.
fn passed_on<'a>(tokens: &[Token<'a>], found: &mut BTreeMap<&'a str, &'a str>) {
    let end = tokens.iter().position(|token| token.text == ";").unwrap_or(tokens.len());
    let from = usize::from(matches!(tokens[0].text, "crate" | "self")) * 2;
    for pair in tokens[from..=end.min(tokens.len() - 1)].windows(2) {
        let is_name = pair[0].text.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if is_name && matches!(pair[1].text, "," | "}" | ";") {
            found.insert(pair[0].text, tokens[from].text);
        }
    }
}

/// `people/view.rs` is `[people, view]`, `people/mod.rs` and `people.rs` are `[people]`.
fn module_path(inside: &str) -> Vec<&str> {
    let mut parts: Vec<_> = inside.trim_end_matches(".rs").split('/').collect();
    if parts.len() > 1 && parts.last() == Some(&"mod") {
        parts.pop();
    }
    parts
}

/// The first name below the root of the crate in every path that begins there: by `crate::`, or by as many
/// `super::` as the module is deep.
fn references<'a>(tokens: &[Token<'a>], file_depth: usize) -> Vec<Token<'a>> {
    let mut found = Vec::new();
    // For each open brace, whether it is that of a module written in this file.
    let mut braces = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text {
            "{" => {
                let module = at >= 2 && tokens[at - 2].text == "mod";
                braces.push(module);
            }
            "}" => {
                braces.pop();
            }
            "crate" if source::reads(tokens, at + 1, &["::"]) => {
                // `pub(in crate::x)` names a module as well; `$crate` is the same crate.
                first_names(tokens, at + 2, &mut found);
            }
            "super" if source::reads(tokens, at + 1, &["::"]) => {
                let depth = file_depth + braces.iter().filter(|module| **module).count();
                let mut climbed = 1;
                while source::reads(tokens, at + 2, &["super", "::"]) {
                    climbed += 1;
                    at += 2;
                }
                if climbed == depth {
                    first_names(tokens, at + 2, &mut found);
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// One name, or the first of each path in a group.
fn first_names<'a>(tokens: &[Token<'a>], at: usize, found: &mut Vec<Token<'a>>) {
    let Some(first) = tokens.get(at) else { return };
    if first.text != "{" {
        found.push(*first);
        return;
    }
    let mut depth = 0;
    let mut expecting = false;
    for token in &tokens[at..] {
        match token.text {
            "{" => {
                depth += 1;
                expecting = depth == 1;
            }
            "}" => {
                depth -= 1;
                if depth == 0 {
                    return;
                }
            }
            "," => expecting = depth == 1,
            _ if expecting => {
                found.push(*token);
                expecting = false;
            }
            _ => {}
        }
    }
}

#[test]
fn modules_of_the_core_name_only_what_lies_below() {
    none(&violations(files()));
}

#[test]
fn no_module_stands_twice_in_the_list() {
    let mut all: Vec<_> = LAYERS.concat();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn down_and_left_are_allowed() {
    let good = [
        example("core/src/vault/slots.rs", "use crate::{error::{Error, Result}, ids::Id}; use super::seal;"),
        example("core/src/ids.rs", "use crate::error::Error;"),
        example("core/src/incidents/mod.rs", "use crate::people::Person; fn f() -> crate::store::Row {}"),
        example("core/src/session/mod.rs", "pub(in crate::session) fn f() {} use crate::patterns;"),
        example("core/src/store/tests.rs", "use crate::session;"),
        example(
            "core/src/store/mod.rs",
            "// crate::session\n#[cfg(test)]\nmod tests { use crate::session; }",
        ),
        example("core/src/lib.rs", "pub use crate::session::Installation;"),
        example("core/src/vault/mod.rs", "mod inner { use super::slots; }"),
    ];
    none(&violations(&good));
}

#[test]
fn names_at_the_root_count_as_their_module() {
    let tree = |user: &str| {
        [
            example(
                "core/src/lib.rs",
                "pub mod error; pub use error::{Error, Code as ErrorCode}; use store::Row;",
            ),
            example(
                "core/src/store/rows.rs",
                "#[macro_export] macro_rules! record { () => {} } pub use crate::record;",
            ),
            example("core/src/vault/mod.rs", user),
        ]
    };
    none(&violations(&tree("use crate::{Error, ErrorCode};")));
    for user in ["use crate::Row;", "crate::record!();", "use crate::Code;", "use crate::unheard_of;"] {
        assert_eq!(violations(&tree(user)).len(), 1, "{user}");
    }
}

#[test]
fn up_right_and_unknown_are_refused() {
    let bad = [
        ("core/src/store/mod.rs", "use crate::{error::Error, session::{Locked, Unlocked}};", "session"),
        ("core/src/vault/mod.rs", "fn f() { crate::store::open() }", "store"),
        ("core/src/people/mod.rs", "use crate::{self, ids::{Id, Other}, incidents};", "incidents"),
        ("core/src/people/view.rs", "use super::super::report::Page;", "report"),
        ("core/src/people/mod.rs", "use super::report::Page;", "report"),
        ("core/src/people/mod.rs", "mod inner { use super::super::report; }", "report"),
        ("core/src/session/mod.rs", "use crate::runner;", "runner"),
        ("core/src/session/mod.rs", "use crate::Error;", "Error"),
        ("core/src/gadgets/mod.rs", "", "gadgets"),
        ("core/src/limits.rs", "macro_rules! m { () => { $crate::vault::X } }", "vault"),
    ];
    for (path, text, named) in bad {
        let wrong = violations(&[example(path, text)]);
        // `use crate::{self}` is an escape from the rule, and is itself refused.
        assert!(wrong.iter().any(|line| line.contains(named)), "{path}: {text}: {wrong:?}");
    }
}
