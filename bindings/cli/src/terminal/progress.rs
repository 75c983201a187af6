//! A progress bar on standard error, where a person looks at it; nothing anywhere else.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Out, escaped};

/// How often it is drawn: often enough to be seen moving, seldom enough to cost nothing.
const DRAWS_PER_SECOND: u8 = 10;

/// How far a long piece of work has come.
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar for `total` bytes on `err`, which must be standard error; hidden when that is no terminal or
    /// `quiet` (JSON was asked for).
    pub(crate) fn bytes(err: &Out, quiet: bool, words: &str, total: u64) -> Self {
        if quiet || !err.is_terminal() {
            return Progress(None);
        }
        let target = ProgressDrawTarget::stderr_with_hz(DRAWS_PER_SECOND);
        let bar = ProgressBar::with_draw_target(Some(total), target);
        let template = "{msg}  {bar:24}  {percent:>3} %  {decimal_bytes} of {decimal_total_bytes}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=- "));
        }
        bar.set_message(escaped(words).into_owned());
        bar.enable_steady_tick(Duration::from_millis(500));
        Progress(Some(bar))
    }

    /// So many of the total are done.
    pub(crate) fn set(&self, done: u64) {
        if let Some(bar) = &self.0 {
            bar.set_position(done);
        }
    }
}

impl Drop for Progress {
    /// The bar goes away; what was done is said in words.
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_terminal_there_is_no_bar() {
        let progress = Progress::bytes(&Out::memory(), false, "photo.jpg", 10);
        progress.set(5);
        assert!(progress.0.is_none());
    }
}
