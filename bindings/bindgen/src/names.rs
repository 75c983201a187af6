//! How each language spells a name that stands in Rust. The rules are those of UniFFI's generators, which keep them
//! to themselves; a name that is spelled otherwise there does not compile.

use heck::{ToLowerCamelCase, ToShoutySnakeCase, ToUpperCamelCase};

use crate::shape::{Data, Interface, Variant};

/// Words of Swift that can name something only in quotes.
const SWIFT_KEYWORDS: &[&str] = &[
    "associatedtype",
    "class",
    "deinit",
    "enum",
    "extension",
    "fileprivate",
    "func",
    "import",
    "init",
    "inout",
    "internal",
    "let",
    "open",
    "operator",
    "private",
    "precedencegroup",
    "protocol",
    "public",
    "rethrows",
    "static",
    "struct",
    "subscript",
    "typealias",
    "var",
    "break",
    "case",
    "catch",
    "continue",
    "default",
    "defer",
    "do",
    "else",
    "fallthrough",
    "for",
    "guard",
    "if",
    "in",
    "repeat",
    "return",
    "throw",
    "switch",
    "where",
    "while",
    "Any",
    "as",
    "await",
    "false",
    "is",
    "nil",
    "self",
    "Self",
    "super",
    "throws",
    "true",
    "try",
];

/// A type in Kotlin. What is thrown and ends in `Error` ends in `Exception` there.
pub(crate) fn kotlin_type(interface: &Interface, name: &str) -> String {
    let camel = name.to_upper_camel_case();
    match interface.data.get(name) {
        Some(Data::Enum { thrown: true, .. }) => exception(camel),
        _ => camel,
    }
}

fn exception(name: String) -> String {
    match name.strip_suffix("Error") {
        Some(stem) => format!("{stem}Exception"),
        None => name,
    }
}

/// A field, argument or function in Kotlin, in the quotes that make any word a name.
pub(crate) fn kotlin_field(name: &str) -> String {
    format!("`{}`", name.to_lower_camel_case())
}

/// Whether Kotlin has it as an `enum class`: no variant has fields, and nothing throws it.
pub(crate) fn is_flat(variants: &[Variant], thrown: bool) -> bool {
    !thrown && variants.iter().all(|variant| variant.fields.is_empty())
}

/// A variant in Kotlin.
pub(crate) fn kotlin_variant(name: &str, flat: bool, thrown: bool) -> String {
    match (flat, thrown) {
        (true, _) => name.to_shouty_snake_case(),
        (false, true) => exception(name.to_upper_camel_case()),
        (false, false) => name.to_upper_camel_case(),
    }
}

/// A type in Swift.
pub(crate) fn swift_type(name: &str) -> String {
    name.to_upper_camel_case()
}

/// A field or function in Swift, where it is declared or read.
pub(crate) fn swift_field(name: &str) -> String {
    quoted(name.to_lower_camel_case())
}

/// The label of an argument in Swift, where hardly any word needs quotes.
pub(crate) fn swift_label(name: &str) -> String {
    let label = name.to_lower_camel_case();
    if matches!(label.as_str(), "inout" | "var" | "let") { format!("`{label}`") } else { label }
}

/// A variant in Swift.
pub(crate) fn swift_variant(name: &str, thrown: bool) -> String {
    quoted(if thrown { name.to_upper_camel_case() } else { name.to_lower_camel_case() })
}

fn quoted(name: String) -> String {
    if SWIFT_KEYWORDS.contains(&name.as_str()) { format!("`{name}`") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::tests::example;

    #[test]
    fn names_are_spelled_as_the_generators_do() {
        let interface = example();
        assert_eq!(kotlin_type(&interface, "View"), "View");
        assert_eq!(kotlin_field("fresh_until_ms"), "`freshUntilMs`");
        assert_eq!(kotlin_variant("RefusedForGood", true, false), "REFUSED_FOR_GOOD");
        assert_eq!(kotlin_variant("RefusedForGood", false, false), "RefusedForGood");
        assert_eq!(kotlin_variant("WireError", false, true), "WireException");
        assert_eq!(swift_variant("RefusedForGood", false), "refusedForGood");
        assert_eq!(swift_variant("RefusedForGood", true), "RefusedForGood");
        assert_eq!(swift_variant("Switch", false), "`switch`");
        assert_eq!(swift_field("in"), "`in`");
        assert_eq!(swift_label("in"), "in");
        assert_eq!(swift_label("let"), "`let`");
    }
}
