//! Symbols of every version, level and mask, made by another crate's encoder, whole and damaged.

use qrcode::bits::Bits;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::ec::construct_codewords;
use qrcode::{Color, EcLevel, Version};

use super::blocks::BLOCKS;
use super::said;

const LEVELS: [EcLevel; 4] = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H];
const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// Codewords of data and for correction, as they are laid.
struct Made {
    version: i16,
    level: EcLevel,
    data: Vec<u8>,
    checks: Vec<u8>,
}

impl Made {
    /// Of `text`, in the modes that make it shortest.
    fn of(text: &str, version: i16, level: EcLevel) -> Self {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_optimal_data(text.as_bytes()).expect("fits");
        Self::ended(bits, version, level)
    }

    fn ended(mut bits: Bits, version: i16, level: EcLevel) -> Self {
        bits.push_terminator(level).expect("fits");
        let (data, checks) =
            construct_codewords(&bits.into_bytes(), Version::Normal(version), level).expect("a version");
        Self { version, level, data, checks }
    }

    fn read(&self, mask: MaskPattern) -> Option<String> {
        let (side, modules) = self.modules(mask);
        said(side, &|row, column| modules[row * side + column])
    }

    fn modules(&self, mask: MaskPattern) -> (usize, Vec<bool>) {
        let mut canvas = Canvas::new(Version::Normal(self.version), self.level);
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&self.data, &self.checks);
        canvas.apply_mask(mask);
        let side = usize::try_from(Version::Normal(self.version).width()).expect("a size");
        (side, canvas.into_colors().into_iter().map(|colour| colour == Color::Dark).collect())
    }

    /// How many codewords of a block may be wrong.
    fn most_wrong(&self) -> usize {
        self.checks.len() / self.blocks() / 2
    }

    fn blocks(&self) -> usize {
        let level = match self.level {
            EcLevel::M => 0,
            EcLevel::L => 1,
            EcLevel::H => 2,
            EcLevel::Q => 3,
        };
        usize::from(BLOCKS[usize::try_from(self.version).expect("small") - 1][level].1)
    }

    /// So many codewords of each block other than they were, data and checks in turn.
    fn damaged(mut self, wrong: usize, seed: usize) -> Self {
        let blocks = self.blocks();
        for block in 0..blocks {
            for nth in 0..wrong {
                let stream = if nth % 2 == 0 { &mut self.data } else { &mut self.checks };
                // One row of codewords has one of each block; the last one may be cut.
                let rows = stream.len() / blocks;
                let row = (nth / 2 + seed) % rows;
                stream[row * blocks + block] ^= u8::try_from(nth * 37 % 255 + 1).expect("under 256");
            }
        }
        self
    }
}

/// Letters of all three modes, as many as a symbol of this version holds at any level.
fn text(version: i16) -> String {
    let long = usize::try_from(version * version / 2 + version).expect("small");
    "https://a.b/#éA1 8051977 ZEBRA-9$".chars().cycle().take(long.min(600)).collect()
}

#[test]
fn every_version_level_and_mask_is_read() {
    for version in 1..=40 {
        for level in LEVELS {
            let text = text(version);
            let made = Made::of(&text, version, level);
            for mask in MASKS {
                assert_eq!(made.read(mask).as_deref(), Some(text.as_str()), "{version} {level:?} {mask:?}");
            }
        }
    }
}

#[test]
fn each_block_bears_half_as_many_wrong_codewords_as_it_has_checks_and_no_more() {
    for version in 1..=40 {
        for level in LEVELS {
            let text = text(version);
            for seed in 0..3 {
                let most = Made::of(&text, version, level).most_wrong();
                let at_most = Made::of(&text, version, level).damaged(most, seed);
                let read = at_most.read(MaskPattern::Fields);
                assert_eq!(read.as_deref(), Some(text.as_str()), "{version} {level:?} {most}");
                let beyond = Made::of(&text, version, level).damaged(most + 1, seed);
                assert_ne!(beyond.read(MaskPattern::Fields), Some(text.clone()), "{version} {level:?}");
            }
        }
    }
}

#[test]
fn either_copy_of_the_format_will_do_and_three_of_its_bits_may_be_wrong() {
    let made = Made::of("pair", 2, EcLevel::M);
    let (side, modules) = made.modules(MaskPattern::Meadow);
    let first: Vec<_> = (0..6).map(|at| (8, at)).chain((0..6).map(|at| (at, 8))).collect();
    let second: Vec<_> =
        (0..7).map(|at| (side - 1 - at, 8)).chain((0..8).map(|at| (8, side - 1 - at))).collect();
    let read = |wrong: &[(usize, usize)]| {
        said(side, &|row, column| modules[row * side + column] != wrong.contains(&(row, column)))
    };
    assert_eq!(read(&first).as_deref(), Some("pair"));
    assert_eq!(read(&[&first[2..5], &second[4..7]].concat()).as_deref(), Some("pair"));
    assert_eq!(read(&second).as_deref(), Some("pair"));
    let both = [first.as_slice(), &second].concat();
    assert_ne!(read(&both).as_deref(), Some("pair"));
}

#[test]
fn text_is_read_in_every_mode_of_ours_and_in_no_other() {
    let read = |write: &dyn Fn(&mut Bits)| {
        let mut bits = Bits::new(Version::Normal(5));
        write(&mut bits);
        Made::ended(bits, 5, EcLevel::L).read(MaskPattern::Diamonds)
    };
    for digits in ["7", "07", "007", "0070", "98765432109876543210"] {
        let read = read(&|bits| bits.push_numeric_data(digits.as_bytes()).expect("fits"));
        assert_eq!(read.as_deref(), Some(digits));
    }
    for letters in ["A", "A:", "A/9 $%*+-./:"] {
        let read = read(&|bits| bits.push_alphanumeric_data(letters.as_bytes()).expect("fits"));
        assert_eq!(read.as_deref(), Some(letters));
    }
    // UTF-8 by its number, in each length of numbers.
    for number in [26, 9_999, 999_999] {
        let read = read(&|bits| {
            bits.push_eci_designator(number).expect("fits");
            bits.push_byte_data("ö".as_bytes()).expect("fits");
        });
        assert_eq!(read.as_deref(), Some("ö"), "{number}");
    }
    assert_eq!(read(&|bits| bits.push_byte_data(&[0xFF, 0xFE]).expect("fits")), None);
    assert_eq!(read(&|bits| bits.push_kanji_data(&[0x93, 0x5F]).expect("fits")), None);
    assert_eq!(read(&|bits| bits.push_fnc1_first_position().expect("fits")), None);
    assert_eq!(read(&|_| ()).as_deref(), Some(""));
}

#[test]
fn no_square_of_anything_stops_it() {
    let mut state = 1_u64;
    for side in (0..200).chain([usize::MAX]) {
        for all in [Some(false), Some(true), None] {
            let dark = |row: usize, column: usize| {
                let mixed = (row.wrapping_mul(31) ^ column.wrapping_mul(17) ^ side).wrapping_mul(0x9E37_79B9);
                all.unwrap_or(mixed & 0x100 != 0)
            };
            assert_eq!(said(side, &dark), None, "{side}");
        }
    }
    // The finders and the format of a symbol, with noise for data.
    for version in [1, 6, 7, 14, 32, 40] {
        let made = Made::of("pair", version, EcLevel::Q);
        let (side, modules) = made.modules(MaskPattern::Fields);
        for _ in 0..20 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let noise = |row: usize, column: usize| {
                let mixed = u64::try_from(row * side + column).expect("small").wrapping_mul(state) >> 40;
                let data = row > 8 && column > 8;
                if data { mixed & 1 == 1 } else { modules[row * side + column] }
            };
            assert_eq!(said(side, &noise), None);
        }
    }
}
