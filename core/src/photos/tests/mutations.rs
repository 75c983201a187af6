//! Samples that were changed at random: nothing panics, and nothing that is not clean is called clean.

use super::*;

/// A generator whose numbers are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// One change: a bit, a byte, a word that lies, a block copied, cut out or put in, the end cut off.
fn change(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    if bytes.is_empty() {
        return;
    }
    let at = numbers.below(bytes.len());
    match numbers.below(8) {
        0 => bytes[at] ^= 1 << numbers.below(8),
        1 => bytes[at] = [0, 0xff, 0x7f, 1][numbers.below(4)],
        2 | 3 => {
            let length = u32::try_from(bytes.len()).unwrap();
            let word = [0, 1, 7, 8, 0xffff_ffff, 0x7fff_ffff, length, length - 1][numbers.below(8)];
            let word = if numbers.below(2) == 0 { word.to_be_bytes() } else { word.to_le_bytes() };
            bytes::put(bytes, at, &word);
        }
        4 => {
            let block = bytes[at..(at + numbers.below(64)).min(bytes.len())].to_vec();
            let to = numbers.below(bytes.len());
            bytes::put(bytes, to, &block);
        }
        5 => {
            let end = (at + numbers.below(64)).min(bytes.len());
            bytes.drain(at..end);
        }
        6 => {
            let block = vec![bytes[at]; numbers.below(32)];
            bytes.splice(at..at, block);
        }
        _ => bytes.truncate(at),
    }
}

/// Runs so many cases. Each begins at a sample and takes up to four changes.
fn run(cases: usize, seed: u64) -> usize {
    let samples: Vec<(String, Vec<u8>)> =
        names("").into_iter().chain(names("hostile")).map(|name| (name.clone(), sample(&name))).collect();
    let small: Vec<_> =
        samples.iter().filter(|(name, bytes)| bytes.len() < 60_000 && !name.contains("deep")).collect();
    let mut numbers = Numbers(seed);
    let mut copies = 0;
    for case in 0..cases {
        let (name, original) = small[numbers.below(small.len())];
        let mut bytes = original.clone();
        for _ in 0..=numbers.below(4) {
            change(&mut bytes, &mut numbers);
        }
        let _ = scan_bytes(&bytes, "");
        copies += usize::from(cleaned(&format!("case {case} of {seed:x}, {name}"), &bytes).is_some());
    }
    copies
}

#[test]
fn changed_samples_never_panic_and_never_give_a_copy_that_is_not_clean() {
    let cases =
        std::env::var("ALONGSIDE_PHOTO_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(50_000);
    assert!(run(cases, 0x5eed_0f9a) > cases / 4, "most changes leave a picture that can be cleaned");
}
