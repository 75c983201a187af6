//! The library for a phone stays small, and nothing that sends mail is in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{Lane, nothing};
use crate::{
    bindings,
    context::{Context, run},
    phone, shipped,
};

pub(crate) const LANE: Lane = Lane {
    name: "size",
    about: "the library for a phone, built for this machine: its size, and that nothing in it sends mail",
    by_default: true,
    needs: nothing,
    run: measure,
};

/// The bar, and what was last measured.
const FIGURES: &str = "tests/fixtures/size.toml";
/// What only a program that sends mail holds: crates by the names of their symbols, and words of the protocol.
const NEVER: &[&str] = &["lettre", "rustls", "webpki", "EHLO", "STARTTLS", "Smtp", "smtp"];
/// What is certainly in it: a search that finds none of this looks at nothing.
const ALWAYS: &[&str] = &["alongside_core", "sqlite3_open", "uniffi"];

fn measure(context: &Context) -> Result<(), String> {
    if !cfg!(target_os = "linux") {
        println!("size: measured on Linux alone, whose libraries are built like those of a phone");
        return Ok(());
    }
    let figures =
        fs::read_to_string(context.root.join(FIGURES)).map_err(|why| format!("{FIGURES}: {why}"))?;
    let figures = numbers(&figures);
    let figure = |name: &str| figures.get(name).copied().ok_or(format!("{FIGURES}: no `{name}`"));
    let (most, last) = (figure("most_bytes")?, figure("last_bytes")?);
    let library = bindings::built(context, phone::PROFILE)?;
    let folder = context.target.join(phone::PROFILE);
    let could_not = |path: &Path| {
        let path = path.display().to_string();
        move |why: std::io::Error| format!("{path}: {why}")
    };
    let held = fs::read(&library).map_err(could_not(&library))?;
    holds_no_mail(&held)?;
    let shipped = shipped::beside(&library);
    let functions = shipped::functions(context, Path::new("nm"), &library, &shipped)?;
    let named = named_by_shells(context, &library)?;
    println!("size: {} functions are exported, {} of them named in Kotlin", functions.len(), named.len());
    if let Some(missing) = named.difference(&functions).next() {
        return Err(format!("`{missing}` is named in the generated Kotlin and is not in what ships"));
    }
    let stripped = folder.join("stripped.so");
    run(context.command("strip").arg("--strip-unneeded").arg("-o").arg(&stripped).arg(&shipped))?;
    let bytes = fs::metadata(&stripped).map_err(could_not(&stripped))?.len();
    println!("size: {bytes} bytes stripped, at most {most}; {last} when it was last noted");
    if bytes > most {
        return Err(format!(
            "the library for a phone has {bytes} bytes, {} too many",
            bytes.saturating_sub(most)
        ));
    }
    Ok(())
}

/// The functions that the generated Kotlin calls.
fn named_by_shells(context: &Context, library: &Path) -> Result<BTreeSet<String>, String> {
    let folder = bindings::generate(context, "kotlin", library)?;
    let mut names = BTreeSet::new();
    for path in bindings::files(&folder, ".kt")? {
        let text = fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
        names.extend(functions_in(&text));
    }
    if names.is_empty() { Err("the generated Kotlin calls nothing".into()) } else { Ok(names) }
}

/// What is declared as a function of the library.
fn functions_in(kotlin: &str) -> impl Iterator<Item = String> {
    let declared = kotlin.split("external fun ").skip(1);
    declared.filter_map(|rest| rest.split('(').next()).map(|name| name.trim().to_owned())
}

/// `name = number` of each line that is one.
fn numbers(text: &str) -> BTreeMap<&str, u64> {
    text.lines()
        .filter_map(|line| {
            let (name, number) = line.split_once('=')?;
            Some((name.trim(), number.trim().replace('_', "").parse().ok()?))
        })
        .collect()
}

/// Looks through everything in the library, its symbols among it.
fn holds_no_mail(library: &[u8]) -> Result<(), String> {
    if let Some(missing) = ALWAYS.iter().find(|text| !holds(library, text)) {
        return Err(format!("`{missing}` is not found in the library: it has no symbols to search"));
    }
    NEVER
        .iter()
        .find(|text| holds(library, text))
        .map_or(Ok(()), |found| Err(format!("the library for a phone holds `{found}`")))
}

fn holds(library: &[u8], text: &str) -> bool {
    library.windows(text.len()).any(|window| window == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read() {
        let read = numbers("# The bar.\nmost_bytes = 4_194_304\n\nlast_bytes=3\nwhen = \"today\"\n");
        assert_eq!(read, BTreeMap::from([("last_bytes", 3), ("most_bytes", 4_194_304)]));
    }

    #[test]
    fn functions_are_read_from_their_declarations() {
        let kotlin = "internal object L {\n    external fun uniffi_x_fn_a(\n    ): Long\n  external fun ffi_x_b(p: Long): Unit";
        assert_eq!(functions_in(kotlin).collect::<Vec<_>>(), ["uniffi_x_fn_a", "ffi_x_b"]);
    }

    #[test]
    fn mail_is_found_and_so_is_a_library_without_symbols() {
        let with = |more: &str| ALWAYS.join(" ") + more;
        assert!(holds_no_mail(with("").as_bytes()).is_ok());
        assert!(holds_no_mail(with(" rustls::client").as_bytes()).is_err());
        assert!(holds_no_mail(b"nothing").is_err());
    }
}
