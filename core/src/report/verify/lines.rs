//! Lines of a text that may have been made by anybody: each with an end, none too long.

use std::io::{BufRead, BufReader, Read};

use crate::error::Result;

/// Gives each line to `each`, without its end. Says whether all of them had one, were texts, and were no longer than `most_bytes`.
pub(super) fn each_line(from: &mut dyn Read, most_bytes: usize, each: &mut dyn FnMut(&str)) -> Result<bool> {
    let mut from = BufReader::with_capacity(64 * 1024, from);
    let most = u64::try_from(most_bytes).unwrap_or(u64::MAX);
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut from).take(most).read_until(b'\n', &mut line)? == 0 {
            return Ok(true);
        }
        if line.pop() != Some(b'\n') {
            return Ok(false);
        }
        match std::str::from_utf8(&line) {
            Ok(text) => each(text),
            Err(_) => return Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> (bool, Vec<String>) {
        let mut lines = Vec::new();
        let whole = each_line(&mut &*text, 8, &mut |line| lines.push(line.to_owned())).expect("reads");
        (whole, lines)
    }

    #[test]
    fn lines_have_an_end_and_a_limit() {
        assert_eq!(read(b""), (true, vec![]));
        assert_eq!(read(b"a\n\nb\n"), (true, vec!["a".to_owned(), String::new(), "b".to_owned()]));
        assert!(!read(b"a\nb").0);
        assert!(!read(b"12345678\n").0);
        assert!(read(b"1234567\n").0);
        assert!(!read(b"\xff\n").0);
    }
}
