//! Screening and risk tools are named in one guide only, which says whose they are and how to get to them.

use alongside_tests::tree;

use super::none;

/// The tools, as they are written.
const TOOLS: &[&str] = &[
    "S-DASH",
    "VS-DASH",
    "DASH",
    "SASH",
    "SRP",
    "Stalking Risk Profile",
    "SHARP",
    "DARA",
    "Domestic Abuse Risk Assessment",
    "Stalking Assessment and Screening",
];

/// Where they may be named.
const GUIDE: &str = "guide-screening-questions-";

fn names_a_tool(text: &str) -> Option<&'static str> {
    let inside = |sign: char| sign.is_ascii_alphanumeric();
    TOOLS.iter().copied().find(|tool| {
        text.match_indices(tool).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + tool.len()..].chars().next();
            !before.is_some_and(inside) && !after.is_some_and(inside)
        })
    })
}

#[test]
fn the_tools_are_named_in_one_guide_only() {
    let mut named = 0;
    let mut wrong = Vec::new();
    for file in tree::files() {
        if !file.path.starts_with("core/content/words/") {
            continue;
        }
        let mut message = String::new();
        for line in file.text.unwrap_or_default().lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
                line.split(" =").next().unwrap_or_default().clone_into(&mut message);
            }
            match names_a_tool(line) {
                Some(_) if message.starts_with(GUIDE) => named += 1,
                Some(tool) => wrong.push(format!("{}: {message} names {tool}", file.path)),
                None => {}
            }
        }
    }
    none(wrong);
    assert!(named > 0, "the guide names none, so this looks in the wrong place");
}

/// The titles of sources are printed wherever a source is; the rest of the data names a tool for that guide only.
#[test]
fn the_data_names_them_for_that_guide_only() {
    let mut wrong = Vec::new();
    for file in tree::files() {
        let data = file.path.starts_with("core/content/") && file.path.ends_with(".toml");
        if !data || file.path.ends_with("/screening-questions.toml") {
            continue;
        }
        for (number, line) in file.text.unwrap_or_default().lines().enumerate() {
            if let Some(tool) = names_a_tool(line) {
                wrong.push(format!("{}:{}: names {tool}", file.path, number + 1));
            }
        }
    }
    none(wrong);
}

#[test]
fn a_tool_is_a_whole_word() {
    assert_eq!(names_a_tool("ask for S-DASH."), Some("S-DASH"));
    assert_eq!(names_a_tool("(SHARP)"), Some("SHARP"));
    for text in ["a sharp stone", "the dashboard", "DASHBOARD", "sash window"] {
        assert_eq!(names_a_tool(text), None, "{text}");
    }
}
