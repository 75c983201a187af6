//! The blocks that codewords are dealt out to, and the Reed-Solomon code that corrects each (ISO/IEC 18004, 7.5 and
//! annex B). Multiplied by shifting: tables would be quicker, and larger than all the rest.

/// For each version and level (M, L, H, Q, as the format numbers them): how many codewords of a block are for
/// correction, and how many blocks there are (table 9).
pub(super) const BLOCKS: [[(u8, u8); 4]; 40] = [
    [(10, 1), (7, 1), (17, 1), (13, 1)],
    [(16, 1), (10, 1), (28, 1), (22, 1)],
    [(26, 1), (15, 1), (22, 2), (18, 2)],
    [(18, 2), (20, 1), (16, 4), (26, 2)],
    [(24, 2), (26, 1), (22, 4), (18, 4)],
    [(16, 4), (18, 2), (28, 4), (24, 4)],
    [(18, 4), (20, 2), (26, 5), (18, 6)],
    [(22, 4), (24, 2), (26, 6), (22, 6)],
    [(22, 5), (30, 2), (24, 8), (20, 8)],
    [(26, 5), (18, 4), (28, 8), (24, 8)],
    [(30, 5), (20, 4), (24, 11), (28, 8)],
    [(22, 8), (24, 4), (28, 11), (26, 10)],
    [(22, 9), (26, 4), (22, 16), (24, 12)],
    [(24, 9), (30, 4), (24, 16), (20, 16)],
    [(24, 10), (22, 6), (24, 18), (30, 12)],
    [(28, 10), (24, 6), (30, 16), (24, 17)],
    [(28, 11), (28, 6), (28, 19), (28, 16)],
    [(26, 13), (30, 6), (28, 21), (28, 18)],
    [(26, 14), (28, 7), (26, 25), (26, 21)],
    [(26, 16), (28, 8), (28, 25), (30, 20)],
    [(26, 17), (28, 8), (30, 25), (28, 23)],
    [(28, 17), (28, 9), (24, 34), (30, 23)],
    [(28, 18), (30, 9), (30, 30), (30, 25)],
    [(28, 20), (30, 10), (30, 32), (30, 27)],
    [(28, 21), (26, 12), (30, 35), (30, 29)],
    [(28, 23), (28, 12), (30, 37), (28, 34)],
    [(28, 25), (30, 12), (30, 40), (30, 34)],
    [(28, 26), (30, 13), (30, 42), (30, 35)],
    [(28, 28), (30, 14), (30, 45), (30, 38)],
    [(28, 29), (30, 15), (30, 48), (30, 40)],
    [(28, 31), (30, 16), (30, 51), (30, 43)],
    [(28, 33), (30, 17), (30, 54), (30, 45)],
    [(28, 35), (30, 18), (30, 57), (30, 48)],
    [(28, 37), (30, 19), (30, 60), (30, 51)],
    [(28, 38), (30, 19), (30, 63), (30, 53)],
    [(28, 40), (30, 20), (30, 66), (30, 56)],
    [(28, 43), (30, 21), (30, 70), (30, 59)],
    [(28, 45), (30, 22), (30, 74), (30, 62)],
    [(28, 47), (30, 24), (30, 77), (30, 65)],
    [(28, 49), (30, 25), (30, 81), (30, 68)],
];
/// No block has more codewords for correction than 30; a few more make room for what is shifted.
const ROOM: usize = 32;
type Polynomial = [u8; ROOM];
/// One over the generator of the field.
const GENERATOR_INVERSE: u8 = 0x8E;

/// The codewords of data, each block corrected; nothing where one can't be.
pub(super) fn corrected(version: usize, level: usize, codewords: &[u8]) -> Option<Vec<u8>> {
    let (checks, count) = *BLOCKS.get(version.checked_sub(1)?)?.get(level)?;
    let (checks, count) = (usize::from(checks), usize::from(count));
    let all_data = codewords.len().checked_sub(checks * count)?;
    // The last blocks have a codeword of data more.
    let (short, long) = (all_data / count, all_data % count);
    let mut data = Vec::with_capacity(all_data);
    for block in 0..count {
        let mut dealt: Vec<u8> =
            codewords.iter().take(short * count).skip(block).step_by(count).copied().collect();
        if let Some(among_long) = (block + long).checked_sub(count) {
            dealt.push(*codewords.get(short * count + among_long)?);
        }
        let of_data = dealt.len();
        dealt.extend(codewords.iter().skip(all_data + block).step_by(count));
        correct(&mut dealt, checks)?;
        data.extend(dealt.iter().take(of_data));
    }
    Some(data)
}

/// Corrects up to half as many codewords as there are `checks`, which stand at the end.
fn correct(block: &mut [u8], checks: usize) -> Option<()> {
    let syndromes = syndromes(block, checks);
    if syndromes == [0; ROOM] {
        return Some(());
    }
    let (locator, wrong) = locator(&syndromes, checks);
    if wrong * 2 > checks {
        return None;
    }
    let mut evaluator = [0; ROOM];
    for (at, term) in evaluator.iter_mut().enumerate().take(checks) {
        for (one, other) in locator.iter().zip(syndromes.iter().take(at + 1).rev()) {
            *term ^= times(*one, *other);
        }
    }
    // Odd powers lose one; even ones cancel out, for one and one is nothing here.
    let mut derivative = [0; ROOM];
    for (term, from) in derivative.iter_mut().zip(locator.iter().skip(1)).step_by(2) {
        *term = *from;
    }
    let mut found = 0;
    let mut place_inverse = 1;
    for codeword in block.iter_mut().rev() {
        if value(&locator, place_inverse) == 0 {
            let slope = times(value(&derivative, place_inverse), place_inverse);
            *codeword ^= times(value(&evaluator, place_inverse), inverse(slope));
            found += 1;
        }
        place_inverse = times(place_inverse, GENERATOR_INVERSE);
    }
    // More was wrong than can be told where as many places are not found, or the corrected block is none.
    (found == wrong && self::syndromes(block, checks) == [0; ROOM]).then_some(())
}

/// All nothing for a block that is as it was made.
fn syndromes(block: &[u8], checks: usize) -> Polynomial {
    let mut syndromes = [0; ROOM];
    let mut root = 1;
    for syndrome in syndromes.iter_mut().take(checks) {
        *syndrome = block.iter().fold(0, |sum, codeword| times(sum, root) ^ codeword);
        root = times(root, 2);
    }
    syndromes
}

/// The shortest polynomial that tells each syndrome from those before it (Berlekamp and Massey), and its length: its
/// roots are the places of what is wrong.
fn locator(syndromes: &Polynomial, checks: usize) -> (Polynomial, usize) {
    let mut locator = [0; ROOM];
    locator[0] = 1;
    let mut before = locator;
    let (mut length, mut shift, mut difference_before) = (0, 1, 1);
    for round in 0..checks {
        let told = syndromes.iter().take(round + 1).rev().zip(&locator).take(length + 1);
        let difference = told.fold(0, |sum, (syndrome, term)| sum ^ times(*syndrome, *term));
        if difference == 0 {
            shift += 1;
            continue;
        }
        let factor = times(difference, inverse(difference_before));
        let unchanged = locator;
        for (term, from) in locator.iter_mut().skip(shift).zip(&before) {
            *term ^= times(factor, *from);
        }
        if length * 2 <= round {
            length = round + 1 - length;
            before = unchanged;
            difference_before = difference;
            shift = 1;
        } else {
            shift += 1;
        }
    }
    (locator, length)
}

fn value(polynomial: &Polynomial, at: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, term| times(sum, at) ^ term)
}

/// In the field of 256 that x^8 + x^4 + x^3 + x^2 + 1 makes.
fn times(mut one: u8, mut other: u8) -> u8 {
    let mut product = 0;
    while other > 0 {
        if other & 1 == 1 {
            product ^= one;
        }
        one = (one << 1) ^ ((one >> 7) * 0x1D);
        other >>= 1;
    }
    product
}

/// One over it: its power 254, for its power 255 is one. Nothing for nothing.
fn inverse(of: u8) -> u8 {
    (0..254).fold(1, |power, _| times(power, of))
}
