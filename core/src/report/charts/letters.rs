//! How wide a text is at most, so that nothing lies over anything else and nothing runs off the page. A text may be narrower where
//! it is drawn: the letters of ASCII are measured, all others are taken to be wide.

/// What the letters are drawn with, and what stands in for it.
pub(super) const FAMILY: &str = "Noto Sans, sans-serif";
/// Their size: 9.1 pt, in tenths of a millimetre.
pub(super) const SIZE: i32 = 32;
/// The library that draws takes a size for the height of a line and divides it by this much.
pub(super) const ASKED_SIZE: f64 = 40.0;
/// The size that is written then, in thousandths of a unit, rounded up: 40 / 1.24.
const SIZE_MILLI: i64 = 32_259;

/// Widths from the space on, in hundredths of the size, rounded up: Noto Sans.
const ASCII: [u8; 95] = [
    26, 27, 41, 65, 58, 84, 74, 23, 30, 30, 56, 58, 27, 33, 27, 38, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58,
    27, 27, 58, 58, 58, 44, 90, 64, 65, 64, 73, 56, 52, 73, 75, 34, 28, 62, 53, 91, 76, 79, 61, 79, 63, 55,
    56, 74, 60, 94, 59, 57, 58, 33, 38, 33, 58, 45, 29, 57, 62, 48, 62, 57, 35, 62, 62, 26, 26, 54, 26, 94,
    62, 61, 62, 62, 42, 48, 37, 62, 51, 79, 53, 51, 48, 39, 56, 39, 58,
];
/// Any other letter of an alphabet.
const LETTER: i64 = 80;
/// A letter as wide as it is high, and what nobody knows.
const WIDE: i64 = 130;

fn hundredths(letter: char) -> i64 {
    let at = u32::from(letter);
    let known = at.checked_sub(u32::from(' ')).and_then(|at| ASCII.get(usize::try_from(at).ok()?));
    let others = if (0x00a0..=0x05ff).contains(&at) { LETTER } else { WIDE };
    known.map_or(others, |width| i64::from(*width))
}

/// The width of a text, at most.
pub(super) fn width(text: &str) -> i32 {
    let hundredths: i64 = text.chars().map(hundredths).sum();
    let units = hundredths.saturating_mul(SIZE_MILLI) / 100_000;
    i32::try_from(units).map_or(i32::MAX / 4, |units| units.min(i32::MAX / 4).saturating_add(1))
}

/// As much of a text as fits, with three dots where that is not all of it.
pub(super) fn cut(text: &str, most: i32) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if width(&kept).saturating_add(width("\u{2026}")) > most {
            kept.pop();
            break;
        }
    }
    kept.truncate(kept.trim_end().len());
    kept.push('\u{2026}');
    kept
}

/// One line of what an XML file can hold, and nothing that turns the direction of what stands beside it.
pub(super) fn printable(text: &str) -> String {
    let kept = text.chars().filter(|letter| {
        !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    });
    let line: String = kept.map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_ends_in_dots_and_fits() {
        assert_eq!(cut("Entry 14", 400), "Entry 14");
        for text in ["a long name of something".repeat(20), "\u{645}\u{631}\u{62d}\u{628}\u{627} ".repeat(90)]
        {
            for most in [30, 100, 1_700] {
                let cut = cut(&text, most);
                assert!(
                    cut.ends_with('\u{2026}') && (width(&cut) <= most || cut.chars().count() <= 2),
                    "{cut}"
                );
            }
        }
        assert_eq!(width(""), 1);
    }

    #[test]
    fn a_text_is_one_line() {
        assert_eq!(printable("one\ntwo\u{0}\u{202e}  three"), "one two three");
    }
}
