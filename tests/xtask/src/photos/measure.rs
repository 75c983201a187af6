//! Programs that do in one process what would otherwise begin anew for each file.

use std::path::{Path, PathBuf};

use crate::context::{Context, run_reading_silently};

/// A program, built.
pub(super) struct Measure<'a> {
    context: &'a Context,
    path: PathBuf,
}

impl<'a> Measure<'a> {
    /// The one of the core that counts time and memory (`core/benches/photos`), fast and with checked sums.
    pub(super) fn limits(context: &'a Context) -> Result<Self, String> {
        Self::built(context, &["--package", "alongside-core", "--bench", "photos", "--profile", "checked"])
    }

    /// The one that asks other readers (`tests/photos/readers.rs`), as tests are built.
    pub(super) fn readers(context: &'a Context) -> Result<Self, String> {
        Self::built(context, &["--package", "alongside-tests", "--bench", "readers"])
    }

    /// Builds it, and takes its path from what cargo says.
    fn built(context: &'a Context, which: &[&str]) -> Result<Self, String> {
        let mut path = None;
        let mut command = context.cargo(&["build", "--message-format", "json-render-diagnostics"]);
        run_reading_silently(command.args(which), |line| {
            let message: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            let is_it = message["target"]["kind"][0] == "bench";
            if let Some(found) = message["executable"].as_str().filter(|_| is_it) {
                path = Some(PathBuf::from(found));
            }
        })?;
        let path = path.ok_or("cargo does not say where the program is that measures")?;
        Ok(Measure { context, path })
    }

    /// Runs it and gives the parts of each of its lines.
    pub(super) fn lines(&self, words: &[&str], files: &[PathBuf]) -> Result<Vec<Vec<String>>, String> {
        let mut lines = Vec::new();
        let mut command = self.context.command(&self.path);
        run_reading_silently(command.args(words).args(files), |line| {
            lines.push(line.split('\t').map(ToOwned::to_owned).collect());
        })?;
        Ok(lines)
    }

    /// The same for files that are named in a list, one line for each of them. `word` is what is asked, where there is a choice.
    pub(super) fn of_each(
        &self,
        word: Option<&str>,
        files: &[PathBuf],
        list: &Path,
    ) -> Result<Vec<Vec<String>>, String> {
        super::exiftool::write_list(list, files)?;
        let list = list.display().to_string();
        let words: Vec<&str> = word.into_iter().chain([list.as_str()]).collect();
        let lines = self.lines(&words, &[])?;
        let said = lines.len();
        if said == files.len() { Ok(lines) } else { Err(format!("{said} answers for {} files", files.len())) }
    }
}
