//! The codec in Kotlin.

use std::fmt::Write as _;

use crate::names::{is_flat, kotlin_field, kotlin_type, kotlin_variant};
use crate::shape::{Data, Field, Interface, Kind, Variant};

/// What every codec begins with: a reader and writer of JSON, and what the generated functions are made of.
const JSON: &str = include_str!("json.kt");

/// The text of the file.
pub(super) fn codec(interface: &Interface, roots: &[&str]) -> Result<String, String> {
    let package = &interface.modules.kotlin;
    let own = package.rsplit_once('.').map_or(package.as_str(), |(above, _)| above);
    let mut text = format!("// Generated. Do not edit.\n\npackage {own}.codec\n\nimport {package}.*\n{JSON}");
    let reachable = interface.reachable(roots)?;
    for (name, data) in &interface.data {
        let type_name = kotlin_type(interface, name);
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
    let _ = write!(text, "\npublic fun encode{name}(value: {type_name}): Any? = mapOf(\n");
    for field in fields {
        let _ = writeln!(text, "    {},", encoded_field(field));
    }
    let _ = write!(text, ")\n\npublic fun decode{name}(json: Any?): {type_name} {{\n");
    let _ = writeln!(text, "    val field = fieldsOf({})", arguments("json", fields));
    let _ = writeln!(text, "    return {type_name}({})\n}}", decoded_fields(fields));
}

fn enumeration(text: &mut String, name: &str, type_name: &str, variants: &[Variant], thrown: bool) {
    let flat = is_flat(variants, thrown);
    let _ = write!(text, "\npublic fun encode{name}(value: {type_name}): Any? = when (value) {{\n");
    for variant in variants {
        let case = format!("{type_name}.{}", kotlin_variant(&variant.name, flat, thrown));
        let is = if flat { "" } else { "is " };
        if variant.fields.is_empty() {
            let _ = writeln!(text, "    {is}{case} -> \"{}\"", variant.name);
        } else {
            let fields: Vec<_> = variant.fields.iter().map(encoded_field).collect();
            let _ = writeln!(text, "    {is}{case} -> tagged(\"{}\", {})", variant.name, fields.join(", "));
        }
    }
    let _ =
        write!(text, "}}\n\npublic fun decode{name}(json: Any?): {type_name} = when (variantOf(json)) {{\n");
    for variant in variants {
        let case = format!("{type_name}.{}", kotlin_variant(&variant.name, flat, thrown));
        if variant.fields.is_empty() {
            let made = if thrown { format!("{case}()") } else { case };
            let _ = writeln!(text, "    \"{}\" -> plain(json, {made})", variant.name);
        } else {
            let _ = writeln!(text, "    \"{}\" -> {{", variant.name);
            let _ = writeln!(
                text,
                "        val field = fieldsOf({})",
                arguments("contentOf(json)", &variant.fields)
            );
            let _ = writeln!(text, "        {case}({})\n    }}", decoded_fields(&variant.fields));
        }
    }
    let _ = writeln!(text, "    else -> wrong(\"a variant of {name}\", json)\n}}");
}

/// The code of an error, whatever it carries.
fn thrown_name(text: &mut String, type_name: &str, variants: &[Variant]) {
    let _ = write!(text, "\npublic fun nameOf(error: {type_name}): String = when (error) {{\n");
    for variant in variants {
        let case = kotlin_variant(&variant.name, false, true);
        let _ = writeln!(text, "    is {type_name}.{case} -> \"{}\"", variant.name);
    }
    text.push_str("}\n");
}

fn encoded_field(field: &Field) -> String {
    let value = format!("value.{}", kotlin_field(&field.name));
    format!("\"{}\" to {}", field.name, encoded(&field.kind, &value))
}

fn encoded(kind: &Kind, value: &str) -> String {
    match kind {
        Kind::Bool | Kind::I64 | Kind::Text => value.to_owned(),
        Kind::U32 => format!("{value}.toLong()"),
        Kind::Bytes | Kind::BorrowedBytes => format!("bytes({value})"),
        Kind::Optional(inner) => match encoded(inner, "it") {
            same if same == "it" => value.to_owned(),
            other => format!("{value}?.let {{ {other} }}"),
        },
        Kind::List(inner) => match encoded(inner, "it") {
            same if same == "it" => value.to_owned(),
            other => format!("{value}.map {{ {other} }}"),
        },
        Kind::Data(name) | Kind::Object(name) => format!("encode{name}({value})"),
    }
}

fn decoded_fields(fields: &[Field]) -> String {
    let all = fields.iter().map(|field| decoded(&field.kind, &format!("field(\"{}\")", field.name)));
    all.collect::<Vec<_>>().join(", ")
}

fn decoded(kind: &Kind, json: &str) -> String {
    match kind {
        Kind::Bool => format!("boolOf({json})"),
        Kind::I64 => format!("longOf({json})"),
        Kind::U32 => format!("uintOf({json})"),
        Kind::Text => format!("stringOf({json})"),
        Kind::Bytes | Kind::BorrowedBytes => format!("bytesOf({json})"),
        Kind::Optional(inner) => format!("optionalOf({json}) {{ {} }}", decoded(inner, "it")),
        Kind::List(inner) => format!("listOf({json}) {{ {} }}", decoded(inner, "it")),
        Kind::Data(name) | Kind::Object(name) => format!("decode{name}({json})"),
    }
}

/// `first, "name", "name"`.
fn arguments(first: &str, fields: &[Field]) -> String {
    let names = fields.iter().map(|field| format!("\"{}\"", field.name));
    std::iter::once(first.to_owned()).chain(names).collect::<Vec<_>>().join(", ")
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
        assert!(text.starts_with(
            "// Generated. Do not edit.\n\npackage app.example.codec\n\nimport app.example.core.*\n"
        ));
        assert!(text.contains("    \"wall_ms\" to value.`wallMs`,\n"), "{text}");
        assert!(text.contains("val field = fieldsOf(json, \"wall_ms\", \"trusted\")\n    return Frame(longOf(field(\"wall_ms\")), boolOf(field(\"trusted\")))"), "{text}");
        assert!(text.contains("\"panes\" to value.`panes`.toLong()"));
        assert!(text.contains("\"answer\" to value.`answer`?.let { encodeAnswer(it) }"));
    }

    #[test]
    fn enums_without_fields_are_spelled_loud_and_others_tagged() {
        let text = text();
        assert!(text.contains("    Answer.REFUSED_FOR_GOOD -> \"RefusedForGood\"\n"));
        assert!(text.contains("    \"RefusedForGood\" -> plain(json, Answer.REFUSED_FOR_GOOD)\n"));
        assert!(text.contains("    is Page.Entry -> tagged(\"Entry\", \"id\" to value.`id`, \"facts\" to value.`facts`.map { encodePair(it) })\n"));
        assert!(
            text.contains("Page.Entry(stringOf(field(\"id\")), listOf(field(\"facts\")) { decodePair(it) })")
        );
        assert!(text.contains("\"picture\" to value.`picture`?.let { bytes(it) }"));
    }

    #[test]
    fn errors_have_names_and_what_no_flow_holds_is_left_out() {
        let text = text();
        assert!(text.contains("    is Trouble.WrongWord -> \"WrongWord\"\n"));
        assert!(!text.contains("Apart"));
        assert!(!text.contains("encodeTrouble"));
    }
}
