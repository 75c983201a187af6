//! The lanes of `cargo xtask test`, in the order in which they run: what answers fastest comes first.

mod advisories;
mod android;
mod deny;
mod doc;
mod format;
mod ios;
mod kotlin;
mod lints;
mod python;
mod report;
pub(crate) mod rust;
mod size;
mod smtp;
mod swift;

use std::{fmt::Write as _, path::PathBuf};

use clap::builder::PossibleValuesParser;

use crate::context::Context;

/// One kind of test.
pub(crate) struct Lane {
    /// As `--only` and `--skip` take it.
    pub(crate) name: &'static str,
    /// One line for the header and for `--help`.
    pub(crate) about: &'static str,
    /// Whether it runs without being asked for by `--only`.
    pub(crate) by_default: bool,
    /// What has to be fetched and installed on this machine, as it is now, before it can run.
    pub(crate) needs: fn(&Context) -> Vec<Need>,
    /// Runs it; the error is one line.
    pub(crate) run: fn(&Context) -> Result<(), String>,
}

/// Something a lane installs by itself.
pub(crate) struct Need {
    /// What it is and where it comes from.
    pub(crate) what: &'static str,
    /// Roughly how much is downloaded; 0 where it is there already and only takes the rights of root.
    pub(crate) megabytes: u32,
    /// The ignored folder that it goes into.
    pub(crate) into: PathBuf,
    /// Whether that takes the rights of root.
    pub(crate) root: bool,
}

/// Every lane.
const ALL: &[&Lane] = &[
    &format::LANE,
    &lints::LANE,
    &rust::LANE,
    &smtp::LANE,
    &doc::LANE,
    &deny::LANE,
    &report::LANE,
    &size::LANE,
    &python::LANE,
    &kotlin::LANE,
    &swift::LANE,
    &ios::LANE,
    &android::LANE,
    &advisories::LANE,
];

/// Lanes that begin with the library for a phone.
const WITH_LIBRARY: &[&Lane] =
    &[&size::LANE, &python::LANE, &kotlin::LANE, &swift::LANE, &ios::LANE, &android::LANE];

/// Whether the library is built ahead before these lanes, of which the first one is next: some need it, and none of them
/// measures time, which a build beside it would spoil.
pub(crate) fn build_ahead(rest: &[&Lane], debug_library: bool) -> bool {
    let is = |lane: &Lane, other: &Lane| lane.name == other.name;
    let needs = |lane: &&Lane| {
        let with = WITH_LIBRARY.iter().any(|other| is(lane, other));
        with && (!debug_library || is(lane, &size::LANE))
    };
    rest.iter().any(needs) && !rest.iter().any(|lane| is(lane, &rust::LANE))
}

/// For a lane that needs nothing but cargo.
pub(crate) fn nothing(_: &Context) -> Vec<Need> {
    Vec::new()
}

/// The lanes to run: those named by `only`, or all that run by default, without those named by `skip`.
pub(crate) fn chosen(only: &[String], skip: &[String]) -> Vec<&'static Lane> {
    let named = |list: &[String], lane: &Lane| list.iter().any(|name| name == lane.name);
    ALL.iter()
        .copied()
        .filter(|lane| if only.is_empty() { lane.by_default } else { named(only, lane) })
        .filter(|lane| !named(skip, lane))
        .collect()
}

/// What `--only` and `--skip` accept.
pub(crate) fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(ALL.iter().map(|lane| lane.name))
}

/// The list under `cargo xtask test --help`.
pub(crate) fn help() -> String {
    let mut text = String::from("Lanes:\n");
    for lane in ALL {
        let asked = if lane.by_default { "" } else { " (only when asked for)" };
        // Writing to a String can't fail.
        let _ = writeln!(text, "  {:12}{}{asked}", lane.name, lane.about);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen_names(only: &[&str], skip: &[&str]) -> Vec<&'static str> {
        let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        chosen(&owned(only), &owned(skip)).iter().map(|lane| lane.name).collect()
    }

    #[test]
    fn all_that_need_no_database_run_by_default() {
        assert_eq!(
            chosen_names(&[], &[]),
            [
                "format", "lints", "rust", "smtp", "doc", "deny", "report", "size", "python", "kotlin",
                "swift", "ios", "android"
            ]
        );
    }

    #[test]
    fn the_library_is_built_ahead_once_the_tests_in_rust_are_over() {
        let ahead = |only: &[&str], debug| {
            let only: Vec<_> = only.iter().map(ToString::to_string).collect();
            build_ahead(&chosen(&only, &[]), debug)
        };
        assert!(ahead(&["doc", "kotlin"], false) && ahead(&["size"], true));
        for (only, debug) in [(&["rust", "kotlin"][..], false), (&["doc"], false), (&["kotlin"], true)] {
            assert!(!ahead(only, debug), "{only:?}");
        }
    }

    #[test]
    fn only_and_skip_choose() {
        assert_eq!(chosen_names(&["advisories"], &[]), ["advisories"]);
        assert_eq!(chosen_names(&["rust", "format"], &[]), ["format", "rust"]);
        assert_eq!(
            chosen_names(&[], &["rust", "deny", "kotlin", "swift"]),
            ["format", "lints", "smtp", "doc", "report", "size", "python", "ios", "android"]
        );
        assert!(chosen_names(&["rust"], &["rust"]).is_empty());
    }
}
