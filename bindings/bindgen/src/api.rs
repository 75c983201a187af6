//! One line for each declaration that a shell can name: what a change to the boundary changes is a difference in a
//! short text, and not in thousands of generated lines.

use std::fmt::Write as _;

use crate::Language;
use crate::names::{
    is_flat, kotlin_field, kotlin_type, kotlin_variant, swift_field, swift_label, swift_type, swift_variant,
};
use crate::shape::{Data, Field, Function, Interface, Kind, Object};

/// The list, sorted by type; fields, variants and methods in their own order.
pub fn list(language: Language, interface: &Interface) -> Result<String, String> {
    let spelling = match language {
        Language::Kotlin => Spelling { interface, kotlin: true },
        Language::Swift => Spelling { interface, kotlin: false },
        Language::Python => return Err("there is no list for Python, which no shell is written in".into()),
    };
    let mut text = String::new();
    for (name, data) in &interface.data {
        spelling.data(&mut text, name, data);
    }
    for (name, object) in &interface.objects {
        spelling.object(&mut text, name, object);
    }
    for function in interface.functions.values() {
        let _ = writeln!(text, "{}", spelling.function("", function));
    }
    Ok(text)
}

struct Spelling<'a> {
    interface: &'a Interface,
    kotlin: bool,
}

// Writing to a String can't fail, so the results of `writeln!` below say nothing.
impl Spelling<'_> {
    fn type_name(&self, name: &str) -> String {
        if self.kotlin { kotlin_type(self.interface, name) } else { swift_type(name) }
    }

    fn data(&self, text: &mut String, name: &str, data: &Data) {
        let name = self.type_name(name);
        match data {
            Data::Record(fields) => {
                let _ = writeln!(text, "{} {name}", if self.kotlin { "data class" } else { "struct" });
                for field in fields {
                    let _ = writeln!(text, "{name}.{}", self.field(field));
                }
            }
            Data::Enum { variants, thrown } => {
                let flat = is_flat(variants, *thrown);
                let word = match (self.kotlin, thrown, flat) {
                    (true, true, _) => "exception",
                    (true, false, true) => "enum class",
                    (true, false, false) => "sealed class",
                    (false, true, _) => "error enum",
                    (false, false, _) => "enum",
                };
                let _ = writeln!(text, "{word} {name}");
                for variant in variants {
                    let case = if self.kotlin {
                        kotlin_variant(&variant.name, flat, *thrown)
                    } else {
                        swift_variant(&variant.name, *thrown)
                    };
                    let fields = if variant.fields.is_empty() {
                        String::new()
                    } else {
                        self.arguments(&variant.fields)
                    };
                    let _ = writeln!(text, "{name}.{case}{fields}");
                }
            }
        }
    }

    fn object(&self, text: &mut String, name: &str, object: &Object) {
        let name = self.type_name(name);
        let word = match (object.foreign, self.kotlin) {
            (false, _) => "class",
            (true, true) => "interface",
            (true, false) => "protocol",
        };
        let _ = writeln!(text, "{word} {name}");
        for constructor in &object.constructors {
            let made = Function {
                name: if constructor.name == "new" { "init".into() } else { constructor.name.clone() },
                result: None,
                ..constructor.clone()
            };
            let _ = writeln!(text, "{}", self.function(&format!("{name}."), &made));
        }
        for method in &object.methods {
            let _ = writeln!(text, "{}", self.function(&format!("{name}."), method));
        }
    }

    fn function(&self, before: &str, function: &Function) -> String {
        let name = if function.name == "init" { "init".into() } else { self.own_name(&function.name) };
        let arguments = self.arguments(&function.arguments);
        let throws = function.throws.as_ref().map(|error| format!(" throws {}", self.type_name(error)));
        let result = function
            .result
            .as_ref()
            .map(|kind| format!("{}{}", if self.kotlin { ": " } else { " -> " }, self.kind(kind)));
        let (throws, result) = (throws.unwrap_or_default(), result.unwrap_or_default());
        if self.kotlin {
            format!("fun {before}{name}{arguments}{result}{throws}")
        } else {
            format!("func {before}{name}{arguments}{throws}{result}")
        }
    }

    fn own_name(&self, name: &str) -> String {
        if self.kotlin { kotlin_field(name).replace('`', "") } else { swift_field(name) }
    }

    fn field(&self, field: &Field) -> String {
        format!("{}: {}", self.own_name(&field.name), self.kind(&field.kind))
    }

    fn arguments(&self, fields: &[Field]) -> String {
        let one = |field: &Field| {
            let label = if self.kotlin {
                kotlin_field(&field.name).replace('`', "")
            } else {
                swift_label(&field.name)
            };
            format!("{label}: {}", self.kind(&field.kind))
        };
        format!("({})", fields.iter().map(one).collect::<Vec<_>>().join(", "))
    }

    fn kind(&self, kind: &Kind) -> String {
        match (kind, self.kotlin) {
            (Kind::Bool, true) => "Boolean".into(),
            (Kind::Bool, false) => "Bool".into(),
            (Kind::U32, true) => "UInt".into(),
            (Kind::U32, false) => "UInt32".into(),
            (Kind::I64, true) => "Long".into(),
            (Kind::I64, false) => "Int64".into(),
            (Kind::Text, _) => "String".into(),
            (Kind::Bytes, true) => "ByteArray".into(),
            (Kind::BorrowedBytes, true) => "java.nio.ByteBuffer".into(),
            (Kind::Bytes | Kind::BorrowedBytes, false) => "Data".into(),
            (Kind::Optional(inner), _) => format!("{}?", self.kind(inner)),
            (Kind::List(inner), true) => format!("List<{}>", self.kind(inner)),
            (Kind::List(inner), false) => format!("[{}]", self.kind(inner)),
            (Kind::Data(name) | Kind::Object(name), _) => self.type_name(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::tests::example;

    fn lines(language: Language) -> Vec<String> {
        list(language, &example()).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn kotlin_has_a_line_for_each_declaration() {
        let lines = lines(Language::Kotlin);
        for line in [
            "data class Frame",
            "Frame.wallMs: Long",
            "View.answer: Answer?",
            "enum class Answer",
            "Answer.REFUSED_FOR_GOOD",
            "sealed class Page",
            "Page.Entry(id: String, facts: List<Pair>)",
            "exception Trouble",
            "class App",
            "fun App.init(folder: String) throws Trouble",
            "fun App.act(action: Action, frame: Frame): List<Effect> throws Trouble",
            "fun App.lock()",
            "fun words(code: String, arguments: List<Pair>): String throws Trouble",
        ] {
            assert!(lines.iter().any(|found| found == line), "{line} is not in {lines:#?}");
        }
    }

    #[test]
    fn swift_has_a_line_for_each_declaration() {
        let lines = lines(Language::Swift);
        for line in [
            "struct Frame",
            "Frame.wallMs: Int64",
            "enum Answer",
            "Answer.refusedForGood",
            "Page.entry(id: String, facts: [Pair])",
            "error enum Trouble",
            "func App.init(folder: String) throws Trouble",
            "func App.act(action: Action, frame: Frame) throws Trouble -> [Effect]",
        ] {
            assert!(lines.iter().any(|found| found == line), "{line} is not in {lines:#?}");
        }
    }
}
