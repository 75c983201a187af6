//! Pages of plain text: words in short lines, and lines that are typed, as every program on Windows opens them.

/// Longest line of words.
const WIDTH: usize = 80;

/// Paragraphs with an empty line between them, their lines ended as Windows has them.
pub(super) fn page(paragraphs: &[String]) -> String {
    format!("{}\n", paragraphs.join("\n\n")).replace('\n', "\r\n")
}

/// Lines to be typed, set in.
pub(super) fn typed(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

/// Words in lines of at most [`WIDTH`] letters; one that is longer stands alone.
pub(super) fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0_usize;
    for word in text.split(' ') {
        let letters = word.chars().count();
        if width > 0 && width.saturating_add(1).saturating_add(letters) > WIDTH {
            out.push('\n');
            width = 0;
        } else if width > 0 {
            out.push(' ');
            width = width.saturating_add(1);
        }
        out.push_str(word);
        width = width.saturating_add(letters);
    }
    out
}
