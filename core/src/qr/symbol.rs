//! The symbol: which of its modules hold data, and in which order (ISO/IEC 18004, 7.3 to 7.10 and 12).

use super::blocks;

/// The smallest symbol has 21 modules on a side; each version has four more than the one before.
const SIDE_BEFORE_FIRST: usize = 17;
const VERSIONS: std::ops::RangeInclusive<usize> = 1..=40;
/// What the fifteen bits of the format are mixed with, so that they are never all light.
const FORMAT_MASK: u32 = 0x5412;
/// x^10 + x^8 + x^5 + x^4 + x^2 + x + 1: two words of the format differ in at least seven bits.
const FORMAT_GENERATOR: u32 = 0x537;
const FORMAT_MOST_WRONG_BITS: u32 = 3;

/// A square of modules; the closure says whether the module in a row and a column is dark, both under `side`.
pub(super) struct Symbol<'m> {
    pub(super) side: usize,
    pub(super) dark: &'m dyn Fn(usize, usize) -> bool,
}

impl Symbol<'_> {
    /// What it says, after what was misread has been corrected, and the version: bits of data in bytes. Nothing where
    /// its side is that of no symbol, or too much was misread.
    pub(super) fn data(&self) -> Option<(usize, Vec<u8>)> {
        let modules = self.side.checked_sub(SIDE_BEFORE_FIRST)?;
        let version = modules / 4;
        if modules % 4 != 0 || !VERSIONS.contains(&version) {
            return None;
        }
        let (level, mask) = self.format()?;
        let data = blocks::corrected(version, level, &self.codewords(version, mask))?;
        Some((version, data))
    }

    /// The level of correction and the mask, which stand in the symbol twice: that of the 32 words is taken which
    /// either copy is nearest to.
    fn format(&self) -> Option<(usize, u32)> {
        let mut copies = [0, 0];
        for at in 0..15 {
            let (row, column) = match at {
                0..=5 => (8, at),
                6 => (8, 7),
                7 => (8, 8),
                8 => (7, 8),
                _ => (14 - at, 8),
            };
            let other = if at < 7 { (self.side - 1 - at, 8) } else { (8, self.side - 15 + at) };
            for (word, (row, column)) in copies.iter_mut().zip([(row, column), other]) {
                *word = *word << 1 | u32::from((self.dark)(row, column));
            }
        }
        let wrong_bits = |data: u32| {
            let word = format_word(data) ^ FORMAT_MASK;
            copies.iter().map(|copy| (copy ^ word).count_ones()).min().unwrap_or(u32::MAX)
        };
        let data = (0..32).min_by_key(|data| wrong_bits(*data))?;
        let level = usize::try_from(data >> 3).ok()?;
        (wrong_bits(data) <= FORMAT_MOST_WRONG_BITS).then_some((level, data & 7))
    }

    /// The codewords in the order in which they were laid: in columns two wide from the lower right corner, up and down
    /// in turn. Bits that fill no byte are left over.
    fn codewords(&self, version: usize, mask: u32) -> Vec<u8> {
        let alignments = alignments(version, self.side);
        let mut codewords = Vec::new();
        let (mut bits, mut word) = (0_u32, 0);
        let mut upwards = true;
        let mut right = self.side - 1;
        while right > 0 {
            // The column of the timing pattern counts for nothing.
            if right == 6 {
                right = 5;
            }
            for step in 0..self.side {
                let row = if upwards { self.side - 1 - step } else { step };
                for column in [right, right - 1] {
                    if is_reserved(version, self.side, &alignments, row, column) {
                        continue;
                    }
                    word = word << 1 | u8::from((self.dark)(row, column) != is_masked(mask, row, column));
                    bits += 1;
                    if bits % 8 == 0 {
                        codewords.push(word);
                    }
                }
            }
            upwards = !upwards;
            right = right.saturating_sub(2);
        }
        codewords
    }
}

/// The five bits of the format with the ten that secure them.
fn format_word(data: u32) -> u32 {
    let mut rest = data << 10;
    for bit in (0..5).rev() {
        if rest >> (bit + 10) & 1 == 1 {
            rest ^= FORMAT_GENERATOR << bit;
        }
    }
    data << 10 | rest
}

/// The rows, and the columns, in whose crossings alignment patterns have their middles.
fn alignments(version: usize, side: usize) -> Vec<usize> {
    let mut found = Vec::new();
    if version > 1 {
        let count = version / 7 + 2;
        // The one version that the rule does not give.
        let step = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
        found.push(6);
        found.extend((0..count - 1).rev().map(|at| side - 7 - at * step));
    }
    found
}

/// Whether a module is for finding and describing the symbol, and holds no data.
fn is_reserved(version: usize, side: usize, alignments: &[usize], row: usize, column: usize) -> bool {
    // The three finders with the format beside them, and the two lines of the timing pattern.
    let (low, right) = (row + 8 >= side, column + 8 >= side);
    if row == 6 || column == 6 || (row < 9 && (column < 9 || right)) || (low && column < 9) {
        return true;
    }
    if version >= 7 && ((row < 6 && column + 11 >= side) || (column < 6 && row + 11 >= side)) {
        return true;
    }
    let near = |place: usize| alignments.iter().position(|middle| middle.abs_diff(place) <= 2);
    let (Some(down), Some(across)) = (near(row), near(column)) else {
        return false;
    };
    // There is none where a finder is.
    let last = alignments.len() - 1;
    !matches!((down, across), (0, 0)) && (down, across) != (0, last) && (down, across) != (last, 0)
}

/// Whether the mask turned a module over.
fn is_masked(mask: u32, row: usize, column: usize) -> bool {
    let (sum, product) = (row + column, row * column);
    match mask {
        0 => sum % 2 == 0,
        1 => row.is_multiple_of(2),
        2 => column.is_multiple_of(3),
        3 => sum % 3 == 0,
        4 => (row / 2 + column / 3).is_multiple_of(2),
        5 => product % 6 == 0,
        6 => (product % 2 + product % 3) % 2 == 0,
        _ => (product % 3 + sum % 2) % 2 == 0,
    }
}
