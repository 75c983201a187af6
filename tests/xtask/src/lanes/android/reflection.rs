//! What JNA reaches by its name, read from the generated Kotlin, and whether the classes of a phone still have it.

use std::{collections::BTreeMap, fs};

use super::dex::Class;
use crate::{bindings, context::Context};

/// Where generated code says what JNA reads: the order of a structure's fields, a function that C calls, and one of C.
const ORDER: &str = "@Structure.FieldOrder(";
const CALLBACK: &str = " : com.sun.jna.Callback {";
const FOREIGN: &str = "external fun ";
/// What JNA's own part in C finds by name in its part in Java: a little of it, of each kind.
const OF_JNA: &[(&str, &str)] = &[
    ("com.sun.jna.Pointer", "peer"),
    ("com.sun.jna.Structure", "memory"),
    ("com.sun.jna.Structure", "newInstance"),
    ("com.sun.jna.CallbackReference$AttachOptions", "daemon"),
    ("com.sun.jna.Native", "invokeVoid"),
];
/// Beside each structure.
const MARK: &str = "com.sun.jna.Structure$FieldOrder";

/// A class, and the names in it that have to last.
#[derive(Debug, PartialEq)]
struct Reached {
    class: String,
    members: Vec<String>,
    is_structure: bool,
}

/// What of it is missing, and how much there is of it.
pub(super) fn checked(context: &Context, classes: &BTreeMap<String, Class>) -> Result<usize, String> {
    let mut reached = Vec::new();
    for file in bindings::files(&bindings::folder(context).join("kotlin"), ".kt")? {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        reached.extend(read(&text));
    }
    let names = reached.iter().map(|one| one.members.len()).sum();
    let structures = reached.iter().filter(|one| one.is_structure).count();
    if structures == 0 || names == structures {
        return Err("the generated code has another form: nothing that JNA reaches was found in it".into());
    }
    reached.extend(OF_JNA.iter().map(|(class, member)| Reached {
        class: (*class).to_owned(),
        members: vec![(*member).to_owned()],
        is_structure: false,
    }));
    let missing: Vec<_> = reached.iter().flat_map(|one| missing(one, classes)).collect();
    if missing.is_empty() { Ok(names) } else { Err(format!("JNA would not find {}", missing.join(", "))) }
}

fn missing(reached: &Reached, classes: &BTreeMap<String, Class>) -> Vec<String> {
    let Some(class) = classes.get(&reached.class) else { return vec![reached.class.clone()] };
    let lasts = |name: &&String| !class.fields.contains(*name) && !class.methods.contains(*name);
    let mut missing: Vec<_> =
        reached.members.iter().filter(lasts).map(|name| format!("{}.{name}", reached.class)).collect();
    if reached.is_structure && !class.annotations.contains(MARK) {
        missing.push(format!("the order of fields of {}", reached.class));
    }
    missing
}

/// From one file of generated Kotlin.
fn read(text: &str) -> Vec<Reached> {
    let package = text.lines().find_map(|line| line.strip_prefix("package ")).unwrap_or_default().trim();
    let mut found: Vec<Reached> = Vec::new();
    let mut order: Option<Vec<String>> = None;
    let mut object = None;
    for line in text.lines() {
        if let Some(names) = line.trim().strip_prefix(ORDER) {
            let names = names.trim_end_matches(')').split(',');
            order = Some(names.map(|name| name.trim().trim_matches('"').to_owned()).collect());
        } else if let (Some(name), Some(_)) = (named(line, "class "), &order) {
            let members = order.take().unwrap_or_default();
            found.push(Reached { class: format!("{package}.{name}"), members, is_structure: true });
        } else if let (Some(name), true) = (named(line, "interface "), line.contains(CALLBACK)) {
            let members = vec!["callback".to_owned()];
            found.push(Reached { class: format!("{package}.{name}"), members, is_structure: false });
        } else if let (Some(name), false) = (named(line, "object "), line.starts_with(' ')) {
            object = Some(format!("{package}.{name}"));
        } else if let (Some((_, rest)), Some(class)) = (line.split_once(FOREIGN), &object) {
            let members = vec![rest.split('(').next().unwrap_or_default().trim_matches('`').to_owned()];
            found.push(Reached { class: class.clone(), members, is_structure: false });
        }
    }
    found
}

/// The name behind `word`, where the line declares one.
fn named(line: &str, word: &str) -> Option<String> {
    let (before, rest) = line.split_once(word)?;
    let declares = before.is_empty() || before.ends_with(' ');
    let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    (declares && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GENERATED: &str = "package app.field.core

@Structure.FieldOrder(\"capacity\", \"data\")
open class RustBuffer : Structure() {
    class ByValue: RustBuffer(), Structure.ByValue
internal interface Done : com.sun.jna.Callback {
    fun callback(`data`: Long)
internal object UniffiLib {
    external fun ffi_alongside_mobile_free(`buf`: RustBuffer.ByValue,
";

    #[test]
    fn structures_callbacks_and_foreign_functions_are_read() {
        let reached = |class: &str, members: &[&str], is_structure| Reached {
            class: format!("app.field.core.{class}"),
            members: members.iter().map(ToString::to_string).collect(),
            is_structure,
        };
        assert_eq!(
            read(GENERATED),
            [
                reached("RustBuffer", &["capacity", "data"], true),
                reached("Done", &["callback"], false),
                reached("UniffiLib", &["ffi_alongside_mobile_free"], false),
            ]
        );
    }

    #[test]
    fn each_thing_that_is_gone_is_named() {
        let set = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let class = |fields: &[&str], methods: &[&str], annotations: &[&str]| Class {
            fields: set(fields),
            methods: set(methods),
            annotations: set(annotations),
        };
        let named = |name: &str, class: Class| (format!("app.field.core.{name}"), class);
        let whole = BTreeMap::from([
            named("RustBuffer", class(&["capacity", "data"], &[], &[MARK])),
            named("Done", class(&[], &["callback"], &[])),
            named("UniffiLib", class(&[], &["ffi_alongside_mobile_free"], &[])),
        ]);
        let all = |classes: &BTreeMap<String, Class>| -> Vec<String> {
            read(GENERATED).iter().flat_map(|one| missing(one, classes)).collect()
        };
        assert_eq!(all(&whole), [""; 0]);
        let mut less = whole.clone();
        less.extend([
            named("RustBuffer", class(&["capacity"], &[], &[])),
            named("Done", class(&[], &["a"], &[])),
        ]);
        less.remove("app.field.core.UniffiLib");
        assert_eq!(
            all(&less),
            [
                "app.field.core.RustBuffer.data",
                "the order of fields of app.field.core.RustBuffer",
                "app.field.core.Done.callback",
                "app.field.core.UniffiLib",
            ]
        );
    }
}
