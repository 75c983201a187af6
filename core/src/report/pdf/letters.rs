//! What of a text can be drawn. A letter that no font has stands as its number, `[U+1F600]`: nobody reads a text that has
//! silently lost something.

use super::fonts::{Face, Fonts};

/// A text as it is drawn, each part with its font. Nothing in it ends a line.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// What is drawn.
    pub(super) text: String,
    /// Where each part ends in it, and its font.
    pub(super) faces: Vec<(usize, Face)>,
    /// Whether a letter in it can run from right to left.
    pub(super) mixed: bool,
}

/// Lines as somebody wrote them, whichever sign ends them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    const ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest?;
        let Some(end) = now.find(ENDS) else {
            rest = None;
            return Some(now);
        };
        let (line, after) = now.split_at(end);
        let after = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(ENDS)).unwrap_or_default();
        rest = Some(after);
        Some(line)
    })
}

/// What can't be seen and only says how letters are joined or run. Orders to turn letters round are not among them: a page
/// that reads otherwise than what was stored would mislead, so they are shown and not followed.
pub(super) fn silent(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202c}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// What stands for a letter that can't be drawn.
pub(super) fn number_of(letter: char) -> String {
    format!("[U+{:04X}]", u32::from(letter))
}

fn right_to_left(letter: char) -> bool {
    matches!(u32::from(letter), 0x590..=0x8ff | 0x200f | 0x202b | 0x2067 | 0xfb1d..=0xfdff | 0xfe70..=0xfefe | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

impl Letters {
    /// One line of `text`.
    pub(super) fn new(line: &str, bold: bool, fonts: &Fonts) -> Letters {
        let mut letters = Letters { text: String::with_capacity(line.len()), ..Letters::default() };
        let mut before = None;
        for letter in line.chars() {
            let letter = match letter {
                '\t' | '\u{3000}' | '\u{1680}' => ' ',
                '\u{2011}' => '\u{2010}',
                other => other,
            };
            letters.mixed |= right_to_left(letter);
            if silent(letter) {
                // They stay for the order of letters and for joining, in the font they stand in.
                letters.text.push(letter);
                letters.extend(before);
                continue;
            }
            if let Some(face) = fonts.face(letter, bold, before).filter(|_| !letter.is_control()) {
                letters.text.push(letter);
                before = Some(face);
                letters.extend(before);
                continue;
            }
            letters.text.push_str(&number_of(letter));
            before = fonts.face('[', bold, None);
            letters.extend(before);
        }
        letters
    }

    /// The last part reaches up to here, if it has that font.
    fn extend(&mut self, face: Option<Face>) {
        let end = self.text.len();
        match (self.faces.last_mut(), face) {
            (Some(last), Some(face)) if last.1 == face => last.0 = end,
            (_, Some(face)) => self.faces.push((end, face)),
            (Some(last), None) => last.0 = end,
            // Silent signs before the first letter join the part that comes.
            (None, None) => {}
        }
    }
}
