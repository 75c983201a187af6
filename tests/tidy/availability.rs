//! What the iPhone app names of Apple's frameworks was there in the oldest iOS that it runs on, or is asked for first.
//!
//! What the pages use is declared, each with the first iOS that has it, in the module that stands in for SwiftUI on Linux,
//! and nothing else compiles there. What only Apple's frameworks can compile, and what belongs to Swift itself and to
//! Foundation, stands in a list.

use std::collections::{BTreeMap, BTreeSet};

use alongside_tests::tree::File;

use super::{example, files, line_at, none, texts};

/// Our Swift, without tests.
const OURS: &[&str] = &["ios/Sources/", "ios/App/"];
const STAND_IN: &[&str] = &["ios/LinuxStubs/"];
/// A line each: the name, the framework, the first iOS.
const LIST: &str = "ios/apis.list";
/// What can be named of the core.
const BOUNDARY: &str = "bindings/api/swift.txt";
/// The oldest iOS, as `ios/Package.swift` says it.
const OLDEST: Version = (17, 0);
/// What a declaration of the stand-in that is Apple's begins with.
const LEVEL: &str = "// iOS ";
/// Swift's own words, and those of its attributes and conditions.
const WORDS: &str = "Any AnyObject Linux MainActor Self Sendable Type _ actor any as associatedtype async available await \
    break canImport case catch class consuming continue convenience default defer deinit deprecated \
    discardableResult do dynamicMember dynamicMemberLookup each else enum escaping extension fallthrough \
    false fileprivate final for func get guard iOS if import in indirect init inout internal is isolated \
    lazy let macOS main message mutating newValue nil none nonisolated nonmutating objc obsoleted \
    oldValue open operator os override preconcurrency prefix private protocol public renamed repeat \
    required rethrows retroactive return selector self sending set simulator some static struct \
    subscript super switch targetEnvironment throw throws true try typealias unavailable unchecked \
    unowned unsafe var weak where while";

type Version = (u32, u32);

fn version(text: &str) -> Option<Version> {
    let (first, second) = text.trim().split_once('.')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The names in a text, with where they begin.
fn names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part)?;
        let length = text[start..].find(|letter| !is_part(letter)).unwrap_or(text.len() - start);
        at = start + length;
        Some((start, &text[start..at]))
    })
    .filter(|(_, name)| !name.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// The same text with blanks for what stands in comments and between quotation marks.
fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (mut quoted, mut escaped, mut ended) = (false, false, false);
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            ended |= !quoted && letter == '/' && letters.peek() == Some(&'/');
            let was = quoted;
            if letter == '"' && !escaped && !ended {
                quoted = !quoted;
            }
            escaped = letter == '\\' && !escaped;
            let blank = (ended || (was && quoted)) && letter != '\n';
            out.extend(std::iter::repeat_n(
                if blank { ' ' } else { letter },
                if blank { letter.len_utf8() } else { 1 },
            ));
        }
    }
    out
}

/// What the stand-in and the list know, with the first iOS that has it.
fn known(files: &[File], wrong: &mut Vec<String>) -> BTreeMap<String, Version> {
    let mut known = BTreeMap::<String, Version>::new();
    let mut learn = |name: &str, level: Version| {
        let entry = known.entry(name.to_owned()).or_insert(level);
        *entry = level.min(*entry);
    };
    for (path, text) in texts(files, STAND_IN, ".swift") {
        let mut said = BTreeSet::new();
        for (at, line) in text.lines().enumerate() {
            let Some(rest) = line.trim_start().strip_prefix(LEVEL) else { continue };
            let Some((level, what)) = rest.split_once(' ') else { continue };
            let (Some(level), Some((_, what))) = (version(level), what.split_once(": ")) else {
                wrong.push(format!("{path}:{}: it says no level, framework and name", at + 1));
                continue;
            };
            for (_, name) in names(what) {
                learn(name, level);
                said.insert(name.to_owned());
            }
        }
        for (at, name) in declared(text) {
            if !said.contains(name) && !name.starts_with('_') {
                wrong.push(format!("{path}:{}: `{name}` says no level", line_at(text, at)));
            }
        }
    }
    for (_, text) in texts(files, &[LIST], "") {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let words: Vec<_> = line.split_whitespace().collect();
            let level = words.get(2).and_then(|level| version(level));
            match (words.as_slice(), level) {
                ([name, _, _], Some(level)) => learn(name, level),
                _ => wrong.push(format!("{LIST}:{}: a name, its framework and its level", at + 1)),
            }
        }
    }
    known
}

/// The public functions and types of the stand-in, and public values that belong to a type.
fn declared(text: &str) -> impl Iterator<Item = (usize, &str)> {
    const BEGIN: &[&str] = &[
        "public struct ",
        "public enum ",
        "public protocol ",
        "public static var ",
        "public static let ",
        "public func ",
    ];
    BEGIN.iter().flat_map(move |begin| {
        text.match_indices(begin).filter_map(move |(at, _)| {
            let (_, name) = names(&text[at + begin.len()..]).next()?;
            Some((at, name))
        })
    })
}

/// Names that our Swift gives to something, as far as they can be told from their place: what is declared, labels,
/// arguments of closures, what a pattern binds.
fn own(files: &[File]) -> BTreeSet<String> {
    const DECLARE: &[&str] = &[
        "actor",
        "associatedtype",
        "case",
        "class",
        "each",
        "enum",
        "extension",
        "for",
        "func",
        "import",
        "let",
        "protocol",
        "struct",
        "typealias",
        "var",
    ];
    let mut own = BTreeSet::new();
    for (_, text) in texts(files, OURS, ".swift") {
        let text = code(text);
        let mut before = "";
        for (at, name) in names(&text) {
            let (ahead, behind) = (&text[..at], &text[at + name.len()..]);
            let is_label = behind.starts_with(':') && !ahead.ends_with('.');
            if is_label || (DECLARE.contains(&before) && !ahead.ends_with('.')) {
                own.insert(name.to_owned());
            }
            before = name;
        }
        // Patterns: `let (a, b)`, `case .a(b), .c`, and `{ a, b in`.
        for line in text.lines().map(str::trim_start) {
            for begin in ["let (", "var (", "for (", "case ", "guard case "] {
                if let Some(at) = line.find(begin) {
                    let to = line[at..].find([')', '=']).map_or(line.len(), |to| at + to);
                    own.extend(names(&line[at..to]).map(|(_, name)| name.to_owned()));
                }
            }
            if let Some(to) = line.find(" in").filter(|to| !line[to + 3..].starts_with(is_part))
                && let Some(at) = line[..to].rfind('{')
            {
                own.extend(names(&line[at..to]).map(|(_, name)| name.to_owned()));
            }
        }
        // Parameters of types: `struct A<B, C: D>`.
        for begin in ["struct ", "class ", "enum ", "func ", "init", "typealias "] {
            for (at, _) in text.match_indices(begin) {
                let head = text[at..].split(['(', '{', '\n', '=']).next().unwrap_or_default();
                let Some((_, parameters)) = head.split_once('<') else { continue };
                for parameter in parameters.split(',') {
                    own.extend(names(parameter).take(1).map(|(_, name)| name.to_owned()));
                }
            }
        }
    }
    own
}

/// The newest iOS that has been asked for at a place, going by the blocks around it.
fn asked(text: &str, at: usize) -> Version {
    let mut blocks = vec![OLDEST];
    let mut header = 0;
    let mut guarded = Vec::new();
    for (place, letter) in text[..at].char_indices() {
        match letter {
            '{' => {
                let before = &text[header..place];
                let level = level_in(before);
                let is_guard = before.contains("guard ");
                guarded.push(level.filter(|_| is_guard));
                let around = *blocks.last().unwrap_or(&OLDEST);
                blocks.push(level.filter(|_| !is_guard).map_or(around, |level| level.max(around)));
                header = place + 1;
            }
            '}' => {
                blocks.pop();
                if let (Some(Some(level)), Some(around)) = (guarded.pop(), blocks.last_mut()) {
                    *around = level.max(*around);
                }
                header = place + 1;
            }
            _ => {}
        }
    }
    let around = *blocks.last().unwrap_or(&OLDEST);
    // A declaration without a block, or what stands in the head of one.
    level_in(&text[header..at]).map_or(around, |level| level.max(around))
}

fn level_in(header: &str) -> Option<Version> {
    let (_, rest) = header.rsplit_once("available(iOS ")?;
    let number: String =
        rest.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    version(&number).or_else(|| Some((number.parse().ok()?, 0)))
}

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    let known = known(files, &mut wrong);
    let own = own(files);
    let core: BTreeSet<_> =
        texts(files, &[BOUNDARY], "").flat_map(|(_, text)| names(text)).map(|(_, name)| name).collect();
    let words: BTreeSet<_> = WORDS.split_whitespace().collect();
    for (path, text) in texts(files, OURS, ".swift") {
        let text = code(text);
        let mut unknown = BTreeSet::new();
        for (at, name) in names(&text) {
            let is_directive = text[..at].ends_with(['#', '$']);
            let level = known.get(name).copied();
            if let Some(level) = level.filter(|level| *level > OLDEST && !own.contains(name)) {
                if asked(&text, at) < level {
                    let line = line_at(&text, at);
                    wrong.push(format!(
                        "{path}:{line}: `{name}` is there from iOS {}.{} on",
                        level.0, level.1
                    ));
                }
            } else if level.is_none()
                && !is_directive
                && !words.contains(name)
                && !own.contains(name.trim_start_matches('_'))
                && !core.contains(name.strip_suffix("Protocol").unwrap_or(name))
                && !core.contains(name)
                && unknown.insert(name)
            {
                wrong.push(format!(
                    "{path}:{}: `{name}` stands in no list with its level",
                    line_at(&text, at)
                ));
            }
        }
    }
    wrong
}

#[test]
fn nothing_is_newer_than_the_oldest_phone() {
    none(&violations(files()));
}

fn wrong_in(source: &str) -> Vec<String> {
    let stand_in = "extension View {\n    // iOS 15.0 SwiftUI: View.tint(_:)\n    public func tint() {}\n}\n";
    let list = "# name framework level\nView SwiftUI 13.0\nglow SwiftUI 18.0\nmap Swift 2.0\n";
    violations(&[
        example("ios/LinuxStubs/SwiftUI/A.swift", stand_in),
        example(LIST, list),
        example(BOUNDARY, "struct Corners\nCorners.leave: Bool"),
        example("ios/App/A.swift", source),
    ])
}

#[test]
fn what_is_newer_and_not_asked_for_is_found() {
    let good = [
        "struct A: View { let b: Corners\n    var c: View { b.leave.map { d in d.tint() } } }",
        "func a() { if #available(iOS 18.0, *) { glow() } }",
        "@available(iOS 18, *)\nfunc a() { glow() }",
        "func a() {\n    guard #available(iOS 18.0, *) else { return }\n    glow()\n}",
        "// shine\nlet a = \"shine\"",
    ];
    for source in good {
        assert_eq!(wrong_in(source), [""; 0], "{source}");
    }
    let bad = [
        "func a() { shine() }",
        "func a() { glow() }",
        "func a() { if #available(iOS 18.0, *) { map() } else { glow() } }",
        "func a() { if #available(iOS 17.4, *) { glow() } }",
        "@available(iOS 18.0, *)\nfunc a() {}\nfunc b() { glow() }",
    ];
    for source in bad {
        assert_eq!(wrong_in(source).len(), 1, "{source}");
    }
}

#[test]
fn a_declaration_of_the_stand_in_that_says_no_level_is_found() {
    let files =
        [example("ios/LinuxStubs/A.swift", "// iOS 15 SwiftUI: a\npublic struct B {}\npublic struct _C {}")];
    assert_eq!(violations(&files).len(), 2);
}
