//! Text out of the bits of a symbol (ISO/IEC 18004, 7.4).

/// Letters that two of share eleven bits.
const FORTY_FIVE: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The text of a symbol of `version`; nothing where it is cut off, not UTF-8, or in a mode that no text of ours is in
/// (Kanji, codes of several symbols, codes of trade).
pub(super) fn text(version: usize, data: &[u8]) -> Option<String> {
    let mut bits = Bits { data, at: 0 };
    let mut text = Vec::new();
    // A count grows with the version: up to 9, up to 26, beyond.
    let size = match version {
        ..=9 => 0,
        10..=26 => 1,
        _ => 2,
    };
    // Where fewer than four bits are left they end it too.
    while let Some(mode) = bits.take(4) {
        match mode {
            0 => break,
            1 => {
                let mut left = bits.take(10 + 2 * size)?;
                while left > 0 {
                    let digits = left.min(3);
                    let most = 10_u32.pow(digits);
                    bits.symbols(digits * 3 + 1, most, b"0123456789", digits, &mut text)?;
                    left -= digits;
                }
            }
            2 => {
                let mut left = bits.take(9 + 2 * size)?;
                while left > 0 {
                    let letters = left.min(2);
                    bits.symbols(letters * 5 + 1, 45_u32.pow(letters), FORTY_FIVE, letters, &mut text)?;
                    left -= letters;
                }
            }
            4 => {
                for _ in 0..bits.take(if size == 0 { 8 } else { 16 })? {
                    text.push(u8::try_from(bits.take(8)?).ok()?);
                }
            }
            // Which letters the bytes after it are: one to three bytes long. They are UTF-8 or no text of ours.
            7 => {
                let more = match bits.take(8)? {
                    ..=0x7F => 0,
                    0x80..=0xBF => 8,
                    _ => 16,
                };
                bits.take(more)?;
            }
            _ => return None,
        }
    }
    String::from_utf8(text).ok()
}

struct Bits<'d> {
    data: &'d [u8],
    at: usize,
}

impl Bits<'_> {
    /// The next `count` bits as a number; nothing where there are fewer.
    fn take(&mut self, count: u32) -> Option<u32> {
        let mut number = 0;
        for _ in 0..count {
            let byte = self.data.get(self.at / 8)?;
            number = number << 1 | u32::from(*byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(number)
    }

    /// `count` letters out of one number under `most`, the last of them its lowest place.
    fn symbols(
        &mut self,
        bits: u32,
        most: u32,
        letters: &[u8],
        count: u32,
        text: &mut Vec<u8>,
    ) -> Option<()> {
        let number = self.take(bits)?;
        if number >= most {
            return None;
        }
        let base = u32::try_from(letters.len()).ok()?;
        for place in (0..count).rev() {
            let letter = number / base.pow(place) % base;
            text.push(*letters.get(usize::try_from(letter).ok()?)?);
        }
        Some(())
    }
}
