//! Draws a text as a QR code: dark and light modules, for a face to paint.

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

use crate::error::{Error, Refusal, Result};

/// Modules of white margin on each side that a camera needs (ISO/IEC 18004, 9.1). They are no part of [`DrawnCode`].
pub const MARGIN_MODULES: usize = 4;

/// The largest version there is (ISO/IEC 18004, 7.1).
const VERSIONS: i16 = 40;

/// The modules of a code of level M, the smallest that the text fits into as bytes.
#[derive(Clone)]
pub struct DrawnCode {
    side: usize,
    modules: Vec<Color>,
}

impl std::fmt::Debug for DrawnCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DrawnCode({} modules wide)", self.side)
    }
}

impl DrawnCode {
    /// Draws `text`. `Invalid` where no code holds it: over 2,331 bytes.
    pub fn of(text: &str) -> Result<Self> {
        let too_long = || Error::invalid("qr", Refusal::TooLong);
        // Links are letters of both cases: no way to write them is shorter than bytes.
        let bits = (1..=VERSIONS).find_map(|version| {
            let mut bits = Bits::new(Version::Normal(version));
            bits.push_byte_data(text.as_bytes()).ok()?;
            bits.push_terminator(EcLevel::M).ok()?;
            Some(bits)
        });
        let code = QrCode::with_bits(bits.ok_or_else(too_long)?, EcLevel::M).map_err(|_| too_long())?;
        Ok(DrawnCode { side: code.width(), modules: code.into_colors() })
    }

    /// Modules of a side, 21 to 177.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether the module in that column and row is dark; what lies outside is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let within = x < self.side && y < self.side;
        let at = y.saturating_mul(self.side).saturating_add(x);
        within && self.modules.get(at) == Some(&Color::Dark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_as_small_as_the_text_allows() {
        // Of level M, version 1 holds 14 bytes and version 2 holds 26 (ISO/IEC 18004, table 7).
        assert_eq!(DrawnCode::of(&"x".repeat(14)).expect("fits").side(), 21);
        assert_eq!(DrawnCode::of(&"x".repeat(15)).expect("fits").side(), 25);
        assert_eq!(DrawnCode::of(&"x".repeat(26)).expect("fits").side(), 25);
        assert_eq!(DrawnCode::of(&"x".repeat(27)).expect("fits").side(), 29);
        assert_eq!(DrawnCode::of(&"x".repeat(2331)).expect("fits").side(), 177);
        assert!(DrawnCode::of(&"x".repeat(2332)).is_err());
    }

    #[test]
    fn a_finder_stands_in_three_corners_and_nothing_outside() {
        let code = DrawnCode::of("https://along.invalid/#aB3_-").expect("fits");
        let last = code.side() - 7;
        for (left, top) in [(0, 0), (last, 0), (0, last)] {
            for at in 0..7 {
                assert!(code.is_dark(left + at, top) && code.is_dark(left, top + at));
            }
            assert!(!code.is_dark(left + 1, top + 1) && code.is_dark(left + 3, top + 3));
        }
        assert!(!code.is_dark(code.side(), 0) && !code.is_dark(0, code.side()));
    }
}
