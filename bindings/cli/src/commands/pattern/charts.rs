//! `pattern --charts`: the charts as files.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use alongside_core::Error;
use alongside_core::patterns::{Chart, Patterns};
use alongside_core::report::charts::{chart, png};
use alongside_core::report::document::Figure;
use serde_json::{Value, json};

use crate::commands::job::Job;
use crate::commands::new_file::create;
use crate::failure::Outcome;
use crate::terminal::Ink;

/// Pixels from left to right: 300 to the inch on the text of a page of A4.
const WIDTH: u32 = 2_008;

/// A chart, and the files in which it stands.
struct Written {
    chart: Chart,
    figure: Figure,
    svg: PathBuf,
    png: PathBuf,
}

impl Job<'_> {
    /// Writes every chart for which there is enough. What was begun and not finished is removed.
    pub(super) fn write_charts(&mut self, patterns: &Patterns, folder: &Path) -> Outcome {
        let drawn: Vec<Written> = Chart::ALL
            .iter()
            .filter_map(|which| {
                let figure = chart(*which, patterns, self.vault, self.say())?;
                let file = |form: &str| folder.join(format!("{}.{form}", which.as_str()));
                Some(Written { chart: *which, figure, svg: file("svg"), png: file("png") })
            })
            .collect();
        if drawn.is_empty() {
            return if self.json() {
                self.answer(&Vec::<Value>::new())
            } else {
                let none = self.words().text("cli-pattern-charts-none");
                self.tell(&none)
            };
        }
        self.context.note(Ink::Second, &self.context.words.text("cli-pattern-charts-clear"))?;
        fs::create_dir_all(folder).map_err(Error::from)?;
        let mut begun = Vec::new();
        if let Err(failure) = write(&drawn, &mut begun) {
            for path in begun {
                fs::remove_file(path).map_err(Error::from)?;
            }
            return Err(failure);
        }
        if self.json() {
            let rows: Vec<Value> = drawn.iter().map(row).collect();
            return self.answer(&rows);
        }
        for one in &drawn {
            self.context.out.say(Ink::Accent, &one.figure.title)?;
            for path in [&one.svg, &one.png] {
                let file = path.display().to_string();
                let text = self.words().with("cli-pattern-chart-written", &[("file", (&file).into())]);
                self.whisper(&text)?;
            }
            self.points(one.figure.says.clone())?;
            self.context.out.line("")?;
        }
        Ok(())
    }
}

/// Every file anew, each noted in `begun` before anything is in it.
fn write(drawn: &[Written], begun: &mut Vec<PathBuf>) -> Outcome {
    for one in drawn {
        let pixels = png(&one.figure, WIDTH)?;
        for (path, bytes) in [(&one.svg, one.figure.svg.as_bytes()), (&one.png, pixels.as_slice())] {
            let mut file = create(path)?;
            begun.push(path.clone());
            file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Error::from)?;
        }
    }
    Ok(())
}

fn row(one: &Written) -> Value {
    json!({
        "chart": one.chart.as_str(),
        "title": one.figure.title,
        "svg": one.svg.display().to_string(),
        "png": one.png.display().to_string(),
        "says": one.figure.says,
    })
}
