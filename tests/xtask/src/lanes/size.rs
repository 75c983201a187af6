//! The library for a phone stays small, and nothing that sends mail is in it.

use std::{collections::BTreeMap, fs, path::Path};

use super::{Lane, nothing};
use crate::{
    bindings,
    context::{Context, run},
    phone,
};

pub(crate) const LANE: Lane = Lane {
    name: "size",
    about: "the library for a phone, built for this machine: its size, and that nothing in it sends mail",
    // The bar does not hold yet with all screens in: `--only size` says by how much.
    by_default: false,
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
    let stripped = folder.join("stripped.so");
    run(context.command("strip").arg("--strip-unneeded").arg("-o").arg(&stripped).arg(&library))?;
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
    fn mail_is_found_and_so_is_a_library_without_symbols() {
        let with = |more: &str| ALWAYS.join(" ") + more;
        assert!(holds_no_mail(with("").as_bytes()).is_ok());
        assert!(holds_no_mail(with(" rustls::client").as_bytes()).is_err());
        assert!(holds_no_mail(b"nothing").is_err());
    }
}
