//! The one place that reads the process's environment: arguments, folders, and what a terminal says about itself.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use alongside_core::{Error, Result};

/// Name of the data folder inside the platform's own.
const FOLDER: &str = "alongside";

/// What was typed, the program's name first.
pub(crate) fn arguments() -> Vec<OsString> {
    env::args_os().collect()
}

/// This very program, to run it again.
pub(crate) fn program() -> Result<PathBuf> {
    env::current_exe().map_err(Error::from)
}

/// Whether colour was declined (<https://no-color.org>), or the terminal has none.
pub(crate) fn declines_colour() -> bool {
    is_set("NO_COLOR") || env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The width that the shell or a test asks for.
pub(crate) fn columns() -> Option<usize> {
    env::var("COLUMNS").ok()?.parse().ok()
}

/// Where the system looks for programs that are named without a folder.
pub(crate) fn program_folders() -> Vec<PathBuf> {
    env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default()
}

/// The zone of this process, where it was set apart from the system's.
pub(crate) fn zone() -> Option<String> {
    env::var("TZ").ok()
}

/// The folder that holds everything, where `--data` does not say.
pub(crate) fn data_folder() -> Result<PathBuf> {
    let base = if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library").join("Application Support"))
    } else if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else {
        folder("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local").join("share")))
    };
    base.map(|base| base.join(FOLDER)).ok_or(Error::NoAccess)
}

fn home() -> Option<PathBuf> {
    folder("HOME")
}

/// An absolute folder from a variable; a relative one is ignored, as the XDG rules ask.
fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}
