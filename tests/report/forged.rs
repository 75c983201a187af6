//! Who signed is another question than whether it agrees with itself.

use alongside_core::ids::from_hex;
use alongside_core::report::parts::Part;
use alongside_core::report::verify::{Compare, Verdict};
use alongside_tests::fixture::reading;

use super::made::{look, made};
use crate::scenarios::vault::write;

#[test]
fn a_forgery_signed_by_somebody_else_is_one_whenever_a_signer_is_named() {
    let (hers, other) = (made(3, 1), made(3, 1));
    let head = hers.vault.signed_head(&reading()).expect("signs");
    let forged = other.bundle(Part::All);
    let fingerprint = from_hex(&head.fingerprint(), "signer").expect("hex");
    for compare in [Compare::Fingerprint(fingerprint), Compare::Head(head.clone())] {
        let seen = look(&forged, &compare).expect("a bundle");
        assert_eq!(seen.verdict, Verdict::UnknownSigner);
        assert!(seen.signer_checked && !seen.signer_matched);
        let seen = look(&hers.bundle(Part::All), &compare).expect("a bundle");
        assert_eq!(seen.verdict, Verdict::Intact);
        assert!(seen.signer_checked && seen.signer_matched);
    }
    let seen = look(&forged, &Compare::Nothing).expect("a bundle");
    assert_eq!((seen.verdict, seen.signer_checked), (Verdict::Intact, false));
}

#[test]
fn an_earlier_head_shows_what_was_written_anew_since() {
    let mut made = made(2, 0);
    let earlier = made.vault.signed_head(&reading()).expect("signs");
    write(&mut made.vault, "one more");
    let seen = look(&made.bundle(Part::All), &Compare::Head(earlier.clone())).expect("a bundle");
    assert_eq!(seen.verdict, Verdict::Intact);
    // The same key with another past: what an earlier head of that number does not lead to.
    let mut other = earlier.clone();
    other.link.0[0] ^= 1;
    let seen = look(&made.bundle(Part::All), &Compare::Head(other)).expect("a bundle");
    assert_eq!(seen.verdict, Verdict::Changed);
    // A head from later says whose it is, and no more.
    let bundle = made.bundle(Part::All);
    write(&mut made.vault, "and another");
    let later = made.vault.signed_head(&reading()).expect("signs");
    let seen = look(&bundle, &Compare::Head(later)).expect("a bundle");
    assert_eq!((seen.verdict, seen.signer_matched), (Verdict::Intact, true));
}
