//! `alongside pattern`: what the entries of a record show together, under headings that advocates and police use.

mod charts;
mod json;
mod rows;
mod tell;

use alongside_core::patterns::{Patterns, Scope, View, evaluate};
use alongside_core::progress::Progress;

use super::job::Job;
use crate::arguments::pattern::Pattern;
use crate::failure::Outcome;

/// What was read, and what it shows.
struct Counted {
    view: View,
    patterns: Patterns,
}

impl Job<'_> {
    pub(super) fn pattern(&mut self, asked: &Pattern) -> Outcome {
        let (from_ms, to_ms) = self.days(asked.from.as_ref(), asked.to.as_ref())?;
        // Where nothing was written yet there is no case either.
        let view = match self.case()? {
            Some(case) => self.vault.pattern_view(case, &Progress::new())?,
            None => View::default(),
        };
        let reading = self.reading();
        let scope = Scope { from_ms, to_ms, zone: reading.zone, now_ms: reading.wall_ms };
        let counted = Counted { patterns: evaluate(&view, scope), view };
        if let Some(folder) = &asked.charts {
            return self.write_charts(&counted.patterns, folder);
        }
        if self.json() {
            let json = self.counted_json(&counted);
            return self.answer(&json);
        }
        self.tell_counted(&counted)
    }
}
