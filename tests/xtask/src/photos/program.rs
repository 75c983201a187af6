//! The program under test: the terminal as it ships, asked for JSON.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::context::{Context, run};

/// One thing that a scan found.
#[derive(Debug, Clone, Default)]
pub(super) struct Finding {
    /// Its class.
    pub(super) class: String,
    /// The name of the field.
    pub(super) key: String,
    /// The position, where it is one.
    pub(super) position: Option<(f64, f64)>,
    /// What stands there.
    pub(super) value: String,
}

/// What a scan said about one file.
#[derive(Debug, Clone, Default)]
pub(super) struct Scanned {
    /// What was found.
    pub(super) findings: Vec<Finding>,
}

impl Scanned {
    /// Whether something of one of these classes was found.
    pub(super) fn has(&self, classes: &[&str]) -> bool {
        self.findings.iter().any(|one| classes.contains(&one.class.as_str()))
    }
}

/// What became of one file.
#[derive(Debug, Clone, Default)]
pub(super) struct Cleaned {
    /// Where its copy is.
    pub(super) copy: Option<PathBuf>,
    /// What may still be found in the copy, by the codes of what stays.
    pub(super) kept: Vec<String>,
    /// Why there is no copy.
    pub(super) refused: Option<String>,
}

/// The terminal.
pub(super) struct Program<'a> {
    context: &'a Context,
    path: PathBuf,
}

impl<'a> Program<'a> {
    /// Builds the terminal as it ships, apart from tests.
    pub(super) fn built(context: &'a Context) -> Result<Self, String> {
        run(&mut context.cargo(&["build", "--release", "--package", "alongside-cli"]))?;
        let name = format!("alongside{}", std::env::consts::EXE_SUFFIX);
        Ok(Program { context, path: context.target.join("release").join(name) })
    }

    /// The command that looks at all files in one process.
    pub(super) fn scanning(&self, files: &[PathBuf]) -> Command {
        let mut command = self.context.command(&self.path);
        command.args(["photo", "scan", "--json"]).args(files);
        command
    }

    /// The command that makes copies of all files in one process.
    pub(super) fn cleaning(&self, files: &[PathBuf], out: &Path) -> Command {
        let mut command = self.context.command(&self.path);
        command.args(["photo", "clean", "--json", "--out"]).arg(out).args(files);
        command
    }

    /// Looks at files.
    pub(super) fn scan(&self, files: &[PathBuf]) -> Result<Vec<Scanned>, String> {
        let rows = rows(&mut self.scanning(files), files.len())?;
        Ok(rows.iter().map(scanned).collect())
    }

    /// Makes copies of files in an empty folder.
    pub(super) fn clean(&self, files: &[PathBuf], out: &Path) -> Result<Vec<Cleaned>, String> {
        let rows = rows(&mut self.cleaning(files, out), files.len())?;
        Ok(rows.iter().map(cleaned).collect())
    }
}

/// The rows of its answer, one for each file. It ends with an error where some files have no answer but that.
fn rows(command: &mut Command, expected: usize) -> Result<Vec<Value>, String> {
    if expected == 0 {
        return Ok(Vec::new());
    }
    let output = command.output().map_err(|error| format!("the terminal could not be started: {error}"))?;
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&output.stderr)))?;
    if rows.len() == expected {
        Ok(rows)
    } else {
        Err(format!("the terminal answers for {} of {expected} files", rows.len()))
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn scanned(row: &Value) -> Scanned {
    let findings = row["findings"].as_array().into_iter().flatten().map(|finding| Finding {
        class: text(&finding["class"]),
        key: text(&finding["key"]),
        position: finding["lat"].as_f64().zip(finding["lon"].as_f64()),
        value: text(&finding["value"]),
    });
    Scanned { findings: findings.collect() }
}

fn cleaned(row: &Value) -> Cleaned {
    Cleaned {
        copy: row["out"].as_str().map(PathBuf::from),
        kept: row["kept"].as_array().into_iter().flatten().map(text).collect(),
        refused: row["refused"].as_str().map(ToOwned::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn answers_are_read() {
        let row = json!({ "findings": [{ "class": "location", "key": "k", "lat": 1.5, "lon": -2.5, "value": "v" }] });
        let scanned = scanned(&row);
        assert!(scanned.has(&["track", "location"]) && !scanned.has(&["time"]));
        assert_eq!(scanned.findings[0].position, Some((1.5, -2.5)));
        let row = json!({ "out": null, "kept": [], "refused": "encrypted" });
        assert_eq!(cleaned(&row).refused.as_deref(), Some("encrypted"));
    }
}
