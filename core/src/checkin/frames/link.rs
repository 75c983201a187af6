//! A frame as a link, and links found again in whatever was pasted.
//!
//! The host is below a top-level domain that exists nowhere. The letter at the end is there because some programs leave
//! a `-` or `_` at the end of a link out.

use super::header::{header, possible_bytes};
use crate::error::{Error, Part, Refusal, Result};
use crate::limits;

/// What a link begins with: 23 characters.
pub(super) const PREFIX: &str = "https://along.invalid/#";
/// What it ends with.
pub(super) const END: u8 = b'x';
/// What names a link although its beginning was cut off.
const MARK: &[u8] = b"along.invalid/#";

/// Enough digits to know what a frame is and how long: the header of a chunk.
const START_DIGITS: usize = 28;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64 of RFC 4648, 5, without `=`.
pub(crate) fn to_base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(digits_for(bytes.len()));
    for group in bytes.chunks(3) {
        let number = group.iter().fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
        let number = number << (8 * (3 - u32::try_from(group.len()).unwrap_or(3)));
        for place in 0..=group.len() {
            let shift = 18_usize.saturating_sub(6 * place);
            let digit = usize::try_from((number >> shift) & 63).unwrap_or_default();
            text.push(DIGITS.get(digit).map_or('A', |digit| char::from(*digit)));
        }
    }
    text
}

/// Reads base64 of RFC 4648, 5, without `=`. Bits that stand for nothing are zero, so that there is one way to write
/// each thing.
pub(crate) fn from_base64url(digits: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len());
    for group in digits.chunks(4) {
        let mut number = 0_u32;
        for digit in group {
            number = (number << 6) | u32::from(value(*digit)?);
        }
        let [_, first, second, third] =
            (number << (6 * (4 - u32::try_from(group.len()).ok()?))).to_be_bytes();
        match (group.len(), second, third) {
            (4, _, _) => bytes.extend_from_slice(&[first, second, third]),
            (3, _, 0) => bytes.extend_from_slice(&[first, second]),
            (2, 0, 0) => bytes.push(first),
            _ => return None,
        }
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u8> {
    let place = DIGITS.iter().position(|known| *known == digit)?;
    u8::try_from(place).ok()
}

/// How many digits so many bytes take.
pub(super) fn digits_for(bytes: usize) -> usize {
    bytes.saturating_mul(4).div_ceil(3)
}

/// The link that carries `frame`. All its characters are in the alphabet of a text message of 160.
#[must_use]
pub fn link(frame: &[u8]) -> String {
    format!("{PREFIX}{}{}", to_base64url(frame), char::from(END))
}

/// Whether `text` names a link of ours, whole or not: what else it may be, it is no note.
#[must_use]
pub fn holds_link(text: &str) -> bool {
    text.as_bytes().windows(MARK.len()).any(|part| part.eq_ignore_ascii_case(MARK))
}

/// The first frame in `text`: see [`read_links`].
///
/// # Errors
/// As [`read_links`].
pub fn read_link(text: &str) -> Result<Vec<u8>> {
    read_links(text)?.into_iter().next().ok_or(Error::BadFrame)
}

/// The frames that a pasted text holds, in their order: links among words, links broken over lines, their bare digits.
///
/// # Errors
/// [`Error::Invalid`] of field `link` for more than [`limits::LINK_TEXT_MAX_BYTES`]; [`Error::NewerFormat`] where the
/// only links are a later version's; [`Error::BadFrame`] where there is none.
pub fn read_links(text: &str) -> Result<Vec<Vec<u8>>> {
    if text.len() > limits::LINK_TEXT_MAX_BYTES {
        return Err(Error::invalid("link", Refusal::TooLong));
    }
    let mut frames = Vec::new();
    let mut newer = false;
    let mut rest = text.as_bytes();
    while let Some(start) = rest.iter().position(|byte| value(*byte).is_some()) {
        let before = text.len().saturating_sub(rest.len()).saturating_add(start);
        rest = rest.get(start..).unwrap_or_default();
        let run = Run::at(rest);
        newer = newer || (after_mark(text.as_bytes(), before) && run.is_newer());
        let used = match run.frame() {
            Some((frame, used)) => {
                frames.push(frame);
                used
            }
            None => run.word,
        };
        rest = rest.get(used.max(1)..).unwrap_or_default();
    }
    match (frames.is_empty(), newer) {
        (false, _) => Ok(frames),
        (true, true) => Err(Error::NewerFormat(Part::Frame)),
        (true, false) => Err(Error::BadFrame),
    }
}

fn after_mark(text: &[u8], at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mark = before.len().checked_sub(MARK.len()).and_then(|from| before.get(from..));
    mark.is_some_and(|mark| mark.eq_ignore_ascii_case(MARK))
}

/// Digits from one place on, over line breaks.
struct Run {
    /// The digits, as many as the longest link has.
    digits: Vec<u8>,
    /// For each digit, how far into the text it reaches.
    ends: Vec<usize>,
    /// How far the digits reach without a break.
    word: usize,
}

impl Run {
    fn at(text: &[u8]) -> Self {
        let most = digits_for(limits::FRAME_MAX_BYTES).saturating_add(1);
        let mut run = Run { digits: Vec::new(), ends: Vec::new(), word: 0 };
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            if value(*byte).is_some() {
                at = at.saturating_add(1);
                if run.word.saturating_add(1) == at {
                    run.word = at;
                }
                if run.digits.len() < most {
                    run.digits.push(*byte);
                    run.ends.push(at);
                } else if run.word < at {
                    break;
                }
            } else if let Some(width) = line_break(text.get(at..).unwrap_or_default()) {
                at = at.saturating_add(width);
            } else {
                break;
            }
        }
        run
    }

    /// The frame at the beginning, and how far into the text it reaches.
    fn frame(&self) -> Option<(Vec<u8>, usize)> {
        let start = from_base64url(self.digits.get(..START_DIGITS)?)?;
        possible_bytes(&start).into_iter().find_map(|length| {
            let digits = digits_for(length);
            let reach = *self.ends.get(digits.checked_sub(1)?)?;
            let end = match self.digits.get(digits) {
                Some(&END) => *self.ends.get(digits)?,
                // Bare digits end where a line does, or with all there is.
                Some(_) if self.ends.get(digits) == Some(&reach.saturating_add(1)) => return None,
                _ => reach,
            };
            let frame = from_base64url(self.digits.get(..digits)?)?;
            header(&frame).is_ok().then_some((frame, end))
        })
    }

    /// Whether it begins with the version of a later program.
    fn is_newer(&self) -> bool {
        let first = self.digits.first().and_then(|digit| value(*digit));
        // The first digit holds six bits, the upper four of which are the version.
        self.digits.len() >= START_DIGITS && first.is_some_and(|first| first >> 2 > 1)
    }
}

/// How much of the beginning is a line break, with the blanks and quotation marks that programs put around it.
fn line_break(text: &[u8]) -> Option<usize> {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>');
    let width = text.iter().take_while(|byte| blank(byte)).count();
    text.get(..width)?.iter().any(|byte| matches!(byte, b'\n' | b'\r')).then_some(width)
}
