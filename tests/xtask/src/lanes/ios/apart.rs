//! Files that nothing here compiles whole: those outside the package's targets, and those with parts for Apple's frameworks
//! alone. Their grammar is looked at.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    context::{Context, run},
    swift_package::PACKAGE,
    toolchains::swift::Swift,
};

/// What the package compiles here.
const COMPILED: &[&str] = &["Sources", "Tests", "LinuxStubs", "Package.swift"];
/// What a part for somebody else begins with.
const CONDITIONS: &[&str] = &["#if canImport(", "#if os(", "#if !os(", "#elseif ", "#if targetEnvironment("];

/// Looks at the grammar of each, and says how many there are.
pub(super) fn parsed(context: &Context, swift: &Swift, sources: &[PathBuf]) -> Result<usize, String> {
    let folder = context.root.join(PACKAGE);
    let mut files = Vec::new();
    for path in sources {
        if is_apart(path.strip_prefix(&folder).unwrap_or(path), &read(path)?) {
            files.push(path.display().to_string());
        }
    }
    if files.is_empty() {
        return Ok(0);
    }
    let mut words = vec!["swiftc", "-frontend", "-parse", "-swift-version", "6"];
    words.extend(files.iter().map(String::as_str));
    run(&mut swift.command(context, PACKAGE, &[], &words))
        .map_err(|_| "a file for Apple's frameworks can't be parsed: see above".to_owned())?;
    Ok(files.len())
}

/// Whether something in a file is not compiled here. `path` is that in the package.
fn is_apart(path: &Path, text: &str) -> bool {
    let compiled = COMPILED.iter().any(|name| path.starts_with(name));
    !compiled || text.lines().any(|line| CONDITIONS.iter().any(|mark| line.trim_start().starts_with(mark)))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_package_does_not_compile_is_parsed() {
        let apart = |path: &str, text: &str| is_apart(Path::new(path), text);
        assert!(apart("App/FieldApp.swift", "import SwiftUI"));
        assert!(apart("Sources/Platform/Keys.swift", "#if canImport(Security)\n#endif"));
        assert!(apart("Sources/AppUI/Keys.swift", "    #if os(macOS)\n#endif"));
        assert!(!apart("Sources/AppUI/Front.swift", "import SwiftUI"));
        assert!(!apart("Package.swift", ""));
    }
}
