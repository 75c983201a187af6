//! The facades of both languages hand on records and enums of the core, and none of its objects: who holds one decides
//! on which thread it is called, and when it is let go of.

use alongside_tests::tree::File;

use super::{example, files, line_at, none, texts, word_positions};

/// The facades: where they lie, and how their files end.
const FACADES: [(&[&str], &str); 2] =
    [(&["android/bridge/src/main/"], ".kt"), (&["ios/Sources/CoreBridge/"], ".swift")];
/// The objects of the boundary. `DeviceKey` is not among them: the shell makes those itself.
const OBJECTS: &[&str] = &["App", "Operation", "EvidenceIntake", "Capture", "CaptureIntake", "CheckInEvents"];
/// What each object is called besides: the interface in Kotlin, the protocol in Swift.
const SUFFIXES: &[&str] = &["", "Interface", "Protocol"];
/// Constructors that nobody outside can call.
const OWN: &[&str] = &["private constructor(", "internal constructor("];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (folders, ending) in FACADES {
        for (path, text) in texts(files, folders, ending) {
            let text = without_comments(text);
            for (at, declaration) in declarations(&text) {
                let line = line_at(&text, at);
                if declaration.starts_with("public extension") {
                    wrong.push(format!("{path}:{line}: what is public says so at each declaration"));
                }
                for object in OBJECTS {
                    let named = SUFFIXES
                        .iter()
                        .any(|suffix| !word_positions(&declaration, &format!("{object}{suffix}")).is_empty());
                    if named {
                        wrong.push(format!("{path}:{line}: `{object}` leaves the facade"));
                    }
                }
            }
        }
    }
    wrong
}

/// The same text with nothing where a comment stood, line by line.
fn without_comments(text: &str) -> String {
    let comment = |line: &str| {
        let line = line.trim_start();
        ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark))
    };
    text.split('\n').map(|line| if comment(line) { "" } else { line }).collect::<Vec<_>>().join("\n")
}

/// What others see of each declaration, and where it begins. The compiler has every public one say so and name its
/// types; the cases of an enum are as public as it is.
fn declarations(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for word in ["public", "open", "case"] {
        for at in word_positions(text, word) {
            let rest = &text[at..];
            // A function may be called `open`.
            if !rest[word.len()..].starts_with(' ') {
                continue;
            }
            // A branch and not a declaration.
            if rest.starts_with("case .") || rest.starts_with("case let") || !begins(text, at) {
                continue;
            }
            found.push((at, seen(rest)));
        }
    }
    found
}

/// Whether a declaration can begin there: nothing but words and attributes stand before it on its line.
fn begins(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.chars().all(|letter| letter.is_alphanumeric() || " @_".contains(letter))
}

/// From its beginning to its body, or to the end of its line where it has none, without constructors of its own.
fn seen(rest: &str) -> String {
    let mut depth = 0_usize;
    let mut end = rest.len();
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '[' | '<' => depth += 1,
            '>' if rest[..at].ends_with('-') => continue,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            '{' | '\n' if depth == 0 => end = at,
            _ => continue,
        }
        if end < rest.len() {
            break;
        }
    }
    let mut declaration = rest[..end].to_owned();
    for own in OWN {
        if let Some(from) = declaration.find(own) {
            let to = declaration[from..].rfind(')').map_or(declaration.len(), |to| from + to);
            declaration.replace_range(from..to, "");
        }
    }
    // What follows an equals sign is a body too, unless it is the type that a name stands for.
    match declaration.find(" = ") {
        Some(at) if declaration.contains(" fun ") || declaration.contains(" func ") => {
            declaration[..at].to_owned()
        }
        _ => declaration,
    }
}

#[test]
fn no_object_of_the_core_leaves_a_facade() {
    none(&violations(files()));
}

#[test]
fn each_way_out_of_a_facade_is_found() {
    let kotlin = [
        "public val app: App",
        "    public fun work(number: UInt): Operation = app.operation(number)",
        "public suspend fun take(\n    intake: EvidenceIntake,\n) {\n}",
        "public typealias Door = Capture",
        "public class Core(public val app: App)",
        "public class Core : AppInterface {",
        "public open fun events(): List<CheckInEvents> {",
    ];
    for text in kotlin {
        let found = violations(&[example("android/bridge/src/main/kotlin/Core.kt", text)]);
        assert!(!found.is_empty(), "{text}");
    }
    let swift = [
        "    public nonisolated let app: App",
        "public var work: (any OperationProtocol)? { nil }",
        "public func begin(_ item: NewEvidence) throws -> EvidenceIntake {",
        "public let shared = App.open()",
        "    case open(Capture)",
        "public extension Core {",
        "@MainActor public func end(\n    _ intake: CaptureIntake\n) {",
    ];
    for text in swift {
        let found = violations(&[example("ios/Sources/CoreBridge/Core.swift", text)]);
        assert!(!found.is_empty(), "{text}");
    }
}

#[test]
fn what_stays_inside_is_left_alone() {
    let kotlin = "/** public val app: App */\npublic class Core private constructor(private val app: App) : AutoCloseable {\n\
                  internal fun f(app: App) {}\n    public fun g(): Captures = Captures(Capture.open())\n}";
    let swift = "public actor Core {\n    private let app: App\n    init(_ app: App) {}\n    \
                 public func act() -> [Effect] {\n        let app = App.open()\n    }\n}";
    let files = [
        example("android/bridge/src/main/kotlin/Core.kt", kotlin),
        example("ios/Sources/CoreBridge/Core.swift", swift),
        example("ios/Tests/CoreBridgeTests/Tests.swift", "public let app: App"),
    ];
    assert_eq!(violations(&files), Vec::<String>::new());
}
