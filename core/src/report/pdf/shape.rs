//! Letters become signs of a font, joined and placed as their script asks. Words come again and again, so what was shaped
//! once is kept.

use std::collections::HashMap;
use std::rc::Rc;

use harfrust::{BufferFlags, Direction, ShapeOptions, UnicodeBuffer};
use krilla::text::{GlyphId, KrillaGlyph};

use super::fonts::{Face, Fonts};
use super::letters::{number_of, silent};

/// How many words are kept before all are let go.
const KEPT: usize = 20_000;

/// A word or what is between words, in one font and one direction, in parts of its size.
#[derive(Debug)]
pub(super) struct Shaped {
    pub(super) face: Face,
    pub(super) text: String,
    /// From left to right.
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) width: f32,
}

/// Shapes, and remembers.
pub(super) struct Shaper {
    pub(super) fonts: Fonts,
    known: HashMap<(Face, bool), HashMap<Box<str>, Rc<Shaped>>>,
    kept: usize,
}

/// A measure of a font, which is a whole number of thousandths.
fn part(units: i32) -> f32 {
    f32::from(i16::try_from(units).unwrap_or(i16::MAX)) / 1000.0
}

impl Shaper {
    pub(super) fn new(fonts: Fonts) -> Shaper {
        Shaper { fonts, known: HashMap::new(), kept: 0 }
    }

    /// `text` in `face`, from right to left where `back` says so.
    pub(super) fn shaped(&mut self, text: &str, face: Face, back: bool) -> Rc<Shaped> {
        if let Some(known) = self.known.get(&(face, back)).and_then(|words| words.get(text)) {
            return known.clone();
        }
        // What only said how letters run has done so by now; what joins them is still needed.
        let mut drawn: String = text
            .chars()
            .filter(|letter| !silent(*letter) || matches!(letter, '\u{200c}' | '\u{200d}'))
            .collect();
        let mut glyphs = self.glyphs(&drawn, face, back);
        if glyphs.iter().any(|glyph| glyph.glyph_id.to_u32() == 0) {
            // A sign that the font holds alone and not in this place. What stands for it has letters of the first font.
            drawn = drawn.chars().map(number_of).collect();
            let plain = self.fonts.face('U', false, None).unwrap_or(face);
            glyphs = self.glyphs(&drawn, plain, false);
        }
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        let shaped = Rc::new(Shaped { face, text: drawn, glyphs, width });
        if self.kept >= KEPT {
            self.known.clear();
            self.kept = 0;
        }
        self.kept = self.kept.saturating_add(1);
        self.known.entry((face, back)).or_default().insert(text.into(), shaped.clone());
        shaped
    }

    fn glyphs(&self, text: &str, face: Face, back: bool) -> Vec<KrillaGlyph> {
        let Some(shaper) = self.fonts.shaper(face).filter(|_| !text.is_empty()) else {
            return Vec::new();
        };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if back { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let buffer = shaper.shape(buffer, ShapeOptions::new());
        let start = |cluster: u32| usize::try_from(cluster).unwrap_or(text.len());
        let mut starts: Vec<_> = buffer.glyph_infos().iter().map(|info| start(info.cluster)).collect();
        starts.sort_unstable();
        starts.dedup();
        let end = |cluster: u32| {
            let next = starts.partition_point(|other| *other <= start(cluster));
            starts.get(next).copied().unwrap_or(text.len())
        };
        let both = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        both.map(|(info, place)| {
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(place.x_advance),
                part(place.x_offset),
                part(place.y_offset),
                0.0,
                start(info.cluster)..end(info.cluster),
                None,
            )
        })
        .collect()
    }
}

impl Shaped {
    /// Where it can be cut so that what comes before is at most `width` wide: at least one letter and less than all.
    pub(super) fn cut(&self, width: f32) -> Option<(usize, f32)> {
        let mut letters: Vec<(usize, f32)> = Vec::new();
        let mut glyphs: Vec<_> = self.glyphs.iter().collect();
        glyphs.sort_by_key(|glyph| glyph.text_range.start);
        for glyph in glyphs {
            match letters.last_mut().filter(|last| last.0 == glyph.text_range.end) {
                Some(last) => last.1 += glyph.x_advance,
                None => letters.push((glyph.text_range.end, glyph.x_advance)),
            }
        }
        letters.pop();
        let mut before = 0.0;
        let mut found = None;
        for (end, advance) in letters {
            before += advance;
            if before > width && found.is_some() {
                break;
            }
            found = Some((end, before));
        }
        found
    }
}
