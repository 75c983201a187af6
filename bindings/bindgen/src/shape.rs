//! The interface of the library as a few plain types.

use std::collections::{BTreeMap, BTreeSet};

use uniffi_bindgen::interface::{AsType, Callable, ComponentInterface, Field as FieldOf, Type};
use uniffi_bindgen::{BindgenLoader, Component, GlobalConfig};

use crate::bindings;

/// Everything that crosses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interface {
    /// Records and enums, by name.
    pub data: BTreeMap<String, Data>,
    /// Objects and foreign traits, by name.
    pub objects: BTreeMap<String, Object>,
    /// Functions outside any object, by name.
    pub functions: BTreeMap<String, Function>,
    /// How Kotlin's package and Swift's module are named.
    pub modules: Modules,
}

/// Names from `uniffi.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Modules {
    /// The package of the generated Kotlin.
    pub kotlin: String,
    /// The module of the generated Swift.
    pub swift: String,
}

/// A type that is copied across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Fields side by side.
    Record(Vec<Field>),
    /// One of several variants.
    Enum {
        /// In order.
        variants: Vec<Variant>,
        /// Whether something throws it, which changes how it is spelled.
        thrown: bool,
    },
}

/// A variant of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// As in Rust.
    pub name: String,
    /// None for a plain variant.
    pub fields: Vec<Field>,
}

/// A field, or an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// As in Rust.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// What a field, an argument or a result holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// `bool`.
    Bool,
    /// `u32`.
    U32,
    /// `i64`.
    I64,
    /// `String`.
    Text,
    /// `Vec<u8>`.
    Bytes,
    /// `&[u8]`, an argument alone.
    BorrowedBytes,
    /// `Option`.
    Optional(Box<Kind>),
    /// `Vec`.
    List(Box<Kind>),
    /// A record or an enum.
    Data(String),
    /// An object or a foreign trait.
    Object(String),
}

/// An object, or a trait that the other side implements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Whether the other side implements it.
    pub foreign: bool,
    /// Ways to make one.
    pub constructors: Vec<Function>,
    /// What it does.
    pub methods: Vec<Function>,
}

/// A function or a method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// As in Rust; `new` for the main constructor.
    pub name: String,
    /// In order.
    pub arguments: Vec<Field>,
    /// What it gives.
    pub result: Option<Kind>,
    /// The enum that it throws.
    pub throws: Option<String>,
}

impl Interface {
    /// Reads it from the metadata in a library, which must have kept its symbols.
    pub fn of_library(path: &str) -> Result<Self, String> {
        let loader = BindgenLoader::new(bindings::paths(), GlobalConfig::default());
        let components = loader
            .load_metadata(path.into())
            .and_then(|metadata| loader.load_cis(metadata))
            .and_then(|interfaces| {
                loader.load_components(interfaces, |_, toml| {
                    let name = |language: &str, key: &str| {
                        let found =
                            toml.get("bindings").and_then(|all| all.get(language)?.get(key)?.as_str());
                        found.unwrap_or_default().to_owned()
                    };
                    Ok(Modules {
                        kotlin: name("kotlin", "package_name"),
                        swift: name("swift", "module_name"),
                    })
                })
            })
            .map_err(|error| format!("{path}: {error:#}"))?;
        let [Component { ci, config }] = components.as_slice() else {
            return Err(format!("{path}: one crate has the interface, and here are {}", components.len()));
        };
        Ok(Interface { modules: config.clone(), ..Self::of(ci)? })
    }

    fn of(source: &ComponentInterface) -> Result<Self, String> {
        let mut interface = Interface::default();
        for record in source.record_definitions() {
            let data = Data::Record(fields(record.name(), record.fields())?);
            interface.data.insert(record.name().to_owned(), data);
        }
        for item in source.enum_definitions() {
            let variants = item.variants().iter().map(|variant| {
                let place = format!("{}::{}", item.name(), variant.name());
                Ok(Variant { name: variant.name().to_owned(), fields: fields(&place, variant.fields())? })
            });
            let data = Data::Enum {
                variants: variants.collect::<Result<_, String>>()?,
                thrown: source.is_name_used_as_error(item.name()),
            };
            interface.data.insert(item.name().to_owned(), data);
        }
        for item in source.object_definitions() {
            let all = |list: Vec<&dyn Callable>, names: Vec<&str>| -> Result<Vec<Function>, String> {
                list.into_iter().zip(names).map(|(callable, name)| function(name, callable)).collect()
            };
            let constructors = item.constructors();
            let methods = item.methods();
            let object = Object {
                foreign: item.has_callback_interface(),
                constructors: all(
                    constructors.iter().map(|one| *one as &dyn Callable).collect(),
                    constructors.iter().map(|one| one.name()).collect(),
                )?,
                methods: all(
                    methods.iter().map(|one| *one as &dyn Callable).collect(),
                    methods.iter().map(|one| one.name()).collect(),
                )?,
            };
            interface.objects.insert(item.name().to_owned(), object);
        }
        for item in source.function_definitions() {
            interface.functions.insert(item.name().to_owned(), function(item.name(), item)?);
        }
        Ok(interface)
    }

    /// The records and enums that stand in `roots`, however deep, the roots included.
    pub fn reachable(&self, roots: &[&str]) -> Result<BTreeSet<&str>, String> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<&str> = roots.to_vec();
        while let Some(name) = waiting.pop() {
            let (name, data) =
                self.data.get_key_value(name).ok_or_else(|| format!("there is no `{name}`"))?;
            if found.insert(name.as_str()) {
                let fields: Vec<&Field> = match data {
                    Data::Record(fields) => fields.iter().collect(),
                    Data::Enum { variants, .. } => {
                        variants.iter().flat_map(|variant| &variant.fields).collect()
                    }
                };
                waiting.extend(fields.iter().filter_map(|field| field.kind.data()));
            }
        }
        Ok(found)
    }
}

impl Kind {
    /// The record or enum in it.
    fn data(&self) -> Option<&str> {
        match self {
            Kind::Optional(inner) | Kind::List(inner) => inner.data(),
            Kind::Data(name) => Some(name),
            _ => None,
        }
    }
}

fn fields(place: &str, list: &[FieldOf]) -> Result<Vec<Field>, String> {
    let one = |field: &FieldOf| {
        let place = format!("{place}.{}", field.name());
        if field.name().is_empty() {
            return Err(format!("{place}: a field has no name"));
        }
        Ok(Field { name: field.name().to_owned(), kind: kind(&place, &field.as_type())? })
    };
    list.iter().map(one).collect()
}

fn function(name: &str, source: &dyn Callable) -> Result<Function, String> {
    let mut arguments = Vec::new();
    for argument in source.arguments() {
        let place = format!("{name}({})", argument.name());
        let kind = if argument.is_borrowed_bytes() {
            Kind::BorrowedBytes
        } else {
            kind(&place, &argument.as_type())?
        };
        arguments.push(Field { name: argument.name().to_owned(), kind });
    }
    let throws = source.throws_type().and_then(|thrown| match thrown {
        Type::Enum { name, .. } => Some(name.clone()),
        _ => None,
    });
    let result = source.return_type().map(|result| kind(name, result)).transpose()?;
    Ok(Function { name: name.to_owned(), arguments, result, throws })
}

/// Other types cross as well; none of them is used here, and small integers are known to go wrong on some phones.
fn kind(place: &str, source: &Type) -> Result<Kind, String> {
    Ok(match source {
        Type::Boolean => Kind::Bool,
        Type::UInt32 => Kind::U32,
        Type::Int64 => Kind::I64,
        Type::String => Kind::Text,
        Type::Bytes => Kind::Bytes,
        Type::Optional { inner_type } => Kind::Optional(Box::new(kind(place, inner_type)?)),
        Type::Sequence { inner_type } => Kind::List(Box::new(kind(place, inner_type)?)),
        Type::Box { inner_type } => kind(place, inner_type)?,
        Type::Record { name, .. } | Type::Enum { name, .. } => Kind::Data(name.clone()),
        Type::Object { name, .. } | Type::CallbackInterface { name, .. } => Kind::Object(name.clone()),
        other => {
            return Err(format!("{place}: {other:?} does not cross; what does: u32, i64, bool, String, Vec"));
        }
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An interface with one of everything that crosses.
    pub(crate) const EXAMPLE: &str = r#"
        namespace example { [Throws=Trouble] string words(string code, sequence<Pair> arguments); };
        dictionary Pair { string left_hand; i64? count; };
        dictionary View { sequence<Page> pages; Answer? answer; u32 panes; bool back; };
        dictionary Frame { i64 wall_ms; boolean trusted; };
        dictionary Apart { string nobody; };
        [Enum] interface Page { Cover(); Entry(string id, sequence<Pair> facts); };
        [Enum] interface Action { Back(); Typed(string text, bytes? picture); };
        [Enum] interface Effect { LeaveNow(); Dial(string number); };
        enum Answer { "Granted", "RefusedForGood" };
        [Error] interface Trouble { WrongWord(); NoSpace(); };
        interface App {
            [Throws=Trouble] constructor(string folder);
            [Throws=Trouble] sequence<Effect> act(Action action, Frame frame);
            void lock();
        };
    "#;

    pub(crate) fn example() -> Interface {
        let udl = EXAMPLE.replace("bool back", "boolean back");
        let source = ComponentInterface::from_webidl(&udl, "example").unwrap();
        let modules = Modules { kotlin: "app.example.core".into(), swift: "ExampleCore".into() };
        Interface { modules, ..Interface::of(&source).unwrap() }
    }

    #[test]
    fn all_that_stands_in_the_roots_is_reached_and_nothing_else() {
        let interface = example();
        let reached: Vec<_> = interface.reachable(&["View"]).unwrap().into_iter().collect();
        assert_eq!(reached, ["Answer", "Page", "Pair", "View"]);
        assert!(interface.reachable(&["Nothing"]).is_err());
    }

    #[test]
    fn what_is_thrown_is_told_apart() {
        let interface = example();
        let thrown = |name| matches!(interface.data[name], Data::Enum { thrown: true, .. });
        assert!(thrown("Trouble"));
        assert!(!thrown("Answer"));
        assert_eq!(interface.objects["App"].methods[0].throws.as_deref(), Some("Trouble"));
    }

    #[test]
    fn a_type_that_should_not_cross_is_refused_by_its_place() {
        let source =
            ComponentInterface::from_webidl("namespace e {}; dictionary Small { u8 tiny; };", "e").unwrap();
        let refused = Interface::of(&source).unwrap_err();
        assert!(refused.starts_with("Small.tiny: UInt8"), "{refused}");
    }
}
