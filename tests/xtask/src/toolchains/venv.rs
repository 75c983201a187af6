//! Packages for Python that a lane or a task needs, each set in a virtual environment of its own.

use std::{
    env::consts::EXE_SUFFIX,
    path::{Path, PathBuf},
    process::Command,
};

use crate::context::{Context, answers, run};

/// What is installed together.
pub(crate) struct Venv {
    /// The ignored folder that it goes into, below the tools.
    pub(crate) folder: &'static str,
    /// The packages, each with its version.
    pub(crate) packages: &'static [&'static str],
    /// A program in Python that ends well where they are there.
    pub(crate) check: &'static str,
}

impl Venv {
    /// Where it is.
    pub(crate) fn path(&self, context: &Context) -> PathBuf {
        context.tools().join(self.folder)
    }

    /// The Python in it.
    pub(crate) fn python(&self, context: &Context) -> PathBuf {
        let scripts: &Path = Path::new(if cfg!(windows) { "Scripts" } else { "bin" });
        self.path(context).join(scripts).join(format!("python{EXE_SUFFIX}"))
    }

    /// Whether it is complete.
    pub(crate) fn is_at_hand(&self, context: &Context) -> bool {
        answers(context.command(self.python(context)).args(["-c", self.check]))
    }

    /// Installs it where it is not there.
    pub(crate) fn install(&self, context: &Context) -> Result<(), String> {
        if self.is_at_hand(context) {
            return Ok(());
        }
        let (folder, packages) = (self.path(context), self.packages.join(" "));
        println!("Installing {packages} into {}", folder.display());
        // What an earlier attempt left half done is made anew.
        let mut make = context.command(if cfg!(windows) { "python" } else { "python3" });
        make.args(["-m", "venv", "--clear"]).arg(&folder);
        let mut fill: Command = context.command(self.python(context));
        fill.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(self.packages);
        run(&mut make).and_then(|()| run(&mut fill)).map_err(|why| {
            format!(
                "{packages} could not be had ({why}): it takes Python 3 with its modules venv and pip, and the package \
                 registry of Python has to be reachable once"
            )
        })
    }
}
