//! Enough of Rust's grammar to read paths: comments, literals and test modules out, the rest as tokens.

use std::path::Path;

/// A piece of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// A word, `::`, or one other character.
    pub(super) text: &'a str,
    /// The line it stands on.
    pub(super) line: usize,
}

/// The tokens of a file, without comments, without what strings and characters hold, and without items under
/// `#[cfg(test)]`.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    without_tests(&all_tokens(text))
}

/// Whether a file is Rust, by its name.
pub(super) fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "rs")
}

/// Whether a file holds nothing but tests, by its name.
pub(super) fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// Whether the tokens from `at` on read like `pattern`.
pub(super) fn reads(tokens: &[Token], at: usize, pattern: &[&str]) -> bool {
    tokens.len() >= at + pattern.len()
        && pattern.iter().zip(&tokens[at..]).all(|(expected, token)| *expected == token.text)
}

fn all_tokens(text: &str) -> Vec<Token<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => line_end(bytes, at),
            b'/' if bytes.get(at + 1) == Some(&b'*') => comment_end(bytes, at),
            b'"' => string_end(bytes, at),
            b'\'' => quote_end(text, at),
            byte if is_word(byte) => {
                let end = word_end(bytes, at);
                if let Some(literal) = literal_after(bytes, at, end) {
                    literal
                } else {
                    found.push(Token { text: &text[at..end], line });
                    end
                }
            }
            byte if byte.is_ascii_whitespace() => at + 1,
            b':' if bytes.get(at + 1) == Some(&b':') => {
                found.push(Token { text: &text[at..at + 2], line });
                at + 2
            }
            _ => {
                found.push(Token { text: &text[at..=at], line });
                at + 1
            }
        };
        line += bytes[at..end].split(|byte| *byte == b'\n').count() - 1;
        at = end;
    }
    found
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn word_end(bytes: &[u8], from: usize) -> usize {
    (from..bytes.len()).find(|at| !is_word(bytes[*at])).unwrap_or(bytes.len())
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    (from..bytes.len()).find(|at| bytes[*at] == b'\n').unwrap_or(bytes.len())
}

/// Block comments nest.
fn comment_end(bytes: &[u8], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// From the opening quotation mark to behind the closing one.
fn string_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// A character is skipped whole; of a lifetime only the mark, and its name is then a word like any other.
fn quote_end(text: &str, from: usize) -> usize {
    let rest = &text[from + 1..];
    let mut characters = rest.char_indices();
    match characters.next() {
        Some((_, '\\')) => {
            // Behind the escaped character, which may itself be a quote.
            let escaped = rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at);
            rest[escaped..].find('\'').map_or(text.len(), |end| from + 1 + escaped + end + 1)
        }
        Some(_) => match characters.next() {
            Some((end, '\'')) => from + 1 + end + 1,
            _ => from + 1,
        },
        None => text.len(),
    }
}

/// The end of the literal whose prefix is the word from `start` to `end`: `b"..."`, `r#"..."#`, `b'x'`.
fn literal_after(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    match &bytes[start..end] {
        b"b" | b"c" if bytes.get(end) == Some(&b'"') => Some(string_end(bytes, end)),
        b"b" if bytes.get(end) == Some(&b'\'') => {
            let from = if bytes.get(end + 1) == Some(&b'\\') { end + 3 } else { end + 2 };
            (from..bytes.len()).find(|at| bytes[*at] == b'\'').map(|at| at + 1)
        }
        b"r" | b"br" | b"cr" => {
            let hashes = bytes[end..].iter().take_while(|byte| **byte == b'#').count();
            if bytes.get(end + hashes) != Some(&b'"') {
                return None;
            }
            let mut closing = vec![b'"'];
            closing.resize(hashes + 1, b'#');
            let from = end + hashes + 1;
            let found = bytes[from..].windows(closing.len()).position(|window| window == closing);
            Some(found.map_or(bytes.len(), |at| from + at + closing.len()))
        }
        _ => None,
    }
}

/// Leaves out every item marked `#[cfg(test)]`: up to its `;`, or to the end of its braces.
fn without_tests<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if !reads(tokens, at, &MARK) {
            kept.push(tokens[at]);
            at += 1;
            continue;
        }
        at += MARK.len();
        let mut depth = 0;
        while at < tokens.len() {
            let text = tokens[at].text;
            at += 1;
            match text {
                "{" => depth += 1,
                "}" => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                ";" if depth == 0 => break,
                _ => {}
            }
        }
    }
    kept
}

#[cfg(test)]
fn words(text: &str) -> Vec<&str> {
    tokens(text).into_iter().map(|token| token.text).collect()
}

#[test]
fn comments_and_literals_are_left_out() {
    assert_eq!(words("a // crate::x\nb /* c /* d */ crate::y */ e"), ["a", "b", "e"]);
    assert_eq!(
        words(r##"let a = "crate::x \" y"; r#"crate::"z"# b"q\"" b'"' b'\''"##),
        ["let", "a", "=", ";"]
    );
    assert_eq!(words(r"'a' '\'' '\u{e9}' 'é' x"), ["x"]);
    assert_eq!(
        words("fn f<'a>(x: &'a str)"),
        ["fn", "f", "<", "a", ">", "(", "x", ":", "&", "a", "str", ")"]
    );
    assert_eq!(
        words("'a: loop { break 'a; } '\"' crate"),
        ["a", ":", "loop", "{", "break", "a", ";", "}", "crate"]
    );
}

#[test]
fn lines_are_counted_over_literals_and_comments() {
    let found = tokens("/* one\ntwo */ a\n\"three\nfour\" b");
    assert_eq!(found, [Token { text: "a", line: 2 }, Token { text: "b", line: 4 }]);
}

#[test]
fn test_items_are_left_out_and_the_code_behind_them_is_not() {
    let text = "use crate::a;\n#[cfg(test)]\nmod tests { use crate::b; fn f() { } }\nuse crate::c;";
    assert_eq!(words(text), ["use", "crate", "::", "a", ";", "use", "crate", "::", "c", ";"]);
    assert_eq!(words("#[cfg(test)] mod tests; x"), ["x"]);
    assert_eq!(words("#[cfg(any(test, feature = \"testing\"))] x").last(), Some(&"x"));
}
