//! Makes text harmless to a terminal: what the other person wrote may carry escape sequences that move the cursor,
//! change the title or answer for the reader, and marks that turn the reading direction of a whole line.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether the character acts on the terminal or on the direction of text instead of being shown.
fn acts(c: char) -> bool {
    matches!(c,
        // C0 and C1 controls and DEL; C1 holds the one-character form of the escape sequences.
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        // Line and paragraph separator.
        | '\u{2028}' | '\u{2029}'
        // Embeddings, overrides and isolates. The plain direction marks stay: names need them.
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Deprecated format characters and the byte order mark.
        | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}')
}

/// `text` with every acting character written out, as `\u{1b}`. Line breaks stay, a tab becomes spaces.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| acts(c) && c != '\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().saturating_add(16));
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\n' => out.push('\n'),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\t' => out.push_str("    "),
            c if acts(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// JSON with every acting character inside its strings written as `\u009b`, which reads back as the same character.
pub(crate) fn escaped_json(json: &str) -> Cow<'_, str> {
    // Outside strings JSON has no such character, except the line breaks of its layout.
    let hidden = |c: char| acts(c) && c != '\n';
    if !json.chars().any(hidden) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len().saturating_add(16));
    for c in json.chars() {
        if hidden(c) {
            // Writing to a string can't fail. All of these lie in the first plane: four digits are enough.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_reaches_the_terminal() {
        assert_eq!(escaped("\u{1b}]0;hello\u{7}"), "\\u{1b}]0;hello\\u{7}");
        assert_eq!(escaped("\u{9b}2J"), "\\u{9b}2J");
        assert_eq!(escaped("name\u{202e}gpj.exe"), "name\\u{202e}gpj.exe");
        assert_eq!(escaped("a\u{2066}b\u{2069}"), "a\\u{2066}b\\u{2069}");
        assert_eq!(escaped("a\rb"), "a\\u{d}b");
        for c in ('\u{0}'..='\u{ffff}').filter(|&c| acts(c) && c != '\n') {
            assert!(!escaped(&c.to_string()).contains(c), "{:?}", c.escape_unicode().to_string());
        }
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in ["plain", "two\nlines", "a\u{200f}b", "e\u{301}", "\u{1f3f4}\u{e0067}", "日本"] {
            assert_eq!(escaped(text), text);
        }
        assert_eq!(escaped("a\tb\r\nc"), "a    b\nc");
    }

    #[test]
    fn json_reads_back_as_the_same_text() {
        let text = "\u{1b}[31m \u{9b}2J \u{202e} \u{7f} \"quote\" \n";
        let json = serde_json::to_string(&text).unwrap();
        let harmless = escaped_json(&json);
        assert!(!harmless.chars().any(acts));
        assert_eq!(serde_json::from_str::<String>(&harmless).unwrap(), text);
    }
}
