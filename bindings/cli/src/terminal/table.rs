//! Tables: aligned columns, long cells wrapped inside their column.

use super::wrap::{clipped, padded};
use super::{Ink, Look, escaped, paragraphs, width_of};

/// Columns between two columns.
const GAP: usize = 2;
/// Narrowest column of text that is still read as text.
const TEXT_MIN: usize = 12;
/// Widest column that takes its natural width.
const NATURAL_MAX: usize = 36;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As wide as its widest cell.
    Natural,
    /// The same, with its digits on the right.
    Number,
    /// Shares what the others leave over.
    Text,
}

/// One column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    heading: String,
    kind: Kind,
    ink: Ink,
}

impl Column {
    /// As wide as its widest cell: times, references, labels.
    pub(crate) fn natural(heading: impl Into<String>) -> Self {
        Column { heading: heading.into(), kind: Kind::Natural, ink: Ink::Plain }
    }

    /// Numbers, aligned on the right.
    pub(crate) fn number(heading: impl Into<String>) -> Self {
        Column { heading: heading.into(), kind: Kind::Number, ink: Ink::Plain }
    }

    /// Words: takes what the other columns leave over, and wraps.
    pub(crate) fn text(heading: impl Into<String>) -> Self {
        Column { heading: heading.into(), kind: Kind::Text, ink: Ink::Plain }
    }

    /// The same in another ink.
    pub(crate) fn ink(self, ink: Ink) -> Self {
        Column { ink, ..self }
    }
}

#[derive(Debug, Clone)]
enum Row {
    Cells(Vec<String>),
    /// A line over all columns, with an empty one above it.
    Section(String),
}

/// Rows under headings.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Row>,
    lines_max: usize,
}

impl Table {
    /// An empty table.
    pub(crate) fn new(columns: Vec<Column>) -> Self {
        Table { columns, rows: Vec::new(), lines_max: usize::MAX }
    }

    /// At most this many lines for one row: the rest of a long text stands behind its number.
    pub(crate) fn lines_max(self, lines_max: usize) -> Self {
        Table { lines_max, ..self }
    }

    /// Adds a row; missing cells are empty.
    pub(crate) fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(Row::Cells(cells.into_iter().map(Into::into).collect()));
    }

    /// Begins a section: a day, a group.
    pub(crate) fn section(&mut self, heading: impl Into<String>) {
        self.rows.push(Row::Section(heading.into()));
    }

    /// Whether it has no rows.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as text, without a line break at its end.
    pub(crate) fn render(&self, look: Look) -> String {
        let widths = self.widths(look.width);
        let mut lines = Vec::new();
        if self.columns.iter().any(|column| !column.heading.is_empty()) {
            let headings: Vec<String> = self.columns.iter().map(|column| column.heading.clone()).collect();
            self.push_row(&mut lines, look, &widths, &headings, Some(Ink::Second));
        }
        for row in &self.rows {
            match row {
                Row::Cells(cells) => self.push_row(&mut lines, look, &widths, cells, None),
                Row::Section(heading) => {
                    if !lines.is_empty() {
                        lines.push(String::new());
                    }
                    let wrapped = paragraphs(heading, look.width);
                    lines.extend(wrapped.iter().map(|line| look.paint(Ink::Second, line)));
                }
            }
        }
        lines.join("\n")
    }

    fn push_row(
        &self,
        lines: &mut Vec<String>,
        look: Look,
        widths: &[usize],
        cells: &[String],
        ink: Option<Ink>,
    ) {
        let wrapped: Vec<Vec<String>> = widths
            .iter()
            .enumerate()
            .map(|(at, &width)| {
                let all = paragraphs(cells.get(at).map_or("", String::as_str), width);
                clipped(all, self.lines_max, width)
            })
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut line = String::new();
            let mut used = 0_usize;
            let mut column_start = 0_usize;
            for ((column, &width), cell) in self.columns.iter().zip(widths).zip(&wrapped) {
                let text = cell.get(at).map_or("", String::as_str);
                let right =
                    if column.kind == Kind::Number { width.saturating_sub(width_of(text)) } else { 0 };
                if !text.is_empty() {
                    // Spaces are written only before text, so that no line ends in them.
                    line.push_str(&padded("", (column_start + right).saturating_sub(used)));
                    line.push_str(&look.paint(ink.unwrap_or(column.ink), text));
                    used = column_start + right + width_of(text);
                }
                column_start += width + GAP;
            }
            lines.push(line);
        }
    }

    fn widths(&self, available: usize) -> Vec<usize> {
        let natural: Vec<usize> = (0..self.columns.len()).map(|at| self.natural_width(at)).collect();
        let is_text = |at: usize| self.columns.get(at).is_some_and(|column| column.kind == Kind::Text);
        let texts: usize = (0..natural.len()).filter(|&at| is_text(at)).count();
        let gaps = GAP * natural.len().saturating_sub(1);
        let fixed: usize =
            natural.iter().enumerate().filter(|(at, _)| !is_text(*at)).map(|(_, width)| width).sum();
        let wanted: usize =
            natural.iter().enumerate().filter(|(at, _)| is_text(*at)).map(|(_, width)| width).sum();
        let left = available.saturating_sub(fixed + gaps);
        if wanted <= left {
            return natural;
        }
        // Each column of text gets what it wants while that is no more than an even share; the rest is divided.
        let mut share = left / texts.max(1);
        let small: usize = natural
            .iter()
            .enumerate()
            .filter(|(at, width)| is_text(*at) && **width <= share)
            .map(|(_, width)| width)
            .sum();
        let large = (0..natural.len()).filter(|&at| is_text(at) && natural[at] > share).count();
        share = (left.saturating_sub(small) / large.max(1)).max(TEXT_MIN);
        natural
            .iter()
            .enumerate()
            .map(|(at, &width)| if is_text(at) { width.min(share) } else { width })
            .collect()
    }

    fn natural_width(&self, at: usize) -> usize {
        let heading = self.columns.get(at).map_or(0, |column| width_of(&column.heading));
        let widest = |cell: &String| escaped(cell).lines().map(width_of).max().unwrap_or(0);
        let cells = self.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => cells.get(at),
            Row::Section(_) => None,
        });
        let cells = cells.map(widest).max().unwrap_or(0);
        let width = heading.max(cells);
        match self.columns.get(at).map(|column| column.kind) {
            Some(Kind::Natural) => width.min(NATURAL_MAX),
            _ => width,
        }
    }
}

/// The end of a list: what one might do next, as pairs of a command and what it is for.
///
/// A command is never broken or cut: it is there to be copied.
pub(crate) fn next_lines(look: Look, heading: &str, next: &[(String, String)]) -> String {
    let indent = width_of(heading) + GAP;
    let widest = next.iter().map(|(command, _)| width_of(command)).max().unwrap_or(0);
    let beside = indent + widest + GAP;
    let mut lines = Vec::new();
    for (at, (command, words)) in next.iter().enumerate() {
        let start = if at == 0 { look.paint(Ink::Second, heading) + "  " } else { padded("", indent) };
        let command_line = format!("{start}{}", look.paint(Ink::Accent, &escaped(command)));
        let fits = beside + TEXT_MIN <= look.width;
        let (before, column) = if fits {
            (format!("{command_line}{}", padded("", widest + GAP - width_of(command))), beside)
        } else {
            lines.push(command_line);
            (padded("", indent + GAP), indent + GAP)
        };
        for (at, line) in paragraphs(words, look.width.saturating_sub(column)).iter().enumerate() {
            let before = if at == 0 { before.clone() } else { padded("", column) };
            lines.push(format!("{before}{}", look.paint(Ink::Second, line)));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look = Look { width: 40, styled: false };

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let mut table = Table::new(vec![Column::number("No"), Column::natural("When"), Column::text("What")]);
        table.row(["1", "20 Nov", "日本 e\u{301}"]);
        table.row(["12", "1 Nov", "words"]);
        assert_eq!(table.render(PLAIN), "No  When    What\n 1  20 Nov  日本 e\u{301}\n12  1 Nov   words");
    }

    #[test]
    fn long_text_wraps_in_its_own_column_and_no_line_is_too_wide() {
        let mut table = Table::new(vec![Column::number("No"), Column::text("What"), Column::text("Where")]);
        table.row([
            "3",
            "waited outside the library until it closed",
            "at the bus stop opposite the library",
        ]);
        let text = table.render(PLAIN);
        assert!(text.lines().all(|line| width_of(line) <= 40), "{text}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
        assert!(text.lines().count() > 3);
        assert!(text.lines().skip(2).all(|line| line.starts_with("    ")));
    }

    #[test]
    fn a_short_column_leaves_its_share_to_the_long_one() {
        let mut table = Table::new(vec![Column::text("A"), Column::text("B")]);
        table.row(["xx".to_owned(), "word ".repeat(6)]);
        assert_eq!(table.render(PLAIN).lines().count(), 2);
    }

    #[test]
    fn a_section_stands_over_all_columns_and_widens_none() {
        let mut table = Table::new(vec![Column::number(""), Column::text("")]);
        table.section("Saturday 21 November 2026");
        table.row(["1", "words"]);
        table.section("Friday");
        table.row(["2", "more"]);
        assert_eq!(table.render(PLAIN), "Saturday 21 November 2026\n1  words\n\nFriday\n2  more");
    }

    #[test]
    fn a_row_is_clipped_where_asked() {
        let mut table = Table::new(vec![Column::number("No"), Column::text("What")]).lines_max(1);
        table.row(["1".to_owned(), "word ".repeat(40)]);
        let text = table.render(PLAIN);
        assert_eq!(text.lines().count(), 2);
        assert!(text.ends_with(" ..."));
    }

    #[test]
    fn stored_text_can_not_act_on_the_terminal() {
        let mut table = Table::new(vec![Column::natural("From"), Column::text("What")]);
        table.row(["\u{1b}[1A\u{202e}", "\u{9b}2J\u{7}"]);
        let text = table.render(Look { width: 80, styled: false });
        assert!(text.contains("\\u{1b}[1A\\u{202e}") && text.contains("\\u{9b}2J\\u{7}"), "{text}");
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']));
    }

    #[test]
    fn colour_changes_nothing_but_colour() {
        let mut table = Table::new(vec![Column::natural("When").ink(Ink::Accent), Column::text("What")]);
        table.row(["20 Nov", "words"]);
        let styled = table.render(Look { width: 40, styled: true });
        let bare: String = styled
            .split('\u{1b}')
            .map(|piece| {
                piece
                    .split_once('m')
                    .map_or(piece, |(code, rest)| if code.starts_with('[') { rest } else { piece })
            })
            .collect();
        assert_eq!(bare, table.render(PLAIN));
    }

    #[test]
    fn the_next_steps_stand_under_each_other() {
        let next = [
            ("alongside log show 3".to_owned(), "one in full".to_owned()),
            ("alongside log timeline".to_owned(), "along the days".to_owned()),
        ];
        let text = next_lines(Look { width: 80, styled: false }, "Next", &next);
        assert_eq!(
            text,
            "Next  alongside log show 3    one in full\n      alongside log timeline  along the days"
        );
        let narrow = next_lines(PLAIN, "Next", &next);
        assert!(narrow.contains("alongside log timeline\n") && narrow.lines().count() == 4, "{narrow}");
    }
}
