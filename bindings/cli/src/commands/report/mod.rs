//! `alongside report …`: what others read, and whether it is unchanged.

mod choosing;
mod preview;
mod verify;
mod write;

pub(crate) use verify::verify;

use crate::arguments::report::Report;
use crate::commands::job::Job;
use crate::failure::Outcome;

impl Job<'_> {
    pub(super) fn report(&mut self, asked: &Report) -> Outcome {
        match asked {
            Report::Preview(asked) => self.preview_report(asked),
            Report::Write(asked) => self.write_report(asked),
            Report::Verify(asked) => verify(self.context, asked),
        }
    }
}
