//! The codec in Swift.

use std::fmt::Write as _;

use crate::names::{swift_field, swift_label, swift_type, swift_variant};
use crate::shape::{Data, Field, Interface, Kind, Variant};

/// What every codec begins with: JSON as a type, and what the generated functions are made of.
const JSON: &str = include_str!("json.swift");

/// The text of the file.
pub(super) fn codec(interface: &Interface, roots: &[&str]) -> Result<String, String> {
    let module = &interface.modules.swift;
    let mut text = format!("// Generated. Do not edit.\n\nimport Foundation\nimport {module}\n{JSON}");
    let reachable = interface.reachable(roots)?;
    for (name, data) in &interface.data {
        // A module's name before the type, for `View` is a name that others have too.
        let type_name = format!("{module}.{}", swift_type(name));
        if reachable.contains(name.as_str()) {
            match data {
                Data::Record(fields) => record(&mut text, name, &type_name, fields),
                Data::Enum { variants, thrown } => {
                    enumeration(&mut text, name, &type_name, variants, *thrown);
                }
            }
        }
        if let Data::Enum { variants, thrown: true } = data {
            thrown_name(&mut text, &type_name, variants);
        }
    }
    Ok(text)
}

// Writing to a String can't fail, so the results of `write!` below say nothing.

fn record(text: &mut String, name: &str, type_name: &str, fields: &[Field]) {
    let _ = write!(text, "\npublic func encode{name}(_ value: {type_name}) -> Json {{\n    .object([\n");
    for field in fields {
        let value = format!("value.{}", swift_field(&field.name));
        let _ = writeln!(text, "        \"{}\": {},", field.name, encoded(&field.kind, &value));
    }
    let _ = write!(text, "    ])\n}}\n\npublic func decode{name}(_ json: Json) throws -> {type_name} {{\n");
    let _ = writeln!(text, "    let field = try fieldsOf(json, [{}])", names(fields));
    let _ = writeln!(text, "    return {type_name}({})\n}}", decoded_fields(fields));
}

fn enumeration(text: &mut String, name: &str, type_name: &str, variants: &[Variant], thrown: bool) {
    let _ =
        write!(text, "\npublic func encode{name}(_ value: {type_name}) -> Json {{\n    switch value {{\n");
    for variant in variants {
        let case = swift_variant(&variant.name, thrown);
        if variant.fields.is_empty() {
            let _ = writeln!(text, "    case .{case}: return .string(\"{}\")", variant.name);
        } else {
            // Names of our own, which are no words of the language.
            let bound: Vec<_> = (0..variant.fields.len()).map(|at| format!("let v{at}")).collect();
            let fields = variant.fields.iter().enumerate();
            let fields: Vec<_> = fields
                .map(|(at, field)| format!("\"{}\": {}", field.name, encoded(&field.kind, &format!("v{at}"))))
                .collect();
            let _ = writeln!(text, "    case .{case}({}):", bound.join(", "));
            let _ = writeln!(
                text,
                "        return .object([\"{}\": .object([{}])])",
                variant.name,
                fields.join(", ")
            );
        }
    }
    let _ = write!(
        text,
        "    }}\n}}\n\npublic func decode{name}(_ json: Json) throws -> {type_name} {{\n    switch try variantOf(json) {{\n"
    );
    for variant in variants {
        let case = swift_variant(&variant.name, thrown);
        if variant.fields.is_empty() {
            let _ = writeln!(text, "    case \"{}\": return try plain(json, .{case})", variant.name);
        } else {
            let _ = writeln!(text, "    case \"{}\":", variant.name);
            let _ = writeln!(
                text,
                "        let field = try fieldsOf(contentOf(json), [{}])",
                names(&variant.fields)
            );
            let _ = writeln!(text, "        return .{case}({})", decoded_fields(&variant.fields));
        }
    }
    let _ = writeln!(text, "    default: throw wrong(\"a variant of {name}\", json)\n    }}\n}}");
}

/// The code of an error, whatever it carries.
fn thrown_name(text: &mut String, type_name: &str, variants: &[Variant]) {
    let _ = write!(text, "\npublic func nameOf(_ error: {type_name}) -> String {{\n    switch error {{\n");
    for variant in variants {
        let _ =
            writeln!(text, "    case .{}: return \"{}\"", swift_variant(&variant.name, true), variant.name);
    }
    text.push_str("    }\n}\n");
}

fn encoded(kind: &Kind, value: &str) -> String {
    match kind {
        Kind::Bool => format!(".bool({value})"),
        Kind::I64 => format!(".number({value})"),
        Kind::U32 => format!(".number(Int64({value}))"),
        Kind::Text => format!(".string({value})"),
        Kind::Bytes | Kind::BorrowedBytes => format!("encodedBytes({value})"),
        Kind::Optional(inner) => format!("{value}.map {{ {} }} ?? .null", encoded_alone(inner)),
        Kind::List(inner) => format!(".array({value}.map {{ {} }})", encoded_alone(inner)),
        Kind::Data(name) | Kind::Object(name) => format!("encode{name}({value})"),
    }
}

/// In a closure the type has to be said.
fn encoded_alone(kind: &Kind) -> String {
    let text = encoded(kind, "$0");
    if text.starts_with('.') { format!("Json{text}") } else { text }
}

fn decoded_fields(fields: &[Field]) -> String {
    let one = |field: &Field| {
        let json = format!("field(\"{}\")", field.name);
        format!("{}: {}", swift_label(&field.name), decoded(&field.kind, &json))
    };
    fields.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn decoded(kind: &Kind, json: &str) -> String {
    match kind {
        Kind::Bool => format!("try boolOf({json})"),
        Kind::I64 => format!("try int64Of({json})"),
        Kind::U32 => format!("try uint32Of({json})"),
        Kind::Text => format!("try stringOf({json})"),
        Kind::Bytes | Kind::BorrowedBytes => format!("try bytesOf({json})"),
        Kind::Optional(inner) => format!("try optionalOf({json}) {{ {} }}", decoded(inner, "$0")),
        Kind::List(inner) => format!("try listOf({json}) {{ {} }}", decoded(inner, "$0")),
        Kind::Data(name) | Kind::Object(name) => format!("try decode{name}({json})"),
    }
}

fn names(fields: &[Field]) -> String {
    fields.iter().map(|field| format!("\"{}\"", field.name)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codec::ROOTS, shape::tests::example};

    fn text() -> String {
        codec(&example(), ROOTS).unwrap()
    }

    #[test]
    fn a_record_keeps_its_names_of_rust() {
        let text = text();
        assert!(text.contains("        \"wall_ms\": .number(value.wallMs),\n"), "{text}");
        assert!(text.contains("        \"panes\": .number(Int64(value.panes)),\n"));
        assert!(text.contains("        \"answer\": value.answer.map { encodeAnswer($0) } ?? .null,\n"));
        assert!(text.contains("\"count\": value.count.map { Json.number($0) } ?? .null"));
        assert!(text.contains("ExampleCore.Frame(wallMs: try int64Of(field(\"wall_ms\")), trusted: try boolOf(field(\"trusted\")))"));
    }

    #[test]
    fn variants_are_strings_or_tagged() {
        let text = text();
        assert!(text.contains("    case .refusedForGood: return .string(\"RefusedForGood\")\n"));
        assert!(text.contains("    case .entry(let v0, let v1):\n        return .object([\"Entry\": .object([\"id\": .string(v0), \"facts\": .array(v1.map { encodePair($0) })])])\n"));
        assert!(text.contains("    case \"Cover\": return try plain(json, .cover)\n"));
        assert!(text.contains("        return .typed(text: try stringOf(field(\"text\")), picture: try optionalOf(field(\"picture\")) { try bytesOf($0) })\n"));
    }

    #[test]
    fn errors_have_names_and_what_no_flow_holds_is_left_out() {
        let text = text();
        assert!(text.contains("    case .WrongWord: return \"WrongWord\"\n"));
        assert!(!text.contains("Apart"));
    }
}
