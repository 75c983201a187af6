//! Reports that somebody brings: any bytes as a ZIP, as a sealed one, or as the files of a bundle, and as a head in a message.

use std::io::Read;

use alongside_core::Result;
use alongside_core::anchors::{head_from_text, head_to_text};
use alongside_core::progress::Progress;
use alongside_core::report::bundle::{CHAIN, HEAD, MANIFEST, PUBLIC_KEY, RECORD, SIGNATURE};
use alongside_core::report::container::zip_reading::Fault;
use alongside_core::report::container::{Bundle, ZipBundle};
use alongside_core::report::sealed::{AesZip, Passphrase, is_sealed};
use alongside_core::report::verify::{Compare, Verdict, Verified, verify};

use crate::held::Held;

/// Between two files of a bundle: in no text, and in no head that the corpus holds.
const BETWEEN: &[u8] = b"\xff\xfe\xff";
const FILES: [&str; 6] = [RECORD, CHAIN, HEAD, PUBLIC_KEY, MANIFEST, SIGNATURE];
const WORDS: &str = "legal winner thank year wave sausage worth";

/// The files of a bundle, each any bytes.
struct Files<'b>(Vec<(&'static str, &'b [u8])>);

impl Bundle for Files<'_> {
    fn each(&mut self, visit: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>) -> Result<Option<Fault>> {
        for (name, mut content) in self.0.iter().copied() {
            visit(name, &mut content)?;
        }
        Ok(None)
    }
}

fn looked(bundle: &mut dyn Bundle) -> Option<Verified> {
    let seen = verify(bundle, &Compare::Nothing, &Progress::new()).ok()?;
    assert!(!seen.signer_matched, "nobody was named");
    if seen.verdict == Verdict::Intact {
        assert!(seen.signature_holds && seen.chain_holds && seen.container.is_none());
    }
    Some(seen)
}

/// The first byte chooses what the rest is.
pub(crate) fn bundle(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else { return };
    match how % 4 {
        0 => drop(looked(&mut ZipBundle(Held(rest)))),
        1 => {
            let _ = is_sealed(&mut Held(rest));
            let words = Passphrase::parse(WORDS).expect("a passphrase");
            drop(looked(&mut AesZip::new(Held(rest), words)));
        }
        2 => {
            let parts = split(rest);
            drop(looked(&mut Files(FILES.into_iter().zip(parts).collect())));
        }
        _ => {
            if let Ok(head) = head_from_text(rest) {
                assert_eq!(head_from_text(head_to_text(&head).as_bytes()).expect("its own text"), head);
            }
        }
    }
}

fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}
