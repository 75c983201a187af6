//! Wrapping and padding by the columns that text takes on a terminal, not by its bytes or characters.

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::escaped;

/// Columns that `text` takes: none for combining characters, two for wide ones.
pub(crate) fn width_of(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The lines of `text`, each at most `width` columns, broken at words; longer words are broken where they must.
/// Empty lines stay, so that paragraphs do.
pub(crate) fn paragraphs(text: &str, width: usize) -> Vec<String> {
    let text = escaped(text);
    // Left to itself it would break words at hyphens: references and numbers must stay whole.
    let options = Options::new(width.max(1)).word_splitter(WordSplitter::NoHyphenation);
    text.split('\n')
        .flat_map(|line| textwrap::wrap(line, &options))
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// At most `lines` of them; where something was left out the last one ends in dots.
pub(super) fn clipped(mut all: Vec<String>, lines: usize, width: usize) -> Vec<String> {
    const DOTS: &str = " ...";
    if all.len() <= lines {
        return all;
    }
    all.truncate(lines);
    if let Some(last) = all.last_mut() {
        while width_of(last).saturating_add(DOTS.len()) > width && last.pop().is_some() {}
        last.truncate(last.trim_end().len());
        last.push_str(DOTS);
    }
    all
}

/// `text` filled up with spaces to `width` columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(width_of(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_is_counted_in_columns() {
        assert_eq!(width_of("abc"), 3);
        assert_eq!(width_of("e\u{301}"), 1);
        assert_eq!(width_of("日本"), 4);
        assert_eq!(width_of(""), 0);
        assert_eq!(padded("日本", 6), "日本  ");
        assert_eq!(padded("e\u{301}", 2), "e\u{301} ");
        assert_eq!(padded("longer", 2), "longer");
    }

    #[test]
    fn lines_break_at_words_and_never_pass_the_width() {
        assert_eq!(paragraphs("one two three", 8), ["one two", "three"]);
        assert_eq!(paragraphs("one\n\ntwo", 8), ["one", "", "two"]);
        assert_eq!(paragraphs("", 8), [""]);
        assert_eq!(paragraphs("AB-1234 AB-1234", 9), ["AB-1234", "AB-1234"]);
        let texts = [
            "日本語日本語日本語日本語",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} x",
            "aaaaaaaaaaaaaaaaaaaaaaaaa b",
        ];
        for (text, width) in texts.iter().flat_map(|text| (2..20).map(move |width| (text, width))) {
            for line in paragraphs(text, width) {
                assert!(width_of(&line) <= width, "{line:?} is wider than {width}");
                assert!(!line.starts_with('\u{301}'), "a combining character lost its letter");
            }
        }
    }

    #[test]
    fn stored_text_is_harmless_before_it_is_measured() {
        assert_eq!(paragraphs("\u{1b}[2J", 40), ["\\u{1b}[2J"]);
    }

    #[test]
    fn what_is_left_out_is_shown_by_dots() {
        let all = paragraphs("one two three four five six", 9);
        assert_eq!(clipped(all.clone(), 2, 9), ["one two", "three ..."]);
        assert_eq!(clipped(all.clone(), 99, 9), all);
        assert_eq!(clipped(vec!["日本語日".into(), "x".into()], 1, 8), ["日本 ..."]);
    }
}
