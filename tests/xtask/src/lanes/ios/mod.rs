//! The iPhone app, as far as it can be looked at without a Mac: its pages compiled against a module that stands in for
//! SwiftUI, its tests under Swift for Linux over the real library, the style of all our Swift, and the grammar of the files
//! that only Apple's frameworks can compile.

mod apart;
mod project;

use std::path::PathBuf;

use super::{Lane, Need};
use crate::{
    bindings,
    context::{Context, run},
    swift_package::{self, Chosen, PACKAGE},
    toolchains::swift::{self, Swift},
};

pub(crate) const LANE: Lane = Lane {
    name: "ios",
    about: "the iPhone app under Swift for Linux: pages against a stand-in, tests, style, grammar",
    by_default: true,
    needs,
    run: test,
};

/// What our Swift is written like.
const STYLE: &str = "ios/.swift-format";

fn needs(context: &Context) -> Vec<Need> {
    swift::needs(context)
}

fn test(context: &Context) -> Result<(), String> {
    let swift = swift::at_hand(context)?;
    // What answers fastest comes first.
    let wrong = project::wrong(&context.root);
    if !wrong.is_empty() {
        return Err(format!("the project for Xcode is not as it has to be:\n- {}", wrong.join("\n- ")));
    }
    let sources = sources(context)?;
    styled(context, &swift, &sources)?;
    let apart = apart::parsed(context, &swift, &sources)?;

    let mut drawn = None;
    let (replay, result) =
        swift_package::tested(context, &swift, Chosen::App, |line| drawn = drawn_in(line).or(drawn.take()))?;
    println!("{} files are in Swift's style; {apart} were parsed and not compiled", sources.len());
    println!("ios: {}", drawn.ok_or("no view was drawn: see above")?);
    replay.close("ios", result)
}

/// `drew N flows, M views`, where a line says so.
fn drawn_in(line: &str) -> Option<String> {
    let at = line.find("drew ")?;
    line.ends_with(" views").then(|| line[at..].to_owned())
}

/// Every Swift file of ours: all below the package but what is generated.
fn sources(context: &Context) -> Result<Vec<PathBuf>, String> {
    let folder = context.root.join(PACKAGE);
    let mut found = bindings::files(&folder, ".swift")?;
    found.retain(|path| {
        let Ok(below) = path.strip_prefix(&folder) else { return false };
        !below.starts_with("Generated") && !below.starts_with(".build")
    });
    Ok(found)
}

fn styled(context: &Context, swift: &Swift, sources: &[PathBuf]) -> Result<(), String> {
    let style = context.root.join(STYLE).display().to_string();
    let files: Vec<_> = sources.iter().map(|path| path.display().to_string()).collect();
    let mut words = vec!["swift", "format", "lint", "--strict", "--configuration", &style];
    words.extend(files.iter().map(String::as_str));
    run(&mut swift.command(context, PACKAGE, &[], &words))
        .map_err(|_| "Swift is not in its style: see above".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_drawn_is_read() {
        assert_eq!(drawn_in("drew 22 flows, 900 views").as_deref(), Some("drew 22 flows, 900 views"));
        assert_eq!(drawn_in("error: drew nothing"), None);
        assert_eq!(drawn_in("900 views"), None);
    }
}
