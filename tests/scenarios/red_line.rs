//! A file that may show somebody under 18 is never taken, shown, copied or exported.

use alongside_core::Error;
use alongside_core::evidence::{Evidence, Under18};
use alongside_core::progress::Progress;
use alongside_core::store::Kind;
use alongside_tests::fixture::reading;

use super::vault::{empty, set_up, term, write};

fn intimate(answer: Option<Under18>, case: alongside_core::ids::RecordId) -> Evidence {
    let mut item = Evidence::new(&reading(), case, term("photo"));
    item.sensitivity = vec![term("intimate")];
    item.under_18 = answer;
    item
}

#[test]
fn an_intimate_file_is_taken_only_after_the_answer_no() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "x");
    let case = vault.case(None).expect("reads").expect("there");
    assert!(matches!(vault.begin_evidence(intimate(None, case), &reading()), Err(Error::AgeQuestion)));
    for answer in [Under18::Yes, Under18::Unsure] {
        assert!(matches!(
            vault.begin_evidence(intimate(Some(answer), case), &reading()),
            Err(Error::Under18)
        ));
    }
    assert_eq!(vault.current(Kind::EVIDENCE).count(), 0, "nothing was written");
    let mut intake = vault.begin_evidence(intimate(Some(Under18::No), case), &reading()).expect("begins");
    intake.write(b"bytes").expect("writes");
    vault.finish_evidence(intake, &reading()).expect("finishes");
}

#[test]
fn one_that_is_held_and_marked_later_is_never_shown_or_copied() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "x");
    let case = vault.case(None).expect("reads").expect("there");
    let mut intake =
        vault.begin_evidence(Evidence::new(&reading(), case, term("photo")), &reading()).expect("begins");
    intake.write(b"bytes").expect("writes");
    let id = vault.finish_evidence(intake, &reading()).expect("finishes").evidence_id;
    assert!(vault.evidence_range(id, 0, 5).is_ok());
    let mark = |item: &mut Evidence| {
        item.sensitivity = vec![term("intimate")];
        item.under_18 = Some(Under18::Unsure);
        Ok(())
    };
    vault.amend(id, mark, term("other"), None, &reading()).expect("marks");
    assert!(matches!(vault.evidence_range(id, 0, 5), Err(Error::Under18)));
    let mut out = Vec::new();
    assert!(matches!(vault.export_evidence(id, &mut out, &Progress::new()), Err(Error::Under18)));
    assert!(out.is_empty());
    // It still counts in the check of what is held: reading it there shows it to nobody.
    assert_eq!(vault.check_evidence(&Progress::new()).expect("checks").checked, 1);
}
