//! The copy of the library that ships: everything that a shell calls, and nothing that only makes bindings.
//!
//! UniFFI describes each function and type in a constant with an exported name. The generator of bindings reads them
//! from the library, a phone never does, and the compiler has no way to leave them out. So this program stands
//! between the compiler and the linker: it links what was asked for, and then once more without those names in the list
//! of what is exported. The linker drops what nobody names. An app for iPhones links the archive itself, and its
//! linker does the same.

use std::{
    collections::BTreeSet,
    env,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::context::{Context, run};

/// Set for what is to link through this program, to `HOST` or `ANDROID`.
const VARIABLE: &str = "ALONGSIDE_LINKS_FOR";
pub(crate) const HOST: &str = "host";
pub(crate) const ANDROID: &str = "android";
/// What those constants' names begin with.
const DESCRIPTION: &str = "UNIFFI_META_";
const LIST: &str = "-Wl,--version-script=";
const ENDING: &str = "shipped.so";

/// Has the compiler that `cargo rustc …` starts link through this program. To be called when all other words stand.
pub(crate) fn linked_twice(command: &mut Command, system: &str) -> Result<(), String> {
    let program =
        env::current_exe().map_err(|why| format!("this program does not know where it is: {why}"))?;
    let mut linker = OsString::from("linker=");
    linker.push(program);
    command.args(["--", "-C"]).arg(linker).env(VARIABLE, system);
    Ok(())
}

/// The copy that was linked together with `built`.
pub(crate) fn beside(built: &Path) -> PathBuf {
    let name = built.with_extension(ENDING);
    built.with_file_name("deps").join(name.file_name().unwrap_or_default())
}

/// Links, where this program was started as a linker; nothing where it was not.
pub(crate) fn link_if_asked() -> Option<Result<(), String>> {
    let system = env::var_os(VARIABLE)?;
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    Some(link(&linker(&system, env::vars_os()), &arguments))
}

/// What would have linked: `cargo ndk` names its own in a variable, once for each processor.
fn linker(system: &OsStr, variables: impl IntoIterator<Item = (OsString, OsString)>) -> OsString {
    let named = |name: &OsStr| {
        let name = name.to_string_lossy();
        name.starts_with("CARGO_TARGET_") && name.contains("ANDROID") && name.ends_with("_LINKER")
    };
    let of_ndk = || variables.into_iter().find(|(name, _)| named(name)).map(|(_, value)| value);
    (system == ANDROID).then(of_ndk).flatten().unwrap_or_else(|| "cc".into())
}

fn link(linker: &OsStr, arguments: &[OsString]) -> Result<(), String> {
    // For it `ANDROID` and `HOST` mean nothing.
    let again = |arguments: &[OsString]| run(Command::new(linker).args(arguments).env_remove(VARIABLE));
    again(arguments)?;
    let Some((list, library)) = places(arguments) else {
        return Ok(());
    };
    let failed = |path: &Path, why: std::io::Error| format!("{}: {why}", path.display());
    let shipped = library.with_extension(ENDING);
    // None is there that an earlier link left.
    let _ = fs::remove_file(&shipped);
    let names = fs::read_to_string(&list).map_err(|why| failed(&list, why))?;
    let shorter = library.with_extension("shipped.list");
    fs::write(&shorter, without_descriptions(&names)).map_err(|why| failed(&shorter, why))?;
    again(&changed(arguments, &library, &shorter, &shipped))
}

/// The list of exported names, and what is made; nothing where there are none, as for a program.
fn places(arguments: &[OsString]) -> Option<(PathBuf, PathBuf)> {
    let list = arguments.iter().find_map(|word| word.to_str()?.strip_prefix(LIST))?;
    let library = arguments.iter().skip_while(|word| *word != "-o").nth(1)?;
    Some((list.into(), library.into()))
}

fn without_descriptions(names: &str) -> String {
    names
        .lines()
        .filter(|line| !line.contains(DESCRIPTION))
        .fold(String::new(), |all, line| all + line + "\n")
}

fn changed(arguments: &[OsString], library: &Path, list: &Path, shipped: &Path) -> Vec<OsString> {
    let word = |word: &OsString| match word.to_str() {
        Some(text) if text.starts_with(LIST) => format!("{LIST}{}", list.display()).into(),
        _ if Path::new(word) == library => shipped.into(),
        _ => word.clone(),
    };
    arguments.iter().map(word).collect()
}

/// Refuses a copy that has other functions than the library it is of, or still describes them; gives their names.
/// `nm` is the tool that lists them.
pub(crate) fn functions(
    context: &Context,
    nm: &Path,
    library: &Path,
    shipped: &Path,
) -> Result<BTreeSet<String>, String> {
    let exported = |path: &Path| {
        let words = ["--dynamic", "--defined-only", "--format=posix"];
        let output = context.command(nm).args(words).arg(path).output();
        let output = output.map_err(|why| format!("{} could not be started: {why}", nm.display()))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() { Ok(text) } else { Err(format!("{}: {}", nm.display(), output.status)) }
    };
    compared(&exported(library)?, &exported(shipped)?)
}

fn compared(library: &str, shipped: &str) -> Result<BTreeSet<String>, String> {
    let names = |text: &str| -> BTreeSet<String> {
        text.lines().filter_map(|line| line.split_whitespace().next()).map(ToOwned::to_owned).collect()
    };
    let (library, shipped) = (names(library), names(shipped));
    let (descriptions, functions): (BTreeSet<_>, BTreeSet<_>) =
        library.into_iter().partition(|name| name.starts_with(DESCRIPTION));
    if descriptions.is_empty() || functions.is_empty() {
        return Err(
            "the library that bindings are made from exports no functions or does not describe them".into()
        );
    }
    if let Some(other) = functions.symmetric_difference(&shipped).next() {
        return Err(format!(
            "`{other}` is exported by the library or by the copy that ships, and not by both"
        ));
    }
    Ok(functions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(Into::into).collect()
    }

    #[test]
    fn a_library_is_linked_again_with_a_shorter_list_under_another_name() {
        let line = words("-Wl,--version-script=/t/list -m64 -o /d/libx.so -shared");
        let (list, library) = places(&line).unwrap();
        assert_eq!((list.as_path(), library.as_path()), (Path::new("/t/list"), Path::new("/d/libx.so")));
        let again = changed(&line, &library, Path::new("/d/short"), Path::new("/d/libx.shipped.so"));
        assert_eq!(again, words("-Wl,--version-script=/d/short -m64 -o /d/libx.shipped.so -shared"));
        assert_eq!(places(&words("-m64 -o /d/program")), None);
        assert_eq!(beside(Path::new("/t/phone/libx.so")), Path::new("/t/phone/deps/libx.shipped.so"));
    }

    #[test]
    fn names_of_descriptions_alone_leave_the_list() {
        let list =
            "{\n  global:\n    UNIFFI_META_X_ENUM_ACTION;\n    uniffi_x_fn_act;\n\n  local:\n    *;\n};\n";
        let shorter = without_descriptions(list);
        assert_eq!(shorter, "{\n  global:\n    uniffi_x_fn_act;\n\n  local:\n    *;\n};\n");
    }

    #[test]
    fn the_linker_of_the_ndk_is_the_one_that_cargo_would_have_called() {
        let variables = || {
            [("CARGO_TARGET_AARCH64_LINUX_ANDROID_LINKER", "/bin/cargo-ndk"), ("CC", "gcc")]
                .map(|(name, value)| (name.into(), value.into()))
        };
        assert_eq!(linker(ANDROID.as_ref(), variables()), "/bin/cargo-ndk");
        assert_eq!(linker(HOST.as_ref(), variables()), "cc");
    }

    #[test]
    fn a_copy_with_other_functions_or_with_descriptions_is_refused() {
        let library = "UNIFFI_META_X_FUNC_A R 1 2\nffi_x_free T 3 4\nuniffi_x_fn_a T 5 6\n";
        let good = compared(library, "ffi_x_free T 1 4\nuniffi_x_fn_a T 2 6\n").unwrap();
        assert_eq!(good.len(), 2);
        for bad in ["ffi_x_free T 1 4\n", library, ""] {
            assert!(compared(library, bad).is_err(), "{bad}");
        }
        assert!(compared("uniffi_x_fn_a T 5 6\n", "uniffi_x_fn_a T 5 6\n").is_err());
    }
}
