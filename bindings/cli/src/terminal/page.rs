//! A page about one thing: a title, her own words large, then labels and values.

use super::wrap::padded;
use super::{Ink, Look, paragraphs, width_of};

/// Widest column of labels.
const LABEL_MAX: usize = 26;
/// Columns between a label and its value.
const GAP: usize = 2;

#[derive(Debug, Clone)]
enum Part {
    Title(String),
    Words(String),
    Section(String),
    Field(String, String),
    Step(String, String),
    Aside(String),
}

/// A page, built from its parts in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page(Vec<Part>);

impl Page {
    /// A page with a title.
    pub(crate) fn titled(title: impl Into<String>) -> Self {
        Page(vec![Part::Title(title.into())])
    }

    /// Text that stands for itself, over the whole width.
    pub(crate) fn words(&mut self, words: impl Into<String>) {
        self.0.push(Part::Words(words.into()));
    }

    /// A heading inside the page.
    pub(crate) fn section(&mut self, heading: impl Into<String>) {
        self.0.push(Part::Section(heading.into()));
    }

    /// A label and its value. What is not filled is not shown.
    pub(crate) fn field(&mut self, label: impl Into<String>, value: impl Into<String>) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.0.push(Part::Field(label.into(), value));
        }
    }

    /// Something to do, which the eye finds first, and what to know about it.
    pub(crate) fn step(&mut self, title: impl Into<String>, text: impl Into<String>) {
        self.0.push(Part::Step(title.into(), text.into()));
    }

    /// A heading that stands out, over text of its own.
    pub(crate) fn heading(&mut self, heading: impl Into<String>) {
        self.0.push(Part::Title(heading.into()));
    }

    /// What stands directly below the text before it and is read last: where it comes from.
    pub(crate) fn aside(&mut self, text: impl Into<String>) {
        self.0.push(Part::Aside(text.into()));
    }

    /// The page as text, without a line break at its end.
    pub(crate) fn render(&self, look: Look) -> String {
        let label_width = self.0.iter().map(|part| match part {
            Part::Field(label, _) => width_of(label),
            _ => 0,
        });
        let label_width = label_width.max().unwrap_or(0).min(LABEL_MAX);
        let mut lines: Vec<String> = Vec::new();
        let mut after_field = false;
        for part in &self.0 {
            let is_field = matches!(part, Part::Field(..));
            // An empty line between blocks; fields and the section above them stay together.
            let in_section = is_field && after_field || matches!(part, Part::Aside(_));
            if !lines.is_empty() && !in_section {
                lines.push(String::new());
            }
            match part {
                Part::Title(text) => push(&mut lines, look, Ink::Accent, text),
                Part::Words(text) => push(&mut lines, look, Ink::Plain, text),
                Part::Section(text) => push(&mut lines, look, Ink::Second, text),
                Part::Step(title, text) => {
                    push(&mut lines, look, Ink::Accent, title);
                    lines.extend(indented(look, Ink::Plain, text));
                }
                Part::Aside(text) => lines.extend(indented(look, Ink::Second, text)),
                Part::Field(label, value) => push_field(&mut lines, look, label_width, label, value),
            }
            after_field = is_field || matches!(part, Part::Section(_));
        }
        lines.join("\n")
    }
}

fn push(lines: &mut Vec<String>, look: Look, ink: Ink, text: &str) {
    lines.extend(paragraphs(text, look.width).iter().map(|line| look.paint(ink, line)));
}

fn indented(look: Look, ink: Ink, text: &str) -> Vec<String> {
    let lines = paragraphs(text, look.narrower(GAP).width);
    lines.iter().map(|line| format!("{}{}", padded("", GAP), look.paint(ink, line))).collect()
}

fn push_field(lines: &mut Vec<String>, look: Look, label_width: usize, label: &str, value: &str) {
    let labels = paragraphs(label, label_width);
    let values = paragraphs(value, look.width.saturating_sub(label_width + GAP));
    for at in 0..labels.len().max(values.len()) {
        let label = labels.get(at).map_or("", String::as_str);
        let value = values.get(at).map_or("", String::as_str);
        if value.is_empty() {
            lines.push(look.paint(Ink::Second, label));
        } else {
            let gap = padded("", label_width.saturating_sub(width_of(label)) + GAP);
            lines.push(format!("{}{gap}{value}", look.paint(Ink::Second, label)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { width: 40, styled: false };

    #[test]
    fn values_are_aligned_and_empty_ones_left_out() {
        let mut page = Page::titled("Entry 3");
        page.words("Waited outside the library.");
        page.field("When", "20 November 2026");
        page.field("Where", " ");
        page.field("How it came in", "Typed");
        assert_eq!(
            page.render(LOOK),
            "Entry 3\n\nWaited outside the library.\n\nWhen            20 November 2026\nHow it came in  Typed"
        );
    }

    #[test]
    fn what_to_know_stands_below_what_to_do() {
        let mut page = Page::titled("Help now");
        page.step("Call 999", "When somebody is in danger.");
        page.words("It is free.");
        page.aside("Ofcom, 2023");
        assert_eq!(
            page.render(LOOK),
            "Help now\n\nCall 999\n  When somebody is in danger.\n\nIt is free.\n  Ofcom, 2023"
        );
    }

    #[test]
    fn long_values_and_labels_stay_in_their_columns() {
        let mut page = Page::default();
        page.field("Which of my phones or accounts it came to", "a ".repeat(30));
        page.section("Proof");
        page.field("File name", "\u{1b}[2J");
        let text = page.render(LOOK);
        assert!(text.lines().all(|line| width_of(line) <= 40 && line.trim_end() == line), "{text}");
        assert!(text.contains("\nProof\nFile name") && text.contains("\\u{1b}[2J"), "{text}");
    }
}
