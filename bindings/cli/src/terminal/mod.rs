//! What a person sees: 80 columns, two inks and one accent, nothing that moves except a progress bar.
//!
//! Layout works on finished strings; only [`Out`] writes, whole strings at a time, straight to the descriptor, so
//! that no words stay behind in a buffer of the standard library. Stored text may hold anything the other person
//! sent: every layout passes it through [`escaped`] first.

mod escape;
mod out;
mod page;
mod progress;
mod table;
mod wrap;

pub(crate) use escape::{escaped, escaped_json};
pub(crate) use out::Out;
pub(crate) use page::Page;
pub(crate) use progress::Progress;
pub(crate) use table::{Column, Table, next_lines};
pub(crate) use wrap::{paragraphs, width_of};

use anstyle::{AnsiColor, Style};

/// Widest output, also where the terminal is wider: lines longer than this are hard to read.
pub(crate) const WIDTH_MAX: usize = 80;
/// Narrowest output: below this tables can't be told from noise.
pub(crate) const WIDTH_MIN: usize = 40;

/// How a piece of text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Ink {
    /// Ordinary text.
    #[default]
    Plain,
    /// What explains: labels, headings, hints.
    Second,
    /// What the eye looks for first.
    Accent,
}

/// How wide, and whether in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// Columns to fill.
    pub(crate) width: usize,
    /// Whether inks are shown.
    pub(crate) styled: bool,
}

impl Look {
    /// `text` in `ink`. Paint after measuring: the codes have no width.
    pub(crate) fn paint(self, ink: Ink, text: &str) -> String {
        let style = match ink {
            Ink::Second if self.styled => Style::new().dimmed(),
            Ink::Accent if self.styled => AnsiColor::Cyan.on_default(),
            _ => return text.to_owned(),
        };
        if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
    }

    /// The same, with fewer columns.
    pub(crate) fn narrower(self, columns: usize) -> Look {
        Look { width: self.width.saturating_sub(columns).max(1), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_nothing_is_added() {
        let plain = Look { width: 80, styled: false };
        assert_eq!(plain.paint(Ink::Accent, "words"), "words");
        let styled = Look { width: 80, styled: true };
        assert_eq!(styled.paint(Ink::Second, "words"), "\u{1b}[2mwords\u{1b}[0m");
        assert_eq!(styled.paint(Ink::Plain, "words"), "words");
        assert_eq!(styled.paint(Ink::Accent, ""), "");
    }
}
