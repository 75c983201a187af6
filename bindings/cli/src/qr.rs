//! QR codes in a terminal: two modules above each other in one sign, with the white margin that cameras need.

use alongside_core::checkin::frames::{link, read_links, split};
use alongside_core::qr::{DrawnCode, MARGIN_MODULES as MARGIN};

use crate::failure::Outcome;
use crate::terminal::Out;

/// Longest link of one code: its picture, margin and all, is 77 columns wide.
const LINK_MAX_CHARS: usize = 331;
/// Black on white whatever the colours of the terminal are.
const BLACK_ON_WHITE: &str = "\u{1b}[38;5;16;48;5;231m";
/// Back to those.
const PLAIN: &str = "\u{1b}[0m";

/// Prints `text` as a QR code of level M. A link with a frame that is too long for 80 columns is cut into parts, one
/// code each.
///
/// On a terminal the colours are given, so that a camera sees black on white; without one, blocks stand for white, as
/// on a dark screen.
pub(crate) fn print(out: &mut Out, text: &str) -> Outcome {
    for part in parts(text)? {
        let picture = drawn(&part, out.is_terminal())?;
        out.line(&picture)?;
    }
    Ok(())
}

fn parts(text: &str) -> Outcome<Vec<String>> {
    if text.len() <= LINK_MAX_CHARS {
        return Ok(vec![text.to_owned()]);
    }
    let mut links = Vec::new();
    for frame in read_links(text)? {
        links.extend(split(&frame, LINK_MAX_CHARS)?.iter().map(|part| link(part)));
    }
    Ok(links)
}

/// The picture, one line for two rows.
fn drawn(text: &str, coloured: bool) -> Outcome<String> {
    let code = DrawnCode::of(text)?;
    let side = code.side().saturating_add(MARGIN.saturating_mul(2));
    let is_dark = |x: usize, y: usize| {
        x.checked_sub(MARGIN).zip(y.checked_sub(MARGIN)).is_some_and(|(x, y)| code.is_dark(x, y))
    };
    let mut lines = Vec::with_capacity(side.div_ceil(2));
    for y in (0..side).step_by(2) {
        let row = (0..side).map(|x| {
            let (upper, lower) = (is_dark(x, y), is_dark(x, y.saturating_add(1)));
            // With colours the ink is black; without them it is the light of the screen.
            match if coloured { (upper, lower) } else { (!upper, !lower) } {
                (true, true) => '\u{2588}',
                (true, false) => '\u{2580}',
                (false, true) => '\u{2584}',
                (false, false) => ' ',
            }
        });
        let row: String = row.collect();
        lines.push(if coloured { format!("{BLACK_ON_WHITE}{row}{PLAIN}") } else { row });
    }
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in a picture: whether each module is dark, margin and all.
    fn modules(picture: &str, coloured: bool) -> Vec<Vec<bool>> {
        let mut rows = Vec::new();
        for line in picture.lines() {
            let line = line.trim_start_matches(BLACK_ON_WHITE).trim_end_matches(PLAIN);
            for half in 0..2 {
                let ink = |sign: char| match sign {
                    '\u{2588}' => true,
                    '\u{2580}' => half == 0,
                    '\u{2584}' => half == 1,
                    ' ' => false,
                    other => panic!("{other:?} is no part of a picture"),
                };
                rows.push(line.chars().map(|sign| ink(sign) == coloured).collect());
            }
        }
        rows
    }

    #[test]
    fn the_picture_is_the_code_with_its_margin() {
        let text = "https://along.invalid/#ExampleExampleExamplex";
        let code = DrawnCode::of(text).unwrap();
        for coloured in [false, true] {
            let rows = modules(&drawn(text, coloured).unwrap(), coloured);
            let side = code.side() + 2 * MARGIN;
            assert_eq!(rows.len(), side.next_multiple_of(2));
            for (y, row) in rows.iter().enumerate() {
                assert_eq!(row.len(), side);
                for (x, dark) in row.iter().enumerate() {
                    let inside = x >= MARGIN && y >= MARGIN;
                    let wanted = inside && code.is_dark(x - MARGIN, y - MARGIN);
                    assert_eq!(*dark, wanted, "{x} {y} coloured {coloured}");
                }
            }
        }
    }

    #[test]
    fn no_code_is_wider_than_a_terminal() {
        let widest = "x".repeat(LINK_MAX_CHARS);
        let picture = drawn(&widest, false).unwrap();
        assert!(picture.lines().all(|line| line.chars().count() <= 80), "{picture}");
        let mut out = Out::memory();
        // A plan of the larger size goes in parts, and these join to it again.
        let mut frame = vec![0_u8; 17 + 384 + 16];
        frame[0] = 0x11;
        let long = link(&frame);
        let parts = parts(&long).unwrap();
        assert!(parts.len() > 1 && parts.iter().all(|part| part.len() <= LINK_MAX_CHARS));
        let mut joiner = alongside_core::checkin::frames::Joiner::new();
        let whole = parts.iter().find_map(|part| joiner.take(&read_links(part).unwrap()[0]).unwrap());
        assert_eq!(whole, Some(frame));
        print(&mut out, &long).unwrap();
        assert!(out.written().lines().all(|line| line.chars().count() <= 80));
    }
}
