//! The fonts of a page: Noto Sans in regular and bold, and its siblings for Arabic and Gurmukhi letters. They are packed in
//! the program and unpacked once, when something is first drawn.

use std::sync::OnceLock;

use harfrust::{FontRef, ShaperData};
use krilla::text::Font;
use skrifa::MetadataProvider;

use crate::inflate::{Stream, inflated};
use crate::{Error, Result};

include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

/// One of the fonts, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Face(u8);

const REGULAR: Face = Face(0);
const BOLD: Face = Face(1);
const ARABIC: Face = Face(2);
const GURMUKHI: Face = Face(3);

impl Face {
    /// How far a line of it reaches above and below its foot, in parts of its size.
    pub(super) fn reach(self) -> (f32, f32) {
        match self {
            ARABIC => (1.13, 0.62),
            GURMUKHI => (1.08, 0.50),
            _ => (1.03, 0.37),
        }
    }

    /// The language whose letters it has, where there is one alone.
    pub(super) fn language(self) -> Option<&'static str> {
        (self == GURMUKHI).then_some("pa")
    }
}

struct Loaded {
    bytes: &'static [u8],
    font: FontRef<'static>,
    shaper: ShaperData,
}

struct All {
    loaded: Vec<Loaded>,
    /// For each letter of the basic plane, a bit for each font that has it.
    has: Vec<u8>,
}

/// The fonts, with what the drawing of one document needs of them.
pub(super) struct Fonts {
    all: &'static All,
    drawn: Vec<Font>,
}

fn load() -> Option<All> {
    static BYTES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let bytes = BYTES.get_or_init(|| {
        PACKED.iter().map(|(full, packed)| inflated(packed, Stream::Raw, *full, *full).0).collect()
    });
    let mut all = All { loaded: Vec::new(), has: vec![0; 0x1_0000] };
    for (place, bytes) in bytes.iter().enumerate() {
        let font = FontRef::new(bytes).ok()?;
        for (code, glyph) in font.charmap().mappings() {
            let at = usize::try_from(code).ok().and_then(|code| all.has.get_mut(code));
            if let Some(at) = at.filter(|_| glyph.to_u32() != 0) {
                *at |= 1_u8.checked_shl(u32::try_from(place).ok()?)?;
            }
        }
        let shaper = ShaperData::new(&font);
        all.loaded.push(Loaded { bytes, font, shaper });
    }
    Some(all)
}

impl Fonts {
    /// Unpacks them where that was not done yet.
    pub(super) fn new() -> Result<Fonts> {
        static ALL: OnceLock<Option<All>> = OnceLock::new();
        let all = ALL.get_or_init(load).as_ref().ok_or(Error::Internal("fonts"))?;
        let drawn: Option<Vec<_>> = all.loaded.iter().map(|one| Font::new(one.bytes.into(), 0)).collect();
        Ok(Fonts { all, drawn: drawn.ok_or(Error::Internal("fonts"))? })
    }

    fn has(&self, face: Face, letter: char) -> bool {
        let at = usize::try_from(u32::from(letter)).ok().and_then(|code| self.all.has.get(code));
        at.is_some_and(|faces| faces >> face.0 & 1 == 1)
    }

    /// The font for a letter: the one before it where that has it too and the letter belongs to no script of its own, so
    /// that marks and signs stay beside the letters they belong to. Nothing where no font has it.
    pub(super) fn face(&self, letter: char, bold: bool, before: Option<Face>) -> Option<Face> {
        if let Some(before) = before.filter(|face| !letter.is_alphabetic() && self.has(*face, letter)) {
            return Some(before);
        }
        let order = if bold { [BOLD, REGULAR, ARABIC, GURMUKHI] } else { [REGULAR, BOLD, ARABIC, GURMUKHI] };
        order.into_iter().find(|face| self.has(*face, letter))
    }

    /// What shapes text in a font.
    pub(super) fn shaper(&self, face: Face) -> Option<harfrust::Shaper<'_>> {
        let loaded = self.all.loaded.get(usize::from(face.0))?;
        Some(loaded.shaper.shaper(&loaded.font).build())
    }

    /// The font as it is drawn with.
    pub(super) fn drawn(&self, face: Face) -> Option<&Font> {
        self.drawn.get(usize::from(face.0))
    }
}
