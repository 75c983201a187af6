//! Words become lines of a given width: broken where Unicode allows it (or anywhere, where nothing else is left), turned
//! round where letters run from right to left.

use std::rc::Rc;

use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::linebreaks;

use super::fonts::Face;
use super::letters::{Letters, lines};
use super::shape::{Shaped, Shaper};

/// Letters in one piece. A longer word is cut before it is shaped, so that no text takes longer than its length.
const PIECE: usize = 48;
/// Digits that stand together, and the room after them in parts of the size.
const GROUP: (usize, f32) = (4, 0.3);

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) bold: bool,
    /// In groups that are easy to compare and may be broken anywhere.
    pub(super) digits: bool,
}

impl Style {
    pub(super) const fn plain(size: f32) -> Style {
        Style { size, bold: false, digits: false }
    }

    pub(super) const fn bold(size: f32) -> Style {
        Style { size, bold: true, digits: false }
    }
}

/// What is drawn at once, and where in the line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) shaped: Rc<Shaped>,
    pub(super) level: Level,
    /// Room after it.
    after: f32,
    blank: bool,
    /// From the left end of the line.
    pub(super) x: f32,
}

/// A line as it is drawn.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// In the order in which they are read.
    pub(super) pieces: Vec<Piece>,
    pub(super) size: f32,
    /// From its upper end to the foot of its letters.
    pub(super) above: f32,
    pub(super) height: f32,
    /// How wide it is, without blanks at its end.
    pub(super) width: f32,
}

struct Setting<'a> {
    shaper: &'a mut Shaper,
    style: Style,
    width: f32,
    base: Level,
    line: Vec<Piece>,
    filled: f32,
    done: Vec<Line>,
}

/// `text` in lines of at most `width`; an empty line where it has one.
pub(super) fn set(shaper: &mut Shaper, text: &str, style: Style, width: f32) -> Vec<Line> {
    let mut setting = Setting {
        shaper,
        style,
        width: width.max(1.0),
        base: Level::ltr(),
        line: Vec::new(),
        filled: 0.0,
        done: Vec::new(),
    };
    for line in lines(text.trim_end_matches(['\n', '\r'])) {
        setting.paragraph(line);
    }
    setting.done
}

/// Ends of what stays on one line where it can.
fn words(text: &str, style: Style) -> Vec<usize> {
    if !style.digits {
        return linebreaks(text).map(|(end, _)| end).collect();
    }
    let mut ends = Vec::new();
    let mut digits = 0;
    for (at, letter) in text.char_indices() {
        digits = if letter == ' ' { 0 } else { digits + 1 };
        if digits % GROUP.0 == 0 {
            ends.push(at + letter.len_utf8());
        }
    }
    if ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    ends
}

impl Setting<'_> {
    fn paragraph(&mut self, line: &str) {
        let letters = Letters::new(line, self.style.bold, &self.shaper.fonts);
        let bidi = letters.mixed.then(|| BidiInfo::new(&letters.text, None));
        let levels = bidi.as_ref().map(|bidi| bidi.levels.as_slice()).unwrap_or_default();
        self.base =
            bidi.as_ref().and_then(|bidi| bidi.paragraphs.first()).map_or(Level::ltr(), |one| one.level);
        let mut start = 0;
        for end in words(&letters.text, self.style) {
            let Some(word) = letters.text.get(start..end) else { continue };
            let seen = start + word.trim_end_matches(' ').len();
            let pieces = self.pieces(&letters, levels, start, seen);
            self.place(pieces);
            let blanks = self.pieces(&letters, levels, seen, end);
            self.append(blanks);
            start = end;
        }
        self.end_line();
    }

    /// What stands from `start` to `end`, cut where the font or the direction changes.
    fn pieces(&mut self, letters: &Letters, levels: &[Level], start: usize, end: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut from = start;
        while let Some(text) = letters.text.get(from..end).filter(|text| !text.is_empty()) {
            let part = letters.faces.partition_point(|(ends, _)| *ends <= from);
            let Some((ends, face)) = letters.faces.get(part).copied() else { break };
            let level = levels.get(from).copied().unwrap_or(Level::ltr());
            let mut length = 0;
            for (count, (at, letter)) in text.char_indices().enumerate() {
                let other = levels.get(from + at).is_some_and(|other| *other != level);
                // A mark stays with its letter, unless there are too many to be writing.
                let full = count >= PIECE && (!joins(letter) || count >= 2 * PIECE);
                if count > 0 && (other || full || from + at >= ends) {
                    break;
                }
                length = at + letter.len_utf8();
            }
            let Some(now) = text.get(..length) else { break };
            pieces.push(self.piece(now, face, level));
            from += length;
        }
        if let Some(last) = pieces.last_mut().filter(|last| self.style.digits && !last.blank) {
            last.after = GROUP.1;
        }
        pieces
    }

    fn piece(&mut self, text: &str, face: Face, level: Level) -> Piece {
        let shaped = self.shaper.shaped(text, face, level.is_rtl());
        Piece { shaped, level, after: 0.0, blank: text.chars().all(|letter| letter == ' '), x: 0.0 }
    }

    fn wide(&self, piece: &Piece) -> f32 {
        (piece.shaped.width + piece.after) * self.style.size
    }

    fn append(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            self.filled += self.wide(&piece);
            self.line.push(piece);
        }
    }

    /// Puts a word into this line, into the next, or, where it is longer than one, into as many as it needs.
    fn place(&mut self, pieces: Vec<Piece>) {
        let wide: f32 = pieces.iter().map(|piece| self.wide(piece)).sum();
        if self.filled + wide - self.hanging(&pieces) <= self.width {
            return self.append(pieces);
        }
        if !self.line.is_empty() {
            self.end_line();
        }
        if wide - self.hanging(&pieces) <= self.width {
            return self.append(pieces);
        }
        for mut piece in pieces {
            while self.filled + piece.shaped.width * self.style.size > self.width {
                let room = (self.width - self.filled) / self.style.size;
                let cut =
                    piece.shaped.cut(room).filter(|(_, before)| *before <= room || self.line.is_empty());
                let Some((at, _)) = cut else {
                    if self.line.is_empty() {
                        break;
                    }
                    self.end_line();
                    continue;
                };
                let (head, tail) = piece.shaped.text.split_at(at);
                let (head, tail) = (
                    self.piece(head, piece.shaped.face, piece.level),
                    self.piece(tail, piece.shaped.face, piece.level),
                );
                self.append(vec![head]);
                self.end_line();
                piece = Piece { after: piece.after, ..tail };
            }
            self.append(vec![piece]);
        }
    }

    fn hanging(&self, pieces: &[Piece]) -> f32 {
        pieces.last().map_or(0.0, |last| last.after * self.style.size)
    }

    fn end_line(&mut self) {
        let mut pieces = std::mem::take(&mut self.line);
        self.filled = 0.0;
        // Blanks at the end stand where the line ends, whichever way the words before them run.
        let trailing = pieces.iter().rev().take_while(|piece| piece.blank).count();
        let seen = pieces.len() - trailing;
        for blank in pieces.iter_mut().skip(seen) {
            blank.level = self.base;
        }
        let levels: Vec<_> = pieces.iter().map(|piece| piece.level).collect();
        let wide: Vec<_> = pieces.iter().map(|piece| self.wide(piece)).collect();
        let all: f32 = wide.iter().sum();
        let mut x = if self.base.is_rtl() { self.width - all } else { 0.0 };
        for at in BidiInfo::reorder_visual(&levels) {
            let (Some(piece), Some(wide)) = (pieces.get_mut(at), wide.get(at)) else { continue };
            piece.x = x;
            x += wide;
        }
        let plain = self.shaper.fonts.face(' ', false, None);
        let reaches = pieces.iter().map(|piece| piece.shaped.face).chain(plain).map(Face::reach);
        let (above, below) =
            reaches.fold((0.0_f32, 0.0_f32), |most, one| (most.0.max(one.0), most.1.max(one.1)));
        let width = wide.iter().take(seen).sum();
        let size = self.style.size;
        self.done.push(Line { pieces, size, above: above * size, height: (above + below) * size, width });
    }
}

/// Whether a letter belongs to the one before it.
fn joins(letter: char) -> bool {
    matches!(u32::from(letter),
        0x300..=0x36f | 0x483..=0x489 | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6ed | 0xa01..=0xa03 | 0xa3c..=0xa51
        | 0xa70..=0xa71 | 0xa75 | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x200c | 0x200d | 0x20d0..=0x20ff | 0xfe20..=0xfe2f)
}

impl Piece {
    /// Whether there is room after it.
    pub(super) fn apart(&self) -> bool {
        self.after > 0.0
    }
}
